/*
 * quiz/segment (private): points and edges.
 */
#ifndef QUIZ_SEGMENT_H
#define QUIZ_SEGMENT_H

#include "quiz/shape.h"

struct quiz_segment {
    struct quiz_point a, b;
};

/* Edge i of a polygon: from its point i to the next, from the last to the first. */
static inline struct quiz_segment quiz_segment_of(const struct quiz_point *points, size_t count,
                                                  size_t i)
{
    return (struct quiz_segment){points[i], points[i + 1 < count ? i + 1 : 0]};
}

/* Twice the area of the triangle a b c; above 0 when c lies to the right, as the screen shows it
 * (y down), of the way from a to b. */
double quiz_segment_turn(struct quiz_point a, struct quiz_point b, struct quiz_point c);

/* Whether they have a point in common. */
bool quiz_segment_meets(struct quiz_segment p, struct quiz_segment q);

/* Whether each has an end on either side of the other, farther away than near. */
bool quiz_segment_crosses(struct quiz_segment p, struct quiz_segment q, double near);

/* The distance's square. */
static inline double quiz_segment_distance2(struct quiz_segment segment, struct quiz_point point)
{
    double x = segment.b.x - segment.a.x, y = segment.b.y - segment.a.y;
    double length2 = x * x + y * y;
    double along = (point.x - segment.a.x) * x + (point.y - segment.a.y) * y;
    double part = along <= 0 ? 0 : along >= length2 ? 1 : along / length2;
    double off_x = segment.a.x + part * x - point.x, off_y = segment.a.y + part * y - point.y;
    return off_x * off_x + off_y * off_y;
}

#endif
