/*
 * view/quiz_parts: what all pages of the quiz are made of: sizes in millimetres of glass, colours
 * of the modes, buttons, the bar at the bottom.
 */
#ifndef VIEW_QUIZ_PARTS_H
#define VIEW_QUIZ_PARTS_H

#include "view/page_parts.h"
#include "view/quiz.h"

/* All in pixels. */
struct quiz_sizes {
    int margin, gap;
    int headline;                      /* em of a page's one question, where it has room */
    int question, answer, body, small; /* ems; small: where something stands that nobody needs */
    int button_h, answer_h;            /* at least */
    int corner, line;                  /* of what can be pressed; of outlines */
};

struct quiz_colours {
    uint32_t ground, panel, text, faint; /* faint: secondary text, 7:1 on ground */
    uint32_t button, button_text;
    uint32_t good, bad, on_mark; /* grounds of right and wrong, and the text on them: large only */
    uint32_t accent;
};

struct quiz_sizes quiz_sizes_of(const struct view_quiz *quiz, int w, int h);
struct quiz_colours quiz_colours_of(struct view_mode mode);

/* The panel, or in low mode its lower part; what is above is quiz_page_head()'s. */
struct layout_rect quiz_page_area(struct view_mode mode, int w, int h);

/* True for panels on which the quiz cannot be played (strips, less than 240 px): no targets, a
 * card. */
bool quiz_has_no_room(int w, int h);

/* Ground of the page; in low mode the calm heading above it, too. */
void quiz_page_ground(const struct view_page_ctx *ctx, const struct view_quiz *quiz);

/*
 * The bar: low mode in the left corner, then the page's own buttons from the right. Returns the
 * area above it. buttons[count] from right to left; LOW is added.
 */
#define QUIZ_BAR_MAX 6
struct layout_rect quiz_bar_place(const struct view_quiz *quiz, int w, int h,
                                  const enum view_button *buttons, int count,
                                  struct view_target out[QUIZ_BAR_MAX]);

/*
 * A button with its label (view_word() of the button), one soft shade below. What leads on is
 * amber; what is beside the way (leave, back, the modes) is quieter; with high contrast the one is
 * full, the other an outline.
 */
void quiz_button_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                      const struct view_target *target);

/* What stands on a button, in the visitor's language; "" where the page writes it itself. */
const char *quiz_button_label(const struct view_quiz *quiz, enum view_button button);

/* The ground of a button or card: shade, and the colour (with high contrast: outlined or full). */
void quiz_plate_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz,
                     struct layout_rect at, bool is_leading);

/* Roughly how wide the first line of a label is set, in pixels; needs no font. */
int quiz_label_w(const char *label, int em_px);

/* How many lines a text (it may hold \n) takes in width_px, roughly and rather one too many; needs
 * no font. */
int quiz_text_lines(const char *text, int em_px, int width_px);

/* The theme of the days, small in the corner above; not in low mode, where the ground has said it.
 */
void quiz_page_theme(const struct view_page_ctx *ctx, const struct view_quiz *quiz);

/* A text in a box, in at most `lines` lines, from the top left, em px (less where it must). */
void quiz_text(const struct view_page_ctx *ctx, struct layout_rect at, struct page_look look,
               int lines, const char *text);

/* Its pages: each its own file. Targets: returns how many were added. */
size_t quiz_cards_targets(const struct view_quiz *quiz, int w, int h, struct view_target *out);
void quiz_cards_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz);
size_t quiz_question_targets(const struct view_quiz *quiz, int w, int h, struct view_target *out);
void quiz_question_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz);
struct layout_rect quiz_question_sheet(const struct view_quiz *quiz, int w, int h);
size_t quiz_result_targets(const struct view_quiz *quiz, int w, int h, struct view_target *out);
void quiz_result_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz);
void quiz_storing_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz);
size_t quiz_keypad_targets(const struct view_quiz *quiz, int w, int h, struct view_target *out);
void quiz_keypad_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz);
size_t quiz_scene_targets(const struct view_quiz *quiz, int w, int h, struct view_target *out);
void quiz_scene_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz);
size_t quiz_training_targets(const struct view_quiz *quiz, int w, int h, struct view_target *out);
void quiz_training_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz);
size_t quiz_ask_targets(const struct view_quiz *quiz, int w, int h, struct view_target *out);
void quiz_ask_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz);

/* Where the picture of a card stands on the page, and so how large it shall be; empty: none. */
struct layout_rect quiz_card_picture_box(const struct view_quiz *quiz, int w, int h, int index);

/* Where the level's picture (or its enlarged part) stands on the present page; empty: none. */
struct layout_rect quiz_picture_box(const struct view_quiz *quiz, int w, int h);

/* The ground of a page. */
void view_quiz_draw(const struct view_page_ctx *ctx, const struct view_quiz *quiz);

#endif
