#include "view/quiz_result.h"

#include <stdio.h>

#include "screen/qr.h"
#include "view/stroke.h"
#include "view/theme.h"

#define DOTS_MAX 10

/* --- the figure ----------------------------------------------------------------------------------
 */

static void draw_no_score(struct quiz_paper *paper, struct layout_rect at)
{
    struct quiz_words words =
        quiz_paper_words(paper, SCREEN_SANS_BOLD, paper->sizes.question, QUIZ_BODY_MM);
    words.lines = 4;
    quiz_paper_text(paper, at, &words,
                    quiz_paper_word(paper, VIEW_N("成绩暂时无法保存，这次不计分")));
}

/* The number as high as its place; what it is out of stands at its foot. */
static void draw_score(struct quiz_paper *paper, struct layout_rect at)
{
    const struct view_result *result = &paper->quiz->result;
    char number[16];
    if (!result->has_score) {
        draw_no_score(paper, at);
        return;
    }
    int len = snprintf(number, sizeof(number), "%d", result->score);
    const struct view_page_ctx *ctx = paper->ctx;
    const char *of = quiz_paper_word(paper, VIEW_N("满分10分"));
    int of_w = quiz_label_w(of, quiz_least_px(paper->quiz, QUIZ_SMALL_MM)) * 11 / 10;
    int em = (at.w - of_w) * 10 / (6 * len + 1);
    em = em < at.h ? em : at.h;
    int least = quiz_least_px(paper->quiz, QUIZ_SMALL_MM);
    em = em > least ? em
                    : least; /* on the smallest panels there is no room for what stands beside */
    int w = screen_text_width(ctx->fonts, SCREEN_SERIF_BOLD, em, number, (size_t)len);
    int unit = em * 22 / 100 > least ? em * 22 / 100 : least, small = paper->sizes.body;
    int y = at.y + (at.h - em) / 2;
    screen_text_draw(ctx->screen, ctx->fonts, SCREEN_SERIF_BOLD, em, number, (size_t)len, at.x, y,
                     paper->colours.text);
    struct layout_rect side = {at.x + w + em / 12, y + em - em / 8 - unit - small * 7 / 4,
                               at.w - w - em / 12, unit * 5 / 4};
    struct quiz_words words = quiz_paper_words(paper, SCREEN_SANS_BOLD, unit, QUIZ_SMALL_MM);
    quiz_paper_text(paper, side, &words, quiz_paper_word(paper, VIEW_N("分")));
    side.y += side.h;
    side.h = small * 3 / 2;
    words = quiz_paper_words(paper, SCREEN_SANS, small, QUIZ_SMALL_MM);
    words.look.rgb = paper->colours.faint;
    quiz_paper_text(paper, side, &words, of);
}

/* "找到隐患 4/5", and as many discs. */
static void draw_fact(struct quiz_paper *paper, struct layout_rect at, const char *label,
                      const int numbers[2])
{
    char count[32];
    struct screen *screen = paper->ctx->screen;
    int got = numbers[0], total = numbers[1] < DOTS_MAX ? numbers[1] : DOTS_MAX;
    struct quiz_words words =
        quiz_paper_words(paper, SCREEN_SANS_BOLD, paper->sizes.answer, QUIZ_BODY_MM);
    bool has_dots = at.h >= paper->sizes.answer * 5 / 2;
    struct layout_rect line = {at.x, at.y, at.w, has_dots ? at.h / 2 : at.h};
    (void)snprintf(count, sizeof(count), "%s %d/%d", label, got, numbers[1]);
    words.lines = 2;
    quiz_paper_text(paper, line, &words, count);
    int side = paper->sizes.body * 9 / 10, step = side * 4 / 3;
    if (total * step > at.w && total > 0) {
        step = at.w / total;
        side = step * 3 / 4;
    }
    uint32_t good = paper->quiz->mode.is_contrast ? THEME_INK : THEME_GREEN;
    for (int i = 0; has_dots && i < total; i++) {
        struct layout_rect dot = {at.x + i * step, at.y + at.h / 2 + (at.h / 2 - side) / 2, side,
                                  side};
        screen_fill_round(screen, dot, side / 2, i < got ? good : paper->colours.faint);
        if (i < got)
            view_tick_draw(screen, dot, THEME_WHITE);
        else
            screen_fill_round(screen, view_inset(dot, paper->sizes.line), side / 2,
                              paper->colours.ground);
    }
}

static void draw_facts(struct quiz_paper *paper, struct layout_rect at)
{
    const struct view_result *result = &paper->quiz->result;
    const int found[] = {result->found, result->total}, right[] = {result->right, result->total};
    int one = paper->sizes.answer * 3, count = result->is_quick ? 1 : 2;
    if (count * one > at.h)
        one = at.h / count;
    struct layout_rect row = {at.x, at.y + (at.h - count * one) / 2, at.w, one};
    if (!result->is_quick) {
        draw_fact(paper, row, quiz_paper_word(paper, VIEW_N("找到隐患")), found);
        row.y += one;
    }
    draw_fact(paper, row, quiz_paper_word(paper, VIEW_N("答对题目")), right);
}

/* --- what can be taken along ---------------------------------------------------------------------
 */

struct code {
    const char *says; /* what a telephone reads */
    const char *label, *large, *note;
};

static void draw_code(struct quiz_paper *paper, const struct quiz_code_place *place,
                      const struct code *code)
{
    struct err err;
    int body = quiz_least_px(paper->quiz, QUIZ_BODY_MM), line = body * 3 / 2;
    struct layout_rect plate = place->code, at = place->words;
    screen_fill_round(paper->ctx->screen, plate, paper->sizes.corner, THEME_WHITE);
    if (!screen_qr_draw(paper->ctx->screen, code->says, view_inset(plate, paper->sizes.line), &err))
        paper->fits = false; /* the words beside it say the same */
    int label_h = quiz_label_w(code->label, body) * 11 / 10 > at.w ? 2 * line : line;
    int large = paper->sizes.question * 6 / 5, note_h = code->note ? line + body / 2 : 0;
    if (label_h + large * 3 / 2 + note_h > at.h)
        large = paper->sizes.body;
    int used = label_h + large * 3 / 2 + note_h;
    struct quiz_words words = quiz_paper_words(paper, SCREEN_SANS, body, QUIZ_BODY_MM);
    words.look.rgb = paper->colours.faint;
    struct layout_rect row = {at.x, at.y + (at.h - used) / 2, at.w, label_h};
    words.lines = label_h / line;
    quiz_paper_text(paper, row, &words, code->label);
    row.y += label_h;
    row.h = large * 3 / 2;
    words = quiz_paper_words(paper, SCREEN_SANS_BOLD, large, QUIZ_BODY_MM);
    quiz_paper_text(paper, row, &words, code->large);
    if (!code->note)
        return;
    bool is_contrast = paper->quiz->mode.is_contrast;
    struct layout_rect chip = {at.x, row.y + row.h + body / 4,
                               quiz_label_w(code->note, body) + body, line};
    screen_fill_round(paper->ctx->screen, chip, chip.h / 2, is_contrast ? THEME_INK : THEME_AMBER);
    words = quiz_paper_words(paper, SCREEN_SANS_BOLD, body, QUIZ_BODY_MM);
    words.look.align = VIEW_CENTRE;
    words.look.rgb = is_contrast ? THEME_WHITE : THEME_INK;
    quiz_paper_text(paper, chip, &words, code->note);
}

static void draw_codes(struct quiz_paper *paper, const struct quiz_result_place *place)
{
    const struct view_result *result = &paper->quiz->result;
    char says[80];
    if (result->hotline && *result->hotline) {
        (void)snprintf(says, sizeof(says), "tel:%s", result->hotline);
        const struct code call = {says, quiz_paper_word(paper, VIEW_N("发现隐患，拨打")),
                                  result->hotline, NULL};
        draw_code(paper, &place->hotline, &call);
    }
    if (result->ticket && place->ticket.code.w > 0) {
        const struct code ticket = {result->ticket, quiz_paper_word(paper, VIEW_N("今日小票")),
                                    result->ticket_short ? result->ticket_short : "",
                                    result->is_prize ? quiz_paper_word(paper, VIEW_N("可兑奖"))
                                                     : NULL};
        draw_code(paper, &place->ticket, &ticket);
    }
}

static void draw_notice(struct quiz_paper *paper, struct layout_rect at)
{
    char both[512];
    int em = quiz_notice_px(paper->quiz);
    (void)snprintf(both, sizeof(both), "%s\n%s", quiz_notice_text(paper->quiz, 0),
                   quiz_notice_text(paper->quiz, 1));
    struct quiz_words words = {{SCREEN_SANS, em, VIEW_LEFT, paper->colours.faint}, em, 8, false};
    quiz_paper_text(paper, at, &words, both);
}

/* --- all of it -----------------------------------------------------------------------------------
 */

static void draw_bar(struct quiz_paper *paper, const struct quiz_bar *bar)
{
    for (int i = 0; i < bar->count; i++) {
        const struct view_target *target = &bar->targets[i];
        if (target->button == VIEW_BUTTON_REVIEW && paper->quiz->result.review > 0)
            quiz_paper_button(paper, target, false, quiz_paper_word(paper, VIEW_N("下一处")));
        else
            quiz_button_draw(paper->ctx, paper->quiz, target);
    }
}

bool quiz_result_paint(const struct view_page_ctx *ctx, const struct view_quiz *quiz)
{
    struct quiz_paper paper = quiz_paper_of(ctx, quiz);
    struct quiz_result_place place = quiz_result_place(quiz, ctx->w, ctx->h);
    quiz_page_ground(ctx, quiz);
    if (quiz->result.review > 0) {
        quiz_result_review(&paper, &place);
    } else {
        if (place.plate.w > 0 && !quiz->mode.is_contrast)
            screen_fill_round(ctx->screen, place.plate, 2 * paper.sizes.corner, THEME_MIST);
        draw_score(&paper, place.score);
        draw_facts(&paper, place.facts);
        if (quiz->result.picture) {
            quiz_result_picture(&paper, place.picture);
            quiz_result_list(&paper, place.list);
        } else {
            quiz_result_topics(&paper, place.list);
        }
        draw_codes(&paper, &place);
        draw_notice(&paper, place.notice);
    }
    draw_bar(&paper, &place.bar);
    return paper.fits;
}

void quiz_result_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz)
{
    (void)quiz_result_paint(ctx, quiz); /* tests say what does not fit */
}
