/*
 * view/stick_layer: what is said of a stick, kept as an image that is laid over the show: a frame
 * of a film costs one copy of it, and another figure no more than the words and the bar.
 */
#ifndef VIEW_STICK_LAYER_H
#define VIEW_STICK_LAYER_H

#include "view/stick.h"

/* All zero: nothing. Free with view_stick_layer_clear(). */
struct view_stick_layer {
    struct layout_rect at;      /* on the panel; empty: nothing is shown */
    struct view_stick said;     /* by the image */
    struct screen_image *image; /* owned; NULL: not painted yet */
};

/* Puts it to another place: it is painted anew. */
void view_stick_layer_place(struct view_stick_layer *layer, struct layout_rect at);

/* Makes the image say that (at must not be empty). Returns whether it said something else before.
 */
bool view_stick_layer_paint(struct view_stick_layer *layer, struct screen *screen,
                            struct screen_fonts *fonts, const struct view_stick *stick);

void view_stick_layer_clear(struct view_stick_layer *layer);

#endif
