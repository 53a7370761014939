/*
 * quiz/touch: fingers on glass -> what they mean: a tap on a target, a pan, a pinch.
 *
 * Pure. Acts when the finger goes up, in the target it went down in; only the first finger counts,
 * and what it does it does once. Fingers that are down when the page changes
 * (quiz_touch_new_page()) mean nothing until they are up. A second finger makes a pinch where the
 * target can be zoomed, and ends the tap; a first finger that moves more than QUIZ_TOUCH_SLACK_MM
 * on such a target pans. Three fingers or more that come within QUIZ_TOUCH_PALM_MS are a palm:
 * nothing that is down means anything. Taps of real fingers shorter than QUIZ_TOUCH_TAP_MS are
 * bounces; the same target tapped again within QUIZ_TOUCH_AGAIN_MS is one tap (a picture's only
 * where it lies within the slack), and so is anything tapped within the slack of the last tap, as a
 * double tap on a button that opens a page would hit what lies there. A finger that is not heard of
 * for QUIZ_TOUCH_LOST_MS blocks no others: the panel was unplugged, or somebody leans on it.
 */
#ifndef QUIZ_TOUCH_H
#define QUIZ_TOUCH_H

#include <stdbool.h>
#include <stdint.h>

#define QUIZ_TOUCH_SLACK_MM 6.0
#define QUIZ_TOUCH_TAP_MS   30
#define QUIZ_TOUCH_AGAIN_MS 250
#define QUIZ_TOUCH_PALM_MS  100
#define QUIZ_TOUCH_LOST_MS  5000
#define QUIZ_FINGERS_MAX    10

enum quiz_finger_kind { QUIZ_FINGER_DOWN, QUIZ_FINGER_MOVE, QUIZ_FINGER_UP };

struct quiz_finger_event {
    enum quiz_finger_kind kind;
    int64_t pointer;  /* which finger; 0: the mouse, whose taps may be as short as they like */
    double x, y;      /* panel pixels */
    int target;       /* what lies there: 0 nothing, else any number of the page's */
    bool can_zoom;    /* the target is a picture */
    double px_per_mm; /* > 0 */
};

/* TAP, PAN and PINCH end a PRESS, too: without a RELEASE. */
enum quiz_gesture_kind {
    QUIZ_NO_GESTURE,
    QUIZ_TAP,    /* target, x, y: where the finger went down */
    QUIZ_PAN,    /* dx, dy since the last one, the first: since the finger went down */
    QUIZ_PINCH,  /* factor since the last one (> 1: apart), around x, y, which moved by dx, dy */
    QUIZ_PRESS,  /* the first finger is down on target (to be shown pressed), or back on it */
    QUIZ_RELEASE /* … is no longer, and meant nothing */
};

struct quiz_gesture {
    enum quiz_gesture_kind kind;
    int target;
    double x, y, dx, dy, factor;
};

struct quiz_finger {
    int64_t pointer, down_ms, seen_ms;
    double x0, y0, x, y;
    int target;
    bool is_down, is_void; /* void: it means nothing any more */
    bool is_spent;         /* it panned or pinched: it may go on so, but taps nothing */
    bool can_zoom;         /* its target */
};

struct quiz_touch {
    struct quiz_finger fingers[QUIZ_FINGERS_MAX]; /* in the order of going down; unused: !is_down */
    int count;
    bool is_panning, is_pinching;
    int pressed;     /* the target last told by PRESS; 0: that is over */
    int last_target; /* of the last tap; 0: it was on another page */
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
