#include "device/control.h"

#include <errno.h>
#include <string.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/number.h"
#include "device/address.h"
#include "device/lines.h"
#include "json/json.h"

#define READ_BYTES 16384

/* Where the call stands: every blocking step below waits at most for what is left of the time. */
struct call {
    const char *path;
    int fd;
    int timeout_ms;
    int64_t deadline_us;
};

static bool no_player(const char *path, struct err *err)
{
    return err_set(err, ERR_GONE, "没有正在运行的播放器 no player is running at %s", path);
}

static bool no_answer(const struct call *call, struct err *err)
{
    return err_set(err, ERR_IO,
                   "播放器在 %d 毫秒内没有回答 the player at %s did not answer within %d ms",
                   call->timeout_ms, call->path, call->timeout_ms);
}

/* Turns errno of a failed step into words. */
static bool explain(const struct call *call, struct err *err)
{
    switch (errno) {
    case EAGAIN:
    case EINPROGRESS:
        return no_answer(call, err);
    case ENOENT:
    case ENOTDIR:
    case ECONNREFUSED:
    case ECONNRESET:
    case EPIPE:
        return no_player(call->path, err);
    case EACCES:
    case EPERM:
        return err_set(err, ERR_UNTRUSTED,
                       "没有权限，请用运行播放器的用户（或 sudo）再试 no permission for %s: try as "
                       "the user that runs the player, or with sudo",
                       call->path);
    default:
        return err_set_errno(err, "%s", call->path);
    }
}

static bool limit_wait(const struct call *call, struct err *err)
{
    int64_t left_us = call->deadline_us - clock_real_us();
    struct timeval left = {.tv_sec = (time_t)(left_us / 1000000),
                           .tv_usec = (suseconds_t)(left_us % 1000000)};
    if (left_us <= 0)
        return no_answer(call, err);
    if (setsockopt(call->fd, SOL_SOCKET, SO_SNDTIMEO, &left, sizeof(left)) != 0 ||
        setsockopt(call->fd, SOL_SOCKET, SO_RCVTIMEO, &left, sizeof(left)) != 0)
        return err_set_errno(err, "setsockopt");
    return true;
}

static bool connect_to(const struct call *call, struct err *err)
{
    struct address address;
    if (!limit_wait(call, err))
        return false;
    if (!address_open(call->path, &address, err))
        return err->code == ERR_GONE ? no_player(call->path, err) : false;
    bool ok = connect(call->fd, (const struct sockaddr *)&address.name, sizeof(address.name)) == 0;
    if (!ok)
        (void)explain(call, err);
    address_close(&address);
    return ok;
}

static bool send_request(const struct call *call, const struct str *request, struct err *err)
{
    for (size_t sent = 0; sent < request->len;) {
        if (!limit_wait(call, err))
            return false;
        ssize_t put = send(call->fd, request->text + sent, request->len - sent, MSG_NOSIGNAL);
        if (put < 0 && errno != EINTR)
            return explain(call, err);
        sent += put > 0 ? (size_t)put : 0;
    }
    return true;
}

static bool receive_reply(const struct call *call, char **out_data, struct err *err)
{
    char block[READ_BYTES];
    struct lines lines = {.taken = 0};
    const char *line = NULL;
    size_t len = 0;
    bool ok = false;
    while (!lines_next(&lines, &line, &len)) {
        if (lines_pending(&lines) > CONTROL_LINE_MAX_BYTES) {
            (void)err_set(err, ERR_LIMIT, "回答超过 64 KiB an answer of more than 64 KiB");
            goto out;
        }
        if (!limit_wait(call, err))
            goto out;
        ssize_t got = recv(call->fd, block, sizeof(block), 0);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            (void)(got == 0 ? no_player(call->path, err) : explain(call, err));
            goto out;
        }
        lines_add(&lines, block, (size_t)got);
    }
    ok = json_reply_read(line, len, out_data, err);
out:
    lines_finish(&lines);
    return ok;
}

bool control_call(const char *path, char *const *words, int count, int timeout_ms, char **out_data,
                  struct err *err)
{
    struct str request = {0};
    struct call call = {.path = path, .timeout_ms = timeout_ms};
    bool ok = false;
    call.deadline_us = clock_real_us() + (int64_t)timeout_ms * 1000;
    call.fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (call.fd < 0)
        return err_set_errno(err, "socket");
    json_request_write(&request, words, count);
    if (request.len > CONTROL_LINE_MAX_BYTES + 1)
        (void)err_set(err, ERR_LIMIT, "命令超过 64 KiB a command of more than 64 KiB");
    else
        ok = connect_to(&call, err) && send_request(&call, &request, err) &&
             receive_reply(&call, out_data, err);
    (void)close(call.fd); /* all that was to come has come */
    str_finish(&request);
    return ok;
}
