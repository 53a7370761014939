#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "schedule/make.h"

#define KEY(name) (1u << SCHEDULE_##name)

/* The design's sample, as far as this room sees it, in Shanghai. */
static void give_sample(struct schedule *schedule)
{
    give_shanghai(&schedule->zone);
    give_china(schedule);
    set_at(&add_rule(schedule, "attract", 0)->when, 7 * 60, 22 * 60);
    struct schedule_rule *night = add_rule(schedule, "night", 0);
    night->sets = KEY(SCREEN);
    set_at(&night->when, 22 * 60, 7 * 60);
    struct schedule_rule *dusk = add_rule(schedule, "dusk", 0);
    dusk->sets = KEY(BRIGHTNESS);
    dusk->set.brightness = 40;
    set_at(&dusk->when, 18 * 60 + 30, 22 * 60);
    struct schedule_rule *day = add_rule(schedule, "consultation-day", 10);
    day->sets |= KEY(QUIZ);
    day->set.is_quiz_on = true;
    day->when.from = day->when.until = yearly_bound(6, 16);
    set_at(&day->when, 9 * 60, 12 * 60);
    struct schedule_rule *daily = add_rule(schedule, "1530-1min", 20);
    daily->when.days = BIT(SCHOOLDAY);
    set_at(&daily->when, 16 * 60 + 29, 16 * 60 + 30);
    schedule_sort(schedule);
}

/* 16 June 2026, a Tuesday, to the second. */
static void test_sample_day(void **state)
{
    (void)state;
    static const struct {
        const char *to, *playlist;
        int brightness;
        bool is_screen_on, is_quiz_on;
    } rows[] = {
        {"2026-06-16T07:00:00+08:00", "always-on", 100, false, false},
        {"2026-06-16T09:00:00+08:00", "attract", 100, true, false},
        {"2026-06-16T12:00:00+08:00", "consultation-day", 100, true, true},
        {"2026-06-16T16:29:00+08:00", "attract", 100, true, false},
        {"2026-06-16T16:30:00+08:00", "1530-1min", 100, true, false},
        {"2026-06-16T18:30:00+08:00", "attract", 100, true, false},
        {"2026-06-16T22:00:00+08:00", "attract", 40, true, false},
        {"2026-06-17T00:00:00+08:00", "always-on", 100, false, false},
    };
    struct schedule schedule = empty_schedule();
    give_sample(&schedule);
    int64_t from = utc_of("2026-06-16T00:00:00+08:00");
    struct schedule_walk *walk = schedule_walk_create(&schedule, from, from + 86400, false);
    struct schedule_stretch stretch;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(schedule_walk_next(walk, &stretch));
        assert_int_equal(stretch.from, from);
        assert_int_equal(stretch.to, utc_of(rows[i].to));
        assert_string_equal(stretch.answer.values.playlist, rows[i].playlist);
        assert_int_equal(stretch.answer.values.brightness, rows[i].brightness);
        assert_int_equal(stretch.answer.values.is_screen_on, rows[i].is_screen_on);
        assert_int_equal(stretch.answer.values.is_quiz_on, rows[i].is_quiz_on);
        from = stretch.to;
    }
    assert_false(schedule_walk_next(walk, &stretch));
    assert_false(schedule_walk_next(walk, &stretch));
    schedule_walk_destroy(walk);
    schedule_finish(&schedule);
}

/* A year: the same stretches as one next change after the other, and neighbours differ. */
static void test_year(void **state)
{
    (void)state;
    struct schedule schedule = empty_schedule();
    give_sample(&schedule);
    int64_t from = utc_of("2025-12-31T16:00:00"), to = utc_of("2026-12-31T16:00:00"), at = from;
    struct schedule_walk *walk = schedule_walk_create(&schedule, from, to, false);
    struct schedule_stretch stretch;
    struct schedule_answer answer, before;
    size_t count = 0, dailies = 0;
    for (; schedule_walk_next(walk, &stretch); at = stretch.to, count++) {
        struct schedule_moment moment = {.utc = at};
        int64_t next = to;
        (void)schedule_next_change(&schedule, moment, to, &next); /* none: then next is the end */
        schedule_resolve(&schedule, moment, &answer);
        assert_int_equal(stretch.from, at);
        assert_int_equal(stretch.to, next);
        assert_true(schedule_answers_equal(&answer, &stretch.answer));
        assert_true(count == 0 || !schedule_answers_equal(&answer, &before));
        dailies += answer.by[SCHEDULE_PLAYLIST] == 4;
        before = answer;
    }
    assert_int_equal(at, to);
    /* 261 weekdays, 19 of them off, 6 make-up days, 36 workdays in the vacation */
    assert_int_equal(dailies, 261 - 19 + 6 - 36);
    schedule_walk_destroy(walk);
    schedule_finish(&schedule);
}

static size_t count_stretches(const struct schedule *schedule, int64_t from, int64_t to,
                              bool is_clock_unset)
{
    struct schedule_walk *walk = schedule_walk_create(schedule, from, to, is_clock_unset);
    struct schedule_stretch stretch;
    size_t count = 0;
    while (schedule_walk_next(walk, &stretch))
        count++;
    schedule_walk_destroy(walk);
    return count;
}

static void test_edges(void **state)
{
    (void)state;
    struct schedule schedule = empty_schedule(), nothing = {0};
    give_sample(&schedule);
    int64_t noon = utc_of("2026-06-17T12:00:00+08:00");
    assert_int_equal(count_stretches(&schedule, noon, noon, false), 0);
    assert_int_equal(count_stretches(&schedule, noon, noon - 1, false), 0);
    assert_int_equal(count_stretches(&schedule, noon, noon + 1, false), 1);
    assert_int_equal(count_stretches(&schedule, noon, noon + 86400, false), 6);
    assert_int_equal(count_stretches(&schedule, noon, noon + 86400, true), 1);
    assert_int_equal(count_stretches(&nothing, INT64_MIN, INT64_MAX, false), 1);
    schedule.count = 0; /* no rule: the fallback all the time */
    assert_int_equal(count_stretches(&schedule, INT64_MIN, INT64_MAX, false), 1);
    schedule.count = 5;
    schedule_walk_destroy(NULL);
    schedule_finish(&schedule);
}

/* An hour comes twice: two stretches of the same rule with one between them. */
static void test_fold(void **state)
{
    (void)state;
    static const char *const ends[] = {"2026-10-25T00:30:00", "2026-10-25T00:40:00",
                                       "2026-10-25T01:30:00", "2026-10-25T01:40:00",
                                       "2026-10-25T12:00:00"};
    struct schedule schedule = empty_schedule();
    give_berlin(&schedule.zone);
    set_at(&add_rule(&schedule, "02:30-02:40", 0)->when, 150, 160);
    schedule_sort(&schedule);
    struct schedule_walk *walk = schedule_walk_create(&schedule, utc_of("2026-10-24T12:00:00"),
                                                      utc_of("2026-10-25T12:00:00"), false);
    struct schedule_stretch stretch;
    for (size_t i = 0; i < COUNT(ends); i++) {
        assert_true(schedule_walk_next(walk, &stretch));
        assert_int_equal(stretch.to, utc_of(ends[i]));
        assert_int_equal(stretch.answer.by[SCHEDULE_PLAYLIST], i % 2 ? 0 : SCHEDULE_BY_FALLBACK);
    }
    assert_false(schedule_walk_next(walk, &stretch));
    schedule_walk_destroy(walk);
    schedule_finish(&schedule);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sample_day),
        cmocka_unit_test(test_year),
        cmocka_unit_test(test_edges),
        cmocka_unit_test(test_fold),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
