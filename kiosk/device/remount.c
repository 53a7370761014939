#include "device/remount.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/child.h"
#include "base/clock.h"

static bool judge(int status, struct err *err)
{
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    switch (code) {
    case REMOUNT_EXIT_DONE:
        return true;
    case REMOUNT_EXIT_NO_RIGHT:
        return err_set(err, ERR_UNTRUSTED, "没有改写U盘的权限 not allowed to make sticks writable");
    case REMOUNT_EXIT_NO_STICK:
        return err_set(err, ERR_UNTRUSTED,
                       "只能改写本机自动挂载的U盘 only sticks that this device "
                       "mounted itself can be made writable");
    case REMOUNT_EXIT_FAILED:
        return err_set(err, ERR_IO,
                       "U盘不能写（写保护开关、已损坏或已拔出） the stick cannot be written (its "
                       "lock switch, damage, or pulled)");
    default:
        return err_set(err, ERR_CHILD,
                       "改写U盘的程序出错了，请重新安装 the program that makes sticks writable is "
                       "broken, install it again (%d)",
                       code);
    }
}

/* Its socket is closed when it ends, a moment before it can be waited for. */
static bool wait_for(struct child *child, int *out_status)
{
    int64_t end_us = clock_real_us() + REMOUNT_LIMIT_US;
    struct pollfd socket = {.fd = child->socket, .events = POLLIN};
    while (!child_has_ended(child, out_status)) {
        int64_t left_us = end_us - clock_real_us();
        if (left_us <= 0)
            return false;
        (void)poll(&socket, socket.revents ? 0 : 1, socket.revents ? 1 : (int)(left_us / 1000) + 1);
    }
    return true;
}

static bool run(const char *program, const char *mode, const char *folder, struct err *err)
{
    char *argv[] = {(char *)program, (char *)mode, (char *)folder, NULL};
    struct child child = {.pid = 0, .socket = -1};
    int status = -1; /* stays when somebody else has waited for it */
    if (!child_start(&child, argv, NULL, 0, err))
        return err_prefix(err, "改写U盘的程序不能用，请重新安装 the program that makes sticks "
                               "writable cannot be started, install it again");
    bool has_ended = wait_for(&child, &status);
    if (!has_ended)
        child_kill(&child);    /* not waited for: a dead stick can hold it for ever */
    (void)close(child.socket); /* nothing was said there */
    return has_ended ? judge(status, err)
                     : err_set(err, ERR_IO, "U盘没有反应 the stick does not answer");
}

static bool sync_stick(const char *folder, struct err *err)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && syncfs(fd) == 0;
    if (!ok)
        (void)err_set_errno(err, "%s", folder);
    if (fd >= 0)
        (void)close(fd); /* syncfs() told what there was to tell */
    return ok;
}

bool remount_writable(const char *program, const char *folder, struct remount *out, struct err *err)
{
    struct statvfs about;
    if (statvfs(folder, &about) != 0)
        return err_set_errno(err, "%s", folder);
    bool is_ours = (about.f_flag & ST_RDONLY) != 0;
    if (is_ours && !run(program, "rw", folder, err))
        return false;
    out->is_ours = is_ours;
    return true;
}

bool remount_back(const char *program, const char *folder, const struct remount *remount,
                  struct err *err)
{
    return remount->is_ours ? run(program, "ro", folder, err) : sync_stick(folder, err);
}
