#include <stdio.h>

#include "view/quiz_result.h"
#include "view/stroke.h"
#include "view/theme.h"

#define REVIEW_AROUND 1.8 /* of a place's radius is shown around it */
#define REVIEW_EMS    7   /* of height, for a large name and what is below */
#define LINES_MAX     8

static const struct view_result_place *reviewed(const struct view_result *result)
{
    for (int i = 0; i < result->count; i++)
        if (result->places[i].number == result->review)
            return &result->places[i];
    return result->count > 0 ? &result->places[0] : NULL;
}

static void draw_around(struct quiz_paper *paper, struct layout_rect at,
                        const struct view_result_place *place)
{
    const struct view_result *result = &paper->quiz->result;
    int w, h;
    screen_image_size(result->picture, &w, &h);
    int reach = (int)(place->radius * w * REVIEW_AROUND);
    const struct quiz_enlarged enlarged = {
        .picture = result->picture,
        .part = {(int)(place->x * w) - reach, (int)(place->y * w) - reach, 2 * reach, 2 * reach},
        .outline = place->outline,
        .unit_x = result->unit_x,
        .unit_y = result->unit_y,
        .rgb = place->is_found ? THEME_GREEN : THEME_AMBER};
    quiz_paper_enlarged(paper, at, &enlarged);
    if (place->outline)
        return;
    struct layout_rect src = quiz_enlarge(enlarged.part, w, h, at.w, at.h);
    double zoom = (double)at.w / src.w;
    struct view_result_place ring = *place;
    ring.x = (place->x * w - src.x) * zoom / at.w;
    ring.y = (place->y * w - src.y) * zoom / at.w;
    ring.radius = place->radius * w * zoom / at.w;
    quiz_result_ring(paper, at, &ring);
}

static void draw_status(struct quiz_paper *paper, struct layout_rect at,
                        const struct view_result_place *place)
{
    char number[16];
    bool is_contrast = paper->quiz->mode.is_contrast;
    int side = at.h;
    struct layout_rect disc = {at.x, at.y, side, side};
    (void)snprintf(number, sizeof(number), "%d", place->number);
    quiz_paper_disc(paper, disc, place->is_found ? THEME_GREEN : THEME_AMBER,
                    place->is_found ? THEME_WHITE : THEME_INK, number);
    at.x += side + side / 3;
    at.w -= side + side / 3;
    if (place->is_found) {
        struct layout_rect tick = {at.x - side / 6, at.y + side / 6, side * 2 / 3, side * 2 / 3};
        view_tick_draw(paper->ctx->screen, tick, is_contrast ? THEME_INK : THEME_GREEN);
        at.x += tick.w;
        at.w -= tick.w;
    }
    struct quiz_words words =
        quiz_paper_words(paper, SCREEN_SANS_BOLD, paper->sizes.answer, QUIZ_BODY_MM);
    words.look.rgb = paper->colours.faint;
    quiz_paper_text(
        paper, at, &words,
        quiz_paper_word(paper, place->is_found ? VIEW_N("你找到了") : VIEW_N("这次没找到")));
}

/* As many lines as a text takes, and their height. */
static struct layout_rect flow_cut_text(struct quiz_flow *flow, struct quiz_words *words,
                                        const char *text)
{
    int w = quiz_label_w(text, words->look.max_px) * 11 / 10;
    words->lines = w / (flow->rest.w > 0 ? flow->rest.w : 1) + 1;
    words->is_top = true;
    return quiz_flow_cut(flow, words->lines * words->look.max_px * THEME_HEADLINE_PCT / 100);
}

static void draw_review_words(struct quiz_paper *paper, struct layout_rect at,
                              const struct view_result_place *place)
{
    struct quiz_flow flow = {.rest = at, .em = paper->sizes.answer};
    draw_status(paper, quiz_flow_cut(&flow, paper->sizes.answer * 2), place);
    (void)quiz_flow_cut(&flow, flow.em);
    struct quiz_words words =
        quiz_paper_words(paper, SCREEN_SANS_BOLD, paper->sizes.headline, QUIZ_QUESTION_MM);
    int least = quiz_least_px(paper->quiz, QUIZ_QUESTION_MM) * 11 / 10;
    int most = at.h / REVIEW_EMS < words.look.max_px ? at.h / REVIEW_EMS : words.look.max_px;
    if (quiz_label_w(place->title, most) > 2 * at.w || most < least)
        most = least;
    words.look.max_px = most;
    struct layout_rect title = flow_cut_text(&flow, &words, place->title);
    quiz_paper_text(paper, title, &words, place->title);
    if (!place->text)
        return;
    (void)quiz_flow_cut(&flow, flow.em);
    quiz_flow_heading(paper, &flow, quiz_paper_word(paper, VIEW_N("怎么做")));
    (void)quiz_flow_cut(&flow, flow.em / 4);
    words = quiz_paper_words(paper, SCREEN_SANS, paper->sizes.question, QUIZ_BODY_MM);
    words.lines = LINES_MAX;
    words.is_top = true;
    quiz_paper_text(paper, flow.rest, &words, place->text);
}

void quiz_result_review(struct quiz_paper *paper, const struct quiz_result_place *at)
{
    const struct view_result_place *place = reviewed(&paper->quiz->result);
    if (!place)
        return;
    if (paper->quiz->result.picture)
        draw_around(paper, at->picture, place);
    if (place->title)
        draw_review_words(paper, at->list, place);
}
