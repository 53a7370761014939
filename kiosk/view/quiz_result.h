/*
 * view/quiz_result (private): the parts of the page of a result.
 */
#ifndef VIEW_QUIZ_RESULT_H
#define VIEW_QUIZ_RESULT_H

#include "view/quiz_paint.h"

/* Lines from the top of a column down. */
struct quiz_flow {
    struct layout_rect rest; /* of the column, still free */
    int em, text_em;         /* of names, and of what is below them */
    int name_h;              /* of the longest name */
};

/* Takes that much from the top, or what there is. */
struct layout_rect quiz_flow_cut(struct quiz_flow *flow, int h);
void quiz_flow_heading(struct quiz_paper *paper, struct quiz_flow *flow, const char *text);

/* The level's picture with all its places. */
void quiz_result_picture(struct quiz_paper *paper, struct layout_rect at);

/* Found: a whole green ring; missed: an amber one in dashes; with its number. */
void quiz_result_ring(struct quiz_paper *paper, struct layout_rect picture,
                      const struct view_result_place *place);

/* What was missed and topics to look at again; and of the quick quiz, topics alone. */
void quiz_result_list(struct quiz_paper *paper, struct layout_rect at);
void quiz_result_topics(struct quiz_paper *paper, struct layout_rect at);

/* One place, enlarged. */
void quiz_result_review(struct quiz_paper *paper, const struct quiz_result_place *at);

#endif
