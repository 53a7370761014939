/*
 * video/decoder/player: one film through libvlc, from its start to its end or fault.
 *
 * Orders may come from another thread; player_run() carries them out. libvlc's callbacks only note
 * what happened: nothing is asked of libvlc from within them but the first pause, which cannot
 * wait.
 */
#ifndef VIDEO_DECODER_PLAYER_H
#define VIDEO_DECODER_PLAYER_H

#include <stdbool.h>
#include <stdint.h>

#include "video/decoder/slots.h"

struct player_request {
    int64_t start_ms;
    bool is_exact;      /* at that frame, not at the key frame before it */
    bool is_sound_only; /* nothing is shown; it begins with the first order to run, and runs */
    int volume_pct;
    const char *sound_device;
};

struct player; /* opaque */

/* Remembers how to play the film at WIRE_FILM_FD; lives as long as the process. request and its
 * texts stay the caller's. */
struct player *player_create(const struct player_request *request, struct slots *slots);

/* From any thread: run or stand still; volume 0 to 100. */
void player_order_run(struct player *player, bool wants_run);
void player_order_volume(struct player *player, int volume_pct);

/* Plays; returns when ENDED or FAULT has been told. libvlc's threads still run: leave by _exit().
 */
void player_run(struct player *player);

#endif
