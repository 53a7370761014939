#include "quiz/touch.h"

#include <math.h>
#include <stddef.h>

#define PALM_FINGERS 3

static const struct quiz_gesture nothing = {.kind = QUIZ_NO_GESTURE};

void quiz_touch_init(struct quiz_touch *touch)
{
    *touch = (struct quiz_touch){.last_ms = -QUIZ_TOUCH_AGAIN_MS};
}

static double apart(double ax, double ay, double bx, double by)
{
    return hypot(ax - bx, ay - by);
}

static double slack_px(const struct quiz_finger_event *event)
{
    return QUIZ_TOUCH_SLACK_MM * event->px_per_mm;
}

static int find(const struct quiz_touch *touch, int64_t pointer)
{
    for (int i = 0; i < touch->count; i++)
        if (touch->fingers[i].pointer == pointer)
            return i;
    return -1;
}

/* Whether the first finger still means its target. */
static bool may_tap(const struct quiz_touch *touch)
{
    return touch->count > 0 && !touch->fingers[0].is_void && !touch->fingers[0].is_spent;
}

static struct quiz_gesture end_press(struct quiz_touch *touch)
{
    int target = touch->pressed;
    touch->pressed = 0;
    return target ? (struct quiz_gesture){.kind = QUIZ_RELEASE, .target = target} : nothing;
}

static struct quiz_gesture begin_press(struct quiz_touch *touch)
{
    const struct quiz_finger *first = &touch->fingers[0];
    touch->pressed = first->target;
    return (struct quiz_gesture){
        .kind = QUIZ_PRESS, .target = first->target, .x = first->x, .y = first->y};
}

/* ------------------------------------------------------------------ fingers come and go */

static void make_all_void(struct quiz_touch *touch)
{
    for (int i = 0; i < touch->count; i++)
        touch->fingers[i].is_void = true;
    touch->is_pinching = false;
}

/* The one of two that stays may pan, from where it is. */
static void end_pinch(struct quiz_touch *touch)
{
    touch->is_pinching = false;
    for (int i = 0; i < 2; i++) {
        touch->fingers[i].x0 = touch->fingers[i].x;
        touch->fingers[i].y0 = touch->fingers[i].y;
    }
}

static void take_away(struct quiz_touch *touch, int index)
{
    if (touch->is_pinching && index < 2)
        end_pinch(touch);
    if (index == 0)
        touch->is_panning = false;
    touch->count--;
    for (int i = index; i < touch->count; i++)
        touch->fingers[i] = touch->fingers[i + 1];
    touch->fingers[touch->count] = (struct quiz_finger){0};
}

static void take_lost_away(struct quiz_touch *touch, int64_t now_ms)
{
    for (int i = touch->count - 1; i >= 0; i--)
        if (now_ms - touch->fingers[i].seen_ms > QUIZ_TOUCH_LOST_MS)
            take_away(touch, i);
}

static bool is_palm(const struct quiz_touch *touch, int64_t now_ms)
{
    return touch->count >= PALM_FINGERS &&
           now_ms - touch->fingers[touch->count - PALM_FINGERS].down_ms <= QUIZ_TOUCH_PALM_MS;
}

static bool is_pinch(const struct quiz_touch *touch)
{
    const struct quiz_finger *a = &touch->fingers[0], *b = &touch->fingers[1];
    return touch->count == 2 && !a->is_void && a->can_zoom && b->can_zoom && a->target == b->target;
}

/* The finger just added came to others. */
static void join(struct quiz_touch *touch, int64_t now_ms)
{
    if (is_palm(touch, now_ms)) {
        make_all_void(touch);
    } else if (is_pinch(touch)) {
        touch->is_pinching = true;
        touch->is_panning = false;
        touch->fingers[0].is_spent = touch->fingers[1].is_spent = true;
    } else {
        touch->fingers[touch->count - 1].is_void = true;
    }
}

static struct quiz_gesture put_down(struct quiz_touch *touch, const struct quiz_finger_event *event,
                                    int64_t now_ms)
{
    int same = find(touch, event->pointer);
    if (same >= 0)
        take_away(touch, same); /* its UP was lost */
    take_lost_away(touch, now_ms);
    if (touch->count == QUIZ_FINGERS_MAX)
        return nothing;
    touch->fingers[touch->count++] = (struct quiz_finger){.pointer = event->pointer,
                                                          .down_ms = now_ms,
                                                          .seen_ms = now_ms,
                                                          .x0 = event->x,
                                                          .y0 = event->y,
                                                          .x = event->x,
                                                          .y = event->y,
                                                          .target = event->target,
                                                          .is_down = true,
                                                          .can_zoom = event->can_zoom};
    if (touch->count == 1 && event->target)
        return begin_press(touch);
    if (touch->count > 1)
        join(touch, now_ms);
    return may_tap(touch) && touch->count > 1 ? nothing : end_press(touch);
}

/* ------------------------------------------------------------------ fingers move */

static struct quiz_gesture pan(struct quiz_touch *touch, const struct quiz_finger_event *event)
{
    struct quiz_finger *finger = &touch->fingers[0];
    double from_x = touch->is_panning ? finger->x : finger->x0;
    double from_y = touch->is_panning ? finger->y : finger->y0;
    touch->is_panning = finger->is_spent = true;
    touch->pressed = 0;
    return (struct quiz_gesture){.kind = QUIZ_PAN,
                                 .target = finger->target,
                                 .x = event->x,
                                 .y = event->y,
                                 .dx = event->x - from_x,
                                 .dy = event->y - from_y};
}

/* Fingers nearer than the slack count as that far apart: there a panel's noise would be a factor.
 */
static struct quiz_gesture pinch(struct quiz_touch *touch, int index,
                                 const struct quiz_finger_event *event)
{
    const struct quiz_finger *moved = &touch->fingers[index], *other = &touch->fingers[1 - index];
    double before = fmax(apart(moved->x, moved->y, other->x, other->y), slack_px(event));
    double after = fmax(apart(event->x, event->y, other->x, other->y), slack_px(event));
    touch->pressed = 0;
    return (struct quiz_gesture){.kind = QUIZ_PINCH,
                                 .target = moved->target,
                                 .x = (event->x + other->x) / 2,
                                 .y = (event->y + other->y) / 2,
                                 .dx = (event->x - moved->x) / 2,
                                 .dy = (event->y - moved->y) / 2,
                                 .factor = after / before};
}

static bool is_pan(const struct quiz_touch *touch, const struct quiz_finger_event *event)
{
    const struct quiz_finger *first = &touch->fingers[0];
    return first->can_zoom &&
           (touch->is_panning || apart(event->x, event->y, first->x0, first->y0) > slack_px(event));
}

static struct quiz_gesture move_first(struct quiz_touch *touch,
                                      const struct quiz_finger_event *event)
{
    const struct quiz_finger *first = &touch->fingers[0];
    if (is_pan(touch, event))
        return pan(touch, event);
    if (first->is_spent || first->target == 0)
        return nothing;
    if (event->target != first->target)
        return end_press(touch);
    return touch->pressed ? nothing : begin_press(touch);
}

static struct quiz_gesture move(struct quiz_touch *touch, const struct quiz_finger_event *event,
                                int64_t now_ms)
{
    int index = find(touch, event->pointer);
    if (index < 0)
        return nothing;
    struct quiz_finger *finger = &touch->fingers[index];
    struct quiz_gesture gesture = nothing;
    finger->seen_ms = now_ms;
    if (touch->is_pinching && index < 2)
        gesture = pinch(touch, index, event);
    else if (index == 0 && !finger->is_void)
        gesture = move_first(touch, event);
    finger->x = event->x;
    finger->y = event->y;
    return gesture;
}

/* ------------------------------------------------------------------ fingers go up */

/* A tap that is one with the last tap: a second one too soon, or contact was lost for a moment. */
static bool is_again(struct quiz_touch *touch, double slack, int64_t now_ms)
{
    const struct quiz_finger *first = &touch->fingers[0];
    bool is_near = apart(first->x0, first->y0, touch->last_x, touch->last_y) <= slack;
    bool is_same = first->target == touch->last_target && !first->can_zoom;
    if (!is_near && !is_same)
        return false;
    if (first->down_ms - touch->last_ms < QUIZ_TOUCH_TAP_MS) {
        touch->last_ms = now_ms; /* the press went on until now */
        return true;
    }
    return now_ms - touch->last_ms < QUIZ_TOUCH_AGAIN_MS;
}

static struct quiz_gesture tap(struct quiz_touch *touch, int64_t now_ms)
{
    const struct quiz_finger *first = &touch->fingers[0];
    touch->pressed = 0;
    touch->last_target = first->target;
    touch->last_x = first->x0;
    touch->last_y = first->y0;
    touch->last_ms = now_ms;
    return (struct quiz_gesture){
        .kind = QUIZ_TAP, .target = first->target, .x = first->x0, .y = first->y0};
}

static struct quiz_gesture lift_first(struct quiz_touch *touch,
                                      const struct quiz_finger_event *event, int64_t now_ms)
{
    const struct quiz_finger *first = &touch->fingers[0];
    bool is_bounce = event->pointer != 0 && now_ms - first->down_ms < QUIZ_TOUCH_TAP_MS;
    if (is_pan(touch, event))
        return pan(touch, event);
    if (first->is_spent || first->target == 0 || event->target != first->target || is_bounce ||
        is_again(touch, slack_px(event), now_ms))
        return end_press(touch);
    return tap(touch, now_ms);
}

static struct quiz_gesture lift(struct quiz_touch *touch, const struct quiz_finger_event *event,
                                int64_t now_ms)
{
    int index = find(touch, event->pointer);
    if (index < 0)
        return nothing;
    struct quiz_gesture gesture = nothing;
    if (index == 0 && !touch->is_pinching && !touch->fingers[0].is_void)
        gesture = lift_first(touch, event, now_ms);
    take_away(touch, index);
    return gesture;
}

struct quiz_gesture quiz_touch_step(struct quiz_touch *touch, const struct quiz_finger_event *event,
                                    int64_t now_ms)
{
    switch (event->kind) {
    case QUIZ_FINGER_DOWN:
        return put_down(touch, event, now_ms);
    case QUIZ_FINGER_MOVE:
        return move(touch, event, now_ms);
    case QUIZ_FINGER_UP:
        break;
    }
    return lift(touch, event, now_ms);
}

/* Target numbers are the page's own: the last tap is known by its place alone from here on. */
void quiz_touch_new_page(struct quiz_touch *touch)
{
    make_all_void(touch);
    touch->pressed = 0;
    touch->last_target = 0;
}
