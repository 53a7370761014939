/*
 * Random schedules, random moments: what kiosk/schedule says is what the naive reference says.
 *
 * ANXUAN_PROBES (1,000,000): how many moments the reference is asked about. ANXUAN_SEED (1): the
 * first schedule's; each takes the next one. A failure names the seed that shows it alone.
 */
#include "base/setting.h"

#include <stdio.h>

#include "schedule/dice.h"
#include "schedule/naive.h"

#define STEPS_MAX  1500
#define TEN_YEARS  ((int64_t)3653 * SCHEDULE_DAY_S)
#define HOPS       4
#define WORDS_EACH 4

struct probed {
    int64_t by[SCHEDULE_KEY_COUNT];
    int64_t utc;
};

struct probe {
    struct dice dice;
    struct dice_window window;
    struct schedule schedule;
    struct schedule_marks marks;
    struct naive naive;
    struct probed probed[STEPS_MAX];
    int next[STEPS_MAX]; /* the step of the next change; window.steps: none */
    uint64_t seed;
    int64_t count;   /* moments the reference was asked about */
    int64_t changes; /* in the windows */
};

static struct schedule_moment at(int64_t utc)
{
    return (struct schedule_moment){.utc = utc};
}

static void wrong(const struct probe *probe, const char *what, int64_t utc)
{
    char text[64];
    civil_format_rfc3339(utc, 0, text, sizeof(text));
    fail_msg("ANXUAN_SEED=%llu: %s at %s (%lld), unit %d s", (unsigned long long)probe->seed, what,
             text, (long long)utc, probe->window.unit_s);
}

static void give_zone(struct probe *probe, int which)
{
    struct zone *zone = &probe->schedule.zone;
    if (which == 1)
        give_berlin(zone);
    if (which == 2)
        give_lord_howe(zone);
    if (which == 3)
        give_apia(zone);
    if (which == 4)
        give_shanghai(zone);
}

/* A zone, and a window around one of the moments at which things go wrong there. */
static void choose_place(struct probe *probe)
{
    static const struct {
        int zone;
        const char *moment;
    } places[] = {
        {1, "2026-03-29T01:00:00"}, {1, "2026-10-25T01:00:00"}, {1, "2027-03-28T01:00:00"},
        {2, "2026-04-04T15:00:00"}, {2, "2026-10-03T15:30:00"}, {3, "2011-12-30T10:00:00"},
        {4, "2025-01-26T16:00:00"}, {4, "2025-12-31T16:00:00"}, {4, "2026-02-13T16:00:00"},
        {4, "2026-06-16T01:00:00"}, {4, "2026-09-30T16:00:00"}, {0, "2028-02-29T00:00:00"},
        {0, "2100-02-28T12:00:00"}, {0, "2038-01-19T03:14:07"}, {0, "1970-01-01T00:00:00"},
        {0, "2200-12-31T00:00:00"}, {0, "1600-02-29T00:00:00"}, {4, "2026-07-10T08:00:00"},
    };
    static const int units[] = {1, 60, 1800};
    size_t place = (size_t)dice_below(&probe->dice, COUNT(places));
    struct dice_window *window = &probe->window;
    give_zone(probe, places[place].zone);
    window->unit_s = units[dice_below(&probe->dice, COUNT(units))];
    window->steps = 500 + (int)dice_below(&probe->dice, STEPS_MAX - 500);
    window->from_utc = dice_floor(utc_of(places[place].moment), 1800) -
                       dice_below(&probe->dice, window->steps) * window->unit_s;
}

static void choose_marks(struct probe *probe)
{
    if (dice_percent(&probe->dice, 20))
        return;
    mark_china(&probe->marks);
    int64_t day = dice_floor(probe->window.from_utc, SCHEDULE_DAY_S) / SCHEDULE_DAY_S;
    for (int64_t left = dice_below(&probe->dice, 6); left > 0; left--) {
        int64_t first = day - 10 + dice_below(&probe->dice, 50);
        schedule_marks_add(&probe->marks, first, first + dice_below(&probe->dice, 8),
                           (enum schedule_mark)(1 << dice_below(&probe->dice, 3)));
    }
}

static void begin(struct probe *probe)
{
    probe->dice = (struct dice){probe->seed};
    probe->schedule = empty_schedule();
    choose_place(probe);
    choose_marks(probe);
    schedule_days_make(&probe->marks, &probe->schedule.days);
    for (int64_t left = 1 + dice_below(&probe->dice, 14); left > 0; left--)
        dice_rule(&probe->dice, &probe->schedule, &probe->window);
    schedule_sort(&probe->schedule);
    probe->naive = (struct naive){&probe->schedule, &probe->marks};
}

static void finish(struct probe *probe)
{
    schedule_finish(&probe->schedule);
    schedule_marks_finish(&probe->marks);
}

/* The answer whose winners these are. */
static struct schedule_answer answer_of(const struct schedule *schedule, const int64_t *by)
{
    const struct schedule_values *from[SCHEDULE_KEY_COUNT];
    struct schedule_answer answer;
    for (int key = 0; key < SCHEDULE_KEY_COUNT; key++) {
        from[key] = by[key] < 0 ? &schedule->defaults : &schedule->rules[by[key]].set;
        answer.by[key] = by[key];
    }
    answer.values = (struct schedule_values){
        .playlist = from[SCHEDULE_PLAYLIST]->playlist,
        .ticker = from[SCHEDULE_TICKER]->ticker,
        .layout = from[SCHEDULE_LAYOUT]->layout,
        .brightness = from[SCHEDULE_BRIGHTNESS]->brightness,
        .volume = from[SCHEDULE_VOLUME]->volume,
        .is_screen_on = from[SCHEDULE_SCREEN]->is_screen_on,
        .is_quiz_on = from[SCHEDULE_QUIZ]->is_quiz_on,
    };
    return answer;
}

/* Asks the reference, and that schedule_resolve() says the same. */
static void check_moment(struct probe *probe, struct schedule_moment moment, int64_t *by)
{
    struct schedule_answer answer, expected;
    naive_resolve(&probe->naive, moment, by);
    probe->count++;
    schedule_resolve(&probe->schedule, moment, &answer);
    expected = answer_of(&probe->schedule, by);
    if (!schedule_answers_equal(&answer, &expected))
        wrong(probe, moment.is_clock_unset ? "clock unset: another answer" : "another answer",
              moment.utc);
}

/* Each rule on its own, and who lost. */
static void check_rules(struct probe *probe, int64_t utc)
{
    enum schedule_key key = (enum schedule_key)dice_below(&probe->dice, SCHEDULE_KEY_COUNT);
    size_t losers[64], holding = 0;
    for (size_t i = 0; i < probe->schedule.count; i++) {
        bool holds = naive_holds(&probe->naive, i, at(utc));
        if (schedule_rule_holds(&probe->schedule, i, at(utc)) != holds)
            wrong(probe, "a rule", utc);
        holding += holds && (probe->schedule.rules[i].sets & 1u << key);
    }
    size_t count = schedule_losers(&probe->schedule, at(utc), key, losers, COUNT(losers));
    if (count != (holding ? holding - 1 : 0))
        wrong(probe, "losers", utc);
}

static bool is_same(const int64_t *by, const int64_t *other)
{
    return memcmp(by, other, SCHEDULE_KEY_COUNT * sizeof(*by)) == 0;
}

/* A moment somewhere in each step of the window: all edges lie between steps. */
static void check_window(struct probe *probe)
{
    int steps = probe->window.steps, unit_s = probe->window.unit_s;
    for (int i = 0; i < steps; i++) {
        struct probed *probed = &probe->probed[i];
        probed->utc =
            probe->window.from_utc + (int64_t)i * unit_s + dice_below(&probe->dice, unit_s);
        check_moment(probe, at(probed->utc), probed->by);
        if (i % 8 == 0)
            check_rules(probe, probed->utc);
    }
    for (int i = steps - 1, next = steps; i >= 0; i--) {
        if (i + 1 < steps && !is_same(probe->probed[i].by, probe->probed[i + 1].by)) {
            next = i + 1;
            probe->changes++;
        }
        probe->next[i] = next;
    }
}

static void check_changes(struct probe *probe)
{
    const struct dice_window *window = &probe->window;
    int64_t end = window->from_utc + (int64_t)window->steps * window->unit_s;
    for (int i = 0; i < window->steps; i++) {
        int64_t found = 0, limit = dice_percent(&probe->dice, 50) ? end : INT64_MAX;
        int64_t expected = window->from_utc + (int64_t)probe->next[i] * window->unit_s;
        bool is_found =
            schedule_next_change(&probe->schedule, at(probe->probed[i].utc), limit, &found);
        if (probe->next[i] < window->steps ? !is_found || found != expected
                                           : is_found && found < end)
            wrong(probe, "another next change", probe->probed[i].utc);
    }
}

static void check_walk(struct probe *probe)
{
    const struct dice_window *window = &probe->window;
    int64_t end = window->from_utc + (int64_t)window->steps * window->unit_s;
    struct schedule_walk *walk =
        schedule_walk_create(&probe->schedule, window->from_utc, end, false);
    struct schedule_stretch stretch;
    int step = 0;
    for (; schedule_walk_next(walk, &stretch); step = probe->next[step]) {
        if (step >= window->steps)
            wrong(probe, "the walk goes on", stretch.from);
        struct schedule_answer expected = answer_of(&probe->schedule, probe->probed[step].by);
        if (stretch.from != window->from_utc + (int64_t)step * window->unit_s ||
            stretch.to != window->from_utc + (int64_t)probe->next[step] * window->unit_s ||
            !schedule_answers_equal(&stretch.answer, &expected))
            wrong(probe, "another stretch", stretch.from);
    }
    if (step != window->steps)
        wrong(probe, "the walk ends early", stretch.to);
    schedule_walk_destroy(walk);
}

/* Changes far away: other just there, the same at any moment before. */
static void check_hops(struct probe *probe)
{
    int64_t here = probe->window.from_utc, by[SCHEDULE_KEY_COUNT], other[SCHEDULE_KEY_COUNT];
    bool is_found = true;
    for (int hop = 0; hop < HOPS && is_found; hop++) {
        int64_t change = here + TEN_YEARS;
        is_found = schedule_next_change(&probe->schedule, at(here), change, &change);
        check_moment(probe, at(here), by);
        for (int i = 0; i < WORDS_EACH; i++) {
            int64_t between = i == 0 ? change - 1 : here + dice_below(&probe->dice, change - here);
            check_moment(probe, at(between), other);
            if (!is_same(by, other))
                wrong(probe, "a change that was not foreseen", between);
        }
        check_moment(probe, at(change), other);
        if (is_found && is_same(by, other))
            wrong(probe, "no change", change);
        here = change;
    }
}

static void check_unset(struct probe *probe)
{
    int64_t by[SCHEDULE_KEY_COUNT], change;
    struct schedule_moment moment = {dice_moment(&probe->dice, &probe->window), true};
    check_moment(probe, moment, by);
    if (schedule_next_change(&probe->schedule, moment, INT64_MAX, &change))
        wrong(probe, "a change while the clock is unset", moment.utc);
}

static void test_property(void **state)
{
    (void)state;
    static struct probe probe;
    int64_t wanted = setting("ANXUAN_PROBES", 1000000), schedules = 0;
    probe.seed = (uint64_t)setting("ANXUAN_SEED", 1);
    for (; probe.count < wanted; probe.seed++, schedules++) {
        begin(&probe);
        check_window(&probe);
        check_changes(&probe);
        check_walk(&probe);
        check_hops(&probe);
        check_unset(&probe);
        finish(&probe);
    }
    print_message("%lld moments of %lld schedules, %lld changes in their windows\n",
                  (long long)probe.count, (long long)schedules, (long long)probe.changes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_property),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
