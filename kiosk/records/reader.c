#include "records/reader.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/str.h"
#include "records/schema.h"

static void add_escaped(struct str *uri, const char *path)
{
    for (const char *at = path; *at; at++)
        if (*at == '%' || *at == '?' || *at == '#')
            str_addf(uri, "%%%02X", (unsigned)*at);
        else
            str_add_span(uri, at, 1);
}

/* is_still: the file must not change meanwhile. */
static bool ask_once(const char *path, bool is_still, reader_ask *ask, void *ctx)
{
    static const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
    sqlite3 *db = NULL;
    struct str uri = {0};
    str_add(&uri, "file:");
    add_escaped(&uri, path);
    str_add(&uri, is_still ? "?immutable=1" : "");
    bool ok = sqlite3_open_v2(uri.text, &db, flags, NULL) == SQLITE_OK && ask(db, ctx);
    (void)sqlite3_close(db); /* was only read */
    str_finish(&uri);
    return ok;
}

bool reader_open_and_ask(const char *path, reader_ask *ask, void *ctx)
{
    return ask_once(path, false, ask, ctx) || ask_once(path, true, ask, ctx);
}

sqlite3_stmt *reader_prepare(sqlite3 *db, const char *sql, const int64_t *numbers, int count)
{
    sqlite3_stmt *statement = NULL;
    bool ok = sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK;
    for (int i = 0; ok && i < count; i++)
        ok = sqlite3_bind_int64(statement, i + 1, numbers[i]) == SQLITE_OK;
    if (ok)
        return statement;
    (void)sqlite3_finalize(statement); /* repeats what failed */
    return NULL;
}

const char *reader_text(sqlite3_stmt *statement, int column)
{
    const char *text = (const char *)sqlite3_column_text(statement, column);
    return text ? text : "";
}

bool reader_has_games(sqlite3 *db)
{
    sqlite3_stmt *statement = reader_prepare(db, "PRAGMA user_version", NULL, 0);
    bool has_games = statement && sqlite3_step(statement) == SQLITE_ROW &&
                     sqlite3_column_int64(statement, 0) == SCHEMA_VERSION;
    (void)sqlite3_finalize(statement); /* NULL is fine; repeats what the step said */
    return has_games;
}

/*
 * The last row tells when a segment ends. Its time may be missing, or be a rehearsal's: then that
 * is not known. A clock that was behind for a while does no harm: one behind the floor is unset.
 */
static const char end_of_segment[] =
    "SELECT iif(rehearsal, NULL, utc) FROM"
    " (SELECT * FROM (SELECT seq, utc, rehearsal FROM play ORDER BY seq DESC LIMIT 1)"
    " UNION ALL"
    " SELECT * FROM (SELECT seq, utc, rehearsal FROM event ORDER BY seq DESC LIMIT 1))"
    " ORDER BY seq DESC LIMIT 1";

struct end {
    int64_t from_utc;
    bool is_before; /* the segment ends before it */
};

static bool ask_end(sqlite3 *db, void *ctx)
{
    struct end *end = ctx;
    sqlite3_stmt *statement = reader_prepare(db, end_of_segment, NULL, 0);
    if (!statement)
        return false;
    int result = sqlite3_step(statement);
    bool has_utc = result == SQLITE_ROW && sqlite3_column_type(statement, 0) == SQLITE_INTEGER;
    end->is_before = has_utc && sqlite3_column_int64(statement, 0) < end->from_utc;
    (void)sqlite3_finalize(statement); /* repeats what the step said */
    return result == SQLITE_ROW || result == SQLITE_DONE;
}

/* Returns how many of the list, which begins with the newest, have to be asked: up to the first one
 * that ends before from_utc, and that one too, should the clock have gone back a little. */
static size_t count_since(const char *folder, const struct found_list *list, int64_t from_utc)
{
    size_t count = 0;
    struct end end = {.from_utc = from_utc};
    while (count < list->count && !end.is_before) {
        const struct found *found = &list->items[count++];
        char *path = found_path(folder, found->number, FOUND_GOOD);
        if (!found->is_bad && !reader_open_and_ask(path, ask_end, &end))
            end.is_before = false;
        free(path);
    }
    return count;
}

void reader_ask_since(const char *data_folder, int64_t from_utc, reader_ask *ask, void *ctx)
{
    struct err err;
    struct found_list list = {0};
    char *folder = file_join(data_folder, "records");
    bool is_there = found_list_read(folder, &list, &err);
    size_t left = is_there ? count_since(folder, &list, from_utc) : 0;
    while (left-- > 0) {
        char *path = found_path(folder, list.items[left].number, FOUND_GOOD);
        if (!list.items[left].is_bad)
            (void)reader_open_and_ask(path, ask, ctx); /* unreadable: nothing is in it */
        free(path);
    }
    found_list_finish(&list);
    free(folder);
}
