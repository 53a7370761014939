#include "view/ticker.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "view/theme.h"
#include "view/zone_colour.h"

#define TILE_PX   2048
#define TILES_MAX 256

struct view_ticker {
    struct layout_rect at;   /* the zone */
    struct layout_rect band; /* the part of it that moves: the height of the characters */
    int chars_per_minute;
    int em_px;
    int length_px; /* of one round */
    struct screen_image *tiles[TILES_MAX];
    int tile_px;
    int tile_count;
};

struct piece {
    const char *text;
    int x, width;
};

static void draw_piece(struct screen *screen, struct screen_fonts *fonts,
                       const struct view_ticker *ticker, const struct piece *piece, int tile_x,
                       const struct view_zone_colour *colour)
{
    int y = (ticker->band.h - ticker->em_px) / 2;
    if (piece->x < tile_x + ticker->tile_px && piece->x + piece->width > tile_x)
        screen_text_draw(screen, fonts, SCREEN_SANS_BOLD, ticker->em_px, piece->text,
                         strlen(piece->text), piece->x - tile_x, y, colour->text);
    int mark = ticker->em_px / 4;
    struct layout_rect dot = {piece->x + piece->width + ticker->em_px - mark / 2 - tile_x,
                              (ticker->band.h - mark) / 2, mark, mark};
    if (dot.x < ticker->tile_px && dot.x + dot.w > 0)
        screen_fill_round(screen, dot, mark / 2, colour->mark);
}

static void draw_tiles(struct screen *screen, struct screen_fonts *fonts,
                       struct view_ticker *ticker, const struct piece *pieces, size_t count,
                       const struct view_zone_colour *colour)
{
    for (int i = 0; i < ticker->tile_count; i++) {
        int left = ticker->length_px - i * ticker->tile_px;
        int width = left < ticker->tile_px ? left : ticker->tile_px;
        ticker->tiles[i] = screen_image_create(screen, width, ticker->band.h, NULL, 0, true);
        screen_set_target(screen, ticker->tiles[i]);
        screen_fill(screen, (struct layout_rect){0, 0, width, ticker->band.h}, colour->ground);
        for (size_t k = 0; k < count; k++)
            draw_piece(screen, fonts, ticker, &pieces[k], i * ticker->tile_px, colour);
    }
    screen_set_target(screen, NULL);
}

/* Sets the lines one behind the other; returns how many found room. */
static size_t place_pieces(struct view_ticker *ticker, struct screen_fonts *fonts,
                           char *const *lines, size_t count, struct piece *out_pieces)
{
    int64_t longest = (int64_t)TILES_MAX * ticker->tile_px;
    int64_t x = 0;
    int64_t gap = INT64_C(2) * ticker->em_px;
    size_t used = 0;
    for (; used < count; used++) {
        int width = screen_text_width(fonts, SCREEN_SANS_BOLD, ticker->em_px, lines[used],
                                      strlen(lines[used]));
        if (x + width + gap > longest)
            break;
        out_pieces[used] = (struct piece){lines[used], (int)x, width};
        x += width + gap;
    }
    ticker->length_px = (int)x;
    ticker->tile_count = (ticker->length_px + ticker->tile_px - 1) / ticker->tile_px;
    return used;
}

static int em_of(struct layout_rect at)
{
    bool is_strip = at.h < THEME_LED_HEIGHT_PX && at.w > 8 * at.h;
    int em_px = at.h * (is_strip ? THEME_STRIP_EM_PCT : THEME_TICKER_EM_PCT) / 100;
    return em_px < 8 ? 8 : em_px;
}

/* Some strokes reach a little out of the em box. */
static struct layout_rect band_of(struct layout_rect at, int em_px)
{
    int height = em_px * 5 / 4;
    if (height > at.h)
        height = at.h;
    return (struct layout_rect){at.x, at.y + (at.h - height) / 2, at.w, height};
}

struct view_ticker *view_ticker_create(struct screen *screen, struct screen_fonts *fonts,
                                       const struct layout_zone *zone, struct layout_rect at,
                                       char *const *lines, size_t count)
{
    if (count == 0 || at.w < 1 || at.h < 1)
        return NULL;
    struct view_ticker *ticker = mem_alloc(sizeof(*ticker));
    struct view_zone_colour colour = view_zone_colour_of(zone->style);
    struct piece *pieces = mem_alloc(count * sizeof(*pieces));
    int limit = screen_image_max_px(screen);
    ticker->at = at;
    ticker->chars_per_minute = zone->chars_per_minute;
    ticker->em_px = em_of(at);
    ticker->band = band_of(at, ticker->em_px);
    ticker->tile_px = limit < TILE_PX ? limit : TILE_PX;
    size_t used = place_pieces(ticker, fonts, lines, count, pieces);
    draw_tiles(screen, fonts, ticker, pieces, used, &colour);
    free(pieces);
    return ticker;
}

void view_ticker_destroy(struct view_ticker *ticker)
{
    if (!ticker)
        return;
    for (int i = 0; i < ticker->tile_count; i++)
        screen_image_destroy(ticker->tiles[i]);
    free(ticker);
}

int view_ticker_offset(const struct view_ticker *ticker, int64_t elapsed_ms)
{
    return layout_ticker_offset(elapsed_ms, ticker->chars_per_minute, ticker->em_px,
                                ticker->length_px);
}

struct layout_rect view_ticker_band(const struct view_ticker *ticker)
{
    return ticker->band;
}

/* Draws the columns of the band from at_x on. */
static void draw_from(struct view_ticker *ticker, struct screen *screen, int offset_px, int at_x)
{
    int from = ticker->length_px > 0 ? (offset_px + at_x) % ticker->length_px : 0;
    while (at_x < ticker->band.w && ticker->length_px > 0) {
        int tile = from / ticker->tile_px;
        int in_tile = from % ticker->tile_px;
        int width, height;
        screen_image_size(ticker->tiles[tile], &width, &height);
        int run = width - in_tile;
        if (run > ticker->band.w - at_x)
            run = ticker->band.w - at_x;
        struct layout_rect src = {in_tile, 0, run, height};
        struct layout_rect dst = {ticker->band.x + at_x, ticker->band.y, run, height};
        screen_draw(screen, ticker->tiles[tile], &src, dst, 255);
        at_x += run;
        from = (from + run) % ticker->length_px;
    }
}

void view_ticker_draw(struct view_ticker *ticker, struct screen *screen, int offset_px)
{
    draw_from(ticker, screen, offset_px, 0);
}

void view_ticker_move(struct view_ticker *ticker, struct screen *screen, int before_px,
                      int offset_px)
{
    int moved_px = offset_px - before_px;
    if (moved_px < 0)
        moved_px += ticker->length_px;
    bool is_scrolled = moved_px < ticker->band.w && screen_scroll(screen, ticker->band, moved_px);
    draw_from(ticker, screen, offset_px, is_scrolled ? ticker->band.w - moved_px : 0);
}
