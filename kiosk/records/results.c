#include "records/results.h"

#include <sqlite3.h>
#include <stdio.h>

#include "base/clock.h"
#include "records/daily.h"
#include "records/reader.h"
#include "json/json.h"

/*
 * A segment that could not be read to its end is asked once more: each pass goes on behind the last
 * row it has seen.
 */
struct results {
    int64_t from_utc;
    size_t left_bytes;
    records_results_take *take;
    void *ctx;
    struct err *err;
    bool has_failed;  /* take has */
    bool is_cut;      /* the limit was passed */
    const char *kind; /* of the pass: "plays" */
    struct str lines;
    int files;        /* of the pass */
    bool is_full;     /* the pass may take no more */
    int64_t last_seq; /* of the pass */
    struct daily daily;
};

static void give(struct results *results, const char *name, const struct str *text)
{
    if (!results->has_failed &&
        !results->take(results->ctx, name, text->text ? text->text : "", text->len, results->err))
        results->has_failed = true;
}

/* Gives the lines there are as the pass's next file. */
static void give_lines(struct results *results)
{
    char name[64];
    int number = ++results->files;
    results->is_full = results->is_full || results->lines.len > results->left_bytes;
    if (results->is_full) {
        results->is_cut = true;
    } else {
        (void)snprintf(name, sizeof(name), number > 1 ? "%s-%d.jsonl" : "%s.jsonl", results->kind,
                       number);
        results->left_bytes -= results->lines.len;
        give(results, name, &results->lines);
    }
    str_clear(&results->lines);
}

static void add_text(struct str *out, const char *name, const char *text)
{
    str_addf(out, ",\"%s\":", name);
    if (text)
        json_add_string(out, text);
    else
        str_add(out, "null");
}

/* What every row begins with: seq, boot_id, mono_ms, utc, trust. */
static void add_stamp(struct str *out, sqlite3_stmt *row)
{
    str_addf(out, "{\"seq\":%lld,\"boot_id\":", (long long)sqlite3_column_int64(row, 0));
    json_add_string(out, reader_text(row, 1));
    str_addf(out, ",\"mono_ms\":%lld", (long long)sqlite3_column_int64(row, 2));
    if (sqlite3_column_type(row, 3) == SQLITE_INTEGER) {
        char time[40];
        int64_t utc = sqlite3_column_int64(row, 3);
        civil_format_rfc3339(utc, clock_offset_s(utc), time, sizeof(time));
        str_addf(out, ",\"utc\":%lld,\"time\":\"%s\"", (long long)utc, time);
    } else {
        str_add(out, ",\"utc\":null,\"time\":null");
    }
    add_text(out, "trust", reader_text(row, 4));
}

#define ROWS_SINCE(columns, table)                                                                 \
    "SELECT seq, boot_id, mono_ms, utc, trust, " columns " FROM " table                            \
    " WHERE rehearsal = 0 AND (utc >= ?1 OR utc IS NULL) AND seq > ?2 ORDER BY seq"

static const char plays_since[] = ROWS_SINCE("playlist, kind, item, shown_ms, ended", "play");
static const char events_since[] = ROWS_SINCE("kind, detail", "event");

static void add_play(struct results *results, sqlite3_stmt *row)
{
    struct str *out = &results->lines;
    struct daily_play play = {.has_utc = sqlite3_column_type(row, 3) == SQLITE_INTEGER,
                              .utc = sqlite3_column_int64(row, 3),
                              .playlist = reader_text(row, 5),
                              .kind = reader_text(row, 6),
                              .item = reader_text(row, 7),
                              .shown_ms = sqlite3_column_int64(row, 8)};
    daily_add_play(&results->daily, &play);
    add_stamp(out, row);
    add_text(out, "playlist", play.playlist);
    add_text(out, "kind", play.kind);
    add_text(out, "item", play.item);
    str_addf(out, ",\"shown_ms\":%lld", (long long)play.shown_ms);
    add_text(out, "ended", reader_text(row, 9));
    str_add(out, "}\n");
}

static void add_event(struct results *results, sqlite3_stmt *row)
{
    struct str *out = &results->lines;
    add_stamp(out, row);
    add_text(out, "kind", reader_text(row, 5));
    add_text(out, "detail", (const char *)sqlite3_column_text(row, 6));
    str_add(out, "}\n");
}

static bool read_lines(sqlite3 *db, struct results *results, const char *sql,
                       void (*add)(struct results *results, sqlite3_stmt *row))
{
    int result = SQLITE_ERROR;
    const int64_t numbers[] = {results->from_utc, results->last_seq};
    sqlite3_stmt *row = reader_prepare(db, sql, numbers, 2);
    while (row && !results->has_failed && (result = sqlite3_step(row)) == SQLITE_ROW) {
        results->last_seq = sqlite3_column_int64(row, 0);
        add(results, row);
        if (results->lines.len >= RECORDS_RESULTS_FILE_BYTES)
            give_lines(results);
    }
    (void)sqlite3_finalize(row); /* NULL is fine; repeats what the step said */
    return result == SQLITE_DONE || results->has_failed;
}

static bool ask_plays(sqlite3 *db, void *ctx)
{
    return read_lines(db, ctx, plays_since, add_play);
}

static bool ask_events(sqlite3 *db, void *ctx)
{
    return read_lines(db, ctx, events_since, add_event);
}

static void take_game(void *ctx, const struct games_row *row)
{
    struct results *results = ctx;
    if (row->seq <= results->last_seq)
        return;
    results->last_seq = row->seq;
    daily_add_game(&results->daily, row);
}

static bool ask_games(sqlite3 *db, void *ctx)
{
    const struct results *results = ctx;
    const struct games_query query = {
        .from_utc = results->from_utc, .until_utc = INT64_MAX, .has_unknown = true};
    return games_read(db, &query, take_game, ctx);
}

/* Goes once through all segments; kind: of the lines it gives, if any. */
static void pass(struct results *results, const char *data_folder, const char *kind,
                 reader_ask *ask)
{
    results->kind = kind;
    results->files = 0;
    results->is_full = false;
    results->last_seq = 0;
    if (!results->has_failed)
        reader_ask_since(data_folder, results->from_utc, ask, results);
    if (results->lines.len > 0)
        give_lines(results);
}

static void give_summary(struct results *results)
{
    struct str text = {0};
    bool is_complete = !results->is_cut && !results->daily.is_cut;
    str_addf(&text, "{\"is_complete\":%s,\"days\":", is_complete ? "true" : "false");
    daily_write(&results->daily, &text);
    str_add(&text, "}\n");
    give(results, "summary.json", &text);
    str_finish(&text);
}

bool records_results_each(const char *data_folder, int64_t from_utc, size_t limit_bytes,
                          records_results_take *take, void *ctx, struct err *err)
{
    struct results results = {
        .from_utc = from_utc, .left_bytes = limit_bytes, .take = take, .ctx = ctx, .err = err};
    pass(&results, data_folder, "plays", ask_plays);
    pass(&results, data_folder, "events", ask_events);
    pass(&results, data_folder, "", ask_games);
    give_summary(&results);
    str_finish(&results.lines);
    daily_finish(&results.daily);
    return !results.has_failed;
}
