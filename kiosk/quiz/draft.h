/*
 * quiz/draft: a scene's shapes while an author draws them: what is chosen, what a finger or a key
 * does, and undo.
 *
 * Pure: state and event in, new state out. Coordinates are scene units of the picture that is
 * shown. A draft knows ids, shapes and order; the texts stay with the scene it came from (origin).
 * Every step that changes something can be undone, one drag being one step.
 */
#ifndef QUIZ_DRAFT_H
#define QUIZ_DRAFT_H

#include <stdint.h>

#include "quiz/scene.h"

#define QUIZ_DRAFT_UNDO_MAX 100 /* the oldest steps are forgotten */

struct quiz_draft_item {
    int origin; /* index in the scene's hazards or decoys; -1: new */
    bool is_decoy;
    char id[QUIZ_ID_BYTES];
    struct quiz_shape shapes[QUIZ_VIEWS]; /* owned */
};

struct quiz_draft; /* opaque */

/* Begins with what the scene (borrowed: it must stay) has, the first QUIZ_HAZARDS_MAX and
 * QUIZ_DECOYS_MAX; the landscape picture shows if there is one. */
struct quiz_draft *quiz_draft_create(const struct quiz_scene *scene);
void quiz_draft_free(struct quiz_draft *draft); /* NULL is fine */

/* Hazards first, then decoys, each in their order; borrowed until the next step. */
const struct quiz_draft_item *quiz_draft_items(const struct quiz_draft *draft, size_t *out_count);
int quiz_draft_chosen(const struct quiz_draft *draft); /* index of an item, -1: none */
int quiz_draft_point(const struct quiz_draft *draft);  /* of the chosen polygon, -1: none */
enum quiz_view quiz_draft_view(const struct quiz_draft *draft);
/* The polygon being drawn (taps add points), NULL: none is. */
const struct quiz_shape *quiz_draft_pen(const struct quiz_draft *draft);
bool quiz_draft_is_changed(const struct quiz_draft *draft); /* since the beginning */

enum quiz_draft_act {
    QUIZ_DRAFT_NEXT, /* choose the next item, the one before */
    QUIZ_DRAFT_PREVIOUS,
    QUIZ_DRAFT_ADD_HAZARD, /* a new one, with the first free id; its shape is to be drawn */
    QUIZ_DRAFT_ADD_DECOY,
    QUIZ_DRAFT_REDRAW, /* the chosen one's shape from its first point on */
    QUIZ_DRAFT_CLOSE,  /* the polygon being drawn is finished: three points at least */
    QUIZ_DRAFT_DELETE, /* the chosen point; without one, the chosen item */
    QUIZ_DRAFT_UP,     /* the chosen item one place up or down in its list */
    QUIZ_DRAFT_DOWN,
    QUIZ_DRAFT_NUMBER_UP, /* the chosen item's id: the next number that is free, up or down */
    QUIZ_DRAFT_NUMBER_DOWN,
    QUIZ_DRAFT_TURN, /* shows the other picture, if the scene has one */
    QUIZ_DRAFT_UNDO,
    QUIZ_DRAFT_REDO,
    QUIZ_DRAFT_ACTS
};

/* Why an act did nothing. */
enum quiz_draft_answer {
    QUIZ_DRAFT_DONE,
    QUIZ_DRAFT_NOTHING, /* nothing chosen, nothing to undo, already first or last */
    QUIZ_DRAFT_FULL,    /* no more hazards, decoys or points */
    QUIZ_DRAFT_TOO_FEW, /* a polygon needs three points */
    QUIZ_DRAFT_CROSSES, /* its edges would cross, or it has no area */
    QUIZ_DRAFT_IS_DRAWN /* the id is that of a group in the drawing: renumbering would part them */
};

enum quiz_draft_answer quiz_draft_do(struct quiz_draft *draft, enum quiz_draft_act act);

/*
 * A finger or the mouse. reach: how near counts as at, in scene units. DOWN on a point of the
 * chosen polygon takes hold of it, on the middle of one of its edges puts a point there, inside a
 * shape chooses it and takes hold of the whole; MOVE moves what is held, inside the picture; UP
 * lets go. While drawing, DOWN sets a point, at the first one closes. The same answers as above.
 */
enum quiz_draft_touch { QUIZ_DRAFT_PRESS, QUIZ_DRAFT_MOVE, QUIZ_DRAFT_LIFT };
enum quiz_draft_answer quiz_draft_touch(struct quiz_draft *draft, enum quiz_draft_touch touch,
                                        struct quiz_point point, double reach);

#endif
