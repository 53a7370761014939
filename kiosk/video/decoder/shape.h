/*
 * video/decoder/shape: which size to ask of libvlc, and which to tell. Pure.
 */
#ifndef VIDEO_DECODER_SHAPE_H
#define VIDEO_DECODER_SHAPE_H

#include <stdbool.h>
#include <stdint.h>

#include "video/wire.h"

/* A picture as the film describes it. w = 0: not known. sar 0:0 counts as 1:1. */
struct shape {
    unsigned w, h; /* visible pixels */
    unsigned sar_num, sar_den;
};

/* The same picture turned by a quarter. */
struct shape shape_turn(struct shape shape);

/*
 * Tells whether shape can be the visible part of a decoder's picture of the padded size: not
 * larger, and no more padding than decoders add. It is not when it belongs to another format of the
 * film.
 */
bool shape_fits(struct shape shape, unsigned padded_w, unsigned padded_h);

/* Lays an I420 picture of shape out in a slot, made smaller when it is too large: w, h, planes. */
void shape_lay_out(struct shape shape, struct wire_frame *frame);

/* The size in square pixels, 1 to WIRE_ASPECT_MAX each. */
void shape_aspect(struct shape shape, struct wire_frame *frame);

#endif
