#include "view/quiz_parts.h"

#include <stdio.h>

#include "view/theme.h"

/* The dialogs over a page, and the calm page while a result is being stored. */

#define PANEL_EMS   34 /* of body: as wide as a line of its text */
#define DIM_ALPHA   165
#define HEADING_PCT 140
#define TEXT_LINES  2
#define BUTTON_PCT  170 /* of an ordinary button's height */
#define BUTTONS_MAX 3

/* Everything stands in the lower half of the panel. */
struct ask_place {
    struct layout_rect panel, clock, heading, text;
    struct view_target buttons[BUTTONS_MAX];
    int count;
};

static int min_of(int a, int b)
{
    return a < b ? a : b;
}

/* The one that is hoped for first, as Tab goes. */
static int buttons_of(enum view_ask ask, enum view_button out[BUTTONS_MAX])
{
    int count = 0;
    out[count++] = VIEW_BUTTON_STAY;
    if (ask == VIEW_ASK_LEAVE_OR_RESULT)
        out[count++] = VIEW_BUTTON_FINISH;
    if (ask != VIEW_ASK_STILL_THERE)
        out[count++] = VIEW_BUTTON_LEAVE_NOW;
    return count;
}

/* The first at the right and twice as wide as the others. */
static void place_buttons(struct ask_place *place, const struct quiz_sizes *sizes,
                          enum view_ask ask, struct layout_rect row)
{
    enum view_button buttons[BUTTONS_MAX];
    place->count = buttons_of(ask, buttons);
    int part = (row.w - (place->count - 1) * sizes->gap) / (place->count + 1);
    int right = row.x + row.w;
    for (int i = 0; i < place->count; i++) {
        int w = i == 0 ? row.w - (place->count - 1) * (part + sizes->gap) : part;
        place->buttons[i] =
            (struct view_target){.button = buttons[i], .at = {right - w, row.y, w, row.h}};
        right -= w + sizes->gap;
    }
}

static struct ask_place place_of(const struct view_quiz *quiz, int w, int h)
{
    struct ask_place place = {.count = 0};
    struct quiz_sizes sizes = quiz_sizes_of(quiz, w, h);
    int pad = sizes.margin, lower = h / 2;
    int button_h = sizes.button_h * BUTTON_PCT / 100;
    int heading_h = sizes.headline * HEADING_PCT / 100;
    int text_h = TEXT_LINES * sizes.body * THEME_LINE_PCT / 100;
    int panel_w = min_of(w - 2 * sizes.margin, PANEL_EMS * sizes.body + 2 * pad);
    int panel_h = 2 * pad + heading_h + sizes.gap + text_h + 2 * sizes.gap + button_h;
    panel_h = min_of(panel_h, h - lower - 2 * sizes.gap);
    int y = lower + (h - lower - panel_h) / 2;
    place.panel = (struct layout_rect){(w - panel_w) / 2, y, panel_w, panel_h};
    struct layout_rect in = view_inset(place.panel, pad);
    int clock = quiz->ask == VIEW_ASK_STILL_THERE ? min_of(heading_h + text_h, in.w / 3) : 0;
    int left = clock > 0 ? clock + pad : 0;
    int button_y = in.y + in.h - button_h;
    int text_y = button_y - 2 * sizes.gap - text_h;
    place.clock = (struct layout_rect){in.x, in.y, clock, clock};
    place.text = (struct layout_rect){in.x + left, text_y, in.w - left, text_h};
    place.heading = (struct layout_rect){in.x + left, in.y, in.w - left, text_y - in.y};
    place_buttons(&place, &sizes, quiz->ask, (struct layout_rect){in.x, button_y, in.w, button_h});
    return place;
}

size_t quiz_ask_targets(const struct view_quiz *quiz, int w, int h, struct view_target *out)
{
    struct ask_place place = place_of(quiz, w, h);
    for (int i = 0; i < place.count; i++)
        out[i] = place.buttons[i];
    return (size_t)place.count;
}

static const char *heading_of(const struct view_quiz *quiz)
{
    if (quiz->ask == VIEW_ASK_STILL_THERE)
        return view_word(quiz->lang, VIEW_N("还在吗？"));
    return view_word(quiz->lang, VIEW_N("要退出吗？"));
}

static const char *text_of(const struct view_quiz *quiz)
{
    if (quiz->ask == VIEW_ASK_STILL_THERE)
        return view_word(quiz->lang, VIEW_N("时间到了就回到首页，不留下你的任何个人信息。"));
    if (quiz->ask == VIEW_ASK_LEAVE_OR_RESULT)
        return view_word(quiz->lang, VIEW_N("也可以先看看这一关的结果。"));
    return view_word(quiz->lang, VIEW_N("退出后要从头开始。"));
}

/* The seconds that are left, in a ring. */
static void draw_clock(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                       struct layout_rect at)
{
    char seconds[16];
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    struct layout_rect inner = view_inset(at, 3 * sizes.line);
    struct layout_rect figure = {at.x, at.y + at.h * 12 / 100, at.w, at.h * 54 / 100};
    struct layout_rect unit = {at.x, at.y + at.h * 64 / 100, at.w, at.h * 20 / 100};
    screen_fill_round(ctx->screen, at, at.w / 2, colours.accent);
    screen_fill_round(ctx->screen, inner, inner.w / 2, colours.ground);
    (void)snprintf(seconds, sizeof(seconds), "%d", quiz->ask_left_s);
    page_text(ctx, figure,
              (struct page_look){SCREEN_SANS_BOLD, figure.h, VIEW_CENTRE, colours.text}, seconds);
    page_text(ctx, unit, (struct page_look){SCREEN_SANS, unit.h, VIEW_CENTRE, colours.faint},
              view_word(quiz->lang, VIEW_N("秒")));
}

void quiz_ask_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz)
{
    struct ask_place place = place_of(quiz, ctx->w, ctx->h);
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    screen_tint(ctx->screen, page_whole(ctx), THEME_INK, DIM_ALPHA);
    screen_fill_round(ctx->screen, place.panel, 2 * sizes.corner, colours.ground);
    if (place.clock.w > 0)
        draw_clock(ctx, quiz, place.clock);
    page_text(ctx, place.heading,
              (struct page_look){SCREEN_SANS_BOLD, sizes.headline, VIEW_LEFT, colours.text},
              heading_of(quiz));
    quiz_text(ctx, place.text,
              (struct page_look){SCREEN_SANS, sizes.body, VIEW_LEFT, colours.faint}, TEXT_LINES,
              text_of(quiz));
    for (int i = 0; i < place.count; i++)
        quiz_button_draw(ctx, quiz, &place.buttons[i]);
}

void quiz_storing_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz)
{
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    struct layout_rect area = view_inset(quiz_page_area(quiz->mode, ctx->w, ctx->h), sizes.margin);
    struct layout_rect line = {area.x, area.y + area.h / 2 - sizes.headline, area.w,
                               2 * sizes.headline};
    struct layout_rect mark = {line.x + (line.w - 2 * sizes.headline) / 2, line.y + line.h,
                               2 * sizes.headline, 2 * sizes.line};
    quiz_page_ground(ctx, quiz);
    page_text(ctx, line,
              (struct page_look){SCREEN_SANS_BOLD, sizes.headline, VIEW_CENTRE, colours.text},
              view_word(quiz->lang, VIEW_N("正在保存成绩……")));
    screen_fill(ctx->screen, mark, colours.accent);
}
