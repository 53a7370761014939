/*
 * view/page_scene: the page of a level: the picture as large as it can be, below it a bar with the
 * place's name, the counter and four buttons.
 *
 * Sizes are those of fingers and eyes, so they are in millimetres of glass: buttons at least
 * 20 mm high and 5 mm apart, text at least 8 mm (large: 11 mm), but never so few pixels that
 * Chinese cannot be read; on a panel too narrow for the counter and the marks at that
 * size, smaller. Where the title has no room beside these, it stands above them. In low mode all of
 * it stands in the lower part of the panel, within reach of somebody seated, under a calm heading.
 * What is too low for all this, or is a strip, gets a card that says so.
 *
 * view_level_place() is pure: what draws, and what asks which button a finger meant, place alike.
 */
#ifndef VIEW_PAGE_SCENE_H
#define VIEW_PAGE_SCENE_H

#include "view/page.h"

enum view_level_button {
    VIEW_LEVEL_LOW, /* and back */
    VIEW_LEVEL_HINT,
    VIEW_LEVEL_ZOOM,
    VIEW_LEVEL_LEAVE,
    VIEW_LEVEL_BUTTONS
};

/* What decides where things stand. */
struct view_level_room {
    int w, h; /* of the panel, pixels */
    double px_per_mm;
    struct view_mode mode;
    double picture_w, picture_h; /* any unit */
    const char *title;
    int total; /* marks, 1 to VIEW_MARKS_MAX */
    /* How wide what is written is, in percent of an em; all 0: as in Chinese. A label of 0 among
     * others: that button is not there. */
    int label_pct[VIEW_LEVEL_BUTTONS], counter_pct;
};

struct view_level_place {
    bool is_card;            /* no room for a level: nothing below is set */
    struct layout_rect page; /* all but the heading */
    struct layout_rect head; /* above the page in low mode; else empty */
    struct layout_rect picture;
    struct layout_rect title, counter, marks[VIEW_MARKS_MAX];
    struct layout_rect buttons[VIEW_LEVEL_BUTTONS]; /* empty: not there */
    int text_px, title_px;                          /* ems */
    int line_px;                                    /* of outlines; doubled with high contrast */
};

struct view_level_place view_level_place(const struct view_level_room *room);

/* Pixels on a millimetre of a panel of that size. */
double view_px_per_mm(int w, int h, double diagonal_in);

/* About how wide a text is, in percent of an em. */
int view_level_text_pct(const char *text);

/* VIEW_BUTTON_LOW, _HINT, _ZOOM or _LEAVE. */
enum view_button page_scene_button(enum view_level_button button);

/* What is written on the page, in one language. */
struct view_level_words {
    const char *labels[VIEW_LEVEL_BUTTONS];
    const char *found;    /* before "2/5" */
    const char *low_note; /* below the heading in low mode */
    const char *no_room;  /* on the card of strips */
};

void page_scene_draw(const struct view_page_ctx *ctx, const struct view_level *level,
                     const struct view_level_room *room, const struct view_level_words *words);

#endif
