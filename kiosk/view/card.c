#include "view/card.h"

#include <stdio.h>

#include "base/str.h"
#include "screen/qr.h"
#include "view/card_stats.h"
#include "view/card_style.h"
#include "view/text_box.h"
#include "view/theme.h"

enum shape { LANDSCAPE, PORTRAIT, LED };

static enum shape shape_of(int w, int h)
{
    if (h < THEME_LED_HEIGHT_PX)
        return LED;
    return h > w ? PORTRAIT : LANDSCAPE;
}

static const char *ground_name(const struct view_card *card)
{
    if (card->kind == PLAYLIST_QR)
        return "qr";
    if (card->kind == PLAYLIST_COUNTDOWN)
        return "countdown";
    if (card->kind == PLAYLIST_STATS)
        return "stats";
    return view_card_style_find(card->style)->name;
}

bool view_card_ground(const struct view_card *card, int w, int h, char *out_name, size_t out_bytes)
{
    enum shape shape = shape_of(w, h);
    if (shape == LED)
        return false;
    (void)snprintf(out_name, out_bytes, "%s%s.svg", ground_name(card),
                   shape == PORTRAIT ? "-portrait" : ""); /* names are short */
    return true;
}

struct card_ctx {
    struct screen *screen;
    struct screen_fonts *fonts;
    const struct view_card *card;
    const struct view_card_style *style;
    enum shape shape;
    struct layout_rect whole;
};

static struct layout_rect place(const struct card_ctx *ctx, const struct view_card_place *places)
{
    const struct view_card_place *at = &places[ctx->shape == PORTRAIT];
    return view_part(ctx->whole, at->x, at->y, at->w, at->h);
}

static bool draw_stats(const struct card_ctx *ctx)
{
    struct card_stats card = {ctx->screen, ctx->fonts, ctx->card->stats, ctx->whole,
                              ctx->shape == PORTRAIT};
    return ctx->shape == LED ? card_stats_draw_line(&card) : card_stats_draw(&card);
}

static bool draw_led(const struct card_ctx *ctx, const char *text)
{
    int margin = ctx->whole.h / 24;
    struct view_text_box box = {
        .at = view_inset(ctx->whole, margin),
        .face = SCREEN_SANS_BOLD,
        .min_px = 12,
        .max_px = ctx->whole.h,
        .max_lines = 4,
        .line_pct = 108,
        .align = VIEW_BLOCK,
        .rgb = ctx->card->kind == PLAYLIST_SLOGAN ? THEME_AMBER : THEME_PAPER,
    };
    return view_text_box_draw(ctx->screen, ctx->fonts, &box, text);
}

static bool draw_slogan(const struct card_ctx *ctx)
{
    if (ctx->shape == LED)
        return draw_led(ctx, ctx->card->text);
    struct layout_rect at = place(ctx, ctx->style->text);
    int short_side = ctx->whole.w < ctx->whole.h ? ctx->whole.w : ctx->whole.h;
    struct view_text_box box = {
        .at = at,
        .face = ctx->style->face,
        .min_px = short_side / 24,
        .max_px = short_side / 5,
        .max_lines = ctx->shape == PORTRAIT ? 6 : 4,
        .line_pct = THEME_HEADLINE_PCT,
        .align = VIEW_LEFT,
        .rgb = ctx->style->rgb,
    };
    bool fits = view_text_box_draw(ctx->screen, ctx->fonts, &box, ctx->card->text);
    if (!*ctx->card->organiser)
        return fits;
    struct view_text_box small = box;
    small.at = place(ctx, ctx->style->organiser);
    small.face = SCREEN_SANS;
    small.rgb = ctx->style->small_rgb;
    small.min_px = short_side / 40;
    small.max_px = short_side / 28;
    small.max_lines = 1;
    return view_text_box_draw(ctx->screen, ctx->fonts, &small, ctx->card->organiser) && fits;
}

static bool draw_led_qr(const struct card_ctx *ctx)
{
    struct err err;
    int side = ctx->whole.h;
    struct layout_rect code = {ctx->whole.x, ctx->whole.y, side, side};
    struct card_ctx rest = *ctx;
    rest.whole = (struct layout_rect){ctx->whole.x + side, ctx->whole.y, ctx->whole.w - side, side};
    const char *words = ctx->card->title ? ctx->card->title : ctx->card->text;
    bool fits = screen_qr_draw(ctx->screen, ctx->card->target, code, &err);
    return (rest.whole.w < side / 2 || !words || draw_led(&rest, words)) && fits;
}

static bool draw_qr(const struct card_ctx *ctx)
{
    if (ctx->shape == LED)
        return draw_led_qr(ctx);
    struct err err;
    int short_side = ctx->whole.w < ctx->whole.h ? ctx->whole.w : ctx->whole.h;
    struct layout_rect code = place(ctx, view_card_code.code);
    struct layout_rect plate = view_inset(code, -short_side / 60);
    screen_fill_round(ctx->screen, plate, short_side / 60, THEME_WHITE);
    bool fits = screen_qr_draw(ctx->screen, ctx->card->target, code, &err);
    enum view_align align = ctx->shape == PORTRAIT ? VIEW_CENTRE : VIEW_LEFT;
    struct view_text_box title = {.at = place(ctx, view_card_code.title),
                                  .face = SCREEN_SANS_BOLD,
                                  .min_px = short_side / 24,
                                  .max_px = short_side / 9,
                                  .max_lines = 3,
                                  .line_pct = THEME_HEADLINE_PCT,
                                  .align = align,
                                  .rgb = THEME_INK};
    struct view_text_box text = {.at = place(ctx, view_card_code.text),
                                 .face = SCREEN_SANS,
                                 .min_px = short_side / 32,
                                 .max_px = short_side / 16,
                                 .max_lines = 4,
                                 .line_pct = THEME_LINE_PCT,
                                 .align = align,
                                 .is_top = true,
                                 .rgb = THEME_SLATE};
    if (ctx->card->title)
        fits = view_text_box_draw(ctx->screen, ctx->fonts, &title, ctx->card->title) && fits;
    if (ctx->card->text)
        fits = view_text_box_draw(ctx->screen, ctx->fonts, &text, ctx->card->text) && fits;
    return fits;
}

static bool draw_countdown(const struct card_ctx *ctx)
{
    const char *lead = ctx->card->text ? ctx->card->text : "";
    int64_t left = ctx->card->days;
    int short_side = ctx->whole.w < ctx->whole.h ? ctx->whole.w : ctx->whole.h;
    struct str days = {0}, caption = {0}, line = {0};
    str_addf(&caption, "%s%s", lead, left > 0 ? "还有" : "");
    if (left > 0)
        str_addf(&days, "%lld天", (long long)left);
    else
        str_add(&days, "今天");
    str_addf(&line, "%s%s", caption.text, days.text);
    struct view_text_box above = {
        .at = place(ctx, view_card_days.text),
        .face = SCREEN_SANS_BOLD,
        .min_px = short_side / 28,
        .max_px = short_side / 11,
        .max_lines = 2,
        .line_pct = THEME_HEADLINE_PCT,
        .align = VIEW_CENTRE,
        .rgb = THEME_INK,
    };
    struct view_text_box number = above;
    number.at = place(ctx, view_card_days.number);
    number.max_px = short_side / 3;
    number.max_lines = 1;
    bool fits;
    if (ctx->shape == LED) {
        fits = draw_led(ctx, line.text);
    } else {
        fits = view_text_box_draw(ctx->screen, ctx->fonts, &above, caption.text);
        fits = view_text_box_draw(ctx->screen, ctx->fonts, &number, days.text) && fits;
    }
    str_finish(&days);
    str_finish(&caption);
    str_finish(&line);
    return fits;
}

struct screen_image *view_card_make(struct screen *screen, struct screen_fonts *fonts,
                                    const struct view_card *card, int w, int h, bool *out_fits)
{
    struct card_ctx ctx = {screen,         fonts,       card, view_card_style_find(card->style),
                           shape_of(w, h), {0, 0, w, h}};
    struct screen_image *image = screen_image_create(screen, w, h, NULL, 0, true);
    bool fits = true;
    screen_set_target(screen, image);
    bool is_dark = ctx.shape == LED || (card->kind == PLAYLIST_SLOGAN && ctx.style->is_dark);
    screen_fill(screen, ctx.whole, is_dark ? THEME_INK : THEME_PAPER);
    if (card->ground)
        screen_draw(screen, card->ground, NULL, ctx.whole, 255);
    if (card->kind == PLAYLIST_QR)
        fits = draw_qr(&ctx);
    else if (card->kind == PLAYLIST_COUNTDOWN)
        fits = draw_countdown(&ctx);
    else if (card->kind == PLAYLIST_STATS)
        fits = draw_stats(&ctx);
    else
        fits = draw_slogan(&ctx);
    screen_set_target(screen, NULL);
    if (out_fits)
        *out_fits = fits;
    return image;
}
