/*
 * device/timeset: the parent's side of anxuan-clock, the one program that sets the system's clock
 * (device/clock/). It alone carries the right to do so, and does nothing else.
 *
 * timeset_start() -> poll timeset_fd() -> timeset_step() until it is not PENDING. One at a time.
 */
#ifndef DEVICE_TIMESET_H
#define DEVICE_TIMESET_H

#include <stdint.h>

#include "base/child.h"

#define TIMESET_UTC_MAX  INT64_C(7258118399) /* 2199-12-31T23:59:59Z */
#define TIMESET_LIMIT_US 5000000             /* a program that takes longer hangs */

/* How anxuan-clock ends, told in the manner of sysexits. */
enum timeset_exit {
    TIMESET_EXIT_DONE = 0,
    TIMESET_EXIT_USAGE = 64, /* no time, or one that cannot be now */
    TIMESET_EXIT_FAILED = 74,
    TIMESET_EXIT_NO_RIGHT = 77
};

struct timeset {
    struct child child; /* pid 0: none under way */
    int64_t deadline_us;
};

enum timeset_state { TIMESET_PENDING, TIMESET_DONE, TIMESET_FAILED };

/* No clock is being set; must come first. */
void timeset_init(struct timeset *timeset);

/*
 * Has the system's clock set to utc (seconds). ERR_BUSY: the last one is not done; ERR_CHILD: the
 * program cannot be started. real_us: clock_real_us().
 */
bool timeset_start(struct timeset *timeset, const char *program, int64_t utc, int64_t real_us,
                   struct err *err) MUST_USE;

bool timeset_is_busy(const struct timeset *timeset);

/* Readable once the program has ended; -1: none under way. */
int timeset_fd(const struct timeset *timeset);

/*
 * Looks how it goes, while one is under way; never blocks. FAILED: ERR_UNTRUSTED without the right
 * to set it; ERR_INVALID when the program would not take that time; ERR_IO, ERR_CHILD otherwise.
 */
enum timeset_state timeset_step(struct timeset *timeset, int64_t real_us, struct err *err);

/* Ends one that is under way; nothing when none. */
void timeset_stop(struct timeset *timeset);

#endif
