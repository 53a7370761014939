#include <stdlib.h>

#include "app/plan_priv.h"
#include "base/mem.h"

#define ZONE_MARGIN_S ((int64_t)400 * 86400) /* an occurrence lasts a year at most */

void plan_make_zone(struct calendar_window window, struct zone *out)
{
    clock_make_zone(window.from_utc - ZONE_MARGIN_S, window.to_utc + ZONE_MARGIN_S, out);
}

bool plan_expand(const struct plan_source *source, const struct zone *zone,
                 struct calendar_window window, struct calendar_spans *out, struct err *err)
{
    if (source->calendar)
        return calendar_event_spans(source->calendar, source->event, zone, window, out, err);
    return calendar_expand(&source->recurrence, zone, window, out, err);
}

static bool expand_all(const struct plan *plan, const struct zone *zone,
                       struct calendar_window window, bool is_forced, struct calendar_spans *out)
{
    bool ok = true;
    int64_t steps_left = CALENDAR_STEPS_MAX;
    window.steps_left = &steps_left;
    for (size_t i = 0; i < plan->source_count && (ok || is_forced); i++) {
        struct err err;
        ok = plan_expand(&plan->sources[i], zone, window, &out[i], &err) && ok;
    }
    return ok;
}

/* Hands the lists over to the rules. */
static void take_spans(struct plan *plan, struct calendar_spans *spans)
{
    for (size_t i = 0; i < plan->source_count; i++) {
        struct schedule_when *when = &plan->schedule.rules[plan->sources[i].rule].when;
        free(when->spans);
        when->spans = spans[i].list;
        when->span_count = spans[i].count;
        spans[i] = (struct calendar_spans){0};
    }
}

bool plan_move(struct plan *plan, struct calendar_window window, bool is_forced)
{
    struct zone zone = {0};
    struct calendar_spans *spans = mem_alloc(plan->source_count * sizeof(*spans));
    plan_make_zone(window, &zone);
    bool ok = expand_all(plan, &zone, window, is_forced, spans);
    if (ok || is_forced) {
        take_spans(plan, spans);
        zone_finish(&plan->schedule.zone);
        plan->schedule.zone = zone;
        zone = (struct zone){0};
        plan->window = window;
        schedule_sort(&plan->schedule);
    }
    for (size_t i = 0; i < plan->source_count; i++)
        calendar_spans_finish(&spans[i]);
    free(spans);
    zone_finish(&zone);
    return ok;
}
