/*
 * The control socket with two clients that send what they like, in pieces, at any time. However it
 * arrives, each gets the answers to his lines, in order: what is heard is compared with what the
 * lines deserve when read one by one. The socket is the same from input to input.
 */
#include <errno.h>
#include <sys/socket.h>
#include <sys/un.h>

#include "device/control.h"
#include "fuzz/folder.h"
#include "json/json.h"

#define CLIENTS     2
#define TICKETS     64
#define TURNS_MAX   100000 /* one input is far from that */
#define REPEAT_STEP 512

enum act { SAY, SAY_MORE, SAY_LINE, REPEAT, STEP, ANSWER, LEAVE, HANG_UP, ACT_COUNT };

struct client {
    int fd;
    struct str said, heard;
    bool has_left, is_gone;
};

static struct control *control;
static struct client clients[CLIENTS];
static int64_t tickets[TICKETS];
static int ticket_count;

/* The answer of this player; "later" comes as "late". */
static bool answer(char *const *words, int count, struct str *out_data, struct err *err)
{
    if (strcmp(words[0], "bad") == 0)
        return err_set(err, ERR_INVALID, "没有这个命令 no such command");
    if (strcmp(words[0], "later") == 0)
        str_add(out_data, "\"late\"");
    else if (strcmp(words[0], "broken") == 0)
        str_add(out_data, "{");
    else if (strcmp(words[0], "nothing") != 0) {
        for (int i = 0; i < count; i++) {
            str_add(out_data, i ? "," : "[");
            json_add_string(out_data, words[i]);
        }
        str_add(out_data, "]");
    }
    return true;
}

static bool handle(void *ctx, char *const *words, int count, struct str *out_data, struct err *err)
{
    (void)ctx;
    assert(count >= 1 && count <= JSON_WORDS_MAX);
    if (strcmp(words[0], "later") == 0) {
        assert(ticket_count < TICKETS);
        tickets[ticket_count++] = control_defer(control);
        return true;
    }
    return answer(words, count, out_data, err);
}

static void answer_tickets(void)
{
    for (int i = 0; i < ticket_count; i++)
        control_answer(control, tickets[i], "\"late\"", NULL);
    ticket_count = 0;
}

/* --- what the lines deserve ----------------------------------------------------------------- */

static void add_expected(struct str *out, const char *line, size_t len)
{
    struct json_request request = {.count = 0};
    struct err err = {0};
    struct str data = {0}, reply = {0};
    const char *id = "null";
    bool ok = json_request_read(line, len, &request, &err);
    if (ok) {
        id = request.id;
        ok = answer(request.words, request.count, &data, &err);
    }
    json_reply_write(&reply, id, ok, ok ? data.text ? data.text : "" : err.text);
    if (reply.len > CONTROL_LINE_MAX_BYTES + 1) {
        str_clear(&reply);
        json_reply_write(&reply, id, false, "回答超过 64 KiB the answer is longer than 64 KiB");
    }
    str_add_span(out, reply.text, reply.len);
    json_request_finish(&request);
    str_finish(&data);
    str_finish(&reply);
}

static void expect_heard(const struct client *client)
{
    struct str expected = {0};
    const char *at = client->said.len ? client->said.text : "", *end = at + client->said.len;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t len = (size_t)((stop ? stop : end) - at);
        if (len > CONTROL_LINE_MAX_BYTES) {
            json_reply_write(&expected, "null", false,
                             "一行超过 64 KiB a line of more than 64 KiB");
            break;
        }
        if (stop && len > 0)
            add_expected(&expected, at, len);
        at += len + 1;
    }
    assert(client->heard.len == expected.len);
    assert(expected.len == 0 || memcmp(client->heard.text, expected.text, expected.len) == 0);
    str_finish(&expected);
}

/* --- the clients ---------------------------------------------------------------------------- */

static void connect_client(struct client *client)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    (void)snprintf(name.sun_path, sizeof(name.sun_path), "%s", folder_at("ctl.sock"));
    assert(fd >= 0);
    while (connect(fd, (const struct sockaddr *)&name, sizeof(name)) != 0) {
        assert(errno == EAGAIN); /* those who hung up fill the queue */
        answer_tickets();
        control_step(control);
    }
    *client = (struct client){.fd = fd};
}

static void hear(struct client *client)
{
    static char block[65536];
    ssize_t got = 1;
    while (!client->is_gone && (got = recv(client->fd, block, sizeof(block), 0)) > 0)
        str_add_span(&client->heard, block, (size_t)got);
    client->is_gone = client->is_gone || got == 0 || errno != EAGAIN;
}

static void turn(void)
{
    control_step(control);
    for (int i = 0; i < CLIENTS; i++)
        hear(&clients[i]);
}

static void say(struct client *client, const uint8_t *data, size_t len)
{
    for (int turns = 0; len > 0 && !client->is_gone && !client->has_left; turns++) {
        ssize_t put = send(client->fd, data, len, MSG_NOSIGNAL);
        assert(put >= 0 || errno == EAGAIN || errno == EPIPE || errno == ECONNRESET);
        if (put < 0 && errno != EAGAIN)
            return;
        if (put > 0) {
            str_add_span(&client->said, (const char *)data, (size_t)put);
            data += put;
            len -= (size_t)put;
        }
        if (put < 0) {
            answer_tickets(); /* he waits for it and reads no more */
            turn();
        }
        assert(turns < TURNS_MAX);
    }
}

static void leave(struct client *client)
{
    if (!client->has_left)
        (void)shutdown(client->fd, SHUT_WR); /* the other side may have gone */
    client->has_left = true;
}

static void hang_up(struct client *client)
{
    (void)close(client->fd);
    str_finish(&client->said);
    str_finish(&client->heard);
    client->is_gone = true;
}

/* --- a show --------------------------------------------------------------------------------- */

static void repeat(struct client *client, struct fuzz_bytes *bytes)
{
    static uint8_t same[256 * REPEAT_STEP];
    uint8_t byte = fuzz_take(bytes);
    size_t count = (size_t)fuzz_take(bytes) * REPEAT_STEP;
    memset(same, byte, count);
    say(client, same, count);
}

static void act(struct fuzz_bytes *bytes)
{
    uint8_t what = fuzz_take(bytes);
    struct client *client = &clients[what / ACT_COUNT % CLIENTS];
    size_t len = 0;
    const uint8_t *span;
    switch ((enum act)(what % ACT_COUNT)) {
    case SAY:
    case SAY_MORE:
    case SAY_LINE:
        span = fuzz_take_span(bytes, fuzz_take(bytes), &len);
        say(client, span, len);
        if (what % ACT_COUNT == SAY_LINE)
            say(client, (const uint8_t *)"\n", 1);
        break;
    case REPEAT:
        repeat(client, bytes);
        break;
    case ANSWER:
        answer_tickets();
        break;
    case LEAVE:
        leave(client);
        break;
    case HANG_UP:
        hang_up(client);
        connect_client(client);
        break;
    default:
        turn();
    }
}

/* One turn of the player's loop; false when no descriptor of the control's is ready. */
static bool turn_if_ready(void)
{
    struct pollfd fds[CONTROL_CLIENTS_MAX + 1];
    size_t count = control_fds(control, fds);
    assert(count >= 1 && count <= CONTROL_CLIENTS_MAX + 1);
    bool has_work = poll(fds, count, 0) > 0 || ticket_count > 0;
    if (has_work)
        turn();
    answer_tickets();
    return has_work;
}

static void expect_all_heard(void)
{
    for (int turns = 0; turn_if_ready(); turns++)
        assert(turns < TURNS_MAX);
    for (int i = 0; i < CLIENTS; i++)
        expect_heard(&clients[i]);
}

/*
 * The control says by itself, through its descriptors, that there is something to do: first with
 * both clients waiting for their answers, then with both leaving.
 */
static void finish(void)
{
    struct pollfd fds[CONTROL_CLIENTS_MAX + 1];
    expect_all_heard();
    for (int i = 0; i < CLIENTS; i++)
        leave(&clients[i]);
    expect_all_heard();
    for (int i = 0; i < CLIENTS; i++) {
        assert(clients[i].is_gone);
        hang_up(&clients[i]);
    }
    assert(control_fds(control, fds) == 1); /* all places are free again */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct fuzz_bytes bytes = {data, len};
    struct err err = {0};
    if (!control)
        control = control_open(folder_at("ctl.sock"), handle, NULL, &err);
    assert(control);
    int open_fds = fuzz_count_fds();
    for (int i = 0; i < CLIENTS; i++)
        connect_client(&clients[i]);
    while (bytes.len > 0)
        act(&bytes);
    finish();
    assert(fuzz_count_fds() == open_fds);
    return 0;
}
