#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "device/instance.h"

#define RACERS 8
#define HEATS  20

static char *folder;

static int make_folder(void **state)
{
    char name[] = "/tmp/anxuan-test-XXXXXX";
    (void)state;
    folder = mem_copy_text(mkdtemp(name));
    return folder ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    file_remove_tree(folder);
    free(folder);
    return 0;
}

static void expect_busy(const char *said)
{
    int fd = 77;
    struct err err = {.code = ERR_NONE};
    assert_false(instance_lock(folder, &fd, &err));
    assert_int_equal(fd, -1);
    assert_int_equal(err.code, ERR_BUSY);
    if (!strstr(err.text, said))
        fail_msg("'%s' is not in '%s'", said, err.text);
}

static void the_lock_holds_the_pid(void **state)
{
    int fd = -1;
    char wanted[32];
    struct err err;
    struct str got = {0};
    (void)state;
    char *path = file_join(folder, "lock");
    assert_true(file_replace(path, "999999999 and more than a pid takes\n", 36, &err));
    assert_true(instance_lock(folder, &fd, &err));
    assert_true(fd >= 0);
    assert_true(file_read(path, 100, &got, &err));
    (void)snprintf(wanted, sizeof(wanted), "%d\n", (int)getpid());
    assert_string_equal(got.text, wanted);
    str_finish(&got);
    free(path);
    (void)close(fd);
}

static void a_second_player_is_told_of_the_first(void **state)
{
    int fd = -1;
    char said[256];
    struct err err;
    (void)state;
    assert_true(instance_lock(folder, &fd, &err));
    (void)snprintf(said, sizeof(said),
                   "另一个播放器（进程 %d）正在使用 %s another player (pid %d) is using it",
                   (int)getpid(), folder, (int)getpid());
    expect_busy(said);
    (void)close(fd);
    assert_true(instance_lock(folder, &fd, &err)); /* the control: free again */
    (void)close(fd);
}

static void a_pid_that_means_nothing_is_not_named(void **state)
{
    static const char *const rows[] = {
        "", "0\n", "-1\n", "no number\n", "4194304\n", "99999999999999999999999\n"};
    int fd = -1;
    struct err err;
    (void)state;
    assert_true(instance_lock(folder, &fd, &err));
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        assert_int_equal(ftruncate(fd, 0), 0);
        assert_int_equal(pwrite(fd, rows[i], strlen(rows[i]), 0), strlen(rows[i]));
        expect_busy("另一个播放器正在使用 ");
    }
    (void)close(fd);
}

static void a_killed_player_leaves_no_lock(void **state)
{
    int fd = -1;
    int ready[2];
    char byte;
    struct err err;
    (void)state;
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        bool ok = instance_lock(folder, &fd, &err);
        (void)!write(ready[1], ok ? "y" : "n", 1);
        pause();
    }
    assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_int_equal(byte, 'y');
    expect_busy("（进程 ");
    (void)kill(child, SIGKILL);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_true(instance_lock(folder, &fd, &err));
    (void)close(fd);
    (void)close(ready[0]);
    (void)close(ready[1]);
}

/* Waits for the starting shot (the pipe's end), tries, says how it went, holds until killed. */
static void race(int start, int result)
{
    char byte;
    int fd = -1;
    struct err err = {.code = ERR_NONE};
    (void)!read(start, &byte, 1);
    bool ok = instance_lock(folder, &fd, &err);
    (void)!write(result, ok ? "y" : err.code == ERR_BUSY ? "b" : "?", 1);
    (void)pause();
    _exit(0);
}

static void one_of_many_wins(void **state)
{
    (void)state;
    for (int heat = 0; heat < HEATS; heat++) {
        int start[2], result[2];
        pid_t racers[RACERS];
        char outcome[RACERS + 1] = "";
        int winners = 0;
        assert_int_equal(pipe(start) | pipe(result), 0);
        for (int i = 0; i < RACERS; i++) {
            racers[i] = fork();
            if (racers[i] == 0) {
                (void)close(start[1]);
                race(start[0], result[1]);
            }
        }
        (void)close(start[1]);
        for (int i = 0; i < RACERS; i++)
            assert_int_equal(read(result[0], &outcome[i], 1), 1);
        for (int i = 0; i < RACERS; i++) {
            winners += outcome[i] == 'y';
            assert_true(outcome[i] == 'y' || outcome[i] == 'b');
            (void)kill(racers[i], SIGKILL);
            assert_int_equal(waitpid(racers[i], NULL, 0), racers[i]);
        }
        assert_int_equal(winners, 1);
        (void)close(start[0]);
        (void)close(result[0]);
        (void)close(result[1]);
    }
}

static void a_missing_folder_is_made(void **state)
{
    int fd = -1;
    struct err err;
    (void)state;
    char *deep = file_join(folder, "a/b");
    assert_true(instance_lock(deep, &fd, &err));
    assert_true(file_is_folder(deep));
    (void)close(fd);
    free(deep);
}

static void a_folder_that_cannot_be_written_is_told(void **state)
{
    /* root may write anywhere, but not below a file, nor into /proc */
    static const char *const rows[] = {"file/data", "file", "/proc/self"};
    struct err err;
    (void)state;
    char *file = file_join(folder, "file");
    assert_true(file_replace(file, "x", 1, &err));
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int fd = 77;
        char *path = rows[i][0] == '/' ? mem_copy_text(rows[i]) : file_join(folder, rows[i]);
        assert_false(instance_lock(path, &fd, &err));
        assert_int_equal(err.code, ERR_IO);
        assert_int_equal(fd, -1);
        assert_non_null(strstr(err.text, "无法建立"));
        free(path);
    }
    free(file);
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(the_lock_holds_the_pid),
        IN_FOLDER(a_second_player_is_told_of_the_first),
        IN_FOLDER(a_pid_that_means_nothing_is_not_named),
        IN_FOLDER(a_killed_player_leaves_no_lock),
        IN_FOLDER(one_of_many_wins),
        IN_FOLDER(a_missing_folder_is_made),
        IN_FOLDER(a_folder_that_cannot_be_written_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
