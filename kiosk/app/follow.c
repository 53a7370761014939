#include "app/follow.h"

#include <stdlib.h>
#include <string.h>

void follow_init(struct follow *follow)
{
    *follow = (struct follow){.next_utc = INT64_MAX};
}

void follow_restart(struct follow *follow)
{
    follow->has_answer = false;
    follow->now = follow->was = (struct schedule_answer){.by = {0}};
    follow->next_utc = INT64_MAX;
}

static int64_t utc_of(const struct follow_clock *clock)
{
    int64_t seconds = clock->utc_ms / 1000;
    return seconds - (clock->utc_ms % 1000 < 0); /* before 1970, too */
}

/* --- the clock ---------------------------------------------------------------------------------
 */

static bool notice_jump(struct follow *follow, const struct follow_clock *clock,
                        struct follow_news *out)
{
    int64_t jump_ms =
        (clock->utc_ms - follow->seen.utc_ms) - (clock->mono_ms - follow->seen.mono_ms);
    follow->seen.utc_ms = clock->utc_ms;
    follow->seen.mono_ms = clock->mono_ms;
    if (llabs(jump_ms) <= FOLLOW_JUMP_MS)
        return false;
    follow->is_moved = true;
    *out = (struct follow_news){
        .kind = FOLLOW_JUMP, .at_utc = utc_of(clock), .jump_ms = jump_ms, .trust = clock->trust};
    return true;
}

/* Trusted or suspect plays alike; what is missed while the clock is unset is not made up for. */
static bool notice_trust(struct follow *follow, const struct follow_clock *clock,
                         struct follow_news *out)
{
    enum clock_trust was = follow->seen.trust;
    if (clock->trust == was)
        return false;
    follow->seen.trust = clock->trust;
    if (clock->trust == CLOCK_UNSET || was == CLOCK_UNSET)
        follow->is_moved = true;
    *out = (struct follow_news){
        .kind = FOLLOW_TRUST, .at_utc = utc_of(clock), .was_trust = was, .trust = clock->trust};
    return true;
}

/* --- the answer --------------------------------------------------------------------------------
 */

static bool is_cut_rule(const struct plan *plan, int64_t by)
{
    return by >= 0 && plan->schedule.rules[by].is_cut;
}

static bool wants_cut(const struct follow *follow, const struct plan *plan)
{
    static const enum schedule_key waiting[] = {SCHEDULE_PLAYLIST, SCHEDULE_LAYOUT, SCHEDULE_SCREEN,
                                                SCHEDULE_QUIZ};
    const struct schedule_values *now = &follow->now.values, *was = &follow->was.values;
    const bool is_other[] = {
        strcmp(now->playlist, was->playlist) != 0, strcmp(now->layout, was->layout) != 0,
        now->is_screen_on != was->is_screen_on, now->is_quiz_on != was->is_quiz_on};
    for (size_t i = 0; i < sizeof(waiting) / sizeof(waiting[0]); i++)
        if (is_other[i] && (is_cut_rule(plan, follow->now.by[waiting[i]]) ||
                            is_cut_rule(plan, follow->was.by[waiting[i]])))
            return true;
    return false;
}

/* Asks what holds at a moment and until when. Spans are known as far as the plan's window. */
static void ask(struct follow *follow, struct plan *plan, struct schedule_moment moment)
{
    plan_resolve(plan, moment, &follow->now);
    bool is_found = plan_next_change(plan, moment, &follow->next_utc);
    if (!is_found)
        follow->next_utc = INT64_MAX;
    bool is_for_good = !is_found && moment.is_clock_unset;
    follow->look_utc = is_found ? follow->next_utc : is_for_good ? INT64_MAX : plan->window.to_utc;
    follow->is_moved = false;
}

/* Decides at a moment; tells whether that is news. */
static bool decide(struct follow *follow, struct plan *plan, int64_t at_utc,
                   struct follow_news *out)
{
    bool is_first = !follow->has_answer;
    enum clock_trust trust = follow->seen.trust;
    struct schedule_moment moment = {at_utc, trust == CLOCK_UNSET};
    struct schedule_answer before = follow->now;
    ask(follow, plan, moment);
    follow->has_answer = true;
    if (!is_first && schedule_answers_equal(&before, &follow->now))
        return false;
    follow->was = before;
    *out = (struct follow_news){.kind = FOLLOW_DECISION,
                                .at_utc = at_utc,
                                .is_first = is_first,
                                .is_cut = !is_first && wants_cut(follow, plan),
                                .was_trust = trust,
                                .trust = trust};
    return true;
}

bool follow_step(struct follow *follow, struct plan *plan, const struct follow_clock *clock,
                 struct follow_news *out)
{
    int64_t now_utc = utc_of(clock);
    *out = (struct follow_news){.kind = FOLLOW_NOTHING, .at_utc = now_utc};
    if (!follow->has_seen) {
        follow->seen = *clock;
        follow->has_seen = true;
    }
    if (notice_jump(follow, clock, out) || notice_trust(follow, clock, out))
        return true;
    if ((!follow->has_answer || follow->is_moved) && decide(follow, plan, now_utc, out))
        return true;
    while (now_utc >= follow->look_utc)
        if (decide(follow, plan, follow->look_utc, out))
            return true;
    return false;
}
