#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BIT(word)    (1u << DAY_##word)

static void test_names(void **state)
{
    (void)state;
    for (int i = 0; i < DAY_WORD_COUNT; i++)
        assert_int_equal(day_word_find(day_word_name((enum day_word)i)), i);
    assert_int_equal(day_word_find("schoolday_week_last"), DAY_SCHOOLDAY_WEEK_LAST);
    assert_int_equal(day_word_find("Mon"), -1);
    assert_int_equal(day_word_find(""), -1);
}

static void test_words_plain(void **state)
{
    (void)state;
    static const uint32_t work = BIT(WORKDAY) | BIT(SCHOOLDAY);
    static const uint32_t last = BIT(WEEK_LAST) | BIT(SCHOOLDAY_WEEK_LAST);
    static const struct {
        const char *name;
        struct civil_date date;
        uint32_t words;
    } rows[] = {
        {"Monday", {2026, 6, 15}, BIT(MON) | work},
        {"Tuesday", {2026, 6, 16}, BIT(TUE) | work},
        {"Wednesday", {2026, 6, 17}, BIT(WED) | work},
        {"Thursday", {2026, 6, 18}, BIT(THU) | work},
        {"Friday", {2026, 6, 19}, BIT(FRI) | work | last},
        {"Saturday", {2026, 6, 20}, BIT(SAT) | BIT(RESTDAY)},
        {"Sunday", {2026, 6, 21}, BIT(SUN) | BIT(RESTDAY)},
        {"leap day", {2028, 2, 29}, BIT(TUE) | work},
        {"before 1970", {1969, 12, 31}, BIT(WED) | work},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        if (day_words_plain(rows[i].date) != rows[i].words)
            fail_msg("%s: %x", rows[i].name, day_words_plain(rows[i].date));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_words_plain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
