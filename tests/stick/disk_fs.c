/*
 * disk-fs IMAGE LOG MOUNTPOINT: a disk whose every write and flush is written down, for power cuts
 * (tests/stick). Shows two files: `disk`, which is IMAGE, to be put behind a loop device; and
 * `mark`, into which the test says what was promised by then. LOG: records of three 64-bit numbers
 * (kind 1 write, 2 flush, 3 mark; offset; bytes), the bytes behind them. Runs until unmounted.
 */
#define FUSE_USE_VERSION 31
#include <errno.h>
#include <fcntl.h>
#include <fuse.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { KIND_WRITE = 1, KIND_FLUSH, KIND_MARK };

static int image, journal; /* descriptors */

static bool is_disk(const char *path)
{
    return strcmp(path, "/disk") == 0;
}

static int write_down(enum kind kind, const char *bytes, size_t count, off_t at)
{
    uint64_t head[3] = {kind, (uint64_t)at, count};
    struct iovec parts[2] = {{head, sizeof(head)}, {(void *)(uintptr_t)bytes, count}};
    return writev(journal, parts, 2) == (ssize_t)(sizeof(head) + count) ? 0 : -EIO;
}

static int get_attributes(const char *path, struct stat *out, struct fuse_file_info *file)
{
    (void)file;
    *out = (struct stat){.st_mode = S_IFDIR | 0755, .st_nlink = 2};
    if (strcmp(path, "/") == 0)
        return 0;
    if (!is_disk(path) && strcmp(path, "/mark") != 0)
        return -ENOENT;
    struct stat info;
    if (fstat(image, &info) != 0)
        return -errno;
    *out = (struct stat){
        .st_mode = S_IFREG | 0644, .st_nlink = 1, .st_size = is_disk(path) ? info.st_size : 0};
    return 0;
}

static int open_file(const char *path, struct fuse_file_info *file)
{
    (void)path;
    file->direct_io = 1;
    return 0;
}

static int shorten(const char *path, off_t bytes, struct fuse_file_info *file)
{
    (void)bytes;
    (void)file;
    return is_disk(path) ? -EPERM : 0; /* a shell's > */
}

static int read_file(const char *path, char *out, size_t count, off_t at,
                     struct fuse_file_info *file)
{
    (void)file;
    if (!is_disk(path))
        return 0;
    ssize_t got = pread(image, out, count, at);
    return got >= 0 ? (int)got : -errno;
}

static int write_file(const char *path, const char *bytes, size_t count, off_t at,
                      struct fuse_file_info *file)
{
    (void)file;
    int result = write_down(is_disk(path) ? KIND_WRITE : KIND_MARK, bytes, count, at);
    if (result == 0 && is_disk(path) && pwrite(image, bytes, count, at) != (ssize_t)count)
        result = -EIO;
    return result == 0 ? (int)count : result;
}

static int sync_file(const char *path, int is_data_only, struct fuse_file_info *file)
{
    (void)is_data_only;
    (void)file;
    return is_disk(path) ? write_down(KIND_FLUSH, NULL, 0, 0) : 0;
}

int main(int argc, char **argv)
{
    static const struct fuse_operations operations = {.getattr = get_attributes,
                                                      .open = open_file,
                                                      .truncate = shorten,
                                                      .read = read_file,
                                                      .write = write_file,
                                                      .fsync = sync_file};
    char foreground[] = "-f";
    char one_at_a_time[] = "-s"; /* what is written down is in order */
    if (argc != 4) {
        (void)fprintf(stderr, "usage: disk-fs IMAGE LOG MOUNTPOINT\n");
        return 64;
    }
    char *mount_argv[] = {argv[0], foreground, one_at_a_time, argv[3], NULL};
    image = open(argv[1], O_RDWR | O_CLOEXEC);
    journal = open(argv[2], O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644);
    if (image < 0 || journal < 0) {
        perror("disk-fs");
        return 74;
    }
    return fuse_main(4, mount_argv, &operations, NULL);
}
