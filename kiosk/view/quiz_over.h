/*
 * view/quiz_over: a page of the quiz in two layers, so that a finger is answered at once.
 *
 * The ground (view_quiz_draw()) is drawn into an image when its serial changes; what moves over it
 * (struct view_over) is drawn on the panel, and of that only the rectangles that differ from what
 * stands there: restored from the ground, and drawn anew.
 *
 * quiz_over_create() when the quiz takes the panel -> quiz_over_draw() for every frame ->
 * quiz_over_destroy() when it leaves it: that frees the images.
 */
#ifndef VIEW_QUIZ_OVER_H
#define VIEW_QUIZ_OVER_H

#include "view/page.h"
#include "view/quiz.h"

#define QUIZ_OVER_DIRTY_MAX 16

struct quiz_over; /* opaque */

struct quiz_over *quiz_over_create(const struct view_page_ctx *ctx); /* borrowed */
void quiz_over_destroy(struct quiz_over *over);                      /* NULL is fine */

/*
 * Draws on the panel what differs. is_new: what stood there is lost. Returns how many rectangles
 * have changed, 0 for none; they may overlap.
 */
size_t quiz_over_draw(struct quiz_over *over, const struct view_quiz *quiz, bool is_new,
                      struct layout_rect out_dirty[QUIZ_OVER_DIRTY_MAX]);

/* Draws the ground of the page that comes next, out of sight: it is then there at once. Nothing is
 * done where it is already. */
void quiz_over_prepare(struct quiz_over *over, const struct view_quiz *quiz);

/* The images may have been lost: the ground is drawn anew with the next frame. */
void quiz_over_forget(struct quiz_over *over);

/* True while something is on its way: ripple, pencil, or the question's sheet. */
bool view_quiz_is_moving(const struct view_quiz *quiz);

#endif
