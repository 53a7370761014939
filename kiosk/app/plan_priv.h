/*
 * app/plan_priv: the plan's one struct is filled by these files:
 *   plan.c           loading, asking, finishing
 *   plan_calendars.c calendars/: marked days, and the files that rules name
 *   plan_rules.c     rules as written -> rules of the schedule
 *   plan_spans.c     the spans of a window
 */
#ifndef APP_PLAN_PRIV_H
#define APP_PLAN_PRIV_H

#include "app/plan.h"

/* --- plan_calendars.c ----------------------------------------------------------------------- */

/* Reads a calendar; NULL when it is none, which was reported. To be closed. */
struct calendar_file *plan_open_calendar(const char *path, struct config_report *report);

/* Marks (NULL: only reports) the days of a calendar: school.ics has vacations, others holidays. */
void plan_mark_days(const struct calendar_file *calendar, const char *path,
                    struct schedule_marks *marks, struct config_report *report);

/* Reads the files that rules name, then the days that the others mark. */
void plan_read_calendars(struct plan *plan, const struct site *site, struct config_report *report);

/* Whether a rule names that file of calendars/. */
bool plan_names_file(const struct plan *plan, const char *name);

/* --- plan_rules.c ------------------------------------------------------------------------------
 */

/* Reports what keeps an event from being a rule. */
void plan_check_event(const struct calendar_file *calendar, size_t index, const char *path,
                      const struct zone *zone, struct calendar_window window,
                      struct config_report *report);

/* Makes the schedule's rules, with their spans for plan->window. */
void plan_make_rules(struct plan *plan, struct config_report *report);

/* --- plan_spans.c ------------------------------------------------------------------------------
 */

/* The zone for a window. */
void plan_make_zone(struct calendar_window window, struct zone *out);

/* The spans of one source, into an empty *out. Errors: calendar_expand()'s. */
bool plan_expand(const struct plan_source *source, const struct zone *zone,
                 struct calendar_window window, struct calendar_spans *out,
                 struct err *err) MUST_USE;

/*
 * Makes zone and spans for another window. False when a rule's occurrences are too many: the plan
 * is as before then, or, with is_forced, that rule has no spans in it.
 */
bool plan_move(struct plan *plan, struct calendar_window window, bool is_forced);

#endif
