#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

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

static void test_list_begins_with_what_is_put_aside(void **state)
{
    (void)state;
    static const struct {
        const char *path;
        int64_t day;
        int count;
    } noted[] = {{"old", TODAY, 3}, {"a", TODAY, 1}, {"aside", TODAY, 4}, {"b", TODAY, 2}};
    static const struct {
        int64_t day;
        size_t max;
        const char *words;
    } rows[] = {
        {TODAY, 9, "aside old b a "}, {TODAY, 3, "aside old b "},
        {TODAY, 1, "aside "},         {TODAY, 0, ""},
        {TODAY + 1, 9, ""},
    };
    struct playlist_faults faults = {0};
    for (size_t i = 0; i < sizeof(noted) / sizeof(noted[0]); i++)
        for (int n = 0; n < noted[i].count; n++)
            (void)playlist_faults_note(&faults, noted[i].path, "hung", noted[i].day);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct playlist_fault *told[9];
        char words[64] = "";
        size_t count = playlist_faults_list(&faults, rows[i].day, told, rows[i].max);
        for (size_t n = 0; n < count; n++) {
            strncat(words, told[n]->path, sizeof(words) - strlen(words) - 1);
            strncat(words, " ", sizeof(words) - strlen(words) - 1);
        }
        assert_string_equal(words, rows[i].words);
    }
    playlist_faults_finish(&faults);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_three_strikes),
        cmocka_unit_test(test_next_day),
        cmocka_unit_test(test_forget),
        cmocka_unit_test(test_list_begins_with_what_is_put_aside),
        cmocka_unit_test(test_does_not_pile_up),
    };
    return cmocka_run_group_tests_name("playlist/faults", tests, NULL, NULL);
}
