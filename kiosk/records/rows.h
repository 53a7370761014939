/*
 * records/rows: rows in memory, and lists of them. A row belongs to the list it is in. A whole game
 * is one row there, so that nothing can come between its parts.
 */
#ifndef RECORDS_ROWS_H
#define RECORDS_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "records/records.h"

enum row_kind { ROW_PLAY, ROW_EVENT, ROW_SESSION, ROW_ANSWER, ROW_TICKET, ROW_KIND_COUNT };

#define ROW_TEXTS            11
#define ROW_NUMBERS          9
#define ROW_SHORT_TEXT_BYTES 255 /* of a game's and a ticket's texts: a folder's name, an id */

/* What a row of that kind holds, in the order of schema_insert. */
struct row_shape {
    int texts, numbers;
    bool is_private; /* its time is stored in large steps, see records.h */
};
const struct row_shape *row_shape(enum row_kind kind);

struct row {
    struct row *next;
    enum row_kind kind;
    int64_t place;              /* in the order of adding, from 1 */
    int64_t number;             /* of a game or ticket, as records.h counts them; else 0 */
    int64_t seq;                /* 0: has none yet; once given, it stays through every retry */
    struct records_stamp stamp; /* exact, also where it is stored in large steps */
    struct row *answers;        /* of a session: stored with it, their seqs follow its own */
    int64_t numbers[ROW_NUMBERS];
    char *texts[ROW_TEXTS];
};

struct rows {
    struct row *first, *last;
    int64_t count;
};

/* Return a row, owned by the caller until rows_add(); texts are copied, cut and made UTF-8. */
struct row *row_create_play(const struct records_play *play);
struct row *row_create_event(const char *kind, const char *detail, struct records_stamp stamp);
struct row *row_create_game(const struct records_game *game, struct records_stamp stamp);
struct row *row_create_ticket(const struct records_ticket *ticket, struct records_stamp stamp);
void row_destroy(struct row *row); /* with its answers; NULL is fine */

/* Returns a copy, owned by the caller, cut to max_bytes at a character; NULL for NULL. */
char *row_clean_text(const char *text, size_t max_bytes);

/* The bytes it takes in a segment with its answers, at most (about). */
int64_t row_disk_bytes(const struct row *row);

/* The rows on disk: 1 and its answers. */
int64_t row_span(const struct row *row);

void rows_add(struct rows *rows, struct row *row); /* takes row */
void rows_finish(struct rows *rows);

/* Moves rows from the front of *from: at most max_count, and max_bytes on disk (but at least one).
 */
struct rows rows_take(struct rows *from, int64_t max_count, int64_t max_bytes);

/* Puts *back (emptied) in front of *rows. */
void rows_put_back(struct rows *rows, struct rows *back);

/*
 * Removes the oldest play, or the oldest event when there is no play; returned owned. NULL: there
 * are only games and tickets, which are never removed.
 */
struct row *rows_remove_oldest(struct rows *rows);

/* The number of the last game or ticket among them; 0: none. */
int64_t rows_last_number(const struct rows *rows);

#endif
