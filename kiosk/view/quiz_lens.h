/*
 * view/quiz_lens: a magnifying glass over a small town, and in it one place that is marked: the
 * picture of pages that ask before a game.
 */
#ifndef VIEW_QUIZ_LENS_H
#define VIEW_QUIZ_LENS_H

#include "view/page.h"

/* In at's middle, as large as it fits; `ground` is around it. */
void quiz_lens_draw(const struct view_page_ctx *ctx, struct layout_rect at, struct view_mode mode,
                    uint32_t ground);

/* Makes the corners of what stands in at round, with the colour of what is around it. */
void quiz_round_corners(struct screen *screen, struct layout_rect at, int radius, uint32_t around);

#endif
