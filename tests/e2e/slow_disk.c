/*
 * slow_disk: LD_PRELOAD for tests of the records. fsync() and fdatasync() take as long as the
 * milliseconds in $SLOW_DISK say, and end early once the file says 0, as a card does that hangs in
 * its own housekeeping.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define SLICE_MS 10

static long wanted_ms(void)
{
    char text[32];
    const char *path = getenv("SLOW_DISK");
    int saved = errno;
    int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    ssize_t len = fd >= 0 ? read(fd, text, sizeof(text) - 1) : 0;
    if (fd >= 0)
        (void)close(fd); /* was only read */
    text[len > 0 ? len : 0] = '\0';
    errno = saved;
    return strtol(text, NULL, 10);
}

static void wait(void)
{
    for (long waited_ms = 0; waited_ms < wanted_ms(); waited_ms += SLICE_MS) {
        const struct timespec slice = {0, SLICE_MS * 1000000L};
        (void)nanosleep(&slice, NULL); /* an early end costs nothing */
    }
}

int fsync(int fd)
{
    static int (*real)(int);
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "fsync");
    wait();
    return real(fd);
}

int fdatasync(int fd)
{
    static int (*real)(int);
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "fdatasync");
    wait();
    return real(fd);
}
