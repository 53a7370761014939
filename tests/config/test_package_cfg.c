#include "config/package_cfg.h"
#include "config/scratch.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#define NAME    "name = \"spring-2026\"; "
#define VERSION "version = 20260616; "
#define CREATED "created = \"2026-06-01T10:00:00+08:00\"; "
#define DEVICES "devices = [\"*\"]; "
#define MODE    "mode = \"replace\"; "
#define ALL     NAME VERSION CREATED DEVICES MODE

static struct config_package package;
static struct config_report report;

static bool read_bytes(const char *text, size_t len)
{
    config_package_finish(&package); /* what a failed test left */
    config_report_finish(&report);
    return config_package_read(text, len, "package.cfg", &package, &report);
}

static bool read_text(const char *text)
{
    return read_bytes(text, strlen(text));
}

static int forget(void **state)
{
    (void)state;
    config_package_finish(&package);
    config_report_finish(&report);
    return 0;
}

static void test_good(void **state)
{
    static const char *const texts[] = {
        ALL,
        "version = 1; " NAME CREATED DEVICES MODE,
        NAME "version = 1000000000000000L; " CREATED DEVICES MODE,
        "name = \"安全月-2026_a.b\"; " VERSION CREATED DEVICES MODE,
        "name = \"012345678901234567890123456789012345678901234567890123456789012\"; " VERSION
            CREATED DEVICES MODE,
        NAME VERSION "created = \"2026-06-01T02:00:00Z\"; " DEVICES MODE,
        NAME VERSION CREATED "devices = (\"a\", \"b\"); " MODE,
        NAME VERSION CREATED "devices = [\"一号屏\"]; " MODE,
        ALL "expires = \"2026-06-30\";",
        ALL "expires = \"2026-06-01\";",
        ALL "expires = \"２０２６－０６－３０\";",
        ALL "export = true;",
        NAME VERSION CREATED DEVICES "mode = \"add\";",
        "\xEF\xBB\xBF" ALL,
        "name = “spring-2026”； version ＝ ７； " CREATED DEVICES MODE, /* an input method's */
        "/* a comment */\r\n" ALL "\r\n",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++)
        if (!read_text(texts[i]) || report.count > 0)
            fail_msg("row %zu: %s", i, report.count > 0 ? report.lines[0] : "?");
}

static void test_values(void **state)
{
    (void)state;
    struct str comment = {0};
    assert_true(read_text(ALL));
    assert_string_equal(package.name, "spring-2026");
    assert_int_equal(package.version, 20260616);
    assert_string_equal(package.created, "2026-06-01T10:00:00+08:00");
    assert_int_equal(package.device_count, 1);
    assert_false(package.is_add || package.has_expires || package.has_export);
    assert_true(config_package_is_for(&package, "anything"));
    config_package_comment(&package, &comment);
    assert_string_equal(comment.text, "anxuan spring-2026 20260616");
    str_finish(&comment);
    assert_true(read_text(NAME "version = 1000000000000000L; " CREATED
                               "devices = (\"a\", \"屏\"); mode = \"add\"; "
                               "expires = \"1970-01-02\"; export = true;") == false);
    assert_true(read_text(NAME "version = 1000000000000000L; "
                               "created = \"1970-01-01T00:00:00Z\"; devices = (\"a\", \"屏\"); "
                               "mode = \"add\"; expires = \"1970-01-02\"; export = true;"));
    assert_int_equal(package.version, CONFIG_PACKAGE_VERSION);
    assert_true(package.is_add && package.has_expires && package.has_export);
    assert_int_equal(package.expires_day, 1);
    assert_true(config_package_is_for(&package, "a"));
    assert_true(config_package_is_for(&package, "屏"));
    assert_false(config_package_is_for(&package, "A"));
    assert_false(config_package_is_for(&package, ""));
}

/* Files that are refused, and the beginning of what is said first. */
static void test_bad(void **state)
{
    static const struct {
        const char *text, *said;
    } rows[] = {
        {"", "package.cfg: error: 没有写 name"},
        {VERSION CREATED DEVICES MODE, "package.cfg: error: 没有写 name"},
        {NAME CREATED DEVICES MODE, "package.cfg: error: 没有写 version"},
        {NAME VERSION DEVICES MODE, "package.cfg: error: 没有写 created"},
        {NAME VERSION CREATED MODE, "package.cfg: error: 没有写 devices"},
        {NAME VERSION CREATED DEVICES, "package.cfg: error: 没有写 mode"},
        {"name = spring;\n" VERSION CREATED DEVICES MODE, "package.cfg:1:"},
        {ALL "\n  size = 1;", "package.cfg:2:3: error: 不认识的键 'size'"},
        {ALL "\nExpires = \"2026-06-30\";",
         "package.cfg:2:1: error: 不认识的键 'Expires'，是否想写"},
        {ALL "\n@include \"/etc/passwd\"\n", "package.cfg:2:1: error:"},
        {ALL "version = 1;", "package.cfg:1:"},
        {ALL "\n\xFF\xFF", "package.cfg: error: 第 2 行"},
        /* name */
        {"name = 5; " VERSION CREATED DEVICES MODE, "package.cfg:1:1: error: name 应写成文字"},
        {"name = \"\"; " VERSION CREATED DEVICES MODE, "package.cfg:1:1: error: name 不能是空的"},
        {"name = \"a b\"; " VERSION CREATED DEVICES MODE, "package.cfg:1:1: error: name = \"a b\""},
        {"name = \"a/b\"; " VERSION CREATED DEVICES MODE, "package.cfg:1:1: error: name = \"a/b\""},
        {"name = \".a\"; " VERSION CREATED DEVICES MODE, "package.cfg:1:1: error: name = \".a\""},
        {"name = \"a，b\"; " VERSION CREATED DEVICES MODE, "package.cfg:1:1: error: name"},
        {"name = \"é\"; " VERSION CREATED DEVICES MODE, "package.cfg:1:1: error: name"},
        {"name = \"a\\nb\"; " VERSION CREATED DEVICES MODE, "package.cfg:1:1: error: name"},
        {"name = \"0123456789012345678901234567890123456789012345678901234567890123\"; " VERSION
             CREATED DEVICES MODE,
         "package.cfg:1:1: error: name 太长"},
        /* version */
        {NAME "version = 0; " CREATED DEVICES MODE, "package.cfg:1:23: error: version 应在 1 到"},
        {NAME "version = -1; " CREATED DEVICES MODE, "package.cfg:1:23: error: version 应在 1 到"},
        {NAME "version = 1000000000000001L; " CREATED DEVICES MODE, "package.cfg:1:23: error:"},
        {NAME "version = 20260616001; " CREATED DEVICES MODE, "package.cfg:1:"}, /* no L */
        {NAME "version = 99999999999999999999L; " CREATED DEVICES MODE, "package.cfg:1:"},
        {NAME "version = 1.5; " CREATED DEVICES MODE, "package.cfg:1:23: error: version 应在 1 到"},
        {NAME "version = \"7\"; " CREATED DEVICES MODE,
         "package.cfg:1:23: error: version 应写成数字"},
        {NAME "version = true; " CREATED DEVICES MODE,
         "package.cfg:1:23: error: version 应写成数字"},
        /* created */
        {NAME VERSION "created = \"2026-06-01\"; " DEVICES MODE,
         "package.cfg:1:43: error: created"},
        {NAME VERSION "created = \"2026-06-01T10:00:00\"; " DEVICES MODE,
         "package.cfg:1:43: error: created"},
        {NAME VERSION "created = \"2026-02-30T10:00:00Z\"; " DEVICES MODE,
         "package.cfg:1:43: error: created"},
        {NAME VERSION "created = \"yesterday\"; " DEVICES MODE, "package.cfg:1:43: error: created"},
        {NAME VERSION "created = 20260601; " DEVICES MODE, "package.cfg:1:43: error: created"},
        /* devices */
        {NAME VERSION CREATED "devices = \"*\"; " MODE,
         "package.cfg:1:82: error: devices 应写成列表"},
        {NAME VERSION CREATED "devices = []; " MODE,
         "package.cfg:1:82: error: devices 应有 1 到 256"},
        {NAME VERSION CREATED "devices = [1]; " MODE, "package.cfg:1:93: error:"},
        {NAME VERSION CREATED "devices = [\"\"]; " MODE, "package.cfg:1:93: error: 设备名称应有"},
        {NAME VERSION CREATED "devices = [\"a/b\"]; " MODE, "package.cfg:1:93: error: 名称不能"},
        {NAME VERSION CREATED
         "devices = [\"0123456789012345678901234567890123456789012345678901234567890123\"]; " MODE,
         "package.cfg:1:93: error: 设备名称应有"},
        /* the others */
        {NAME VERSION CREATED DEVICES "mode = \"replce\";", "package.cfg:1:99: error: mode 不能是"},
        {NAME VERSION CREATED DEVICES "mode = true;", "package.cfg:1:99: error: mode 应写成文字"},
        {ALL "\nexpires = \"2026-02-30\";", "package.cfg:2:1: error: expires = \"2026-02-30\""},
        {ALL "\nexpires = \"soon\";", "package.cfg:2:1: error: expires = \"soon\""},
        {ALL "\nexpires = \"\";", "package.cfg:2:1: error: expires 不能是空的"},
        {ALL "\nexpires = 20260630;", "package.cfg:2:1: error: expires 应写成文字"},
        {ALL "\nexpires = \"2026-05-31\";", "package.cfg:2:1: error: expires（2026-05-31）早于"},
        {ALL "\nexport = 1;", "package.cfg:2:1: error: export 应写成 true"},
        {ALL "\nexport = \"true\";", "package.cfg:2:1: error: export 应写成 true"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        bool ok = read_text(rows[i].text);
        const char *said = report.count > 0 ? report.lines[0] : "nothing";
        if (ok || strncmp(said, rows[i].said, strlen(rows[i].said)) != 0)
            fail_msg("row %zu: %s", i, said);
        assert_int_equal(package.version, 0);
        assert_null(package.devices);
    }
}

static void test_many_devices(void **state)
{
    (void)state;
    for (int count = 256; count <= 257; count++) {
        struct str text = {0};
        str_add(&text, NAME VERSION CREATED MODE "devices = [\"0\"");
        for (int i = 1; i < count; i++)
            str_addf(&text, ", \"%d\"", i);
        str_add(&text, "];");
        assert_int_equal(read_bytes(text.text, text.len), count == 256);
        assert_int_equal(package.device_count, count == 256 ? 256 : 0);
        str_finish(&text);
    }
}

static void test_gb18030(void **state)
{
    (void)state;
    assert_true(read_text("name = \"\xB0\xB2\xC8\xAB\xD4\xC2\"; " VERSION CREATED DEVICES MODE));
    assert_string_equal(package.name, "安全月");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_good, forget),
        cmocka_unit_test_teardown(test_values, forget),
        cmocka_unit_test_teardown(test_bad, forget),
        cmocka_unit_test_teardown(test_many_devices, forget),
        cmocka_unit_test_teardown(test_gb18030, forget),
    };
    return cmocka_run_group_tests_name("config/package_cfg", tests, NULL, NULL);
}
