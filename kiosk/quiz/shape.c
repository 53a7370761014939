#include "quiz/shape.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "quiz/segment.h"

void quiz_shape_finish(struct quiz_shape *shape)
{
    free(shape->points);
    *shape = (struct quiz_shape){0};
}

struct quiz_shape quiz_shape_copy(const struct quiz_shape *shape)
{
    struct quiz_shape copy = *shape;
    copy.points = NULL;
    copy.capacity = shape->count;
    if (shape->count) {
        copy.points = mem_alloc(shape->count * sizeof(*copy.points));
        memcpy(copy.points, shape->points, shape->count * sizeof(*copy.points));
    }
    return copy;
}

static bool is_same_point(struct quiz_point a, struct quiz_point b)
{
    return a.x == b.x && a.y == b.y;
}

static bool has_same_points(const struct quiz_shape *a, const struct quiz_shape *b)
{
    if (a->count != b->count)
        return false;
    for (size_t i = 0; i < a->count; i++)
        if (!is_same_point(a->points[i], b->points[i]))
            return false;
    return true;
}

bool quiz_shape_same(const struct quiz_shape *a, const struct quiz_shape *b)
{
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case QUIZ_POLYGON:
        return has_same_points(a, b);
    case QUIZ_CIRCLE:
        return is_same_point(a->centre, b->centre) && a->radius == b->radius;
    case QUIZ_RECT:
        return a->box.x == b->box.x && a->box.y == b->box.y && a->box.w == b->box.w &&
               a->box.h == b->box.h;
    case QUIZ_NO_SHAPE:
        break;
    }
    return true;
}

void quiz_shape_add_point(struct quiz_shape *shape, struct quiz_point point)
{
    shape->points = mem_grow(shape->points, shape->count, &shape->capacity, sizeof(*shape->points));
    shape->kind = QUIZ_POLYGON;
    shape->points[shape->count++] = point;
    shape->is_judged = false;
}

static struct quiz_box find_bounds(const struct quiz_point *points, size_t count)
{
    struct quiz_point low = points[0], high = points[0];
    for (size_t i = 1; i < count; i++) {
        low = (struct quiz_point){fmin(low.x, points[i].x), fmin(low.y, points[i].y)};
        high = (struct quiz_point){fmax(high.x, points[i].x), fmax(high.y, points[i].y)};
    }
    return (struct quiz_box){low.x, low.y, high.x - low.x, high.y - low.y};
}

struct quiz_box quiz_shape_bounds(const struct quiz_shape *shape)
{
    if (shape->is_judged)
        return shape->bounds;
    if (quiz_shape_fault(shape) != QUIZ_SHAPE_FINE)
        return (struct quiz_box){0};
    if (shape->kind == QUIZ_POLYGON)
        return find_bounds(shape->points, shape->count);
    if (shape->kind == QUIZ_RECT)
        return shape->box;
    return (struct quiz_box){shape->centre.x - shape->radius, shape->centre.y - shape->radius,
                             2 * shape->radius, 2 * shape->radius};
}

void quiz_shape_judge(struct quiz_shape *shape)
{
    shape->is_judged = false;
    enum quiz_shape_fault fault = quiz_shape_fault(shape);
    struct quiz_box bounds = quiz_shape_bounds(shape);
    shape->is_judged = true;
    shape->fault = fault;
    shape->bounds = bounds;
}

static double distance_to_box(struct quiz_box box, struct quiz_point point)
{
    double x = fmax(fmax(box.x - point.x, point.x - (box.x + box.w)), 0);
    double y = fmax(fmax(box.y - point.y, point.y - (box.y + box.h)), 0);
    return hypot(x, y);
}

static bool is_in_box(struct quiz_box box, struct quiz_point point)
{
    return point.x >= box.x && point.y >= box.y && point.x < box.x + box.w &&
           point.y < box.y + box.h;
}

/* A ray to the right meets an odd number of edges. */
static bool is_in_polygon(const struct quiz_shape *shape, struct quiz_point point)
{
    bool is_in = false;
    for (size_t i = 0; i < shape->count; i++) {
        struct quiz_segment edge = quiz_segment_of(shape->points, shape->count, i);
        if ((edge.a.y > point.y) == (edge.b.y > point.y))
            continue;
        double part = (point.y - edge.a.y) / (edge.b.y - edge.a.y);
        if (point.x < edge.a.x + part * (edge.b.x - edge.a.x))
            is_in = !is_in;
    }
    return is_in;
}

static bool is_outside_bounds(const struct quiz_shape *shape, struct quiz_point point)
{
    struct quiz_box box = shape->bounds;
    return shape->is_judged && (point.x < box.x || point.y < box.y || point.x > box.x + box.w ||
                                point.y > box.y + box.h);
}

bool quiz_shape_has(const struct quiz_shape *shape, struct quiz_point point)
{
    if (is_outside_bounds(shape, point) || quiz_shape_fault(shape) != QUIZ_SHAPE_FINE)
        return false;
    if (shape->kind == QUIZ_POLYGON)
        return is_in_polygon(shape, point);
    if (shape->kind == QUIZ_RECT)
        return is_in_box(shape->box, point);
    return hypot(point.x - shape->centre.x, point.y - shape->centre.y) <= shape->radius;
}

static double distance_to_polygon(const struct quiz_shape *shape, struct quiz_point point)
{
    double nearest = INFINITY; /* its square */
    if (is_in_polygon(shape, point))
        return 0;
    for (size_t i = 0; i < shape->count; i++) {
        struct quiz_segment edge = quiz_segment_of(shape->points, shape->count, i);
        double distance2 = quiz_segment_distance2(edge, point);
        nearest = distance2 < nearest ? distance2 : nearest;
    }
    return sqrt(nearest);
}

double quiz_shape_distance(const struct quiz_shape *shape, struct quiz_point point)
{
    if (quiz_shape_fault(shape) != QUIZ_SHAPE_FINE)
        return INFINITY;
    if (shape->kind == QUIZ_POLYGON)
        return distance_to_polygon(shape, point);
    if (shape->kind == QUIZ_RECT)
        return distance_to_box(shape->box, point);
    double to_centre = hypot(point.x - shape->centre.x, point.y - shape->centre.y);
    return fmax(to_centre - shape->radius, 0);
}

/* Twice the polygon's area, and its first moments, seen from its first point; below 0 where the
 * points go round to the left. */
static double sum_triangles(const struct quiz_shape *shape, struct quiz_point *out_moments)
{
    double twice = 0;
    struct quiz_point from = shape->points[0];
    *out_moments = (struct quiz_point){0, 0};
    for (size_t i = 1; i + 1 < shape->count; i++) {
        struct quiz_point a = shape->points[i], b = shape->points[i + 1];
        double turn = quiz_segment_turn(from, a, b);
        twice += turn;
        out_moments->x += turn * (a.x + b.x - 2 * from.x);
        out_moments->y += turn * (a.y + b.y - 2 * from.y);
    }
    return twice;
}

double quiz_shape_area(const struct quiz_shape *shape)
{
    struct quiz_point moments;
    if (quiz_shape_fault(shape) != QUIZ_SHAPE_FINE)
        return 0;
    if (shape->kind == QUIZ_POLYGON)
        return fabs(sum_triangles(shape, &moments)) / 2;
    if (shape->kind == QUIZ_RECT)
        return shape->box.w * shape->box.h;
    return M_PI * shape->radius * shape->radius;
}

struct quiz_point quiz_shape_centre(const struct quiz_shape *shape)
{
    struct quiz_point moments;
    if (quiz_shape_fault(shape) != QUIZ_SHAPE_FINE)
        return (struct quiz_point){0, 0};
    if (shape->kind == QUIZ_RECT)
        return (struct quiz_point){shape->box.x + shape->box.w / 2,
                                   shape->box.y + shape->box.h / 2};
    if (shape->kind == QUIZ_CIRCLE)
        return shape->centre;
    double twice = sum_triangles(shape, &moments);
    return (struct quiz_point){shape->points[0].x + moments.x / (3 * twice),
                               shape->points[0].y + moments.y / (3 * twice)};
}
