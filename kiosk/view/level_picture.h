/*
 * view/level_picture: the picture of a level in its box, enlarged, and where its places are on the
 * panel.
 */
#ifndef VIEW_LEVEL_PICTURE_H
#define VIEW_LEVEL_PICTURE_H

#include "quiz/shape.h"
#include "view/view.h"

/* Where the whole picture would stand; only what is inside the box is to be seen. All in pixels. */
struct level_map {
    struct layout_rect box;
    double x, y, w, h;
    double unit_x, unit_y; /* pixels of a unit of level->picture_w, picture_h: scene units */
};

struct level_map level_map_of(const struct view_level *level, struct layout_rect box);

/* From scene units to the panel. */
struct quiz_point level_map_point(const struct level_map *map, struct quiz_point point);

/* The picture's part that is shown; nothing when there is none. */
void level_picture_draw(struct screen *screen, const struct view_level *level,
                        const struct level_map *map);

#endif
