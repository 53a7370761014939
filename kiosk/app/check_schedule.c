#include "app/check_schedule.h"

#include <stdlib.h>

#include "app/plan_priv.h"
#include "base/file.h"

#define NEXT_YEAR_MONTH 11 /* the State Council tells of the next year's days in autumn */

static void warn_of_year(const struct plan *plan, int64_t year, struct config_report *report)
{
    if (schedule_days_know_year(&plan->schedule.days, year))
        return;
    config_report_warning(report, plan->calendars, 0, 0,
                          "没有%lld年的放假安排：到时只按星期判断节假日和工作日，请把当年的 .ics "
                          "放进这个文件夹 no holidays known for %lld: weekdays alone will decide, "
                          "put that year's .ics here",
                          (long long)year, (long long)year);
}

static void check_years(const struct plan *plan, int64_t utc, struct config_report *report)
{
    struct civil_date today = clock_local(utc).date;
    if (!plan_needs_calendar(plan))
        return;
    warn_of_year(plan, today.year, report);
    if (today.month >= NEXT_YEAR_MONTH)
        warn_of_year(plan, today.year + 1, report);
}

void check_schedule(const struct site *site, int64_t utc, struct config_report *report)
{
    struct plan plan;
    plan_load(&plan, site, utc, report);
    if (!plan.is_broken) {
        check_names(site, &plan, report);
        check_rules(&plan, utc, report);
        check_years(&plan, utc, report);
    }
    plan_finish(&plan);
}

void check_schedule_file(const struct site *site, const char *path, int64_t utc,
                         struct config_report *report)
{
    struct site there = *site;
    there.config = file_folder_of(path);
    there.content = NULL; /* this one is meant */
    check_schedule(&there, utc, report);
    free(there.config);
}

static void check_events(const struct calendar_file *calendar, const char *path, int64_t utc,
                         struct config_report *report)
{
    struct zone zone = {0};
    int64_t steps_left = CALENDAR_STEPS_MAX;
    struct calendar_window window = {utc, utc + PLAN_WINDOW_S, &steps_left};
    plan_make_zone(window, &zone);
    for (size_t i = 0; i < calendar_event_count(calendar); i++)
        plan_check_event(calendar, i, path, &zone, window, report);
    zone_finish(&zone);
}

void check_calendar_file(const struct site *site, const char *path, int64_t utc,
                         struct config_report *report)
{
    struct plan plan;
    struct config_report elsewhere = {0};
    const char *name = file_name(path);
    plan_load(&plan, site, utc, &elsewhere);
    struct calendar_file *calendar = plan_open_calendar(path, report);
    if (calendar && plan_names_file(&plan, name))
        check_events(calendar, path, utc, report);
    else if (calendar)
        plan_mark_days(calendar, path, NULL, report);
    calendar_close(calendar);
    plan_finish(&plan);
    config_report_finish(&elsewhere);
}
