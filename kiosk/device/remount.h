/*
 * device/remount: a stick made writable for a moment, and read-only again. Done by anxuan-stick
 * (device/stick/), which carries the right to do so and nothing else: it takes only mounts directly
 * below STICKS_FOLDER and keeps nosuid, nodev, noexec. A mount that is writable already (a
 * desktop's) is left as it is.
 */
#ifndef DEVICE_REMOUNT_H
#define DEVICE_REMOUNT_H

#include "base/err.h"

#define REMOUNT_LIMIT_US 10000000 /* a stick that takes longer hangs */

/* How anxuan-stick ends, told in the manner of sysexits. */
enum remount_exit {
    REMOUNT_EXIT_DONE = 0,
    REMOUNT_EXIT_USAGE = 64,
    REMOUNT_EXIT_NO_STICK = 66, /* not a mount directly below STICKS_FOLDER */
    REMOUNT_EXIT_FAILED = 74,
    REMOUNT_EXIT_NO_RIGHT = 77
};

struct remount {
    bool is_ours; /* to be made read-only again */
};

/* Blocks for at most 10 s. ERR_UNTRUSTED: no right to; ERR_IO: the stick would not (a lock switch,
 * a damaged file system); ERR_CHILD. */
bool remount_writable(const char *program, const char *folder, struct remount *out,
                      struct err *err) MUST_USE;
/* Everything written is on the stick when it returns true. Blocks likewise, but for one that was
 * writable before: as long as the stick takes. */
bool remount_back(const char *program, const char *folder, const struct remount *remount,
                  struct err *err) MUST_USE;

#endif
