#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "playlist/faults.h"

#define TODAY 20620

static void test_three_strikes(void **state)
{
    (void)state;
    struct playlist_faults faults = {0};
    assert_false(playlist_faults_is_aside(&faults, "a.mp4", TODAY));
    assert_false(playlist_faults_note(&faults, "a.mp4", "no picture", TODAY));
    assert_false(playlist_faults_note(&faults, "a.mp4", "hung", TODAY));
    assert_false(playlist_faults_note(&faults, "b.mp4", "hung", TODAY));
    assert_false(playlist_faults_is_aside(&faults, "a.mp4", TODAY));
    assert_true(playlist_faults_note(&faults, "a.mp4", "died", TODAY));
    assert_true(playlist_faults_is_aside(&faults, "a.mp4", TODAY));
    assert_true(playlist_faults_note(&faults, "a.mp4", "died", TODAY));
    assert_false(playlist_faults_is_aside(&faults, "b.mp4", TODAY));
    assert_int_equal(faults.count, 2);
    assert_string_equal(faults.entries[0].reason, "died");
    playlist_faults_finish(&faults);
    assert_int_equal(faults.count, 0);
}

static void test_next_day(void **state)
{
    (void)state;
    struct playlist_faults faults = {0};
    for (int i = 0; i < 5; i++)
        (void)playlist_faults_note(&faults, "a.mp4", "hung", TODAY);
    assert_true(playlist_faults_is_aside(&faults, "a.mp4", TODAY));
    assert_false(playlist_faults_is_aside(&faults, "a.mp4", TODAY + 1));
    assert_false(playlist_faults_note(&faults, "a.mp4", "hung", TODAY + 1));
    assert_false(playlist_faults_is_aside(&faults, "a.mp4", TODAY + 1));
    /* the clock was set back: that is another day too */
    assert_false(playlist_faults_note(&faults, "a.mp4", "hung", 0));
    playlist_faults_finish(&faults);
}

static void test_forget(void **state)
{
    (void)state;
    struct playlist_faults faults = {0};
    for (int i = 0; i < PLAYLIST_FAULTS_ASIDE; i++) {
        (void)playlist_faults_note(&faults, "a.mp4", "hung", TODAY);
        (void)playlist_faults_note(&faults, "b.mp4", "hung", TODAY);
    }
    playlist_faults_forget(&faults, "nobody.mp4");
    playlist_faults_forget(&faults, "a.mp4");
    assert_false(playlist_faults_is_aside(&faults, "a.mp4", TODAY));
    assert_true(playlist_faults_is_aside(&faults, "b.mp4", TODAY));
    playlist_faults_forget(&faults, NULL);
    assert_false(playlist_faults_is_aside(&faults, "b.mp4", TODAY));
    playlist_faults_finish(&faults);
}

/* New contents every day for a year: what is remembered is today's only. */
static void test_does_not_pile_up(void **state)
{
    (void)state;
    struct playlist_faults faults = {0};
    for (int day = 0; day < 366; day++) {
        for (int i = 0; i < 20; i++) {
            char path[64];
            (void)snprintf(path, sizeof(path), "content/%d/%d.mp4", day, i);
            (void)playlist_faults_note(&faults, path, "hung", TODAY + day);
        }
        assert_int_equal(faults.count, 20);
    }
    playlist_faults_finish(&faults);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_three_strikes),
        cmocka_unit_test(test_next_day),
        cmocka_unit_test(test_forget),
        cmocka_unit_test(test_does_not_pile_up),
    };
    return cmocka_run_group_tests_name("playlist/faults", tests, NULL, NULL);
}
