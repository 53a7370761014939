/*
 * screen/fonts: Chinese text, measured and drawn. Works without a display (for `check`).
 *
 * Faces are Noto Sans CJK SC and Noto Serif CJK SC, found by name through fontconfig so that
 * simplified glyph forms are certain; opened once per size (a small cache). A line is a run of
 * characters with a quarter-em gap between half-width Latin or digits and Chinese, the same in
 * measuring and drawing. y is the top of the em box: the ideographic square is size_px high.
 */
#ifndef SCREEN_FONTS_H
#define SCREEN_FONTS_H

#include "base/str.h"
#include "screen/screen.h"

enum screen_face { SCREEN_SANS, SCREEN_SANS_BOLD, SCREEN_SERIF_BOLD, SCREEN_FACE_COUNT };

struct screen_fonts; /* opaque */

/* ERR_GONE when a face is not installed: the text says which package brings it. */
struct screen_fonts *screen_fonts_open(struct err *err) MUST_USE;
void screen_fonts_close(struct screen_fonts *fonts); /* NULL is fine */

/* Width in pixels of text[len] (one line) at size_px. */
int screen_text_width(struct screen_fonts *fonts, enum screen_face face, int size_px,
                      const char *text, size_t len);

/* Draws it on the screen's present target with its em box's top left at x, y. */
void screen_text_draw(struct screen *screen, struct screen_fonts *fonts, enum screen_face face,
                      int size_px, const char *text, size_t len, int x, int y, uint32_t rgb);

/* Adds each character of text that the face cannot draw to *out_missing, once. */
void screen_text_missing(struct screen_fonts *fonts, enum screen_face face, const char *text,
                         struct str *out_missing);

/* For layout's measure callbacks: ctx is one of these. */
struct screen_text_ctx {
    struct screen_fonts *fonts;
    enum screen_face face;
};
int screen_text_measure(void *ctx, const char *text, size_t len, int size_px);

/* The version of the font files in use, sans then serif where they differ ("2.004+2.001"). */
const char *screen_fonts_version(const struct screen_fonts *fonts);

#endif
