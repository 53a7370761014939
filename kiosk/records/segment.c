#include "records/segment.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "records/schema.h"

#define BUSY_MS      1000 /* an export reads, or a check runs, at the same time */
#define OPEN_OPTIONS (SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX)

static const char settings[] = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                               "PRAGMA wal_autocheckpoint = 100;"
                               "PRAGMA journal_size_limit = 1048576;";

struct segment {
    sqlite3 *db;
    sqlite3_stmt *insert[ROW_KIND_COUNT];
    int failure; /* SQLite's code of the last failure */
};

/* What the one standing before the machine can do about it. */
static const char *advice_on(int failure, int number)
{
    bool is_full = failure == SQLITE_FULL || number == ENOSPC || number == EDQUOT;
    bool is_read_only = failure == SQLITE_READONLY || number == EROFS || number == EACCES;
    if (is_full)
        return "磁盘已满，请清出空间 the disk is full: free some space";
    if (is_read_only)
        return "不可写，请检查存储卡和权限 it is read-only: check the card and the permissions";
    return "请检查存储卡 check the card";
}

/* SQLite keeps the system's number of a failed statement, but not of a failed COMMIT. */
static int system_number(sqlite3 *db, int last_errno)
{
    int primary = sqlite3_errcode(db);
    bool is_system =
        primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN || primary == SQLITE_FULL;
    int number = sqlite3_system_errno(db);
    if (!is_system)
        return 0;
    return number ? number : last_errno;
}

/* Remembers the failure and puts it into words; comes right behind the failed call. Returns false.
 */
static bool failed(struct segment *segment, struct err *err)
{
    int number = system_number(segment->db, errno);
    segment->failure = sqlite3_errcode(segment->db);
    return err_set(err, ERR_IO, "%s (%s%s%s)", advice_on(segment->failure, number),
                   sqlite3_errmsg(segment->db), number ? ": " : "", number ? strerror(number) : "");
}

static bool is_damage(int failure)
{
    return failure == SQLITE_CORRUPT || failure == SQLITE_NOTADB;
}

static bool run_sql(struct segment *segment, const char *sql, struct err *err)
{
    return sqlite3_exec(segment->db, sql, NULL, NULL, NULL) == SQLITE_OK || failed(segment, err);
}

static sqlite3_stmt *prepare(struct segment *segment, const char *sql, struct err *err)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(segment->db, sql, -1, &statement, NULL) != SQLITE_OK)
        (void)failed(segment, err);
    return statement;
}

/* Reads the first row of an answer: a number and, unless out_text is NULL, a text behind it. */
static bool ask(struct segment *segment, const char *sql, int64_t *out_number,
                char out_text[SEGMENT_BOOT_ID_BYTES], struct err *err)
{
    sqlite3_stmt *statement = prepare(segment, sql, err);
    if (!statement)
        return false;
    bool ok = sqlite3_step(statement) == SQLITE_ROW;
    if (ok) {
        *out_number = sqlite3_column_int64(statement, 0);
        const char *text = out_text ? (const char *)sqlite3_column_text(statement, 1) : NULL;
        if (out_text)
            utf8_copy(out_text, SEGMENT_BOOT_ID_BYTES, text ? text : "");
    } else {
        (void)failed(segment, err);
    }
    (void)sqlite3_finalize(statement); /* repeats what the step said */
    return ok;
}

static bool is_sound(struct segment *segment, struct err *err)
{
    sqlite3_stmt *statement = prepare(segment, "PRAGMA quick_check(1)", err);
    if (!statement)
        return false;
    bool has_answer = sqlite3_step(statement) == SQLITE_ROW;
    const char *answer = has_answer ? (const char *)sqlite3_column_text(statement, 0) : NULL;
    bool ok = answer && strcmp(answer, "ok") == 0;
    if (!has_answer) {
        (void)failed(segment, err);
    } else if (!ok) {
        segment->failure = SQLITE_CORRUPT;
        (void)err_set(err, ERR_PARSE, "文件已损坏 the file is damaged: %s", answer ? answer : "");
    }
    (void)sqlite3_finalize(statement); /* repeats what the step said */
    return ok;
}

static bool open_file(struct segment *segment, const char *path, struct err *err)
{
    if (sqlite3_open_v2(path, &segment->db, OPEN_OPTIONS, NULL) != SQLITE_OK)
        return failed(segment, err);
    (void)sqlite3_busy_timeout(segment->db, BUSY_MS); /* cannot fail on an open database */
    if (sqlite3_db_readonly(segment->db, "main") != 1)
        return true;
    segment->failure = SQLITE_READONLY;
    return err_set(err, ERR_IO, "%s", advice_on(SQLITE_READONLY, 0));
}

/* A version of 0 is a new file, or one whose making was cut off before its only transaction; an
 * older program's gets what it lacks. */
static bool prepare_tables(struct segment *segment, int64_t version, struct err *err)
{
    if (!run_sql(segment, schema_upgrade(version), err)) {
        bool is_other = segment->failure == SQLITE_ERROR; /* such a table is there already */
        segment->failure = is_other ? SQLITE_NOTADB : segment->failure;
        return false;
    }
    for (int kind = 0; kind < ROW_KIND_COUNT; kind++) {
        segment->insert[kind] = prepare(segment, schema_insert(kind), err);
        if (!segment->insert[kind]) {
            bool is_other = segment->failure == SQLITE_ERROR; /* not our tables */
            segment->failure = is_other ? SQLITE_NOTADB : segment->failure;
            return false;
        }
    }
    return true;
}

static enum segment_verdict make_ready(struct segment *segment, const char *path, struct err *err)
{
    int64_t version = 0;
    bool ok =
        open_file(segment, path, err) && ask(segment, "PRAGMA user_version", &version, NULL, err);
    if (ok && version > SCHEMA_VERSION) {
        (void)err_set(err, ERR_UNSUPPORTED, "由新版程序建立 made by a newer program (version %lld)",
                      (long long)version);
        return SEGMENT_FOREIGN;
    }
    ok = ok && is_sound(segment, err) && run_sql(segment, settings, err) &&
         prepare_tables(segment, version, err);
    if (ok)
        return SEGMENT_READY;
    return is_damage(segment->failure) ? SEGMENT_DAMAGED : SEGMENT_REFUSED;
}

enum segment_verdict segment_open(const char *path, struct segment **out, struct err *err)
{
    struct segment *segment = mem_alloc(sizeof(*segment));
    enum segment_verdict verdict = make_ready(segment, path, err);
    if (verdict == SEGMENT_READY) {
        *out = segment;
    } else {
        (void)err_prefix(err, "%s", path);
        segment_close(segment);
    }
    return verdict;
}

void segment_close(struct segment *segment)
{
    if (!segment)
        return;
    for (int kind = 0; kind < ROW_KIND_COUNT; kind++)
        (void)sqlite3_finalize(segment->insert[kind]); /* NULL is fine; repeats the last step */
    (void)sqlite3_close(segment->db); /* what was committed is on disk, in the log at least */
    free(segment);
}

/* A file that was deleted or replaced under us would swallow rows without a word. */
static bool is_in_place(struct segment *segment, struct err *err)
{
    int has_moved = 0;
    (void)sqlite3_file_control(segment->db, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
    if (!has_moved)
        return true;
    segment->failure = SQLITE_READONLY_DBMOVED;
    return err_set(err, ERR_IO, "记录文件被移走了 the file of records was moved away");
}

bool segment_begin(struct segment *segment, struct err *err)
{
    return is_in_place(segment, err) && run_sql(segment, "BEGIN IMMEDIATE", err);
}

bool segment_commit(struct segment *segment, struct err *err)
{
    return run_sql(segment, "COMMIT", err);
}

void segment_roll_back(struct segment *segment)
{
    if (!sqlite3_get_autocommit(segment->db)) /* SQLite may have rolled back by itself */
        (void)sqlite3_exec(segment->db, "ROLLBACK", NULL, NULL, NULL); /* closing does it too */
}

/* The multiple of step at or below value, also where that is negative. */
static int64_t cut(int64_t value, int64_t step)
{
    return value - (value % step + step) % step;
}

static int bind_moment(sqlite3_stmt *insert, struct records_stamp stamp, bool is_private)
{
    int64_t mono_ms = is_private ? cut(stamp.mono_ms, SCHEMA_MONO_STEP_MS) : stamp.mono_ms;
    int64_t utc = is_private ? cut(stamp.utc, SCHEMA_UTC_STEP_S) : stamp.utc;
    int bad = sqlite3_bind_int64(insert, 3, mono_ms);
    bad |= stamp.trust == CLOCK_UNSET ? sqlite3_bind_null(insert, 4)
                                      : sqlite3_bind_int64(insert, 4, utc);
    return bad | sqlite3_bind_text(insert, 5, clock_trust_name(stamp.trust), -1, SQLITE_STATIC);
}

static int bind_row(sqlite3_stmt *insert, const struct row *row, int64_t seq,
                    const struct segment_run *run)
{
    const struct row_shape *shape = row_shape(row->kind);
    int first_number = SCHEMA_FIRST_TEXT + shape->texts;
    int bad = sqlite3_bind_int64(insert, 1, seq);
    bad |= sqlite3_bind_text(insert, 2, run->boot_id, -1, SQLITE_STATIC);
    bad |= bind_moment(insert, row->stamp, shape->is_private);
    bad |= sqlite3_bind_int(insert, 6, run->is_rehearsal);
    for (int i = 0; i < shape->texts; i++)
        bad |= sqlite3_bind_text(insert, SCHEMA_FIRST_TEXT + i, row->texts[i], -1, SQLITE_STATIC);
    for (int i = 0; i < shape->numbers; i++)
        bad |= sqlite3_bind_int64(insert, first_number + i, row->numbers[i]);
    return bad;
}

static bool add_one(struct segment *segment, const struct row *row, int64_t seq,
                    const struct segment_run *run, struct err *err)
{
    sqlite3_stmt *insert = segment->insert[row->kind];
    bool ok = bind_row(insert, row, seq, run) == SQLITE_OK && sqlite3_step(insert) == SQLITE_DONE;
    if (!ok)
        (void)failed(segment, err);
    (void)sqlite3_reset(insert); /* repeats what the step said */
    return ok;
}

bool segment_add(struct segment *segment, const struct row *row, const struct segment_run *run,
                 struct err *err)
{
    int64_t seq = row->seq;
    bool ok = add_one(segment, row, seq, run, err);
    for (const struct row *answer = row->answers; ok && answer; answer = answer->next)
        ok = add_one(segment, answer, ++seq, run, err);
    return ok;
}

bool segment_fill_utc(struct segment *segment, const struct segment_run *run,
                      struct segment_anchor anchor, struct err *err)
{
    int64_t offset_ms = anchor.utc * 1000 - anchor.mono_ms;
    for (int kind = 0; kind < ROW_KIND_COUNT; kind++) {
        sqlite3_stmt *fill = prepare(segment, schema_fill(kind), err);
        if (!fill)
            return false;
        int bad = sqlite3_bind_int64(fill, 1, offset_ms);
        bad |= sqlite3_bind_text(fill, 2, run->boot_id, -1, SQLITE_STATIC);
        bad |= sqlite3_bind_int(fill, 3, run->is_rehearsal);
        bool ok = !bad && sqlite3_step(fill) == SQLITE_DONE;
        if (!ok)
            (void)failed(segment, err);
        (void)sqlite3_finalize(fill); /* repeats what the step said */
        if (!ok)
            return false;
    }
    return true;
}

bool segment_last(struct segment *segment, int64_t *out_seq,
                  char out_boot_id[SEGMENT_BOOT_ID_BYTES], struct err *err)
{
    return ask(segment, schema_last_row, out_seq, out_boot_id, err);
}

bool segment_size(struct segment *segment, int64_t *out_bytes, struct err *err)
{
    int64_t pages = 0;
    int64_t page_bytes = 0;
    if (!ask(segment, "PRAGMA page_count", &pages, NULL, err) ||
        !ask(segment, "PRAGMA page_size", &page_bytes, NULL, err))
        return false;
    *out_bytes = pages * page_bytes;
    return true;
}

bool segment_may_retry(const struct segment *segment)
{
    return segment->failure == SQLITE_FULL || segment->failure == SQLITE_BUSY;
}
