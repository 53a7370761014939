/*
 * view/page_parts: what staff's pages and the slate are made of.
 */
#ifndef VIEW_PAGE_PARTS_H
#define VIEW_PAGE_PARTS_H

#include "view/page.h"
#include "view/text_box.h"

/* How a text of a page looks. */
struct page_look {
    enum screen_face face;
    int max_px;
    enum view_align align;
    uint32_t rgb;
};

int page_short_side(const struct view_page_ctx *ctx);
bool page_is_strip(const struct view_page_ctx *ctx); /* one line, no touch */
struct layout_rect page_whole(const struct view_page_ctx *ctx);

/* In at most three lines, as large as it fits. */
void page_text(const struct view_page_ctx *ctx, struct layout_rect at, struct page_look look,
               const char *text);

/* The heading with its mark; returns the first pixel below. */
int page_head(const struct view_page_ctx *ctx, const char *text);

/* What stands above a page in low mode: calm, nothing to press. em_px: of the note below. */
void page_low_head(const struct view_page_ctx *ctx, struct layout_rect head, bool is_contrast,
                   int em_px, const char *note);

/* "label\tvalue", or a text without a label, one under the other; on a strip, where a line would be
 * a few pixels high, in columns. */
#define PAGE_ROW_BYTES 256
void page_rows(const struct view_page_ctx *ctx, struct layout_rect box,
               const char (*lines)[PAGE_ROW_BYTES], int count);

/* An amber button with one soft shade. */
void page_button(const struct view_page_ctx *ctx, struct layout_rect at, const char *label);

bool page_is_in(struct layout_rect at, int x, int y);

#endif
