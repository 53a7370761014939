/* Schedules for tests, short enough for table rows. */
#ifndef TESTS_SCHEDULE_MAKE_H
#define TESTS_SCHEDULE_MAKE_H

#include <stdlib.h>
#include <string.h>

#include "base/civil.h"
#include "base/day.h"
#include "base/mem.h"
#include "schedule/schedule.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BIT(word)    (1u << DAY_##word)

static inline int64_t day_of(int64_t year, int month, int mday)
{
    return civil_days((struct civil_date){year, month, mday});
}

/* "2026-06-16T09:00:00", read as UTC; with an offset, as what it says. */
static inline int64_t utc_of(const char *text)
{
    int64_t seconds = 0;
    bool has_offset = false, is_time = civil_parse_time(text, &seconds, &has_offset);
    assert_true(is_time);
    return seconds;
}

/* `at`, in minutes of the day. */
static inline void set_at(struct schedule_when *when, int start_minute, int end_minute)
{
    when->has_at = true;
    when->at_start_s = start_minute * 60;
    when->at_end_s = end_minute * 60;
}

static inline struct schedule_bound date_bound(int64_t year, int month, int mday)
{
    return (struct schedule_bound){.kind = SCHEDULE_DATE, .day = day_of(year, month, mday)};
}

static inline struct schedule_bound yearly_bound(int month, int mday)
{
    return (struct schedule_bound){.kind = SCHEDULE_YEARLY, .month = month, .mday = mday};
}

static inline void add_span(struct schedule_when *when, int64_t from, int64_t to)
{
    when->has_spans = true;
    when->spans = realloc(when->spans, (when->span_count + 1) * sizeof(*when->spans));
    assert_non_null(when->spans);
    when->spans[when->span_count++] = (struct schedule_span){from, to};
}

/* A rule that sets the playlist of its own name. */
static inline struct schedule_rule *add_rule(struct schedule *schedule, const char *name,
                                             int priority)
{
    struct schedule_rule *rule = schedule_add(schedule);
    rule->name = mem_copy_text(name);
    rule->priority = priority;
    rule->sets = 1u << SCHEDULE_PLAYLIST;
    rule->set.playlist = mem_copy_text(name);
    return rule;
}

static inline struct schedule empty_schedule(void)
{
    return (struct schedule){.defaults = {.playlist = mem_copy_text("always-on"),
                                          .layout = mem_copy_text("plaza"),
                                          .brightness = 100,
                                          .volume = 60,
                                          .is_screen_on = true}};
}

/* The days off and make-up workdays of China, 2025 and 2026. */
static inline void mark_china(struct schedule_marks *marks)
{
    static const struct {
        int year, month, mday, count;
        enum schedule_mark mark;
    } runs[] = {
        {2025, 1, 1, 1, SCHEDULE_OFF},    {2025, 1, 28, 8, SCHEDULE_OFF},
        {2025, 4, 4, 3, SCHEDULE_OFF},    {2025, 5, 1, 5, SCHEDULE_OFF},
        {2025, 5, 31, 3, SCHEDULE_OFF},   {2025, 10, 1, 8, SCHEDULE_OFF},
        {2025, 1, 26, 1, SCHEDULE_WORK},  {2025, 2, 8, 1, SCHEDULE_WORK},
        {2025, 4, 27, 1, SCHEDULE_WORK},  {2025, 9, 28, 1, SCHEDULE_WORK},
        {2025, 10, 11, 1, SCHEDULE_WORK}, {2026, 1, 1, 3, SCHEDULE_OFF},
        {2026, 2, 15, 9, SCHEDULE_OFF},   {2026, 4, 4, 3, SCHEDULE_OFF},
        {2026, 5, 1, 5, SCHEDULE_OFF},    {2026, 6, 19, 3, SCHEDULE_OFF},
        {2026, 9, 25, 3, SCHEDULE_OFF},   {2026, 10, 1, 7, SCHEDULE_OFF},
        {2026, 1, 4, 1, SCHEDULE_WORK},   {2026, 2, 14, 1, SCHEDULE_WORK},
        {2026, 2, 28, 1, SCHEDULE_WORK},  {2026, 5, 9, 1, SCHEDULE_WORK},
        {2026, 9, 20, 1, SCHEDULE_WORK},  {2026, 10, 10, 1, SCHEDULE_WORK},
    };
    for (size_t i = 0; i < COUNT(runs); i++) {
        int64_t first = day_of(runs[i].year, runs[i].month, runs[i].mday);
        schedule_marks_add(marks, first, first + runs[i].count - 1, runs[i].mark);
    }
}

/* China's, and a summer vacation in 2026. */
static inline void give_china(struct schedule *schedule)
{
    struct schedule_marks marks = {0};
    mark_china(&marks);
    schedule_marks_add(&marks, day_of(2026, 7, 11), day_of(2026, 8, 31), SCHEDULE_VACATION);
    schedule_days_make(&marks, &schedule->days);
    schedule_marks_finish(&marks);
}

/* Berlin's changes of 2026 and 2027. */
static inline void give_berlin(struct zone *zone)
{
    zone_add(zone, utc_of("2025-10-26T01:00:00"), 3600);
    zone_add(zone, utc_of("2026-03-29T01:00:00"), 7200);
    zone_add(zone, utc_of("2026-10-25T01:00:00"), 3600);
    zone_add(zone, utc_of("2027-03-28T01:00:00"), 7200);
    zone_add(zone, utc_of("2027-10-31T01:00:00"), 3600);
}

/* Half hours. */
static inline void give_lord_howe(struct zone *zone)
{
    zone_add(zone, utc_of("2025-10-04T15:30:00"), 39600);
    zone_add(zone, utc_of("2026-04-04T15:00:00"), 37800);
    zone_add(zone, utc_of("2026-10-03T15:30:00"), 39600);
}

static inline void give_shanghai(struct zone *zone)
{
    zone_add(zone, 0, 8 * 3600);
}

/* Apia went from one side of the date line to the other: 30 December 2011 never came. */
static inline void give_apia(struct zone *zone)
{
    zone_add(zone, utc_of("2011-09-24T14:00:00"), -10 * 3600);
    zone_add(zone, utc_of("2011-12-30T10:00:00"), 14 * 3600);
    zone_add(zone, utc_of("2012-03-31T14:00:00"), 13 * 3600);
}

#endif
