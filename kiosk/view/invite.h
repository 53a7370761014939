/*
 * view/invite: over the lower edge of the show a band that invites to the quiz: one line, a hand
 * that taps, slowly, and today's visitors.
 */
#ifndef VIEW_INVITE_H
#define VIEW_INVITE_H

#include "view/page.h"

/*
 * Where the band stands, over the panel's whole width down to its lower edge: in the place of a
 * ticker that lies along that edge; else at least 26 mm (of a 43-inch panel) and 9 % of the height,
 * and higher where it would cut a ticker, clock, banner or code in two. `canvas` is where the
 * layout's canvas lies on the panel. Empty on panels that have no room for the quiz. Pure.
 */
struct layout_rect view_invite_band(const struct layout *layout, struct layout_rect canvas,
                                    int panel_w, int panel_h);

/* Draws all of the band. */
void view_invite_draw(const struct view_page_ctx *ctx, struct layout_rect band,
                      const struct view_invite *invite);

#endif
