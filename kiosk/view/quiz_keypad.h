/*
 * view/quiz_keypad: where things stand on a page with a keypad. Pure.
 *
 * The keys stand below the middle: Crockford's 32 characters in rows of eight, beside them (on an
 * upright panel below them) what erases and what confirms. What to do, the boxes for the characters
 * and what came of them stand above.
 */
#ifndef VIEW_QUIZ_KEYPAD_H
#define VIEW_QUIZ_KEYPAD_H

#include "view/quiz_parts.h"

#define QUIZ_KEYPAD_CHARS 32
#define QUIZ_KEYPAD_BOXES 6

struct quiz_keypad_place {
    struct layout_rect heading, text, stock; /* stock: empty where it is not told */
    struct layout_rect boxes[QUIZ_KEYPAD_BOXES];
    struct layout_rect note;
    struct layout_rect lens; /* a picture above the words, where there is room; else empty */
    struct view_target keys[QUIZ_KEYPAD_CHARS], erase, enter;
    struct view_target buttons[QUIZ_BAR_MAX];
    size_t button_count;
    int heading_px;
};

struct quiz_keypad_place quiz_keypad_place_of(const struct view_quiz *quiz, int w, int h);

#endif
