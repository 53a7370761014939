/*
 * screen/run: a line of text cut into runs: characters that stand close, with a quarter-em gap
 * between half-width Latin letters or digits and Chinese. Private to the room; pure.
 */
#ifndef SCREEN_RUN_H
#define SCREEN_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RUN_POINTS_MAX 64
#define RUN_EM_UNITS   1000 /* advances are in thousandths of an em */
#define RUN_GAP_UNITS  250

enum run_kind { RUN_OTHER, RUN_LATIN, RUN_CHINESE };

/* Where one is in a line; start with {text, len}. */
struct run_cursor {
    const char *text;
    size_t len;
    enum run_kind previous; /* of the last character that is seen */
};

struct run {
    char text[RUN_POINTS_MAX * 4 + 1]; /* UTF-8, without what is not seen */
    uint32_t points[RUN_POINTS_MAX];
    size_t count;
    bool has_gap; /* in front */
};

/* Takes the next run of at most max_points (1 to RUN_POINTS_MAX); false at the end of the line. */
bool run_next(struct run_cursor *cursor, size_t max_points, struct run *out_run);

/* Tells whether point takes no room and leaves no ink: joiners, marks of direction, U+200B,
 * controls. */
bool run_is_unseen(uint32_t point);

#endif
