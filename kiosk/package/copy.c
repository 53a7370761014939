#include "package/copy.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "package/walk.h"

/* One file on its way. */
struct copy {
    const struct package_source *source;
    const struct package_watch *watch;
    int out_fd; /* -1: only read */
    int64_t done;
    struct seal_sum sum;
};

bool package_watch_ask(const struct package_watch *watch, int64_t bytes,
                       struct package_trouble *trouble)
{
    return !watch || !watch->go_on || watch->go_on(watch->ctx, bytes, trouble);
}

static bool refuse_disk(struct package_trouble *trouble, const char *name)
{
    return package_refuse_errno(trouble, PACKAGE_DISK, "写不了 cannot be written: %s", name);
}

static bool write_all(int fd, const char *bytes, size_t count)
{
    while (count > 0) {
        ssize_t put = write(fd, bytes, count);
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            return false;
        bytes += put;
        count -= (size_t)put;
    }
    return true;
}

static bool make_folders(int folder_fd, const char *name)
{
    bool ok = true;
    for (const char *slash = strchr(name, '/'); ok && slash; slash = strchr(slash + 1, '/')) {
        char *folder = mem_copy_span(name, (size_t)(slash - name));
        ok = mkdirat(folder_fd, folder, 0755) == 0 || errno == EEXIST;
        free(folder);
    }
    return ok;
}

/* Makes the file anew with room for bytes; -1 with errno. */
static int make_file(int folder_fd, const char *name, int64_t bytes)
{
    if (!make_folders(folder_fd, name))
        return -1;
    int fd = openat(folder_fd, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
    if (fd < 0)
        return -1;
    if (bytes == 0 || fallocate(fd, 0, 0, bytes) == 0 || errno == EOPNOTSUPP || errno == EINTR)
        return fd; /* where it cannot be taken, the writing will tell */
    int number = errno;
    (void)close(fd); /* nothing was written */
    errno = number;
    return -1;
}

/* Reads count bytes, or those up to the end of the file; -1 with errno. */
static ssize_t read_block(int fd, char *block, size_t count)
{
    size_t done = 0;
    while (done < count) {
        ssize_t got = read(fd, block + done, count - done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return -1;
        if (got == 0)
            break;
        done += (size_t)got;
    }
    return (ssize_t)done;
}

static bool copy_block(struct copy *copy, const char *block, size_t count,
                       struct package_trouble *trouble)
{
    seal_sum_add(&copy->sum, block, count);
    if (copy->out_fd >= 0) {
        if (!write_all(copy->out_fd, block, count))
            return refuse_disk(trouble, copy->source->name);
        /* the disk begins at once, so that fsync() finds little left; only advice */
        (void)sync_file_range(copy->out_fd, copy->done, (off_t)count, SYNC_FILE_RANGE_WRITE);
    }
    copy->done += (int64_t)count;
    return package_watch_ask(copy->watch, (int64_t)count, trouble);
}

/* One byte more is asked for than there should be: a file that grows is noticed, and no more of it
 * is read. */
static bool copy_blocks(struct copy *copy, char *block, struct package_trouble *trouble)
{
    for (;;) {
        int64_t left = copy->source->bytes - copy->done;
        size_t wanted = left < PACKAGE_BLOCK_BYTES ? (size_t)left + 1 : PACKAGE_BLOCK_BYTES;
        ssize_t got = read_block(copy->source->fd, block, wanted);
        if (got < 0)
            return package_refuse_errno(trouble, PACKAGE_STICK, "读不了 cannot be read: %s",
                                        copy->source->name);
        if (got > left || (got < left && (size_t)got < wanted))
            return package_refuse(trouble, PACKAGE_FILES,
                                  "读的时候变了大小 its size changed while it was read: %s",
                                  copy->source->name);
        if (got > 0 && !copy_block(copy, block, (size_t)got, trouble))
            return false;
        if ((size_t)got < wanted)
            return true; /* the end was seen */
    }
}

static bool is_settled(int fd)
{
    if (fsync(fd) != 0)
        return false;
    (void)posix_fadvise(fd, 0, 0, POSIX_FADV_DONTNEED); /* only advice */
    return true;
}

bool package_copy_file(const struct package_source *source, int to_folder_fd,
                       const struct package_watch *watch, uint8_t out_sum[SEAL_SUM_BYTES],
                       struct package_trouble *trouble)
{
    struct copy copy = {.source = source, .watch = watch, .out_fd = -1};
    bool is_small = source->bytes < PACKAGE_BLOCK_BYTES;
    char *block = mem_alloc(is_small ? (size_t)source->bytes + 1 : PACKAGE_BLOCK_BYTES);
    bool ok = false;
    (void)posix_fadvise(source->fd, 0, 0, POSIX_FADV_SEQUENTIAL); /* only advice */
    if (to_folder_fd >= 0) {
        copy.out_fd = make_file(to_folder_fd, source->name, source->bytes);
        if (copy.out_fd < 0) {
            (void)refuse_disk(trouble, source->name);
            goto out;
        }
    }
    seal_sum_begin(&copy.sum);
    ok = copy_blocks(&copy, block, trouble);
    if (ok && copy.out_fd >= 0 && !is_settled(copy.out_fd))
        ok = refuse_disk(trouble, source->name);
    if (ok)
        seal_sum_end(&copy.sum, out_sum);
    (void)posix_fadvise(source->fd, 0, 0, POSIX_FADV_DONTNEED); /* only advice */
out:
    if (copy.out_fd >= 0 && close(copy.out_fd) != 0 && ok)
        ok = refuse_disk(trouble, source->name);
    free(block);
    return ok;
}

bool package_copy_bytes(const void *bytes, size_t count, int to_folder_fd, const char *name,
                        struct package_trouble *trouble)
{
    int fd = make_file(to_folder_fd, name, (int64_t)count);
    if (fd < 0)
        return refuse_disk(trouble, name);
    bool ok = (write_all(fd, bytes, count) && is_settled(fd)) || refuse_disk(trouble, name);
    if (close(fd) != 0 && ok)
        ok = refuse_disk(trouble, name);
    return ok;
}

/* Owned paths of folders, each before those in it. */
struct folders {
    char **paths;
    size_t count, capacity;
};

static bool collect_folder(void *ctx, const struct package_entry *entry, bool *out_enter,
                           struct package_trouble *trouble)
{
    struct folders *folders = ctx;
    (void)trouble;
    *out_enter = S_ISDIR(entry->info.st_mode);
    if (*out_enter) {
        folders->paths =
            mem_grow(folders->paths, folders->count, &folders->capacity, sizeof(char *));
        folders->paths[folders->count++] = mem_copy_text(entry->path);
    }
    return true;
}

static bool settle_folder(int folder_fd, const char *path, struct package_trouble *trouble)
{
    int fd = package_open_beneath(folder_fd, path, O_RDONLY | O_DIRECTORY);
    bool ok = fd >= 0 && fsync(fd) == 0;
    if (!ok)
        (void)refuse_disk(trouble, path);
    if (fd >= 0)
        (void)close(fd); /* fsync said what there was to say */
    return ok;
}

bool package_copy_settle(int folder_fd, struct package_trouble *trouble)
{
    struct folders folders = {0};
    bool ok = package_walk(folder_fd, collect_folder, &folders, trouble);
    if (!ok)
        trouble->reason = PACKAGE_DISK; /* it is our own */
    for (size_t i = folders.count; i > 0; i--) {
        ok = ok && settle_folder(folder_fd, folders.paths[i - 1], trouble);
        free(folders.paths[i - 1]);
    }
    free(folders.paths);
    return ok && settle_folder(folder_fd, ".", trouble);
}
