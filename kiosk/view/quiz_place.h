/*
 * view/quiz_place: where things stand on the pages of a question and of the result.
 *
 * Pure: the same for what draws and for what asks what a finger meant. Texts are fitted into these
 * boxes; what draws tells whether they fit at the sizes that eyes need.
 */
#ifndef VIEW_QUIZ_PLACE_H
#define VIEW_QUIZ_PLACE_H

#include "view/quiz_parts.h"

#define QUIZ_OPTIONS 4

/* Least sizes of texts, millimetres of glass. */
#define QUIZ_QUESTION_MM 9.0
#define QUIZ_ANSWER_MM   8.0
#define QUIZ_BODY_MM     7.0
#define QUIZ_SMALL_MM    5.5

/* The least em for a text of that size on this page, pixels. */
int quiz_least_px(const struct view_quiz *quiz, double mm);

/* Room for a label and what a bar's button has around it. */
struct quiz_bar {
    struct view_target targets[QUIZ_BAR_MAX];
    int count;
};

/* The widths that buttons of a bar are to grow by, from right to left; as far as there is room. */
void quiz_bar_widen(struct quiz_bar *bar, const int *more, int gap);

struct quiz_question_place {
    struct layout_rect sheet;   /* what slides up */
    struct layout_rect picture; /* the found place; of the quick quiz: heading, dots, motif */
    struct layout_rect heading, question, options[QUIZ_OPTIONS];
    struct layout_rect explanation, practice, basis; /* answered */
    struct layout_rect voice;                        /* 机器朗读; empty: nothing to say */
    struct quiz_bar bar;
    int question_px, answer_px, body_px, small_px; /* ems, at most */
    int question_lines, explanation_lines, practice_lines;
    bool is_inset;      /* the picture stands in the sheet, beside the question */
    bool is_word_below; /* what an answer is stands below its text, else beside it */
};

struct quiz_question_place quiz_question_place(const struct view_quiz *quiz, int w, int h);

/* Draws the page; false when some text ran over its place at the least size it may have. */
bool quiz_question_paint(const struct view_page_ctx *ctx, const struct view_quiz *quiz);

struct quiz_code_place {
    struct layout_rect code, words; /* the square, and what stands beside it; empty: not there */
};

struct quiz_result_place {
    struct quiz_bar bar;
    struct layout_rect picture; /* of the level's shape, or the enlarged place; empty: none */
    struct layout_rect score, facts, notice;
    struct layout_rect list; /* what was missed and topics; reviewed: the words */
    struct quiz_code_place hotline, ticket;
    struct layout_rect plate; /* below the figure; empty: none */
};

/* Where the national activity is, and that these points are none of its; and their em. */
#define QUIZ_NOTICE_LINES 2
const char *quiz_notice_text(const struct view_quiz *quiz, int line);
int quiz_notice_px(const struct view_quiz *quiz);

struct quiz_result_place quiz_result_place(const struct view_quiz *quiz, int w, int h);

/* As quiz_question_paint(). */
bool quiz_result_paint(const struct view_page_ctx *ctx, const struct view_quiz *quiz);

#endif
