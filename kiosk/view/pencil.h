/*
 * view/pencil: the edge of a shape, drawn on the panel little by little as a pencil would, between
 * a white and an ink line, so that it keeps 3:1 to any ground.
 */
#ifndef VIEW_PENCIL_H
#define VIEW_PENCIL_H

#include "quiz/shape.h"
#include "screen/screen.h"

#define PENCIL_WHOLE 256

struct pencil_line {
    double width; /* of the colour, pixels */
    double edge;  /* of the white and of the ink line on either side */
    uint32_t rgb;
};

struct pencil_map { /* from scene units to panel pixels */
    double x, y;    /* of the scene's origin */
    double unit_x, unit_y;
    struct layout_rect box; /* nothing outside is drawn */
};

struct pencil; /* opaque: its own paper, so that only what is new has to be drawn */

/* The shape is read only here. Never NULL; a shape with a fault has no edge. */
struct pencil *pencil_create(const struct quiz_shape *shape, const struct pencil_map *map,
                             const struct pencil_line *line);
void pencil_destroy(struct pencil *pencil); /* NULL is fine */

/* Where all of it will stand, panel pixels; may be empty. */
struct layout_rect pencil_bounds(const struct pencil *pencil);

/* Goes on until so much (0 to PENCIL_WHOLE) of the way; never back. Returns what became new. */
struct layout_rect pencil_go_on(struct pencil *pencil, int part);

/* What is there so far, as far as it lies within. */
void pencil_draw(struct screen *screen, const struct pencil *pencil, struct layout_rect within);

#endif
