#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/zone.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static int64_t at(int64_t year, int month, int day, int hour, int minute, int second)
{
    struct civil civil = {{year, month, day}, hour, minute, second};
    return civil_seconds(&civil);
}

/* Berlin in 2026: 29 March 01:00 UTC to summer time, 25 October 01:00 UTC back. */
static void test_berlin(void **state)
{
    (void)state;
    struct zone zone = {0};
    assert_true(clock_set_zone("Europe/Berlin"));
    clock_make_zone(at(2026, 1, 1, 0, 0, 0), at(2027, 1, 1, 0, 0, 0), &zone);
    assert_int_equal(zone.count, 3);
    int64_t spring = at(2026, 3, 29, 1, 0, 0), autumn = at(2026, 10, 25, 1, 0, 0);
    const struct {
        int64_t utc;
        int offset_s;
        int64_t next;
    } moments[] = {
        {at(2020, 7, 1, 0, 0, 0), 3600, spring}, /* before the window: the first piece */
        {at(2026, 1, 1, 0, 0, 0), 3600, spring},
        {spring - 1, 3600, spring},
        {spring, 7200, autumn},
        {autumn - 1, 7200, autumn},
        {autumn, 3600, INT64_MAX},
    };
    for (size_t i = 0; i < COUNT(moments); i++) {
        assert_int_equal(zone_offset_s(&zone, moments[i].utc), moments[i].offset_s);
        assert_int_equal(zone_next_change(&zone, moments[i].utc), moments[i].next);
    }
    const struct {
        int64_t local, utc;
    } locals[] = {
        {at(2026, 3, 29, 1, 59, 59), spring - 1},
        {at(2026, 3, 29, 2, 0, 0), spring}, /* skipped: 02:00 is 03:00, 02:30 is 03:30 */
        {at(2026, 3, 29, 2, 30, 0), spring + 1800},
        {at(2026, 3, 29, 3, 0, 0), spring},
        {at(2026, 10, 25, 1, 59, 59), autumn - 3601},
        {at(2026, 10, 25, 2, 30, 0), autumn - 1800}, /* shown twice: the first */
        {at(2026, 10, 25, 3, 0, 0), autumn + 3600},
        {at(2026, 7, 1, 12, 0, 0), at(2026, 7, 1, 10, 0, 0)},
    };
    for (size_t i = 0; i < COUNT(locals); i++)
        assert_int_equal(zone_utc_of_local(&zone, locals[i].local), locals[i].utc);
    zone_finish(&zone);
}

static void test_shanghai(void **state)
{
    (void)state;
    struct zone zone = {0};
    assert_true(clock_set_zone("Asia/Shanghai"));
    clock_make_zone(at(2020, 1, 1, 0, 0, 0), at(2120, 1, 1, 0, 0, 0), &zone);
    assert_int_equal(zone.count, 1);
    assert_int_equal(zone_utc_of_local(&zone, at(2026, 6, 16, 9, 0, 0)), at(2026, 6, 16, 1, 0, 0));
    assert_int_equal(zone_utc_of_local(&zone, at(2100, 3, 1, 0, 0, 0)), at(2100, 2, 28, 16, 0, 0));
    zone_finish(&zone);
}

/* The zone's pieces and the C library agree on every moment, also far away. */
static void test_agrees_with_libc(void **state)
{
    (void)state;
    static const char *const names[] = {"America/St_Johns", "Australia/Lord_Howe",
                                        "Africa/Casablanca"};
    for (size_t i = 0; i < COUNT(names); i++) {
        struct zone zone = {0};
        assert_true(clock_set_zone(names[i]));
        int64_t from = at(2024, 1, 1, 0, 0, 0), to = at(2045, 1, 1, 0, 0, 0);
        clock_make_zone(from, to, &zone);
        for (int64_t utc = from; utc < to; utc += 10799)
            assert_int_equal(zone_offset_s(&zone, utc), clock_offset_s(utc));
        zone_finish(&zone);
    }
    assert_true(clock_set_zone("Asia/Shanghai"));
}

static void test_utc(void **state)
{
    (void)state;
    struct zone zone = {0};
    assert_int_equal(zone_offset_s(&zone, 12345), 0);
    assert_int_equal(zone_next_change(&zone, 0), INT64_MAX);
    assert_int_equal(zone_utc_of_local(&zone, 12345), 12345);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_berlin),
        cmocka_unit_test(test_shanghai),
        cmocka_unit_test(test_agrees_with_libc),
        cmocka_unit_test(test_utc),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
