#include <string.h>

#include "app/plan_priv.h"
#include "base/mem.h"
#include "base/str.h"

static struct schedule_rule *add_rule(struct plan *plan, struct plan_place place)
{
    size_t count = plan->schedule.count;
    plan->places = mem_grow(plan->places, count, &plan->place_capacity, sizeof(*plan->places));
    plan->places[count] = place;
    return schedule_add(&plan->schedule);
}

static void drop_last_rule(struct plan *plan)
{
    schedule_rule_finish(&plan->schedule.rules[--plan->schedule.count]);
}

/* Makes the last rule's spans; without them it is no rule. */
static bool add_spans(struct plan *plan, const struct plan_source *source, struct err *err)
{
    struct calendar_spans spans = {0};
    struct schedule_when *when = &plan->schedule.rules[source->rule].when;
    if (!plan_expand(source, &plan->schedule.zone, plan->window, &spans, err)) {
        calendar_spans_finish(&spans);
        return false;
    }
    when->has_spans = true;
    when->spans = spans.list;
    when->span_count = spans.count;
    plan->sources =
        mem_grow(plan->sources, plan->source_count, &plan->source_capacity, sizeof(*plan->sources));
    plan->sources[plan->source_count++] = *source;
    return true;
}

/* --- a rule as written -------------------------------------------------------------------------
 */

static void report_recurrence(const struct plan *plan, const struct config_rule *written,
                              const struct err *err, struct config_report *report)
{
    const struct config_spot *spot =
        err->code == ERR_INVALID ? &written->duration_at : &written->rrule_at;
    if (spot->line == 0)
        spot = &written->at;
    config_report_error(report, plan->path, spot->line, spot->column, "规则「%s」：%s",
                        written->rule.name, err->text);
}

static void copy_rule(const struct schedule_rule *from, struct schedule_rule *to)
{
    *to = *from;
    to->name = mem_copy_text(from->name);
    to->when.spans = NULL;
    to->when.span_count = 0;
    to->set.playlist = mem_copy_text(from->set.playlist);
    to->set.ticker = mem_copy_text(from->set.ticker);
    to->set.layout = mem_copy_text(from->set.layout);
}

static void make_written(struct plan *plan, const struct config_rule *written,
                         struct config_report *report)
{
    struct err err;
    struct plan_place place = {plan->path, written->at.line, written->at.column};
    copy_rule(&written->rule, add_rule(plan, place));
    if (!written->has_start)
        return;
    struct plan_source source = {
        .rule = plan->schedule.count - 1,
        .recurrence = {written->rrule, written->start_local_s, written->duration},
    };
    if (!add_spans(plan, &source, &err)) {
        report_recurrence(plan, written, &err, report);
        drop_last_rule(plan);
    }
}

/* --- the events of a file ----------------------------------------------------------------------
 */

/* "NAME：SUMMARY", or the summary alone. A rule may not be called as what stands for no rule. */
static char *name_event(const struct config_rule *written, const char *summary)
{
    struct str name = {0};
    bool is_taken = strcmp(summary, "fallback") == 0 || strcmp(summary, "default") == 0;
    if (written->has_name)
        str_addf(&name, "%s：", written->rule.name);
    else if (is_taken)
        str_addf(&name, "%s：", written->ics);
    str_add(&name, summary);
    return str_take(&name);
}

static bool is_playlist(const struct calendar_event *event, const char *path,
                        struct config_report *report)
{
    if (site_is_plain_name(event->summary))
        return true;
    config_report_error(report, path, event->line, 0,
                        "日程标题「%s」应是节目单的名称，不超过 64 字节，不能以点开头，也不能有 / "
                        "或 \\ the summary must be a playlist's name: at most 64 bytes, no leading "
                        "dot, no / or \\",
                        event->summary);
    return false;
}

static void report_event(const struct calendar_event *event, const char *path,
                         const struct err *err, struct config_report *report)
{
    config_report_error(report, path, event->line, 0, "日程「%s」：%s", event->summary, err->text);
}

void plan_check_event(const struct calendar_file *calendar, size_t index, const char *path,
                      const struct zone *zone, struct calendar_window window,
                      struct config_report *report)
{
    struct err err;
    struct calendar_event event;
    struct calendar_spans spans = {0};
    struct plan_source source = {.calendar = calendar, .event = index};
    calendar_event(calendar, index, &event);
    if (is_playlist(&event, path, report) && !plan_expand(&source, zone, window, &spans, &err))
        report_event(&event, path, &err, report);
    calendar_spans_finish(&spans);
}

static void make_event(struct plan *plan, const struct config_rule *written,
                       const struct plan_file *file, size_t index, struct config_report *report)
{
    struct err err;
    struct calendar_event event;
    calendar_event(file->calendar, index, &event);
    if (!is_playlist(&event, file->path, report))
        return;
    struct schedule_rule *rule = add_rule(plan, (struct plan_place){file->path, event.line, 0});
    *rule = (struct schedule_rule){
        .name = name_event(written, event.summary),
        .when = written->rule.when,
        .sets = 1u << SCHEDULE_PLAYLIST,
        .set = {.playlist = mem_copy_text(event.summary)},
        .priority = event.priority ? event.priority : written->rule.priority,
        .is_cut = written->rule.is_cut,
    };
    struct plan_source source = {
        .rule = plan->schedule.count - 1, .calendar = file->calendar, .event = index};
    if (!add_spans(plan, &source, &err)) {
        report_event(&event, file->path, &err, report);
        drop_last_rule(plan);
    }
}

static const struct plan_file *find_file(const struct plan *plan, const char *name)
{
    for (size_t i = 0; i < plan->file_count; i++)
        if (strcmp(plan->files[i].name, name) == 0)
            return &plan->files[i];
    return NULL;
}

static bool has_room(const struct plan *plan, const struct config_rule *written,
                     struct config_report *report)
{
    if (plan->schedule.count < SCHEDULE_RULES_MAX)
        return true;
    config_report_error(report, plan->path, written->at.line, written->at.column,
                        "规则和日程共超过 %d 条，从这里起不用 more than %d rules and events: those "
                        "from here on are left out",
                        SCHEDULE_RULES_MAX, SCHEDULE_RULES_MAX);
    return false;
}

static bool make_events(struct plan *plan, const struct config_rule *written,
                        struct config_report *report)
{
    const struct plan_file *file = find_file(plan, written->ics);
    size_t count = file && file->calendar ? calendar_event_count(file->calendar) : 0;
    for (size_t i = 0; i < count; i++) {
        if (!has_room(plan, written, report))
            return false;
        make_event(plan, written, file, i, report);
    }
    return true;
}

void plan_make_rules(struct plan *plan, struct config_report *report)
{
    bool ok = true;
    int64_t steps_left = CALENDAR_STEPS_MAX;
    plan->window.steps_left = &steps_left; /* a calendar of thousands of hourly events is refused */
    for (size_t i = 0; i < plan->written.count && ok; i++) {
        const struct config_rule *written = &plan->written.rules[i];
        if (written->ics)
            ok = make_events(plan, written, report);
        else if ((ok = has_room(plan, written, report)))
            make_written(plan, written, report);
    }
    plan->window.steps_left = NULL;
}
