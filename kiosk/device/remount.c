#include "device/remount.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

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

enum sign { SIGN_NONE, SIGN_WRITABLE, SIGN_END };

/* The next thing that is seen of it, *out_status with its end. Its socket is closed when it ends, a
 * moment before it can be waited for. */
static enum sign wait_for(struct child *child, int *out_status)
{
    char word;
    int64_t end_us = clock_real_us() + REMOUNT_LIMIT_US;
    struct pollfd socket = {.fd = child->socket, .events = POLLIN};
    *out_status = -1; /* stays when somebody else has waited for it */
    while (!child_has_ended(child, out_status)) {
        int64_t left_us = end_us - clock_real_us();
        if (recv(child->socket, &word, 1, MSG_DONTWAIT) == 1)
            return SIGN_WRITABLE;
        if (left_us <= 0)
            return SIGN_NONE;
        (void)poll(&socket, socket.revents ? 0 : 1, socket.revents ? 1 : (int)(left_us / 1000) + 1);
    }
    return SIGN_END;
}

/* What it is about to do it does all the same, and then makes the stick read-only: it is not
 * killed. */
static void leave(struct child *child)
{
    (void)close(child->socket); /* what was said there is heard */
    *child = (struct child){0, -1};
}

static bool tell_silence(struct err *err)
{
    return err_set(err, ERR_IO, "U盘没有反应 the stick does not answer");
}

static bool start(const char *program, const char *folder, struct child *out, struct err *err)
{
    int status;
    struct child child;
    char *argv[] = {(char *)program, (char *)folder, NULL};
    if (!child_start(&child, argv, NULL, 0, err))
        return err_prefix(err, "改写U盘的程序不能用，请重新安装 the program that makes sticks "
                               "writable cannot be started, install it again");
    enum sign sign = wait_for(&child, &status);
    if (sign == SIGN_WRITABLE) {
        *out = child;
        return true;
    }
    leave(&child);
    if (sign == SIGN_NONE)
        return tell_silence(err);
    /* one that ends without a word has made nothing writable, whatever it says */
    return judge(status == 0 ? -1 : status, err);
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
    struct remount fresh = {.child = {0, -1}};
    if (statvfs(folder, &about) != 0)
        return err_set_errno(err, "%s", folder);
    if ((about.f_flag & ST_RDONLY) && !start(program, folder, &fresh.child, err))
        return false;
    *out = fresh;
    return true;
}

bool remount_back(struct remount *remount, const char *folder, struct err *err)
{
    int status;
    struct child *child = &remount->child;
    if (child->socket < 0)
        return sync_stick(folder, err);
    (void)shutdown(child->socket, SHUT_WR); /* one that is gone already shows at once */
    enum sign sign = wait_for(child, &status);
    leave(child);
    return sign == SIGN_END ? judge(status, err) : tell_silence(err);
}
