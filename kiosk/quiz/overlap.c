/*
 * Do two shapes have more in common than an edge? For a circle its distance tells. Two polygons:
 * either edges cross, or, where none does, a level line half-way between two neighbouring heights
 * of points is inside both somewhere. Between such heights nothing changes, for nothing crosses.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "quiz/segment.h"

#define NEAR 1e-6 /* scene units: rounding, not overlap */

struct outline {
    struct quiz_point points[QUIZ_POINTS_MAX];
    size_t count;
};

static void make_outline(const struct quiz_shape *shape, struct outline *out)
{
    struct quiz_box box = shape->box;
    const struct quiz_point corners[] = {{box.x, box.y},
                                         {box.x + box.w, box.y},
                                         {box.x + box.w, box.y + box.h},
                                         {box.x, box.y + box.h}};
    bool is_rect = shape->kind == QUIZ_RECT;
    out->count = is_rect ? 4 : shape->count;
    memcpy(out->points, is_rect ? corners : shape->points, out->count * sizeof(*out->points));
}

static bool has_crossing(const struct outline *a, const struct outline *b)
{
    for (size_t i = 0; i < a->count; i++)
        for (size_t k = 0; k < b->count; k++)
            if (quiz_segment_crosses(quiz_segment_of(a->points, a->count, i),
                                     quiz_segment_of(b->points, b->count, k), NEAR))
                return true;
    return false;
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Where the outline's edges meet the level line, from left to right: in, out, in, out … */
static size_t find_borders(const struct outline *outline, double y, double out[QUIZ_POINTS_MAX])
{
    size_t count = 0;
    for (size_t i = 0; i < outline->count; i++) {
        struct quiz_segment edge = quiz_segment_of(outline->points, outline->count, i);
        if ((edge.a.y > y) != (edge.b.y > y))
            out[count++] =
                edge.a.x + (y - edge.a.y) / (edge.b.y - edge.a.y) * (edge.b.x - edge.a.x);
    }
    if (count > 1)
        qsort(out, count, sizeof(*out), compare);
    return count;
}

static bool shares_level(const struct outline *a, const struct outline *b, double y)
{
    double of_a[QUIZ_POINTS_MAX], of_b[QUIZ_POINTS_MAX];
    size_t count_a = find_borders(a, y, of_a), count_b = find_borders(b, y, of_b);
    for (size_t i = 0; i + 1 < count_a; i += 2)
        for (size_t k = 0; k + 1 < count_b; k += 2)
            if (fmin(of_a[i + 1], of_b[k + 1]) - fmax(of_a[i], of_b[k]) > NEAR)
                return true;
    return false;
}

static bool overlaps(const struct outline *a, const struct outline *b)
{
    double heights[2 * QUIZ_POINTS_MAX];
    size_t count = 0;
    if (has_crossing(a, b))
        return true;
    for (size_t i = 0; i < a->count; i++)
        heights[count++] = a->points[i].y;
    for (size_t i = 0; i < b->count; i++)
        heights[count++] = b->points[i].y;
    qsort(heights, count, sizeof(*heights), compare);
    for (size_t i = 0; i + 1 < count; i++)
        if (heights[i + 1] - heights[i] > NEAR &&
            shares_level(a, b, (heights[i] + heights[i + 1]) / 2))
            return true;
    return false;
}

static bool are_bounds_apart(struct quiz_box a, struct quiz_box b)
{
    return a.x + a.w <= b.x || b.x + b.w <= a.x || a.y + a.h <= b.y || b.y + b.h <= a.y;
}

bool quiz_shape_overlaps(const struct quiz_shape *a, const struct quiz_shape *b)
{
    struct outline of_a, of_b;
    if (quiz_shape_fault(a) != QUIZ_SHAPE_FINE || quiz_shape_fault(b) != QUIZ_SHAPE_FINE ||
        are_bounds_apart(quiz_shape_bounds(a), quiz_shape_bounds(b)))
        return false;
    if (a->kind == QUIZ_CIRCLE)
        return quiz_shape_distance(b, a->centre) < a->radius - NEAR;
    if (b->kind == QUIZ_CIRCLE)
        return quiz_shape_distance(a, b->centre) < b->radius - NEAR;
    make_outline(a, &of_a);
    make_outline(b, &of_b);
    return overlaps(&of_a, &of_b);
}
