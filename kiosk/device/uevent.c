#include "device/uevent.h"

#include <errno.h>
#include <linux/netlink.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#define KERNEL_GROUP 1 /* what the kernel sends; udev's own go to another */

static enum uevent_action action_of(const char *word)
{
    static const char *const words[] = {
        [UEVENT_ADD] = "add", [UEVENT_REMOVE] = "remove", [UEVENT_CHANGE] = "change"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        if (strcmp(words[i], word) == 0)
            return (enum uevent_action)i;
    return UEVENT_OTHER;
}

/* What stands behind key ("ACTION=") in a part that begins with it; else NULL. */
static const char *value_of(const char *part, const char *key)
{
    size_t len = strlen(key);
    return strncmp(part, key, len) == 0 ? part + len : NULL;
}

/* A name that is too long for a disk's is none. */
static void take_part(const char *part, struct uevent *uevent)
{
    const char *subsystem = value_of(part, "SUBSYSTEM=");
    const char *name = value_of(part, "DEVNAME=");
    if (subsystem)
        uevent->is_block = strcmp(subsystem, "block") == 0;
    if (name && strlen(name) < sizeof(uevent->name))
        memcpy(uevent->name, name, strlen(name) + 1);
}

bool uevent_read(const char *bytes, size_t len, struct uevent *out)
{
    struct uevent uevent = {.action = UEVENT_OTHER};
    bool has_action = false;
    if (len == 0 || bytes[len - 1] != '\0')
        return false;
    const char *path = strstr(bytes, "@/");
    if (!path)
        return false; /* udev's begin with "libudev" */
    size_t action_len = (size_t)(path - bytes);
    for (size_t at = strlen(bytes) + 1; at < len; at += strlen(bytes + at) + 1) {
        const char *action = value_of(bytes + at, "ACTION=");
        if (action && (strlen(action) != action_len || strncmp(action, bytes, action_len) != 0))
            return false;
        if (action)
            uevent.action = action_of(action);
        has_action = has_action || action;
        take_part(bytes + at, &uevent);
    }
    if (has_action)
        *out = uevent;
    return has_action;
}

int uevent_open(void)
{
    struct sockaddr_nl address = {.nl_family = AF_NETLINK, .nl_groups = KERNEL_GROUP};
    int fd = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_KOBJECT_UEVENT);
    if (fd >= 0 && bind(fd, (const struct sockaddr *)&address, sizeof(address)) != 0) {
        (void)close(fd); /* nothing was heard yet */
        fd = -1;
    }
    return fd;
}

/* Returns what recvmsg() does; 0 for one that is cut or that the kernel did not send. */
static ssize_t receive(int fd, char *bytes, size_t size)
{
    struct sockaddr_nl sender = {.nl_family = AF_UNSPEC};
    struct iovec block = {.iov_base = bytes, .iov_len = size};
    struct msghdr message = {
        .msg_name = &sender, .msg_namelen = sizeof(sender), .msg_iov = &block, .msg_iovlen = 1};
    ssize_t got = recvmsg(fd, &message, 0);
    if (got <= 0)
        return got;
    bool is_kernel = message.msg_namelen == sizeof(sender) && sender.nl_family == AF_NETLINK &&
                     sender.nl_pid == 0;
    return is_kernel && !(message.msg_flags & MSG_TRUNC) ? got : 0;
}

bool uevent_next(int fd, struct uevent *out)
{
    char bytes[UEVENT_BYTES];
    for (;;) {
        ssize_t got = receive(fd, bytes, sizeof(bytes));
        if (got < 0 && errno != EINTR && errno != ENOBUFS)
            return false; /* ENOBUFS: some are lost, others wait */
        if (got > 0 && uevent_read(bytes, (size_t)got, out))
            return true;
    }
}
