#include <stdio.h>

#include "quiz/hit.h"
#include "quiz/quiz_test.h"

#define SHAPES_MAX 60

static struct quiz_shape shapes[SHAPES_MAX];
static const struct quiz_shape *row[SHAPES_MAX];

static void finish(size_t count)
{
    for (size_t i = 0; i < count; i++)
        quiz_shape_finish(&shapes[i]);
}

static void judge(size_t count)
{
    for (size_t i = 0; i < count; i++) {
        quiz_shape_judge(&shapes[i]);
        row[i] = &shapes[i];
    }
}

static void test_table(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        double x, y, slop;
        int wanted;
    } rows[] = {
        {"inside", 5, 5, 6, 0},
        {"far from all", 500, 500, 6, -1},
        {"the smaller of two", 55, 55, 0, 2},
        {"only the larger has it", 45, 45, 0, 1},
        {"equal ones: the nearer centre", 109, 5, 0, 3},
        {"equal ones: the other centre", 111, 5, 0, 4},
        {"within the slop", 13, 5, 6, 0},
        {"at the slop", 16, 5, 6, 0},
        {"beyond the slop", 16.01, 5, 6, -1},
        {"no slop", 10.5, 5, 0, -1},
        {"half-way: to the left", 204.9, 5, 6, 5},
        {"half-way: to the right", 205.1, 5, 6, 6},
        {"inside wins over a nearer edge", 199.9, 5, 6, 5},
        {"a corner is as far as it is", 14, 14, 5.6, -1},
        {"a corner within the slop", 14, 14, 5.7, 0},
        {"a shape with a fault", 301, 300.5, 6, -1},
        {"NaN", NAN, 5, 6, -1},
    };
    struct quiz_shape made[] = {
        rect(0, 0, 10, 10),   rect(40, 40, 40, 40),
        circle(55, 55, 5),    rect(100, 0, 16, 10),
        rect(104, 0, 16, 10), rect(190, 0, 10, 10),
        rect(210, 0, 10, 10), POLYGON(300, 300, 302, 302, 302, 300, 300, 302),
    };
    memcpy(shapes, made, sizeof(made));
    judge(COUNT(made));
    for (size_t i = 0; i < COUNT(rows); i++) {
        int hit =
            quiz_hit(row, COUNT(made), (struct quiz_point){rows[i].x, rows[i].y}, rows[i].slop);
        if (hit != rows[i].wanted)
            fail_msg("%s: %d instead of %d", rows[i].name, hit, rows[i].wanted);
    }
    assert_int_equal(quiz_hit(NULL, 0, (struct quiz_point){1, 1}, 6), -1);
    finish(COUNT(made));
}

/* Inside or not, by the angles under which a point sees the corners: another way than ours. */
static bool naive_has(const struct quiz_shape *shape, struct quiz_point point)
{
    double around = 0;
    if (shape->kind == QUIZ_CIRCLE)
        return hypot(point.x - shape->centre.x, point.y - shape->centre.y) <= shape->radius;
    for (size_t i = 0; i < shape->count; i++) {
        struct quiz_point a = shape->points[i], b = shape->points[(i + 1) % shape->count];
        double turn = atan2(b.y - point.y, b.x - point.x) - atan2(a.y - point.y, a.x - point.x);
        around += remainder(turn, 2 * M_PI);
    }
    return fabs(around) > M_PI;
}

/* The distance to many points of the edge. */
static double naive_distance(const struct quiz_shape *shape, struct quiz_point point)
{
    double nearest = INFINITY;
    if (naive_has(shape, point))
        return 0;
    if (shape->kind == QUIZ_CIRCLE)
        return hypot(point.x - shape->centre.x, point.y - shape->centre.y) - shape->radius;
    for (size_t i = 0; i < shape->count; i++) {
        struct quiz_point a = shape->points[i], b = shape->points[(i + 1) % shape->count];
        for (int step = 0; step <= 1000; step++) {
            double part = step / 1000.0;
            nearest = fmin(nearest, hypot(a.x + part * (b.x - a.x) - point.x,
                                          a.y + part * (b.y - a.y) - point.y));
        }
    }
    return nearest;
}

static double naive_area(const struct quiz_shape *shape)
{
    double twice = 0;
    if (shape->kind == QUIZ_CIRCLE)
        return M_PI * shape->radius * shape->radius;
    for (size_t i = 0; i < shape->count; i++) {
        struct quiz_point a = shape->points[i], b = shape->points[(i + 1) % shape->count];
        twice += (a.y + b.y) * (a.x - b.x);
    }
    return fabs(twice) / 2;
}

static int naive_hit(size_t count, struct quiz_point point, double slop, double *out_doubt)
{
    int best = -1;
    double least = INFINITY, second = INFINITY;
    for (size_t i = 0; i < count; i++)
        if (naive_has(row[i], point) && naive_area(row[i]) < least) {
            least = naive_area(row[i]);
            best = (int)i;
        }
    *out_doubt = INFINITY;
    if (best >= 0)
        return best;
    for (size_t i = 0; i < count; i++) {
        double distance = naive_distance(row[i], point);
        second = fmin(second, fmax(distance, least));
        if (distance < least) {
            least = distance;
            best = (int)i;
        }
    }
    *out_doubt = fmin(second - least, fabs(slop - least));
    return least <= slop ? best : -1;
}

/* Random stars and circles: what is hit is what a naive reference hits, but within a hair of a
 * border, where its steps along an edge are too coarse to tell. */
static void test_like_naive(void **state)
{
    (void)state;
    uint64_t dice = 3;
    int sure = 0, hits = 0;
    for (int round = 0; round < 200; round++) {
        size_t count = 1 + (size_t)random_below(&dice, 12);
        double slop = random_below(&dice, 10);
        for (size_t i = 0; i < count; i++)
            shapes[i] = random_below(&dice, 4) < 1
                            ? circle(random_below(&dice, 100), random_below(&dice, 100),
                                     1 + random_below(&dice, 20))
                            : random_star(&dice, 100);
        judge(count);
        for (int i = 0; i < 30; i++) {
            struct quiz_point point = {random_below(&dice, 140) - 20,
                                       random_below(&dice, 140) - 20};
            double doubt;
            int wanted = naive_hit(count, point, slop, &doubt);
            if (doubt < 0.1)
                continue;
            sure++;
            hits += wanted >= 0;
            assert_int_equal(quiz_hit(row, count, point, slop), wanted);
        }
        finish(count);
    }
    assert_true(sure > 5000 && hits > 1000 && hits < sure);
}

/* Judged or not: the same answers. */
static void test_judging_changes_nothing(void **state)
{
    (void)state;
    uint64_t dice = 9;
    for (int round = 0; round < 40; round++) {
        for (size_t i = 0; i < 8; i++) {
            shapes[i] = random_star(&dice, 100);
            row[i] = &shapes[i];
        }
        int before[50];
        struct quiz_point points[50];
        for (int i = 0; i < 50; i++) {
            points[i] = (struct quiz_point){random_below(&dice, 120), random_below(&dice, 120)};
            before[i] = quiz_hit(row, 8, points[i], 5);
        }
        judge(8);
        for (int i = 0; i < 50; i++)
            assert_int_equal(quiz_hit(row, 8, points[i], 5), before[i]);
        finish(8);
    }
}

static void test_diameter(void **state)
{
    (void)state;
    struct quiz_picture picture = {.w = 1000, .h = 1000};
    shapes[0] = circle(500, 500, 50);
    shapes[1] = rect(0, 0, 100, 100);
    shapes[2] = rect(105, 0, 100, 100);
    shapes[3] = POLYGON(300, 300, 302, 302, 302, 300, 300, 302);
    judge(4);
    struct {
        const char *name;
        size_t count, index;
        double slop, area;
    } rows[] = {
        {"a circle", 1, 0, 0, M_PI * 50 * 50},
        {"a circle and its slop", 1, 0, 10, M_PI * 60 * 60},
        {"at the picture's corner", 2, 1, 10, 110 * 110 - (100 - 25 * M_PI)},
        {"and a neighbour, 5 away", 3, 1, 10, 110 * 102.5 + 6},
        {"a shape with a fault", 4, 3, 10, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        double got =
            quiz_hit_diameter(row, rows[i].count, rows[i].index, &picture, rows[i].slop, 0.5);
        double wanted = 2 * sqrt(rows[i].area / M_PI);
        if (fabs(got - wanted) > 0.01 * wanted)
            fail_msg("%s: %g instead of %g", rows[i].name, got, wanted);
    }
    assert_true(quiz_hit_diameter(row, 1, 0, &picture, 0, 0) > 99);
    finish(4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_like_naive),
        cmocka_unit_test(test_judging_changes_nothing),
        cmocka_unit_test(test_diameter),
    };
    return cmocka_run_group_tests_name("quiz/hit", tests, NULL, NULL);
}
