/*
 * app/screenshot: the picture on screen into a PNG file, on a thread of its own, so that encoding
 * and the disk do not hold up the show. One at a time.
 */
#ifndef APP_SCREENSHOT_H
#define APP_SCREENSHOT_H

#include <stdint.h>

#include "base/err.h"

struct screenshot; /* opaque */

/* Begins: takes pixels[w * h] (ARGB8888; freed also on failure). NULL: no thread (ERR_BUSY). */
struct screenshot *screenshot_begin(const char *program, uint32_t *pixels, int w, int h,
                                    const char *path, struct err *err) MUST_USE;

/* True when it is written, or failed: *out_ok, and then *err. Never blocks. */
bool screenshot_is_done(struct screenshot *shot, bool *out_ok, struct err *err);

/* Its path (borrowed). */
const char *screenshot_path(const struct screenshot *shot);

/* Waits for the end and frees; NULL is fine. */
void screenshot_finish(struct screenshot *shot);

#endif
