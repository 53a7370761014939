/*
 * A recurrence: the first two lines are its start and its duration, the rest is the RRULE. Spans
 * are sorted, disjoint and in the window; a part of a window gives the same spans as the whole.
 */
#include <stdlib.h>

#include "base/civil.h"
#include "base/mem.h"
#include "calendar/calendar.h"
#include "fuzz/fuzz.h"

#define DAY INT64_C(86400)

/* 2026-01-01; and 400 days, as the player asks. */
static const struct calendar_window whole = {20454 * DAY, 20854 * DAY, NULL};
static const struct calendar_window part = {20600 * DAY, 20631 * DAY, NULL};

static void check_spans(const struct calendar_spans *spans, struct calendar_window window)
{
    assert(spans->count <= CALENDAR_OCCURRENCES_MAX);
    for (size_t i = 0; i < spans->count; i++) {
        assert(spans->list[i].from < spans->list[i].to);
        assert(spans->list[i].from < window.to_utc && spans->list[i].to > window.from_utc);
        assert(i == 0 || spans->list[i].from > spans->list[i - 1].to);
    }
}

static bool holds(const struct calendar_spans *spans, int64_t utc)
{
    for (size_t i = 0; i < spans->count; i++)
        if (utc >= spans->list[i].from && utc < spans->list[i].to)
            return true;
    return false;
}

static void check_part(const struct calendar_spans *all, const struct calendar_spans *some)
{
    for (size_t i = 0; i < some->count && i < 50; i++)
        assert(holds(all, some->list[i].from) || some->list[i].from < whole.from_utc);
    for (int64_t utc = part.from_utc; utc < part.to_utc; utc += DAY / 2)
        assert(holds(all, utc) == holds(some, utc));
}

static char *next_line(char **rest)
{
    char *line = *rest;
    char *end = strchr(line, '\n');
    if (end)
        *end++ = '\0';
    *rest = end ? end : line + strlen(line);
    return line;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    char *text = mem_copy_span((const char *)data, len), *rest = text;
    struct calendar_recurrence recurrence = {0};
    struct calendar_spans all = {0}, some = {0};
    struct zone zone = {0};
    struct err err = {0};
    bool has_offset;
    if (!civil_parse_time(next_line(&rest), &recurrence.start_local_s, &has_offset))
        recurrence.start_local_s = whole.from_utc;
    recurrence.duration = next_line(&rest);
    recurrence.rrule = rest;
    zone_add(&zone, 0, 3600);
    zone_add(&zone, 20541 * DAY + 3600, 7200); /* Berlin's summer of 2026 */
    zone_add(&zone, 20751 * DAY + 3600, 3600);
    bool is_all = calendar_expand(&recurrence, &zone, whole, &all, &err);
    if (!is_all)
        fuzz_expect_reason(&err);
    check_spans(&all, whole);
    bool is_some = calendar_expand(&recurrence, &zone, part, &some, &err);
    check_spans(&some, part);
    assert(is_some || !is_all);
    if (is_all)
        check_part(&all, &some);
    calendar_spans_finish(&all);
    calendar_spans_finish(&some);
    zone_finish(&zone);
    free(text);
    return 0;
}
