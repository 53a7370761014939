/*
 * New content on trial, as the player counts it: a minute of show, a minute of something else, and
 * what does not count.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/player_priv.h"
#include "base/file.h"
#include "base/mem.h"

#define TURNS_MAX 2000

static struct player player; /* too large for a stack */
static char folder[64];

/* A generation with nothing in it, on trial. */
static void bring_content(int64_t version)
{
    struct package_trouble trouble;
    struct package_state state;
    int generation;
    int lock = package_store_lock(folder, &trouble);
    assert_true(lock >= 0);
    char *stage = package_store_stage(folder, &generation, &trouble);
    assert_non_null(stage);
    assert_true(package_store_activate(folder, generation, version, &state, &trouble));
    assert_int_equal(close(lock), 0);
    free(stage);
}

/* An item that came with that generation. */
static void fill_seat(int seat, int generation)
{
    player.content.seen_for[seat] = player.content.came_with[seat] = generation;
}

static void open_player(void)
{
    strcpy(folder, "/tmp/anxuan-content-XXXXXX");
    assert_non_null(mkdtemp(folder));
    bring_content(7);
    player = (struct player){.on = 0, .lock_fd = -1, .turn_us = 1000000};
    player.site.data = mem_copy_text(folder);
    player.start_real_us = player.turn_us;
    player.records = records_open(folder, false);
    content_open(&player);
    fill_seat(0, player.content.state.active);
    assert_int_equal(player.site.generation, player.content.state.active);
}

static void close_player(void)
{
    content_close(&player);
    records_close(player.records);
    free(player.site.content);
    free(player.site.data);
    file_remove_tree(folder);
}

static struct package_state state_on_disk(void)
{
    struct err err;
    struct package_state state;
    assert_true(package_store_read(folder, &state, &err));
    return state;
}

static void play_for(int seconds)
{
    for (int i = 0; i < seconds; i++) {
        player.turn_us += 1000000;
        content_step(&player);
    }
}

/* The thread takes its time, the player's clock stands. */
static void wait_for_job(void)
{
    for (int i = 0; i < TURNS_MAX && (player.content.job || player.content.wanted); i++) {
        (void)poll(NULL, 0, 5);
        content_step(&player);
    }
    assert_null(player.content.job);
    assert_int_equal(player.content.wanted, CONTENT_NOTHING);
}

static void a_minute_of_show_is_enough(void **state)
{
    (void)state;
    open_player();
    assert_true(content_is_on_trial(&player));
    play_for(59);
    assert_int_equal(player.content.wanted, CONTENT_NOTHING);
    play_for(1);
    wait_for_job();
    assert_false(content_is_on_trial(&player));
    assert_int_equal(state_on_disk().trial_starts, 0);
    assert_int_equal(state_on_disk().best_version, 7);
    close_player();
}

static void what_does_not_count(void **state)
{
    static const struct {
        enum view_page page;
        bool is_paused;
        int on, generation; /* of what is on */
    } rows[] = {
        {VIEW_PAGE_STATUS, false, 0, 1},
        {VIEW_PAGE_NONE, true, 0, 1},
        {VIEW_PAGE_NONE, false, -1, 1},
        {VIEW_PAGE_NONE, false, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        open_player();
        int starts = state_on_disk().trial_starts;
        player.scene.page = rows[i].page;
        player.is_paused = rows[i].is_paused;
        player.on = rows[i].on;
        fill_seat(0, rows[i].generation);
        play_for(59);
        assert_int_equal(player.content.wanted, CONTENT_NOTHING);
        play_for(1);
        wait_for_job(); /* nothing of it was seen: this start is not held against it */
        assert_true(content_is_on_trial(&player));
        assert_int_equal(state_on_disk().trial_starts, starts + 1);
        play_for(120);
        assert_int_equal(state_on_disk().trial_starts, starts + 1); /* once */
        close_player();
        assert_true(content_is_on_trial(&player));
    }
}

static void a_machine_that_slept_has_shown_nothing(void **state)
{
    (void)state;
    open_player();
    player.turn_us += INT64_C(3600) * 1000000;
    content_step(&player);
    assert_int_equal(player.content.wanted, CONTENT_NOTHING);
    close_player();
}

static void an_orderly_end_is_excused(void **state)
{
    (void)state;
    open_player();
    int starts = state_on_disk().trial_starts;
    play_for(10);
    content_close(&player);
    assert_int_equal(state_on_disk().trial_starts, starts + 1);
    player.content.is_start_counted = false;
    close_player();
}

static void three_faults_are_enough_to_want_it_back(void **state)
{
    (void)state;
    open_player();
    fill_seat(1, 0);
    for (int i = 0; i < 5; i++)
        content_fault(&player, 1); /* not of it */
    content_fault(&player, 0);
    content_fault(&player, 0);
    assert_int_equal(player.content.wanted, CONTENT_NOTHING);
    content_fault(&player, 0);
    assert_int_equal(player.content.wanted, CONTENT_SEND_BACK);
    player.content.wanted = CONTENT_NOTHING;
    close_player();
}

/* Gives what is on a playlist of its own, and seats an item of the playlist in that folder. */
static void seat_of(const char *brought, const char *list)
{
    struct err err;
    struct str path = {0};
    str_addf(&path, "%s/%s", player.site.content, brought);
    assert_true(file_make_folders(path.text, &err));
    str_clear(&path);
    str_addf(&path, "%s/%s", folder, list);
    assert_true(file_make_folders(path.text, &err));
    content_open(&player); /* as the next start sees it */
    player.list.folder = path.text;
    content_seat(&player, 0);
    player.list.folder = NULL;
    str_finish(&path);
}

/* Scenes or a schedule alone: what plays is somebody else's, and shows that all goes well; its
 * faults are not theirs. */
static void without_a_playlist_any_show_counts(void **state)
{
    static const struct {
        const char *brought, *list;
        bool passes, is_blamed;
    } rows[] = {
        {"assets/scenes/a", "installed", true, false},
        {"playlists", "installed", true, false},
        {"playlists/a", "installed", false, false},
        {"playlists/a", "content/1/playlists/a", true, true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        open_player();
        seat_of(rows[i].brought, rows[i].list);
        for (int k = 0; k < 5; k++)
            content_fault(&player, 0);
        assert_int_equal(player.content.wanted == CONTENT_SEND_BACK, rows[i].is_blamed);
        player.content.wanted = CONTENT_NOTHING;
        package_faults_clear(&player.content.faults);
        play_for(60);
        wait_for_job();
        assert_int_equal(content_is_on_trial(&player), !rows[i].passes);
        close_player();
    }
}

/* What was on before the new content has not shown that the new content is any good. */
static void what_was_seated_before_counts_for_nothing(void **state)
{
    (void)state;
    open_player();
    content_seat(&player, 0);
    bring_content(8);
    content_open(&player);
    assert_int_equal(player.site.generation, 2);
    play_for(60);
    wait_for_job();
    assert_true(content_is_on_trial(&player));
    close_player();
}

static bool is_there(const char *name)
{
    char *path = file_join(folder, name);
    bool is = access(path, F_OK) == 0;
    free(path);
    return is;
}

static void wait_for_sweep(void)
{
    for (int i = 0; i < TURNS_MAX && player.content.sweeper; i++) {
        (void)poll(NULL, 0, 5);
        content_step(&player);
    }
    assert_null(player.content.sweeper);
}

/* Some GB would hold up the first picture. */
static void what_is_not_needed_goes_later(void **state)
{
    (void)state;
    open_player();
    bring_content(8);
    bring_content(9);
    content_open(&player); /* the next start */
    assert_false(is_there("content/1"));
    assert_true(is_there("content/stage.old.1"));
    play_for(9);
    assert_null(player.content.sweeper);
    assert_true(is_there("content/stage.old.1"));
    play_for(1);
    wait_for_sweep();
    assert_false(is_there("content/stage.old.1"));
    assert_true(is_there("content/2") && is_there("content/3"));
    close_player();
}

/* It wants no lock: an import may have that, and is not kept from it. */
static void a_sweep_goes_on_beside_an_import(void **state)
{
    struct package_trouble trouble;
    struct err err;
    (void)state;
    open_player();
    for (int i = 0; i < 2000; i++) {
        struct str path = {0};
        str_addf(&path, "%s/content/stage.old.1/%d", folder, i);
        assert_true(file_make_folders(path.text, &err));
        str_finish(&path);
    }
    int lock = package_store_lock(folder, &trouble); /* the import's */
    assert_true(lock >= 0);
    player.turn_us += 10000000;
    content_step(&player);
    assert_non_null(player.content.sweeper);
    wait_for_sweep();
    assert_false(is_there("content/stage.old.1"));
    assert_int_equal(close(lock), 0);
    close_player();
}

/* A disk that cannot be written is not tried with every frame. */
static void a_trial_that_cannot_be_ended_waits(void **state)
{
    (void)state;
    open_player();
    char *in_the_way = file_join(folder, "content/state.new");
    assert_int_equal(mkdir(in_the_way, 0755), 0);
    play_for(60);
    wait_for_job();
    assert_true(content_is_on_trial(&player));
    player.turn_us += 16000;
    content_step(&player);
    assert_null(player.content.job);
    assert_int_equal(rmdir(in_the_way), 0);
    play_for(61);
    wait_for_job();
    assert_false(content_is_on_trial(&player));
    free(in_the_way);
    close_player();
}

/* An import was under way when it was wanted: what that brought is another content. */
static void what_is_wanted_of_one_is_not_done_to_the_next(void **state)
{
    static const enum content_task tasks[] = {CONTENT_PASSED, CONTENT_EXCUSE, CONTENT_SEND_BACK,
                                              CONTENT_ROLL_BACK};
    (void)state;
    open_player();
    bring_content(8);
    struct package_state before = state_on_disk();
    assert_int_not_equal(before.active, player.content.state.active);
    for (size_t i = 0; i < sizeof(tasks) / sizeof(tasks[0]); i++) {
        struct content_result result =
            content_job_do(folder, tasks[i], player.content.state.active);
        struct package_state now = state_on_disk();
        assert_false(result.ok);
        assert_int_not_equal(result.trouble.reason, PACKAGE_BUSY); /* not to be tried again */
        assert_int_equal(now.active, before.active);
        assert_int_equal(now.trial_starts, before.trial_starts);
    }
    close_player();
}

static void a_wish_says_of_which_content(void **state)
{
    (void)state;
    open_player();
    play_for(59);
    player.turn_us += 1000000;
    content_fault(&player, 0);
    content_fault(&player, 0);
    content_fault(&player, 0);
    assert_int_equal(player.content.wanted, CONTENT_SEND_BACK);
    assert_int_equal(player.content.wanted_of, player.content.state.active);
    player.content.wanted = CONTENT_NOTHING;
    close_player();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_minute_of_show_is_enough),
        cmocka_unit_test(what_does_not_count),
        cmocka_unit_test(a_machine_that_slept_has_shown_nothing),
        cmocka_unit_test(an_orderly_end_is_excused),
        cmocka_unit_test(three_faults_are_enough_to_want_it_back),
        cmocka_unit_test(without_a_playlist_any_show_counts),
        cmocka_unit_test(what_was_seated_before_counts_for_nothing),
        cmocka_unit_test(what_is_not_needed_goes_later),
        cmocka_unit_test(a_sweep_goes_on_beside_an_import),
        cmocka_unit_test(a_trial_that_cannot_be_ended_waits),
        cmocka_unit_test(what_is_wanted_of_one_is_not_done_to_the_next),
        cmocka_unit_test(a_wish_says_of_which_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
