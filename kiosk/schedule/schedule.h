/*
 * schedule: the cascade. A list of rules, each says when it holds and what it sets; for each
 * setting the strongest rule that holds wins: the greatest priority, of equals the later one.
 *
 * Pure: a function of (rules, days, zone, spans, moment). No file, no clock: config reads the
 * rules, calendar makes the spans and marks, app tells the moment. The answer depends on the moment
 * alone, never on what was asked before. Wall clocks know the years 0 to 9999; outside them they
 * stand still, and any int64 is a moment.
 *
 * Order: fill a struct schedule (schedule_add()), call schedule_sort(), then ask:
 * schedule_resolve() what holds at a moment, schedule_next_change() when that changes,
 * schedule_losers() who lost, schedule_walk_*() for many moments in a row.
 */
#ifndef SCHEDULE_SCHEDULE_H
#define SCHEDULE_SCHEDULE_H

#include "base/zone.h"
#include "schedule/days.h"

#define SCHEDULE_RULES_MAX    10000
#define SCHEDULE_PRIORITY_MAX 1000000 /* and its negative */
#define SCHEDULE_DAY_S        86400

/* The settings a rule can set. */
enum schedule_key {
    SCHEDULE_PLAYLIST,
    SCHEDULE_TICKER,
    SCHEDULE_BRIGHTNESS,
    SCHEDULE_VOLUME,
    SCHEDULE_SCREEN,
    SCHEDULE_QUIZ,
    SCHEDULE_LAYOUT,
    SCHEDULE_KEY_COUNT
};

/* "playlist", …; and back, -1 when unknown. */
const char *schedule_key_name(enum schedule_key key);
int schedule_key_find(const char *name);

struct schedule_values {
    char *playlist; /* a name */
    char *ticker;   /* lines with \n between; NULL: the playlist's own */
    char *layout;   /* a name */
    int brightness; /* 1 to 100 percent */
    int volume;     /* 0 to 100 percent */
    bool is_screen_on;
    bool is_quiz_on;
};

/* One end of a run of days, inclusive. */
enum schedule_bound_kind {
    SCHEDULE_NO_BOUND,
    SCHEDULE_DATE,  /* one day: civil_days() in `day` */
    SCHEDULE_YEARLY /* each year: month and mday */
};
struct schedule_bound {
    enum schedule_bound_kind kind;
    int64_t day;
    int month, mday; /* 1 to 12, 1 to 31 */
};

/* Half open, UTC seconds. Lists of them are sorted, and neither overlap nor touch. */
struct schedule_span {
    int64_t from, to;
};

/*
 * All that is given must hold. `at` is local time of day; with at_end_s <= at_start_s it wraps past
 * midnight and belongs to the day it starts on: days, from and until look at that day. Local time
 * is what a clock on the wall shows: what the zone skips never comes, what it repeats comes twice.
 */
struct schedule_when {
    bool has_at;
    int at_start_s; /* 0 to 86399 */
    int at_end_s;   /* 1 to 86400, exclusive; not at_start_s */
    uint32_t days;  /* set of enum day_word, any of which must hold; 0: every day */
    /* Both of a kind, or one alone. YEARLY: until before from wraps past the year's end; a missing
     * from is 1 January, a missing until 31 December. */
    struct schedule_bound from, until;
    bool has_spans;              /* then the moment must lie in one of them */
    struct schedule_span *spans; /* owned, [span_count], may be empty */
    size_t span_count;
};

struct schedule_rule {
    char *name; /* owned, not empty; not "fallback", not "default" */
    struct schedule_when when;
    uint32_t sets;              /* set of enum schedule_key, as bits 1u << key */
    struct schedule_values set; /* of the keys in sets; texts owned */
    int priority;               /* -SCHEDULE_PRIORITY_MAX to SCHEDULE_PRIORITY_MAX */
    bool is_cut;
};

struct schedule {
    struct schedule_rule *rules; /* owned, in the order of the file */
    size_t count, capacity;
    size_t *by_strength; /* owned: indices of rules, strongest first; schedule_sort() makes it */
    struct schedule_values
        defaults;              /* where no rule sets a key; texts owned; playlist = fallback */
    struct schedule_days days; /* owned */
    struct zone zone;          /* owned */
};

void schedule_finish(struct schedule *schedule);

/* Appends a rule that holds always, sets nothing, has no name yet. Borrowed until the next add. */
struct schedule_rule *schedule_add(struct schedule *schedule);

/* To be called once all rules are there, and again after their spans or priorities changed. */
void schedule_sort(struct schedule *schedule);

/* Frees what a rule owns and empties it. */
void schedule_rule_finish(struct schedule_rule *rule);

struct schedule_moment {
    int64_t utc;
    bool is_clock_unset; /* then only rules with an empty `when` and the fallback count */
};

/* Which rule gave a setting: its index, or one of these. */
#define SCHEDULE_BY_DEFAULT  (-1)
#define SCHEDULE_BY_FALLBACK (-2) /* of the playlist only */

struct schedule_answer {
    struct schedule_values values; /* texts borrowed from the schedule */
    int64_t by[SCHEDULE_KEY_COUNT];
};

/* What is on at a moment. */
void schedule_resolve(const struct schedule *schedule, struct schedule_moment moment,
                      struct schedule_answer *out);

/* Whether two answers set the same by the same rules. */
bool schedule_answers_equal(const struct schedule_answer *a, const struct schedule_answer *b);

/* Whether the rule holds at a moment. */
bool schedule_rule_holds(const struct schedule *schedule, size_t rule,
                         struct schedule_moment moment);

/*
 * The first moment after moment.utc and before limit_utc at which the answer is another one
 * (values or winners); false when there is none. Spans are trusted up to limit_utc only.
 */
bool schedule_next_change(const struct schedule *schedule, struct schedule_moment moment,
                          int64_t limit_utc, int64_t *out_utc);

/* The rules that hold and set the key but lost, strongest first: fills out[max], returns how many
 * there are (perhaps more than max). */
size_t schedule_losers(const struct schedule *schedule, struct schedule_moment moment,
                       enum schedule_key key, size_t *out, size_t max);

/*
 * Answers in order of time. A walk remembers until when each rule holds or does not, so that a year
 * of changes costs little more than its changes.
 */
struct schedule_walk; /* opaque */

/* Begins at from_utc, ends at to_utc. Borrows the schedule, which must not change meanwhile. */
struct schedule_walk *schedule_walk_create(const struct schedule *schedule, int64_t from_utc,
                                           int64_t to_utc, bool is_clock_unset);
void schedule_walk_destroy(struct schedule_walk *walk); /* NULL is fine */

/* One stretch without a change: [from, to). */
struct schedule_stretch {
    int64_t from, to;
    struct schedule_answer answer;
};

/* The next stretch; false at the end. Stretches touch, neighbours differ. */
bool schedule_walk_next(struct schedule_walk *walk, struct schedule_stretch *out);

#endif
