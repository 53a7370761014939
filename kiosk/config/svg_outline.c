#include <math.h>

#include "config/svg_parts.h"

#define FLATNESS    0.5  /* units that a line may be off its curve */
#define SAME        1e-6 /* units: the same point, but for rounding */
#define ROUND_MIN   12   /* corners of an ellipse */
#define SEGMENT_MAX 256  /* lines of one curve */

static bool is_same(struct quiz_point a, struct quiz_point b)
{
    return fabs(a.x - b.x) < SAME && fabs(a.y - b.y) < SAME;
}

static void add(struct svg_outline *outline, struct quiz_point point)
{
    struct quiz_shape *shape = &outline->shape;
    bool is_repeated = shape->count && is_same(shape->points[shape->count - 1], point);
    if (!is_repeated && shape->count <= QUIZ_POINTS_MAX)
        quiz_shape_add_point(shape, point);
}

void svg_outline_line(struct svg_outline *outline, struct quiz_point to)
{
    add(outline, svg_matrix_apply(&outline->matrix, to));
}

/* How far the middle one is from the middle of its neighbours, twice. */
static double bend(const struct quiz_point *three)
{
    return hypot(three[0].x - 2 * three[1].x + three[2].x,
                 three[0].y - 2 * three[1].y + three[2].y);
}

/* A chord of 1/n of the curve is off by at most 6 × bend / (8 n²). */
static int count_lines(const struct quiz_point curve[4])
{
    double lines = ceil(sqrt(6 * fmax(bend(curve), bend(curve + 1)) / (8 * FLATNESS)));
    return lines >= 1 ? (int)fmin(lines, SEGMENT_MAX) : 1; /* also when it is NaN */
}

void svg_outline_cubic(struct svg_outline *outline, const struct quiz_point curve[4])
{
    struct quiz_point c[4];
    for (int i = 0; i < 4; i++)
        c[i] = svg_matrix_apply(&outline->matrix, curve[i]);
    int lines = count_lines(c);
    for (int i = 1; i < lines; i++) {
        double t = (double)i / lines, s = 1 - t;
        double w[] = {s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t};
        add(outline,
            (struct quiz_point){w[0] * c[0].x + w[1] * c[1].x + w[2] * c[2].x + w[3] * c[3].x,
                                w[0] * c[0].y + w[1] * c[1].y + w[2] * c[2].y + w[3] * c[3].y});
    }
    add(outline, c[3]);
}

/* A chord of 1/n of a circle is off by r (1 - cos π/n). */
static int count_corners(double radius)
{
    double corners = radius > FLATNESS ? ceil(M_PI / acos(1 - FLATNESS / radius)) : ROUND_MIN;
    return corners >= ROUND_MIN ? (int)fmin(corners, QUIZ_POINTS_MAX) : ROUND_MIN;
}

void svg_outline_ellipse(struct svg_outline *outline, struct quiz_point centre, double rx,
                         double ry)
{
    const struct svg_matrix *m = &outline->matrix;
    double scale = fmax(hypot(m->a, m->b), hypot(m->c, m->d));
    int corners = count_corners(fmax(rx, ry) * scale);
    for (int i = 0; i < corners; i++) {
        double angle = 2 * M_PI * i / corners;
        svg_outline_line(
            outline, (struct quiz_point){centre.x + rx * cos(angle), centre.y + ry * sin(angle)});
    }
}

void svg_outline_close(struct svg_outline *outline)
{
    struct quiz_shape *shape = &outline->shape;
    while (shape->count > 1 && is_same(shape->points[0], shape->points[shape->count - 1]))
        shape->count--;
}

bool svg_points_read(const char *points, struct svg_outline *outline, struct err *err)
{
    struct quiz_point point;
    const char *at = points;
    while (svg_scan_number(&at, &point.x)) {
        if (!svg_scan_number(&at, &point.y))
            return err_set(err, ERR_PARSE,
                           "points 里的数字不成对 the numbers of `points` are not in pairs");
        svg_outline_line(outline, point);
    }
    svg_outline_close(outline);
    return *at == '\0' || err_set(err, ERR_PARSE,
                                  "points 第 %d 个字符起读不懂 `points` cannot be read from "
                                  "character %d on",
                                  (int)(at - points) + 1, (int)(at - points) + 1);
}
