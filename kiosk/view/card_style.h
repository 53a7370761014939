/*
 * view/card_style: where the words stand on each ground, in thousandths of its width and height.
 * The grounds are assets/cards/NAME.svg (landscape) and NAME-portrait.svg.
 */
#ifndef VIEW_CARD_STYLE_H
#define VIEW_CARD_STYLE_H

#include <stdbool.h>
#include <stdint.h>

#include "screen/fonts.h"
#include "view/text_box.h"

struct view_card_place {
    int x, y, w, h;
};

struct view_card_style {
    const char *name;
    enum screen_face face;
    uint32_t rgb, small_rgb;
    bool is_dark;                        /* the ground, when the drawn one cannot be had */
    struct view_card_place text[2];      /* landscape, portrait */
    struct view_card_place organiser[2]; /* the small line */
};

/* The style of that name; the first one for NULL and unknown names. */
const struct view_card_style *view_card_style_find(const char *name);

/* The places on the grounds "qr" and "countdown"; each landscape, portrait. */
extern const struct view_card_code {
    struct view_card_place code[2], title[2], text[2];
} view_card_code;
extern const struct view_card_figures {
    struct view_card_place lead[2], number[2], below[2], board[2], average[2], missed[2];
} view_card_figures; /* on "stats" */
extern const struct view_card_days {
    struct view_card_place text[2], number[2];
} view_card_days;

#endif
