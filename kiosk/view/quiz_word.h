/*
 * view/quiz_word: a word to the visitor for a moment: a rounded panel with a sign, low in the
 * picture, never where the hand that has just tapped covers it.
 */
#ifndef VIEW_QUIZ_WORD_H
#define VIEW_QUIZ_WORD_H

#include "view/quiz_parts.h"

struct quiz_word { /* {0} is none */
    struct layout_rect at;
    int64_t serial; /* another one for each word that is made */
    char *text;     /* owned */
    enum view_note kind;
    double tap_x, tap_y;        /* as the ripple's: another tap may want it elsewhere */
    struct screen_image *image; /* owned */
};

/*
 * Makes the word of quiz->over, or none when there is none; what is made already stays as it is and
 * where it is. box: the picture's, or the page's.
 */
void quiz_word_make(struct quiz_word *word, const struct view_page_ctx *ctx,
                    const struct view_quiz *quiz, struct layout_rect box);
void quiz_word_draw(struct screen *screen, const struct quiz_word *word);
void quiz_word_clear(struct quiz_word *word); /* its serial goes on */

#endif
