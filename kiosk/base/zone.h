/*
 * base/zone: what a time zone's clocks say, as data: from when on which offset holds.
 *
 * Pure. base/clock makes a zone for a window of time from the tz database; whoever must not ask a
 * clock is given one. An empty zone (`{0}`) is UTC.
 */
#ifndef BASE_ZONE_H
#define BASE_ZONE_H

#include <stddef.h>
#include <stdint.h>

struct zone_piece {
    int64_t from_utc; /* the first second at which offset_s holds */
    int offset_s;     /* seconds east of UTC */
};

/* pieces[count] in order of time, neighbours differ; the first holds before its from_utc, too. */
struct zone {
    struct zone_piece *pieces; /* owned */
    size_t count, capacity;
};

void zone_finish(struct zone *zone);

/* Appends a piece (from_utc rises); one with the offset of the last is not added. */
void zone_add(struct zone *zone, int64_t from_utc, int offset_s);

/* Seconds east of UTC at a moment. */
int zone_offset_s(const struct zone *zone, int64_t utc);

/* The first moment after utc at which the offset changes; INT64_MAX: none. */
int64_t zone_next_change(const struct zone *zone, int64_t utc);

/*
 * The moment at which local clocks show local_s (civil_seconds()). As RFC 5545, 3.3.5 has it: of a
 * time that is shown twice the first, and a time that is skipped is read with the offset before the
 * gap (so 02:30 becomes 03:30).
 */
int64_t zone_utc_of_local(const struct zone *zone, int64_t local_s);

#endif
