#include "config/scene_pieces.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct scene_span scene_pieces_value(const struct config_document *document,
                                     const struct config_original *original,
                                     const config_setting_t *setting)
{
    const struct config_mark *mark = config_document_mark(setting);
    /* the last byte's place, as a full-width one may stand behind it */
    size_t last = config_original_at(original, document->text.places[mark->value_end - 1]);
    size_t to = last + 1;
    while (to < original->text.len && ((unsigned char)original->text.text[to] & 0xc0) == 0x80)
        to++;
    return (struct scene_span){config_original_at(original, document->text.places[mark->value]),
                               to};
}

/* The end of the line from there on, its line end not included, but at most `to`. */
static size_t line_end(const struct config_original *original, size_t from, size_t to)
{
    const char *text = original->text.text;
    const char *end = memchr(text + from, '\n', to - from);
    if (!end)
        return to;
    return (size_t)(end - text) - (end > text + from && end[-1] == '\r');
}

/* The comma that parts two items, as written: ASCII or full-width. Returns where it ends, or from.
 */
static size_t behind_comma(const struct config_original *original, size_t from, size_t to)
{
    static const char wide[] = "\xef\xbc\x8c";
    size_t at = from + strspn(original->text.text + from, " \t\r\n");
    if (at < to && original->text.text[at] == ',')
        return at + 1;
    if (at + 3 <= to && memcmp(original->text.text + at, wide, 3) == 0)
        return at + 3;
    return from;
}

void scene_pieces_cut(const struct config_document *document,
                      const struct config_original *original, const char *list_name,
                      struct scene_pieces *out)
{
    *out = (struct scene_pieces){0};
    out->list = config_lookup(&document->tree, list_name);
    if (!out->list || !config_setting_is_list(out->list))
        return;
    struct scene_span list = scene_pieces_value(document, original, out->list);
    out->inside = (struct scene_span){list.from + 1, list.to - 1};
    if (original->text.text[list.from] != '(') /* full-width brackets */
        out->inside = (struct scene_span){list.from + 3, list.to - 3};
    int count = config_setting_length(out->list);
    size_t from = out->inside.from;
    out->items = mem_alloc((size_t)count * sizeof(*out->items));
    for (int i = 0; i < count; i++) {
        struct scene_piece *piece = &out->items[out->count++];
        piece->item = config_setting_get_elem(out->list, (unsigned)i);
        piece->body = scene_pieces_value(document, original, piece->item);
        piece->lead = (struct scene_span){from, piece->body.from};
        size_t comma = behind_comma(original, piece->body.to, out->inside.to);
        piece->comma = (struct scene_span){piece->body.to, comma};
        from = line_end(original, comma, out->inside.to);
        piece->trail = (struct scene_span){comma, from};
        if (i + 1 < count && memchr(original->text.text + comma, '{',
                                    from - comma)) { /* the next one on the same line */
            piece->trail.to = from = comma;
        }
    }
    out->rest = (struct scene_span){from, out->inside.to};
}

void scene_pieces_finish(struct scene_pieces *pieces)
{
    free(pieces->items);
    *pieces = (struct scene_pieces){0};
}
