#include "view/quiz_place.h"

#define LEFT_PCT        62 /* of a landscape page: the picture */
#define LEFT_LOW_PCT    40
#define LEFT_UP_PCT     54 /* of a portrait one, where the picture is upright, too */
#define LOW_CODES_PCT   60 /* of the right column, in low mode; the rest: the notice */
#define LOW_CODE_PCT    40
#define SCORE_PCT       24
#define SCORE_UP_PCT    16
#define SCORE_QUICK_PCT 42 /* of the width, without a picture */
#define QUICK_CODES_PCT 58
#define REVIEW_UP_PCT   58
#define PLATE_LEFT_PCT  26 /* where the figure begins on its plate: about in the middle */
#define SCORE_PART_PCT  50 /* of its row: the figure; the rest: what it is made of */
#define CODE_MM         36.0
#define CODE_PCT        14 /* of the height, at least */
#define CODE_UP_PCT     11
#define CODE_PART_PCT   44 /* of the width of a code and its words, at most */
#define LINE_PCT        145

static int max_of(int a, int b)
{
    return a > b ? a : b;
}

static int min_of(int a, int b)
{
    return a < b ? a : b;
}

/* A page being cut into pieces: what is still free of it. */
struct cutter {
    struct layout_rect rest;
    int gap;
};

static struct layout_rect cut_top(struct cutter *cutter, int h)
{
    struct layout_rect cut = cutter->rest;
    cut.h = min_of(h, cut.h);
    int used = min_of(cut.h + cutter->gap, cutter->rest.h);
    cutter->rest.y += used;
    cutter->rest.h -= used;
    return cut;
}

static struct layout_rect cut_bottom(struct cutter *cutter, int h)
{
    struct layout_rect cut = cutter->rest;
    cut.h = min_of(h, cut.h);
    cut.y += cutter->rest.h - cut.h;
    cutter->rest.h -= min_of(cut.h + cutter->gap, cutter->rest.h);
    return cut;
}

static struct layout_rect cut_left(struct cutter *cutter, int w)
{
    struct layout_rect cut = cutter->rest;
    cut.w = min_of(w, cut.w);
    int used = min_of(cut.w + cutter->gap, cutter->rest.w);
    cutter->rest.x += used;
    cutter->rest.w -= used;
    return cut;
}

/* A picture's shape, as large as it can be, from the top left of a box. */
static struct layout_rect fit(struct layout_rect box, double picture_w, double picture_h)
{
    if (picture_w <= 0 || picture_h <= 0)
        return box;
    double scale = (double)box.w / picture_w;
    if (picture_h * scale > box.h)
        scale = box.h / picture_h;
    return (struct layout_rect){box.x, box.y, max_of((int)(picture_w * scale), 1),
                                max_of((int)(picture_h * scale), 1)};
}

static void place_codes(struct quiz_result_place *place, const struct view_quiz *quiz, int gap,
                        struct layout_rect row)
{
    bool has_ticket = quiz->result.ticket != NULL;
    int half = has_ticket ? (row.w - gap) / 2 : row.w;
    struct layout_rect code = {row.x, row.y, min_of(row.h, half * CODE_PART_PCT / 100), 0};
    code.h = code.w;
    struct layout_rect words = {row.x + code.w + gap, row.y, half - code.w - gap, code.h};
    place->hotline = (struct quiz_code_place){code, words};
    if (!has_ticket)
        return;
    code.x += half + gap;
    words.x += half + gap;
    place->ticket = (struct quiz_code_place){code, words};
}

static void place_score(struct quiz_result_place *place, const struct quiz_sizes *sizes,
                        struct layout_rect row)
{
    struct cutter cutter = {row, sizes->margin / 2};
    place->score = cut_left(&cutter, row.w * SCORE_PART_PCT / 100);
    place->facts = cutter.rest;
}

/* Of the width, beside the notice: one code or two. */
static int low_codes_pct(const struct view_quiz *quiz)
{
    return quiz->result.ticket ? LOW_CODES_PCT : LOW_CODE_PCT;
}

static int code_h(const struct view_quiz *quiz, struct layout_rect content)
{
    int part = content.w > content.h ? CODE_PCT : CODE_UP_PCT;
    return max_of((int)(CODE_MM * quiz->px_per_mm), content.h * part / 100);
}

const char *quiz_notice_text(const struct view_quiz *quiz, int line)
{
    static const char *const lines[QUIZ_NOTICE_LINES] = {
        VIEW_N("微信搜索“国家应急科普宣传”公众号，参加全国活动"),
        VIEW_N("本机为本地体验版，积分不计入全国活动")};
    return view_word(quiz->lang, lines[line]);
}

int quiz_notice_px(const struct view_quiz *quiz)
{
    return quiz_least_px(quiz, QUIZ_SMALL_MM);
}

static int notice_h(const struct view_quiz *quiz, int width)
{
    int em = quiz_notice_px(quiz), lines = 0;
    for (int i = 0; i < QUIZ_NOTICE_LINES; i++)
        lines += quiz_label_w(quiz_notice_text(quiz, i), em) / max_of(width, 1) + 1;
    return lines * em * LINE_PCT / 100;
}

/* Landscape: the picture at the left and what was scanned below it; the rest at the right. */
static void place_wide(struct quiz_result_place *place, const struct view_quiz *quiz,
                       const struct quiz_sizes *sizes, struct layout_rect content)
{
    struct cutter page = {content, sizes->margin};
    int left_w = content.w * (quiz->mode.is_low ? LEFT_LOW_PCT : LEFT_PCT) / 100;
    struct layout_rect left = cut_left(&page, left_w);
    struct cutter column = {left, sizes->gap * 2};
    struct layout_rect codes = {0, 0, 0, 0};
    page.gap = sizes->gap * 2;
    if (!quiz->mode.is_low)
        codes = cut_bottom(&column, code_h(quiz, content));
    place->picture = fit(column.rest, quiz->result.picture_w, quiz->result.picture_h);
    if (!quiz->mode.is_low) {
        codes.y = place->picture.y + place->picture.h + sizes->gap * 2;
        codes.h = min_of(left.y + left.h - codes.y, codes.h * 2);
    } else {
        int more = left.w - place->picture.w; /* a high box: what the picture leaves */
        page.rest.x -= more;
        page.rest.w += more;
    }
    place_score(place, sizes, cut_top(&page, content.h * SCORE_PCT / 100));
    if (quiz->mode.is_low) {
        int notice_w = page.rest.w * (95 - low_codes_pct(quiz)) / 100;
        int row_h = max_of(code_h(quiz, content), notice_h(quiz, notice_w));
        struct cutter row = {cut_bottom(&page, row_h), sizes->gap * 2};
        codes = cut_left(&row, row.rest.w * low_codes_pct(quiz) / 100);
        place->notice = row.rest;
    } else {
        place->notice = cut_bottom(&page, notice_h(quiz, page.rest.w));
    }
    place_codes(place, quiz, sizes->gap * 2, codes);
    place->list = page.rest;
}

/* Portrait: the figure, then the picture beside the list, then what can be scanned. */
static void place_high(struct quiz_result_place *place, const struct view_quiz *quiz,
                       const struct quiz_sizes *sizes, struct layout_rect content)
{
    const struct view_result *result = &quiz->result;
    struct cutter page = {content, sizes->margin * 2 / 3};
    place_score(place, sizes, cut_top(&page, content.h * SCORE_UP_PCT / 100));
    place->notice = cut_bottom(&page, notice_h(quiz, content.w));
    place_codes(place, quiz, sizes->gap * 2, cut_bottom(&page, code_h(quiz, content)));
    if (result->picture_w > result->picture_h) {
        struct layout_rect box = page.rest;
        box.h = box.h / 2;
        place->picture = fit(box, result->picture_w, result->picture_h);
        (void)cut_top(&page, place->picture.h);
    } else {
        struct layout_rect box = page.rest;
        box.w = content.w * LEFT_UP_PCT / 100;
        place->picture = fit(box, result->picture_w, result->picture_h);
        page.gap = sizes->margin * 2 / 3;
        (void)cut_left(&page, place->picture.w);
    }
    place->list = page.rest;
}

/* The figure over what it is made of, in the middle of a plate. */
static void place_plate(struct quiz_result_place *place, const struct quiz_sizes *sizes,
                        struct layout_rect plate)
{
    struct layout_rect inner = view_inset(plate, min_of(sizes->margin, plate.h / 8));
    int facts_h = min_of(sizes->answer * 3, inner.h / 2),
        score_h = min_of(inner.h - facts_h, inner.w / 2);
    inner.y += (inner.h - facts_h - score_h) / 2;
    place->plate = plate;
    int left = plate.w * PLATE_LEFT_PCT / 100 - (inner.x - plate.x);
    inner.x += left;
    inner.w -= left;
    place->score = (struct layout_rect){inner.x, inner.y, inner.w, score_h};
    place->facts = (struct layout_rect){inner.x, inner.y + score_h, inner.w, facts_h};
}

/* The quick quiz has no picture: the figure, and what to look at again. */
static void place_quick(struct quiz_result_place *place, const struct view_quiz *quiz,
                        const struct quiz_sizes *sizes, struct layout_rect content)
{
    struct cutter page = {content, sizes->margin};
    int codes_h = code_h(quiz, content);
    if (content.w > content.h) {
        int notice_w = content.w * (95 - QUICK_CODES_PCT) / 100;
        struct cutter row = {cut_bottom(&page, max_of(codes_h, notice_h(quiz, notice_w))),
                             sizes->margin};
        place_codes(place, quiz, sizes->gap * 2, cut_left(&row, content.w * QUICK_CODES_PCT / 100));
        place->notice = row.rest;
        place_plate(place, sizes, cut_left(&page, content.w * SCORE_QUICK_PCT / 100));
    } else {
        place->notice = cut_bottom(&page, notice_h(quiz, content.w));
        place_codes(place, quiz, sizes->gap * 2, cut_bottom(&page, codes_h));
        place_plate(place, sizes, cut_top(&page, page.rest.h / 2));
    }
    place->list = page.rest;
}

/* One place, enlarged, and what there is to say about it. */
static void place_review(struct quiz_result_place *place, const struct quiz_sizes *sizes,
                         struct layout_rect content)
{
    struct cutter page = {content, sizes->margin};
    if (content.w > content.h * 5 / 4)
        place->picture = cut_left(&page, content.w * LEFT_PCT / 100);
    else
        place->picture = cut_top(&page, content.h * REVIEW_UP_PCT / 100);
    place->list = page.rest;
}

static void place_bar(struct quiz_result_place *place, const struct view_quiz *quiz,
                      const struct quiz_sizes *sizes, int w, int h)
{
    const struct view_result *result = &quiz->result;
    const int more[QUIZ_BAR_MAX] = {4 * sizes->body};
    enum view_button buttons[3] = {VIEW_BUTTON_GO_ON};
    int count = 1;
    if (result->picture && result->count > 0)
        buttons[count++] = VIEW_BUTTON_REVIEW;
    if (result->review > 0)
        buttons[count++] = VIEW_BUTTON_BACK;
    (void)quiz_bar_place(quiz, w, h, buttons, count, place->bar.targets);
    place->bar.count = count + 1;
    quiz_bar_widen(&place->bar, more, sizes->gap);
}

struct quiz_result_place quiz_result_place(const struct view_quiz *quiz, int w, int h)
{
    struct quiz_result_place place = {.bar = {.count = 0}};
    struct quiz_sizes sizes = quiz_sizes_of(quiz, w, h);
    struct layout_rect area = quiz_page_area(quiz->mode, w, h);
    place_bar(&place, quiz, &sizes, w, h);
    int pad = quiz->mode.is_low ? max_of(sizes.margin / 2, sizes.gap) : sizes.margin;
    struct layout_rect content = {area.x + sizes.margin, area.y + pad, area.w - 2 * sizes.margin,
                                  place.bar.targets[0].at.y - sizes.gap * 2 - area.y - pad};
    if (quiz->result.review > 0)
        place_review(&place, &sizes, content);
    else if (!quiz->result.picture)
        place_quick(&place, quiz, &sizes, content);
    else if (area.w > area.h)
        place_wide(&place, quiz, &sizes, content);
    else
        place_high(&place, quiz, &sizes, content);
    return place;
}

size_t quiz_result_targets(const struct view_quiz *quiz, int w, int h, struct view_target *out)
{
    struct quiz_result_place place = quiz_result_place(quiz, w, h);
    size_t count = 0;
    for (int i = place.bar.count - 1; i >= 0; i--)
        out[count++] = place.bar.targets[i];
    return count;
}
