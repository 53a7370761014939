/*
 * schedule/dates: the days a rule looks for: its day words and its run of days. Internal.
 */
#ifndef SCHEDULE_DATES_H
#define SCHEDULE_DATES_H

#include "schedule/schedule.h"

/* What rules look at in a day; made once for many rules. */
struct dates_day {
    int64_t day;    /* civil_days() */
    uint32_t words; /* set of enum day_word */
    int month_day;  /* rises with the day of the year */
};
struct dates_day dates_day_of(const struct schedule_days *days, int64_t day);

/* Whether `days`, `from` and `until` hold on a day. */
bool dates_hold(const struct schedule_when *when, const struct dates_day *day);

/* The first day in [day, end) on which they hold (is_wanted) or do not; end when there is none. */
int64_t dates_next(const struct schedule_when *when, const struct schedule_days *days,
                   bool is_wanted, int64_t day, int64_t end);

#endif
