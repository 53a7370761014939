/*
 * schedule/truth: whether one rule holds, and until when that stays so. Internal.
 *
 * Wall clocks know the years 0 to 9999: before and behind, they stand still at the first and last
 * second of them. Spans know no such limit.
 */
#ifndef SCHEDULE_TRUTH_H
#define SCHEDULE_TRUTH_H

#include "schedule/dates.h"

/* A moment as rules look at it; made once for many rules. */
struct truth_moment {
    int64_t utc;
    bool is_clock_unset;
    int second_of_day; /* what wall clocks show */
    struct dates_day today, yesterday;
};
struct truth_moment truth_moment_of(const struct schedule *schedule, struct schedule_moment moment);

bool truth_holds(const struct schedule_when *when, const struct truth_moment *moment);

/* Whether the rule holds at the moment, and the first moment after it at which that is another
 * way, or limit_utc when that comes first. */
struct truth {
    bool holds;
    int64_t until;
};
struct truth truth_of(const struct schedule *schedule, const struct schedule_when *when,
                      const struct truth_moment *moment, int64_t limit_utc);

#endif
