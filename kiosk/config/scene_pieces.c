#include "config/scene_pieces.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* --- from the normalised text to the original --- */

static size_t behind(const struct scene_cutter *cutter, size_t last)
{
    return config_original_behind(cutter->original, cutter->map[last]);
}

struct scene_span scene_pieces_value(const struct scene_cutter *cutter,
                                     const config_setting_t *setting)
{
    const struct config_mark *mark = config_document_mark(setting);
    return (struct scene_span){cutter->map[mark->value], behind(cutter, mark->value_end - 1)};
}

size_t scene_pieces_inside(const struct scene_cutter *cutter, const config_setting_t *group)
{
    return behind(cutter, config_document_mark(group)->value);
}

/* --- between items: blanks, comments, a comma; all offsets are of the normalised text --- */

static bool is_line_comment(const char *text)
{
    return *text == '#' || (text[0] == '/' && text[1] == '/');
}

/* 0: no comment begins here. */
static size_t comment_len(const char *text)
{
    if (is_line_comment(text))
        return strcspn(text, "\n");
    const char *end = text[0] == '/' && text[1] == '*' ? strstr(text + 2, "*/") : NULL;
    return end ? (size_t)(end - text) + 2 : 0;
}

/* Also one in front of a closing bracket, which libconfig was not shown. */
static bool is_comma(const struct scene_cutter *cutter, size_t at)
{
    static const char *const written[] = {",", "，", "、"};
    const char *original = cutter->original->text.text + cutter->map[at];
    if (cutter->document->text.text[at] == ',')
        return true;
    for (size_t i = 0; i < sizeof(written) / sizeof(written[0]); i++)
        if (strncmp(original, written[i], strlen(written[i])) == 0)
            return true;
    return false;
}

/* The comma between from and to, or to. */
static size_t find_comma(const struct scene_cutter *cutter, size_t from, size_t to)
{
    const char *text = cutter->document->text.text;
    for (size_t at = from; at < to;) {
        size_t comment = comment_len(text + at);
        if (!comment && is_comma(cutter, at))
            return at;
        at += comment ? comment : 1;
    }
    return to;
}

/*
 * The end of what belongs to the item in front of `from`: blanks, and comments that end on the same
 * line. A comment over several lines belongs to what follows.
 */
static size_t find_trail(const char *text, size_t from, size_t to, bool *out_is_open)
{
    size_t at = from, kept = from;
    *out_is_open = false;
    while (at < to && text[at] != '\n') {
        size_t comment = comment_len(text + at);
        if (comment && memchr(text + at, '\n', comment))
            return kept;
        *out_is_open = comment && is_line_comment(text + at);
        at += comment ? comment : 1;
        kept = comment ? at : kept;
    }
    return at;
}

/* --- cutting --- */

/* One item, whose lead begins at `from`; returns where its trail ends. next: the next item's
 * beginning, or the list's closing bracket. */
static size_t cut_item(const struct scene_cutter *cutter, struct scene_piece *piece, size_t from,
                       size_t next, bool is_last)
{
    const char *text = cutter->document->text.text;
    const struct config_mark *mark = config_document_mark(piece->item);
    piece->body = scene_pieces_value(cutter, piece->item);
    piece->lead = (struct scene_span){from, piece->body.from};
    size_t comma = find_comma(cutter, mark->value_end, next), behind_comma = mark->value_end;
    piece->gap = piece->comma = (struct scene_span){piece->body.to, piece->body.to};
    if (comma < next) {
        piece->gap.to = cutter->map[comma];
        piece->comma = (struct scene_span){piece->gap.to, behind(cutter, comma)};
        behind_comma = comma + 1;
    }
    size_t end = find_trail(text, behind_comma, next, &piece->is_open);
    bool has_trail = is_last || end < next; /* else it stands in front of the next one */
    piece->trail =
        (struct scene_span){piece->comma.to, has_trail ? cutter->map[end] : piece->comma.to};
    return piece->trail.to;
}

static void cut_items(const struct scene_cutter *cutter, struct scene_pieces *out, size_t closing)
{
    size_t count = (size_t)config_setting_length(out->list), from = out->inside.from;
    out->items = mem_alloc(count * sizeof(*out->items));
    for (; out->count < count; out->count++) {
        struct scene_piece *piece = &out->items[out->count];
        bool is_last = out->count + 1 == count;
        size_t next = closing;
        piece->item = config_setting_get_elem(out->list, (unsigned)out->count);
        if (!is_last)
            next =
                config_document_mark(config_setting_get_elem(out->list, (unsigned)out->count + 1))
                    ->value;
        from = cut_item(cutter, piece, from, next, is_last);
    }
    out->rest = (struct scene_span){from, out->inside.to};
}

void scene_pieces_cut(const struct scene_cutter *cutter, const char *list_name,
                      struct scene_pieces *out)
{
    *out = (struct scene_pieces){0};
    out->list = config_lookup(&cutter->document->tree, list_name);
    if (!out->list)
        return;
    out->is_array = !config_setting_is_list(out->list);
    out->inside = scene_pieces_value(cutter, out->list);
    if (out->is_array)
        return;
    const struct config_mark *mark = config_document_mark(out->list);
    size_t closing = mark->value_end - 1, first = closing;
    if (config_setting_length(out->list) > 0)
        first = config_document_mark(config_setting_get_elem(out->list, 0))->value;
    size_t head = find_trail(cutter->document->text.text, mark->value + 1, first, &out->is_open);
    bool has_head = head < first;
    out->inside.from = has_head ? cutter->map[head] : behind(cutter, mark->value);
    out->inside.to = cutter->map[closing];
    cut_items(cutter, out, closing);
}

void scene_pieces_finish(struct scene_pieces *pieces)
{
    free(pieces->items);
    *pieces = (struct scene_pieces){0};
}
