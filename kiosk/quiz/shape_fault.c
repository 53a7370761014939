#include <math.h>

#include "quiz/segment.h"

static bool is_number(double value)
{
    return fabs(value) <= QUIZ_COORDINATE_MAX; /* NaN is not */
}

static bool is_point(struct quiz_point point)
{
    return is_number(point.x) && is_number(point.y);
}

/* Copies points without those that repeat the one before (the last also the first's). */
static size_t drop_repeats(const struct quiz_shape *shape, struct quiz_point out[QUIZ_POINTS_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < shape->count; i++) {
        struct quiz_point point = shape->points[i];
        if (count == 0 || point.x != out[count - 1].x || point.y != out[count - 1].y)
            out[count++] = point;
    }
    while (count > 1 && out[count - 1].x == out[0].x && out[count - 1].y == out[0].y)
        count--;
    return count;
}

static bool is_on_line(const struct quiz_point *points, size_t count)
{
    for (size_t i = 2; i < count; i++)
        if (quiz_segment_turn(points[0], points[1], points[i]) != 0)
            return false;
    return true;
}

/* Neighbours share a point, and must not lie on one another. */
static bool is_folded(const struct quiz_point *points, size_t count, size_t i)
{
    struct quiz_segment edge = quiz_segment_of(points, count, i);
    struct quiz_segment next = quiz_segment_of(points, count, (i + 1) % count);
    double along = (edge.b.x - edge.a.x) * (next.b.x - next.a.x) +
                   (edge.b.y - edge.a.y) * (next.b.y - next.a.y);
    return quiz_segment_turn(edge.a, edge.b, next.b) == 0 && along < 0;
}

static bool has_crossing(const struct quiz_point *points, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (is_folded(points, count, i))
            return true;
        struct quiz_segment edge = quiz_segment_of(points, count, i);
        size_t end = i == 0 ? count - 1 : count; /* the first edge and the last are neighbours */
        for (size_t k = i + 2; k < end; k++)
            if (quiz_segment_meets(edge, quiz_segment_of(points, count, k)))
                return true;
    }
    return false;
}

static enum quiz_shape_fault polygon_fault(const struct quiz_shape *shape)
{
    struct quiz_point points[QUIZ_POINTS_MAX];
    if (shape->count > QUIZ_POINTS_MAX)
        return QUIZ_SHAPE_MANY_POINTS;
    for (size_t i = 0; i < shape->count; i++)
        if (!is_point(shape->points[i]))
            return QUIZ_SHAPE_NOT_FINITE;
    size_t count = drop_repeats(shape, points);
    if (count < 3)
        return QUIZ_SHAPE_FEW_POINTS;
    if (is_on_line(points, count))
        return QUIZ_SHAPE_NO_AREA;
    return has_crossing(points, count) ? QUIZ_SHAPE_CROSSES : QUIZ_SHAPE_FINE;
}

static enum quiz_shape_fault circle_fault(const struct quiz_shape *shape)
{
    if (!is_point(shape->centre) || !is_number(shape->radius))
        return QUIZ_SHAPE_NOT_FINITE;
    return shape->radius > 0 ? QUIZ_SHAPE_FINE : QUIZ_SHAPE_NO_AREA;
}

static enum quiz_shape_fault rect_fault(const struct quiz_shape *shape)
{
    struct quiz_box box = shape->box;
    if (!is_number(box.x) || !is_number(box.y) || !is_number(box.w) || !is_number(box.h))
        return QUIZ_SHAPE_NOT_FINITE;
    return box.w > 0 && box.h > 0 ? QUIZ_SHAPE_FINE : QUIZ_SHAPE_NO_AREA;
}

enum quiz_shape_fault quiz_shape_fault(const struct quiz_shape *shape)
{
    if (shape->is_judged)
        return shape->fault;
    switch (shape->kind) {
    case QUIZ_POLYGON:
        return polygon_fault(shape);
    case QUIZ_CIRCLE:
        return circle_fault(shape);
    case QUIZ_RECT:
        return rect_fault(shape);
    case QUIZ_NO_SHAPE:
        break;
    }
    return QUIZ_SHAPE_MISSING;
}
