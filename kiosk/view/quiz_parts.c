#include "view/quiz_parts.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "base/utf8.h"
#include "view/theme.h"

#define QUESTION_MM   9.0
#define ANSWER_MM     8.0
#define BODY_MM       7.0
#define SMALL_MM      5.5
#define BUTTON_MM     22.0
#define ANSWER_H_MM   25.0
#define GAP_MM        5.0
#define CORNER_MM     4.0
#define LINE_MM       0.75
#define SHADE_MM      1.0
#define TEXT_MIN_PX   20 /* below that strokes of hanzi run together */
#define TEXT_LEAST_PX 12
#define BODY_PM                                                                                    \
    21 /* of the short side, thousandths: millimetres alone look lost on coarse panels */
#define HEADLINE_PM        56
#define STEP_PCT           120 /* from one size of text to the next, at least */
#define LARGE_PCT          140
#define HEADLINE_LARGE_PCT 115
#define LOW_PART_PCT       60
#define STRIP_RATIO        4
#define LABEL_PCT          40 /* of a button's height, within the sizes of text */
#define LATIN_PCT          58 /* of the em is a Latin letter wide, on average */

static int max_of(int a, int b)
{
    return a > b ? a : b;
}

static int px(const struct view_quiz *quiz, double mm)
{
    return (int)ceil(mm * quiz->px_per_mm);
}

/* At least mm of glass, and not less than that. */
static int em(const struct view_quiz *quiz, double mm, int least_px)
{
    int least = max_of(least_px, TEXT_MIN_PX);
    return max_of(px(quiz, mm), least) * (quiz->mode.is_large ? LARGE_PCT : 100) / 100;
}

struct quiz_sizes quiz_sizes_of(const struct view_quiz *quiz, int w, int h)
{
    int shorter = w < h ? w : h;
    struct quiz_sizes sizes = {.small = em(quiz, SMALL_MM, 0),
                               .body = em(quiz, BODY_MM, shorter * BODY_PM / 1000),
                               .gap = max_of(px(quiz, GAP_MM), 4),
                               .corner = px(quiz, CORNER_MM)};
    sizes.answer = max_of(em(quiz, ANSWER_MM, 0), sizes.body * STEP_PCT / 100);
    sizes.question = max_of(em(quiz, QUESTION_MM, 0), sizes.answer * STEP_PCT / 100);
    sizes.headline =
        shorter * HEADLINE_PM / 1000 * (quiz->mode.is_large ? HEADLINE_LARGE_PCT : 100) / 100;
    sizes.headline = max_of(sizes.headline, sizes.question);
    sizes.margin = max_of(shorter * THEME_MARGIN_PCT / 100, sizes.gap);
    sizes.button_h = max_of(px(quiz, BUTTON_MM), 2 * sizes.body);
    sizes.answer_h = max_of(px(quiz, ANSWER_H_MM), 2 * sizes.answer);
    sizes.line = max_of(px(quiz, LINE_MM), 2) * (quiz->mode.is_contrast ? 2 : 1);
    return sizes;
}

struct quiz_colours quiz_colours_of(struct view_mode mode)
{
    if (mode.is_contrast)
        return (struct quiz_colours){.ground = THEME_WHITE,
                                     .panel = THEME_WHITE,
                                     .text = THEME_INK,
                                     .faint = THEME_INK,
                                     .button = THEME_INK,
                                     .button_text = THEME_WHITE,
                                     .good = THEME_GREEN,
                                     .bad = THEME_RED,
                                     .on_mark = THEME_WHITE,
                                     .accent = THEME_INK};
    return (struct quiz_colours){.ground = THEME_PAPER,
                                 .panel = THEME_MIST,
                                 .text = THEME_INK,
                                 .faint = THEME_SLATE,
                                 .button = THEME_AMBER,
                                 .button_text = THEME_INK,
                                 .good = THEME_GREEN,
                                 .bad = THEME_RED,
                                 .on_mark = THEME_WHITE,
                                 .accent = THEME_ORANGE};
}

struct layout_rect quiz_page_area(struct view_mode mode, int w, int h)
{
    int area_h = mode.is_low ? h * LOW_PART_PCT / 100 : h;
    return (struct layout_rect){0, h - area_h, w, area_h};
}

bool quiz_has_no_room(int w, int h)
{
    return h < THEME_LED_HEIGHT_PX || w < THEME_LED_HEIGHT_PX || w > STRIP_RATIO * h ||
           h > STRIP_RATIO * w;
}

void quiz_page_ground(const struct view_page_ctx *ctx, const struct view_quiz *quiz)
{
    struct layout_rect area = quiz_page_area(quiz->mode, ctx->w, ctx->h);
    struct layout_rect head = {0, 0, ctx->w, area.y};
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    screen_fill(ctx->screen, area, quiz_colours_of(quiz->mode).ground);
    if (head.h > 0)
        page_low_head(ctx, head, quiz->mode.is_contrast, sizes.body,
                      view_word(quiz->lang, VIEW_N("低位模式：画面和按钮都在下方")));
}

void quiz_page_theme(const struct view_page_ctx *ctx, const struct view_quiz *quiz)
{
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    struct layout_rect at = {sizes.margin, sizes.margin + sizes.body / 2, ctx->w - 2 * sizes.margin,
                             sizes.body * 3 / 2};
    struct layout_rect mark = {at.x, sizes.margin - sizes.line, sizes.margin, 2 * sizes.line};
    if (quiz->mode.is_low)
        return;
    screen_fill(ctx->screen, mark, colours.accent);
    quiz_text(ctx, at, (struct page_look){SCREEN_SANS_BOLD, sizes.body, VIEW_LEFT, colours.faint},
              1, ctx->theme);
}

int quiz_label_w(const char *label, int em_px)
{
    int percent = 0;
    size_t len = strcspn(label, "\n");
    for (size_t i = 0; i < len;) {
        uint32_t point;
        i += utf8_decode(label + i, len - i, &point);
        percent += utf8_is_wide(point) ? 100 : LATIN_PCT;
    }
    return percent * em_px / 100;
}

int quiz_text_lines(const char *text, int em_px, int width_px)
{
    int lines = 0;
    for (const char *line = text; line;) {
        const char *end = strchr(line, '\n');
        lines += 1 + quiz_label_w(line, em_px) / max_of(width_px, 1);
        line = end ? end + 1 : NULL;
    }
    return lines;
}

static int button_w(const struct view_quiz *quiz, const struct quiz_sizes *sizes,
                    enum view_button button)
{
    int label = quiz_label_w(quiz_button_label(quiz, button), sizes->body);
    return max_of(label + 2 * sizes->body, sizes->button_h);
}

struct layout_rect quiz_bar_place(const struct view_quiz *quiz, int w, int h,
                                  const enum view_button *buttons, int count,
                                  struct view_target out[QUIZ_BAR_MAX])
{
    struct quiz_sizes sizes = quiz_sizes_of(quiz, w, h);
    struct layout_rect area = quiz_page_area(quiz->mode, w, h);
    int y = area.y + area.h - max_of(sizes.gap, sizes.margin / 2) - sizes.button_h;
    int room = w - 2 * sizes.margin - count * sizes.gap;
    int wanted = button_w(quiz, &sizes, VIEW_BUTTON_LOW);
    for (int i = 0; i < count; i++)
        wanted += button_w(quiz, &sizes, buttons[i]);
    int right = w - sizes.margin;
    for (int i = 0; i <= count; i++) {
        enum view_button button = i < count ? buttons[i] : VIEW_BUTTON_LOW;
        int width = button_w(quiz, &sizes, button);
        if (wanted > room)
            width = width * room / wanted;
        int x = i < count ? right - width : sizes.margin;
        out[count - i] =
            (struct view_target){.button = button, .at = {x, y, width, sizes.button_h}};
        right = x - sizes.gap;
    }
    return (struct layout_rect){area.x + sizes.margin, area.y + sizes.margin,
                                area.w - 2 * sizes.margin, y - sizes.gap - area.y - sizes.margin};
}

/* On from the gate without a ticket: a way, but not the one that is asked for. */
static bool is_gate_pass(const struct view_quiz *quiz, enum view_button button)
{
    return button == VIEW_BUTTON_GO_ON && quiz->page == VIEW_QUIZ_TICKET;
}

const char *quiz_button_label(const struct view_quiz *quiz, enum view_button button)
{
    static const struct {
        enum view_button button;
        const char *label, *other; /* other: once it is switched on */
    } labels[] = {
        {VIEW_BUTTON_LOW, VIEW_N("低位模式"), VIEW_N("恢复高位")},
        {VIEW_BUTTON_HINT, VIEW_N("提示"), NULL},
        {VIEW_BUTTON_ZOOM, VIEW_N("放大"), NULL},
        {VIEW_BUTTON_LEAVE, VIEW_N("退出"), NULL},
        {VIEW_BUTTON_BACK, VIEW_N("返回"), NULL},
        {VIEW_BUTTON_GO_ON, VIEW_N("继续"), NULL},
        {VIEW_BUTTON_REVIEW, VIEW_N("再看看"), NULL},
        {VIEW_BUTTON_SPEAK, VIEW_N("朗读"), VIEW_N("停止朗读")},
        {VIEW_BUTTON_LARGE, VIEW_N("大字"), VIEW_N("标准字")},
        {VIEW_BUTTON_CONTRAST, VIEW_N("高对比"), VIEW_N("标准色")},
        {VIEW_BUTTON_STAY, VIEW_N("继续"), NULL},
        {VIEW_BUTTON_FINISH, VIEW_N("看结果"), NULL},
        {VIEW_BUTTON_LEAVE_NOW, VIEW_N("退出"), NULL},
        {VIEW_BUTTON_PREVIOUS, VIEW_N("上一处"), NULL},
        {VIEW_BUTTON_NEXT, VIEW_N("下一处"), NULL},
        {VIEW_BUTTON_REVEAL, VIEW_N("揭示"), NULL},
        {VIEW_BUTTON_REVEAL_ALL, VIEW_N("全部揭示"), VIEW_N("全部隐藏")},
        {VIEW_BUTTON_ERASE, VIEW_N("删除"), NULL},
        {VIEW_BUTTON_ENTER, VIEW_N("确定"), NULL},
        {VIEW_BUTTON_CLOSE, VIEW_N("关闭"), NULL},
        {VIEW_BUTTON_STOCK_MORE, VIEW_N("库存 +10"), NULL},
        {VIEW_BUTTON_STOCK_LESS, VIEW_N("库存 -10"), NULL},
    };
    bool is_other = (button == VIEW_BUTTON_LOW && quiz->mode.is_low) ||
                    (button == VIEW_BUTTON_LARGE && quiz->mode.is_large) ||
                    (button == VIEW_BUTTON_CONTRAST && quiz->mode.is_contrast) ||
                    (button == VIEW_BUTTON_SPEAK && quiz->question.is_speaking) ||
                    (button == VIEW_BUTTON_REVEAL_ALL && quiz->training.is_all);
    if (button == VIEW_BUTTON_LANGUAGE)
        return quiz->lang == VIEW_ZH ? "English" : "中文";
    if (button == VIEW_BUTTON_GO_ON && quiz->page == VIEW_QUIZ_RESULT)
        return view_word(quiz->lang, VIEW_N("完成"));
    if (is_gate_pass(quiz, button))
        return view_word(quiz->lang, VIEW_N("没有小票，直接开始"));
    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
        if (labels[i].button == button)
            return view_word(quiz->lang,
                             is_other && labels[i].other ? labels[i].other : labels[i].label);
    return "";
}

static bool is_leading(const struct view_quiz *quiz, enum view_button button)
{
    static const enum view_button leading[] = {VIEW_BUTTON_GO_ON, VIEW_BUTTON_STAY,
                                               VIEW_BUTTON_ENTER, VIEW_BUTTON_HINT,
                                               VIEW_BUTTON_REVEAL};
    for (size_t i = 0; i < sizeof(leading) / sizeof(leading[0]); i++)
        if (button == leading[i])
            return !is_gate_pass(quiz, button);
    return false;
}

void quiz_plate_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                     struct layout_rect at, bool is_leading_on)
{
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    struct layout_rect shade = at;
    shade.y += max_of(px(quiz, SHADE_MM), 2);
    if (!quiz->mode.is_contrast)
        screen_fill_round(ctx->screen, shade, sizes.corner, THEME_SHADE);
    screen_fill_round(ctx->screen, at, sizes.corner,
                      is_leading_on || quiz->mode.is_contrast ? colours.button : colours.panel);
    if (quiz->mode.is_contrast && !is_leading_on)
        screen_fill_round(ctx->screen, view_inset(at, sizes.line),
                          max_of(sizes.corner - sizes.line, 0), colours.panel);
}

void quiz_button_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                      const struct view_target *target)
{
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    bool leads = is_leading(quiz, target->button);
    int label = target->at.h * LABEL_PCT / 100;
    label = max_of(label < sizes.question ? label : sizes.question, sizes.body);
    quiz_plate_draw(ctx, quiz, target->at, leads);
    struct layout_rect inside = {target->at.x + sizes.body / 2, target->at.y,
                                 target->at.w - sizes.body, target->at.h};
    page_text(ctx, inside,
              (struct page_look){SCREEN_SANS_BOLD, label, VIEW_CENTRE,
                                 leads ? colours.button_text : colours.text},
              quiz_button_label(quiz, target->button));
}

void quiz_text(const struct view_page_ctx *ctx, struct layout_rect at, struct page_look look,
               int lines, const char *text)
{
    struct view_text_box box = {.at = at,
                                .face = look.face,
                                .min_px = TEXT_LEAST_PX,
                                .max_px = look.max_px,
                                .max_lines = lines,
                                .line_pct = THEME_LINE_PCT,
                                .align = look.align,
                                .is_top = true,
                                .rgb = look.rgb};
    (void)view_text_box_draw(ctx->screen, ctx->fonts, &box, text); /* tests say what does not fit */
}
