/*
 * view/outline: shapes of a scene drawn as lines into pixels, with smooth edges.
 *
 * The paper is ARGB8888 with straight alpha, as screen_image_create() takes it; each call draws
 * over what is there. Scene units become pixels by (point − origin) × scale.
 */
#ifndef VIEW_OUTLINE_H
#define VIEW_OUTLINE_H

#include <stdint.h>

#include "quiz/shape.h"

struct outline_paper {
    uint32_t *pixels; /* [w * h], borrowed */
    int w, h;
    struct quiz_point origin;
    double scale;
};

/* The shape's edge, width_px wide; argb 0xAARRGGBB. */
void outline_draw(const struct outline_paper *paper, const struct quiz_shape *shape,
                  double width_px, uint32_t argb);

/* Lines from point to point, not closed. */
void outline_draw_path(const struct outline_paper *paper, const struct quiz_point *points,
                       size_t count, double width_px, uint32_t argb);

/* A disc around a point of the scene. */
void outline_dot(const struct outline_paper *paper, struct quiz_point at, double radius_px,
                 uint32_t argb);

#endif
