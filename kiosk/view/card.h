/*
 * view/card: slogan, QR, countdown and stats cards: text set over a ground.
 */
#ifndef VIEW_CARD_H
#define VIEW_CARD_H

#include "view/view.h"

/* How the quiz went today; figures that would tell of few people are not given. */
struct view_stats {
    int visitors;
    int average_x10;    /* ten times the average of 10 points; -1: not enough took part */
    const char *missed; /* title of the hazard most often missed, or NULL */
};

struct view_card {
    enum playlist_kind kind; /* SLOGAN, QR, COUNTDOWN, STATS */
    const char *style;       /* slogan: NULL for the default */
    const char *text;        /* filled in; NULL for none */
    const char *title;
    const char *target; /* qr: what the code says */
    int64_t days;       /* countdown: 0 today, < 0 over */
    const char *organiser;
    const struct view_stats *stats; /* stats, borrowed; NULL: nobody yet */
    struct screen_image *ground;    /* of the card's size, or NULL */
};

/* The name of the ground below assets/cards/ for a zone of w × h, or NULL: none (LED zones). */
bool view_card_ground(const struct view_card *card, int w, int h, char *out_name, size_t out_bytes);

/* Tells whether there is such a style. */
bool view_card_style_is_known(const char *style);

/* The shipped styles, NULL behind the last. */
const char *const *view_card_styles(void);

/*
 * Draws the card as an image of w × h, owned by the caller, over card->ground where there is one.
 * *out_fits: false when some text ran over its place even at the smallest size. May be NULL.
 */
struct screen_image *view_card_make(struct screen *screen, struct screen_fonts *fonts,
                                    const struct view_card *card, int w, int h, bool *out_fits);

#endif
