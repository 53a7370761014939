/*
 * records: what was played and what happened, on disk, from the first day (SQLite).
 *
 * Segments DATA/records/000001.db … of at most 16 MB, WAL, synchronous=FULL. One writer thread; the
 * calls here only queue and never block on the disk. When the disk is full or read-only the rows
 * wait in memory and records_is_healthy() says so; they are written when it works again (tried
 * every RECORDS_RETRY_MS, and with each new game or ticket). A damaged segment is renamed NAME.bad
 * and a new one begun. Rows queued within RECORDS_COMMIT_MS share a commit; games and tickets do
 * not wait for it.
 *
 * The queue holds RECORDS_QUEUE_MAX plays, events, tickets and whole games. Past that the oldest
 * plays are dropped, then the oldest events, and never a game or ticket. Where it holds nothing
 * else (after days without a disk) what comes is not taken: a game is told so by its number, 0. An
 * event "fault" tells later how many rows were lost.
 *
 * Tables: play, event, session (a game), answer (right behind their session), ticket. Columns of
 * every row: seq (rising over all segments and tables, never reused), boot_id, mono_ms
 * (CLOCK_BOOTTIME), utc (seconds, or NULL while the clock is unset; filled in once it is known, for
 * the rows of this boot), trust (when the row was made), rehearsal. Segments of the first version,
 * without games, are read as they are; the one that is written on gets the tables.
 */
#ifndef RECORDS_RECORDS_H
#define RECORDS_RECORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/clock.h"
#include "base/err.h"

#define RECORDS_SEGMENT_BYTES  16777216 /* 16 MiB */
#define RECORDS_QUEUE_MAX      4096
#define RECORDS_TEXT_MAX_BYTES 4096 /* a longer text is cut at a character */
#define RECORDS_COMMIT_MS      1000
#define RECORDS_RETRY_MS       5000
#define RECORDS_CLOSE_MS       2000
#define RECORDS_LOOK_BACK      2 /* segments */

struct records; /* opaque */

struct records_stamp {
    int64_t mono_ms; /* clock_boot_ms() */
    int64_t utc;     /* ignored when trust is CLOCK_UNSET: stored as NULL */
    enum clock_trust trust;
};

struct records_play {
    const char *playlist; /* borrowed for the call */
    const char *kind;     /* "video", … */
    const char *item;     /* its label */
    struct records_stamp from;
    int64_t shown_ms;
    const char *end; /* "complete", "next", "previous", "changed", "fault", "slate", "quit" */
};

#define RECORDS_ANSWERS_MAX 10

/* One hazard of a level, or one question of the quick quiz. Texts are borrowed for the call. */
struct records_answer {
    const char *scene, *item; /* folder's name; the hazard's id */
    bool is_found;
    int found_s; /* whole seconds since the game began; 0 where not found */
    int hints;   /* 0 to 2 */
    int chosen;  /* 1 to 4 as the file numbers the options; 0: not answered */
    bool is_right;
};

/*
 * One game, whole: the session and its answers go to disk in one commit, numbered one after the
 * other. Only what the privacy rules allow (domain: 5.3): no time finer than the hour (mono_ms of
 * these rows is cut to the minute, utc to the hour, also when it is filled in later), length in
 * steps of 10 s. The numbers' ranges are promises (asserted), and so is the score. Texts are cut at
 * 255 bytes; a NULL one is stored as "" but for scene, entrance and content.
 */
struct records_game {
    char id[33];        /* random, 32 hex digits */
    const char *device; /* device.name */
    const char *game, *scene, *entrance,
        *rule;                     /* "level" …; scene, entrance: NULL where there is none */
    const char *wanted_rule;       /* of kiosk.cfg: another one while the clock is unset */
    const char *outcome, *reached; /* "completed" …; the state it ended in */
    const char *language;          /* "zh", "en" */
    const char *content;           /* version of the content; NULL: as shipped */
    bool is_large, is_contrast, is_low;
    int found, right, score; /* score = found + right, 0 to 10 */
    int duration_s;          /* rounded to 10 s by the call */
    int hints, misses;
    struct records_answer answers[RECORDS_ANSWERS_MAX];
    int count;
};

/*
 * Queues the game and has it written at once. Returns its number (from 1) for records_game_state();
 * 0: the queue is full of games, this one is lost.
 */
int64_t records_add_game(struct records *records, const struct records_game *game,
                         struct records_stamp stamp);

/* A ticket was made, or was exchanged for a prize. Numbered with the games. */
struct records_ticket {
    const char *kind; /* "issued", "redeemed" */
    const char *code; /* hex of its code: says nothing of a person */
    int64_t day;      /* its date, days since 1970-01-01 */
    int scenes;       /* bits */
};
int64_t records_add_ticket(struct records *records, const struct records_ticket *ticket,
                           struct records_stamp stamp);

enum records_state { RECORDS_WAITING, RECORDS_STORED, RECORDS_REFUSED };

/* Whether that game or ticket is on disk. REFUSED: the disk would not at the last try; it stays
 * queued and may be STORED later (but never where there is no such number). Any thread, never
 * blocks on the disk. */
enum records_state records_game_state(struct records *records, int64_t number);

/* Readable (POLLIN) when a state may have changed; records_drain() before waiting again. -1: the
 * system had no descriptor left, look at the states by the clock. */
int records_fd(const struct records *records);
void records_drain(struct records *records);

/* What the games of a time have come to. */
#define RECORDS_TALLY_ITEMS 64
struct records_tally {
    int sessions,
        completed; /* levels and quick quizzes with at least one answer or find; whole ones */
    int levels, level_points; /* completed levels, and their scores' sum */
    struct {
        char scene[64], item[16];
        int shown, missed;
    } items[RECORDS_TALLY_ITEMS]; /* of completed levels; the first item_count are used */
    int item_count;
};

/* Adds one game as it was queued. Items past the first RECORDS_TALLY_ITEMS are not counted. */
void records_tally_add(struct records_tally *tally, const struct records_game *game);

/*
 * Sums the games with from_utc <= utc (cut to the hour) < until_utc in DATA/records, of rehearsals
 * or of the rest; reads only, meant for the time before records_open(). What cannot be read counts
 * as nothing, as does a game whose time is not known.
 */
void records_read_tally(const char *data_folder, bool is_rehearsal, int64_t from_utc,
                        int64_t until_utc, struct records_tally *out);

/* Codes of that day's tickets, for the caller to free: each "issued" or "redeemed" row once, in the
 * order of their making. */
struct records_ticket_row {
    char code[24];
    int scenes;
    bool is_redeemed;
};
struct records_ticket_rows {
    struct records_ticket_row *rows; /* owned */
    size_t count, capacity;
};
void records_read_tickets(const char *data_folder, bool is_rehearsal, int64_t day,
                          struct records_ticket_rows *out);

/*
 * Opens (makes) data_folder/records and starts the writer. Never fails: a folder that cannot be
 * written is reported by records_is_healthy(). is_rehearsal goes on every row.
 */
struct records *records_open(const char *data_folder, bool is_rehearsal);

/* The same with segments of at most segment_bytes (or one row), for tests. */
struct records *records_open_limited(const char *data_folder, bool is_rehearsal,
                                     int64_t segment_bytes);

/*
 * Writes what is queued (at most RECORDS_CLOSE_MS; tries once when the disk refuses), ends the
 * thread, frees. NULL is fine.
 */
void records_close(struct records *records);

/* Any thread. Texts need not be UTF-8: wrong bytes become U+FFFD. */
void records_add_play(struct records *records, const struct records_play *play);

/* kind: "start", "stop", "fault", "decoder", "reload", "slate", …; detail: free text or JSON, may
 * be NULL. */
void records_add_event(struct records *records, const char *kind, const char *detail,
                       struct records_stamp stamp);

/* Tells whether rows reach the disk. False: *err says why (the last failure). Any thread. */
bool records_is_healthy(struct records *records, struct err *err);

/*
 * Has the rows queued so far written now and waits for it. True: they are on disk. False: the disk
 * refused (records_is_healthy() says why), or timeout_ms passed. Any thread.
 */
bool records_flush(struct records *records, int timeout_ms);

/*
 * Reads the utc of the newest row (by seq) that was made while the clock was trusted and in no
 * rehearsal; games and tickets are passed over, their times are cut. False: none in the newest
 * RECORDS_LOOK_BACK segments (weeks of plays; more would keep a slow card busy before the first
 * picture), or they cannot be read. Reads only; meant for the time before records_open().
 */
bool records_newest_trusted(const char *data_folder, int64_t *out_utc);

#endif
