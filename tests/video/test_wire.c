/*
 * Decoders that lie. The test program plays them itself: started as a decoder, with "lie:NAME" for
 * a sound device, it says what the row of that name says, and a truthful one as the control.
 */
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include "base/child.h"
#include "video/stage.h"
#include "video/wire.h"

#define BIG 0x80000000U

struct lie {
    const char *name;
    void (*tell)(void);
    const char *text;       /* NULL: it is the truth */
    enum video_event event; /* what comes of it */
};

/* --- the child's side ---------------------------------------------------------------------- */

static struct wire_news true_news(void)
{
    return (struct wire_news){.version = WIRE_VERSION,
                              .kind = WIRE_FRAME,
                              .length_ms = 1000,
                              .frame = {.slot = 0,
                                        .w = 64,
                                        .h = 48,
                                        .pitches = {64, 32, 32},
                                        .offsets = {0, 64 * 48, 64 * 48 + 32 * 24},
                                        .aspect_w = 64,
                                        .aspect_h = 48,
                                        .matrix = VIDEO_BT601}};
}

static void say(const void *bytes, size_t count)
{
    if (send(CHILD_SOCKET_FD, bytes, count, MSG_NOSIGNAL) < 0)
        _exit(1);
}

static void say_news(struct wire_news news)
{
    say(&news, sizeof(news));
}

#define TELL(lie_name, change)                                                                     \
    static void tell_##lie_name(void)                                                              \
    {                                                                                              \
        struct wire_news news = true_news();                                                       \
        change;                                                                                    \
        say_news(news);                                                                            \
    }

TELL(truth, (void)0)
TELL(zero_width, news.frame.w = 0)
TELL(zero_height, news.frame.h = 0)
TELL(wide, news.frame.w = news.frame.pitches[0] = VIDEO_WIDTH_MAX + 1)
TELL(high, news.frame.h = VIDEO_HEIGHT_MAX + 1)
TELL(big_width, news.frame.w = BIG)
TELL(big_height, news.frame.h = BIG)
TELL(minus_height, news.frame.h = UINT32_MAX)
TELL(slot_behind, news.frame.slot = WIRE_SLOTS)
TELL(slot_minus, news.frame.slot = UINT32_MAX)
TELL(short_row, news.frame.pitches[0] = 63)
TELL(short_chroma_row, news.frame.pitches[2] = 31)
TELL(zero_pitch, news.frame.pitches[1] = 0)
TELL(big_pitch, news.frame.pitches[0] = BIG)
TELL(plane_behind, news.frame.offsets[2] = (uint32_t)WIRE_SLOT_BYTES - 32 * 24 + 1)
TELL(offset_wraps, news.frame.offsets[1] = UINT32_MAX)
TELL(no_aspect, news.frame.aspect_w = 0)
TELL(big_aspect, news.frame.aspect_h = WIRE_ASPECT_MAX + 1)
TELL(no_matrix, news.frame.matrix = VIDEO_MATRIX_COUNT)
TELL(half_range, news.frame.is_full_range = 2)
TELL(no_kind, news.kind = 0)
TELL(strange_kind, news.kind = WIRE_NEWS_KIND_COUNT)
TELL(no_fault, news.kind = WIRE_FAULT)
TELL(strange_fault, news.kind = WIRE_FAULT; news.fault = BIG)
TELL(other_version, news.version = WIRE_VERSION + 1)
TELL(before_time, news.position_ms = -1)
TELL(endless, news.length_ms = INT64_MAX)
TELL(found_again, news.lost = -1)
TELL(big_slot, news.frame.slot = BIG)
TELL(big_aspect_width, news.frame.aspect_w = BIG)
TELL(big_offset, news.frame.offsets[0] = BIG)
TELL(big_chroma_pitch, news.frame.pitches[1] = BIG)
TELL(big_kind, news.kind = BIG)
TELL(nothing_at_all, memset(&news, 0, sizeof(news)))
TELL(garbage, memset(&news, 0xa5, sizeof(news)))
TELL(garbage_of_our_version, memset(&news, 0xa5, sizeof(news)); news.version = WIRE_VERSION;
     news.kind = WIRE_FRAME)

static void tell_last_byte(void) /* the largest there is: no lie */
{
    struct wire_news news = true_news();
    news.frame = (struct wire_frame){.slot = WIRE_SLOTS - 1,
                                     .w = 4096,
                                     .h = 2304,
                                     .pitches = {4096, 2048, 2048},
                                     .offsets = {0, 4096 * 2304, 4096 * 2304 + 2048 * 1152},
                                     .aspect_w = WIRE_ASPECT_MAX,
                                     .aspect_h = 1};
    say_news(news);
}

static void tell_half(void)
{
    struct wire_news news = true_news();
    say(&news, sizeof(news) / 2);
}

static void tell_more(void)
{
    struct {
        struct wire_news news;
        char more[4096];
    } large = {.news = true_news()};
    say(&large, sizeof(large));
}

static void tell_byte(void)
{
    say("", 1);
}

static void tell_an_empty_message(void) /* reads like the end of the socket, and is taken for it */
{
    say("", 0);
}

static void tell_lies_later(void) /* the first frame is fine, the second one's size is not */
{
    struct wire_news news = true_news();
    say_news(news);
    news.frame.slot = 1;
    news.frame.h = BIG;
    say_news(news);
}

static void tell_half_later(void)
{
    say_news(true_news());
    tell_half();
}

static void tell_twice(void)
{
    say_news(true_news());
    say_news(true_news());
}

static void tell_after_the_end(void) /* nobody listens any more */
{
    struct wire_news ended = {.version = WIRE_VERSION, .kind = WIRE_ENDED};
    say_news(ended);
    say_news(true_news());
    tell_byte();
}

static void tell_dirty_words(void)
{
    struct wire_news news = {
        .version = WIRE_VERSION, .kind = WIRE_FAULT, .fault = WIRE_FAULT_BROKEN};
    memset(news.detail, 'x', sizeof(news.detail)); /* no NUL */
    memcpy(news.detail, "a\n\033b", 4);
    say_news(news);
}

static void tell_no_words(void)
{
    struct wire_news news = {
        .version = WIRE_VERSION, .kind = WIRE_FAULT, .fault = WIRE_FAULT_BROKEN};
    memset(news.detail, 0xff, sizeof(news.detail)); /* no UTF-8 */
    say_news(news);
}

static void tell_other_sizes(void) /* each frame of another size: allowed */
{
    for (uint32_t slot = 0; slot < WIRE_SLOTS; slot++) {
        struct wire_news news = true_news();
        news.frame.slot = slot;
        news.frame.w = 2 + 7 * slot;
        news.frame.h = 1 + 5 * slot;
        say_news(news);
    }
}

/* Its clock runs on long after the film's second, and nothing is to be seen: as a bad time stamp
 * makes libvlc wait. */
static void tell_time(int64_t length_ms)
{
    struct wire_news news = true_news();
    news.length_ms = length_ms;
    say_news(news);
    news.kind = WIRE_PROGRESS;
    for (news.position_ms = 100;; news.position_ms += 500) {
        say_news(news);
        (void)poll(NULL, 0, 50); /* only waits */
    }
}

static void tell_time_only(void)
{
    tell_time(true_news().length_ms);
}

static void tell_time_without_length(void)
{
    tell_time(0);
}

static void leave_with_3(void)
{
    _exit(3);
}

static void shrink_the_ring(void) /* sealed: nothing happens, the frame after it is fine */
{
    if (ftruncate(CHILD_EXTRA_FD, 0) == 0)
        _exit(4);
    say_news(true_news());
}

/* --- the table ----------------------------------------------------------------------------- */

#define LIE        "的数据不可信 (the decoder lies about its frame: "
#define SIZE       LIE "an impossible size)"
#define OUTSIDE    LIE "a plane outside its slot)"
#define SHORT_ROW  LIE "a row shorter than the picture is wide)"
#define NO_SLOT    LIE "a slot that does not exist)"
#define ASPECT     LIE "an impossible aspect)"
#define COLOUR     LIE "an unknown colour space)"
#define WRONG_SIZE LIE "a message of the wrong size)"
#define NO_MEANING LIE "a message without a meaning)"
#define TIMES      LIE "impossible times)"

static const struct lie lies[] = {
    {"truth", tell_truth, NULL, VIDEO_READY},
    {"last byte", tell_last_byte, NULL, VIDEO_READY},
    {"other sizes", tell_other_sizes, NULL, VIDEO_READY},
    {"shrink the ring", shrink_the_ring, NULL, VIDEO_READY},
    {"after the end", tell_after_the_end, NULL, VIDEO_ENDED},
    {"zero width", tell_zero_width, SIZE, VIDEO_FAULT},
    {"zero height", tell_zero_height, SIZE, VIDEO_FAULT},
    {"wide", tell_wide, SIZE, VIDEO_FAULT},
    {"high", tell_high, SIZE, VIDEO_FAULT},
    {"width 2^31", tell_big_width, SIZE, VIDEO_FAULT},
    {"height 2^31", tell_big_height, SIZE, VIDEO_FAULT},
    {"height -1", tell_minus_height, SIZE, VIDEO_FAULT},
    {"slot behind", tell_slot_behind, NO_SLOT, VIDEO_FAULT},
    {"slot -1", tell_slot_minus, NO_SLOT, VIDEO_FAULT},
    {"short row", tell_short_row, SHORT_ROW, VIDEO_FAULT},
    {"short chroma row", tell_short_chroma_row, SHORT_ROW, VIDEO_FAULT},
    {"zero pitch", tell_zero_pitch, SHORT_ROW, VIDEO_FAULT},
    {"pitch 2^31", tell_big_pitch, OUTSIDE, VIDEO_FAULT},
    {"plane behind", tell_plane_behind, OUTSIDE, VIDEO_FAULT},
    {"offset wraps", tell_offset_wraps, OUTSIDE, VIDEO_FAULT},
    {"no aspect", tell_no_aspect, ASPECT, VIDEO_FAULT},
    {"big aspect", tell_big_aspect, ASPECT, VIDEO_FAULT},
    {"no matrix", tell_no_matrix, COLOUR, VIDEO_FAULT},
    {"half range", tell_half_range, COLOUR, VIDEO_FAULT},
    {"no kind", tell_no_kind, NO_MEANING, VIDEO_FAULT},
    {"strange kind", tell_strange_kind, NO_MEANING, VIDEO_FAULT},
    {"no fault", tell_no_fault, LIE "a fault without a meaning)", VIDEO_FAULT},
    {"strange fault", tell_strange_fault, LIE "a fault without a meaning)", VIDEO_FAULT},
    {"other version", tell_other_version, LIE "it is of another version)", VIDEO_FAULT},
    {"before time", tell_before_time, TIMES, VIDEO_FAULT},
    {"endless", tell_endless, TIMES, VIDEO_FAULT},
    {"found again", tell_found_again, TIMES, VIDEO_FAULT},
    {"slot 2^31", tell_big_slot, NO_SLOT, VIDEO_FAULT},
    {"aspect 2^31", tell_big_aspect_width, ASPECT, VIDEO_FAULT},
    {"offset 2^31", tell_big_offset, OUTSIDE, VIDEO_FAULT},
    {"chroma pitch 2^31", tell_big_chroma_pitch, OUTSIDE, VIDEO_FAULT},
    {"kind 2^31", tell_big_kind, NO_MEANING, VIDEO_FAULT},
    {"nothing at all", tell_nothing_at_all, LIE "it is of another version)", VIDEO_FAULT},
    {"garbage", tell_garbage, LIE "it is of another version)", VIDEO_FAULT},
    {"garbage of our version", tell_garbage_of_our_version, TIMES, VIDEO_FAULT},
    {"an empty message", tell_an_empty_message, "解码进程断开了", VIDEO_FAULT},
    {"lies later", tell_lies_later, SIZE, VIDEO_FAULT},
    {"half later", tell_half_later, WRONG_SIZE, VIDEO_FAULT},
    {"half", tell_half, WRONG_SIZE, VIDEO_FAULT},
    {"more", tell_more, WRONG_SIZE, VIDEO_FAULT},
    {"byte", tell_byte, WRONG_SIZE, VIDEO_FAULT},
    {"twice the same slot", tell_twice, LIE "a slot that it had given away)", VIDEO_FAULT},
    {"dirty words", tell_dirty_words,
     "文件损坏或格式不支持 (damaged or of an unknown format: a  bxxxx", VIDEO_FAULT},
    {"no words", tell_no_words, "文件损坏或格式不支持 (damaged or of an unknown format: ?)",
     VIDEO_FAULT},
    {"time only", tell_time_only, NULL, VIDEO_READY},
    {"time without length", tell_time_without_length, NULL, VIDEO_READY},
    {"leave", leave_with_3, "解码进程意外结束 (the decoder left with status 3)", VIDEO_FAULT},
};

/* --- the player's side --------------------------------------------------------------------- */

static struct video *open_liar(const char *lie)
{
    return stage_open_request((struct video_request){.program = "/proc/self/exe",
                                                     .path = "/proc/self/exe",
                                                     .sound_device = lie,
                                                     .is_cell_optional = true});
}

static void every_lie_is_found_and_the_truth_is_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(lies) / sizeof(lies[0]); i++) {
        struct err err = {0};
        char lie[64];
        (void)snprintf(lie, sizeof(lie), "lie:%s", lies[i].name);
        struct video *video = open_liar(lie);
        stage_await(video, lies[i].event, &err);
        if (lies[i].text && !strstr(err.text, lies[i].text))
            fail_msg("%s: %s", lies[i].name, err.text);
        video_close(video);
    }
}

/* The same truth from a process that nobody confined. */
static void an_unconfined_decoder_is_not_believed(void **state)
{
    struct err err = {0};
    enum video_event event = VIDEO_NOTHING;
    (void)state;
    struct video *video = stage_open_request((struct video_request){
        .program = "/proc/self/exe", .path = "/proc/self/exe", .sound_device = "lie:last byte"});
    while (event == VIDEO_NOTHING)
        event = stage_turn(video, &err);
    assert_int_equal(event, VIDEO_FAULT);
    assert_int_equal(err.code, ERR_CHILD);
    assert_string_equal(err.text, "exe: 解码进程没有被隔离 (the decoder is not confined)");
    video_close(video);
}

static void a_truthful_frame_is_told_as_it_is(void **state)
{
    (void)state;
    struct err err = {0};
    struct video_frame frame;
    struct video *video = open_liar("lie:last byte");
    stage_await(video, VIDEO_READY, &err);
    assert_true(video_frame(video, &frame));
    assert_int_equal(frame.w, 4096);
    assert_int_equal(frame.h, 2304);
    assert_int_equal(frame.pitches[2], 2048);
    assert_int_equal(frame.planes[2][1152 * 2048 - 1], 0); /* the ring's last byte is mapped */
    assert_int_equal(frame.number, 1);
    video_close(video);
}

/* Unseen frames wait in order, and every slot comes back once its frame was replaced. */
static void frames_are_taken_in_order_when_looked_at(void **state)
{
    (void)state;
    struct err err = {0};
    struct video_frame frame;
    struct video *video = open_liar("lie:other sizes");
    stage_await(video, VIDEO_READY, &err);
    assert_int_not_equal(stage_turn(video, &err), VIDEO_FRAME); /* not played */
    assert_true(video_frame(video, &frame));
    assert_int_equal(frame.w, 2);
    video_play(video, clock_real_us());
    for (int number = 2; number <= WIRE_SLOTS; number++) {
        stage_await(video, VIDEO_FRAME, &err);
        assert_true(video_frame(video, &frame));
        assert_int_equal(frame.number, number);
        assert_int_equal(frame.w, 2 + 7 * (number - 1));
    }
    video_close(video);
}

static void time_behind_the_end_is_no_progress(void **state)
{
    (void)state;
    struct err err = {0};
    struct video *video = open_liar("lie:time only");
    stage_await(video, VIDEO_READY, &err);
    video_play(video, clock_real_us());
    stage_await(video, VIDEO_FAULT, &err);
    assert_non_null(strstr(err.text, "no progress"));
    video_close(video);
}

/* A film that knows its length may stand for as long; one that does not, for a minute. */
static void a_picture_of_no_length_stands_for_a_minute(void **state)
{
    static const struct {
        int64_t later_s;
        enum video_event event;
    } rows[] = {{59, VIDEO_NOTHING}, {61, VIDEO_FAULT}};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct err err = {0};
        struct video *video = open_liar("lie:time without length");
        stage_await(video, VIDEO_READY, &err);
        int64_t now_us = clock_real_us();
        struct pollfd news = {video_fd(video), POLLIN, 0};
        video_play(video, now_us);
        assert_int_equal(poll(&news, 1, 20000), 1);
        assert_int_equal(video_step(video, now_us + rows[i].later_s * 1000000, &err),
                         rows[i].event);
        video_close(video);
    }
}

static int play_liar(const char *name)
{
    for (size_t i = 0; i < sizeof(lies) / sizeof(lies[0]); i++)
        if (strcmp(lies[i].name, name) == 0)
            lies[i].tell();
    struct wire_order order;
    while (recv(CHILD_SOCKET_FD, &order, sizeof(order), 0) > 0)
        ; /* until its player is gone */
    return 0;
}

int main(int argc, char *argv[])
{
    if (argc > 3 && strncmp(argv[3], "lie:", 4) == 0)
        return play_liar(argv[3] + 4);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_lie_is_found_and_the_truth_is_not),
        cmocka_unit_test(an_unconfined_decoder_is_not_believed),
        cmocka_unit_test(a_truthful_frame_is_told_as_it_is),
        cmocka_unit_test(frames_are_taken_in_order_when_looked_at),
        cmocka_unit_test(time_behind_the_end_is_no_progress),
        cmocka_unit_test(a_picture_of_no_length_stands_for_a_minute),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
