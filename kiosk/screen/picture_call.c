#include "screen/picture_call.h"

#include <errno.h>
#include <linux/magic.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/utf8.h"
#include "cell/cell.h"

#define SOURCE_SIDE_MAX 30000   /* as the child's header.c refuses more */
#define MUTE_LIMIT_US   1000000 /* a process that closed its end is about to end: usually in 1 ms */
#define FDS_MAX         4       /* received at once: one is right, more are counted and closed */

bool picture_call_start(struct picture_call *call, const char *program, int input_fd,
                        const struct picture_wire_request *request, int64_t real_us,
                        struct err *err)
{
    char *argv[] = {(char *)program, NULL};
    *call = (struct picture_call){
        {0, -1}, *request, real_us + (int64_t)request->limit_s * 1000000, false};
    call->request.magic = PICTURE_WIRE_MAGIC;
    call->request.version = PICTURE_WIRE_VERSION;
    if (!child_start(&call->child, argv, &input_fd, 1, err)) {
        return err_prefix(err, "解码程序无法启动 the picture decoder cannot be started");
    }
    /* One that is gone already shows at the next step; one that hears nothing runs out of time. */
    (void)send(call->child.socket, &call->request, sizeof(call->request), MSG_NOSIGNAL);
    return true;
}

void picture_call_stop(struct picture_call *call)
{
    child_stop(&call->child);
}

void picture_result_finish(struct picture_result *result)
{
    if (result->bytes)
        (void)munmap(result->bytes, result->len); /* fails only on an address that is not ours */
    *result = (struct picture_result){0};
}

/* --- what is said when no answer will come ------------------------------------------------------
 */

static bool tell_slow(const struct picture_call *call, struct err *err)
{
    unsigned limit_s = call->request.limit_s;
    return err_set(err, ERR_LIMIT, "解码太慢（上限 %u 秒）decoding is too slow (limit %u s)",
                   limit_s, limit_s);
}

static bool tell_garbage(struct err *err, const char *what)
{
    return err_set(err, ERR_IO, "解码进程的回答无效 bad answer of the picture decoder: %s", what);
}

/* A crash is the picture's doing; an exit without a word is the program's, a kill the system's. */
static bool tell_end(const struct picture_call *call, int status, struct err *err)
{
    if (!WIFSIGNALED(status))
        return err_set(err, ERR_IO, "解码进程意外结束 decoder died (exit %d)", WEXITSTATUS(status));
    int number = WTERMSIG(status);
    if (number == SIGXCPU)
        return tell_slow(call, err);
    if (number == SIGBUS)
        return err_set(
            err, ERR_IO,
            "读取失败，存储设备可能损坏 the file cannot be read, the storage may be failing "
            "(signal %d)",
            number);
    return err_set(err, number == SIGKILL ? ERR_IO : ERR_PARSE,
                   "解码进程意外结束 decoder died (signal %d)", number);
}

/* --- the answer ---------------------------------------------------------------------------------
 */

/* Copies the first FDS_MAX descriptors that came with a message to fds; returns how many. */
static size_t take_fds(struct msghdr *message, int *fds)
{
    size_t count = 0;
    for (struct cmsghdr *c = CMSG_FIRSTHDR(message); c; c = CMSG_NXTHDR(message, c)) {
        if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS)
            continue;
        size_t here = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < here && count < FDS_MAX; i++)
            memcpy(&fds[count++], CMSG_DATA(c) + i * sizeof(int), sizeof(int));
    }
    return count;
}

/*
 * Receives one message of exactly answer's size with at most one descriptor (*out_fd, else -1).
 * Returns what recvmsg() did; -1 with EBADMSG for any other message, its descriptors closed.
 */
static ssize_t receive(int socket, struct picture_wire_answer *answer, int *out_fd)
{
    union { /* for the alignment of a cmsghdr */
        char bytes[CMSG_SPACE(FDS_MAX * sizeof(int))];
        struct cmsghdr align;
    } control;
    struct iovec part = {answer, sizeof(*answer)};
    struct msghdr message = {.msg_iov = &part,
                             .msg_iovlen = 1,
                             .msg_control = control.bytes,
                             .msg_controllen = sizeof(control.bytes)};
    int fds[FDS_MAX] = {-1, -1, -1, -1};
    *out_fd = -1;
    ssize_t got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC | MSG_DONTWAIT);
    if (got <= 0)
        return got;
    size_t count = take_fds(&message, fds);
    bool is_cut = (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0;
    if (got == (ssize_t)sizeof(*answer) && !is_cut && count <= 1) {
        *out_fd = fds[0];
        return got;
    }
    for (size_t i = 0; i < count; i++)
        (void)close(fds[i]); /* nothing of ours was written to them */
    errno = EBADMSG;
    return -1;
}

static bool is_plain_text(const char *text, size_t bytes)
{
    size_t len = strnlen(text, bytes);
    if (len == 0 || len == bytes || !utf8_is_valid(text, len))
        return false;
    for (size_t i = 0; i < len; i++) {
        if ((unsigned char)text[i] < 0x20 || text[i] == 0x7f)
            return false; /* it goes to the log: one line */
    }
    return true;
}

static bool is_side(int32_t side)
{
    return side >= 1 && side <= SOURCE_SIDE_MAX;
}

/* Maps what fd holds, if it cannot change any more and is as long as the request allows. */
static bool map_result(const struct picture_call *call, int fd, struct picture_result *out,
                       struct err *err)
{
    struct stat info;
    struct statfs system;
    bool is_exact = call->request.kind == PICTURE_WIRE_DECODE;
    off_t max = (off_t)picture_wire_answer_max(&call->request);
    int seals = fd >= 0 ? fcntl(fd, F_GET_SEALS) : -1;
    if (seals < 0 || (seals & PICTURE_WIRE_SEALS) != PICTURE_WIRE_SEALS)
        return tell_garbage(err, "no sealed memory");
    /* memfds on huge pages are no tmpfs: reading their holes can fail */
    if (fstat(fd, &info) != 0 || fstatfs(fd, &system) != 0 || system.f_type != TMPFS_MAGIC)
        return tell_garbage(err, "no plain memory");
    if (info.st_size < (is_exact ? max : 1) || info.st_size > max)
        return tell_garbage(err, "wrong size");
    /* Private: the memory is sealed, and only the pages that we write to become our own. */
    void *bytes = mmap(NULL, (size_t)info.st_size, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_NORESERVE, fd, 0);
    if (bytes == MAP_FAILED)
        return err_set_errno(err, "mmap");
    out->bytes = bytes;
    out->len = (size_t)info.st_size;
    return true;
}

static bool judge(const struct picture_call *call, const struct picture_wire_answer *answer, int fd,
                  struct picture_result *out, struct err *err)
{
    if (answer->magic != PICTURE_WIRE_MAGIC || answer->version != PICTURE_WIRE_VERSION ||
        answer->code >= ERR_COUNT)
        return tell_garbage(err, "not ours");
    if (answer->code != ERR_NONE) {
        if (!is_plain_text(answer->text, sizeof(answer->text)))
            return tell_garbage(err, "unreadable reason");
        return err_set(err, (enum err_code)answer->code, "%s", answer->text);
    }
    if (!call->request.is_cell_optional && !cell_prove(call->child.pid, err))
        return false;
    bool is_decode = call->request.kind == PICTURE_WIRE_DECODE;
    if (is_decode && (!is_side(answer->src_w) || !is_side(answer->src_h)))
        return tell_garbage(err, "impossible picture size");
    if (!map_result(call, fd, out, err))
        return false;
    out->src_w = is_decode ? answer->src_w : 0;
    out->src_h = is_decode ? answer->src_h : 0;
    return true;
}

/* --- a step
 * --------------------------------------------------------------------------------------*/

/* No message is waiting: is the child gone, or late? */
static enum picture_state step_without_answer(struct picture_call *call, int64_t real_us,
                                              bool has_closed, struct err *err)
{
    int status = 0;
    if (has_closed && child_has_ended(&call->child, &status)) {
        (void)tell_end(call, status, err);
    } else if (has_closed && !call->is_mute) {
        call->is_mute = true;
        call->end_us = real_us + MUTE_LIMIT_US;
        return PICTURE_PENDING;
    } else if (real_us < call->end_us) {
        return PICTURE_PENDING;
    } else if (call->is_mute) {
        (void)tell_garbage(err, "closed without a word");
    } else {
        (void)tell_slow(call, err);
    }
    picture_call_stop(call);
    return PICTURE_FAILED;
}

enum picture_state picture_call_step(struct picture_call *call, int64_t real_us,
                                     struct picture_result *out_result, struct err *err)
{
    struct picture_wire_answer answer = {0};
    bool ok = false;
    int fd = -1;
    ssize_t got = receive(call->child.socket, &answer, &fd);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return step_without_answer(call, real_us, false, err);
    if (got == 0 || (got < 0 && errno == ECONNRESET))
        return step_without_answer(call, real_us, true, err);
    if (got < 0)
        ok = tell_garbage(err, errno == EBADMSG ? "not one message and one memory" : "no socket");
    else
        ok = judge(call, &answer, fd, out_result, err);
    if (fd >= 0)
        (void)close(fd); /* the map keeps the memory */
    picture_call_stop(call);
    return ok ? PICTURE_DONE : PICTURE_FAILED;
}
