#include "schedule/local.h"

#include "schedule/dates.h"

/* 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z */
#define EARLIEST_UTC INT64_C(-62167219200)
#define LATEST_UTC   INT64_C(253402300799)

static int64_t clamp(int64_t utc)
{
    if (utc < EARLIEST_UTC)
        return EARLIEST_UTC;
    return utc > LATEST_UTC ? LATEST_UTC : utc;
}

int64_t local_of_utc(const struct schedule *schedule, int64_t utc)
{
    return clamp(utc) + zone_offset_s(&schedule->zone, clamp(utc));
}

int64_t local_day_of(int64_t local_s)
{
    return local_s / SCHEDULE_DAY_S - (local_s % SCHEDULE_DAY_S < 0);
}

struct local_hours local_hours_of(const struct schedule_when *when)
{
    if (!when->has_at)
        return (struct local_hours){0, SCHEDULE_DAY_S};
    int length_s = when->at_end_s - when->at_start_s;
    return (struct local_hours){when->at_start_s,
                                length_s > 0 ? length_s : length_s + SCHEDULE_DAY_S};
}

/*
 * The next two look for a second in [local_s, end_s) on a clock that nobody sets. Hours of
 * neighbouring days never overlap: the day whose hours began last before a second decides it.
 */
static int64_t next_true(const struct schedule *schedule, const struct schedule_when *when,
                         int64_t local_s, int64_t end_s)
{
    struct local_hours hours = local_hours_of(when);
    int64_t day = local_day_of(local_s - hours.start_s);
    int64_t end_day = local_day_of(end_s - 1 - hours.start_s) + 1;
    bool is_over = local_s - hours.start_s - day * SCHEDULE_DAY_S >= hours.length_s;
    day = dates_next(when, &schedule->days, true, day + is_over, end_day);
    int64_t begin_s = day * SCHEDULE_DAY_S + hours.start_s;
    if (begin_s < local_s)
        return local_s;
    return begin_s < end_s ? begin_s : end_s;
}

static int64_t next_false(const struct schedule *schedule, const struct schedule_when *when,
                          int64_t local_s, int64_t end_s)
{
    struct local_hours hours = local_hours_of(when);
    int64_t day = local_day_of(local_s - hours.start_s);
    int64_t end_day = local_day_of(end_s - 1 - hours.start_s) + 1;
    if (local_s - hours.start_s - day * SCHEDULE_DAY_S >= hours.length_s)
        return local_s;
    if (hours.length_s < SCHEDULE_DAY_S)
        end_day = day + 1; /* between two days' hours it is false anyhow */
    int64_t false_day = dates_next(when, &schedule->days, false, day, end_day);
    if (false_day == day)
        return local_s;
    int64_t last_s = (false_day - 1) * SCHEDULE_DAY_S + hours.start_s + hours.length_s;
    return last_s < end_s ? last_s : end_s;
}

int64_t local_next(const struct schedule *schedule, const struct schedule_when *when,
                   bool is_wanted, int64_t utc, int64_t limit_utc)
{
    int64_t begin = clamp(utc), end = limit_utc < LATEST_UTC ? limit_utc : LATEST_UTC + 1;
    if (end <= begin)
        end = begin + 1; /* what clocks show now they show for ever */
    /* A piece of the zone at a time: its wall clocks run evenly. */
    for (int64_t at = begin, stop; at < end; at = stop) {
        int offset_s = zone_offset_s(&schedule->zone, at);
        stop = zone_next_change(&schedule->zone, at);
        stop = stop < end ? stop : end;
        int64_t found = is_wanted ? next_true(schedule, when, at + offset_s, stop + offset_s)
                                  : next_false(schedule, when, at + offset_s, stop + offset_s);
        if (found < stop + offset_s)
            return found == begin + offset_s && at == begin ? utc : found - offset_s;
    }
    return limit_utc;
}
