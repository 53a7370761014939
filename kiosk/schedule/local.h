/*
 * schedule/local: the part of a rule that wall clocks decide: `at`, `days`, `from`, `until`.
 * Internal.
 */
#ifndef SCHEDULE_LOCAL_H
#define SCHEDULE_LOCAL_H

#include "schedule/schedule.h"

/* What wall clocks show at a moment (civil_seconds()), within the years 0 to 9999. */
int64_t local_of_utc(const struct schedule *schedule, int64_t utc);

/* The day (civil_days()) of a local second. */
int64_t local_day_of(int64_t local_s);

/* `at`, which without one is the whole day: from start_s of a day on, length_s long. */
struct local_hours {
    int start_s;  /* 0 to 86399 */
    int length_s; /* 1 to 86400 */
};
struct local_hours local_hours_of(const struct schedule_when *when);

/* The first moment in [utc, limit_utc) at which wall clocks show a time at which the rule holds
 * (is_wanted) or does not, spans left aside; limit_utc when there is none. */
int64_t local_next(const struct schedule *schedule, const struct schedule_when *when,
                   bool is_wanted, int64_t utc, int64_t limit_utc);

#endif
