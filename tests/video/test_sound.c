/* Sound through ALSA's own "null" and "file" devices: no sound card is needed. */
#include <pthread.h>
#include <sys/stat.h>

#include "video/stage.h"

#define H264                                                                                       \
    "-map 0 -map 1 -c:v libx264 -preset veryfast -crf 12 -pix_fmt yuv420p -c:a aac -shortest"

static const struct media plain = {"plain.mp4", 320, 180, 75, 25, H264};

/* Plays the whole film; returns how many pictures were shown. */
static int play(const char *path, const char *device, int volume_pct, bool *out_is_silent)
{
    struct err err = {0};
    struct video_frame frame;
    int shown = 0;
    enum video_event event = VIDEO_NOTHING;
    struct video *video = stage_open_request(
        (struct video_request){.path = path, .sound_device = device, .volume_pct = volume_pct});
    while (event != VIDEO_ENDED) {
        event = stage_turn(video, &err);
        if (event == VIDEO_FAULT)
            fail_msg("%s", err.text);
        if (event == VIDEO_READY)
            video_play(video, clock_real_us());
        shown += (event == VIDEO_READY || event == VIDEO_FRAME) && video_frame(video, &frame);
    }
    *out_is_silent = video_is_silent(video);
    video_close(video);
    return shown;
}

/* ALSA is told of a device "wire": 16-bit samples, written to standard error at a timer's pace. */
static char *make_device(void)
{
    char *config = strdup("/tmp/anxuan-asound-XXXXXX"); /* where everybody may read it */
    FILE *text = fdopen(mkstemp(config), "w");
    assert_non_null(text);
    (void)fputs("<confdir:alsa.conf>\n"
                "pcm.tofile { type file slave.pcm \"null\" file 2 format \"raw\" }\n"
                "pcm.wire { type plug slave { pcm \"tofile\" format S16_LE } }\n",
                text);
    (void)fclose(text);
    assert_int_equal(chmod(config, 0644), 0);
    return config;
}

/* The loudest sample that comes out of a pipe, 0 to 32768. */
static void *find_peak(void *ctx)
{
    FILE *samples = ctx;
    int16_t sample = 0;
    intptr_t peak = 0;
    while (fread(&sample, sizeof(sample), 1, samples) == 1)
        peak = abs(sample) > peak ? abs(sample) : peak;
    (void)fclose(samples);
    return (void *)peak;
}

/* A confined decoder opens no file to write: it is heard through the standard error it was given.
 */
static int play_and_listen(const char *path, int volume_pct)
{
    int pipes[2];
    bool is_silent = true;
    void *peak = NULL;
    pthread_t listener;
    int stderr_before = dup(STDERR_FILENO);
    assert_int_equal(pipe(pipes), 0);
    FILE *samples = fdopen(pipes[0], "r");
    assert_int_equal(pthread_create(&listener, NULL, find_peak, samples), 0);
    assert_int_equal(dup2(pipes[1], STDERR_FILENO), STDERR_FILENO);
    (void)close(pipes[1]);
    (void)play(path, "wire", volume_pct, &is_silent);
    assert_int_equal(dup2(stderr_before, STDERR_FILENO), STDERR_FILENO);
    (void)close(stderr_before);
    assert_int_equal(pthread_join(listener, &peak), 0);
    assert_false(is_silent);
    print_message("volume %d: peak %d\n", volume_pct, (int)(intptr_t)peak);
    return (int)(intptr_t)peak;
}

static void a_film_sounds_and_the_volume_acts(void **state)
{
    (void)state;
    char *path = media_make(&plain);
    char *config = make_device();
    int peaks[3];
    static const int volumes[3] = {100, 50, 0};
    assert_int_equal(setenv("ALSA_CONFIG_PATH", config, 1), 0);
    for (int i = 0; i < 3; i++)
        peaks[i] = play_and_listen(path, volumes[i]);
    assert_int_equal(unsetenv("ALSA_CONFIG_PATH"), 0);
    (void)unlink(config);
    assert_true(peaks[0] > 2000);
    assert_true(peaks[1] > 0 && peaks[1] < peaks[0] * 3 / 4);
    assert_true(peaks[2] == 0);
    free(config);
    free(path);
}

/* No device of that name: said once, and the film goes on to its end. */
static void without_a_device_the_film_goes_on(void **state)
{
    (void)state;
    static const struct {
        const char *device;
        bool is_silent;
    } rows[] = {
        {"null", false}, {"none", false}, {"", false}, {"no-such-device", true}, {"hw:77", true}};
    char *path = media_make(&plain);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        bool is_silent = false;
        int shown = play(path, rows[i].device, 60, &is_silent);
        print_message("device '%s': %d pictures\n", rows[i].device, shown);
        assert_int_equal(is_silent, rows[i].is_silent);
        assert_true(shown > plain.frames * 2 / 3);
    }
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_film_sounds_and_the_volume_acts),
        cmocka_unit_test(without_a_device_the_film_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
