/*
 * The schedule told a second time, as plainly as can be: for one moment every clause of every rule
 * is looked at in turn. Slow, and without a thought shared with kiosk/schedule.
 */
#ifndef TESTS_SCHEDULE_NAIVE_H
#define TESTS_SCHEDULE_NAIVE_H

#include "base/civil.h"
#include "base/day.h"
#include "schedule/schedule.h"

struct naive {
    const struct schedule *schedule;
    const struct schedule_marks *marks;
};

static inline int64_t naive_local(const struct zone *zone, int64_t utc)
{
    int offset_s = zone->count ? zone->pieces[0].offset_s : 0;
    for (size_t i = 0; i < zone->count; i++)
        if (zone->pieces[i].from_utc <= utc)
            offset_s = zone->pieces[i].offset_s;
    return utc + offset_s;
}

static inline int naive_mark(const struct naive *naive, int64_t day)
{
    if (!naive->marks->marks || day < SCHEDULE_MARKS_FIRST || day >= SCHEDULE_MARKS_END)
        return 0;
    return naive->marks->marks[day - SCHEDULE_MARKS_FIRST];
}

static inline bool naive_is_holiday(const struct naive *naive, int64_t day)
{
    int mark = naive_mark(naive, day);
    return (mark & SCHEDULE_OFF) && !(mark & SCHEDULE_WORK);
}

static inline bool naive_is_workday(const struct naive *naive, int64_t day)
{
    if (naive_mark(naive, day) & SCHEDULE_WORK)
        return true;
    return civil_weekday_of_days(day) <= CIVIL_FRI && !naive_is_holiday(naive, day);
}

static inline bool naive_is_eve(const struct naive *naive, int64_t day)
{
    if (!naive_is_workday(naive, day))
        return false;
    for (int64_t next = day + 1; !naive_is_workday(naive, next); next++)
        if (naive_is_holiday(naive, next))
            return true;
    return false;
}

static inline bool naive_word_holds(const struct naive *naive, int word, int64_t day)
{
    bool is_school = !(naive_mark(naive, day) & SCHEDULE_VACATION);
    bool is_last = naive_is_workday(naive, day) && !naive_is_workday(naive, day + 1);
    switch (word) {
    case DAY_HOLIDAY:
        return naive_is_holiday(naive, day);
    case DAY_WORKDAY:
        return naive_is_workday(naive, day);
    case DAY_RESTDAY:
        return !naive_is_workday(naive, day);
    case DAY_WEEK_LAST:
        return is_last;
    case DAY_HOLIDAY_EVE:
        return naive_is_eve(naive, day);
    case DAY_SCHOOLDAY:
        return is_school && naive_is_workday(naive, day);
    case DAY_SCHOOLDAY_WEEK_LAST:
        return is_school && is_last;
    case DAY_SCHOOLDAY_HOLIDAY_EVE:
        return is_school && naive_is_eve(naive, day);
    default:
        return (int)civil_weekday_of_days(day) == word - DAY_MON;
    }
}

static inline bool naive_days_hold(const struct naive *naive, uint32_t days, int64_t day)
{
    if (day < SCHEDULE_MARKS_FIRST || day >= SCHEDULE_MARKS_END) /* plain, whatever comes next */
        return days == 0 || (days & day_words_plain(civil_date_of_days(day)));
    for (int word = 0; word < DAY_WORD_COUNT; word++)
        if ((days & 1u << word) && naive_word_holds(naive, word, day))
            return true;
    return days == 0;
}

static inline bool naive_is_before(int month, int mday, int other_month, int other_mday)
{
    return month < other_month || (month == other_month && mday < other_mday);
}

static inline bool naive_bounds_hold(const struct schedule_when *when, int64_t day)
{
    const struct schedule_bound *from = &when->from, *until = &when->until;
    struct civil_date date = civil_date_of_days(day);
    if (from->kind == SCHEDULE_DATE && day < from->day)
        return false;
    if (until->kind == SCHEDULE_DATE && day > until->day)
        return false;
    bool is_early = from->kind == SCHEDULE_YEARLY &&
                    naive_is_before(date.month, date.day, from->month, from->mday);
    bool is_late = until->kind == SCHEDULE_YEARLY &&
                   naive_is_before(until->month, until->mday, date.month, date.day);
    if (from->kind == SCHEDULE_YEARLY && until->kind == SCHEDULE_YEARLY &&
        naive_is_before(until->month, until->mday, from->month, from->mday))
        return !is_early || !is_late;
    return !is_early && !is_late;
}

static inline bool naive_wall_holds(const struct naive *naive, const struct schedule_when *when,
                                    int64_t local_s)
{
    int64_t around = local_s / SCHEDULE_DAY_S;
    for (int64_t day = around - 2; day <= around + 1; day++) {
        int64_t begin = day * SCHEDULE_DAY_S, end = begin + SCHEDULE_DAY_S;
        if (when->has_at) {
            end = begin + when->at_end_s;
            begin += when->at_start_s;
            end += when->at_end_s <= when->at_start_s ? SCHEDULE_DAY_S : 0;
        }
        if (begin <= local_s && local_s < end && naive_days_hold(naive, when->days, day) &&
            naive_bounds_hold(when, day))
            return true;
    }
    return false;
}

static inline bool naive_holds(const struct naive *naive, size_t rule,
                               struct schedule_moment moment)
{
    const struct schedule_when *when = &naive->schedule->rules[rule].when;
    bool is_conditional =
        when->has_at || when->days || when->has_spans || when->from.kind || when->until.kind;
    if (moment.is_clock_unset)
        return !is_conditional;
    if (!naive_wall_holds(naive, when, naive_local(&naive->schedule->zone, moment.utc)))
        return false;
    for (size_t i = 0; i < when->span_count; i++)
        if (when->spans[i].from <= moment.utc && moment.utc < when->spans[i].to)
            return true;
    return !when->has_spans;
}

/* The winner of each key. */
static inline void naive_resolve(const struct naive *naive, struct schedule_moment moment,
                                 int64_t by[SCHEDULE_KEY_COUNT])
{
    const struct schedule_rule *rules = naive->schedule->rules;
    for (int key = 0; key < SCHEDULE_KEY_COUNT; key++)
        by[key] = key == SCHEDULE_PLAYLIST ? SCHEDULE_BY_FALLBACK : SCHEDULE_BY_DEFAULT;
    for (size_t i = 0; i < naive->schedule->count; i++) {
        if (!naive_holds(naive, i, moment))
            continue;
        for (int key = 0; key < SCHEDULE_KEY_COUNT; key++)
            if ((rules[i].sets & 1u << key) &&
                (by[key] < 0 || rules[by[key]].priority <= rules[i].priority))
                by[key] = (int64_t)i;
    }
}

#endif
