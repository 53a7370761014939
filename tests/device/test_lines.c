#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "device/lines.h"

/* Feeds stream in pieces of piece bytes; returns the lines, each in <>, and the rest behind them.
 */
static char *cut(const char *stream, size_t piece)
{
    struct lines lines = {.taken = 0};
    struct str out = {0};
    size_t len = strlen(stream);
    for (size_t at = 0; at < len; at += piece) {
        const char *line;
        size_t line_len;
        lines_add(&lines, stream + at, len - at < piece ? len - at : piece);
        bool was_promised = lines_has_next(&lines);
        for (bool is_there; (is_there = lines_next(&lines, &line, &line_len));) {
            assert_true(was_promised);
            str_addf(&out, "<%.*s>", (int)line_len, line);
            was_promised = lines_has_next(&lines);
        }
        assert_false(was_promised);
    }
    str_addf(&out, "%zu", lines_pending(&lines));
    lines_finish(&lines);
    return str_take(&out);
}

static void lines_do_not_depend_on_the_pieces(void **state)
{
    static const struct {
        const char *stream, *lines;
    } rows[] = {
        {"", "0"},
        {"abc", "3"},
        {"abc\n", "<abc>0"},
        {"\n\n", "<><>0"},
        {"a\nbc\n\ndef\ng", "<a><bc><><def>1"},
        {"安宣\n播放", "<安宣>6"},
        {"a\r\n", "<a\r>0"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        for (size_t piece = 1; piece <= 12; piece++) {
            char *got = cut(rows[i].stream, piece);
            assert_string_equal(got, rows[i].lines);
            free(got);
        }
    }
}

static void bytes_may_come_before_the_lines_are_taken(void **state)
{
    struct lines lines = {.taken = 0};
    const char *line;
    size_t len;
    (void)state;
    lines_add(&lines, "one\ntwo\nth", 10);
    assert_true(lines_next(&lines, &line, &len));
    assert_memory_equal(line, "one", len);
    lines_add(&lines, "ree\n", 4);
    assert_int_equal(lines_pending(&lines), 10);
    assert_true(lines_next(&lines, &line, &len));
    assert_memory_equal(line, "two", len);
    assert_true(lines_next(&lines, &line, &len));
    assert_int_equal(len, 5);
    assert_memory_equal(line, "three", len);
    assert_false(lines_next(&lines, &line, &len));
    lines_finish(&lines);
    assert_false(lines_has_next(&lines));
}

static void a_nul_is_a_byte_like_others(void **state)
{
    struct lines lines = {.taken = 0};
    const char *line;
    size_t len;
    (void)state;
    lines_add(&lines, "a\0b\n", 4);
    assert_true(lines_next(&lines, &line, &len));
    assert_int_equal(len, 3);
    assert_memory_equal(line, "a\0b", 3);
    lines_finish(&lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_do_not_depend_on_the_pieces),
        cmocka_unit_test(bytes_may_come_before_the_lines_are_taken),
        cmocka_unit_test(a_nul_is_a_byte_like_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
