/*
 * failing-fs SOURCE MOUNTPOINT [FILE BYTE]: shows the files of a folder, but the second half of
 * those named dying-* cannot be read (EIO), as on a card that is failing; and a read of FILE that
 * goes beyond its first BYTE bytes does not return before SIGUSR1, as from a stick whose controller
 * hangs: not even SIGKILL ends who reads. It prints "hangs" then. For test_hostile.sh and
 * test_stick_hangs.sh; runs until unmounted.
 */
#define FUSE_USE_VERSION 31
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <fuse.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define POLL_MS 20

static int source;          /* descriptor of the folder */
static const char *hanging; /* the file that hangs, below it; NULL: none does */
static off_t hanging_from;  /* bytes */
static volatile sig_atomic_t is_freed;

static void take_signal(int number)
{
    (void)number;
    is_freed = 1;
}

static void hang(void)
{
    (void)puts("hangs"); /* who waits for it finds out */
    (void)fflush(stdout);
    while (!is_freed)
        (void)poll(NULL, 0, POLL_MS);
}

/* "/name" as the source folder knows it. */
static const char *here(const char *path)
{
    return path[1] ? path + 1 : ".";
}

static bool is_hanging(const char *path)
{
    return hanging && strcmp(here(path), hanging) == 0;
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
    file->direct_io = is_hanging(path); /* a reader of the kernel's own pages can be killed */
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
    if (is_hanging(path) && offset + (off_t)bytes > hanging_from && !is_freed)
        hang();
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
    bool is_called = argc == 3 || argc == 5;
    char *mount_argv[] = {argv[0], foreground, is_called ? argv[2] : NULL,
                          geteuid() == 0 ? others : NULL, NULL};
    source = is_called ? open(argv[1], O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (source < 0) {
        (void)fprintf(stderr, "usage: failing-fs SOURCE MOUNTPOINT [FILE BYTE]\n");
        return 64;
    }
    if (argc == 5) {
        hanging = argv[3];
        hanging_from = (off_t)strtoll(argv[4], NULL, 10);
        (void)signal(SIGUSR1, take_signal);
    }
    return fuse_main(mount_argv[3] ? 4 : 3, mount_argv, &operations, NULL);
}
