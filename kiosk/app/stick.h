/*
 * app/stick: what to do about sticks: which one is read, by whom, and what is said of it.
 *
 * Pure. What came, went or was said goes in as events, effects come out; app/usb carries them out.
 * One stick is read at a time, by a process of its own that may be killed at any moment; a
 * stick is tried once, and again only when another import was in the way, at most once in
 * STICK_TRY_MS.
 *
 *   IDLE ─── a stick waits: START ──────────────────> READING
 *   READING ─ its last word, its end, no start ─────> IDLE
 *   READING ─ staff are asked ──────────────────────> ASKING
 *   ASKING ── accepted, declined, 10 minutes: SAY ──> READING (one since another stick waits)
 *   both ──── the stick went: KILL ─────────────────> IDLE
 *   READING ─ not a word for STICK_STILL_MS: KILL ──> IDLE (a stick that hangs)
 *
 * What is shown lives longer than the reading: `shown` until shown_until_ms.
 */
#ifndef APP_STICK_H
#define APP_STICK_H

#include <stdbool.h>
#include <stdint.h>

#include "app/import_talk.h"
#include "device/sticks.h"
#include "view/stick.h"

#define STICK_TRY_MS      10000 /* between two tries with the same stick */
#define STICK_REST_MS     3000  /* after one was read, before the next is */
#define STICK_LATE_MS     500   /* between two words about late frames */
#define STICK_DONE_MS     60000 /* how long a word stays: while the stick is there */
#define STICK_GONE_MS     3000  /* … and once it is not */
#define STICK_STRANGER_MS 10000
#define STICK_REFUSED_MS  30000
#define STICK_PULLED_MS   8000
#define STICK_RETURNED_MS 60000
#define STICK_STILL_MS    300000
#define STICK_ASK_MS      600000 /* without an answer of staff: no */
#define STICK_ASK_LAST_MS 60000  /* … since another stick waits */
#define STICK_EFFECTS_MAX 4

enum stick_event_kind {
    STICK_EVENT_CAME,       /* id */
    STICK_EVENT_WENT,       /* id */
    STICK_EVENT_MESSAGE,    /* message, of the process that reads */
    STICK_EVENT_ENDED,      /* it ended without a last word */
    STICK_EVENT_NO_PROCESS, /* it could not be started */
    STICK_EVENT_LATE,       /* a frame of the show was late, by more than a period */
    STICK_EVENT_ACCEPT,     /* by staff */
    STICK_EVENT_DECLINE,
    STICK_EVENT_CHANGED,  /* other content is on */
    STICK_EVENT_RETURNED, /* a trial went back */
    STICK_EVENT_TICK,
    STICK_EVENT_KINDS
};

struct stick_event {
    enum stick_event_kind kind;
    int64_t id;
    const struct import_message *message; /* borrowed for the call */
};

enum stick_effect_kind {
    STICK_START,  /* begin to read stick id */
    STICK_KILL,   /* the process that reads */
    STICK_SAY,    /* word, to it */
    STICK_RESULT, /* what became of stick id: reason; note it */
    STICK_CUE_DONE,
    STICK_CUE_REFUSED
};

struct stick_effect {
    enum stick_effect_kind kind;
    int64_t id;
    char word; /* enum import_word */
    enum package_reason reason;
};

struct stick_effects {
    struct stick_effect list[STICK_EFFECTS_MAX];
    int count;
};

struct stick_waiting {
    int64_t id;
    bool is_wanted; /* to be tried (again) */
    int64_t next_ms;
    bool is_in_line; /* another import was in its way: that was told */
};

struct stick_machine {
    struct stick_waiting sticks[STICKS_MAX]; /* all that are there */
    int count;
    int64_t reading; /* id; 0: none (ids count from 1) */
    bool is_asking;
    bool is_changed; /* other content came on while it was read: the new one */
    int64_t asked_ms;
    int64_t heard_ms; /* the last word of the process that reads, or to it */
    int64_t rest_until_ms;
    bool has_said_late;
    int64_t late_ms;
    struct view_stick shown;    /* feedback is the caller's */
    enum package_reason reason; /* of what is shown */
    int64_t shown_id, shown_until_ms;
};

void stick_init(struct stick_machine *machine);
void stick_step(struct stick_machine *machine, const struct stick_event *event, int64_t now_ms,
                struct stick_effects *out);

/* When a TICK has something to do; INT64_MAX: only news will tell. */
int64_t stick_wake_ms(const struct stick_machine *machine);

/* Whether the public may know no more than that it is not authorised: no good signature. */
bool stick_is_stranger(enum package_reason reason);

/* "none", "reading", "copying", …: for `status`. */
const char *stick_state_name(enum view_stick_state state);

#endif
