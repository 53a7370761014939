#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "layout/output.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define SIDE         40 /* of canvas and panel */
#define SIZE_MAX_PX  6  /* of a piece's sides */

/* A piece as pixels that know which canvas pixel they are: turned a quarter at a time. */
struct pixels {
    int w, h;
    struct {
        int x, y;
    } at[SIZE_MAX_PX][SIZE_MAX_PX]; /* [row][column] */
};

static struct pixels cut(struct layout_rect from)
{
    struct pixels cut = {.w = from.w, .h = from.h};
    for (int y = 0; y < from.h; y++)
        for (int x = 0; x < from.w; x++) {
            cut.at[y][x].x = from.x + x;
            cut.at[y][x].y = from.y + y;
        }
    return cut;
}

static struct pixels mirrored(const struct pixels *piece)
{
    struct pixels result = {.w = piece->w, .h = piece->h};
    for (int y = 0; y < piece->h; y++)
        for (int x = 0; x < piece->w; x++)
            result.at[y][piece->w - 1 - x] = piece->at[y][x];
    return result;
}

/* The topmost row becomes the rightmost column. */
static struct pixels turned(const struct pixels *piece)
{
    struct pixels result = {.w = piece->h, .h = piece->w};
    for (int y = 0; y < piece->h; y++)
        for (int x = 0; x < piece->w; x++)
            result.at[x][piece->h - 1 - y] = piece->at[y][x];
    return result;
}

struct panel {
    bool is_lit[SIDE][SIDE];
    int x[SIDE][SIDE], y[SIDE][SIDE];
};

static void draw(struct panel *panel, const struct layout_output *output)
{
    struct pixels piece = cut(output->from);
    if (output->mirror)
        piece = mirrored(&piece);
    for (int turns = 0; turns < output->rotate / 90; turns++)
        piece = turned(&piece);
    for (int y = 0; y < piece.h; y++)
        for (int x = 0; x < piece.w; x++) {
            int panel_x = output->to_x + x, panel_y = output->to_y + y;
            if (panel_x < 0 || panel_y < 0 || panel_x >= SIDE || panel_y >= SIDE)
                continue;
            panel->is_lit[panel_y][panel_x] = true;
            panel->x[panel_y][panel_x] = piece.at[y][x].x;
            panel->y[panel_y][panel_x] = piece.at[y][x].y;
        }
}

static void compare(const struct layout_output *outputs, size_t count)
{
    struct panel panel = {0};
    for (size_t i = 0; i < count; i++)
        draw(&panel, &outputs[i]);
    for (int y = 0; y < SIDE; y++)
        for (int x = 0; x < SIDE; x++) {
            int got_x = -7, got_y = -7;
            bool is_lit = layout_output_to_canvas(outputs, count, x, y, &got_x, &got_y);
            int wanted_x = panel.is_lit[y][x] ? panel.x[y][x] : -7;
            int wanted_y = panel.is_lit[y][x] ? panel.y[y][x] : -7;
            if (is_lit != panel.is_lit[y][x] || got_x != wanted_x || got_y != wanted_y)
                fail_msg("panel %d, %d, rotate %d, mirror %d: %d, %d instead of %d, %d", x, y,
                         outputs[0].rotate, outputs[0].mirror, got_x, got_y, wanted_x, wanted_y);
        }
}

static void test_by_hand(void **state)
{
    (void)state;
    /* A piece of 4 × 2 at 10, 20 laid at 100, 200; where is the panel's pixel that far into it? */
    static const struct {
        const char *name;
        int rotate;
        bool mirror;
        int x, y, wanted_x, wanted_y;
    } rows[] = {
        {"as it is", 0, false, 0, 0, 10, 20},
        {"as it is, its end", 0, false, 3, 1, 13, 21},
        {"mirrored", 0, true, 0, 0, 13, 20},
        {"a quarter: top-left is what was bottom-left", 90, false, 0, 0, 10, 21},
        {"a quarter: top-right is what was top-left", 90, false, 1, 0, 10, 20},
        {"a half", 180, false, 0, 0, 13, 21},
        {"three quarters: top-left is what was top-right", 270, false, 0, 0, 13, 20},
        {"mirrored, then a quarter", 90, true, 1, 0, 13, 20},
        {"mirrored, then three quarters", 270, true, 0, 0, 10, 20},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct layout_output output = {
            .from = {10, 20, 4, 2}, 100, 200, rows[i].rotate, rows[i].mirror};
        int x = 0, y = 0;
        if (!layout_output_to_canvas(&output, 1, 100 + rows[i].x, 200 + rows[i].y, &x, &y) ||
            x != rows[i].wanted_x || y != rows[i].wanted_y)
            fail_msg("%s: %d, %d", rows[i].name, x, y);
    }
}

static void test_every_pixel(void **state)
{
    (void)state;
    for (int w = 0; w <= SIZE_MAX_PX; w++)
        for (int h = 0; h <= SIZE_MAX_PX; h++)
            for (int how = 0; how < 8; how++) {
                struct layout_output output = {.from = {3, 5, w, h},
                                               .to_x = 7 - 2 * how,
                                               .to_y = how * 5,
                                               .rotate = how / 2 * 90,
                                               .mirror = how % 2 != 0};
                compare(&output, 1);
            }
}

static uint32_t next(uint32_t *dice, uint32_t below)
{
    *dice = *dice * 1664525U + 1013904223U;
    return (*dice >> 8) % below;
}

/* Pieces anywhere, one over the other: the later one shows. */
static void test_overlapping(void **state)
{
    (void)state;
    uint32_t dice = 1;
    struct layout_output outputs[24];
    for (int round = 0; round < 300; round++) {
        size_t count = next(&dice, COUNT(outputs) + 1);
        for (size_t i = 0; i < count; i++)
            outputs[i] = (struct layout_output){.from = {(int)next(&dice, 30), (int)next(&dice, 30),
                                                         (int)next(&dice, SIZE_MAX_PX + 1),
                                                         (int)next(&dice, SIZE_MAX_PX + 1)},
                                                .to_x = (int)next(&dice, SIDE + 6) - 6,
                                                .to_y = (int)next(&dice, SIDE + 6) - 6,
                                                .rotate = (int)next(&dice, 4) * 90,
                                                .mirror = next(&dice, 2) == 1};
        compare(outputs, count);
    }
}

static void test_far_away(void **state)
{
    (void)state;
    static const int far[] = {INT_MIN, -1, 0, INT_MAX};
    struct layout_output output = {.from = {0, 0, 5, 5}, .to_x = INT_MAX - 4, .to_y = INT_MAX - 4};
    int x = -1, y = -1;
    for (output.rotate = 0; output.rotate < 360; output.rotate += 90)
        for (size_t i = 0; i < COUNT(far); i++)
            for (size_t k = 0; k < COUNT(far); k++) {
                bool is_in = far[i] == INT_MAX && far[k] == INT_MAX;
                assert_int_equal(layout_output_to_canvas(&output, 1, far[i], far[k], &x, &y),
                                 is_in);
            }
    assert_true(x == 0 && y == 4);
    assert_false(layout_output_to_canvas(NULL, 0, 0, 0, &x, &y));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_hand),
        cmocka_unit_test(test_every_pixel),
        cmocka_unit_test(test_overlapping),
        cmocka_unit_test(test_far_away),
    };
    return cmocka_run_group_tests_name("layout/output", tests, NULL, NULL);
}
