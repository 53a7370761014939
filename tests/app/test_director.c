#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/director.h"

/* A world with a list of three: picture (10 s), film, slogan (8 s). */
struct world {
    struct playlist list;
    struct playlist_today today;
    struct playlist_faults faults;
    struct director director;
    struct director_world now;
    struct director_effects effects;
};

static void add_item(struct world *world, enum playlist_kind kind, int64_t ms)
{
    struct playlist_item *item = playlist_add(&world->list, kind);
    item->duration_ms = ms;
    item->repeat = 1;
    if (kind == PLAYLIST_VIDEO) {
        char name[32];
        (void)snprintf(name, sizeof(name), "film-%zu.mp4", world->list.count);
        item->path = strdup(name);
        item->enter = PLAYLIST_CUT;
    }
}

static void start(struct world *world)
{
    *world = (struct world){.now.day = 20000};
    world->now.list = &world->list;
    world->now.today = &world->today;
    world->now.faults = &world->faults;
    world->today.is_clock_unset = true;
    director_init(&world->director, 1);
}

static void finish(struct world *world)
{
    playlist_finish(&world->list);
    playlist_faults_finish(&world->faults);
}

/* The effects of a step as words: "prepare 1:0" is item 0 in seat 1. */
static const char *words(struct world *world)
{
    static const char *const names[] = {"prepare", "show",  "run",    "halt", "drop",
                                        "record",  "fault", "unable", "able", "empty"};
    static char text[512];
    text[0] = '\0';
    for (int i = 0; i < world->effects.count; i++) {
        const struct director_effect *effect = &world->effects.list[i];
        char word[96];
        (void)snprintf(word, sizeof(word), "%s%s %d:%lld%s%s", i ? ", " : "", names[effect->kind],
                       effect->seat, (long long)effect->item, effect->why ? " " : "",
                       effect->why ? effect->why : "");
        strncat(text, word, sizeof(text) - strlen(text) - 1);
    }
    world->effects.count = 0;
    return text;
}

static const char *tick(struct world *world, int64_t now_ms)
{
    world->now.now_ms = world->now.real_ms = now_ms;
    director_tick(&world->director, &world->now, &world->effects);
    return words(world);
}

static const char *ready(struct world *world, int seat)
{
    director_ready(&world->director, &world->now, seat, &world->effects);
    return words(world);
}

static const char *failed(struct world *world, int seat)
{
    director_failed(&world->director, &world->now, seat, &world->effects);
    return words(world);
}

static const char *unable(struct world *world, int seat)
{
    director_unable(&world->director, &world->now, seat, &world->effects);
    return words(world);
}

static const char *ended(struct world *world)
{
    director_ended(&world->director, &world->now, &world->effects);
    return words(world);
}

static void fill_three(struct world *world)
{
    start(world);
    add_item(world, PLAYLIST_IMAGE, 10000);
    add_item(world, PLAYLIST_VIDEO, 0);
    add_item(world, PLAYLIST_SLOGAN, 8000);
}

static void test_runs_through_the_list(void **state)
{
    (void)state;
    struct world world;
    fill_three(&world);
    assert_string_equal(tick(&world, 0), "prepare 0:0");
    assert_string_equal(ready(&world, 0), "show 0:0");
    assert_string_equal(tick(&world, 3999), "");
    assert_string_equal(tick(&world, 4000), "prepare 1:1");
    assert_string_equal(ready(&world, 1), "");
    assert_string_equal(tick(&world, 9999), "");
    assert_string_equal(tick(&world, 10000), "record 0:0 complete, show 1:1, drop 0:0");
    director_progress(&world.director, 1000, 20000);
    assert_string_equal(tick(&world, 11000), "");
    director_progress(&world.director, 14000, 20000);
    assert_string_equal(tick(&world, 24000), "prepare 0:2");
    assert_string_equal(ready(&world, 0), "");
    director_progress(&world.director, 19960, 20000);
    assert_string_equal(tick(&world, 29960), "");
    assert_string_equal(ended(&world), "record 1:1 complete, show 0:2, drop 1:1");
    finish(&world);
}

static void test_film_after_film_gets_going_early(void **state)
{
    (void)state;
    struct world world;
    start(&world);
    add_item(&world, PLAYLIST_VIDEO, 0);
    add_item(&world, PLAYLIST_VIDEO, 0);
    (void)tick(&world, 0);
    assert_string_equal(ready(&world, 0), "show 0:0");
    director_progress(&world.director, 4500, 10000);
    assert_string_equal(tick(&world, 4500), "prepare 1:1");
    assert_string_equal(ready(&world, 1), "");
    director_progress(&world.director, 9940, 10000);
    assert_string_equal(tick(&world, 9940), "");
    director_progress(&world.director, 9967, 10000);
    assert_string_equal(tick(&world, 9967), "run 1:1");
    assert_string_equal(tick(&world, 9970), "");
    assert_string_equal(ended(&world), "record 0:0 complete, show 1:1, drop 0:0");
    finish(&world);
}

static void test_holds_the_last_picture_until_the_next_is_ready(void **state)
{
    (void)state;
    struct world world;
    fill_three(&world);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    (void)tick(&world, 4000);
    assert_string_equal(tick(&world, 10500), "");
    world.now.now_ms = 11000;
    assert_string_equal(ready(&world, 1), "record 0:0 complete, show 1:1, drop 0:0");
    finish(&world);
}

static void test_broken_film_goes_on_once_then_is_skipped(void **state)
{
    (void)state;
    struct world world;
    fill_three(&world);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    (void)tick(&world, 4000);
    (void)ready(&world, 1);
    (void)tick(&world, 10000);
    director_progress(&world.director, 7000, 20000);
    world.now.now_ms = 17000;
    director_failed(&world.director, &world.now, 1, &world.effects);
    assert_int_equal(world.effects.list[1].start_ms, 7000);
    assert_true(world.effects.list[1].is_resume);
    assert_string_equal(words(&world), "fault 1:1, prepare 0:1");
    assert_string_equal(ready(&world, 0), "show 0:1, drop 1:1");
    director_progress(&world.director, 8000, 20000);
    assert_string_equal(failed(&world, 0), "fault 0:1, record 0:1 fault, prepare 1:2");
    assert_string_equal(ready(&world, 1), "show 1:2, drop 0:1");
    finish(&world);
}

static void test_all_broken_ends_in_the_slate_and_recovers(void **state)
{
    (void)state;
    struct world world;
    start(&world);
    add_item(&world, PLAYLIST_VIDEO, 0);
    assert_string_equal(tick(&world, 0), "prepare 0:0");
    for (int i = 0; i < 3; i++)
        (void)playlist_faults_note(&world.faults, "film-1.mp4", "damaged", world.now.day);
    assert_string_equal(failed(&world, 0), "fault 0:0, drop 0:0, empty -1:-1");
    assert_string_equal(tick(&world, 500), "");
    assert_string_equal(tick(&world, 2000), "empty -1:-1");
    world.now.day++;
    assert_string_equal(tick(&world, 4000), "prepare 0:0");
    finish(&world);
}

static void test_faults_in_a_row_wait_longer(void **state)
{
    (void)state;
    static const int64_t waits_ms[] = {0, 250, 500, 1000, 2000, 4000, 8000, 8000};
    struct world world;
    start(&world);
    for (int i = 0; i < 20; i++)
        add_item(&world, PLAYLIST_VIDEO, 0);
    (void)tick(&world, 0);
    for (size_t i = 0; i < sizeof(waits_ms) / sizeof(waits_ms[0]); i++) {
        const char *text = failed(&world, 0);
        assert_int_equal(strstr(text, "prepare") != NULL, waits_ms[i] == 0);
        if (waits_ms[i] == 0)
            continue;
        assert_string_equal(tick(&world, world.now.now_ms + waits_ms[i] - 1), "");
        assert_non_null(strstr(tick(&world, world.now.now_ms + 1), "prepare"));
    }
    finish(&world);
}

static void test_staff_skip(void **state)
{
    (void)state;
    struct world world;
    fill_three(&world);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    world.now.now_ms = 1000;
    director_skip(&world.director, &world.now, 1, &world.effects);
    assert_string_equal(words(&world), "prepare 1:1");
    assert_string_equal(ready(&world, 1), "record 0:0 next, show 1:1, drop 0:0");
    director_skip(&world.director, &world.now, -1, &world.effects);
    assert_string_equal(words(&world), "prepare 0:0");
    assert_string_equal(ready(&world, 0), "record 1:1 previous, show 0:0, drop 1:1");
    finish(&world);
}

static void test_pause_stops_the_clock_of_a_still(void **state)
{
    (void)state;
    struct world world;
    fill_three(&world);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    (void)tick(&world, 4000);
    (void)ready(&world, 1);
    world.now.now_ms = 5000;
    director_pause(&world.director, &world.now, true, &world.effects);
    assert_string_equal(words(&world), "");
    assert_string_equal(tick(&world, 60000), "");
    director_pause(&world.director, &world.now, false, &world.effects);
    assert_string_equal(tick(&world, 64999), "");
    assert_string_equal(tick(&world, 65000), "record 0:0 complete, show 1:1, drop 0:0");
    director_pause(&world.director, &world.now, true, &world.effects);
    assert_string_equal(words(&world), "halt 1:1");
    finish(&world);
}

static void test_repeat(void **state)
{
    (void)state;
    struct world world;
    start(&world);
    add_item(&world, PLAYLIST_VIDEO, 0);
    add_item(&world, PLAYLIST_VIDEO, 0);
    world.list.items[0].repeat = 3;
    static const int expected[] = {0, 0, 0, 1, 0, 0, 0, 1};
    (void)tick(&world, 0);
    for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
        int seat = world.director.on == 0 ? 1 : 0;
        assert_int_equal(world.director.seats[seat].item, expected[i]);
        (void)ready(&world, seat);
        (void)ended(&world);
        world.now.now_ms += 1000;
    }
    finish(&world);
}

static void test_single_still_stays_without_being_drawn_again(void **state)
{
    (void)state;
    struct world world;
    start(&world);
    add_item(&world, PLAYLIST_IMAGE, 10000);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    assert_string_equal(tick(&world, 4000), "prepare 1:0");
    assert_string_equal(ready(&world, 1), "");
    assert_string_equal(tick(&world, 10000), "record 0:0 complete, drop 1:0");
    assert_string_equal(tick(&world, 13999), "");
    finish(&world);
}

/* What tells of today is another picture each time it comes round. */
static void test_single_card_of_today_is_made_anew(void **state)
{
    (void)state;
    struct world world;
    start(&world);
    add_item(&world, PLAYLIST_STATS, 8000);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    (void)tick(&world, 6000);
    (void)ready(&world, 1);
    assert_string_equal(tick(&world, 8000), "record 0:0 complete, show 1:0, drop 0:0");
    finish(&world);
}

static void test_speed_cuts_films_at_their_scaled_length(void **state)
{
    (void)state;
    struct world world;
    start(&world);
    add_item(&world, PLAYLIST_VIDEO, 0);
    add_item(&world, PLAYLIST_VIDEO, 0);
    world.director.speed = 10;
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    director_progress(&world.director, 100, 20000);
    assert_string_equal(tick(&world, 1000), "prepare 1:1");
    (void)ready(&world, 1);
    assert_string_equal(tick(&world, 19990), "");
    assert_string_equal(tick(&world, 20000), "record 0:0 complete, show 1:1, drop 0:0");
    finish(&world);
}

static void test_leaving_records_and_starts_over(void **state)
{
    (void)state;
    struct world world;
    fill_three(&world);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    world.now.now_ms = 3000;
    director_leave(&world.director, &world.now, "changed", &world.effects);
    assert_string_equal(words(&world), "record 0:0 changed, halt 0:0");
    assert_string_equal(tick(&world, 3000), "prepare 1:0");
    assert_string_equal(ready(&world, 1), "show 1:0, drop 0:-1");
    finish(&world);
}

static void test_a_fault_does_not_swallow_what_was_ready(void **state)
{
    (void)state;
    struct world world;
    start(&world);
    for (int i = 0; i < 3; i++)
        add_item(&world, PLAYLIST_VIDEO, 0);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    director_progress(&world.director, 5000, 10000);
    assert_string_equal(tick(&world, 5000), "prepare 1:1");
    (void)ready(&world, 1);
    assert_string_equal(failed(&world, 0), "fault 0:0, drop 1:1, prepare 1:0");
    assert_string_equal(ready(&world, 1), "show 1:0, drop 0:0");
    assert_string_equal(tick(&world, 5100), "prepare 0:1");
    finish(&world);
}

static void test_next_leaves_a_film_that_is_being_taken_up_again(void **state)
{
    (void)state;
    struct world world;
    fill_three(&world);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    (void)tick(&world, 4000);
    (void)ready(&world, 1);
    (void)tick(&world, 10000);
    assert_string_equal(failed(&world, 1), "fault 1:1, prepare 0:1");
    director_skip(&world.director, &world.now, 1, &world.effects);
    assert_string_equal(words(&world), "drop 0:1, prepare 0:2");
    assert_string_equal(ready(&world, 0), "record 1:1 next, show 0:2, drop 1:1");
    finish(&world);
}

static void test_an_end_while_held_waits(void **state)
{
    (void)state;
    struct world world;
    start(&world);
    add_item(&world, PLAYLIST_VIDEO, 0);
    add_item(&world, PLAYLIST_VIDEO, 0);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    director_progress(&world.director, 5000, 10000);
    (void)tick(&world, 5000);
    (void)ready(&world, 1);
    director_progress(&world.director, 9970, 10000);
    assert_string_equal(tick(&world, 9970), "run 1:1");
    director_pause(&world.director, &world.now, true, &world.effects);
    assert_string_equal(words(&world), "halt 0:0, halt 1:1");
    assert_string_equal(ended(&world), "record 0:0 complete");
    assert_string_equal(tick(&world, 20000), "");
    director_pause(&world.director, &world.now, false, &world.effects);
    assert_string_equal(words(&world), "");
    assert_string_equal(tick(&world, 20001), "show 1:1, drop 0:0");
    finish(&world);
}

static void test_countdowns_end_with_their_day(void **state)
{
    (void)state;
    static const struct {
        const char *target;
        bool is_clock_unset, plays;
    } rows[] = {
        {"2026-06-16", false, true},  {"2026-06-10", false, true},
        {"2026-06-09", false, false}, {"campaign:安全宣传咨询日", false, true},
        {"2026-06-16", true, false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct world world;
        start(&world);
        add_item(&world, PLAYLIST_COUNTDOWN, 8000);
        world.list.items[0].target = strdup(rows[i].target);
        world.today.is_clock_unset = rows[i].is_clock_unset;
        world.today.date = (struct civil_date){2026, 6, 10};
        assert_string_equal(tick(&world, 0), rows[i].plays ? "prepare 0:0" : "empty -1:-1");
        finish(&world);
    }
}

static void test_films_without_a_decoder_leave_the_others_alone(void **state)
{
    (void)state;
    struct world world;
    start(&world);
    add_item(&world, PLAYLIST_VIDEO, 0);
    add_item(&world, PLAYLIST_SLOGAN, 8000);
    add_item(&world, PLAYLIST_VIDEO, 0);
    add_item(&world, PLAYLIST_SLOGAN, 8000);
    assert_string_equal(tick(&world, 0), "prepare 0:0");
    assert_string_equal(unable(&world, 0), "unable 0:0, drop 0:0, prepare 0:1");
    assert_string_equal(ready(&world, 0), "show 0:1");
    assert_string_equal(tick(&world, 2000), "prepare 1:2");
    assert_string_equal(unable(&world, 1), "unable 1:2, drop 1:2, prepare 1:3");
    (void)ready(&world, 1);
    assert_string_equal(tick(&world, 8000), "record 0:1 complete, show 1:3, drop 0:1");
    assert_string_equal(tick(&world, 10000), "prepare 0:0");
    assert_string_equal(ready(&world, 0), "able 0:0");
    assert_string_equal(tick(&world, 16000), "record 1:3 complete, show 0:0, drop 1:3");
    assert_int_equal(world.faults.count, 0);
    finish(&world);
}

/* Nothing but films: the slate, a try after 1 s, 2 s, 4 s … 60 s, and one telling for each step. */
static void test_only_films_without_a_decoder_wait_behind_the_slate(void **state)
{
    (void)state;
    static const int64_t waits_ms[] = {1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000, 60000};
    struct world world;
    start(&world);
    add_item(&world, PLAYLIST_VIDEO, 0);
    add_item(&world, PLAYLIST_VIDEO, 0);
    (void)tick(&world, 0);
    for (size_t i = 0; i < sizeof(waits_ms) / sizeof(waits_ms[0]); i++) {
        int tries = 0;
        int64_t failed_ms = world.now.now_ms;
        const char *said = unable(&world, 0);
        assert_int_equal(strncmp(said, "unable", 6) == 0, i < 7);
        assert_non_null(strstr(said, "drop 0:"));
        assert_int_equal(world.director.decoders[DIRECTOR_DECODER_FILM].wait_ms, waits_ms[i]);
        while (!tries && world.now.now_ms < failed_ms + 70000)
            tries += strstr(tick(&world, world.now.now_ms + 50), "prepare") != NULL;
        assert_int_equal(tries, 1);
        assert_int_equal(world.director.on, -1);
        assert_true(world.now.now_ms >= failed_ms + waits_ms[i]);
        assert_true(world.now.now_ms <= failed_ms + waits_ms[i] + DIRECTOR_EMPTY_MS + 100);
    }
    assert_non_null(strstr(ready(&world, 0), "able 0:"));
    finish(&world);
}

static void test_a_rehearsal_does_not_hurry_the_back_off(void **state)
{
    (void)state;
    struct world world;
    start(&world);
    add_item(&world, PLAYLIST_IMAGE, 10000);
    (void)tick(&world, 0);
    assert_string_equal(unable(&world, 0), "unable 0:0, drop 0:0, empty -1:-1");
    world.now.now_ms = 3600000;
    director_tick(&world.director, &world.now, &world.effects);
    assert_string_equal(words(&world), "empty -1:-1");
    world.now.now_ms = 7200000;
    world.now.real_ms = 1000;
    director_tick(&world.director, &world.now, &world.effects);
    assert_string_equal(words(&world), "prepare 0:0");
    finish(&world);
}

static void test_each_decoder_has_a_back_off_of_its_own(void **state)
{
    (void)state;
    struct world world;
    fill_three(&world);
    (void)tick(&world, 0);
    assert_string_equal(unable(&world, 0), "unable 0:0, drop 0:0, prepare 0:1");
    assert_string_equal(ready(&world, 0), "show 0:1"); /* a film: no word of pictures */
    director_progress(&world.director, 1000, 1500);
    assert_string_equal(tick(&world, 500), "prepare 1:2");
    finish(&world);
}

/* The film on screen died, and its decoder cannot be started again; or it says itself that it
 * cannot work. */
static void test_a_film_that_loses_its_decoder_ends(void **state)
{
    (void)state;
    for (int is_resume = 0; is_resume < 2; is_resume++) {
        struct world world;
        start(&world);
        add_item(&world, PLAYLIST_VIDEO, 0);
        add_item(&world, PLAYLIST_SLOGAN, 8000);
        world.list.items[0].repeat = 3;
        (void)tick(&world, 0);
        (void)ready(&world, 0);
        director_progress(&world.director, 5000, 60000);
        if (is_resume) {
            assert_string_equal(failed(&world, 0), "fault 0:0, prepare 1:0");
            assert_string_equal(unable(&world, 1),
                                "unable 1:0, drop 1:0, record 0:0 fault, prepare 1:1");
        } else {
            assert_string_equal(unable(&world, 0), "unable 0:0, record 0:0 fault, prepare 1:1");
        }
        assert_string_equal(ready(&world, 1), "show 1:1, drop 0:0");
        finish(&world);
    }
}

/* The second list: a slogan and a film. */
static void fill_two(struct playlist *list)
{
    *list = (struct playlist){0};
    struct playlist_item *slogan = playlist_add(list, PLAYLIST_SLOGAN);
    slogan->duration_ms = 8000;
    slogan->repeat = 1;
    slogan->enter = PLAYLIST_PUSH;
    struct playlist_item *film = playlist_add(list, PLAYLIST_VIDEO);
    film->path = strdup("other.mp4");
    film->repeat = 1;
    film->enter = PLAYLIST_CUT;
}

static const char *change(struct world *world, struct playlist *list, struct director_change change)
{
    world->now.list = list;
    director_change(&world->director, &world->now, &change, &world->effects);
    return words(world);
}

static enum playlist_enter enter_of_show(struct world *world, int seat)
{
    director_ready(&world->director, &world->now, seat, &world->effects);
    assert_true(world->effects.count > 0);
    for (int i = 0; i < world->effects.count; i++)
        if (world->effects.list[i].kind == DIRECTOR_SHOW)
            return world->effects.list[i].enter;
    fail_msg("%s", "nothing was shown");
    return PLAYLIST_CUT;
}

static void test_change_waits_for_the_end(void **state)
{
    (void)state;
    struct world world;
    struct playlist two;
    fill_three(&world);
    fill_two(&two);
    (void)tick(&world, 0);
    assert_string_equal(ready(&world, 0), "show 0:0");
    assert_string_equal(tick(&world, 5000), "prepare 1:1");
    struct director_change wait = {.wait_ms = 60000};
    assert_string_equal(change(&world, &two, wait), "drop 1:1, prepare 1:0");
    assert_string_equal(ready(&world, 1), "");
    assert_string_equal(tick(&world, 9999), "");
    world.now.now_ms = 10000;
    director_tick(&world.director, &world.now, &world.effects);
    assert_int_equal(world.effects.list[1].enter, PLAYLIST_FADE);
    assert_string_equal(words(&world), "record 0:-1 complete, show 1:0, drop 0:-1");
    assert_string_equal(tick(&world, 12000), "prepare 0:1"); /* the new list goes on */
    playlist_finish(&two);
    finish(&world);
}

static void test_change_waits_no_longer_than_told(void **state)
{
    (void)state;
    struct world world;
    struct playlist two;
    start(&world);
    add_item(&world, PLAYLIST_VIDEO, 0);
    fill_two(&two);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    director_progress(&world.director, 1000, 600000);
    world.now.now_ms = 1000;
    struct director_change wait = {.wait_ms = 60000};
    assert_string_equal(change(&world, &two, wait), "");
    assert_string_equal(tick(&world, 54999), "");
    /* a change of mind waits no longer than the first */
    world.now.now_ms = 50000;
    assert_string_equal(change(&world, &two, wait), "");
    assert_string_equal(tick(&world, 55000), "prepare 1:0");
    assert_string_equal(ready(&world, 1), "");
    assert_string_equal(tick(&world, 60999), "");
    assert_string_equal(tick(&world, 61000), "record 0:-1 changed, show 1:0, drop 0:-1");
    playlist_finish(&two);
    finish(&world);
}

static void test_change_that_cuts(void **state)
{
    (void)state;
    struct world world;
    struct playlist two;
    fill_three(&world);
    fill_two(&two);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    world.now.now_ms = 1000;
    struct director_change cut = {.wait_ms = 60000, .is_cut = true};
    assert_string_equal(change(&world, &two, cut), "prepare 1:0");
    assert_int_equal(enter_of_show(&world, 1), PLAYLIST_CUT);
    assert_string_equal(words(&world), "record 0:-1 changed, show 1:0, drop 0:-1");
    playlist_finish(&two);
    finish(&world);
}

/* Only the layout changes: the list goes on behind the item on screen. */
static void test_change_within_the_list(void **state)
{
    (void)state;
    struct world world;
    fill_three(&world);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    (void)tick(&world, 5000);
    struct director_change same = {.is_same = true, .wait_ms = 60000};
    assert_string_equal(change(&world, &world.list, same), "drop 1:1, prepare 1:1");
    (void)ready(&world, 1);
    assert_string_equal(tick(&world, 10000), "record 0:0 complete, show 1:1, drop 0:0");
    finish(&world);
}

static void test_change_to_nothing(void **state)
{
    (void)state;
    struct world world;
    struct playlist none = {0};
    fill_three(&world);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    struct director_change wait = {.wait_ms = 3000};
    assert_string_equal(change(&world, &none, wait), "");
    assert_string_equal(tick(&world, 2999), "");
    assert_string_equal(tick(&world, 3000), "record 0:-1 changed, drop 0:-1, empty -1:-1");
    finish(&world);
}

static void test_change_ends_a_pause(void **state)
{
    (void)state;
    struct world world;
    struct playlist two;
    fill_three(&world);
    fill_two(&two);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    director_pause(&world.director, &world.now, true, &world.effects);
    world.now.now_ms = 100000;
    struct director_change wait = {.wait_ms = 60000};
    assert_string_equal(change(&world, &two, wait), "");
    assert_string_equal(tick(&world, 104000), "prepare 1:0"); /* its ten seconds stood still */
    playlist_finish(&two);
    finish(&world);
}

/* A film of the old list that fails is not taken up again: the new list comes. */
static void test_fault_of_the_old_list(void **state)
{
    (void)state;
    struct world world;
    struct playlist two;
    start(&world);
    add_item(&world, PLAYLIST_VIDEO, 0);
    fill_two(&two);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    director_progress(&world.director, 1000, 600000);
    struct director_change wait = {.wait_ms = 60000};
    assert_string_equal(change(&world, &two, wait), "");
    assert_string_equal(failed(&world, 0), "fault 0:-1, record 0:-1 fault, prepare 1:0");
    assert_string_equal(ready(&world, 1), "show 1:0, drop 0:-1");
    playlist_finish(&two);
    finish(&world);
}

/* What was ready of the new list is still its first. */
static void test_fault_of_the_old_list_beside_the_new(void **state)
{
    (void)state;
    struct world world;
    struct playlist two;
    start(&world);
    add_item(&world, PLAYLIST_VIDEO, 0);
    fill_two(&two);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    director_progress(&world.director, 58000, 60000);
    struct director_change wait = {.wait_ms = 60000};
    assert_string_equal(change(&world, &two, wait), "prepare 1:0");
    assert_string_equal(ready(&world, 1), "");
    assert_string_equal(failed(&world, 0), "fault 0:-1, drop 1:0, record 0:-1 fault, prepare 1:0");
    assert_string_equal(ready(&world, 1), "show 1:0, drop 0:-1");
    playlist_finish(&two);
    finish(&world);
}

/* How long may be slept: until the next is to be made ready, then until the end, not while waiting.
 */
static void test_rest(void **state)
{
    (void)state;
    struct world world;
    fill_three(&world);
    (void)tick(&world, 0);
    assert_true(director_rest_ms(&world.director, &world.now) == INT64_MAX); /* being made ready */
    (void)ready(&world, 0);
    assert_int_equal(director_rest_ms(&world.director, &world.now), 10000 - DIRECTOR_LEAD_MS);
    (void)tick(&world, 4000);
    assert_true(director_rest_ms(&world.director, &world.now) == INT64_MAX);
    (void)ready(&world, 1);
    assert_int_equal(director_rest_ms(&world.director, &world.now), 6000);
    director_pause(&world.director, &world.now, true, &world.effects);
    assert_true(director_rest_ms(&world.director, &world.now) == INT64_MAX);
    finish(&world);
}

static void test_stop(void **state)
{
    (void)state;
    struct world world;
    fill_three(&world);
    (void)tick(&world, 0);
    (void)ready(&world, 0);
    (void)tick(&world, 5000);
    director_stop(&world.director, &world.now, "off", &world.effects);
    assert_string_equal(words(&world), "drop 1:1, record 0:0 off, halt 0:0, drop 0:-1");
    assert_string_equal(tick(&world, 6000), "prepare 0:0"); /* awake: from the beginning */
    finish(&world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_films_without_a_decoder_leave_the_others_alone),
        cmocka_unit_test(test_only_films_without_a_decoder_wait_behind_the_slate),
        cmocka_unit_test(test_a_rehearsal_does_not_hurry_the_back_off),
        cmocka_unit_test(test_each_decoder_has_a_back_off_of_its_own),
        cmocka_unit_test(test_a_film_that_loses_its_decoder_ends),
        cmocka_unit_test(test_runs_through_the_list),
        cmocka_unit_test(test_film_after_film_gets_going_early),
        cmocka_unit_test(test_holds_the_last_picture_until_the_next_is_ready),
        cmocka_unit_test(test_broken_film_goes_on_once_then_is_skipped),
        cmocka_unit_test(test_all_broken_ends_in_the_slate_and_recovers),
        cmocka_unit_test(test_faults_in_a_row_wait_longer),
        cmocka_unit_test(test_staff_skip),
        cmocka_unit_test(test_pause_stops_the_clock_of_a_still),
        cmocka_unit_test(test_repeat),
        cmocka_unit_test(test_single_still_stays_without_being_drawn_again),
        cmocka_unit_test(test_single_card_of_today_is_made_anew),
        cmocka_unit_test(test_speed_cuts_films_at_their_scaled_length),
        cmocka_unit_test(test_leaving_records_and_starts_over),
        cmocka_unit_test(test_a_fault_does_not_swallow_what_was_ready),
        cmocka_unit_test(test_next_leaves_a_film_that_is_being_taken_up_again),
        cmocka_unit_test(test_an_end_while_held_waits),
        cmocka_unit_test(test_countdowns_end_with_their_day),
        cmocka_unit_test(test_change_waits_for_the_end),
        cmocka_unit_test(test_change_waits_no_longer_than_told),
        cmocka_unit_test(test_change_that_cuts),
        cmocka_unit_test(test_change_within_the_list),
        cmocka_unit_test(test_change_to_nothing),
        cmocka_unit_test(test_change_ends_a_pause),
        cmocka_unit_test(test_fault_of_the_old_list),
        cmocka_unit_test(test_fault_of_the_old_list_beside_the_new),
        cmocka_unit_test(test_rest),
        cmocka_unit_test(test_stop),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
