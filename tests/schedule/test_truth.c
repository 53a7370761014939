#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "schedule/make.h"

#define NO_AT                                                                                      \
    {                                                                                              \
        0, 0                                                                                       \
    }
#define NO_BOUNDS                                                                                  \
    {0},                                                                                           \
    {                                                                                              \
        0                                                                                          \
    }
#define KEY(name) (1u << SCHEDULE_##name)
#define YEARLY(m, d)                                                                               \
    {                                                                                              \
        .kind = SCHEDULE_YEARLY, .month = (m), .mday = (d)                                         \
    }

static struct schedule_moment at(const char *text)
{
    return (struct schedule_moment){.utc = utc_of(text)};
}

/* One rule in Shanghai with the days of 2025 and 2026; at in minutes of the day, {0, 0}: none. */
static void test_holds(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int at[2];
        uint32_t days;
        struct schedule_bound from, until;
        const char *moment; /* Shanghai's time */
        bool holds;
    } rows[] = {
        {"always", NO_AT, 0, NO_BOUNDS, "2026-06-16T03:04:05", true},
        /* at: the end is not in it */
        {"before 07:00", {420, 1320}, 0, NO_BOUNDS, "2026-06-16T06:59:59", false},
        {"at 07:00", {420, 1320}, 0, NO_BOUNDS, "2026-06-16T07:00:00", true},
        {"last second", {420, 1320}, 0, NO_BOUNDS, "2026-06-16T21:59:59", true},
        {"at 22:00", {420, 1320}, 0, NO_BOUNDS, "2026-06-16T22:00:00", false},
        /* past midnight */
        {"night begins", {1320, 420}, 0, NO_BOUNDS, "2026-06-16T22:00:00", true},
        {"before night", {1320, 420}, 0, NO_BOUNDS, "2026-06-16T21:59:59", false},
        {"midnight", {1320, 420}, 0, NO_BOUNDS, "2026-06-17T00:00:00", true},
        {"night's last second", {1320, 420}, 0, NO_BOUNDS, "2026-06-17T06:59:59", true},
        {"night is over", {1320, 420}, 0, NO_BOUNDS, "2026-06-17T07:00:00", false},
        /* 24:00 */
        {"until 24:00", {1320, 1440}, 0, NO_BOUNDS, "2026-06-16T23:59:59", true},
        {"until 24:00, then", {1320, 1440}, 0, NO_BOUNDS, "2026-06-17T00:00:00", false},
        {"00:00-24:00, first", {0, 1440}, 0, NO_BOUNDS, "2026-06-16T00:00:00", true},
        {"00:00-24:00, last", {0, 1440}, 0, NO_BOUNDS, "2026-06-16T23:59:59", true},
        {"from 00:00", {0, 60}, 0, NO_BOUNDS, "2026-06-16T00:00:00", true},
        {"a day but a minute, begun", {1, 0 + 1440}, 0, NO_BOUNDS, "2026-06-16T00:00:59", false},
        /* the wrap belongs to the day it starts on */
        {"Friday night", {1320, 420}, BIT(FRI), NO_BOUNDS, "2026-06-13T06:59:59", true},
        {"Friday morning", {1320, 420}, BIT(FRI), NO_BOUNDS, "2026-06-12T06:59:59", false},
        {"Friday evening", {1320, 420}, BIT(FRI), NO_BOUNDS, "2026-06-12T22:00:00", true},
        {"Saturday evening", {1320, 420}, BIT(FRI), NO_BOUNDS, "2026-06-13T22:00:00", false},
        {"month's end", {1320, 420}, 0, YEARLY(6, 30), YEARLY(6, 30), "2026-07-01T03:00:00", true},
        {"month's end, next night",
         {1320, 420},
         0,
         YEARLY(6, 30),
         YEARLY(6, 30),
         "2026-07-01T23:00:00",
         false},
        {"year's end", {1380, 60}, 0, YEARLY(12, 31), YEARLY(12, 31), "2027-01-01T00:59:59", true},
        {"year's end, early",
         {1380, 60},
         0,
         YEARLY(12, 31),
         YEARLY(12, 31),
         "2026-12-31T00:30:00",
         false},
        /* days */
        {"Tuesday", NO_AT, BIT(TUE), NO_BOUNDS, "2026-06-16T00:00:00", true},
        {"not Tuesday any more", NO_AT, BIT(TUE), NO_BOUNDS, "2026-06-17T00:00:00", false},
        {"any of them", NO_AT, BIT(MON) | BIT(WED), NO_BOUNDS, "2026-06-17T00:00:00", true},
        {"holiday", NO_AT, BIT(HOLIDAY), NO_BOUNDS, "2026-06-19T12:00:00", true},
        {"not a holiday", NO_AT, BIT(HOLIDAY), NO_BOUNDS, "2026-06-27T12:00:00", false},
        {"a make-up Sunday works", NO_AT, BIT(WORKDAY), NO_BOUNDS, "2026-09-20T12:00:00", true},
        {"and is no rest day", NO_AT, BIT(RESTDAY), NO_BOUNDS, "2026-09-20T12:00:00", false},
        {"1530 daily", {989, 990}, BIT(SCHOOLDAY), NO_BOUNDS, "2026-06-16T16:29:59", true},
        {"1530 daily, vacation",
         {989, 990},
         BIT(SCHOOLDAY),
         NO_BOUNDS,
         "2026-07-14T16:29:59",
         false},
        {"1530 weekly",
         {985, 990},
         BIT(SCHOOLDAY_WEEK_LAST),
         NO_BOUNDS,
         "2025-09-26T16:25:00",
         true},
        {"1530 weekly, not on the make-up Sunday",
         {985, 990},
         BIT(SCHOOLDAY_WEEK_LAST),
         NO_BOUNDS,
         "2025-09-28T16:25:00",
         false},
        {"1530 holiday",
         {960, 990},
         BIT(SCHOOLDAY_HOLIDAY_EVE),
         NO_BOUNDS,
         "2026-02-14T16:00:00",
         true},
        {"1530 holiday, not on the Friday",
         {960, 990},
         BIT(SCHOOLDAY_HOLIDAY_EVE),
         NO_BOUNDS,
         "2026-02-13T16:00:00",
         false},
        /* from and until, both days in it */
        {"16 June", NO_AT, 0, YEARLY(6, 16), YEARLY(6, 16), "2026-06-16T00:00:00", true},
        {"16 June's end", NO_AT, 0, YEARLY(6, 16), YEARLY(6, 16), "2026-06-16T23:59:59", true},
        {"15 June", NO_AT, 0, YEARLY(6, 16), YEARLY(6, 16), "2026-06-15T23:59:59", false},
        {"17 June", NO_AT, 0, YEARLY(6, 16), YEARLY(6, 16), "2026-06-17T00:00:00", false},
        {"each year", NO_AT, 0, YEARLY(6, 1), YEARLY(6, 30), "2099-06-30T23:59:59", true},
        {"over the year's end", NO_AT, 0, YEARLY(12, 20), YEARLY(2, 10), "2027-01-31T00:00:00",
         true},
        {"over the year's end, last", NO_AT, 0, YEARLY(12, 20), YEARLY(2, 10),
         "2027-02-10T23:59:59", true},
        {"over the year's end, out", NO_AT, 0, YEARLY(12, 20), YEARLY(2, 10), "2027-02-11T00:00:00",
         false},
        {"only from", NO_AT, 0, YEARLY(11, 1), {0}, "2026-12-31T23:59:59", true},
        {"only from, next year", NO_AT, 0, YEARLY(11, 1), {0}, "2027-01-01T00:00:00", false},
        {"only until", NO_AT, 0, {0}, YEARLY(3, 1), "2027-01-01T00:00:00", true},
        {"only until, over", NO_AT, 0, {0}, YEARLY(3, 1), "2027-03-02T00:00:00", false},
        /* leap days */
        {"29 February", NO_AT, 0, YEARLY(2, 29), YEARLY(2, 29), "2028-02-29T12:00:00", true},
        {"no 29 February", NO_AT, 0, YEARLY(2, 29), YEARLY(2, 29), "2027-03-01T12:00:00", false},
        {"2100 has none", NO_AT, 0, YEARLY(2, 29), YEARLY(2, 29), "2100-03-01T00:00:00", false},
        {"from 29 February", NO_AT, 0, YEARLY(2, 29), YEARLY(3, 5), "2027-03-01T00:00:00", true},
        {"until 29 February", NO_AT, 0, YEARLY(2, 1), YEARLY(2, 29), "2027-02-28T23:59:59", true},
        {"until 29 February, then", NO_AT, 0, YEARLY(2, 1), YEARLY(2, 29), "2027-03-01T00:00:00",
         false},
        {"the night of 29 February",
         {1320, 420},
         0,
         YEARLY(2, 29),
         YEARLY(2, 29),
         "2028-03-01T06:00:00",
         true},
        /* far away */
        {"2038", {420, 1320}, BIT(TUE), NO_BOUNDS, "2038-01-19T11:14:08", true},
        {"2100", NO_AT, BIT(SUN), NO_BOUNDS, "2100-02-28T12:00:00", true},
        {"2100 in March", NO_AT, BIT(MON), NO_BOUNDS, "2100-03-01T00:00:00", true},
        {"1900", {420, 1320}, BIT(MON), NO_BOUNDS, "1900-01-01T07:00:00", true},
        {"9999", {420, 1320}, BIT(FRI), NO_BOUNDS, "9999-12-31T21:59:59", true},
    };
    struct schedule schedule = empty_schedule();
    give_shanghai(&schedule.zone);
    give_china(&schedule);
    struct schedule_when *when = &add_rule(&schedule, "rule", 0)->when;
    schedule_sort(&schedule);
    for (size_t i = 0; i < COUNT(rows); i++) {
        *when = (struct schedule_when){
            .days = rows[i].days, .from = rows[i].from, .until = rows[i].until};
        if (rows[i].at[0] != rows[i].at[1])
            set_at(when, rows[i].at[0], rows[i].at[1]);
        struct schedule_moment moment = {.utc = utc_of(rows[i].moment) - 8 * 3600};
        if (schedule_rule_holds(&schedule, 0, moment) != rows[i].holds)
            fail_msg("%s", rows[i].name);
    }
    schedule_finish(&schedule);
}

/* Dates that come once. */
static void test_dates(void **state)
{
    (void)state;
    static const struct {
        const char *moment;
        bool both, from, until;
    } rows[] = {
        {"2026-06-09T23:59:59", false, false, true}, {"2026-06-10T00:00:00", true, true, true},
        {"2026-06-12T23:59:59", true, true, true},   {"2026-06-13T00:00:00", false, true, false},
        {"2027-06-11T12:00:00", false, true, false}, {"1999-06-11T12:00:00", false, false, true},
    };
    struct schedule schedule = empty_schedule();
    for (int i = 0; i < 3; i++) {
        struct schedule_when *when = &add_rule(&schedule, "rule", 0)->when;
        if (i != 2)
            when->from = date_bound(2026, 6, 10);
        if (i != 1)
            when->until = date_bound(2026, 6, 12);
    }
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(schedule_rule_holds(&schedule, 0, at(rows[i].moment)), rows[i].both);
        assert_int_equal(schedule_rule_holds(&schedule, 1, at(rows[i].moment)), rows[i].from);
        assert_int_equal(schedule_rule_holds(&schedule, 2, at(rows[i].moment)), rows[i].until);
    }
    schedule_finish(&schedule);
}

/* Spans are moments, half open; with other conditions both must hold; no span: never. */
static void test_spans(void **state)
{
    (void)state;
    static const struct {
        const char *moment;
        bool alone, with_at;
    } rows[] = {
        {"2026-06-05T19:29:59", false, false}, {"2026-06-05T19:30:00", true, false},
        {"2026-06-05T19:34:59", true, false},  {"2026-06-05T19:35:00", true, true},
        {"2026-06-05T19:39:59", true, true},   {"2026-06-05T19:40:00", false, false},
        {"2026-06-06T19:35:00", true, true},   {"2026-06-07T19:35:00", false, false},
        {"2026-06-12T19:35:00", true, true},   {"2026-06-12T20:00:00", false, false},
    };
    struct schedule schedule = empty_schedule();
    add_rule(&schedule, "alone", 0);
    add_rule(&schedule, "with at", 0);
    add_rule(&schedule, "none", 0)->when.has_spans = true;
    set_at(&schedule.rules[1].when, 19 * 60 + 35, 20 * 60);
    for (int rule = 0; rule < 2; rule++)
        for (int day = 5; day <= 12; day++)
            if (day != 7 && day != 9) {
                int64_t from = day_of(2026, 6, day) * SCHEDULE_DAY_S + 19 * 3600 + 1800;
                add_span(&schedule.rules[rule].when, from, from + 600);
            }
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(schedule_rule_holds(&schedule, 0, at(rows[i].moment)), rows[i].alone);
        assert_int_equal(schedule_rule_holds(&schedule, 1, at(rows[i].moment)), rows[i].with_at);
        assert_false(schedule_rule_holds(&schedule, 2, at(rows[i].moment)));
    }
    schedule_finish(&schedule);
}

/* Berlin: what the clock skips never comes, what it repeats comes twice. */
static void test_berlin(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int at[2];
        uint32_t days;
        const char *moment;
        bool holds;
    } rows[] = {
        {"03:00 comes at once", {180, 240}, 0, "2026-03-29T01:00:00Z", true},
        {"01:59:59 just before", {60, 120}, 0, "2026-03-29T00:59:59Z", true},
        {"02:00-03:00 never comes", {120, 180}, 0, "2026-03-29T01:00:00Z", false},
        {"02:00-03:00 the day before", {120, 180}, 0, "2026-03-28T01:00:00Z", true},
        {"02:30-04:00 is cut short", {150, 240}, 0, "2026-03-29T01:00:00Z", true},
        {"02:30-04:00 not earlier", {150, 240}, 0, "2026-03-29T00:59:59Z", false},
        {"02:30, first time", {150, 151}, 0, "2026-10-25T00:30:00Z", true},
        {"between", {150, 151}, 0, "2026-10-25T00:31:00Z", false},
        {"02:30, second time", {150, 151}, 0, "2026-10-25T01:30:00Z", true},
        {"03:00", {180, 240}, 0, "2026-10-25T02:00:00Z", true},
        {"02:59:59, second time", {180, 240}, 0, "2026-10-25T01:59:59Z", false},
        {"the night wraps through the gap", {1320, 360}, BIT(SAT), "2026-03-29T03:59:59Z", true},
        {"and ends by the clock", {1320, 360}, BIT(SAT), "2026-03-29T04:00:00Z", false},
        {"the night wraps through the fold", {1320, 360}, BIT(SAT), "2026-10-25T04:59:59Z", true},
        {"and ends by the clock again", {1320, 360}, BIT(SAT), "2026-10-25T05:00:00Z", false},
        {"Sunday begins in UTC's Saturday", {0, 0}, BIT(SUN), "2026-07-04T22:00:00Z", true},
    };
    struct schedule schedule = empty_schedule();
    give_berlin(&schedule.zone);
    struct schedule_when *when = &add_rule(&schedule, "rule", 0)->when;
    for (size_t i = 0; i < COUNT(rows); i++) {
        *when = (struct schedule_when){.days = rows[i].days};
        if (rows[i].at[0] != rows[i].at[1])
            set_at(when, rows[i].at[0], rows[i].at[1]);
        if (schedule_rule_holds(&schedule, 0, at(rows[i].moment)) != rows[i].holds)
            fail_msg("%s", rows[i].name);
    }
    schedule_finish(&schedule);
}

/* A day the zone never had. */
static void test_skipped_day(void **state)
{
    (void)state;
    struct schedule schedule = empty_schedule();
    give_apia(&schedule.zone);
    add_rule(&schedule, "Friday", 0)->when.days = BIT(FRI);
    add_rule(&schedule, "Saturday", 0)->when.days = BIT(SAT);
    add_rule(&schedule, "Friday night", 0)->when.days = BIT(FRI);
    set_at(&schedule.rules[2].when, 22 * 60, 6 * 60);
    struct schedule_moment thursday = at("2011-12-30T09:59:59"), next = at("2011-12-30T10:00:00");
    assert_false(schedule_rule_holds(&schedule, 0, thursday));
    assert_false(schedule_rule_holds(&schedule, 0, next));
    assert_true(schedule_rule_holds(&schedule, 1, next));
    assert_true(schedule_rule_holds(&schedule, 2, next)); /* of the Friday that clocks left out */
    schedule_finish(&schedule);
}

/* Clocks stand still outside the years 0 to 9999; spans do not care. */
static void test_extremes(void **state)
{
    (void)state;
    static const int64_t moments[] = {INT64_MIN,    INT64_MIN + 1, INT64_MIN / 2, -62167219201,
                                      253402300800, INT64_MAX / 2, INT64_MAX - 1, INT64_MAX};
    struct schedule schedule = empty_schedule();
    give_apia(&schedule.zone);
    set_at(&add_rule(&schedule, "night", 0)->when, 1320, 420);
    add_rule(&schedule, "days", 0)->when.days = BIT(WORKDAY) | BIT(RESTDAY);
    add_span(&add_rule(&schedule, "spans", 0)->when, INT64_MIN, INT64_MAX);
    add_rule(&schedule, "yearly", 0)->when.from = yearly_bound(1, 1);
    for (size_t i = 0; i < COUNT(moments); i++) {
        struct schedule_moment moment = {.utc = moments[i]};
        struct schedule_moment edge =
            at(moments[i] < 0 ? "0000-01-01T00:00:00Z" : "9999-12-31T23:59:59Z");
        assert_int_equal(schedule_rule_holds(&schedule, 0, moment),
                         schedule_rule_holds(&schedule, 0, edge));
        assert_true(schedule_rule_holds(&schedule, 1, moment));
        assert_int_equal(schedule_rule_holds(&schedule, 2, moment), moments[i] != INT64_MAX);
        assert_true(schedule_rule_holds(&schedule, 3, moment));
    }
    schedule_finish(&schedule);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_holds),       cmocka_unit_test(test_dates),
        cmocka_unit_test(test_spans),       cmocka_unit_test(test_berlin),
        cmocka_unit_test(test_skipped_day), cmocka_unit_test(test_extremes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
