#include <math.h>

#include "base/mem.h"
#include "quiz/draft_priv.h"
#include "quiz/hit.h"

static double apart(struct quiz_point a, struct quiz_point b)
{
    return hypot(a.x - b.x, a.y - b.y);
}

static double within(double value, double low, double high)
{
    return fmax(low, fmin(value, high));
}

static struct quiz_point inside_picture(const struct quiz_draft *draft, struct quiz_point point)
{
    const struct quiz_picture *picture = &draft->scene->pictures[draft->view];
    return (struct quiz_point){within(point.x, 0, picture->w), within(point.y, 0, picture->h)};
}

/* ------------------------------------------------------------------ drawing */

static enum quiz_draft_answer set_point(struct quiz_draft *draft, struct quiz_point point,
                                        double reach)
{
    const struct quiz_shape *pen = &draft->pen;
    if (pen->count >= 3 && apart(pen->points[0], point) <= reach)
        return draft_close(draft);
    if (pen->count == QUIZ_POINTS_MAX)
        return QUIZ_DRAFT_FULL;
    quiz_shape_add_point(&draft->pen, inside_picture(draft, point));
    return QUIZ_DRAFT_DONE;
}

/* ------------------------------------------------------------------ taking hold */

static int point_near(const struct quiz_shape *shape, struct quiz_point at, double reach)
{
    int nearest = -1;
    for (size_t i = 0; i < shape->count; i++) {
        double distance = apart(shape->points[i], at);
        if (distance <= reach) {
            reach = distance;
            nearest = (int)i;
        }
    }
    return nearest;
}

/* The edge whose middle is nearest: the number of its first point. */
static int middle_near(const struct quiz_shape *shape, struct quiz_point at, double reach)
{
    int nearest = -1;
    for (size_t i = 0; i < shape->count; i++) {
        struct quiz_point a = shape->points[i], b = shape->points[(i + 1) % shape->count];
        double distance = apart((struct quiz_point){(a.x + b.x) / 2, (a.y + b.y) / 2}, at);
        if (distance <= reach) {
            reach = distance;
            nearest = (int)i;
        }
    }
    return nearest;
}

/* Makes room for a point behind number `edge` and puts it there. */
static void insert_point(struct quiz_shape *shape, int edge, struct quiz_point point)
{
    quiz_shape_add_point(shape, point);
    for (size_t i = shape->count - 1; i > (size_t)edge + 1; i--)
        shape->points[i] = shape->points[i - 1];
    shape->points[edge + 1] = point;
    quiz_shape_judge(shape);
}

static bool hold_point(struct quiz_draft *draft, struct quiz_point at, double reach)
{
    const struct quiz_shape *shape = draft_chosen_shape(draft);
    if (!shape || shape->kind != QUIZ_POLYGON)
        return false;
    draft->point = point_near(shape, at, reach);
    int edge = draft->point < 0 ? middle_near(shape, at, reach) : -1;
    if (edge >= 0 && shape->count < QUIZ_POINTS_MAX) {
        draft_step(draft);
        insert_point(draft_chosen_shape(draft), edge, inside_picture(draft, at));
        draft->has_moved = true;
        draft->point = edge + 1;
    }
    if (draft->point >= 0)
        draft->held = DRAFT_HOLDS_POINT;
    return draft->point >= 0;
}

static void hold_shape(struct quiz_draft *draft, struct quiz_point at)
{
    const struct quiz_shape *shapes[QUIZ_HAZARDS_MAX + QUIZ_DECOYS_MAX];
    for (size_t i = 0; i < draft->now.count; i++)
        shapes[i] = &draft->now.items[i].shapes[draft->view];
    draft_choose(draft, quiz_hit(shapes, draft->now.count, at, 0));
    if (draft->now.chosen >= 0)
        draft->held = DRAFT_HOLDS_SHAPE;
}

/* ------------------------------------------------------------------ dragging */

/* By how much a shape may be moved so that it stays in the picture. */
static struct quiz_point allowed_move(const struct quiz_draft *draft,
                                      const struct quiz_shape *shape, struct quiz_point by)
{
    const struct quiz_picture *picture = &draft->scene->pictures[draft->view];
    struct quiz_box box = quiz_shape_bounds(shape);
    double left = fmin(0, -box.x), right = fmax(0, picture->w - box.x - box.w);
    double up = fmin(0, -box.y), down = fmax(0, picture->h - box.y - box.h);
    return (struct quiz_point){within(by.x, left, right), within(by.y, up, down)};
}

static void shift(struct quiz_shape *shape, struct quiz_point by)
{
    for (size_t i = 0; i < shape->count; i++) {
        shape->points[i].x += by.x;
        shape->points[i].y += by.y;
    }
    shape->centre.x += by.x;
    shape->centre.y += by.y;
    shape->box.x += by.x;
    shape->box.y += by.y;
    quiz_shape_judge(shape);
}

static void drag(struct quiz_draft *draft, struct quiz_point to)
{
    if (!draft->has_moved)
        draft_step(draft);
    draft->has_moved = true;
    struct quiz_shape *shape = draft_chosen_shape(draft);
    if (draft->held == DRAFT_HOLDS_POINT) {
        shape->points[draft->point] = inside_picture(draft, to);
        quiz_shape_judge(shape);
        return;
    }
    struct quiz_point by = {to.x - draft->grip.x, to.y - draft->grip.y};
    by = allowed_move(draft, shape, by);
    shift(shape, by);
    draft->grip.x += by.x;
    draft->grip.y += by.y;
}

enum quiz_draft_answer draft_let_go(struct quiz_draft *draft)
{
    bool is_bad = draft->held == DRAFT_HOLDS_POINT && draft->has_moved &&
                  quiz_shape_fault(draft_chosen_shape(draft)) != QUIZ_SHAPE_FINE;
    draft->held = DRAFT_HOLDS_NOTHING;
    if (is_bad)
        draft_cancel_step(draft);
    return is_bad ? QUIZ_DRAFT_CROSSES : QUIZ_DRAFT_DONE;
}

static enum quiz_draft_answer press(struct quiz_draft *draft, struct quiz_point point, double reach)
{
    (void)draft_let_go(draft); /* when a finger was never lifted */
    if (draft->is_drawing)
        return set_point(draft, point, reach);
    draft->has_moved = false;
    draft->grip = point;
    if (!hold_point(draft, point, reach))
        hold_shape(draft, point);
    return QUIZ_DRAFT_DONE;
}

enum quiz_draft_answer quiz_draft_touch(struct quiz_draft *draft, enum quiz_draft_touch touch,
                                        struct quiz_point point, double reach)
{
    if (touch == QUIZ_DRAFT_PRESS)
        return press(draft, point, reach);
    if (draft->held == DRAFT_HOLDS_NOTHING)
        return QUIZ_DRAFT_NOTHING;
    if (touch == QUIZ_DRAFT_LIFT)
        return draft_let_go(draft);
    if (draft->has_moved || apart(draft->grip, point) > reach / 4)
        drag(draft, point);
    return QUIZ_DRAFT_DONE;
}
