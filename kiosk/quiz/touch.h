/*
 * quiz/touch: fingers on glass -> what they mean: a tap on a target, a pan, a pinch.
 *
 * Pure. Acts when the finger goes up, in the target it went down in; only the first finger counts
 * (a palm is many), and what it does it does once. Fingers that are down when the page changes
 * (quiz_touch_new_page()) mean nothing until they are up. A second finger makes a pinch where the
 * target can be zoomed, and ends the tap; a first finger that moves more than QUIZ_TOUCH_SLACK_MM
 * on such a target pans. Taps of real fingers shorter than QUIZ_TOUCH_TAP_MS are bounces; the same
 * target tapped again within QUIZ_TOUCH_AGAIN_MS is one tap (a picture's only where it lies within
 * the slack).
 */
#ifndef QUIZ_TOUCH_H
#define QUIZ_TOUCH_H

#include <stdbool.h>
#include <stdint.h>

#define QUIZ_TOUCH_SLACK_MM 6.0
#define QUIZ_TOUCH_TAP_MS   30
#define QUIZ_TOUCH_AGAIN_MS 250
#define QUIZ_FINGERS_MAX    10

enum quiz_finger_kind { QUIZ_FINGER_DOWN, QUIZ_FINGER_MOVE, QUIZ_FINGER_UP };

struct quiz_finger_event {
    enum quiz_finger_kind kind;
    int64_t pointer; /* which finger; 0: the mouse, whose taps may be as short as they like */
    double x, y;     /* panel pixels */
    int target;      /* what lies there: 0 nothing, else any number of the page's */
    bool can_zoom;   /* the target is a picture */
    double px_per_mm;
};

enum quiz_gesture_kind {
    QUIZ_NO_GESTURE,
    QUIZ_TAP,    /* target, x, y: where the finger went down */
    QUIZ_PAN,    /* dx, dy since the last one */
    QUIZ_PINCH,  /* factor since the last one (> 1: apart), around x, y */
    QUIZ_PRESS,  /* the first finger is down on target (to be shown pressed) */
    QUIZ_RELEASE /* … is no longer, and meant nothing */
};

struct quiz_gesture {
    enum quiz_gesture_kind kind;
    int target;
    double x, y, dx, dy, factor;
};

struct quiz_finger {
    int64_t pointer, down_ms;
    double x0, y0, x, y;
    int target;
    bool is_down, is_void; /* void: it means nothing any more */
};

struct quiz_touch {
    struct quiz_finger fingers[QUIZ_FINGERS_MAX]; /* in the order of going down; unused: !is_down */
    int count;
    bool is_panning, is_pinching;
    int last_target; /* of the last tap */
    double last_x, last_y;
    int64_t last_ms;
};

void quiz_touch_init(struct quiz_touch *touch);

/* now_ms monotonic. */
struct quiz_gesture quiz_touch_step(struct quiz_touch *touch, const struct quiz_finger_event *event,
                                    int64_t now_ms);

/* Another page has opened. */
void quiz_touch_new_page(struct quiz_touch *touch);

#endif
