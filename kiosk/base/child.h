/*
 * base/child: a helper process of ours and the socket to it.
 *
 * The child is another program file, started with posix_spawn; it finds a SOCK_SEQPACKET socket at
 * CHILD_SOCKET_FD and further descriptors, when given, from CHILD_EXTRA_FD on. It must call
 * child_die_with_parent() first, unless its work is to outlive us. Only this pid is ever waited
 * for.
 */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/err.h"

#define CHILD_SOCKET_FD  3
#define CHILD_EXTRA_FD   4
#define CHILD_EXTRA_MAX  2
#define CHILD_ABANDON_MS 500 /* dying takes some 20 ms; one that hangs in the kernel never ends */

struct child {
    pid_t pid;  /* 0: none */
    int socket; /* -1: none; non-blocking, close-on-exec */
};

/*
 * Starts argv[0] (NULL-terminated argv; stdin and stdout on the null device, stderr inherited).
 * extra_fds[extra_count], at most CHILD_EXTRA_MAX, are passed on and stay the caller's. On failure
 * *child is {0, -1} and the code ERR_CHILD.
 */
bool child_start(struct child *child, char *const argv[], const int *extra_fds, size_t extra_count,
                 struct err *err) MUST_USE;

/* Kills it at once, waits for its end, closes the socket; {0, -1} afterwards. Nothing when none. */
void child_stop(struct child *child);

/* Kills it and does not wait: child_has_ended() tells when it is gone, child_stop() cleans up. */
void child_kill(const struct child *child);

/*
 * child_stop() for one that may hang in the kernel (on a dead disk): waits no longer than
 * CHILD_ABANDON_MS. Whoever is left behind is reaped by init once we have ended: for the end of a
 * program.
 */
void child_abandon(struct child *child);

/* Tells whether the child has ended by itself (and reaps it then: pid becomes 0). */
bool child_has_ended(struct child *child, int *out_status);

/* For the child: closes what it inherited beyond the socket and its first extra_count descriptors.
 */
void child_keep(int extra_count);

/* For the child: dies when the parent does. Had it died before, the socket is at its end already.
 */
void child_die_with_parent(void);

/* For the child: when memory runs out the kernel is to end it, and what it starts, and not the
 * parent, which can have it again. Where that is not allowed it stays one among many. */
void child_go_first(void);

#endif
