#include "screen/picture.h"

#include <poll.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "screen/picture_call.h"

#define POLL_MS      100
#define SAVE_LIMIT_S 60 /* the pixels are ours: only a busy machine makes it long */

/* Returns a memfd with a copy of bytes[len], or -1. */
static int make_input(const void *bytes, size_t len, struct err *err)
{
    int fd = memfd_create("anxuan-picture", MFD_CLOEXEC);
    if (fd < 0) {
        (void)err_set_errno(err, "memfd_create");
        return -1;
    }
    for (size_t done = 0; done < len;) {
        ssize_t put = write(fd, (const char *)bytes + done, len - done);
        if (put <= 0) {
            (void)err_set_errno(err, "memfd");
            (void)close(fd); /* thrown away */
            return -1;
        }
        done += (size_t)put;
    }
    return fd;
}

static bool wait_for_answer(struct picture_call *call, struct picture_result *out_result,
                            struct err *err)
{
    enum picture_state state = PICTURE_PENDING;
    while (state == PICTURE_PENDING) {
        struct pollfd wait = {.fd = call->child.socket, .events = POLLIN};
        (void)poll(&wait, 1, POLL_MS); /* a step tells all there is to know */
        state = picture_call_step(call, clock_real_us(), out_result, err);
    }
    return state == PICTURE_DONE;
}

bool picture_save_png(const char *program, const uint32_t *pixels, int w, int h, const char *path,
                      struct err *err)
{
    struct picture_wire_request ask = {.kind = PICTURE_WIRE_ENCODE,
                                       .w = w,
                                       .h = h,
                                       .limit_s = SAVE_LIMIT_S,
                                       .is_cell_optional = true /* our own pixels */};
    struct picture_result result = {0};
    struct picture_call call;
    bool ok = false;
    if (w < 1 || h < 1 || w > PICTURE_WIRE_SIDE_MAX || h > PICTURE_WIRE_SIDE_MAX)
        return err_set(err, ERR_INVALID, "%s: %d×%d: 画面尺寸无效 no such size for a picture", path,
                       w, h);
    int fd = make_input(pixels, picture_wire_pixel_bytes(&ask), err);
    if (fd < 0)
        return err_prefix(err, "%s", path);
    bool has_started = picture_call_start(&call, program, fd, &ask, clock_real_us(), err);
    (void)close(fd); /* the child has its own */
    if (!has_started || !wait_for_answer(&call, &result, err)) {
        (void)err_prefix(err, "%s", path);
        goto out;
    }
    ok = file_replace(path, result.bytes, result.len, err);
out:
    picture_result_finish(&result);
    return ok;
}
