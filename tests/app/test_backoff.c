#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/backoff.h"

#define NOW_MS 5000000

static void it_grows_to_a_minute_and_tells_each_step_once(void **state)
{
    static const struct {
        int64_t wait_ms;
        bool has_grown;
    } rows[] = {{1000, true},  {2000, true},  {4000, true},   {8000, true},  {16000, true},
                {32000, true}, {60000, true}, {60000, false}, {60000, false}};
    struct backoff backoff = {0};
    int64_t now_ms = NOW_MS;
    (void)state;
    assert_true(backoff_may_try(&backoff, 0));
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        assert_int_equal(backoff_fail(&backoff, now_ms), rows[i].has_grown);
        assert_int_equal(backoff.wait_ms, rows[i].wait_ms);
        assert_false(backoff_may_try(&backoff, now_ms));
        assert_false(backoff_may_try(&backoff, now_ms + rows[i].wait_ms - 1));
        now_ms += rows[i].wait_ms;
        assert_true(backoff_may_try(&backoff, now_ms));
    }
}

static void the_first_success_ends_it(void **state)
{
    struct backoff backoff = {0};
    (void)state;
    assert_false(backoff_succeed(&backoff));
    for (int i = 0; i < 4; i++)
        (void)backoff_fail(&backoff, NOW_MS);
    assert_true(backoff_succeed(&backoff));
    assert_false(backoff_succeed(&backoff));
    assert_true(backoff_may_try(&backoff, NOW_MS));
    assert_true(backoff_fail(&backoff, NOW_MS));
    assert_int_equal(backoff.wait_ms, BACKOFF_MIN_MS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_grows_to_a_minute_and_tells_each_step_once),
        cmocka_unit_test(the_first_success_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
