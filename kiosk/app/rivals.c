#include "app/rivals.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* A rule alone in a schedule: its walk's stretches are the times it holds and does not. */
struct lane {
    struct schedule alone;
    struct schedule_walk *walk;
    struct schedule_stretch now;
    bool has_now;
};

struct rivals {
    struct lane *lanes;
    size_t count;
    struct rival *found;
    size_t first_strength; /* of the only rule */
};

struct rivals *rivals_create(const struct schedule *schedule, int64_t from_utc, int64_t to_utc,
                             bool is_clock_unset)
{
    struct rivals *rivals = mem_alloc(sizeof(*rivals));
    rivals->count = schedule->count;
    rivals->lanes = mem_alloc(rivals->count * sizeof(*rivals->lanes));
    rivals->found = mem_alloc(rivals->count * sizeof(*rivals->found));
    for (size_t i = 0; i < rivals->count; i++) {
        struct lane *lane = &rivals->lanes[i];
        lane->alone = *schedule;
        lane->alone.rules = &schedule->rules[i];
        lane->alone.count = lane->alone.capacity = 1;
        lane->alone.by_strength = &rivals->first_strength;
        lane->walk = schedule_walk_create(&lane->alone, from_utc, to_utc, is_clock_unset);
        lane->has_now = schedule_walk_next(lane->walk, &lane->now);
    }
    return rivals;
}

void rivals_destroy(struct rivals *rivals)
{
    if (!rivals)
        return;
    for (size_t i = 0; i < rivals->count; i++)
        schedule_walk_destroy(rivals->lanes[i].walk);
    free(rivals->lanes);
    free(rivals->found);
    free(rivals);
}

static bool holds(const struct schedule_answer *answer)
{
    for (int key = 0; key < SCHEDULE_KEY_COUNT; key++)
        if (answer->by[key] >= 0)
            return true;
    return false;
}

/* Goes on to the stretch that holds to_utc; tells whether the rule held between, and since when. */
static bool pass(struct lane *lane, int64_t from_utc, int64_t to_utc, int64_t *out_since)
{
    bool has_held = false;
    while (lane->has_now && lane->now.from < to_utc) {
        bool is_in = lane->now.to > from_utc && holds(&lane->now.answer);
        if (is_in && !has_held) {
            has_held = true;
            *out_since = lane->now.from > from_utc ? lane->now.from : from_utc;
        }
        if (lane->now.to > to_utc)
            break;
        lane->has_now = schedule_walk_next(lane->walk, &lane->now);
    }
    return has_held;
}

size_t rivals_between(struct rivals *rivals, int64_t from_utc, int64_t to_utc,
                      const struct rival **out)
{
    size_t count = 0;
    for (size_t i = 0; i < rivals->count; i++) {
        int64_t since;
        if (pass(&rivals->lanes[i], from_utc, to_utc, &since))
            rivals->found[count++] = (struct rival){i, since};
    }
    *out = rivals->found;
    return count;
}

static bool are_same_texts(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

bool rivals_agree(enum schedule_key key, const struct schedule_values *a,
                  const struct schedule_values *b)
{
    switch (key) {
    case SCHEDULE_PLAYLIST:
        return are_same_texts(a->playlist, b->playlist);
    case SCHEDULE_TICKER:
        return are_same_texts(a->ticker, b->ticker);
    case SCHEDULE_BRIGHTNESS:
        return a->brightness == b->brightness;
    case SCHEDULE_VOLUME:
        return a->volume == b->volume;
    case SCHEDULE_SCREEN:
        return a->is_screen_on == b->is_screen_on;
    case SCHEDULE_QUIZ:
        return a->is_quiz_on == b->is_quiz_on;
    case SCHEDULE_LAYOUT:
        return are_same_texts(a->layout, b->layout);
    case SCHEDULE_KEY_COUNT:
        break;
    }
    return true;
}

bool rivals_clash(const struct schedule *schedule, enum schedule_key key, int64_t winner,
                  size_t rule)
{
    if (winner < 0 || (size_t)winner == rule)
        return false;
    const struct schedule_rule *a = &schedule->rules[winner], *b = &schedule->rules[rule];
    return (b->sets & 1u << key) && a->priority == b->priority &&
           !rivals_agree(key, &a->set, &b->set);
}
