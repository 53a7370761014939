#include "base/zone.h"

#include <stdlib.h>

#include "base/mem.h"

void zone_finish(struct zone *zone)
{
    free(zone->pieces);
    *zone = (struct zone){0};
}

void zone_add(struct zone *zone, int64_t from_utc, int offset_s)
{
    if (zone->count > 0 && zone->pieces[zone->count - 1].offset_s == offset_s)
        return;
    zone->pieces = mem_grow(zone->pieces, zone->count, &zone->capacity, sizeof(*zone->pieces));
    zone->pieces[zone->count++] = (struct zone_piece){from_utc, offset_s};
}

/* How many pieces begin at utc or before. */
static size_t begun(const struct zone *zone, int64_t utc)
{
    size_t low = 0, high = zone->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (zone->pieces[middle].from_utc <= utc)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int zone_offset_s(const struct zone *zone, int64_t utc)
{
    if (zone->count == 0)
        return 0;
    size_t count = begun(zone, utc);
    return zone->pieces[count > 0 ? count - 1 : 0].offset_s;
}

int64_t zone_next_change(const struct zone *zone, int64_t utc)
{
    size_t next = begun(zone, utc);
    if (next == 0)
        next = 1; /* the first holds before its beginning, too */
    return next < zone->count ? zone->pieces[next].from_utc : INT64_MAX;
}

int64_t zone_utc_of_local(const struct zone *zone, int64_t local_s)
{
    /* Offsets lie within a day: the piece that holds a day before is the earliest to be asked. */
    int64_t early = local_s - 86400;
    int offset_s = zone_offset_s(zone, early);
    for (int64_t change = zone_next_change(zone, early); change <= local_s - offset_s;
         change = zone_next_change(zone, change)) {
        int after_s = zone_offset_s(zone, change);
        if (local_s - after_s < change)
            break; /* skipped: read with the offset before */
        offset_s = after_s;
    }
    return local_s - offset_s;
}
