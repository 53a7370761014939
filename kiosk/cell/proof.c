#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/number.h"
#include "cell/cell.h"

#define STATUS_BYTES 8192 /* it has about 1500 */

/* The number behind a line's label, -1 when there is none. */
static int64_t field(const char *text, const char *label)
{
    const char *cursor = strstr(text, label);
    int64_t value = -1;
    if (!cursor)
        return -1;
    cursor += strlen(label);
    return number_scan_digits(&cursor, 9, &value) ? value : -1;
}

bool cell_status_is_confined(const char *text, const char *own_text)
{
    int64_t filters = field(text, "\nSeccomp_filters:\t"); /* from Linux 5.9 on */
    int64_t inherited = field(own_text, "\nSeccomp_filters:\t");
    return field(text, "\nNoNewPrivs:\t") == 1 && field(text, "\nSeccomp:\t") == 2 &&
           (filters < 0 || filters > inherited);
}

static void read_status(const char *path, char text[STATUS_BYTES])
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t got = fd >= 0 ? read(fd, text, STATUS_BYTES - 1) : -1;
    if (fd >= 0)
        (void)close(fd); /* only read */
    text[got > 0 ? got : 0] = '\0';
}

bool cell_prove(pid_t pid, struct err *err)
{
    char path[64];
    char text[STATUS_BYTES];
    char own_text[STATUS_BYTES];
    (void)snprintf(path, sizeof(path), "/proc/%d/status", (int)pid); /* always fits */
    read_status(path, text);
    read_status("/proc/self/status", own_text);
    if (!cell_status_is_confined(text, own_text))
        return err_set(err, ERR_CHILD, "解码进程没有被隔离 (the decoder is not confined)");
    return true;
}

void cell_shield(void)
{
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); /* known to every kernel we run on */
}
