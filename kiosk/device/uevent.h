/*
 * device/uevent: what the kernel says when a disk comes or goes: one datagram of the uevent
 * netlink ("remove@/devices/…\0ACTION=remove\0SUBSYSTEM=block\0DEVNAME=sda1\0…"). The reading is
 * pure.
 */
#ifndef DEVICE_UEVENT_H
#define DEVICE_UEVENT_H

#include <stdbool.h>
#include <stddef.h>

#define UEVENT_BYTES 8192 /* the kernel's own limit is 2048 + 32 words */

enum uevent_action { UEVENT_ADD, UEVENT_REMOVE, UEVENT_CHANGE, UEVENT_OTHER };

struct uevent {
    enum uevent_action action;
    bool is_block;
    char name[64]; /* DEVNAME: "sda1"; "" when there is none */
};

/* False: bytes[len] is no uevent. */
bool uevent_read(const char *bytes, size_t len, struct uevent *out);

/* A socket that hears the kernel only, non-blocking, close-on-exec; -1: this system has none (a
 * container), and sticks are seen by their mounts alone. */
int uevent_open(void);

/* The next one that the kernel sent; false: nothing waits. What others sent is passed over. */
bool uevent_next(int fd, struct uevent *out);

#endif
