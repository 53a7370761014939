/*
 * records/store: the folder of segments, and the numbers of rows across them. Only the writer's
 * thread is in here.
 *
 * Order: store_init() -> store_open() until it succeeds -> store_write() -> … -> store_finish().
 * When store_write() fails, store_is_open() tells whether store_open() has to come first again.
 */
#ifndef RECORDS_STORE_H
#define RECORDS_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "records/rows.h"
#include "records/segment.h"

struct store {
    char *folder;
    int64_t segment_bytes;
    struct segment_run run;
    struct segment *segment; /* the one that grows; NULL: not open */
    int64_t number;          /* its number */
    int64_t next_seq;
    int64_t durable_seq;          /* the highest known to be on disk */
    bool knows_time;              /* the last row on disk knew its time */
    bool has_older_to_fill;       /* utc of rows in older segments, see anchor */
    struct segment_anchor anchor; /* where the time became known */
};

void store_init(struct store *store, const char *data_folder, bool is_rehearsal,
                int64_t segment_bytes);
void store_finish(struct store *store);

/* Finds the newest segment, or makes one; sets damaged ones aside. May be called again. */
bool store_open(struct store *store, struct err *err) MUST_USE;
bool store_is_open(const struct store *store);

/*
 * Writes the rows in one transaction and numbers them. True: they are on disk. False: none of them
 * is (or the next try finds out that they are); the numbers stay with the rows.
 */
bool store_write(struct store *store, const struct rows *rows, struct err *err) MUST_USE;

#endif
