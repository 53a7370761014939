#include "quiz/draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "quiz/draft_priv.h"

/* ------------------------------------------------------------------ beginning, looking */

static void take_items(struct quiz_draft *draft, const struct quiz_item *items, size_t count,
                       bool is_decoy)
{
    for (size_t i = 0; i < count; i++) {
        struct quiz_draft_item *item = &draft->now.items[draft->now.count++];
        item->origin = (int)i;
        item->is_decoy = is_decoy;
        memcpy(item->id, items[i].id, sizeof(item->id));
        for (int view = 0; view < QUIZ_VIEWS; view++)
            item->shapes[view] = quiz_shape_copy(&items[i].shapes[view]);
    }
}

static size_t at_most(size_t count, size_t max)
{
    return count < max ? count : max;
}

struct quiz_draft *quiz_draft_create(const struct quiz_scene *scene)
{
    struct quiz_draft *draft = mem_alloc(sizeof(*draft));
    size_t hazards = at_most(scene->hazard_count, QUIZ_HAZARDS_MAX);
    size_t decoys = at_most(scene->decoy_count, QUIZ_DECOYS_MAX);
    draft->scene = scene;
    draft->view = scene->pictures[QUIZ_LANDSCAPE].path ? QUIZ_LANDSCAPE : QUIZ_PORTRAIT;
    draft->now.items = mem_alloc((hazards + decoys) * sizeof(*draft->now.items));
    take_items(draft, scene->hazards, hazards, false);
    take_items(draft, scene->decoys, decoys, true);
    draft_choose(draft, -1);
    return draft;
}

void quiz_draft_free(struct quiz_draft *draft)
{
    if (!draft)
        return;
    draft_state_finish(&draft->now);
    while (draft->past_count > 0)
        draft_state_finish(&draft->past[--draft->past_count]);
    while (draft->future_count > 0)
        draft_state_finish(&draft->future[--draft->future_count]);
    quiz_shape_finish(&draft->pen);
    free(draft);
}

const struct quiz_draft_item *quiz_draft_items(const struct quiz_draft *draft, size_t *out_count)
{
    *out_count = draft->now.count;
    return draft->now.items;
}

int quiz_draft_chosen(const struct quiz_draft *draft)
{
    return draft->now.chosen;
}

int quiz_draft_point(const struct quiz_draft *draft)
{
    return draft->point;
}

enum quiz_view quiz_draft_view(const struct quiz_draft *draft)
{
    return draft->view;
}

const struct quiz_shape *quiz_draft_pen(const struct quiz_draft *draft)
{
    return draft->is_drawing ? &draft->pen : NULL;
}

bool quiz_draft_is_changed(const struct quiz_draft *draft)
{
    return draft->now.version != 0;
}

/* ------------------------------------------------------------------ the chosen one */

struct quiz_draft_item *draft_chosen_item(struct quiz_draft *draft)
{
    return draft->now.chosen < 0 ? NULL : &draft->now.items[draft->now.chosen];
}

struct quiz_shape *draft_chosen_shape(struct quiz_draft *draft)
{
    struct quiz_draft_item *item = draft_chosen_item(draft);
    return item ? &item->shapes[draft->view] : NULL;
}

void draft_choose(struct quiz_draft *draft, int item)
{
    draft->now.chosen = item;
    draft->point = -1;
}

static enum quiz_draft_answer choose_by(struct quiz_draft *draft, int by)
{
    int count = (int)draft->now.count;
    if (count == 0 || draft->is_drawing)
        return QUIZ_DRAFT_NOTHING;
    int from = draft->now.chosen < 0 && by < 0 ? 0 : draft->now.chosen;
    draft_choose(draft, (from + by + count) % count);
    return QUIZ_DRAFT_DONE;
}

/* ------------------------------------------------------------------ drawing */

static void draw(struct quiz_draft *draft, bool is_adding)
{
    quiz_shape_finish(&draft->pen);
    draft->is_drawing = true;
    draft->is_adding = is_adding;
    draft->point = -1;
}

void draft_stop_drawing(struct quiz_draft *draft)
{
    quiz_shape_finish(&draft->pen);
    draft->is_drawing = false;
}

enum quiz_draft_answer draft_close(struct quiz_draft *draft)
{
    if (!draft->is_drawing)
        return QUIZ_DRAFT_NOTHING;
    if (draft->pen.count < 3)
        return QUIZ_DRAFT_TOO_FEW;
    if (quiz_shape_fault(&draft->pen) != QUIZ_SHAPE_FINE)
        return QUIZ_DRAFT_CROSSES;
    draft_step(draft);
    struct quiz_shape *shape = draft_chosen_shape(draft);
    quiz_shape_finish(shape);
    *shape = draft->pen;
    quiz_shape_judge(shape);
    draft->pen = (struct quiz_shape){.kind = QUIZ_NO_SHAPE};
    draft->is_drawing = false;
    return QUIZ_DRAFT_DONE;
}

static enum quiz_draft_answer redraw(struct quiz_draft *draft)
{
    if (draft->now.chosen < 0)
        return QUIZ_DRAFT_NOTHING;
    draw(draft, false);
    return QUIZ_DRAFT_DONE;
}

/* ------------------------------------------------------------------ adding, deleting, moving */

static size_t hazard_count(const struct quiz_draft *draft)
{
    size_t count = 0;
    while (count < draft->now.count && !draft->now.items[count].is_decoy)
        count++;
    return count;
}

static enum quiz_draft_answer add(struct quiz_draft *draft, bool is_decoy)
{
    struct draft_state *now = &draft->now;
    size_t hazards = hazard_count(draft), at = is_decoy ? now->count : hazards;
    if (is_decoy ? now->count - hazards == QUIZ_DECOYS_MAX : hazards == QUIZ_HAZARDS_MAX)
        return QUIZ_DRAFT_FULL;
    struct quiz_draft_item item = {.origin = -1, .is_decoy = is_decoy};
    draft_first_free_id(draft, is_decoy, item.id);
    draft_step(draft);
    size_t capacity = now->count;
    now->items = mem_grow(now->items, now->count, &capacity, sizeof(*now->items));
    memmove(&now->items[at + 1], &now->items[at], (now->count - at) * sizeof(*now->items));
    now->items[at] = item;
    now->count++;
    draft_choose(draft, (int)at);
    draw(draft, true);
    return QUIZ_DRAFT_DONE;
}

static enum quiz_draft_answer delete_point(struct quiz_draft *draft)
{
    if (draft_chosen_shape(draft)->count <= 3)
        return QUIZ_DRAFT_TOO_FEW;
    int point = draft->point;
    draft_step(draft);
    struct quiz_shape *shape = draft_chosen_shape(draft);
    shape->count--;
    memmove(&shape->points[point], &shape->points[point + 1],
            (shape->count - (size_t)point) * sizeof(*shape->points));
    quiz_shape_judge(shape);
    draft->point = -1;
    if (quiz_shape_fault(shape) == QUIZ_SHAPE_FINE)
        return QUIZ_DRAFT_DONE;
    draft_cancel_step(draft);
    return QUIZ_DRAFT_CROSSES;
}

static enum quiz_draft_answer delete_item(struct quiz_draft *draft)
{
    struct draft_state *now = &draft->now;
    size_t at = (size_t)now->chosen;
    draft_step(draft);
    for (int view = 0; view < QUIZ_VIEWS; view++)
        quiz_shape_finish(&now->items[at].shapes[view]);
    now->count--;
    memmove(&now->items[at], &now->items[at + 1], (now->count - at) * sizeof(*now->items));
    draft_choose(draft, -1);
    return QUIZ_DRAFT_DONE;
}

static enum quiz_draft_answer remove_chosen(struct quiz_draft *draft)
{
    if (draft->is_drawing || draft->now.chosen < 0)
        return QUIZ_DRAFT_NOTHING;
    return draft->point >= 0 ? delete_point(draft) : delete_item(draft);
}

static enum quiz_draft_answer move_by(struct quiz_draft *draft, int by)
{
    struct draft_state *now = &draft->now;
    int to = now->chosen + by;
    if (now->chosen < 0 || to < 0 || to >= (int)now->count ||
        now->items[to].is_decoy != now->items[now->chosen].is_decoy)
        return QUIZ_DRAFT_NOTHING;
    draft_step(draft);
    struct quiz_draft_item item = now->items[to];
    now->items[to] = now->items[now->chosen];
    now->items[now->chosen] = item;
    now->chosen = to;
    return QUIZ_DRAFT_DONE;
}

static enum quiz_draft_answer turn(struct quiz_draft *draft)
{
    enum quiz_view other = draft->view == QUIZ_LANDSCAPE ? QUIZ_PORTRAIT : QUIZ_LANDSCAPE;
    if (!draft->scene->pictures[other].path)
        return QUIZ_DRAFT_NOTHING;
    draft_stop_drawing(draft);
    draft->view = other;
    draft->point = -1;
    return QUIZ_DRAFT_DONE;
}

enum quiz_draft_answer quiz_draft_do(struct quiz_draft *draft, enum quiz_draft_act act)
{
    if (draft_let_go(draft) != QUIZ_DRAFT_DONE)
        return QUIZ_DRAFT_CROSSES;
    switch (act) {
    case QUIZ_DRAFT_NEXT:
        return choose_by(draft, 1);
    case QUIZ_DRAFT_PREVIOUS:
        return choose_by(draft, -1);
    case QUIZ_DRAFT_ADD_HAZARD:
        return add(draft, false);
    case QUIZ_DRAFT_ADD_DECOY:
        return add(draft, true);
    case QUIZ_DRAFT_REDRAW:
        return redraw(draft);
    case QUIZ_DRAFT_CLOSE:
        return draft_close(draft);
    case QUIZ_DRAFT_DELETE:
        return remove_chosen(draft);
    case QUIZ_DRAFT_UP:
        return move_by(draft, -1);
    case QUIZ_DRAFT_DOWN:
        return move_by(draft, 1);
    case QUIZ_DRAFT_NUMBER_UP:
        return draft_renumber(draft, 1);
    case QUIZ_DRAFT_NUMBER_DOWN:
        return draft_renumber(draft, -1);
    case QUIZ_DRAFT_TURN:
        return turn(draft);
    case QUIZ_DRAFT_UNDO:
        return draft_undo(draft);
    case QUIZ_DRAFT_REDO:
        return draft_redo(draft);
    case QUIZ_DRAFT_ACTS:
        break;
    }
    return QUIZ_DRAFT_NOTHING;
}
