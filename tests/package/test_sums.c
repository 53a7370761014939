#include "package/office.h"

#define A64  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B64  "BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB"
#define CFG  A64 "  package.cfg\n"
#define LAST A64 "  playlists/a/1.jpg\n"

/* Lists that are taken: always package.cfg and playlists/a/1.jpg. */
static void test_good(void **state)
{
    static const char *const texts[] = {
        CFG LAST,
        LAST CFG,
        A64 " *package.cfg\n" A64 " *playlists/a/1.jpg\n",
        A64 "  ./package.cfg\n" A64 " *./playlists/a/1.jpg\n",
        A64 "  package.cfg\r\n" A64 "  playlists/a/1.jpg\r\n",
        "\xEF\xBB\xBF" CFG LAST,
        CFG A64 "  playlists/a/1.jpg", /* no last line end */
        CFG LAST "\n",
        CFG LAST "\r\n\r\n",
        A64 "  ./SHA256SUMS\n" CFG A64 "  playlists/a/Thumbs.db\n" LAST B64 "  receipts/a.json\n",
        B64 "  package.cfg\n" B64 "  playlists/a/1.jpg\n",
    };
    (void)state;
    struct package_limits limits = package_limits_default();
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct package_sums sums;
        struct package_trouble trouble = {0};
        if (!package_sums_read(texts[i], strlen(texts[i]), &limits, &sums, &trouble))
            fail_msg("row %zu: %s", i, trouble.err.text);
        assert_int_equal(sums.count, 2);
        assert_string_equal(sums.items[0].name, "package.cfg");
        assert_string_equal(sums.items[1].name, "playlists/a/1.jpg");
        assert_int_equal(sums.items[1].sum[31], i == COUNT(texts) - 1 ? 0xBB : 0xAA);
        package_sums_finish(&sums);
    }
}

static void test_bad(void **state)
{
    static const struct {
        const char *text;
        enum package_reason reason;
    } rows[] = {
        {"", PACKAGE_SUMS},
        {"\n", PACKAGE_SUMS},
        {LAST, PACKAGE_SUMS}, /* no package.cfg */
        {CFG "no sum\n", PACKAGE_SUMS},
        {CFG "# " A64 "  playlists/a\n", PACKAGE_SUMS},
        {CFG A64 "\n", PACKAGE_SUMS},
        {CFG A64 "  \n", PACKAGE_SUMS},
        {CFG A64 " playlists/a\n", PACKAGE_SUMS},
        {CFG A64 "\t playlists/a\n", PACKAGE_SUMS},
        {CFG A64 "a  playlists/a\n", PACKAGE_SUMS},
        {CFG "g" A64 "  playlists/a\n", PACKAGE_SUMS},
        {CFG "aaaa  playlists/a\n", PACKAGE_SUMS},
        {CFG " " A64 "  playlists/a\n", PACKAGE_SUMS},
        {CFG "SHA256 (playlists/a) = " A64 "\n", PACKAGE_SUMS}, /* sha256sum --tag */
        {CFG "\\" A64 "  playlists/a\\nb\n", PACKAGE_SUMS},     /* escaped */
        {CFG "\\" A64 "  playlists/a\n", PACKAGE_SUMS},
        {CFG CFG, PACKAGE_SUMS},
        {CFG A64 "  ./package.cfg\n", PACKAGE_SUMS},
        {CFG B64 "  package.cfg\n", PACKAGE_SUMS},
        {CFG "\xEF\xBB\xBF" LAST, PACKAGE_SUMS}, /* not at the beginning */
        {"\xFF\xFE" CFG, PACKAGE_SUMS},
        {CFG A64 "  ././playlists/a\n", PACKAGE_NAMES},
        {CFG A64 "  ./\n", PACKAGE_NAMES},
        {CFG A64 "   playlists/a\n", PACKAGE_NAMES}, /* a name that begins with a space */
        {CFG A64 "  playlists/a\r\r\n", PACKAGE_NAMES},
        {CFG A64 "  playlists\\a\n", PACKAGE_NAMES},
        {CFG A64 "  ../a\n", PACKAGE_NAMES},
        {CFG A64 "  /etc/passwd\n", PACKAGE_NAMES},
        {CFG A64 "  kiosk/SHA256SUMS\n", PACKAGE_NAMES},
        {A64 "  ._package.cfg\n", PACKAGE_SUMS},
        {CFG LAST A64 "  playlists/A/2.jpg\n", PACKAGE_NAMES},
        {CFG LAST A64 "  playlists/a/1.JPG\n", PACKAGE_NAMES},
        {CFG LAST LAST LAST LAST LAST, PACKAGE_LIMITS}, /* before anything else is asked */
        {CFG A64 "  playlists/1/2/3/4/5/6/7/8\n", PACKAGE_LIMITS},
    };
    (void)state;
    struct package_limits limits = package_limits_default();
    limits.max_files = 5;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct package_sums sums;
        struct package_trouble trouble = {0};
        bool ok = package_sums_read(rows[i].text, strlen(rows[i].text), &limits, &sums, &trouble);
        if (ok || trouble.reason != rows[i].reason || sums.count || sums.items)
            fail_msg("row %zu: %d %s", i, (int)trouble.reason, trouble.err.text);
    }
}

static void test_message(void **state)
{
    (void)state;
    struct package_limits limits = package_limits_default();
    struct package_sums sums;
    struct package_trouble trouble = {0};
    static const char text[] = CFG "\n" A64 " x\n", nul[] = CFG A64 "  playlists/a\0b\n";
    assert_false(package_sums_read(text, strlen(text), &limits, &sums, &trouble));
    assert_string_equal(trouble.err.text,
                        "SHA256SUMS:3:1: 应为“校验值、两个空格、文件名” must be a sum, two spaces "
                        "and a name");
    assert_false(package_sums_read(nul, sizeof(nul) - 1, &limits, &sums, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_SUMS);
}

/* What is written is read, and sha256sum reads it. */
static void test_write(void **state)
{
    (void)state;
    static const char *const names[] = {"playlists/b c/一.jpg", "package.cfg", "playlists/a"};
    struct package_limits limits = package_limits_default();
    struct package_sums sums = {0}, again;
    struct package_trouble trouble = {0};
    struct str text = {0};
    for (size_t i = 0; i < COUNT(names); i++) {
        uint8_t sum[SEAL_SUM_BYTES];
        struct seal_sum hash;
        seal_sum_begin(&hash);
        seal_sum_add(&hash, names[i], strlen(names[i]));
        seal_sum_end(&hash, sum);
        office_write_text(names[i], names[i]);
        package_sums_add(&sums, strdup(names[i]), sum);
    }
    package_sums_sort(&sums);
    package_sums_write(&sums, &text);
    office_write("SHA256SUMS", text.text, text.len);
    office_run("sha256sum --check --strict --quiet SHA256SUMS");
    assert_true(package_sums_read(text.text, text.len, &limits, &again, &trouble));
    for (size_t i = 0; i < COUNT(names); i++) {
        const struct package_sum *found = package_sums_find(&again, names[i]);
        assert_non_null(found);
        assert_string_equal(found->name, names[i]);
        assert_memory_equal(found->sum, package_sums_find(&sums, names[i])->sum, SEAL_SUM_BYTES);
    }
    assert_null(package_sums_find(&again, "playlists"));
    assert_null(package_sums_find(&(struct package_sums){0}, "a"));
    package_sums_finish(&sums);
    package_sums_finish(&again);
    str_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_message),
        cmocka_unit_test_setup_teardown(test_write, office_open, office_close),
    };
    return cmocka_run_group_tests_name("package/sums", tests, NULL, NULL);
}
