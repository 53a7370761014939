/*
 * quiz/shape: a region of a picture: polygon, circle or rectangle, in scene units (the picture's
 * own coordinates, origin top-left, y down; a scene.svg's viewBox, a photograph's pixels).
 *
 * Pure. A shape that quiz_shape_fault() finds nothing wrong with has finite numbers, an area, and
 * edges that do not cross; the others answer no point and have no area.
 */
#ifndef QUIZ_SHAPE_H
#define QUIZ_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#define QUIZ_POINTS_MAX     256 /* of one polygon */
#define QUIZ_COORDINATE_MAX 1e9 /* beyond it, either way, a number is as bad as an infinite one */

struct quiz_point {
    double x, y;
};

struct quiz_box { /* half-open, like struct layout_rect */
    double x, y, w, h;
};

enum quiz_shape_kind { QUIZ_NO_SHAPE, QUIZ_POLYGON, QUIZ_CIRCLE, QUIZ_RECT };

enum quiz_shape_fault {
    QUIZ_SHAPE_FINE,
    QUIZ_SHAPE_MISSING,    /* QUIZ_NO_SHAPE */
    QUIZ_SHAPE_NOT_FINITE, /* NaN, infinite, or beyond QUIZ_COORDINATE_MAX */
    QUIZ_SHAPE_FEW_POINTS, /* fewer than three different ones */
    QUIZ_SHAPE_MANY_POINTS,
    QUIZ_SHAPE_NO_AREA, /* radius, width or height not above 0; all points on a line */
    QUIZ_SHAPE_CROSSES  /* two edges of the polygon cross or touch */
};

struct quiz_shape {
    enum quiz_shape_kind kind;
    struct quiz_point *points; /* polygon: owned, closed by itself (the first is not repeated) */
    size_t count, capacity;
    struct quiz_point centre; /* circle */
    double radius;
    struct quiz_box box; /* rectangle */
    /* What quiz_shape_judge() found; without it each question looks for itself. */
    bool is_judged;
    enum quiz_shape_fault fault;
    struct quiz_box bounds;
};

enum quiz_shape_fault quiz_shape_fault(const struct quiz_shape *shape);

/* Call it when the shape is whole: polygons then answer fast. Changed by hand: call it again. */
void quiz_shape_judge(struct quiz_shape *shape);

void quiz_shape_finish(struct quiz_shape *shape); /* back to QUIZ_NO_SHAPE */
struct quiz_shape quiz_shape_copy(const struct quiz_shape *shape);
bool quiz_shape_same(const struct quiz_shape *a, const struct quiz_shape *b);

/* Appends a point to a polygon (a QUIZ_NO_SHAPE becomes one). */
void quiz_shape_add_point(struct quiz_shape *shape, struct quiz_point point);

/* Even-odd rule; points on an edge may be either. */
bool quiz_shape_has(const struct quiz_shape *shape, struct quiz_point point);
/* 0 inside, else the distance to the nearest edge; INFINITY from a shape with a fault. */
double quiz_shape_distance(const struct quiz_shape *shape, struct quiz_point point);
double quiz_shape_area(const struct quiz_shape *shape);
/* Bounds and centre are all 0 for a shape with a fault. */
struct quiz_box quiz_shape_bounds(const struct quiz_shape *shape);
/* The area's centroid. */
struct quiz_point quiz_shape_centre(const struct quiz_shape *shape);
/* Whether they have more in common than an edge. */
bool quiz_shape_overlaps(const struct quiz_shape *a, const struct quiz_shape *b);

#endif
