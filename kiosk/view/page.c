#include "view/page.h"

#include <stdio.h>

#include "view/page_parts.h"
#include "view/theme.h"

struct button {
    enum view_button button;
    const char *label;
};

static const struct button status_buttons[] = {
    {VIEW_BUTTON_PREVIOUS, "上一个"},   {VIEW_BUTTON_PAUSE, "暂停/继续"},
    {VIEW_BUTTON_NEXT, "下一个"},       {VIEW_BUTTON_SLATE, "安全画面"},
    {VIEW_BUTTON_CLOCK, "设置时间"},    {VIEW_BUTTON_IMPORT, "更新内容"},
    {VIEW_BUTTON_TRAINING, "培训模式"}, {VIEW_BUTTON_REDEEM, "兑奖"},
    {VIEW_BUTTON_QUIT, "退出程序"},     {VIEW_BUTTON_CLOSE, "关闭本页"},
};
#define STATUS_BUTTONS         10
#define STATUS_COLUMNS_UPRIGHT 3

static const struct button pin_buttons[] = {
    {VIEW_BUTTON_DIGIT_0 + 1, "1"}, {VIEW_BUTTON_DIGIT_0 + 2, "2"}, {VIEW_BUTTON_DIGIT_0 + 3, "3"},
    {VIEW_BUTTON_DIGIT_0 + 4, "4"}, {VIEW_BUTTON_DIGIT_0 + 5, "5"}, {VIEW_BUTTON_DIGIT_0 + 6, "6"},
    {VIEW_BUTTON_DIGIT_0 + 7, "7"}, {VIEW_BUTTON_DIGIT_0 + 8, "8"}, {VIEW_BUTTON_DIGIT_0 + 9, "9"},
    {VIEW_BUTTON_ERASE, "删除"},    {VIEW_BUTTON_DIGIT_0, "0"},     {VIEW_BUTTON_ENTER, "确定"},
    {VIEW_BUTTON_CLOSE, "返回"},
};
#define PIN_BUTTONS 13

static void draw_slate_strip(const struct view_page_ctx *ctx)
{
    screen_fill(ctx->screen, page_whole(ctx), THEME_INK);
    page_text(ctx, view_inset(page_whole(ctx), ctx->h / 12),
              (struct page_look){SCREEN_SANS_BOLD, ctx->h * 3 / 4, VIEW_CENTRE, THEME_AMBER},
              ctx->theme);
}

void view_page_draw_slate(const struct view_page_ctx *ctx)
{
    if (page_is_strip(ctx)) {
        draw_slate_strip(ctx);
        return;
    }
    bool is_portrait = ctx->h > ctx->w;
    int side = page_short_side(ctx);
    screen_fill(ctx->screen, page_whole(ctx), THEME_INK);
    if (ctx->slate_ground)
        screen_draw(ctx->screen, ctx->slate_ground, NULL, page_whole(ctx), 255);
    struct layout_rect theme = is_portrait ? view_part(page_whole(ctx), 80, 620, 840, 170)
                                           : view_part(page_whole(ctx), 120, 620, 760, 200);
    struct layout_rect below = is_portrait ? view_part(page_whole(ctx), 80, 820, 840, 60)
                                           : view_part(page_whole(ctx), 120, 850, 760, 70);
    char line[512];
    page_text(ctx, theme, (struct page_look){SCREEN_SERIF_BOLD, side / 10, VIEW_BLOCK, THEME_PAPER},
              ctx->theme);
    (void)snprintf(line, sizeof(line), "安全宣传，稍后继续　·　发现隐患请拨打 %s", ctx->hotline);
    page_text(ctx, below, (struct page_look){SCREEN_SANS, side / 26, VIEW_CENTRE, THEME_AMBER},
              line);
}

/* In one row, or upright in three, the last one over what is left of its row. */
static struct layout_rect status_button_at(const struct view_page_ctx *ctx, int index)
{
    int side = page_short_side(ctx);
    int margin = side * THEME_MARGIN_PCT / 100;
    int columns = ctx->w >= ctx->h ? STATUS_BUTTONS : STATUS_COLUMNS_UPRIGHT;
    int gap = side / 60;
    int width = (ctx->w - 2 * margin - (columns - 1) * gap) / columns;
    int height = side / 9;
    int rows = (STATUS_BUTTONS + columns - 1) / columns;
    int top = ctx->h - margin - rows * height - (rows - 1) * gap;
    int left = margin + (index % columns) * (width + gap);
    bool is_last = index == STATUS_BUTTONS - 1;
    return (struct layout_rect){left, top + (index / columns) * (height + gap),
                                is_last ? ctx->w - margin - left : width, height};
}

void view_page_draw_status(const struct view_page_ctx *ctx, const struct view_status *status)
{
    int side = page_short_side(ctx);
    int margin = side * THEME_MARGIN_PCT / 100;
    screen_fill(ctx->screen, page_whole(ctx), THEME_PAPER);
    int top = page_head(ctx, "运行状态 Status") + side / 60;
    int bottom = status->has_buttons ? status_button_at(ctx, 0).y - side / 60 : ctx->h - margin;
    page_rows(ctx, (struct layout_rect){margin, top, ctx->w - 2 * margin, bottom - top},
              status->lines, status->count);
    for (int i = 0; status->has_buttons && i < STATUS_BUTTONS; i++)
        page_button(ctx, status_button_at(ctx, i), status_buttons[i].label);
}

static struct layout_rect pin_button_at(const struct view_page_ctx *ctx, int index)
{
    int side = page_short_side(ctx);
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
    int side = page_short_side(ctx);
    int margin = side * THEME_MARGIN_PCT / 100;
    screen_fill(ctx->screen, page_whole(ctx), THEME_PAPER);
    struct layout_rect first = pin_button_at(ctx, 0);
    struct layout_rect head = {margin, margin, ctx->w - 2 * margin, side / 12};
    page_text(ctx, head, (struct page_look){SCREEN_SANS_BOLD, side / 20, VIEW_CENTRE, THEME_INK},
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
        page_text(ctx, below, (struct page_look){SCREEN_SANS, side / 30, VIEW_CENTRE, THEME_RED},
                  note);
    for (int i = 0; i < PIN_BUTTONS; i++)
        page_button(ctx, pin_button_at(ctx, i), pin_buttons[i].label);
}

enum view_button view_page_button(const struct view_page_ctx *ctx, enum view_page page, int x,
                                  int y)
{
    for (int i = 0; page == VIEW_PAGE_STATUS && i < STATUS_BUTTONS; i++)
        if (page_is_in(status_button_at(ctx, i), x, y))
            return status_buttons[i].button;
    for (int i = 0; page == VIEW_PAGE_PIN && i < PIN_BUTTONS; i++)
        if (page_is_in(pin_button_at(ctx, i), x, y))
            return pin_buttons[i].button;
    return page == VIEW_PAGE_CLOCK ? view_page_clock_button(ctx, x, y) : VIEW_BUTTON_NONE;
}
