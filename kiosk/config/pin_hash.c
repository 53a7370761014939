/*
 * Writing one value into an operator's kiosk.cfg: the place is found in the parsed text, the change
 * is made in the file's own text (as UTF-8, line ends kept). Comments and all else stay.
 */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "config/config.h"
#include "config/decode.h"
#include "config/document.h"

struct edit {
    size_t from, to;             /* bytes of the file's text to be replaced */
    const char *before, *behind; /* put around the hash */
};

static bool is_hash(const char *hash)
{
    static const char prefix[] = "$argon2id$";
    struct config_kiosk kiosk;
    size_t len = strlen(hash);
    if (len == 0)
        return true;
    return len < sizeof(kiosk.staff.pin_hash) && strncmp(hash, prefix, strlen(prefix)) == 0 &&
           strspn(hash, "$,=+/_-.0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ") ==
               len;
}

/* The offset of a place (as config/text counts: carriage returns are nothing) in text. */
static size_t offset_of(const char *text, struct config_place place)
{
    size_t at = 0;
    uint32_t point;
    size_t len = strlen(text);
    for (int line = 1; line < place.line && at < len; at++)
        line += text[at] == '\n';
    for (int column = 1; column < place.column && at < len;) {
        at += utf8_decode(text + at, len - at, &point);
        column += point != '\r';
    }
    return at;
}

static bool find_edit(const struct config_document *document, const char *text, struct edit *edit,
                      struct err *err)
{
    const struct config_place *places = document->text.places;
    const config_setting_t *staff = config_lookup(&document->tree, "staff");
    const config_setting_t *pin = config_lookup(&document->tree, "staff.pin_hash");
    const struct config_mark *mark = pin     ? config_document_mark(pin)
                                     : staff ? config_document_mark(staff)
                                             : NULL;
    if (!staff) {
        size_t len = strlen(text);
        bool is_line_open = len > 0 && text[len - 1] != '\n';
        *edit = (struct edit){
            len, len, is_line_open ? "\nstaff = { pin_hash = \"" : "staff = { pin_hash = \"",
            "\"; };\n"};
        return true;
    }
    if (!mark || (pin && config_setting_is_aggregate(pin)) || !config_setting_is_group(staff))
        return err_set(err, ERR_INVALID,
                       "staff 应写成 staff = { pin_hash = \"\"; }; must be written so");
    if (pin)
        *edit = (struct edit){offset_of(text, places[mark->value]),
                              offset_of(text, places[mark->value_end]), "\"", "\""};
    else
        *edit = (struct edit){offset_of(text, places[mark->value + 1]),
                              offset_of(text, places[mark->value + 1]), " pin_hash = \"", "\";"};
    return true;
}

static bool make_edit(const char *path, const char *text, struct edit *edit, struct err *err)
{
    struct config_report report = {0};
    struct config_document document;
    bool is_missing;
    bool ok = config_document_open(&document, path, &report, &is_missing);
    if (ok)
        ok = find_edit(&document, text, edit, err);
    else
        (void)err_set(err, ERR_PARSE, "%s", report.count ? report.lines[0] : path);
    config_document_finish(&document);
    config_report_finish(&report);
    return ok;
}

/*
 * Adds the file's text as UTF-8 with its line ends, and its byte order mark to *out_mark. A missing
 * file is an empty one.
 */
static bool read_original(const char *path, struct str *out, struct str *out_mark, struct err *err)
{
    struct str bytes = {0};
    struct err problem = {0};
    if (!file_read(path, CONFIG_TEXT_MAX_BYTES, &bytes, &problem)) {
        if (problem.code != ERR_GONE)
            *err = problem;
        return problem.code == ERR_GONE;
    }
    bool ok = config_decode_bytes(bytes.text, bytes.len, out, err);
    if (strncmp(bytes.text, CONFIG_BOM, strlen(CONFIG_BOM)) == 0)
        str_add(out_mark, CONFIG_BOM);
    str_finish(&bytes);
    return ok;
}

bool config_kiosk_set_pin_hash(const char *path, const char *hash, struct err *err)
{
    struct str text = {0}, fresh = {0};
    struct edit edit = {0, 0, "staff = { pin_hash = \"", "\"; };\n"};
    bool ok = false;
    if (!is_hash(hash))
        return err_set(err, ERR_INVALID,
                       "不是 Argon2id 散列值 not an Argon2id hash (or longer than 159 bytes)");
    if (!read_original(path, &text, &fresh, err))
        goto out;
    if (text.len && !make_edit(path, text.text, &edit, err))
        goto out;
    str_add_span(&fresh, text.text ? text.text : "", edit.from);
    str_addf(&fresh, "%s%s%s", edit.before, hash, edit.behind);
    str_add_span(&fresh, text.text ? text.text + edit.to : "", text.len - edit.to);
    ok = file_replace(path, fresh.text, fresh.len, err);
out:
    str_finish(&text);
    str_finish(&fresh);
    return ok;
}
