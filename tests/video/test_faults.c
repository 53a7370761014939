/* Films that cannot be played, and decoders that fail: what is said of each. */
#include <signal.h>
#include <sys/stat.h>

#include "video/stage.h"

#define H264                                                                                       \
    "-map 0 -map 1 -c:v libx264 -preset veryfast -crf 12 -pix_fmt yuv420p -c:a aac -shortest"

static const struct media plain = {"plain.mp4", 320, 180, 75, 25, H264};
static const struct media front = {"front.mp4", 320, 180, 200, 25, H264 " -movflags +faststart"};

struct bad_film {
    const char *name, *shell;
    enum err_code code;
    const char *text; /* as far as it is ours */
};

static const struct bad_film bad_films[] = {
    {"empty.mp4", ": > $0", ERR_PARSE, "empty.mp4: 文件是空的，请重新拷贝 (the file is empty)"},
    {"words.mp4", "echo These are words, not a film. > $0", ERR_UNSUPPORTED,
     "words.mp4: 没有画面 (no video track)"},
    {"sound.m4a", "ffmpeg -v error -i plain.mp4 -vn -c copy part-$0 && mv part-$0 $0",
     ERR_UNSUPPORTED, "sound.m4a: 没有画面 (no video track)"},
    {"sound.mp3", "ffmpeg -v error -i plain.mp4 -vn -c:a mp3 part-$0 && mv part-$0 $0",
     ERR_UNSUPPORTED, "sound.mp3: 没有画面 (no video track)"},
    {"headless.mp4", "head -c 20000 plain.mp4 > $0", ERR_UNSUPPORTED,
     "headless.mp4: 没有画面 (no video track)"},
    {"noise.mp4", "head -c 100000 /dev/urandom > $0", ERR_UNSUPPORTED,
     "noise.mp4: 没有画面 (no video track)"},
    {"cut.mp4", "head -c $(($(stat -c %s front.mp4) / 2)) front.mp4 > $0", ERR_PARSE,
     "cut.mp4: 文件不完整，提前结束，请重新拷贝 (ends before its length: "},
};

/* Plays what there is, and returns at the fault. */
static void play_until_fault(struct video *video, struct err *err)
{
    enum video_event event = VIDEO_NOTHING;
    int64_t until_us = clock_real_us() + STAGE_GUARD_US;
    while (event != VIDEO_FAULT && event != VIDEO_ENDED && clock_real_us() < until_us) {
        event = stage_turn(video, err);
        if (event == VIDEO_READY)
            video_play(video, clock_real_us());
    }
    assert_int_equal(event, VIDEO_FAULT);
}

static void expect_fault(const char *path, enum err_code code, const char *text)
{
    struct err err = {0};
    struct video *video = stage_try(path, &err);
    if (video)
        play_until_fault(video, &err);
    if (strncmp(err.text, text, strlen(text)) != 0 || err.code != code)
        fail_msg("said (%d) %s\n instead of (%d) %s", err.code, err.text, code, text);
    if (video)
        assert_int_equal(video_step(video, clock_real_us(), &err), VIDEO_NOTHING); /* said once */
    video_close(video);
}

static void a_bad_film_is_named_with_its_reason(void **state)
{
    (void)state;
    free(media_make(&plain));
    free(media_make(&front));
    for (size_t i = 0; i < sizeof(bad_films) / sizeof(bad_films[0]); i++) {
        char *path = media_derive(bad_films[i].name, bad_films[i].shell);
        expect_fault(path, bad_films[i].code, bad_films[i].text);
        free(path);
    }
}

static void what_is_no_file_is_said(void **state)
{
    (void)state;
    char *folder = media_path("");
    char *pipe = media_path("pipe.mp4");
    (void)unlink(pipe); /* of an earlier run */
    assert_int_equal(mkfifo(pipe, 0600), 0);
    expect_fault("/nowhere/film.mp4", ERR_GONE,
                 "film.mp4: 文件打不开 (cannot be opened): No such file or directory");
    expect_fault(pipe, ERR_UNSUPPORTED, "pipe.mp4: 不是普通文件 (not a regular file)");
    expect_fault("/proc", ERR_UNSUPPORTED, "proc: 不是普通文件 (not a regular file)");
    free(pipe);
    free(folder);
}

static void a_start_behind_the_end_is_said(void **state)
{
    (void)state;
    struct err err = {0};
    char *path = media_make(&plain);
    struct video *video = stage_open_request(
        (struct video_request){.path = path, .start_ms = 60000, .is_exact = true});
    play_until_fault(video, &err);
    assert_string_equal(err.text, "plain.mp4: 起点在片尾之后 (was to begin behind its end)");
    assert_int_equal(err.code, ERR_INVALID);
    video_close(video);
    free(path);
}

static void a_missing_decoder_is_an_error_at_once(void **state)
{
    (void)state;
    struct err err = {0};
    char *path = media_make(&plain);
    struct video_request request = {.program = "/nowhere/anxuan-film",
                                    .path = path,
                                    .sound_device = "none",
                                    .real_us = clock_real_us()};
    int descriptors = stage_descriptors();
    assert_null(video_open(&request, &err));
    assert_non_null(strstr(err.text, "/nowhere/anxuan-film"));
    assert_int_equal(err.code, ERR_CHILD);
    assert_int_equal(stage_descriptors(), descriptors);
    free(path);
}

static void a_killed_decoder_is_noticed_and_the_picture_stays(void **state)
{
    (void)state;
    struct err err = {0};
    struct video_frame frame;
    char *path = media_make(&plain);
    struct video *video = stage_open(path);
    stage_await(video, VIDEO_READY, &err);
    assert_int_equal(stage_number(video), 0);
    video_play(video, clock_real_us());
    stage_await(video, VIDEO_FRAME, &err);
    assert_int_equal(kill(stage_child(), SIGKILL), 0);
    stage_await(video, VIDEO_FAULT, &err);
    assert_string_equal(err.text,
                        "plain.mp4: 解码进程被终止 (the decoder died of signal 9, Killed)");
    assert_int_equal(err.code, ERR_GONE);
    assert_true(video_frame(video, &frame));
    assert_int_not_equal(media_number(&frame), -1);
    video_close(video);
    free(path);
}

/* The clock is told, so two seconds pass in a moment. */
static void a_hanging_decoder_is_noticed(void **state)
{
    (void)state;
    struct err err = {0};
    char *path = media_make(&plain);
    struct video *video = stage_open(path);
    stage_await(video, VIDEO_READY, &err);
    assert_int_equal(kill(stage_child(), SIGSTOP), 0);
    int64_t now_us = clock_real_us();
    /* as long as it may stand still, it may */
    assert_int_not_equal(video_step(video, now_us + 600000000, &err), VIDEO_FAULT);
    video_play(video, now_us);
    while (video_step(video, now_us, &err) != VIDEO_NOTHING)
        ; /* what it had said before */
    assert_int_equal(video_step(video, now_us + VIDEO_STALL_MS * INT64_C(1000), &err),
                     VIDEO_NOTHING);
    assert_int_equal(video_step(video, now_us + VIDEO_STALL_MS * INT64_C(1000) + 1000, &err),
                     VIDEO_FAULT);
    assert_string_equal(err.text, "plain.mp4: 播放停住了 (no progress for 2 s)");
    assert_int_equal(err.code, ERR_BUSY);
    video_close(video);
    free(path);
}

static void a_decoder_that_does_not_begin_is_noticed(void **state)
{
    (void)state;
    struct err err = {0};
    char *path = media_make(&plain);
    struct video *video = stage_open(path);
    assert_int_equal(kill(stage_child(), SIGSTOP), 0);
    int64_t late_us = clock_real_us() + (VIDEO_READY_LIMIT_MS + 100) * INT64_C(1000);
    assert_int_equal(video_step(video, late_us, &err), VIDEO_FAULT);
    assert_string_equal(err.text, "plain.mp4: 5 秒内没有出画面 (no picture within 5 s)");
    video_close(video);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bad_film_is_named_with_its_reason),
        cmocka_unit_test(what_is_no_file_is_said),
        cmocka_unit_test(a_start_behind_the_end_is_said),
        cmocka_unit_test(a_missing_decoder_is_an_error_at_once),
        cmocka_unit_test(a_killed_decoder_is_noticed_and_the_picture_stays),
        cmocka_unit_test(a_hanging_decoder_is_noticed),
        cmocka_unit_test(a_decoder_that_does_not_begin_is_noticed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
