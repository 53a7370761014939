/*
 * For the tests of screen: panels in memory, and looking at their pixels.
 */
#ifndef TESTS_SCREEN_PANEL_H
#define TESTS_SCREEN_PANEL_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "screen/screen.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

#define WHITE 0xffffffU
#define BLACK 0x000000U
#define RED   0xc81e1eU
#define BLUE  0x283cc8U

static const enum screen_backend backends[] = {SCREEN_SURFACE, SCREEN_RENDERER};

static inline struct screen *panel_open(enum screen_backend backend, int w, int h)
{
    struct screen_options options = {
        .backend = backend, .window_w = w, .window_h = h, .is_hidden = true};
    struct err err;
    struct screen *screen = screen_open(&options, &err);
    assert_non_null(screen);
    return screen;
}

static inline struct layout_rect whole_panel(const struct screen *screen)
{
    struct layout_rect whole = {0, 0, 0, 0};
    screen_size(screen, &whole.w, &whole.h);
    return whole;
}

/* The colour at x, y as 0xRRGGBB. */
static inline uint32_t panel_pixel(struct screen *screen, int x, int y)
{
    struct layout_rect whole = whole_panel(screen);
    uint32_t *pixels = screen_capture(screen);
    uint32_t argb = pixels[y * whole.w + x];
    free(pixels);
    assert_int_equal(argb >> 24, 255);
    return argb & 0xffffffU;
}

/* How many pixels have exactly this colour. */
static inline int panel_count(struct screen *screen, uint32_t rgb)
{
    struct layout_rect whole = whole_panel(screen);
    uint32_t *pixels = screen_capture(screen);
    int count = 0;
    for (int i = 0; i < whole.w * whole.h; i++)
        count += (pixels[i] & 0xffffffU) == rgb;
    free(pixels);
    return count;
}

/* The largest difference of any channel. */
static inline int colour_distance(uint32_t a, uint32_t b)
{
    int largest = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        int difference = abs((int)(a >> shift & 0xff) - (int)(b >> shift & 0xff));
        largest = difference > largest ? difference : largest;
    }
    return largest;
}

static inline void assert_colour(uint32_t actual, uint32_t expected, int tolerance,
                                 const char *name)
{
    if (colour_distance(actual, expected) > tolerance)
        fail_msg("%s: #%06x instead of #%06x", name, actual, expected);
}

/* An opaque image of one colour. */
static inline struct screen_image *plain_image(struct screen *screen, int w, int h, uint32_t rgb)
{
    struct screen_image *image = screen_image_create(screen, w, h, NULL, 0, true);
    screen_set_target(screen, image);
    screen_fill(screen, (struct layout_rect){0, 0, w, h}, rgb);
    screen_set_target(screen, NULL);
    return image;
}

#endif
