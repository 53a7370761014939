/*
 * records/daily: what each day came to: games and plays, added one by one. A day is one of the zone
 * set by clock_set_zone().
 */
#ifndef RECORDS_DAILY_H
#define RECORDS_DAILY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"
#include "records/game_rows.h"

#define DAILY_DAYS_MAX  1000
#define DAILY_ITEMS_MAX 500 /* of one day */

struct daily_item {
    char *playlist, *kind, *item; /* owned */
    int64_t plays, shown_ms;
};

struct daily_day {
    bool has_date; /* else of all rows without a time */
    int64_t date;  /* days since 1970-01-01 */
    int sessions, completed, levels, points;
    int64_t plays, shown_ms;  /* of all items, also of those past DAILY_ITEMS_MAX */
    struct daily_item *items; /* owned */
    size_t count, capacity;
};

/* {0} is an empty one. */
struct daily {
    struct daily_day *days; /* owned */
    size_t count, capacity;
    bool is_cut; /* a limit was passed: what was added then is left out */
};

struct daily_play {
    bool has_utc;
    int64_t utc;
    const char *playlist, *kind, *item; /* borrowed for the call */
    int64_t shown_ms;
};

void daily_add_play(struct daily *daily, const struct daily_play *play);
void daily_add_game(struct daily *daily, const struct games_row *row);

/* Adds the days in their order, as a JSON array (see records/results.h). */
void daily_write(struct daily *daily, struct str *out);
void daily_finish(struct daily *daily);

#endif
