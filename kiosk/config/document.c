#include "config/document.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const struct config_mark *config_document_mark(const config_setting_t *setting)
{
    return config_setting_get_hook(setting);
}

static bool is_same_name(const struct config_document *document, const struct config_mark *mark,
                         const char *name)
{
    size_t len = name ? strlen(name) : 0;
    return len == mark->name_len &&
           (len == 0 || memcmp(document->text.text + mark->name, name, len) == 0);
}

/*
 * Hangs each mark on its setting: both stand in the order they were written. If they should ever
 * differ, the settings from there on keep libconfig's line.
 */
static void attach_marks(struct config_document *document)
{
    struct {
        config_setting_t *setting;
        int next;
    } path[CONFIG_DEPTH_MAX + 2] = {{config_root_setting(&document->tree), 0}};
    size_t depth = 0, used = 0;
    for (;;) {
        config_setting_t *parent = path[depth].setting;
        if (path[depth].next == config_setting_length(parent)) {
            if (depth-- == 0)
                return;
            continue;
        }
        config_setting_t *child = config_setting_get_elem(parent, (unsigned)path[depth].next++);
        if (used == document->scan.count ||
            !is_same_name(document, &document->scan.marks[used], config_setting_name(child)))
            return;
        config_setting_set_hook(child, &document->scan.marks[used++]);
        if (config_setting_is_aggregate(child) && depth + 1 < CONFIG_DEPTH_MAX + 2) {
            path[++depth].setting = child;
            path[depth].next = 0;
        }
    }
}

static void report_syntax(const struct config_document *document)
{
    const char *text = config_error_text(&document->tree);
    const char *chinese = "写法有误，请检查这一行和上一行的引号、逗号、分号、括号";
    if (text && strstr(text, "duplicate"))
        chinese = "同一组里有两个相同的键，请删去一个";
    else if (text && strstr(text, "array"))
        chinese =
            "方括号 [ ] 里的值必须同一种类（都是整数、都是小数或都是文字；混写时把 1 写成 1.0）";
    config_report_error(document->report, document->file, config_error_line(&document->tree), 1,
                        "%s %s: look at the quotes, commas, semicolons and brackets of this line "
                        "and the one above",
                        chinese, text ? text : "syntax error");
}

static void begin(struct config_document *document, const char *file, struct config_report *report)
{
    *document = (struct config_document){.file = file, .report = report};
    config_init(&document->tree);
}

/* Makes settings of the document's text, which is decoded. */
static bool parse(struct config_document *document)
{
    struct err err = {0};
    struct config_place place = {0, 0};
    if (!config_text_normalise(&document->text, &place, &err)) {
        config_report_error(document->report, document->file, place.line, place.column, "%s",
                            err.text);
        return false;
    }
    if (!config_scan_text(&document->text, document->file, &document->scan, document->report))
        return false;
    if (!config_read_string(&document->tree, document->text.text)) {
        report_syntax(document);
        return false;
    }
    attach_marks(document);
    return true;
}

bool config_document_open(struct config_document *document, const char *path,
                          struct config_report *report, bool *out_is_missing)
{
    struct err err = {0};
    begin(document, path, report);
    bool is_read = config_text_read(path, &document->text, &err);
    *out_is_missing = !is_read && err.code == ERR_GONE;
    if (!is_read && !*out_is_missing)
        config_report_error(report, path, 0, 0, "%s", err.text);
    return is_read && parse(document);
}

bool config_document_open_bytes(struct config_document *document, const char *bytes, size_t len,
                                const char *file, struct config_report *report)
{
    struct err err = {0};
    begin(document, file, report);
    if (config_text_decode(bytes, len, &document->text, &err))
        return parse(document);
    config_report_error(report, file, 0, 0, "%s", err.text);
    return false;
}

void config_document_finish(struct config_document *document)
{
    config_destroy(&document->tree);
    config_scan_finish(&document->scan);
    config_text_finish(&document->text);
}

struct config_place config_document_place(const struct config_document *document,
                                          const config_setting_t *setting)
{
    const struct config_mark *mark = config_document_mark(setting);
    if (mark)
        return document->text.places[mark->name_len ? mark->name : mark->value];
    return (struct config_place){config_setting_source_line(setting), 1};
}

struct config_spot config_document_spot(const struct config_document *document,
                                        const config_setting_t *group, const char *key)
{
    const config_setting_t *setting = config_setting_get_member(group, key);
    if (!setting)
        return (struct config_spot){0, 0};
    struct config_place place = config_document_place(document, setting);
    return (struct config_spot){place.line, place.column};
}

void config_document_error(const struct config_document *document, const config_setting_t *setting,
                           const char *format, ...)
{
    struct config_place place = config_document_place(document, setting);
    char *text = NULL;
    va_list args;
    va_start(args, format);
    int len = vasprintf(&text, format, args);
    va_end(args);
    config_report_error(document->report, document->file, place.line, place.column, "%s%s",
                        document->subject ? document->subject : "", len >= 0 ? text : "");
    free(text);
}

void config_document_warning(const struct config_document *document,
                             const config_setting_t *setting, const char *format, ...)
{
    struct config_place place = config_document_place(document, setting);
    char *text = NULL;
    va_list args;
    va_start(args, format);
    int len = vasprintf(&text, format, args);
    va_end(args);
    config_report_warning(document->report, document->file, place.line, place.column, "%s%s",
                          document->subject ? document->subject : "", len >= 0 ? text : "");
    free(text);
}
