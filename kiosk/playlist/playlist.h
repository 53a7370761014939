/*
 * playlist: what a list of items is, and which one comes next.
 *
 * Pure: no files, no clock. `config` builds a struct playlist from a folder; the director asks
 * playlist_next() and playlist_item_is_due(). Names follow the operators' files.
 */
#ifndef PLAYLIST_PLAYLIST_H
#define PLAYLIST_PLAYLIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/civil.h"
#include "base/str.h"

#define PLAYLIST_ITEMS_MAX        100000
#define PLAYLIST_REPEAT_MAX       1000
#define PLAYLIST_SECONDS_MAX      86400
#define PLAYLIST_SECONDS_OF_IMAGE 10
#define PLAYLIST_SECONDS_OF_CARD  8

enum playlist_kind {
    PLAYLIST_VIDEO,
    PLAYLIST_IMAGE,
    PLAYLIST_SLOGAN,
    PLAYLIST_QR,
    PLAYLIST_COUNTDOWN,
    PLAYLIST_STATS, /* how today's quiz went: the player knows */
    PLAYLIST_KIND_COUNT
};

enum playlist_fit { PLAYLIST_CONTAIN, PLAYLIST_COVER, PLAYLIST_STRETCH, PLAYLIST_FIT_COUNT };
enum playlist_enter { PLAYLIST_CUT, PLAYLIST_FADE, PLAYLIST_PUSH, PLAYLIST_ENTER_COUNT };

/* The words as written in files: "video", "contain", "fade"; and back, -1 when unknown. */
const char *playlist_kind_name(enum playlist_kind kind);
const char *playlist_fit_name(enum playlist_fit fit);
const char *playlist_enter_name(enum playlist_enter enter);
int playlist_fit_find(const char *name);
int playlist_enter_find(const char *name);

struct playlist_item {
    enum playlist_kind kind;
    char *path; /* video, image: the file (absolute or from the working folder), else NULL */
    char *path_portrait; /* the same for a zone taller than wide (NAME-portrait.EXT), or NULL */
    char *text;          /* slogan: its words; qr, countdown: the line below; else NULL */
    char *title;         /* qr: the heading; video: set above it on upright screens; else NULL */
    char *target; /* qr: what the code says; countdown: a date or "campaign:NAME"; else NULL */
    char *style;  /* slogan: the card's style, NULL for the default */
    int64_t duration_ms; /* 0 for a film: its own length; else 100 to 86,400,000 */
    int volume_pct;      /* film: 0 to 100, of the general volume */
    enum playlist_fit fit;
    enum playlist_enter enter;
    int repeat; /* 1 to PLAYLIST_REPEAT_MAX times in a row */
    bool has_from, has_until;
    struct civil_date from, until; /* inclusive */
    uint32_t days;                 /* set of enum day_word, any of which must hold; 0: every day */
    bool is_for_adults; /* audience = ["adult"]: left out where the profile is "school" */
    int line;           /* where it stands in playlist.cfg, 0 when it came from the folder */
};

/* All pointers are owned by the playlist; free with playlist_finish(). */
struct playlist {
    char *name;   /* the folder's name */
    char *folder; /* its path */
    char *title;  /* or NULL */
    struct playlist_item *items;
    size_t count;
    size_t capacity;
    char **ticker; /* ticker lines */
    size_t ticker_count;
    size_t ticker_capacity;
};

void playlist_finish(struct playlist *list);

/* Appends an item with the defaults of its kind and returns it (borrowed until the next append). */
struct playlist_item *playlist_add(struct playlist *list, enum playlist_kind kind);
void playlist_add_ticker(struct playlist *list, const char *line);

/* What an item is called in messages, records and `status`: the file's name, or the first words. */
void playlist_item_label(const struct playlist_item *item, char *out, size_t out_bytes);

/* The path to show in a zone of that shape (borrowed; NULL for cards). */
const char *playlist_item_path(const struct playlist_item *item, bool is_portrait);

struct playlist_today {
    struct civil_date date;
    uint32_t words;      /* set of enum day_word that hold */
    bool is_clock_unset; /* then dates and days do not count, everything is due */
    bool is_school;      /* device.profile = "school" */
};

bool playlist_item_is_due(const struct playlist_item *item, const struct playlist_today *today);

/*
 * Tells which item comes after (step 1) or before (step -1) item `from` (-1: the start), walking
 * round; only items that are due and for which may_play (NULL: all) says yes. Returns -1 when there
 * is none. The item itself may come again.
 */
typedef bool playlist_filter(const struct playlist_item *item, const void *ctx);
int64_t playlist_next(const struct playlist *list, int64_t from, int step,
                      const struct playlist_today *today, playlist_filter *may_play,
                      const void *ctx);

#endif
