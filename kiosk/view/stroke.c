#include "view/stroke.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

/* How far a point lies outside the stroke; negative: inside. */
static double outside(const struct view_stroke *stroke, double x, double y)
{
    double along_x = stroke->x1 - stroke->x0, along_y = stroke->y1 - stroke->y0;
    double length = along_x * along_x + along_y * along_y;
    double part = 0;
    if (length > 0)
        part = ((x - stroke->x0) * along_x + (y - stroke->y0) * along_y) / length;
    part = fmin(fmax(part, 0), 1);
    return hypot(x - stroke->x0 - part * along_x, y - stroke->y0 - part * along_y) - stroke->radius;
}

static double outside_all(const struct view_mark *mark, double x, double y)
{
    double nearest = INFINITY;
    for (size_t i = 0; i < mark->count; i++)
        nearest = fmin(nearest, outside(&mark->strokes[i], x, y));
    return nearest - mark->more;
}

void view_mark_draw(struct screen *screen, struct layout_rect at, const struct view_mark *mark)
{
    if (at.w < 1 || at.h < 1)
        return;
    double unit = 1000.0 / at.w;
    uint32_t *pixels = mem_alloc((size_t)at.w * (size_t)at.h * sizeof(*pixels));
    for (int y = 0; y < at.h; y++)
        for (int x = 0; x < at.w; x++) {
            double distance = outside_all(mark, (x + 0.5) * unit, (y + 0.5) * unit) / unit;
            double part = fmin(fmax(0.5 - distance, 0), 1);
            pixels[y * at.w + x] = (uint32_t)lround(part * 255) << 24 | mark->rgb;
        }
    struct screen_image *image =
        screen_image_create(screen, at.w, at.h, pixels, at.w * (int)sizeof(*pixels), false);
    screen_draw(screen, image, NULL, at, 255);
    screen_image_destroy(image);
    free(pixels);
}

void view_tick_draw(struct screen *screen, struct layout_rect at, uint32_t rgb)
{
    static const struct view_stroke strokes[] = {{255, 525, 430, 690, 62},
                                                 {430, 690, 750, 325, 62}};
    view_mark_draw(screen, at, &(struct view_mark){strokes, 2, 0, rgb});
}

void view_cross_draw(struct screen *screen, struct layout_rect at, uint32_t rgb)
{
    static const struct view_stroke strokes[] = {{305, 305, 695, 695, 62},
                                                 {695, 305, 305, 695, 62}};
    view_mark_draw(screen, at, &(struct view_mark){strokes, 2, 0, rgb});
}
