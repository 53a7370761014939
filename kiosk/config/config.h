/*
 * config: text files from outside -> typed settings, playlists, layouts.
 *
 * Every loader reports all it finds wrong into *report and gives back the best that is left: a bad
 * item is left out, a bad key keeps its default. Only what a return value says is fatal.
 * Files: <config folder>/kiosk.cfg, <config folder>/layouts/NAME.cfg, playlists/NAME/.
 */
#ifndef CONFIG_CONFIG_H
#define CONFIG_CONFIG_H

#include <stdint.h>

#include "config/report.h"
#include "layout/layout.h"
#include "playlist/playlist.h"

enum config_profile {
    CONFIG_PLAZA,
    CONFIG_LOBBY,
    CONFIG_SCHOOL,
    CONFIG_ELEVATOR,
    CONFIG_PROFILE_COUNT
};

/* kiosk.cfg. The texts are NUL-terminated UTF-8. */
struct config_kiosk {
    struct {
        char name[64], timezone[64], organiser[128], theme[256], hotline[64];
        enum config_profile profile;
    } device;
    struct {
        char layout[64], led_profile[64];
        double diagonal_in; /* 1 to 2000 */
        bool is_public;
    } display;
    struct {
        int volume;       /* 0 to 100 */
        char device[128]; /* "auto", "none" or an ALSA name */
    } sound;
    struct {
        bool require_cell; /* nothing is decoded by a process that cannot be confined */
    } video;
    struct {
        char daily_rule[16]; /* honour | ticket | staff_pin */
        int idle_menu_s, idle_question_s, warn_s, max_session_s;
        int prize_per_day; /* at most so many prizes a day */
        bool prize, hints;
    } quiz;
    struct {
        char trust[16]; /* signed | pin | any */
        char becomes[64];
        int max_files;
        int64_t max_bytes;
        int min_free_percent;
        int max_name_bytes, max_depth; /* of a file's path */
        int64_t max_sums_bytes;        /* of SHA256SUMS */
        char feedback[16];             /* full | corner | none */
    } usb;
    struct {
        int keep_days;
        int64_t max_bytes;
    } records;
    struct {
        char pin_hash[160];
    } staff;
    struct {
        int change_wait_s;
    } control;
};

/* The built-in defaults (the shipped kiosk.cfg equals them). */
void config_kiosk_defaults(struct config_kiosk *kiosk);

/*
 * Reads path over the defaults. A missing file is the defaults and no message. False when the file
 * has a syntax error or a value that cannot be used (then `run` ends with 78); *kiosk holds what
 * could be read all the same.
 */
bool config_kiosk_load(const char *path, struct config_kiosk *kiosk,
                       struct config_report *report) MUST_USE;

/* Replaces `pin_hash` in the text of kiosk.cfg at path, keeping all else, or makes the file. */
bool config_kiosk_set_pin_hash(const char *path, const char *hash, struct err *err) MUST_USE;

/* Reads layouts/NAME.cfg. False when it gives no usable zone; *layout is untouched then. */
bool config_layout_load(const char *path, struct layout *layout,
                        struct config_report *report) MUST_USE;

/*
 * Reads the folder: playlist.cfg when there is one (its items only), else .m3u8 lists, else all
 * media in natural order; ticker from playlist.cfg, else ticker.txt. *list is filled fresh (finish
 * it). False when the folder cannot be read at all or playlist.cfg has a syntax error: *list is
 * then empty but for name and folder (and, after a syntax error, the media found in the folder, so
 * that the show goes on).
 */
bool config_playlist_load(const char *folder, struct playlist *list,
                          struct config_report *report) MUST_USE;

#endif
