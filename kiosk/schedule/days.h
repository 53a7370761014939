/*
 * schedule/days: what calendars mark -> the words that hold on each day.
 *
 * Pure. calendar marks days into a struct schedule_marks; schedule_days_make() derives the words of
 * all days once, so that asking is a look-up. The words are base/day.h's; holiday_eve and week_last
 * as defined in docs/anxuan-files.5.
 */
#ifndef SCHEDULE_DAYS_H
#define SCHEDULE_DAYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Marks of one day, as bits. OFF and WORK together count as WORK. */
enum schedule_mark { SCHEDULE_OFF = 1, SCHEDULE_WORK = 2, SCHEDULE_VACATION = 4 };

/* Days that can be marked: 1970-01-01 up to (not including) 2201-01-01. */
#define SCHEDULE_MARKS_FIRST 0
#define SCHEDULE_MARKS_END   84371

/* marks[day - SCHEDULE_MARKS_FIRST]: a set of enum schedule_mark. */
struct schedule_marks {
    uint8_t *marks; /* owned; NULL: nothing marked */
};

/* Marks the days from first to last (inclusive, civil_days()); what lies outside is left out. */
void schedule_marks_add(struct schedule_marks *marks, int64_t first, int64_t last,
                        enum schedule_mark mark);
void schedule_marks_finish(struct schedule_marks *marks);

/* The words of every day; outside its range a day is plain (day_words_plain()). */
struct schedule_days {
    uint32_t *words; /* owned, [count] from day SCHEDULE_MARKS_FIRST on; NULL: all days are plain */
    size_t count;
};

/* Fills an empty *out; finish it. */
void schedule_days_make(const struct schedule_marks *marks, struct schedule_days *out);
void schedule_days_finish(struct schedule_days *days);

/* The set of enum day_word that hold on a day. */
uint32_t schedule_days_words(const struct schedule_days *days, int64_t day);

/* The first day in [day, end) on which a word of the set holds (is_wanted), or none does (not
 * is_wanted); end when there is none. */
int64_t schedule_days_next(const struct schedule_days *days, uint32_t set, bool is_wanted,
                           int64_t day, int64_t end);

/* Whether any day of the year is marked off: without one weekdays alone decide. */
bool schedule_days_know_year(const struct schedule_days *days, int64_t year);

#endif
