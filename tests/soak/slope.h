/*
 * Whether a series of measurements stays flat: the slope of a straight line through it, after the
 * first part of the span is left out, in which caches and heaps find their size. Pure.
 *
 * The slope is the median of the slopes between any two samples (Theil and Sen), not last minus
 * first nor least squares: a leak tilts every pair, while samples that are odd because a busy
 * machine was not as far as usual, up to a quarter of them, do not move it. Samples taken in
 * different situations (which item is on screen) are of different groups, and only samples of one
 * group make a pair.
 */
#ifndef TESTS_SOAK_SLOPE_H
#define TESTS_SOAK_SLOPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

#define SLOPE_SAMPLES_MAX 4000
#define SLOPE_PAIRS_MIN   10 /* fewer after the first part say nothing */

struct slope_sample {
    double at;    /* changes, cycles … so far; rising */
    double value; /* KiB, or a count */
    int group;    /* which situation; any number */
};

struct slope {
    size_t count;       /* samples looked at */
    double per_1000;    /* value's growth per 1000 of `at` */
    double least, most; /* of the values looked at */
};

static inline int slope_compare(const void *left, const void *right)
{
    const double *a = left;
    const double *b = right;
    return (*a > *b) - (*a < *b);
}

/* Writes each pair's slope to out, which has room for count * (count - 1) / 2; returns how many. */
static inline size_t slope_pairs(const struct slope_sample *samples, size_t count, double *out)
{
    size_t pairs = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++)
            if (samples[i].group == samples[k].group && samples[i].at < samples[k].at)
                out[pairs++] =
                    (samples[k].value - samples[i].value) / (samples[k].at - samples[i].at);
    return pairs;
}

/*
 * Fits samples[count] after the first warm_part (0 to 1) of the span from 0 to the last one's `at`.
 * False when they are more than SLOPE_SAMPLES_MAX, make fewer than SLOPE_PAIRS_MIN pairs, or there
 * is no memory; *out is untouched then.
 */
static inline bool slope_fit(const struct slope_sample *samples, size_t count, double warm_part,
                             struct slope *out)
{
    while (count > 0 && samples[0].at < samples[count - 1].at * warm_part) {
        samples++;
        count--;
    }
    if (count < 2 || count > SLOPE_SAMPLES_MAX)
        return false;
    double *slopes = malloc(count * (count - 1) / 2 * sizeof(*slopes));
    size_t pairs = slopes ? slope_pairs(samples, count, slopes) : 0;
    if (pairs >= SLOPE_PAIRS_MIN) {
        struct slope fit = {.count = count, .least = samples[0].value, .most = samples[0].value};
        qsort(slopes, pairs, sizeof(*slopes), slope_compare);
        fit.per_1000 = (slopes[(pairs - 1) / 2] + slopes[pairs / 2]) / 2 * 1000;
        for (size_t i = 1; i < count; i++) {
            fit.least = samples[i].value < fit.least ? samples[i].value : fit.least;
            fit.most = samples[i].value > fit.most ? samples[i].value : fit.most;
        }
        *out = fit;
    }
    free(slopes);
    return pairs >= SLOPE_PAIRS_MIN;
}

#endif
