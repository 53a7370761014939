#include "app/plan_site.h"

#include "app/rivals.h"

static const char rules[] =
    "fallback = \"a\"; rules = (\n"
    "{ name = \"day\"; when = { at = \"08:00-20:00\"; }; set = { playlist = \"p\"; volume = 40; }; "
    "},\n"
    "{ name = \"noon\"; when = { at = \"12:00-13:00\"; }; set = { playlist = \"q\"; }; priority = "
    "1; },\n"
    "{ name = \"tea\"; when = { at = \"12:30-12:40\"; }; set = { playlist = \"p\"; volume = 40; }; "
    "},\n"
    "{ name = \"loud\"; when = { at = \"15:00-16:00\"; }; set = { volume = 90; }; },\n"
    "{ name = \"never\"; when = { from = \"2020-01-01\"; until = \"2020-01-02\"; };\n"
    "  set = { volume = 1; }; } );";

static void load(struct plan *plan)
{
    struct config_report report = {0};
    struct site site = plan_site_of(plan_folder);
    plan_write("schedule.cfg", rules);
    plan_load(plan, &site, at("2026-06-16T00:00"), &report);
    assert_said(&report, 0, 0);
}

static void they_are_all_that_hold_at_some_time(void **state)
{
    static const struct {
        const char *from, *to;
        const char *held; /* names, each with its first time */
    } rows[] = {
        {"2026-06-16T00:00", "2026-06-16T08:00", ""},
        {"2026-06-16T08:00", "2026-06-16T12:00", "day 08:00 "},
        {"2026-06-16T12:00", "2026-06-16T12:30", "day 12:00 noon 12:00 "},
        {"2026-06-16T12:30", "2026-06-16T15:30", "day 12:30 noon 12:30 tea 12:30 loud 15:00 "},
        {"2026-06-16T15:30", "2026-06-16T15:40", "day 15:30 loud 15:30 "},
        {"2026-06-17T07:59", "2026-06-18T09:00", "day 08:00 noon 12:00 tea 12:30 loud 15:00 "},
    };
    struct plan plan;
    (void)state;
    load(&plan);
    struct rivals *rivals =
        rivals_create(&plan.schedule, at("2026-06-16T00:00"), at("2026-06-19T00:00"), false);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str held = {0};
        const struct rival *list;
        size_t count = rivals_between(rivals, at(rows[i].from), at(rows[i].to), &list);
        str_add(&held, "");
        for (size_t j = 0; j < count; j++) {
            struct civil since = clock_local(list[j].from_utc);
            str_addf(&held, "%s %02d:%02d ", plan.schedule.rules[list[j].rule].name, since.hour,
                     since.minute);
        }
        assert_string_equal(held.text, rows[i].held);
        str_finish(&held);
    }
    rivals_destroy(rivals);
    rivals_destroy(NULL);
    plan_finish(&plan);
}

static void an_unset_clock_leaves_none_that_has_conditions(void **state)
{
    struct plan plan;
    const struct rival *list;
    (void)state;
    load(&plan);
    struct rivals *rivals =
        rivals_create(&plan.schedule, at("2026-06-16T00:00"), at("2026-06-19T00:00"), true);
    assert_int_equal(rivals_between(rivals, at("2026-06-16T00:00"), at("2026-06-18T00:00"), &list),
                     0);
    rivals_destroy(rivals);
    plan_finish(&plan);
}

static void rules_clash_only_at_equal_priority_over_another_value(void **state)
{
    enum { DAY_RULE, NOON, TEA, LOUD };
    static const struct {
        enum schedule_key key;
        int64_t winner;
        size_t rule;
        bool is_clash;
    } rows[] = {
        {SCHEDULE_VOLUME, LOUD, DAY_RULE, true},
        {SCHEDULE_VOLUME, LOUD, LOUD, false},         /* itself */
        {SCHEDULE_PLAYLIST, NOON, DAY_RULE, false},   /* stronger */
        {SCHEDULE_PLAYLIST, TEA, DAY_RULE, false},    /* the same value */
        {SCHEDULE_VOLUME, TEA, DAY_RULE, false},      /* likewise */
        {SCHEDULE_BRIGHTNESS, LOUD, DAY_RULE, false}, /* not set */
        {SCHEDULE_VOLUME, SCHEDULE_BY_DEFAULT, DAY_RULE, false},
        {SCHEDULE_PLAYLIST, SCHEDULE_BY_FALLBACK, DAY_RULE, false},
    };
    struct plan plan;
    (void)state;
    load(&plan);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_int_equal(rivals_clash(&plan.schedule, rows[i].key, rows[i].winner, rows[i].rule),
                         rows[i].is_clash);
    plan_finish(&plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_are_all_that_hold_at_some_time),
        cmocka_unit_test(an_unset_clock_leaves_none_that_has_conditions),
        cmocka_unit_test(rules_clash_only_at_equal_priority_over_another_value),
    };
    return cmocka_run_group_tests(tests, plan_folder_open, plan_folder_close);
}
