#include "view/page.h"

#include <stdio.h>
#include <string.h>

#include "view/text_box.h"
#include "view/theme.h"

struct button {
    enum view_button button;
    const char *label;
};

static const struct button status_buttons[] = {
    {VIEW_BUTTON_PREVIOUS, "上一个"}, {VIEW_BUTTON_PAUSE, "暂停/继续"},
    {VIEW_BUTTON_NEXT, "下一个"},     {VIEW_BUTTON_SLATE, "安全画面"},
    {VIEW_BUTTON_QUIT, "退出程序"},   {VIEW_BUTTON_CLOSE, "关闭本页"},
};
#define STRIP_RATIO    6 /* wider than so many times its height */
#define STRIP_COLUMNS  3
#define STATUS_BUTTONS 6

static const struct button pin_buttons[] = {
    {VIEW_BUTTON_DIGIT_0 + 1, "1"}, {VIEW_BUTTON_DIGIT_0 + 2, "2"}, {VIEW_BUTTON_DIGIT_0 + 3, "3"},
    {VIEW_BUTTON_DIGIT_0 + 4, "4"}, {VIEW_BUTTON_DIGIT_0 + 5, "5"}, {VIEW_BUTTON_DIGIT_0 + 6, "6"},
    {VIEW_BUTTON_DIGIT_0 + 7, "7"}, {VIEW_BUTTON_DIGIT_0 + 8, "8"}, {VIEW_BUTTON_DIGIT_0 + 9, "9"},
    {VIEW_BUTTON_ERASE, "删除"},    {VIEW_BUTTON_DIGIT_0, "0"},     {VIEW_BUTTON_ENTER, "确定"},
    {VIEW_BUTTON_CLOSE, "返回"},
};
#define PIN_BUTTONS 13

static int short_side(const struct view_page_ctx *ctx)
{
    return ctx->w < ctx->h ? ctx->w : ctx->h;
}

static bool is_strip(const struct view_page_ctx *ctx)
{
    return ctx->h < THEME_LED_HEIGHT_PX;
}

static struct layout_rect whole(const struct view_page_ctx *ctx)
{
    return (struct layout_rect){0, 0, ctx->w, ctx->h};
}

/* How a line of a page looks. */
struct look {
    enum screen_face face;
    int max_px;
    enum view_align align;
    uint32_t rgb;
};

static void draw_text(const struct view_page_ctx *ctx, struct layout_rect at, struct look look,
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

static void draw_slate_strip(const struct view_page_ctx *ctx)
{
    screen_fill(ctx->screen, whole(ctx), THEME_INK);
    draw_text(ctx, view_inset(whole(ctx), ctx->h / 12),
              (struct look){SCREEN_SANS_BOLD, ctx->h * 3 / 4, VIEW_CENTRE, THEME_AMBER},
              ctx->theme);
}

void view_page_draw_slate(const struct view_page_ctx *ctx)
{
    if (is_strip(ctx)) {
        draw_slate_strip(ctx);
        return;
    }
    bool is_portrait = ctx->h > ctx->w;
    int side = short_side(ctx);
    screen_fill(ctx->screen, whole(ctx), THEME_INK);
    if (ctx->slate_ground)
        screen_draw(ctx->screen, ctx->slate_ground, NULL, whole(ctx), 255);
    struct layout_rect theme = is_portrait ? view_part(whole(ctx), 80, 620, 840, 170)
                                           : view_part(whole(ctx), 120, 620, 760, 200);
    struct layout_rect below = is_portrait ? view_part(whole(ctx), 80, 820, 840, 60)
                                           : view_part(whole(ctx), 120, 850, 760, 70);
    char line[512];
    draw_text(ctx, theme, (struct look){SCREEN_SERIF_BOLD, side / 10, VIEW_BLOCK, THEME_PAPER},
              ctx->theme);
    (void)snprintf(line, sizeof(line), "安全宣传，稍后继续　·　发现隐患请拨打 %s", ctx->hotline);
    draw_text(ctx, below, (struct look){SCREEN_SANS, side / 26, VIEW_CENTRE, THEME_AMBER}, line);
}

static struct layout_rect status_button_at(const struct view_page_ctx *ctx, int index)
{
    int side = short_side(ctx);
    int margin = side * THEME_MARGIN_PCT / 100;
    int columns = ctx->w >= ctx->h ? 6 : 3;
    int gap = side / 60;
    int width = (ctx->w - 2 * margin - (columns - 1) * gap) / columns;
    int height = side / 9;
    int rows = STATUS_BUTTONS / columns;
    int top = ctx->h - margin - rows * height - (rows - 1) * gap;
    return (struct layout_rect){margin + (index % columns) * (width + gap),
                                top + (index / columns) * (height + gap), width, height};
}

static void draw_button(const struct view_page_ctx *ctx, struct layout_rect at, const char *label)
{
    struct layout_rect shade = {at.x, at.y + short_side(ctx) / 240, at.w, at.h};
    screen_fill_round(ctx->screen, shade, at.h / 6, THEME_MIST);
    screen_fill_round(ctx->screen, at, at.h / 6, THEME_AMBER);
    draw_text(ctx, view_inset(at, at.h / 8),
              (struct look){SCREEN_SANS_BOLD, at.h * 4 / 10, VIEW_CENTRE, THEME_INK}, label);
}

static void draw_status_line(const struct view_page_ctx *ctx, const char *line,
                             struct layout_rect row)
{
    const char *tab = strchr(line, '\t');
    char label[128];
    (void)snprintf(label, sizeof(label), "%.*s", tab ? (int)(tab - line) : 0, line);
    int label_w = row.w * 22 / 100;
    struct layout_rect left = {row.x, row.y, label_w, row.h};
    struct layout_rect right = {row.x + label_w, row.y, row.w - label_w, row.h};
    draw_text(ctx, left, (struct look){SCREEN_SANS, row.h * 6 / 10, VIEW_LEFT, THEME_SLATE}, label);
    draw_text(ctx, right, (struct look){SCREEN_SANS_BOLD, row.h * 6 / 10, VIEW_LEFT, THEME_INK},
              tab ? tab + 1 : line);
}

/* One under the other; on a strip, where a line would be a few pixels high, in columns. */
static void draw_status_lines(const struct view_page_ctx *ctx, const struct view_status *status,
                              struct layout_rect box)
{
    bool is_strip = ctx->w > STRIP_RATIO * ctx->h;
    int columns = is_strip ? STRIP_COLUMNS : 1;
    int rows = (status->count + columns - 1) / columns;
    if (rows == 0)
        return;
    int row_h = box.h / rows;
    int row_h_max = short_side(ctx) / (is_strip ? 4 : 18);
    if (row_h > row_h_max)
        row_h = row_h_max;
    for (int i = 0; i < status->count; i++)
        draw_status_line(ctx, status->lines[i],
                         (struct layout_rect){box.x + i / rows * (box.w / columns),
                                              box.y + i % rows * row_h, box.w / columns, row_h});
}

void view_page_draw_status(const struct view_page_ctx *ctx, const struct view_status *status)
{
    int side = short_side(ctx);
    int margin = side * THEME_MARGIN_PCT / 100;
    screen_fill(ctx->screen, whole(ctx), THEME_PAPER);
    struct layout_rect head = {margin, margin, ctx->w - 2 * margin, side / 12};
    draw_text(ctx, head, (struct look){SCREEN_SANS_BOLD, side / 18, VIEW_LEFT, THEME_INK},
              "运行状态 Status");
    screen_fill(ctx->screen, (struct layout_rect){margin, head.y + head.h, side / 9, side / 120},
                THEME_ORANGE);
    int top = head.y + head.h + side / 40;
    int bottom = status->has_buttons ? status_button_at(ctx, 0).y - side / 60 : ctx->h - margin;
    draw_status_lines(ctx, status,
                      (struct layout_rect){margin, top, ctx->w - 2 * margin, bottom - top});
    for (int i = 0; status->has_buttons && i < STATUS_BUTTONS; i++)
        draw_button(ctx, status_button_at(ctx, i), status_buttons[i].label);
}

static struct layout_rect pin_button_at(const struct view_page_ctx *ctx, int index)
{
    int side = short_side(ctx);
    int key = side / 8;
    int gap = side / 60;
    int left = (ctx->w - 3 * key - 2 * gap) / 2;
    int top = ctx->h - side * THEME_MARGIN_PCT / 100 - 5 * key - 4 * gap;
    if (index == PIN_BUTTONS - 1)
        return (struct layout_rect){left, top + 4 * (key + gap), 3 * key + 2 * gap, key};
    return (struct layout_rect){left + (index % 3) * (key + gap), top + (index / 3) * (key + gap),
                                key, key};
}

void view_page_draw_pin(const struct view_page_ctx *ctx, int digits, const char *note)
{
    int side = short_side(ctx);
    int margin = side * THEME_MARGIN_PCT / 100;
    screen_fill(ctx->screen, whole(ctx), THEME_PAPER);
    struct layout_rect first = pin_button_at(ctx, 0);
    struct layout_rect head = {margin, margin, ctx->w - 2 * margin, side / 12};
    draw_text(ctx, head, (struct look){SCREEN_SANS_BOLD, side / 20, VIEW_CENTRE, THEME_INK},
              "请输入管理密码 Staff PIN");
    int dot = side / 40;
    int row_w = digits * 2 * dot;
    for (int i = 0; i < digits; i++)
        screen_fill_round(ctx->screen,
                          (struct layout_rect){(ctx->w - row_w) / 2 + i * 2 * dot + dot / 2,
                                               head.y + head.h + dot / 2, dot, dot},
                          dot / 2, THEME_INK);
    struct layout_rect below = {margin, head.y + head.h + 2 * dot, ctx->w - 2 * margin,
                                first.y - head.y - head.h - 3 * dot};
    if (note && *note)
        draw_text(ctx, below, (struct look){SCREEN_SANS, side / 30, VIEW_CENTRE, THEME_RED}, note);
    for (int i = 0; i < PIN_BUTTONS; i++)
        draw_button(ctx, pin_button_at(ctx, i), pin_buttons[i].label);
}

static bool is_in(struct layout_rect at, int x, int y)
{
    return x >= at.x && x < at.x + at.w && y >= at.y && y < at.y + at.h;
}

enum view_button view_page_button(const struct view_page_ctx *ctx, enum view_page page, int x,
                                  int y)
{
    for (int i = 0; page == VIEW_PAGE_STATUS && i < STATUS_BUTTONS; i++)
        if (is_in(status_button_at(ctx, i), x, y))
            return status_buttons[i].button;
    for (int i = 0; page == VIEW_PAGE_PIN && i < PIN_BUTTONS; i++)
        if (is_in(pin_button_at(ctx, i), x, y))
            return pin_buttons[i].button;
    return VIEW_BUTTON_NONE;
}
