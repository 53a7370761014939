/*
 * One thing done again and again by a test: does it leave anything behind? cycles_run() in a test,
 * cycles_assert_flat() in the one after it.
 *
 * How often comes from ANXUAN_CYCLES (80 to 10000); without it CYCLES_USUAL, enough for every run
 * of the tests, and `make soak` asks for 800. Descriptors and child processes are looked at after
 * every cycle and may not change. Memory (RssAnon, after malloc_trim) is sampled at every fifth;
 * after the first quarter it may grow by CYCLES_LIMIT_KIB_PER_1000.
 */
#ifndef TESTS_SOAK_CYCLES_H
#define TESTS_SOAK_CYCLES_H

#include <errno.h>
#include <glob.h>
#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

#include <cmocka.h>

#include "base/number.h"
#include "soak/slope.h"

#define CYCLES_USUAL              120
#define CYCLES_MIN                80
#define CYCLES_MAX                10000
#define CYCLES_SAMPLE_EVERY       5
#define CYCLES_WARM_PART          0.25
#define CYCLES_LIMIT_KIB_PER_1000 250 /* 256 bytes a cycle; a page or two come and go by chance */

struct cycles {
    int count;                                                    /* of the last run */
    struct slope_sample memory[CYCLES_MAX / CYCLES_SAMPLE_EVERY]; /* KiB */
    size_t samples;
};

static inline int cycles_wanted(void)
{
    const char *text = getenv("ANXUAN_CYCLES");
    int64_t count = CYCLES_USUAL;
    if (text && (!number_scan_digits(&text, 9, &count) || *text))
        fail_msg("ANXUAN_CYCLES is no number");
    return (int)number_clamp(count, CYCLES_MIN, CYCLES_MAX);
}

static inline int cycles_descriptors(void)
{
    glob_t descriptors = {0};
    assert_int_equal(glob("/proc/self/fd/*", 0, NULL, &descriptors), 0);
    int count = (int)descriptors.gl_pathc;
    globfree(&descriptors);
    return count;
}

/* Neither running ones nor zombies. */
static inline void cycles_assert_childless(void)
{
    siginfo_t info;
    errno = 0;
    assert_int_equal(waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT), -1);
    assert_int_equal(errno, ECHILD);
}

/* What the process itself has written to, in KiB: without what it shares or has mapped. */
static inline long cycles_memory_kib(void)
{
    char line[256];
    long kib = -1;
    (void)malloc_trim(0); /* nothing to give back is fine */
    FILE *status = fopen("/proc/self/status", "re");
    assert_non_null(status);
    while (kib < 0 && fgets(line, sizeof(line), status))
        (void)sscanf(line, "RssAnon: %ld kB", &kib); /* the other lines */
    (void)fclose(status);
    assert_true(kib >= 0);
    return kib;
}

/* Does once(ctx) as often as wanted. */
static inline void cycles_run(struct cycles *cycles, void (*once)(void *), void *ctx)
{
    cycles->count = cycles_wanted();
    cycles->samples = 0;
    once(ctx); /* what is made once and kept, such as a library's descriptor */
    int descriptors = cycles_descriptors();
    for (int i = 1; i <= cycles->count; i++) {
        once(ctx);
        cycles_assert_childless();
        if (cycles_descriptors() != descriptors)
            fail_msg("cycle %d: %d descriptors, %d at first", i, cycles_descriptors(), descriptors);
        if (i % CYCLES_SAMPLE_EVERY == 0)
            cycles->memory[cycles->samples++] =
                (struct slope_sample){i, (double)cycles_memory_kib(), 0};
    }
    print_message("# %d cycles%s: %d descriptors and no child after each\n", cycles->count,
                  getenv("ANXUAN_CYCLES") ? "" : " (make soak: 800)", descriptors);
}

/* Under a sanitizer, which keeps freed memory back, this is skipped. */
static inline void cycles_assert_flat(const struct cycles *cycles)
{
#ifdef __SANITIZE_ADDRESS__
    (void)cycles;
    print_message("# memory is not looked at under AddressSanitizer\n");
    skip();
#else
    struct slope line = {0};
    assert_true(slope_fit(cycles->memory, cycles->samples, CYCLES_WARM_PART, &line));
    print_message("# %d cycles: memory %.0f to %.0f KiB, %.1f KiB more per 1000\n", cycles->count,
                  line.least, line.most, line.per_1000);
    if (line.per_1000 > CYCLES_LIMIT_KIB_PER_1000)
        fail_msg("memory grows by %.1f KiB per 1000 cycles", line.per_1000);
#endif
}

#endif
