#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct {
    const char *name, *text;
    size_t took;
    uint32_t point;
    bool is_valid;
} sequences[] = {
    {"ASCII", "A", 1, 'A', true},
    {"two bytes", "\xC3\xA9", 2, 0xE9, true},
    {"Han", "安", 3, 0x5B89, true},
    {"beyond the plane", "\xF0\x9F\x94\xA5", 4, 0x1F525, true},
    {"the last", "\xF4\x8F\xBF\xBF", 4, 0x10FFFF, true},
    {"behind the last", "\xF4\x90\x80\x80", 1, 0xFFFD, false},
    {"U+FFFD written so", "\xEF\xBF\xBD", 3, 0xFFFD, true},
    {"a stray continuation", "\x80", 1, 0xFFFD, false},
    {"overlong /", "\xC0\xAF", 1, 0xFFFD, false},
    {"overlong, three bytes", "\xE0\x80\xAF", 1, 0xFFFD, false},
    {"overlong, four bytes", "\xF0\x80\x80\xAF", 1, 0xFFFD, false},
    {"surrogate", "\xED\xA0\x80", 1, 0xFFFD, false},
    {"cut short", "\xE5\xAE", 1, 0xFFFD, false},
    {"five bytes", "\xF8\x88\x80\x80\x80", 1, 0xFFFD, false},
    {"GB18030", "\xB0\xB2", 1, 0xFFFD, false},
};

static void test_decode(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(sequences); i++) {
        uint32_t point;
        size_t len = strlen(sequences[i].text);
        size_t took = utf8_decode(sequences[i].text, len, &point);
        if (took != sequences[i].took || point != sequences[i].point)
            fail_msg("%s: U+%04X, %zu bytes", sequences[i].name, point, took);
        if (utf8_is_valid(sequences[i].text, len) != sequences[i].is_valid)
            fail_msg("%s: validity", sequences[i].name);
    }
    assert_true(utf8_is_valid("", 0));
    assert_true(utf8_is_valid("a\0b", 3));
    assert_false(utf8_is_valid("安全", 5));
}

static void test_encode(void **state)
{
    (void)state;
    for (uint32_t point = 0; point <= 0x110000; point++) {
        char bytes[4];
        uint32_t back;
        size_t len = utf8_encode(point, bytes);
        bool is_invalid = point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF);
        assert_int_equal(utf8_decode(bytes, len, &back), len);
        assert_int_equal(back, is_invalid ? 0xFFFD : point);
    }
}

static void test_count(void **state)
{
    (void)state;
    assert_int_equal(utf8_count(""), 0);
    assert_int_equal(utf8_count("安全 1"), 4);
    assert_int_equal(utf8_count("\xFF\xFE"), 2);
}

static void test_copy(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t bytes;
        const char *wanted;
    } rows[] = {
        {"安全", 7, "安全"}, {"安全", 6, "安"}, {"安全", 5, "安"},
        {"安全", 4, "安"},   {"安全", 3, ""},   {"安全", 1, ""},
        {"ab", 2, "a"},      {"", 1, ""},       {"a\xF0\x9F\x94\xA5", 5, "a"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char out[8];
        memset(out, '#', sizeof(out));
        utf8_copy(out, rows[i].bytes, rows[i].text);
        assert_string_equal(out, rows[i].wanted);
        for (size_t k = rows[i].bytes; k < sizeof(out); k++)
            assert_int_equal(out[k], '#');
    }
}

static void test_wide(void **state)
{
    (void)state;
    static const uint32_t wide[] = {0x5B89, 0x3001, 0xFF0C, 0x2014,
                                    0x201C, 0x3042, 0xFF11, 0x20000};
    static const uint32_t narrow[] = {'A', ' ', ',', 0xE9, 0xFF65, 0x200B, 0x10FFFF};
    for (size_t i = 0; i < COUNT(wide); i++)
        assert_true(utf8_is_wide(wide[i]));
    for (size_t i = 0; i < COUNT(narrow); i++)
        assert_false(utf8_is_wide(narrow[i]));
}

static void test_hidden(void **state)
{
    (void)state;
    static const uint32_t hidden[] = {0,      '\n',   0x1B,   0x7F,   0x9F,
                                      0x061C, 0x200E, 0x2028, 0x202E, 0x2069};
    static const uint32_t shown[] = {' ', 'A', 0xA0, 0x200B, 0x2010, 0x5B89, 0x206A};
    for (size_t i = 0; i < COUNT(hidden); i++)
        assert_true(utf8_is_hidden(hidden[i]));
    for (size_t i = 0; i < COUNT(shown); i++)
        assert_false(utf8_is_hidden(shown[i]));
}

static void test_mark(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        size_t len, wanted;
    } rows[] = {{"\xEF\xBB\xBFtext", 7, 3},
                {"\xEF\xBB\xBF", 3, 3},
                {"\xEF\xBB\xBF", 2, 0},
                {"\xEF\xBBtext", 6, 0},
                {"", 0, 0},
                {" \xEF\xBB\xBF", 4, 0}};
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(utf8_mark_bytes(rows[i].text, rows[i].len), rows[i].wanted);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decode), cmocka_unit_test(test_encode), cmocka_unit_test(test_count),
        cmocka_unit_test(test_copy),   cmocka_unit_test(test_wide),   cmocka_unit_test(test_hidden),
        cmocka_unit_test(test_mark),
    };
    return cmocka_run_group_tests_name("base/utf8", tests, NULL, NULL);
}
