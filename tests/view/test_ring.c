/*
 * Rings that lie on a picture: whole ones, and in dashes.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "view/ring.h"
#include "view/theme.h"

#define SIDE   201
#define MIDDLE 100
#define RADIUS 80
#define WIDTH  8

static const struct view_ring_look look = {RADIUS, WIDTH, 1.5, THEME_AMBER};

/* A ring in the middle of a green ground; dashes: 0 for a whole one. */
static uint32_t *draw(int dashes)
{
    struct err err = {.text = ""};
    struct screen_options options = {SCREEN_SURFACE, SIDE, SIDE, true};
    struct screen *screen = screen_open(&options, &err);
    if (!screen)
        fail_msg("%s", err.text);
    screen_fill(screen, (struct layout_rect){0, 0, SIDE, SIDE}, THEME_GREEN);
    if (dashes > 0)
        view_ring_draw_dashed(screen, MIDDLE, MIDDLE, &look, dashes);
    else
        view_ring_draw(screen, MIDDLE, MIDDLE, &look);
    uint32_t *pixels = screen_capture(screen);
    screen_close(screen);
    return pixels;
}

static uint32_t at(const uint32_t *pixels, int x, int y)
{
    return pixels[y * SIDE + x] & 0xFFFFFF;
}

static int count(const uint32_t *pixels, uint32_t rgb)
{
    int found = 0;
    for (int i = 0; i < SIDE * SIDE; i++)
        found += (pixels[i] & 0xFFFFFF) == rgb;
    return found;
}

static void a_whole_ring_has_no_gap(void **state)
{
    (void)state;
    uint32_t *pixels = draw(0);
    int middle = RADIUS - WIDTH / 2;
    assert_int_equal(at(pixels, MIDDLE, MIDDLE - middle), THEME_AMBER);
    assert_int_equal(at(pixels, MIDDLE + middle, MIDDLE), THEME_AMBER);
    assert_int_equal(at(pixels, MIDDLE, MIDDLE), THEME_GREEN);
    free(pixels);
}

static void dashes_begin_on_top_and_leave_gaps(void **state)
{
    static const int counts[] = {4, 8, 12};
    (void)state;
    uint32_t *whole = draw(0);
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        uint32_t *pixels = draw(counts[i]);
        int middle = RADIUS - WIDTH / 2, amber = count(pixels, THEME_AMBER);
        assert_int_equal(at(pixels, MIDDLE, MIDDLE - middle), THEME_AMBER);
        assert_int_equal(at(pixels, MIDDLE, MIDDLE), THEME_GREEN);
        assert_in_range(amber, count(whole, THEME_AMBER) * 4 / 10,
                        count(whole, THEME_AMBER) * 8 / 10);
        free(pixels);
    }
    uint32_t *four = draw(4); /* between two dashes the ground is seen, whatever it is */
    int off = (int)((RADIUS - WIDTH / 2) * 0.7071);
    assert_int_equal(at(four, MIDDLE + off, MIDDLE + off), THEME_GREEN);
    assert_int_equal(at(four, MIDDLE - off, MIDDLE + off), THEME_GREEN);
    free(four);
    free(whole);
}

static void a_dash_has_lines_all_around(void **state)
{
    (void)state;
    uint32_t *pixels = draw(4);
    assert_int_equal(at(pixels, MIDDLE, MIDDLE - RADIUS - 2), THEME_INK);
    assert_true(count(pixels, THEME_WHITE) > 100);
    free(pixels);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_whole_ring_has_no_gap),
        cmocka_unit_test(dashes_begin_on_top_and_leave_gaps),
        cmocka_unit_test(a_dash_has_lines_all_around),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
