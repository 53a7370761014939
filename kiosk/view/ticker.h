/*
 * view/ticker: a line of text that runs from right to left, laid out once and drawn from tiles.
 */
#ifndef VIEW_TICKER_H
#define VIEW_TICKER_H

#include "screen/fonts.h"
#include "screen/screen.h"

struct view_ticker; /* opaque */

/* Lays the lines out for zone (panel pixels). NULL when there is nothing to say. */
struct view_ticker *view_ticker_create(struct screen *screen, struct screen_fonts *fonts,
                                       const struct layout_zone *zone, struct layout_rect at,
                                       char *const *lines, size_t count);
void view_ticker_destroy(struct view_ticker *ticker); /* NULL is fine */

/* Whole pixels it has moved after elapsed_ms, 0 to its length. */
int view_ticker_offset(const struct view_ticker *ticker, int64_t elapsed_ms);

/* The part of its zone that it draws on; the rest of the zone stays the ground. */
struct layout_rect view_ticker_band(const struct view_ticker *ticker);

/* Draws it at that offset, over whatever is there. */
void view_ticker_draw(struct view_ticker *ticker, struct screen *screen, int offset_px);

/* The same when its band still shows it at the offset before: moves that, where it can. */
void view_ticker_move(struct view_ticker *ticker, struct screen *screen, int before_px,
                      int offset_px);

#endif
