/*
 * device/remount: a stick made writable for a moment, and read-only again. Done by anxuan-stick
 * (device/stick/), which carries the right to do so and nothing else: it takes only mounts below
 * STICKS_FOLDER and keeps nosuid, nodev, noexec. A mount that is writable already (a desktop's) is
 * left as it is.
 */
#ifndef DEVICE_REMOUNT_H
#define DEVICE_REMOUNT_H

#include "base/err.h"

struct remount {
    bool is_ours; /* to be made read-only again */
};

/* Blocks for at most 10 s. ERR_UNTRUSTED: no right to; ERR_IO: the stick would not (a lock switch,
 * a damaged file system); ERR_CHILD. */
bool remount_writable(const char *program, const char *folder, struct remount *out,
                      struct err *err) MUST_USE;
/* Everything written is on the stick when it returns true. */
bool remount_back(const char *program, const char *folder, const struct remount *remount,
                  struct err *err) MUST_USE;

#endif
