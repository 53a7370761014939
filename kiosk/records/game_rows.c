#include "records/game_rows.h"

#include "base/utf8.h"
#include "records/reader.h"
#include "records/rows.h"

static const char sessions_of_time[] =
    "SELECT seq, game, outcome, found, score, utc FROM session"
    " WHERE rehearsal = ?1 AND ((utc >= ?2 AND utc < ?3) OR (?4 AND utc IS NULL)) ORDER BY seq";

/* They stand right behind their session. */
static const char answers_of_session[] =
    "SELECT scene, item, is_found, chosen FROM answer"
    " WHERE seq BETWEEN ?1 + 1 AND ?1 + ?2"
    " AND session = (SELECT id FROM session WHERE seq = ?1) ORDER BY seq";

/* With the texts of its answers. */
struct read_game {
    struct games_row row;
    char scenes[RECORDS_ANSWERS_MAX][ROW_SHORT_TEXT_BYTES + 1];
    char items[RECORDS_ANSWERS_MAX][ROW_SHORT_TEXT_BYTES + 1];
};

static bool read_answers(sqlite3 *db, struct read_game *out)
{
    int result = SQLITE_DONE;
    struct records_game *game = &out->row.game;
    const int64_t numbers[] = {out->row.seq, RECORDS_ANSWERS_MAX};
    sqlite3_stmt *statement = reader_prepare(db, answers_of_session, numbers, 2);
    if (!statement)
        return false;
    while (game->count < RECORDS_ANSWERS_MAX && (result = sqlite3_step(statement)) == SQLITE_ROW) {
        int i = game->count++;
        utf8_copy(out->scenes[i], sizeof(out->scenes[i]), reader_text(statement, 0));
        utf8_copy(out->items[i], sizeof(out->items[i]), reader_text(statement, 1));
        game->answers[i] =
            (struct records_answer){.scene = out->scenes[i],
                                    .item = out->items[i],
                                    .is_found = sqlite3_column_int(statement, 2) != 0,
                                    .chosen = sqlite3_column_int(statement, 3)};
    }
    (void)sqlite3_finalize(statement); /* repeats what the step said */
    return result == SQLITE_DONE || result == SQLITE_ROW;
}

static struct games_row read_row(sqlite3_stmt *sessions)
{
    return (struct games_row){.seq = sqlite3_column_int64(sessions, 0),
                              .has_utc = sqlite3_column_type(sessions, 5) == SQLITE_INTEGER,
                              .utc = sqlite3_column_int64(sessions, 5),
                              .game = {.game = reader_text(sessions, 1),
                                       .outcome = reader_text(sessions, 2),
                                       .found = sqlite3_column_int(sessions, 3),
                                       .score = sqlite3_column_int(sessions, 4)}};
}

bool games_read(sqlite3 *db, const struct games_query *query, games_take *take, void *ctx)
{
    struct read_game read;
    int result = SQLITE_ERROR;
    const int64_t numbers[] = {query->is_rehearsal, query->from_utc, query->until_utc,
                               query->has_unknown};
    if (!reader_has_games(db))
        return false;
    sqlite3_stmt *sessions = reader_prepare(db, sessions_of_time, numbers, 4);
    while (sessions && (result = sqlite3_step(sessions)) == SQLITE_ROW) {
        read.row = read_row(sessions);
        if (!read_answers(db, &read))
            break;
        take(ctx, &read.row);
    }
    (void)sqlite3_finalize(sessions); /* NULL is fine; repeats what the step said */
    return result == SQLITE_DONE;
}
