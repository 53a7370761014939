/*
 * package/tree: what is really there, below a folder that nobody vouches for.
 *
 * Everything is opened beneath the folder's descriptor: openat2() with RESOLVE_BENEATH,
 * RESOLVE_NO_SYMLINKS, RESOLVE_NO_XDEV; where the kernel has no openat2, name by name with
 * O_NOFOLLOW. Nothing is read that fstat() does not call a regular file or a folder, and no file
 * that has a second name (a hard link).
 */
#ifndef PACKAGE_TREE_H
#define PACKAGE_TREE_H

#include "base/str.h"
#include "package/name.h"

struct package_file {
    char *name; /* owned; below the folder */
    int64_t bytes;
};

struct package_tree {
    struct package_file *files; /* owned; sorted by name, bytewise */
    size_t count, capacity;
    int64_t bytes; /* of all */
};

/* Opens a folder to look beneath. Reason: NONE when it is not there, NAMES when it is a link or no
 * folder, STICK. -1 on failure. */
int package_tree_open(const char *folder, struct package_trouble *trouble) MUST_USE;

/*
 * Lists the regular files beneath folder_fd. Junk and what stands apart (package_name_is_apart())
 * is passed over. Empty folders count as nothing. Reasons: NAMES (links, devices, FIFOs, sockets,
 * forbidden names, twins), LIMITS (as soon as one is passed), STICK.
 */
bool package_tree_list(int folder_fd, const struct package_limits *limits, struct package_tree *out,
                       struct package_trouble *trouble) MUST_USE;
void package_tree_finish(struct package_tree *tree);

/* Opens one regular file beneath folder_fd to be read, O_CLOEXEC; -1: reason NAMES, FILES (it is
 * not there), STICK. *out_bytes: its size. */
int package_tree_open_file(int folder_fd, const char *name, int64_t *out_bytes,
                           struct package_trouble *trouble) MUST_USE;

/* Adds a small file's bytes to *out. Reasons as above, and `too_large` when it has more than
 * limit_bytes (at the time it is read). */
bool package_tree_read(int folder_fd, const char *name, int64_t limit_bytes,
                       enum package_reason too_large, struct str *out,
                       struct package_trouble *trouble) MUST_USE;

#endif
