/*
 * The newest row with a trusted time, for the clock's floor. Reads only, and takes whatever is
 * wrong with a segment for a segment without such a row: the player has to start.
 *
 * Games and tickets are left out: their times are cut to the hour and would set the floor back.
 * Plays and events around them are exact, and stand in the segments of every version.
 */
#include <sqlite3.h>
#include <stdlib.h>

#include "base/file.h"
#include "records/found.h"
#include "records/reader.h"
#include "records/records.h"

#define LAST_TRUSTED(table)                                                                        \
    "SELECT * FROM (SELECT seq, utc FROM " table " WHERE trust = 'trusted' AND rehearsal = 0"      \
    " AND utc IS NOT NULL ORDER BY seq DESC LIMIT 1)"

static const char newest_row[] = "SELECT utc FROM (" LAST_TRUSTED(
    "play") " UNION ALL " LAST_TRUSTED("event") ") ORDER BY seq DESC LIMIT 1";

struct newest {
    bool is_found;
    int64_t utc;
};

static bool ask_newest(sqlite3 *db, void *ctx)
{
    struct newest *newest = ctx;
    sqlite3_stmt *statement = reader_prepare(db, newest_row, NULL, 0);
    if (!statement)
        return false;
    int result = sqlite3_step(statement);
    bool is_number = result == SQLITE_ROW && sqlite3_column_type(statement, 0) == SQLITE_INTEGER;
    *newest = (struct newest){is_number, is_number ? sqlite3_column_int64(statement, 0) : 0};
    (void)sqlite3_finalize(statement); /* repeats what the step said */
    return is_number || result == SQLITE_DONE;
}

bool records_newest_trusted(const char *data_folder, int64_t *out_utc)
{
    struct err err;
    struct found_list list = {0};
    char *folder = file_join(data_folder, "records");
    struct newest newest = {.is_found = false};
    bool is_there = found_list_read(folder, &list, &err);
    for (size_t i = 0; is_there && i < list.count && i < RECORDS_LOOK_BACK && !newest.is_found;
         i++) {
        char *path = found_path(folder, list.items[i].number, FOUND_GOOD);
        if (!list.items[i].is_bad && !reader_open_and_ask(path, ask_newest, &newest))
            newest.is_found = false;
        free(path);
    }
    found_list_finish(&list);
    free(folder);
    if (newest.is_found)
        *out_utc = newest.utc;
    return newest.is_found;
}
