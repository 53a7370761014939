#include "view/quiz_place.h"

#include <math.h>

#define TEXT_MIN_PX     20
#define LARGE_PCT       140
#define QUESTION_CHARS  36
#define QUESTION_LINE   24 /* characters in a line */
#define EXPLAIN_CHARS   60
#define PRACTICE_CHARS  34
#define ANSWER_CHARS    20
#define COLUMN_CHARS    24  /* answers stand side by side where each has room for these */
#define FOREIGN_PCT     175 /* texts in English are that much longer, with what lines waste */
#define QUESTION_PCT    136 /* of an em: lines of questions */
#define BODY_PCT        146
#define SHEET_PCT       50
#define SHEET_WIDE_PCT  54 /* of a landscape panel: it is low */
#define SHEET_LOW_PCT   64 /* of what is left of the panel */
#define INSET_PCT       28 /* of the width, beside the question */
#define PICTURE_MIN_PCT 14 /* of the height: less is no picture */
#define SCALE_MAX_PCT   165
#define ANSWERED_PCT    180 /* of an em, at least: an answer that is not to be pressed any more */
#define SCALE_MIN_PCT   55  /* no text gets smaller than eyes need all the same */
#define SCALE_CALM_PCT  85  /* for which the sheet grows */
#define SCALE_STEP      5
#define ANSWER_H_MM     25.0

static int max_of(int a, int b)
{
    return a > b ? a : b;
}

static int min_of(int a, int b)
{
    return a < b ? a : b;
}

int quiz_least_px(const struct view_quiz *quiz, double mm)
{
    return max_of((int)ceil(mm * quiz->px_per_mm), TEXT_MIN_PX) *
           (quiz->mode.is_large ? LARGE_PCT : 100) / 100;
}

/* What decides the sizes: all that is known before a scale is chosen. */
struct plan {
    const struct view_quiz *quiz;
    struct quiz_sizes sizes;
    int width; /* of the content */
    int columns;
    bool has_heading, has_picture, has_practice, is_word_below;
    int reach_y, reach; /* where answers may begin, and the height from there to the bar */
    bool is_terse;      /* answered: the answers that are neither right nor chosen are left out */
};

/* Lines that a text of so many Chinese characters takes in English, too. */
static int lines_of(const struct plan *plan, int chars, int em, int width, int least)
{
    int pct = plan->quiz->lang == VIEW_ZH ? 100 : FOREIGN_PCT;
    return max_of((chars * em * pct / 100 + width - 1) / max_of(width, 1), least);
}

static bool is_kept(const struct plan *plan, int option)
{
    const struct view_question *question = &plan->quiz->question;
    return !plan->is_terse || option == question->answer || option == question->chosen;
}

static int rows_of(const struct plan *plan, bool is_answered)
{
    if (!is_answered || !plan->is_terse)
        return QUIZ_OPTIONS / plan->columns;
    int kept = 0;
    for (int i = 0; i < QUIZ_OPTIONS; i++)
        kept += is_kept(plan, i);
    return (kept + plan->columns - 1) / plan->columns;
}

static int pct(int value, int percent)
{
    return value * percent / 100;
}

/* Heights at a scale, percent of the least sizes. */
struct heights {
    int heading, question, options, explanation, practice, basis; /* options: one of them */
    int question_px, answer_px, body_px, small_px;
    int question_lines, explanation_lines, practice_lines;
    int all; /* with the gaps between */
};

static int answer_text_w(const struct plan *plan, int em)
{
    int column = (plan->width - (plan->columns - 1) * plan->sizes.gap) / plan->columns;
    return column - 3 * em - plan->sizes.gap;
}

/* A line of practice and one of basis stand side by side where the page is wide. */
static bool is_wide(const struct plan *plan)
{
    return plan->width > 60 * plan->sizes.body;
}

static void add_answered(const struct plan *plan, struct heights *heights)
{
    int gap = plan->sizes.gap;
    heights->explanation_lines = lines_of(plan, EXPLAIN_CHARS, heights->body_px, plan->width, 2);
    heights->explanation = pct(heights->explanation_lines * heights->body_px, BODY_PCT);
    int small_w = is_wide(plan) ? plan->width / 2 : plan->width;
    heights->practice_lines = lines_of(plan, PRACTICE_CHARS, heights->small_px, small_w, 1);
    heights->basis = pct(heights->practice_lines * heights->small_px, BODY_PCT);
    heights->practice = plan->has_practice ? heights->basis : 0;
    heights->all += heights->explanation + heights->basis + 2 * gap;
    if (!is_wide(plan))
        heights->all += heights->practice;
}

static int em_at(const struct plan *plan, int em, int percent, double least_mm)
{
    return max_of(pct(em, percent), quiz_least_px(plan->quiz, least_mm));
}

/* Small texts grow less than large ones; they shrink alike. */
static int soften(int percent, int part)
{
    return percent > 100 ? 100 + (percent - 100) * part / 100 : percent;
}

/* Between answers: what is not to be pressed any more may stand closer. */
static int gap_between(const struct plan *plan, bool is_answered)
{
    return is_answered ? plan->sizes.gap * 2 / 3 : plan->sizes.gap;
}

static struct heights heights_at(const struct plan *plan, int percent, bool is_answered)
{
    const struct quiz_sizes *sizes = &plan->sizes;
    int rows = rows_of(plan, is_answered), text_gap = sizes->gap;
    struct heights at = {.question_px = em_at(plan, sizes->question, percent, QUIZ_QUESTION_MM),
                         .answer_px =
                             em_at(plan, sizes->answer, soften(percent, 70), QUIZ_ANSWER_MM),
                         .body_px = em_at(plan, sizes->body, soften(percent, 35), QUIZ_BODY_MM),
                         .small_px = em_at(plan, sizes->small, soften(percent, 35), QUIZ_SMALL_MM)};
    at.heading = plan->has_heading ? pct(at.body_px, BODY_PCT) : 0;
    int line_w = plan->quiz->lang == VIEW_ZH ? min_of(plan->width, QUESTION_LINE * at.question_px)
                                             : plan->width;
    at.question_lines = lines_of(plan, QUESTION_CHARS, at.question_px, line_w, 2);
    at.question = pct(at.question_lines * at.question_px, QUESTION_PCT);
    int lines = lines_of(plan, ANSWER_CHARS, at.answer_px, answer_text_w(plan, at.answer_px), 1);
    int text = pct(lines * at.answer_px, QUESTION_PCT) + at.answer_px / 2;
    int finger = (int)ceil(ANSWER_H_MM * plan->quiz->px_per_mm);
    if (is_answered)
        at.options = max_of(text + (plan->is_word_below ? pct(at.small_px, BODY_PCT) : 0),
                            pct(at.answer_px, ANSWERED_PCT));
    else
        at.options = max_of(max_of(text, finger), pct(sizes->answer_h, percent));
    at.all = at.heading + at.question + text_gap + rows * at.options +
             (rows - 1) * gap_between(plan, is_answered);
    if (is_answered)
        add_answered(plan, &at);
    return at;
}

static int options_h(const struct plan *plan, const struct heights *heights, bool is_answered)
{
    int rows = rows_of(plan, is_answered);
    return rows * heights->options + (rows - 1) * gap_between(plan, is_answered);
}

/* Answers that can be pressed stand in the lower half, whatever is above them. */
static bool fits(const struct plan *plan, int percent, int room, bool is_answered)
{
    struct heights at = heights_at(plan, percent, is_answered);
    return at.all <= room && (is_answered || options_h(plan, &at, false) <= plan->reach);
}

/* The largest scale at which both states of the page fit, percent. */
static int choose_scale(const struct plan *plan, int room)
{
    int percent = SCALE_MAX_PCT;
    while (percent > SCALE_MIN_PCT &&
           !(fits(plan, percent, room, false) && fits(plan, percent, room, true)))
        percent -= SCALE_STEP;
    return percent;
}

static int least_room(const struct plan *plan)
{
    return max_of(heights_at(plan, SCALE_CALM_PCT, false).all,
                  heights_at(plan, SCALE_CALM_PCT, true).all);
}

static void plan_columns(struct plan *plan, int width)
{
    const struct quiz_sizes *sizes = &plan->sizes;
    int column = (width - sizes->gap) / 2;
    int chars = pct(ANSWER_CHARS, plan->quiz->lang == VIEW_ZH ? 100 : 120);
    plan->width = width;
    plan->columns = column >= (COLUMN_CHARS + 3) * sizes->answer + sizes->gap ? 2 : 1;
    plan->is_word_below =
        answer_text_w(plan, sizes->answer) < chars * sizes->answer + 9 * sizes->small;
}

/* --- the bar -------------------------------------------------------------------------------------
 */

void quiz_bar_widen(struct quiz_bar *bar, const int *more, int gap)
{
    /* targets[0] is LOW at the left, the last stands at the right end */
    if (bar->count < 2)
        return;
    int room = bar->targets[1].at.x - bar->targets[0].at.x - bar->targets[0].at.w - gap;
    int shift = 0;
    for (int i = bar->count - 1; i >= 1; i--) {
        int grow = min_of(more[bar->count - 1 - i], max_of(room - shift, 0));
        shift += grow;
        bar->targets[i].at.x -= shift;
        bar->targets[i].at.w += grow;
    }
}

static int voice_w(const struct view_quiz *quiz, const struct quiz_sizes *sizes)
{
    const struct view_question *question = &quiz->question;
    if (!question->can_speak || !question->is_voice_made)
        return 0;
    return quiz_label_w(view_word(quiz->lang, VIEW_N("机器朗读")), sizes->small) + sizes->gap;
}

/* From right to left: on, read aloud (with room for its note and its mark), leave. */
static void place_bar(struct quiz_question_place *place, const struct view_quiz *quiz,
                      const struct quiz_sizes *sizes, int w, int h)
{
    const struct view_question *question = &quiz->question;
    enum view_button buttons[3];
    int more[3] = {0}, count = 0, note = voice_w(quiz, sizes);
    if (question->is_answered) {
        more[count] = 4 * sizes->body;
        buttons[count++] = VIEW_BUTTON_GO_ON;
    }
    int speak = count;
    if (question->can_speak) {
        more[count] = sizes->body * 3 / 2;
        buttons[count++] = VIEW_BUTTON_SPEAK;
    }
    more[count] = note;
    buttons[count++] = VIEW_BUTTON_LEAVE;
    (void)quiz_bar_place(quiz, w, h, buttons, count, place->bar.targets);
    place->bar.count = count + 1;
    int leave_w = place->bar.targets[1].at.w;
    quiz_bar_widen(&place->bar, more, sizes->gap);
    struct layout_rect *leave = &place->bar.targets[1].at;
    if (note > 0 && leave->w - leave_w >= note) {
        leave->w = leave_w;
        const struct layout_rect *at = &place->bar.targets[count - speak].at;
        place->voice = (struct layout_rect){at->x - note, at->y, note - sizes->gap / 2, at->h};
    } else {
        leave->x += leave->w - leave_w;
        leave->w = leave_w;
    }
}

/* --- the page ------------------------------------------------------------------------------------
 */

static int place_options(struct quiz_question_place *place, const struct plan *plan, int option_h,
                         struct layout_rect content, int y)
{
    bool is_answered = plan->quiz->question.is_answered;
    int gap = gap_between(plan, is_answered), slot = 0;
    int beside = plan->sizes.gap,
        column = (content.w - (plan->columns - 1) * beside) / plan->columns;
    for (int i = 0; i < QUIZ_OPTIONS; i++) {
        if (is_answered && !is_kept(plan, i))
            continue;
        place->options[i] =
            (struct layout_rect){content.x + slot % plan->columns * (column + beside),
                                 y + slot / plan->columns * (option_h + gap), column, option_h};
        slot++;
    }
    return y + rows_of(plan, is_answered) * (option_h + gap);
}

static void place_answered(struct quiz_question_place *place, const struct plan *plan,
                           const struct heights *heights, struct layout_rect content, int y)
{
    place->explanation = (struct layout_rect){content.x, y, content.w, heights->explanation};
    y += heights->explanation + plan->sizes.gap / 2;
    place->practice = (struct layout_rect){content.x, y, content.w, heights->practice};
    place->basis = (struct layout_rect){content.x, y, content.w, heights->basis};
    if (is_wide(plan) && plan->has_practice) {
        place->practice.w = (content.w - plan->sizes.margin) / 2;
        place->basis.x = content.x + content.w - place->practice.w;
        place->basis.w = place->practice.w;
    } else {
        place->basis.y += heights->practice;
    }
}

/* What is left of a height for so many parts, each of them getting at most that much. */
static int share(int room, int used, int parts, int most)
{
    return max_of(min_of((room - used) / parts, most), 0);
}

/* The heading and the question stand where they stood before it was answered. */
static int place_asked(struct quiz_question_place *place, const struct plan *plan,
                       const struct heights *open, int answered_h, struct layout_rect content)
{
    int rows = rows_of(plan, false);
    int used = open->all + rows * share(content.h, open->all, rows + 1, open->options / 3);
    used = max_of(used, answered_h);
    int air = share(content.h, used, 3, open->question_px / 2), y = content.y + air / 2;
    place->heading = (struct layout_rect){content.x, y, content.w, open->heading};
    y += open->heading + (open->heading ? air : 0);
    place->question = (struct layout_rect){content.x, y, content.w, open->question};
    if (plan->quiz->lang == VIEW_ZH)
        place->question.w =
            min_of(content.w, QUESTION_LINE * open->question_px + open->question_px / 2);
    return y + open->question + plan->sizes.gap + air / 2;
}

static void place_content(struct quiz_question_place *place, const struct plan *plan,
                          struct layout_rect content)
{
    bool is_answered = plan->quiz->question.is_answered;
    int percent = choose_scale(plan, content.h), rows = rows_of(plan, is_answered);
    int gap = plan->sizes.gap;
    struct heights open = heights_at(plan, percent, false);
    struct heights now = heights_at(plan, percent, is_answered);
    int answered_h = heights_at(plan, percent, true).all;
    int y = place_asked(place, plan, &open, answered_h, content);
    if (!is_answered)
        y = max_of(y, plan->reach_y);
    int rest = content.y + content.h - y;
    int used = now.all - now.heading - now.question - gap;
    int most = is_answered ? now.answer_px / 2 : now.options;
    now.options += share(rest, used, rows + 1, most);
    now.options = min_of(now.options, (content.y + content.h - y + gap) / rows - gap);
    y = place_options(place, plan, now.options, content, y);
    if (is_answered) {
        used += rows * (now.options - heights_at(plan, percent, true).options);
        place_answered(place, plan, &now, content,
                       y + max_of(share(rest, used, 2, now.body_px), gap * 3 / 4));
    }
    place->question_px = now.question_px;
    place->answer_px = now.answer_px;
    place->body_px = now.body_px;
    place->small_px = now.small_px;
    place->question_lines = now.question_lines;
    place->explanation_lines = now.explanation_lines;
    place->practice_lines = now.practice_lines;
}

static int sheet_pct(const struct view_quiz *quiz, int w, int h)
{
    if (quiz->mode.is_low)
        return SHEET_LOW_PCT;
    return w > h ? SHEET_WIDE_PCT : SHEET_PCT;
}

/* Half of the panel, or what its texts need; a picture that would get too low goes. */
static void place_sheet(struct quiz_question_place *place, const struct plan *plan,
                        struct layout_rect area, int chrome)
{
    int wanted = area.h * sheet_pct(plan->quiz, area.w, area.h) / 100;
    int high = max_of(wanted, least_room(plan) + chrome);
    if (area.h - high < area.h * PICTURE_MIN_PCT / 100 || !plan->has_picture)
        high = area.h;
    place->sheet = (struct layout_rect){area.x, area.y + area.h - high, area.w, high};
    place->picture = (struct layout_rect){area.x, area.y, area.w, area.h - high};
}

/* The page with or without picture and heading; false when it would be too full. */
static bool try_page(struct quiz_question_place *place, struct plan *plan, struct layout_rect area)
{
    int bar_y = place->bar.targets[0].at.y, margin = plan->sizes.margin;
    int pad = max_of(margin / 2, plan->sizes.gap);
    struct layout_rect content = {area.x + margin, area.y + pad, area.w - 2 * margin, 0};
    place->is_inset = area.w > 2 * area.h && plan->has_picture;
    if (place->is_inset) {
        place->sheet = area;
        place->picture = (struct layout_rect){content.x, content.y, area.w * INSET_PCT / 100,
                                              bar_y - pad - content.y};
        content.x += place->picture.w + margin;
        content.w -= place->picture.w + margin;
    }
    plan_columns(plan, content.w);
    if (!place->is_inset)
        place_sheet(place, plan, area, 2 * pad + area.y + area.h - bar_y);
    content.y = place->sheet.y + pad;
    content.h = bar_y - pad - content.y;
    plan->reach = min_of(bar_y - pad - plan->reach_y, content.h);
    plan->is_terse = !fits(plan, SCALE_MIN_PCT, content.h, true);
    place->is_word_below = plan->is_word_below;
    place_content(place, plan, content);
    return fits(plan, SCALE_MIN_PCT, content.h, false) &&
           fits(plan, SCALE_MIN_PCT, content.h, true);
}

struct quiz_question_place quiz_question_place(const struct view_quiz *quiz, int w, int h)
{
    static const struct {
        bool has_picture, has_heading, has_practice;
    } pages[] = {{true, true, true},
                 {true, false, true},
                 {false, true, true},
                 {false, false, true},
                 {false, false, false}};
    struct quiz_sizes sizes = quiz_sizes_of(quiz, w, h);
    struct quiz_question_place bare = {.is_inset = false}, place = bare;
    place_bar(&bare, quiz, &sizes, w, h);
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
        struct plan plan = {.quiz = quiz,
                            .reach_y = quiz->mode.is_low ? 0 : (h + 1) / 2,
                            .sizes = sizes,
                            .has_picture = pages[i].has_picture,
                            .has_heading = pages[i].has_heading && quiz->question.picture,
                            .has_practice = pages[i].has_practice};
        place = bare;
        if (try_page(&place, &plan, quiz_page_area(quiz->mode, w, h)))
            break;
    }
    return place;
}

struct layout_rect quiz_question_sheet(const struct view_quiz *quiz, int w, int h)
{
    return quiz_question_place(quiz, w, h).sheet;
}

size_t quiz_question_targets(const struct view_quiz *quiz, int w, int h, struct view_target *out)
{
    struct quiz_question_place place = quiz_question_place(quiz, w, h);
    size_t count = 0;
    for (int i = 0; !quiz->question.is_answered && i < QUIZ_OPTIONS; i++)
        out[count++] = (struct view_target){.button = (enum view_button)(VIEW_BUTTON_CHOICE_0 + i),
                                            .at = place.options[i]};
    for (int i = place.bar.count - 1; i >= 0; i--)
        out[count++] = place.bar.targets[i];
    return count;
}
