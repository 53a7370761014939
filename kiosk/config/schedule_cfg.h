/*
 * config/schedule_cfg: schedule.cfg -> rules as written, and what only a calendar can expand.
 *
 * A rule with anything wrong in it is left out whole (a condition that is dropped would let it hold
 * when nobody meant it to), and each fault is reported. RRULEs, durations and .ics files are
 * carried as texts: app hands them to calendar and reports what that says at the places kept here.
 */
#ifndef CONFIG_SCHEDULE_CFG_H
#define CONFIG_SCHEDULE_CFG_H

#include "config/report.h"
#include "schedule/schedule.h"

/* One element of `rules`. All texts are owned. */
struct config_rule {
    struct schedule_rule rule; /* has_spans and spans are still to be made */
    char *rrule;               /* or NULL */
    char *duration;            /* or NULL */
    bool has_start;
    int64_t start_local_s; /* civil_seconds() */
    /* { ics = "events.ics"; }: each of its events becomes a rule with this one's name, priority and
     * cut; a file's name in calendars/. NULL: an ordinary rule. */
    char *ics;
    bool has_name;         /* else rule.name is 第N条 */
    struct config_spot at; /* of the rule: its name, or its { */
    struct config_spot rrule_at, duration_at, ics_at, playlist_at, layout_at;
};

struct config_schedule {
    char *fallback; /* owned; NULL when not written */
    struct config_spot fallback_at;
    struct config_rule *rules; /* owned, in the order of the file */
    size_t count, capacity;
};

/*
 * Reads path into an empty *out (finish it in any case). False when the file has a syntax error or
 * cannot be read: nothing of it is to be used then. A missing file is an empty schedule and true
 * (*out_is_missing).
 */
bool config_schedule_load(const char *path, struct config_schedule *out, bool *out_is_missing,
                          struct config_report *report) MUST_USE;
void config_schedule_finish(struct config_schedule *schedule);

#endif
