/*
 * The player's side against children that are not what they should be. This program plays them
 * itself: picture_open() starts it again, and the environment says which part it has.
 */
#include "screen/pictures.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include "base/child.h"
#include "screen/picture_wire.h"

#define PART "ANXUAN_TEST_PART"
#define W    40
#define H    30

/* --- the children -------------------------------------------------------------------------------
 */

static void send_message(const void *bytes, size_t len, const int *fds, size_t fd_count)
{
    union {
        char bytes[CMSG_SPACE(16 * sizeof(int))];
        struct cmsghdr align;
    } control = {{0}};
    struct iovec part = {(void *)bytes, len};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (fd_count > 0) {
        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE(fd_count * sizeof(int));
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(fd_count * sizeof(int));
        memcpy(CMSG_DATA(header), fds, fd_count * sizeof(int));
    }
    if (sendmsg(CHILD_SOCKET_FD, &message, 0) < 0)
        _exit(99);
}

static int make_memory(size_t len, int seals)
{
    int fd = memfd_create("test", MFD_ALLOW_SEALING);
    if (fd < 0 || ftruncate(fd, (off_t)len) != 0)
        _exit(98);
    if (seals != 0 && fcntl(fd, F_ADD_SEALS, seals) != 0)
        _exit(97);
    return fd;
}

static struct picture_wire_answer good_answer(void)
{
    return (struct picture_wire_answer){
        .magic = PICTURE_WIRE_MAGIC, .version = PICTURE_WIRE_VERSION, .src_w = 400, .src_h = 300};
}

static void send_answer(const struct picture_wire_answer *answer, int fd)
{
    send_message(answer, sizeof(*answer), &fd, fd >= 0 ? 1 : 0);
}

static void part_good(void)
{
    struct picture_wire_answer answer = good_answer();
    send_answer(&answer, make_memory(W * H * 4, PICTURE_WIRE_SEALS));
}

static void part_refuses(void)
{
    struct picture_wire_answer answer = good_answer();
    answer.code = ERR_LIMIT;
    strcpy(answer.text, "图片太大 too large");
    send_answer(&answer, -1);
}

static void part_garbage(void)
{
    send_message("garbage", 7, NULL, 0);
}

static void part_garbage_with_memory(void)
{
    int fds[2] = {make_memory(4096, PICTURE_WIRE_SEALS), make_memory(4096, 0)};
    send_message("garbage", 7, fds, 2);
}

static void part_too_long(void)
{
    char bytes[sizeof(struct picture_wire_answer) + 1] = {0};
    struct picture_wire_answer answer = good_answer();
    int fd = make_memory(W * H * 4, PICTURE_WIRE_SEALS);
    memcpy(bytes, &answer, sizeof(answer));
    send_message(bytes, sizeof(bytes), &fd, 1);
}

static void part_empty_message(void)
{
    send_message("", 0, NULL, 0);
    pause();
}

static void part_half(void)
{
    struct picture_wire_answer answer = good_answer();
    int fd = make_memory(W * H * 4, PICTURE_WIRE_SEALS);
    send_message(&answer, sizeof(answer) / 2, &fd, 1);
}

static void part_garbage_of_the_right_size(void)
{
    struct picture_wire_answer answer;
    memset(&answer, 0xa5, sizeof(answer));
    send_answer(&answer, make_memory(W * H * 4, PICTURE_WIRE_SEALS));
}

static void part_other_magic(void)
{
    struct picture_wire_answer answer = good_answer();
    answer.magic = 1;
    send_answer(&answer, make_memory(W * H * 4, PICTURE_WIRE_SEALS));
}

static void part_other_version(void)
{
    struct picture_wire_answer answer = good_answer();
    answer.version = PICTURE_WIRE_VERSION + 1;
    send_answer(&answer, make_memory(W * H * 4, PICTURE_WIRE_SEALS));
}

static void part_unknown_code(void)
{
    struct picture_wire_answer answer = good_answer();
    answer.code = 0xffffffff;
    send_answer(&answer, -1);
}

static void part_source_too_large(void)
{
    struct picture_wire_answer answer = good_answer();
    answer.src_w = 30001;
    send_answer(&answer, make_memory(W * H * 4, PICTURE_WIRE_SEALS));
}

static void part_source_zero(void)
{
    struct picture_wire_answer answer = good_answer();
    answer.src_w = 0;
    send_answer(&answer, make_memory(W * H * 4, PICTURE_WIRE_SEALS));
}

static void part_source_2_31(void)
{
    struct picture_wire_answer answer = good_answer();
    answer.src_w = INT32_MIN;
    answer.src_h = INT32_MAX;
    send_answer(&answer, make_memory(W * H * 4, PICTURE_WIRE_SEALS));
}

static void part_source_negative(void)
{
    struct picture_wire_answer answer = good_answer();
    answer.src_h = -1;
    send_answer(&answer, make_memory(W * H * 4, PICTURE_WIRE_SEALS));
}

static void send_reason(const char *bytes, size_t len)
{
    struct picture_wire_answer answer = good_answer();
    answer.code = ERR_PARSE;
    memcpy(answer.text, bytes, len);
    send_answer(&answer, -1);
}

static void part_no_reason(void)
{
    send_reason("", 1);
}

static void part_broken_reason(void)
{
    send_reason("\xe4\xba", 3);
}

static void part_reason_of_two_lines(void)
{
    send_reason(BYTES("ok\nerror anxuan: forged line"));
}

static void part_reason_without_end(void)
{
    char text[sizeof(((struct picture_wire_answer *)NULL)->text)];
    memset(text, 'x', sizeof(text));
    send_reason(text, sizeof(text));
}

static void part_no_memory(void)
{
    struct picture_wire_answer answer = good_answer();
    send_answer(&answer, -1);
}

static void send_memory(int fd)
{
    struct picture_wire_answer answer = good_answer();
    send_answer(&answer, fd);
}

static void part_two_memories(void)
{
    struct picture_wire_answer answer = good_answer();
    int fds[2] = {make_memory(W * H * 4, PICTURE_WIRE_SEALS),
                  make_memory(W * H * 4, PICTURE_WIRE_SEALS)};
    send_message(&answer, sizeof(answer), fds, 2);
}

static void part_sixteen_memories(void)
{
    struct picture_wire_answer answer = good_answer();
    int fds[16];
    for (size_t i = 0; i < COUNT(fds); i++)
        fds[i] = make_memory(W * H * 4, PICTURE_WIRE_SEALS);
    send_message(&answer, sizeof(answer), fds, COUNT(fds));
}

static void part_unsealed(void)
{
    send_memory(make_memory(W * H * 4, 0));
}

static void part_may_shrink(void)
{
    send_memory(make_memory(W * H * 4, F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL));
}

static void part_may_be_written(void)
{
    send_memory(make_memory(W * H * 4, F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL));
}

static void part_short_memory(void)
{
    send_memory(make_memory(W * H * 4 - 1, PICTURE_WIRE_SEALS));
}

static void part_long_memory(void)
{
    send_memory(make_memory(W * H * 4 + 4096, PICTURE_WIRE_SEALS));
}

static void part_memory_of_nothing(void)
{
    send_memory(make_memory(0, PICTURE_WIRE_SEALS));
}

static void part_memory_of_2_31(void)
{
    send_memory(make_memory((size_t)1 << 31, PICTURE_WIRE_SEALS));
}

static void part_file(void)
{
    send_memory(open("/proc/self/exe", O_RDONLY | O_CLOEXEC));
}

static void part_pipe(void)
{
    int ends[2];
    if (pipe(ends) != 0)
        _exit(96);
    send_memory(ends[0]);
}

static void part_exits(void)
{
    _exit(3);
}

static void part_mute(void)
{
    (void)close(CHILD_SOCKET_FD);
    pause();
}

static void part_hangs(void)
{
    pause();
}

static void die_by(int number)
{
    static const struct rlimit none = {0, 0};
    (void)setrlimit(RLIMIT_CORE, &none);
    (void)signal(number, SIG_DFL);
    (void)raise(number);
}

static void part_segv(void)
{
    die_by(SIGSEGV);
}

static void part_killed(void)
{
    die_by(SIGKILL);
}

static void part_cpu(void)
{
    die_by(SIGXCPU);
}

static void part_bus(void)
{
    die_by(SIGBUS);
}

static const struct row {
    const char *name;
    void (*play)(void);
    enum err_code code; /* ERR_NONE: it is shown */
    const char *words;
} rows[] = {
    {"good", part_good, ERR_NONE, ""},
    {"refuses", part_refuses, ERR_LIMIT, "rgb.png: 图片太大 too large"},
    {"garbage", part_garbage, ERR_IO, "not one message and one memory"},
    {"garbage with memory", part_garbage_with_memory, ERR_IO, "not one message and one memory"},
    {"too long", part_too_long, ERR_IO, "not one message and one memory"},
    {"empty message", part_empty_message, ERR_IO, "closed without a word"},
    {"half", part_half, ERR_IO, "not one message and one memory"},
    {"garbage of the right size", part_garbage_of_the_right_size, ERR_IO, "not ours"},
    {"other magic", part_other_magic, ERR_IO, "not ours"},
    {"other version", part_other_version, ERR_IO, "not ours"},
    {"unknown code", part_unknown_code, ERR_IO, "not ours"},
    {"source too large", part_source_too_large, ERR_IO, "impossible picture size"},
    {"source zero", part_source_zero, ERR_IO, "impossible picture size"},
    {"source 2^31", part_source_2_31, ERR_IO, "impossible picture size"},
    {"source negative", part_source_negative, ERR_IO, "impossible picture size"},
    {"no reason", part_no_reason, ERR_IO, "unreadable reason"},
    {"broken reason", part_broken_reason, ERR_IO, "unreadable reason"},
    {"reason of two lines", part_reason_of_two_lines, ERR_IO, "unreadable reason"},
    {"reason without end", part_reason_without_end, ERR_IO, "unreadable reason"},
    {"no memory", part_no_memory, ERR_IO, "no sealed memory"},
    {"two memories", part_two_memories, ERR_IO, "not one message and one memory"},
    {"sixteen memories", part_sixteen_memories, ERR_IO, "not one message and one memory"},
    {"unsealed", part_unsealed, ERR_IO, "no sealed memory"},
    {"may shrink", part_may_shrink, ERR_IO, "no sealed memory"},
    {"may be written", part_may_be_written, ERR_IO, "no sealed memory"},
    {"short memory", part_short_memory, ERR_IO, "wrong size"},
    {"long memory", part_long_memory, ERR_IO, "wrong size"},
    {"memory of nothing", part_memory_of_nothing, ERR_IO, "wrong size"},
    {"memory of 2^31", part_memory_of_2_31, ERR_IO, "wrong size"},
    {"file", part_file, ERR_IO, "no sealed memory"},
    {"pipe", part_pipe, ERR_IO, "no sealed memory"},
    {"exits", part_exits, ERR_IO, "解码进程意外结束 decoder died (exit 3)"},
    {"segv", part_segv, ERR_PARSE, "解码进程意外结束 decoder died (signal 11)"},
    {"killed", part_killed, ERR_IO, "解码进程意外结束 decoder died (signal 9)"},
    {"cpu", part_cpu, ERR_LIMIT, "解码太慢（上限 5 秒）decoding is too slow (limit 5 s)"},
    {"bus", part_bus, ERR_IO, "读取失败，存储设备可能损坏"},
    {"mute", part_mute, ERR_IO, "closed without a word"},
    {"hangs", part_hangs, ERR_LIMIT, "解码太慢（上限 5 秒）decoding is too slow (limit 5 s)"},
};

static int play(const char *name)
{
    struct picture_wire_request request;
    child_die_with_parent();
    if (recv(CHILD_SOCKET_FD, &request, sizeof(request), 0) != (ssize_t)sizeof(request))
        return 95;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (strcmp(rows[i].name, name) == 0)
            rows[i].play();
    return 0;
}

/* --- the player ---------------------------------------------------------------------------------
 */

static char this_program[600];

static int count_open_files(void)
{
    int count = 0;
    DIR *folder = opendir("/proc/self/fd");
    assert_non_null(folder);
    while (readdir(folder))
        count++;
    assert_int_equal(closedir(folder), 0);
    return count;
}

static struct seen look_at_part(const char *name)
{
    assert_int_equal(setenv(PART, name, 1), 0);
    struct seen seen = look_with(this_program, FIXTURES "rgb.png", W, H, LAYOUT_CONTAIN);
    assert_int_equal(unsetenv(PART), 0);
    return seen;
}

static struct picture *open_part(const char *name, int64_t real_us, int limit_s)
{
    struct err err = {.text = ""};
    struct picture_request request = {.program = this_program,
                                      .path = FIXTURES "rgb.png",
                                      .w = W,
                                      .h = H,
                                      .fit = LAYOUT_CONTAIN,
                                      .real_us = real_us,
                                      .limit_s = limit_s,
                                      .is_cell_optional = true};
    assert_int_equal(setenv(PART, name, 1), 0);
    struct picture *picture = picture_open(&request, &err);
    assert_int_equal(unsetenv(PART), 0);
    if (!picture)
        fail_msg("%s", err.text);
    return picture;
}

static void every_child_is_seen_through(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (rows[i].play == part_hangs || rows[i].play == part_mute)
            continue; /* below, with a clock of our own */
        int before = count_open_files();
        struct seen seen = look_at_part(rows[i].name);
        assert_int_equal(count_open_files(), before);
        if (rows[i].code == ERR_NONE)
            assert_true(seen.ok);
        else
            assert_refused(&seen, rows[i].code, rows[i].words);
        seen_finish(&seen);
    }
}

static void a_child_that_hangs_has_five_seconds(void **state)
{
    struct err err = {.text = ""};
    struct seen seen = {0};
    (void)state;
    int before = count_open_files();
    struct picture *picture = open_part("hangs", 1000000, 0);
    assert_int_equal(picture_step(picture, 1000000, &err), PICTURE_PENDING);
    assert_int_equal(picture_step(picture, 5999999, &err), PICTURE_PENDING);
    assert_null(picture_pixels(picture));
    assert_null(picture_image(picture, NULL));
    assert_int_equal(picture_step(picture, 6000000, &seen.err), PICTURE_FAILED);
    assert_refused(&seen, ERR_LIMIT, "rgb.png: 解码太慢（上限 5 秒）");
    assert_int_equal(picture_fd(picture), -1);
    assert_int_equal(picture_step(picture, 6000000, &err), PICTURE_FAILED);
    assert_string_equal(err.text, seen.err.text); /* told again */
    picture_close(picture);
    assert_int_equal(count_open_files(), before);
}

static void it_has_longer_where_nobody_waits(void **state)
{
    struct seen seen = {0};
    struct picture *picture = open_part("hangs", 0, 60);
    (void)state;
    assert_int_equal(picture_step(picture, 59999999, &seen.err), PICTURE_PENDING);
    assert_int_equal(picture_step(picture, 60000000, &seen.err), PICTURE_FAILED);
    assert_refused(&seen, ERR_LIMIT, "rgb.png: 解码太慢（上限 60 秒）");
    picture_close(picture);
}

static void a_child_that_falls_mute_has_a_second_to_end(void **state)
{
    static const int64_t closed_us[] = {50000, 4990000}; /* the last one: as its time runs out */
    (void)state;
    for (size_t i = 0; i < COUNT(closed_us); i++) {
        struct err err = {.text = ""};
        struct seen seen = {0};
        struct picture *picture = open_part("mute", 0, 0);
        struct pollfd wait = {.fd = picture_fd(picture), .events = POLLIN};
        assert_int_equal(poll(&wait, 1, 60000), 1);
        assert_int_equal(picture_step(picture, closed_us[i], &err), PICTURE_PENDING);
        assert_int_equal(picture_step(picture, closed_us[i] + 999999, &err), PICTURE_PENDING);
        assert_int_equal(picture_step(picture, closed_us[i] + 1000000, &seen.err), PICTURE_FAILED);
        assert_refused(&seen, ERR_IO, "closed without a word");
        picture_close(picture);
    }
}

static void closing_early_leaves_nothing_behind(void **state)
{
    (void)state;
    int before = count_open_files();
    picture_close(open_part("hangs", 0, 0));
    picture_close(NULL);
    assert_int_equal(count_open_files(), before);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no child is left, dead or alive */
    assert_int_equal(errno, ECHILD);
}

static void a_program_that_is_not_ours_is_no_decoder(void **state)
{
    static const struct {
        const char *program;
        enum err_code code;
        const char *words;
    } programs[] = {
        {"/bin/false", ERR_IO, "解码进程意外结束 decoder died (exit 1)"},
        {"/bin/true", ERR_IO, "解码进程意外结束 decoder died (exit 0)"},
        {"/nowhere/anxuan-picture", ERR_CHILD,
         "解码程序无法启动 the picture decoder cannot be started"},
        {FIXTURES "rgb.png", ERR_CHILD, "解码程序无法启动 the picture decoder cannot be started"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(programs); i++) {
        struct seen seen = look_with(programs[i].program, FIXTURES "rgb.png", W, H, LAYOUT_CONTAIN);
        assert_refused(&seen, programs[i].code, programs[i].words);
    }
}

/* The same good answer from a process that nobody confined. */
static void an_unconfined_child_is_not_believed(void **state)
{
    (void)state;
    assert_int_equal(setenv(PART, rows[0].name, 1), 0);
    struct seen seen = look_at((struct picture_request){
        .program = this_program, .path = FIXTURES "rgb.png", .w = W, .h = H});
    assert_int_equal(unsetenv(PART), 0);
    assert_refused(&seen, ERR_CHILD, "解码进程没有被隔离");
}

static void a_saved_png_is_not_believed_either(void **state)
{
    static uint32_t pixels[W * H];
    struct err err;
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (rows[i].play != part_unsealed && rows[i].play != part_no_memory &&
            rows[i].play != part_garbage && rows[i].play != part_segv)
            continue;
        assert_int_equal(setenv(PART, rows[i].name, 1), 0);
        assert_false(picture_save_png(this_program, pixels, W, H, scratch_path("no.png"), &err));
        assert_int_equal(unsetenv(PART), 0);
        assert_int_equal(err.code, rows[i].code);
        assert_non_null(strstr(err.text, rows[i].words));
        assert_false(file_is_regular(scratch_path("no.png")));
    }
}

int main(void)
{
    const char *part = getenv(PART);
    if (part)
        return play(part);
    if (readlink("/proc/self/exe", this_program, sizeof(this_program) - 1) <= 0)
        return 1;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_child_is_seen_through),
        cmocka_unit_test(a_child_that_hangs_has_five_seconds),
        cmocka_unit_test(it_has_longer_where_nobody_waits),
        cmocka_unit_test(a_child_that_falls_mute_has_a_second_to_end),
        cmocka_unit_test(closing_early_leaves_nothing_behind),
        cmocka_unit_test(a_program_that_is_not_ours_is_no_decoder),
        cmocka_unit_test(an_unconfined_child_is_not_believed),
        cmocka_unit_test(a_saved_png_is_not_believed_either),
    };
    return cmocka_run_group_tests(tests, scratch_open, scratch_close);
}
