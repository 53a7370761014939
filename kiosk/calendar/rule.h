/*
 * calendar/rule: the text of an RRULE -> a recurrence of libical's, checked.
 *
 * What libical reads carelessly or differently from release to release (3.0.16 to 3.0.20) is told
 * here in words, before libical sees it: it answers each fault with the same "malformed", takes
 * INTERVAL=65537 for 1, leaves out INTERVAL beside BYHOUR, knows BYSETPOS of days only, and in
 * 3.0.16 never finds DAILY;BYMONTHDAY=-1.
 */
#ifndef CALENDAR_RULE_H
#define CALENDAR_RULE_H

#include <libical/ical.h>

#include "calendar/calendar.h"
#include "calendar/values.h"

#define CALENDAR_RRULE_BYTES  4096
#define CALENDAR_INTERVAL_MAX 1000

struct calendar_rule {
    struct icalrecurrencetype recur; /* without COUNT and UNTIL; owns nothing */
    int count;                       /* 1 to CALENDAR_OCCURRENCES_MAX; 0: no COUNT */
    bool has_until;
    struct calendar_time until;
};

/* ERR_PARSE: what is wrong and what to write; ERR_UNSUPPORTED: right, but not with us. */
bool calendar_rule_parse(const char *text, struct calendar_rule *out, struct err *err) MUST_USE;

/* Whether a list of values (recur.by_day, …) was given. */
bool calendar_rule_has(const short *values);

#endif
