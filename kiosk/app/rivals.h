/*
 * app/rivals: which rules hold at some time of a stretch, whoever wins: for `preview` and `check`,
 * which tell what was beaten.
 *
 * Order: rivals_create(), rivals_between() for stretches in order of time, rivals_destroy().
 */
#ifndef APP_RIVALS_H
#define APP_RIVALS_H

#include "schedule/schedule.h"

struct rivals; /* opaque */

struct rival {
    size_t rule;
    int64_t from_utc; /* its first second in the stretch */
};

/* For stretches that lie in [from_utc, to_utc). Borrows the schedule, which must not change. */
struct rivals *rivals_create(const struct schedule *schedule, int64_t from_utc, int64_t to_utc,
                             bool is_clock_unset);
void rivals_destroy(struct rivals *rivals); /* NULL is fine */

/* The rules that hold in [from_utc, to_utc), in the order of the file: sets *out (borrowed until
 * the next call) and returns how many. from_utc is the last call's to_utc, or later. */
size_t rivals_between(struct rivals *rivals, int64_t from_utc, int64_t to_utc,
                      const struct rival **out);

/* Whether two sets of values say the same of a key. */
bool rivals_agree(enum schedule_key key, const struct schedule_values *a,
                  const struct schedule_values *b);

/* Whether the rule holds, but another one, of the same priority, gives the key another value. */
bool rivals_clash(const struct schedule *schedule, enum schedule_key key, int64_t winner,
                  size_t rule);

#endif
