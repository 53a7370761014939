#include "view/ring.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "view/pixel.h"
#include "view/theme.h"

#define PROFILE_STEPS 16  /* of a pixel */
#define DASH_PART     0.5 /* of a dash and the gap behind it, before its round ends */

/* How much of a pixel at that distance lies between two radii, 0 to 1. */
static double part_between(double distance, double inner, double outer)
{
    double within = inner > 0 ? pixel_inside(distance, inner) : 0;
    return fmax(pixel_inside(distance, outer) - within, 0);
}

static uint32_t pixel_at(double distance, const struct view_ring_look *look)
{
    double inner = look->width > 0 ? look->radius - look->width : 0;
    double in_white = fmax(inner - look->line, 0), in_ink = fmax(inner - 2 * look->line, 0);
    bool is_disc = look->width <= 0;
    double colour = part_between(distance, is_disc ? 0 : inner, look->radius);
    double white = part_between(distance, is_disc ? 0 : in_white, look->radius + look->line);
    double all = part_between(distance, is_disc ? 0 : in_ink, look->radius + 2 * look->line);
    uint32_t rgb = pixel_mix(pixel_mix(THEME_INK, THEME_WHITE, white), look->rgb, colour);
    return pixel_argb(all, rgb);
}

/* Colours by distance, so that each is mixed once. */
struct profile {
    double hole, edge; /* there is nothing nearer or farther */
    uint32_t *colours; /* owned */
};

static struct profile make_profile(const struct view_ring_look *look)
{
    struct profile profile = {.edge = look->radius + 2 * look->line + 1};
    if (look->width > 0)
        profile.hole = fmax(look->radius - look->width - 2 * look->line - 1, 0);
    int last = (int)ceil((profile.edge - profile.hole) * PROFILE_STEPS);
    profile.colours = mem_alloc(((size_t)last + 1) * sizeof(*profile.colours));
    for (int i = 0; i <= last; i++)
        profile.colours[i] = pixel_at(profile.hole + (double)i / PROFILE_STEPS, look);
    return profile;
}

static void fill_row(uint32_t *row, int w, double left, double down, const struct profile *profile)
{
    double least = profile->hole * profile->hole, most = profile->edge * profile->edge;
    for (int i = 0; i < w; i++) {
        double square = (left + i) * (left + i) + down * down;
        if (square < least || square >= most)
            continue;
        row[i] = profile->colours[lround((sqrt(square) - profile->hole) * PROFILE_STEPS)];
    }
}

static struct layout_rect square_of(double x, double y, const struct view_ring_look *look)
{
    int half = (int)ceil(look->radius + 2 * look->line) + 1;
    return (struct layout_rect){(int)lround(x) - half, (int)lround(y) - half, 2 * half + 1,
                                2 * half + 1};
}

void view_ring_draw_within(struct screen *screen, double x, double y,
                           const struct view_ring_look *look, struct layout_rect within)
{
    struct layout_rect at, square = square_of(x, y, look);
    int middle_x = square.x + square.w / 2, middle_y = square.y + square.h / 2;
    if (!layout_intersect(square, within, &at))
        return;
    struct profile profile = make_profile(look);
    uint32_t *pixels = mem_alloc((size_t)at.w * (size_t)at.h * sizeof(*pixels));
    for (int j = 0; j < at.h; j++)
        fill_row(pixels + (ptrdiff_t)j * at.w, at.w, at.x - middle_x, at.y + j - middle_y,
                 &profile);
    struct screen_image *image =
        screen_image_create(screen, at.w, at.h, pixels, at.w * (int)sizeof(*pixels), false);
    screen_draw(screen, image, NULL, at, 255);
    screen_image_destroy(image);
    free(pixels);
    free(profile.colours);
}

void view_ring_draw(struct screen *screen, double x, double y, const struct view_ring_look *look)
{
    view_ring_draw_within(screen, x, y, look, square_of(x, y, look));
}

/* How far a point is from the nearest dash's middle line: an arc of DASH_PART of a dash's share. */
static double off_dash(double x, double y, const struct view_ring_look *look, int dashes)
{
    double middle = look->radius - look->width / 2, share = 2 * M_PI / dashes;
    double angle = fabs(remainder(atan2(x, -y), share)); /* from the nearest dash's middle */
    double end = share * DASH_PART / 2, distance = hypot(x, y);
    if (angle <= end)
        return fabs(distance - middle);
    double past = angle - end;
    return hypot(distance * cos(past) - middle, distance * sin(past));
}

static uint32_t dashed_pixel(double x, double y, const struct view_ring_look *look, int dashes)
{
    double off = off_dash(x, y, look, dashes), half = look->width / 2;
    double white = pixel_inside(off, half + look->line);
    uint32_t rgb = pixel_mix(THEME_INK, THEME_WHITE, white);
    return pixel_argb(pixel_inside(off, half + 2 * look->line),
                      pixel_mix(rgb, look->rgb, pixel_inside(off, half)));
}

void view_ring_draw_dashed(struct screen *screen, double x, double y,
                           const struct view_ring_look *look, int dashes)
{
    struct layout_rect at = square_of(x, y, look);
    int half = at.w / 2;
    uint32_t *pixels = mem_alloc((size_t)at.w * (size_t)at.h * sizeof(*pixels));
    for (int j = 0; j < at.h; j++)
        for (int i = 0; i < at.w; i++)
            pixels[j * at.w + i] = dashed_pixel(i - half, j - half, look, dashes);
    struct screen_image *image =
        screen_image_create(screen, at.w, at.h, pixels, at.w * (int)sizeof(*pixels), false);
    screen_draw(screen, image, NULL, at, 255);
    screen_image_destroy(image);
    free(pixels);
}
