/*
 * base/day: the words that describe a day: its weekday, and what calendars make of it.
 *
 * Words of `days` in the operators' files, as bits of a set. Playlists and the schedule use the
 * same words; which of them hold on a day that a calendar marks is schedule/days.h.
 */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include <stdint.h>

#include "base/civil.h"

enum day_word {
    DAY_MON,
    DAY_TUE,
    DAY_WED,
    DAY_THU,
    DAY_FRI,
    DAY_SAT,
    DAY_SUN,
    DAY_HOLIDAY,               /* marked off */
    DAY_WORKDAY,               /* marked as work, or Monday to Friday not marked off */
    DAY_RESTDAY,               /* not a workday */
    DAY_WEEK_LAST,             /* a workday whose next day is not one */
    DAY_HOLIDAY_EVE,           /* the last workday before days off that contain a holiday */
    DAY_SCHOOLDAY,             /* a workday, */
    DAY_SCHOOLDAY_WEEK_LAST,   /* a week_last, */
    DAY_SCHOOLDAY_HOLIDAY_EVE, /* a holiday_eve outside the school's vacations */
    DAY_WORD_COUNT
};

/* The word as written in files, "mon"; and back, -1 when unknown. */
const char *day_word_name(enum day_word word);
int day_word_find(const char *name);

/* The set of words that hold on a day when no calendar marks it or its neighbours. */
uint32_t day_words_plain(struct civil_date date);

#endif
