#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "view/outline.h"

#define SIDE 40
#define RED  0xffcc0000u

static uint32_t pixels[SIDE * SIDE];

static struct outline_paper fresh_paper(double scale)
{
    memset(pixels, 0, sizeof(pixels));
    return (struct outline_paper){.pixels = pixels, .w = SIDE, .h = SIDE, .scale = scale};
}

static unsigned alpha_at(int x, int y)
{
    return pixels[y * SIDE + x] >> 24;
}

static void test_a_rectangle(void **state)
{
    (void)state;
    struct outline_paper paper = fresh_paper(0.5);
    struct quiz_shape shape = {.kind = QUIZ_RECT, .box = {20, 20, 40, 40}}; /* 10 to 30 pixels */
    outline_draw(&paper, &shape, 2, RED);
    assert_int_equal(pixels[10 * SIDE + 20], RED); /* on each edge */
    assert_int_equal(pixels[30 * SIDE + 20], RED);
    assert_int_equal(alpha_at(9, 20), 255);
    assert_int_equal(alpha_at(30, 20), 255);
    assert_int_equal(alpha_at(20, 20), 0); /* not within */
    assert_int_equal(alpha_at(7, 7), 0);   /* not without */
}

static void test_a_polygon_and_a_circle(void **state)
{
    (void)state;
    struct outline_paper paper = fresh_paper(1);
    struct quiz_point corners[] = {{5, 5}, {35, 5}, {5, 35}};
    struct quiz_shape shape = {.kind = QUIZ_POLYGON, .points = corners, .count = 3};
    outline_draw(&paper, &shape, 2, RED);
    assert_int_equal(alpha_at(20, 19), 255); /* the slope closes it */
    assert_int_equal(alpha_at(10, 10), 0);
    paper = fresh_paper(1);
    struct quiz_shape circle = {.kind = QUIZ_CIRCLE, .centre = {20, 20}, .radius = 10};
    outline_draw(&paper, &circle, 2, RED);
    assert_int_equal(alpha_at(29, 20), 255);
    assert_true(alpha_at(20, 9) > 250);
    assert_int_equal(alpha_at(20, 20), 0);
    assert_true(alpha_at(27, 26) > 0);
}

/* What lies outside is left out, wherever it is. */
static void test_outside(void **state)
{
    (void)state;
    struct outline_paper paper = fresh_paper(1);
    struct quiz_shape shape = {.kind = QUIZ_RECT, .box = {-1e6, -1e6, 2e6, 2e6}};
    struct quiz_shape far = {.kind = QUIZ_CIRCLE, .centre = {-500, 1e7}, .radius = 3};
    outline_draw(&paper, &shape, 5, RED);
    outline_draw(&paper, &far, 5, RED);
    outline_dot(&paper, (struct quiz_point){SIDE + 100, -100}, 5, RED);
    for (int i = 0; i < SIDE * SIDE; i++)
        assert_int_equal(pixels[i], 0);
    outline_dot(&paper, (struct quiz_point){0, 0}, 3, RED);
    assert_int_equal(alpha_at(0, 0), 255);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_rectangle),
        cmocka_unit_test(test_a_polygon_and_a_circle),
        cmocka_unit_test(test_outside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
