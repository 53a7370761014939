/*
 * The newest row with a trusted time, for the clock's floor. Reads only, and takes whatever is
 * wrong with a segment for a segment without such a row: the player has to start.
 */
#include <sqlite3.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/str.h"
#include "records/found.h"
#include "records/records.h"

#define LAST_TRUSTED(table)                                                                        \
    "SELECT * FROM (SELECT seq, utc FROM " table " WHERE trust = 'trusted' AND rehearsal = 0"      \
    " AND utc IS NOT NULL ORDER BY seq DESC LIMIT 1)"

static const char newest_row[] = "SELECT utc FROM (" LAST_TRUSTED(
    "play") " UNION ALL " LAST_TRUSTED("event") ") ORDER BY seq DESC LIMIT 1";

enum answer { NEWEST_UNREAD, NEWEST_NONE, NEWEST_FOUND };

static enum answer ask(sqlite3 *db, int64_t *out_utc)
{
    sqlite3_stmt *statement = NULL;
    enum answer answer = NEWEST_UNREAD;
    if (sqlite3_prepare_v2(db, newest_row, -1, &statement, NULL) == SQLITE_OK) {
        int result = sqlite3_step(statement);
        if (result == SQLITE_DONE)
            answer = NEWEST_NONE;
        else if (result == SQLITE_ROW && sqlite3_column_type(statement, 0) == SQLITE_INTEGER)
            answer = NEWEST_FOUND;
    }
    if (answer == NEWEST_FOUND)
        *out_utc = sqlite3_column_int64(statement, 0);
    (void)sqlite3_finalize(statement); /* repeats what the step said */
    return answer;
}

static void add_escaped(struct str *uri, const char *path)
{
    for (const char *at = path; *at; at++)
        if (*at == '%' || *at == '?' || *at == '#')
            str_addf(uri, "%%%02X", (unsigned)*at);
        else
            str_add_span(uri, at, 1);
}

/* Where not even SQLite's shared memory can be made (a read-only disk) the file must stand still,
 * and then it does. */
static enum answer read_newest(const char *path, bool is_still, int64_t *out_utc)
{
    static const int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI;
    sqlite3 *db = NULL;
    struct str uri = {0};
    enum answer answer = NEWEST_UNREAD;
    str_add(&uri, "file:");
    add_escaped(&uri, path);
    str_add(&uri, is_still ? "?immutable=1" : "");
    if (sqlite3_open_v2(uri.text, &db, flags, NULL) == SQLITE_OK)
        answer = ask(db, out_utc);
    (void)sqlite3_close(db); /* was only read */
    str_finish(&uri);
    return answer;
}

static bool is_in(const char *path, int64_t *out_utc)
{
    enum answer answer = read_newest(path, false, out_utc);
    if (answer == NEWEST_UNREAD)
        answer = read_newest(path, true, out_utc);
    return answer == NEWEST_FOUND;
}

bool records_newest_trusted(const char *data_folder, int64_t *out_utc)
{
    struct err err;
    struct found_list list = {0};
    char *folder = file_join(data_folder, "records");
    bool is_found = false;
    bool is_there = found_list_read(folder, &list, &err);
    for (size_t i = 0; is_there && i < list.count && i < RECORDS_LOOK_BACK && !is_found; i++) {
        char *path = found_path(folder, list.items[i].number, FOUND_GOOD);
        is_found = !list.items[i].is_bad && is_in(path, out_utc);
        free(path);
    }
    found_list_finish(&list);
    free(folder);
    return is_found;
}
