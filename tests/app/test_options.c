#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/options.h"

#define ALL                                                                                        \
    "-c --data --playlist --layout --window --size --at --speed --trust --for --mute "             \
    "--brightness --backend --item --clip-s --page --texts --password-file --from --to --json -o"

static bool read_words(const char *line, const char *allowed, struct options *out, struct err *err)
{
    static char copy[1024];
    static char name[] = "run";
    char *argv[64] = {name};
    int argc = 1;
    (void)snprintf(copy, sizeof(copy), "%s", line);
    char *rest = copy;
    for (char *word = strsep(&rest, " "); word; word = strsep(&rest, " "))
        if (*word)
            argv[argc++] = word;
    return options_read(argc, argv, allowed, out, err);
}

static void test_good(void **state)
{
    (void)state;
    struct err err;
    struct options options;
    assert_true(read_words(
        "-c here --data d --playlist p --layout l --window 1536x96 --at "
        "2026-06-16T09:30 --speed 60 --trust unset --for 20 --mute --brightness "
        "40 --backend renderer --item 3 --clip-s 1.5 --page slate -o x.png --texts en a b",
        ALL, &options, &err));
    assert_string_equal(options.config, "here");
    assert_int_equal(options.window_w, 1536);
    assert_int_equal(options.window_h, 96);
    assert_int_equal(options.speed, 60);
    assert_true(options.has_trust);
    assert_int_equal(options.trust, CLOCK_UNSET);
    assert_int_equal(options.for_s, 20);
    assert_true(options.is_mute);
    assert_int_equal(options.brightness, 40);
    assert_int_equal(options.item, 3);
    assert_int_equal(options.clip_ms, 1500);
    assert_int_equal(options.word_count, 2);
    assert_true(options.has_texts);
    assert_int_equal(options.texts, VIEW_EN);
    assert_string_equal(options.words[1], "b");
}

static void test_spans(void **state)
{
    (void)state;
    struct err err;
    struct options options;
    assert_true(
        read_words("--from 2026-06-16 --to 2026-06-16T10:00:00+08:00 --json", ALL, &options, &err));
    assert_string_equal(options.from, "2026-06-16");
    assert_string_equal(options.to, "2026-06-16T10:00:00+08:00");
    assert_true(options.is_json);
    assert_true(read_words("", ALL, &options, &err));
    assert_null(options.from);
    assert_null(options.to);
    assert_false(options.is_json);
}

static void test_defaults_and_dashes(void **state)
{
    (void)state;
    struct err err;
    struct options options;
    assert_true(read_words("", ALL, &options, &err));
    assert_int_equal(options.speed, 1);
    assert_int_equal(options.brightness, 0);
    assert_true(read_words("-- -c --data", ALL, &options, &err));
    assert_int_equal(options.word_count, 2);
}

static void test_bad(void **state)
{
    (void)state;
    static const struct {
        const char *line, *allowed, *says;
    } rows[] = {
        {"--fly", ALL, "--fly"},
        {"--window", ALL, "WxH"},
        {"--window 10", ALL, "'10'"},
        {"--window 0x0", ALL, "'0x0'"},
        {"--window 99999x10", ALL, "99999x10"},
        {"--speed 0", ALL, "'0'"},
        {"--speed -1", ALL, "'-1'"},
        {"--for 0", ALL, "'0'"},
        {"--brightness 101", ALL, "'101'"},
        {"--trust maybe", ALL, "'maybe'"},
        {"--backend gl", ALL, "'gl'"},
        {"--at yesterday", ALL, "yesterday"},
        {"--at 2026-02-30T10:00", ALL, "2026-02-30"},
        {"--from 2026-02-30", ALL, "2026-02-30"},
        {"--to 24:00", ALL, "24:00"},
        {"--at 2026-06-16", ALL, "2026-06-16"},
        {"--clip-s -1", ALL, "'-1'"},
        {"--clip-s nan", ALL, "'nan'"},
        {"--item 0", ALL, "'0'"},
        {"--texts xx", ALL, "'xx'"},
        {"--data x", "-c", "--data"},
        {"-cc x", ALL, "-cc"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct err err = {0};
        struct options options;
        assert_false(read_words(rows[i].line, rows[i].allowed, &options, &err));
        assert_int_equal(err.code, ERR_INVALID);
        assert_non_null(strstr(err.text, rows[i].says));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_spans),
        cmocka_unit_test(test_defaults_and_dashes),
        cmocka_unit_test(test_bad),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
