#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "schedule/make.h"

#define NO_AT                                                                                      \
    {                                                                                              \
        0, 0                                                                                       \
    }
#define NO_BOUNDS                                                                                  \
    {0},                                                                                           \
    {                                                                                              \
        0                                                                                          \
    }
#define KEY(name) (1u << SCHEDULE_##name)
#define YEARLY(m, d)                                                                               \
    {                                                                                              \
        .kind = SCHEDULE_YEARLY, .month = (m), .mday = (d)                                         \
    }

static struct schedule_moment at(const char *text)
{
    return (struct schedule_moment){.utc = utc_of(text)};
}

static int64_t winner(const struct schedule *schedule, struct schedule_moment moment,
                      enum schedule_key key)
{
    struct schedule_answer answer;
    schedule_resolve(schedule, moment, &answer);
    return answer.by[key];
}

static void test_strength(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int priorities[3];
        int64_t winner;
        size_t losers[2];
    } rows[] = {
        {"ties: the last", {0, 0, 0}, 2, {1, 0}},
        {"the greatest", {5, 3, 4}, 0, {2, 1}},
        {"the later of two", {7, 7, 1}, 1, {0, 2}},
        {"negative is weaker", {-1, 0, -2}, 1, {0, 2}},
        {"the limits", {-SCHEDULE_PRIORITY_MAX, SCHEDULE_PRIORITY_MAX, 0}, 1, {2, 0}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct schedule schedule = empty_schedule();
        size_t losers[2] = {9, 9};
        for (int rule = 0; rule < 3; rule++)
            add_rule(&schedule, "rule", rows[i].priorities[rule]);
        schedule_sort(&schedule);
        if (winner(&schedule, at("2026-06-16T09:00:00"), SCHEDULE_PLAYLIST) != rows[i].winner)
            fail_msg("%s", rows[i].name);
        assert_int_equal(
            schedule_losers(&schedule, at("2026-06-16T09:00:00"), SCHEDULE_PLAYLIST, losers, 2), 2);
        assert_memory_equal(losers, rows[i].losers, sizeof(losers));
        schedule_finish(&schedule);
    }
}

/* cut says how a change happens, not who wins; nor does the order of asking. */
static void test_cut_and_order(void **state)
{
    (void)state;
    struct schedule schedule = empty_schedule();
    add_rule(&schedule, "cut", 0)->is_cut = true;
    add_rule(&schedule, "not", 0);
    schedule_sort(&schedule);
    assert_int_equal(winner(&schedule, at("2026-06-16T09:00:00"), SCHEDULE_PLAYLIST), 1);
    schedule.rules[0].priority = 1;
    schedule_sort(&schedule);
    assert_int_equal(winner(&schedule, at("2026-06-16T09:00:00"), SCHEDULE_PLAYLIST), 0);
    assert_int_equal(winner(&schedule, at("2020-06-16T09:00:00"), SCHEDULE_PLAYLIST), 0);
    assert_int_equal(winner(&schedule, at("2026-06-16T09:00:00"), SCHEDULE_PLAYLIST), 0);
    schedule_finish(&schedule);
}

/* Losers: those that hold and set the key; max may be less than there are. */
static void test_losers(void **state)
{
    (void)state;
    struct schedule schedule = empty_schedule();
    size_t losers[8] = {0};
    for (int i = 0; i < 6; i++)
        add_rule(&schedule, "rule", i);
    set_at(&schedule.rules[3].when, 0, 60); /* does not hold */
    schedule.rules[2].sets = KEY(VOLUME);
    schedule_sort(&schedule);
    struct schedule_moment moment = at("2026-06-16T09:00:00");
    static const size_t expected[] = {4, 1, 0};
    assert_int_equal(schedule_losers(&schedule, moment, SCHEDULE_PLAYLIST, losers, 8), 3);
    assert_memory_equal(losers, expected, sizeof(expected));
    losers[1] = 77;
    assert_int_equal(schedule_losers(&schedule, moment, SCHEDULE_PLAYLIST, losers, 1), 3);
    assert_int_equal(losers[1], 77);
    assert_int_equal(schedule_losers(&schedule, moment, SCHEDULE_PLAYLIST, NULL, 0), 3);
    assert_int_equal(schedule_losers(&schedule, moment, SCHEDULE_VOLUME, losers, 8), 0);
    assert_int_equal(schedule_losers(&schedule, moment, SCHEDULE_QUIZ, losers, 8), 0);
    schedule_finish(&schedule);
}

static void check_values(const struct schedule_values *found, const struct schedule_values *wanted)
{
    assert_string_equal(found->playlist, wanted->playlist);
    if (wanted->ticker)
        assert_string_equal(found->ticker, wanted->ticker);
    else
        assert_null(found->ticker);
    assert_string_equal(found->layout, wanted->layout);
    assert_int_equal(found->brightness, wanted->brightness);
    assert_int_equal(found->volume, wanted->volume);
    assert_int_equal(found->is_screen_on, wanted->is_screen_on);
    assert_int_equal(found->is_quiz_on, wanted->is_quiz_on);
}

/* Each setting on its own: the others keep their defaults. */
static void test_settings(void **state)
{
    (void)state;
    char playlist[] = "attract", ticker[] = "早发现\n早报告", layout[] = "strip";
    for (uint32_t sets = 0; sets < 1u << SCHEDULE_KEY_COUNT; sets++) {
        struct schedule schedule = empty_schedule();
        struct schedule_rule *rule = add_rule(&schedule, playlist, 0);
        rule->sets = sets;
        rule->set.ticker = mem_copy_text(ticker);
        rule->set.layout = mem_copy_text(layout);
        rule->set.brightness = 40;
        rule->set.is_quiz_on = true; /* and volume 0, screen off */
        schedule_sort(&schedule);
        struct schedule_answer answer;
        schedule_resolve(&schedule, at("2026-06-16T09:00:00"), &answer);
        const struct schedule_values wanted = {
            .playlist = sets & KEY(PLAYLIST) ? playlist : schedule.defaults.playlist,
            .ticker = sets & KEY(TICKER) ? ticker : NULL,
            .layout = sets & KEY(LAYOUT) ? layout : schedule.defaults.layout,
            .brightness = sets & KEY(BRIGHTNESS) ? 40 : 100,
            .volume = sets & KEY(VOLUME) ? 0 : 60,
            .is_screen_on = !(sets & KEY(SCREEN)),
            .is_quiz_on = sets & KEY(QUIZ),
        };
        check_values(&answer.values, &wanted);
        for (int key = 0; key < SCHEDULE_KEY_COUNT; key++) {
            int64_t otherwise =
                key == SCHEDULE_PLAYLIST ? SCHEDULE_BY_FALLBACK : SCHEDULE_BY_DEFAULT;
            assert_int_equal(answer.by[key], sets & 1u << key ? 0 : otherwise);
        }
        schedule_finish(&schedule);
    }
}

/* No rule at all: fallback and defaults. */
static void test_no_rules(void **state)
{
    (void)state;
    struct schedule schedule = empty_schedule(), nothing = {0};
    struct schedule_answer answer;
    schedule_resolve(&schedule, at("2026-06-16T09:00:00"), &answer);
    check_values(&answer.values, &schedule.defaults);
    assert_int_equal(answer.by[SCHEDULE_PLAYLIST], SCHEDULE_BY_FALLBACK);
    schedule_sort(&schedule);
    schedule_resolve(&schedule, at("2026-06-16T09:00:00"), &answer);
    assert_int_equal(answer.by[SCHEDULE_VOLUME], SCHEDULE_BY_DEFAULT);
    schedule_resolve(&nothing, at("2026-06-16T09:00:00"), &answer);
    assert_null(answer.values.playlist);
    schedule_finish(&schedule);
    schedule_finish(&nothing);
}

/* While the clock is unset only an empty `when` counts. */
static void test_unset(void **state)
{
    (void)state;
    struct schedule schedule = empty_schedule();
    add_rule(&schedule, "empty", -5);
    set_at(&add_rule(&schedule, "at", 1)->when, 0, 1440);
    add_rule(&schedule, "days", 2)->when.days = BIT(WORKDAY) | BIT(RESTDAY);
    add_rule(&schedule, "from", 3)->when.from = date_bound(1970, 1, 1);
    add_rule(&schedule, "until", 4)->when.until = yearly_bound(12, 31);
    add_span(&add_rule(&schedule, "spans", 5)->when, INT64_MIN, INT64_MAX);
    schedule_sort(&schedule);
    struct schedule_moment moment = at("2026-06-16T09:00:00");
    assert_int_equal(winner(&schedule, moment, SCHEDULE_PLAYLIST), 5);
    for (size_t i = 0; i < schedule.count; i++)
        assert_true(schedule_rule_holds(&schedule, i, moment));
    moment.is_clock_unset = true;
    assert_int_equal(winner(&schedule, moment, SCHEDULE_PLAYLIST), 0);
    for (size_t i = 0; i < schedule.count; i++)
        assert_int_equal(schedule_rule_holds(&schedule, i, moment), i == 0);
    assert_int_equal(schedule_losers(&schedule, moment, SCHEDULE_PLAYLIST, NULL, 0), 0);
    schedule.rules[0].when.days = BIT(TUE);
    assert_int_equal(winner(&schedule, moment, SCHEDULE_PLAYLIST), SCHEDULE_BY_FALLBACK);
    schedule_finish(&schedule);
}

/* Switched on at any hour: what the hour says, whatever was missed. The shop's day of the design:
 * open 07:00-22:00, night 22:00-07:00, dusk 18:30-22:00. */
static void test_power_on(void **state)
{
    (void)state;
    struct schedule schedule = empty_schedule();
    give_shanghai(&schedule.zone);
    set_at(&add_rule(&schedule, "attract", 0)->when, 7 * 60, 22 * 60);
    struct schedule_rule *night = add_rule(&schedule, "night", 0);
    night->sets = KEY(SCREEN);
    set_at(&night->when, 22 * 60, 7 * 60);
    struct schedule_rule *dusk = add_rule(&schedule, "dusk", 0);
    dusk->sets = KEY(BRIGHTNESS);
    dusk->set.brightness = 40;
    set_at(&dusk->when, 18 * 60 + 30, 22 * 60);
    schedule_sort(&schedule);
    for (int hour = 0; hour < 24; hour++) {
        char text[64];
        struct schedule_answer answer;
        (void)snprintf(text, sizeof(text), "2026-06-16T%02d:00:00+08:00", hour); /* fits */
        schedule_resolve(&schedule, at(text), &answer);
        bool is_open = hour >= 7 && hour < 22;
        assert_string_equal(answer.values.playlist, is_open ? "attract" : "always-on");
        assert_int_equal(answer.values.is_screen_on, is_open);
        assert_int_equal(answer.values.brightness, hour >= 19 && hour < 22 ? 40 : 100);
        assert_int_equal(answer.by[SCHEDULE_SCREEN], is_open ? SCHEDULE_BY_DEFAULT : 1);
    }
    schedule_finish(&schedule);
}

static void test_keys(void **state)
{
    (void)state;
    for (int i = 0; i < SCHEDULE_KEY_COUNT; i++)
        assert_int_equal(schedule_key_find(schedule_key_name((enum schedule_key)i)), i);
    assert_int_equal(schedule_key_find("layout"), SCHEDULE_LAYOUT);
    assert_int_equal(schedule_key_find("screen"), SCHEDULE_SCREEN);
    assert_int_equal(schedule_key_find("colour"), -1);
    assert_int_equal(schedule_key_find(""), -1);
}

static void test_answers_equal(void **state)
{
    (void)state;
    char text[] = "attract", copy[] = "attract";
    struct schedule_answer one = {.values = {.playlist = text, .brightness = 40}}, other = one;
    other.values.playlist = copy;
    assert_true(schedule_answers_equal(&one, &other));
    copy[0] = 'b';
    assert_false(schedule_answers_equal(&one, &other));
    other = one;
    other.by[SCHEDULE_QUIZ] = 3;
    assert_false(schedule_answers_equal(&one, &other));
    other = one;
    other.values.ticker = copy;
    assert_false(schedule_answers_equal(&one, &other));
    assert_false(schedule_answers_equal(&other, &one));
    other = one;
    other.values.brightness = 41;
    assert_false(schedule_answers_equal(&one, &other));
    other = one;
    other.values.is_screen_on = true;
    assert_false(schedule_answers_equal(&one, &other));
}

static void test_many(void **state)
{
    (void)state;
    struct schedule schedule = empty_schedule();
    for (int i = 0; i < SCHEDULE_RULES_MAX; i++)
        set_at(&add_rule(&schedule, "rule", i % 7)->when, i % 1439, i % 1439 + 1);
    schedule_sort(&schedule);
    int64_t found = winner(&schedule, at("2026-06-16T09:00:00"), SCHEDULE_PLAYLIST);
    assert_int_equal(found % 1439, 540);
    assert_int_equal(found, 540 + 1439 * 3); /* of 540 + 1439 k the one that is 6 modulo 7 */
    schedule_finish(&schedule);
    schedule_finish(&schedule);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_strength),      cmocka_unit_test(test_cut_and_order),
        cmocka_unit_test(test_losers),        cmocka_unit_test(test_settings),
        cmocka_unit_test(test_no_rules),      cmocka_unit_test(test_unset),
        cmocka_unit_test(test_power_on),      cmocka_unit_test(test_keys),
        cmocka_unit_test(test_answers_equal), cmocka_unit_test(test_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
