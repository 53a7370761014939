#include "app/plan_site.h"

#include "app/follow.h"

#define MINUTE 60
#define HOUR   3600
#define DAY    86400

/* Three rules a day, one of them cut, and one that needs a calendar. */
static const char rules[] =
    "fallback = \"always-on\";\n"
    "rules = (\n"
    "  { name = \"day\"; when = { at = \"07:00-22:00\"; }; set = { playlist = \"attract\"; }; },\n"
    "  { name = \"night\"; when = { at = \"22:00-07:00\"; }; set = { screen = \"off\"; }; },\n"
    "  { name = \"dusk\"; when = { at = \"18:30-22:00\"; }; set = { brightness = 40; }; },\n"
    "  { name = \"wide\"; when = { at = \"10:00-10:30\"; }; set = { layout = \"full\"; }; },\n"
    "  { name = \"bell\"; when = { at = \"16:29-16:30\"; }; set = { playlist = \"clip\"; };\n"
    "    priority = 20; cut = true; },\n"
    "  { name = \"same\"; when = { at = \"12:00-12:10\"; }; set = { playlist = \"attract\"; };\n"
    "    priority = 5; cut = true; },\n"
    "  { name = \"dim\"; when = { at = \"13:00-13:10\"; }; set = { brightness = 50; }; cut = true; "
    "},\n"
    "  { name = \"show\"; when = { rrule = \"FREQ=WEEKLY;BYDAY=FR,SA\";\n"
    "    start = \"2026-06-05T19:30:00\"; duration = \"PT10M\"; };\n"
    "    set = { playlist = \"light-show\"; }; priority = 30; }\n"
    ");\n";

struct world {
    struct site site;
    struct plan plan;
    struct follow follow;
    struct follow_clock clock;
};

static void begin(struct world *world, const char *text, int64_t utc)
{
    struct config_report report = {0};
    *world = (struct world){.site = plan_site_of(plan_folder)};
    plan_write("schedule.cfg", text);
    plan_load(&world->plan, &world->site, utc, &report);
    assert_said(&report, 0, 0);
    config_report_finish(&report);
    follow_init(&world->follow);
    world->clock = (struct follow_clock){.utc_ms = utc * 1000, .mono_ms = 5000};
}

static void finish(struct world *world)
{
    plan_finish(&world->plan);
}

static struct follow_news next(struct world *world)
{
    struct follow_news news;
    bool has_news = follow_step(&world->follow, &world->plan, &world->clock, &news);
    assert_int_equal(has_news, news.kind != FOLLOW_NOTHING);
    return news;
}

static void assert_silent(struct world *world)
{
    assert_int_equal(next(world).kind, FOLLOW_NOTHING);
}

/* Time passes as it should. */
static void pass(struct world *world, int64_t ms)
{
    world->clock.utc_ms += ms;
    world->clock.mono_ms += ms;
}

/* Somebody sets the clock. */
static void jump(struct world *world, int64_t seconds)
{
    world->clock.utc_ms += seconds * 1000;
}

static struct follow_news next_decision(struct world *world, const char *local)
{
    struct follow_news news = next(world);
    assert_int_equal(news.kind, FOLLOW_DECISION);
    assert_int_equal(news.at_utc, at(local));
    return news;
}

static void it_decides_at_once_and_then_at_each_change(void **state)
{
    struct world world;
    (void)state;
    begin(&world, rules, at("2026-06-16T08:15:30"));
    struct follow_news first = next_decision(&world, "2026-06-16T08:15:30");
    assert_true(first.is_first);
    assert_false(first.is_cut);
    assert_string_equal(world.follow.now.values.playlist, "attract");
    assert_int_equal(world.follow.next_utc, at("2026-06-16T10:00"));
    assert_silent(&world);
    assert_silent(&world);
    pass(&world, 6270 * 1000 - 1); /* 09:59:59.999 */
    assert_silent(&world);
    pass(&world, 1);
    struct follow_news second = next_decision(&world, "2026-06-16T10:00");
    assert_false(second.is_first);
    assert_string_equal(world.follow.now.values.layout, "full");
    assert_string_equal(world.follow.was.values.layout, "plaza");
    assert_silent(&world);
    finish(&world);
}

static void what_lies_between_two_looks_is_told_one_by_one(void **state)
{
    static const char *const times[] = {"2026-06-19T10:00", "2026-06-19T10:30", "2026-06-19T12:00",
                                        "2026-06-19T12:10", "2026-06-19T13:00", "2026-06-19T13:10",
                                        "2026-06-19T16:29", "2026-06-19T16:30", "2026-06-19T18:30",
                                        "2026-06-19T19:30", "2026-06-19T19:40", "2026-06-19T22:00",
                                        "2026-06-20T07:00"};
    struct world world;
    (void)state;
    begin(&world, rules, at("2026-06-19T09:00"));
    (void)next_decision(&world, "2026-06-19T09:00"); /* known by its time */
    pass(&world, 23 * HOUR * 1000);
    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++)
        (void)next_decision(&world, times[i]); /* known by its time */
    assert_silent(&world);
    finish(&world);
}

static void only_playlists_and_layouts_of_cut_rules_change_at_once(void **state)
{
    static const struct {
        const char *before, *local;
        bool is_cut;
    } rows[] = {
        {"06:59", "07:00", false}, /* a playlist, no cut */
        {"16:28", "16:29", true},  /* the rule that starts */
        {"16:29", "16:30", true},  /* the rule that ends */
        {"11:59", "12:00", false}, /* cut, but the playlist is the same */
        {"12:09", "12:10", false}, /* likewise at its end */
        {"12:59", "13:00", false}, /* cut, but only brightness changes */
        {"09:59", "10:00", false}, /* a layout, no cut */
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char before[32], local[32];
        struct world world;
        (void)snprintf(before, sizeof(before), "2026-06-16T%s", rows[i].before);
        (void)snprintf(local, sizeof(local), "2026-06-16T%s", rows[i].local);
        begin(&world, rules, at(before));
        assert_true(next(&world).is_first);
        pass(&world, (at(local) - at(before)) * 1000);
        assert_int_equal(next_decision(&world, local).is_cut, rows[i].is_cut);
        finish(&world);
    }
}

static void a_cut_rule_may_set_the_layout_alone(void **state)
{
    struct world world;
    (void)state;
    begin(&world,
          "fallback = \"a\"; rules = ( { name = \"x\"; when = { at = \"10:00-11:00\"; };\n"
          "set = { layout = \"full\"; }; cut = true; } );",
          at("2026-06-16T09:59:59"));
    assert_false(next(&world).is_cut);
    pass(&world, 1000);
    assert_true(next_decision(&world, "2026-06-16T10:00").is_cut);
    finish(&world);
}

static void after_a_jump_only_what_holds_now_counts(void **state)
{
    static const struct {
        const char *local;
        bool has_decision;
    } rows[] = {
        {"2026-06-16T10:05", true},  {"2026-06-16T08:05", false}, {"2026-06-16T21:05", true},
        {"2026-06-17T09:05", false}, {"2016-06-16T09:05", false}, {"2016-06-16T22:05", true},
        {"2031-06-16T09:05", false}, {"2031-06-17T06:05", true},  {"2038-01-19T11:14:08", false},
        {"2038-01-19T23:05", true},  {"1970-01-01T09:00", false}, {"2100-02-28T22:05", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct world world;
        begin(&world, rules, at("2026-06-16T09:05"));
        assert_true(next(&world).is_first);
        int64_t seconds = at(rows[i].local) - at("2026-06-16T09:05");
        jump(&world, seconds);
        struct follow_news news = next(&world);
        assert_int_equal(news.kind, FOLLOW_JUMP);
        assert_int_equal(news.jump_ms, seconds * 1000);
        assert_int_equal(news.at_utc, at(rows[i].local));
        if (rows[i].has_decision)
            assert_false(next_decision(&world, rows[i].local).is_first);
        assert_silent(&world);
        struct schedule_answer answer;
        schedule_resolve(&world.plan.schedule, (struct schedule_moment){.utc = at(rows[i].local)},
                         &answer);
        assert_true(schedule_answers_equal(&answer, &world.follow.now));
        finish(&world);
    }
}

static void small_corrections_are_no_jumps(void **state)
{
    struct world world;
    (void)state;
    begin(&world, rules, at("2026-06-16T10:00"));
    assert_true(next(&world).is_first);
    world.clock.utc_ms -= FOLLOW_JUMP_MS; /* back before the change: it stays decided */
    assert_silent(&world);
    world.clock.utc_ms += FOLLOW_JUMP_MS;
    assert_silent(&world);
    world.clock.utc_ms += FOLLOW_JUMP_MS + 1;
    assert_int_equal(next(&world).kind, FOLLOW_JUMP);
    assert_silent(&world);
    finish(&world);
}

static void an_unset_clock_plays_the_fallback_until_it_is_set(void **state)
{
    struct world world;
    (void)state;
    begin(&world, rules, 100);
    world.clock.trust = CLOCK_UNSET;
    assert_true(next(&world).is_first);
    assert_string_equal(world.follow.now.values.playlist, "always-on");
    assert_true(world.follow.now.values.is_screen_on);
    assert_true(world.follow.next_utc == INT64_MAX);
    pass(&world, (int64_t)DAY * 1000);
    assert_silent(&world);
    jump(&world, at("2026-06-16T23:00") - DAY - 100);
    world.clock.trust = CLOCK_TRUSTED;
    assert_int_equal(next(&world).kind, FOLLOW_JUMP);
    struct follow_news news = next(&world);
    assert_int_equal(news.kind, FOLLOW_TRUST);
    assert_int_equal(news.was_trust, CLOCK_UNSET);
    assert_int_equal(news.trust, CLOCK_TRUSTED);
    (void)next_decision(&world, "2026-06-16T23:00"); /* known by its time */
    assert_false(world.follow.now.values.is_screen_on);
    assert_silent(&world);
    world.clock.trust = CLOCK_UNSET;
    assert_int_equal(next(&world).kind, FOLLOW_TRUST);
    assert_int_equal(next(&world).kind, FOLLOW_DECISION);
    assert_true(world.follow.now.values.is_screen_on);
    assert_silent(&world);
    finish(&world);
}

static void a_suspect_clock_plays_alike(void **state)
{
    struct world world;
    (void)state;
    begin(&world, rules, at("2026-06-16T09:59"));
    assert_true(next(&world).is_first);
    pass(&world, 2 * MINUTE * 1000);
    world.clock.trust = CLOCK_SUSPECT;
    assert_int_equal(next(&world).kind, FOLLOW_TRUST);
    (void)next_decision(&world, "2026-06-16T10:00"); /* by its own second all the same */
    assert_silent(&world);
    finish(&world);
}

static void a_plan_loaded_anew_is_asked_anew(void **state)
{
    struct world world;
    struct config_report report = {0};
    (void)state;
    begin(&world, rules, at("2026-06-16T09:00"));
    assert_true(next(&world).is_first);
    plan_finish(&world.plan);
    plan_write("schedule.cfg", "fallback = \"other\";");
    plan_load(&world.plan, &world.site, at("2026-06-16T09:00"), &report);
    follow_restart(&world.follow);
    pass(&world, 500);
    assert_true(next_decision(&world, "2026-06-16T09:00").is_first);
    assert_string_equal(world.follow.now.values.playlist, "other");
    assert_true(world.follow.next_utc == INT64_MAX);
    pass(&world, (int64_t)11 * 366 * DAY * 1000); /* it goes on asking */
    assert_silent(&world);
    config_report_finish(&report);
    finish(&world);
}

/* --- 60 days -----------------------------------------------------------------------------------
 */

static struct schedule_answer truth_at(struct world *world, int64_t utc)
{
    struct schedule_answer answer;
    assert_true(utc >= world->plan.window.from_utc && utc < world->plan.window.to_utc);
    schedule_resolve(&world->plan.schedule, (struct schedule_moment){.utc = utc}, &answer);
    return answer;
}

/* Asks minute by minute (all rules here change on minutes) where the answer changes next. */
static int64_t brute_next(struct world *world, int64_t utc, int64_t limit)
{
    struct schedule_answer now = truth_at(world, utc);
    for (int64_t minute = utc - utc % MINUTE + MINUTE; minute < limit; minute += MINUTE) {
        struct schedule_answer then = truth_at(world, minute);
        if (!schedule_answers_equal(&now, &then))
            return minute;
    }
    return limit;
}

/* Takes the news up to the present second; each decision is where brute force expects it. */
static size_t follow_to_now(struct world *world, int64_t *known_utc)
{
    size_t count = 0;
    int64_t now = world->clock.utc_ms / 1000;
    for (struct follow_news news = next(world); news.kind != FOLLOW_NOTHING; news = next(world)) {
        assert_int_equal(news.kind, FOLLOW_DECISION);
        assert_int_equal(news.at_utc, brute_next(world, *known_utc, now + 1));
        struct schedule_answer truth = truth_at(world, news.at_utc);
        assert_true(schedule_answers_equal(&truth, &world->follow.now));
        *known_utc = news.at_utc;
        count++;
    }
    assert_int_equal(brute_next(world, *known_utc, now + 1), now + 1); /* none was left out */
    return count;
}

static int64_t random_below(uint32_t *seed, int64_t limit)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (int64_t)(*seed >> 8) % limit;
}

static void sixty_days_with_six_jumps(void **state)
{
    static const struct {
        int after_days;
        int64_t seconds;
    } jumps[] = {{7, HOUR},      {15, -HOUR}, {23, 40 * (int64_t)DAY}, {31, -35 * (int64_t)DAY},
                 {44, 5 * HOUR}, {52, -2}};
    struct world world;
    uint32_t seed = 20260616;
    size_t decisions = 0, jumped = 0;
    (void)state;
    begin(&world, rules, at("2026-06-01T00:00"));
    int64_t known = world.clock.utc_ms / 1000, end_ms = world.clock.mono_ms + 60LL * DAY * 1000;
    int64_t start_ms = world.clock.mono_ms;
    assert_true(next(&world).is_first);
    while (world.clock.mono_ms < end_ms) {
        int64_t to_change = world.follow.next_utc * 1000 - world.clock.utc_ms;
        switch (random_below(&seed, 4)) {
        case 0:
            pass(&world, to_change);
            break;
        case 1:
            pass(&world, to_change > 1 ? to_change - 1 : 1);
            break;
        case 2:
            pass(&world, 1 + random_below(&seed, 1000));
            break;
        default:
            pass(&world, 1 + random_below(&seed, 7LL * HOUR * 1000));
            break;
        }
        decisions += follow_to_now(&world, &known);
        if (jumped == 6 ||
            world.clock.mono_ms - start_ms < (int64_t)jumps[jumped].after_days * DAY * 1000)
            continue;
        struct schedule_answer before = world.follow.now;
        jump(&world, jumps[jumped].seconds);
        assert_int_equal(next(&world).kind, FOLLOW_JUMP);
        known = world.clock.utc_ms / 1000;
        struct schedule_answer truth = truth_at(&world, known);
        struct follow_news news = next(&world);
        assert_int_equal(news.kind, schedule_answers_equal(&before, &truth) ? FOLLOW_NOTHING
                                                                            : FOLLOW_DECISION);
        assert_int_equal(news.at_utc, known);
        assert_true(schedule_answers_equal(&truth, &world.follow.now));
        assert_silent(&world); /* a jump decides once */
        jumped++;
    }
    assert_int_equal(jumped, 6);
    assert_in_range(decisions, 60 * 11, 60 * 13); /* eleven changes a day, Fridays two more */
    finish(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_decides_at_once_and_then_at_each_change),
        cmocka_unit_test(what_lies_between_two_looks_is_told_one_by_one),
        cmocka_unit_test(only_playlists_and_layouts_of_cut_rules_change_at_once),
        cmocka_unit_test(a_cut_rule_may_set_the_layout_alone),
        cmocka_unit_test(after_a_jump_only_what_holds_now_counts),
        cmocka_unit_test(small_corrections_are_no_jumps),
        cmocka_unit_test(an_unset_clock_plays_the_fallback_until_it_is_set),
        cmocka_unit_test(a_suspect_clock_plays_alike),
        cmocka_unit_test(a_plan_loaded_anew_is_asked_anew),
        cmocka_unit_test(sixty_days_with_six_jumps),
    };
    return cmocka_run_group_tests(tests, plan_folder_open, plan_folder_close);
}
