/*
 * app/plan: the schedule of a site, ready to be asked: schedule.cfg, its calendars, their spans.
 *
 * plan_load() reads config/schedule.cfg and config/calendars/ (each looked up as site does) and
 * joins config, calendar and schedule. Spans are made for a window (from PLAN_MARGIN_S before the
 * moment asked for to PLAN_WINDOW_S behind it; what began before and still lasts is in it) and made
 * again when a moment outside is asked for; when no change is found in the window it is widened, up
 * to PLAN_WIDEST_S.
 *
 * .ics files named by an { ics = …; } rule are events, a rule each, where that rule stands;
 * school.ics has vacations; all others in calendars/ mark days off and make-up workdays.
 */
#ifndef APP_PLAN_H
#define APP_PLAN_H

#include "app/site.h"
#include "calendar/calendar.h"
#include "config/schedule_cfg.h"
#include "schedule/schedule.h"

#define PLAN_FALLBACK "always-on" /* plays when schedule.cfg names no other */
#define PLAN_MARGIN_S ((int64_t)2 * 86400)
#define PLAN_WINDOW_S ((int64_t)400 * 86400)
#define PLAN_WIDEST_S ((int64_t)3653 * 86400) /* ten years */

/* Where a rule is written. line, column from 1; 0: not known. */
struct plan_place {
    const char *path; /* borrowed from the plan */
    int line, column;
};

/* A calendar that a rule names. */
struct plan_file {
    char *name, *path;              /* owned */
    struct calendar_file *calendar; /* owned; NULL: cannot be read */
};

/* What makes the spans of one rule of the schedule again for another window. */
struct plan_source {
    size_t rule; /* its index in schedule.rules */
    struct calendar_recurrence
        recurrence; /* texts borrowed from plan->written; start: when it has one */
    const struct calendar_file *calendar; /* borrowed from plan->files, or NULL: the recurrence */
    size_t event;
};

struct plan {
    struct schedule schedule;
    bool is_broken; /* schedule.cfg cannot be used: the slate, and the report says why */
    struct config_schedule written; /* what schedule.cfg said */
    struct plan_source *sources;    /* owned, [source_count] */
    size_t source_count, source_capacity;
    struct plan_file *files; /* owned, those that rules name */
    size_t file_count, file_capacity;
    struct calendar_window window; /* the spans' */
    struct plan_place *places;     /* owned, [schedule.count]: where each rule is written */
    size_t place_capacity;
    bool has_schedule; /* there is a schedule.cfg */
    char *path;        /* owned: of schedule.cfg */
    char *calendars;   /* owned: the folder */
};

/*
 * Reads all of it into *plan (finish it in any case), for moments around utc. What is wrong goes
 * into *report. A site without schedule.cfg has no rules and plays the fallback.
 */
void plan_load(struct plan *plan, const struct site *site, int64_t utc,
               struct config_report *report);
void plan_finish(struct plan *plan);

/* What is on. Texts are borrowed until the plan changes. */
void plan_resolve(struct plan *plan, struct schedule_moment moment, struct schedule_answer *out);

/* When that changes next; false: not within ten years. */
bool plan_next_change(struct plan *plan, struct schedule_moment moment, int64_t *out_utc);

/* Makes sure that spans reach over [from_utc, to_utc); false (they reach from from_utc less far, at
 * least for a day) when a rule's occurrences are too many for it. */
bool plan_reach(struct plan *plan, int64_t from_utc, int64_t to_utc);

/* Whether a rule asks for days that only a calendar knows (workday, holiday…). */
bool plan_needs_calendar(const struct plan *plan);

/* What a winner is called: the rule's name, "fallback" or "default". Borrowed. */
const char *plan_winner_name(const struct plan *plan, int64_t by);

/* A mark that changes when schedule.cfg or a calendar does; 0: there is none of them. */
uint64_t plan_mark(const struct site *site);

#endif
