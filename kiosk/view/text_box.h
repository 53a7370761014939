/*
 * view/text_box: a text in a box, broken and sized by layout, drawn by screen.
 */
#ifndef VIEW_TEXT_BOX_H
#define VIEW_TEXT_BOX_H

#include "screen/fonts.h"
#include "screen/screen.h"

enum view_align {
    VIEW_LEFT,
    VIEW_CENTRE, /* each line by itself */
    VIEW_BLOCK   /* lines flush left, the whole in the middle */
};

struct view_text_box {
    struct layout_rect at;
    enum screen_face face;
    int min_px, max_px;
    int max_lines;
    int line_pct; /* line height in percent of the em */
    enum view_align align;
    bool is_top; /* from the top of the box; else in its middle */
    uint32_t rgb;
};

/* Draws text; returns false when it did not fit even at min_px (it is drawn all the same). */
bool view_text_box_draw(struct screen *screen, struct screen_fonts *fonts,
                        const struct view_text_box *box, const char *text);

/* A box that is a part of another, in thousandths of its width and height. */
struct layout_rect view_part(struct layout_rect whole, int x, int y, int w, int h);

/* The box without margin_px at each side. */
struct layout_rect view_inset(struct layout_rect whole, int margin_px);

#endif
