#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

#include "device/player.h"

#define MANY 40 /* more than two steps' requests */

static struct player player;

static int open_player(void **state)
{
    struct err err;
    (void)state;
    player_make_folder(&player);
    return player_open(&player, &err) ? 0 : -1;
}

static int make_folder_only(void **state)
{
    (void)state;
    player_make_folder(&player);
    return 0;
}

static int remove_player(void **state)
{
    (void)state;
    player_remove(&player);
    return 0;
}

static int new_client(void)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    (void)snprintf(name.sun_path, sizeof(name.sun_path), "%s", player.path);
    assert_int_equal(connect(fd, (const struct sockaddr *)&name, sizeof(name)), 0);
    return fd;
}

static void say(int client, const char *text)
{
    size_t len = strlen(text);
    assert_int_equal(send(client, text, len, MSG_NOSIGNAL), len);
}

/* Everything the client can read now; "END" behind it when the other side has closed. */
static char *hear(int client)
{
    char block[65536];
    struct str text = {0};
    ssize_t got;
    while ((got = recv(client, block, sizeof(block), 0)) > 0)
        str_add_span(&text, block, (size_t)got);
    if (got == 0 || errno != EAGAIN)
        str_add(&text, "END");
    return str_take(&text);
}

static void expect(int client, const char *wanted)
{
    char *got = hear(client);
    assert_string_equal(got, wanted);
    free(got);
}

static void the_socket_is_the_owners_alone(void **state)
{
    struct stat info;
    (void)state;
    assert_int_equal(stat(player.path, &info), 0);
    assert_int_equal(info.st_mode, S_IFSOCK | 0600);
}

static void the_umask_does_not_matter(void **state)
{
    struct stat info;
    struct err err;
    mode_t before = umask(0);
    (void)state;
    assert_true(player_open(&player, &err));
    umask(before);
    assert_int_equal(stat(player.path, &info), 0);
    assert_int_equal(info.st_mode, S_IFSOCK | 0600);
}

static void requests_in_one_read_are_answered_in_order(void **state)
{
    int client = new_client();
    (void)state;
    say(client, "{\"command\":[\"echo\",\"a\",1],\"id\":1}\n{\"command\":[\"bad\"],\"id\":\"x\"}\n"
                "\n{\"command\":[\"nothing\"]}\n{\"command\":[\"echo\"");
    control_step(player.control);
    expect(client, "{\"id\":1,\"ok\":true,\"data\":\"a 1\"}\n"
                   "{\"id\":\"x\",\"ok\":false,\"error\":\"没有这个命令 no such command\"}\n"
                   "{\"id\":null,\"ok\":true,\"data\":null}\n");
    say(client, ",\"c\"],\"id\":4}\n");
    control_step(player.control);
    expect(client, "{\"id\":4,\"ok\":true,\"data\":\"c\"}\n");
    (void)close(client);
}

static void an_answer_may_be_put_off(void **state)
{
    struct err err = {.text = "no"};
    int client = new_client();
    (void)state;
    say(client, "{\"command\":[\"later\"],\"id\":1}\n{\"command\":[\"echo\",\"b\"],\"id\":2}\n");
    control_step(player.control);
    control_step(player.control);
    expect(client, "");
    control_answer(player.control, player.ticket, "\"a\"", NULL);
    control_step(player.control);
    expect(client,
           "{\"id\":1,\"ok\":true,\"data\":\"a\"}\n{\"id\":2,\"ok\":true,\"data\":\"b\"}\n");
    say(client, "{\"command\":[\"later\"],\"id\":3}\n");
    control_step(player.control);
    control_answer(player.control, player.ticket, "", &err);
    control_step(player.control);
    expect(client, "{\"id\":3,\"ok\":false,\"error\":\"no\"}\n");
    say(client, "{\"command\":[\"later\"],\"id\":4}\n");
    control_step(player.control);
    (void)close(client);
    control_answer(player.control, player.ticket, "", NULL);
    control_step(player.control);
}

static void a_request_may_come_byte_by_byte(void **state)
{
    static const char line[] = "{\"command\":[\"echo\",\"慢\"],\"id\":9}\n";
    int client = new_client();
    (void)state;
    for (size_t i = 0; i + 1 < sizeof(line); i++) {
        expect(client, "");
        assert_int_equal(send(client, line + i, 1, MSG_NOSIGNAL), 1);
        control_step(player.control);
    }
    expect(client, "{\"id\":9,\"ok\":true,\"data\":\"慢\"}\n");
    (void)close(client);
}

static void a_bad_line_does_not_end_the_talk(void **state)
{
    static const char *const rows[] = {"next\n", "{}\n", "{\"command\":[[]]}\n",
                                       "{\"command\":[\"broken\"]}\n",
                                       "{\"command\":[\"long\",70000]}\n"};
    int client = new_client();
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        say(client, rows[i]);
        control_step(player.control);
        char *got = hear(client);
        assert_non_null(strstr(got, "\"ok\":false"));
        assert_null(strstr(got, "END"));
        assert_true(strlen(got) < 1000);
        free(got);
    }
    say(client, "{\"command\":[\"echo\",\"still here\"],\"id\":2}\n");
    control_step(player.control);
    expect(client, "{\"id\":2,\"ok\":true,\"data\":\"still here\"}\n");
    (void)close(client);
}

/* Sends what is sendable, lets the player take it, until all of it went or the player hung up. */
static void push(int client, const char *text, size_t len)
{
    for (size_t sent = 0; sent < len;) {
        ssize_t put = send(client, text + sent, len - sent, MSG_NOSIGNAL);
        if (put < 0 && errno != EAGAIN)
            return;
        sent += put > 0 ? (size_t)put : 0;
        control_step(player.control);
    }
    control_step(player.control);
}

static void a_line_may_have_64_KiB_and_no_more(void **state)
{
    static const struct {
        int len;
        bool has_end, is_answered, is_dropped;
    } rows[] = {
        {CONTROL_LINE_MAX_BYTES, true, true, false},
        {CONTROL_LINE_MAX_BYTES + 1, true, false, true},
        {CONTROL_LINE_MAX_BYTES, false, false, false}, /* its LF may come yet */
        {CONTROL_LINE_MAX_BYTES + 1, false, false, true},
        {3 * CONTROL_LINE_MAX_BYTES, false, false, true},
    };
    static const char before[] = "{\"command\":[\"nothing\",\"";
    static const char after[] = "\"],\"id\":1}";
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int fill = rows[i].len - (int)(sizeof(before) + sizeof(after)) + 2;
        int client = new_client();
        struct str line = {0};
        str_addf(&line, "%s%0*d%s%s", before, fill, 0, after, rows[i].has_end ? "\n" : "");
        push(client, line.text, line.len);
        char *got = hear(client);
        assert_int_equal(strstr(got, "\"ok\":true") != NULL, rows[i].is_answered);
        assert_int_equal(strstr(got, "more than 64 KiB") != NULL, rows[i].is_dropped);
        assert_int_equal(strstr(got, "END") != NULL, rows[i].is_dropped);
        free(got);
        str_finish(&line);
        (void)close(client);
    }
}

static void a_step_answers_a_few_and_asks_for_another(void **state)
{
    int client = new_client();
    struct pollfd fds[CONTROL_CLIENTS_MAX + 1];
    struct str requests = {0};
    int steps = 0;
    (void)state;
    for (int i = 0; i < MANY; i++)
        str_addf(&requests, "{\"command\":[\"nothing\"],\"id\":%d}\n", i);
    say(client, requests.text);
    control_step(player.control);
    assert_int_equal(player.served, CONTROL_STEP_REQUESTS);
    for (; player.served < MANY; steps++) {
        size_t count = control_fds(player.control, fds);
        assert_int_equal(count, 2);
        assert_int_equal(poll(fds, count, 0), 1); /* no waiting with requests at hand */
        control_step(player.control);
    }
    assert_int_equal(steps, 2);
    char *got = hear(client);
    assert_non_null(strstr(got, "{\"id\":39,\"ok\":true,\"data\":null}\n"));
    free(got);
    assert_int_equal(poll(fds, control_fds(player.control, fds), 0), 0); /* nothing left */
    str_finish(&requests);
    (void)close(client);
}

/* Asks for 60,000 bytes at a time; returns how often before the player hung up, at most limit. */
static int ask_for_much(int client, bool reads, int limit)
{
    for (int i = 0; i < limit; i++) {
        static const char line[] = "{\"command\":[\"long\",60000]}\n";
        if (send(client, line, sizeof(line) - 1, MSG_NOSIGNAL) < 0)
            return i;
        control_step(player.control);
        if (!reads)
            continue;
        char *got = hear(client);
        assert_true(strlen(got) > 60000);
        free(got);
    }
    return limit;
}

static void a_client_that_does_not_read_is_dropped(void **state)
{
    int greedy = new_client();
    int other = new_client();
    (void)state;
    assert_true(ask_for_much(greedy, false, 1000) < 1000);
    say(other, "{\"command\":[\"echo\",\"fine\"],\"id\":1}\n");
    control_step(player.control);
    expect(other, "{\"id\":1,\"ok\":true,\"data\":\"fine\"}\n");
    (void)close(greedy);
    (void)close(other);
}

static void a_client_that_reads_is_not(void **state)
{
    int client = new_client();
    (void)state;
    assert_int_equal(ask_for_much(client, true, 1000), 1000);
    (void)close(client);
}

static void leaving_before_the_answer_does_no_harm(void **state)
{
    int client = new_client();
    struct pollfd fds[CONTROL_CLIENTS_MAX + 1];
    (void)state;
    say(client, "{\"command\":[\"long\",60000]}\n{\"command\":[\"long\",60000]}\n");
    (void)close(client);
    control_step(player.control); /* SIGPIPE would end the test here */
    control_step(player.control);
    assert_int_equal(control_fds(player.control, fds), 1);
}

static void a_client_that_stops_writing_still_reads(void **state)
{
    int client = new_client();
    struct pollfd fds[CONTROL_CLIENTS_MAX + 1];
    (void)state;
    say(client, "{\"command\":[\"echo\",\"last\"],\"id\":1}\n{\"command\":[\"cut off\"]");
    assert_int_equal(shutdown(client, SHUT_WR), 0);
    control_step(player.control);
    control_step(player.control);
    expect(client, "{\"id\":1,\"ok\":true,\"data\":\"last\"}\nEND");
    assert_int_equal(player.served, 1);
    assert_int_equal(control_fds(player.control, fds), 1);
    (void)close(client);
}

static void one_client_too_many_waits_its_turn(void **state)
{
    int clients[CONTROL_CLIENTS_MAX + 1];
    struct pollfd fds[CONTROL_CLIENTS_MAX + 1];
    (void)state;
    for (int i = 0; i <= CONTROL_CLIENTS_MAX; i++) {
        clients[i] = new_client();
        say(clients[i], "{\"command\":[\"nothing\"],\"id\":1}\n");
        control_step(player.control);
    }
    assert_int_equal(player.served, CONTROL_CLIENTS_MAX);
    assert_int_equal(control_fds(player.control, fds), CONTROL_CLIENTS_MAX + 1);
    assert_int_equal(poll(fds, CONTROL_CLIENTS_MAX + 1, 0), 0); /* no busy loop meanwhile */
    (void)close(clients[3]);
    control_step(player.control); /* one goes */
    control_step(player.control); /* the next comes */
    expect(clients[CONTROL_CLIENTS_MAX], "{\"id\":1,\"ok\":true,\"data\":null}\n");
    for (int i = 0; i <= CONTROL_CLIENTS_MAX; i++)
        if (i != 3)
            (void)close(clients[i]);
}

static void an_old_socket_is_replaced(void **state)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    struct err err;
    int old = socket(AF_UNIX, SOCK_STREAM, 0);
    (void)state;
    (void)snprintf(name.sun_path, sizeof(name.sun_path), "%s", player.path);
    assert_int_equal(bind(old, (const struct sockaddr *)&name, sizeof(name)), 0);
    (void)close(old); /* as after kill -9: the name stays */
    assert_true(player_open(&player, &err));
    (void)close(new_client());
}

static void anything_else_of_that_name_is_left_alone(void **state)
{
    struct err err;
    (void)state;
    assert_true(file_replace(player.path, "precious", 8, &err));
    assert_false(player_open(&player, &err));
    assert_int_equal(err.code, ERR_IO);
    assert_non_null(strstr(err.text, "something else has this name"));
    assert_true(file_is_regular(player.path));
}

static void a_missing_folder_is_told(void **state)
{
    struct err err;
    (void)state;
    free(player.path);
    player.path = file_join(player.folder, "missing/ctl.sock");
    assert_false(player_open(&player, &err));
    assert_int_equal(err.code, ERR_GONE);
    assert_non_null(strstr(err.text, "无法建立控制接口"));
}

static void closing_removes_the_socket(void **state)
{
    struct stat info;
    (void)state;
    control_close(player.control);
    player.control = NULL;
    assert_int_equal(lstat(player.path, &info), -1);
    control_close(NULL);
}

#define WITH_PLAYER(test) cmocka_unit_test_setup_teardown(test, open_player, remove_player)
#define WITH_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder_only, remove_player)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_PLAYER(the_socket_is_the_owners_alone),
        WITH_FOLDER(the_umask_does_not_matter),
        WITH_PLAYER(requests_in_one_read_are_answered_in_order),
        WITH_PLAYER(an_answer_may_be_put_off),
        WITH_PLAYER(a_request_may_come_byte_by_byte),
        WITH_PLAYER(a_bad_line_does_not_end_the_talk),
        WITH_PLAYER(a_line_may_have_64_KiB_and_no_more),
        WITH_PLAYER(a_step_answers_a_few_and_asks_for_another),
        WITH_PLAYER(a_client_that_does_not_read_is_dropped),
        WITH_PLAYER(a_client_that_reads_is_not),
        WITH_PLAYER(leaving_before_the_answer_does_no_harm),
        WITH_PLAYER(a_client_that_stops_writing_still_reads),
        WITH_PLAYER(one_client_too_many_waits_its_turn),
        WITH_FOLDER(an_old_socket_is_replaced),
        WITH_FOLDER(anything_else_of_that_name_is_left_alone),
        WITH_FOLDER(a_missing_folder_is_told),
        WITH_PLAYER(closing_removes_the_socket),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
