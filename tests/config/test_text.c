#include "config/scratch.h"
#include "config/text.h"

static void test_encodings(void **state)
{
    static const struct {
        const char *name, *bytes;
        size_t len;
        const char *text;
    } rows[] = {
        {"nothing", "", 0, ""},
        {"utf-8", "安全", 6, "安全"},
        {"bom",
         "\xEF\xBB\xBF"
         "a",
         4, "a"},
        {"crlf", "a\r\nb\r\n", 6, "a\nb\n"},
        {"gb18030", "\xB0\xB2\xC8\xAB", 4, "安全"},
        {"gb18030, four bytes", "\xB0\xB2\x82\x35\x8F\x33", 6, "安\xE9\xBE\xA6"},
        {"utf-16, little end", "\xFF\xFE\x89\x5B\r\0\n\0", 8, "安\n"},
        {"utf-16, big end", "\xFE\xFF\x5B\x89", 4, "安"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct config_text text;
        struct err err = {0};
        if (!config_text_decode(rows[i].bytes, rows[i].len, &text, &err))
            fail_msg("%s: %s", rows[i].name, err.text);
        assert_string_equal(text.text, rows[i].text);
        assert_int_equal(text.len, strlen(rows[i].text));
        config_text_finish(&text);
    }
}

static void test_bad_bytes(void **state)
{
    static const struct {
        const char *bytes;
        size_t len;
        const char *said;
    } rows[] = {
        {"a\nb\0c", 5, "line 2 has a NUL byte"},
        {"a\nb\n\x80\xFF\xFF", 7, "line 3 is neither UTF-8 nor GB18030"},
        {"\xEF\xBB\xBF\xC3", 4, "neither UTF-8 nor GB18030"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct config_text text = {0};
        struct err err = {0};
        assert_false(config_text_decode(rows[i].bytes, rows[i].len, &text, &err));
        assert_int_equal(err.code, ERR_PARSE);
        assert_non_null(strstr(err.text, rows[i].said));
        assert_null(text.text);
    }
}

static void test_size_limit(void **state)
{
    struct config_text text = {0};
    struct err err = {0};
    char *bytes = calloc(1, CONFIG_TEXT_MAX_BYTES + 1);
    (void)state;
    assert_non_null(bytes);
    memset(bytes, ' ', CONFIG_TEXT_MAX_BYTES + 1);
    assert_false(config_text_decode(bytes, CONFIG_TEXT_MAX_BYTES + 1, &text, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    const char *path = scratch_write_bytes("large", bytes, CONFIG_TEXT_MAX_BYTES + 1);
    assert_false(config_text_read(path, &text, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    assert_true(config_text_decode(bytes, CONFIG_TEXT_MAX_BYTES, &text, &err));
    config_text_finish(&text);
    free(bytes);
}

static void test_files_that_cannot_be_read(void **state)
{
    struct config_text text = {0};
    struct err err = {0};
    (void)state;
    assert_false(config_text_read(scratch_path("none"), &text, &err));
    assert_int_equal(err.code, ERR_GONE);
    assert_false(config_text_read(scratch_folder, &text, &err));
    assert_int_equal(err.code, ERR_IO);
}

/* Folded lines are joined, also within a character; the lines behind keep their numbers. */
static void test_folded_lines(void **state)
{
    (void)state;
    static const struct {
        const char *bytes, *wanted;
    } rows[] = {
        {"a\r\n b\r\nc", "ab\n\nc"},
        {"a\n\tb\n c\nd\n", "abc\n\n\nd\n"},
        {"\xE4\xBC\r\n \x91\r\n", "休\n\n"}, /* one character, parted */
        {"a\n  b\n", "a b\n\n"},
        {"a\r\n ", "a"},
        {" a\n", " a\n"},
        {"a\rb\n", "ab\n"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct err err;
        struct config_text text = {0};
        const char *path = scratch_write_bytes("folded", rows[i].bytes, strlen(rows[i].bytes));
        assert_true(config_text_read_folded(path, &text, &err));
        assert_string_equal(text.text, rows[i].wanted);
        config_text_finish(&text);
    }
}

static void test_places(void **state)
{
    struct config_text text;
    struct err err = {0};
    (void)state;
    assert_true(config_text_decode("安a\r\n全b", 10, &text, &err));
    static const int expected[][2] = {{1, 1}, {1, 1}, {1, 1}, {1, 2}, {1, 3},
                                      {2, 1}, {2, 1}, {2, 1}, {2, 2}, {2, 3}};
    assert_int_equal(text.len, 9);
    for (size_t i = 0; i <= text.len; i++) {
        assert_int_equal(text.places[i].line, expected[i][0]);
        assert_int_equal(text.places[i].column, expected[i][1]);
    }
    config_text_finish(&text);
}

static void test_normalise(void **state)
{
    static const struct {
        const char *from, *to;
    } rows[] = {
        {"ａ＝１２．５；", "a=12.5;"},
        {"a　=\xC2\xA0"
         "1;",
         "a = 1;"},
        {"ａ：（１，２）；", "a:(1,2);"},
        {"a=［1、2］;b=｛｝;c=【3】;", "a=[1,2];b={};c=[3];"},
        {"a=“安全”；", "a=\"安全\";"},
        {"a=＂安全＂;", "a=\"安全\";"},
        {"a=”安全“；b=”x”;", "a=\"安全\";b=\"x\";"},
        {"a=“他说“好”，对”；", "a=\"他说“好”，对\";"},
        {"a=“混合\";b=1；", "a=\"混合\";b=1;"},
        {"a=\"全角，；“不变”１\"；", "a=\"全角，；“不变”１\";"},
        {"a=\"\\\"，\"，", "a=\"\\\"，\","},
        {"＃ 注释，１\na＝1;", "# 注释，１\na=1;"},
        {"／／ 注释；\na＝1;", "// 注释；\na=1;"},
        {"／＊ 注释；＊/ */a＝1;", "/* 注释；＊/ */a=1;"},
        {"a=(1,2,);", "a=(1,2 );"},
        {"a=[1， ］;", "a=[1  ];"},
        {"a=(1, // 注释,\n);", "a=(1  // 注释,\n);"},
        {"a=(\",\");b={c=1,};", "a=(\",\");b={c=1,};"},
        {"a=“没有结束", "a=“没有结束"},
        {"a=1; # 结尾", "a=1; # 结尾\n"},
        {"a=1; // 结尾", "a=1; // 结尾\n"},
        {"#", "#\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct config_text text;
        struct config_place place;
        struct err err = {0};
        assert_true(config_text_decode(rows[i].from, strlen(rows[i].from), &text, &err));
        assert_true(config_text_normalise(&text, &place, &err));
        assert_string_equal(text.text, rows[i].to);
        assert_int_equal(text.len, strlen(rows[i].to));
        config_text_finish(&text);
    }
}

static void test_normalised_places(void **state)
{
    struct config_text text;
    struct config_place place;
    struct err err = {0};
    static const char from[] = "ａ＝“安”；\nｂ＝２；";
    (void)state;
    assert_true(config_text_decode(from, strlen(from), &text, &err));
    assert_true(config_text_normalise(&text, &place, &err));
    assert_string_equal(text.text, "a=\"安\";\nb=2;");
    const struct config_place *semicolon = &text.places[strlen("a=\"安\"")];
    assert_int_equal(semicolon->column, 6);
    const struct config_place *two = &text.places[strlen("a=\"安\";\nb=")];
    assert_int_equal(two->line, 2);
    assert_int_equal(two->column, 3);
    config_text_finish(&text);
}

static void test_include_is_refused(void **state)
{
    static const struct {
        const char *text;
        bool is_refused;
        int line, column;
    } rows[] = {
        {"@include \"/etc/passwd\"\n", true, 1, 1},
        {"a = 1;\n  ＠ｉｎｃｌｕｄｅ \"x\"\n", true, 2, 3},
        {"a = {\n@include \"x\"\n};", true, 2, 1},
        {"# @include \"x\"\n", false, 0, 0},
        {"a = \"@include\";\n", false, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct config_text text;
        struct config_place place = {0, 0};
        struct err err = {0};
        assert_true(config_text_decode(rows[i].text, strlen(rows[i].text), &text, &err));
        assert_int_equal(config_text_normalise(&text, &place, &err), !rows[i].is_refused);
        assert_int_equal(place.line, rows[i].line);
        assert_int_equal(place.column, rows[i].column);
        if (rows[i].is_refused)
            assert_int_equal(err.code, ERR_UNTRUSTED);
        config_text_finish(&text);
    }
}

/* A hostile line of quotes that never match must not cost the square of its length. */
static void test_many_unmatched_quotes(void **state)
{
    struct config_text text;
    struct config_place place;
    struct err err = {0};
    struct str bytes = {0};
    size_t count = 1000000;
    (void)state;
    for (size_t i = 0; i < count; i++)
        str_add(&bytes, "“");
    assert_true(config_text_decode(bytes.text, bytes.len, &text, &err));
    assert_true(config_text_normalise(&text, &place, &err));
    assert_int_equal(text.len, count);
    config_text_finish(&text);
    str_finish(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_bad_bytes),
        cmocka_unit_test_setup_teardown(test_size_limit, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_folded_lines, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_files_that_cannot_be_read, scratch_open,
                                        scratch_close),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_normalise),
        cmocka_unit_test(test_normalised_places),
        cmocka_unit_test(test_include_is_refused),
        cmocka_unit_test(test_many_unmatched_quotes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
