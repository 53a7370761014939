#include "schedule/truth.h"

#include "schedule/local.h"

/* The first span that ends after utc; few steps when it is near index `near`. */
static size_t span_ending_after(const struct schedule_when *when, size_t near, int64_t utc)
{
    const struct schedule_span *spans = when->spans;
    size_t low = 0, high = when->span_count, step = 1;
    if (near < high && spans[near].to <= utc) {
        for (low = near + 1; low + step <= high && spans[low + step - 1].to <= utc; step *= 2)
            low += step;
        high = low + step < high ? low + step : high;
    } else {
        for (high = near; high >= step && spans[high - step].to > utc; step *= 2)
            high -= step;
        low = high >= step ? high - step + 1 : 0;
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (spans[middle].to <= utc)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The same when nothing is known of where it is: most recurrences are even. */
static size_t find_span(const struct schedule_when *when, int64_t utc)
{
    if (when->span_count == 0)
        return 0;
    double first = (double)when->spans[0].from, last = (double)when->spans[when->span_count - 1].to;
    double share = ((double)utc - first) / (last - first);
    share = share > 1 ? 1 : share > 0 ? share : 0;
    return span_ending_after(when, (size_t)(share * (double)when->span_count), utc);
}

static bool is_in_span(const struct schedule_when *when, int64_t utc)
{
    size_t span = find_span(when, utc);
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
    size_t span = when->has_spans ? find_span(when, utc) : 0;
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
        int64_t to = when->spans[find_span(when, utc)].to;
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
