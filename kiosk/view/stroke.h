/*
 * view/stroke: small drawn marks of thick lines with round ends, with smooth edges at any size: a
 * tick, a cross, a tapping hand.
 */
#ifndef VIEW_STROKE_H
#define VIEW_STROKE_H

#include <stddef.h>

#include "screen/screen.h"

/* From one point to another (a dot when they are the same); thousandths of the mark's width. */
struct view_stroke {
    double x0, y0, x1, y1;
    double radius; /* half as thick as the line */
};

/* A mark: strokes[count] as one shape, each `more` thousandths thicker, in one colour. */
struct view_mark {
    const struct view_stroke *strokes;
    size_t count;
    double more;
    uint32_t rgb;
};

/* Draws it into at; what would stand out of at is cut off. An empty at draws nothing. */
void view_mark_draw(struct screen *screen, struct layout_rect at, const struct view_mark *mark);

/* A tick and a cross. */
void view_tick_draw(struct screen *screen, struct layout_rect at, uint32_t rgb);
void view_cross_draw(struct screen *screen, struct layout_rect at, uint32_t rgb);

#endif
