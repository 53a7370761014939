#include "schedule/dates.h"

#include "base/civil.h"

/* Days from `day` to `end` (exclusive), over which a run of days is in force or not; perhaps not
 * all of them. */
struct stretch {
    bool is_in;
    int64_t end;
};

static int month_day_of(int month, int mday)
{
    return month * 32 + mday;
}

struct dates_day dates_day_of(const struct schedule_days *days, int64_t day)
{
    struct civil_date date = civil_date_of_days(day);
    return (struct dates_day){.day = day,
                              .words = schedule_days_words(days, day),
                              .month_day = month_day_of(date.month, date.day)};
}

static bool is_yearly(const struct schedule_when *when)
{
    return when->from.kind == SCHEDULE_YEARLY || when->until.kind == SCHEDULE_YEARLY;
}

/* The two ends of a yearly run; a missing one is the year's. */
static struct schedule_bound first_of(const struct schedule_when *when)
{
    if (when->from.kind == SCHEDULE_YEARLY)
        return when->from;
    return (struct schedule_bound){.kind = SCHEDULE_YEARLY, .month = 1, .mday = 1};
}

static struct schedule_bound last_of(const struct schedule_when *when)
{
    if (when->until.kind == SCHEDULE_YEARLY)
        return when->until;
    return (struct schedule_bound){.kind = SCHEDULE_YEARLY, .month = 12, .mday = 31};
}

static bool is_in_year(const struct schedule_when *when, int month_day)
{
    struct schedule_bound from = first_of(when), until = last_of(when);
    int first = month_day_of(from.month, from.mday), last = month_day_of(until.month, until.mday);
    if (first <= last)
        return first <= month_day && month_day <= last;
    return month_day >= first || month_day <= last;
}

static bool is_between_dates(const struct schedule_when *when, int64_t day)
{
    return (when->from.kind != SCHEDULE_DATE || day >= when->from.day) &&
           (when->until.kind != SCHEDULE_DATE || day <= when->until.day);
}

bool dates_hold(const struct schedule_when *when, const struct dates_day *day)
{
    return (!when->days || (when->days & day->words)) && is_between_dates(when, day->day) &&
           (!is_yearly(when) || is_in_year(when, day->month_day));
}

static struct stretch dated(const struct schedule_when *when, int64_t day)
{
    bool is_in = is_between_dates(when, day);
    if (when->from.kind == SCHEDULE_DATE && day < when->from.day)
        return (struct stretch){is_in, when->from.day};
    if (when->until.kind == SCHEDULE_DATE && day <= when->until.day)
        return (struct stretch){is_in, when->until.day + 1};
    return (struct stretch){is_in, INT64_MAX};
}

/* The first day of the year on or after a month's day, which that year may not have: 29 February
 * is then 1 March. mday may be one more than the month has days. */
static int64_t day_in_year(int64_t year, int month, int mday)
{
    int64_t first = civil_days((struct civil_date){year, month, 1});
    int64_t next = month < 12 ? civil_days((struct civil_date){year, month + 1, 1})
                              : civil_days((struct civil_date){year + 1, 1, 1});
    return first + mday - 1 < next ? first + mday - 1 : next;
}

static struct stretch yearly(const struct schedule_when *when, int64_t day)
{
    struct civil_date date = civil_date_of_days(day);
    struct schedule_bound from = first_of(when), until = last_of(when);
    struct stretch stretch = {is_in_year(when, month_day_of(date.month, date.day)), INT64_MAX};
    for (int64_t year = date.year; year <= date.year + 1; year++) {
        int64_t begins = day_in_year(year, from.month, from.mday);
        int64_t ends = day_in_year(year, until.month, until.mday + 1);
        if (begins > day && begins < stretch.end)
            stretch.end = begins;
        if (ends > day && ends < stretch.end)
            stretch.end = ends;
    }
    return stretch;
}

static struct stretch stretch_at(const struct schedule_when *when, int64_t day)
{
    struct stretch stretch = dated(when, day);
    if (!stretch.is_in || !is_yearly(when))
        return stretch;
    struct stretch inner = yearly(when, day);
    return (struct stretch){inner.is_in, inner.end < stretch.end ? inner.end : stretch.end};
}

int64_t dates_next(const struct schedule_when *when, const struct schedule_days *days,
                   bool is_wanted, int64_t day, int64_t end)
{
    while (day < end) {
        struct stretch stretch = stretch_at(when, day);
        int64_t stop = stretch.end < end ? stretch.end : end;
        if (!stretch.is_in && !is_wanted)
            return day;
        if (stretch.is_in && is_wanted && !when->days)
            return day;
        if (stretch.is_in && when->days) {
            day = schedule_days_next(days, when->days, is_wanted, day, stop);
            if (day < stop)
                return day;
        }
        day = stop;
    }
    return end;
}
