/*
 * bench/calendar: what turning RRULEs into spans costs: milliseconds for 1,000 occurrences, and how
 * it grows with the window. Prints lines for note.py; fails only when something was not expanded.
 */
#include <stdio.h>

#include "base/clock.h"
#include "calendar/calendar.h"

#define DAY  INT64_C(86400)
#define FROM (20454 * DAY) /* 2026-01-01 */
#define RUNS 5

static const struct {
    const char *name, *rrule;
} rules[] = {
    {"daily", "FREQ=DAILY"},
    {"weekly BYDAY=FR,SA", "FREQ=WEEKLY;BYDAY=FR,SA"},
    {"hourly", "FREQ=HOURLY"},
    {"monthly, last workday", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"},
    {"yearly BYDAY=-1SU", "FREQ=YEARLY;BYDAY=-1SU"},
    {"yearly, 12 months BYDAY=-1SU", "FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12;BYDAY=-1SU"},
};
static const int years[] = {1, 2, 5, 10};

/* The best of some runs, in ms; -1: failed. */
static double measure(const char *rrule, int year_count, size_t *out_count)
{
    const struct zone utc = {0};
    struct calendar_recurrence recurrence = {rrule, 0, "PT10M"}; /* begun in 1970 */
    struct calendar_window window = {FROM, FROM + year_count * 366 * DAY, NULL};
    double best_ms = -1;
    for (int i = 0; i < RUNS; i++) {
        struct calendar_spans spans = {0};
        struct err err;
        int64_t begun_us = clock_real_us();
        if (!calendar_expand(&recurrence, &utc, window, &spans, &err)) {
            (void)fprintf(stderr, "%s: %s\n", rrule, err.text); /* nowhere else to say it */
            return -1;
        }
        double ms = (double)(clock_real_us() - begun_us) / 1000;
        best_ms = best_ms < 0 || ms < best_ms ? ms : best_ms;
        *out_count = spans.count;
        calendar_spans_finish(&spans);
    }
    return best_ms;
}

int main(void)
{
    int code = 0;
    for (size_t i = 0; i < sizeof(rules) / sizeof(rules[0]); i++)
        for (size_t k = 0; k < sizeof(years) / sizeof(years[0]); k++) {
            size_t count = 0;
            double ms = measure(rules[i].rrule, years[k], &count);
            code |= ms < 0;
            printf("expand: %s, years %d\tmedian_ms=%.4f per_1000_ms=%.3f spans=%zu\n",
                   rules[i].name, years[k], ms, count > 0 ? ms * 1000 / (double)count : 0, count);
        }
    return code;
}
