#include "view/page_parts.h"

#include <stdio.h>
#include <string.h>

#include "view/theme.h"

#define STRIP_RATIO   6 /* wider than so many times its height */
#define STRIP_COLUMNS 3
#define LOW_HEAD_PART 15 /* of the short side: the em of the theme in low mode */

int page_short_side(const struct view_page_ctx *ctx)
{
    return ctx->w < ctx->h ? ctx->w : ctx->h;
}

bool page_is_strip(const struct view_page_ctx *ctx)
{
    return ctx->h < THEME_LED_HEIGHT_PX;
}

struct layout_rect page_whole(const struct view_page_ctx *ctx)
{
    return (struct layout_rect){0, 0, ctx->w, ctx->h};
}

void page_text(const struct view_page_ctx *ctx, struct layout_rect at, struct page_look look,
               const char *text)
{
    struct view_text_box box = {
        .at = at,
        .face = look.face,
        .min_px = 8,
        .max_px = look.max_px,
        .max_lines = 3,
        .line_pct = THEME_HEADLINE_PCT,
        .align = look.align,
        .rgb = look.rgb,
    };
    (void)view_text_box_draw(ctx->screen, ctx->fonts, &box, text); /* pages are best effort */
}

int page_head(const struct view_page_ctx *ctx, const char *text)
{
    int side = page_short_side(ctx);
    int margin = side * THEME_MARGIN_PCT / 100;
    struct layout_rect at = {margin, margin, ctx->w - 2 * margin, side / 12};
    page_text(ctx, at, (struct page_look){SCREEN_SANS_BOLD, side / 18, VIEW_LEFT, THEME_INK}, text);
    screen_fill(ctx->screen, (struct layout_rect){margin, at.y + at.h, side / 9, side / 120},
                THEME_ORANGE);
    return at.y + at.h + side / 120;
}

/* One line, not larger than the look says. */
static void write_line(const struct view_page_ctx *ctx, struct layout_rect at,
                       struct page_look look, const char *text)
{
    struct view_text_box box = {.at = at,
                                .face = look.face,
                                .min_px = look.max_px / 2,
                                .max_px = look.max_px,
                                .max_lines = 1,
                                .line_pct = 100,
                                .align = look.align,
                                .rgb = look.rgb};
    (void)view_text_box_draw(ctx->screen, ctx->fonts, &box, text); /* pages are best effort */
}

void page_low_head(const struct view_page_ctx *ctx, struct layout_rect head, bool is_contrast,
                   int em_px, const char *note)
{
    int em = page_short_side(ctx) / LOW_HEAD_PART;
    struct layout_rect theme = {head.w / 20, head.h * 2 / 5 - em, head.w * 9 / 10, em * 3 / 2};
    struct layout_rect mark = {head.w / 2 - em, theme.y + theme.h + em / 4, 2 * em, em / 10};
    struct layout_rect below = {theme.x, mark.y + mark.h + em / 3, theme.w, em_px * 3 / 2};
    screen_fill(ctx->screen, head, is_contrast ? THEME_WHITE : THEME_MIST);
    write_line(ctx, theme, (struct page_look){SCREEN_SERIF_BOLD, em, VIEW_CENTRE, THEME_INK},
               ctx->theme);
    screen_fill(ctx->screen, mark, is_contrast ? THEME_INK : THEME_ORANGE);
    write_line(
        ctx, below,
        (struct page_look){SCREEN_SANS, em_px, VIEW_CENTRE, is_contrast ? THEME_INK : THEME_SLATE},
        note);
}

static void draw_row(const struct view_page_ctx *ctx, const char *line, struct layout_rect row)
{
    const char *tab = strchr(line, '\t');
    char label[128];
    (void)snprintf(label, sizeof(label), "%.*s", tab ? (int)(tab - line) : 0, line);
    int label_w = row.w * 22 / 100;
    if (!tab)
        label_w = 0; /* all of the row is its value's */
    struct layout_rect left = {row.x, row.y, label_w, row.h};
    struct layout_rect right = {row.x + label_w, row.y, row.w - label_w, row.h};
    if (tab)
        page_text(ctx, left,
                  (struct page_look){SCREEN_SANS, row.h * 6 / 10, VIEW_LEFT, THEME_SLATE}, label);
    page_text(ctx, right,
              (struct page_look){SCREEN_SANS_BOLD, row.h * 6 / 10, VIEW_LEFT, THEME_INK},
              tab ? tab + 1 : line);
}

void page_rows(const struct view_page_ctx *ctx, struct layout_rect box,
               const char (*lines)[PAGE_ROW_BYTES], int count)
{
    bool is_strip = ctx->w > STRIP_RATIO * ctx->h;
    int columns = is_strip ? STRIP_COLUMNS : 1;
    int rows = (count + columns - 1) / columns;
    if (rows == 0)
        return;
    int row_h = box.h / rows;
    int row_h_max = page_short_side(ctx) / (is_strip ? 4 : 18);
    if (row_h > row_h_max)
        row_h = row_h_max;
    for (int i = 0; i < count; i++)
        draw_row(ctx, lines[i],
                 (struct layout_rect){box.x + i / rows * (box.w / columns),
                                      box.y + i % rows * row_h, box.w / columns, row_h});
}

void page_button(const struct view_page_ctx *ctx, struct layout_rect at, const char *label)
{
    struct layout_rect shade = {at.x, at.y + page_short_side(ctx) / 240, at.w, at.h};
    screen_fill_round(ctx->screen, shade, at.h / 6, THEME_MIST);
    screen_fill_round(ctx->screen, at, at.h / 6, THEME_AMBER);
    page_text(ctx, view_inset(at, at.h / 8),
              (struct page_look){SCREEN_SANS_BOLD, at.h * 4 / 10, VIEW_CENTRE, THEME_INK}, label);
}

bool page_is_in(struct layout_rect at, int x, int y)
{
    return x >= at.x && x < at.x + at.w && y >= at.y && y < at.y + at.h;
}
