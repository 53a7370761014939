#include "view/quiz_keypad.h"

#include <stdio.h>
#include <string.h>

#include "view/quiz_lens.h"
#include "view/stroke.h"
#include "view/theme.h"

#define KEY_EM_PCT 46 /* of a key's shorter side */
#define LABEL_PCT  45 /* of the figures' height, at most */
#define FIGURE_PCT 78 /* of the height that is left above its label */
#define BOX_EM_PCT 62 /* of a box's width */

/* Crockford's: what looks like another one (I, L, O, U) is not there. */
static const char alphabet[QUIZ_KEYPAD_CHARS + 1] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static void draw_key(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                     const struct view_target *key, char character)
{
    struct layout_rect at = key->at;
    int shorter = at.w < at.h ? at.w : at.h;
    const char text[2] = {character, '\0'};
    quiz_plate_draw(ctx, quiz, at, false);
    page_text(ctx, at,
              (struct page_look){SCREEN_SANS_BOLD, shorter * KEY_EM_PCT / 100, VIEW_CENTRE,
                                 quiz_colours_of(quiz->mode).text},
              text);
}

/* A line below each character; the next one to be typed in the accent. */
static void draw_box(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                     struct layout_rect at, int index)
{
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    int typed = (int)strlen(quiz->keypad.typed);
    int weight = index == typed ? 3 * sizes.line : sizes.line;
    struct layout_rect line = {at.x, at.y + at.h - weight, at.w, weight};
    char text[2] = "";
    if (index < typed)
        text[0] = quiz->keypad.typed[index];
    screen_fill(ctx->screen, at, quiz->mode.is_contrast ? colours.text : colours.panel);
    if (quiz->mode.is_contrast)
        screen_fill(ctx->screen, view_inset(at, sizes.line), colours.panel);
    screen_fill(ctx->screen, line, index == typed ? colours.accent : colours.text);
    page_text(
        ctx, at,
        (struct page_look){SCREEN_SANS_BOLD, at.w * BOX_EM_PCT / 100, VIEW_CENTRE, colours.text},
        text);
}

/* What came of it: a sign beside its colour, never the colour alone. */
static void draw_note(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                      struct layout_rect at)
{
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    bool is_good = quiz->keypad.note_kind == VIEW_NOTE_GOOD;
    bool is_bad = quiz->keypad.note_kind == VIEW_NOTE_BAD;
    int side = sizes.answer * 150 / 100;
    struct layout_rect sign = {at.x, at.y + (at.h - side) / 2, side, side};
    if (is_good || is_bad) {
        screen_fill_round(ctx->screen, sign, side / 2, is_good ? colours.good : colours.bad);
        (is_good ? view_tick_draw : view_cross_draw)(ctx->screen, sign, colours.on_mark);
        at.x += side + sizes.gap;
        at.w -= side + sizes.gap;
    }
    page_text(ctx, at, (struct page_look){SCREEN_SANS_BOLD, sizes.answer, VIEW_LEFT, colours.text},
              quiz->keypad.note);
}

/* Three figures, what they count below them. */
static void draw_stock(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                       struct layout_rect at)
{
    const struct view_keypad *keypad = &quiz->keypad;
    const int figures[] = {keypad->stock, keypad->today, keypad->per_day};
    const char *const labels[] = {view_word(quiz->lang, VIEW_N("库存")),
                                  view_word(quiz->lang, VIEW_N("今天已发")),
                                  view_word(quiz->lang, VIEW_N("每天最多"))};
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    int w = at.w / 3, label_h = sizes.body * 3 / 2;
    if (label_h > at.h * LABEL_PCT / 100)
        label_h = at.h * LABEL_PCT / 100;
    int figure_px = (at.h - label_h) * FIGURE_PCT / 100;
    for (int i = 0; i < 3; i++) {
        char figure[16];
        struct layout_rect upper = {at.x + i * w, at.y, w - sizes.gap, at.h - label_h};
        struct layout_rect lower = {upper.x, at.y + upper.h, upper.w, label_h};
        (void)snprintf(figure, sizeof(figure), "%d", figures[i]);
        page_text(ctx, upper,
                  (struct page_look){SCREEN_SANS_BOLD, figure_px, VIEW_LEFT, colours.text}, figure);
        page_text(ctx, lower, (struct page_look){SCREEN_SANS, sizes.body, VIEW_LEFT, colours.faint},
                  labels[i]);
    }
}

static void draw_head(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                      const struct quiz_keypad_place *place)
{
    struct quiz_sizes sizes = quiz_sizes_of(quiz, ctx->w, ctx->h);
    struct quiz_colours colours = quiz_colours_of(quiz->mode);
    const struct view_keypad *keypad = &quiz->keypad;
    page_text(ctx, place->heading,
              (struct page_look){SCREEN_SANS_BOLD, place->heading_px, VIEW_LEFT, colours.text},
              keypad->heading);
    if (keypad->text && place->text.h >= sizes.body)
        quiz_text(ctx, place->text,
                  (struct page_look){SCREEN_SANS, sizes.answer, VIEW_LEFT, colours.faint}, 6,
                  keypad->text);
    if (keypad->is_redeem)
        draw_stock(ctx, quiz, place->stock);
    for (int i = 0; i < QUIZ_KEYPAD_BOXES; i++)
        draw_box(ctx, quiz, place->boxes[i], i);
    if (keypad->note)
        draw_note(ctx, quiz, place->note);
}

void quiz_keypad_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz)
{
    struct quiz_keypad_place place = quiz_keypad_place_of(quiz, ctx->w, ctx->h);
    quiz_page_ground(ctx, quiz);
    quiz_page_theme(ctx, quiz);
    quiz_lens_draw(ctx, place.lens, quiz->mode, quiz_colours_of(quiz->mode).ground);
    draw_head(ctx, quiz, &place);
    for (int i = 0; i < QUIZ_KEYPAD_CHARS; i++)
        draw_key(ctx, quiz, &place.keys[i], alphabet[i]);
    quiz_button_draw(ctx, quiz, &place.erase);
    quiz_button_draw(ctx, quiz, &place.enter);
    for (size_t i = 0; i < place.button_count; i++)
        quiz_button_draw(ctx, quiz, &place.buttons[i]);
}
