/*
 * app/site: where this machine's files are, and its settings.
 *
 * Config: -c, else /etc/anxuan when installed, else config/ of the source tree. Playlists stand
 * beside the config folder or in it (-c DIR: DIR/playlists, then DIR/../playlists), then as
 * shipped. Data: --data, $ANXUAN_DATA, /var/lib/anxuan when installed, else build/data.
 */
#ifndef APP_SITE_H
#define APP_SITE_H

#include "app/options.h"
#include "config/config.h"
#include "playlist/fill.h"

struct site {
    char *config;  /* folder */
    char *data;    /* folder */
    char *assets;  /* folder, as shipped */
    char *shipped; /* folder that holds config/ and playlists/ as shipped */
    char *film_program, *picture_program;
    bool is_data_scratch; /* to be removed at the end */
    struct config_kiosk kiosk;
    struct clock clock;
    bool is_rehearsal;
    int64_t floor_utc; /* the clock is unset below it */
    bool has_trust;    /* given by the user */
    enum clock_trust trust;
    int64_t looked_utc; /* when the clock was looked at */
    struct playlist_today today;
};

/*
 * Finds all of it and reads kiosk.cfg. On failure *out_exit is the exit code (66 no such -c, 78
 * kiosk.cfg cannot be used, 73 no data folder) and everything was printed.
 */
bool site_open(struct site *site, const struct options *options, int *out_exit) MUST_USE;

/* Returns the data folder that `run` with these options would use (but for a rehearsal's scratch
 * folder), owned by the caller. */
char *site_data_folder(const struct options *options);

/* Frees, and removes a scratch data folder. */
void site_close(struct site *site);

/* Returns the folder of the playlist (a name, or a path with '/'), owned by the caller. Where there
 * is none: the path where it would have been looked for first. */
char *site_playlist_folder(const struct site *site, const char *name);

/* Reads layouts/NAME.cfg; a layout that cannot be read is the built-in one over w × h. */
void site_load_layout(const struct site *site, const char *name, int w, int h,
                      struct layout *layout, struct config_report *report);

/*
 * Whether path may be decoded where the child cannot be confined: only what the owner installed,
 * and only with video.require_cell = false; never what came by a stick (DATA/content/).
 */
bool site_is_cell_optional(const struct site *site, const char *path);

/* Plays when nothing else is asked for. */
#define SITE_PLAYLIST "attract"

/* Returns the path of the slate's ground for a panel of that shape, owned by the caller (free()).
 */
char *site_slate_ground(const struct site *site, int w, int h);

/* Looks at the clock again, when another second has begun: call it once per turn. */
void site_look_at_clock(struct site *site);

/* What the clock was worth at the last look, and what day it was for items. */
enum clock_trust site_trust(const struct site *site);
struct playlist_today site_today(const struct site *site);

/* The words for {theme} and friends, now; borrowed from the site. */
struct playlist_fill site_fill(const struct site *site);

/* Returns text filled in, owned by the caller (free()); "" for NULL. */
char *site_fill_text(const struct site *site, const char *text);

#endif
