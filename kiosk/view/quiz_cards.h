/*
 * view/quiz_cards: where things stand on a page of cards. Pure.
 *
 * What is pressed stands below the middle, in low mode in the lower part of the panel: cards side
 * by side on a wide panel, on an upright one stacked (up to three) or in rows. Above them the
 * question, and over it what is to be read first.
 */
#ifndef VIEW_QUIZ_CARDS_H
#define VIEW_QUIZ_CARDS_H

#include "view/quiz_parts.h"

#define QUIZ_CARDS_BUTTONS_MAX 6

/* The words and the picture of one card. */
struct quiz_card_place {
    struct layout_rect at;      /* the whole card */
    struct layout_rect picture; /* inside it */
    struct layout_rect words;   /* beside or below the picture */
    bool is_beside;             /* words to the right of the picture */
};

struct quiz_cards_place {
    struct layout_rect text, question; /* text: empty where there is none */
    struct layout_rect lens;           /* a picture, where there is room; else empty */
    int question_px, text_px;
    struct quiz_card_place cards[VIEW_CARDS_MAX];
    struct view_target buttons[QUIZ_CARDS_BUTTONS_MAX];
    size_t button_count;
};

struct quiz_cards_place quiz_cards_place_of(const struct view_quiz *quiz, int w, int h);

#endif
