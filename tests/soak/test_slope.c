/* The judge of the soak against series whose growth is known. */
#include "soak/slope.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

#define SAMPLES  200
#define STEP     50 /* changes between two samples: 10,000 in all */
#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

/* The same rubbish at every run, -1 to 1. */
static double noise(int i)
{
    return (double)((uint32_t)i * 2654435761U >> 16) / 32768.0 - 1;
}

struct series {
    const char *name;
    double leak_kib;    /* at each change */
    double noise_kib;   /* to either side */
    double warm_kib;    /* reached after a tenth of the span, and kept */
    double least, most; /* what may be found per 1000 changes */
};

static const struct series rows[] = {
    {"flat", 0, 0, 0, -0.001, 0.001},
    {"a leak", 1, 0, 0, 999.999, 1000.001},
    {"a small leak in noise", 0.2, 3000, 0, 100, 300},
    {"noise", 0, 3000, 0, -100, 100},
    {"growth while warming up does not count", 0, 0, 20000, -0.001, 0.001},
    {"it shrinks", -0.5, 0, 0, -500.001, -499.999},
};

static void make(const struct series *series, struct slope_sample *samples)
{
    for (int i = 0; i < SAMPLES; i++) {
        double at = (i + 1) * STEP;
        double warm = at < SAMPLES * STEP / 10 ? at * 10 / (SAMPLES * STEP) : 1;
        double value = 20000 + at * series->leak_kib + noise(i) * series->noise_kib;
        samples[i] = (struct slope_sample){at, value + warm * series->warm_kib, 0};
    }
}

static void a_known_growth_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct slope_sample samples[SAMPLES];
        struct slope slope = {0};
        make(&rows[i], samples);
        assert_true(slope_fit(samples, SAMPLES, 0.2, &slope));
        print_message("# %s: %.1f per 1000\n", rows[i].name, slope.per_1000);
        if (slope.per_1000 < rows[i].least || slope.per_1000 > rows[i].most)
            fail_msg("%s: %.3f per 1000", rows[i].name, slope.per_1000);
    }
}

/* Each situation has a level of its own, and the higher ones come late. */
static void groups_have_levels_of_their_own(void **state)
{
    (void)state;
    struct slope_sample samples[SAMPLES];
    struct slope slope = {0};
    make(&rows[0], samples);
    for (int i = 0; i < SAMPLES; i++) {
        samples[i].group = i * 8 / SAMPLES + i % 3;
        samples[i].value += samples[i].group * 4000 + samples[i].at * 0.1;
    }
    assert_true(slope_fit(samples, SAMPLES, 0.2, &slope));
    assert_int_equal((int)(slope.per_1000 + 0.5), 100);
}

/* A busy machine: now and then the next item is not there yet, mostly late in the run. */
static void odd_samples_do_not_count(void **state)
{
    (void)state;
    struct slope_sample samples[SAMPLES];
    struct slope slope = {0};
    for (int leak = 0; leak < 2; leak++) {
        make(&rows[leak], samples);
        for (int i = SAMPLES / 2; i < SAMPLES; i += 3)
            samples[i].value -= 3500;
        assert_true(slope_fit(samples, SAMPLES, 0.2, &slope));
        print_message("# odd ones, leak %d: %.1f per 1000\n", leak, slope.per_1000);
        assert_true(slope.per_1000 > leak * 1000 - 100 && slope.per_1000 < leak * 1000 + 100);
    }
}

static void it_tells_what_it_looked_at(void **state)
{
    (void)state;
    struct slope_sample samples[SAMPLES];
    struct slope slope = {0};
    make(&rows[1], samples);
    assert_true(slope_fit(samples, SAMPLES, 0.2, &slope));
    assert_int_equal(slope.count, 161); /* from 2000 to 10000 */
    assert_int_equal((int)slope.least, 22000);
    assert_int_equal((int)slope.most, 30000);
}

static void too_little_is_no_verdict(void **state)
{
    (void)state;
    struct slope_sample samples[5]; /* 10 pairs */
    struct slope slope = {0};
    for (int i = 0; i < 5; i++)
        samples[i] = (struct slope_sample){i + 1, 5, 0};
    assert_true(slope_fit(samples, 5, 0, &slope));
    assert_false(slope_fit(samples, 4, 0, &slope));
    assert_false(slope_fit(samples, 5, 0.5, &slope));
    assert_false(slope_fit(samples, 0, 0, &slope));
    for (int i = 0; i < 5; i++)
        samples[i].at = 7; /* it did not get on */
    assert_false(slope_fit(samples, 5, 0, &slope));
    for (int i = 0; i < 5; i++)
        samples[i] = (struct slope_sample){i + 1, 5, i}; /* every situation once */
    assert_false(slope_fit(samples, 5, 0, &slope));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_known_growth_is_found),
        cmocka_unit_test(groups_have_levels_of_their_own),
        cmocka_unit_test(odd_samples_do_not_count),
        cmocka_unit_test(it_tells_what_it_looked_at),
        cmocka_unit_test(too_little_is_no_verdict),
    };
    return cmocka_run_group_tests_name("slope", tests, NULL, NULL);
}
