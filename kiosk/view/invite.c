#include "view/invite.h"

#include <stdio.h>

#include "view/page_parts.h"
#include "view/page_scene.h"
#include "view/quiz_parts.h"
#include "view/ring.h"
#include "view/stroke.h"
#include "view/theme.h"

#define DIAGONAL_IN    43.0 /* of the kiosk that millimetres are meant for */
#define BAND_MM        26.0
#define BAND_PCT       9   /* of the panel's height */
#define BAND_MAX_PCT   18  /* a zone that it would cut is covered, unless that takes more */
#define NEARLY_PCT     90  /* of the panel's width */
#define TEXT_PCT       56  /* of the band's height */
#define HAND_PCT       120 /* as large; its wrist lies below the edge */
#define TIP_PCT        38  /* of the band's height: where the finger taps */
#define RIPPLE_PM      26
#define OUTLINE_PM     22
#define VISITORS_LEAST 5
#define VISITORS_W_PCT 160 /* of the band's height */

/* --- where it stands -------------------------------------------------------------------------- */

static int max_of(int a, int b)
{
    return a > b ? a : b;
}

static int min_of(int a, int b)
{
    return a < b ? a : b;
}

/* The top of a ticker that lies along the lower edge; panel_h: there is none. */
static int ticker_top(const struct layout *layout, struct layout_rect canvas, int panel_w,
                      int panel_h)
{
    for (size_t i = 0; i < layout->zone_count; i++) {
        const struct layout_zone *zone = &layout->zones[i];
        struct layout_rect at = layout_to_panel(layout, zone->at, canvas);
        bool is_wide = at.w * 100 >= panel_w * NEARLY_PCT;
        if (zone->shows == LAYOUT_TICKER && is_wide && at.y + at.h >= panel_h)
            return at.y;
    }
    return panel_h;
}

/* Moves the top of the band up to that of the zones around the show that it would cut in two. */
static int spare_zones(const struct layout *layout, struct layout_rect canvas, int panel_h, int top)
{
    int best = top;
    for (size_t i = 0; i < layout->zone_count; i++) {
        const struct layout_zone *zone = &layout->zones[i];
        struct layout_rect at = layout_to_panel(layout, zone->at, canvas);
        bool is_cut = at.y < top && at.y + at.h > top;
        if (zone->shows != LAYOUT_PLAYLIST && is_cut &&
            (panel_h - at.y) * 100 <= panel_h * BAND_MAX_PCT)
            best = min_of(best, at.y);
    }
    return best;
}

struct layout_rect view_invite_band(const struct layout *layout, struct layout_rect canvas,
                                    int panel_w, int panel_h)
{
    if (quiz_has_no_room(panel_w, panel_h))
        return (struct layout_rect){0, 0, 0, 0};
    int top = ticker_top(layout, canvas, panel_w, panel_h);
    if (top == panel_h) {
        double px_per_mm = view_px_per_mm(panel_w, panel_h, DIAGONAL_IN);
        int band_h = max_of((int)(BAND_MM * px_per_mm) + 1, panel_h * BAND_PCT / 100);
        top = spare_zones(layout, canvas, panel_h, panel_h - band_h);
    }
    return (struct layout_rect){0, top, panel_w, panel_h - top};
}

/* --- what it looks like ----------------------------------------------------------------------- */

/* A hand from below right, its finger's tip at 240, 170. */
#define TIP_X 240
#define TIP_Y 170
static const struct view_stroke hand[] = {
    {240, 170, 421, 668, 62},  {458, 399, 553, 663, 62},  {577, 377, 666, 621, 60},
    {696, 376, 765, 564, 54},  {552, 706, 696, 632, 140}, {258, 611, 439, 747, 58},
    {591, 755, 666, 728, 170},
};
static const struct view_stroke between[] = {
    {426, 496, 467, 609, 9},
    {541, 454, 582, 567, 9},
    {658, 433, 692, 527, 9},
};

/* How high the hand is held, and the ripples around what it touches, thousandths of its box. */
static const struct step {
    int lift, ripples[2];
} steps[4] = {{100, {0, 0}}, {50, {0, 0}}, {0, {140, 0}}, {40, {150, 245}}};

static void draw_hand(struct screen *screen, struct layout_rect at, int step)
{
    const struct step *now = &steps[step & 3];
    struct layout_rect held = at;
    double x = at.x + at.w * TIP_X / 1000.0, y = at.y + at.w * TIP_Y / 1000.0;
    struct view_ring_look ring = {0, at.w * RIPPLE_PM / 1000.0, 0, THEME_INK};
    struct view_mark outline = {hand, sizeof(hand) / sizeof(hand[0]), OUTLINE_PM, THEME_INK};
    struct view_mark inside = {hand, outline.count, 0, THEME_WHITE};
    struct view_mark lines = {between, sizeof(between) / sizeof(between[0]), 0, THEME_INK};
    held.y -= at.h * now->lift / 1000;
    for (int i = 0; i < 2; i++) {
        ring.radius = at.w * now->ripples[i] / 1000.0;
        if (ring.radius > 0)
            view_ring_draw(screen, x, y, &ring);
    }
    view_mark_draw(screen, held, &outline);
    view_mark_draw(screen, held, &inside);
    view_mark_draw(screen, held, &lines);
}

/* The figure, below it what it counts. */
static void draw_visitors(const struct view_page_ctx *ctx, struct layout_rect at, int visitors)
{
    char figure[16];
    struct layout_rect upper = view_part(at, 0, 120, 1000, 480);
    struct layout_rect lower = view_part(at, 0, 600, 1000, 270);
    (void)snprintf(figure, sizeof(figure), "%d", visitors);
    page_text(ctx, upper,
              (struct page_look){SCREEN_SANS_BOLD, upper.h * 80 / 100, VIEW_CENTRE, THEME_INK},
              figure);
    page_text(ctx, lower,
              (struct page_look){SCREEN_SANS, lower.h * 80 / 100, VIEW_CENTRE, THEME_INK},
              view_word(VIEW_ZH, VIEW_N("今天来过的人")));
}

void view_invite_draw(const struct view_page_ctx *ctx, struct layout_rect band,
                      const struct view_invite *invite)
{
    const char *line = view_word(VIEW_ZH, VIEW_N("点一点，找隐患"));
    int margin = band.w * THEME_MARGIN_PCT / 100;
    int hand_w = band.h * HAND_PCT / 100;
    bool has_visitors = invite->visitors >= VISITORS_LEAST;
    struct layout_rect aside = {0, band.y, 0, band.h};
    if (has_visitors)
        aside.w = min_of(band.h * VISITORS_W_PCT / 100, band.w / 4);
    aside.x = band.x + band.w - margin - aside.w;
    int room = aside.x - margin - hand_w - band.x;
    int em = min_of(band.h * TEXT_PCT / 100, room * 100 / quiz_label_w(line, 100));
    int words = quiz_label_w(line, em);
    int left = band.x + max_of(min_of((band.w - hand_w - words) / 2, room - words), margin);
    screen_fill(ctx->screen, band, THEME_AMBER);
    int hand_y = band.y + band.h * TIP_PCT / 100 - hand_w * TIP_Y / 1000;
    draw_hand(ctx->screen, (struct layout_rect){left, hand_y, hand_w, hand_w}, invite->hand_step);
    page_text(ctx, (struct layout_rect){left + hand_w, band.y, words + em, band.h},
              (struct page_look){SCREEN_SANS_BOLD, em, VIEW_LEFT, THEME_INK}, line);
    if (has_visitors)
        draw_visitors(ctx, aside, invite->visitors);
}
