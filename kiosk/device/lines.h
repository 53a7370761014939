/*
 * device/lines: cuts a stream of bytes into lines, however the bytes arrive.
 *
 * Order: lines_add() what was read -> lines_next() until it gives no more. `{0}` is an empty one.
 */
#ifndef DEVICE_LINES_H
#define DEVICE_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct lines {
    struct str data;
    size_t taken;   /* bytes at the front that were given out */
    size_t scanned; /* bytes at the front known to hold no further LF */
};

void lines_finish(struct lines *lines);
void lines_add(struct lines *lines, const char *bytes, size_t len);

/*
 * Gives the next whole line, without its LF (borrowed until the next call with lines); false when
 * there is none.
 */
bool lines_next(struct lines *lines, const char **out_line, size_t *out_len);

/* Tells whether lines_next() would give one. */
bool lines_has_next(struct lines *lines);

/* Bytes of the unfinished line at the end (of everything, when whole lines wait before it). */
size_t lines_pending(const struct lines *lines);

#endif
