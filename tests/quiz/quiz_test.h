/*
 * What the tests of kiosk/quiz share: shapes from a few numbers, and a row of random ones.
 */
#ifndef TESTS_QUIZ_QUIZ_TEST_H
#define TESTS_QUIZ_QUIZ_TEST_H

/* cmocka.h needs these four before it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

#include "quiz/shape.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static inline struct quiz_shape polygon_of(const double *xy, size_t points)
{
    struct quiz_shape shape = {0};
    for (size_t i = 0; i < points; i++)
        quiz_shape_add_point(&shape, (struct quiz_point){xy[2 * i], xy[2 * i + 1]});
    return shape;
}

#define POLYGON(...)                                                                               \
    polygon_of((const double[]){__VA_ARGS__}, COUNT(((const double[]){__VA_ARGS__})) / 2)

static inline struct quiz_shape circle(double x, double y, double radius)
{
    return (struct quiz_shape){.kind = QUIZ_CIRCLE, .centre = {x, y}, .radius = radius};
}

static inline struct quiz_shape rect(double x, double y, double w, double h)
{
    return (struct quiz_shape){.kind = QUIZ_RECT, .box = {x, y, w, h}};
}

/* xorshift64* */
static inline double random_below(uint64_t *state, double end)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return (double)(*state * UINT64_C(0x2545F4914F6CDD1D) >> 11) / 0x1p53 * end;
}

/* A star around a point: simple, with corners in and out. */
static inline struct quiz_shape random_star(uint64_t *state, double span)
{
    struct quiz_shape shape = {0};
    double x = random_below(state, span), y = random_below(state, span);
    int corners = 3 + (int)random_below(state, 12);
    for (int i = 0; i < corners; i++) {
        double angle = 2 * M_PI * (i + 0.8 * random_below(state, 1)) / corners;
        double radius = span * (0.02 + random_below(state, 0.2));
        quiz_shape_add_point(&shape,
                             (struct quiz_point){x + radius * cos(angle), y + radius * sin(angle)});
    }
    return shape;
}

#endif
