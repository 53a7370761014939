/*
 * app/staff: who may touch what. The hidden corner, the PIN, and what keys mean.
 *
 * Pure. In public mode keys and touch do nothing until the staff gesture (a corner held for 3 s, or
 * Ctrl+Alt+S) opens the PIN page; the right PIN opens the status page with its buttons. Otherwise
 * the gesture opens the status page and keys work at once. Without a PIN the status page opens
 * without buttons and says how to set one. After five wrong PINs none is taken for a minute. From
 * the open status page a button, or t, leads to the page that sets the clock, and back; another, or
 * u, to the page of what came by a stick. To go back to the content before is asked twice there; to
 * accept content that nobody signed takes the PIN once more.
 *
 *   CLOSED ── gesture ──> PIN (public, PIN set) ── right ──> OPEN ── close, 60 s idle ──> CLOSED
 *        └──────────────> LOOK (public, no PIN)              ^
 *        └──────────────────────── not public ───────────────┤
 *                                     CLOCK, IMPORT <────────┘ and back; 60 s idle ──> CLOSED
 *                             PIN <── accept ──┘ and back
 */
#ifndef APP_STAFF_H
#define APP_STAFF_H

#include <stdbool.h>
#include <stdint.h>

#include "app/clock_page.h"
#include "screen/input.h"
#include "view/view.h"

#define STAFF_HOLD_MS    3000
#define STAFF_IDLE_MS    60000
#define STAFF_TRIES_MAX  5
#define STAFF_LOCK_MS    60000
#define STAFF_DIGITS_MAX 12
#define STAFF_CORNER_PCT 12 /* of the short side */

enum staff_state {
    STAFF_CLOSED,
    STAFF_PIN,
    STAFF_LOOK,
    STAFF_OPEN,
    STAFF_CLOCK,
    STAFF_IMPORT,
    STAFF_STATE_COUNT
};

enum staff_action {
    STAFF_NOTHING,
    STAFF_CHECK_PIN, /* compare staff->digits with the hash, then call staff_pin_checked() */
    STAFF_NEXT,
    STAFF_PREVIOUS,
    STAFF_PAUSE,
    STAFF_SLATE,
    STAFF_SHOW_CLOCK, /* clock_page_open() staff->clock at the present time */
    STAFF_SET_CLOCK,  /* to what staff->clock has chosen, then clock_page_tell() */
    STAFF_TRAINING,
    STAFF_REDEEM,
    STAFF_ROLLBACK, /* to the content before */
    STAFF_ACCEPT,   /* what waits for it */
    STAFF_DECLINE,
    STAFF_QUIT
};

struct staff {
    enum staff_state state;
    bool is_public, has_pin;
    int w, h; /* panel */
    char digits[STAFF_DIGITS_MAX + 1];
    int digit_count;
    int tries;
    int64_t locked_until_ms;
    int64_t touched_ms;
    bool is_holding;
    int64_t hold_pointer, hold_since_ms;
    const char *note;   /* for the PIN page */
    bool is_for_level;  /* the PIN lets a visitor play, and opens nothing */
    bool is_let_in;     /* it was right */
    bool is_for_import; /* the PIN accepts what waits for it */
    bool is_asked;      /* something waits for it: the page shows that first */
    bool may_roll_back; /* there is something to go back to */
    bool is_sure_asked; /* on the page of imports: whether to go back, once more */
    struct clock_page clock;
    int64_t serial; /* changes with every visible change but the clock page's own */
};

void staff_init(struct staff *staff, bool is_public, bool has_pin, int w, int h);

/* One input event; button: what view says is under its point. */
enum staff_action staff_input(struct staff *staff, const struct screen_event *event,
                              enum view_button button, int64_t now_ms);

/* Time passes: a corner or a button held long enough, a page left alone. */
void staff_tick(struct staff *staff, int64_t now_ms);

/* Asks for the PIN that lets a visitor play; without one nobody is let in. Then, CLOSED: is_let_in.
 */
void staff_ask_level(struct staff *staff, int64_t now_ms);
/* The visitor is gone. */
void staff_drop_level(struct staff *staff, int64_t now_ms);

/* Returns what is to be done now. */
enum staff_action staff_pin_checked(struct staff *staff, bool is_right, int64_t now_ms);

/* Whether content from a stick waits for staff, and whether there is any to go back to. */
void staff_tell_import(struct staff *staff, bool is_asked, bool may_roll_back);

#endif
