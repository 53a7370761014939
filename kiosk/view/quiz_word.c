#include "view/quiz_word.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "layout/text.h"
#include "view/theme.h"

#define LINES_MAX    3
#define WIDEST_EM    26   /* of a line */
#define HAND_MM      20.0 /* what a finger and the ripple around it take */
#define BOX_PART_PCT 86   /* of the box's width, at most */

struct look {
    const char *sign; /* NULL: a ring */
    uint32_t ground, sign_rgb;
};

static struct look look_of(enum view_note kind)
{
    static const struct look looks[] = {
        [VIEW_NOTE_PLAIN] = {NULL, THEME_INK, THEME_AMBER},
        [VIEW_NOTE_GOOD] = {"✓", THEME_GREEN, THEME_WHITE},
        [VIEW_NOTE_BAD] = {"！", THEME_RED, THEME_WHITE},
    };
    return looks[kind];
}

/* The panel's measures, in pixels. */
struct measures {
    int em, padding, line, sign_w, text_w, text_h, w, h;
};

/* As wide and high as its lines are. */
static void measure_text(const struct view_page_ctx *ctx, const char *text, int most_w,
                         struct measures *m)
{
    struct screen_text_ctx face = {ctx->fonts, SCREEN_SANS_BOLD};
    struct layout_text_request request = {.text = text,
                                          .width_px = most_w,
                                          .height_px = LINES_MAX * 2 * m->em,
                                          .min_px = m->em / 2,
                                          .max_px = m->em,
                                          .max_lines = LINES_MAX,
                                          .line_spacing_pct = THEME_HEADLINE_PCT,
                                          .measure = screen_text_measure,
                                          .measure_ctx = &face};
    struct layout_lines lines;
    layout_fit_text(&request, &lines);
    m->em = lines.size_px;
    m->text_h = lines.height_px;
    m->text_w = 0;
    for (size_t i = 0; i < lines.count; i++)
        m->text_w = lines.lines[i].width_px > m->text_w ? lines.lines[i].width_px : m->text_w;
}

static struct measures measure(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                               int box_w)
{
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    struct measures m = {.em = sizes.answer, .padding = sizes.answer * 3 / 4, .line = sizes.line};
    m.sign_w = m.em * 3 / 2;
    int beside = 2 * m.padding + m.sign_w;
    int most = box_w * BOX_PART_PCT / 100 - beside;
    measure_text(ctx, quiz->over.word, most < WIDEST_EM * m.em ? most : WIDEST_EM * m.em, &m);
    m.w = m.text_w + beside;
    m.h = m.text_h + 2 * m.padding;
    return m;
}

/* --- where -------------------------------------------------------------------------------------
 */

static bool would_cover(struct layout_rect at, struct layout_rect what)
{
    struct layout_rect common;
    return what.w > 0 && what.h > 0 && layout_intersect(at, what, &common);
}

/* Low in the box; above the hand where that would cover it; high where it would cover a hint. */
static struct layout_rect place(const struct view_quiz *quiz, const struct measures *m,
                                struct layout_rect box, int margin)
{
    const struct view_over *over = &quiz->over;
    struct layout_rect low = {box.x + (box.w - m->w) / 2, box.y + box.h - margin - m->h, m->w,
                              m->h};
    struct layout_rect at = low;
    double hand = HAND_MM * quiz->px_per_mm, x = box.x + over->ripple_x * box.w;
    bool is_in_the_way = over->has_ripple && x > low.x - hand && x < low.x + low.w + hand;
    if (is_in_the_way)
        at.y = (int)lround(box.y + over->ripple_y * box.h - hand) - m->h;
    if (at.y > low.y || at.y < box.y + margin)
        at.y = low.y; /* at the top there is no room above a finger */
    bool hides_hint = would_cover(at, over->glow) || would_cover(at, over->keep_clear);
    if (!over->has_ripple && hides_hint)
        at.y = box.y + margin;
    return at;
}

/* --- made and drawn ----------------------------------------------------------------------------
 */

static void draw_sign(const struct view_page_ctx *ctx, const struct measures *m, struct look look)
{
    struct layout_rect at = {m->padding, (m->h - m->em) / 2, m->em, m->em};
    struct view_text_box box = {.at = {at.x, 0, at.w, m->h},
                                .face = SCREEN_SANS_BOLD,
                                .min_px = m->em / 2,
                                .max_px = m->em,
                                .max_lines = 1,
                                .line_pct = 100,
                                .align = VIEW_CENTRE,
                                .rgb = look.sign_rgb};
    if (look.sign) {
        (void)view_text_box_draw(ctx->screen, ctx->fonts, &box, look.sign); /* one em, in one em */
        return;
    }
    struct layout_rect ring = view_inset(at, m->em / 12);
    struct layout_rect hole = view_inset(ring, m->em / 6);
    screen_fill_round(ctx->screen, ring, ring.w / 2, look.sign_rgb);
    screen_fill_round(ctx->screen, hole, hole.w / 2, look.ground);
}

static struct screen_image *paint(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                                  const struct measures *m)
{
    struct look look = look_of(quiz->over.word_kind);
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    struct layout_rect all = {0, 0, m->w, m->h};
    struct screen_image *image = screen_image_create(ctx->screen, m->w, m->h, NULL, 0, false);
    screen_set_target(ctx->screen, image);
    screen_fill_round(ctx->screen, all, sizes.corner, THEME_WHITE);
    screen_fill_round(ctx->screen, view_inset(all, m->line), sizes.corner - m->line, look.ground);
    draw_sign(ctx, m, look);
    struct view_text_box box = {.at = {m->padding + m->sign_w, m->padding, m->text_w, m->text_h},
                                .face = SCREEN_SANS_BOLD,
                                .min_px = m->em / 2,
                                .max_px = m->em,
                                .max_lines = LINES_MAX,
                                .line_pct = THEME_HEADLINE_PCT,
                                .align = VIEW_LEFT,
                                .rgb = THEME_WHITE};
    (void)view_text_box_draw(ctx->screen, ctx->fonts, &box, quiz->over.word); /* as measured */
    screen_set_target(ctx->screen, NULL);
    return image;
}

static bool is_same(const struct quiz_word *word, const struct view_over *over)
{
    bool is_new_tap = over->word && over->has_ripple &&
                      (word->tap_x != over->ripple_x || word->tap_y != over->ripple_y);
    return !is_new_tap && str_same(word->text, over->word) && word->kind == over->word_kind;
}

void quiz_word_make(struct quiz_word *word, const struct view_page_ctx *ctx,
                    const struct view_quiz *quiz, struct layout_rect box)
{
    const struct view_over *over = &quiz->over;
    if (is_same(word, over))
        return;
    quiz_word_clear(word);
    if (!over->word)
        return;
    struct measures m = measure(ctx, quiz, box.w);
    word->text = mem_copy_text(over->word);
    word->kind = over->word_kind;
    word->at = place(quiz, &m, box, quiz_sizes_of(quiz, ctx->w, ctx->h).gap * 2);
    word->image = paint(ctx, quiz, &m);
    word->tap_x = over->ripple_x;
    word->tap_y = over->ripple_y;
    word->serial++;
}

void quiz_word_draw(struct screen *screen, const struct quiz_word *word)
{
    if (word->image)
        screen_draw(screen, word->image, NULL, word->at, 255);
}

void quiz_word_clear(struct quiz_word *word)
{
    int64_t serial = word->serial;
    free(word->text);
    screen_image_destroy(word->image);
    *word = (struct quiz_word){.serial = serial};
}
