/*
 * package/walk (private): every name beneath a folder, without ever following a link out of it.
 */
#ifndef PACKAGE_WALK_H
#define PACKAGE_WALK_H

#include <sys/stat.h>

#include "package/trouble.h"

struct package_entry {
    const char *path; /* below the folder */
    struct stat info; /* of itself, no link followed */
};

/* Told of every name, a folder before what is in it. *out_enter: whether to go into it. False:
 * stop, *trouble is set. */
typedef bool package_visit(void *ctx, const struct package_entry *entry, bool *out_enter,
                           struct package_trouble *trouble);

/* Reasons: STICK, NAMES (another file system), what the visitor said. */
bool package_walk(int folder_fd, package_visit *visit, void *ctx,
                  struct package_trouble *trouble) MUST_USE;

/* openat2() beneath the folder, O_CLOEXEC, O_NONBLOCK, O_NOCTTY; -1 with errno: ELOOP a link, EXDEV
 * another file system. */
int package_open_beneath(int folder_fd, const char *path, int flags);

#endif
