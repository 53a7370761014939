/*
 * records/reader: looks into segments from outside the writer. Nothing is written, also not where
 * nothing can be.
 */
#ifndef RECORDS_READER_H
#define RECORDS_READER_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "records/found.h"

/* Reads from an open segment into what ctx is; false: it cannot be read. */
typedef bool reader_ask(sqlite3 *db, void *ctx);

/*
 * Opens the file and asks. Where that gives false, once more as a file that stands still, for disks
 * on which not even SQLite's shared memory can be made. False: neither could be read.
 */
bool reader_open_and_ask(const char *path, reader_ask *ask, void *ctx);

/*
 * Prepares a statement with ?1, ?2 … bound to numbers[count]; NULL when that cannot be. The caller
 * finalizes it.
 */
sqlite3_stmt *reader_prepare(sqlite3 *db, const char *sql, const int64_t *numbers, int count);

/* A row's text, borrowed until the next step; "" for NULL. */
const char *reader_text(sqlite3_stmt *statement, int column);

/* Whether the segment's version has games and tickets, as far as this program knows them. */
bool reader_has_games(sqlite3 *db);

/*
 * Asks all segments in which rows made from from_utc on can be, the oldest first, so that rows come
 * in the order of their seqs. Damaged ones and a newer program's are passed over.
 */
void reader_ask_since(const char *data_folder, int64_t from_utc, reader_ask *ask, void *ctx);

#endif
