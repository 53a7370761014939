#include "calendar/calendar.h"

#include <string.h>

#include "calendar/recur.h"
#include "calendar/spans.h"

static bool read_duration(const char *text, struct calendar_length *out, struct err *err)
{
    struct calendar_length length = {0};
    if (!calendar_length_parse(text, strlen(text), &length) ||
        length.days * CALENDAR_DAY_S + length.seconds < 1 ||
        length.days * CALENDAR_DAY_S + length.seconds > CALENDAR_LENGTH_MAX_S)
        return err_set(
            err, ERR_INVALID,
            "时长写成 PT10M（10 分钟）、PT1H30M 或 P1D（一天），最短 1 秒，最长 366 天 write the "
            "duration as PT10M (10 minutes), PT1H30M or P1D (a day), from 1 second to 366 "
            "days");
    *out = length;
    return true;
}

bool calendar_duration_s(const char *duration, int64_t *out_s, struct err *err)
{
    struct calendar_length length = {0};
    if (!read_duration(duration, &length, err))
        return false;
    *out_s = length.days * CALENDAR_DAY_S + length.seconds;
    return true;
}

static struct calendar_run run_of(const struct calendar_recurrence *recurrence,
                                  struct calendar_length length, struct calendar_window window)
{
    int64_t longest_s = length.days * CALENDAR_DAY_S + length.seconds;
    return (struct calendar_run){.start_local_s = recurrence->start_local_s,
                                 .from_local_s = window.from_utc - longest_s - CALENDAR_MARGIN_S,
                                 .to_local_s = window.to_utc + CALENDAR_MARGIN_S};
}

static bool find_times(const struct calendar_recurrence *recurrence, const struct zone *zone,
                       struct calendar_run *run, struct calendar_times *times, struct err *err)
{
    struct calendar_rule rule;
    if (!recurrence->rrule) {
        calendar_times_add(times, recurrence->start_local_s);
        return true;
    }
    if (!calendar_rule_parse(recurrence->rrule, &rule, err))
        return false;
    run->until_local_s = calendar_rule_until(&rule, zone);
    if (run->until_local_s < run->start_local_s)
        return err_set(
            err, ERR_PARSE,
            "RRULE 里的 UNTIL 早于开始时间，永远不会发生 the RRULE's UNTIL is before the start: it "
            "never comes true");
    return calendar_recur(&rule, run, times, err);
}

bool calendar_expand(const struct calendar_recurrence *recurrence, const struct zone *zone,
                     struct calendar_window window, struct calendar_spans *out, struct err *err)
{
    struct calendar_spans spans = {0};
    struct calendar_times times = {0};
    struct calendar_length length = {0};
    int64_t steps_left = CALENDAR_STEPS_MAX;
    if (!read_duration(recurrence->duration, &length, err))
        return false;
    window = calendar_window_clamp(window);
    struct calendar_run run = run_of(recurrence, length, window);
    run.steps_left = window.steps_left ? window.steps_left : &steps_left;
    bool ok = find_times(recurrence, zone, &run, &times, err);
    for (size_t i = 0; ok && i < times.count; i++)
        ok = calendar_spans_add(&spans, window, calendar_span_of(zone, times.list[i], length), err);
    calendar_times_finish(&times);
    if (!ok) {
        calendar_spans_finish(&spans);
        return false;
    }
    calendar_spans_merge(&spans);
    *out = spans;
    return true;
}
