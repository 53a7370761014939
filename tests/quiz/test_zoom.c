#include <float.h>
#include <stdio.h>

#include "quiz/quiz_test.h"
#include "quiz/zoom.h"

static struct quiz_point at(double x, double y)
{
    return (struct quiz_point){x, y};
}

static void assert_point(const char *name, struct quiz_point got, double x, double y)
{
    if (!(hypot(got.x - x, got.y - y) < 1e-9))
        fail_msg("%s: %.12g, %.12g instead of %.12g, %.12g", name, got.x, got.y, x, y);
}

static void assert_inside(const struct quiz_zoom *zoom)
{
    struct quiz_box shown = quiz_zoom_shown(zoom);
    assert_true(zoom->scale >= 1 && zoom->scale <= QUIZ_ZOOM_MAX);
    assert_true(fabs(shown.w - 1 / zoom->scale) < 1e-12 && fabs(shown.h - shown.w) < 1e-12);
    assert_true(shown.x > -1e-12 && shown.y > -1e-12);
    assert_true(shown.x + shown.w < 1 + 1e-12 && shown.y + shown.h < 1 + 1e-12);
}

static void test_all_of_it(void **state)
{
    (void)state;
    struct quiz_zoom zoom;
    quiz_zoom_init(&zoom);
    struct quiz_box shown = quiz_zoom_shown(&zoom);
    assert_true(zoom.scale == 1 && shown.x == 0 && shown.y == 0 && shown.w == 1 && shown.h == 1);
    quiz_zoom_pan(&zoom, 0.4, -0.4);
    quiz_zoom_look_at(&zoom, at(0.9, 0.1));
    assert_point("nothing to pan to", quiz_zoom_to_picture(&zoom, at(0.3, 0.7)), 0.3, 0.7);
    struct quiz_zoom never_set = {0};
    assert_point("never set up", quiz_zoom_to_picture(&never_set, at(0.3, 0.7)), 0.3, 0.7);
}

static void test_steps(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        double from, x, y; /* scale, toward */
        double wanted, centre_x, centre_y;
    } rows[] = {
        {"1 to 1.5", 1, 0.5, 0.5, 1.5, 0.5, 0.5},
        {"1.5 to 2.5", 1.5, 0.5, 0.5, 2.5, 0.5, 0.5},
        {"and round again", 2.5, 0.5, 0.5, 1, 0.5, 0.5},
        {"toward a place", 1.5, 0.3, 0.6, 2.5, 0.3, 0.6},
        {"no farther than the edges", 1.5, 0, 1, 2.5, 0.2, 0.8},
        {"all of it has its own middle", 2.5, 0.3, 0.6, 1, 0.5, 0.5},
        {"from between, up", 1.2, 0.5, 0.5, 1.5, 0.5, 0.5},
        {"from between, farther up", 2, 0.5, 0.5, 2.5, 0.5, 0.5},
        {"all but there", 1.4999, 0.5, 0.5, 2.5, 0.5, 0.5},
        {"all but at the end", 2.4999, 0.5, 0.5, 1, 0.5, 0.5},
        {"toward nowhere", 1.5, NAN, 0.5, 2.5, 0.5, 0.5},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct quiz_zoom zoom = {rows[i].from, {0.5, 0.5}};
        quiz_zoom_step(&zoom, at(rows[i].x, rows[i].y));
        if (zoom.scale != rows[i].wanted)
            fail_msg("%s: %g instead of %g", rows[i].name, zoom.scale, rows[i].wanted);
        assert_point(rows[i].name, zoom.centre, rows[i].centre_x, rows[i].centre_y);
        assert_inside(&zoom);
    }
}

static void test_fingers(void **state)
{
    (void)state;
    struct quiz_zoom zoom;
    quiz_zoom_init(&zoom);
    quiz_zoom_by(&zoom, 2, at(0.25, 0.75));
    assert_point("around a point", zoom.centre, 0.375, 0.625);
    quiz_zoom_pan(&zoom, 0.1, -0.2); /* to the right and up: more of left and below is seen */
    assert_point("the picture goes with it", zoom.centre, 0.325, 0.725);
    quiz_zoom_pan(&zoom, 5, 5);
    assert_point("up to the edge", zoom.centre, 0.25, 0.25);
    quiz_zoom_pan(&zoom, -5, -5);
    assert_point("up to the other edge", zoom.centre, 0.75, 0.75);
    quiz_zoom_look_at(&zoom, at(0.4, 0.6));
    assert_point("looking at", quiz_zoom_to_box(&zoom, at(0.4, 0.6)), 0.5, 0.5);
    quiz_zoom_by(&zoom, 100, at(0.5, 0.5));
    assert_true(zoom.scale == QUIZ_ZOOM_MAX);
    assert_point("the middle is kept", zoom.centre, 0.4, 0.6);
    quiz_zoom_by(&zoom, 0.001, at(0.1, 0.9));
    assert_true(zoom.scale == 1);
    assert_point("all of it", zoom.centre, 0.5, 0.5);
}

static const double bad[] = {NAN, INFINITY, -INFINITY};

static void test_no_numbers(void **state)
{
    (void)state;
    const struct quiz_zoom start = {2, {0.4, 0.6}};
    static const double no_factors[] = {NAN, -INFINITY, 0, -1, -0.0};
    for (size_t i = 0; i < COUNT(bad); i++) {
        struct quiz_zoom zoom = start;
        quiz_zoom_by(&zoom, 1.1, at(bad[i], 0.5));
        quiz_zoom_by(&zoom, 1.1, at(0.5, bad[i]));
        quiz_zoom_pan(&zoom, bad[i], 0.1);
        quiz_zoom_pan(&zoom, 0.1, bad[i]);
        quiz_zoom_look_at(&zoom, at(bad[i], 0.5));
        quiz_zoom_look_at(&zoom, at(0.5, bad[i]));
        assert_memory_equal(&zoom, &start, sizeof(zoom));
        zoom = (struct quiz_zoom){bad[i], {bad[i], bad[i]}};
        struct quiz_box shown = quiz_zoom_shown(&zoom);
        assert_true(shown.x >= 0 && shown.x + shown.w <= 1 && shown.w > 0);
        quiz_zoom_pan(&zoom, 0.1, 0.1);
        assert_inside(&zoom);
    }
    for (size_t i = 0; i < COUNT(no_factors); i++) {
        struct quiz_zoom zoom = start;
        quiz_zoom_by(&zoom, no_factors[i], at(0.5, 0.5));
        assert_memory_equal(&zoom, &start, sizeof(zoom));
    }
    struct quiz_zoom zoom = start;
    quiz_zoom_by(&zoom, INFINITY, at(0.5, 0.5));
    assert_true(zoom.scale == QUIZ_ZOOM_MAX);
    quiz_zoom_by(&zoom, DBL_MIN, at(DBL_MAX, -DBL_MAX));
    assert_inside(&zoom);
}

/* Whatever is done: inside the picture, there and back the same, a pinch keeps its point unless an
 * edge is in the way. */
static void test_anything(void **state)
{
    (void)state;
    uint64_t dice = 5;
    struct quiz_zoom zoom;
    int kept = 0;
    quiz_zoom_init(&zoom);
    for (int round = 0; round < 20000; round++) {
        struct quiz_point point = {random_below(&dice, 1), random_below(&dice, 1)};
        struct quiz_point before = quiz_zoom_to_picture(&zoom, point);
        int what = (int)random_below(&dice, 4);
        if (what == 0)
            quiz_zoom_by(&zoom, 0.7 + random_below(&dice, 0.7), point);
        else if (what == 1)
            quiz_zoom_pan(&zoom, random_below(&dice, 0.6) - 0.3, random_below(&dice, 0.6) - 0.3);
        else if (what == 2 && round % 10 == 0)
            quiz_zoom_step(&zoom, point);
        else if (what == 3)
            quiz_zoom_look_at(&zoom, point);
        assert_inside(&zoom);
        assert_point("there and back", quiz_zoom_to_box(&zoom, quiz_zoom_to_picture(&zoom, point)),
                     point.x, point.y);
        double half = 0.5 / zoom.scale + 1e-9;
        bool is_free = zoom.centre.x > half && zoom.centre.x < 1 - half && zoom.centre.y > half &&
                       zoom.centre.y < 1 - half;
        if (what == 0 && is_free) {
            assert_point("kept", quiz_zoom_to_picture(&zoom, point), before.x, before.y);
            kept++;
        }
    }
    assert_true(kept > 500);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_of_it), cmocka_unit_test(test_steps),
        cmocka_unit_test(test_fingers),   cmocka_unit_test(test_no_numbers),
        cmocka_unit_test(test_anything),
    };
    return cmocka_run_group_tests_name("quiz/zoom", tests, NULL, NULL);
}
