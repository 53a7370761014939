/*
 * A data folder of its own for each test, rows to put in, and what the segments hold afterwards.
 */
#ifndef TESTS_RECORDS_READING_H
#define TESTS_RECORDS_READING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "records/records.h"

#define PATIENCE_MS   60000 /* never waited for in full */
#define SMALL_SEGMENT 65536
#define SEGMENTS_MAX  99
#define BOTH_TABLES                                                                                \
    "(SELECT seq, boot_id, mono_ms, utc, trust, rehearsal FROM play UNION ALL "                    \
    "SELECT seq, boot_id, mono_ms, utc, trust, rehearsal FROM event)"

static char *data_folder;

static inline int make_folder(void **state)
{
    /* in memory where that is to be had: thousands of rows are synced, and nobody pulls the plug */
    char in_memory[] = "/dev/shm/anxuan-test-XXXXXX", on_disk[] = "/tmp/anxuan-test-XXXXXX";
    char *name = mkdtemp(in_memory);
    (void)state;
    data_folder = mem_copy_text(name ? name : mkdtemp(on_disk));
    return data_folder ? 0 : -1;
}

static inline int remove_folder(void **state)
{
    (void)state;
    file_remove_tree(data_folder);
    free(data_folder);
    return 0;
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

/* Path of a file in records/, owned by the caller. */
static inline char *record_path(const char *name)
{
    char *folder = file_join(data_folder, "records");
    char *path = file_join(folder, name);
    free(folder);
    return path;
}

static inline char *segment_path(int number)
{
    char name[32];
    (void)snprintf(name, sizeof(name), "%06d.db", number);
    return record_path(name);
}

static inline bool record_exists(const char *name)
{
    char *path = record_path(name);
    bool is_there = file_is_regular(path);
    free(path);
    return is_there;
}

static inline int segment_count(void)
{
    int count = 0;
    for (int number = 1; number <= SEGMENTS_MAX; number++) {
        char *path = segment_path(number);
        count += file_is_regular(path);
        free(path);
    }
    return count;
}

/* Runs sql on one file; adds rows "a|b|NULL\n" to out. */
static inline void read_file_rows(const char *path, const char *sql, struct str *out)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *statement = NULL;
    assert_int_equal(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        fail_msg("%s: %s", path, sqlite3_errmsg(db));
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *text = (const char *)sqlite3_column_text(statement, i);
            str_addf(out, "%s%s", i ? "|" : "", text ? text : "NULL");
        }
        str_add(out, "\n");
    }
    assert_int_equal(sqlite3_finalize(statement), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

/* The same on all segments, in order; owned by the caller. */
static inline char *read_rows(const char *sql)
{
    struct str out = {0};
    for (int number = 1; number <= SEGMENTS_MAX; number++) {
        char *path = segment_path(number);
        if (file_is_regular(path))
            read_file_rows(path, sql, &out);
        free(path);
    }
    return str_take(&out);
}

static inline void expect_rows(const char *sql, const char *wanted)
{
    char *got = read_rows(sql);
    assert_string_equal(got, wanted);
    free(got);
}

/* "1\n2\n…count\n", owned by the caller. */
static inline char *count_up(int from, int count)
{
    struct str out = {0};
    for (int i = 0; i < count; i++)
        str_addf(&out, "%d\n", from + i);
    return str_take(&out);
}

static inline struct records_stamp stamp_at(int64_t mono_ms, int64_t utc, enum clock_trust trust)
{
    return (struct records_stamp){.mono_ms = mono_ms, .utc = utc, .trust = trust};
}

static inline void add_event(struct records *records, const char *detail)
{
    records_add_event(records, "test", detail, stamp_at(1000, 1781568000, CLOCK_TRUSTED));
}

/* Events with the numbers from … from + count − 1 as detail. */
static inline void add_numbered(struct records *records, int from, int count)
{
    for (int i = from; i < from + count; i++) {
        char detail[16];
        (void)snprintf(detail, sizeof(detail), "%d", i);
        add_event(records, detail);
    }
}

static inline void add_play(struct records *records, const char *item)
{
    struct records_play play = {.playlist = "attract",
                                .kind = "image",
                                .item = item,
                                .from = stamp_at(1000, 1781568000, CLOCK_TRUSTED),
                                .shown_ms = 9999,
                                .end = "complete"};
    records_add_play(records, &play);
}

static inline void expect_flushed(struct records *records)
{
    struct err err = {.text = ""};
    bool ok = records_flush(records, PATIENCE_MS);
    if (!ok)
        (void)records_is_healthy(records, &err);
    if (!ok)
        fail_msg("not flushed: %s", err.text);
}

#endif
