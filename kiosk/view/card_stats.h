/*
 * view/card_stats (private): the words and figures of the card that tells how today's quiz went.
 */
#ifndef VIEW_CARD_STATS_H
#define VIEW_CARD_STATS_H

#include "view/card.h"

struct card_stats {
    struct screen *screen;
    struct screen_fonts *fonts;
    const struct view_stats *stats; /* NULL: nobody yet */
    struct layout_rect whole;
    bool is_portrait;
};

/* Over the ground "stats"; and in one line, for strips. False: some text ran over its place. */
bool card_stats_draw(const struct card_stats *card);
bool card_stats_draw_line(const struct card_stats *card);

#endif
