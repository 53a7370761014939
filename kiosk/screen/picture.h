/*
 * screen/picture: pictures, decoded and scaled by a child process (anxuan-picture), one process per
 * picture. The parent never parses a picture.
 *
 * JPEG (with EXIF orientation), PNG, WebP, GIF (first frame), BMP, SVG (librsvg). Limits: 768 MiB
 * of data, 5 s, PICTURE_PIXELS_MAX. Order: picture_open() -> poll picture_fd() for POLLIN (or every
 * 100 ms) -> picture_step() until not PENDING -> picture_image() once -> picture_close().
 */
#ifndef SCREEN_PICTURE_H
#define SCREEN_PICTURE_H

#include "screen/screen.h"

#define PICTURE_PIXELS_MAX  100000000 /* of the source: 100 megapixels */
#define PICTURE_LIMIT_S     5         /* of real and of processor time */
#define PICTURE_UNHURRIED_S 120       /* where nobody waits at a screen */
#define PICTURE_HIDDEN_MAX  4096      /* bytes of picture_request.hidden */

enum picture_state { PICTURE_PENDING, PICTURE_DONE, PICTURE_FAILED };

struct picture_request {
    const char *program; /* path of anxuan-picture */
    const char *path;    /* the picture */
    int w, h; /* the box in panel pixels, each 1 to 8192: exactly this comes back, opaque */
    enum layout_fit
        fit; /* with CONTAIN the bands take the mean colour of the picture's edge there */
    const char *hidden; /* ids of an SVG's elements that are not drawn, [A-Za-z0-9_-]+, separated by
                         * spaces; NULL: none. No matter for other pictures. */
    int64_t real_us;    /* clock_real_us() now */
    int limit_s;        /* how long it may take, 1 to PICTURE_UNHURRIED_S; 0: PICTURE_LIMIT_S */
    bool is_cell_optional; /* also on a machine that cannot confine the child; else ERR_CHILD there
                            */
};

struct picture; /* opaque */

/* ERR_GONE not there, ERR_UNSUPPORTED not a regular file, ERR_INVALID a box out of range
 * or wrong `hidden`, ERR_IO,
 * ERR_CHILD the decoder cannot be started (not the picture's doing).
 * Never blocks, whatever the path is. */
struct picture *picture_open(const struct picture_request *request, struct err *err) MUST_USE;
void picture_close(struct picture *picture);   /* kills; NULL is fine */
int picture_fd(const struct picture *picture); /* -1 when not PENDING (poll() skips it) */

/* FAILED: *err names the file and the reason (ERR_LIMIT too large or too slow, ERR_PARSE damaged,
 * ERR_UNSUPPORTED not a picture, ERR_IO storage or decoder at fault: may be tried again, ERR_CHILD
 * not started or not confined). */
enum picture_state picture_step(struct picture *picture, int64_t real_us, struct err *err);

/* Steps until it is not PENDING (real time), for those who may wait. */
enum picture_state picture_wait(struct picture *picture, struct err *err);

/* The finished picture as an image of the box's size, owned by the caller. NULL before DONE. */
struct screen_image *picture_image(struct picture *picture, struct screen *screen);

/* The same as ARGB8888 pixels[w * h], borrowed until picture_close(); what is written there shows
 * in later picture_image() calls. NULL before DONE. */
uint32_t *picture_pixels(const struct picture *picture);

/* The picture's own size in pixels, seen upright (an SVG's as it states it, rounded up): 1 to
 * 30,000 each when DONE, 0 before. */
void picture_source_size(const struct picture *picture, int *out_w, int *out_h);

/*
 * Opens, waits (real time; request->real_us is not looked at) and closes in one, for `shot` and
 * `check`. screen == NULL only checks it: out_image may be NULL then.
 */
bool picture_load(const struct picture_request *request, struct screen *screen,
                  struct screen_image **out_image, struct err *err) MUST_USE;

/* Writes ARGB8888 pixels[w * h] as an opaque PNG file through the child; replaces path whole. */
bool picture_save_png(const char *program, const uint32_t *pixels, int w, int h, const char *path,
                      struct err *err) MUST_USE;

#endif
