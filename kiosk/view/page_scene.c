#include "view/page_scene.h"

#include <stdio.h>

#include "view/level_picture.h"
#include "view/page_parts.h"
#include "view/ring.h"
#include "view/theme.h"

#define DIAGONAL 0.7071 /* a ring's number stands on it, to the upper right */

/* Colours of the page; high contrast is ink on white alone. */
struct colours {
    uint32_t ground, text, button, urgent, line;
};

static struct colours colours_of(struct view_mode mode)
{
    if (mode.is_contrast)
        return (struct colours){THEME_WHITE, THEME_INK, THEME_WHITE, THEME_WHITE, THEME_INK};
    return (struct colours){THEME_PAPER, THEME_INK, THEME_MIST, THEME_AMBER, THEME_SLATE};
}

/* One line, not larger than em_px. */
static void draw_line(const struct view_page_ctx *ctx, struct layout_rect at, struct page_look look,
                      const char *text)
{
    struct view_text_box box = {.at = at,
                                .face = look.face,
                                .min_px = 8,
                                .max_px = look.max_px,
                                .max_lines = 1,
                                .line_pct = 100,
                                .align = look.align,
                                .rgb = look.rgb};
    (void)view_text_box_draw(ctx->screen, ctx->fonts, &box, text); /* as large as it fits */
}

static void draw_button(const struct view_page_ctx *ctx, const struct view_level *level,
                        const struct view_level_place *place, int button, const char *label)
{
    struct colours colours = colours_of(level->mode);
    struct layout_rect at = place->buttons[button];
    int corner = at.h / 5;
    if (level->mode.is_contrast) {
        screen_fill_round(ctx->screen, at, corner, colours.line);
        at = view_inset(at, place->line_px);
        corner -= place->line_px / 2;
    } else {
        struct layout_rect shade = {at.x, at.y + place->line_px, at.w, at.h};
        screen_fill_round(ctx->screen, shade, corner, THEME_SHADE);
    }
    screen_fill_round(ctx->screen, at, corner,
                      button == VIEW_LEVEL_HINT ? colours.urgent : colours.button);
    draw_line(ctx, at,
              (struct page_look){SCREEN_SANS_BOLD, place->text_px, VIEW_CENTRE, colours.text},
              label);
}

/* An empty ring, or a green disc with a tick: never by colour alone. */
static void draw_mark(const struct view_page_ctx *ctx, const struct view_level *level,
                      const struct view_level_place *place, int index)
{
    struct colours colours = colours_of(level->mode);
    struct layout_rect at = place->marks[index];
    struct layout_rect inner = view_inset(at, place->line_px);
    bool is_found = index < level->found;
    uint32_t full = level->mode.is_contrast ? THEME_INK : THEME_GREEN;
    screen_fill_round(ctx->screen, at, at.w / 2, is_found ? full : colours.line);
    if (!is_found)
        screen_fill_round(ctx->screen, inner, inner.w / 2, colours.ground);
    else
        draw_line(ctx, at,
                  (struct page_look){SCREEN_SANS_BOLD, at.w * 3 / 4, VIEW_CENTRE, THEME_WHITE},
                  "✓");
}

static void draw_words(const struct view_page_ctx *ctx, const struct view_level *level,
                       const struct view_level_place *place, const char *found)
{
    char counter[64];
    struct colours colours = colours_of(level->mode);
    (void)snprintf(counter, sizeof(counter), "%s %d/%d", found, level->found, level->total);
    draw_line(ctx, place->title,
              (struct page_look){SCREEN_SANS_BOLD, place->title_px, VIEW_LEFT, colours.text},
              level->title);
    draw_line(ctx, place->counter,
              (struct page_look){SCREEN_SANS, place->text_px, VIEW_LEFT, colours.text}, counter);
    for (int i = 0; i < level->total; i++)
        draw_mark(ctx, level, place, i);
}

static void draw_ring(const struct view_page_ctx *ctx, const struct view_level *level,
                      const struct view_level_place *place, const struct level_map *map,
                      const struct view_ring *ring)
{
    char number[16];
    double x = map->x + ring->x * map->w, y = map->y + ring->y * map->w;
    double radius = ring->radius * map->w, badge = place->text_px * 0.8;
    double out = radius * DIAGONAL;
    double weight = level->mode.is_contrast ? 2 : 1;
    double line = place->line_px / 2.0;
    struct view_ring_look look = {radius, weight * place->text_px / 4.0, line, THEME_GREEN};
    view_ring_draw_within(ctx->screen, x, y, &look, map->box);
    view_ring_draw_within(ctx->screen, x + out, y - out,
                          &(struct view_ring_look){badge, 0, line, THEME_GREEN}, map->box);
    (void)snprintf(number, sizeof(number), "%d", ring->number);
    int side = (int)(2 * badge);
    draw_line(ctx, (struct layout_rect){(int)(x + out - badge), (int)(y - out - badge), side, side},
              (struct page_look){SCREEN_SANS_BOLD, place->text_px, VIEW_CENTRE, THEME_WHITE},
              number);
}

/* Strips and LED walls: nobody touches them. */
static void draw_card(const struct view_page_ctx *ctx, const char *text)
{
    struct layout_rect box = view_inset(page_whole(ctx), page_short_side(ctx) / 12);
    screen_fill(ctx->screen, page_whole(ctx), THEME_INK);
    page_text(ctx, box,
              (struct page_look){SCREEN_SANS_BOLD, page_short_side(ctx) * 3 / 4, VIEW_CENTRE,
                                 THEME_PAPER},
              text);
}

/* Rings go with the picture, and end where its box does. */
static void draw_picture(const struct view_page_ctx *ctx, const struct view_level *level,
                         const struct view_level_place *place)
{
    struct level_map map = level_map_of(level, place->picture);
    level_picture_draw(ctx->screen, level, &map);
    screen_set_clip(ctx->screen, &map.box);
    for (size_t i = 0; i < level->ring_count; i++)
        draw_ring(ctx, level, place, &map, &level->rings[i]);
    screen_set_clip(ctx->screen, NULL);
}

void page_scene_draw(const struct view_page_ctx *ctx, const struct view_level *level,
                     const struct view_level_room *room, const struct view_level_words *words)
{
    struct view_level_place place = view_level_place(room);
    if (place.is_card) {
        draw_card(ctx, words->no_room);
        return;
    }
    screen_fill(ctx->screen, page_whole(ctx), colours_of(level->mode).ground);
    if (place.head.h > 0)
        page_low_head(ctx, place.head, level->mode.is_contrast, place.text_px, words->low_note);
    draw_picture(ctx, level, &place);
    draw_words(ctx, level, &place, words->found);
    for (int i = 0; i < VIEW_LEVEL_BUTTONS; i++)
        if (place.buttons[i].w > 0)
            draw_button(ctx, level, &place, i, words->labels[i]);
}
