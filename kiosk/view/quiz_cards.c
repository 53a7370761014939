#include "view/quiz_cards.h"

#include <stdio.h>
#include <string.h>

#include "view/quiz_lens.h"
#include "view/theme.h"

#define DISC_PCT   165 /* of the em of the numeral */
#define TITLE_PCT  55  /* of the height of the words, where a line stands below */
#define BESIDE_PCT 190 /* of a question's em: the word beside a picture */
#define BELOW_PCT  50  /* of that word: the line below it */
#define FULL_PCT   125 /* lines are not all full: they end at commas and between words */
#define ROW_EMS    5   /* a card is low when so many ems of a question are higher */
#define OFF_ALPHA  170

/* A picture fills its box, cut where its shape differs. */
static void draw_cover(const struct view_page_ctx *ctx, struct screen_image *picture,
                       struct layout_rect at)
{
    struct layout_rect part, where;
    int w, h;
    screen_image_size(picture, &w, &h);
    layout_fit_picture(w, h, at.w, at.h, LAYOUT_COVER, &part, &where);
    screen_draw(ctx->screen, picture, &part, at, 255);
}

/* The number key in a disc. */
static void draw_number(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                        struct layout_rect disc, int number)
{
    char text[16];
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    (void)snprintf(text, sizeof(text), "%d", number);
    screen_fill_round(ctx->screen, disc, disc.w / 2, colours.button);
    page_text(ctx, disc,
              (struct page_look){SCREEN_SANS_BOLD, disc.w * 100 / DISC_PCT, VIEW_CENTRE,
                                 colours.button_text},
              text);
}

/* The picture; without one its number, large: returns whether the number stands there. */
static bool draw_picture(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                         const struct quiz_card_place *place, int index)
{
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    struct screen_image *picture = quiz->cards.cards[index].picture;
    struct layout_rect at = place->picture;
    int side = (at.w < at.h ? at.w : at.h) / 2;
    if (at.w < 1 || at.h < 1)
        return false;
    if (picture) {
        draw_cover(ctx, picture, at);
        quiz_round_corners(ctx->screen, at, sizes.corner * 3 / 4, colours.panel);
        return false;
    }
    screen_fill_round(ctx->screen, at, sizes.corner * 3 / 4, colours.ground);
    draw_number(
        ctx, quiz,
        (struct layout_rect){at.x + (at.w - side) / 2, at.y + (at.h - side) / 2, side, side},
        index + 1);
    return true;
}

/* How wide the widest word of a text is, its parts between spaces taken for words. */
static int widest_word(const struct view_page_ctx *ctx, const char *text, int em)
{
    int widest = 0;
    while (*text != '\0') {
        size_t len = strcspn(text, " ");
        int width = screen_text_width(ctx->fonts, SCREEN_SANS_BOLD, em, text, len);
        widest = width > widest ? width : widest;
        text += len + (text[len] == ' ');
    }
    return widest;
}

/* One size for all cards of a page: that at which none has to break a word. */
static int common_em(const struct view_page_ctx *ctx, const struct view_quiz *quiz, int em,
                     int width)
{
    for (int i = 0; i < quiz->cards.count && i < VIEW_CARDS_MAX; i++) {
        int word = widest_word(ctx, quiz->cards.cards[i].title, em);
        if (width > 0 && word > width)
            em = em * width / word;
    }
    return em;
}

/* Below a picture: the number, beside it the word, and what there is to say in a line below. */
static void draw_words_below(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                             const struct quiz_card_place *place, int index, bool has_number)
{
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    const struct view_card_choice *card = &quiz->cards.cards[index];
    struct layout_rect at = place->words;
    int pad = sizes.gap / 2;
    int disc = sizes.answer * DISC_PCT / 100;
    disc = disc < at.w / 3 ? disc : at.w / 3;
    int left = disc + 3 * pad;
    if (has_number)
        draw_number(ctx, quiz,
                    (struct layout_rect){at.x + pad, at.y + (at.h - disc) / 2, disc, disc},
                    index + 1);
    struct layout_rect title = {at.x + left, at.y, at.w - left - pad, at.h};
    int em = common_em(ctx, quiz, sizes.question, title.w);
    if (!has_number)
        title = (struct layout_rect){at.x + pad, at.y, at.w - 2 * pad, at.h};
    if (card->text) {
        title.h = at.h * TITLE_PCT / 100;
        struct layout_rect below = {title.x, at.y + title.h, title.w, at.h - title.h};
        page_text(ctx, below,
                  (struct page_look){SCREEN_SANS, sizes.small, VIEW_LEFT, colours.faint},
                  card->text);
    }
    page_text(ctx, title,
              (struct page_look){SCREEN_SANS_BOLD, em, has_number ? VIEW_LEFT : VIEW_CENTRE,
                                 colours.text},
              card->title);
}

static int lines_of(const struct view_page_ctx *ctx, enum screen_face face, int em,
                    const char *text, int width)
{
    int all = screen_text_width(ctx->fonts, face, em, text, strlen(text));
    int least = width > 0 ? width : 1;
    return all <= least ? 1 : 1 + all * FULL_PCT / 100 / least;
}

/* What stands beside a picture, one below the other; heights at one size of the word. */
struct beside {
    int em, text_em, disc, title_h, text_h, all_h;
};

static struct beside beside_at(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                               int index, int width, int em)
{
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    const struct view_card_choice *card = &quiz->cards.cards[index];
    struct beside beside = {.em = em, .text_em = em * BELOW_PCT / 100, .disc = em * 100 / 85};
    if (beside.text_em < sizes.body)
        beside.text_em = sizes.body;
    beside.title_h =
        lines_of(ctx, SCREEN_SANS_BOLD, em, card->title, width) * em * THEME_HEADLINE_PCT / 100;
    if (card->text)
        beside.text_h = lines_of(ctx, SCREEN_SANS, beside.text_em, card->text, width) *
                        beside.text_em * THEME_LINE_PCT / 100;
    beside.all_h = beside.disc + sizes.gap + beside.title_h + beside.text_h;
    return beside;
}

/* One size of the word for all cards: each in one line, unless that is too small. */
static int beside_em(const struct view_page_ctx *ctx, const struct view_quiz *quiz, int width,
                     int height)
{
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    int most = sizes.question * BESIDE_PCT / 100, em = most;
    for (int i = 0; i < quiz->cards.count && i < VIEW_CARDS_MAX; i++) {
        const char *title = quiz->cards.cards[i].title;
        int all = screen_text_width(ctx->fonts, SCREEN_SANS_BOLD, most, title, strlen(title));
        em = all > width && most * width / all < em ? most * width / all : em;
    }
    if (em < sizes.question)
        em = common_em(ctx, quiz, most, width);
    for (int i = 0; i < quiz->cards.count && i < VIEW_CARDS_MAX; i++)
        while (em > sizes.body && beside_at(ctx, quiz, i, width, em).all_h > height)
            em--;
    return em;
}

/* Number, word and line, together in the middle; smaller where the card is low. */
static void draw_words_beside(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                              const struct quiz_card_place *place, int index, bool has_number)
{
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    const struct view_card_choice *card = &quiz->cards.cards[index];
    struct layout_rect at = view_inset(place->words, sizes.gap);
    int em = beside_em(ctx, quiz, at.w, at.h);
    struct beside beside = beside_at(ctx, quiz, index, at.w, em);
    int y = at.y + (beside.all_h < at.h ? (at.h - beside.all_h) / 2 : 0);
    if (has_number) {
        draw_number(ctx, quiz, (struct layout_rect){at.x, y, beside.disc, beside.disc}, index + 1);
        y += beside.disc + sizes.gap;
    }
    page_text(ctx, (struct layout_rect){at.x, y, at.w, beside.title_h},
              (struct page_look){SCREEN_SANS_BOLD, em, VIEW_LEFT, colours.text}, card->title);
    y += beside.title_h;
    struct view_text_box below = {.at = {at.x, y, at.w, at.y + at.h - y},
                                  .face = SCREEN_SANS,
                                  .min_px = sizes.body,
                                  .max_px = beside.text_em,
                                  .max_lines = 4,
                                  .line_pct = THEME_HEADLINE_PCT,
                                  .is_top = true,
                                  .rgb = colours.faint};
    if (card->text && below.at.h > 0)
        (void)view_text_box_draw(ctx->screen, ctx->fonts, &below, card->text); /* tests say so */
}

static void draw_card(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                      const struct quiz_card_place *place, int index)
{
    quiz_plate_draw(ctx, quiz, place->at, false);
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    bool is_numbered = draw_picture(ctx, quiz, place, index);
    /* in a low card they stand in a row, as below a picture */
    if (place->is_beside && place->at.h > ROW_EMS * sizes.question)
        draw_words_beside(ctx, quiz, place, index, !is_numbered);
    else
        draw_words_below(ctx, quiz, place, index, !is_numbered);
    if (quiz->cards.cards[index].is_off)
        screen_tint(ctx->screen, view_inset(place->at, -2), quiz_colours_of(quiz->mode).ground,
                    OFF_ALPHA);
}

void quiz_cards_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz)
{
    struct quiz_cards_place place = quiz_cards_place_of(quiz, ctx->w, ctx->h);
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    quiz_page_ground(ctx, quiz);
    quiz_page_theme(ctx, quiz);
    if (!quiz->mode.is_low)
        quiz_lens_draw(ctx, place.lens, quiz->mode, colours.ground);
    if (quiz->cards.text)
        quiz_text(ctx, place.text,
                  (struct page_look){SCREEN_SANS, place.text_px, VIEW_LEFT, colours.faint}, 8,
                  quiz->cards.text);
    page_text(ctx, place.question,
              (struct page_look){SCREEN_SANS_BOLD, place.question_px, VIEW_LEFT, colours.text},
              quiz->cards.question);
    for (int i = 0; i < quiz->cards.count && i < VIEW_CARDS_MAX; i++)
        draw_card(ctx, quiz, &place.cards[i], i);
    for (size_t i = 0; i < place.button_count; i++)
        quiz_button_draw(ctx, quiz, &place.buttons[i]);
}
