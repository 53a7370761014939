#include "quiz/hit.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#define SAMPLES_MAX 1e6 /* points that quiz_hit_diameter() looks at */

/* The best found so far. */
struct search {
    struct quiz_point point;
    const struct quiz_shape *around; /* contains the point; NULL: none does */
    int around_index, near;          /* near: does not contain it and is the nearest; -1: none */
    double distance;
};

/* What was judged is known not to be near without asking it. All four sides are looked at at once,
 * for a branch each is guessed wrong too often. */
static bool is_farther(const struct quiz_shape *shape, struct quiz_point point, double reach)
{
    const struct quiz_box *box = &shape->bounds;
    double x = point.x - box->x, y = point.y - box->y;
    int sides = (x < -reach) | (y < -reach) | (x > box->w + reach) | (y > box->h + reach);
    return shape->is_judged && sides;
}

static double to_centre(const struct quiz_shape *shape, struct quiz_point point)
{
    struct quiz_point centre = quiz_shape_centre(shape);
    return hypot(point.x - centre.x, point.y - centre.y);
}

/* The smaller, of equals the one whose centre is nearer. */
static bool is_meant_rather(const struct quiz_shape *shape, const struct quiz_shape *other,
                            struct quiz_point point)
{
    double area = quiz_shape_area(shape), other_area = quiz_shape_area(other);
    return area < other_area ||
           (area == other_area && to_centre(shape, point) < to_centre(other, point));
}

static void look_around(struct search *search, const struct quiz_shape *shape, int index)
{
    if (search->around && !is_meant_rather(shape, search->around, search->point))
        return;
    search->around = shape;
    search->around_index = index;
}

static void look_near(struct search *search, double distance, int index)
{
    if (distance > search->distance || (search->near >= 0 && distance == search->distance))
        return;
    search->near = index;
    search->distance = distance;
}

int quiz_hit(const struct quiz_shape *const *shapes, size_t count, struct quiz_point point,
             double slop)
{
    struct search search = {.point = point, .near = -1, .distance = slop};
    if (isnan(point.x) || isnan(point.y))
        return -1;
    double reach = slop > 0 ? slop : 0;
    for (size_t i = 0; i < count; i++) {
        if (is_farther(shapes[i], point, reach))
            continue;
        double distance = quiz_shape_distance(shapes[i], point);
        if (distance == 0)
            look_around(&search, shapes[i], (int)i);
        else if (!search.around)
            look_near(&search, distance, (int)i);
        if (search.around)
            reach = 0; /* only what contains the point counts from here on */
        else if (search.near >= 0)
            reach = search.distance;
    }
    return search.around ? search.around_index : search.near;
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
