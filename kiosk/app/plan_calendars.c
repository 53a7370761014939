#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/plan_priv.h"
#include "base/file.h"
#include "base/mem.h"
#include "config/text.h"

#define SCHOOL "school.ics"

struct complaint {
    struct config_report *report;
    const char *path;
};

static void complain(void *ctx, bool is_error, int line, const char *text)
{
    const struct complaint *complaint = ctx;
    if (is_error)
        config_report_error(complaint->report, complaint->path, line, 0, "%s", text);
    else
        config_report_warning(complaint->report, complaint->path, line, 0, "%s", text);
}

struct calendar_file *plan_open_calendar(const char *path, struct config_report *report)
{
    struct err err;
    struct config_text text = {0};
    struct complaint complaint = {report, path};
    struct calendar_file *calendar = NULL;
    if (config_text_read_folded(path, &text, &err))
        calendar = calendar_open(text.text, text.len, complain, &complaint);
    else
        config_report_error(report, path, 0, 0, "%s", err.text);
    config_text_finish(&text);
    return calendar;
}

bool plan_names_file(const struct plan *plan, const char *name)
{
    for (size_t i = 0; i < plan->file_count; i++)
        if (strcmp(plan->files[i].name, name) == 0)
            return true;
    return false;
}

/* Returns the path of a calendar, owned by the caller. */
static char *find_calendar(const struct site *site, const char *name)
{
    char *below = file_join("calendars", name);
    char *path = site_config_path(site, below);
    free(below);
    return path;
}

static void read_file(struct plan *plan, const struct site *site, const struct config_rule *rule,
                      struct config_report *report)
{
    char *path = find_calendar(site, rule->ics);
    bool is_there = file_is_regular(path);
    if (!is_there)
        config_report_error(report, plan->path, rule->ics_at.line, rule->ics_at.column,
                            "规则「%s」：没有日历文件 %s，请放进 calendars/ 或改正文件名 no such "
                            "calendar: put it into calendars/ or correct its name",
                            rule->rule.name, path);
    plan->files =
        mem_grow(plan->files, plan->file_count, &plan->file_capacity, sizeof(*plan->files));
    plan->files[plan->file_count++] = (struct plan_file){
        .name = mem_copy_text(rule->ics),
        .path = path,
        .calendar = is_there ? plan_open_calendar(path, report) : NULL,
    };
}

void plan_mark_days(const struct calendar_file *calendar, const char *path,
                    struct schedule_marks *marks, struct config_report *report)
{
    struct schedule_marks none = {0};
    struct complaint complaint = {report, path};
    bool is_school = strcasecmp(file_name(path), SCHOOL) == 0;
    calendar_mark(calendar, is_school ? CALENDAR_SCHOOL : CALENDAR_HOLIDAYS, marks ? marks : &none,
                  complain, &complaint);
    schedule_marks_finish(&none);
}

static void read_days(const struct site *site, const char *name, struct schedule_marks *marks,
                      struct config_report *report)
{
    char *path = find_calendar(site, name);
    struct calendar_file *calendar = plan_open_calendar(path, report);
    if (calendar)
        plan_mark_days(calendar, path, marks, report);
    calendar_close(calendar);
    free(path);
}

void plan_read_calendars(struct plan *plan, const struct site *site, struct config_report *report)
{
    struct schedule_marks marks = {0};
    for (size_t i = 0; i < plan->written.count; i++) {
        const struct config_rule *rule = &plan->written.rules[i];
        if (rule->ics && !plan_names_file(plan, rule->ics))
            read_file(plan, site, rule, report);
    }
    struct site_names names = site_calendar_names(site);
    for (size_t i = 0; i < names.count; i++)
        if (!plan_names_file(plan, names.names[i]))
            read_days(site, names.names[i], &marks, report);
    site_names_finish(&names);
    schedule_days_make(&marks, &plan->schedule.days);
    schedule_marks_finish(&marks);
}
