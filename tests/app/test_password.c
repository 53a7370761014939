#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "app/exit.h"
#include "app/password.h"
#include "base/file.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define TEXT(text)   text, sizeof(text) - 1

static char folder[40];

static int enter(void **state)
{
    (void)state;
    (void)snprintf(folder, sizeof(folder), "/tmp/anxuan-password-XXXXXX");
    return mkdtemp(folder) && chdir(folder) == 0 ? 0 : -1;
}

static int leave(void **state)
{
    (void)state;
    file_remove_tree(folder);
    return chdir("/");
}

static void test_files(void **state)
{
    static const struct {
        const char *text;
        size_t len;
        const char *wanted; /* NULL: ERR_INVALID */
    } rows[] = {
        {TEXT("secret"), "secret"},
        {TEXT("secret\n"), "secret"},
        {TEXT("secret\r\n"), "secret"},
        {TEXT("\xEF\xBB\xBFsecret\r\n"), "secret"},
        {TEXT("first\nsecond\n"), "first"},
        {TEXT(" 安全 第一 \n"), " 安全 第一 "},
        {TEXT(""), NULL},
        {TEXT("\nsecond\n"), NULL},
        {TEXT("\r\n"), NULL},
        {TEXT("\xEF\xBB\xBF\n"), NULL},
        {TEXT("se\0cret\n"), NULL},
        {TEXT("s\0e\0c\0r\0e\0t\0\n\0"), NULL}, /* UTF-16 */
        {TEXT("secret\n\0\0"), "secret"},
    };
    struct password_ask ask = {.file = "password"};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char password[PASSWORD_BYTES];
        struct err err = {.code = ERR_NONE};
        assert_true(file_replace("password", rows[i].text, rows[i].len, &err));
        bool ok = password_read(&ask, password, &err);
        if (ok != (rows[i].wanted != NULL))
            fail_msg("row %zu: %s", i, err.text);
        assert_int_equal(err.code, ok ? ERR_NONE : ERR_INVALID);
        if (ok)
            assert_string_equal(password, rows[i].wanted);
        else
            assert_int_equal(password_exit(&err), EXIT_USAGE);
    }
}

static void test_lengths(void **state)
{
    char text[SEAL_PASSWORD_MAX_BYTES + 2], password[PASSWORD_BYTES];
    struct password_ask ask = {.file = "password"};
    struct err err = {0};
    (void)state;
    memset(text, 'x', sizeof(text));
    text[SEAL_PASSWORD_MAX_BYTES] = '\n';
    assert_true(file_replace("password", text, sizeof(text), &err));
    assert_true(password_read(&ask, password, &err));
    assert_int_equal(strlen(password), SEAL_PASSWORD_MAX_BYTES);
    text[SEAL_PASSWORD_MAX_BYTES] = 'x';
    assert_true(file_replace("password", text, sizeof(text), &err));
    assert_false(password_read(&ask, password, &err));
    assert_int_equal(err.code, ERR_INVALID);
}

static void test_no_file(void **state)
{
    char password[PASSWORD_BYTES];
    struct err err = {0};
    (void)state;
    assert_false(password_read(&(struct password_ask){.file = "gone"}, password, &err));
    assert_int_equal(password_exit(&err), EXIT_NO_INPUT);
    assert_false(password_read(&(struct password_ask){.file = "."}, password, &err));
    assert_int_equal(password_exit(&err), EXIT_IO);
}

/* From a pipe each question takes a line, and no more. (A terminal: tests/e2e/test_keygen.sh.) */
static void test_lines(void **state)
{
    static const struct {
        const char *lines;
        bool is_twice;
        const char *wanted; /* NULL: ERR_INVALID */
    } rows[] = {
        {"secret\n", false, "secret"},
        {"secret", false, "secret"},
        {"secret\r\nnext\n", false, "secret"},
        {"\n", false, NULL},
        {"", false, NULL},
        {"secret\nsecret\n", true, "secret"},
        {"secret\nSecret\n", true, NULL},
        {"secret\n", true, NULL},
        {"secret\n\n", true, NULL},
    };
    int usual = dup(STDIN_FILENO);
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char password[PASSWORD_BYTES];
        struct err err = {.code = ERR_NONE};
        int ends[2];
        assert_int_equal(pipe(ends), 0);
        assert_int_equal(write(ends[1], rows[i].lines, strlen(rows[i].lines)),
                         strlen(rows[i].lines));
        assert_int_equal(close(ends[1]), 0);
        assert_int_equal(dup2(ends[0], STDIN_FILENO), STDIN_FILENO);
        assert_int_equal(close(ends[0]), 0);
        struct password_ask ask = {.question = "?", .is_twice = rows[i].is_twice};
        bool ok = password_read(&ask, password, &err);
        if (ok != (rows[i].wanted != NULL))
            fail_msg("row %zu: %s", i, err.text);
        assert_int_equal(err.code, ok ? ERR_NONE : ERR_INVALID);
        if (ok)
            assert_string_equal(password, rows[i].wanted);
    }
    assert_int_equal(dup2(usual, STDIN_FILENO), STDIN_FILENO);
    assert_int_equal(close(usual), 0);
}

int main(void)
{
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter, leave)
    static const struct CMUnitTest tests[] = {
        IN_FOLDER(test_files),
        IN_FOLDER(test_lengths),
        IN_FOLDER(test_no_file),
        cmocka_unit_test(test_lines),
    };
    return cmocka_run_group_tests_name("app/password", tests, NULL, NULL);
}
