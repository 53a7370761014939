/*
 * schedule/cascade: from the strongest rule down until every setting has its winner. Internal.
 *
 *     struct cascade cascade = cascade_begin(schedule, &answer);
 *     for (size_t rule; cascade_next(&cascade, &rule);)
 *         if (…rule holds…)
 *             cascade_win(&cascade, rule);
 */
#ifndef SCHEDULE_CASCADE_H
#define SCHEDULE_CASCADE_H

#include "schedule/truth.h"

struct cascade {
    const struct schedule *schedule;
    struct schedule_answer *answer;
    size_t done;   /* rules of by_strength looked at */
    uint32_t open; /* keys without a winner */
};

/* Sets *answer to the defaults. Borrows both. */
struct cascade cascade_begin(const struct schedule *schedule, struct schedule_answer *answer);

/* The next rule that could still win a key; false when there is none. */
bool cascade_next(struct cascade *cascade, size_t *out_rule);

/* It holds: all it sets that has no winner yet is its own. */
void cascade_win(struct cascade *cascade, size_t rule);

#endif
