/*
 * view/quiz_paint: what the pages of a question and of the result are drawn with.
 */
#ifndef VIEW_QUIZ_PAINT_H
#define VIEW_QUIZ_PAINT_H

#include "view/quiz_place.h"

/* A page being drawn, and whether all its texts have fitted so far. */
struct quiz_paper {
    const struct view_page_ctx *ctx;
    const struct view_quiz *quiz;
    struct quiz_sizes sizes;
    struct quiz_colours colours;
    bool fits;
};

struct quiz_paper quiz_paper_of(const struct view_page_ctx *ctx, const struct view_quiz *quiz);

/* A text: how it looks, its least em, in how many lines, and where from. */
struct quiz_words {
    struct page_look look;
    int least_px, lines;
    bool is_top; /* else in the middle of its box */
};
void quiz_paper_text(struct quiz_paper *paper, struct layout_rect at,
                     const struct quiz_words *words, const char *text);

/* One line of the page's colour, from the left, at most em px and at least as eyes need it. */
struct quiz_words quiz_paper_words(const struct quiz_paper *paper, enum screen_face face, int em,
                                   double least_mm);

/* A word of the catalogue: view_word() in the page's language. */
const char *quiz_paper_word(const struct quiz_paper *paper, const char *chinese);

/* A full disc with a letter or number in it. */
void quiz_paper_disc(struct quiz_paper *paper, struct layout_rect at, uint32_t rgb,
                     uint32_t text_rgb, const char *text);

/* A loudspeaker, as high as the box. */
void quiz_paper_speaker(struct quiz_paper *paper, struct layout_rect at, uint32_t rgb);

/* A button whose label is not the usual one. */
void quiz_paper_button(struct quiz_paper *paper, const struct view_target *target, bool is_leading,
                       const char *label);

/* A part of a picture, enlarged. */
struct quiz_enlarged {
    struct screen_image *picture;
    struct layout_rect part;          /* to be seen whole; more of the picture around it is */
    const struct quiz_shape *outline; /* or NULL */
    double unit_x, unit_y;            /* picture pixels per scene unit */
    uint32_t rgb;                     /* of the outline */
};

/* Which part of a picture of that size fills a box of that size so that all of `part` is seen. */
struct layout_rect quiz_enlarge(struct layout_rect part, int picture_w, int picture_h, int box_w,
                                int box_h);

void quiz_paper_enlarged(struct quiz_paper *paper, struct layout_rect at,
                         const struct quiz_enlarged *enlarged);

#endif
