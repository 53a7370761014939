/* Games to put in, made of a number each, and whether whole ones came out. */
#ifndef TESTS_RECORDS_GAMES_H
#define TESTS_RECORDS_GAMES_H

#include <poll.h>

#include "records/reading.h"

#define GAME_UTC 1781568000 /* 2026-06-16 00:00 UTC, a full hour */

/* Game i has (i mod 11) answers, and its misses say so. */
static inline void make_game(int i, struct records_game *out)
{
    static const char *const outcomes[] = {"completed", "abandoned", "timeout", "interrupted"};
    static const char *const items[] = {"a1", "b2", "c3", "d4", "e5", "f6", "g7"};
    *out = (struct records_game){.device = "kiosk-1",
                                 .game = i % 3 ? "level" : "quick",
                                 .scene = i % 3 ? "family" : NULL,
                                 .entrance = "local",
                                 .rule = "honour",
                                 .wanted_rule = "ticket",
                                 .outcome = outcomes[i / 2 % 4],
                                 .reached = "result",
                                 .language = "zh",
                                 .count = i % (RECORDS_ANSWERS_MAX + 1),
                                 .misses = i % (RECORDS_ANSWERS_MAX + 1)};
    (void)snprintf(out->id, sizeof(out->id), "%032d", i);
    for (int k = 0; k < out->count; k++) {
        bool is_found = (i + k) % 3 != 0 && out->found < 5;
        bool is_right = is_found && k % 2;
        out->answers[k] = (struct records_answer){.scene = i % 2 ? "family" : "school",
                                                  .item = items[(i + k) % 7],
                                                  .is_found = is_found,
                                                  .found_s = is_found ? 7 * k : 0,
                                                  .hints = k % 3,
                                                  .chosen = is_found ? 1 + k % 4 : 0,
                                                  .is_right = is_right};
        out->found += is_found;
        out->right += is_right;
    }
    out->score = out->found + out->right;
}

static inline int64_t add_game(struct records *records, int i)
{
    struct records_game game;
    make_game(i, &game);
    return records_add_game(records, &game, stamp_at(1000, GAME_UTC, CLOCK_TRUSTED));
}

/* Returns once the game or ticket is in that state: told so by the descriptor alone. */
static inline void expect_state(struct records *records, int64_t number, enum records_state state)
{
    struct pollfd news = {.fd = records_fd(records), .events = POLLIN};
    while (records_game_state(records, number) != state) {
        if (poll(&news, 1, PATIENCE_MS) != 1)
            fail_msg("game %d is in state %d, not %d", (int)number,
                     (int)records_game_state(records, number), (int)state);
        records_drain(records);
    }
}

/* The sum of what sql gives for each segment. */
static inline int64_t sum_of(const char *sql)
{
    int64_t sum = 0;
    char *rows = read_rows(sql);
    for (const char *at = rows; at && *at; at = strchr(at, '\n') + 1)
        sum += strtol(at, NULL, 10);
    free(rows);
    return sum;
}

/* Sessions without all of their answers behind them, and answers without their session. */
static inline int64_t count_broken(void)
{
    return sum_of(
               "SELECT count(*) FROM session WHERE misses <> (SELECT count(*) FROM answer WHERE"
               " session = session.id AND seq BETWEEN session.seq + 1 AND session.seq + misses)") +
           sum_of("SELECT count(*) FROM answer WHERE session IS NOT (SELECT id FROM session AS s"
                  " WHERE s.seq < answer.seq AND answer.seq <= s.seq + s.misses"
                  " ORDER BY s.seq DESC LIMIT 1)");
}

/* Games from … to are there in this order, once each and whole, and no others. */
static inline void expect_games(int from, int to)
{
    struct str wanted = {0};
    str_add(&wanted, "");
    for (int i = from; i <= to; i++)
        str_addf(&wanted, "%032d\n", i);
    expect_rows("SELECT id FROM session ORDER BY seq", wanted.text);
    assert_int_equal(count_broken(), 0);
    str_finish(&wanted);
}

/* A segment as version 1 made it, with rows 41 and 42. */
static inline void make_old_segment(int number)
{
    static const char old[] =
        "CREATE TABLE play (seq INTEGER PRIMARY KEY, boot_id TEXT NOT NULL,"
        " mono_ms INTEGER NOT NULL, utc INTEGER, trust TEXT NOT NULL, rehearsal INTEGER NOT NULL,"
        " playlist TEXT NOT NULL, kind TEXT NOT NULL, item TEXT NOT NULL,"
        " shown_ms INTEGER NOT NULL, ended TEXT NOT NULL);"
        "CREATE TABLE event (seq INTEGER PRIMARY KEY, boot_id TEXT NOT NULL,"
        " mono_ms INTEGER NOT NULL, utc INTEGER, trust TEXT NOT NULL, rehearsal INTEGER NOT NULL,"
        " kind TEXT NOT NULL, detail TEXT);"
        "INSERT INTO play VALUES (41, 'boot', 5, 1781560000, 'trusted', 0, 'p', 'k', 'i', 9, 'e');"
        "INSERT INTO event VALUES (42, 'boot', 6, 1781560009, 'trusted', 0, 'k', 'old');"
        "PRAGMA journal_mode = WAL; PRAGMA user_version = 1;";
    struct err err;
    sqlite3 *db = NULL;
    char *folder = file_join(data_folder, "records");
    char *path = segment_path(number);
    assert_true(file_make_folders(folder, &err));
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, old, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    free(folder);
    free(path);
}

#endif
