/*
 * device/stick_list: the sticks that are known, and what became of them. Pure: mounts and uevents
 * are told.
 *
 *   stick_list_pulled(), stick_list_plugged() for uevents, stick_list_see() for the mount table ->
 *   stick_list_next() until false
 *
 * A stick is one mount, from its first to its last look. One that is pulled is gone at once, and
 * its mount, which stays, is not taken for another stick.
 */
#ifndef DEVICE_STICK_LIST_H
#define DEVICE_STICK_LIST_H

#include <stdbool.h>
#include <sys/types.h>

#include "device/sticks.h"

/* A stick's mount in the table. */
struct stick_mount {
    int mount;         /* the kernel's number of it; used anew after an unmount */
    dev_t device;      /* of the file system */
    char name[64];     /* the kernel's of its device, "sda1"; "": it has none (any more) */
    struct stick told; /* id is not set */
};

struct stick_entry {
    struct stick_mount seen;
    bool is_mounted, is_pulled;
    bool is_told; /* that it came */
};

/* {0} knows none. */
struct stick_list {
    struct stick_entry items[STICKS_MAX];
    size_t count;
    int64_t last_id;
};

/* Whether that mount is one of the known. */
bool stick_list_knows(const struct stick_list *list, const struct stick_mount *mount);

/* mounts[count] are all there are. Past STICKS_MAX they wait until others have gone. */
void stick_list_see(struct stick_list *list, const struct stick_mount *mounts, size_t count);

/* A disk or a partition (the kernel's name) was removed; was added. The kernel gives a name again
 * only when nothing holds the old device: then its mount is gone. */
void stick_list_pulled(struct stick_list *list, const char *name);
void stick_list_plugged(struct stick_list *list, const char *name);

/* The next news: first those that went, then those that came. */
bool stick_list_next(struct stick_list *list, enum sticks_event *out_event, struct stick *out);

#endif
