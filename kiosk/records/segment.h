/*
 * records/segment: one SQLite file of rows. Only the writer's thread is in here.
 *
 * Order: segment_open() -> [segment_begin() -> segment_add() … -> segment_commit(), or
 * segment_roll_back() after any failure] -> segment_close().
 */
#ifndef RECORDS_SEGMENT_H
#define RECORDS_SEGMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "records/rows.h"

#define SEGMENT_BOOT_ID_BYTES 40

enum segment_verdict {
    SEGMENT_READY,   /* *out is open */
    SEGMENT_DAMAGED, /* not a database, or its pages contradict each other */
    SEGMENT_FOREIGN, /* made by a newer program: leave it alone */
    SEGMENT_REFUSED  /* the disk or the system would not: try again later */
};

struct segment; /* opaque */

/* Facts that all rows of a run share. */
struct segment_run {
    char boot_id[SEGMENT_BOOT_ID_BYTES];
    bool is_rehearsal;
};

/* A moment known by both clocks. */
struct segment_anchor {
    int64_t mono_ms, utc;
};

/*
 * Opens or makes the file, checks it whole, gives an older program's the new tables. Not READY:
 * *err says why, in Chinese first.
 */
enum segment_verdict segment_open(const char *path, struct segment **out, struct err *err);
void segment_close(struct segment *segment); /* NULL is fine */

bool segment_begin(struct segment *segment, struct err *err) MUST_USE;

/* The row, and behind it its answers with the seqs that follow. */
bool segment_add(struct segment *segment, const struct row *row, const struct segment_run *run,
                 struct err *err) MUST_USE;
bool segment_commit(struct segment *segment, struct err *err) MUST_USE;
void segment_roll_back(struct segment *segment);

/* Within begin and commit: gives the run's boot's rows without utc one, counted from the anchor. */
bool segment_fill_utc(struct segment *segment, const struct segment_run *run,
                      struct segment_anchor anchor, struct err *err) MUST_USE;

/* The last row's seq (0: no rows) and its boot. */
bool segment_last(struct segment *segment, int64_t *out_seq,
                  char out_boot_id[SEGMENT_BOOT_ID_BYTES], struct err *err) MUST_USE;

/* What the file takes, the part in the write-ahead log included. */
bool segment_size(struct segment *segment, int64_t *out_bytes, struct err *err) MUST_USE;

/* After a failure: whether the same segment may be tried again as it is (the disk was only full).
 */
bool segment_may_retry(const struct segment *segment);

#endif
