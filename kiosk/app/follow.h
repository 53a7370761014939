/*
 * app/follow: the schedule followed through time, clock jumps and a clock that becomes known.
 *
 * Pure but for the plan it asks. follow_step() is called with the clocks' state at least once a
 * second, and again until it says NOTHING: each call gives one piece of news. Changes that lie
 * between two calls are given one by one, each dated by its own second, so a rehearsal at any speed
 * makes every decision. After a jump only what holds now counts: nothing missed is made up for.
 */
#ifndef APP_FOLLOW_H
#define APP_FOLLOW_H

#include "app/plan.h"

/* Wall and monotonic time differ by more since the last call: a jump. */
#define FOLLOW_JUMP_MS 1500

struct follow_clock {
    int64_t utc_ms;  /* wall time, milliseconds */
    int64_t mono_ms; /* clock_now_ms(): never jumps */
    enum clock_trust trust;
};

enum follow_kind {
    FOLLOW_NOTHING,
    FOLLOW_DECISION, /* another answer holds from at_utc on: follow->now; it was follow->was */
    FOLLOW_JUMP,     /* the wall clock moved by jump_ms on its own */
    FOLLOW_TRUST     /* the clock is worth something else: trust, was_trust */
};

struct follow_news {
    enum follow_kind kind;
    int64_t at_utc;
    bool is_first; /* DECISION: the first since follow_init() or follow_restart(): was is empty */
    /* DECISION: the playlist or layout changed, and the rule that gave it or gives it now wants
     * that at once */
    bool is_cut;
    int64_t jump_ms;
    enum clock_trust was_trust, trust;
};

struct follow {
    bool has_answer;
    struct schedule_answer now, was; /* texts borrowed from the plan */
    int64_t next_utc;                /* when it changes; INT64_MAX: not within ten years */
    int64_t look_utc;                /* private: when to ask again */
    bool is_moved;                   /* private: time went another way since the answer */
    struct follow_clock seen;
    bool has_seen;
};

void follow_init(struct follow *follow);

/* The plan was loaded anew: the answer's texts are gone, the next step decides again. */
void follow_restart(struct follow *follow);

/* The next piece of news; false (NOTHING) when there is none. */
bool follow_step(struct follow *follow, struct plan *plan, const struct follow_clock *clock,
                 struct follow_news *out);

#endif
