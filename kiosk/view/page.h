/*
 * view/page: what covers the whole panel: the slate, staff's pages, a level of the quiz.
 */
#ifndef VIEW_PAGE_H
#define VIEW_PAGE_H

#include "view/view.h"

struct view_page_ctx {
    struct screen *screen;
    struct screen_fonts *fonts;
    int w, h;
    struct screen_image *slate_ground; /* or NULL */
    char theme[256], organiser[128], hotline[64];
};

void view_page_draw_slate(const struct view_page_ctx *ctx);
void view_page_draw_status(const struct view_page_ctx *ctx, const struct view_status *status);
void view_page_draw_pin(const struct view_page_ctx *ctx, int digits, const char *note);

void view_page_draw_clock(const struct view_page_ctx *ctx, const struct view_clock *clock);
enum view_button view_page_clock_button(const struct view_page_ctx *ctx, int x, int y);

/* The button under a point. */
enum view_button view_page_button(const struct view_page_ctx *ctx, enum view_page page, int x,
                                  int y);

#endif
