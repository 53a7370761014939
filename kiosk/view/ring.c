#include "view/ring.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "view/theme.h"

/* How much of a pixel at that distance lies inside the radius, 0 to 1. */
static double part_inside(double distance, double radius)
{
    return fmin(fmax(radius + 0.5 - distance, 0), 1);
}

/* The same of what lies between two radii. */
static double part_between(double distance, double inner, double outer)
{
    double within = inner > 0 ? part_inside(distance, inner) : 0;
    return fmax(part_inside(distance, outer) - within, 0);
}

static uint32_t mix(uint32_t under, uint32_t over, double part)
{
    uint32_t mixed = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        double a = under >> shift & 255, b = over >> shift & 255;
        mixed |= (uint32_t)lround(a + (b - a) * part) << shift;
    }
    return mixed;
}

static uint32_t pixel_at(double distance, const struct view_ring_look *look)
{
    double inner = look->width > 0 ? look->radius - look->width : 0;
    double in_white = fmax(inner - look->line, 0), in_ink = fmax(inner - 2 * look->line, 0);
    bool is_disc = look->width <= 0;
    double colour = part_between(distance, is_disc ? 0 : inner, look->radius);
    double white = part_between(distance, is_disc ? 0 : in_white, look->radius + look->line);
    double all = part_between(distance, is_disc ? 0 : in_ink, look->radius + 2 * look->line);
    uint32_t rgb = mix(mix(THEME_INK, THEME_WHITE, white), look->rgb, colour);
    return (uint32_t)lround(all * 255) << 24 | rgb;
}

void view_ring_draw(struct screen *screen, double x, double y, const struct view_ring_look *look)
{
    int half = (int)ceil(look->radius + 2 * look->line) + 1;
    int side = 2 * half + 1;
    int middle_x = (int)lround(x), middle_y = (int)lround(y);
    uint32_t *pixels = mem_alloc((size_t)side * (size_t)side * sizeof(*pixels));
    for (int j = 0; j < side; j++)
        for (int i = 0; i < side; i++)
            pixels[j * side + i] = pixel_at(hypot(i - half, j - half), look);
    struct screen_image *image =
        screen_image_create(screen, side, side, pixels, side * (int)sizeof(*pixels), false);
    screen_draw(screen, image, NULL,
                (struct layout_rect){middle_x - half, middle_y - half, side, side}, 255);
    screen_image_destroy(image);
    free(pixels);
}
