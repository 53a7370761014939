#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"

#define PATIENCE_S 60 /* then SIGALRM ends a test that hangs */

static void start(struct child *child, const char *script)
{
    struct err err;
    char *const argv[] = {(char *)"/bin/sh", (char *)"-c", (char *)script, NULL};
    if (!child_start(child, argv, NULL, 0, &err))
        fail_msg("%s", err.text);
}

static bool is_there(pid_t pid)
{
    return kill(pid, 0) == 0;
}

static void assert_none(const struct child *child)
{
    assert_int_equal(child->pid, 0);
    assert_int_equal(child->socket, -1);
}

static void what_cannot_be_started_is_told(void **state)
{
    (void)state;
    struct err err = {.code = ERR_NONE};
    struct child child = {1, 1};
    char *const argv[] = {(char *)"/there/is/no/such", NULL};
    assert_false(child_start(&child, argv, NULL, 0, &err));
    assert_int_equal(err.code, ERR_CHILD);
    assert_none(&child);
    child_stop(&child); /* nothing to stop */
    child_abandon(&child);
    assert_none(&child);
}

static void it_finds_its_socket_and_its_end_is_told(void **state)
{
    (void)state;
    int status = 0;
    char word = 0;
    struct child child;
    start(&child, "printf x >&3; exit 7");
    (void)fcntl(child.socket, F_SETFL, 0);
    assert_int_equal(recv(child.socket, &word, 1, 0), 1);
    assert_int_equal(word, 'x');
    assert_int_equal(recv(child.socket, &word, 1, 0), 0);
    while (!child_has_ended(&child, &status))
        (void)usleep(1000);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 7);
    assert_int_equal(child.pid, 0);
    child_stop(&child); /* closes the socket */
    assert_none(&child);
}

static void it_is_gone_when_it_was_stopped(void **state)
{
    (void)state;
    void (*const ways[])(struct child *) = {child_stop, child_abandon};
    for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
        struct child child;
        start(&child, "trap '' TERM; exec sleep 600");
        pid_t pid = child.pid;
        assert_true(is_there(pid));
        ways[i](&child);
        assert_none(&child);
        assert_false(is_there(pid));
        assert_int_equal(waitpid(pid, NULL, WNOHANG), -1); /* nothing is left of it */
    }
}

/* Holds what was killed, as the kernel does while a dead disk does not answer. */
static pid_t hold(pid_t pid)
{
    int told[2];
    char word = 0;
    assert_int_equal(pipe(told), 0);
    pid_t holder = fork();
    if (holder == 0) {
        child_die_with_parent();
        bool is_held = ptrace(PTRACE_SEIZE, pid, NULL, NULL) == 0;
        if (write(told[1], is_held ? "y" : "n", 1) == 1)
            (void)pause();
        _exit(0);
    }
    (void)close(told[1]);
    (void)!read(told[0], &word, 1); /* then nobody is held */
    (void)close(told[0]);
    if (word == 'y')
        return holder;
    (void)kill(holder, SIGKILL);
    (void)waitpid(holder, NULL, 0);
    return -1;
}

static void one_that_cannot_end_is_left_behind(void **state)
{
    (void)state;
    struct child child;
    start(&child, "exec sleep 600");
    pid_t pid = child.pid, holder = hold(pid);
    if (holder < 0) {
        child_stop(&child);
        skip(); /* nobody may be traced here */
    }
    child_abandon(&child);
    assert_none(&child);
    assert_int_equal(waitpid(pid, NULL, WNOHANG), 0); /* still held */
    assert_int_equal(kill(holder, SIGKILL), 0);
    assert_int_equal(waitpid(holder, NULL, 0), holder);
    assert_int_equal(waitpid(pid, NULL, 0), pid); /* it was killed */
}

static void a_child_goes_before_its_parent(void **state)
{
    (void)state;
    int status = -1;
    pid_t pid = fork();
    if (pid == 0) {
        char text[8] = "";
        child_go_first();
        int fd = open("/proc/self/oom_score_adj", O_RDONLY | O_CLOEXEC);
        bool is_first = read(fd, text, sizeof(text) - 1) > 0 && strcmp(text, "1000\n") == 0;
        _exit(is_first ? 0 : 1);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_int_equal(status, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_cannot_be_started_is_told),
        cmocka_unit_test(it_finds_its_socket_and_its_end_is_told),
        cmocka_unit_test(it_is_gone_when_it_was_stopped),
        cmocka_unit_test(one_that_cannot_end_is_left_behind),
        cmocka_unit_test(a_child_goes_before_its_parent),
    };
    (void)alarm(PATIENCE_S);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
