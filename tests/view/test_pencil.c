#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "view/pencil.h"
#include "view/theme.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define W        200
#define H        120

static struct quiz_point corners[] = {{10, 10}, {90, 12}, {80, 50}, {15, 45}};
static const struct quiz_shape shapes[] = {
    {.kind = QUIZ_POLYGON, .points = corners, .count = 4},
    {.kind = QUIZ_CIRCLE, .centre = {50, 30}, .radius = 20},
    {.kind = QUIZ_RECT, .box = {20, 10, 50, 40}},
};
static const struct pencil_map map = {10, 5, 1.5, 1.5, {0, 0, W, H}};
static const struct pencil_line line = {4, 2, THEME_GREEN};

static struct screen *open_white(void)
{
    struct err err;
    struct screen_options options = {SCREEN_SURFACE, W, H, true};
    struct screen *screen = screen_open(&options, &err);
    assert_non_null(screen);
    screen_fill(screen, (struct layout_rect){0, 0, W, H}, THEME_WHITE);
    return screen;
}

/* The panel after the shape was drawn in steps of so much. */
static uint32_t *draw(const struct quiz_shape *shape, const struct pencil_map *to, int until,
                      int step)
{
    struct screen *screen = open_white();
    struct pencil *pencil = pencil_create(shape, to, &line);
    for (int part = 0; part < until; part += step)
        (void)pencil_go_on(pencil, part);
    (void)pencil_go_on(pencil, until);
    pencil_draw(screen, pencil, (struct layout_rect){0, 0, W, H});
    uint32_t *pixels = screen_capture(screen);
    pencil_destroy(pencil);
    screen_close(screen);
    return pixels;
}

static int count_colour(const uint32_t *pixels, uint32_t rgb)
{
    int count = 0;
    for (int i = 0; i < W * H; i++)
        count += (pixels[i] & 0xFFFFFF) == rgb;
    return count;
}

static void no_seam_where_pieces_join(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(shapes); i++) {
        uint32_t *at_once = draw(&shapes[i], &map, PENCIL_WHOLE, PENCIL_WHOLE);
        uint32_t *stepwise = draw(&shapes[i], &map, PENCIL_WHOLE, 7);
        for (int j = 0; j < W * H; j++)
            if (at_once[j] != stepwise[j])
                fail_msg("shape %zu: %d, %d", i, j % W, j / W);
        free(at_once);
        free(stepwise);
    }
}

static void half_the_way_is_half_the_line(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(shapes); i++) {
        uint32_t *half = draw(&shapes[i], &map, PENCIL_WHOLE / 2, 16);
        uint32_t *whole = draw(&shapes[i], &map, PENCIL_WHOLE, 16);
        int all = count_colour(whole, THEME_GREEN), some = count_colour(half, THEME_GREEN);
        assert_true(all > 300);
        assert_in_range(some, all * 4 / 10, all * 6 / 10);
        assert_true(count_colour(whole, THEME_INK) > 20);
        free(half);
        free(whole);
    }
}

static void only_what_is_new_is_told(void **state)
{
    struct pencil *pencil = pencil_create(&shapes[2], &map, &line);
    struct layout_rect first = pencil_go_on(pencil, 20), bounds = pencil_bounds(pencil);
    (void)state;
    assert_true(first.w > 0 && first.w < bounds.w / 2 && first.h < bounds.h / 2);
    assert_int_equal(first.x, bounds.x);
    assert_int_equal(first.y, bounds.y);
    struct layout_rect none = pencil_go_on(pencil, 20);
    assert_int_equal(none.w, 0);
    none = pencil_go_on(pencil, 10); /* never back */
    assert_int_equal(none.w, 0);
    pencil_destroy(pencil);
}

static void nothing_outside_the_box(void **state)
{
    struct pencil_map narrow = map;
    (void)state;
    narrow.box = (struct layout_rect){30, 20, 60, 40};
    uint32_t *pixels = draw(&shapes[0], &narrow, PENCIL_WHOLE, 32);
    for (int i = 0; i < W * H; i++) {
        int x = i % W, y = i / W;
        bool is_inside = x >= 30 && x < 90 && y >= 20 && y < 60;
        if (!is_inside)
            assert_int_equal(pixels[i] & 0xFFFFFF, THEME_WHITE);
    }
    assert_true(count_colour(pixels, THEME_GREEN) > 0);
    free(pixels);
}

static void what_has_no_edge_draws_nothing(void **state)
{
    static struct quiz_point two[] = {{10, 10}, {50, 50}};
    static const struct quiz_shape bad[] = {
        {.kind = QUIZ_NO_SHAPE},
        {.kind = QUIZ_POLYGON, .points = two, .count = 2},
        {.kind = QUIZ_CIRCLE, .centre = {50, 30}, .radius = 0},
        {.kind = QUIZ_CIRCLE, .centre = {9000, 30}, .radius = 20}, /* far beside the panel */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(bad); i++) {
        uint32_t *pixels = draw(&bad[i], &map, PENCIL_WHOLE, 64);
        assert_int_equal(count_colour(pixels, THEME_WHITE), W * H);
        free(pixels);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_seam_where_pieces_join),
        cmocka_unit_test(half_the_way_is_half_the_line),
        cmocka_unit_test(only_what_is_new_is_told),
        cmocka_unit_test(nothing_outside_the_box),
        cmocka_unit_test(what_has_no_edge_draws_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
