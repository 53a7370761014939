#include <stdio.h>

#include "view/quiz_paint.h"
#include "view/stroke.h"
#include "view/theme.h"

#define DOTS_MAX 20

/* What an answer is once the question is answered. */
enum mark { MARK_NONE, MARK_RIGHT, MARK_WRONG, MARK_FADED };

static enum mark mark_of(const struct view_question *question, int option)
{
    if (!question->is_answered)
        return MARK_NONE;
    if (option == question->answer)
        return MARK_RIGHT;
    return option == question->chosen ? MARK_WRONG : MARK_FADED;
}

/* Its word: a colour alone says nothing to some. */
static const char *word_of(const struct quiz_paper *paper, int option)
{
    const struct view_question *question = &paper->quiz->question;
    enum mark mark = mark_of(question, option);
    if (mark == MARK_RIGHT)
        return quiz_paper_word(paper, question->chosen == option ? VIEW_N("回答正确")
                                                                 : VIEW_N("正确答案"));
    return mark == MARK_WRONG ? quiz_paper_word(paper, VIEW_N("你的选择")) : NULL;
}

/* --- the sheet -----------------------------------------------------------------------------------
 */

static void draw_sheet(const struct quiz_paper *paper, const struct quiz_question_place *place)
{
    struct layout_rect sheet = place->sheet;
    struct screen *screen = paper->ctx->screen;
    bool is_contrast = paper->quiz->mode.is_contrast;
    int corner = 2 * paper->sizes.corner, edge = paper->sizes.line;
    if (place->is_inset || place->picture.h == 0) {
        screen_fill(screen, sheet, paper->colours.ground);
        return;
    }
    /* round above only: its lower corners are outside the page */
    sheet.h += corner;
    screen_fill_round(screen, sheet, corner, is_contrast ? THEME_INK : THEME_SHADE);
    sheet.y += edge;
    screen_fill_round(screen, sheet, corner, paper->colours.ground);
}

static void draw_letter(struct quiz_paper *paper, struct layout_rect at, enum mark mark, int option)
{
    const char letter[] = {(char)('A' + option), '\0'};
    struct screen *screen = paper->ctx->screen;
    struct quiz_colours *colours = &paper->colours;
    if (mark == MARK_RIGHT || mark == MARK_WRONG) {
        screen_fill_round(screen, at, at.w / 2, colours->on_mark);
        if (mark == MARK_RIGHT)
            view_tick_draw(screen, at, colours->good);
        else
            view_cross_draw(screen, at, colours->bad);
        return;
    }
    bool is_faded = mark == MARK_FADED;
    quiz_paper_disc(paper, at, is_faded ? colours->faint : THEME_INK, THEME_WHITE, letter);
}

/* The ground of an answer: to be pressed, or what it turned out to be. */
static void draw_option_ground(const struct quiz_paper *paper, struct layout_rect at,
                               enum mark mark)
{
    struct screen *screen = paper->ctx->screen;
    int corner = paper->sizes.corner;
    if (mark == MARK_NONE)
        quiz_plate_draw(paper->ctx, paper->quiz, at, false);
    else if (mark == MARK_RIGHT)
        screen_fill_round(screen, at, corner, paper->colours.good);
    else if (mark == MARK_WRONG)
        screen_fill_round(screen, at, corner, paper->colours.bad);
    else if (!paper->quiz->mode.is_contrast)
        screen_fill_round(screen, at, corner, paper->colours.panel);
}

static void draw_word(struct quiz_paper *paper, const struct quiz_question_place *place,
                      struct layout_rect *text, const char *word)
{
    int em = place->small_px, gap = paper->sizes.gap;
    struct layout_rect at = *text;
    if (place->is_word_below) {
        at.h = em * 3 / 2;
        text->h -= at.h + em / 4;
        at.y = text->y + text->h;
    } else {
        int w = quiz_label_w(word, em) + em;
        at.x = text->x + text->w - w;
        at.w = w;
        text->w -= w + gap;
    }
    struct quiz_words words = {{SCREEN_SANS_BOLD, em,
                                place->is_word_below ? VIEW_LEFT : VIEW_CENTRE,
                                paper->colours.on_mark},
                               quiz_least_px(paper->quiz, QUIZ_SMALL_MM),
                               1,
                               false};
    quiz_paper_text(paper, at, &words, word);
}

static void draw_option(struct quiz_paper *paper, const struct quiz_question_place *place,
                        int option)
{
    const struct view_question *question = &paper->quiz->question;
    struct layout_rect at = place->options[option];
    enum mark mark = mark_of(question, option);
    const char *word = word_of(paper, option);
    int disc = place->answer_px * 17 / 10, pad = place->answer_px * 6 / 10;
    if (disc > at.h - 4)
        disc = at.h - 4;
    draw_option_ground(paper, at, mark);
    draw_letter(paper, (struct layout_rect){at.x + pad, at.y + (at.h - disc) / 2, disc, disc}, mark,
                option);
    struct layout_rect text = {at.x + 2 * pad + disc, at.y + pad / 4, at.w - 3 * pad - disc,
                               at.h - pad / 2};
    bool is_marked = mark == MARK_RIGHT || mark == MARK_WRONG;
    if (word)
        draw_word(paper, place, &text, word);
    uint32_t plain = mark == MARK_FADED ? paper->colours.faint : paper->colours.text;
    struct quiz_words words = {{mark == MARK_FADED ? SCREEN_SANS : SCREEN_SANS_BOLD,
                                place->answer_px, VIEW_LEFT,
                                is_marked ? paper->colours.on_mark : plain},
                               quiz_least_px(paper->quiz, QUIZ_ANSWER_MM),
                               3,
                               false};
    quiz_paper_text(paper, text, &words, question->options[option]);
}

/* --- words ---------------------------------------------------------------------------------------
 */

static void draw_question(struct quiz_paper *paper, const struct quiz_question_place *place)
{
    const struct view_question *question = &paper->quiz->question;
    struct quiz_words heading = {
        {SCREEN_SANS_BOLD, place->body_px, VIEW_LEFT, paper->colours.faint},
        quiz_least_px(paper->quiz, QUIZ_SMALL_MM),
        1,
        false};
    struct quiz_words asked = {
        {SCREEN_SANS_BOLD, place->question_px, VIEW_LEFT, paper->colours.text},
        quiz_least_px(paper->quiz, QUIZ_QUESTION_MM),
        place->question_lines,
        false};
    if (place->heading.h > 0 && question->heading)
        quiz_paper_text(paper, place->heading, &heading, question->heading);
    quiz_paper_text(paper, place->question, &asked, question->question);
}

/* A small line with a label in front: 做法, 依据. */
static void draw_source(struct quiz_paper *paper, const struct quiz_question_place *place,
                        struct layout_rect at, const char *label, const char *text)
{
    if (!text || at.h == 0)
        return;
    struct quiz_words words = {{SCREEN_SANS_BOLD, place->small_px, VIEW_LEFT, paper->colours.faint},
                               quiz_least_px(paper->quiz, QUIZ_SMALL_MM),
                               1,
                               true};
    int label_w = quiz_label_w(label, place->small_px) + place->small_px;
    struct layout_rect first = {at.x, at.y, label_w, at.h};
    words.lines = place->practice_lines; /* of the label, too: so that both stand on one line */
    quiz_paper_text(paper, first, &words, label);
    words.look.face = SCREEN_SANS;
    at.x += label_w;
    at.w -= label_w;
    quiz_paper_text(paper, at, &words, text);
}

static void draw_answered(struct quiz_paper *paper, const struct quiz_question_place *place)
{
    const struct view_question *question = &paper->quiz->question;
    struct quiz_words words = {{SCREEN_SANS, place->body_px, VIEW_LEFT, paper->colours.text},
                               quiz_least_px(paper->quiz, QUIZ_BODY_MM),
                               place->explanation_lines,
                               true};
    if (question->explanation)
        quiz_paper_text(paper, place->explanation, &words, question->explanation);
    draw_source(paper, place, place->practice, quiz_paper_word(paper, VIEW_N("怎么做")),
                question->practice);
    draw_source(paper, place, place->basis, quiz_paper_word(paper, VIEW_N("依据")),
                question->basis);
}

/* --- what stands above ---------------------------------------------------------------------------
 */

/* A looking-glass, large and quiet, with the question's number in it. */
static void draw_motif(struct quiz_paper *paper, struct layout_rect at)
{
    struct screen *screen = paper->ctx->screen;
    const struct view_question *question = &paper->quiz->question;
    static const struct view_stroke handle[] = {{720, 720, 910, 910, 56}};
    static const struct view_stroke neck[] = {{600, 600, 720, 720, 30}};
    view_mark_draw(screen, at, &(struct view_mark){neck, 1, 0, THEME_INK});
    view_mark_draw(screen, at, &(struct view_mark){handle, 1, 0, THEME_INK});
    struct layout_rect lens = view_part(at, 20, 20, 680, 680);
    struct layout_rect glass = view_inset(lens, at.w * 46 / 1000);
    screen_fill_round(screen, lens, lens.w / 2, THEME_INK);
    screen_fill_round(screen, glass, glass.w / 2, THEME_WHITE);
    char number[16] = "?";
    if (question->number > 0)
        (void)snprintf(number, sizeof(number), "%d", question->number);
    struct quiz_words words = {
        {SCREEN_SERIF_BOLD, glass.h * 62 / 100, VIEW_CENTRE, THEME_INK}, 8, 1, false};
    quiz_paper_text(paper, glass, &words, number);
}

/* One for each question: behind, this one, ahead. */
static void draw_dots(const struct quiz_paper *paper, struct layout_rect at)
{
    const struct view_question *question = &paper->quiz->question;
    int total = question->total < DOTS_MAX ? question->total : DOTS_MAX;
    int step = total > 0 ? at.w / total : 0, dot = at.h * 6 / 10;
    if (dot > step * 6 / 10)
        dot = step * 6 / 10;
    for (int i = 0; i < total; i++) {
        bool is_now = i + 1 == question->number;
        int side = is_now ? dot * 3 / 2 : dot;
        struct layout_rect disc = {at.x + i * step + (dot - side) / 2, at.y + (at.h - side) / 2,
                                   side, side};
        uint32_t ahead = paper->quiz->mode.is_contrast ? THEME_INK : THEME_SLATE;
        screen_fill_round(paper->ctx->screen, disc, side / 2, is_now ? THEME_INK : ahead);
        if (is_now)
            screen_fill_round(paper->ctx->screen, view_inset(disc, paper->sizes.line), side / 2,
                              paper->colours.accent);
        else if (i >= question->number)
            screen_fill_round(paper->ctx->screen, view_inset(disc, paper->sizes.line), side / 2,
                              THEME_WHITE);
    }
}

/* The quick quiz has no picture: a calm page of its own. */
static void draw_quick(struct quiz_paper *paper, const struct quiz_question_place *place)
{
    struct layout_rect box = place->picture, motif, words;
    const char *heading = paper->quiz->question.heading;
    int margin = paper->sizes.margin, em = place->question_px * 5 / 4;
    if (!place->is_inset)
        screen_fill(paper->ctx->screen,
                    (struct layout_rect){box.x, box.y, box.w, box.h + 2 * paper->sizes.corner},
                    paper->quiz->mode.is_contrast ? THEME_WHITE : THEME_MIST);
    if (!place->is_inset)
        box = view_inset(box, margin);
    int line = em * 3 / 2, dots_h = em * 3 / 4;
    int beside = box.w - box.h - box.w / 12 - margin;
    bool is_wide = box.w > box.h * 3 / 2 && (!heading || quiz_label_w(heading, em) <= beside);
    if (is_wide) {
        motif = (struct layout_rect){box.x + box.w - box.h - box.w / 12, box.y, box.h, box.h};
        words = (struct layout_rect){box.x, box.y + (box.h - line - 2 * dots_h) / 2,
                                     motif.x - box.x - margin, line};
    } else {
        int side = box.h - line - 3 * dots_h;
        side = side < box.w ? side : box.w;
        int top = box.y + (box.h - side - line - 2 * dots_h) / 2;
        motif = (struct layout_rect){box.x + (box.w - side) / 2 + side / 10, top, side, side};
        words = (struct layout_rect){box.x, top + side + dots_h / 2, box.w, line};
    }
    int dots_w = words.w < 12 * em ? words.w : 12 * em;
    struct layout_rect dots = {is_wide ? words.x : words.x + (words.w - dots_w * 19 / 20) / 2,
                               words.y + line + dots_h / 2, dots_w, dots_h};
    draw_motif(paper, motif);
    draw_dots(paper, dots);
    struct quiz_words look = {
        {SCREEN_SANS_BOLD, em, is_wide ? VIEW_LEFT : VIEW_CENTRE, paper->colours.text},
        quiz_least_px(paper->quiz, QUIZ_BODY_MM),
        1,
        false};
    if (heading)
        quiz_paper_text(paper, words, &look, heading);
}

static void draw_picture(struct quiz_paper *paper, const struct quiz_question_place *place)
{
    const struct view_question *question = &paper->quiz->question;
    const struct quiz_enlarged enlarged = {.picture = question->picture,
                                           .part = question->part,
                                           .outline = question->outline,
                                           .unit_x = question->unit_x,
                                           .unit_y = question->unit_y,
                                           .rgb = THEME_GREEN};
    struct layout_rect at = place->picture;
    if (at.h > 0 && !place->is_inset)
        at.h += 2 * paper->sizes.corner; /* seen behind the sheet's round corners */
    quiz_paper_enlarged(paper, at, &enlarged);
}

/* --- the bar -------------------------------------------------------------------------------------
 */

static void draw_speak(struct quiz_paper *paper, const struct quiz_question_place *place,
                       const struct view_target *target)
{
    int body = paper->sizes.body, side = body * 5 / 4;
    struct layout_rect at = target->at;
    const char *label = quiz_button_label(paper->quiz, VIEW_BUTTON_SPEAK);
    int all = side + body / 3 + quiz_label_w(label, body);
    int x = at.x + (at.w - all) / 2;
    x = x > at.x + body / 4 ? x : at.x + body / 4;
    quiz_plate_draw(paper->ctx, paper->quiz, at, false);
    quiz_paper_speaker(paper, (struct layout_rect){x, at.y + (at.h - side) / 2, side, side},
                       paper->colours.text);
    struct quiz_words words = {
        {SCREEN_SANS_BOLD, body, VIEW_LEFT, paper->colours.text}, 12, 1, false};
    x += side + body / 3;
    quiz_paper_text(paper, (struct layout_rect){x, at.y, at.x + at.w - body / 4 - x, at.h}, &words,
                    label);
    words.look =
        (struct page_look){SCREEN_SANS, place->small_px, VIEW_CENTRE, paper->colours.faint};
    if (place->voice.w > 0)
        quiz_paper_text(paper, place->voice, &words, quiz_paper_word(paper, VIEW_N("机器朗读")));
}

static void draw_bar(struct quiz_paper *paper, const struct quiz_question_place *place)
{
    for (int i = 0; i < place->bar.count; i++) {
        const struct view_target *target = &place->bar.targets[i];
        if (target->button == VIEW_BUTTON_SPEAK)
            draw_speak(paper, place, target);
        else
            quiz_button_draw(paper->ctx, paper->quiz, target);
    }
}

bool quiz_question_paint(const struct view_page_ctx *ctx, const struct view_quiz *quiz)
{
    struct quiz_paper paper = quiz_paper_of(ctx, quiz);
    struct quiz_question_place place = quiz_question_place(quiz, ctx->w, ctx->h);
    quiz_page_ground(ctx, quiz);
    if (place.is_inset)
        draw_sheet(&paper, &place);
    if (quiz->question.picture)
        draw_picture(&paper, &place);
    else if (place.picture.h > 0)
        draw_quick(&paper, &place);
    if (!place.is_inset)
        draw_sheet(&paper, &place);
    draw_question(&paper, &place);
    for (int i = 0; i < QUIZ_OPTIONS; i++)
        if (place.options[i].h > 0)
            draw_option(&paper, &place, i); /* else there is no room for it */
    if (quiz->question.is_answered)
        draw_answered(&paper, &place);
    draw_bar(&paper, &place);
    return paper.fits;
}

void quiz_question_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz)
{
    (void)quiz_question_paint(ctx, quiz); /* tests say what does not fit */
}
