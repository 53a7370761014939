#include "quiz/hit.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#define SAMPLES_MAX 1e6 /* points that quiz_hit_diameter() looks at */

static double distance_to_centre(const struct quiz_shape *shape, struct quiz_point point)
{
    struct quiz_point centre = quiz_shape_centre(shape);
    return hypot(point.x - centre.x, point.y - centre.y);
}

/* Of the shapes that contain the point the smallest, among equals the one with the nearest centre.
 */
static int find_around(const struct quiz_shape *const *shapes, size_t count,
                       struct quiz_point point)
{
    int best = -1;
    double best_area = 0, best_distance = 0;
    for (size_t i = 0; i < count; i++) {
        if (!quiz_shape_has(shapes[i], point))
            continue;
        double area = quiz_shape_area(shapes[i]);
        double distance = distance_to_centre(shapes[i], point);
        if (best >= 0 && (area > best_area || (area == best_area && distance >= best_distance)))
            continue;
        best = (int)i;
        best_area = area;
        best_distance = distance;
    }
    return best;
}

static bool is_farther(struct quiz_box box, struct quiz_point point, double reach)
{
    return point.x < box.x - reach || point.y < box.y - reach || point.x > box.x + box.w + reach ||
           point.y > box.y + box.h + reach;
}

static int find_near(const struct quiz_shape *const *shapes, size_t count, struct quiz_point point,
                     double slop)
{
    int best = -1;
    double nearest = slop;
    for (size_t i = 0; i < count; i++) {
        if (is_farther(quiz_shape_bounds(shapes[i]), point, nearest))
            continue;
        double distance = quiz_shape_distance(shapes[i], point);
        if (distance > nearest || (best >= 0 && distance == nearest))
            continue;
        best = (int)i;
        nearest = distance;
    }
    return best;
}

int quiz_hit(const struct quiz_shape *const *shapes, size_t count, struct quiz_point point,
             double slop)
{
    if (isnan(point.x) || isnan(point.y))
        return -1;
    int found = find_around(shapes, count, point);
    return found >= 0 ? found : find_near(shapes, count, point, slop);
}

/* The part of the picture in which the shape may be meant. */
static struct quiz_box find_reach(const struct quiz_shape *shape,
                                  const struct quiz_picture *picture, double slop)
{
    struct quiz_box box = quiz_shape_bounds(shape);
    double left = fmax(box.x - slop, 0), right = fmin(box.x + box.w + slop, picture->w);
    double top = fmax(box.y - slop, 0), bottom = fmin(box.y + box.h + slop, picture->h);
    return (struct quiz_box){left, top, fmax(right - left, 0), fmax(bottom - top, 0)};
}

/* Those of the shapes that may be meant somewhere in reach. */
static size_t choose_near(const struct quiz_shape *const *shapes, size_t count,
                          struct quiz_box reach, double slop, const struct quiz_shape **out)
{
    size_t near = 0;
    for (size_t i = 0; i < count; i++) {
        struct quiz_box box = quiz_shape_bounds(shapes[i]);
        if (box.x - slop < reach.x + reach.w && box.x + box.w + slop > reach.x &&
            box.y - slop < reach.y + reach.h && box.y + box.h + slop > reach.y)
            out[near++] = shapes[i];
    }
    return near;
}

double quiz_hit_diameter(const struct quiz_shape *const *shapes, size_t count, size_t index,
                         const struct quiz_picture *picture, double slop, double unit_step)
{
    struct quiz_box reach = find_reach(shapes[index], picture, slop);
    double step = fmax(unit_step, sqrt(reach.w * reach.h / SAMPLES_MAX));
    if (quiz_shape_fault(shapes[index]) != QUIZ_SHAPE_FINE || !(step > 0))
        return 0;
    const struct quiz_shape **near = mem_alloc(count * sizeof(const struct quiz_shape *));
    size_t near_count = choose_near(shapes, count, reach, slop, near);
    size_t columns = (size_t)ceil(reach.w / step), rows = (size_t)ceil(reach.h / step), hits = 0;
    for (size_t i = 0; i < columns * rows; i++) {
        size_t column = i % columns, line = i / columns;
        struct quiz_point point = {reach.x + ((double)column + 0.5) * step,
                                   reach.y + ((double)line + 0.5) * step};
        int hit = quiz_hit(near, near_count, point, slop);
        hits += hit >= 0 && near[hit] == shapes[index];
    }
    free(near);
    return 2 * step * sqrt((double)hits / M_PI);
}
