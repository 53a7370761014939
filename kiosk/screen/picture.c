#include "screen/picture.h"

#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "screen/picture_call.h"

#define POLL_MS 100

struct picture {
    struct picture_call call;
    struct picture_result result;
    struct err failure; /* told again when asked again */
    enum picture_state state;
    int w, h;
    char *name; /* of the file, for messages */
};

static bool is_box(int w, int h)
{
    return w >= 1 && w <= PICTURE_WIRE_SIDE_MAX && h >= 1 && h <= PICTURE_WIRE_SIDE_MAX;
}

/* Opens a regular file for reading; returns -1 for anything else. A FIFO does not hold us up. */
static int open_file(const char *path, struct err *err)
{
    struct stat info;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0) {
        (void)err_set_errno(err, "打不开图片 cannot open the picture");
        return -1;
    }
    if (fstat(fd, &info) != 0) {
        (void)err_set_errno(err, "fstat");
        goto fail;
    }
    if (!S_ISREG(info.st_mode)) {
        (void)err_set(err, ERR_UNSUPPORTED, "不是普通文件 not a regular file");
        goto fail;
    }
    return fd;
fail:
    (void)close(fd); /* nothing was read */
    return -1;
}

struct picture *picture_open(const struct picture_request *request, struct err *err)
{
    struct picture_wire_request ask = {.kind = PICTURE_WIRE_DECODE,
                                       .w = request->w,
                                       .h = request->h,
                                       .fit = (uint32_t)request->fit,
                                       .limit_s = request->limit_s > 0 ? (uint32_t)request->limit_s
                                                                       : PICTURE_LIMIT_S,
                                       .is_cell_optional = request->is_cell_optional};
    const char *hidden = request->hidden ? request->hidden : "";
    struct picture *picture = NULL;
    int fd = -1;
    if (!is_box(request->w, request->h)) {
        (void)err_set(err, ERR_INVALID, "%d×%d: 画面尺寸无效 no such size for a picture",
                      request->w, request->h);
        return NULL;
    }
    if (!picture_wire_is_id_list(hidden, sizeof(ask.hidden))) {
        (void)err_set(err, ERR_INVALID, "要藏的部分无效 no such list of hidden parts");
        return NULL;
    }
    memcpy(ask.hidden, hidden, strlen(hidden) + 1);
    fd = open_file(request->path, err);
    if (fd < 0)
        goto out;
    picture = mem_alloc(sizeof(*picture));
    if (!picture_call_start(&picture->call, request->program, fd, &ask, request->real_us, err)) {
        free(picture);
        picture = NULL;
        goto out;
    }
    picture->state = PICTURE_PENDING;
    picture->w = request->w;
    picture->h = request->h;
    picture->name = mem_copy_text(file_name(request->path));
out:
    if (fd >= 0)
        (void)close(fd); /* the child has its own */
    if (!picture)
        (void)err_prefix(err, "%s", file_name(request->path));
    return picture;
}

void picture_close(struct picture *picture)
{
    if (!picture)
        return;
    picture_call_stop(&picture->call);
    picture_result_finish(&picture->result);
    free(picture->name);
    free(picture);
}

int picture_fd(const struct picture *picture)
{
    return picture->call.child.socket;
}

enum picture_state picture_step(struct picture *picture, int64_t real_us, struct err *err)
{
    if (picture->state == PICTURE_PENDING) {
        picture->state =
            picture_call_step(&picture->call, real_us, &picture->result, &picture->failure);
        if (picture->state == PICTURE_FAILED)
            (void)err_prefix(&picture->failure, "%s", picture->name);
    }
    if (picture->state == PICTURE_FAILED)
        *err = picture->failure;
    return picture->state;
}

uint32_t *picture_pixels(const struct picture *picture)
{
    return picture->result.bytes;
}

void picture_source_size(const struct picture *picture, int *out_w, int *out_h)
{
    *out_w = picture->result.src_w;
    *out_h = picture->result.src_h;
}

struct screen_image *picture_image(struct picture *picture, struct screen *screen)
{
    if (picture->state != PICTURE_DONE)
        return NULL;
    return screen_image_create(screen, picture->w, picture->h, picture->result.bytes,
                               picture->w * 4, true);
}

enum picture_state picture_wait(struct picture *picture, struct err *err)
{
    enum picture_state state = PICTURE_PENDING;
    while (state == PICTURE_PENDING) {
        struct pollfd wait = {.fd = picture_fd(picture), .events = POLLIN};
        (void)poll(&wait, 1, POLL_MS); /* a step tells all there is to know */
        state = picture_step(picture, clock_real_us(), err);
    }
    return state;
}

bool picture_load(const struct picture_request *request, struct screen *screen,
                  struct screen_image **out_image, struct err *err)
{
    struct picture_request now = *request;
    now.real_us = clock_real_us();
    struct picture *picture = picture_open(&now, err);
    if (!picture)
        return false;
    enum picture_state state = picture_wait(picture, err);
    if (state == PICTURE_DONE && screen)
        *out_image = picture_image(picture, screen);
    picture_close(picture);
    return state == PICTURE_DONE;
}
