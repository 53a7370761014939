#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/campaign.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void assert_date(const char *name, struct civil_date got, struct civil_date wanted)
{
    if (civil_days(got) != civil_days(wanted))
        fail_msg("%s: %lld-%d-%d", name, (long long)got.year, got.month, got.day);
}

static void test_find(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct civil_date first, last;
    } rows[] = {
        {"安全生产月", {2026, 6, 1}, {2026, 6, 30}},
        {"安全宣传咨询日", {2026, 6, 16}, {2026, 6, 16}},
        {"防灾减灾日", {2026, 5, 12}, {2026, 5, 12}},
        {"全国消防日", {2026, 11, 9}, {2026, 11, 9}},
    };
    struct civil_date first = {0}, last = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(campaign_find(rows[i].name, 2026, &first, &last));
        assert_date(rows[i].name, first, rows[i].first);
        assert_date(rows[i].name, last, rows[i].last);
    }
    assert_false(campaign_find("安全生产", 2026, &first, &last));
    assert_false(campaign_find("", 2026, &first, &last));
}

static void test_names(void **state)
{
    struct civil_date first, last;
    size_t count = 0;
    (void)state;
    for (const char *const *name = campaign_names(); *name; name++, count++)
        assert_true(campaign_find(*name, 2026, &first, &last));
    assert_int_equal(count, 4);
}

static void test_ordinal(void **state)
{
    (void)state;
    assert_int_equal(campaign_month_ordinal(2002), 1);
    assert_int_equal(campaign_month_ordinal(2023), 22);
    assert_int_equal(campaign_month_ordinal(2025), 24);
}

static void test_parse_day(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        struct civil_date today;
        bool ok;
        struct civil_date day;
    } rows[] = {
        {"2026-06-16", {2026, 1, 1}, true, {2026, 6, 16}},
        {"2020-06-16", {2026, 1, 1}, true, {2020, 6, 16}},
        {"campaign:安全宣传咨询日", {2026, 1, 1}, true, {2026, 6, 16}},
        {"campaign:安全宣传咨询日", {2026, 6, 15}, true, {2026, 6, 16}},
        {"campaign:安全宣传咨询日", {2026, 6, 16}, true, {2026, 6, 16}},
        {"campaign:安全宣传咨询日", {2026, 6, 17}, true, {2027, 6, 16}},
        {"campaign:安全生产月", {2026, 6, 2}, true, {2027, 6, 1}},
        {"campaign:全国消防日", {2026, 12, 31}, true, {2027, 11, 9}},
        {"campaign:没有的日子", {2026, 1, 1}, false, {0}},
        {"campaign:", {2026, 1, 1}, false, {0}},
        {"安全宣传咨询日", {2026, 1, 1}, false, {0}},
        {"2026-02-30", {2026, 1, 1}, false, {0}},
        {"", {2026, 1, 1}, false, {0}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct civil_date day = {1999, 9, 9};
        if (campaign_parse_day(rows[i].text, rows[i].today, &day) != rows[i].ok)
            fail_msg("'%s' is %s", rows[i].text, rows[i].ok ? "refused" : "taken");
        assert_date(rows[i].text, day, rows[i].ok ? rows[i].day : (struct civil_date){1999, 9, 9});
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_ordinal),
        cmocka_unit_test(test_parse_day),
    };
    return cmocka_run_group_tests_name("base/campaign", tests, NULL, NULL);
}
