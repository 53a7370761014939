#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/err.h"
#include "base/utf8.h"

static void test_set(void **state)
{
    (void)state;
    struct err err = {0};
    assert_false(err_set(&err, ERR_INVALID, "第%d行: 不认识 '%s'", 12, "brightnes"));
    assert_int_equal(err.code, ERR_INVALID);
    assert_string_equal(err.text, "第12行: 不认识 'brightnes'");
    assert_false(err_prefix(&err, "%s", "schedule.cfg"));
    assert_int_equal(err.code, ERR_INVALID);
    assert_string_equal(err.text, "schedule.cfg: 第12行: 不认识 'brightnes'");
}

static void test_set_errno(void **state)
{
    (void)state;
    struct err err = {0};
    errno = ENOENT;
    assert_false(err_set_errno(&err, "%s", "a.mp4"));
    assert_int_equal(err.code, ERR_GONE);
    assert_string_equal(err.text, "a.mp4: No such file or directory");
    errno = ENOSPC;
    assert_false(err_set_errno(&err, "%s", "a.mp4"));
    assert_int_equal(err.code, ERR_IO);
    assert_string_equal(err.text, "a.mp4: No space left on device");
}

/* However long: cut at a character, so that it may be shown and sent as JSON. */
static void test_cut(void **state)
{
    (void)state;
    char text[3 * 400 + 1] = "";
    for (int shift = 0; shift < 3; shift++) {
        struct err err = {0};
        memset(text, 'x', (size_t)shift);
        for (int i = 0; i < 399; i++)
            memcpy(text + shift + 3 * i, "安", 4);
        (void)err_set(&err, ERR_PARSE, "%s", text);
        assert_true(utf8_is_valid(err.text, strlen(err.text)));
        assert_in_range(strlen(err.text), sizeof(err.text) - 3, sizeof(err.text) - 1);
        (void)err_prefix(&err, "前缀");
        assert_true(utf8_is_valid(err.text, strlen(err.text)));
        assert_memory_equal(err.text, "前缀: ", strlen("前缀: "));
        errno = EIO;
        (void)err_set_errno(&err, "%s", text);
        assert_true(utf8_is_valid(err.text, strlen(err.text)));
        (void)err_prefix(&err, "%s", text);
        assert_true(utf8_is_valid(err.text, strlen(err.text)));
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_set),
        cmocka_unit_test(test_set_errno),
        cmocka_unit_test(test_cut),
    };
    return cmocka_run_group_tests_name("base/err", tests, NULL, NULL);
}
