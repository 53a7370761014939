/*
 * anxuan-clock UTC-SECONDS: sets the system's clock, and the hardware's where it can be reached.
 *
 * Installed with the one capability it takes (cap_sys_time), so that the player needs none. It
 * reads no file and no environment; what it was given beyond that right it drops first.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <linux/rtc.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/child.h"
#include "base/civil.h"
#include "base/number.h"
#include "base/rights.h"
#include "device/timeset.h"

#define CLOCK_DEVICE "/dev/rtc0"

/* Machines without that clock are many, and without the right to open it even more. */
static void set_hardware_clock(int64_t utc)
{
    struct civil civil = civil_of_seconds(utc);
    struct rtc_time hardware = {.tm_year = (int)civil.date.year - 1900,
                                .tm_mon = civil.date.month - 1,
                                .tm_mday = civil.date.day,
                                .tm_hour = civil.hour,
                                .tm_min = civil.minute,
                                .tm_sec = civil.second};
    int fd = open(CLOCK_DEVICE, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)ioctl(fd, RTC_SET_TIME, &hardware); /* the system's clock is right in any case */
    (void)close(fd);
}

static int fail(enum timeset_exit code, const char *why)
{
    (void)fprintf(stderr, "anxuan-clock: error: %s\n", why);
    return code;
}

int main(int argc, char **argv)
{
    int64_t utc = 0;
    child_die_with_parent();
    rights_keep_only(CAP_SYS_TIME);
    if (argc != 2 || !number_parse(argv[1], ANXUAN_BUILD_UTC, TIMESET_UTC_MAX, &utc))
        return fail(TIMESET_EXIT_USAGE,
                    "用法：anxuan-clock 秒数（1970 年起，UTC，不早于本程序，不晚于 2199 年） "
                    "seconds since 1970, not before this program was made, not after 2199");
    struct timespec now = {.tv_sec = (time_t)utc};
    if (clock_settime(CLOCK_REALTIME, &now) != 0)
        return fail(errno == EPERM ? TIMESET_EXIT_NO_RIGHT : TIMESET_EXIT_FAILED, strerror(errno));
    set_hardware_clock(utc);
    return TIMESET_EXIT_DONE;
}
