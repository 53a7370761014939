#include "device/program.h"

#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/wait.h>

#include "device/remount.h"

#define READ_ONLY "/mnt" /* once has_read_only() */
#define LOOKS     1000   /* of 10 ms; never waited for in full */

/* What stands in for anxuan-stick; it writes down what it was asked, and what else is told to. */
static char trace[sizeof(folder) + 16];
static const char says_it[] = "printf w >&3\ncat <&3 >/dev/null\n";

static int make_both(void **state)
{
    int result = make_folder(state);
    (void)snprintf(trace, sizeof(trace), "%s/trace", folder);
    return result;
}

static void write_stick(const char *first, const char *then)
{
    struct str script = {0};
    str_addf(&script, "#!/bin/sh\ntrace=%s\necho \"$#\" \"$@\" >>$trace\n%s%s\n", trace, first,
             then);
    write_program(script.text);
    (void)unlink(trace);
    str_finish(&script);
}

static bool has_trace(const char *wanted)
{
    struct err err;
    struct str got = {0};
    bool is_it = file_is_regular(trace) ? file_read(trace, 4096, &got, &err) &&
                                              strcmp(got.text ? got.text : "", wanted) == 0
                                        : !*wanted;
    str_finish(&got);
    return is_it;
}

/* A folder that is mounted read-only, in a mount namespace of our own. */
static bool has_read_only(void)
{
    static bool is_there;
    is_there = is_there || (unshare(CLONE_NEWNS) == 0 &&
                            mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0 &&
                            mount("none", READ_ONLY, "tmpfs", MS_RDONLY, NULL) == 0);
    return is_there;
}

static void every_last_end_means_something(void **state)
{
    (void)state;
    static const struct {
        const char *ending;
        enum err_code code;
    } rows[] = {
        {"exit 0", ERR_NONE},      {"exit 77", ERR_UNTRUSTED},      {"exit 66", ERR_UNTRUSTED},
        {"exit 74", ERR_IO},       {"exit 64", ERR_CHILD},          {"exit 1", ERR_CHILD},
        {"kill -9 $$", ERR_CHILD}, {"exec 3>&-; exit 0", ERR_NONE},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct err err = {.code = ERR_NONE};
        struct remount remount;
        char *const argv[] = {program, (char *)"/a b", NULL};
        write_stick("cat <&3 >/dev/null\n", rows[i].ending);
        assert_true(child_start(&remount.child, argv, NULL, 0, &err));
        bool ok = remount_back(&remount, "/a b", &err);
        if (ok != (rows[i].code == ERR_NONE) || err.code != rows[i].code)
            fail_msg("%s: %d %s", rows[i].ending, err.code, err.text);
        assert_int_equal(remount.child.socket, -1);
        assert_true(has_trace("1 /a b\n"));
    }
}

static void every_first_end_means_something(void **state)
{
    (void)state;
    static const struct {
        const char *ending;
        enum err_code code;
    } rows[] = {
        {"exit 77", ERR_UNTRUSTED},     {"exit 66", ERR_UNTRUSTED}, {"exit 74", ERR_IO},
        {"exec 3>&-; exit 74", ERR_IO}, {"exit 64", ERR_CHILD},     {"kill -9 $$", ERR_CHILD},
        {"exit 0", ERR_CHILD}, /* it did not say that the stick is writable */
    };
    if (!has_read_only())
        skip(); /* not allowed here */
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct err err = {.code = ERR_NONE};
        struct remount remount = {.child = {0, 7}};
        write_stick("", rows[i].ending);
        if (remount_writable(program, READ_ONLY, &remount, &err) || err.code != rows[i].code)
            fail_msg("%s: %d %s", rows[i].ending, err.code, err.text);
        assert_int_equal(remount.child.socket, 7); /* untouched */
        assert_true(has_trace("1 " READ_ONLY "\n"));
    }
}

static void one_that_is_writable_is_left_as_it_is(void **state)
{
    (void)state;
    struct err err;
    struct remount remount = {.child = {0, 7}};
    write_stick("", "exit 74");
    assert_true(remount_writable(program, folder, &remount, &err));
    assert_int_equal(remount.child.socket, -1);
    assert_true(remount_back(&remount, folder, &err));
    assert_false(remount_back(&remount, "/there/is/no/such", &err));
    assert_int_equal(err.code, ERR_GONE);
    assert_false(remount_writable(program, "/there/is/no/such", &remount, &err));
    assert_true(has_trace(""));
}

static void one_process_makes_it_writable_and_read_only(void **state)
{
    (void)state;
    struct err err;
    struct remount remount;
    if (!has_read_only())
        skip(); /* not allowed here */
    write_stick(says_it, "echo back >>$trace");
    assert_true(remount_writable(program, READ_ONLY, &remount, &err));
    assert_true(remount.child.socket >= 0);
    assert_true(has_trace("1 " READ_ONLY "\n"));
    assert_true(remount_back(&remount, READ_ONLY, &err));
    assert_true(has_trace("1 " READ_ONLY "\nback\n"));
}

/* Makes it writable and says so, and never makes it read-only again. */
static void import_for_ever(int told_fd)
{
    struct err err;
    struct remount remount;
    if (remount_writable(program, READ_ONLY, &remount, &err))
        (void)!write(told_fd, "w", 1); /* the test hears nothing then, and fails */
    for (;;)
        (void)pause();
}

static void it_is_read_only_again_when_we_are_killed(void **state)
{
    (void)state;
    int told[2];
    char word = 0;
    if (!has_read_only())
        skip(); /* not allowed here */
    write_stick(says_it, "echo back >>$trace");
    assert_int_equal(pipe(told), 0);
    pid_t importer = fork();
    if (importer == 0)
        import_for_ever(told[1]);
    (void)close(told[1]);
    assert_int_equal(read(told[0], &word, 1), 1);
    (void)close(told[0]);
    assert_true(has_trace("1 " READ_ONLY "\n"));
    assert_int_equal(kill(importer, SIGKILL), 0);
    assert_int_equal(waitpid(importer, NULL, 0), importer);
    for (int i = 0; i < LOOKS && !has_trace("1 " READ_ONLY "\nback\n"); i++)
        (void)usleep(10000);
    assert_true(has_trace("1 " READ_ONLY "\nback\n"));
}

static void a_program_that_is_not_there_is_told(void **state)
{
    (void)state;
    struct remount remount;
    struct err err = {.code = ERR_NONE};
    if (!has_read_only())
        skip(); /* not allowed here */
    assert_false(remount_writable(program, READ_ONLY, &remount, &err));
    assert_int_equal(err.code, ERR_CHILD);
    assert_non_null(strstr(err.text, "请重新安装"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_both, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_last_end_means_something),
        TEST(every_first_end_means_something),
        TEST(one_that_is_writable_is_left_as_it_is),
        TEST(one_process_makes_it_writable_and_read_only),
        TEST(it_is_read_only_again_when_we_are_killed),
        TEST(a_program_that_is_not_there_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
