#include "video/video.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/child.h"
#include "base/mem.h"
#include "base/number.h"
#include "cell/cell.h"
#include "video/file.h"
#include "video/health.h"
#include "video/ring.h"
#include "video/wire.h"

#define BEHIND_END_MS 2000 /* lengths are inexact */
#define NEWS_PER_STEP 64   /* a child that never stops talking does not hold up the picture */

/* What the child is still to be told; its socket may be full. */
struct owed {
    bool run;
    bool volume;
    unsigned releases; /* one bit a slot */
};

struct video {
    struct child child;
    struct ring ring;
    struct health health;
    struct owed owed;
    char name[256]; /* for messages */
    int volume_pct;
    char cell[144];
    bool is_proven; /* that it is confined, or need not be */

    unsigned held;                         /* slots that are ours, one bit each */
    struct wire_frame waiting[WIRE_SLOTS]; /* held, not shown yet, oldest first */
    int waiting_count;
    struct wire_frame current;
    bool has_current;

    int64_t received; /* frames that ever came */
    int64_t position_ms, length_ms, dropped;
    int64_t picture_us; /* when the newest frame came */
    bool was_played;    /* once */
    bool is_fetched;    /* the caller has looked at the current frame */
    bool has_ended;     /* the child said so */
    bool is_over;       /* ENDED or FAULT was reported: nothing more to say */
    bool is_silent;
};

static bool start_decoder(struct video *video, const struct video_request *request, struct err *err)
{
    char exact[] = "exact";
    char quick[] = "quick";
    char confined[] = "confined";
    char free_of_it[] = "free";
    char start[24];
    char volume[8];
    (void)snprintf(start, sizeof(start), "%lld",
                   (long long)number_clamp(request->start_ms, 0, WIRE_TIME_MAX_MS));
    (void)snprintf(volume, sizeof(volume), "%d", video->volume_pct);
    char *argv[] = {(char *)(uintptr_t)request->program,
                    start,
                    volume,
                    (char *)(uintptr_t)request->sound_device,
                    request->is_exact ? exact : quick,
                    request->is_cell_optional ? free_of_it : confined,
                    NULL};
    int fds[] = {video->ring.fd, video_file_open(request->path, err)};
    bool ok = fds[1] >= 0 && child_start(&video->child, argv, fds, 2, err);
    if (fds[1] >= 0)
        (void)close(fds[1]); /* the child has its own */
    return ok;
}

struct video *video_open(const struct video_request *request, struct err *err)
{
    struct video *video = mem_alloc(sizeof(*video));
    video->child.socket = -1;
    video->volume_pct = (int)number_clamp(request->volume_pct, 0, 100);
    video->health.opened_us = request->real_us;
    video->is_proven = request->is_cell_optional;
    video_file_word(request->path, video->name, sizeof(video->name));
    bool has_ring = ring_open(&video->ring, err);
    if (!has_ring)
        err->code = ERR_CHILD; /* the film was not looked at */
    if (!has_ring || !start_decoder(video, request, err)) {
        (void)err_prefix(err, "%s", video->name);
        video_close(video);
        return NULL;
    }
    return video;
}

void video_close(struct video *video)
{
    if (!video)
        return;
    child_stop(&video->child);
    ring_close(&video->ring);
    free(video);
}

void video_kill(struct video *video)
{
    video->is_over = true;
    child_kill(&video->child);
}

bool video_is_gone(struct video *video)
{
    int status;
    return child_has_ended(&video->child, &status);
}

int video_fd(const struct video *video)
{
    return video->child.socket;
}

/* --- to the child -------------------------------------------------------------------------- */

/* False when the socket is full: to be tried again. A socket without a child shows when read. */
static bool send_order(const struct video *video, enum wire_order_kind kind, uint32_t value)
{
    struct wire_order order = {WIRE_VERSION, kind, value};
    ssize_t sent = send(video->child.socket, &order, sizeof(order), MSG_DONTWAIT | MSG_NOSIGNAL);
    return sent >= 0 || (errno != EAGAIN && errno != ENOBUFS && errno != EINTR);
}

static void send_owed(struct video *video)
{
    struct owed *owed = &video->owed;
    for (uint32_t slot = 0; slot < WIRE_SLOTS; slot++)
        if ((owed->releases >> slot & 1U) && send_order(video, WIRE_RELEASE, slot)) {
            owed->releases &= ~(1U << slot);
            video->held &= ~(1U << slot);
        }
    if (owed->run)
        owed->run = !send_order(video, video->health.should_run ? WIRE_PLAY : WIRE_PAUSE, 0);
    if (owed->volume)
        owed->volume = !send_order(video, WIRE_VOLUME, (uint32_t)video->volume_pct);
}

void video_play(struct video *video, int64_t real_us)
{
    video->was_played = true;
    video->health.should_run = true;
    video->health.progress_us = real_us;
    video->owed.run = true;
    send_owed(video);
}

void video_pause(struct video *video)
{
    video->health.should_run = false;
    video->owed.run = true;
    send_owed(video);
}

void video_set_volume(struct video *video, int volume_pct)
{
    video->volume_pct = (int)number_clamp(volume_pct, 0, 100);
    video->owed.volume = true;
    send_owed(video);
}

/* --- from the child ------------------------------------------------------------------------ */

static const char *take_frame(struct video *video, const struct wire_frame *frame)
{
    const char *lie = ring_find_lie(frame);
    if (lie)
        return lie;
    if (video->held >> frame->slot & 1U)
        return "a slot that it had given away";
    video->held |= 1U << frame->slot;
    assert(video->waiting_count < WIRE_SLOTS); /* each waits in a slot of its own */
    video->waiting[video->waiting_count++] = *frame;
    video->received++;
    return NULL;
}

/*
 * Time that goes on is progress, for a picture may stand; but libvlc's clock may run for hours
 * behind the end of a damaged film, or with nothing to be seen any more in one of unknown length.
 */
static bool is_progress(const struct video *video, const struct wire_news *news, int64_t real_us)
{
    if (news->position_ms == video->position_ms)
        return false;
    if (news->length_ms > 0)
        return news->position_ms <= news->length_ms + BEHIND_END_MS;
    return real_us - video->picture_us <= INT64_C(1000) * VIDEO_STILL_LIMIT_MS;
}

static const char *take_numbers(struct video *video, const struct wire_news *news, int64_t real_us)
{
    if (news->position_ms < 0 || news->position_ms > WIRE_TIME_MAX_MS || news->length_ms < 0 ||
        news->length_ms > WIRE_TIME_MAX_MS || news->lost < video->dropped)
        return "impossible times";
    if (news->kind == WIRE_FRAME)
        video->picture_us = real_us;
    if (news->kind == WIRE_FRAME || is_progress(video, news, real_us))
        video->health.progress_us = real_us;
    video->position_ms = news->position_ms;
    video->length_ms = news->length_ms;
    video->dropped = news->lost;
    return NULL;
}

/* Returns a lie, or NULL. */
static const char *take_news(struct video *video, const struct wire_news *news, int64_t real_us)
{
    const char *lie = NULL;
    switch (news->kind) {
    case WIRE_FRAME:
        lie = take_numbers(video, news, real_us);
        return lie ? lie : take_frame(video, &news->frame);
    case WIRE_PROGRESS:
        return take_numbers(video, news, real_us);
    case WIRE_SILENT:
        video->is_silent = true;
        return NULL;
    case WIRE_CELL:
        health_word_cell(news, video->cell, sizeof(video->cell));
        return NULL;
    case WIRE_ENDED:
        video->has_ended = true;
        return NULL;
    default:
        return "a message without a meaning";
    }
}

/* The socket is at its end without ENDED: the process says how it left. */
static bool take_end(struct video *video, int64_t real_us, struct err *err)
{
    int status = 0;
    if (!video->health.closed_us)
        video->health.closed_us = real_us;
    if (!child_has_ended(&video->child, &status))
        return true; /* a moment later it has */
    health_word_end(video->name, status, err);
    return false;
}

static bool take_packet(struct video *video, const struct wire_news *news, ssize_t bytes,
                        int64_t real_us, struct err *err)
{
    const char *lie = NULL;
    if (bytes != (ssize_t)sizeof(*news))
        lie = "a message of the wrong size";
    else if (news->version != WIRE_VERSION)
        lie = "it is of another version";
    else if (news->kind == WIRE_FAULT) {
        health_word_fault(video->name, news, err);
        return false;
    } else
        lie = take_news(video, news, real_us);
    if (lie)
        health_word_lie(video->name, lie, err);
    return !lie;
}

/* Looked at once, before the first frame of it is believed: a filter cannot be taken off again. */
static bool is_confined(struct video *video, struct err *err)
{
    if (video->is_proven || video->received == 0)
        return true;
    if (!cell_prove(video->child.pid, err))
        return err_prefix(err, "%s", video->name);
    video->is_proven = true;
    return true;
}

static bool receive(struct video *video, int64_t real_us, struct err *err)
{
    for (int i = 0; i < NEWS_PER_STEP && !video->has_ended; i++) {
        struct wire_news news;
        ssize_t bytes = recv(video->child.socket, &news, sizeof(news), MSG_DONTWAIT | MSG_TRUNC);
        if (bytes < 0 && errno == EINTR)
            continue;
        if (bytes < 0 && errno == EAGAIN)
            return true;
        if (bytes <= 0) /* closed, or reset by its death */
            return take_end(video, real_us, err);
        if (!take_packet(video, &news, bytes, real_us, err))
            return false;
    }
    return true;
}

/* --- what it comes to ---------------------------------------------------------------------- */

static void give_back(struct video *video, const struct wire_frame *frame)
{
    video->owed.releases |= 1U << frame->slot;
}

/*
 * The next frame in order becomes the current one, so that two that came at once are both shown;
 * the newest, when nobody looks. The first stays until it has been looked at and played: the caller
 * starts the film a little before it brings it on screen.
 */
static bool advance(struct video *video)
{
    bool is_first = video->received == video->waiting_count + 1;
    if (video->waiting_count == 0 ||
        (video->has_current && is_first && !(video->was_played && video->is_fetched)))
        return false;
    int chosen = video->has_current && !video->is_fetched ? video->waiting_count - 1 : 0;
    if (video->has_current)
        give_back(video, &video->current);
    for (int i = 0; i < chosen; i++)
        give_back(video, &video->waiting[i]);
    video->current = video->waiting[chosen];
    video->has_current = true;
    video->is_fetched = false;
    video->waiting_count -= chosen + 1;
    memmove(video->waiting, video->waiting + chosen + 1,
            (size_t)video->waiting_count * sizeof(video->waiting[0]));
    return true;
}

enum video_event video_step(struct video *video, int64_t real_us, struct err *err)
{
    if (video->is_over)
        return VIDEO_NOTHING;
    if (!receive(video, real_us, err) || !is_confined(video, err) ||
        (!video->has_ended && health_is_overdue(&video->health, real_us, video->name, err))) {
        video->is_over = true;
        return VIDEO_FAULT;
    }
    bool is_new = advance(video);
    bool is_ready = is_new && !video->health.is_ready;
    if (is_ready) {
        video->health.is_ready = true;
        video->health.progress_us = real_us;
    }
    send_owed(video);
    if (video->has_ended && !is_new) {
        video->is_over = true;
        return VIDEO_ENDED;
    }
    if (is_ready)
        return VIDEO_READY;
    return is_new ? VIDEO_FRAME : VIDEO_NOTHING;
}

bool video_frame(struct video *video, struct video_frame *out_frame)
{
    if (!video->has_current)
        return false;
    video->is_fetched = true;
    ring_point(&video->ring, &video->current, out_frame);
    out_frame->number = video->received - video->waiting_count;
    return true;
}

int64_t video_length_ms(const struct video *video)
{
    return video->length_ms;
}

int64_t video_position_ms(const struct video *video)
{
    return video->position_ms;
}

int64_t video_dropped(const struct video *video)
{
    return video->dropped;
}

bool video_is_silent(const struct video *video)
{
    return video->is_silent;
}

const char *video_cell(const struct video *video)
{
    return video->cell;
}
