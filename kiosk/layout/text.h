/*
 * layout/text: Chinese line breaking and the largest size at which a text fits its box.
 *
 * Rules, strongest first: breaks given by the author (\n; U+200B allows one), 避头尾 (no line begins
 * with a closing mark or ends with an opening one) and a number never parted from its 年月日号时分秒%
 * ‰℃元米层楼 or from its own digits; then: behind 、，——。；！？：… before ICU's word boundaries; the
 * last line of a paragraph has at least two characters; no break inside a Latin word. Source: GB/T 15834, W3C
 * clreq section 6 (避头尾), ICU's Chinese dictionary.
 */
#ifndef LAYOUT_TEXT_H
#define LAYOUT_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

#define LAYOUT_LINES_MAX      64
#define LAYOUT_TEXT_MAX_BYTES 8192

/* Width in pixels of text[len] at size_px (the em). Must grow with size. */
typedef int layout_measure(void *ctx, const char *text, size_t len, int size_px);

struct layout_line {
    const char *text; /* borrowed from the request's text; marks that fall away at a break are outside */
    size_t len;
    int width_px;
};

struct layout_lines {
    struct layout_line lines[LAYOUT_LINES_MAX];
    size_t count;
    int size_px;
    int height_px; /* count × line height */
    int line_height_px;
    bool is_whole; /* false: even min_px was too large, the text runs over */
};

struct layout_text_request {
    const char *text;      /* UTF-8, at most LAYOUT_TEXT_MAX_BYTES (cut there) */
    int width_px, height_px;
    int min_px, max_px;    /* em sizes to try, min <= max */
    int max_lines;         /* 1 to LAYOUT_LINES_MAX */
    int line_spacing_pct;  /* 150: line height = 1.5 em */
    layout_measure *measure;
    void *measure_ctx;
};

/*
 * Breaks text into lines not wider than width_px at exactly size_px, by meaning first. A piece that
 * is too wide by itself is broken between characters. Never fails; is_whole tells whether all lines
 * fit width, height and max_lines.
 */
void layout_break_text(const struct layout_text_request *request, int size_px,
                       struct layout_lines *out);

/*
 * The same at the largest size from min to max at which it is whole, with lines of balanced
 * length; breaks behind punctuation are preferred to one step more of size (at most 15 %).
 */
void layout_fit_text(const struct layout_text_request *request, struct layout_lines *out);

#endif
