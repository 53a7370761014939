/*
 * app/check_priv: one look at everything, filled by these files:
 *   check.c          the command: which paths
 *   check_playlist.c a playlist: media decoded, texts set in their zone
 *   check_content.c  opening; a whole folder of content as a stick brings it
 */
#ifndef APP_CHECK_PRIV_H
#define APP_CHECK_PRIV_H

#include "app/check_content.h"
#include "app/check_scenes.h"

struct check {
    const struct site *site;   /* borrowed */
    struct check_watch *watch; /* borrowed, may be NULL */
    struct screen *screen;
    struct screen_fonts *fonts;
    struct layout_rect zone; /* of the configured layout */
    struct config_report report;
    size_t items, lists;
    struct check_scenes scenes;
};

/* Opens what drawing needs, for the site's layout or another one (NULL: the site's). Close it in
 * any case. */
bool check_open(struct check *check, const struct site *site, const char *layout,
                struct err *err) MUST_USE;
void check_close(struct check *check);

void check_playlist(struct check *check, const char *folder);
void check_layout(struct check *check, const char *path);

/* The layouts and playlists of a folder of content. */
void check_brought(struct check *check, const char *folder);

/* All of a folder (a real path) of content, as the first place for every name. */
void check_package(struct check *check, const char *folder);

/* Calls `each` for every entry of a folder that has such an ending ("" for folders, but for links
 * to a folder beside them: that is looked at by its own name). */
void check_each(struct check *check, const char *folder, const char *ending,
                void (*each)(struct check *check, const char *path));

#endif
