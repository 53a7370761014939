#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "device/player.h"

#define PATIENCE_MS 60000 /* never waited for in full */
#define NOBODY      65534

static struct player player;
static pid_t child;

static int make_folder(void **state)
{
    (void)state;
    player_make_folder(&player);
    child = 0;
    return 0;
}

static int remove_all(void **state)
{
    (void)state;
    if (child > 0) {
        (void)kill(child, SIGKILL);
        (void)waitpid(child, NULL, 0);
    }
    player_remove(&player);
    return 0;
}

/* A player in a process of its own; the socket is there when this returns. */
static void start_player(void)
{
    struct pollfd fds[CONTROL_CLIENTS_MAX + 1];
    struct err err;
    assert_true(player_open(&player, &err));
    child = fork();
    if (child != 0)
        return;
    for (;;) {
        (void)poll(fds, control_fds(player.control, fds), -1);
        control_step(player.control);
    }
}

/* Something that listens at the path but is no player. */
static int listen_only(int backlog)
{
    struct sockaddr_un name = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    (void)snprintf(name.sun_path, sizeof(name.sun_path), "%s", player.path);
    assert_int_equal(bind(fd, (const struct sockaddr *)&name, sizeof(name)), 0);
    assert_int_equal(listen(fd, backlog), 0);
    return fd;
}

static bool call(const char *first, const char *second, int timeout_ms, char **out_data,
                 struct err *err)
{
    char *words[] = {mem_copy_text(first), mem_copy_text(second)};
    bool ok = control_call(player.path, words, second ? 2 : 1, timeout_ms, out_data, err);
    free(words[0]);
    free(words[1]);
    return ok;
}

static void fails(const char *first, const char *second, int timeout_ms, enum err_code code,
                  const char *said)
{
    char untouched;
    char *data = &untouched;
    struct err err = {.code = ERR_NONE};
    assert_false(call(first, second, timeout_ms, &data, &err));
    if (!strstr(err.text, said))
        fail_msg("'%s' is not in '%s'", said, err.text);
    assert_int_equal(err.code, code);
    assert_ptr_equal(data, &untouched);
}

static void what_it_says_arrives(void **state)
{
    static const struct {
        const char *first, *second, *data;
    } rows[] = {{"echo", "你好", "\"你好\""}, {"nothing", NULL, "null"}, {"echo", "", "\"\""}};
    (void)state;
    start_player();
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *data = NULL;
        struct err err;
        assert_true(call(rows[i].first, rows[i].second, PATIENCE_MS, &data, &err));
        assert_string_equal(data, rows[i].data);
        free(data);
    }
}

static void a_refusal_is_passed_on(void **state)
{
    (void)state;
    start_player();
    fails("bad", NULL, PATIENCE_MS, ERR_INVALID, "没有这个命令 no such command");
}

static void a_long_answer_arrives_whole(void **state)
{
    char *data = NULL;
    struct err err;
    (void)state;
    start_player();
    assert_true(call("long", "65000", PATIENCE_MS, &data, &err));
    assert_int_equal(strlen(data), 65002);
    free(data);
}

static void nobody_there(void **state)
{
    (void)state;
    fails("next", NULL, PATIENCE_MS, ERR_GONE, "没有正在运行的播放器 no player is running at ");
}

static void no_folder_there(void **state)
{
    (void)state;
    free(player.path);
    player.path = file_join(player.folder, "missing/ctl.sock");
    fails("next", NULL, PATIENCE_MS, ERR_GONE, "没有正在运行的播放器");
}

static void a_socket_left_behind(void **state)
{
    (void)state;
    (void)close(listen_only(1));
    fails("next", NULL, PATIENCE_MS, ERR_GONE, "没有正在运行的播放器");
}

static void a_file_in_its_place(void **state)
{
    struct err err;
    (void)state;
    assert_true(file_replace(player.path, "x", 1, &err));
    fails("next", NULL, PATIENCE_MS, ERR_GONE, "没有正在运行的播放器");
}

static void a_player_that_does_not_answer(void **state)
{
    (void)state;
    int listener = listen_only(1);
    fails("next", NULL, 1, ERR_IO, "没有回答");
    (void)close(listener);
}

static void a_player_that_does_not_even_accept(void **state)
{
    (void)state;
    int listener = listen_only(0); /* the first call below fills its queue */
    fails("next", NULL, 1, ERR_IO, "没有回答");
    fails("next", NULL, 1, ERR_IO, "没有回答");
    (void)close(listener);
}

/* Takes one request and says text instead of an answer, then ends. */
static void answer_oddly(const char *text, size_t len)
{
    char block[4096];
    int listener = listen_only(1);
    child = fork();
    if (child != 0) {
        (void)close(listener);
        return;
    }
    int client = accept(listener, NULL, NULL);
    (void)!read(client, block, sizeof(block));
    while (len > 0) {
        ssize_t put = send(client, text, len, MSG_NOSIGNAL);
        if (put <= 0)
            break;
        text += put;
        len -= (size_t)put;
    }
    _exit(0);
}

static void a_player_that_ends_meanwhile(void **state)
{
    (void)state;
    answer_oddly("{\"id\":1,", 8);
    fails("next", NULL, PATIENCE_MS, ERR_GONE, "没有正在运行的播放器");
}

static void an_answer_that_is_none(void **state)
{
    (void)state;
    answer_oddly("HTTP/1.1 200 OK\n", 16);
    fails("next", NULL, PATIENCE_MS, ERR_PARSE, "not valid JSON");
}

static void an_answer_without_end(void **state)
{
    static char flood[1 << 20];
    (void)state;
    memset(flood, 'x', sizeof(flood));
    answer_oddly(flood, sizeof(flood));
    fails("next", NULL, PATIENCE_MS, ERR_LIMIT, "more than 64 KiB");
}

static void a_command_that_is_too_long(void **state)
{
    static char word[CONTROL_LINE_MAX_BYTES + 1];
    (void)state;
    memset(word, 'x', sizeof(word) - 1);
    start_player();
    fails("echo", word, PATIENCE_MS, ERR_LIMIT, "more than 64 KiB");
}

static int call_as_a_stranger(void)
{
    char *data = NULL;
    struct err err = {.code = ERR_NONE};
    if (geteuid() == 0 && setresuid(NOBODY, NOBODY, NOBODY) != 0)
        return -1;
    bool is_refused = !call("next", NULL, PATIENCE_MS, &data, &err);
    return is_refused && err.code == ERR_UNTRUSTED && strstr(err.text, "没有权限") ? 0 : 1;
}

static void another_user_is_sent_away(void **state)
{
    int status = -1;
    (void)state;
    start_player();
    assert_int_equal(chmod(player.folder, 0755), 0);
    if (geteuid() != 0) /* we cannot become another, so the socket forgets us */
        assert_int_equal(chmod(player.path, 0), 0);
    pid_t stranger = fork();
    if (stranger == 0)
        _exit(call_as_a_stranger());
    assert_int_equal(waitpid(stranger, &status, 0), stranger);
    assert_int_equal(status, 0);
}

static void a_path_of_any_length_will_do(void **state)
{
    static const char part[] = "一个很长的文件夹名字-a-rather-long-name-of-a-folder";
    char *deep = NULL;
    char *data = NULL;
    struct err err;
    (void)state;
    char *first = file_join(player.folder, part);
    deep = file_join(first, part);
    assert_true(file_make_folders(deep, &err));
    free(player.path);
    player.path = file_join(deep, "ctl.sock");
    assert_true(strlen(player.path) > sizeof(((struct sockaddr_un *)NULL)->sun_path));
    fails("next", NULL, PATIENCE_MS, ERR_GONE, "没有正在运行的播放器");
    start_player();
    assert_true(call("echo", "deep", PATIENCE_MS, &data, &err));
    assert_string_equal(data, "\"deep\"");
    free(data);
    free(first);
    free(deep);
}

static void a_file_name_too_long_for_a_socket_is_told(void **state)
{
    struct err err;
    (void)state;
    char name[128];
    memset(name, 'n', sizeof(name) - 1);
    name[sizeof(name) - 1] = '\0';
    free(player.path);
    player.path = file_join(player.folder, name);
    assert_false(player_open(&player, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    fails("next", NULL, PATIENCE_MS, ERR_LIMIT, "the file name is too long");
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, remove_all)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(what_it_says_arrives),
        IN_FOLDER(a_refusal_is_passed_on),
        IN_FOLDER(a_long_answer_arrives_whole),
        IN_FOLDER(nobody_there),
        IN_FOLDER(no_folder_there),
        IN_FOLDER(a_socket_left_behind),
        IN_FOLDER(a_file_in_its_place),
        IN_FOLDER(a_player_that_does_not_answer),
        IN_FOLDER(a_player_that_does_not_even_accept),
        IN_FOLDER(a_player_that_ends_meanwhile),
        IN_FOLDER(an_answer_that_is_none),
        IN_FOLDER(an_answer_without_end),
        IN_FOLDER(a_command_that_is_too_long),
        IN_FOLDER(another_user_is_sent_away),
        IN_FOLDER(a_path_of_any_length_will_do),
        IN_FOLDER(a_file_name_too_long_for_a_socket_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
