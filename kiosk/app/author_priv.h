/*
 * app/author_priv: the state of `anxuan scene FILE`, and its parts.
 */
#ifndef APP_AUTHOR_PRIV_H
#define APP_AUTHOR_PRIV_H

#include "app/options.h"
#include "app/site.h"
#include "base/file.h"
#include "config/scene_save.h"
#include "quiz/hit.h"
#include "quiz/panel.h"
#include "screen/input.h"
#include "screen/picture.h"
#include "view/page_author.h"

struct author {
    const struct options *options;
    struct site site;
    struct config_scene scene;
    struct quiz_draft *draft; /* of scene */
    struct screen *screen;
    struct screen_fonts *fonts;
    struct screen_image *picture; /* or NULL */
    int w, h;                     /* of the window */
    int canvas_w, canvas_h;       /* of the kiosk's layout */
    bool has_reach, is_safe;
    bool is_stale;    /* is to be drawn again */
    bool is_warned;   /* of changes that quitting would lose */
    bool is_done;     /* quit */
    bool is_broken;   /* the saved file could not be read again */
    bool has_pointer; /* a finger or button is down: that one */
    int64_t pointer;
    int pressed; /* the button it went down on, or VIEW_AUTHOR_NONE */
    enum view_note note_kind;
    char note[256];
};

void author_note(struct author *author, enum view_note kind, const char *format, ...)
    PRINTF_LIKE(3, 4);

void author_load_picture(struct author *author);
void author_save(struct author *author);

/* author_input.c: a key, a touch, or what the window says. */
void author_take(struct author *author, const struct screen_event *event);

#endif
