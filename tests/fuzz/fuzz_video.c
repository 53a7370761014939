/*
 * What a film's decoder says. The process is played by this program: base/child is replaced below
 * by a socket whose other end is here, and cell_prove() by a word of the input's, so an input is a
 * whole film's talk: packets true, changed or of any bytes, and what the player does meanwhile.
 */
#include <stdlib.h>
#include <sys/socket.h>

#include "base/child.h"
#include "cell/cell.h"
#include "fuzz/fuzz.h"
#include "video/ring.h"
#include "video/video.h"

#define FRAMES_MAX 512

enum act { RAW, FRAME, CHANGED_FRAME, NUMBERS, NEWS, TURN, FETCH, ORDER, END, ACT_COUNT };

/* The process as the player knows it. */
static struct {
    int socket; /* its end, -1: closed */
    bool has_ended, is_confined, may_be_free;
    int status;
} decoder;

static struct {
    struct wire_frame sent[FRAMES_MAX]; /* frames without a lie, in order */
    int sent_count;
    int releases[WIRE_SLOTS];
    int64_t now_us, shown, dropped;
    bool is_ready, is_over;
} film;

bool child_start(struct child *child, char *const argv[], const int *extra_fds, size_t extra_count,
                 struct err *err)
{
    int pair[2];
    (void)argv;
    (void)err;
    assert(extra_count == 2 && extra_fds[0] >= 0 && extra_fds[1] >= 0);
    assert(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pair) == 0);
    *child = (struct child){1, pair[0]};
    decoder.socket = pair[1];
    decoder.has_ended = false;
    return true;
}

void child_kill(const struct child *child)
{
    (void)child;
}

void child_stop(struct child *child)
{
    if (child->socket >= 0)
        (void)close(child->socket);
    *child = (struct child){0, -1};
}

bool child_has_ended(struct child *child, int *out_status)
{
    if (child->pid > 0 && !decoder.has_ended)
        return false;
    *out_status = decoder.status;
    child->pid = 0;
    return true;
}

bool cell_prove(pid_t pid, struct err *err)
{
    assert(pid > 0);
    return decoder.is_confined || err_set(err, ERR_CHILD, "没有隔离 not confined");
}

/* --- the decoder's side --------------------------------------------------------------------- */

/* Said another way than the player does: rows of U and V end with their last pixel's row. */
static void expect_inside(const struct wire_frame *frame)
{
    assert(frame->slot < WIRE_SLOTS && frame->matrix < VIDEO_MATRIX_COUNT);
    assert(frame->w >= 1 && frame->w <= VIDEO_WIDTH_MAX && frame->h >= 1 &&
           frame->h <= VIDEO_HEIGHT_MAX);
    for (int plane = 0; plane < 3; plane++) {
        unsigned __int128 w = plane ? (frame->w + 1) / 2 : frame->w;
        unsigned __int128 rows = plane ? (frame->h + 1) / 2 : frame->h;
        unsigned __int128 end = frame->offsets[plane] + rows * frame->pitches[plane];
        assert(w <= frame->pitches[plane] && end <= WIRE_SLOT_BYTES);
    }
}

static void say(const void *bytes, size_t len)
{
    struct wire_news news;
    if (decoder.socket < 0 || send(decoder.socket, bytes, len, MSG_NOSIGNAL) < 0)
        return;
    if (len != sizeof(news))
        return;
    memcpy(&news, bytes, len);
    if (news.version != WIRE_VERSION || news.kind != WIRE_FRAME || ring_find_lie(&news.frame))
        return;
    expect_inside(&news.frame);
    if (film.sent_count < FRAMES_MAX)
        film.sent[film.sent_count++] = news.frame;
}

static struct wire_news true_news(struct fuzz_bytes *bytes)
{
    uint32_t slot = fuzz_take(bytes) % WIRE_SLOTS;
    uint32_t w = 1 + fuzz_take(bytes), h = 1 + fuzz_take(bytes), half = (w + 1) / 2;
    return (struct wire_news){.version = WIRE_VERSION,
                              .kind = WIRE_FRAME,
                              .position_ms = film.now_us / 1000,
                              .frame = {.slot = slot,
                                        .w = w,
                                        .h = h,
                                        .pitches = {w, half, half},
                                        .offsets = {0, w * h, w * h + half * ((h + 1) / 2)},
                                        .aspect_w = w,
                                        .aspect_h = h,
                                        .matrix = VIDEO_BT709}};
}

static void say_changed_frame(struct fuzz_bytes *bytes)
{
    struct wire_news news = true_news(bytes);
    for (int changes = fuzz_take(bytes) % 4; changes > 0; changes--) {
        uint32_t value = 0;
        size_t word = fuzz_take(bytes) % (offsetof(struct wire_news, fault) / sizeof(value));
        for (int i = 0; i < 4; i++)
            value = value << 8 | fuzz_take(bytes);
        memcpy((uint8_t *)&news + word * sizeof(value), &value, sizeof(value));
    }
    say(&news, sizeof(news));
}

static void say_news(struct fuzz_bytes *bytes)
{
    struct wire_news news = {.version = WIRE_VERSION, .kind = fuzz_take(bytes) % 8};
    size_t len;
    news.fault = fuzz_take(bytes);
    const uint8_t *text = fuzz_take_span(bytes, sizeof(news.detail), &len);
    if (len)
        memcpy(news.detail, text, len);
    say(&news, sizeof(news));
}

static void say_numbers(struct fuzz_bytes *bytes)
{
    struct wire_news news = {.version = WIRE_VERSION, .kind = WIRE_PROGRESS};
    news.position_ms = (int64_t)fuzz_take(bytes) * 1000;
    news.lost = fuzz_take(bytes);
    say(&news, sizeof(news));
}

static void say_raw(struct fuzz_bytes *bytes)
{
    size_t len, count = (size_t)fuzz_take(bytes) * 2;
    const uint8_t *span = fuzz_take_span(bytes, count, &len);
    if (len)
        say(span, len);
}

static void hear_orders(void)
{
    struct wire_order order;
    ssize_t got;
    while (decoder.socket >= 0 && (got = recv(decoder.socket, &order, sizeof(order), 0)) > 0) {
        assert(got == (ssize_t)sizeof(order) && order.version == WIRE_VERSION);
        assert(order.kind >= WIRE_PLAY && order.kind <= WIRE_RELEASE);
        if (order.kind == WIRE_VOLUME)
            assert(order.value <= 100);
        if (order.kind != WIRE_RELEASE)
            continue;
        assert(order.value < WIRE_SLOTS);
        film.releases[order.value]++;
    }
}

static void end(struct fuzz_bytes *bytes)
{
    uint8_t how = fuzz_take(bytes);
    if (decoder.socket >= 0)
        (void)close(decoder.socket); /* all is said */
    decoder.socket = -1;
    decoder.has_ended = how & 1;
    decoder.status = how & 2 ? how >> 2 : (how >> 2) << 8; /* a signal, or an exit status */
}

/* --- the player's side ---------------------------------------------------------------------- */

/* The frame shown is one that was sent, not an older one than before, and its slot is not given
 * back. */
static void fetch(struct video *video)
{
    struct video_frame frame;
    volatile uint8_t seen = 0;
    if (!video_frame(video, &frame))
        return;
    assert(frame.number >= 1 && frame.number >= film.shown);
    film.shown = frame.number;
    for (int plane = 0; plane < 3; plane++) {
        int rows = plane ? (frame.h + 1) / 2 : frame.h;
        seen |= frame.planes[plane][0];
        seen |= frame.planes[plane][(size_t)frame.pitches[plane] * (size_t)rows - 1];
    }
    assert(seen == 0);
    if (frame.number > FRAMES_MAX)
        return;
    assert(frame.number <= film.sent_count);
    const struct wire_frame *sent = &film.sent[frame.number - 1];
    assert(frame.w == (int)sent->w && frame.h == (int)sent->h);
    assert(frame.pitches[2] == (int)sent->pitches[2]);
    hear_orders();
    int before = 0;
    for (int i = 0; i + 1 < frame.number; i++)
        before += film.sent[i].slot == sent->slot;
    assert(film.releases[sent->slot] <= before);
}

static void turn(struct video *video, int64_t by_us)
{
    struct err err = {0};
    film.now_us += by_us;
    enum video_event event = video_step(video, film.now_us, &err);
    assert(!film.is_over || event == VIDEO_NOTHING);
    if (event == VIDEO_FAULT)
        fuzz_expect_reason(&err);
    assert(event != VIDEO_READY || !film.is_ready);
    assert(event != VIDEO_FRAME || film.is_ready);
    assert(event != VIDEO_READY || decoder.is_confined || decoder.may_be_free);
    assert(fuzz_is_line(video_cell(video)));
    film.is_ready = film.is_ready || event == VIDEO_READY;
    film.is_over = film.is_over || event == VIDEO_FAULT || event == VIDEO_ENDED;
    assert(video_position_ms(video) >= 0 && video_position_ms(video) <= WIRE_TIME_MAX_MS);
    assert(video_length_ms(video) >= 0 && video_length_ms(video) <= WIRE_TIME_MAX_MS);
    assert(video_dropped(video) >= film.dropped);
    film.dropped = video_dropped(video);
}

static void order(struct video *video, uint8_t what)
{
    if (what % 4 == 0)
        video_pause(video);
    else if (what % 4 == 1)
        video_set_volume(video, what);
    else
        video_play(video, film.now_us);
}

static void act(struct video *video, struct fuzz_bytes *bytes)
{
    struct wire_news news;
    switch ((enum act)(fuzz_take(bytes) % ACT_COUNT)) {
    case RAW:
        say_raw(bytes);
        break;
    case FRAME:
        news = true_news(bytes);
        say(&news, sizeof(news));
        break;
    case CHANGED_FRAME:
        say_changed_frame(bytes);
        break;
    case NUMBERS:
        say_numbers(bytes);
        break;
    case NEWS:
        say_news(bytes);
        break;
    case FETCH:
        fetch(video);
        break;
    case ORDER:
        order(video, fuzz_take(bytes));
        break;
    case END:
        end(bytes);
        break;
    default:
        turn(video, (int64_t)fuzz_take(bytes) * 10000);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct fuzz_bytes bytes = {data, len};
    uint8_t how = fuzz_take(&bytes);
    struct video_request request = {.program = "decoder",
                                    .path = "/proc/self/exe", /* a file; nobody reads it */
                                    .is_cell_optional = how & 1,
                                    .volume_pct = 50,
                                    .sound_device = "none"};
    struct err err = {0};
    int open_fds = fuzz_count_fds();
    memset(&film, 0, sizeof(film));
    decoder.may_be_free = how & 1;
    decoder.is_confined = how & 2;
    struct video *video = video_open(&request, &err);
    assert(video);
    while (bytes.len > 0) {
        act(video, &bytes);
        hear_orders();
    }
    turn(video, 0);
    fetch(video);
    turn(video, INT64_C(1000) * VIDEO_READY_LIMIT_MS + 1);
    assert(film.is_over || film.is_ready); /* one that shows nothing is given up */
    video_close(video);
    if (decoder.socket >= 0)
        (void)close(decoder.socket); /* all is said */
    assert(fuzz_count_fds() == open_fds);
    return 0;
}
