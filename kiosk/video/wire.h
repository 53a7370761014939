/*
 * video/wire: what the player and a decoder process (anxuan-film) say to each other.
 *
 * The child finds a SOCK_SEQPACKET socket at CHILD_SOCKET_FD, the ring, a sealed memfd of
 * WIRE_RING_BYTES, at WIRE_RING_FD and the film at WIRE_FILM_FD. Pixels lie in the ring's slots;
 * everything that is said about them travels in the messages, never in shared memory, so that it
 * cannot change once checked. One message is one packet of exactly the size of its struct; any
 * other size is garbage.
 *
 * A slot belongs to the child until its FRAME is sent, then to the player until its RELEASE is
 * sent. The child begins by itself, stands still on its first picture, and waits for PLAY. After
 * ENDED or FAULT it waits to be killed. When the socket ends, so does the child.
 *
 * With --sound it plays the sound alone: its first PROGRESS says that it is ready, PLAY lets it
 * begin, there is no FRAME and no pause.
 */
#ifndef VIDEO_WIRE_H
#define VIDEO_WIRE_H

#include <stddef.h>
#include <stdint.h>

#include "base/child.h"

#define WIRE_RING_FD CHILD_EXTRA_FD
#define WIRE_FILM_FD (CHILD_EXTRA_FD + 1)
#define WIRE_SOUND   "--sound" /* in the place of "exact" and "quick" */
#define WIRE_VERSION 2         /* a program file replaced under a running player is told apart */
#define WIRE_SLOTS   4         /* shown, next, one to spare, one being written */
#define WIRE_AREA_MAX                                                                              \
    (UINT64_C(4096) * 2304) /* pixels of one picture, rows counted by their pitch */
#define WIRE_SLOT_BYTES  ((size_t)WIRE_AREA_MAX / 2 * 3)
#define WIRE_RING_BYTES  (WIRE_SLOTS * WIRE_SLOT_BYTES)
#define WIRE_ASPECT_MAX  8192
#define WIRE_TIME_MAX_MS INT64_C(8640000000) /* 100 days: nobody's film is longer */

/* From the child. */
enum wire_news_kind {
    WIRE_FRAME = 1, /* .frame and the rest of the numbers */
    WIRE_PROGRESS,  /* the numbers only: it lives, though the picture may not change */
    WIRE_SILENT,    /* no sound output: the film goes on without */
    WIRE_CELL,      /* .detail: how it is confined, in words */
    WIRE_ENDED,
    WIRE_FAULT, /* .fault, .detail */
    WIRE_NEWS_KIND_COUNT
};

enum wire_fault {
    WIRE_FAULT_LIBRARY = 1, /* libvlc does not start */
    WIRE_FAULT_NO_VIDEO,    /* nothing to see in it */
    WIRE_FAULT_NO_PICTURE,  /* a video track, but no picture out of it; detail: its codec */
    WIRE_FAULT_BROKEN,      /* libvlc gave it up */
    WIRE_FAULT_CUT_SHORT,   /* it ended long before the length it claims */
    WIRE_FAULT_BEHIND_END,  /* it was to begin behind its end */
    WIRE_FAULT_CELL,        /* the decoder cannot confine itself; detail: why */
    WIRE_FAULT_NO_SOUND,    /* nothing to hear in what was to be heard only */
    WIRE_FAULT_COUNT
};

/* One I420 picture. Rows of U and V: (h + 1) / 2, of (w + 1) / 2 pixels. */
struct wire_frame {
    uint32_t slot;       /* 0 to WIRE_SLOTS - 1 */
    uint32_t w, h;       /* visible pixels */
    uint32_t pitches[3]; /* bytes per row */
    uint32_t offsets[3]; /* from the slot's beginning */
    uint32_t aspect_w, aspect_h;
    uint32_t matrix; /* enum video_matrix */
    uint32_t is_full_range;
};

struct wire_news {
    uint32_t version;
    uint32_t kind;
    int64_t position_ms;
    int64_t length_ms; /* 0: unknown */
    int64_t lost;      /* pictures so far that found no slot */
    struct wire_frame frame;
    uint32_t fault;
    char detail[132]; /* UTF-8, NUL-terminated */
};

/* From the player. */
enum wire_order_kind {
    WIRE_PLAY = 1,
    WIRE_PAUSE,
    WIRE_VOLUME,  /* value: 0 to 100 */
    WIRE_RELEASE, /* value: the slot */
};

struct wire_order {
    uint32_t version;
    uint32_t kind;
    uint32_t value;
};

#endif
