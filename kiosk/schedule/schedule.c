#include "schedule/schedule.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "schedule/cascade.h"

static const char *const key_names[SCHEDULE_KEY_COUNT] = {
    "playlist", "ticker", "brightness", "volume", "screen", "quiz", "layout",
};

const char *schedule_key_name(enum schedule_key key)
{
    assert(key < SCHEDULE_KEY_COUNT);
    return key_names[key];
}

int schedule_key_find(const char *name)
{
    for (int i = 0; i < SCHEDULE_KEY_COUNT; i++)
        if (strcmp(key_names[i], name) == 0)
            return i;
    return -1;
}

static void finish_values(struct schedule_values *values)
{
    free(values->playlist);
    free(values->ticker);
    free(values->layout);
    *values = (struct schedule_values){0};
}

void schedule_rule_finish(struct schedule_rule *rule)
{
    free(rule->name);
    free(rule->when.spans);
    finish_values(&rule->set);
    *rule = (struct schedule_rule){0};
}

void schedule_finish(struct schedule *schedule)
{
    for (size_t i = 0; i < schedule->count; i++)
        schedule_rule_finish(&schedule->rules[i]);
    free(schedule->rules);
    free(schedule->by_strength);
    finish_values(&schedule->defaults);
    schedule_days_finish(&schedule->days);
    zone_finish(&schedule->zone);
    *schedule = (struct schedule){0};
}

struct schedule_rule *schedule_add(struct schedule *schedule)
{
    free(schedule->by_strength); /* whoever asks before schedule_sort() is told so by an assert */
    schedule->by_strength = NULL;
    schedule->rules =
        mem_grow(schedule->rules, schedule->count, &schedule->capacity, sizeof(*schedule->rules));
    struct schedule_rule *rule = &schedule->rules[schedule->count++];
    *rule = (struct schedule_rule){0};
    return rule;
}

static int compare_strength(const void *a, const void *b, void *ctx)
{
    const struct schedule_rule *rules = ctx;
    size_t first = *(const size_t *)a, second = *(const size_t *)b;
    if (rules[first].priority != rules[second].priority)
        return rules[first].priority > rules[second].priority ? -1 : 1;
    return first > second ? -1 : 1;
}

void schedule_sort(struct schedule *schedule)
{
    free(schedule->by_strength);
    schedule->by_strength = mem_alloc(schedule->count * sizeof(*schedule->by_strength));
    for (size_t i = 0; i < schedule->count; i++)
        schedule->by_strength[i] = i;
    if (schedule->count > 1)
        qsort_r(schedule->by_strength, schedule->count, sizeof(*schedule->by_strength),
                compare_strength, schedule->rules);
}

bool schedule_rule_holds(const struct schedule *schedule, size_t rule,
                         struct schedule_moment moment)
{
    assert(rule < schedule->count);
    struct truth_moment at = truth_moment_of(schedule, moment);
    return truth_holds(&schedule->rules[rule].when, &at);
}

void schedule_resolve(const struct schedule *schedule, struct schedule_moment moment,
                      struct schedule_answer *out)
{
    struct truth_moment at = truth_moment_of(schedule, moment);
    struct cascade cascade = cascade_begin(schedule, out);
    for (size_t rule; cascade_next(&cascade, &rule);)
        if (truth_holds(&schedule->rules[rule].when, &at))
            cascade_win(&cascade, rule);
}

size_t schedule_losers(const struct schedule *schedule, struct schedule_moment moment,
                       enum schedule_key key, size_t *out, size_t max)
{
    assert(schedule->by_strength || schedule->count == 0);
    struct truth_moment at = truth_moment_of(schedule, moment);
    bool has_winner = false;
    size_t count = 0;
    for (size_t i = 0; i < schedule->count; i++) {
        size_t index = schedule->by_strength[i];
        const struct schedule_rule *rule = &schedule->rules[index];
        if (!(rule->sets & 1u << key) || !truth_holds(&rule->when, &at))
            continue;
        if (has_winner && count++ < max)
            out[count - 1] = index;
        has_winner = true;
    }
    return count;
}

bool schedule_answers_equal(const struct schedule_answer *a, const struct schedule_answer *b)
{
    const struct schedule_values *x = &a->values, *y = &b->values;
    for (int key = 0; key < SCHEDULE_KEY_COUNT; key++)
        if (a->by[key] != b->by[key])
            return false;
    return str_same(x->playlist, y->playlist) && str_same(x->ticker, y->ticker) &&
           str_same(x->layout, y->layout) && x->brightness == y->brightness &&
           x->volume == y->volume && x->is_screen_on == y->is_screen_on &&
           x->is_quiz_on == y->is_quiz_on;
}
