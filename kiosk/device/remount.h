/*
 * device/remount: a stick made writable for a moment, and read-only again. Done by anxuan-stick
 * (device/stick/), which carries the right to do so and nothing else: it takes only mounts directly
 * below STICKS_FOLDER and keeps nosuid, nodev, noexec. A mount that is writable already (a
 * desktop's) is left as it is.
 *
 * remount_writable() -> write -> remount_back(). One process does both: it has said one byte on its
 * socket when the stick is writable, and makes it read-only as soon as our end of the socket is
 * closed. So that happens whatever becomes of us (not of it: nobody watches that process), and at
 * the latest after REMOUNT_MOMENT_MS. A file that is still open for writing then holds it up until
 * it is closed.
 */
#ifndef DEVICE_REMOUNT_H
#define DEVICE_REMOUNT_H

#include "base/child.h"

#define REMOUNT_LIMIT_US  10000000 /* a stick that takes longer hangs */
#define REMOUNT_MOMENT_MS 600000   /* receipt and results on a slow stick: well below a minute */

/* How anxuan-stick ends, told in the manner of sysexits. */
enum remount_exit {
    REMOUNT_EXIT_DONE = 0,
    REMOUNT_EXIT_USAGE = 64,    /* also: nobody's socket at CHILD_SOCKET_FD */
    REMOUNT_EXIT_NO_STICK = 66, /* not a mount directly below STICKS_FOLDER */
    REMOUNT_EXIT_FAILED = 74,
    REMOUNT_EXIT_NO_RIGHT = 77
};

struct remount {
    struct child child; /* will make it read-only again; socket -1: nobody has to */
};

/* Blocks for at most 10 s. ERR_UNTRUSTED: no right to; ERR_IO: the stick would not (a lock switch,
 * a damaged file system), or takes longer (and is made read-only if it ever gets there); ERR_CHILD.
 * On failure *out is untouched and nothing is to be made read-only. */
bool remount_writable(const char *program, const char *folder, struct remount *out,
                      struct err *err) MUST_USE;
/* Everything written is on the stick when it returns true. Blocks likewise, but for one that was
 * writable before: as long as the stick takes. One that takes longer than 10 s is an error, and is
 * made read-only all the same when it is done. *remount is used up. */
bool remount_back(struct remount *remount, const char *folder, struct err *err) MUST_USE;

#endif
