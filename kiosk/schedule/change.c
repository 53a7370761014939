#include "schedule/cascade.h"

/*
 * Only two things change an answer: a winner ends, or a rule begins that is stronger than the
 * winner of a key it sets. Both change a winner for certain, so the first of them is the change;
 * the rules in question are just those the cascade looks at.
 */
bool schedule_next_change(const struct schedule *schedule, struct schedule_moment moment,
                          int64_t limit_utc, int64_t *out_utc)
{
    struct schedule_answer answer;
    if (limit_utc <= moment.utc)
        return false;
    struct truth_moment at = truth_moment_of(schedule, moment);
    struct cascade cascade = cascade_begin(schedule, &answer);
    int64_t soonest = limit_utc;
    for (size_t rule; cascade_next(&cascade, &rule);) {
        struct truth truth = truth_of(schedule, &schedule->rules[rule].when, &at, soonest);
        soonest = truth.until;
        if (truth.holds)
            cascade_win(&cascade, rule);
    }
    if (soonest == limit_utc)
        return false;
    *out_utc = soonest;
    return true;
}
