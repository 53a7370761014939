#include "device/timeset.h"

#include <stdio.h>
#include <sys/wait.h>

void timeset_init(struct timeset *timeset)
{
    *timeset = (struct timeset){.child = {.pid = 0, .socket = -1}};
}

bool timeset_is_busy(const struct timeset *timeset)
{
    return timeset->child.socket >= 0;
}

int timeset_fd(const struct timeset *timeset)
{
    return timeset->child.socket;
}

bool timeset_start(struct timeset *timeset, const char *program, int64_t utc, int64_t real_us,
                   struct err *err)
{
    char seconds[32];
    char *argv[] = {(char *)program, seconds, NULL};
    if (timeset_is_busy(timeset))
        return err_set(err, ERR_BUSY, "上一次设置还没有完成 the last setting is not done yet");
    (void)snprintf(seconds, sizeof(seconds), "%lld", (long long)utc);
    if (!child_start(&timeset->child, argv, NULL, 0, err))
        return err_prefix(err, "改时间的程序不能用，请重新安装 the program that sets the clock "
                               "cannot be started, install it again");
    timeset->deadline_us = real_us + TIMESET_LIMIT_US;
    return true;
}

static enum timeset_state judge(int status, struct err *err)
{
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    switch (code) {
    case TIMESET_EXIT_DONE:
        return TIMESET_DONE;
    case TIMESET_EXIT_NO_RIGHT:
        (void)err_set(err, ERR_UNTRUSTED, "没有改时间的权限 not allowed to set the clock");
        break;
    case TIMESET_EXIT_USAGE:
        (void)err_set(err, ERR_INVALID, "这个时间不能用 this time cannot be set");
        break;
    case TIMESET_EXIT_FAILED:
        (void)err_set(err, ERR_IO, "系统没有接受这个时间 the system did not take the time");
        break;
    default:
        (void)err_set(err, ERR_CHILD,
                      "改时间的程序出错了，请重新安装 the program that sets the clock is broken, "
                      "install it again (%d)",
                      code);
    }
    return TIMESET_FAILED;
}

enum timeset_state timeset_step(struct timeset *timeset, int64_t real_us, struct err *err)
{
    int status = -1; /* stays when somebody else has waited for it */
    enum timeset_state state = TIMESET_PENDING;
    if (child_has_ended(&timeset->child, &status)) {
        state = judge(status, err);
    } else if (real_us >= timeset->deadline_us) {
        (void)err_set(err, ERR_CHILD, "改时间的程序没有反应 the program that sets the clock hangs");
        state = TIMESET_FAILED;
    }
    if (state != TIMESET_PENDING)
        timeset_stop(timeset);
    return state;
}

void timeset_stop(struct timeset *timeset)
{
    child_stop(&timeset->child);
}
