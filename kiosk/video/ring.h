/*
 * video/ring: the shared memory that a decoder's pictures lie in, seen from the player.
 */
#ifndef VIDEO_RING_H
#define VIDEO_RING_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "video/video.h"
#include "video/wire.h"

struct ring {
    int fd;             /* for the child */
    const uint8_t *map; /* WIRE_RING_BYTES, read-only; NULL: none */
};

/* Makes and maps a ring; only touched pages cost memory. On failure *ring is {-1, NULL}. */
bool ring_open(struct ring *ring, struct err *err) MUST_USE;

/* Unmaps and closes; nothing when there is none. */
void ring_close(struct ring *ring);

/* Tells what is untrue or unusable about a frame's numbers (a static text), NULL when all is well.
 */
const char *ring_find_lie(const struct wire_frame *frame);

/* Points *out_frame into the ring; the frame has no lie. out_frame->number is left to the caller.
 */
void ring_point(const struct ring *ring, const struct wire_frame *frame,
                struct video_frame *out_frame);

#endif
