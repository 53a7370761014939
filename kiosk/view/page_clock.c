/*
 * The page on which staff set the clock: a column per field with a button above and below, date and
 * time beside each other, upright one under the other. On a strip one line, for keys only.
 */
#include <stdio.h>

#include "view/page_parts.h"
#include "view/theme.h"

#define DATE_FIELDS   3
#define ON_THE_SCREEN "与手机核对后按“设定”。"
#define ON_THE_KEYS   "键盘：←→ 选择，↑↓ 增减，数字直接输入，回车设定。"

static const char *const units[VIEW_CLOCK_FIELDS] = {"年", "月", "日", "时", "分"};

/* A group of columns: the date, or the time. */
struct group {
    int first, count;      /* fields */
    struct layout_rect at; /* with its heading */
};

static int gap_of(const struct view_page_ctx *ctx)
{
    return page_short_side(ctx) / 60;
}

static int key_of(const struct view_page_ctx *ctx)
{
    return page_short_side(ctx) / (ctx->h > ctx->w ? 7 : 8);
}

static int heading_h(const struct view_page_ctx *ctx)
{
    return page_short_side(ctx) / 20;
}

static int group_h(const struct view_page_ctx *ctx)
{
    return heading_h(ctx) + 3 * key_of(ctx) + 3 * gap_of(ctx);
}

/* What stands between heading and buttons: the hint, the groups, the note. */
static struct layout_rect body_of(const struct view_page_ctx *ctx)
{
    int side = page_short_side(ctx);
    int margin = side * THEME_MARGIN_PCT / 100;
    int top = margin + side / 12 + side / 40;
    int bottom = ctx->h - margin - side / 9 - side / 60;
    return (struct layout_rect){margin, top, ctx->w - 2 * margin, bottom - top};
}

static struct layout_rect hint_at(const struct view_page_ctx *ctx)
{
    struct layout_rect body = body_of(ctx);
    return (struct layout_rect){body.x, body.y, body.w,
                                page_short_side(ctx) / (ctx->h > ctx->w ? 9 : 18)};
}

static struct group group_of(const struct view_page_ctx *ctx, bool is_time)
{
    bool is_portrait = ctx->h > ctx->w;
    struct layout_rect body = body_of(ctx);
    int gap = gap_of(ctx);
    int apart = 4 * gap;
    int column = (body.w - apart - (VIEW_CLOCK_FIELDS - 2) * gap) / VIEW_CLOCK_FIELDS;
    int date_w = is_portrait ? body.w : DATE_FIELDS * column + (DATE_FIELDS - 1) * gap;
    int top = body.y + hint_at(ctx).h + (is_portrait ? apart : 2 * gap);
    struct group group = {0, DATE_FIELDS, {body.x, top, date_w, group_h(ctx)}};
    if (!is_time)
        return group;
    group.first = DATE_FIELDS;
    group.count = VIEW_CLOCK_FIELDS - DATE_FIELDS;
    if (is_portrait)
        group.at.y += group_h(ctx) + apart;
    else
        group.at.x += date_w + apart;
    group.at.w = body.x + body.w - group.at.x;
    return group;
}

/* row 0: the button that raises it, 1: the value, 2: the button that lowers it. */
static struct layout_rect cell_at(const struct view_page_ctx *ctx, int field, int row)
{
    struct group group = group_of(ctx, field >= DATE_FIELDS);
    int gap = gap_of(ctx);
    int w = (group.at.w - (group.count - 1) * gap) / group.count;
    int h = key_of(ctx);
    return (struct layout_rect){group.at.x + (field - group.first) * (w + gap),
                                group.at.y + heading_h(ctx) + gap + row * (h + gap), w, h};
}

/* 0: back, 1: set, twice as wide. */
static struct layout_rect bottom_button_at(const struct view_page_ctx *ctx, int index)
{
    int side = page_short_side(ctx);
    int margin = side * THEME_MARGIN_PCT / 100;
    int w = (ctx->w - 2 * margin - gap_of(ctx)) / 3;
    struct layout_rect back = {margin, ctx->h - margin - side / 9, w, side / 9};
    int right = back.x + w + gap_of(ctx);
    struct layout_rect set = {right, back.y, ctx->w - margin - right, back.h};
    return index == 0 ? back : set;
}

static void draw_value(const struct view_page_ctx *ctx, const struct view_clock *clock, int field)
{
    char text[16];
    struct layout_rect at = cell_at(ctx, field, 1);
    int line = page_short_side(ctx) / 216;
    bool is_focus = (int)clock->focus == field;
    (void)snprintf(text, sizeof(text), "%s%s", clock->values[field], units[field]);
    if (is_focus)
        screen_fill_round(ctx->screen, at, at.h / 6, THEME_INK);
    screen_fill_round(ctx->screen, is_focus ? view_inset(at, line) : at, at.h / 6,
                      is_focus ? THEME_WHITE : THEME_MIST);
    page_text(ctx, view_inset(at, at.h / 10),
              (struct page_look){SCREEN_SANS_BOLD, at.h * 5 / 10, VIEW_CENTRE, THEME_INK}, text);
}

static void draw_group(const struct view_page_ctx *ctx, const struct view_clock *clock,
                       bool is_time)
{
    char heading[64];
    struct group group = group_of(ctx, is_time);
    struct layout_rect at = {group.at.x, group.at.y, group.at.w, heading_h(ctx)};
    (void)snprintf(heading, sizeof(heading), "日期　%s", clock->weekday);
    page_text(ctx, at, (struct page_look){SCREEN_SANS_BOLD, at.h * 7 / 10, VIEW_LEFT, THEME_SLATE},
              is_time ? "时间　24 小时制" : heading);
    for (int field = 0; field < VIEW_CLOCK_FIELDS; field++) {
        if (is_time != (field >= DATE_FIELDS))
            continue;
        page_button(ctx, cell_at(ctx, field, 0), "▲");
        draw_value(ctx, clock, field);
        page_button(ctx, cell_at(ctx, field, 2), "▼");
    }
}

static uint32_t note_colour(enum view_note kind)
{
    static const uint32_t colours[] = {THEME_INK, THEME_GREEN, THEME_RED};
    return colours[kind];
}

static void write_note(const struct view_clock *clock, char *out, size_t out_bytes)
{
    static const char *const signs[] = {"", "✓ ", "× "};
    (void)snprintf(out, out_bytes, "%s%s", signs[clock->note_kind], clock->note);
}

static void draw_note(const struct view_page_ctx *ctx, const struct view_clock *clock)
{
    char text[sizeof(clock->note) + 8];
    struct layout_rect body = body_of(ctx);
    struct group time = group_of(ctx, true);
    int top = time.at.y + time.at.h + gap_of(ctx);
    struct layout_rect at = {body.x, top, body.w, body.y + body.h - top};
    write_note(clock, text, sizeof(text));
    if (*clock->note)
        page_text(ctx, at,
                  (struct page_look){SCREEN_SANS_BOLD, page_short_side(ctx) / 27, VIEW_LEFT,
                                     note_colour(clock->note_kind)},
                  text);
}

static void draw_strip_part(const struct view_page_ctx *ctx, const char *text, int from, int to,
                            bool is_focus)
{
    struct layout_rect at = view_part(page_whole(ctx), from, 150, to - from, 700);
    if (is_focus)
        screen_fill_round(ctx->screen, at, at.h / 8, THEME_AMBER);
    page_text(ctx, view_inset(at, at.h / 16),
              (struct page_look){SCREEN_SANS_BOLD, ctx->h * 46 / 100, VIEW_CENTRE,
                                 is_focus ? THEME_INK : THEME_PAPER},
              text);
}

/* In thousandths of the strip's width. */
struct span {
    int from, to;
};

static void draw_strip(const struct view_page_ctx *ctx, const struct view_clock *clock)
{
    static const struct span fields[VIEW_CLOCK_FIELDS] = {
        {8, 130}, {138, 224}, {232, 318}, {446, 532}, {540, 626}};
    static const struct span weekday = {330, 434};
    char text[sizeof(clock->note) + 8];
    screen_fill(ctx->screen, page_whole(ctx), THEME_INK);
    for (int field = 0; field < VIEW_CLOCK_FIELDS; field++) {
        (void)snprintf(text, sizeof(text), "%s%s", clock->values[field], units[field]);
        draw_strip_part(ctx, text, fields[field].from, fields[field].to,
                        (int)clock->focus == field);
    }
    draw_strip_part(ctx, clock->weekday, weekday.from, weekday.to, false);
    write_note(clock, text, sizeof(text));
    page_text(ctx, view_part(page_whole(ctx), 655, 60, 340, 880),
              (struct page_look){SCREEN_SANS_BOLD, ctx->h * 3 / 10, VIEW_LEFT, THEME_AMBER},
              *clock->note ? text : "←→ 选择　↑↓ 增减\n回车 设定　Esc 返回");
}

void view_page_draw_clock(const struct view_page_ctx *ctx, const struct view_clock *clock)
{
    int side = page_short_side(ctx);
    if (page_is_strip(ctx)) {
        draw_strip(ctx, clock);
        return;
    }
    screen_fill(ctx->screen, page_whole(ctx), THEME_PAPER);
    (void)page_head(ctx, "设置时间 Set the clock");
    page_text(ctx, hint_at(ctx), (struct page_look){SCREEN_SANS, side / 32, VIEW_LEFT, THEME_SLATE},
              ctx->h > ctx->w ? ON_THE_SCREEN "\n" ON_THE_KEYS : ON_THE_SCREEN ON_THE_KEYS);
    draw_group(ctx, clock, false);
    draw_group(ctx, clock, true);
    draw_note(ctx, clock);
    page_button(ctx, bottom_button_at(ctx, 0), "返回");
    page_button(ctx, bottom_button_at(ctx, 1), "设定");
}

enum view_button view_page_clock_button(const struct view_page_ctx *ctx, int x, int y)
{
    static const enum view_button firsts[] = {VIEW_BUTTON_RAISE_0, VIEW_BUTTON_FIELD_0,
                                              VIEW_BUTTON_LOWER_0};
    if (page_is_strip(ctx))
        return VIEW_BUTTON_NONE;
    if (page_is_in(bottom_button_at(ctx, 0), x, y))
        return VIEW_BUTTON_CLOSE;
    if (page_is_in(bottom_button_at(ctx, 1), x, y))
        return VIEW_BUTTON_ENTER;
    for (int field = 0; field < VIEW_CLOCK_FIELDS; field++)
        for (int row = 0; row < 3; row++)
            if (page_is_in(cell_at(ctx, field, row), x, y))
                return (enum view_button)((int)firsts[row] + field);
    return VIEW_BUTTON_NONE;
}
