/*
 * layout/text: Chinese line breaking and the largest size at which a text fits its box.
 *
 * Rules, strongest first: breaks given by the author (a line end; U+200B allows one), 避头尾 (no
 * line begins with a closing mark or ends with an opening one), a number is never parted from its
 * own digits, its 第 or its 年月日号时分秒点%‰℃元米层楼个人次天岁, and no Latin word is broken; a
 * paragraph's last line has at least two characters; words stay whole. What these allow is set by
 * meaning: behind 。；！？：——…… ，、 or at a space before between words, lines of like length, in
 * few lines. Spaces and U+200B at a line's ends fall away. Source: GB/T 15834, W3C clreq section 6,
 * ICU's Chinese dictionary.
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

/* text is borrowed from the request's text; what falls away at a break is outside. */
struct layout_line {
    const char *text;
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
    const char *text; /* UTF-8, at most LAYOUT_TEXT_MAX_BYTES (cut there) */
    int width_px, height_px;
    int min_px, max_px;   /* em sizes to try, min <= max */
    int max_lines;        /* 1 to LAYOUT_LINES_MAX */
    int line_spacing_pct; /* 150: line height = 1.5 em */
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
 * The same at the largest size from min to max at which it is whole without breaking a word; lines
 * that all end behind punctuation are preferred to one step more of size (1.25). Where even min_px
 * cannot do without breaking words, it is set at min_px.
 */
void layout_fit_text(const struct layout_text_request *request, struct layout_lines *out);

#endif
