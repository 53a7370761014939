#include "base/day.h"

#include <assert.h>
#include <string.h>

static const char *const names[DAY_WORD_COUNT] = {
    "mon",
    "tue",
    "wed",
    "thu",
    "fri",
    "sat",
    "sun",
    "holiday",
    "workday",
    "restday",
    "week_last",
    "holiday_eve",
    "schoolday",
    "schoolday_week_last",
    "schoolday_holiday_eve",
};

const char *day_word_name(enum day_word word)
{
    assert(word < DAY_WORD_COUNT);
    return names[word];
}

int day_word_find(const char *name)
{
    for (int i = 0; i < DAY_WORD_COUNT; i++)
        if (strcmp(names[i], name) == 0)
            return i;
    return -1;
}

uint32_t day_words_plain(struct civil_date date)
{
    static const uint32_t work = 1u << DAY_WORKDAY | 1u << DAY_SCHOOLDAY;
    static const uint32_t last = 1u << DAY_WEEK_LAST | 1u << DAY_SCHOOLDAY_WEEK_LAST;
    enum civil_weekday weekday = civil_weekday_of_days(civil_days(date));
    uint32_t words = 1u << (DAY_MON + (int)weekday);
    if (weekday >= CIVIL_SAT)
        return words | 1u << DAY_RESTDAY;
    return words | work | (weekday == CIVIL_FRI ? last : 0);
}
