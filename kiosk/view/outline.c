#include "view/outline.h"

#include <math.h>

static double within(double value, double low, double high)
{
    return fmax(low, fmin(value, high));
}

static struct quiz_point to_pixels(const struct outline_paper *paper, struct quiz_point point)
{
    return (struct quiz_point){(point.x - paper->origin.x) * paper->scale,
                               (point.y - paper->origin.y) * paper->scale};
}

/* Over what is there; coverage 0 to 1. */
static void blend(uint32_t *pixel, uint32_t argb, double coverage)
{
    double above = (double)(argb >> 24) / 255 * coverage;
    double below = (double)(*pixel >> 24) / 255 * (1 - above);
    double alpha = above + below;
    uint32_t out = (uint32_t)lround(alpha * 255) << 24;
    if (alpha <= 0)
        return;
    for (int shift = 0; shift <= 16; shift += 8) {
        double value =
            ((double)(argb >> shift & 0xff) * above + (double)(*pixel >> shift & 0xff) * below) /
            alpha;
        out |= (uint32_t)lround(within(value, 0, 255)) << shift;
    }
    *pixel = out;
}

struct area { /* half-open, whole pixels inside the paper */
    int left, top, right, bottom;
};

static struct area area_of(const struct outline_paper *paper, struct quiz_point a,
                           struct quiz_point b, double margin)
{
    return (struct area){
        .left = (int)within(floor(fmin(a.x, b.x) - margin), 0, paper->w),
        .top = (int)within(floor(fmin(a.y, b.y) - margin), 0, paper->h),
        .right = (int)within(ceil(fmax(a.x, b.x) + margin) + 1, 0, paper->w),
        .bottom = (int)within(ceil(fmax(a.y, b.y) + margin) + 1, 0, paper->h),
    };
}

static double distance_to_line(struct quiz_point a, struct quiz_point b, double x, double y)
{
    double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    double along = square > 0 ? within(((x - a.x) * dx + (y - a.y) * dy) / square, 0, 1) : 0;
    return hypot(x - a.x - along * dx, y - a.y - along * dy);
}

/* A line with round ends; a dot when a and b are the same. */
static void draw_line(const struct outline_paper *paper, struct quiz_point a, struct quiz_point b,
                      double radius, uint32_t argb)
{
    struct area area = area_of(paper, a, b, radius + 1);
    for (int y = area.top; y < area.bottom; y++)
        for (int x = area.left; x < area.right; x++) {
            double coverage = radius + 0.5 - distance_to_line(a, b, x + 0.5, y + 0.5);
            if (coverage > 0)
                blend(&paper->pixels[(size_t)y * (size_t)paper->w + (size_t)x], argb,
                      fmin(coverage, 1));
        }
}

void outline_draw_path(const struct outline_paper *paper, const struct quiz_point *points,
                       size_t count, double width_px, uint32_t argb)
{
    for (size_t i = 1; i < count; i++)
        draw_line(paper, to_pixels(paper, points[i - 1]), to_pixels(paper, points[i]), width_px / 2,
                  argb);
}

void outline_dot(const struct outline_paper *paper, struct quiz_point at, double radius_px,
                 uint32_t argb)
{
    draw_line(paper, to_pixels(paper, at), to_pixels(paper, at), radius_px, argb);
}

static void draw_circle(const struct outline_paper *paper, const struct quiz_shape *shape,
                        double width_px, uint32_t argb)
{
    struct quiz_point centre = to_pixels(paper, shape->centre);
    double radius = shape->radius * paper->scale;
    struct area area = area_of(paper, centre, centre, radius + width_px);
    for (int y = area.top; y < area.bottom; y++)
        for (int x = area.left; x < area.right; x++) {
            double off = fabs(hypot(x + 0.5 - centre.x, y + 0.5 - centre.y) - radius);
            if (off < width_px / 2 + 0.5)
                blend(&paper->pixels[(size_t)y * (size_t)paper->w + (size_t)x], argb,
                      fmin(width_px / 2 + 0.5 - off, 1));
        }
}

void outline_draw(const struct outline_paper *paper, const struct quiz_shape *shape,
                  double width_px, uint32_t argb)
{
    struct quiz_box box = shape->box;
    const struct quiz_point corners[] = {{box.x, box.y},
                                         {box.x + box.w, box.y},
                                         {box.x + box.w, box.y + box.h},
                                         {box.x, box.y + box.h},
                                         {box.x, box.y}};
    if (shape->kind == QUIZ_CIRCLE)
        draw_circle(paper, shape, width_px, argb);
    else if (shape->kind == QUIZ_RECT)
        outline_draw_path(paper, corners, 5, width_px, argb);
    else if (shape->kind == QUIZ_POLYGON && shape->count > 0) {
        const struct quiz_point closing[] = {shape->points[shape->count - 1], shape->points[0]};
        outline_draw_path(paper, shape->points, shape->count, width_px, argb);
        outline_draw_path(paper, closing, 2, width_px, argb);
    }
}
