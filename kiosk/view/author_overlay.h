/*
 * view/author_overlay: a scene's shapes, as an author sees them over the picture.
 */
#ifndef VIEW_AUTHOR_OVERLAY_H
#define VIEW_AUTHOR_OVERLAY_H

#include "view/page_author.h"

/*
 * An image of w × h for the whole picture, owned by the caller: hazards in red, decoys in blue, the
 * chosen one in amber with its points, what is being drawn, and with has_reach what each answers
 * to.
 */
struct screen_image *view_author_overlay(struct screen *screen, const struct view_author *author,
                                         int w, int h);

#endif
