/* Whole films through the real decoder: every picture, in order, of the right size and colour. */
#include "video/stage.h"

#define TRIES 4
#define H264                                                                                       \
    "-map 0 -map 1 -c:v libx264 -preset veryfast -crf 12 -pix_fmt yuv420p -c:a aac -shortest"

struct film {
    struct media media;
    int w, h, aspect_w, aspect_h; /* as shown */
    int end_lost;                 /* last pictures that a bare libvlc does not show either */
    bool is_turned, is_full_range;
};

static const struct film films[] = {
    {{"plain.mp4", 320, 180, 75, 25, H264}, 320, 180, 320, 180, 0, false, false},
    {{"plain.mkv", 320, 180, 50, 25, H264}, 320, 180, 320, 180, 1, false, false},
    {{"plain.ts", 320, 180, 75, 25, H264 " -g 25"}, 320, 180, 320, 180, 2, false, false},
    {{"odd.webm", 853, 481, 40, 25,
      "-map 0 -c:v libvpx-vp9 -b:v 2M -deadline realtime -cpu-used 8"},
     853,
     481,
     853,
     481,
     1,
     false,
     false},
    {{"anamorphic.mp4", 720, 576, 25, 25, H264 " -vf setsar=16/15"},
     720,
     576,
     768,
     576,
     0,
     false,
     false},
    {{"narrow.mp4", 720, 480, 25, 25, H264 " -vf setsar=8/9"}, 720, 480, 720, 540, 0, false, false},
    {{"ten-bit.mp4", 320, 180, 25, 25,
      "-map 0 -c:v libx264 -preset veryfast -crf 12 -pix_fmt yuv420p10le"},
     320,
     180,
     320,
     180,
     0,
     false,
     false},
    {{"ten-bit.ts", 320, 180, 25, 25,
      "-map 0 -c:v libx264 -preset veryfast -crf 12 -bf 0 -pix_fmt yuv420p10le"},
     320,
     180,
     320,
     180,
     2,
     false,
     false},
    {{"full-range.mp4", 320, 180, 25, 25,
      "-map 0 -c:v libx264 -preset veryfast -crf 12 -vf scale=in_range=pc:out_range=pc "
      "-pix_fmt yuvj420p"},
     320,
     180,
     320,
     180,
     0,
     false,
     true},
    {{"high.mp4", 1280, 720, 25, 25, H264}, 1280, 720, 1280, 720, 0, false, false},
    {{"slow.mp4", 320, 180, 6, 2, H264}, 320, 180, 320, 180, 1, false, false},
    {{"mpeg4.avi", 320, 180, 25, 25, "-map 0 -map 1 -c:v mpeg4 -q:v 2 -c:a mp3 -shortest"},
     320,
     180,
     320,
     180,
     0,
     false,
     false},
};

static void check_near(const uint8_t *plane, int at, int wanted)
{
    assert_in_range(plane[at], wanted < 9 ? 0 : wanted - 9, wanted + 9);
}

static void check_colours(const struct video_frame *frame)
{
    static const uint8_t colours[2][3] = {MEDIA_RED, MEDIA_GREEN};
    for (int half = 0; half < 2; half++)
        for (int plane = 0; plane < 3; plane++) {
            int shift = plane == 0 ? 0 : 1;
            int x = (frame->w * (1 + 2 * half) / 4) >> shift;
            int y = (frame->h * 5 / 8) >> shift;
            check_near(frame->planes[plane], y * frame->pitches[plane] + x, colours[half][plane]);
        }
}

static void check_frame(const struct film *film, const struct video_frame *frame)
{
    assert_int_equal(frame->w, film->w);
    assert_int_equal(frame->h, film->h);
    assert_int_equal(frame->aspect_w, film->aspect_w);
    assert_int_equal(frame->aspect_h, film->aspect_h);
    assert_int_equal(frame->is_full_range, film->is_full_range);
    assert_int_equal(frame->matrix, film->h >= 720 ? VIDEO_BT709 : VIDEO_BT601);
    check_colours(frame);
}

/* What came of playing a film once. */
struct tally {
    int shown, skipped;
    int last; /* the number in the last picture */
};

/* Plays to the end as a caller would. */
static struct tally play_through(struct video *video, const struct film *film)
{
    struct err err = {0};
    struct video_frame frame;
    struct tally tally = {0, 0, -1};
    enum video_event event = VIDEO_NOTHING;
    int64_t until_us = clock_real_us() + STAGE_GUARD_US;
    assert_false(video_frame(video, &frame));
    while (event != VIDEO_ENDED && event != VIDEO_FAULT && clock_real_us() < until_us) {
        event = stage_turn(video, &err);
        if (event != VIDEO_READY && event != VIDEO_FRAME)
            continue;
        assert_true(video_frame(video, &frame));
        assert_int_equal(frame.number, ++tally.shown);
        check_frame(film, &frame);
        int number = media_number(&frame);
        assert_true(number > tally.last);
        tally.skipped += number - tally.last - 1;
        tally.last = number;
        if (event == VIDEO_READY)
            video_play(video, clock_real_us());
    }
    if (event != VIDEO_ENDED)
        fail_msg("%s: event %d %s", film->media.name, event, err.text);
    return tally;
}

/*
 * libvlc skips what comes too late, and on a crowded machine any thread may: so a film has to come
 * through without a gap once in a few tries, while everything else must be right in each.
 */
static void play_whole(const struct film *film, const char *path)
{
    struct tally tally = {.skipped = 1};
    for (int i = 0; i < TRIES; i++) {
        struct video *video = stage_open(path);
        tally = play_through(video, film);
        assert_int_equal(tally.shown + tally.skipped, tally.last + 1);
        int missing = film->media.frames - film->end_lost - 1 - tally.last;
        tally.skipped += (missing > 0 ? missing : 0) + (int)video_dropped(video);
        video_close(video);
        if (tally.skipped == 0)
            break;
    }
    print_message("%s: %d of %d pictures\n", film->media.name, tally.shown, film->media.frames);
    assert_int_equal(tally.skipped, 0);
}

static void every_picture_comes_once_and_right(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(films) / sizeof(films[0]); i++) {
        char *path = media_make(&films[i].media);
        play_whole(&films[i], path);
        free(path);
    }
}

/* The container says "turn by 90 degrees": libvlc turns, sizes follow. */
static void a_turned_film_is_upright(void **state)
{
    (void)state;
    struct err err = {0};
    struct video_frame frame;
    free(media_make(&films[0].media));
    /* an ffmpeg before 6 knows the second way only, one after 5 the first */
    char *path = media_derive("turned.mp4",
                              "{ ffmpeg -v error -y -display_rotation:v:0 90 -i plain.mp4 -c copy "
                              "part-$0 2>/dev/null || ffmpeg -v error -y -i plain.mp4 -c copy "
                              "-metadata:s:v:0 rotate=90 part-$0; } && mv part-$0 $0");
    struct video *video = stage_open(path);
    stage_await(video, VIDEO_READY, &err);
    assert_true(video_frame(video, &frame));
    assert_int_equal(frame.w, 180);
    assert_int_equal(frame.h, 320);
    assert_int_equal(frame.aspect_w, 180);
    assert_int_equal(frame.aspect_h, 320);
    int top = 60 * frame.pitches[0] + 60; /* red was left, so it is on top or at the bottom */
    int bottom = 260 * frame.pitches[0] + 60;
    assert_true(abs(frame.planes[0][top] - frame.planes[0][bottom]) > 40);
    video_close(video);
    free(path);
}

/* A transport stream that becomes larger in the middle: the pictures follow, nothing is mixed up.
 */
static void the_size_may_change_on_the_way(void **state)
{
    (void)state;
    static const struct media small = {"small.ts", 320, 180, 25, 25, H264 " -bf 0"};
    static const struct media large = {"large.ts", 640, 360, 25, 25, H264 " -bf 0"};
    struct err err = {0};
    bool has_seen[2] = {false, false};
    enum video_event event = VIDEO_NOTHING;
    free(media_make(&small));
    free(media_make(&large));
    char *path = media_derive("changing.ts", "cat small.ts large.ts > $0");
    struct video *video = stage_open(path);
    stage_await(video, VIDEO_READY, &err);
    video_play(video, clock_real_us());
    while (event != VIDEO_ENDED && event != VIDEO_FAULT) {
        struct video_frame frame;
        assert_true(video_frame(video, &frame));
        assert_true(frame.w == 320 || frame.w == 640);
        assert_int_equal(frame.h, frame.w * 9 / 16);
        assert_int_not_equal(media_number(&frame), -1);
        has_seen[frame.w == 640] = true;
        event = stage_turn(video, &err);
    }
    assert_true(has_seen[0] && has_seen[1]);
    video_close(video);
    free(path);
}

/* Larger than any slot: made smaller by the decoder, the shape kept. */
static void a_huge_film_is_made_smaller(void **state)
{
    (void)state;
    static const struct media huge = {
        "huge.mp4", 4352, 2448, 2, 25, "-map 0 -c:v libx264 -preset ultrafast -pix_fmt yuv420p"};
    struct err err = {0};
    struct video_frame frame;
    char *path = media_make(&huge);
    struct video *video = stage_open(path);
    stage_await(video, VIDEO_READY, &err);
    assert_true(video_frame(video, &frame));
    assert_in_range(frame.w, 3800, VIDEO_WIDTH_MAX);
    assert_int_equal(frame.aspect_w, 4352);
    assert_int_equal(frame.aspect_h, 2448);
    check_colours(&frame);
    video_close(video);
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_picture_comes_once_and_right),
        cmocka_unit_test(a_turned_film_is_upright),
        cmocka_unit_test(the_size_may_change_on_the_way),
        cmocka_unit_test(a_huge_film_is_made_smaller),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
