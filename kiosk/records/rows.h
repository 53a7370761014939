/*
 * records/rows: rows in memory, and lists of them. A row belongs to the list it is in.
 */
#ifndef RECORDS_ROWS_H
#define RECORDS_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "records/records.h"

enum row_kind { ROW_PLAY, ROW_EVENT, ROW_KIND_COUNT };

#define ROW_TEXTS 4 /* play: playlist, kind, item, end; event: kind, detail (may be NULL) */

struct row {
    struct row *next;
    enum row_kind kind;
    int64_t place; /* in the order of adding, from 1 */
    int64_t seq;   /* 0: has none yet; once given, it stays through every retry */
    struct records_stamp stamp;
    int64_t shown_ms;
    char *texts[ROW_TEXTS];
};

struct rows {
    struct row *first, *last;
    int64_t count;
};

/* Returns a row, owned by the caller until rows_add(); texts are copied, cut and made UTF-8. */
struct row *row_create(enum row_kind kind, struct records_stamp stamp,
                       const char *const texts[ROW_TEXTS]);
void row_destroy(struct row *row); /* NULL is fine */

/* The bytes it takes in a segment, at most (about). */
int64_t row_disk_bytes(const struct row *row);

void rows_add(struct rows *rows, struct row *row); /* takes row */
void rows_finish(struct rows *rows);

/* Moves rows from the front of *from: at most max_count, and max_bytes on disk (but at least one).
 */
struct rows rows_take(struct rows *from, int64_t max_count, int64_t max_bytes);

/* Puts *back (emptied) in front of *rows. */
void rows_put_back(struct rows *rows, struct rows *back);

/* Removes the oldest play, or the oldest row when there is no play; returned owned, NULL if empty.
 */
struct row *rows_remove_oldest(struct rows *rows);

#endif
