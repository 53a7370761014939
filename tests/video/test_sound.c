/* Sound through ALSA's own "null" and "file" devices: no sound card is needed. */
#include <math.h>
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

/* The loudest sample that the "file" device wrote, 0 to 32768. */
static int find_peak(const char *file)
{
    int peak = 0;
    int16_t sample = 0;
    FILE *samples = fopen(file, "re");
    assert_non_null(samples);
    while (fread(&sample, sizeof(sample), 1, samples) == 1)
        peak = abs(sample) > peak ? abs(sample) : peak;
    (void)fclose(samples);
    return peak;
}

/* ALSA is told of a device "wire" that writes 16-bit samples into FILE at the pace of a timer. */
static char *make_device(const char *file)
{
    char *config = media_path("asound.conf");
    FILE *text = fopen(config, "we");
    assert_non_null(text);
    (void)fprintf(text,
                  "<confdir:alsa.conf>\n"
                  "pcm.tofile { type file slave.pcm \"null\" file \"%s\" format \"raw\" }\n"
                  "pcm.wire { type plug slave { pcm \"tofile\" format S16_LE } }\n",
                  file);
    (void)fclose(text);
    return config;
}

static void a_film_sounds_and_the_volume_acts(void **state)
{
    (void)state;
    bool is_silent = true;
    char *path = media_make(&plain);
    char *file = media_path("samples.raw");
    char *config = make_device(file);
    int peaks[3];
    static const int volumes[3] = {100, 50, 0};
    assert_int_equal(setenv("ALSA_CONFIG_PATH", config, 1), 0);
    for (int i = 0; i < 3; i++) {
        (void)unlink(file);
        (void)play(path, "wire", volumes[i], &is_silent);
        assert_false(is_silent);
        peaks[i] = find_peak(file);
        print_message("volume %d: peak %d\n", volumes[i], peaks[i]);
    }
    assert_int_equal(unsetenv("ALSA_CONFIG_PATH"), 0);
    assert_true(peaks[0] > 2000);
    assert_true(peaks[1] > 0 && peaks[1] < peaks[0] * 3 / 4);
    assert_true(peaks[2] == 0);
    free(config);
    free(file);
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
