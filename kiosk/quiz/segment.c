#include "quiz/segment.h"

#include <math.h>

double quiz_segment_turn(struct quiz_point a, struct quiz_point b, struct quiz_point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static int side(struct quiz_segment of, struct quiz_point point)
{
    double turn = quiz_segment_turn(of.a, of.b, point);
    return (turn > 0) - (turn < 0);
}

/* Of a point on the line through the segment. */
static bool is_between(struct quiz_segment of, struct quiz_point point)
{
    return point.x >= fmin(of.a.x, of.b.x) && point.x <= fmax(of.a.x, of.b.x) &&
           point.y >= fmin(of.a.y, of.b.y) && point.y <= fmax(of.a.y, of.b.y);
}

bool quiz_segment_meets(struct quiz_segment p, struct quiz_segment q)
{
    int of_qa = side(p, q.a), of_qb = side(p, q.b);
    int of_pa = side(q, p.a), of_pb = side(q, p.b);
    if (of_qa * of_qb < 0 && of_pa * of_pb < 0)
        return true;
    return (of_qa == 0 && is_between(p, q.a)) || (of_qb == 0 && is_between(p, q.b)) ||
           (of_pa == 0 && is_between(q, p.a)) || (of_pb == 0 && is_between(q, p.b));
}

/* -1, 1: that side; 0: within near of the line. */
static int clear_side(struct quiz_segment of, struct quiz_point point, double near)
{
    double turn = quiz_segment_turn(of.a, of.b, point);
    double limit = near * hypot(of.b.x - of.a.x, of.b.y - of.a.y);
    return (turn > limit) - (turn < -limit);
}

bool quiz_segment_crosses(struct quiz_segment p, struct quiz_segment q, double near)
{
    return clear_side(p, q.a, near) * clear_side(p, q.b, near) < 0 &&
           clear_side(q, p.a, near) * clear_side(q, p.b, near) < 0;
}
