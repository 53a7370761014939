#include <stddef.h>
#include <string.h>

#include "base/mem.h"
#include "config/fields.h"
#include "config/gather.h"
#include "config/item.h"

struct playlist_form {
    const char *title;
    const config_setting_t *items, *ticker;
};

static const struct config_field playlist_fields[] = {
    {"title", CONFIG_TEXT, .offset = offsetof(struct playlist_form, title), .max = 500},
    {"items", CONFIG_LIST, .offset = offsetof(struct playlist_form, items)},
    {"ticker", CONFIG_LIST, .offset = offsetof(struct playlist_form, ticker)},
    {.key = NULL},
};

static void read_ticker(const struct config_document *document, const config_setting_t *ticker,
                        struct playlist *list)
{
    for (int i = 0; i < config_setting_length(ticker); i++) {
        const config_setting_t *element = config_setting_get_elem(ticker, (unsigned)i);
        const struct config_mark *mark = config_document_mark(element);
        int line = mark ? document->text.places[mark->value].line : 0;
        const char *text = config_fields_text(document, element);
        if (text && !config_gather_ticker_line(list, text, document->file, line, document->report))
            return;
    }
}

static void read_items(const struct config_document *document, const config_setting_t *items,
                       struct config_folder *folder, struct playlist *list)
{
    for (int i = 0; i < config_setting_length(items); i++) {
        const config_setting_t *group = config_setting_get_elem(items, (unsigned)i);
        if (!config_gather_has_room(list, document->file, (int)config_setting_source_line(group),
                                    document->report))
            return;
        config_item_read(document, group, folder, list);
    }
}

bool config_gather_file(const char *path, struct config_folder *folder, struct playlist *list,
                        struct config_gathered *out, struct config_report *report)
{
    struct config_document document;
    struct playlist_form form = {0};
    bool is_missing;
    *out = (struct config_gathered){false, false};
    bool ok = config_document_open(&document, path, report, &is_missing);
    if (is_missing)
        config_report_error(report, path, 0, 0, "文件刚才还在，现在没有了 the file has just gone");
    if (ok) {
        const config_setting_t *root = config_root_setting(&document.tree);
        config_fields_read(&document, root, playlist_fields, &form);
        out->has_items = form.items != NULL;
        out->has_ticker = form.ticker != NULL;
        list->title = form.title && *form.title ? mem_copy_text(form.title) : NULL;
        if (form.items)
            read_items(&document, form.items, folder, list);
        if (form.ticker)
            read_ticker(&document, form.ticker, list);
    }
    config_document_finish(&document);
    return ok;
}
