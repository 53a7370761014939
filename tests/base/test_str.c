#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

static void test_add(void **state)
{
    (void)state;
    struct str str = {0};
    str_add(&str, "");
    assert_string_equal(str.text, "");
    str_add(&str, "安全");
    str_add_span(&str, "生产月xx", strlen("生产月"));
    str_addf(&str, "%d/%s", 5, "%s");
    assert_string_equal(str.text, "安全生产月5/%s");
    assert_int_equal(str.len, strlen(str.text));
    str_clear(&str);
    assert_string_equal(str.text, "");
    assert_int_equal(str.len, 0);
    str_finish(&str);
    assert_null(str.text);
    str_finish(&str);
}

static void test_grow(void **state)
{
    (void)state;
    struct str str = {0};
    for (int i = 0; i < 100000; i++)
        str_addf(&str, "%d,", i % 10);
    assert_int_equal(str.len, 200000);
    assert_true(str.capacity > str.len);
    assert_int_equal(str.text[str.len], '\0');
    for (size_t i = 0; i < str.len; i += 2)
        assert_int_equal(str.text[i], '0' + (int)(i / 2 % 10));
    str_finish(&str);
}

static void test_bytes(void **state)
{
    (void)state;
    struct str str = {0};
    str_add_span(&str, "a\0b", 3);
    assert_int_equal(str.len, 3);
    assert_memory_equal(str.text, "a\0b", 4);
    str_add_span(&str, NULL, 0);
    assert_int_equal(str.len, 3);
    str_finish(&str);
}

static void test_take(void **state)
{
    (void)state;
    struct str str = {0};
    char *nothing = str_take(&str);
    assert_string_equal(nothing, "");
    free(nothing);
    str_add(&str, "安全");
    char *text = str_take(&str);
    assert_string_equal(text, "安全");
    assert_null(str.text);
    assert_int_equal(str.len, 0);
    free(text);
    str_add(&str, "又一个");
    assert_string_equal(str.text, "又一个");
    str_finish(&str);
}

static void test_escaped(void **state)
{
    static const struct {
        const char *text, *wanted;
    } rows[] = {
        {"", ""},
        {"安全 a\\b", "安全 a\\b"},
        {"a\nb\tc\x1b[2J", "a\\nb\\x09c\\x1B[2J"},
        {"a\xFF\xE5\xAE", "a\\xFF\\xE5\\xAE"},
        {"\xEF\xBF\xBD", "\xEF\xBF\xBD"},          /* U+FFFD itself */
        {"\xE2\x80\xAEgpj", "\\xE2\\x80\\xAEgpj"}, /* turns the writing direction */
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str str = {0};
        str_add(&str, "x");
        str_add_escaped(&str, rows[i].text, strlen(rows[i].text));
        assert_string_equal(str.text + 1, rows[i].wanted);
        str_finish(&str);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_add),  cmocka_unit_test(test_grow),    cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_take), cmocka_unit_test(test_escaped),
    };
    return cmocka_run_group_tests_name("base/str", tests, NULL, NULL);
}
