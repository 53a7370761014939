#include "schedule/days.h"

#include <stdlib.h>

#include "base/day.h"
#include "base/mem.h"

#define DAY_COUNT (SCHEDULE_MARKS_END - SCHEDULE_MARKS_FIRST)
#define WEEK      7

static int64_t smaller(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

void schedule_marks_add(struct schedule_marks *marks, int64_t first, int64_t last,
                        enum schedule_mark mark)
{
    if (!marks->marks)
        marks->marks = mem_alloc(DAY_COUNT);
    if (first < SCHEDULE_MARKS_FIRST)
        first = SCHEDULE_MARKS_FIRST;
    for (int64_t day = first; day <= last && day < SCHEDULE_MARKS_END; day++)
        marks->marks[day - SCHEDULE_MARKS_FIRST] |= (uint8_t)mark;
}

void schedule_marks_finish(struct schedule_marks *marks)
{
    free(marks->marks);
    *marks = (struct schedule_marks){0};
}

/* What the days behind a day make of it. */
struct outlook {
    bool is_work;     /* the next day is a workday */
    bool has_holiday; /* it is not, and the run of restdays it begins contains a holiday */
};

static uint32_t words_of_workday(struct outlook next, bool is_school)
{
    uint32_t words = 1u << DAY_WORKDAY;
    if (!next.is_work)
        words |= 1u << DAY_WEEK_LAST;
    if (next.has_holiday)
        words |= 1u << DAY_HOLIDAY_EVE;
    if (!is_school)
        return words;
    words |= 1u << DAY_SCHOOLDAY;
    if (!next.is_work)
        words |= 1u << DAY_SCHOOLDAY_WEEK_LAST;
    if (next.has_holiday)
        words |= 1u << DAY_SCHOOLDAY_HOLIDAY_EVE;
    return words;
}

/* The words of a day, and the outlook of the day before it. */
static uint32_t words_of(int64_t day, unsigned mark, struct outlook *next)
{
    enum civil_weekday weekday = civil_weekday_of_days(day);
    bool is_off = (mark & (SCHEDULE_OFF | SCHEDULE_WORK)) == SCHEDULE_OFF;
    bool is_work = (mark & SCHEDULE_WORK) || (weekday < CIVIL_SAT && !is_off);
    uint32_t words = 1u << (DAY_MON + (int)weekday);
    if (is_work) {
        words |= words_of_workday(*next, !(mark & SCHEDULE_VACATION));
        *next = (struct outlook){.is_work = true};
    } else {
        words |= 1u << DAY_RESTDAY | (is_off ? 1u << DAY_HOLIDAY : 0);
        *next = (struct outlook){.has_holiday = is_off || next->has_holiday};
    }
    return words;
}

void schedule_days_make(const struct schedule_marks *marks, struct schedule_days *out)
{
    if (!marks->marks)
        return;
    out->count = DAY_COUNT;
    out->words = mem_alloc(DAY_COUNT * sizeof(*out->words));
    uint32_t behind = day_words_plain(civil_date_of_days(SCHEDULE_MARKS_END));
    struct outlook next = {.is_work = behind & 1u << DAY_WORKDAY};
    for (size_t i = DAY_COUNT; i-- > 0;)
        out->words[i] = words_of((int64_t)i + SCHEDULE_MARKS_FIRST, marks->marks[i], &next);
}

void schedule_days_finish(struct schedule_days *days)
{
    free(days->words);
    *days = (struct schedule_days){0};
}

uint32_t schedule_days_words(const struct schedule_days *days, int64_t day)
{
    if (day >= SCHEDULE_MARKS_FIRST && day < SCHEDULE_MARKS_FIRST + (int64_t)days->count)
        return days->words[day - SCHEDULE_MARKS_FIRST];
    return day_words_plain(civil_date_of_days(day));
}

/* Plain weeks are all alike: what a week does not have never comes. */
static int64_t next_plain(uint32_t set, bool is_wanted, int64_t day, int64_t end)
{
    int64_t stop = smaller(end, day + WEEK);
    for (; day < stop; day++)
        if (((day_words_plain(civil_date_of_days(day)) & set) != 0) == is_wanted)
            return day;
    return end;
}

int64_t schedule_days_next(const struct schedule_days *days, uint32_t set, bool is_wanted,
                           int64_t day, int64_t end)
{
    int64_t stop = smaller(end, SCHEDULE_MARKS_FIRST);
    if (day < stop) {
        day = next_plain(set, is_wanted, day, stop);
        if (day < stop)
            return day;
    }
    stop = smaller(end, SCHEDULE_MARKS_FIRST + (int64_t)days->count);
    for (; day < stop; day++)
        if (((days->words[day - SCHEDULE_MARKS_FIRST] & set) != 0) == is_wanted)
            return day;
    return day < end ? next_plain(set, is_wanted, day, end) : end;
}

bool schedule_days_know_year(const struct schedule_days *days, int64_t year)
{
    int64_t first = civil_days((struct civil_date){year, 1, 1});
    int64_t end = civil_days((struct civil_date){year + 1, 1, 1});
    return schedule_days_next(days, 1u << DAY_HOLIDAY, true, first, end) < end;
}
