/*
 * app/check_scenes: what `check` says about scenes.
 */
#ifndef APP_CHECK_SCENES_H
#define APP_CHECK_SCENES_H

#include "app/site.h"
#include "screen/fonts.h"

struct check_watch; /* app/check_content.h */

struct check_scenes {
    const struct site *site;   /* borrowed, like the three below */
    struct check_watch *watch; /* may be NULL; what is left when it says stop is not looked at */
    struct screen_fonts *fonts;
    struct config_report *report;
    int canvas_w, canvas_h; /* of the configured layout */
    size_t count;           /* scenes checked so far */
};

/* All scenes that the player could show. */
void check_scenes_all(struct check_scenes *check);

/* One scene: its folder or its scene.cfg. */
void check_scenes_one(struct check_scenes *check, const char *path);

/* Checks the scenes at path when there are any: a scene's folder or scene.cfg, or a folder of
 * scenes. False: it is something else. */
bool check_scenes_at(struct check_scenes *check, const char *path);

#endif
