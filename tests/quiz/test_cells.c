/*
 * Cells: which part of a picture a hazard changes. Pictures are drawn as rows of letters: '.' is
 * the ground.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/mem.h"
#include "quiz/cells.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define W        12
#define H        7
#define PICTURES 3

typedef const char rows_of_letters[H][W + 1];

static void paint(rows_of_letters rows, uint32_t pixels[W * H])
{
    for (int i = 0; i < W * H; i++)
        pixels[i] = 0xff000000u | (uint32_t)rows[i / W][i % W];
}

static struct quiz_cells cells_of(rows_of_letters rows)
{
    uint32_t ground[W * H], pixels[W * H];
    for (int i = 0; i < W * H; i++)
        ground[i] = 0xff000000u | (uint32_t)'.';
    paint(rows, pixels);
    return quiz_cells_compare(ground, pixels, W, H);
}

static void the_longer_side_has_the_grids_length(void **state)
{
    static const struct {
        double w, h;
        int grid_w, grid_h;
    } rows[] = {{3840, 2160, 480, 270}, {2160, 3840, 270, 480}, {800, 600, 480, 360},
                {1, 1, 480, 480},       {100000, 1, 480, 1},    {1, 100000, 1, 480},
                {1000, 707, 480, 339}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct quiz_grid grid = quiz_cells_grid(rows[i].w, rows[i].h);
        assert_int_equal(grid.w, rows[i].grid_w);
        assert_int_equal(grid.h, rows[i].grid_h);
    }
}

static void what_differs_and_its_neighbours_are_marked(void **state)
{
    static rows_of_letters changed = {"............", "............", "..a.........",
                                      "............", "............", "...........b",
                                      "............"};
    static rows_of_letters marked = {"............", ".xxx........", ".xxx........", ".xxx........",
                                     "..........xx", "..........xx", "..........xx"};
    (void)state;
    struct quiz_cells cells = cells_of(changed);
    int count = 0;
    for (int i = 0; i < W * H; i++) {
        assert_int_equal(cells.marks[i], marked[i / W][i % W] == 'x');
        count += cells.marks[i];
    }
    assert_int_equal(cells.count, count);
    quiz_cells_finish(&cells);
    assert_null(cells.marks);
}

static void one_step_of_one_channel_is_a_difference(void **state)
{
    uint32_t a[4] = {0xff102030, 0xff102030, 0xff102030, 0xff102030};
    uint32_t b[4] = {0xff102030, 0xff102030, 0xff102030, 0xff102031};
    (void)state;
    struct quiz_cells none = quiz_cells_compare(a, a, 2, 2);
    struct quiz_cells some = quiz_cells_compare(a, b, 2, 2);
    assert_int_equal(none.count, 0);
    assert_int_equal(some.count, 4);
    quiz_cells_finish(&none);
    quiz_cells_finish(&some);
}

static struct quiz_cells cells_of_row(const char *third)
{
    char rows[H][W + 1];
    for (int y = 0; y < H; y++)
        (void)snprintf(rows[y], sizeof(rows[y]), "%s", y == 3 ? third : "............");
    return cells_of((const char(*)[W + 1]) rows);
}

static void they_meet_when_fewer_than_enough_lie_between(void **state)
{
    static const struct {
        const char *what;
        const char a[W + 1], b[W + 1]; /* row 3 of each */
        int x, y;                      /* -1: they do not meet */
    } rows[] = {
        {"three between", "..a.........", "......b.....", -1, -1},
        {"two between", "..a.........", ".....b......", -1, -1},
        {"one between", "..a.........", "....b.......", 3, 2},
        {"the same", "a...........", "b...........", 0, 2},
        {"none", "a...........", "............", -1, -1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        int x = -1, y = -1;
        struct quiz_cells first = cells_of_row(rows[i].a), second = cells_of_row(rows[i].b);
        bool do_meet = quiz_cells_meet(&first, &second, &x, &y);
        if (do_meet != (rows[i].x >= 0) || x != rows[i].x || y != rows[i].y)
            fail_msg("%s: %d, %d", rows[i].what, x, y);
        quiz_cells_finish(&first);
        quiz_cells_finish(&second);
    }
}

/* Whether the rectangles hold each cell of theirs once, and none of another's. */
static void check_cover(const struct quiz_cells *cells, size_t index,
                        const struct quiz_cell_rect *rects, size_t count)
{
    int times[W * H] = {0};
    for (size_t i = 0; i < count; i++)
        for (int y = rects[i].y; y < rects[i].y + rects[i].h; y++)
            for (int x = rects[i].x; x < rects[i].x + rects[i].w; x++)
                times[y * W + x]++;
    for (int i = 0; i < W * H; i++) {
        assert_in_range(times[i], cells[index].marks[i], 1);
        for (size_t other = 0; other < PICTURES; other++)
            assert_false(other != index && times[i] && cells[other].marks[i]);
    }
}

static void rectangles_hold_a_hazards_cells_and_no_other(void **state)
{
    /* the first goes around the second; the third changes nothing */
    static rows_of_letters pictures[PICTURES] = {
        {"aaaaaaaaaaaa", "............", "............", "............", "............",
         "............", "a..........."},
        {"............", "............", "............", "............", "............",
         "....b.......", "............"},
        {"............", "............", "............", "............", "............",
         "............", "............"}};
    static const size_t wanted[PICTURES] = {2, 1, 0};
    struct quiz_cells cells[PICTURES];
    (void)state;
    for (size_t i = 0; i < PICTURES; i++)
        cells[i] = cells_of(pictures[i]);
    for (size_t i = 0; i < PICTURES; i++) {
        size_t count = 99;
        struct quiz_cell_rect *rects = quiz_cells_rects(cells, PICTURES, i, &count);
        assert_int_equal(count, wanted[i]);
        assert_true((rects != NULL) == (count > 0));
        check_cover(cells, i, rects, count);
        free(rects);
    }
    for (size_t i = 0; i < PICTURES; i++)
        quiz_cells_finish(&cells[i]);
}

static void copying_meets_at_the_same_pixels_at_every_size(void **state)
{
    static const int sizes[][2] = {{1, 1}, {5, 3}, {24, 14}, {37, 19}, {120, 70}, {131, 71}};
    static const struct quiz_cell_rect rects[] = {
        {0, 0, 5, 7}, {5, 0, 7, 3}, {5, 3, 1, 4}, {6, 3, 6, 4}};
    (void)state;
    for (size_t i = 0; i < COUNT(sizes); i++) {
        int w = sizes[i][0], h = sizes[i][1];
        size_t pixels = (size_t)w * (size_t)h;
        uint32_t *from = mem_alloc(pixels * 4), *to = mem_alloc(pixels * 4);
        for (size_t r = 0; r < COUNT(rects); r++) {
            for (size_t p = 0; p < pixels; p++)
                from[p] = to[p] + 1; /* how often a pixel was copied */
            quiz_cells_copy(&rects[r], (struct quiz_grid){W, H}, from, to, w, h);
        }
        for (size_t p = 0; p < pixels; p++)
            assert_int_equal(to[p], 1);
        free(from);
        free(to);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longer_side_has_the_grids_length),
        cmocka_unit_test(what_differs_and_its_neighbours_are_marked),
        cmocka_unit_test(one_step_of_one_channel_is_a_difference),
        cmocka_unit_test(they_meet_when_fewer_than_enough_lie_between),
        cmocka_unit_test(rectangles_hold_a_hazards_cells_and_no_other),
        cmocka_unit_test(copying_meets_at_the_same_pixels_at_every_size),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
