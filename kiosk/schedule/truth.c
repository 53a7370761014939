#include "schedule/truth.h"

#include "schedule/local.h"

/* The first span that ends after utc, looked for from index `from` on: near it in few steps. */
static size_t span_ending_after(const struct schedule_when *when, size_t from, int64_t utc)
{
    size_t low = from, step = 1;
    while (low + step <= when->span_count && when->spans[low + step - 1].to <= utc) {
        low += step;
        step *= 2;
    }
    size_t high = low + step < when->span_count ? low + step : when->span_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (when->spans[middle].to <= utc)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_in_span(const struct schedule_when *when, int64_t utc)
{
    size_t span = span_ending_after(when, 0, utc);
    return span < when->span_count && when->spans[span].from <= utc;
}

static bool is_empty(const struct schedule_when *when)
{
    return !when->has_at && !when->days && when->from.kind == SCHEDULE_NO_BOUND &&
           when->until.kind == SCHEDULE_NO_BOUND && !when->has_spans;
}

struct truth_moment truth_moment_of(const struct schedule *schedule, struct schedule_moment moment)
{
    int64_t local = local_of_utc(schedule, moment.utc), day = local_day_of(local);
    return (struct truth_moment){.utc = moment.utc,
                                 .is_clock_unset = moment.is_clock_unset,
                                 .second_of_day = (int)(local - day * SCHEDULE_DAY_S),
                                 .today = dates_day_of(&schedule->days, day),
                                 .yesterday = dates_day_of(&schedule->days, day - 1)};
}

static bool holds_on_the_wall(const struct schedule_when *when, const struct truth_moment *moment)
{
    struct local_hours hours = local_hours_of(when);
    int second = moment->second_of_day;
    if (second >= hours.start_s)
        return second - hours.start_s < hours.length_s && dates_hold(when, &moment->today);
    return second - hours.start_s + SCHEDULE_DAY_S < hours.length_s &&
           dates_hold(when, &moment->yesterday);
}

bool truth_holds(const struct schedule_when *when, const struct truth_moment *moment)
{
    if (moment->is_clock_unset)
        return is_empty(when);
    return holds_on_the_wall(when, moment) && (!when->has_spans || is_in_span(when, moment->utc));
}

static int64_t next_begin(const struct schedule *schedule, const struct schedule_when *when,
                          int64_t utc, int64_t limit_utc)
{
    size_t span = 0;
    for (;;) {
        if (when->has_spans) {
            span = span_ending_after(when, span, utc);
            if (span == when->span_count)
                return limit_utc;
            if (when->spans[span].from > utc)
                utc = when->spans[span].from;
        }
        if (utc >= limit_utc)
            return limit_utc;
        utc = local_next(schedule, when, true, utc, limit_utc);
        if (utc >= limit_utc || !when->has_spans || utc < when->spans[span].to)
            return utc;
    }
}

static int64_t next_end(const struct schedule *schedule, const struct schedule_when *when,
                        int64_t utc, int64_t limit_utc)
{
    if (when->has_spans) {
        int64_t to = when->spans[span_ending_after(when, 0, utc)].to;
        limit_utc = to < limit_utc ? to : limit_utc;
    }
    return local_next(schedule, when, false, utc, limit_utc);
}

struct truth truth_of(const struct schedule *schedule, const struct schedule_when *when,
                      const struct truth_moment *moment, int64_t limit_utc)
{
    bool holds = truth_holds(when, moment);
    if (moment->is_clock_unset || is_empty(when))
        return (struct truth){holds, limit_utc};
    int64_t until = holds ? next_end(schedule, when, moment->utc, limit_utc)
                          : next_begin(schedule, when, moment->utc, limit_utc);
    return (struct truth){holds, until};
}
