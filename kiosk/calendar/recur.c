#include "calendar/recur.h"

#include <stdlib.h>

#include "base/civil.h"
#include "base/mem.h"

#define DAY_S  INT64_C(86400)
#define HOUR_S INT64_C(3600)

void calendar_times_finish(struct calendar_times *times)
{
    free(times->list);
    *times = (struct calendar_times){0};
}

void calendar_times_add(struct calendar_times *times, int64_t local_s)
{
    times->list = mem_grow(times->list, times->count, &times->capacity, sizeof(*times->list));
    times->list[times->count++] = local_s;
}

int64_t calendar_rule_until(const struct calendar_rule *rule, const struct zone *zone)
{
    if (!rule->has_until)
        return INT64_MAX;
    if (rule->until.is_day)
        return rule->until.local_s + DAY_S - 1;
    if (rule->until.is_utc)
        return rule->until.local_s + zone_offset_s(zone, rule->until.local_s);
    return rule->until.local_s;
}

static struct icaltimetype ical_time(int64_t local_s)
{
    struct civil civil = civil_of_seconds(local_s);
    struct icaltimetype time = icaltime_null_time();
    time.year = (int)civil.date.year;
    time.month = civil.date.month;
    time.day = civil.date.day;
    time.hour = civil.hour;
    time.minute = civil.minute;
    time.second = civil.second;
    return time;
}

static int64_t local_seconds(struct icaltimetype time)
{
    struct civil civil = {{time.year, time.month, time.day}, time.hour, time.minute, time.second};
    return civil_seconds(&civil);
}

static void set_one(short *values, int value)
{
    values[0] = (short)value;
    values[1] = ICAL_RECURRENCE_ARRAY_MAX;
}

static void set_to(short *values, int count)
{
    for (int i = 0; i < count; i++)
        values[i] = (short)(i + 1);
    values[count] = ICAL_RECURRENCE_ARRAY_MAX;
}

static int64_t floor_to(int64_t value, int64_t step)
{
    int64_t rest = value % step;
    return value - (rest < 0 ? rest + step : rest);
}

/* libical's Sunday is 1. */
static int ical_weekday(int64_t local_s)
{
    int weekday = (int)civil_weekday_of_days(floor_to(local_s, DAY_S) / DAY_S);
    return (weekday + 1) % 7 + 1;
}

static void default_days_of_year(struct icalrecurrencetype *recur, struct civil_date date,
                                 int weekday)
{
    bool has_days = calendar_rule_has(recur->by_day) || calendar_rule_has(recur->by_year_day);
    if (calendar_rule_has(recur->by_week_no) && !has_days) {
        set_one(recur->by_day, weekday);
    } else if (!has_days && !calendar_rule_has(recur->by_month_day)) {
        set_one(recur->by_month_day, date.day);
        if (!calendar_rule_has(recur->by_month))
            set_one(recur->by_month, date.month);
    } else if (calendar_rule_has(recur->by_month_day) && !calendar_rule_has(recur->by_month)) {
        set_to(recur->by_month, 12); /* libical would look at DTSTART's month only */
    }
}

/* What a rule takes from its start is written into it, so that it can be begun elsewhere. */
static void make_explicit(struct icalrecurrencetype *recur, const struct calendar_run *run)
{
    struct civil start = civil_of_seconds(run->start_local_s);
    int weekday = ical_weekday(run->start_local_s);
    if (run->is_day) {
        recur->by_hour[0] = recur->by_minute[0] = ICAL_RECURRENCE_ARRAY_MAX;
    }
    if (recur->freq == ICAL_HOURLY_RECURRENCE && calendar_rule_has(recur->by_hour))
        recur->freq = ICAL_DAILY_RECURRENCE; /* the same, and libical leaves out the first hour */
    if (recur->freq != ICAL_HOURLY_RECURRENCE && !calendar_rule_has(recur->by_hour))
        set_one(recur->by_hour, start.hour);
    if (!calendar_rule_has(recur->by_minute))
        set_one(recur->by_minute, start.minute);
    if (recur->freq == ICAL_WEEKLY_RECURRENCE && !calendar_rule_has(recur->by_day))
        set_one(recur->by_day, weekday);
    if (recur->freq == ICAL_MONTHLY_RECURRENCE && !calendar_rule_has(recur->by_day) &&
        !calendar_rule_has(recur->by_month_day))
        set_one(recur->by_month_day, start.date.day);
    if (recur->freq == ICAL_YEARLY_RECURRENCE)
        default_days_of_year(recur, start.date, weekday);
}

/* The months up to a local time, and the first second of a month. */
static int64_t months_of(int64_t local_s)
{
    struct civil civil = civil_of_seconds(local_s);
    return civil.date.year * 12 + civil.date.month - 1;
}

static int64_t seconds_of_month(int64_t months)
{
    struct civil civil = {{months / 12, (int)(months % 12) + 1, 1}, 0, 0, 0};
    return civil_seconds(&civil);
}

/* How long a period of the rule is: in months for MONTHLY and YEARLY, else in seconds. */
static int64_t period(const struct icalrecurrencetype *recur, bool *out_is_months)
{
    *out_is_months = false;
    switch (recur->freq) {
    case ICAL_HOURLY_RECURRENCE:
        return HOUR_S;
    case ICAL_DAILY_RECURRENCE:
        return DAY_S;
    case ICAL_WEEKLY_RECURRENCE:
        return 7 * DAY_S;
    case ICAL_MONTHLY_RECURRENCE:
        *out_is_months = true;
        return 1;
    default:
        *out_is_months = true;
        return 12;
    }
}

/* Where a rule begins: the first second of its start's period, and of later ones. */
struct phase {
    int64_t base; /* of the start's period: months, or seconds */
    int64_t step; /* from one period that counts to the next, in the same */
    bool is_months;
};

/* The day of the start's week on which the rule first occurs. (Begun on a day without an
 * occurrence, libical may take another week for the first.) */
static int64_t week_begin(const struct icalrecurrencetype *recur, int64_t start_local_s)
{
    int into_week = (ical_weekday(start_local_s) - (int)recur->week_start + 7) % 7;
    int first_day = (recur->by_day[0] - (int)recur->week_start + 7) % 7;
    return floor_to(start_local_s, DAY_S) + (first_day - into_week) * DAY_S;
}

static struct phase phase_of(const struct icalrecurrencetype *recur, int64_t start_local_s)
{
    struct phase phase;
    int64_t length = period(recur, &phase.is_months);
    phase.step = length * recur->interval;
    if (phase.is_months)
        phase.base = floor_to(months_of(start_local_s), length);
    else if (recur->freq == ICAL_WEEKLY_RECURRENCE)
        phase.base = week_begin(recur, start_local_s);
    else
        phase.base = floor_to(start_local_s, length);
    return phase;
}

static int64_t phase_begin(const struct phase *phase, int64_t number)
{
    int64_t at = phase->base + number * phase->step;
    return phase->is_months ? seconds_of_month(at) : at;
}

/* The number of the period that holds local_s, or comes last before it; 0 before the start. */
static int64_t phase_number(const struct phase *phase, int64_t local_s)
{
    int64_t at = phase->is_months ? months_of(local_s) : local_s;
    return at < phase->base ? 0 : (at - phase->base) / phase->step;
}

static icalrecur_iterator *begin_at(const struct icalrecurrencetype *recur,
                                    const struct calendar_run *run, int64_t local_s)
{
    struct icaltimetype start = ical_time(local_s);
    start.second = civil_of_seconds(run->start_local_s).second;
    return icalrecur_iterator_new(*recur, start);
}

static bool begins(const struct icalrecurrencetype *recur, const struct calendar_run *run,
                   int64_t local_s)
{
    icalrecur_iterator *iterator = begin_at(recur, run, local_s);
    if (!iterator)
        return false;
    icalrecur_iterator_free(iterator);
    return true;
}

/* Weekdays, months and leap years repeat every 28 years: is there a day in one of them? */
static bool comes_true_yearly(const struct icalrecurrencetype *recur,
                              const struct calendar_run *run)
{
    struct icalrecurrencetype alone = *recur;
    alone.freq = ICAL_YEARLY_RECURRENCE;
    alone.interval = 30000; /* the year after is beyond all that libical looks at */
    for (int year = 2000; year < 2028; year++)
        if (begins(&alone, run, seconds_of_month((int64_t)year * 12)))
            return true;
    return false;
}

/* BYSETPOS counts within a month, so each month is tried alone. */
static bool comes_true_monthly(const struct icalrecurrencetype *recur,
                               const struct calendar_run *run)
{
    struct icalrecurrencetype alone = *recur;
    int64_t first = months_of(run->start_local_s);
    for (int i = 0; i < 12; i++) {
        int month = (int)((first + (int64_t)i * recur->interval) % 12) + 1;
        const short *wanted = recur->by_month;
        while (*wanted != ICAL_RECURRENCE_ARRAY_MAX && *wanted != month)
            wanted++;
        if (calendar_rule_has(recur->by_month) && *wanted != month)
            continue;
        set_one(alone.by_month, month);
        if (comes_true_yearly(&alone, run))
            return true;
    }
    return false;
}

/*
 * A rule that never comes true is looked for by libical up to the year 20000, which takes more than
 * a second if it is monthly, and hour by hour if it is hourly.
 */
static bool may_come_true(const struct icalrecurrencetype *recur, const struct calendar_run *run)
{
    if (recur->freq == ICAL_YEARLY_RECURRENCE)
        return comes_true_yearly(recur, run);
    if (recur->freq == ICAL_MONTHLY_RECURRENCE)
        return comes_true_monthly(recur, run);
    if (calendar_rule_has(recur->by_month) && calendar_rule_has(recur->by_month_day))
        return comes_true_yearly(recur, run);
    return true;
}

static bool refuse_steps(struct err *err)
{
    return err_set(
        err, ERR_LIMIT,
        "重复太密、太多或开始得太早，请加大 INTERVAL、换更大的 FREQ、把开始写得晚些或去掉一些 "
        "recurs "
        "too often or begins too early, or there are too many: a larger INTERVAL or FREQ, a later "
        "start or fewer of them are needed");
}

static bool collect(icalrecur_iterator *iterator, const struct calendar_rule *rule,
                    const struct calendar_run *run, struct calendar_times *out)
{
    for (int seen = 0; *run->steps_left > 0; --*run->steps_left) {
        struct icaltimetype time = icalrecur_iterator_next(iterator);
        if (icaltime_is_null_time(time))
            return true;
        int64_t local_s = local_seconds(time);
        if (local_s < run->start_local_s)
            continue;
        if (rule->count > 0 && seen++ == rule->count)
            return true;
        if (local_s >= run->from_local_s)
            calendar_times_add(out, local_s);
    }
    return false;
}

static bool check_start(const struct calendar_rule *rule, const struct calendar_run *run,
                        struct err *err)
{
    const struct civil first = {{1, 1, 1}, 0, 0, 0}, last = {{9999, 12, 31}, 23, 59, 59};
    if (run->start_local_s < civil_seconds(&first) || run->start_local_s > civil_seconds(&last))
        return err_set(err, ERR_INVALID,
                       "开始时间要在 1 年到 9999 年之间 the start must lie in the years 1 to 9999");
    if (run->is_day && rule->recur.freq == ICAL_HOURLY_RECURRENCE)
        return err_set(
            err, ERR_UNSUPPORTED,
            "全天的事件不能每小时重复，请写 FREQ=DAILY an all-day event cannot recur every "
            "hour: write FREQ=DAILY");
    return true;
}

bool calendar_recur(const struct calendar_rule *rule, const struct calendar_run *run,
                    struct calendar_times *out, struct err *err)
{
    struct icalrecurrencetype recur = rule->recur;
    int64_t last = run->to_local_s - 1;
    if (!check_start(rule, run, err))
        return false;
    make_explicit(&recur, run);
    if (!may_come_true(&recur, run))
        return err_set(
            err, ERR_PARSE,
            "这条 RRULE 永远不会发生，请看看里面的月和日 this RRULE never comes true: look at its "
            "months and days");
    if (run->until_local_s < last)
        last = run->until_local_s;
    if (last < run->start_local_s || last < run->from_local_s)
        return true;
    struct phase phase = phase_of(&recur, run->start_local_s);
    /* one period early: BYHOUR and days of a week may come before the start's own */
    int64_t first = rule->count > 0 ? 0 : phase_number(&phase, run->from_local_s) - 1;
    first = first > 0 ? first : 0;
    int64_t steps = phase_number(&phase, last) - first;
    if (steps > *run->steps_left)
        return refuse_steps(err);
    *run->steps_left -= steps;
    recur.until = ical_time(last);
    icalrecur_iterator *iterator = begin_at(&recur, run, phase_begin(&phase, first));
    if (!iterator)
        return true; /* nothing from there on */
    bool ok = collect(iterator, rule, run, out);
    icalrecur_iterator_free(iterator);
    return ok ? true : refuse_steps(err);
}
