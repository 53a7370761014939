#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "package/faults.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void three_within_two_minutes_are_enough(void **state)
{
    static const struct {
        int64_t at_ms[5]; /* -1: no more */
        int enough_at;    /* which of them; -1: none */
    } rows[] = {
        {{0, 0, 0, -1}, 2},
        {{0, 60000, 120000, -1}, 2},
        {{0, 60000, 120001, -1}, -1},
        {{0, 60000, 120001, 120002}, 3},
        {{0, 200000, 400000, 600000, 800000}, -1},
        {{0, 119999, 240000, 250000, 260000}, 4},
        {{-5000000, 1, 2, 3, -1}, 3},
        {{7, 8, -1}, -1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct package_faults faults;
        int enough_at = -1;
        package_faults_clear(&faults);
        for (int k = 0; k < 5 && rows[i].at_ms[k] != -1 && enough_at < 0; k++)
            if (package_faults_add(&faults, rows[i].at_ms[k]))
                enough_at = k;
        if (enough_at != rows[i].enough_at)
            fail_msg("row %zu: enough at %d", i, enough_at);
    }
}

static void clearing_forgets_them(void **state)
{
    struct package_faults faults;
    (void)state;
    package_faults_clear(&faults);
    assert_false(package_faults_add(&faults, 1));
    assert_false(package_faults_add(&faults, 2));
    assert_false(package_faults_shown(&faults, PACKAGE_TRIAL_SHOW_MS - 1));
    package_faults_clear(&faults);
    assert_false(package_faults_add(&faults, 3));
    assert_false(package_faults_shown(&faults, 1));
}

static void a_minute_of_show_passes(void **state)
{
    struct package_faults faults;
    (void)state;
    package_faults_clear(&faults);
    for (int second = 1; second < 60; second++)
        assert_false(package_faults_shown(&faults, 1000));
    assert_false(package_faults_shown(&faults, 999));
    assert_true(package_faults_shown(&faults, 1));
    assert_true(package_faults_shown(&faults, 0)); /* and stays passed */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(three_within_two_minutes_are_enough),
        cmocka_unit_test(clearing_forgets_them),
        cmocka_unit_test(a_minute_of_show_passes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
