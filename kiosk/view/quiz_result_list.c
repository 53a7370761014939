#include <stdio.h>
#include <string.h>

#include "view/quiz_result.h"
#include "view/theme.h"

#define LINES_MAX     8
#define LIST_MAX_PCT  150 /* of the least size */
#define MISSED_PCT    58  /* of the list, where topics stand beside */
#define LIST_STEP_PCT 115 /* names beside what to do */

struct layout_rect quiz_flow_cut(struct quiz_flow *flow, int h)
{
    struct layout_rect cut = flow->rest;
    cut.h = h < cut.h ? h : cut.h;
    flow->rest.y += cut.h;
    flow->rest.h -= cut.h;
    return cut;
}

void quiz_flow_heading(struct quiz_paper *paper, struct quiz_flow *flow, const char *text)
{
    struct quiz_words words = quiz_paper_words(paper, SCREEN_SANS_BOLD, flow->em, QUIZ_SMALL_MM);
    struct layout_rect at = quiz_flow_cut(flow, flow->em * 3 / 2);
    words.lines = 1;
    words.look.rgb = paper->colours.faint;
    quiz_paper_text(paper, at, &words, text);
    at = quiz_flow_cut(flow, flow->em / 2);
    at.h = paper->sizes.line;
    screen_fill(paper->ctx->screen, at, paper->quiz->mode.is_contrast ? THEME_INK : THEME_SHADE);
}

/* Number and name, and below what to do. */
static void draw_missed(struct quiz_paper *paper, struct quiz_flow *flow, int item_h,
                        const struct view_result_place *place)
{
    char number[16];
    struct layout_rect at = quiz_flow_cut(flow, item_h);
    int side = flow->em * 3 / 2, name_h = flow->name_h;
    struct layout_rect disc = {at.x, at.y + (flow->em * 3 / 2 - side) / 2, side, side};
    (void)snprintf(number, sizeof(number), "%d", place->number);
    bool is_contrast = paper->quiz->mode.is_contrast;
    quiz_paper_disc(paper, disc, is_contrast ? THEME_INK : THEME_AMBER,
                    is_contrast ? THEME_WHITE : THEME_INK, number);
    struct layout_rect name = {at.x + side + flow->em / 2, at.y, at.w - side - flow->em / 2,
                               name_h};
    struct quiz_words words = quiz_paper_words(paper, SCREEN_SANS_BOLD, flow->em, QUIZ_SMALL_MM);
    words.lines = name_h / (flow->em * 3 / 2);
    words.is_top = words.lines > 1;
    quiz_paper_text(paper, name, &words, place->title);
    name.y += name_h;
    name.h = item_h - name_h - flow->em / 4;
    if (!place->text || name.h < flow->text_em)
        return;
    words = quiz_paper_words(paper, SCREEN_SANS, flow->text_em, QUIZ_BODY_MM);
    words.look.rgb = paper->colours.faint;
    words.lines = name.h / (flow->text_em * 128 / 100) > 1 ? 3 : 1;
    words.is_top = true;
    quiz_paper_text(paper, name, &words, place->text);
}

static int count_topics(const struct view_result *result)
{
    int count = 0;
    while (count < 3 && result->topics[count])
        count++;
    return count;
}

static void draw_topics(struct quiz_paper *paper, struct quiz_flow *flow)
{
    const struct view_result *result = &paper->quiz->result;
    int count = count_topics(result);
    if (count == 0 || flow->rest.h < flow->em * 2 + count * flow->em * 3 / 2)
        return;
    quiz_flow_heading(paper, flow, quiz_paper_word(paper, VIEW_N("这几项再看看")));
    struct quiz_words words = quiz_paper_words(paper, SCREEN_SANS_BOLD, flow->em, QUIZ_SMALL_MM);
    for (int i = 0; i < count; i++) {
        struct layout_rect at = quiz_flow_cut(flow, flow->em * 3 / 2);
        int dot = flow->em / 3;
        screen_fill_round(paper->ctx->screen,
                          (struct layout_rect){at.x + dot / 2, at.y + (at.h - dot) / 2, dot, dot},
                          dot / 2, paper->colours.faint);
        at.x += flow->em;
        at.w -= flow->em;
        quiz_paper_text(paper, at, &words, result->topics[i]);
    }
}

static int count_missed(const struct view_result *result)
{
    int count = 0;
    for (int i = 0; i < result->count; i++)
        count += !result->places[i].is_found;
    return count;
}

/* Lines of the longest of the missed' names or texts, at that em. */
static int most_lines(const struct quiz_paper *paper, bool is_name, int em, int width)
{
    int lines = 1;
    const struct view_result *result = &paper->quiz->result;
    enum screen_face face = is_name ? SCREEN_SANS_BOLD : SCREEN_SANS;
    for (int i = 0; i < result->count; i++) {
        const struct view_result_place *place = &result->places[i];
        const char *text = is_name ? place->title : place->text;
        if (place->is_found || !text || width < 1)
            continue;
        int w = screen_text_width(paper->ctx->fonts, face, em, text, strlen(text));
        int here = w <= width ? 1 : 1 + w * 105 / 100 / width; /* lines are not all full */
        lines = here > lines ? here : lines;
    }
    return lines < LINES_MAX ? lines : LINES_MAX;
}

static int list_h(const struct view_result *result, const struct quiz_flow *flow, int item_h,
                  bool has_topics)
{
    int topics = has_topics ? count_topics(result) : 0, missed = count_missed(result);
    int heading = flow->em * 2;
    return (missed ? heading + missed * item_h : flow->em * 3) +
           (topics ? flow->em + heading + topics * flow->em * 3 / 2 : 0);
}

/* As large as there is room for; what to do is left out (it is told of each place) where even the
 * least size has none. Returns the height of one of the missed. */
static int choose_list(const struct quiz_paper *paper, struct quiz_flow *flow, bool has_topics)
{
    const struct view_result *result = &paper->quiz->result;
    int least = quiz_least_px(paper->quiz, QUIZ_BODY_MM);
    for (int pct = LIST_MAX_PCT; pct >= 100; pct -= 5) {
        flow->text_em = least * pct / 100;
        flow->em = flow->text_em * LIST_STEP_PCT / 100;
        int width = flow->rest.w - flow->em * 2;
        int name_lines = most_lines(paper, true, flow->em, width);
        flow->name_h = flow->em * 3 / 2 * name_lines;
        int text_h = most_lines(paper, false, flow->text_em, width) * flow->text_em *
                     THEME_HEADLINE_PCT / 100;
        int item_h = flow->name_h + text_h + flow->em / 2;
        bool is_calm = name_lines == 1 || pct == 100;
        if (is_calm && list_h(result, flow, item_h, has_topics) <= flow->rest.h)
            return item_h;
    }
    return flow->name_h + flow->em / 4;
}

/* What has no room is not begun: the numbers are on the picture, the rest is told of each place. */
static void draw_all_missed(struct quiz_paper *paper, struct quiz_flow *flow, int item_h)
{
    const struct view_result *result = &paper->quiz->result;
    if (count_missed(result) == 0) {
        struct quiz_words words = quiz_paper_words(paper, SCREEN_SANS_BOLD, flow->em, QUIZ_BODY_MM);
        words.lines = 2;
        quiz_paper_text(paper, quiz_flow_cut(flow, flow->em * 3), &words,
                        quiz_paper_word(paper, VIEW_N("隐患全部找到了，真细心！")));
        return;
    }
    quiz_flow_heading(paper, flow, quiz_paper_word(paper, VIEW_N("没有找到的隐患")));
    for (int i = 0; i < result->count; i++)
        if (!result->places[i].is_found && flow->rest.h >= item_h)
            draw_missed(paper, flow, item_h, &result->places[i]);
}

/* Topics below what was missed; on a low page beside it. */
void quiz_result_list(struct quiz_paper *paper, struct layout_rect at)
{
    struct quiz_flow flow = {.rest = at}, side;
    bool is_beside = at.w > at.h * 2 && count_topics(&paper->quiz->result) > 0;
    if (is_beside)
        flow.rest.w = at.w * MISSED_PCT / 100;
    int item_h = choose_list(paper, &flow, !is_beside);
    side = flow;
    side.rest = (struct layout_rect){at.x + flow.rest.w + paper->sizes.margin, at.y,
                                     at.w - flow.rest.w - paper->sizes.margin, at.h};
    draw_all_missed(paper, &flow, item_h);
    if (is_beside) {
        draw_topics(paper, &side);
        return;
    }
    (void)quiz_flow_cut(&flow, flow.em);
    draw_topics(paper, &flow);
}

static int quick_h(int topics, int em)
{
    return em * 5 / 2 + (topics ? em * 2 + topics * em * 3 / 2 : em * 4);
}

/* The quick quiz: topics alone, larger, and kindly said. */
void quiz_result_topics(struct quiz_paper *paper, struct layout_rect at)
{
    struct quiz_flow flow = {.rest = at, .em = paper->sizes.question};
    int topics = count_topics(&paper->quiz->result);
    int least = quiz_least_px(paper->quiz, QUIZ_BODY_MM);
    while (flow.em > least && quick_h(topics, flow.em) > flow.rest.h)
        flow.em--;
    if (flow.rest.h > quick_h(topics, flow.em))
        (void)quiz_flow_cut(&flow, (flow.rest.h - quick_h(topics, flow.em)) / 2);
    struct quiz_words words =
        quiz_paper_words(paper, SCREEN_SERIF_BOLD, paper->sizes.headline, QUIZ_BODY_MM);
    quiz_paper_text(paper, quiz_flow_cut(&flow, flow.em * 5 / 2), &words,
                    quiz_paper_word(paper, VIEW_N("测测你的“安全力”")));
    if (topics > 0) {
        draw_topics(paper, &flow);
        return;
    }
    words = quiz_paper_words(paper, SCREEN_SANS, flow.em, QUIZ_BODY_MM);
    words.lines = 3;
    quiz_paper_text(paper, quiz_flow_cut(&flow, flow.em * 4), &words,
                    quiz_paper_word(paper, VIEW_N("这几项没有遗漏，把安全知识讲给家人听吧")));
}
