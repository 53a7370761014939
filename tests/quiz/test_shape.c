#include "quiz/quiz_test.h"

/* An L: 4 × 4 without its upper right quarter; 12 large. */
#define ELL 0, 0, 2, 0, 2, 2, 4, 2, 4, 4, 0, 4

static void assert_near(const char *name, double got, double wanted)
{
    if (!(fabs(got - wanted) < 1e-9) && got != wanted)
        fail_msg("%s: %.12g instead of %.12g", name, got, wanted);
}

static void test_measures(void **state)
{
    (void)state;
    struct {
        const char *name;
        struct quiz_shape shape;
        double area;
        struct quiz_point centre;
        struct quiz_box bounds;
    } rows[] = {
        {"triangle", POLYGON(0, 0, 6, 0, 0, 3), 9, {2, 1}, {0, 0, 6, 3}},
        {"the other way round", POLYGON(0, 3, 6, 0, 0, 0), 9, {2, 1}, {0, 0, 6, 3}},
        {"far away", POLYGON(1000, 500, 1006, 500, 1000, 503), 9, {1002, 501}, {1000, 500, 6, 3}},
        {"an L", POLYGON(ELL), 12, {5.0 / 3, 7.0 / 3}, {0, 0, 4, 4}},
        {"closed twice", POLYGON(0, 0, 6, 0, 0, 3, 0, 0), 9, {2, 1}, {0, 0, 6, 3}},
        {"points twice", POLYGON(0, 0, 6, 0, 6, 0, 0, 3), 9, {2, 1}, {0, 0, 6, 3}},
        {"a point on an edge", POLYGON(0, 0, 3, 0, 6, 0, 0, 3), 9, {2, 1}, {0, 0, 6, 3}},
        {"rectangle", rect(10, 20, 4, 2), 8, {12, 21}, {10, 20, 4, 2}},
        {"circle", circle(5, 6, 2), 4 * M_PI, {5, 6}, {3, 4, 4, 4}},
        {"none", {0}, 0, {0, 0}, {0, 0, 0, 0}},
        {"crossed", POLYGON(0, 0, 2, 2, 2, 0, 0, 2), 0, {0, 0}, {0, 0, 0, 0}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        for (int pass = 0; pass < 2; pass++) {
            struct quiz_box bounds = quiz_shape_bounds(&rows[i].shape);
            assert_near(rows[i].name, quiz_shape_area(&rows[i].shape), rows[i].area);
            assert_near(rows[i].name, quiz_shape_centre(&rows[i].shape).x, rows[i].centre.x);
            assert_near(rows[i].name, quiz_shape_centre(&rows[i].shape).y, rows[i].centre.y);
            assert_near(rows[i].name, bounds.x, rows[i].bounds.x);
            assert_near(rows[i].name, bounds.y, rows[i].bounds.y);
            assert_near(rows[i].name, bounds.w, rows[i].bounds.w);
            assert_near(rows[i].name, bounds.h, rows[i].bounds.h);
            quiz_shape_judge(&rows[i].shape);
        }
        quiz_shape_finish(&rows[i].shape);
    }
}

static void test_faults(void **state)
{
    (void)state;
    struct {
        const char *name;
        struct quiz_shape shape;
        enum quiz_shape_fault wanted;
    } rows[] = {
        {"none", {0}, QUIZ_SHAPE_MISSING},
        {"triangle", POLYGON(0, 0, 6, 0, 0, 3), QUIZ_SHAPE_FINE},
        {"an L", POLYGON(ELL), QUIZ_SHAPE_FINE},
        {"one point", POLYGON(1, 1), QUIZ_SHAPE_FEW_POINTS},
        {"two points", POLYGON(1, 1, 5, 5), QUIZ_SHAPE_FEW_POINTS},
        {"two points, each twice", POLYGON(1, 1, 1, 1, 5, 5, 5, 5, 1, 1), QUIZ_SHAPE_FEW_POINTS},
        {"on a line", POLYGON(1, 1, 5, 5, 3, 3), QUIZ_SHAPE_NO_AREA},
        {"a bow tie", POLYGON(0, 0, 2, 2, 2, 0, 0, 2), QUIZ_SHAPE_CROSSES},
        {"a point on another edge", POLYGON(0, 0, 4, 0, 4, 4, 2, 0, 0, 4), QUIZ_SHAPE_CROSSES},
        {"a point twice, apart", POLYGON(0, 0, 2, 2, 4, 0, 4, 4, 2, 2, 0, 4), QUIZ_SHAPE_CROSSES},
        {"there and back", POLYGON(0, 0, 4, 0, 4, 4, 4, 0, 0, -4), QUIZ_SHAPE_CROSSES},
        {"a thorn", POLYGON(0, 0, 4, 0, 8, 0, 4, 0, 4, 4), QUIZ_SHAPE_CROSSES},
        {"a straight corner", POLYGON(0, 0, 4, 0, 8, 0, 4, 4), QUIZ_SHAPE_FINE},
        {"NaN", POLYGON(0, 0, NAN, 0, 0, 3), QUIZ_SHAPE_NOT_FINITE},
        {"infinite", POLYGON(0, 0, 6, 0, 0, INFINITY), QUIZ_SHAPE_NOT_FINITE},
        {"huge", POLYGON(0, 0, 6, 0, 0, -1.1e9), QUIZ_SHAPE_NOT_FINITE},
        {"circle", circle(1, 1, 1), QUIZ_SHAPE_FINE},
        {"circle of 0", circle(1, 1, 0), QUIZ_SHAPE_NO_AREA},
        {"circle of -1", circle(1, 1, -1), QUIZ_SHAPE_NO_AREA},
        {"circle, NaN", circle(1, 1, NAN), QUIZ_SHAPE_NOT_FINITE},
        {"circle, NaN centre", circle(1, NAN, 1), QUIZ_SHAPE_NOT_FINITE},
        {"circle, infinite", circle(1, 1, INFINITY), QUIZ_SHAPE_NOT_FINITE},
        {"rectangle", rect(1, 1, 1, 1), QUIZ_SHAPE_FINE},
        {"rectangle without width", rect(1, 1, 0, 1), QUIZ_SHAPE_NO_AREA},
        {"rectangle of -1", rect(1, 1, 1, -1), QUIZ_SHAPE_NO_AREA},
        {"rectangle, NaN", rect(NAN, 1, 1, 1), QUIZ_SHAPE_NOT_FINITE},
        {"rectangle, infinite", rect(1, 1, INFINITY, 1), QUIZ_SHAPE_NOT_FINITE},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        bool is_fine = rows[i].wanted == QUIZ_SHAPE_FINE;
        if (quiz_shape_fault(&rows[i].shape) != rows[i].wanted)
            fail_msg("%s: %d", rows[i].name, (int)quiz_shape_fault(&rows[i].shape));
        assert_int_equal(quiz_shape_area(&rows[i].shape) > 0, is_fine);
        if (!is_fine) {
            assert_false(quiz_shape_has(&rows[i].shape, (struct quiz_point){1, 1}));
            assert_true(isinf(quiz_shape_distance(&rows[i].shape, (struct quiz_point){1, 1})));
        }
        quiz_shape_finish(&rows[i].shape);
    }
}

/* A polygon of `corners` points on a circle. */
static struct quiz_shape round_of(int corners)
{
    struct quiz_shape shape = {0};
    for (int i = 0; i < corners; i++)
        quiz_shape_add_point(&shape, (struct quiz_point){100 * cos(2 * M_PI * i / corners),
                                                         100 * sin(2 * M_PI * i / corners)});
    return shape;
}

static void test_many_points(void **state)
{
    (void)state;
    struct quiz_shape most = round_of(QUIZ_POINTS_MAX), more = round_of(QUIZ_POINTS_MAX + 1);
    assert_int_equal(quiz_shape_fault(&most), QUIZ_SHAPE_FINE);
    assert_int_equal(quiz_shape_fault(&more), QUIZ_SHAPE_MANY_POINTS);
    quiz_shape_finish(&most);
    quiz_shape_finish(&more);
}

static void test_has_and_distance(void **state)
{
    (void)state;
    struct quiz_shape ell = POLYGON(ELL), square = rect(0, 0, 4, 4), round = circle(2, 2, 2);
    const struct {
        const struct quiz_shape *shape;
        double x, y;
        bool has;
        double distance;
    } rows[] = {
        {&ell, 1, 1, true, 0},          {&ell, 3, 1, false, 1},       {&ell, 3, 3, true, 0},
        {&ell, 5, 3, false, 1},         {&ell, -3, -4, false, 5},     {&ell, 7, 8, false, 5},
        {&ell, 2.5, 1.5, false, 0.5},   {&ell, 1, 4.25, false, 0.25}, {&square, 0, 0, true, 0},
        {&square, 4, 2, false, 0},      {&square, 7, 8, false, 5},    {&square, 2, -1, false, 1},
        {&square, 3.999, 3, true, 0},   {&round, 2, 2, true, 0},      {&round, 4, 2, true, 0},
        {&round, 4.01, 2, false, 0.01}, {&round, 5, 6, false, 3},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct quiz_point point = {rows[i].x, rows[i].y};
        assert_int_equal(quiz_shape_has(rows[i].shape, point), rows[i].has);
        assert_near("distance", quiz_shape_distance(rows[i].shape, point), rows[i].distance);
    }
    quiz_shape_finish(&ell);
}

static void test_overlaps(void **state)
{
    (void)state;
    struct {
        const char *name;
        struct quiz_shape a, b;
        bool wanted;
    } rows[] = {
        {"apart", POLYGON(ELL), POLYGON(10, 0, 12, 0, 11, 2), false},
        {"edges cross", POLYGON(ELL), POLYGON(0.5, -1, 4.5, 3, 5, -1), true},
        {"touches two corners", POLYGON(ELL), POLYGON(1, -1, 5, 3, 5, -1), false},
        {"in the bay of the L", POLYGON(ELL), POLYGON(2.5, 0, 4, 0, 4, 1.5), false},
        {"fills the bay", POLYGON(ELL), POLYGON(2, 0, 4, 0, 4, 2, 2, 2), false},
        {"an edge in common", rect(0, 0, 2, 2), rect(2, 0, 2, 2), false},
        {"a corner in common", rect(0, 0, 2, 2), rect(2, 2, 2, 2), false},
        {"a touching corner", rect(0, 0, 2, 2), POLYGON(2, 1, 3, 0, 3, 2), false},
        {"the same", POLYGON(ELL), POLYGON(ELL), true},
        {"the same, begun elsewhere", POLYGON(ELL), POLYGON(2, 2, 4, 2, 4, 4, 0, 4, 0, 0, 2, 0),
         true},
        {"one in the other", rect(0, 0, 9, 9), POLYGON(2, 2, 4, 2, 3, 4), true},
        {"a cross", rect(0, 3, 9, 3), rect(3, 0, 3, 9), true},
        {"common edge, same side", rect(0, 0, 4, 2), rect(1, 0, 2, 1), true},
        {"a little", rect(0, 0, 2, 2), rect(1.99, 0, 2, 2), true},
        {"rounding only", rect(0, 0, 2, 2), rect(2 - 1e-9, 0, 2, 2), false},
        {"circles", circle(0, 0, 2), circle(3, 0, 2), true},
        {"circles that touch", circle(0, 0, 2), circle(4, 0, 2), false},
        {"circle in a corner's reach", circle(5, 5, 1.3), rect(0, 0, 4, 4), false},
        {"circle over a corner", circle(5, 5, 1.5), rect(0, 0, 4, 4), true},
        {"circle inside", circle(2, 2, 1), rect(0, 0, 4, 4), true},
        {"inside the circle", circle(2, 2, 9), rect(0, 0, 4, 4), true},
        {"a shape with a fault", POLYGON(0, 0, 2, 2, 2, 0, 0, 2), rect(0, 0, 4, 4), false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (quiz_shape_overlaps(&rows[i].a, &rows[i].b) != rows[i].wanted ||
            quiz_shape_overlaps(&rows[i].b, &rows[i].a) != rows[i].wanted)
            fail_msg("%s", rows[i].name);
        quiz_shape_finish(&rows[i].a);
        quiz_shape_finish(&rows[i].b);
    }
}

/* Random stars overlap when some point of a fine grid is in both, and only then (but for slivers
 * that fall between the grid's points). */
static void test_overlaps_like_a_grid(void **state)
{
    (void)state;
    uint64_t dice = 7;
    int slivers = 0;
    for (int round = 0; round < 100; round++) {
        struct quiz_shape a = random_star(&dice, 100), b = random_star(&dice, 100);
        int common = 0;
        for (int i = 0; i < 150 * 150; i++) {
            struct quiz_point point = {i % 150 - 25, i / 150 - 25};
            common += quiz_shape_has(&a, point) && quiz_shape_has(&b, point);
        }
        bool overlaps = quiz_shape_overlaps(&a, &b);
        if (common > 0)
            assert_true(overlaps);
        slivers += overlaps && common == 0;
        quiz_shape_finish(&a);
        quiz_shape_finish(&b);
    }
    assert_true(slivers <= 8);
}

static void test_copies(void **state)
{
    (void)state;
    struct quiz_shape shapes[] = {POLYGON(ELL), circle(1, 2, 3), rect(1, 2, 3, 4), {0}};
    for (size_t i = 0; i < COUNT(shapes); i++) {
        struct quiz_shape copy = quiz_shape_copy(&shapes[i]);
        for (size_t k = 0; k < COUNT(shapes); k++)
            assert_int_equal(quiz_shape_same(&copy, &shapes[k]), i == k);
        for (int more = 0; more < 20; more++)
            quiz_shape_add_point(&copy, (struct quiz_point){more, 1});
        assert_false(quiz_shape_same(&copy, &shapes[i]));
        quiz_shape_finish(&copy);
        assert_int_equal(copy.kind, QUIZ_NO_SHAPE);
    }
    quiz_shape_finish(&shapes[0]);
}

/* What was judged is judged anew when it grows. */
static void test_judged(void **state)
{
    (void)state;
    struct quiz_shape shape = POLYGON(0, 0, 4, 0);
    quiz_shape_judge(&shape);
    assert_int_equal(quiz_shape_fault(&shape), QUIZ_SHAPE_FEW_POINTS);
    quiz_shape_add_point(&shape, (struct quiz_point){0, 4});
    assert_int_equal(quiz_shape_fault(&shape), QUIZ_SHAPE_FINE);
    quiz_shape_judge(&shape);
    assert_true(quiz_shape_has(&shape, (struct quiz_point){1, 1}));
    assert_false(quiz_shape_has(&shape, (struct quiz_point){5, 1}));
    quiz_shape_finish(&shape);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_measures),    cmocka_unit_test(test_faults),
        cmocka_unit_test(test_many_points), cmocka_unit_test(test_has_and_distance),
        cmocka_unit_test(test_overlaps),    cmocka_unit_test(test_overlaps_like_a_grid),
        cmocka_unit_test(test_copies),      cmocka_unit_test(test_judged),
    };
    return cmocka_run_group_tests_name("quiz/shape", tests, NULL, NULL);
}
