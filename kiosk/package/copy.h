/*
 * package/copy: one file from a stick into staging, read once, hashed as it is written.
 */
#ifndef PACKAGE_COPY_H
#define PACKAGE_COPY_H

#include "package/pace.h"
#include "package/trouble.h"
#include "seal/sum.h"

#define PACKAGE_BLOCK_BYTES 1048576

/* What the caller is asked and told between blocks, bytes of the last one; may sleep. False: stop,
 * *trouble is set. */
struct package_watch {
    bool (*go_on)(void *ctx, int64_t bytes, struct package_trouble *trouble); /* NULL: always */
    void *ctx;
};

/* Tells the watch (NULL: nobody watches) of bytes, and whether to go on. */
bool package_watch_ask(const struct package_watch *watch, int64_t bytes,
                       struct package_trouble *trouble) MUST_USE;

/* A file to be read, open, of so many bytes (as fstat() said), and what it is called. */
struct package_source {
    int fd;
    int64_t bytes;
    const char *name;
};

/*
 * Copies the file to to_folder_fd and its name there, whose folders are made, and hashes what is
 * written; the new file is mode 0644 (less the umask), made with O_EXCL, its room is taken first
 * (fallocate), fsynced, and dropped from the page cache. to_folder_fd -1: only hashes. A file that
 * grew or shrank while it was read: FILES. Reasons: STICK, DISK, NO_SPACE, FILES, or what the watch
 * said. What was written stays; staging is removed whole.
 */
bool package_copy_file(const struct package_source *source, int to_folder_fd,
                       const struct package_watch *watch, uint8_t out_sum[SEAL_SUM_BYTES],
                       struct package_trouble *trouble) MUST_USE;

/* Writes a small file of our own into staging, fsynced. */
bool package_copy_bytes(const void *bytes, size_t count, int to_folder_fd, const char *name,
                        struct package_trouble *trouble) MUST_USE;

/* fsyncs every folder beneath and folder_fd itself, the deepest first. */
bool package_copy_settle(int folder_fd, struct package_trouble *trouble) MUST_USE;

#endif
