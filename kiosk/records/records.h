/*
 * records: what was played and what happened, on disk, from the first day (SQLite).
 *
 * Segments DATA/records/000001.db … of at most 16 MB, WAL, synchronous=FULL. One writer thread; the
 * calls here only queue (at most RECORDS_QUEUE_MAX rows; past that the oldest plays are dropped and
 * counted, and an event "fault" tells the number later) and never block on the disk. When the disk
 * is full or read-only the rows wait in memory and records_is_healthy() says so; they are written
 * when it works again (tried every RECORDS_RETRY_MS). A damaged segment is renamed NAME.bad and a
 * new one begun. Rows queued within RECORDS_COMMIT_MS share a commit.
 *
 * Columns of every row: seq (rising over all segments and tables, never reused), boot_id, mono_ms
 * (CLOCK_BOOTTIME), utc (seconds, or NULL while the clock is unset; filled in once it is known, for
 * the rows of this boot), trust (when the row was made), rehearsal.
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
 * rehearsal. False: none in the newest RECORDS_LOOK_BACK segments (weeks of plays; more
 * would keep a slow card busy before the first picture), or they
 * cannot be read. Reads only; meant for the time before records_open().
 */
bool records_newest_trusted(const char *data_folder, int64_t *out_utc);

#endif
