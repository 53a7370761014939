/*
 * A speaker is a process for one file: starting --PROGRESS--> ready --we say PLAY--> playing
 * --ENDED, FAULT, too late--> gone. Two at most: the one to be heard, and the next one, which is
 * started when the first is playing, so that it is ready when that ends.
 */
#include "video/voice.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/child.h"
#include "base/mem.h"
#include "base/number.h"
#include "cell/cell.h"
#include "video/file.h"
#include "video/health.h"
#include "video/ring.h"
#include "video/video.h"
#include "video/wire.h"

#define SPEAKERS      2
#define NEWS_PER_STEP 64

enum state { STATE_NONE, STATE_STARTING, STATE_READY, STATE_PLAYING, STATE_ENDED, STATE_FAILED };

struct speaker {
    enum state state;
    struct child child;
    char name[256];      /* for messages */
    int64_t since_us;    /* in this state */
    int64_t progress_us; /* when its position last changed */
    int64_t position_ms;
};

struct voice {
    struct voice_request request; /* its texts and paths are ours */
    int epoll;
    int next_path;                     /* to be started */
    struct speaker speakers[SPEAKERS]; /* [0] is to be heard, [1] comes after it */
    int failures;
    char why[sizeof(((struct err *)NULL)->text)];
};

/* --- leaving processes --------------------------------------------------------------------- */

static void *stop_child(void *ctx)
{
    struct child *child = ctx;
    child_stop(child);
    free(child);
    return NULL;
}

/* A process of libvlc takes up to 20 ms to go: not the frame path's. */
static void leave(struct child *child)
{
    pthread_t thread;
    pthread_attr_t detached;
    struct child *copy = mem_alloc(sizeof(*copy));
    *copy = *child;
    *child = (struct child){0, -1};
    child_kill(copy);                   /* silent at once */
    (void)pthread_attr_init(&detached); /* these fail only on bad arguments */
    (void)pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
    if (pthread_create(&thread, &detached, stop_child, copy) != 0)
        (void)stop_child(copy);
    (void)pthread_attr_destroy(&detached);
}

static void dismiss(struct voice *voice, struct speaker *speaker)
{
    if (speaker->child.socket >= 0)
        /* it is closed a moment later only; fails when it was never watched */
        (void)epoll_ctl(voice->epoll, EPOLL_CTL_DEL, speaker->child.socket, NULL);
    if (speaker->state != STATE_NONE)
        leave(&speaker->child);
    *speaker = (struct speaker){.child = {0, -1}};
}

static void note_failure(struct voice *voice, const struct err *err)
{
    voice->failures++;
    memcpy(voice->why, err->text, sizeof(voice->why));
}

/* --- starting ------------------------------------------------------------------------------ */

static bool start_child(struct voice *voice, struct speaker *speaker, const char *path,
                        struct err *err)
{
    char start[] = "0";
    char sound[] = WIRE_SOUND;
    char confined[] = "confined";
    char free_of_it[] = "free";
    char volume[8];
    struct ring ring;
    (void)snprintf(volume, sizeof(volume), "%d", voice->request.volume_pct);
    char *argv[] = {(char *)(uintptr_t)voice->request.program,
                    start,
                    volume,
                    (char *)(uintptr_t)voice->request.sound_device,
                    sound,
                    voice->request.is_cell_optional ? free_of_it : confined,
                    NULL};
    if (!ring_open(&ring, err))
        return false;
    int fds[] = {ring.fd, video_file_open(path, err)};
    bool ok = fds[1] >= 0 && child_start(&speaker->child, argv, fds, 2, err);
    if (fds[1] >= 0)
        (void)close(fds[1]); /* the child has its own */
    ring_close(&ring);       /* it never shows anything */
    return ok;
}

static bool watch(const struct voice *voice, const struct speaker *speaker, struct err *err)
{
    struct epoll_event news = {.events = EPOLLIN};
    return epoll_ctl(voice->epoll, EPOLL_CTL_ADD, speaker->child.socket, &news) == 0 ||
           err_set_errno(err, "epoll");
}

/* Has the next file that can be begun at all made ready. */
static void start_next(struct voice *voice, struct speaker *speaker, int64_t real_us)
{
    while (speaker->state == STATE_NONE && voice->next_path < voice->request.count) {
        const char *path = voice->request.paths[voice->next_path++];
        struct err err = {0};
        *speaker = (struct speaker){.child = {0, -1}, .since_us = real_us};
        video_file_word(path, speaker->name, sizeof(speaker->name));
        if (start_child(voice, speaker, path, &err) && watch(voice, speaker, &err)) {
            speaker->state = STATE_STARTING;
            return;
        }
        (void)err_prefix(&err, "%s", speaker->name);
        note_failure(voice, &err);
        if (speaker->child.socket >= 0)
            leave(&speaker->child);
        *speaker = (struct speaker){.child = {0, -1}};
    }
}

/* --- listening ----------------------------------------------------------------------------- */

static bool take_progress(struct voice *voice, struct speaker *speaker,
                          const struct wire_news *news, int64_t real_us, struct err *err)
{
    if (speaker->state == STATE_STARTING) {
        speaker->state = STATE_READY;
        return voice->request.is_cell_optional || cell_prove(speaker->child.pid, err) ||
               err_prefix(err, "%s", speaker->name);
    }
    if (news->position_ms != speaker->position_ms)
        speaker->progress_us = real_us;
    speaker->position_ms = news->position_ms;
    return true;
}

static bool take_news(struct voice *voice, struct speaker *speaker, const struct wire_news *news,
                      int64_t real_us, struct err *err)
{
    switch (news->kind) {
    case WIRE_PROGRESS:
        return take_progress(voice, speaker, news, real_us, err);
    case WIRE_CELL:
        return true;
    case WIRE_SILENT:
        return err_set(err, ERR_BUSY, "%s: 声卡打不开 (the sound device cannot be opened)",
                       speaker->name);
    case WIRE_ENDED:
        speaker->state = STATE_ENDED;
        return true;
    case WIRE_FAULT:
        health_word_fault(speaker->name, news, err);
        return false;
    default:
        health_word_lie(speaker->name, "a message without a meaning", err);
        return false;
    }
}

/* Takes in what it sent; false: it has failed. */
static bool listen_to(struct voice *voice, struct speaker *speaker, int64_t real_us,
                      struct err *err)
{
    for (int i = 0; i < NEWS_PER_STEP && speaker->state != STATE_ENDED; i++) {
        struct wire_news news;
        ssize_t bytes = recv(speaker->child.socket, &news, sizeof(news), MSG_DONTWAIT | MSG_TRUNC);
        if (bytes < 0 && errno == EINTR)
            continue;
        if (bytes < 0 && errno == EAGAIN)
            return true;
        if (bytes <= 0) /* closed, or reset by its death */
            return err_set(err, ERR_GONE, "%s: 解码进程意外结束 (the decoder is gone)",
                           speaker->name);
        if (bytes != (ssize_t)sizeof(news) || news.version != WIRE_VERSION) {
            health_word_lie(speaker->name, "it is of another version", err);
            return false;
        }
        if (!take_news(voice, speaker, &news, real_us, err))
            return false;
    }
    return true;
}

static bool is_in_time(const struct speaker *speaker, int64_t real_us, struct err *err)
{
    int64_t waited_ms = (real_us - speaker->since_us) / 1000;
    int64_t still_ms = (real_us - speaker->progress_us) / 1000;
    if (speaker->state == STATE_STARTING && waited_ms > VIDEO_READY_LIMIT_MS)
        return err_set(err, ERR_BUSY, "%s: 没有及时开始 (not begun in time)", speaker->name);
    if (speaker->state == STATE_PLAYING && still_ms > VIDEO_READY_LIMIT_MS)
        return err_set(err, ERR_BUSY, "%s: 播放停住了 (no progress)", speaker->name);
    if (speaker->state == STATE_PLAYING && waited_ms > VOICE_FILE_LIMIT_MS)
        return err_set(err, ERR_LIMIT, "%s: 超过 %d 秒 (longer than %d s)", speaker->name,
                       VOICE_FILE_LIMIT_MS / 1000, VOICE_FILE_LIMIT_MS / 1000);
    return true;
}

static void hear(struct voice *voice, struct speaker *speaker, int64_t real_us)
{
    struct err err = {0};
    if (speaker->state == STATE_NONE || speaker->state == STATE_FAILED)
        return;
    if (listen_to(voice, speaker, real_us, &err) &&
        (speaker->state == STATE_ENDED || is_in_time(speaker, real_us, &err)))
        return;
    note_failure(voice, &err);
    speaker->state = STATE_FAILED;
}

/* --- speaking ------------------------------------------------------------------------------ */

static void begin(struct speaker *speaker, int64_t real_us)
{
    struct wire_order order = {WIRE_VERSION, WIRE_PLAY, 0};
    /* its first order finds room; one that is gone is told by its socket */
    (void)send(speaker->child.socket, &order, sizeof(order), MSG_DONTWAIT | MSG_NOSIGNAL);
    speaker->state = STATE_PLAYING;
    speaker->since_us = speaker->progress_us = real_us;
}

static bool is_done(const struct speaker *speaker)
{
    return speaker->state == STATE_ENDED || speaker->state == STATE_FAILED;
}

/* Those that are done go; what is left stands in front. */
static void close_ranks(struct voice *voice)
{
    for (int i = 0; i < SPEAKERS; i++)
        if (is_done(&voice->speakers[i]))
            dismiss(voice, &voice->speakers[i]);
    if (voice->speakers[0].state == STATE_NONE) {
        voice->speakers[0] = voice->speakers[1];
        voice->speakers[1] = (struct speaker){.child = {0, -1}};
    }
}

bool voice_step(struct voice *voice, int64_t real_us)
{
    struct speaker *first = &voice->speakers[0];
    for (int i = 0; i < SPEAKERS; i++)
        hear(voice, &voice->speakers[i], real_us);
    close_ranks(voice);
    start_next(voice, first, real_us);
    if (first->state == STATE_READY)
        begin(first, real_us);
    if (first->state == STATE_PLAYING)
        start_next(voice, &voice->speakers[1], real_us);
    return first->state != STATE_NONE;
}

/* --- opening and closing ------------------------------------------------------------------- */

struct voice *voice_open(const struct voice_request *request)
{
    struct voice *voice = mem_alloc(sizeof(*voice));
    voice->request = *request;
    voice->request.count = (int)number_clamp(request->count, 0, VOICE_FILES_MAX);
    voice->request.volume_pct = (int)number_clamp(request->volume_pct, 0, 100);
    voice->request.program = mem_copy_text(request->program);
    voice->request.sound_device = mem_copy_text(request->sound_device);
    char **paths = mem_alloc(VOICE_FILES_MAX * sizeof(paths[0]));
    for (int i = 0; i < voice->request.count; i++)
        paths[i] = mem_copy_text(request->paths[i]);
    voice->request.paths = paths;
    for (int i = 0; i < SPEAKERS; i++)
        voice->speakers[i].child.socket = -1;
    voice->epoll = epoll_create1(EPOLL_CLOEXEC); /* -1: no file can be watched, each is told */
    start_next(voice, &voice->speakers[0], request->real_us);
    return voice;
}

void voice_close(struct voice *voice)
{
    if (!voice)
        return;
    for (int i = 0; i < SPEAKERS; i++)
        dismiss(voice, &voice->speakers[i]);
    if (voice->epoll >= 0)
        (void)close(voice->epoll);
    for (int i = 0; i < voice->request.count; i++)
        free(voice->request.paths[i]);
    free((void *)(uintptr_t)voice->request.paths);
    free((void *)(uintptr_t)voice->request.program);
    free((void *)(uintptr_t)voice->request.sound_device);
    free(voice);
}

int voice_fd(const struct voice *voice)
{
    return voice->epoll;
}

int voice_failures(const struct voice *voice, const char **out_why)
{
    *out_why = voice->why;
    return voice->failures;
}
