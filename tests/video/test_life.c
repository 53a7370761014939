/* A film from open to close: pause, begin in the middle, odd names, endings, nothing left behind.
 */
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>

#include "base/child.h"
#include "video/stage.h"
#include "video/wire.h"

#define H264                                                                                       \
    "-map 0 -map 1 -c:v libx264 -preset veryfast -crf 12 -pix_fmt yuv420p -c:a aac -shortest"

static const struct media plain = {"plain.mp4", 320, 180, 75, 25, H264};
static const struct media keyed = {"keyed.mp4", 320, 180, 300, 25, H264 " -g 50 -sc_threshold 0"};

/* Takes in every event for the given real time; returns how many frames came. */
static int count_frames(struct video *video, int64_t span_us)
{
    struct err err = {0};
    struct video_frame frame;
    int count = 0;
    int64_t until_us = clock_real_us() + span_us;
    while (clock_real_us() < until_us) {
        enum video_event event = stage_turn(video, &err);
        count += event == VIDEO_FRAME;
        assert_int_not_equal(event, VIDEO_FAULT);
        assert_true(video_frame(video, &frame));
    }
    return count;
}

/* Before video_play() nothing moves; paused nothing moves; and afterwards it goes on from there. */
static void paused_it_stands_still(void **state)
{
    (void)state;
    struct err err = {0};
    char *path = media_make(&keyed);
    struct video *video = stage_open(path);
    stage_await(video, VIDEO_READY, &err);
    assert_int_equal(count_frames(video, 400000), 0);
    video_play(video, clock_real_us());
    for (int i = 0; i < 10; i++) {
        stage_await(video, VIDEO_FRAME, &err);
        (void)stage_number(video);
    }
    video_pause(video);
    (void)count_frames(video, 300000); /* what was on its way */
    int number = stage_number(video);
    int64_t position_ms = video_position_ms(video);
    assert_int_equal(count_frames(video, 600000), 0);
    assert_int_equal(video_position_ms(video), position_ms);
    video_play(video, clock_real_us());
    stage_await(video, VIDEO_FRAME, &err);
    int next = stage_number(video);
    assert_true(next > number && next < number + 10);
    assert_int_equal(video_dropped(video), 0);
    video_close(video);
    free(path);
}

/* A resume that comes before libvlc has paused at all must not get lost. */
static void played_at_once_it_runs(void **state)
{
    (void)state;
    struct err err = {0};
    char *path = media_make(&plain);
    for (int i = 0; i < 10; i++) {
        struct video *video = stage_open(path);
        if (i % 2)
            video_play(video, clock_real_us()); /* before its first picture */
        stage_await(video, VIDEO_READY, &err);
        assert_true(stage_number(video) >= 0);
        video_play(video, clock_real_us());
        for (int frame = 0; frame < 5; frame++) {
            stage_await(video, VIDEO_FRAME, &err);
            (void)stage_number(video);
        }
        video_close(video);
    }
    free(path);
}

static void it_begins_where_it_is_told(void **state)
{
    (void)state;
    static const struct {
        int64_t start_ms;
        bool is_exact;
        int least, most;
    } rows[] = {
        {4000, false, 100, 102}, /* on a key frame */
        {5000, false, 100, 102}, /* the key frame before */
        {5000, true, 120, 127},
        {7720, true, 188, 195},
    };
    char *path = media_make(&keyed);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct err err = {0};
        struct video *video = stage_open_request((struct video_request){
            .path = path, .start_ms = rows[i].start_ms, .is_exact = rows[i].is_exact});
        stage_await(video, VIDEO_READY, &err);
        print_message("%d ms: picture %d\n", (int)rows[i].start_ms, stage_number(video));
        assert_in_range(stage_number(video), rows[i].least, rows[i].most);
        assert_int_equal(video_length_ms(video), 12000);
        video_play(video, clock_real_us());
        stage_await(video, VIDEO_FRAME, &err);
        (void)stage_number(video);
        stage_await(video, VIDEO_FRAME, &err);
        assert_true(video_position_ms(video) >= rows[i].least * 40 - 500);
        video_close(video);
    }
    free(path);
}

static void any_name_is_played(void **state)
{
    (void)state;
    static const char *const names[] = {
        "a b.mp4",    "it's.mp4", "say \"hi\".mp4", "two\nlines.mp4",  "😀 安全.mp4", "100%41.mp4",
        "#1?x=y.mp4", "-v.mp4",   ":sout=x.mp4",    "back\\slash.mp4", "no-suffix",  "http:--x.mp4",
    };
    char *path = media_make(&plain);
    char *folder = media_path("");
    assert_int_equal(chdir(folder), 0);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct err err = {0};
        (void)unlink(names[i]); /* of an earlier run */
        assert_int_equal(link("plain.mp4", names[i]), 0);
        struct video *video = stage_open(names[i]); /* and relative */
        stage_await(video, VIDEO_READY, &err);
        assert_true(stage_number(video) >= 0);
        video_close(video);
        (void)unlink(names[i]);
    }
    free(folder);
    free(path);
}

static void a_hundred_films_leave_nothing_behind(void **state)
{
    (void)state;
    char *path = media_make(&plain);
    int descriptors = stage_descriptors();
    for (int i = 0; i < 100; i++) {
        struct err err = {0};
        struct video *video = stage_open(path);
        if (i % 10 == 0)
            stage_await(video, VIDEO_READY, &err);
        assert_true(stage_child() > 0);
        video_close(video);
        assert_int_equal(stage_descriptors(), descriptors);
        assert_int_equal(stage_child(), 0);
    }
    free(path);
}

/* The player is gone: so is the decoder, whatever it is doing. */
static void without_its_player_it_ends(void **state)
{
    (void)state;
    char *program = media_program();
    char *path = media_make(&keyed);
    int film = open(path, O_RDONLY | O_CLOEXEC);
    char *argv[] = {program,
                    (char[]){"0"},
                    (char[]){"50"},
                    (char[]){"none"},
                    (char[]){"quick"},
                    (char[]){"confined"},
                    NULL};
    int ring = memfd_create("ring", MFD_CLOEXEC);
    assert_int_equal(ftruncate(ring, (off_t)WIRE_RING_BYTES), 0);
    for (int waits = 0; waits < 2; waits++) { /* at once, and with a picture out */
        struct err err = {0};
        struct child child;
        int status = 0;
        assert_true(child_start(&child, argv, (int[]){ring, film}, 2, &err));
        struct pollfd news = {child.socket, POLLIN, 0};
        if (waits)
            assert_int_equal(poll(&news, 1, 20000), 1);
        (void)close(child.socket);
        child.socket = -1;
        assert_int_equal(waitpid(child.pid, &status, 0), child.pid);
        assert_true(WIFEXITED(status));
        assert_int_equal(WEXITSTATUS(status), 0);
    }
    (void)close(ring);
    free(path);
    free(program);
}

/* It may not gain rights nor dump its memory, and has nothing of ours open. */
static void it_has_given_up_rights(void **state)
{
    (void)state;
    struct err err = {0};
    char line[256];
    char file[64];
    bool is_bound = false;
    char *path = media_make(&plain);
    struct video *video = stage_open(path);
    stage_await(video, VIDEO_READY, &err);
    (void)snprintf(file, sizeof(file), "/proc/%d/status", (int)stage_child());
    FILE *status = fopen(file, "re");
    assert_non_null(status);
    while (fgets(line, sizeof(line), status))
        is_bound = is_bound || strcmp(line, "NoNewPrivs:\t1\n") == 0;
    (void)fclose(status);
    assert_true(is_bound);
    video_close(video);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(paused_it_stands_still),
        cmocka_unit_test(played_at_once_it_runs),
        cmocka_unit_test(it_begins_where_it_is_told),
        cmocka_unit_test(any_name_is_played),
        cmocka_unit_test(a_hundred_films_leave_nothing_behind),
        cmocka_unit_test(without_its_player_it_ends),
        cmocka_unit_test(it_has_given_up_rights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
