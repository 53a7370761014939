#include "base/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

#define PARKED_FD 10 /* above the fixed numbers, so that the two dup2 calls cannot collide */

static int spawn_with(pid_t *pid, char *const argv[], int socket, int extra)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, usual;
    (void)posix_spawn_file_actions_init(&actions); /* these fail only without memory, and */
    (void)posix_spawnattr_init(&attributes);       /* then posix_spawn fails and says so  */
    (void)posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDWR, 0);
    (void)posix_spawn_file_actions_adddup2(&actions, 0, 1);
    (void)posix_spawn_file_actions_adddup2(&actions, socket, CHILD_SOCKET_FD);
    if (extra >= 0)
        (void)posix_spawn_file_actions_adddup2(&actions, extra, CHILD_EXTRA_FD);
    (void)sigemptyset(&none);
    (void)sigfillset(&usual);
    (void)posix_spawnattr_setsigmask(&attributes, &none);
    (void)posix_spawnattr_setsigdefault(&attributes, &usual);
    (void)posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    int failure = posix_spawn(pid, argv[0], &actions, &attributes, argv, environ);
    (void)posix_spawn_file_actions_destroy(&actions);
    (void)posix_spawnattr_destroy(&attributes);
    return failure;
}

bool child_start(struct child *child, char *const argv[], int extra_fd, struct err *err)
{
    int pair[2] = {-1, -1};
    int theirs = -1;
    int extra = -1;
    bool ok = false;
    *child = (struct child){0, -1};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
        return err_set_errno(err, "socketpair");
    theirs = fcntl(pair[1], F_DUPFD_CLOEXEC, PARKED_FD);
    extra = extra_fd >= 0 ? fcntl(extra_fd, F_DUPFD_CLOEXEC, PARKED_FD) : -1;
    if (theirs < 0 || (extra_fd >= 0 && extra < 0) || fcntl(pair[0], F_SETFL, O_NONBLOCK) != 0) {
        (void)err_set_errno(err, "%s", argv[0]);
        goto out;
    }
    pid_t pid = 0;
    errno = spawn_with(&pid, argv, theirs, extra);
    if (errno != 0) {
        (void)err_set_errno(err, "%s", argv[0]);
        goto out;
    }
    *child = (struct child){pid, pair[0]};
    pair[0] = -1;
    ok = true;
out:
    if (extra >= 0)
        (void)close(extra);
    if (theirs >= 0)
        (void)close(theirs);
    (void)close(pair[1]);
    if (pair[0] >= 0)
        (void)close(pair[0]);
    return ok;
}

void child_kill(const struct child *child)
{
    if (child->pid > 0)
        (void)kill(child->pid, SIGKILL); /* it may be gone already */
}

void child_stop(struct child *child)
{
    child_kill(child);
    if (child->pid > 0) {
        while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    if (child->socket >= 0)
        (void)close(child->socket);
    *child = (struct child){0, -1};
}

bool child_has_ended(struct child *child, int *out_status)
{
    if (child->pid <= 0)
        return true;
    pid_t got = waitpid(child->pid, out_status, WNOHANG);
    if (got == 0 || (got < 0 && errno == EINTR))
        return false;
    child->pid = 0;
    return true;
}

void child_die_with_parent(void)
{
    (void)prctl(PR_SET_PDEATHSIG, SIGKILL); /* known to every kernel we run on */
}
