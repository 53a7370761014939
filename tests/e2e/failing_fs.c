/*
 * failing-fs SOURCE MOUNTPOINT: shows the files of a folder, but the second half of those named
 * dying-* cannot be read (EIO), as on a card that is failing. For test_hostile.sh; runs until
 * unmounted.
 */
#define FUSE_USE_VERSION 31
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fuse.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int source; /* descriptor of the folder */

/* "/name" as the source folder knows it. */
static const char *here(const char *path)
{
    return path[1] ? path + 1 : ".";
}

static int get_attributes(const char *path, struct stat *out, struct fuse_file_info *file)
{
    (void)file;
    return fstatat(source, here(path), out, 0) == 0 ? 0 : -errno;
}

static int list(const char *path, void *ctx, fuse_fill_dir_t add, off_t offset,
                struct fuse_file_info *file, enum fuse_readdir_flags flags)
{
    (void)offset;
    (void)file;
    (void)flags;
    int fd = openat(source, here(path), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = fd >= 0 ? fdopendir(fd) : NULL;
    if (!folder)
        return -errno;
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder))
        (void)add(ctx, entry->d_name, NULL, 0, 0); /* a full page is asked for again */
    (void)closedir(folder);                        /* was only read */
    return 0;
}

static int open_file(const char *path, struct fuse_file_info *file)
{
    int fd = openat(source, here(path), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return -errno;
    file->fh = (uint64_t)fd;
    return 0;
}

static int read_file(const char *path, char *out, size_t bytes, off_t offset,
                     struct fuse_file_info *file)
{
    struct stat info;
    bool is_dying = strncmp(path, "/dying-", 7) == 0;
    if (fstat((int)file->fh, &info) != 0)
        return -errno;
    if (is_dying && offset + (off_t)bytes > info.st_size / 2)
        return -EIO;
    ssize_t got = pread((int)file->fh, out, bytes, offset);
    return got >= 0 ? (int)got : -errno;
}

static int close_file(const char *path, struct fuse_file_info *file)
{
    (void)path;
    return close((int)file->fh);
}

int main(int argc, char **argv)
{
    static const struct fuse_operations operations = {.getattr = get_attributes,
                                                      .readdir = list,
                                                      .open = open_file,
                                                      .read = read_file,
                                                      .release = close_file};
    char foreground[] = "-f";
    char others[] = "-oallow_other"; /* root's decoders are nobody; only root may ask for it */
    char *mount_argv[] = {argv[0], foreground, argc == 3 ? argv[2] : NULL,
                          geteuid() == 0 ? others : NULL, NULL};
    source = argc == 3 ? open(argv[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (source < 0) {
        (void)fprintf(stderr, "usage: failing-fs SOURCE MOUNTPOINT\n");
        return 64;
    }
    return fuse_main(mount_argv[3] ? 4 : 3, mount_argv, &operations, NULL);
}
