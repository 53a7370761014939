/*
 * tests/view/quiz_stand: a hidden screen to draw pages of the quiz on, and what is seen there.
 */
#ifndef TESTS_VIEW_QUIZ_STAND_H
#define TESTS_VIEW_QUIZ_STAND_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "view/quiz_parts.h"

struct quiz_stand {
    struct view_page_ctx ctx;
    uint32_t *pixels; /* of the last look, or NULL */
};

static inline void quiz_stand_open(struct quiz_stand *stand, int w, int h)
{
    struct err err = {.text = ""};
    struct screen_options options = {SCREEN_SURFACE, w, h, true};
    *stand = (struct quiz_stand){.ctx = {.w = w, .h = h, .theme = "人人讲安全"}};
    stand->ctx.screen = screen_open(&options, &err);
    if (!stand->ctx.screen)
        fail_msg("%s", err.text);
    stand->ctx.fonts = screen_fonts_open(&err);
    if (!stand->ctx.fonts)
        fail_msg("%s", err.text);
}

static inline void quiz_stand_close(struct quiz_stand *stand)
{
    free(stand->pixels);
    screen_fonts_close(stand->ctx.fonts);
    screen_close(stand->ctx.screen);
}

/* Looks at what is drawn now. */
static inline void quiz_stand_look(struct quiz_stand *stand)
{
    free(stand->pixels);
    stand->pixels = screen_capture(stand->ctx.screen);
}

static inline uint32_t quiz_stand_pixel(const struct quiz_stand *stand, int x, int y)
{
    return stand->pixels[y * stand->ctx.w + x] & 0xffffff;
}

/* How many pixels of that colour are in a part of the panel. */
static inline int quiz_stand_count(const struct quiz_stand *stand, struct layout_rect at,
                                   uint32_t rgb)
{
    int count = 0;
    for (int y = at.y; y < at.y + at.h; y++)
        for (int x = at.x; x < at.x + at.w; x++)
            count += quiz_stand_pixel(stand, x, y) == rgb;
    return count;
}

/* A picture of one colour. */
static inline struct screen_image *quiz_stand_picture(struct quiz_stand *stand, int w, int h,
                                                      uint32_t rgb)
{
    struct screen_image *image = screen_image_create(stand->ctx.screen, w, h, NULL, 0, true);
    screen_set_target(stand->ctx.screen, image);
    screen_fill(stand->ctx.screen, (struct layout_rect){0, 0, w, h}, rgb);
    screen_set_target(stand->ctx.screen, NULL);
    return image;
}

#endif
