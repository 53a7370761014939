#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "schedule/make.h"

#define KEY(name) (1u << SCHEDULE_##name)
#define YEARLY(m, d)                                                                               \
    {                                                                                              \
        .kind = SCHEDULE_YEARLY, .month = (m), .mday = (d)                                         \
    }
#define NO_BOUNDS                                                                                  \
    {0},                                                                                           \
    {                                                                                              \
        0                                                                                          \
    }

static struct schedule_moment at(const char *text)
{
    return (struct schedule_moment){.utc = utc_of(text)};
}

/* The next change is expected (NULL: none before the limit). */
static void check(const struct schedule *schedule, const char *name, struct schedule_moment moment,
                  int64_t limit_utc, const char *expected)
{
    int64_t found = 0;
    char text[64];
    bool is_found = schedule_next_change(schedule, moment, limit_utc, &found);
    civil_format_rfc3339(found, 0, text, sizeof(text));
    if (is_found != (expected != NULL) || (expected && found != utc_of(expected)))
        fail_msg("%s: %s", name, is_found ? text : "none");
}

/* One rule over nothing: its own edges. Times are UTC; Berlin's for zone 'b', Shanghai's for 's'.
 */
static void test_one_rule(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        char zone;
        int at[2]; /* minutes of the day; {0, 0}: none */
        uint32_t days;
        struct schedule_bound from, until;
        const char *moment, *next;
    } rows[] = {
        {"always", 'u', {0, 0}, 0, NO_BOUNDS, "2026-06-16T00:00:00", NULL},
        {"00:00-24:00", 'u', {0, 1440}, 0, NO_BOUNDS, "2026-06-16T00:00:00", NULL},
        {"begins", 'u', {420, 1320}, 0, NO_BOUNDS, "2026-06-16T00:00:00", "2026-06-16T07:00:00"},
        {"a second before",
         'u',
         {420, 1320},
         0,
         NO_BOUNDS,
         "2026-06-16T06:59:59",
         "2026-06-16T07:00:00"},
        {"just begun",
         'u',
         {420, 1320},
         0,
         NO_BOUNDS,
         "2026-06-16T07:00:00",
         "2026-06-16T22:00:00"},
        {"over", 'u', {420, 1320}, 0, NO_BOUNDS, "2026-06-16T22:00:00", "2026-06-17T07:00:00"},
        {"until 24:00",
         'u',
         {1320, 1440},
         0,
         NO_BOUNDS,
         "2026-06-16T23:00:00",
         "2026-06-17T00:00:00"},
        {"wraps", 'u', {1320, 420}, 0, NO_BOUNDS, "2026-06-16T23:00:00", "2026-06-17T07:00:00"},
        {"wraps over the year",
         'u',
         {1320, 420},
         0,
         NO_BOUNDS,
         "2026-12-31T23:00:00",
         "2027-01-01T07:00:00"},
        {"Friday's night",
         'u',
         {1320, 420},
         BIT(FRI),
         NO_BOUNDS,
         "2026-06-13T07:00:00",
         "2026-06-19T22:00:00"},
        {"whole days together",
         'u',
         {0, 0},
         BIT(SAT) | BIT(SUN),
         NO_BOUNDS,
         "2026-06-13T12:00:00",
         "2026-06-15T00:00:00"},
        {"whole days by at",
         'u',
         {0, 1440},
         BIT(SAT) | BIT(SUN),
         NO_BOUNDS,
         "2026-06-13T12:00:00",
         "2026-06-15T00:00:00"},
        {"every word",
         'u',
         {0, 0},
         BIT(WORKDAY) | BIT(RESTDAY),
         NO_BOUNDS,
         "2026-06-13T12:00:00",
         NULL},
        {"local midnight",
         's',
         {0, 0},
         BIT(TUE),
         NO_BOUNDS,
         "2026-06-14T16:00:00",
         "2026-06-15T16:00:00"},
        {"local midnight, over",
         's',
         {0, 0},
         BIT(TUE),
         NO_BOUNDS,
         "2026-06-15T16:00:00",
         "2026-06-16T16:00:00"},
        {"a year away",
         's',
         {540, 720},
         0,
         YEARLY(6, 16),
         YEARLY(6, 16),
         "2026-06-16T04:00:00",
         "2027-06-16T01:00:00"},
        {"a leap day away",
         'u',
         {0, 0},
         0,
         YEARLY(2, 29),
         YEARLY(2, 29),
         "2026-03-01T00:00:00",
         "2028-02-29T00:00:00"},
        {"none in 2100",
         'u',
         {0, 0},
         0,
         YEARLY(2, 29),
         YEARLY(2, 29),
         "2096-03-01T00:00:00",
         "2104-02-29T00:00:00"},
        {"a leap Saturday",
         'u',
         {0, 0},
         BIT(SAT),
         YEARLY(2, 29),
         YEARLY(2, 29),
         "2076-03-01T00:00:00",
         "2116-02-29T00:00:00"},
        {"until 29 February",
         'u',
         {0, 0},
         0,
         YEARLY(2, 1),
         YEARLY(2, 29),
         "2027-02-10T00:00:00",
         "2027-03-01T00:00:00"},
        {"never such a day",
         'u',
         {0, 0},
         0,
         YEARLY(2, 30),
         YEARLY(2, 30),
         "2026-03-01T00:00:00",
         NULL},
        {"the whole year",
         'u',
         {0, 0},
         0,
         YEARLY(5, 1),
         YEARLY(4, 30),
         "2026-03-01T00:00:00",
         NULL},
        {"the year's end is no edge",
         'u',
         {0, 0},
         0,
         YEARLY(12, 20),
         YEARLY(2, 10),
         "2026-12-25T00:00:00",
         "2027-02-11T00:00:00"},
        {"only from",
         'u',
         {0, 0},
         0,
         YEARLY(11, 1),
         {0},
         "2026-12-25T00:00:00",
         "2027-01-01T00:00:00"},
        {"2038", 'u', {194, 195}, 0, NO_BOUNDS, "2038-01-19T03:14:07", "2038-01-19T03:15:00"},
        {"no holiday known", 's', {0, 0}, BIT(HOLIDAY), NO_BOUNDS, "2026-10-07T16:00:00", NULL},
        {"the last holiday ends",
         's',
         {0, 0},
         BIT(HOLIDAY),
         NO_BOUNDS,
         "2026-10-05T00:00:00",
         "2026-10-07T16:00:00"},
        {"1530 weekly, past the make-up Sunday",
         's',
         {985, 990},
         BIT(SCHOOLDAY_WEEK_LAST),
         NO_BOUNDS,
         "2025-09-26T08:30:00",
         "2025-09-30T08:25:00"},
        {"1530 daily, past the vacation",
         's',
         {989, 990},
         BIT(SCHOOLDAY),
         NO_BOUNDS,
         "2026-07-10T08:30:00",
         "2026-09-01T08:29:00"},
        /* Berlin, 29 March 2026: 02:00-03:00 is skipped */
        {"the gap is jumped",
         'b',
         {120, 180},
         0,
         NO_BOUNDS,
         "2026-03-28T02:00:00",
         "2026-03-30T00:00:00"},
        {"begins behind the gap",
         'b',
         {150, 240},
         0,
         NO_BOUNDS,
         "2026-03-28T12:00:00",
         "2026-03-29T01:00:00"},
        {"ends at the gap",
         'b',
         {60, 150},
         0,
         NO_BOUNDS,
         "2026-03-29T00:30:00",
         "2026-03-29T01:00:00"},
        {"holds on through the gap",
         'b',
         {60, 240},
         0,
         NO_BOUNDS,
         "2026-03-29T00:30:00",
         "2026-03-29T02:00:00"},
        /* Berlin, 25 October 2026: 02:00-03:00 comes twice */
        {"first time", 'b', {150, 160}, 0, NO_BOUNDS, "2026-10-25T00:00:00", "2026-10-25T00:30:00"},
        {"and ends", 'b', {150, 160}, 0, NO_BOUNDS, "2026-10-25T00:30:00", "2026-10-25T00:40:00"},
        {"second time",
         'b',
         {150, 160},
         0,
         NO_BOUNDS,
         "2026-10-25T00:40:00",
         "2026-10-25T01:30:00"},
        {"and ends again",
         'b',
         {150, 160},
         0,
         NO_BOUNDS,
         "2026-10-25T01:30:00",
         "2026-10-25T01:40:00"},
        {"thrown back before its end",
         'b',
         {60, 150},
         0,
         NO_BOUNDS,
         "2026-10-25T00:30:00",
         "2026-10-25T01:00:00"},
        {"thrown back into itself",
         'b',
         {120, 240},
         0,
         NO_BOUNDS,
         "2026-10-25T00:30:00",
         "2026-10-25T03:00:00"},
        {"thrown back out of it",
         'b',
         {160, 240},
         0,
         NO_BOUNDS,
         "2026-10-25T00:45:00",
         "2026-10-25T01:00:00"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct schedule schedule = empty_schedule();
        if (rows[i].zone == 'b')
            give_berlin(&schedule.zone);
        if (rows[i].zone == 's')
            give_shanghai(&schedule.zone);
        give_china(&schedule);
        struct schedule_when *when = &add_rule(&schedule, "rule", 0)->when;
        *when = (struct schedule_when){
            .days = rows[i].days, .from = rows[i].from, .until = rows[i].until};
        if (rows[i].at[0] != rows[i].at[1])
            set_at(when, rows[i].at[0], rows[i].at[1]);
        schedule_sort(&schedule);
        check(&schedule, rows[i].name, at(rows[i].moment), INT64_MAX, rows[i].next);
        schedule_finish(&schedule);
    }
}

/* Dates that come once, and the limit, which is not in the stretch looked at. */
static void test_dates_and_limit(void **state)
{
    (void)state;
    struct schedule schedule = empty_schedule();
    struct schedule_when *when = &add_rule(&schedule, "rule", 0)->when;
    when->from = date_bound(2026, 6, 10);
    when->until = date_bound(2026, 6, 12);
    schedule_sort(&schedule);
    struct schedule_moment early = at("1000-01-01T00:00:00"), in = at("2026-06-11T00:00:00");
    int64_t begin = utc_of("2026-06-10T00:00:00");
    check(&schedule, "begins", early, INT64_MAX, "2026-06-10T00:00:00");
    check(&schedule, "ends", in, INT64_MAX, "2026-06-13T00:00:00");
    check(&schedule, "over", at("2026-06-13T00:00:00"), INT64_MAX, NULL);
    check(&schedule, "at the limit", early, begin, NULL);
    check(&schedule, "before the limit", early, begin + 1, "2026-06-10T00:00:00");
    check(&schedule, "no stretch", early, early.utc, NULL);
    check(&schedule, "a limit in the past", in, begin, NULL);
    schedule_finish(&schedule);
}

static void test_spans(void **state)
{
    (void)state;
    struct schedule schedule = empty_schedule();
    struct schedule_when *when = &add_rule(&schedule, "rule", 0)->when;
    for (int day = 1; day <= 30; day++) {
        int64_t from = day_of(2026, 6, day) * SCHEDULE_DAY_S + 19 * 3600;
        add_span(when, from, from + 600);
    }
    schedule_sort(&schedule);
    check(&schedule, "first", at("2020-01-01T00:00:00"), INT64_MAX, "2026-06-01T19:00:00");
    check(&schedule, "its end", at("2026-06-01T19:00:00"), INT64_MAX, "2026-06-01T19:10:00");
    check(&schedule, "the next", at("2026-06-01T19:10:00"), INT64_MAX, "2026-06-02T19:00:00");
    check(&schedule, "no more", at("2026-06-30T19:10:00"), INT64_MAX, NULL);
    when->days = BIT(MON);
    check(&schedule, "Mondays", at("2026-06-01T19:10:00"), INT64_MAX, "2026-06-08T19:00:00");
    set_at(when, 19 * 60 + 5, 20 * 60);
    check(&schedule, "in mid span", at("2026-06-01T19:10:00"), INT64_MAX, "2026-06-08T19:05:00");
    check(&schedule, "the span's end", at("2026-06-08T19:05:00"), INT64_MAX, "2026-06-08T19:10:00");
    set_at(when, 18 * 60, 19 * 60 + 5);
    check(&schedule, "the hour's end", at("2026-06-08T19:00:00"), INT64_MAX, "2026-06-08T19:05:00");
    set_at(when, 20 * 60, 21 * 60);
    check(&schedule, "never both", at("2026-06-08T19:00:00"), INT64_MAX, NULL);
    schedule_finish(&schedule);
}

/* What is weaker than the winner of all it sets is not waited for; the rest is. */
static void test_relevance(void **state)
{
    (void)state;
    struct schedule schedule = empty_schedule();
    set_at(&add_rule(&schedule, "weak", -1)->when, 60, 120);
    set_at(&add_rule(&schedule, "winner", 0)->when, 0, 600);
    struct schedule_rule *both = add_rule(&schedule, "weak and dim", -1);
    both->sets |= KEY(BRIGHTNESS);
    both->set.brightness = 40;
    set_at(&both->when, 180, 660);
    set_at(&add_rule(&schedule, "strong", 1)->when, 300, 360);
    set_at(&add_rule(&schedule, "sets nothing", 5)->when, 30, 31);
    schedule.rules[4].sets = 0;
    schedule_sort(&schedule);
    static const struct {
        const char *name, *moment, *next;
    } rows[] = {
        {"weak is passed over, dim begins", "2026-06-16T00:00:00", "2026-06-16T03:00:00"},
        {"strong begins", "2026-06-16T03:00:00", "2026-06-16T05:00:00"},
        {"strong ends", "2026-06-16T05:00:00", "2026-06-16T06:00:00"},
        {"the winner ends, the next takes over", "2026-06-16T06:00:00", "2026-06-16T10:00:00"},
        {"that ends", "2026-06-16T10:00:00", "2026-06-16T11:00:00"},
        {"midnight", "2026-06-16T11:00:00", "2026-06-17T00:00:00"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        check(&schedule, rows[i].name, at(rows[i].moment), INT64_MAX, rows[i].next);
    schedule_finish(&schedule);
}

/* Another winner is a change, though it sets the same. */
static void test_same_values(void **state)
{
    (void)state;
    struct schedule schedule = empty_schedule();
    set_at(&add_rule(&schedule, "attract", 0)->when, 420, 720);
    set_at(&add_rule(&schedule, "attract", 0)->when, 720, 1320);
    schedule_sort(&schedule);
    check(&schedule, "hand over", at("2026-06-16T08:00:00"), INT64_MAX, "2026-06-16T12:00:00");
    schedule_finish(&schedule);
}

static void test_unset(void **state)
{
    (void)state;
    struct schedule schedule = empty_schedule();
    struct schedule_moment moment = at("2026-06-16T08:00:00");
    int64_t found = 77;
    set_at(&add_rule(&schedule, "at", 0)->when, 420, 720);
    schedule_sort(&schedule);
    moment.is_clock_unset = true;
    assert_false(schedule_next_change(&schedule, moment, INT64_MAX, &found));
    assert_int_equal(found, 77);
    schedule_finish(&schedule);
}

/* Moments and limits as far as they go, with rules that never end, begin, or both. */
static void test_extremes(void **state)
{
    (void)state;
    static const int64_t moments[] = {INT64_MIN,    INT64_MIN + 1, INT64_MIN / 2, -62167219201, 0,
                                      253402300799, INT64_MAX / 2, INT64_MAX - 1, INT64_MAX};
    struct schedule schedule = empty_schedule();
    int64_t found;
    give_apia(&schedule.zone);
    struct schedule_rule *rule = add_rule(&schedule, "night", 0);
    schedule_sort(&schedule);
    for (int shape = 0; shape < 6; shape++) {
        schedule_rule_finish(rule);
        rule->sets = KEY(QUIZ);
        rule->when.days = shape == 0 ? BIT(HOLIDAY) : shape == 1 ? BIT(MON) : 0;
        if (shape >= 2)
            set_at(&rule->when, 1320, 420);
        if (shape == 3)
            rule->when.until = yearly_bound(2, 29);
        if (shape == 4)
            add_span(&rule->when, INT64_MIN, INT64_MAX);
        if (shape == 5)
            rule->when.from = (struct schedule_bound){SCHEDULE_DATE, INT64_MAX / 86400, 0, 0};
        for (size_t i = 0; i < COUNT(moments); i++)
            for (size_t k = 0; k < COUNT(moments); k++) {
                struct schedule_moment moment = {.utc = moments[i]};
                if (schedule_next_change(&schedule, moment, moments[k], &found))
                    assert_true(found > moments[i] && found < moments[k]);
            }
    }
    check(&schedule, "of a span without end", (struct schedule_moment){.utc = INT64_MIN}, INT64_MIN,
          NULL);
    schedule_rule_finish(rule);
    rule->sets = KEY(QUIZ);
    add_span(&rule->when, INT64_MIN + 5, INT64_MAX - 5);
    assert_true(schedule_next_change(&schedule, (struct schedule_moment){.utc = INT64_MIN},
                                     INT64_MAX, &found));
    assert_true(found == INT64_MIN + 5);
    assert_true(
        schedule_next_change(&schedule, (struct schedule_moment){.utc = found}, INT64_MAX, &found));
    assert_true(found == INT64_MAX - 5);
    schedule_finish(&schedule);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_one_rule),    cmocka_unit_test(test_dates_and_limit),
        cmocka_unit_test(test_spans),       cmocka_unit_test(test_relevance),
        cmocka_unit_test(test_same_values), cmocka_unit_test(test_unset),
        cmocka_unit_test(test_extremes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
