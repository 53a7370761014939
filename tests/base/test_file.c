#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A folder of its own for each test, made the working folder. */
struct scratch {
    char folder[32];
};

static int enter_scratch(void **state)
{
    static struct scratch scratch;
    strcpy(scratch.folder, "/tmp/anxuan-test-XXXXXX");
    *state = &scratch;
    return mkdtemp(scratch.folder) && chdir(scratch.folder) == 0 ? 0 : -1;
}

static int leave_scratch(void **state)
{
    const struct scratch *scratch = *state;
    file_remove_tree(scratch->folder);
    return chdir("/") == 0 && access(scratch->folder, F_OK) != 0 ? 0 : -1;
}

static void assert_holds(const char *path, const char *wanted)
{
    struct str data = {0};
    struct err err = {0};
    if (!file_read(path, 1 << 20, &data, &err))
        fail_msg("%s", err.text);
    assert_string_equal(data.text, wanted);
    assert_int_equal(data.len, strlen(wanted));
    str_finish(&data);
}

static void test_replace(void **state)
{
    (void)state;
    struct err err = {0};
    assert_true(file_replace("a.txt", "旧", strlen("旧"), &err));
    assert_holds("a.txt", "旧");
    assert_true(file_replace("./a.txt", "新的", strlen("新的"), &err));
    assert_holds("a.txt", "新的");
    assert_true(file_replace("a.txt", NULL, 0, &err));
    assert_holds("a.txt", "");
    assert_int_equal(access("a.txt.new", F_OK), -1);
    assert_int_equal(err.code, ERR_NONE);
}

static void test_replace_private(void **state)
{
    (void)state;
    struct err err = {0};
    struct stat info;
    mode_t mask = umask(0);
    assert_true(file_replace("key.new", "left by a power cut", 19, &err)); /* mode 0644 */
    assert_true(file_replace_private("key", "secret", strlen("secret"), &err));
    (void)umask(mask);
    assert_holds("key", "secret");
    assert_int_equal(stat("key", &info), 0);
    assert_int_equal(info.st_mode & 07777, 0600);
    assert_int_equal(access("key.new", F_OK), -1);
    assert_false(file_replace_private("gone/key", "x", 1, &err));
}

/* The disk is full in the middle of writing: the old file stays whole, nothing is left beside it.
 */
static void test_replace_on_full_disk(void **state)
{
    (void)state;
    struct err err = {0};
    struct rlimit old, low;
    static const char large[100000] = "";
    assert_true(file_replace("a.txt", "旧", strlen("旧"), &err));
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    low = old;
    low.rlim_cur = 1000;
    void (*old_handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &low), 0);
    bool ok = file_replace("a.txt", large, sizeof(large), &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    (void)signal(SIGXFSZ, old_handler);
    assert_false(ok);
    assert_int_equal(err.code, ERR_IO);
    assert_string_equal(err.text, "a.txt: File too large");
    assert_holds("a.txt", "旧");
    assert_int_equal(access("a.txt.new", F_OK), -1);
    assert_true(file_replace("a.txt", large, sizeof(large), &err)); /* the control */
}

static void test_replace_refused(void **state)
{
    (void)state;
    struct err err = {0};
    assert_false(file_replace("gone/a.txt", "x", 1, &err));
    assert_int_equal(err.code, ERR_GONE);
    assert_string_equal(err.text, "gone/a.txt.new: No such file or directory");
    assert_int_equal(mkdir("folder", 0755), 0);
    assert_false(file_replace("folder", "x", 1, &err));
    assert_int_equal(err.code, ERR_IO);
    assert_true(file_is_folder("folder"));
    assert_int_equal(access("folder.new", F_OK), -1);
}

static void test_second_name(void **state)
{
    (void)state;
    assert_int_equal(mkdir("one", 0755), 0);
    assert_int_equal(symlink("one", "two"), 0);
    assert_int_equal(symlink("./one", "far"), 0);
    assert_false(file_is_second_name("one"));
    assert_true(file_is_second_name("two"));
    assert_false(file_is_second_name("far"));
    assert_false(file_is_second_name("none"));
}

static void test_create(void **state)
{
    (void)state;
    struct err err = {0};
    struct stat info;
    mode_t mask = umask(022);
    assert_true(file_create("a.pub", "open", 4, &err));
    assert_true(file_create_private("a.key", "secret", 6, &err));
    (void)umask(mask);
    assert_holds("a.pub", "open");
    assert_holds("a.key", "secret");
    assert_int_equal(stat("a.pub", &info), 0);
    assert_int_equal(info.st_mode & 07777, 0644);
    assert_int_equal(stat("a.key", &info), 0);
    assert_int_equal(info.st_mode & 07777, 0600);
    assert_int_equal(symlink("nowhere", "link"), 0);
    static const struct {
        const char *path;
        enum err_code code;
    } rows[] = {{"a.pub", ERR_BUSY}, {"link", ERR_BUSY}, {".", ERR_BUSY}, {"gone/a", ERR_GONE}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_false(file_create(rows[i].path, "x", 1, &err));
        assert_int_equal(err.code, rows[i].code);
    }
    assert_holds("a.pub", "open");
    assert_int_equal(access("nowhere", F_OK), -1);
}

/* Nothing of it is left. */
static void test_create_on_full_disk(void **state)
{
    (void)state;
    struct err err = {0};
    struct rlimit old, low;
    static const char large[100000] = "";
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
    low = old;
    low.rlim_cur = 1000;
    void (*old_handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &low), 0);
    bool ok = file_create("a.txt", large, sizeof(large), &err);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
    (void)signal(SIGXFSZ, old_handler);
    assert_false(ok);
    assert_int_equal(err.code, ERR_IO);
    assert_int_equal(access("a.txt", F_OK), -1);
    assert_true(file_create("a.txt", large, sizeof(large), &err)); /* the control */
}

static void test_read(void **state)
{
    (void)state;
    struct err err = {0};
    struct str data = {0};
    assert_true(file_replace("a.txt", "0123456789", 10, &err));
    assert_int_equal(mkdir("folder", 0755), 0);
    assert_int_equal(mkfifo("pipe", 0600), 0);
    str_add(&data, ">");
    assert_true(file_read("a.txt", 10, &data, &err));
    assert_string_equal(data.text, ">0123456789");
    const struct {
        const char *path;
        size_t limit;
        enum err_code code;
        const char *text;
    } rows[] = {
        {"a.txt", 9, ERR_LIMIT, "a.txt: larger than 9 bytes"},
        {"gone.txt", 10, ERR_GONE, "gone.txt: No such file or directory"},
        {"folder", 10, ERR_IO, "folder: not a regular file"},
        {"pipe", 10, ERR_IO, "pipe: not a regular file"},
        {"/dev/zero", 10, ERR_IO, "/dev/zero: not a regular file"},
        {"a.txt/b", 10, ERR_IO, "a.txt/b: Not a directory"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_false(file_read(rows[i].path, rows[i].limit, &data, &err));
        assert_int_equal(err.code, rows[i].code);
        assert_string_equal(err.text, rows[i].text);
        assert_string_equal(data.text, ">0123456789");
    }
    str_finish(&data);
}

static void test_folders(void **state)
{
    (void)state;
    struct err err = {0};
    assert_true(file_make_folders("a/b/c", &err));
    assert_true(file_make_folders("a/b/c", &err));
    assert_true(file_make_folders("a/b/d/", &err));
    assert_true(file_is_folder("a/b/c") && file_is_folder("a/b/d"));
    assert_true(file_replace("a/file", "x", 1, &err));
    assert_true(file_is_regular("a/file"));
    assert_false(file_is_regular("a/b"));
    assert_false(file_is_folder("a/file"));
    assert_false(file_make_folders("a/file", &err));
    assert_string_equal(err.text, "a/file: not a folder");
    assert_false(file_make_folders("a/file/below", &err));
    assert_string_equal(err.text, "a/file/below: Not a directory");
    assert_false(file_make_folders("", &err));
    assert_int_equal(err.code, ERR_IO);
    assert_int_equal(symlink("../a", "a/b/loop"), 0);
    file_remove_tree("a/b");
    assert_false(file_is_folder("a/b"));
    assert_true(file_is_regular("a/file")); /* links are not followed */
    file_remove_tree("nothing there");
}

static void test_paths(void **state)
{
    (void)state;
    static const struct {
        const char *folder, *name, *joined;
    } rows[] = {
        {"a", "b", "a/b"}, {"a/", "b", "a/b"}, {"/", "b", "/b"}, {"/a/b", "c.mp4", "/a/b/c.mp4"}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *path = file_join(rows[i].folder, rows[i].name);
        assert_string_equal(path, rows[i].joined);
        assert_string_equal(file_name(path), rows[i].name);
        free(path);
    }
    assert_string_equal(file_name("c.mp4"), "c.mp4");
    assert_string_equal(file_name("a/"), "");
    char *folder = file_program_folder();
    assert_true(file_is_folder(folder));
    free(folder);
}

static void test_folder_of(void **state)
{
    (void)state;
    static const char *const rows[][2] = {{"a.cfg", "."}, {"b/a.cfg", "b"}, {"/c/b/a.cfg", "/c/b"}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *folder = file_folder_of(rows[i][0]);
        assert_string_equal(folder, rows[i][1]);
        free(folder);
    }
}

static void test_below(void **state)
{
    static const struct {
        const char *path, *folder;
        bool is_below;
    } rows[] = {
        {"a/b", "a", true},         {"a/b/file", "a", true}, {"a/./b/../b/file", "./a", true},
        {"a", "a", false},          {"ab/file", "a", false}, {"link/file", "a", true},
        {"a/out/file", "a", false}, {"a/none", "a", false},  {"a/b", "none", false},
    };
    (void)state;
    struct err err = {0};
    assert_true(file_make_folders("a/b", &err));
    assert_true(file_make_folders("ab", &err));
    assert_true(file_replace("a/b/file", "x", 1, &err));
    assert_true(file_replace("ab/file", "x", 1, &err));
    assert_int_equal(symlink("a/b", "link"), 0);
    assert_int_equal(symlink("../ab", "a/out"), 0);
    for (size_t i = 0; i < COUNT(rows); i++)
        if (file_is_below(rows[i].path, rows[i].folder) != rows[i].is_below)
            fail_msg("%s below %s", rows[i].path, rows[i].folder);
}

int main(void)
{
#define SCRATCH_TEST(test) cmocka_unit_test_setup_teardown(test, enter_scratch, leave_scratch)
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folder_of),
        SCRATCH_TEST(test_replace),
        SCRATCH_TEST(test_second_name),
        SCRATCH_TEST(test_create),
        SCRATCH_TEST(test_create_on_full_disk),
        SCRATCH_TEST(test_replace_private),
        SCRATCH_TEST(test_replace_on_full_disk),
        SCRATCH_TEST(test_replace_refused),
        SCRATCH_TEST(test_read),
        SCRATCH_TEST(test_folders),
        SCRATCH_TEST(test_paths),
        SCRATCH_TEST(test_below),
    };
    return cmocka_run_group_tests_name("base/file", tests, NULL, NULL);
}
