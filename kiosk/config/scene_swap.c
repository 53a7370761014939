#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "config/scene_pieces.h"
#include "config/scene_saver.h"

static const char *const shape_keys[QUIZ_VIEWS] = {"shape", "shape_portrait"};

/* ------------------------------------------------------------------ shapes as texts */

/* An array's numbers are all whole, or none is. */
static void add_numbers(struct str *out, const double *numbers, size_t count, bool is_fine)
{
    double parts = is_fine ? 100 : 1;
    for (size_t i = 0; i < count; i++)
        str_addf(out, "%s%.*f", i ? ", " : "", is_fine ? 2 : 0,
                 round(numbers[i] * parts) / parts + 0.0); /* never -0 */
}

/* Whole units, where the picture has many, are about a millimetre at most. */
static char *shape_text(const struct quiz_shape *shape, bool is_fine)
{
    struct str out = {0};
    if (shape->kind == QUIZ_CIRCLE) {
        const double circle[] = {shape->centre.x, shape->centre.y, shape->radius};
        str_add(&out, "{ circle = [");
        add_numbers(&out, circle, 3, is_fine);
    } else if (shape->kind == QUIZ_RECT) {
        const double rect[] = {shape->box.x, shape->box.y, shape->box.w, shape->box.h};
        str_add(&out, "{ rect = [");
        add_numbers(&out, rect, 4, is_fine);
    } else {
        str_add(&out, "{ polygon = [");
        for (size_t i = 0; i < shape->count; i++) {
            const double point[] = {shape->points[i].x, shape->points[i].y};
            str_add(&out, i ? ", " : "");
            add_numbers(&out, point, 2, is_fine);
        }
    }
    str_add(&out, "]; }");
    return str_take(&out);
}

/* What the file says of an item's shape in that view, as a text; NULL: nothing. is_read: and it was
 * a shape; a named one then serves the portrait picture, too. */
static char *text_in_file(const struct scene_saver *saver, const config_setting_t *item,
                          enum quiz_view view, bool is_read)
{
    const config_setting_t *shape = config_setting_get_member(item, "shape");
    const config_setting_t *portrait = config_setting_get_member(item, "shape_portrait");
    if (view == QUIZ_PORTRAIT && (portrait || !is_read))
        shape = portrait;
    if (!shape)
        return NULL;
    struct scene_span span = scene_pieces_value(&saver->cutter, shape);
    return mem_copy_span(saver->original.text.text + span.from, span.to - span.from);
}

/* The same after the author's work. */
static char *wanted_text(const struct scene_saver *saver, const config_setting_t *item,
                         const struct quiz_item *before, const struct quiz_draft_item *draft,
                         enum quiz_view view)
{
    const struct quiz_shape *shape = &draft->shapes[view];
    if (quiz_shape_same(&before->shapes[view], shape))
        return text_in_file(saver, item, view, shape->kind != QUIZ_NO_SHAPE);
    return shape->kind == QUIZ_NO_SHAPE ? NULL : shape_text(shape, saver->is_fine[view]);
}

/* ------------------------------------------------------------------ one item */

/* A piece of an item's body that gets another text. */
struct swap {
    struct scene_span span;
    char *text; /* owned */
};

struct swaps {
    const struct scene_saver *saver;
    const config_setting_t *item;
    struct swap list[1 + QUIZ_VIEWS]; /* the id, the shapes */
    size_t count;
};

static int compare_swaps(const void *a, const void *b)
{
    const struct swap *one = a, *other = b;
    return one->span.from < other->span.from ? -1 : one->span.from > other->span.from;
}

/* The key's value becomes text; a key that is not there is written behind the one in front of it,
 * or first. */
static void swap_value(struct swaps *swaps, const char *key, const char *behind, const char *text)
{
    const struct scene_cutter *cutter = &swaps->saver->cutter;
    const config_setting_t *setting = config_setting_get_member(swaps->item, key);
    struct str out = {0};
    struct swap *swap = &swaps->list[swaps->count++];
    if (setting) {
        swap->span = scene_pieces_value(cutter, setting);
        str_add(&out, text);
    } else {
        const config_setting_t *near = config_setting_get_member(swaps->item, behind);
        near = near ? near : config_setting_get_member(swaps->item, "id");
        size_t at =
            near ? scene_pieces_value(cutter, near).to : scene_pieces_inside(cutter, swaps->item);
        swap->span = (struct scene_span){at, at};
        str_addf(&out, near ? "; %s = %s" : " %s = %s;", key, text);
    }
    swap->text = str_take(&out);
}

static void swap_id(struct swaps *swaps, const char *id)
{
    char text[QUIZ_ID_BYTES + 2];
    (void)snprintf(text, sizeof(text), "\"%s\"", id);
    swap_value(swaps, "id", "id", text);
}

static void swap_shapes(struct swaps *swaps, const struct quiz_item *before,
                        const struct quiz_draft_item *draft)
{
    static const char *const behind[QUIZ_VIEWS] = {"title", "shape"};
    char *texts[QUIZ_VIEWS];
    for (int view = 0; view < QUIZ_VIEWS; view++)
        texts[view] = wanted_text(swaps->saver, swaps->item, before, draft, view);
    for (int view = 0; view < QUIZ_VIEWS; view++) {
        if (texts[view])
            swap_value(swaps, shape_keys[view], behind[view], texts[view]);
        free(texts[view]);
    }
}

static bool is_same_shape(const struct quiz_item *before, const struct quiz_draft_item *draft)
{
    return quiz_shape_same(&before->shapes[QUIZ_LANDSCAPE], &draft->shapes[QUIZ_LANDSCAPE]) &&
           quiz_shape_same(&before->shapes[QUIZ_PORTRAIT], &draft->shapes[QUIZ_PORTRAIT]);
}

void scene_saver_add_item(struct scene_saver *saver, const struct scene_piece *piece,
                          const struct quiz_item *before, const struct quiz_draft_item *draft)
{
    struct swaps swaps = {.saver = saver, .item = piece->item};
    size_t from = piece->body.from;
    if (strcmp(before->id, draft->id) != 0)
        swap_id(&swaps, draft->id);
    if (!is_same_shape(before, draft))
        swap_shapes(&swaps, before, draft);
    qsort(swaps.list, swaps.count, sizeof(*swaps.list), compare_swaps);
    for (size_t i = 0; i < swaps.count; i++) {
        scene_saver_add(saver, (struct scene_span){from, swaps.list[i].span.from});
        str_add(&saver->out, swaps.list[i].text);
        from = swaps.list[i].span.to;
        free(swaps.list[i].text);
    }
    scene_saver_add(saver, (struct scene_span){from, piece->body.to});
}

void scene_saver_add_new(struct scene_saver *saver, const struct quiz_draft_item *draft)
{
    const char *line = saver->line_end;
    str_addf(&saver->out, "%s  { id = \"%s\"; title = \"\";", line, draft->id);
    for (int view = 0; view < QUIZ_VIEWS; view++)
        if (draft->shapes[view].kind != QUIZ_NO_SHAPE) {
            char *text = shape_text(&draft->shapes[view], saver->is_fine[view]);
            str_addf(&saver->out, " %s = %s;", shape_keys[view], text);
            free(text);
        }
    if (draft->is_decoy)
        str_addf(&saver->out, "%s    text = \"\"; }", line);
    else
        str_addf(&saver->out,
                 "%s    practice = \"\"; basis = \"\"; basis_mark = \"\";%s    question = \"\"; "
                 "options = [ \"\", \"\", \"\", \"\" ]; answer = 1; explanation = \"\"; }",
                 line, line);
}
