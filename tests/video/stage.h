/*
 * What the tests of the room do with a film again and again.
 */
#ifndef TESTS_VIDEO_STAGE_H
#define TESTS_VIDEO_STAGE_H

#include <glob.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/clock.h"
#include "video/media.h"
#include "video/video.h"

#define STAGE_GUARD_US                                                                             \
    60000000 /* nothing takes that long: a test that would hang fails instead                      \
              */

static inline struct video *stage_try_request(struct video_request request, struct err *err)
{
    char *program = media_program();
    if (!request.program)
        request.program = program;
    if (!request.sound_device)
        request.sound_device = "none";
    request.real_us = clock_real_us();
    struct video *video = video_open(&request, err);
    free(program);
    return video;
}

static inline struct video *stage_try(const char *path, struct err *err)
{
    return stage_try_request((struct video_request){.path = path}, err);
}

static inline struct video *stage_open_request(struct video_request request)
{
    struct err err = {0};
    struct video *video = stage_try_request(request, &err);
    if (!video)
        fail_msg("%s", err.text);
    return video;
}

static inline struct video *stage_open(const char *path)
{
    return stage_open_request((struct video_request){.path = path});
}

/* One turn of a caller's loop: waits for news, at most 100 ms. */
static inline enum video_event stage_turn(struct video *video, struct err *err)
{
    struct pollfd news = {video_fd(video), POLLIN, 0};
    (void)poll(&news, 1, 100);
    return video_step(video, clock_real_us(), err);
}

/* Goes on until wanted comes; any other end fails the test. */
static inline void stage_await(struct video *video, enum video_event wanted, struct err *err)
{
    int64_t until_us = clock_real_us() + STAGE_GUARD_US;
    enum video_event event = VIDEO_NOTHING;
    while (event != wanted && clock_real_us() < until_us) {
        event = stage_turn(video, err);
        if (event == VIDEO_FAULT && wanted != VIDEO_FAULT)
            fail_msg("%s", err->text);
        if (event == VIDEO_ENDED && wanted != VIDEO_ENDED)
            fail_msg("it ended");
    }
    assert_int_equal(event, wanted);
}

/* The number drawn into the current picture. */
static inline int stage_number(struct video *video)
{
    struct video_frame frame;
    assert_true(video_frame(video, &frame));
    return media_number(&frame);
}

/* The pid of the only child of this process, 0 when it has none. */
static inline pid_t stage_child(void)
{
    pid_t found = 0;
    glob_t stats = {0};
    assert_int_equal(glob("/proc/[0-9]*/stat", 0, NULL, &stats), 0);
    for (size_t i = 0; i < stats.gl_pathc; i++) {
        int pid = 0;
        int parent = 0;
        FILE *stat = fopen(stats.gl_pathv[i], "re"); /* NULL: ended meanwhile */
        if (stat && fscanf(stat, "%d %*[^)]) %*c %d", &pid, &parent) == 2 && parent == getpid())
            found = pid;
        if (stat)
            (void)fclose(stat);
    }
    globfree(&stats);
    return found;
}

/* How many descriptors this process has open. */
static inline int stage_descriptors(void)
{
    glob_t descriptors = {0};
    assert_int_equal(glob("/proc/self/fd/*", 0, NULL, &descriptors), 0);
    int count = (int)descriptors.gl_pathc;
    globfree(&descriptors);
    return count;
}

#endif
