#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/civil.h"
#include "base/clock.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void test_days(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct civil_date date;
        int64_t days;
        enum civil_weekday weekday;
    } rows[] = {
        {"the epoch", {1970, 1, 1}, 0, CIVIL_THU},
        {"the day before", {1969, 12, 31}, -1, CIVIL_WED},
        {"leap day", {2000, 2, 29}, 11016, CIVIL_TUE},
        {"day after it", {2000, 3, 1}, 11017, CIVIL_WED},
        {"leap day 2024", {2024, 2, 29}, 19782, CIVIL_THU},
        {"leap day 2028", {2028, 2, 29}, 21243, CIVIL_TUE},
        {"consultation day", {2026, 6, 16}, 20620, CIVIL_TUE},
        {"32 bits of seconds end", {2038, 1, 19}, 24855, CIVIL_TUE},
        {"the day after", {2038, 1, 20}, 24856, CIVIL_WED},
        {"2100 is no leap year", {2100, 2, 28}, 47540, CIVIL_SUN},
        {"so March follows", {2100, 3, 1}, 47541, CIVIL_MON},
        {"2400 is one", {2400, 2, 29}, 157113, CIVIL_TUE},
        {"first day of the calendar", {1, 1, 1}, -719162, CIVIL_MON},
        {"the last that is written", {9999, 12, 31}, 2932896, CIVIL_FRI},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct civil_date back = civil_date_of_days(rows[i].days);
        if (civil_days(rows[i].date) != rows[i].days)
            fail_msg("%s: day %lld", rows[i].name, (long long)civil_days(rows[i].date));
        if (back.year != rows[i].date.year || back.month != rows[i].date.month ||
            back.day != rows[i].date.day)
            fail_msg("%s: back comes %lld-%d-%d", rows[i].name, (long long)back.year, back.month,
                     back.day);
        if (civil_weekday_of_days(rows[i].days) != rows[i].weekday)
            fail_msg("%s: weekday %d", rows[i].name, (int)civil_weekday_of_days(rows[i].days));
    }
}

static int days_of_month(int64_t year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && is_leap ? 29 : days[month - 1];
}

/* Every day of five centuries, counted by hand, is the day the formulas say. */
static void test_every_day(void **state)
{
    (void)state;
    int64_t days = civil_days((struct civil_date){1900, 1, 1});
    int weekday = CIVIL_MON;
    for (int64_t year = 1900; year <= 2400; year++)
        for (int month = 1; month <= 12; month++)
            for (int day = 1; day <= days_of_month(year, month); day++) {
                struct civil_date back = civil_date_of_days(days);
                assert_int_equal(civil_days((struct civil_date){year, month, day}), days);
                assert_true(back.year == year && back.month == month && back.day == day);
                assert_int_equal(civil_weekday_of_days(days), weekday);
                days++;
                weekday = (weekday + 1) % 7;
            }
}

static void test_valid(void **state)
{
    (void)state;
    static const struct {
        struct civil_date date;
        bool is_valid;
    } rows[] = {
        {{2026, 6, 16}, true},  {{2024, 2, 29}, true},  {{2000, 2, 29}, true},
        {{2026, 2, 29}, false}, {{2100, 2, 29}, false}, {{2026, 4, 31}, false},
        {{2026, 0, 1}, false},  {{2026, 13, 1}, false}, {{2026, 1, 0}, false},
        {{2026, 1, 32}, false}, {{2026, 12, 31}, true}, {{2026, -1, 5}, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        if (civil_date_is_valid(rows[i].date) != rows[i].is_valid)
            fail_msg("%lld-%d-%d", (long long)rows[i].date.year, rows[i].date.month,
                     rows[i].date.day);
}

static void test_parse_date(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool ok;
    } rows[] = {
        {"2026-06-16", true},   {"2024-02-29", true},   {"9999-12-31", true},
        {"2026-6-16", false},   {"26-06-16", false},    {"2026-02-29", false},
        {"2026-06-16 ", false}, {" 2026-06-16", false}, {"2026/06/16", false},
        {"2026-06-1", false},   {"20260616", false},    {"", false},
        {"2026-06-161", false}, {"-026-06-16", false},  {"2026-06-16T00:00", false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct civil_date date = {-1, -1, -1};
        if (civil_parse_date(rows[i].text, &date) != rows[i].ok)
            fail_msg("'%s' is %s", rows[i].text, rows[i].ok ? "refused" : "taken");
        assert_int_equal(date.year == -1, !rows[i].ok); /* untouched when refused */
    }
}

static void test_parse_time(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool ok;
        int64_t seconds;
        bool has_offset;
    } rows[] = {
        {"1970-01-01T00:00", true, 0, false},
        {"1970-01-01T00:00:01", true, 1, false},
        {"1970-01-01T00:00:00Z", true, 0, true},
        {"1970-01-01T08:00:00+08:00", true, 0, true},
        {"1969-12-31T19:00:00-05:00", true, 0, true},
        {"2026-06-16T09:30:00+08:00", true, 1781573400, true},
        {"2026-06-16T09:30:00.5+08:00", true, 1781573400, true},
        {"2026-06-16T09:30:00.123456789Z", true, 1781602200, true},
        {"2038-01-19T03:14:07Z", true, 2147483647, true},
        {"2038-01-19T03:14:08Z", true, 2147483648, true},
        {"2100-03-01T00:00:00Z", true, 4107542400, true},
        {"2026-06-16T24:00", false, 0, false},
        {"2026-06-16T09:60", false, 0, false},
        {"2026-06-16T09:30:60", false, 0, false},
        {"2026-06-16T9:30", false, 0, false},
        {"2026-06-16T09", false, 0, false},
        {"2026-06-16 09:30", false, 0, false},
        {"2026-06-16", false, 0, false},
        {"2026-06-16T09:30:00.Z", false, 0, false},
        {"2026-06-16T09:30.5", false, 0, false},
        {"2026-06-16T09:30:00+8", false, 0, false},
        {"2026-06-16T09:30:00+08:00 ", false, 0, false},
        {"2026-06-16T09:30:00+24:00", false, 0, false},
        {"2026-06-16T09:30:00Zulu", false, 0, false},
        {"2026-06-31T09:30", false, 0, false},
        {"", false, 0, false},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t seconds = 0;
        bool has_offset = false;
        bool ok = civil_parse_time(rows[i].text, &seconds, &has_offset);
        if (ok != rows[i].ok || seconds != rows[i].seconds || has_offset != rows[i].has_offset)
            fail_msg("'%s': %s, %lld, %s offset", rows[i].text, ok ? "taken" : "refused",
                     (long long)seconds, has_offset ? "with" : "no");
    }
}

static void test_format(void **state)
{
    (void)state;
    static const struct {
        int64_t utc;
        int offset_s;
        const char *text;
    } rows[] = {
        {0, 0, "1970-01-01T00:00:00+00:00"},
        {0, 28800, "1970-01-01T08:00:00+08:00"},
        {0, -12600, "1969-12-31T20:30:00-03:30"},
        {-1, 0, "1969-12-31T23:59:59+00:00"},
        {1781573400, 28800, "2026-06-16T09:30:00+08:00"},
        {2147483648, 0, "2038-01-19T03:14:08+00:00"},
        {4107542399, 0, "2100-02-28T23:59:59+00:00"},
        {253402300799, 0, "9999-12-31T23:59:59+00:00"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[26];
        int64_t seconds;
        bool has_offset;
        civil_format_rfc3339(rows[i].utc, rows[i].offset_s, text, sizeof(text));
        assert_string_equal(text, rows[i].text);
        assert_true(civil_parse_time(text, &seconds, &has_offset) && has_offset);
        assert_int_equal(seconds, rows[i].utc);
    }
}

static void test_seconds(void **state)
{
    (void)state;
    static const int64_t rows[] = {0, -1, -86400, -86401, 86399, 86400, 1781573400, 2147483648};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct civil civil = civil_of_seconds(rows[i]);
        assert_in_range(civil.hour, 0, 23);
        assert_in_range(civil.minute, 0, 59);
        assert_in_range(civil.second, 0, 59);
        assert_int_equal(civil_seconds(&civil), rows[i]);
    }
}

/* Berlin changes its offset at 01:00 UTC on the last Sunday of March. */
static void test_the_offset_follows_moment_and_zone(void **state)
{
    static const struct {
        const char *zone;
        int64_t utc;
        int offset_s;
    } rows[] = {
        {"Europe/Berlin", 1774745999, 3600},  {"Europe/Berlin", 1774746000, 7200},
        {"Europe/Berlin", 1774745999, 3600},  {"Asia/Shanghai", 1774745999, 28800},
        {"Asia/Shanghai", 1774746000, 28800}, {"UTC", 1774746000, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(clock_set_zone(rows[i].zone));
        assert_int_equal(clock_offset_s(rows[i].utc), rows[i].offset_s);
    }
    assert_false(clock_set_zone("Europe/Nowhere"));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_offset_follows_moment_and_zone),
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_every_day),
        cmocka_unit_test(test_valid),
        cmocka_unit_test(test_parse_date),
        cmocka_unit_test(test_parse_time),
        cmocka_unit_test(test_format),
        cmocka_unit_test(test_seconds),
    };
    return cmocka_run_group_tests_name("base/civil", tests, NULL, NULL);
}
