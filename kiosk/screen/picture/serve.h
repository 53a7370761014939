/*
 * screen/picture/serve: one question of the player answered, by either of the two picture programs.
 *
 * Order: die with the player, hear the request, make the memory for the answer (later it
 * could not grow), enter the cell, and only then look at the input. picture_wire.h has what is
 * said.
 */
#ifndef SCREEN_PICTURE_SERVE_H
#define SCREEN_PICTURE_SERVE_H

#include "screen/picture/parts.h"
#include "screen/picture_wire.h"

/* The input, mapped: a read error of the storage ends us by SIGBUS, which the player understands.
 */
struct serve_input {
    void *bytes;
    size_t len;
};

struct serve_worker {
    const char *const *readable; /* as in struct cell_plan */
    bool has_threads;            /* the same */
    /* Draws the input, which is what header says, into box as request->fit and hidden say;
     * *out_size: the picture's own, upright. */
    bool (*draw)(const struct serve_input *input, const struct header *header,
                 const struct picture_wire_request *request, SDL_Surface *box, SDL_Point *out_size,
                 struct err *err);
    /* See encode_png(). NULL: this program does not encode. */
    bool (*encode)(SDL_Surface *pixels, void *out, size_t max_len, size_t *out_len,
                   struct err *err);
};

/* Answers the one question and ends the process. */
void serve(const struct serve_worker *worker) __attribute__((noreturn));

#endif
