#include "view/level_picture.h"

#include <math.h>

#define EDGE_PX 2 /* of the picture, around what is shown, so that its edges are mixed alike */

struct level_map level_map_of(const struct view_level *level, struct layout_rect box)
{
    double zoom = fmax(level->zoom, 1);
    struct level_map map = {.box = box, .w = box.w * zoom, .h = box.h * zoom};
    map.x = box.x - level->shown_x * map.w;
    map.y = box.y - level->shown_y * map.h;
    map.unit_x = map.w / level->picture_w;
    map.unit_y = map.h / level->picture_h;
    return map;
}

struct quiz_point level_map_point(const struct level_map *map, struct quiz_point point)
{
    return (struct quiz_point){map->x + point.x * map->unit_x, map->y + point.y * map->unit_y};
}

/* Which pixels of a side `len` long are seen: from *out_from on, the number returned. */
static int shown_part(int len, double hidden, double whole, double seen, int *out_from)
{
    double scale = len / whole;
    int from = (int)floor(hidden * scale) - EDGE_PX, to = (int)ceil((hidden + seen) * scale);
    to = to + EDGE_PX > len ? len : to + EDGE_PX;
    *out_from = from < 0 ? 0 : from;
    return to - *out_from;
}

/* From one whole pixel of the panel to another, so that neighbours meet. */
static struct layout_rect on_panel(const struct level_map *map, struct layout_rect part, int w,
                                   int h)
{
    int left = (int)lround(map->x + part.x * map->w / w);
    int top = (int)lround(map->y + part.y * map->h / h);
    int right = (int)lround(map->x + (part.x + part.w) * map->w / w);
    int bottom = (int)lround(map->y + (part.y + part.h) * map->h / h);
    return (struct layout_rect){left, top, right - left, bottom - top};
}

void level_picture_draw(struct screen *screen, const struct view_level *level,
                        const struct level_map *map)
{
    int w, h;
    struct layout_rect part;
    if (!level->picture)
        return;
    screen_image_size(level->picture, &w, &h);
    part.w = shown_part(w, map->box.x - map->x, map->w, map->box.w, &part.x);
    part.h = shown_part(h, map->box.y - map->y, map->h, map->box.h, &part.y);
    screen_set_clip(screen, &map->box);
    screen_draw(screen, level->picture, &part, on_panel(map, part, w, h), 255);
    screen_set_clip(screen, NULL);
}
