/*
 * schedule: how long kiosk/schedule takes. Prints a line a case for note.py: the case, a tab, and
 * figures: milliseconds of CPU for one call, the median and the worst of many.
 *
 * An answer is dear when no rule gives it, for then all are looked at: "no hour" and "no span". The
 * spans of 10,000 rules are 9 MB, so what "no span" costs depends on the machine's caches.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/civil.h"
#include "base/day.h"
#include "base/mem.h"
#include "schedule/schedule.h"

#define CALLS_MAX 2000
#define WEEK_S    ((int64_t)7 * SCHEDULE_DAY_S)
#define WINDOW_S  ((int64_t)400 * SCHEDULE_DAY_S)
#define TEN_YEARS ((int64_t)3653 * SCHEDULE_DAY_S)

/* What rules are made of. */
struct kind {
    bool is_mixed;        /* every sort of `when` among them */
    int64_t span_every_s; /* one span each so many seconds (0: none), */
    int64_t span_s;       /* so long, */
    int64_t window_s;     /* over so long a time */
    uint32_t days;
    int at_h; /* `at` is the hour that begins then; -1: no `at` */
};

static const int sizes[] = {1000, 2000, 5000, 10000};
static int64_t begin_utc;
static uint64_t state = 1;

static int64_t below(int64_t end) /* xorshift64* */
{
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return (int64_t)((state * UINT64_C(0x2545F4914F6CDD1D) >> 33) % (uint64_t)end);
}

static double cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static void add_spans(struct schedule_when *when, const struct kind *kind, int64_t every_s)
{
    size_t count = (size_t)(kind->window_s / every_s);
    int64_t first = begin_utc + below(every_s / 2);
    when->has_spans = true;
    when->span_count = count;
    when->spans = mem_alloc(count * sizeof(*when->spans));
    for (size_t i = 0; i < count; i++) {
        int64_t from = first + (int64_t)i * every_s;
        when->spans[i] = (struct schedule_span){from, from + kind->span_s};
    }
}

static void add_at(struct schedule_when *when, int start_s, int length_s)
{
    when->has_at = true;
    when->at_start_s = start_s;
    when->at_end_s = (start_s + length_s - 1) % SCHEDULE_DAY_S + 1;
}

static void mix(struct schedule_when *when, const struct kind *kind)
{
    int month = 1 + (int)below(12);
    if (below(4) != 0)
        add_at(when, (int)below(SCHEDULE_DAY_S), 60 + (int)below(4 * 3600));
    if (below(2) == 0)
        when->days = 1u << below(DAY_WORD_COUNT);
    if (below(4) == 0) {
        when->from = (struct schedule_bound){SCHEDULE_YEARLY, 0, month, 1};
        when->until = (struct schedule_bound){SCHEDULE_YEARLY, 0, month, 20};
    }
    if (below(4) == 0)
        add_spans(when, kind, WEEK_S);
}

static struct schedule make(int count, const struct kind *kind)
{
    struct schedule schedule = {0};
    struct schedule_marks marks = {0};
    for (int64_t year = 2025; year <= 2026; year++) {
        int64_t october = civil_days((struct civil_date){year, 10, 1});
        schedule_marks_add(&marks, october, october + 6, SCHEDULE_OFF);
    }
    schedule_days_make(&marks, &schedule.days);
    schedule_marks_finish(&marks);
    zone_add(&schedule.zone, 0, 8 * 3600);
    for (int i = 0; i < count; i++) {
        struct schedule_rule *rule = schedule_add(&schedule);
        rule->name = mem_copy_text("rule");
        rule->priority = (int)below(100);
        rule->sets = 1u << below(SCHEDULE_KEY_COUNT) | 1u << below(SCHEDULE_KEY_COUNT);
        rule->when.days = kind->days;
        if (kind->is_mixed)
            mix(&rule->when, kind);
        if (kind->span_every_s)
            add_spans(&rule->when, kind, kind->span_every_s);
        if (kind->at_h >= 0)
            add_at(&rule->when, kind->at_h * 3600, 3600);
    }
    schedule_sort(&schedule);
    return schedule;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static void print(const char *name, int rules, double *each_ms, int calls)
{
    qsort(each_ms, (size_t)calls, sizeof(*each_ms), compare);
    printf("%s %d\tmedian_ms=%.6f worst_ms=%.6f rule_ns=%.3f\n", name, rules, each_ms[calls / 2],
           each_ms[calls - 1], each_ms[calls / 2] * 1e6 / rules);
}

static void measure_resolve(const char *name, int rules, const struct kind *kind)
{
    struct schedule schedule = make(rules, kind);
    static double each_ms[CALLS_MAX];
    struct schedule_answer answer;
    for (int i = 0; i < CALLS_MAX; i++) {
        struct schedule_moment moment = {.utc = begin_utc + below(WINDOW_S)};
        double before = cpu_ms();
        schedule_resolve(&schedule, moment, &answer);
        each_ms[i] = cpu_ms() - before;
    }
    print(name, rules, each_ms, CALLS_MAX);
    schedule_finish(&schedule);
}

static void measure_change(const char *name, const struct kind *kind, int calls)
{
    struct schedule schedule = make(1000, kind);
    static double each_ms[CALLS_MAX];
    for (int i = 0; i < calls; i++) {
        struct schedule_moment moment = {.utc = begin_utc + below(SCHEDULE_DAY_S * 300)};
        int64_t found;
        double before = cpu_ms();
        (void)schedule_next_change(&schedule, moment, moment.utc + TEN_YEARS, &found);
        each_ms[i] = cpu_ms() - before; /* how long it took, found or not */
    }
    print(name, 1000, each_ms, calls);
    schedule_finish(&schedule);
}

static void measure_walk(int rules, const struct kind *kind)
{
    struct schedule schedule = make(rules, kind);
    struct schedule_stretch stretch;
    int stretches = 0;
    double before = cpu_ms();
    struct schedule_walk *walk =
        schedule_walk_create(&schedule, begin_utc, begin_utc + 365 * SCHEDULE_DAY_S, false);
    while (schedule_walk_next(walk, &stretch))
        stretches++;
    schedule_walk_destroy(walk);
    printf("a year's walk %d\tmedian_ms=%.3f stretches=%d\n", rules, cpu_ms() - before, stretches);
    schedule_finish(&schedule);
}

int main(void)
{
    static const struct kind
        sorts = {.is_mixed = true, .span_s = 600, .window_s = WINDOW_S, .at_h = -1},
        hours = {.at_h = 22},
        outside = {.span_every_s = WEEK_S, .span_s = 1, .window_s = WINDOW_S, .at_h = -1},
        weekly = {.span_every_s = WEEK_S, .span_s = 600, .window_s = TEN_YEARS, .at_h = -1},
        holidays = {.span_every_s = WEEK_S,
                    .span_s = 600,
                    .window_s = TEN_YEARS,
                    .days = 1u << DAY_HOLIDAY,
                    .at_h = -1},
        apart = {.span_every_s = SCHEDULE_DAY_S, .span_s = 600, .window_s = TEN_YEARS, .at_h = 22};
    begin_utc = civil_days((struct civil_date){2027, 1, 1}) * SCHEDULE_DAY_S;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
        measure_resolve("resolve: all sorts", sizes[i], &sorts);
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
        measure_resolve("resolve: no hour", sizes[i], &hours);
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
        measure_resolve("resolve: no span", sizes[i], &outside);
    measure_change("change: all sorts", &sorts, CALLS_MAX);
    measure_change("change: weekly spans", &weekly, CALLS_MAX);
    measure_change("change: none in ten years", &holidays, 200);
    measure_change("change: hours and spans apart", &apart, 50);
    measure_walk(100, &sorts);
    measure_walk(1000, &sorts);
    return 0;
}
