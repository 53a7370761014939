/*
 * shifted_clock: LD_PRELOAD for the whole-program tests of the clock. The wall clock is off by the
 * seconds in $SHIFT_FILE; the kernel is synchronised when $SHIFT_SYNC holds a 1; setting the clock
 * writes the first file and a 0 into the second, as setting it by hand ends a synchronisation.
 *
 * The decoders keep the real clock: they may not read files in their cells.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

#define FIELD 21 /* a whole file is written at once, always as long */

static bool is_decoder(void)
{
    static const char *const names[] = {"anxuan-film", "anxuan-picture", "anxuan-drawing"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strcmp(program_invocation_short_name, names[i]) == 0)
            return true;
    return false;
}

/* A file that is just being written counts as it was before. */
static long long read_number(const char *variable, long long *known)
{
    char text[32];
    const char *path = getenv(variable);
    int saved = errno;
    int fd = path && !is_decoder() ? open(path, O_RDONLY | O_CLOEXEC) : -1;
    ssize_t len = fd >= 0 ? read(fd, text, sizeof(text) - 1) : 0;
    if (len > 0) {
        text[len] = '\0';
        *known = strtoll(text, NULL, 10);
    }
    if (fd >= 0)
        (void)close(fd); /* was only read */
    errno = saved;
    return *known;
}

static int write_number(const char *variable, long long number)
{
    char text[32];
    const char *path = getenv(variable);
    int fd = path ? open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644) : -1;
    int len = snprintf(text, sizeof(text), "%0*lld\n", FIELD - 1, number);
    bool ok = fd >= 0 && write(fd, text, (size_t)len) == len;
    if (fd >= 0)
        (void)close(fd); /* a test reads what is there */
    if (!ok)
        errno = EPERM;
    return ok ? 0 : -1;
}

static long long shift_s(void)
{
    static _Thread_local long long known;
    return read_number("SHIFT_FILE", &known);
}

static bool is_wall(clockid_t id)
{
    return id == CLOCK_REALTIME || id == CLOCK_REALTIME_COARSE;
}

int clock_gettime(clockid_t id, struct timespec *out)
{
    static int (*real)(clockid_t, struct timespec *);
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "clock_gettime");
    int result = real(id, out);
    if (result == 0 && is_wall(id))
        out->tv_sec += (time_t)shift_s();
    return result;
}

int gettimeofday(struct timeval *restrict out, void *restrict zone)
{
    struct timespec now;
    (void)zone;
    (void)clock_gettime(CLOCK_REALTIME, &now); /* cannot fail */
    *out = (struct timeval){.tv_sec = now.tv_sec, .tv_usec = now.tv_nsec / 1000};
    return 0;
}

time_t time(time_t *out)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_REALTIME, &now); /* cannot fail */
    if (out)
        *out = now.tv_sec;
    return now.tv_sec;
}

int adjtimex(struct timex *state)
{
    static _Thread_local long long known;
    bool is_synchronised = read_number("SHIFT_SYNC", &known) == 1;
    *state = (struct timex){.status = is_synchronised ? STA_PLL : STA_UNSYNC};
    return is_synchronised ? TIME_OK : TIME_ERROR;
}

int ntp_adjtime(struct timex *state)
{
    return adjtimex(state);
}

int clock_settime(clockid_t id, const struct timespec *to)
{
    struct timespec now;
    if (!is_wall(id)) {
        errno = EINVAL;
        return -1;
    }
    (void)clock_gettime(id, &now);       /* cannot fail */
    (void)write_number("SHIFT_SYNC", 0); /* a test without that file is never synchronised */
    return write_number("SHIFT_FILE", shift_s() + (long long)(to->tv_sec - now.tv_sec));
}
