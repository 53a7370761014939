#include "base/child.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

#define PARKED_FD 10 /* above the fixed numbers, so that the dup2 calls cannot collide */

/* The child's descriptors from CHILD_SOCKET_FD on: copies of ours, parked. */
struct parcel {
    int fds[1 + CHILD_EXTRA_MAX];
    int count;
};

static bool pack(struct parcel *parcel, int fd)
{
    int parked = fcntl(fd, F_DUPFD_CLOEXEC, PARKED_FD);
    if (parked >= 0)
        parcel->fds[parcel->count++] = parked;
    return parked >= 0;
}

static void unpack(struct parcel *parcel)
{
    while (parcel->count > 0)
        (void)close(parcel->fds[--parcel->count]); /* the child has its own */
}

static int spawn_with(pid_t *pid, char *const argv[], const struct parcel *parcel)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, usual;
    (void)posix_spawn_file_actions_init(&actions); /* these fail only without memory, and */
    (void)posix_spawnattr_init(&attributes);       /* then posix_spawn fails and says so  */
    (void)posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDWR, 0);
    (void)posix_spawn_file_actions_adddup2(&actions, 0, 1);
    for (int i = 0; i < parcel->count; i++)
        (void)posix_spawn_file_actions_adddup2(&actions, parcel->fds[i], CHILD_SOCKET_FD + i);
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

/* Starts it with theirs as its socket; 0 or errno. */
static int start_with(pid_t *pid, char *const argv[], int theirs, const int *extra_fds,
                      size_t extra_count)
{
    struct parcel parcel = {.count = 0};
    bool is_packed = pack(&parcel, theirs);
    for (size_t i = 0; is_packed && i < extra_count; i++)
        is_packed = pack(&parcel, extra_fds[i]);
    int failure = is_packed ? spawn_with(pid, argv, &parcel) : errno;
    unpack(&parcel);
    return failure;
}

static bool tell_failure(struct err *err, const char *program, int failure)
{
    return err_set(err, ERR_CHILD, "%s: %s", program, strerror(failure));
}

bool child_start(struct child *child, char *const argv[], const int *extra_fds, size_t extra_count,
                 struct err *err)
{
    int pair[2];
    pid_t pid = 0;
    assert(extra_count <= CHILD_EXTRA_MAX);
    *child = (struct child){0, -1};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pair) != 0)
        return tell_failure(err, argv[0], errno);
    /* the child waits in its reads */
    int failure = fcntl(pair[1], F_SETFL, 0) == 0
                      ? start_with(&pid, argv, pair[1], extra_fds, extra_count)
                      : errno;
    (void)close(pair[1]); /* the child has its own */
    if (failure != 0) {
        (void)close(pair[0]); /* nobody is at its other end */
        return tell_failure(err, argv[0], failure);
    }
    *child = (struct child){pid, pair[0]};
    return true;
}

void child_kill(const struct child *child)
{
    if (child->pid > 0)
        (void)kill(child->pid, SIGKILL); /* it may be gone already */
}

/* Nothing of ours is left to be said on its socket. */
static void forget(struct child *child)
{
    if (child->socket >= 0)
        (void)close(child->socket);
    *child = (struct child){0, -1};
}

void child_stop(struct child *child)
{
    child_kill(child);
    if (child->pid > 0) {
        while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
            ;
    }
    forget(child);
}

void child_abandon(struct child *child)
{
    int status;
    child_kill(child);
    for (int ms = 0; ms < CHILD_ABANDON_MS && !child_has_ended(child, &status); ms++)
        (void)poll(NULL, 0, 1); /* cut short it is waited for a little less */
    forget(child);
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

void child_go_first(void)
{
    static const char most[] = "1000"; /* proc(5), oom_score_adj */
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)!write(fd, most, sizeof(most) - 1); /* then it stays one among many */
    (void)close(fd);                          /* as above */
}

void child_keep(int extra_count)
{
    (void)close_range((unsigned)(CHILD_EXTRA_FD + extra_count), ~0U, 0); /* from Linux 5.9 on */
}
