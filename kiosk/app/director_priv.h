/*
 * app/director_priv: what the director's files share:
 *   director.c        the course of things: choosing, preparing, showing
 *   director_fault.c  what fails, and what cannot work
 *   director_order.c  what is asked of it: skip, pause, change, stop, leave
 */
#ifndef APP_DIRECTOR_PRIV_H
#define APP_DIRECTOR_PRIV_H

#include "app/director.h"

/* Appends an effect and returns it, for what else it has to say. */
struct director_effect *director_add(struct director_effects *out, enum director_effect_kind kind,
                                     int seat, int64_t item);

/* The seat that is not on screen. */
int director_other_seat(const struct director *director);
struct director_seat *director_next_seat(struct director *director);

/* The seat on screen while its item goes on; NULL: none, or it has ended. */
const struct director_seat *director_seat_on(const struct director *director);

/* The play of what is on screen, if anything, is over. */
void director_record(struct director *director, const struct director_world *world, const char *why,
                     struct director_effects *out);

/* What was being made ready is given up. */
void director_drop_next(struct director *director, struct director_effects *out);

/* Chooses the item after the last one (step 0: with its repeats) or before it (-1) and has it made
 * ready. */
void director_choose(struct director *director, const struct director_world *world, int step,
                     struct director_effects *out);

#endif
