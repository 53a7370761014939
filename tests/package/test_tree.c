#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>

#include "package/office.h"

/* What is made in the folder t, and what is said of it. */
static const struct {
    const char *make;
    enum package_reason reason;
} rows[] = {
    {"mkdir t", PACKAGE_FINE},
    {"mkdir -p t/a/b/c t/d", PACKAGE_FINE},
    {"mkdir -p t/1/2/3/4/5/6/7; touch t/1/2/3/4/5/6/7/8", PACKAGE_FINE},
    {"mkdir -p t/1/2/3/4/5/6/7/8; touch t/1/2/3/4/5/6/7/8/9", PACKAGE_LIMITS},
    {"mkdir -p t/a; ln -s /etc/passwd t/a/b", PACKAGE_NAMES},
    {"mkdir -p t/a; ln -s b t/a/b", PACKAGE_NAMES},
    {"mkdir -p t/a; ln -s a t/b", PACKAGE_NAMES},
    {"mkdir -p t/a; ln -s /etc t/playlists", PACKAGE_NAMES},
    {"mkdir t; touch t/a; ln t/a t/b", PACKAGE_NAMES},
    {"mkdir t; touch outside; ln outside t/b", PACKAGE_NAMES},
    {"mkdir -p t/a; mkfifo t/a/b", PACKAGE_NAMES},
    {"mkdir t; touch t/A t/a", PACKAGE_NAMES},
    {"mkdir -p t/A t/a; touch t/A/1 t/a/2", PACKAGE_NAMES},
    {"mkdir t; touch 't/a\\b'", PACKAGE_NAMES},
    {"mkdir t; touch 't/a\nb'", PACKAGE_NAMES},
    {"mkdir 't/' 't/a '", PACKAGE_NAMES},
    {"mkdir t; touch \"$(printf 't/\\377')\"", PACKAGE_NAMES},
    {"mkdir t; touch \"$(printf 't/e\\314\\201')\"", PACKAGE_NAMES},
    {"mkdir t; touch \"t/$(printf %201d 0)\"", PACKAGE_LIMITS},
    {"mkdir t; for i in 1 2 3 4 5; do touch t/$i; done", PACKAGE_FINE},
    {"mkdir t; for i in 1 2 3 4 5 6; do touch t/$i; done", PACKAGE_LIMITS},
    {"mkdir t; head -c 1000 /dev/zero >t/a", PACKAGE_FINE},
    {"mkdir t; head -c 1001 /dev/zero >t/a", PACKAGE_LIMITS},
    {"mkdir t; head -c 501 /dev/zero | tee t/a >t/b", PACKAGE_LIMITS},
    {"mkdir t; truncate -s 1T t/a", PACKAGE_LIMITS},
    {"mkdir t; seq -f 't/%g' 1 200 | xargs mkdir", PACKAGE_LIMITS},
    {"mkdir t; seq -f 't/._%g' 1 200 | xargs touch", PACKAGE_LIMITS},
    /* what is never looked at */
    {"mkdir -p t/receipts t/export; mkfifo t/receipts/a; ln -s / t/export/b", PACKAGE_FINE},
    {"mkdir -p t/a; ln -s / t/a/.Trashes; mkfifo t/._a; touch t/SHA256SUMS", PACKAGE_FINE},
};

static bool list(struct package_tree *tree, struct package_trouble *trouble)
{
    struct package_limits limits = package_limits_default();
    limits.max_files = 5;
    limits.max_bytes = 1000;
    int fd = package_tree_open("t", trouble);
    if (fd < 0)
        return false;
    bool ok = package_tree_list(fd, &limits, tree, trouble);
    close(fd);
    return ok;
}

/* The number of the first row that comes out otherwise; -1: none. */
static int check_rows(void)
{
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct package_tree tree = {0};
        struct package_trouble trouble = {0};
        office_run(rows[i].make);
        bool ok = list(&tree, &trouble);
        package_tree_finish(&tree);
        file_remove_tree("t");
        if (ok != (rows[i].reason == PACKAGE_FINE) || trouble.reason != rows[i].reason) {
            printf("%s: %d %s\n", rows[i].make, (int)trouble.reason, trouble.err.text);
            return (int)i;
        }
    }
    return -1;
}

static void test_rows(void **state)
{
    (void)state;
    assert_int_equal(check_rows(), -1);
}

/* From here on this process has a kernel without openat2(). */
static bool forbid_openat2(void)
{
    struct sock_filter filter[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_openat2, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = {COUNT(filter), filter};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
           prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0 &&
           syscall(SYS_openat2, -1, "", NULL, 0) == -1 && errno == ENOSYS;
}

static int open_each(void);

static void test_old_kernel(void **state)
{
    (void)state;
    int status;
    pid_t pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        int code = !forbid_openat2() ? 3 : check_rows() != -1 ? 2 : open_each() != -1;
        (void)fflush(stdout);
        _exit(code);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
}

static void test_order(void **state)
{
    (void)state;
    static const char *const names[] = {"a", "a-b", "a.d/2", "b/c"};
    struct package_tree tree;
    struct package_trouble trouble = {0};
    office_run("mkdir -p t/a.d t/b t/empty; touch t/a t/a-b; printf 12 >t/a.d/2; printf 1 >t/b/c");
    assert_true(list(&tree, &trouble));
    assert_int_equal(tree.count, COUNT(names));
    assert_int_equal(tree.bytes, 3);
    for (size_t i = 0; i < COUNT(names); i++)
        assert_string_equal(tree.files[i].name, names[i]);
    assert_int_equal(tree.files[2].bytes, 2);
    package_tree_finish(&tree);
}

static void test_socket(void **state)
{
    (void)state;
    struct sockaddr_un name = {AF_UNIX, "t/socket"};
    struct package_tree tree;
    struct package_trouble trouble = {0};
    int64_t bytes;
    office_run("mkdir t");
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(fd, (struct sockaddr *)&name, sizeof(name)), 0);
    assert_false(list(&tree, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_NAMES);
    int folder = open("t", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_int_equal(package_tree_open_file(folder, "socket", &bytes, &trouble), -1);
    assert_int_equal(trouble.reason, PACKAGE_NAMES);
    close(folder);
    close(fd);
}

static void test_open(void **state)
{
    static const struct {
        const char *make;
        enum package_reason reason;
    } folders[] = {
        {"true", PACKAGE_NONE},
        {"touch t", PACKAGE_NAMES},
        {"ln -sf / t", PACKAGE_NAMES},
        {"rm t; mkfifo t", PACKAGE_NAMES},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(folders); i++) {
        struct package_trouble trouble = {0};
        office_run(folders[i].make);
        assert_int_equal(package_tree_open("t", &trouble), -1);
        assert_int_equal(trouble.reason, folders[i].reason);
    }
}

/* Opens files as somebody could have swapped them since they were listed; the row that comes out
 * otherwise, or -1. */
static int open_each(void)
{
    static const struct {
        const char *name;
        enum package_reason reason;
    } files[] = {
        {"a/file", PACKAGE_FINE},

        {"gone", PACKAGE_FILES},
        {"a/gone", PACKAGE_FILES},
        {"gone/a", PACKAGE_FILES},
        {"link", PACKAGE_NAMES},
        {"up/file", PACKAGE_NAMES},
        {"../outside", PACKAGE_NAMES},
        {"/etc/passwd", PACKAGE_NAMES},
        {"a/../../x", PACKAGE_NAMES},
        {"a/file/b", PACKAGE_NAMES},
        {"fifo", PACKAGE_NAMES},
        {"a", PACKAGE_NAMES},
        {"twice", PACKAGE_NAMES},
        {"proc/version", PACKAGE_NAMES},
    };
    office_run("mkdir -p t/a; printf 12345 >t/a/file; ln -s a/file t/link; ln -s a t/up; touch "
               "outside t/once; ln t/once t/twice; mkfifo t/fifo; ln -s /proc t/proc");
    int folder = open("t", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int bad = -1;
    for (size_t i = 0; i < COUNT(files) && bad < 0; i++) {
        struct package_trouble trouble = {0};
        int64_t bytes = 0;
        int fd = package_tree_open_file(folder, files[i].name, &bytes, &trouble);
        bool is_fine = fd >= 0 && bytes == 5 && fcntl(fd, F_GETFD) == FD_CLOEXEC;
        if (files[i].reason == PACKAGE_FINE ? !is_fine
                                            : fd >= 0 || trouble.reason != files[i].reason)
            bad = (int)i;
        if (bad >= 0)
            printf("%s: %d %s\n", files[i].name, (int)trouble.reason, trouble.err.text);
        if (fd >= 0)
            close(fd);
    }
    close(folder);
    file_remove_tree("t");
    return bad;
}

static void test_open_file(void **state)
{
    (void)state;
    assert_int_equal(open_each(), -1);
}

static void test_read(void **state)
{
    (void)state;
    struct package_trouble trouble = {0};
    struct str text = {0};
    office_run("mkdir t; printf 12345 >t/a; touch t/empty; truncate -s 1T t/large");
    int folder = open("t", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_true(package_tree_read(folder, "a", 5, PACKAGE_SUMS, &text, &trouble));
    assert_string_equal(text.text, "12345");
    assert_true(package_tree_read(folder, "empty", 0, PACKAGE_SUMS, &text, &trouble));
    assert_int_equal(text.len, 5); /* added to */
    assert_false(package_tree_read(folder, "a", 4, PACKAGE_SUMS, &text, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_SUMS);
    assert_false(package_tree_read(folder, "large", 4, PACKAGE_LIMITS, &text, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_LIMITS);
    assert_false(package_tree_read(folder, "gone", 4, PACKAGE_LIMITS, &text, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_FILES);
    assert_int_equal(text.len, 5); /* untouched */
    str_finish(&text);
    close(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rows, office_open, office_close),
        cmocka_unit_test_setup_teardown(test_old_kernel, office_open, office_close),
        cmocka_unit_test_setup_teardown(test_order, office_open, office_close),
        cmocka_unit_test_setup_teardown(test_socket, office_open, office_close),
        cmocka_unit_test_setup_teardown(test_open, office_open, office_close),
        cmocka_unit_test_setup_teardown(test_open_file, office_open, office_close),
        cmocka_unit_test_setup_teardown(test_read, office_open, office_close),
    };
    return cmocka_run_group_tests_name("package/tree", tests, NULL, NULL);
}
