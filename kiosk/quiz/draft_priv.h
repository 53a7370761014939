/*
 * quiz/draft_priv: what a draft is made of.
 */
#ifndef QUIZ_DRAFT_PRIV_H
#define QUIZ_DRAFT_PRIV_H

#include "quiz/draft.h"

struct draft_state {
    struct quiz_draft_item *items; /* owned */
    size_t count;
    int chosen;
    int64_t version; /* another one after each step */
};

enum draft_held { DRAFT_HOLDS_NOTHING, DRAFT_HOLDS_POINT, DRAFT_HOLDS_SHAPE };

struct quiz_draft {
    const struct quiz_scene *scene; /* borrowed */
    enum quiz_view view;
    struct draft_state now;
    struct draft_state past[QUIZ_DRAFT_UNDO_MAX], future[QUIZ_DRAFT_UNDO_MAX]; /* newest last */
    size_t past_count, future_count;
    int64_t version; /* the highest given */
    int point;       /* of the chosen polygon, or -1 */
    bool is_drawing;
    bool is_adding;        /* the last step added the item that is drawn */
    struct quiz_shape pen; /* what is being drawn */
    enum draft_held held;
    struct quiz_point grip; /* where the finger was */
    bool has_moved;         /* this drag is a step already */
};

/* draft_undo.c */
void draft_step(struct quiz_draft *draft); /* what follows can be undone */
enum quiz_draft_answer draft_undo(struct quiz_draft *draft);
enum quiz_draft_answer draft_redo(struct quiz_draft *draft);
void draft_cancel_step(struct quiz_draft *draft); /* as if draft_step() had never been called */
void draft_state_finish(struct draft_state *state);

/* draft_ids.c */
void draft_first_free_id(const struct quiz_draft *draft, bool is_decoy, char out[QUIZ_ID_BYTES]);
enum quiz_draft_answer draft_renumber(struct quiz_draft *draft, int by);

/* draft.c */
struct quiz_draft_item *draft_chosen_item(struct quiz_draft *draft); /* or NULL */
struct quiz_shape *draft_chosen_shape(struct quiz_draft *draft);     /* in the shown view */
void draft_choose(struct quiz_draft *draft, int item);               /* and no point */
enum quiz_draft_answer draft_close(struct quiz_draft *draft);        /* the pen's polygon */
void draft_stop_drawing(struct quiz_draft *draft);

/* draft_touch.c */
/* Ends a drag. A point that made edges cross is where it was before, and that is the answer. */
enum quiz_draft_answer draft_let_go(struct quiz_draft *draft);

#endif
