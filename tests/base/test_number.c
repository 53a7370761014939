#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/number.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void test_parse(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t min, max;
        bool ok;
        int64_t value;
    } rows[] = {
        {"0", 0, 10, true, 0},
        {"10", 0, 10, true, 10},
        {"11", 0, 10, false, 0},
        {"-1", 0, 10, false, 0},
        {"-5", -10, 10, true, -5},
        {"007", 0, 10, true, 7},
        {"9223372036854775807", 0, INT64_MAX, true, INT64_MAX},
        {"9223372036854775808", 0, INT64_MAX, false, 0},
        {"-9223372036854775808", INT64_MIN, 0, true, INT64_MIN},
        {"", 0, 10, false, 0},
        {"-", -10, 10, false, 0},
        {"+5", 0, 10, false, 0},
        {" 5", 0, 10, false, 0},
        {"5 ", 0, 10, false, 0},
        {"5x", 0, 10, false, 0},
        {"0x5", 0, 10, false, 0},
        {"5.0", 0, 10, false, 0},
        {"- 5", -10, 10, false, 0},
        {"--5", -10, 10, false, 0},
        {"五", 0, 10, false, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int64_t value = 4711;
        if (number_parse(rows[i].text, rows[i].min, rows[i].max, &value) != rows[i].ok)
            fail_msg("'%s' is %s", rows[i].text, rows[i].ok ? "refused" : "taken");
        assert_int_equal(value, rows[i].ok ? rows[i].value : 4711);
    }
}

static void test_scan(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int max_digits;
        bool ok;
        int64_t value;
        const char *rest;
    } rows[] = {
        {"12:30", 2, true, 12, ":30"},
        {"123", 2, true, 12, "3"},
        {"1", 4, true, 1, ""},
        {"007x", 4, true, 7, "x"},
        {"999999999999999999", 18, true, 999999999999999999, ""},
        {"", 2, false, 0, ""},
        {"x1", 2, false, 0, "x1"},
        {"-1", 2, false, 0, "-1"},
        {"1", 0, false, 0, "1"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char *cursor = rows[i].text;
        int64_t value = 4711;
        if (number_scan_digits(&cursor, rows[i].max_digits, &value) != rows[i].ok)
            fail_msg("'%s' is %s", rows[i].text, rows[i].ok ? "refused" : "taken");
        assert_int_equal(value, rows[i].ok ? rows[i].value : 4711);
        assert_string_equal(cursor, rows[i].rest);
    }
}

static void test_clamp(void **state)
{
    (void)state;
    assert_int_equal(number_clamp(5, 1, 10), 5);
    assert_int_equal(number_clamp(0, 1, 10), 1);
    assert_int_equal(number_clamp(11, 1, 10), 10);
    assert_int_equal(number_clamp(INT64_MIN, -1, 1), -1);
    assert_int_equal(number_clamp(INT64_MAX, 3, 3), 3);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),
        cmocka_unit_test(test_scan),
        cmocka_unit_test(test_clamp),
    };
    return cmocka_run_group_tests_name("base/number", tests, NULL, NULL);
}
