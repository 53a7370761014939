/*
 * records/schema: the tables of a segment, and the statements that the writer uses.
 *
 * Version 1 had play and event; 2 added session, answer and ticket. A segment of version 1 becomes
 * one of version 2 in a single transaction when the writer opens it; readers take it as it is.
 */
#ifndef RECORDS_SCHEMA_H
#define RECORDS_SCHEMA_H

#include <stdint.h>

#include "records/rows.h"

#define SCHEMA_VERSION 2

/*
 * Times of games and tickets are stored in these steps, and the tables refuse any other. The
 * minute of a row that waits for its utc can put it into the hour before: never into a later one.
 */
#define SCHEMA_MONO_STEP_MS 60000
#define SCHEMA_UTC_STEP_S   3600

/* What makes a segment of that version (0: a new file) one of ours; "" when it is one already. */
const char *schema_upgrade(int64_t version);

/* ?1 seq, ?2 boot_id, ?3 mono_ms, ?4 utc, ?5 trust, ?6 rehearsal, then the texts from
 * ?SCHEMA_FIRST_TEXT on and behind them the numbers of the kind's row_shape(). */
#define SCHEMA_FIRST_TEXT 7
const char *schema_insert(enum row_kind kind);

/* Gives rows their utc: ?1 utc in ms less mono_ms, ?2 boot_id, ?3 rehearsal. */
const char *schema_fill(enum row_kind kind);

/* The last row's seq and boot_id, over all tables. */
extern const char schema_last_row[];

#endif
