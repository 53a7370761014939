#include "config/scratch.h"

static void test_lines(void **state)
{
    struct config_report report = {0};
    (void)state;
    config_report_error(&report, "a.cfg", 3, 7, "错 %d wrong", 5);
    config_report_warning(&report, "a.cfg", 0, 0, "疑 doubtful");
    config_report_error(&report, "a.cfg", 4, 0, "x");
    assert_string_equal(report.lines[0], "a.cfg:3:7: error: 错 5 wrong");
    assert_string_equal(report.lines[1], "a.cfg: warning: 疑 doubtful");
    assert_string_equal(report.lines[2], "a.cfg:4:1: error: x");
    assert_counts(&report, 2, 1);
    config_report_finish(&report);
    assert_int_equal(report.count, 0);
}

static void test_names_cannot_forge_lines(void **state)
{
    static const struct {
        const char *name, *shown;
    } rows[] = {
        {"a\nb.cfg", "a\\nb.cfg: error: x"},
        {"a\x1B[2J.cfg", "a\\x1B[2J.cfg: error: x"},
        {"a\xFF.cfg", "a\\xFF.cfg: error: x"},
        {"a\xC2\x85.cfg", "a\\xC2\\x85.cfg: error: x"},
        {"\xE2\x80\xAEgfc.cfg", "\\xE2\\x80\\xAEgfc.cfg: error: x"},
        {"燃气 \"x\" 😀.cfg", "燃气 \"x\" 😀.cfg: error: x"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct config_report report = {0};
        config_report_error(&report, rows[i].name, 0, 0, "x");
        assert_string_equal(report.lines[0], rows[i].shown);
        config_report_finish(&report);
    }
}

static void test_text_is_escaped_too(void **state)
{
    struct config_report report = {0};
    (void)state;
    config_report_error(&report, "a", 0, 0, "'%s'", "x\ny: error: forged");
    assert_string_equal(report.lines[0], "a: error: 'x\\ny: error: forged'");
    config_report_finish(&report);
}

static void test_more_than_the_maximum_are_counted(void **state)
{
    struct config_report report = {0};
    char *printed = NULL;
    size_t len = 0;
    (void)state;
    for (int i = 0; i < CONFIG_REPORT_MAX + 5; i++)
        config_report_error(&report, "a", i + 1, 1, "x");
    assert_int_equal(report.count, CONFIG_REPORT_MAX);
    assert_int_equal(report.errors, CONFIG_REPORT_MAX + 5);
    FILE *to = open_memstream(&printed, &len);
    config_report_print(&report, to);
    assert_int_equal(fclose(to), 0);
    assert_non_null(strstr(printed, "5 more not listed"));
    free(printed);
    config_report_finish(&report);
}

static void test_only_below_a_folder(void **state)
{
    static const struct {
        const char *file;
        bool is_told;
    } rows[] = {
        {"/a/b/c.cfg", true}, {"/a/b/c/d", true}, {"/a/bc.cfg", false}, {"/a/b", false},
        {"/a", false},        {"a/b/c", false},   {"", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct config_report report = {.only_below = "/a/b"};
        config_report_error(&report, rows[i].file, 1, 1, "x");
        config_report_warning(&report, rows[i].file, 1, 1, "x");
        assert_counts(&report, rows[i].is_told, rows[i].is_told);
        assert_int_equal(report.count, rows[i].is_told ? 2 : 0);
        config_report_finish(&report);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_names_cannot_forge_lines),
        cmocka_unit_test(test_text_is_escaped_too),
        cmocka_unit_test(test_only_below_a_folder),
        cmocka_unit_test(test_more_than_the_maximum_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
