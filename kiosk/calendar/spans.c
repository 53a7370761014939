#include "calendar/spans.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/number.h"

#define DAY_1900 (-25567)

void calendar_spans_finish(struct calendar_spans *spans)
{
    free(spans->list);
    *spans = (struct calendar_spans){0};
}

bool calendar_spans_add(struct calendar_spans *spans, struct calendar_window window,
                        struct schedule_span span, struct err *err)
{
    if (span.from >= window.to_utc || span.to <= window.from_utc || span.to <= span.from)
        return true;
    if (spans->count == CALENDAR_OCCURRENCES_MAX)
        return err_set(err, ERR_LIMIT,
                       "重复太密，超过 %d 次，请加大 INTERVAL 或换更大的 FREQ recurs more than %d "
                       "times: a larger INTERVAL or FREQ is needed",
                       CALENDAR_OCCURRENCES_MAX, CALENDAR_OCCURRENCES_MAX);
    spans->list = mem_grow(spans->list, spans->count, &spans->capacity, sizeof(*spans->list));
    spans->list[spans->count++] = span;
    return true;
}

static int compare_spans(const void *left, const void *right)
{
    const struct schedule_span *a = left, *b = right;
    return (a->from > b->from) - (a->from < b->from);
}

void calendar_spans_merge(struct calendar_spans *spans)
{
    size_t kept = 0;
    if (spans->count == 0)
        return;
    qsort(spans->list, spans->count, sizeof(*spans->list), compare_spans);
    for (size_t i = 1; i < spans->count; i++) {
        struct schedule_span *last = &spans->list[kept], next = spans->list[i];
        if (next.from > last->to)
            spans->list[++kept] = next;
        else if (next.to > last->to)
            last->to = next.to;
    }
    spans->count = kept + 1;
}

struct schedule_span calendar_span_of(const struct zone *zone, int64_t local_s,
                                      struct calendar_length length)
{
    int64_t from = zone_utc_of_local(zone, local_s), to = from;
    if (length.days > 0)
        to = zone_utc_of_local(zone, local_s + length.days * CALENDAR_DAY_S);
    return (struct schedule_span){from, to + length.seconds};
}

struct calendar_window calendar_window_clamp(struct calendar_window window)
{
    const int64_t first = DAY_1900 * CALENDAR_DAY_S;
    const int64_t end = SCHEDULE_MARKS_END * CALENDAR_DAY_S;
    window.from_utc = number_clamp(window.from_utc, first, end);
    window.to_utc = number_clamp(window.to_utc, first, end);
    return window;
}
