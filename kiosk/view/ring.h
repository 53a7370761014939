/*
 * view/ring: rings and discs with smooth edges, to lie on a picture.
 *
 * Drawn between an ink and a white line, so that they keep 3:1 to any ground. A dashed ring's
 * dashes have round ends and the same lines all around; between them the picture is seen.
 */
#ifndef VIEW_RING_H
#define VIEW_RING_H

#include "screen/screen.h"

/* From the middle outwards: the colour, a white line, an ink line; widths in pixels. */
struct view_ring_look {
    double radius; /* of the colour's outer edge, pixels */
    double width;  /* of the colour, inwards; 0: a full disc */
    double line;   /* of the white line and of the ink line, outside and, of a ring, inside */
    uint32_t rgb;
};

/* Draws it around a point of the present target. */
void view_ring_draw(struct screen *screen, double x, double y, const struct view_ring_look *look);

/* Only what of it lies within; a large ring of which little is seen costs little. */
void view_ring_draw_within(struct screen *screen, double x, double y,
                           const struct view_ring_look *look, struct layout_rect within);

/* The same ring in so many dashes (at least 1), evenly, the middle of one of them on top. */
void view_ring_draw_dashed(struct screen *screen, double x, double y,
                           const struct view_ring_look *look, int dashes);

#endif
