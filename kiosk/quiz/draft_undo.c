#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "quiz/draft_priv.h"

void draft_state_finish(struct draft_state *state)
{
    for (size_t i = 0; i < state->count; i++)
        for (int view = 0; view < QUIZ_VIEWS; view++)
            quiz_shape_finish(&state->items[i].shapes[view]);
    free(state->items);
    *state = (struct draft_state){.chosen = -1};
}

static struct draft_state copy(const struct draft_state *state)
{
    struct draft_state out = *state;
    out.items = mem_alloc(state->count * sizeof(*out.items));
    for (size_t i = 0; i < state->count; i++) {
        out.items[i] = state->items[i];
        for (int view = 0; view < QUIZ_VIEWS; view++)
            out.items[i].shapes[view] = quiz_shape_copy(&state->items[i].shapes[view]);
    }
    return out;
}

static void push(struct draft_state *stack, size_t *count, struct draft_state state)
{
    if (*count == QUIZ_DRAFT_UNDO_MAX) {
        draft_state_finish(&stack[0]);
        memmove(stack, stack + 1, --*count * sizeof(*stack));
    }
    stack[(*count)++] = state;
}

void draft_step(struct quiz_draft *draft)
{
    push(draft->past, &draft->past_count, copy(&draft->now));
    while (draft->future_count > 0)
        draft_state_finish(&draft->future[--draft->future_count]);
    draft->now.version = ++draft->version;
}

static void take(struct quiz_draft *draft, struct draft_state state)
{
    draft->now = state;
    draft->point = -1;
    draft->held = DRAFT_HOLDS_NOTHING;
}

void draft_cancel_step(struct quiz_draft *draft)
{
    draft_state_finish(&draft->now);
    take(draft, draft->past[--draft->past_count]);
}

/* A point of the pen goes first, then the pen; with it the item that was added to be drawn. */
enum quiz_draft_answer draft_undo(struct quiz_draft *draft)
{
    if (draft->is_drawing && draft->pen.count > 0) {
        draft->pen.count--;
        return QUIZ_DRAFT_DONE;
    }
    bool is_done = draft->is_drawing && !draft->is_adding;
    draft_stop_drawing(draft);
    if (is_done)
        return QUIZ_DRAFT_DONE;
    if (draft->past_count == 0)
        return QUIZ_DRAFT_NOTHING;
    push(draft->future, &draft->future_count, draft->now);
    take(draft, draft->past[--draft->past_count]);
    return QUIZ_DRAFT_DONE;
}

enum quiz_draft_answer draft_redo(struct quiz_draft *draft)
{
    if (draft->is_drawing || draft->future_count == 0)
        return QUIZ_DRAFT_NOTHING;
    push(draft->past, &draft->past_count, draft->now);
    take(draft, draft->future[--draft->future_count]);
    return QUIZ_DRAFT_DONE;
}
