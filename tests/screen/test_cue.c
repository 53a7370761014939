/* SDL's "disk" driver writes into a file what would be heard. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "screen/cue.h"
#include "screen/cue_tone.h"

#define CHANNELS  2
#define GUARD_MS  60000 /* nothing takes that long: a test that would hang fails instead */
#define TURN_MS   10
#define HEARD_MAX ((size_t)CUE_TONE_HZ * CHANNELS * 60)

static char folder[] = "/tmp/anxuan-cue-XXXXXX";
static char *disk_file;

static int use_disk(void **state)
{
    (void)state;
    if (!disk_file && mkdtemp(folder))
        disk_file = file_join(folder, "heard.raw");
    if (!disk_file)
        return -1;
    (void)unlink(disk_file);
    return setenv("SDL_AUDIODRIVER", "disk", 1) || setenv("SDL_DISKAUDIOFILE", disk_file, 1);
}

/* Whether a thread of ours or SDL's has the device. */
static bool is_device_taken(void)
{
    glob_t found = {0};
    bool is_taken = false;
    assert_int_equal(glob("/proc/self/task/*/comm", 0, NULL, &found), 0);
    for (size_t i = 0; i < found.gl_pathc; i++) {
        char name[32] = "";
        FILE *comm = fopen(found.gl_pathv[i], "re"); /* NULL: ended meanwhile */
        is_taken = is_taken || (comm && fgets(name, sizeof(name), comm) &&
                                (strncmp(name, "SDL", 3) == 0 || strcmp(name, "cues\n") == 0));
        if (comm)
            (void)fclose(comm);
    }
    globfree(&found);
    return is_taken;
}

/* Closes, and waits until the thread and SDL's are gone: then all is in the file. */
static void close_and_wait(struct screen_cues *cues)
{
    screen_cues_close(cues);
    for (int waited_ms = 0; is_device_taken(); waited_ms += TURN_MS) {
        assert_true(waited_ms < GUARD_MS);
        (void)usleep(TURN_MS * 1000);
    }
}

/* What was heard so far, one channel; the other one is the same. Owned by the caller. */
static int16_t *hear(size_t *out_count)
{
    struct str bytes = {0};
    struct err err = {0};
    *out_count = 0;
    if (!file_read(disk_file, HEARD_MAX * sizeof(int16_t), &bytes, &err))
        assert_int_equal(err.code, ERR_GONE);
    int16_t *heard = mem_alloc(bytes.len);
    for (size_t at = 0; at + CHANNELS * sizeof(int16_t) <= bytes.len; at += 4) {
        int16_t both[CHANNELS];
        memcpy(both, bytes.text + at, sizeof(both));
        assert_int_equal(both[0], both[1]);
        heard[(*out_count)++] = both[0];
    }
    str_finish(&bytes);
    return heard;
}

/* Waits until at least count samples from the first that is not 0 on have been heard. */
static void wait_until_heard(size_t count)
{
    for (int waited_ms = 0;; waited_ms += TURN_MS) {
        size_t heard_count = 0;
        size_t first = 0;
        int16_t *heard = hear(&heard_count);
        while (first < heard_count && heard[first] == 0)
            first++;
        free(heard);
        if (heard_count - first >= count)
            return;
        assert_true(waited_ms < GUARD_MS);
        (void)usleep(TURN_MS * 1000);
    }
}

static struct screen_cues *open_cues(void)
{
    struct err err = {0};
    struct screen_cues *cues = screen_cues_open("auto", &err);
    if (!cues)
        fail_msg("%s", err.text);
    return cues;
}

/* The cue alone, from its first sample that is not 0. */
static void assert_heard(enum screen_cue cue, int volume_pct)
{
    static int16_t tone[CUE_TONE_SAMPLES_MAX];
    size_t count = cue_tone_make(cue, tone);
    size_t heard_count = 0;
    size_t at = 0;
    size_t from = 0;
    int16_t *heard = hear(&heard_count);
    while (at < heard_count && heard[at] == 0)
        at++;
    while (from < count && tone[from] * volume_pct / 100 == 0)
        from++;
    assert_true(heard_count - at >= count - from);
    for (; from < count; from++, at++)
        assert_int_equal(heard[at], tone[from] * volume_pct / 100);
    for (; at < heard_count; at++)
        assert_int_equal(heard[at], 0);
    free(heard);
}

static void what_is_played_is_heard(void **state)
{
    static const int volumes[] = {100, 37};
    (void)state;
    for (int cue = 0; cue < SCREEN_CUES; cue++) {
        int volume_pct = volumes[cue % 2];
        struct screen_cues *cues = open_cues();
        (void)unlink(disk_file);
        screen_cue_play(cues, (enum screen_cue)cue, volume_pct);
        static int16_t tone[CUE_TONE_SAMPLES_MAX];
        wait_until_heard(cue_tone_make((enum screen_cue)cue, tone));
        close_and_wait(cues);
        assert_heard((enum screen_cue)cue, volume_pct);
    }
}

static int largest_step(const int16_t *samples, size_t count)
{
    int largest = 0;
    for (size_t i = 1; i < count; i++)
        if (abs(samples[i] - samples[i - 1]) > largest)
            largest = abs(samples[i] - samples[i - 1]);
    return largest;
}

/* One after the other, each cutting off the one before: no step that no tone has. */
static void what_is_cut_off_does_not_click(void **state)
{
    static int16_t tone[CUE_TONE_SAMPLES_MAX];
    size_t heard_count = 0;
    int usual = 0;
    (void)state;
    for (int cue = 0; cue < SCREEN_CUES; cue++) {
        size_t count = cue_tone_make((enum screen_cue)cue, tone);
        int step = largest_step(tone, count);
        usual = step > usual ? step : usual;
    }
    struct screen_cues *cues = open_cues();
    for (size_t i = 0; i < 12; i++) {
        screen_cue_play(cues, i % 2 ? SCREEN_CUE_RIGHT : SCREEN_CUE_WRONG, 100);
        wait_until_heard((i + 1) * CUE_TONE_HZ / 20);
    }
    close_and_wait(cues);
    int16_t *heard = hear(&heard_count);
    size_t tail = heard_count;
    while (tail > 0 && heard[tail - 1] == 0)
        tail--;
    print_message("largest step %d, of the tones alone %d\n", largest_step(heard, tail), usual);
    assert_in_range(largest_step(heard, tail), 1, 2 * usual);
    free(heard);
}

static void the_device_is_left_alone_until_the_first_cue(void **state)
{
    (void)state;
    struct screen_cues *cues = open_cues();
    close_and_wait(cues);
    assert_int_equal(access(disk_file, F_OK), -1);
}

/* The device of the session before is still open: the next one waits for it. */
static void one_session_follows_the_other(void **state)
{
    static int16_t tone[CUE_TONE_SAMPLES_MAX];
    struct screen_cues *cues = NULL;
    (void)state;
    for (int i = 0; i < 3; i++) {
        screen_cues_close(cues);
        cues = open_cues();
        (void)unlink(disk_file);
        screen_cue_play(cues, SCREEN_CUE_ASK, 100);
        wait_until_heard(cue_tone_make(SCREEN_CUE_ASK, tone));
    }
    close_and_wait(cues);
    assert_heard(SCREEN_CUE_ASK, 100);
}

static void who_wants_none_hears_none(void **state)
{
    static const char *const devices[] = {"none", ""};
    struct err err = {0};
    (void)state;
    for (size_t i = 0; i < sizeof(devices) / sizeof(devices[0]); i++)
        assert_null(screen_cues_open(devices[i], &err));
    assert_int_equal(err.code, ERR_NONE);
    screen_cue_play(NULL, SCREEN_CUE_FOUND, 100);
    assert_false(screen_cues_have_failed(NULL, &err));
    screen_cues_close(NULL);
}

static void without_a_card_it_is_told_at_once(void **state)
{
    struct err err = {0};
    glob_t found = {0};
    (void)state;
    bool has_card = glob("/dev/snd/pcm*p", 0, NULL, &found) == 0;
    globfree(&found);
    if (has_card)
        skip();
    assert_int_equal(unsetenv("SDL_AUDIODRIVER"), 0);
    assert_null(screen_cues_open("auto", &err));
    assert_int_equal(err.code, ERR_GONE);
}

static void a_device_that_is_not_there_is_told_once(void **state)
{
    struct err err = {0};
    (void)state;
    assert_int_equal(setenv("SDL_AUDIODRIVER", "alsa", 1), 0);
    struct screen_cues *cues = screen_cues_open("no-such-device", &err);
    assert_non_null(cues);
    assert_false(screen_cues_have_failed(cues, &err));
    screen_cue_play(cues, SCREEN_CUE_PRESS, 100);
    for (int i = 0; !screen_cues_have_failed(cues, &err) && i < GUARD_MS / TURN_MS; i++)
        (void)usleep(TURN_MS * 1000);
    assert_int_equal(err.code, ERR_GONE);
    assert_non_null(strstr(err.text, "no sound for cues"));
    screen_cue_play(cues, SCREEN_CUE_PRESS, 100);
    assert_false(screen_cues_have_failed(cues, &err));
    close_and_wait(cues);
}

static int clean_up(void **state)
{
    (void)state;
    file_remove_tree(folder);
    free(disk_file);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(what_is_played_is_heard, use_disk),
        cmocka_unit_test_setup(what_is_cut_off_does_not_click, use_disk),
        cmocka_unit_test_setup(the_device_is_left_alone_until_the_first_cue, use_disk),
        cmocka_unit_test_setup(one_session_follows_the_other, use_disk),
        cmocka_unit_test_setup(who_wants_none_hears_none, use_disk),
        cmocka_unit_test_setup(without_a_card_it_is_told_at_once, use_disk),
        cmocka_unit_test_setup(a_device_that_is_not_there_is_told_once, use_disk),
    };
    return cmocka_run_group_tests(tests, NULL, clean_up);
}
