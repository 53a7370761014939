/*
 * slope WARM_PERCENT: reads lines "AT VALUE GROUP" and prints shell variables: samples, per_1000,
 * least, most (see slope.h). Exit 1 when there are too few or too many lines or one cannot be read.
 */
#include "soak/slope.h"

#include <stdio.h>
#include <stdlib.h>

static bool read_one(struct slope_sample *out, int *out_got)
{
    *out_got = scanf("%lf %lf %d", &out->at, &out->value, &out->group);
    return *out_got == 3;
}

int main(int argc, char **argv)
{
    static struct slope_sample samples[SLOPE_SAMPLES_MAX];
    struct slope slope;
    size_t count = 0;
    int got = 0;
    double warm_part = argc == 2 ? strtod(argv[1], NULL) / 100 : 0;
    while (count < SLOPE_SAMPLES_MAX && read_one(&samples[count], &got))
        count++;
    if (got != EOF || !slope_fit(samples, count, warm_part, &slope)) {
        (void)fprintf(
            stderr, "# %zu lines read: too few, too many, or the next is not \"AT VALUE GROUP\"\n",
            count);
        return 1;
    }
    printf("samples=%zu per_1000=%.1f least=%.0f most=%.0f\n", slope.count, slope.per_1000,
           slope.least, slope.most);
    return 0;
}
