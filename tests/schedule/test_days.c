#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "schedule/make.h"

#define WORKDAY (BIT(WORKDAY) | BIT(SCHOOLDAY))
#define LAST    (WORKDAY | BIT(WEEK_LAST) | BIT(SCHOOLDAY_WEEK_LAST))
#define EVE     (LAST | BIT(HOLIDAY_EVE) | BIT(SCHOOLDAY_HOLIDAY_EVE))
#define OFF     (BIT(RESTDAY) | BIT(HOLIDAY))
#define REST    BIT(RESTDAY)
#define WEEK    (BIT(MON) | BIT(TUE) | BIT(WED) | BIT(THU) | BIT(FRI) | BIT(SAT) | BIT(SUN))

/* What the calendar makes of a day; its weekday is civil's. */
static void check(const struct schedule_days *days, int year, int month, int mday, uint32_t words)
{
    int64_t day = day_of(year, month, mday);
    uint32_t found = schedule_days_words(days, day);
    if ((found & ~WEEK) != words || (found & WEEK) != 1u << civil_weekday_of_days(day))
        fail_msg("%d-%02d-%02d: %x, not %x", year, month, mday, found, words);
}

static void test_china(void **state)
{
    (void)state;
    static const struct {
        int year, month, mday;
        uint32_t words;
    } rows[] = {
        /* checked by hand in the design */
        {2025, 1, 27, EVE},     /* Monday; Spring Festival from the 28th */
        {2025, 9, 26, LAST},    /* Friday before an ordinary Saturday */
        {2025, 9, 27, REST},    /* that Saturday */
        {2025, 9, 28, WORKDAY}, /* make-up Sunday: Monday follows */
        {2025, 9, 30, EVE},     /* Tuesday; off from 1 October */
        {2025, 12, 31, EVE},    /* the year's end is no border */
        {2026, 2, 13, WORKDAY}, /* Friday before a make-up Saturday */
        {2026, 2, 14, EVE},     /* that Saturday */
        /* 2025 */
        {2025, 1, 1, OFF},
        {2025, 1, 24, LAST}, /* Friday: one rest day follows, no holiday */
        {2025, 1, 25, REST},
        {2025, 1, 26, WORKDAY},
        {2025, 1, 28, OFF},
        {2025, 2, 4, OFF},
        {2025, 2, 5, WORKDAY},
        {2025, 2, 7, WORKDAY}, /* Friday before a make-up Saturday */
        {2025, 2, 8, LAST},    /* that Saturday: an ordinary Sunday follows */
        {2025, 4, 3, EVE},
        {2025, 4, 27, WORKDAY},
        {2025, 4, 30, EVE},
        {2025, 5, 30, EVE}, /* Friday; Saturday is off */
        {2025, 6, 2, OFF},
        {2025, 6, 3, WORKDAY},
        {2025, 10, 10, WORKDAY},
        {2025, 10, 11, LAST},
        {2025, 10, 12, REST},
        /* 2026 */
        {2026, 1, 3, OFF}, /* a Saturday marked off is a holiday, too */
        {2026, 1, 4, WORKDAY},
        {2026, 2, 15, OFF},
        {2026, 2, 23, OFF},
        {2026, 2, 24, WORKDAY},
        {2026, 2, 27, WORKDAY},
        {2026, 2, 28, LAST},
        {2026, 3, 1, REST},
        {2026, 4, 3, EVE},
        {2026, 6, 16, WORKDAY},
        {2026, 6, 18, EVE},
        {2026, 9, 18, LAST}, /* Friday; Saturday rests, Sunday works */
        {2026, 9, 19, REST},
        {2026, 9, 20, WORKDAY},
        {2026, 9, 24, EVE},
        {2026, 9, 28, WORKDAY},
        {2026, 9, 30, EVE},
        {2026, 10, 10, LAST},
        {2027, 1, 1, LAST}, /* not known yet: a plain Friday */
    };
    struct schedule_marks marks = {0};
    struct schedule_days days = {0};
    mark_china(&marks);
    schedule_days_make(&marks, &days);
    for (size_t i = 0; i < COUNT(rows); i++)
        check(&days, rows[i].year, rows[i].month, rows[i].mday, rows[i].words);
    schedule_marks_finish(&marks);
    schedule_days_finish(&days);
    schedule_days_finish(&days);
    assert_null(days.words);
}

/* A holiday anywhere in the run of rest days counts, not only at its beginning. */
static void test_runs(void **state)
{
    (void)state;
    static const struct {
        int mday, count;
        enum schedule_mark mark;
    } march[] = {
        {8, 1, SCHEDULE_OFF},   /* Monday */
        {17, 1, SCHEDULE_OFF},  /* Wednesday */
        {20, 1, SCHEDULE_OFF},  /* Saturday */
        {21, 1, SCHEDULE_WORK}, /* Sunday */
        {29, 2, SCHEDULE_OFF},  /* Monday, Tuesday */
        {29, 1, SCHEDULE_WORK}, /* Monday is marked both: work */
    };
    struct schedule_marks marks = {0};
    struct schedule_days days = {0};
    for (size_t i = 0; i < COUNT(march); i++) {
        int64_t first = day_of(2027, 3, march[i].mday);
        schedule_marks_add(&marks, first, first + march[i].count - 1, march[i].mark);
    }
    schedule_days_make(&marks, &days);
    check(&days, 2027, 3, 5, EVE); /* Friday; Saturday, Sunday, and Monday off */
    check(&days, 2027, 3, 6, REST);
    check(&days, 2027, 3, 8, OFF);
    check(&days, 2027, 3, 16, EVE); /* before a single day off */
    check(&days, 2027, 3, 18, WORKDAY);
    check(&days, 2027, 3, 19, EVE); /* the Saturday is marked, the Sunday works */
    check(&days, 2027, 3, 20, OFF);
    check(&days, 2027, 3, 21, WORKDAY);
    check(&days, 2027, 3, 26, LAST);
    check(&days, 2027, 3, 29, EVE);
    check(&days, 2027, 3, 30, OFF);
    schedule_marks_finish(&marks);
    schedule_days_finish(&days);
}

static void test_school(void **state)
{
    (void)state;
    struct schedule_marks marks = {0};
    struct schedule_days days = {0};
    mark_china(&marks);
    schedule_marks_add(&marks, day_of(2026, 2, 9), day_of(2026, 2, 27), SCHEDULE_VACATION);
    schedule_days_make(&marks, &days);
    check(&days, 2026, 2, 6, LAST);
    check(&days, 2026, 2, 9, BIT(WORKDAY));
    check(&days, 2026, 2, 13, BIT(WORKDAY));
    check(&days, 2026, 2, 14, BIT(WORKDAY) | BIT(WEEK_LAST) | BIT(HOLIDAY_EVE));
    check(&days, 2026, 2, 15, OFF);
    check(&days, 2026, 2, 27, BIT(WORKDAY));
    check(&days, 2026, 2, 28, LAST);
    schedule_marks_finish(&marks);
    schedule_days_finish(&days);
}

/* Marks outside the range are left out, and days outside it are plain. */
static void test_range(void **state)
{
    (void)state;
    struct schedule_marks marks = {0};
    struct schedule_days days = {0};
    schedule_marks_add(&marks, INT64_MIN, 0, SCHEDULE_OFF);
    schedule_marks_add(&marks, SCHEDULE_MARKS_END - 1, INT64_MAX, SCHEDULE_OFF);
    schedule_marks_add(&marks, 9, 8, SCHEDULE_OFF); /* no day at all */
    schedule_days_make(&marks, &days);
    assert_int_equal(days.count, SCHEDULE_MARKS_END - SCHEDULE_MARKS_FIRST);
    assert_int_equal(day_of(2201, 1, 1), SCHEDULE_MARKS_END);
    check(&days, 1969, 12, 31, WORKDAY);
    check(&days, 1970, 1, 1, OFF);
    check(&days, 1970, 1, 9, LAST);
    check(&days, 2200, 12, 30, EVE);
    check(&days, 2200, 12, 31, OFF);
    check(&days, 2201, 1, 1, WORKDAY);
    check(&days, 1, 1, 1, WORKDAY);
    check(&days, 9999, 12, 31, LAST);
    schedule_marks_finish(&marks);
    schedule_days_finish(&days);
}

static void test_plain(void **state)
{
    (void)state;
    struct schedule_marks marks = {0};
    struct schedule_days none = {0}, days = {0};
    schedule_days_make(&marks, &none);
    assert_null(none.words);
    schedule_marks_add(&marks, 84000, 84000, SCHEDULE_WORK);
    schedule_days_make(&marks, &days);
    for (int64_t day = -1000; day < 90000; day++) {
        uint32_t plain = day_words_plain(civil_date_of_days(day));
        assert_int_equal(schedule_days_words(&none, day), plain);
        if (day < 83990 || day > 84010)
            assert_int_equal(schedule_days_words(&days, day), plain);
    }
    schedule_marks_finish(&marks);
    schedule_days_finish(&days);
}

static void test_known_years(void **state)
{
    (void)state;
    static const struct {
        int64_t year;
        bool is_known;
    } rows[] = {{2024, false}, {2025, true},  {2026, true},  {2027, false},
                {2028, false}, {1969, false}, {2300, false}, {-5, false}};
    struct schedule_marks marks = {0};
    struct schedule_days days = {0}, none = {0};
    mark_china(&marks);
    schedule_marks_add(&marks, day_of(2027, 1, 2), day_of(2027, 1, 2), SCHEDULE_WORK);
    schedule_marks_add(&marks, day_of(2028, 1, 1), day_of(2028, 12, 31), SCHEDULE_VACATION);
    schedule_days_make(&marks, &days);
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(schedule_days_know_year(&days, rows[i].year), rows[i].is_known);
        assert_false(schedule_days_know_year(&none, rows[i].year));
    }
    schedule_marks_finish(&marks);
    schedule_days_finish(&days);
}

static void test_next(void **state)
{
    (void)state;
    const int64_t never = INT64_MAX;
    const struct {
        const char *name;
        uint32_t set;
        bool is_wanted;
        int64_t from, end, found;
    } rows[] = {
        {"a holiday", BIT(HOLIDAY), true, day_of(2025, 10, 9), never, day_of(2026, 1, 1)},
        {"today", BIT(HOLIDAY), true, day_of(2025, 10, 8), never, day_of(2025, 10, 8)},
        {"none any more", BIT(HOLIDAY), true, day_of(2026, 10, 8), never, never},
        {"the end is not in it", BIT(HOLIDAY), true, day_of(2025, 12, 1), day_of(2026, 1, 1),
         day_of(2026, 1, 1)},
        {"no workday", BIT(WORKDAY), false, day_of(2026, 2, 9), never, day_of(2026, 2, 15)},
        {"any of two", BIT(HOLIDAY) | BIT(TUE), true, day_of(2025, 10, 9), never,
         day_of(2025, 10, 14)},
        {"behind the table", BIT(SUN), true, SCHEDULE_MARKS_END - 1, never, day_of(2201, 1, 4)},
        {"before the table", BIT(SUN), true, day_of(1, 1, 1), 0, day_of(1, 1, 7)},
        {"into the table", BIT(HOLIDAY), true, day_of(1, 1, 1), never, day_of(2025, 1, 1)},
        {"always one of them", BIT(WORKDAY) | BIT(RESTDAY), false, day_of(1, 1, 1), never, never},
        {"an empty stretch", BIT(SUN), true, day_of(2026, 1, 2), day_of(2026, 1, 1),
         day_of(2026, 1, 1)},
    };
    struct schedule_marks marks = {0};
    struct schedule_days days = {0}, none = {0};
    mark_china(&marks);
    schedule_days_make(&marks, &days);
    for (size_t i = 0; i < COUNT(rows); i++)
        if (schedule_days_next(&days, rows[i].set, rows[i].is_wanted, rows[i].from, rows[i].end) !=
            rows[i].found)
            fail_msg("%s", rows[i].name);
    assert_int_equal(schedule_days_next(&none, BIT(MON), true, day_of(2026, 6, 16), never),
                     day_of(2026, 6, 22));
    assert_int_equal(schedule_days_next(&none, BIT(HOLIDAY), true, -1000, never), never);
    schedule_marks_finish(&marks);
    schedule_days_finish(&days);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_china),  cmocka_unit_test(test_runs),
        cmocka_unit_test(test_school), cmocka_unit_test(test_range),
        cmocka_unit_test(test_plain),  cmocka_unit_test(test_known_years),
        cmocka_unit_test(test_next),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
