/*
 * screen: the window, and one way of drawing on it with two back ends.
 *
 * `surface` writes into the window's own memory (machines without a GPU), `renderer` uses SDL's
 * renderer. Coordinates are panel pixels, origin top-left. Colours are 0xRRGGBB, or 0xAARRGGBB
 * where said. Drawing goes to the panel or, between screen_set_target() calls, to an image. Nothing
 * is seen before screen_present(). All calls from the thread that opened the screen.
 */
#ifndef SCREEN_SCREEN_H
#define SCREEN_SCREEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "layout/layout.h"

enum screen_backend { SCREEN_AUTO, SCREEN_SURFACE, SCREEN_RENDERER };

struct screen_options {
    enum screen_backend backend; /* AUTO: renderer on a real GPU, else surface */
    int window_w, window_h;      /* 0: borderless over the whole display */
    bool is_hidden;              /* no display at all: draws into memory of window_w × window_h */
};

struct screen;       /* opaque */
struct screen_image; /* opaque: pixels the back end can draw, straight alpha */

struct screen *screen_open(const struct screen_options *options, struct err *err) MUST_USE;
void screen_close(struct screen *screen); /* NULL is fine */
void screen_size(const struct screen *screen, int *out_w, int *out_h);
const char *screen_backend_name(const struct screen *screen); /* "surface" or "renderer" */
int screen_refresh_hz(const struct screen *screen);           /* 60 when unknown */
/* To poll for POLLIN: then screen_next_event() has something, unless a screen_present() since took
 * it in already. -1: this display tells nothing, look often. */
int screen_fd(const struct screen *screen);
int screen_image_max_px(const struct screen *screen); /* no image may be wider or higher */

/*
 * Makes an image of w × h (1 to screen_image_max_px) from ARGB8888 rows (0xAARRGGBB in machine
 * order), stride in bytes; pixels == NULL gives an empty one to draw on. is_opaque: alpha is
 * ignored and taken as 255. Owned by the caller; destroy before the screen is closed.
 */
struct screen_image *screen_image_create(struct screen *screen, int w, int h, const void *pixels,
                                         int stride, bool is_opaque);
void screen_image_destroy(struct screen_image *image); /* NULL is fine */
void screen_image_size(const struct screen_image *image, int *out_w, int *out_h);

/* Further drawing goes to image (made with pixels == NULL), or to the panel with NULL. Resets clip.
 */
void screen_set_target(struct screen *screen, struct screen_image *image);
void screen_set_clip(struct screen *screen, const struct layout_rect *clip); /* NULL: none */

void screen_fill(struct screen *screen, struct layout_rect rect, uint32_t rgb);
/* The same with alpha 0 to 255 over what is there. */
void screen_tint(struct screen *screen, struct layout_rect rect, uint32_t rgb, int alpha);
/* A filled rectangle with round, smooth corners of radius_px (at most half of the short side). */
void screen_fill_round(struct screen *screen, struct layout_rect rect, int radius_px, uint32_t rgb);

/* Draws the part src of the image (NULL: all) into dst, scaled (bilinear) where sizes differ. */
void screen_draw(struct screen *screen, struct screen_image *image, const struct layout_rect *src,
                 struct layout_rect dst, int alpha);

/*
 * Moves what rect (inside the panel) shows left_px (1 or more, less than its width) to the left;
 * its last left_px columns are then to be drawn. False when the back end cannot: nothing was moved.
 */
bool screen_scroll(struct screen *screen, struct layout_rect rect, int left_px);

/* dst = from × (256 − part) + to × part, part 0 to 256; both opaque and of dst's size. */
void screen_mix(struct screen *screen, struct screen_image *from, struct screen_image *to,
                struct layout_rect dst, int part);

/* One film frame, I420; matrix as in screen_matrix. */
enum screen_matrix { SCREEN_BT601, SCREEN_BT709, SCREEN_BT2020 };
struct screen_film {
    const uint8_t *planes[3];
    int pitches[3];
    int w, h;
    enum screen_matrix matrix;
    bool is_full_range;
};

/* Draws the part src of the frame into dst, converted and scaled (libyuv, bilinear; box when
 * shrinking). */
void screen_draw_film(struct screen *screen, const struct screen_film *film, struct layout_rect src,
                      struct layout_rect dst);

/*
 * Dims all that is presented from now on to percent (1 to 100). With less than 100 the back end
 * darkens the rectangles it presents; what is drawn stays as it is.
 */
void screen_set_brightness(struct screen *screen, int percent);

/* Shows what was drawn within rects[count] (count 0: everything). Blocks for the display at most
 * one frame. */
void screen_present(struct screen *screen, const struct layout_rect *rects, size_t count);

/* Copies what is shown (undimmed) as ARGB8888 rows, opaque; owned by the caller (free()). */
uint32_t *screen_capture(struct screen *screen);

#endif
