/*
 * calendar/rule_parts: the parts of an RRULE, each alone and together.
 */
#ifndef CALENDAR_RULE_PARTS_H
#define CALENDAR_RULE_PARTS_H

#include "base/str.h"
#include "calendar/rule.h"

enum calendar_part_id {
    CALENDAR_PART_FREQ,
    CALENDAR_PART_INTERVAL,
    CALENDAR_PART_COUNT,
    CALENDAR_PART_UNTIL,
    CALENDAR_PART_WKST,
    CALENDAR_PART_BYDAY,
    CALENDAR_PART_BYMINUTE,
    CALENDAR_PART_BYHOUR,
    CALENDAR_PART_BYMONTHDAY,
    CALENDAR_PART_BYYEARDAY,
    CALENDAR_PART_BYWEEKNO,
    CALENDAR_PART_BYMONTH,
    CALENDAR_PART_BYSETPOS,
    CALENDAR_PART_BYSECOND,
    CALENDAR_PART_RSCALE,
    CALENDAR_PART_SKIP,
};

struct calendar_part {
    const char *name;
    enum calendar_part_id id;
    int min, max;         /* of each number in its list */
    bool may_be_negative; /* then -max to -1, too */
};

/* NULL when there is none of that name. */
const struct calendar_part *calendar_part_find(const char *name, size_t len);

/* Adds "NAME=VALUE" to *clean: lists sorted, each value once. ERR_PARSE, ERR_UNSUPPORTED. */
bool calendar_part_rewrite(const struct calendar_part *part, const char *value, struct str *clean,
                           struct err *err) MUST_USE;

/* What may not stand together. ERR_PARSE, ERR_UNSUPPORTED. */
bool calendar_rule_check(const struct calendar_rule *rule, struct err *err) MUST_USE;

#endif
