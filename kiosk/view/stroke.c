#include "view/stroke.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

/*
 * A page has a dozen marks of some thousand pixels each: what is done per pixel is plain arithmetic
 * within the stroke's own bounds, since hypot(), fmin() and lround() are calls (they were a third
 * of a page's time).
 */
static double between(double value, double least, double most)
{
    return value < least ? least : value > most ? most : value;
}

/* How far a point lies outside the line itself. */
static double away(const struct view_stroke *stroke, double x, double y)
{
    double along_x = stroke->x1 - stroke->x0, along_y = stroke->y1 - stroke->y0;
    double length = along_x * along_x + along_y * along_y;
    double from_x = x - stroke->x0, from_y = y - stroke->y0;
    double part = 0;
    if (length > 0)
        part = between((from_x * along_x + from_y * along_y) / length, 0, 1);
    from_x -= part * along_x;
    from_y -= part * along_y;
    return sqrt(from_x * from_x + from_y * from_y);
}

/* The pixels from a to b (thousandths) and `reach` beyond both, of a mark that has size. */
static void find_span(double a, double b, double reach, double unit, int size, int *out_span)
{
    double first = (a < b ? a : b) - reach, last = (a < b ? b : a) + reach;
    out_span[0] = (int)between(floor(first / unit), 0, size);
    out_span[1] = (int)between(ceil(last / unit), 0, size);
}

/* Covers what is not covered more. */
static void cover(const struct view_stroke *stroke, double radius, struct layout_rect at,
                  uint32_t *pixels, uint32_t rgb)
{
    int across[2], down[2];
    double unit = 1000.0 / at.w;
    find_span(stroke->x0, stroke->x1, radius + unit, unit, at.w, across);
    find_span(stroke->y0, stroke->y1, radius + unit, unit, at.h, down);
    for (int y = down[0]; y < down[1]; y++)
        for (int x = across[0]; x < across[1]; x++) {
            double outside = away(stroke, (x + 0.5) * unit, (y + 0.5) * unit) - radius;
            double part = between(0.5 - outside / unit, 0, 1);
            uint32_t pixel = (uint32_t)(part * 255 + 0.5) << 24 | rgb;
            if (pixel > pixels[y * at.w + x])
                pixels[y * at.w + x] = pixel;
        }
}

void view_mark_draw(struct screen *screen, struct layout_rect at, const struct view_mark *mark)
{
    if (at.w < 1 || at.h < 1)
        return;
    uint32_t *pixels = mem_alloc((size_t)at.w * (size_t)at.h * sizeof(*pixels));
    for (size_t i = 0; i < mark->count; i++)
        cover(&mark->strokes[i], mark->strokes[i].radius + mark->more, at, pixels, mark->rgb);
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
