#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "device/remount.h"

static char *folder, *program, *trace;

static int make_folder(void **state)
{
    char name[] = "/tmp/anxuan-test-XXXXXX";
    (void)state;
    folder = mem_copy_text(mkdtemp(name));
    program = file_join(folder, "program");
    trace = file_join(folder, "trace");
    return 0;
}

static int remove_folder(void **state)
{
    (void)state;
    file_remove_tree(folder);
    free(folder);
    free(program);
    free(trace);
    return 0;
}

/* What stands in for anxuan-stick; it writes down what it was asked. */
static void write_program(const char *ending)
{
    struct err err;
    struct str script = {0};
    str_addf(&script, "#!/bin/sh\necho \"$#\" \"$@\" >>%s\n%s\n", trace, ending);
    assert_true(file_replace(program, script.text, script.len, &err));
    assert_int_equal(chmod(program, 0755), 0);
    (void)unlink(trace);
    str_finish(&script);
}

static void expect_trace(const char *wanted)
{
    struct err err;
    struct str got = {0};
    if (!*wanted) {
        assert_false(file_is_regular(trace));
        return;
    }
    assert_true(file_read(trace, 4096, &got, &err));
    assert_string_equal(got.text, wanted);
    str_finish(&got);
}

static void every_end_means_something(void **state)
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
    const struct remount remount = {.is_ours = true};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct err err = {.code = ERR_NONE};
        write_program(rows[i].ending);
        bool ok = remount_back(program, "/a b", &remount, &err);
        if (ok != (rows[i].code == ERR_NONE) || err.code != rows[i].code)
            fail_msg("%s: %d %s", rows[i].ending, err.code, err.text);
        expect_trace("2 ro /a b\n");
    }
}

static void one_that_is_writable_is_left_as_it_is(void **state)
{
    (void)state;
    struct err err;
    struct remount remount = {.is_ours = true};
    write_program("exit 74");
    assert_true(remount_writable(program, folder, &remount, &err));
    assert_false(remount.is_ours);
    assert_true(remount_back(program, folder, &remount, &err));
    assert_false(remount_back(program, "/there/is/no/such", &remount, &err));
    assert_int_equal(err.code, ERR_GONE);
    assert_false(remount_writable(program, "/there/is/no/such", &remount, &err));
    expect_trace("");
}

static void one_that_is_read_only_is_made_writable(void **state)
{
    (void)state;
    struct err err;
    struct remount remount = {.is_ours = false};
    if (unshare(CLONE_NEWNS) != 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mount("none", "/mnt", "tmpfs", MS_RDONLY, NULL) != 0)
        skip(); /* not allowed here */
    write_program("exit 74");
    assert_false(remount_writable(program, "/mnt", &remount, &err));
    assert_int_equal(err.code, ERR_IO);
    assert_false(remount.is_ours);
    write_program("exit 0");
    assert_true(remount_writable(program, "/mnt", &remount, &err));
    assert_true(remount.is_ours);
    assert_true(remount_back(program, "/mnt", &remount, &err));
    expect_trace("2 rw /mnt\n2 ro /mnt\n");
}

static void a_program_that_is_not_there_is_told(void **state)
{
    (void)state;
    struct err err = {.code = ERR_NONE};
    const struct remount remount = {.is_ours = true};
    assert_false(remount_back(program, folder, &remount, &err));
    assert_int_equal(err.code, ERR_CHILD);
    assert_non_null(strstr(err.text, "请重新安装"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_end_means_something, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(one_that_is_writable_is_left_as_it_is, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(one_that_is_read_only_is_made_writable, make_folder,
                                        remove_folder),
        cmocka_unit_test_setup_teardown(a_program_that_is_not_there_is_told, make_folder,
                                        remove_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
