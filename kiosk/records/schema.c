#include "records/schema.h"

#include <assert.h>

#define AS_TEXT(number)  #number
#define TEXT_OF(number)  AS_TEXT(number)
#define SET_VERSION      "PRAGMA user_version = " TEXT_OF(SCHEMA_VERSION) ";"
#define MONO_STEP        TEXT_OF(SCHEMA_MONO_STEP_MS)
#define UTC_STEP         TEXT_OF(SCHEMA_UTC_STEP_S)
#define UTC_STEP_MS      "(" TEXT_OF(SCHEMA_UTC_STEP_S) " * 1000)"
#define COLUMNS_BEHIND   " trust TEXT NOT NULL, rehearsal INTEGER NOT NULL"
#define COLUMNS_IN_FRONT "seq INTEGER PRIMARY KEY, boot_id TEXT NOT NULL,"

/* Every table begins with the same columns; where they are of a visitor, times are coarse. */
#define EXACT_COLUMNS COLUMNS_IN_FRONT " mono_ms INTEGER NOT NULL, utc INTEGER," COLUMNS_BEHIND
#define COARSE_COLUMNS                                                                             \
    COLUMNS_IN_FRONT " mono_ms INTEGER NOT NULL CHECK (mono_ms % " MONO_STEP                       \
                     " = 0), utc INTEGER CHECK (utc % " UTC_STEP " = 0)," COLUMNS_BEHIND

#define TABLES_OF_1                                                                                \
    "CREATE TABLE play (" EXACT_COLUMNS ", playlist TEXT NOT NULL, kind TEXT NOT NULL,"            \
    " item TEXT NOT NULL, shown_ms INTEGER NOT NULL, ended TEXT NOT NULL);"                        \
    "CREATE TABLE event (" EXACT_COLUMNS ", kind TEXT NOT NULL, detail TEXT);"

/* An answer's session is the row before it, but for the answers in between. */
#define TABLES_OF_2                                                                                \
    "CREATE TABLE session (" COARSE_COLUMNS ", id TEXT NOT NULL, device TEXT NOT NULL,"            \
    " game TEXT NOT NULL, scene TEXT, entrance TEXT, rule TEXT NOT NULL,"                          \
    " wanted_rule TEXT NOT NULL, outcome TEXT NOT NULL, reached TEXT NOT NULL,"                    \
    " language TEXT NOT NULL, large INTEGER NOT NULL, contrast INTEGER NOT NULL,"                  \
    " low INTEGER NOT NULL, content TEXT, found INTEGER NOT NULL CHECK (found BETWEEN 0 AND 10),"  \
    " right_count INTEGER NOT NULL CHECK (right_count BETWEEN 0 AND 10),"                          \
    " score INTEGER NOT NULL CHECK (score = found + right_count AND score BETWEEN 0 AND 10),"      \
    " duration_s INTEGER NOT NULL CHECK (duration_s >= 0 AND duration_s % 10 = 0),"                \
    " hints INTEGER NOT NULL, misses INTEGER NOT NULL);"                                           \
    "CREATE TABLE answer (" COARSE_COLUMNS ", session TEXT NOT NULL, scene TEXT NOT NULL,"         \
    " item TEXT NOT NULL, is_found INTEGER NOT NULL, found_s INTEGER NOT NULL,"                    \
    " hints INTEGER NOT NULL CHECK (hints BETWEEN 0 AND 2),"                                       \
    " chosen INTEGER NOT NULL CHECK (chosen BETWEEN 0 AND 4), is_right INTEGER NOT NULL);"         \
    "CREATE TABLE ticket (" COARSE_COLUMNS ", kind TEXT NOT NULL, code TEXT NOT NULL,"             \
    " day INTEGER NOT NULL, scenes INTEGER NOT NULL);"

const char *schema_upgrade(int64_t version)
{
    switch (version) {
    case 0:
        return "BEGIN IMMEDIATE;" TABLES_OF_1 TABLES_OF_2 SET_VERSION "COMMIT;";
    case 1:
        return "BEGIN IMMEDIATE;" TABLES_OF_2 SET_VERSION "COMMIT;";
    default:
        return "";
    }
}

const char *schema_insert(enum row_kind kind)
{
    static const char *const inserts[ROW_KIND_COUNT] = {
        [ROW_PLAY] = "INSERT INTO play VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?11, ?10)",
        [ROW_EVENT] = "INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        [ROW_SESSION] = "INSERT INTO session VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
                        " ?11, ?12, ?13, ?14, ?15, ?16, ?18, ?19, ?20, ?17, ?21, ?22, ?23, ?24,"
                        " ?25, ?26)",
        [ROW_ANSWER] = "INSERT INTO answer VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
                       " ?12, ?13, ?14)",
        [ROW_TICKET] = "INSERT INTO ticket VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    };
    assert(kind < ROW_KIND_COUNT);
    return inserts[kind];
}

#define FILL(table, utc)                                                                           \
    "UPDATE " table " SET utc = " utc " WHERE utc IS NULL AND boot_id = ?2 AND rehearsal = ?3"
#define EXACT_UTC  "(?1 + mono_ms) / 1000"
#define COARSE_UTC "(?1 + mono_ms) / " UTC_STEP_MS " * " UTC_STEP

const char *schema_fill(enum row_kind kind)
{
    static const char *const fills[ROW_KIND_COUNT] = {
        [ROW_PLAY] = FILL("play", EXACT_UTC),        [ROW_EVENT] = FILL("event", EXACT_UTC),
        [ROW_SESSION] = FILL("session", COARSE_UTC), [ROW_ANSWER] = FILL("answer", COARSE_UTC),
        [ROW_TICKET] = FILL("ticket", COARSE_UTC),
    };
    assert(kind < ROW_KIND_COUNT);
    return fills[kind];
}

#define LAST(table) "SELECT max(seq) AS seq, boot_id FROM " table

const char schema_last_row[] =
    "SELECT seq, boot_id FROM (" LAST("play") " UNION ALL " LAST("event") " UNION ALL " LAST(
        "session") " UNION ALL " LAST("answer") " UNION ALL " LAST("ticket") ") ORDER BY seq DESC"
                                                                             " LIMIT 1";
