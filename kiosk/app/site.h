/*
 * app/site: where this machine's files are, and its settings.
 *
 * A name is looked up in the active generation of content from sticks (DATA/content/N, which has
 * playlists/, config/ and assets/), then in the config folder, then as shipped. kiosk.cfg and keys/
 * are never a stick's. A rehearsal in a scratch folder has no generation.
 *
 * Config: -c, else /etc/anxuan when installed, else config/ of the source tree. Playlists stand
 * beside the config folder or in it (-c DIR: DIR/playlists, then DIR/../playlists), then as
 * shipped; scenes likewise in assets/scenes. Data: --data, $ANXUAN_DATA, /var/lib/anxuan when
 * installed, else build/data.
 */
#ifndef APP_SITE_H
#define APP_SITE_H

#include "app/options.h"
#include "config/config.h"
#include "playlist/fill.h"

struct site {
    char *config;   /* folder */
    char *data;     /* folder */
    char *content;  /* folder of the active generation, NULL: as installed */
    int generation; /* its number; 0: as installed */
    char *assets;   /* folder, as shipped */
    char *layers;   /* folder with the layers of shipped scenes, beside the program */
    char *locale;   /* folder with the catalogues, beside the program or as installed */
    char *voice;    /* folder with texts read by a machine */
    char *shipped;  /* folder that holds config/ and playlists/ as shipped */
    char *film_program, *picture_program, *clock_program, *stick_program;
    bool is_data_scratch; /* to be removed at the end */
    struct config_kiosk kiosk;
    struct clock clock;
    bool is_rehearsal;
    int64_t build_utc; /* when this program was made */
    int64_t floor_utc; /* the clock is unset below it */
    bool is_at;        /* the user says what time it is */
    bool has_given_trust;
    enum clock_trust given_trust;
    bool is_synchronised, is_set_by_staff; /* at the last look */
    int64_t set_utc;                       /* what staff set it to, this boot */
    int64_t lowered_from_utc;              /* the floor before it was lowered; 0: not news */
    enum clock_trust trust;
    int64_t looked_utc; /* when the clock was looked at */
    struct playlist_today today;
};

/*
 * Finds all of it, reads kiosk.cfg and opens the catalogues (view/words). On failure *out_exit is
 * the exit code (66 no such -c, 78 kiosk.cfg cannot be used, 73 no data folder) and everything was
 * printed.
 */
bool site_open(struct site *site, const struct options *options, int *out_exit) MUST_USE;

/* The same for a command that keeps nothing: never a scratch folder, so that it sees the content
 * that `run` would show. */
bool site_open_reading(struct site *site, const struct options *options, int *out_exit) MUST_USE;

/*
 * From now on that generation is the first place to look (0, or one that is not there: as
 * installed). What was found before is not looked for again: that is the caller's.
 */
void site_set_content(struct site *site, int generation);

/* Returns the data folder that `run` with these options would use (but for a rehearsal's scratch
 * folder), owned by the caller. */
char *site_data_folder(const struct options *options);

/* Frees, and removes a scratch data folder. */
void site_close(struct site *site);

/* Returns the folder of the playlist (a name, or a path with '/'), owned by the caller. Where there
 * is none: the path where it would have been looked for first. */
char *site_playlist_folder(const struct site *site, const char *name);

/* The same of a scene: ROOT/assets/scenes/NAME. */
char *site_scene_folder(const struct site *site, const char *name);

/*
 * Returns the sound file of a text (lang: "zh", "en"; id as `anxuan scene FOLDER --texts` prints
 * it), owned by the caller: recorded by people (ROOT/assets/voice/LANG/ID.ogg, looked for as scenes
 * are), else read by a machine (*out_is_made). NULL: there is none.
 */
char *site_voice_file(const struct site *site, const char *lang, const char *id, bool *out_is_made);

/* Names of folders, sorted. */
struct site_names {
    char **names; /* owned */
    size_t count, capacity;
};

/* All scenes that site_scene_folder() finds. Finish them. */
struct site_names site_scene_names(const struct site *site);
void site_names_finish(struct site_names *names);

/* The names of all calendars (files *.ics of calendars/: the generation's, and those in the config
 * folder's, or in the shipped one where there is none). Finish them. */
struct site_names site_calendar_names(const struct site *site);

/*
 * Returns the path of a file or folder of the configuration, owned by the caller: in the active
 * generation (schedule.cfg, and files in layouts/, calendars/, alerts/ only), else in the config
 * folder, else as shipped. Where there is none: the path in the config folder.
 */
char *site_config_path(const struct site *site, const char *name);

/* Whether a name can be a playlist's: not empty, at most 64 bytes, no leading dot, no '/' or '\\',
 * no control characters. */
bool site_is_plain_name(const char *name);

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

/*
 * Learns from the data folder, for `run`: the floor rises to the newest trusted row, and whether
 * staff set the clock since this boot. A rehearsal learns nothing. Never fails.
 */
void site_learn_clock(struct site *site);

/*
 * Staff have set the clock to utc: it is trusted at once, and after a restart in the same boot when
 * that could be written down (false: it could not).
 */
bool site_note_set(struct site *site, int64_t utc, struct err *err) MUST_USE;

/* Whether the floor was lowered since the last call, by a trusted time (a rehearsal's or --trust's
 * never is one): what it was. */
bool site_take_lowered(struct site *site, int64_t *out_was_utc);

/* For site_look_at_clock(): decides what the clock is worth that says utc. */
void site_judge_clock(struct site *site, int64_t utc);

/* What the clock was worth at the last look, and what day it was for items. */
enum clock_trust site_trust(const struct site *site);
struct playlist_today site_today(const struct site *site);

/* The words for {theme} and friends, now; borrowed from the site. */
struct playlist_fill site_fill(const struct site *site);

/* Returns text filled in, owned by the caller (free()); "" for NULL. */
char *site_fill_text(const struct site *site, const char *text);

#endif
