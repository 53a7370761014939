#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "screen/cue_tone.h"

#define QUARTER 8232 /* -12 dBFS */

static const struct {
    const char *name;
    int least_ms, most_ms; /* long enough to be heard, short enough not to annoy */
    int least_peak;
} rows[SCREEN_CUES] = {
    [SCREEN_CUE_PRESS] = {"press", 10, 60, 1000},   [SCREEN_CUE_FOUND] = {"found", 400, 1000, 8000},
    [SCREEN_CUE_MISS] = {"miss", 50, 250, 4000},    [SCREEN_CUE_RIGHT] = {"right", 400, 1200, 8000},
    [SCREEN_CUE_WRONG] = {"wrong", 200, 800, 8000}, [SCREEN_CUE_DONE] = {"done", 600, 1500, 8000},
    [SCREEN_CUE_ASK] = {"ask", 300, 1000, 4000},
};

static int16_t samples[CUE_TONE_SAMPLES_MAX];

static void each_has_its_length_and_is_not_loud(void **state)
{
    (void)state;
    for (int cue = 0; cue < SCREEN_CUES; cue++) {
        size_t count = cue_tone_make((enum screen_cue)cue, samples);
        int peak = 0;
        for (size_t i = 0; i < count; i++)
            peak = abs(samples[i]) > peak ? abs(samples[i]) : peak;
        print_message("%s: %d ms, peak %d\n", rows[cue].name, (int)(count * 1000 / CUE_TONE_HZ),
                      peak);
        assert_in_range(count * 1000 / CUE_TONE_HZ, rows[cue].least_ms, rows[cue].most_ms);
        assert_in_range(peak, rows[cue].least_peak, QUARTER);
    }
}

/* Begins and ends at zero, and softly: what is heard there is no click. */
static void each_comes_and_goes_softly(void **state)
{
    (void)state;
    for (int cue = 0; cue < SCREEN_CUES; cue++) {
        size_t count = cue_tone_make((enum screen_cue)cue, samples);
        assert_int_equal(samples[0], 0);
        assert_int_equal(samples[count - 1], 0);
        for (size_t i = 0; i < 12; i++) { /* a quarter of a millisecond */
            assert_in_range(abs(samples[i]), 0, 600);
            assert_in_range(abs(samples[count - 1 - i]), 0, 20);
        }
    }
}

/* How strong a pitch is in count samples (Goertzel). */
static double strength(const int16_t *from, size_t count, double hz)
{
    double turn = 2 * cos(2 * 3.14159265358979 * hz / CUE_TONE_HZ);
    double before = 0;
    double last = 0;
    for (size_t i = 0; i < count; i++) {
        double now = from[i] + turn * last - before;
        before = last;
        last = now;
    }
    return sqrt(fmax(0, last * last + before * before - turn * last * before)) / (double)count;
}

/* C in the beginning, E at the end: a third that rises. */
static void found_rises_by_a_third(void **state)
{
    size_t tenth = CUE_TONE_HZ / 10;
    (void)state;
    size_t count = cue_tone_make(SCREEN_CUE_FOUND, samples);
    assert_true(strength(samples, tenth, 523.25) > 4 * strength(samples, tenth, 659.26));
    const int16_t *end = samples + count - 3 * tenth;
    assert_true(strength(end, tenth, 659.26) > 2 * strength(end, tenth, 523.25));
}

static void no_two_are_the_same(void **state)
{
    static int16_t others[CUE_TONE_SAMPLES_MAX];
    (void)state;
    for (int cue = 0; cue < SCREEN_CUES; cue++)
        for (int other = 0; other < cue; other++) {
            size_t count = cue_tone_make((enum screen_cue)cue, samples);
            size_t other_count = cue_tone_make((enum screen_cue)other, others);
            size_t both = count < other_count ? count : other_count;
            assert_memory_not_equal(samples, others, both * sizeof(samples[0]));
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_has_its_length_and_is_not_loud),
        cmocka_unit_test(each_comes_and_goes_softly),
        cmocka_unit_test(found_rises_by_a_third),
        cmocka_unit_test(no_two_are_the_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
