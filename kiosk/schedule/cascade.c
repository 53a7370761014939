#include "schedule/cascade.h"

#include <assert.h>

struct cascade cascade_begin(const struct schedule *schedule, struct schedule_answer *answer)
{
    assert(schedule->by_strength || schedule->count == 0); /* schedule_sort() comes first */
    answer->values = schedule->defaults;
    for (int key = 0; key < SCHEDULE_KEY_COUNT; key++)
        answer->by[key] = key == SCHEDULE_PLAYLIST ? SCHEDULE_BY_FALLBACK : SCHEDULE_BY_DEFAULT;
    return (struct cascade){
        .schedule = schedule, .answer = answer, .open = (1u << SCHEDULE_KEY_COUNT) - 1};
}

bool cascade_next(struct cascade *cascade, size_t *out_rule)
{
    const struct schedule *schedule = cascade->schedule;
    while (cascade->open && cascade->done < schedule->count) {
        size_t rule = schedule->by_strength[cascade->done++];
        if (schedule->rules[rule].sets & cascade->open) {
            *out_rule = rule;
            return true;
        }
    }
    return false;
}

static void copy_value(enum schedule_key key, const struct schedule_values *from,
                       struct schedule_values *to)
{
    switch (key) {
    case SCHEDULE_PLAYLIST:
        to->playlist = from->playlist;
        break;
    case SCHEDULE_TICKER:
        to->ticker = from->ticker;
        break;
    case SCHEDULE_BRIGHTNESS:
        to->brightness = from->brightness;
        break;
    case SCHEDULE_VOLUME:
        to->volume = from->volume;
        break;
    case SCHEDULE_SCREEN:
        to->is_screen_on = from->is_screen_on;
        break;
    case SCHEDULE_QUIZ:
        to->is_quiz_on = from->is_quiz_on;
        break;
    case SCHEDULE_LAYOUT:
        to->layout = from->layout;
        break;
    case SCHEDULE_KEY_COUNT:
        break;
    }
}

void cascade_win(struct cascade *cascade, size_t rule)
{
    const struct schedule_rule *winner = &cascade->schedule->rules[rule];
    uint32_t won = winner->sets & cascade->open;
    cascade->open &= ~won;
    for (int key = 0; key < SCHEDULE_KEY_COUNT; key++)
        if (won & 1u << key) {
            copy_value((enum schedule_key)key, &winner->set, &cascade->answer->values);
            cascade->answer->by[key] = (int64_t)rule;
        }
}
