#include "device/control.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "device/address.h"
#include "device/lines.h"
#include "json/json.h"

#define READ_BYTES 65536

struct client {
    int fd; /* -1: a free place */
    struct lines lines;
    struct str answers; /* what the kernel has not taken yet */
    bool is_leaving;    /* reads no more; goes when all is answered and sent */
    int64_t ticket;     /* of an answer put off, 0: none */
    char *waiting_id;   /* of that request */
};

struct control {
    char *path;
    int listener;
    control_handler *handler;
    void *ctx;
    struct client clients[CONTROL_CLIENTS_MAX];
    struct client *asking; /* whose request the handler has now */
    int64_t last_ticket;
};

static bool remove_old_socket(const char *path, struct err *err)
{
    struct stat info;
    if (lstat(path, &info) != 0 && errno == ENOENT)
        return true;
    if (!S_ISSOCK(info.st_mode))
        return err_set(err, ERR_IO,
                       "%s: 已有同名文件，请移走 something else has this name: move it", path);
    return unlink(path) == 0 || err_set_errno(err, "%s", path);
}

/* fchmod before bind: the name then is 0600 from birth, without touching the process's umask. */
static bool listen_at(int fd, const char *path, struct err *err)
{
    struct address address;
    if (!remove_old_socket(path, err) || !address_open(path, &address, err))
        return false;
    bool ok = fchmod(fd, 0600) == 0 &&
              bind(fd, (const struct sockaddr *)&address.name, sizeof(address.name)) == 0 &&
              listen(fd, CONTROL_CLIENTS_MAX) == 0;
    if (!ok)
        (void)err_set_errno(err, "%s", path);
    address_close(&address);
    return ok;
}

struct control *control_open(const char *path, control_handler *handler, void *ctx, struct err *err)
{
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0 || !listen_at(fd, path, err)) {
        if (fd < 0)
            (void)err_set_errno(err, "socket");
        else
            (void)close(fd); /* never used */
        (void)err_prefix(err, "无法建立控制接口 cannot make the control socket");
        return NULL;
    }
    struct control *control = mem_alloc(sizeof(*control));
    *control = (struct control){
        .path = mem_copy_text(path), .listener = fd, .handler = handler, .ctx = ctx};
    for (int i = 0; i < CONTROL_CLIENTS_MAX; i++)
        control->clients[i].fd = -1;
    return control;
}

static void drop(struct client *client)
{
    if (client->fd >= 0)
        (void)close(client->fd); /* what was not sent is lost with the one who did not read it */
    lines_finish(&client->lines);
    str_finish(&client->answers);
    free(client->waiting_id);
    *client = (struct client){.fd = -1};
}

void control_close(struct control *control)
{
    if (!control)
        return;
    for (int i = 0; i < CONTROL_CLIENTS_MAX; i++)
        drop(&control->clients[i]);
    (void)close(control->listener);
    (void)unlink(control->path); /* may be gone, the next player replaces it anyway */
    free(control->path);
    free(control);
}

static struct client *free_place(struct control *control)
{
    for (int i = 0; i < CONTROL_CLIENTS_MAX; i++)
        if (control->clients[i].fd < 0)
            return &control->clients[i];
    return NULL;
}

size_t control_fds(const struct control *control, struct pollfd *out_fds)
{
    size_t count = 1;
    bool has_place = false;
    for (int i = 0; i < CONTROL_CLIENTS_MAX; i++) {
        const struct client *client = &control->clients[i];
        struct lines lines = client->lines; /* a look, without moving on */
        has_place = has_place || client->fd < 0;
        if (client->fd < 0)
            continue;
        /* a request left over by the last step is no news to poll(): ask for what is ready anyway
         */
        bool is_free = client->ticket == 0;
        bool has_work =
            client->answers.len > 0 || (is_free && (client->is_leaving || lines_has_next(&lines)));
        int events = (client->is_leaving || !is_free ? 0 : POLLIN) | (has_work ? POLLOUT : 0);
        out_fds[count++] = (struct pollfd){client->fd, (short)events, 0};
    }
    out_fds[0] = (struct pollfd){control->listener, has_place ? POLLIN : 0, 0};
    return count;
}

static void admit(struct control *control)
{
    struct client *place = free_place(control);
    while (place) {
        int fd = accept4(control->listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0)
            return; /* nobody (more), or he left already: the next step asks again */
        place->fd = fd;
        place = free_place(control);
    }
}

static void refuse_line(struct client *client)
{
    json_reply_write(&client->answers, "null", false, "一行超过 64 KiB a line of more than 64 KiB");
    client->is_leaving = true;
    lines_finish(&client->lines);
}

static void add_answer(struct client *client, const char *id, bool ok, const char *text)
{
    struct str answer = {0};
    json_reply_write(&answer, id, ok, text);
    if (answer.len > CONTROL_LINE_MAX_BYTES + 1) {
        str_clear(&answer);
        json_reply_write(&answer, id, false, "回答超过 64 KiB the answer is longer than 64 KiB");
    }
    str_add_span(&client->answers, answer.text, answer.len);
    str_finish(&answer);
}

static void answer_line(struct control *control, struct client *client, const char *line,
                        size_t len)
{
    struct json_request request = {.count = 0};
    struct str data = {0};
    struct err err = {.code = ERR_NONE};
    control->asking = client;
    if (!json_request_read(line, len, &request, &err))
        add_answer(client, "null", false, err.text);
    else if (!control->handler(control->ctx, request.words, request.count, &data, &err))
        add_answer(client, request.id, false, err.text);
    else if (client->ticket)
        client->waiting_id = mem_copy_text(request.id);
    else
        add_answer(client, request.id, true, data.text ? data.text : "");
    control->asking = NULL;
    json_request_finish(&request);
    str_finish(&data);
}

int64_t control_defer(struct control *control)
{
    control->asking->ticket = ++control->last_ticket;
    return control->last_ticket;
}

void control_answer(struct control *control, int64_t ticket, const char *data,
                    const struct err *err)
{
    for (int i = 0; i < CONTROL_CLIENTS_MAX; i++) {
        struct client *client = &control->clients[i];
        if (client->fd < 0 || client->ticket != ticket)
            continue;
        add_answer(client, client->waiting_id, !err, err ? err->text : data);
        free(client->waiting_id);
        client->waiting_id = NULL;
        client->ticket = 0;
    }
}

static void answer_lines(struct control *control, struct client *client)
{
    const char *line;
    size_t len;
    for (int i = 0; i < CONTROL_STEP_REQUESTS && !client->ticket; i++) {
        if (!lines_next(&client->lines, &line, &len))
            break;
        if (len > CONTROL_LINE_MAX_BYTES) {
            refuse_line(client);
            return;
        }
        if (len > 0)
            answer_line(control, client, line, len);
    }
    bool is_whole = lines_has_next(&client->lines);
    if (!is_whole && lines_pending(&client->lines) > CONTROL_LINE_MAX_BYTES)
        refuse_line(client);
}

static void take_in(struct client *client)
{
    char block[READ_BYTES];
    if (client->is_leaving || lines_has_next(&client->lines))
        return; /* first answer what is there */
    ssize_t got = recv(client->fd, block, sizeof(block), MSG_DONTWAIT);
    if (got > 0)
        lines_add(&client->lines, block, (size_t)got);
    else if (got == 0)
        client->is_leaving = true; /* it may still want to read */
    else if (errno != EAGAIN && errno != EINTR)
        drop(client);
}

/* Gives the kernel what it takes; false when the client is gone. */
static bool push_answers(struct client *client)
{
    size_t sent = 0;
    while (sent < client->answers.len) {
        ssize_t put = send(client->fd, client->answers.text + sent, client->answers.len - sent,
                           MSG_DONTWAIT | MSG_NOSIGNAL);
        if (put < 0 && errno == EAGAIN)
            break;
        if (put < 0 && errno != EINTR)
            return false;
        sent += put > 0 ? (size_t)put : 0;
    }
    if (sent > 0) {
        client->answers.len -= sent;
        memmove(client->answers.text, client->answers.text + sent, client->answers.len);
    }
    return true;
}

static void send_out(struct client *client)
{
    bool is_there = push_answers(client) && client->answers.len <= CONTROL_UNREAD_MAX_BYTES;
    bool is_done = client->is_leaving && client->answers.len == 0 && client->ticket == 0 &&
                   !lines_has_next(&client->lines);
    if (!is_there || is_done)
        drop(client);
}

void control_step(struct control *control)
{
    admit(control);
    for (int i = 0; i < CONTROL_CLIENTS_MAX; i++) {
        struct client *client = &control->clients[i];
        if (client->fd >= 0)
            take_in(client);
        if (client->fd >= 0)
            answer_lines(control, client);
        if (client->fd >= 0)
            send_out(client);
    }
}
