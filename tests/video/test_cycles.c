/* A film opened, played and closed hundreds of times: nothing is left behind. */
#include "soak/cycles.h"
#include "video/stage.h"

static const struct media plain = {"plain.mp4",
                                   320,
                                   180,
                                   75,
                                   25,
                                   "-map 0 -map 1 -c:v libx264 -preset veryfast -crf 12 -pix_fmt "
                                   "yuv420p -c:a aac -shortest"};
static struct cycles films; /* the second test judges what the first one measured */

static void play_a_little(void *ctx)
{
    struct err err = {0};
    struct video *video = stage_open(ctx);
    stage_await(video, VIDEO_READY, &err);
    assert_true(stage_number(video) >= 0);
    video_play(video, clock_real_us());
    for (int frame = 0; frame < 3; frame++) {
        stage_await(video, VIDEO_FRAME, &err);
        assert_true(stage_number(video) >= 0);
    }
    video_close(video);
}

static void no_descriptor_and_no_process_is_left(void **state)
{
    (void)state;
    char *path = media_make(&plain);
    cycles_run(&films, play_a_little, path);
    free(path);
}

static void memory_stays_flat(void **state)
{
    (void)state;
    cycles_assert_flat(&films);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_descriptor_and_no_process_is_left),
        cmocka_unit_test(memory_stays_flat),
    };
    return cmocka_run_group_tests_name("film cycles", tests, NULL, NULL);
}
