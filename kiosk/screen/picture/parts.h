/*
 * screen/picture/parts: the steps inside the picture programs, in the order a picture takes them.
 *
 * header_read() (header.h) -> decode_picture() -> fit_picture(), or librsvg for an SVG, into a
 * box of ARGB8888 pixels, all opaque; encode_png() is the way back. An EXIF turn is done last, on
 * the box: all before it works in the picture's own orientation, in a box turned the other way.
 * Images are SDL surfaces (of ARGB8888 where nothing else is said); SDL itself is never
 * initialised.
 */
#ifndef SCREEN_PICTURE_PARTS_H
#define SCREEN_PICTURE_PARTS_H

#include <SDL_rect.h>
#include <SDL_surface.h>

#include "base/err.h"
#include "layout/layout.h"
#include "screen/picture/header.h"

#define PAPER_RGB 0xfbf7ef /* what shows through transparent places */

/*
 * Decodes data[len], which is what header says (not SVG), on paper: opaque, ARGB8888 or RGB24.
 * Returned owned (SDL_FreeSurface()); NULL: ERR_PARSE damaged, ERR_LIMIT not enough memory.
 */
SDL_Surface *decode_picture(const uint8_t *data, size_t len, const struct header *header,
                            struct err *err) MUST_USE;

/* The EXIF orientation in a TIFF block: 1 (upright, also when there is none) to 8. */
int orient_read(const uint8_t *tiff, size_t len);

/* Tells whether a picture of this orientation stands on its side (5 to 8). */
bool orient_is_sideways(int orientation);

/* Puts picture upright into box, whose size fits. picture may be changed. */
void orient_turn(SDL_Surface *picture, int orientation, SDL_Surface *box);

/* Scales picture (also RGB24) into box, fills the bands, frees picture. ERR_LIMIT not enough
 * memory. */
bool fit_picture(SDL_Surface *picture, enum layout_fit fit, SDL_Surface *box,
                 struct err *err) MUST_USE;

/* Fills what is left of box around the picture at `at` with the mean colour of its edge there. */
void fit_fill_bands(SDL_Surface *box, struct layout_rect at);

/* Writes box as an RGB PNG into out[max_len] and tells its length. */
bool encode_png(SDL_Surface *box, void *out, size_t max_len, size_t *out_len,
                struct err *err) MUST_USE;

#endif
