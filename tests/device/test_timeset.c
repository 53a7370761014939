#include "device/program.h"

#include "base/civil.h"
#include "base/clock.h"
#include "device/timeset.h"

#define PATIENCE_US 60000000 /* never waited for in full */

static enum timeset_state wait_for_end(struct timeset *timeset, struct err *err)
{
    int64_t end_us = clock_real_us() + PATIENCE_US;
    enum timeset_state result = TIMESET_PENDING;
    while (result == TIMESET_PENDING && clock_real_us() < end_us) {
        (void)usleep(1000);
        result = timeset_step(timeset, 0, err);
    }
    return result;
}

static void every_end_means_something(void **state)
{
    (void)state;
    static const struct {
        const char *script;
        enum timeset_state result;
        enum err_code code;
    } rows[] = {
        {"#!/bin/sh\nexit 0\n", TIMESET_DONE, ERR_NONE},
        {"#!/bin/sh\nexit 77\n", TIMESET_FAILED, ERR_UNTRUSTED},
        {"#!/bin/sh\nexit 64\n", TIMESET_FAILED, ERR_INVALID},
        {"#!/bin/sh\nexit 74\n", TIMESET_FAILED, ERR_IO},
        {"#!/bin/sh\nexit 1\n", TIMESET_FAILED, ERR_CHILD},
        {"#!/bin/sh\nkill -9 $$\n", TIMESET_FAILED, ERR_CHILD},
        {"#!/bin/sh\n[ $# = 1 ] && [ \"$1\" = 1781568000 ] || exit 64\n", TIMESET_DONE, ERR_NONE},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct timeset timeset;
        struct err err = {.code = ERR_NONE};
        write_program(rows[i].script);
        timeset_init(&timeset);
        assert_int_equal(timeset_fd(&timeset), -1);
        assert_true(timeset_start(&timeset, program, 1781568000, 0, &err));
        assert_true(timeset_is_busy(&timeset));
        assert_true(timeset_fd(&timeset) >= 0);
        if (wait_for_end(&timeset, &err) != rows[i].result || err.code != rows[i].code)
            fail_msg("%s: %d %s", rows[i].script, err.code, err.text);
        assert_false(timeset_is_busy(&timeset));
        assert_int_equal(timeset_fd(&timeset), -1);
    }
}

static void one_that_hangs_is_ended(void **state)
{
    (void)state;
    struct timeset timeset;
    struct err err = {.code = ERR_NONE};
    write_program("#!/bin/sh\nexec sleep 600\n");
    timeset_init(&timeset);
    assert_true(timeset_start(&timeset, program, 1, 1000, &err));
    assert_false(timeset_start(&timeset, program, 1, 1000, &err));
    assert_int_equal(err.code, ERR_BUSY);
    assert_int_equal(timeset_step(&timeset, 999 + TIMESET_LIMIT_US, &err), TIMESET_PENDING);
    assert_int_equal(timeset_step(&timeset, 1000 + TIMESET_LIMIT_US, &err), TIMESET_FAILED);
    assert_int_equal(err.code, ERR_CHILD);
    assert_false(timeset_is_busy(&timeset));
    timeset_stop(&timeset); /* nothing to stop */
}

static void one_that_is_not_there_is_told(void **state)
{
    (void)state;
    struct timeset timeset;
    struct err err = {.code = ERR_NONE};
    timeset_init(&timeset);
    assert_false(timeset_start(&timeset, program, 1, 0, &err));
    assert_int_equal(err.code, ERR_CHILD);
    assert_non_null(strstr(err.text, "请重新安装"));
    assert_false(timeset_is_busy(&timeset));
}

static void the_last_second_is_of_2199(void **state)
{
    (void)state;
    struct civil last = civil_of_seconds(TIMESET_UTC_MAX);
    struct civil next = civil_of_seconds(TIMESET_UTC_MAX + 1);
    assert_int_equal(last.date.year, 2199);
    assert_int_equal(next.date.year, 2200);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_end_means_something, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(one_that_hangs_is_ended, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(one_that_is_not_there_is_told, make_folder, remove_folder),
        cmocka_unit_test(the_last_second_is_of_2199),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
