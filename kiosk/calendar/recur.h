/*
 * calendar/recur: a checked rule and its start -> the local times at which it occurs in a stretch.
 *
 * Where libical would work for long (a start years ago, a rule that never comes true) it is not
 * asked, or asked for less.
 */
#ifndef CALENDAR_RECUR_H
#define CALENDAR_RECUR_H

#include "calendar/rule.h"

struct calendar_times {
    int64_t *list; /* owned, local seconds, rising */
    size_t count, capacity;
};
void calendar_times_finish(struct calendar_times *times);
void calendar_times_add(struct calendar_times *times, int64_t local_s);

struct calendar_run {
    int64_t start_local_s;            /* of the first occurrence: DTSTART */
    int64_t from_local_s, to_local_s; /* the stretch wanted, half open; from 1900 to 2201 */
    int64_t until_local_s;            /* inclusive; INT64_MAX: no end */
    bool is_day;                      /* all-day: BYHOUR and BYMINUTE count for nothing */
    int64_t *steps_left;              /* is taken from */
};

/*
 * Adds the occurrences to *out. ERR_PARSE: the rule never comes true; ERR_UNSUPPORTED: hourly, but
 * all-day; ERR_INVALID: a start outside years 1 to 9999; ERR_LIMIT: no steps left.
 */
bool calendar_recur(const struct calendar_rule *rule, const struct calendar_run *run,
                    struct calendar_times *out, struct err *err) MUST_USE;

/* The rule's end in local time: UNTIL's day whole; INT64_MAX: none. */
int64_t calendar_rule_until(const struct calendar_rule *rule, const struct zone *zone);

#endif
