/*
 * app/backoff: how long to leave alone a helper program that could not work: 1 s, 2, 4 … up to 60
 * s, until it works once.
 *
 * Pure: now comes in, in milliseconds of real time that never go back. A struct backoff of zeros is
 * one that has seen no trouble.
 */
#ifndef APP_BACKOFF_H
#define APP_BACKOFF_H

#include <stdbool.h>
#include <stdint.h>

#define BACKOFF_MIN_MS 1000
#define BACKOFF_MAX_MS 60000

struct backoff {
    int64_t wait_ms;  /* 0: no trouble; else BACKOFF_MIN_MS to BACKOFF_MAX_MS */
    int64_t until_ms; /* not to be tried before */
};

/* It could not work. Returns whether the wait has grown by this: then it is worth telling. */
bool backoff_fail(struct backoff *backoff, int64_t now_ms);

/* It worked. Returns whether there had been trouble. */
bool backoff_succeed(struct backoff *backoff);

bool backoff_may_try(const struct backoff *backoff, int64_t now_ms);

#endif
