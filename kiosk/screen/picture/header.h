/*
 * screen/picture/header: what kind of picture a file holds and how large it is, from its bytes
 * alone.
 *
 * Pure: no allocation, no library, every read checked; what the file is called does not count.
 * Everything that is refused before a decoder sees it is refused here.
 */
#ifndef SCREEN_PICTURE_HEADER_H
#define SCREEN_PICTURE_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define HEADER_SIDE_MAX 30000

enum header_type {
    HEADER_PNG,
    HEADER_JPEG,
    HEADER_GIF,
    HEADER_WEBP,
    HEADER_BMP,
    HEADER_SVG,
    HEADER_TYPE_COUNT
};

const char *header_type_name(enum header_type type);

struct header {
    enum header_type type;
    int w, h;         /* 1 to HEADER_SIDE_MAX as stored, before any EXIF turn; 0 for SVG */
    size_t exif_at;   /* the EXIF block's TIFF part: data[exif_at .. exif_at + exif_len) */
    size_t exif_len;  /* 0: none */
    bool is_cmyk;     /* JPEG with four components */
    bool is_inverted; /* its inks are stored as Adobe does: 255 is none */
};

/*
 * ERR_UNSUPPORTED not a picture, or a kind we do not show (the text names what it looks like);
 * ERR_PARSE cut short or damaged; ERR_LIMIT more than PICTURE_PIXELS_MAX pixels or a side longer
 * than HEADER_SIDE_MAX.
 */
bool header_read(const uint8_t *data, size_t len, struct header *out, struct err *err) MUST_USE;

/* Tells whether data begins like an SVG, by its first words alone; header_read() says so of the
 * same files. */
bool header_is_svg(const uint8_t *data, size_t len);

#endif
