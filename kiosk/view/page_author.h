/*
 * view/page_author: the page on which an author draws a scene's shapes: the picture, the shapes
 * with their names, and a row of buttons below.
 */
#ifndef VIEW_PAGE_AUTHOR_H
#define VIEW_PAGE_AUTHOR_H

#include "quiz/draft.h"
#include "view/page.h"

/* Buttons: the draft's acts, then these. */
enum view_author_button {
    VIEW_AUTHOR_NONE = -1,
    VIEW_AUTHOR_REACH = QUIZ_DRAFT_ACTS, /* shows what each shape answers to */
    VIEW_AUTHOR_SAFE,                    /* the hazards drawn put right, or dangerous */
    VIEW_AUTHOR_SAVE,
    VIEW_AUTHOR_QUIT,
    VIEW_AUTHOR_BUTTONS
};

struct view_author {
    const struct quiz_scene *scene;
    const struct quiz_draft *draft;
    struct screen_image *picture; /* of view_author_picture_at()'s size; NULL: none */
    double slop;                  /* scene units that a finger may miss by */
    bool has_reach, is_safe;
    enum view_note note_kind;
    const char *note; /* what came of the last step; "" for none */
};

/* Where the picture stands on a panel of w × h. */
struct layout_rect view_author_picture_at(const struct quiz_picture *picture, int w, int h);

/* A point of the panel in scene units (outside the picture: beyond its edges), and how near is at.
 */
struct quiz_point view_author_point(const struct quiz_picture *picture, int w, int h, int x, int y);
double view_author_reach(const struct quiz_picture *picture, int w, int h);

/* An enum view_author_button or a QUIZ_DRAFT_…; VIEW_AUTHOR_NONE. */
int view_author_button_at(int w, int h, int x, int y);

void view_author_draw(const struct view_page_ctx *ctx, const struct view_author *author);

#endif
