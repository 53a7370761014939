#include "package/content.h"
#include "package/receipt.h"

static struct package_outcome outcome_of(const char *name)
{
    struct package_outcome outcome = {.is_signed = true,
                                      .key_id = "E7620F1842B4E81F",
                                      .sums = "abc",
                                      .generation = 3,
                                      .files = 12,
                                      .bytes = 3456};
    outcome.package.version = 20260616;
    (void)snprintf(outcome.package.name, sizeof(outcome.package.name), "%s",
                   name); /* cut is fine */
    return outcome;
}

static void write_receipt(const char *device, const char *time, const struct package_trouble *said)
{
    struct package_outcome outcome = outcome_of("spring");
    struct package_trouble trouble = {0};
    struct package_receipt receipt = {.device = device,
                                      .program_version = "1.2",
                                      .mono_ms = 77,
                                      .outcome = &outcome,
                                      .trouble = said};
    (void)snprintf(receipt.time, sizeof(receipt.time), "%s", time); /* it fits */
    if (!package_receipt_write(STICK, &receipt, &trouble))
        fail_msg("%s", trouble.err.text);
}

static void expect_file(const char *path, const char *wanted)
{
    struct str text = {0};
    struct err err;
    if (!file_read(path, 1 << 20, &text, &err))
        fail_msg("%s", err.text);
    assert_string_equal(text.text, wanted);
    str_finish(&text);
}

static int enter(void **state)
{
    return enter_scratch(state) == 0 ? mkdir(ANXUAN, 0755) : -1;
}

#define ON_A_STICK(test) cmocka_unit_test_setup_teardown(test, enter, leave_scratch)

static void a_receipt_says_what_was_done(void **state)
{
    struct package_trouble said = {.reason = PACKAGE_OLD};
    (void)state;
    (void)snprintf(said.err.text, sizeof(said.err.text), "a \"quoted\"\ndetail"); /* it fits */
    write_receipt("anxuan-01", "2026-06-16T09:30:00+08:00", NULL);
    expect_file(ANXUAN "/receipts/anxuan-01-2026-06-16T09-30-00-08-00.json",
                "{\n"
                "  \"device\": \"anxuan-01\",\n"
                "  \"program\": \"1.2\",\n"
                "  \"time\": \"2026-06-16T09:30:00+08:00\",\n"
                "  \"boot_ms\": 77,\n"
                "  \"package\": \"spring\",\n"
                "  \"version\": 20260616,\n"
                "  \"key\": \"E7620F1842B4E81F\",\n"
                "  \"sums\": \"abc\",\n"
                "  \"files\": 12,\n"
                "  \"bytes\": 3456,\n"
                "  \"generation\": 3,\n"
                "  \"result\": \"fine\",\n"
                "  \"code\": \"\",\n"
                "  \"zh\": \"已导入\",\n"
                "  \"en\": \"imported\",\n"
                "  \"detail\": \"\",\n"
                "  \"taken\": true\n"
                "}\n");
    write_receipt("anxuan-01", "", &said);
    struct str text = {0};
    struct err err;
    assert_true(file_read(ANXUAN "/receipts/anxuan-01-boot-77.json", 9999, &text, &err));
    assert_non_null(strstr(text.text, "\"time\": null,\n"));
    assert_non_null(strstr(text.text, "\"result\": \"old\",\n  \"code\": \"E11\",\n"));
    assert_non_null(strstr(text.text, "\"detail\": \"a \\\"quoted\\\"\\u000adetail\",\n"));
    assert_non_null(strstr(text.text, "\"taken\": false\n"));
    str_finish(&text);
}

static void every_attempt_has_its_own(void **state)
{
    static const char *const wanted[] = {"a-boot-77.json", "a-boot-77-2.json", "a-boot-77-3.json"};
    (void)state;
    for (size_t i = 0; i < COUNT(wanted); i++)
        write_receipt("a", "", NULL);
    for (size_t i = 0; i < COUNT(wanted); i++) {
        char *path = file_join(ANXUAN "/receipts", wanted[i]);
        assert_true(file_is_regular(path));
        free(path);
    }
    assert_false(file_is_regular(ANXUAN "/receipts/a-boot-77.json.part"));
}

static void names_are_safe_for_vfat(void **state)
{
    static const struct {
        const char *folder, *name, *wanted;
    } rows[] = {
        {"anxuan-01/2026-06-16", "plays.csv", "anxuan-01/2026-06-16/plays.csv"},
        {"广场1/2026", "统计表.html", "广场1/2026/统计表.html"},
        {"a:b*c?/..", "d\\e<f>|\"g\x01.", "a-b-c-/--/d-e-f---g--"},
        {"../../x", "/etc/passwd", "--/--/x/-etc-passwd"},
        {"//x//", ".hidden", "x/-hidden"},
        {"\xff/a", "", "-/a/-"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct package_trouble trouble = {0};
        if (!package_export_write(STICK, rows[i].folder, rows[i].name, "\xef\xbb\xbfx,y", 6,
                                  &trouble))
            fail_msg("%s: %s", rows[i].folder, trouble.err.text);
        char *path = file_join(ANXUAN "/export", rows[i].wanted);
        expect_file(path, "\xef\xbb\xbfx,y");
        free(path);
    }
    expect_outside_untouched();
}

static void results_are_replaced(void **state)
{
    struct package_trouble trouble = {0};
    (void)state;
    put(ANXUAN "/export/a/b/c.csv.part", "of an earlier attempt");
    assert_true(package_export_write(STICK, "a/b", "c.csv", "first", 5, &trouble));
    assert_true(package_export_write(STICK, "a/b", "c.csv", "", 0, &trouble));
    expect_file(ANXUAN "/export/a/b/c.csv", "");
    assert_true(package_export_write(STICK, "a/b", "c.csv", "second", 6, &trouble));
    expect_file(ANXUAN "/export/a/b/c.csv", "second");
    assert_false(file_is_regular(ANXUAN "/export/a/b/c.csv.part"));
}

static void file_links(void)
{
    assert_int_equal(mkdir(ANXUAN "/export", 0755), 0);
    assert_int_equal(mkdir(ANXUAN "/export/a", 0755), 0);
    assert_int_equal(symlink("../../../../outside/precious", ANXUAN "/export/a/c.csv.part"), 0);
    assert_int_equal(symlink("../../../../outside/precious", ANXUAN "/export/a/c.csv"), 0);
}
static void a_fifo_in_the_way(void)
{
    assert_int_equal(mkdir(ANXUAN "/export", 0755), 0);
    assert_int_equal(mkdir(ANXUAN "/export/a", 0755), 0);
    assert_int_equal(mkfifo(ANXUAN "/export/a/c.csv.part", 0644), 0);
}
static void export_is_a_link(void)
{
    assert_int_equal(symlink("../../outside", ANXUAN "/export"), 0);
}
static void device_is_a_link(void)
{
    assert_int_equal(mkdir(ANXUAN "/export", 0755), 0);
    assert_int_equal(symlink("../../../outside", ANXUAN "/export/a"), 0);
}
static void anxuan_is_a_link(void)
{
    assert_int_equal(rmdir(ANXUAN), 0);
    assert_int_equal(symlink("../outside", ANXUAN), 0);
}
static void export_is_a_file(void)
{
    put(ANXUAN "/export", "x");
}
static void nothing_there(void)
{
    assert_int_equal(rmdir(ANXUAN), 0);
}

static void a_stick_leads_nowhere_else(void **state)
{
    static const struct {
        void (*make)(void);
        bool is_written;
    } rows[] = {
        {file_links, true}, /* in the place of the links */
        {a_fifo_in_the_way, true}, {export_is_a_link, false}, {device_is_a_link, false},
        {anxuan_is_a_link, false}, {export_is_a_file, false}, {nothing_there, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct package_trouble trouble = {0};
        assert_int_equal(enter(NULL), 0);
        struct digest outside = digest_of("outside");
        rows[i].make();
        bool ok = package_export_write(STICK, "a", "c.csv", "mine", 4, &trouble);
        if (ok != rows[i].is_written)
            fail_msg("row %zu: %s", i, trouble.err.text);
        assert_true(same_digest(outside, digest_of("outside")));
        assert_int_equal(leave_scratch(NULL), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_A_STICK(a_receipt_says_what_was_done),     ON_A_STICK(every_attempt_has_its_own),
        ON_A_STICK(names_are_safe_for_vfat),          ON_A_STICK(results_are_replaced),
        cmocka_unit_test(a_stick_leads_nowhere_else),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
