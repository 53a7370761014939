/*
 * no_sync: LD_PRELOAD that makes every fsync a lie. The control of the power cuts (tests/stick): a
 * program that never reached the disk must be found out.
 */
#include <fcntl.h>
#include <unistd.h>

int fsync(int fd)
{
    (void)fd;
    return 0;
}

int fdatasync(int fd)
{
    (void)fd;
    return 0;
}

int syncfs(int fd)
{
    (void)fd;
    return 0;
}

void sync(void)
{
}

int sync_file_range(int fd, off64_t at, off64_t count, unsigned int options)
{
    (void)fd, (void)at, (void)count, (void)options;
    return 0;
}
