/*
 * What games come to, of games in memory and of games on disk: the latter are made into the former,
 * so that both give the same sums.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "records/reader.h"
#include "records/records.h"
#include "records/rows.h"

#define DAY_S       86400
#define TICKETS_MAX 100000 /* a day's: more than can be made in one */

/* As it would come back from the disk. */
static void copy_stored(char *out, size_t out_bytes, const char *text)
{
    char *stored = row_clean_text(text ? text : "", ROW_SHORT_TEXT_BYTES);
    utf8_copy(out, out_bytes, stored);
    free(stored);
}

/* Counts the item where there is a place for it left. */
static void count_item(struct records_tally *tally, const struct records_answer *answer)
{
    char scene[sizeof(tally->items[0].scene)];
    char item[sizeof(tally->items[0].item)];
    int i = 0;
    copy_stored(scene, sizeof(scene), answer->scene);
    copy_stored(item, sizeof(item), answer->item);
    while (i < tally->item_count &&
           (strcmp(tally->items[i].scene, scene) != 0 || strcmp(tally->items[i].item, item) != 0))
        i++;
    if (i == RECORDS_TALLY_ITEMS)
        return;
    if (i == tally->item_count) {
        tally->item_count++;
        memcpy(tally->items[i].scene, scene, sizeof(scene));
        memcpy(tally->items[i].item, item, sizeof(item));
    }
    tally->items[i].shown++;
    tally->items[i].missed += !answer->is_found;
}

static bool has_begun(const struct records_game *game)
{
    bool has_begun = game->found > 0;
    for (int i = 0; i < game->count; i++)
        has_begun = has_begun || game->answers[i].chosen > 0;
    return has_begun;
}

void records_tally_add(struct records_tally *tally, const struct records_game *game)
{
    bool is_completed = str_same(game->outcome, "completed");
    tally->sessions += has_begun(game);
    tally->completed += is_completed;
    if (!is_completed || !str_same(game->game, "level"))
        return;
    tally->levels++;
    tally->level_points += game->score;
    for (int i = 0; i < game->count; i++)
        count_item(tally, &game->answers[i]);
}

struct tally_request {
    int64_t from_utc, until_utc;
    bool is_rehearsal;
    struct records_tally *out;
};

static const char sessions_of_time[] =
    "SELECT seq, game, outcome, found, score FROM session"
    " WHERE rehearsal = ?1 AND utc >= ?2 AND utc < ?3 ORDER BY seq";

/* They stand right behind their session. */
static const char answers_of_session[] =
    "SELECT scene, item, is_found, chosen FROM answer"
    " WHERE seq BETWEEN ?1 + 1 AND ?1 + ?2"
    " AND session = (SELECT id FROM session WHERE seq = ?1) ORDER BY seq";

/* A game with the texts of its answers. */
struct read_game {
    struct records_game game;
    char scenes[RECORDS_ANSWERS_MAX][ROW_SHORT_TEXT_BYTES + 1];
    char items[RECORDS_ANSWERS_MAX][ROW_SHORT_TEXT_BYTES + 1];
};

static const char *text_at(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text ? text : "";
}

static bool read_answers(sqlite3 *db, int64_t seq, struct read_game *out)
{
    int result = SQLITE_DONE;
    const int64_t numbers[] = {seq, RECORDS_ANSWERS_MAX};
    sqlite3_stmt *statement = reader_prepare(db, answers_of_session, numbers, 2);
    if (!statement)
        return false;
    while (out->game.count < RECORDS_ANSWERS_MAX &&
           (result = sqlite3_step(statement)) == SQLITE_ROW) {
        int i = out->game.count++;
        utf8_copy(out->scenes[i], sizeof(out->scenes[i]), text_at(statement, 0));
        utf8_copy(out->items[i], sizeof(out->items[i]), text_at(statement, 1));
        out->game.answers[i] =
            (struct records_answer){.scene = out->scenes[i],
                                    .item = out->items[i],
                                    .is_found = sqlite3_column_int(statement, 2) != 0,
                                    .chosen = sqlite3_column_int(statement, 3)};
    }
    (void)sqlite3_finalize(statement); /* repeats what the step said */
    return result == SQLITE_DONE || result == SQLITE_ROW;
}

static bool add_games(sqlite3 *db, sqlite3_stmt *sessions, struct records_tally *tally)
{
    struct read_game read;
    int result;
    while ((result = sqlite3_step(sessions)) == SQLITE_ROW) {
        read.game = (struct records_game){.game = text_at(sessions, 1),
                                          .outcome = text_at(sessions, 2),
                                          .found = sqlite3_column_int(sessions, 3),
                                          .score = sqlite3_column_int(sessions, 4)};
        if (!read_answers(db, sqlite3_column_int64(sessions, 0), &read))
            return false;
        records_tally_add(tally, &read.game);
    }
    return result == SQLITE_DONE;
}

/* A segment counts whole or not at all. */
static bool ask_games(sqlite3 *db, void *ctx)
{
    const struct tally_request *request = ctx;
    const int64_t numbers[] = {request->is_rehearsal, request->from_utc, request->until_utc};
    struct records_tally tally = *request->out;
    if (!reader_has_games(db))
        return false;
    sqlite3_stmt *sessions = reader_prepare(db, sessions_of_time, numbers, 3);
    bool ok = sessions && add_games(db, sessions, &tally);
    (void)sqlite3_finalize(sessions); /* NULL is fine; repeats what the step said */
    if (ok)
        *request->out = tally;
    return ok;
}

/* A rehearsal's times are made up: real rows do not tell where they end. */
static int64_t search_from(bool is_rehearsal, int64_t from_utc)
{
    return is_rehearsal ? INT64_MIN : from_utc;
}

void records_read_tally(const char *data_folder, bool is_rehearsal, int64_t from_utc,
                        int64_t until_utc, struct records_tally *out)
{
    struct tally_request request = {from_utc, until_utc, is_rehearsal, out};
    memset(out, 0, sizeof(*out));
    reader_ask_since(data_folder, search_from(is_rehearsal, from_utc), ask_games, &request);
}

struct ticket_request {
    int64_t day;
    bool is_rehearsal;
    struct records_ticket_rows *out;
};

static const char tickets_of_day[] = "SELECT code, scenes, kind = 'redeemed' FROM ticket"
                                     " WHERE rehearsal = ?1 AND day = ?2 ORDER BY seq";

static void add_ticket(sqlite3_stmt *statement, struct records_ticket_rows *out)
{
    out->rows = mem_grow(out->rows, out->count, &out->capacity, sizeof(*out->rows));
    struct records_ticket_row *row = &out->rows[out->count++];
    utf8_copy(row->code, sizeof(row->code), text_at(statement, 0));
    row->scenes = sqlite3_column_int(statement, 1);
    row->is_redeemed = sqlite3_column_int(statement, 2) != 0;
}

static bool ask_tickets(sqlite3 *db, void *ctx)
{
    const struct ticket_request *request = ctx;
    const int64_t numbers[] = {request->is_rehearsal, request->day};
    size_t before = request->out->count;
    int result = SQLITE_ERROR;
    if (!reader_has_games(db))
        return false;
    sqlite3_stmt *statement = reader_prepare(db, tickets_of_day, numbers, 2);
    while (statement && (result = sqlite3_step(statement)) == SQLITE_ROW &&
           request->out->count < TICKETS_MAX)
        add_ticket(statement, request->out);
    (void)sqlite3_finalize(statement); /* NULL is fine; repeats what the step said */
    if (result == SQLITE_DONE || result == SQLITE_ROW)
        return true;
    request->out->count = before;
    return false;
}

void records_read_tickets(const char *data_folder, bool is_rehearsal, int64_t day,
                          struct records_ticket_rows *out)
{
    struct ticket_request request = {day, is_rehearsal, out};
    int64_t from_utc = (day - 1) * DAY_S; /* whatever the zone, and whenever it was written */
    *out = (struct records_ticket_rows){0};
    reader_ask_since(data_folder, search_from(is_rehearsal, from_utc), ask_tickets, &request);
}
