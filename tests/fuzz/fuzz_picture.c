/*
 * The answer of a picture's process: any bytes, with any descriptors, of memory of any kind.
 * Input: what is asked, what comes with the answer, then the answer. Its magic and version are made
 * right unless the input says otherwise, so that saved inputs outlive a version.
 */
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>

#include "base/mem.h"
#include "fuzz/fuzz.h"
#include "screen/picture_call.h"

#define FDS  6
#define W    5
#define H    3
#define NOW  INT64_C(1000000)
#define LATE INT64_C(3000000)

enum memory { GOOD, UNSEALED, HALF_SEALED, SHORT, LONG, EMPTY, DEVICE, PIPE_END, MEMORY_COUNT };

struct sent {
    int fds[FDS];
    int count;
    bool is_good; /* one memory, sealed and of the right size for a DECODE */
};

static off_t bytes_of(enum memory memory)
{
    off_t exact = (off_t)W * H * 4;
    switch (memory) {
    case SHORT:
        return exact - 1;
    case LONG:
        return exact + 200000;
    case EMPTY:
        return 0;
    default:
        return exact;
    }
}

static int make_memory(enum memory memory)
{
    int ends[2];
    if (memory == DEVICE)
        return open("/dev/zero", O_RDWR | O_CLOEXEC);
    if (memory == PIPE_END) {
        assert(pipe2(ends, O_CLOEXEC) == 0);
        (void)close(ends[0]); /* nobody reads */
        return ends[1];
    }
    int fd = memfd_create("fuzz", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    assert(fd >= 0 && ftruncate(fd, bytes_of(memory)) == 0);
    int seals = memory == HALF_SEALED ? F_SEAL_SHRINK | F_SEAL_SEAL : PICTURE_WIRE_SEALS;
    if (memory != UNSEALED)
        assert(fcntl(fd, F_ADD_SEALS, seals) == 0);
    return fd;
}

static struct sent make_fds(struct fuzz_bytes *bytes)
{
    struct sent sent = {.count = fuzz_take(bytes) % (FDS + 1)};
    enum memory memory = GOOD;
    for (int i = 0; i < sent.count; i++) {
        memory = (enum memory)(fuzz_take(bytes) % MEMORY_COUNT);
        sent.fds[i] = make_memory(memory);
        assert(sent.fds[i] >= 0);
    }
    sent.is_good = sent.count == 1 && memory == GOOD;
    return sent;
}

/* A copy of the answer, owned by the caller. */
static uint8_t *make_answer(const struct fuzz_bytes *bytes, bool is_raw)
{
    uint32_t right[2] = {PICTURE_WIRE_MAGIC, PICTURE_WIRE_VERSION};
    uint8_t *answer = mem_alloc(bytes->len);
    if (bytes->len)
        memcpy(answer, bytes->data, bytes->len);
    if (!is_raw && bytes->len >= sizeof(right))
        memcpy(answer, right, sizeof(right));
    return answer;
}

/* False when the packet cannot be sent (an empty one without descriptors says nothing). */
static bool say(int socket, struct sent *sent, const uint8_t *data, size_t len)
{
    union { /* for the alignment of a cmsghdr */
        char bytes[CMSG_SPACE(FDS * sizeof(int))];
        struct cmsghdr align;
    } control = {{0}};
    struct iovec part = {(void *)(uintptr_t)data, len};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    size_t fd_bytes = (size_t)sent->count * sizeof(int);
    if (sent->count > 0) {
        message.msg_control = control.bytes;
        message.msg_controllen = CMSG_SPACE(fd_bytes);
        struct cmsghdr *head = CMSG_FIRSTHDR(&message);
        head->cmsg_level = SOL_SOCKET;
        head->cmsg_type = SCM_RIGHTS;
        head->cmsg_len = CMSG_LEN(fd_bytes);
        memcpy(CMSG_DATA(head), sent->fds, fd_bytes);
    }
    bool ok = len > 0 && sendmsg(socket, &message, MSG_NOSIGNAL) == (ssize_t)len;
    for (int i = 0; i < sent->count; i++)
        (void)close(sent->fds[i]); /* a copy travels */
    return ok;
}

static void check_done(const struct picture_call *call, const struct sent *sent, size_t len,
                       const struct picture_result *result)
{
    bool is_decode = call->request.kind == PICTURE_WIRE_DECODE;
    uint64_t sum = 0;
    assert(len == sizeof(struct picture_wire_answer) && sent->count == 1);
    assert(result->bytes && result->len >= 1);
    assert(result->len <= picture_wire_answer_max(&call->request));
    for (size_t i = 0; i < result->len; i++)
        sum += ((const uint8_t *)result->bytes)[i];
    assert(sum == 0);
    if (!is_decode) {
        assert(result->src_w == 0 && result->src_h == 0);
        return;
    }
    assert(sent->is_good && result->len == picture_wire_pixel_bytes(&call->request));
    assert(result->src_w >= 1 && result->src_w <= 30000);
    assert(result->src_h >= 1 && result->src_h <= 30000);
}

static void check_step(struct picture_call *call, const struct sent *sent, size_t len, bool is_said)
{
    struct picture_result result = {0};
    struct err err = {0};
    enum picture_state state = picture_call_step(call, NOW, &result, &err);
    if (state == PICTURE_PENDING) {
        assert(!is_said);
        state = picture_call_step(call, LATE, &result, &err);
        assert(state == PICTURE_FAILED);
    }
    if (state == PICTURE_DONE) {
        check_done(call, sent, len, &result);
    } else {
        assert(state == PICTURE_FAILED && !result.bytes && result.len == 0);
        fuzz_expect_reason(&err);
    }
    picture_result_finish(&result);
    assert(call->child.socket == -1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct fuzz_bytes bytes = {data, len};
    struct picture_call call = {.request = {.w = W, .h = H}, .end_us = NOW + 1};
    int pair[2], open_fds = fuzz_count_fds();
    uint8_t how = fuzz_take(&bytes);
    assert(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) == 0);
    call.child = (struct child){0, pair[0]};
    call.request.kind = how & 1 ? PICTURE_WIRE_ENCODE : PICTURE_WIRE_DECODE;
    struct sent sent = make_fds(&bytes);
    uint8_t *answer = make_answer(&bytes, how & 4);
    bool is_said = say(pair[1], &sent, answer, bytes.len);
    free(answer);
    if (how & 2)
        (void)close(pair[1]); /* its end, behind the answer */
    check_step(&call, &sent, bytes.len, is_said);
    if (!(how & 2))
        (void)close(pair[1]); /* nothing more to say */
    assert(fuzz_count_fds() == open_fds);
    return 0;
}
