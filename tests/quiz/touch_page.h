/*
 * What the tests of kiosk/quiz/touch share: a page of targets, and events on it.
 */
#ifndef TESTS_QUIZ_TOUCH_PAGE_H
#define TESTS_QUIZ_TOUCH_PAGE_H

#include "quiz/quiz_test.h"
#include "quiz/touch.h"

#define PX_PER_MM 4.0 /* so the slack is 24 px */
#define PICTURE   9
#define OTHER     20

/* One event and what must come of it. The page: ten buttons of 100 px side by side (1 to 10), below
 * y = 100 nothing, below 200 two pictures that can be zoomed, the other one right of 1000. */
struct step {
    int64_t at_ms;
    char what; /* D down, M move, U up, P another page (pointer, x, y: unused) */
    int pointer;
    double x, y;
    enum quiz_gesture_kind wanted;
    int target;
};

static inline int target_at(double x, double y)
{
    if (y >= 200)
        return x < 1000 ? PICTURE : OTHER;
    return y < 100 && x >= 0 && x < 1000 ? 1 + (int)(x / 100) + (x >= 800) : 0;
}

static inline struct quiz_finger_event event_of(const struct step *step)
{
    int target = target_at(step->x, step->y);
    return (struct quiz_finger_event){
        .kind = step->what == 'D'   ? QUIZ_FINGER_DOWN
                : step->what == 'M' ? QUIZ_FINGER_MOVE
                                    : QUIZ_FINGER_UP,
        .pointer = step->pointer,
        .x = step->x,
        .y = step->y,
        .target = target,
        .can_zoom = target == PICTURE || target == OTHER,
        .px_per_mm = PX_PER_MM,
    };
}

static inline struct quiz_gesture touch_send(struct quiz_touch *touch, const struct step *step)
{
    struct quiz_finger_event event = event_of(step);
    return quiz_touch_step(touch, &event, step->at_ms);
}

#endif
