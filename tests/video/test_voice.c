/* Spoken files, each tone of a pitch of its own, through ALSA's "null" and "file" devices. */
#include <pthread.h>
#include <signal.h>
#include <sys/stat.h>

#include "video/stage.h"
#include "video/voice.h"

#define TONE(hz, seconds)                                                                          \
    "ffmpeg -v error -y -f lavfi -i sine=f=" hz ":r=48000:d=" seconds                              \
    " -ac 1 -c:a libvorbis -f ogg part-$0 && mv part-$0 $0"
#define TURN_MS     100
#define HEARD_HZ    48000 /* of the null device, two channels */
#define WAVES_ALIKE 4

static const struct {
    const char *name, *shell;
} tones[] = {
    {"low.ogg", TONE("300", "0.6")},
    {"middle.ogg", TONE("600", "0.4")},
    {"high.ogg", TONE("1200", "0.8")},
    {"long.ogg", TONE("440", "30")},
};

static char *make_tone(int which)
{
    return media_derive(tones[which].name, tones[which].shell);
}

static struct voice *open_voice(char *const *paths, int count, const char *device)
{
    char *program = media_program();
    struct voice *voice = voice_open(&(struct voice_request){.program = program,
                                                             .paths = paths,
                                                             .count = count,
                                                             .volume_pct = 100,
                                                             .sound_device = device,
                                                             .real_us = clock_real_us()});
    free(program);
    return voice;
}

/* One turn of a caller's loop; false: it has ended. */
static bool turn(struct voice *voice)
{
    struct pollfd news = {voice_fd(voice), POLLIN, 0};
    (void)poll(&news, 1, TURN_MS);
    return voice_step(voice, clock_real_us());
}

static void speak_to_the_end(struct voice *voice)
{
    int64_t until_us = clock_real_us() + STAGE_GUARD_US;
    while (turn(voice))
        assert_true(clock_real_us() < until_us);
    assert_false(voice_step(voice, clock_real_us())); /* and stays so */
}

static int count_children(void)
{
    int count = 0;
    glob_t stats = {0};
    assert_int_equal(glob("/proc/[0-9]*/stat", 0, NULL, &stats), 0);
    for (size_t i = 0; i < stats.gl_pathc; i++) {
        int parent = 0;
        FILE *stat = fopen(stats.gl_pathv[i], "re"); /* NULL: ended meanwhile */
        if (stat && fscanf(stat, "%*d %*[^)]) %*c %d", &parent) == 1 && parent == getpid())
            count++;
        if (stat)
            (void)fclose(stat);
    }
    globfree(&stats);
    return count;
}

/* Goes on until so many processes are there. */
static void await_children(struct voice *voice, int wanted)
{
    int64_t until_us = clock_real_us() + STAGE_GUARD_US;
    while (count_children() != wanted) {
        assert_true(clock_real_us() < until_us);
        if (voice)
            assert_true(turn(voice));
        else
            (void)usleep(TURN_MS * 100);
    }
}

static void assert_failures(const struct voice *voice, int wanted, const char *said)
{
    const char *why = NULL;
    int failures = voice_failures(voice, &why);
    if (failures != wanted || !strstr(why, said))
        fail_msg("%d failures, the last: %s", failures, why);
}

/* --- what is heard ------------------------------------------------------------------------- */

/* ALSA is told of a device "wire": 16-bit samples, written to standard error at a timer's pace. */
static char *make_device(void)
{
    char *config = strdup("/tmp/anxuan-asound-XXXXXX"); /* where everybody may read it */
    FILE *text = fdopen(mkstemp(config), "w");
    assert_non_null(text);
    (void)fputs("<confdir:alsa.conf>\n"
                "pcm.tofile { type file slave.pcm \"null\" file 2 format \"raw\" }\n"
                "pcm.wire { type plug slave { pcm \"tofile\" format S16_LE channels 2 rate 48000 } "
                "}\n",
                text);
    (void)fclose(text);
    assert_int_equal(chmod(config, 0644), 0);
    return config;
}

struct heard {
    FILE *samples;
    int pitches[64]; /* Hz, in order, each once in a row */
    int count;
    int peak;
};

/* The null device takes sound as fast as it comes, and what is written has holes; but a tone's
 * waves keep their length: so many alike in a row are its pitch. */
static void hear_wave(struct heard *heard, int length, int *alike)
{
    static const int known[] = {300, 600, 1200};
    int pitch = 0;
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (abs(length - HEARD_HZ / known[i]) <= 2)
            pitch = known[i];
    *alike = pitch ? *alike + 1 : 0;
    if (*alike < WAVES_ALIKE || heard->count == 64 ||
        (heard->count > 0 && heard->pitches[heard->count - 1] == pitch))
        return;
    heard->pitches[heard->count++] = pitch;
}

static void *listen_all(void *ctx)
{
    struct heard *heard = ctx;
    int16_t sample[2];
    int before = 0;
    int length = 0;
    int alike = 0;
    while (fread(sample, sizeof(sample), 1, heard->samples) == 1) {
        length++;
        heard->peak = abs(sample[0]) > heard->peak ? abs(sample[0]) : heard->peak;
        if (before < 0 && sample[0] >= 0) {
            hear_wave(heard, length, &alike);
            length = 0;
        }
        before = sample[0];
    }
    (void)fclose(heard->samples);
    return NULL;
}

static void files_are_heard_in_their_order(void **state)
{
    int pipes[2];
    pthread_t listener;
    struct heard heard = {0};
    char *config = make_device();
    char *paths[] = {make_tone(1), make_tone(2), make_tone(0)};
    (void)state;
    int stderr_before = dup(STDERR_FILENO);
    assert_int_equal(setenv("ALSA_CONFIG_PATH", config, 1), 0);
    assert_int_equal(pipe(pipes), 0);
    heard.samples = fdopen(pipes[0], "r");
    assert_int_equal(pthread_create(&listener, NULL, listen_all, &heard), 0);
    assert_int_equal(dup2(pipes[1], STDERR_FILENO), STDERR_FILENO);
    (void)close(pipes[1]);
    struct voice *voice = open_voice(paths, 3, "wire");
    speak_to_the_end(voice);
    assert_int_equal(dup2(stderr_before, STDERR_FILENO), STDERR_FILENO);
    (void)close(stderr_before);
    assert_failures(voice, 0, "");
    voice_close(voice);
    assert_int_equal(pthread_join(listener, NULL), 0);
    assert_int_equal(unsetenv("ALSA_CONFIG_PATH"), 0);
    (void)unlink(config);
    free(config);
    for (int i = 0; i < heard.count; i++)
        print_message("%d Hz\n", heard.pitches[i]);
    assert_int_equal(heard.count, 3);
    assert_int_equal(heard.pitches[0], 600);
    assert_int_equal(heard.pitches[1], 1200);
    assert_int_equal(heard.pitches[2], 300);
    assert_true(heard.peak > 1000);
    for (int i = 0; i < 3; i++)
        free(paths[i]);
}

/* --- from file to file --------------------------------------------------------------------- */

static void the_next_one_is_there_before_the_present_one_ends(void **state)
{
    char *paths[] = {make_tone(3), make_tone(0), make_tone(1)};
    (void)state;
    struct voice *voice = open_voice(paths, 3, "none");
    await_children(voice, 2);
    assert_int_equal(kill(stage_child(), 0), 0);
    assert_failures(voice, 0, "");
    voice_close(voice);
    await_children(NULL, 0);
    for (int i = 0; i < 3; i++)
        free(paths[i]);
}

static void nothing_to_say_has_ended(void **state)
{
    (void)state;
    struct voice *voice = open_voice(NULL, 0, "none");
    assert_false(voice_step(voice, clock_real_us()));
    assert_failures(voice, 0, "");
    voice_close(voice);
    voice_close(NULL);
}

struct bad_file {
    const char *name, *shell; /* NULL: it is not there */
    const char *said;
};

static const struct bad_file bad_files[] = {
    {"gone.ogg", NULL, "gone.ogg: 文件打不开"},
    {"empty.ogg", ": > $0", "empty.ogg: 文件是空的"},
    {"words.ogg", "echo These are words, not a sound. > $0", "words.ogg: 没有声音"},
    {"noise.ogg", "head -c 20000 /dev/urandom > $0", "noise.ogg: 没有声音"},
    {"headless.ogg", "tail -c 3000 low.ogg > $0", "headless.ogg: 没有声音"},
    {"mute.mp4",
     "ffmpeg -v error -y -f lavfi -i color=s=64x64:d=1 -c:v libx264 part-$0 && mv part-$0 $0",
     "mute.mp4: 没有声音"},
    {".", NULL, "不是普通文件"},
};

/* A good one before and behind: they are heard all the same. */
static void what_is_no_sound_is_passed_over(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(bad_files) / sizeof(bad_files[0]); i++) {
        char *bad = bad_files[i].shell ? media_derive(bad_files[i].name, bad_files[i].shell)
                                       : media_path(bad_files[i].name);
        char *paths[] = {make_tone(1), bad, make_tone(0)};
        struct voice *voice = open_voice(paths, 3, "none");
        speak_to_the_end(voice);
        assert_failures(voice, 1, bad_files[i].said);
        voice_close(voice);
        for (int k = 0; k < 3; k++)
            free(paths[k]);
    }
}

/* Damaged in the middle: played as far as it goes, or passed over; it comes to an end. */
static void damage_does_not_hold_it_up(void **state)
{
    (void)state;
    free(make_tone(2));
    char *paths[] = {media_derive("holes.ogg",
                                  "cp high.ogg part-$0 && dd if=/dev/urandom of=part-$0 bs=1 "
                                  "seek=3600 count=900 conv=notrunc status=none && mv part-$0 $0"),
                     media_derive("cut.ogg", "head -c 5000 high.ogg > $0"), make_tone(1)};
    struct voice *voice = open_voice(paths, 3, "null");
    speak_to_the_end(voice);
    voice_close(voice);
    for (int i = 0; i < 3; i++)
        free(paths[i]);
}

static void a_program_that_is_not_there_says_nothing(void **state)
{
    char *paths[] = {make_tone(0), make_tone(1)};
    (void)state;
    struct voice *voice = voice_open(&(struct voice_request){
        .program = "/nowhere/anxuan-film", .paths = paths, .count = 2, .sound_device = "none"});
    assert_false(voice_step(voice, clock_real_us()));
    assert_failures(voice, 2, "/nowhere/anxuan-film");
    voice_close(voice);
    free(paths[0]);
    free(paths[1]);
}

static void a_device_that_is_not_there_ends_it(void **state)
{
    char *paths[] = {make_tone(0), make_tone(1)};
    (void)state;
    struct voice *voice = open_voice(paths, 2, "no-such-device");
    speak_to_the_end(voice);
    assert_failures(voice, 2, "声卡打不开");
    voice_close(voice);
    free(paths[0]);
    free(paths[1]);
}

/* --- processes that fail ------------------------------------------------------------------- */

static void a_killed_one_is_passed_over(void **state)
{
    char *paths[] = {make_tone(3), make_tone(1)};
    (void)state;
    struct voice *voice = open_voice(paths, 2, "none");
    pid_t first = stage_child();
    await_children(voice, 2);
    assert_int_equal(kill(first, SIGKILL), 0);
    speak_to_the_end(voice);
    assert_failures(voice, 1, "long.ogg: 解码进程意外结束");
    voice_close(voice);
    free(paths[0]);
    free(paths[1]);
}

/* The clock is told, so the seconds pass in a moment. */
static void a_hanging_one_is_passed_over(void **state)
{
    char *path = make_tone(3);
    (void)state;
    struct voice *voice = open_voice(&path, 1, "none");
    for (int i = 0; i < 5; i++)
        assert_true(turn(voice)); /* it may have begun by now, or not */
    assert_int_equal(kill(stage_child(), SIGSTOP), 0);
    while (poll(&(struct pollfd){voice_fd(voice), POLLIN, 0}, 1, 0) == 1)
        assert_true(voice_step(voice, clock_real_us()));
    assert_false(voice_step(voice, clock_real_us() + 6000000));
    assert_failures(voice, 1, "long.ogg: ");
    voice_close(voice);
    await_children(NULL, 0);
    free(path);
}

static void one_that_goes_on_for_ever_is_cut(void **state)
{
    char *path = make_tone(3);
    (void)state;
    struct voice *voice = open_voice(&path, 1, "none");
    int64_t start_us = clock_real_us();
    int64_t now_us = start_us;
    while (voice_step(voice, now_us)) {
        assert_int_equal(poll(&(struct pollfd){voice_fd(voice), POLLIN, 0}, 1, 60000), 1);
        now_us += VIDEO_READY_LIMIT_MS * INT64_C(900); /* as late as it may be */
    }
    assert_failures(voice, 1, "long.ogg: 超过 60 秒");
    assert_true(now_us - start_us > VOICE_FILE_LIMIT_MS * INT64_C(1000));
    voice_close(voice);
    free(path);
}

/* --- leaving ------------------------------------------------------------------------------- */

static void left_early_nothing_stays(void **state)
{
    char *paths[] = {make_tone(3), make_tone(0)};
    (void)state;
    int descriptors = stage_descriptors();
    for (int turns = 0; turns < 12; turns++) {
        struct voice *voice = open_voice(paths, 2, "null");
        for (int i = 0; i < turns; i++)
            assert_true(turn(voice));
        voice_close(voice);
    }
    await_children(NULL, 0);
    int64_t until_us = clock_real_us() + STAGE_GUARD_US;
    while (stage_descriptors() > descriptors && clock_real_us() < until_us)
        (void)usleep(1000);
    assert_true(stage_descriptors() <= descriptors); /* fewer: those of the test before are gone */
    free(paths[0]);
    free(paths[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_heard_in_their_order),
        cmocka_unit_test(the_next_one_is_there_before_the_present_one_ends),
        cmocka_unit_test(nothing_to_say_has_ended),
        cmocka_unit_test(what_is_no_sound_is_passed_over),
        cmocka_unit_test(damage_does_not_hold_it_up),
        cmocka_unit_test(a_program_that_is_not_there_says_nothing),
        cmocka_unit_test(a_device_that_is_not_there_ends_it),
        cmocka_unit_test(a_killed_one_is_passed_over),
        cmocka_unit_test(a_hanging_one_is_passed_over),
        cmocka_unit_test(one_that_goes_on_for_ever_is_cut),
        cmocka_unit_test(left_early_nothing_stays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
