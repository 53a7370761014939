#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/file.h"

#define FLOOR INT64_C(1781568000) /* 2026-06-16T00:00:00Z */

static void each_sign_before_the_next(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct clock_signs signs;
        enum clock_trust trust;
    } rows[] = {
        {"nothing known, at the floor", {.utc = FLOOR, .floor_utc = FLOOR}, CLOCK_SUSPECT},
        {"a second before the floor", {.utc = FLOOR - 1, .floor_utc = FLOOR}, CLOCK_UNSET},
        {"1970", {.utc = 0, .floor_utc = FLOOR}, CLOCK_UNSET},
        {"before 1970", {.utc = -1, .floor_utc = FLOOR}, CLOCK_UNSET},
        {"far ahead", {.utc = FLOOR * 4, .floor_utc = FLOOR}, CLOCK_SUSPECT},
        {"set by staff",
         {.is_set_by_staff = true, .utc = FLOOR, .floor_utc = FLOOR},
         CLOCK_TRUSTED},
        {"set by staff, below the floor",
         {.is_set_by_staff = true, .utc = 0, .floor_utc = FLOOR},
         CLOCK_TRUSTED},
        {"synchronised",
         {.is_synchronised = true, .utc = FLOOR, .floor_utc = FLOOR},
         CLOCK_TRUSTED},
        {"synchronised below the floor",
         {.is_synchronised = true, .utc = 0, .floor_utc = FLOOR},
         CLOCK_TRUSTED},
        {"--at", {.is_at = true, .utc = FLOOR, .floor_utc = FLOOR}, CLOCK_TRUSTED},
        {"--at below the floor", {.is_at = true, .utc = 0, .floor_utc = FLOOR}, CLOCK_TRUSTED},
        {"--trust trusted below the floor",
         {.has_given = true, .given = CLOCK_TRUSTED, .utc = 0, .floor_utc = FLOOR},
         CLOCK_TRUSTED},
        {"--trust suspect, synchronised",
         {.has_given = true, .given = CLOCK_SUSPECT, .is_synchronised = true},
         CLOCK_SUSPECT},
        {"--trust unset, with every other sign",
         {.has_given = true,
          .given = CLOCK_UNSET,
          .is_at = true,
          .is_synchronised = true,
          .is_set_by_staff = true,
          .utc = FLOOR,
          .floor_utc = FLOOR},
         CLOCK_UNSET},
        {"--trust suspect, set by staff",
         {.has_given = true, .given = CLOCK_SUSPECT, .is_set_by_staff = true},
         CLOCK_SUSPECT},
        {"given, but not said to be given",
         {.given = CLOCK_UNSET, .utc = FLOOR, .floor_utc = FLOOR},
         CLOCK_SUSPECT},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (clock_trust_of(&rows[i].signs) != rows[i].trust)
            fail_msg("%s: %s", rows[i].name, clock_trust_name(clock_trust_of(&rows[i].signs)));
}

/* Whatever this machine's kernel says, it says the same twice. */
static void the_kernel_is_asked(void **state)
{
    (void)state;
    assert_int_equal(clock_is_synchronised(), clock_is_synchronised());
}

static void the_boot_has_the_kernels_name(void **state)
{
    char id[CLOCK_BOOT_ID_BYTES];
    struct err err;
    struct str wanted = {0};
    (void)state;
    assert_true(file_read("/proc/sys/kernel/random/boot_id", 100, &wanted, &err));
    assert_true(clock_boot_id(id));
    assert_int_equal(strlen(id), 36);
    assert_memory_equal(id, wanted.text, 36);
    str_finish(&wanted);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_sign_before_the_next),
        cmocka_unit_test(the_kernel_is_asked),
        cmocka_unit_test(the_boot_has_the_kernels_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
