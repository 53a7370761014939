/*
 * watch-sticks: prints a line for each stick that comes and goes, until its standard input ends:
 * "came ID ro|rw FOLDER", "went ID ro|rw FOLDER".
 */
#include <poll.h>
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"
#include "device/sticks.h"

static void tell(struct sticks *sticks)
{
    enum sticks_event event;
    struct stick stick;
    while (sticks_next(sticks, &event, &stick))
        (void)printf("%s %lld %s %s\n", event == STICKS_CAME ? "came" : "went", (long long)stick.id,
                     stick.is_read_only ? "ro" : "rw", stick.folder);
}

int main(void)
{
    struct err err;
    struct clock clock;
    struct pollfd fds[1 + STICKS_FDS_MAX] = {{.fd = STDIN_FILENO, .events = POLLIN}};
    struct sticks *sticks = sticks_open(&err);
    if (!sticks)
        return 1;
    clock_init(&clock);
    (void)setvbuf(stdout, NULL, _IOLBF, 0);
    while (fds[0].revents == 0) {
        size_t count = sticks_fds(sticks, fds + 1);
        (void)poll(fds, 1 + count, sticks_timeout_ms(sticks, clock_now_ms(&clock)));
        sticks_step(sticks, clock_now_ms(&clock));
        tell(sticks);
    }
    sticks_close(sticks);
    return 0;
}
