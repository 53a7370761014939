#include <stdlib.h>

#include "base/mem.h"
#include "schedule/cascade.h"

struct schedule_walk {
    const struct schedule *schedule; /* borrowed */
    struct schedule_moment at;
    int64_t to_utc;
    struct truth *truths; /* owned, [schedule->count]: as last looked at */
};

struct schedule_walk *schedule_walk_create(const struct schedule *schedule, int64_t from_utc,
                                           int64_t to_utc, bool is_clock_unset)
{
    struct schedule_walk *walk = mem_alloc(sizeof(*walk));
    *walk = (struct schedule_walk){.schedule = schedule,
                                   .at = {from_utc, is_clock_unset},
                                   .to_utc = to_utc,
                                   .truths = mem_alloc(schedule->count * sizeof(*walk->truths))};
    for (size_t i = 0; i < schedule->count; i++)
        walk->truths[i].until = INT64_MIN; /* not looked at */
    return walk;
}

void schedule_walk_destroy(struct schedule_walk *walk)
{
    if (!walk)
        return;
    free(walk->truths);
    free(walk);
}

/* As in change.c, but a rule is asked again only when what it said is over. */
bool schedule_walk_next(struct schedule_walk *walk, struct schedule_stretch *out)
{
    const struct schedule *schedule = walk->schedule;
    if (walk->at.utc >= walk->to_utc)
        return false;
    struct truth_moment at = truth_moment_of(schedule, walk->at);
    struct cascade cascade = cascade_begin(schedule, &out->answer);
    out->from = walk->at.utc;
    out->to = walk->to_utc;
    for (size_t rule; cascade_next(&cascade, &rule);) {
        struct truth *truth = &walk->truths[rule];
        if (truth->until <= at.utc)
            *truth = truth_of(schedule, &schedule->rules[rule].when, &at, walk->to_utc);
        if (truth->until < out->to)
            out->to = truth->until;
        if (truth->holds)
            cascade_win(&cascade, rule);
    }
    walk->at.utc = out->to;
    return true;
}
