/*
 * records/game_rows: games out of an open segment, as they were queued. Reads only.
 */
#ifndef RECORDS_GAME_ROWS_H
#define RECORDS_GAME_ROWS_H

#include <sqlite3.h>

#include "records/records.h"

struct games_query {
    bool is_rehearsal;
    int64_t from_utc, until_utc; /* from_utc <= utc (cut to the hour) < until_utc */
    bool has_unknown;            /* those without a time too */
};

struct games_row {
    int64_t seq;
    bool has_utc;
    int64_t utc;
    struct records_game game; /* what sums are made of: game, outcome, found, score, answers */
};

/* The row is borrowed for the call. */
typedef void games_take(void *ctx, const struct games_row *row);

/* Gives take each of them in the order of their seqs. False: the rest cannot be read. */
bool games_read(sqlite3 *db, const struct games_query *query, games_take *take, void *ctx);

#endif
