#include "view/page_import.h"

#include <stdio.h>

#include "view/page_parts.h"
#include "view/theme.h"

#define BUTTONS_MAX     3
#define PICTURES_PCT    36 /* of the page's width */
#define PICTURES_TALL   27 /* upright, of its height */
#define NOTE_PART       9  /* of the short side */
#define MARGIN_OF(side) ((side)*THEME_MARGIN_PCT / 100)

struct button {
    enum view_button button;
    const char *label;
};

/* From the left; the last is twice as wide. */
static const struct button buttons[][BUTTONS_MAX] = {
    [VIEW_IMPORT_LOOK] = {{VIEW_BUTTON_CLOSE, "返回"}, {VIEW_BUTTON_ROLLBACK, "回退到上一版"}},
    [VIEW_IMPORT_SURE] = {{VIEW_BUTTON_KEEP, "不回退"}, {VIEW_BUTTON_SURE, "确定回退"}},
    [VIEW_IMPORT_ASK] = {{VIEW_BUTTON_CLOSE, "返回"},
                         {VIEW_BUTTON_DECLINE, "拒绝"},
                         {VIEW_BUTTON_ACCEPT, "接受"}},
};

static int count_of(enum view_import_mode mode)
{
    return mode == VIEW_IMPORT_ASK ? 3 : 2;
}

static int short_side(int w, int h)
{
    return w < h ? w : h;
}

/* Between the heading and the buttons. */
static struct layout_rect body_of(int w, int h)
{
    int side = short_side(w, h);
    int margin = MARGIN_OF(side);
    int top = margin + side / 12 + side / 120 + side / 40;
    int bottom = h - margin - side / 9 - side / 40;
    return (struct layout_rect){margin, top, w - 2 * margin, bottom - top};
}

struct layout_rect view_import_picture_at(int w, int h, int index)
{
    struct layout_rect body = body_of(w, h);
    bool is_portrait = h > w;
    int gap = short_side(w, h) / 60;
    if (is_portrait) {
        int part_h = body.h * PICTURES_TALL / 100;
        int each = (body.w - (VIEW_IMPORT_PICTURES_MAX - 1) * gap) / VIEW_IMPORT_PICTURES_MAX;
        return (struct layout_rect){body.x + index * (each + gap), body.y + body.h - part_h, each,
                                    part_h};
    }
    int part_w = body.w * PICTURES_PCT / 100;
    int each = (body.h - (VIEW_IMPORT_PICTURES_MAX - 1) * gap) / VIEW_IMPORT_PICTURES_MAX;
    return (struct layout_rect){body.x + body.w - part_w, body.y + index * (each + gap), part_w,
                                each};
}

/* What the pictures leave. */
static struct layout_rect rows_at(const struct view_page_ctx *ctx, const struct view_import *import)
{
    struct layout_rect body = body_of(ctx->w, ctx->h);
    struct layout_rect picture = view_import_picture_at(ctx->w, ctx->h, 0);
    int gap = page_short_side(ctx) / 40;
    if (import->mode == VIEW_IMPORT_ASK && ctx->h > ctx->w)
        body.h = picture.y - gap - body.y;
    else if (import->mode == VIEW_IMPORT_ASK)
        body.w = picture.x - gap - body.x;
    if (*import->note)
        body.h -= page_short_side(ctx) / NOTE_PART;
    return body;
}

static struct layout_rect button_at(const struct view_page_ctx *ctx, enum view_import_mode mode,
                                    int index)
{
    int side = page_short_side(ctx);
    int margin = MARGIN_OF(side);
    int gap = side / 60;
    int count = count_of(mode);
    int each = (ctx->w - 2 * margin - (count - 1) * gap) / (count + 1);
    int x = margin + index * (each + gap);
    int w = index == count - 1 ? ctx->w - margin - x : each;
    return (struct layout_rect){x, ctx->h - margin - side / 9, w, side / 9};
}

static void draw_pictures(const struct view_page_ctx *ctx, const struct view_import *import)
{
    for (int i = 0; i < VIEW_IMPORT_PICTURES_MAX; i++) {
        struct layout_rect at = view_import_picture_at(ctx->w, ctx->h, i);
        screen_fill(ctx->screen, at, THEME_MIST);
        if (import->pictures[i])
            screen_draw(ctx->screen, import->pictures[i], NULL, at, 255);
    }
}

static void draw_note(const struct view_page_ctx *ctx, const struct view_import *import,
                      struct layout_rect rows)
{
    static const char *const signs[] = {"", "✓ ", "× "};
    static const uint32_t colours[] = {THEME_INK, THEME_GREEN, THEME_RED};
    char text[sizeof(import->note) + 8];
    int side = page_short_side(ctx);
    struct layout_rect at = {rows.x, rows.y + rows.h, rows.w, side / NOTE_PART};
    (void)snprintf(text, sizeof(text), "%s%s", signs[import->note_kind], import->note);
    page_text(
        ctx, at,
        (struct page_look){SCREEN_SANS_BOLD, side / 27, VIEW_LEFT, colours[import->note_kind]},
        text);
}

void view_page_draw_import(const struct view_page_ctx *ctx, const struct view_import *import)
{
    struct layout_rect rows = rows_at(ctx, import);
    screen_fill(ctx->screen, page_whole(ctx), THEME_PAPER);
    if (page_is_strip(ctx)) { /* there keys do what the buttons do */
        page_rows(ctx, view_inset(page_whole(ctx), ctx->h / 20), import->lines, import->count);
        return;
    }
    (void)page_head(ctx, import->mode == VIEW_IMPORT_ASK ? "是否启用U盘上的内容？ Accept this?"
                                                         : "更新内容 Import");
    page_rows(ctx, rows, import->lines, import->count);
    if (import->mode == VIEW_IMPORT_ASK)
        draw_pictures(ctx, import);
    if (*import->note)
        draw_note(ctx, import, rows);
    for (int i = 0; i < count_of(import->mode); i++)
        if (buttons[import->mode][i].button != VIEW_BUTTON_ROLLBACK || import->may_roll_back)
            page_button(ctx, button_at(ctx, import->mode, i), buttons[import->mode][i].label);
}

enum view_button view_page_import_button(const struct view_page_ctx *ctx,
                                         enum view_import_mode mode, int x, int y)
{
    for (int i = 0; !page_is_strip(ctx) && i < count_of(mode); i++)
        if (page_is_in(button_at(ctx, mode, i), x, y))
            return buttons[mode][i].button;
    return VIEW_BUTTON_NONE;
}
