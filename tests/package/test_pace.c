#include "package/office.h"
#include "package/pace.h"

#define MIB (INT64_C(1) << 20)

/* Copies blocks one after the other, as long as each is let wait; returns the time it took. */
static int64_t copy(struct package_pace *pace, int64_t *now_ms, int blocks)
{
    int64_t start = *now_ms;
    for (int i = 0; i < blocks; i++)
        *now_ms += package_pace_copied(pace, MIB, *now_ms);
    return *now_ms - start;
}

static void test_no_show(void **state)
{
    (void)state;
    struct package_pace pace;
    package_pace_init(&pace, true, 1000);
    package_pace_late(&pace, 1000);
    assert_int_equal(package_pace_copied(&pace, INT64_C(1) << 40, 1000), 0);
}

static void test_rate(void **state)
{
    (void)state;
    struct package_pace pace;
    int64_t now = 5000;
    package_pace_init(&pace, false, now);
    assert_int_equal(copy(&pace, &now, 320), 10000); /* 32 MiB a second, nothing lost by rounding */
    now += 60000; /* the stick was slow: a second is made up for */
    assert_int_equal(copy(&pace, &now, 32), 0);
    assert_int_equal(copy(&pace, &now, 32), 1000);
}

static void test_late(void **state)
{
    (void)state;
    struct package_pace pace;
    package_pace_init(&pace, false, 0);
    package_pace_late(&pace, 0);
    assert_int_equal(pace.rate, 16 * MIB);
    package_pace_late(&pace, 499); /* one fault makes several frames late */
    assert_int_equal(pace.rate, 16 * MIB);
    package_pace_late(&pace, 500);
    assert_int_equal(pace.rate, 8 * MIB);
    for (int i = 2; i < 20; i++)
        package_pace_late(&pace, 500 * i);
    assert_int_equal(pace.rate, PACKAGE_PACE_LEAST);
}

static void test_recovery(void **state)
{
    (void)state;
    struct package_pace pace;
    int64_t now = 0;
    package_pace_init(&pace, false, now);
    package_pace_late(&pace, now);
    (void)package_pace_copied(&pace, 1, 999);
    assert_int_equal(pace.rate, 16 * MIB);
    (void)package_pace_copied(&pace, 1, 1000);
    assert_int_equal(pace.rate, 16 * MIB + PACKAGE_PACE_FIRST / 10);
    package_pace_late(&pace, 1400); /* a late frame begins the second anew */
    int64_t lowered = pace.rate;
    (void)package_pace_copied(&pace, 1, 2399);
    assert_int_equal(pace.rate, lowered);
    (void)package_pace_copied(&pace, 1, 1400 + 60000);
    assert_int_equal(pace.rate, PACKAGE_PACE_FIRST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_show),
        cmocka_unit_test(test_rate),
        cmocka_unit_test(test_late),
        cmocka_unit_test(test_recovery),
    };
    return cmocka_run_group_tests_name("package/pace", tests, NULL, NULL);
}
