/* Shapes made of the two primitives fill and tint, so that they are the same on both back ends. */
#include "screen/screen.h"

#include <math.h>

/* How much of the pixel at x, y (from the corner of its square of radius_px) the quarter disc
 * covers. */
static int corner_alpha(int radius_px, int x, int y)
{
    double across = radius_px - (x + 0.5);
    double down = radius_px - (y + 0.5);
    double inside = radius_px - sqrt(across * across + down * down) + 0.5;
    if (inside <= 0)
        return 0;
    return inside >= 1 ? 255 : (int)lround(inside * 255);
}

/* One row of the rectangle and its mirror image: its smooth ends, and the full middle. */
static void fill_row(struct screen *screen, struct layout_rect rect, int radius_px, int y,
                     uint32_t rgb)
{
    int x = 0;
    for (int alpha; x < radius_px && (alpha = corner_alpha(radius_px, x, y)) < 255; x++) {
        const int columns[2] = {rect.x + x, rect.x + rect.w - 1 - x};
        for (int i = 0; i < 2; i++) {
            screen_tint(screen, (struct layout_rect){columns[i], rect.y + y, 1, 1}, rgb, alpha);
            screen_tint(screen, (struct layout_rect){columns[i], rect.y + rect.h - 1 - y, 1, 1},
                        rgb, alpha);
        }
    }
    int middle_w = rect.w - 2 * x;
    screen_fill(screen, (struct layout_rect){rect.x + x, rect.y + y, middle_w, 1}, rgb);
    screen_fill(screen, (struct layout_rect){rect.x + x, rect.y + rect.h - 1 - y, middle_w, 1},
                rgb);
}

void screen_fill_round(struct screen *screen, struct layout_rect rect, int radius_px, uint32_t rgb)
{
    int half = (rect.w < rect.h ? rect.w : rect.h) / 2;
    int radius = radius_px < half ? radius_px : half;
    if (radius <= 0) {
        screen_fill(screen, rect, rgb);
        return;
    }
    for (int y = 0; y < radius; y++)
        fill_row(screen, rect, radius, y, rgb);
    screen_fill(screen, (struct layout_rect){rect.x, rect.y + radius, rect.w, rect.h - 2 * radius},
                rgb);
}
