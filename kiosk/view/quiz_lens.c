#include "view/quiz_lens.h"

#include <math.h>

#include "view/ring.h"
#include "view/stroke.h"
#include "view/text_box.h"
#include "view/theme.h"

#define LENS_PM 780 /* of the picture's side, thousandths: the glass with its rim */
#define RIM_PM  46  /* of the glass */

/* A flat piece of the town, thousandths of the glass. */
struct piece {
    int x, y, w, h, radius;
    uint32_t rgb;
};

static const struct piece town[] = {
    {0, 0, 1000, 1000, 0, THEME_MIST},
    {205, 170, 150, 150, 80, THEME_AMBER},
    {90, 430, 190, 420, 8, THEME_SHADE}, /* behind */
    {700, 330, 230, 520, 8, THEME_SHADE},
    {250, 560, 130, 290, 8, THEME_WHITE},
    {365, 250, 290, 600, 10, THEME_WHITE}, /* the tall one, with its roof */
    {345, 225, 330, 40, 14, THEME_SLATE},
    {410, 315, 80, 88, 6, THEME_SHADE}, /* its windows */
    {530, 315, 80, 88, 6, THEME_SHADE},
    {410, 450, 80, 88, 6, THEME_SHADE},
    {530, 450, 80, 88, 6, THEME_AMBER},
    {410, 585, 80, 88, 6, THEME_SHADE},
    {530, 585, 80, 88, 6, THEME_SHADE},
    {460, 730, 100, 120, 8, THEME_SLATE}, /* its door */
    {640, 610, 210, 240, 8, THEME_PAPER}, /* the low one */
    {620, 580, 250, 44, 16, THEME_ORANGE},
    {690, 680, 90, 84, 6, THEME_SKY},
    {0, 850, 1000, 150, 0, THEME_PAPER}, /* the street */
    {0, 850, 1000, 16, 0, THEME_SHADE},
    {176, 740, 20, 112, 8, THEME_SLATE}, /* a tree and a bush */
    {108, 600, 156, 190, 78, THEME_GREEN},
    {880, 780, 110, 74, 37, THEME_GREEN},
};

void quiz_round_corners(struct screen *screen, struct layout_rect at, int radius, uint32_t around)
{
    for (int y = 0; y < radius; y++)
        for (int x = 0; x < radius; x++) {
            double outside = hypot(radius - x - 0.5, radius - y - 0.5) - radius + 0.5;
            int alpha = (int)lround(fmin(fmax(outside, 0), 1) * 255);
            int left = at.x + x, right = at.x + at.w - 1 - x;
            int top = at.y + y, bottom = at.y + at.h - 1 - y;
            if (alpha == 0)
                continue;
            screen_tint(screen, (struct layout_rect){left, top, 1, 1}, around, alpha);
            screen_tint(screen, (struct layout_rect){right, top, 1, 1}, around, alpha);
            screen_tint(screen, (struct layout_rect){left, bottom, 1, 1}, around, alpha);
            screen_tint(screen, (struct layout_rect){right, bottom, 1, 1}, around, alpha);
        }
}

static void draw_town(struct screen *screen, struct layout_rect glass)
{
    for (size_t i = 0; i < sizeof(town) / sizeof(town[0]); i++) {
        const struct piece *piece = &town[i];
        screen_fill_round(screen, view_part(glass, piece->x, piece->y, piece->w, piece->h),
                          glass.w * piece->radius / 1000, piece->rgb);
    }
}

/* The handle, and on it the grip. */
static void draw_handle(struct screen *screen, struct layout_rect at)
{
    static const struct view_stroke handle = {664, 664, 940, 940, 24};
    static const struct view_stroke grip = {752, 752, 948, 948, 44};
    view_mark_draw(screen, at, &(struct view_mark){&handle, 1, 0, THEME_INK});
    view_mark_draw(screen, at, &(struct view_mark){&grip, 1, 0, THEME_INK});
}

void quiz_lens_draw(const struct view_page_ctx *ctx, struct layout_rect at, struct view_mode mode,
                    uint32_t ground)
{
    int side = at.w < at.h ? at.w : at.h;
    struct layout_rect whole = {at.x + (at.w - side) / 2, at.y + (at.h - side) / 2, side, side};
    struct layout_rect glass = view_part(whole, 0, 0, LENS_PM, LENS_PM);
    double x = glass.x + glass.w / 2.0, y = glass.y + glass.h / 2.0;
    double rim = glass.w * RIM_PM / 1000.0;
    struct view_ring_look rim_look = {glass.w / 2.0 - 1, rim, 0, THEME_INK};
    struct view_ring_look mark_look = {glass.w * 0.098, glass.w * 0.022, glass.w * 0.006,
                                       mode.is_contrast ? THEME_INK : THEME_ORANGE};
    if (side < THEME_LED_HEIGHT_PX / 2)
        return; /* too small to be seen as what it is */
    draw_town(ctx->screen, glass);
    view_ring_draw(ctx->screen, glass.x + glass.w * 0.57, glass.y + glass.h * 0.494, &mark_look);
    quiz_round_corners(ctx->screen, glass, glass.w / 2, ground);
    view_ring_draw(ctx->screen, x, y, &rim_look);
    draw_handle(ctx->screen, whole);
}
