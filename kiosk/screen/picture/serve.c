#include "screen/picture/serve.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/child.h"
#include "base/utf8.h"
#include "cell/cell.h"

#ifdef __SANITIZE_ADDRESS__ /* whose shadow memory alone is larger */
#define SEAL_TRIES     10
#define DATA_BYTES_MAX 0
#else
#define DATA_BYTES_MAX (UINT64_C(768) << 20)
#endif
#define SEAL_TRIES      10
#define FILES_MAX       64 /* fontconfig and the fonts of an SVG, and the output */
#define INPUT_BYTES_MAX ((off_t)512 << 20)

/* The memory that goes back with the answer. */
struct output {
    int fd; /* -1: none */
    void *bytes;
    size_t len;
};

static bool receive_request(struct picture_wire_request *request)
{
    ssize_t got = recv(CHILD_SOCKET_FD, request, sizeof(*request), 0);
    return got == (ssize_t)sizeof(*request) && request->magic == PICTURE_WIRE_MAGIC &&
           request->version == PICTURE_WIRE_VERSION && request->kind < PICTURE_WIRE_KIND_COUNT &&
           request->fit <= LAYOUT_STRETCH && request->w >= 1 &&
           request->w <= PICTURE_WIRE_SIDE_MAX && request->h >= 1 &&
           request->h <= PICTURE_WIRE_SIDE_MAX && request->limit_s >= 1 &&
           request->limit_s <= PICTURE_UNHURRIED_S &&
           picture_wire_is_id_list(request->hidden, sizeof(request->hidden));
}

static bool enter_cell(const struct serve_worker *worker, uint32_t limit_s, struct err *err)
{
    struct cell_layers layers;
    const struct cell_plan plan = {
        .readable = worker->readable,
        .has_threads = worker->has_threads,
        .has_output = true,
        .data_bytes = DATA_BYTES_MAX,
        .cpu_s = limit_s,
        .files = FILES_MAX,
    };
    return cell_enter(&plan, &layers, err);
}

/* libpng, libjpeg and glib chat on stderr, which is the player's journal. */
static void be_quiet(void)
{
    if (getenv("ANXUAN_DEBUG"))
        return;
    int fd = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    (void)dup2(fd, STDERR_FILENO); /* else it stays loud */
    (void)close(fd);
}

static bool make_output(struct output *output, size_t len, struct err *err)
{
    int fd = memfd_create("anxuan-picture", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd < 0 || ftruncate(fd, (off_t)len) != 0)
        goto fail;
    void *bytes = mmap(NULL, len, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    if (bytes == MAP_FAILED)
        goto fail;
    output->fd = fd;
    output->bytes = bytes;
    output->len = len;
    return true;
fail:
    (void)err_set_errno(err, "memfd");
    if (fd >= 0)
        (void)close(fd); /* empty */
    return false;
}

/*
 * The kernel moves pages about (compaction, NUMA): one that it holds just then cannot be sealed. It
 * waits some 0.1 s for it, and says EBUSY.
 */
static bool add_seals(int fd)
{
    int left = SEAL_TRIES;
    while (fcntl(fd, F_ADD_SEALS, PICTURE_WIRE_SEALS) != 0)
        if (errno != EBUSY || --left == 0)
            return false;
    return true;
}

/* Cuts the output to len and makes it unchangeable. A writable map would forbid that. */
static bool seal_output(struct output *output, size_t len, struct err *err)
{
    (void)munmap(output->bytes, output->len); /* ours: cannot fail */
    output->bytes = NULL;
    if ((len != output->len && ftruncate(output->fd, (off_t)len) != 0) || !add_seals(output->fd))
        return err_set_errno(err, "memfd");
    return true;
}

static bool map_input(struct serve_input *input, struct err *err)
{
    struct stat info;
    if (fstat(CHILD_EXTRA_FD, &info) != 0)
        return err_set_errno(err, "fstat");
    if (info.st_size == 0)
        return err_set(err, ERR_PARSE, "文件是空的 the file is empty");
    if (info.st_size > INPUT_BYTES_MAX)
        return err_set(err, ERR_LIMIT, "文件太大：%lld MiB（上限 %lld MiB）file too large",
                       (long long)(info.st_size >> 20), (long long)(INPUT_BYTES_MAX >> 20));
    void *bytes = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, CHILD_EXTRA_FD, 0);
    if (bytes == MAP_FAILED)
        return err_set_errno(err, "读取失败 cannot read");
    input->bytes = bytes;
    input->len = (size_t)info.st_size;
    return true;
}

/* One line of at most `bytes`: the libraries' words may have line ends. */
static void copy_line(char *out, size_t bytes, const char *text)
{
    utf8_copy(out, bytes, text);
    for (char *at = out; *at; at++) {
        if ((unsigned char)*at < 0x20 || *at == 0x7f)
            *at = ' ';
    }
}

static bool send_answer(const struct picture_wire_answer *answer, int fd)
{
    union { /* for the alignment of a cmsghdr */
        char bytes[CMSG_SPACE(sizeof(int))];
        struct cmsghdr align;
    } control = {{0}};
    struct iovec part = {(void *)answer, sizeof(*answer)};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (answer->code == ERR_NONE) {
        message.msg_control = control.bytes;
        message.msg_controllen = sizeof(control.bytes);
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int));
        memcpy(CMSG_DATA(header), &fd, sizeof(int));
    }
    return sendmsg(CHILD_SOCKET_FD, &message, MSG_NOSIGNAL) == (ssize_t)sizeof(*answer);
}

static bool decode(const struct picture_wire_request *request, const struct serve_worker *worker,
                   const struct serve_input *input, const struct output *output,
                   struct picture_wire_answer *answer, struct err *err)
{
    struct header header;
    SDL_Point size = {0, 0};
    if (!header_read(input->bytes, input->len, &header, err))
        return false;
    SDL_Surface *box = SDL_CreateRGBSurfaceWithFormatFrom(output->bytes, request->w, request->h, 32,
                                                          request->w * 4, SDL_PIXELFORMAT_ARGB8888);
    if (!box)
        return err_set(err, ERR_IO, "%s", SDL_GetError());
    bool ok = worker->draw(input, &header, request, box, &size, err);
    SDL_FreeSurface(box);
    answer->src_w = size.x;
    answer->src_h = size.y;
    return ok;
}

static bool encode(const struct picture_wire_request *request, const struct serve_worker *worker,
                   const struct serve_input *input, const struct output *output, size_t *out_len,
                   struct err *err)
{
    if (!worker->encode)
        return err_set(err, ERR_UNSUPPORTED, "no PNG is written here");
    if (input->len != picture_wire_pixel_bytes(request))
        return err_set(err, ERR_INVALID, "not %d×%d pixels", request->w, request->h);
    SDL_Surface *pixels = SDL_CreateRGBSurfaceWithFormatFrom(
        input->bytes, request->w, request->h, 32, request->w * 4, SDL_PIXELFORMAT_RGB888);
    if (!pixels)
        return err_set(err, ERR_IO, "%s", SDL_GetError());
    bool ok = worker->encode(pixels, output->bytes, output->len, out_len, err);
    SDL_FreeSurface(pixels);
    return ok;
}

static bool work(const struct picture_wire_request *request, const struct serve_worker *worker,
                 struct output *output, struct picture_wire_answer *answer, struct err *err)
{
    struct serve_input input = {NULL, 0};
    size_t len = output->len;
    if (!map_input(&input, err))
        return false;
    bool ok = request->kind == PICTURE_WIRE_ENCODE
                  ? encode(request, worker, &input, output, &len, err)
                  : decode(request, worker, &input, output, answer, err);
    return ok && seal_output(output, len, err); /* the map goes with the process */
}

void serve(const struct serve_worker *worker)
{
    struct picture_wire_answer answer = {.magic = PICTURE_WIRE_MAGIC,
                                         .version = PICTURE_WIRE_VERSION};
    struct picture_wire_request request;
    struct output output = {-1, NULL, 0};
    struct err err;
    child_die_with_parent();
    child_keep(1);
    be_quiet();
    if (!receive_request(&request))
        _exit(EXIT_FAILURE); /* not started by the player */
    bool ok = make_output(&output, picture_wire_answer_max(&request), &err) &&
              (enter_cell(worker, request.limit_s, &err) || request.is_cell_optional);
    if (!ok || !work(&request, worker, &output, &answer, &err)) {
        answer.code = (uint32_t)err.code;
        copy_line(answer.text, sizeof(answer.text), err.text);
    }
    /* _exit: all that is left to free goes with the process, and faster so */
    _exit(send_answer(&answer, output.fd) ? EXIT_SUCCESS : EXIT_FAILURE);
}
