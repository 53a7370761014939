/*
 * app/check_schedule: what is wrong with the schedule and its calendars, for `check`.
 *
 * All that loading them tells, and warnings: playlists and layouts that are not there, rules that
 * never hold or never win, gaps, rules that clash, years without holidays.
 */
#ifndef APP_CHECK_SCHEDULE_H
#define APP_CHECK_SCHEDULE_H

#include "app/plan.h"

/* How far ahead rules and gaps are looked at. */
#define CHECK_RULES_S PLAN_WINDOW_S
#define CHECK_GAPS_S  ((int64_t)7 * 86400)

/* The schedule that the site follows, from utc on. */
void check_schedule(const struct site *site, int64_t utc, struct config_report *report);

/* A schedule.cfg anywhere, with the calendars, layouts and playlists beside it. */
void check_schedule_file(const struct site *site, const char *path, int64_t utc,
                         struct config_report *report);

/* One calendar: events when the site's schedule names it, else days (school.ics: vacations). */
void check_calendar_file(const struct site *site, const char *path, int64_t utc,
                         struct config_report *report);

/* The parts, each in a file check_PART.c. */
void check_names(const struct site *site, const struct plan *plan, struct config_report *report);
void check_rules(struct plan *plan, int64_t utc, struct config_report *report);

#endif
