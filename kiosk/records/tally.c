/*
 * What games come to, of games in memory and of games on disk: the latter are made into the former,
 * so that both give the same sums.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "records/game_rows.h"
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
    struct games_query query;
    struct records_tally *out;
};

static void take_game(void *ctx, const struct games_row *row)
{
    records_tally_add(ctx, &row->game);
}

/* A segment counts whole or not at all. */
static bool ask_games(sqlite3 *db, void *ctx)
{
    const struct tally_request *request = ctx;
    struct records_tally tally = *request->out;
    bool ok = games_read(db, &request->query, take_game, &tally);
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
    struct tally_request request = {
        .query = {.is_rehearsal = is_rehearsal, .from_utc = from_utc, .until_utc = until_utc},
        .out = out};
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
    utf8_copy(row->code, sizeof(row->code), reader_text(statement, 0));
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
