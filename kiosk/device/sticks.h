/*
 * device/sticks: which USB sticks are mounted, and when one is pulled.
 *
 * A stick is what is mounted below STICKS_FOLDER (our udev rule does that on a machine without a
 * desktop), or a mount of a block device that hangs on USB, at or below /media, /run/media or /mnt
 * (a desktop's own; a board's own disk may hang on USB too, elsewhere). Mounts are read from
 * the kernel's table (libmount) whenever it says that it changed. A pulled stick does not unmount:
 * only the uevent "remove" tells, or its device's absence from /sys.
 *
 *   sticks_open() -> poll sticks_fds() -> sticks_step() … sticks_next() until false
 *
 * Sticks that are there at the beginning come as new ones.
 */
#ifndef DEVICE_STICKS_H
#define DEVICE_STICKS_H

#include <poll.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define STICKS_FOLDER  "/run/anxuan/sticks"
#define STICKS_MAX     16
#define STICKS_FDS_MAX 2
#define STICKS_LOOK_MS 500 /* without uevents, and after a mount was seen */

struct sticks; /* opaque */

enum sticks_event { STICKS_CAME, STICKS_WENT };

struct stick {
    int64_t id;        /* rises; a stick that comes again has another one */
    char folder[4096]; /* where it is mounted */
    char source[256];  /* "/dev/sda1" */
    char label[64];    /* of the file system; "" when unknown */
    bool is_read_only;
};

/* NULL: the mount table cannot be read (*err). */
struct sticks *sticks_open(struct err *err) MUST_USE;
void sticks_close(struct sticks *sticks); /* NULL is fine */

/* At most STICKS_FDS_MAX entries; returns how many. */
size_t sticks_fds(const struct sticks *sticks, struct pollfd *out_fds);
/* How long a poll may wait, in ms; -1: for ever. */
int sticks_timeout_ms(const struct sticks *sticks, int64_t now_ms);
void sticks_step(struct sticks *sticks, int64_t now_ms);

/* The next that came or went; WENT also when its device was pulled and it is still mounted. */
bool sticks_next(struct sticks *sticks, enum sticks_event *out_event, struct stick *out);

#endif
