/*
 * The paper holds for each pixel its distance to the line so far, so that pieces that are added
 * join without a seam, and the colours are made of that.
 */
#include "view/pencil.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "view/pixel.h"
#include "view/theme.h"

#define CIRCLE_POINTS 96
#define FAR_AWAY      1e9F

struct pencil {
    struct pencil_line line;
    struct layout_rect at;     /* of the paper */
    struct quiz_point *points; /* of the way, closed, in pixels of the paper */
    size_t count;
    double length, done;
    float *distances;
    uint32_t *pixels;
};

/* --- the way ---------------------------------------------------------------------------------- */

static size_t count_points(const struct quiz_shape *shape)
{
    if (quiz_shape_fault(shape) != QUIZ_SHAPE_FINE)
        return 0;
    return shape->kind == QUIZ_CIRCLE ? CIRCLE_POINTS : shape->kind == QUIZ_RECT ? 4 : shape->count;
}

/* Circles from their top, clockwise. */
static struct quiz_point point_of(const struct quiz_shape *shape, size_t index)
{
    const struct quiz_box *box = &shape->box;
    double angle = 2 * M_PI * (double)index / CIRCLE_POINTS;
    if (shape->kind == QUIZ_CIRCLE)
        return (struct quiz_point){shape->centre.x + shape->radius * sin(angle),
                                   shape->centre.y - shape->radius * cos(angle)};
    if (shape->kind == QUIZ_RECT)
        return (struct quiz_point){box->x + (index == 1 || index == 2 ? box->w : 0),
                                   box->y + (index >= 2 ? box->h : 0)};
    return shape->points[index];
}

static void take_way(struct pencil *pencil, const struct quiz_shape *shape,
                     const struct pencil_map *map)
{
    size_t count = count_points(shape);
    if (count == 0)
        return;
    pencil->points = mem_alloc((count + 1) * sizeof(*pencil->points));
    pencil->count = count + 1;
    for (size_t i = 0; i <= count; i++) {
        struct quiz_point point = point_of(shape, i % count);
        pencil->points[i] =
            (struct quiz_point){map->x + point.x * map->unit_x, map->y + point.y * map->unit_y};
    }
}

static double outer_radius(const struct pencil_line *line)
{
    return line->width / 2 + 2 * line->edge;
}

static struct layout_rect around(struct quiz_point least, struct quiz_point most, double margin)
{
    int left = (int)floor(least.x - margin), top = (int)floor(least.y - margin);
    return (struct layout_rect){left, top, (int)ceil(most.x + margin) + 1 - left,
                                (int)ceil(most.y + margin) + 1 - top};
}

/* The paper: as much of the way's surroundings as lies in the box. */
static void lay_paper(struct pencil *pencil, struct layout_rect box)
{
    struct quiz_point least = {FAR_AWAY, FAR_AWAY}, most = {-FAR_AWAY, -FAR_AWAY};
    for (size_t i = 0; i < pencil->count; i++) {
        least.x = fmin(least.x, pencil->points[i].x);
        least.y = fmin(least.y, pencil->points[i].y);
        most.x = fmax(most.x, pencil->points[i].x);
        most.y = fmax(most.y, pencil->points[i].y);
    }
    struct layout_rect all = around(least, most, outer_radius(&pencil->line) + 1);
    if (pencil->count == 0 || !layout_intersect(all, box, &pencil->at)) {
        pencil->at = (struct layout_rect){0};
        return;
    }
    size_t count = (size_t)pencil->at.w * (size_t)pencil->at.h;
    pencil->distances = mem_alloc(count * sizeof(*pencil->distances));
    pencil->pixels = mem_alloc(count * sizeof(*pencil->pixels));
    for (size_t i = 0; i < count; i++)
        pencil->distances[i] = FAR_AWAY;
}

static double distance(struct quiz_point a, struct quiz_point b)
{
    return hypot(b.x - a.x, b.y - a.y);
}

struct pencil *pencil_create(const struct quiz_shape *shape, const struct pencil_map *map,
                             const struct pencil_line *line)
{
    struct pencil *pencil = mem_alloc(sizeof(*pencil));
    pencil->line = *line;
    take_way(pencil, shape, map);
    lay_paper(pencil, map->box);
    for (size_t i = 0; i < pencil->count; i++) {
        pencil->points[i].x -= pencil->at.x;
        pencil->points[i].y -= pencil->at.y;
        if (i > 0)
            pencil->length += distance(pencil->points[i - 1], pencil->points[i]);
    }
    return pencil;
}

void pencil_destroy(struct pencil *pencil)
{
    if (!pencil)
        return;
    free(pencil->points);
    free(pencil->distances);
    free(pencil->pixels);
    free(pencil);
}

struct layout_rect pencil_bounds(const struct pencil *pencil)
{
    return pencil->at;
}

/* --- drawing ---------------------------------------------------------------------------------- */

static double part_of_one(double value)
{
    return fmin(fmax(value, 0), 1);
}

/* Colour, white and ink from the middle outwards. */
static uint32_t colour_at(const struct pencil_line *line, double away)
{
    double half = line->width / 2;
    uint32_t edge = pixel_mix(THEME_INK, THEME_WHITE, pixel_inside(away, half + line->edge));
    return pixel_argb(pixel_inside(away, outer_radius(line)),
                      pixel_mix(edge, line->rgb, pixel_inside(away, half)));
}

static double distance_to_piece(struct quiz_point a, struct quiz_point b, struct quiz_point at)
{
    double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    double along = square > 0 ? part_of_one(((at.x - a.x) * dx + (at.y - a.y) * dy) / square) : 0;
    double x = at.x - a.x - along * dx, y = at.y - a.y - along * dy;
    return sqrt(x * x + y * y);
}

static void touch_pixel(struct pencil *pencil, struct quiz_point a, struct quiz_point b, int x,
                        int y)
{
    size_t index = (size_t)y * (size_t)pencil->at.w + (size_t)x;
    double away = distance_to_piece(a, b, (struct quiz_point){x + 0.5, y + 0.5});
    if (away >= outer_radius(&pencil->line) + 1 || away >= (double)pencil->distances[index])
        return;
    pencil->distances[index] = (float)away;
    pencil->pixels[index] = colour_at(&pencil->line, away);
}

static struct layout_rect join(struct layout_rect a, struct layout_rect b)
{
    if (a.w == 0 || b.w == 0)
        return a.w == 0 ? b : a;
    int left = a.x < b.x ? a.x : b.x, top = a.y < b.y ? a.y : b.y;
    int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    int bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (struct layout_rect){left, top, right - left, bottom - top};
}

/* A straight piece of the way; returns what it touches of the paper. */
static struct layout_rect draw_piece(struct pencil *pencil, struct quiz_point a,
                                     struct quiz_point b)
{
    struct quiz_point least = {fmin(a.x, b.x), fmin(a.y, b.y)};
    struct quiz_point most = {fmax(a.x, b.x), fmax(a.y, b.y)};
    struct layout_rect paper = {0, 0, pencil->at.w, pencil->at.h}, area;
    if (!layout_intersect(around(least, most, outer_radius(&pencil->line) + 1), paper, &area))
        return (struct layout_rect){0};
    for (int y = area.y; y < area.y + area.h; y++)
        for (int x = area.x; x < area.x + area.w; x++)
            touch_pixel(pencil, a, b, x, y);
    return area;
}

static struct quiz_point between(struct quiz_point a, struct quiz_point b, double part)
{
    return (struct quiz_point){a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part};
}

struct layout_rect pencil_go_on(struct pencil *pencil, int part)
{
    struct layout_rect fresh = {0};
    double goal = pencil->length * part / PENCIL_WHOLE, at = 0;
    for (size_t i = 1; i < pencil->count && at < goal; i++) {
        struct quiz_point a = pencil->points[i - 1], b = pencil->points[i];
        double length = distance(a, b), from = fmax(pencil->done - at, 0);
        double to = fmin(goal - at, length);
        if (to > from)
            fresh = join(fresh, draw_piece(pencil, between(a, b, from / length),
                                           between(a, b, to / length)));
        at += length;
    }
    pencil->done = fmax(pencil->done, goal);
    fresh.x += pencil->at.x;
    fresh.y += pencil->at.y;
    return fresh;
}

void pencil_draw(struct screen *screen, const struct pencil *pencil, struct layout_rect within)
{
    struct layout_rect seen;
    if (!layout_intersect(pencil->at, within, &seen))
        return;
    const uint32_t *first = pencil->pixels +
                            (size_t)(seen.y - pencil->at.y) * (size_t)pencil->at.w +
                            (size_t)(seen.x - pencil->at.x);
    struct screen_image *image = screen_image_create(screen, seen.w, seen.h, first,
                                                     pencil->at.w * (int)sizeof(*first), false);
    screen_draw(screen, image, NULL, seen, 255);
    screen_image_destroy(image);
}
