/* Random schedules whose edges all lie on multiples of a unit. */
#ifndef TESTS_SCHEDULE_DICE_H
#define TESTS_SCHEDULE_DICE_H

#include "schedule/make.h"

struct dice {
    uint64_t state;
};

static inline uint64_t dice_next(struct dice *dice) /* splitmix64 */
{
    uint64_t z = dice->state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

/* 0 to below - 1 */
static inline int64_t dice_below(struct dice *dice, int64_t below)
{
    return (int64_t)(dice_next(dice) % (uint64_t)below);
}

static inline bool dice_percent(struct dice *dice, int percent)
{
    return dice_below(dice, 100) < percent;
}

/* The stretch that is probed: steps of unit_s from from_utc on. */
struct dice_window {
    int64_t from_utc;
    int unit_s, steps;
};

static inline int64_t dice_floor(int64_t value, int64_t unit)
{
    int64_t rest = value % unit;
    return value - (rest < 0 ? rest + unit : rest);
}

static inline int64_t dice_moment(struct dice *dice, const struct dice_window *window)
{
    return window->from_utc + dice_below(dice, window->steps) * window->unit_s;
}

/* A local second of the day, often one that the window shows. */
static inline int dice_second(struct dice *dice, const struct schedule *schedule,
                              const struct dice_window *window)
{
    if (dice_percent(dice, 30))
        return (int)(dice_below(dice, SCHEDULE_DAY_S / window->unit_s) * window->unit_s);
    int64_t utc = dice_moment(dice, window);
    int64_t local = utc + zone_offset_s(&schedule->zone, utc);
    return (int)(local - dice_floor(local, SCHEDULE_DAY_S));
}

static inline void dice_at(struct dice *dice, const struct schedule *schedule,
                           const struct dice_window *window, struct schedule_when *when)
{
    when->has_at = true;
    when->at_start_s = dice_percent(dice, 10) ? 0 : dice_second(dice, schedule, window);
    when->at_end_s = dice_percent(dice, 10) ? 0 : dice_second(dice, schedule, window);
    if (when->at_end_s == when->at_start_s)
        when->at_end_s = when->at_start_s + window->unit_s;
    if (when->at_end_s == 0)
        when->at_end_s = SCHEDULE_DAY_S;
}

static inline struct schedule_bound dice_bound(struct dice *dice, bool is_yearly, int64_t day)
{
    day += dice_below(dice, 13) - 6;
    struct civil_date date = civil_date_of_days(day);
    if (is_yearly && dice_percent(dice, 15))
        return yearly_bound(2, 29);
    if (is_yearly)
        return yearly_bound(date.month, date.day);
    return (struct schedule_bound){.kind = SCHEDULE_DATE, .day = day};
}

static inline void dice_bounds(struct dice *dice, const struct dice_window *window,
                               struct schedule_when *when)
{
    bool is_yearly = dice_percent(dice, 50);
    int64_t which = dice_below(dice, 3);
    if (which != 0)
        when->from =
            dice_bound(dice, is_yearly,
                       dice_floor(dice_moment(dice, window), SCHEDULE_DAY_S) / SCHEDULE_DAY_S);
    if (which != 1)
        when->until =
            dice_bound(dice, is_yearly,
                       dice_floor(dice_moment(dice, window), SCHEDULE_DAY_S) / SCHEDULE_DAY_S);
}

static inline void dice_spans(struct dice *dice, const struct dice_window *window,
                              struct schedule_when *when)
{
    int64_t at = window->from_utc - 5 * window->unit_s;
    when->has_spans = true;
    for (int64_t left = dice_below(dice, 14); left > 0; left--) {
        at +=
            (1 + dice_below(dice, dice_percent(dice, 50) ? 5 : window->steps / 4)) * window->unit_s;
        int64_t length = 1 + dice_below(dice, dice_percent(dice, 50) ? 5 : window->steps / 8);
        add_span(when, at, at + length * window->unit_s);
        at += length * window->unit_s;
    }
}

static inline void dice_when(struct dice *dice, const struct schedule *schedule,
                             const struct dice_window *window, struct schedule_when *when)
{
    if (dice_percent(dice, 70))
        dice_at(dice, schedule, window, when);
    if (dice_percent(dice, 50))
        for (int64_t left = 1 + dice_below(dice, 3); left > 0; left--)
            when->days |= 1u << dice_below(dice, DAY_WORD_COUNT);
    if (dice_percent(dice, 35))
        dice_bounds(dice, window, when);
    if (dice_percent(dice, 35))
        dice_spans(dice, window, when);
}

static inline void dice_rule(struct dice *dice, struct schedule *schedule,
                             const struct dice_window *window)
{
    static const int priorities[] = {
        0, 0, 0, 1, 2, -1, SCHEDULE_PRIORITY_MAX, -SCHEDULE_PRIORITY_MAX};
    static const char *const texts[] = {"甲", "乙", "丙"};
    struct schedule_rule *rule = schedule_add(schedule);
    rule->name = mem_copy_text("rule");
    rule->priority = priorities[dice_below(dice, COUNT(priorities))];
    rule->sets = dice_percent(dice, 60) ? 1u << SCHEDULE_PLAYLIST
                                        : (uint32_t)dice_below(dice, 1 << SCHEDULE_KEY_COUNT);
    rule->set.playlist = mem_copy_text(texts[dice_below(dice, 3)]);
    rule->set.ticker = mem_copy_text(texts[dice_below(dice, 3)]);
    rule->set.layout = mem_copy_text(texts[dice_below(dice, 3)]);
    rule->set.brightness = 1 + (int)dice_below(dice, 3);
    rule->set.volume = (int)dice_below(dice, 3);
    rule->set.is_screen_on = dice_percent(dice, 50);
    rule->set.is_quiz_on = dice_percent(dice, 50);
    dice_when(dice, schedule, window, &rule->when);
}

#endif
