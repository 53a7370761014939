/*
 * records/results: what the organisers carry home on a stick, as texts: plays and events as JSON
 * Lines, and what each day came to. Reads only, also beside a player that writes; what is wrong
 * with a segment is taken for a segment without rows.
 *
 * Nothing in it can tell of a person: no game, answer or ticket, only the days' sums of them.
 */
#ifndef RECORDS_RESULTS_H
#define RECORDS_RESULTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define RECORDS_RESULTS_FILE_BYTES  1048576   /* of a file of lines, and one line more */
#define RECORDS_RESULTS_LIMIT_BYTES 268435456 /* of all of them: years */

/* One file, whole; name and bytes[count] are borrowed for the call. False: *err, no more files. */
typedef bool records_results_take(void *ctx, const char *name, const char *bytes, size_t count,
                                  struct err *err);

/*
 * Gives take one file after the other, of the rows from from_utc on (and of those without a time),
 * without rehearsals, the oldest first:
 *
 *   plays.jsonl, plays-2.jsonl …    {"seq", "boot_id", "mono_ms", "utc" (seconds, or null), "time"
 *                                   (of the zone set by clock_set_zone(), or null), "trust",
 *                                   "playlist", "kind", "item", "shown_ms", "ended"}
 *   events.jsonl, events-2.jsonl …  {… "kind", "detail" (or null)}
 *   summary.json                    {"is_complete", "days": [{"date" (null: unknown), "sessions",
 *                                   "completed", "levels", "points", "average" (points a level, or
 *                                   null), "plays", "seconds", "items": [{"playlist", "kind",
 *                                   "item", "plays", "seconds"}]}]}
 *
 * A file of lines that would pass limit_bytes is left out with those behind it, and is_complete is
 * false then. False: take failed (*err is its own).
 */
bool records_results_each(const char *data_folder, int64_t from_utc, size_t limit_bytes,
                          records_results_take *take, void *ctx, struct err *err) MUST_USE;

#endif
