/*
 * video/decoder/slots: the ring's slots seen from the child, and what it tells the player.
 *
 * There is always a slot to write into: the last one of ours is never given away; what would have
 * needed it is lost and counted. So the film never waits for the player. All calls are safe from
 * any thread; only one thread at a time writes pictures.
 */
#ifndef VIDEO_DECODER_SLOTS_H
#define VIDEO_DECODER_SLOTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "video/wire.h"

struct slots; /* opaque */

/* Maps the ring at WIRE_RING_FD. On failure NULL. Lives as long as the process. */
struct slots *slots_open(struct err *err) MUST_USE;

/* The slot to write the next picture into: the same one until it is given away. */
uint32_t slots_writable(struct slots *slots);

/* The WIRE_SLOT_BYTES of a slot. */
uint8_t *slots_bytes(const struct slots *slots, uint32_t slot);

/*
 * Gives news->frame, which lies in slots_writable(), to the player. False when it is lost instead.
 * Fills in .version, .kind and .lost.
 */
bool slots_give(struct slots *slots, struct wire_news *news);

/* The player is done with a slot. */
void slots_take_back(struct slots *slots, uint32_t slot);

/*
 * Tells the player something without a picture: .kind and what belongs to it are the caller's.
 * ENDED and FAULT wait for room in the socket and are the last word; the others may get lost.
 */
void slots_tell(struct slots *slots, struct wire_news *news);

#endif
