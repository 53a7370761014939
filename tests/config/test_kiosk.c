#include "config/config.h"
#include "config/scratch.h"

/* Every key: one good value, and bad ones with what is said. */
static const struct {
    const char *good;
    const char *bad;
    const char *said;
} rows[] = {
    {"device = { name = \"门口-1\"; };", "device = { name = \"a/b\"; };", "1:12: error: name"},
    {"device = { name = \"a\"; };", "device = { name = \"\"; };", "must not be empty"},
    {"device = { name = \"a\"; };", "device = { name = 5; };", "must be a text in quotes"},
    {"device = { name = \"a\"; };", "device = { name = \"a\\nb\"; };", "one line of text"},
    {"device = { timezone = \"Asia/Urumqi\"; };", "device = { timezone = \"Asia/Beijin\"; };",
     "no such time zone"},
    {"device = { timezone = \"UTC\"; };", "device = { timezone = \"../passwd\"; };",
     "no such time zone"},
    {"device = { profile = \"school\"; };", "device = { profile = \"shcool\"; };",
     "是否想写 \"school\""},
    {"device = { organiser = \"某市应急管理局\"; };", "device = { organiser = true; };",
     "organiser 应写成文字"},
    {"device = { theme = \"主题\"; };", "device = { theme = [1]; };", "theme 应写成文字"},
    {"device = { hotline = \"12345\"; };", "device = { hotline = 12345; };", "hotline 应写成文字"},
    {"display = { layout = \"strip\"; };", "display = { layout = \"../x\"; };", "error: layout"},
    {"display = { diagonal_in = 55; };", "display = { diagonal_in = 0.5; };", "1 到 2000"},
    {"display = { diagonal_in = 21.5; };", "display = { diagonal_in = \"43\"; };",
     "must be a number without quotes"},
    {"display = { public = false; };", "display = { public = 1; };", "true or false"},
    {"display = { led_profile = \"p4\"; };", "display = { led_profile = \"\"; };",
     "must not be empty"},
    {"sound = { volume = 100; };", "sound = { volume = 101; };",
     "1:11: error: volume 应在 0 到 100 之间（整数），不能是 101"},
    {"sound = { volume = 30.0; };", "sound = { volume = 30.5; };", "whole"},
    {"sound = { volume = 0; };", "sound = { volume = -1; };", "not -1"},
    {"sound = { device = \"none\"; };", "sound = { device = \"\"; };", "must not be empty"},
    {"quiz = { daily_rule = \"ticket\"; };", "quiz = { daily_rule = \"tickets\"; };",
     "是否想写 \"ticket\""},
    {"quiz = { idle_menu_s = 60; };", "quiz = { idle_menu_s = 4; };", "5 到 3600"},
    {"quiz = { idle_question_s = 60; };", "quiz = { idle_question_s = 3601; };", "5 到 3600"},
    {"quiz = { warn_s = 10; };", "quiz = { warn_s = 0; };", "1 到 600"},
    {"quiz = { max_session_s = 300; };", "quiz = { max_session_s = 29; };", "30 到 3600"},
    {"quiz = { prize = true; };", "quiz = { prize = \"yes\"; };", "true or false"},
    {"quiz = { prize_per_day = 0; };", "quiz = { prize_per_day = 100001; };", "0 到 100000"},
    {"quiz = { prize_per_day = 100000; };", "quiz = { prize_per_day = -1; };", "not -1"},
    {"quiz = { hints = false; };", "quiz = { hints = 0; };", "true or false"},
    {"usb = { trust = \"any\"; };", "usb = { trust = \"all\"; };", "signed, pin, any"},
    {"usb = { becomes = \"always-on\"; };", "usb = { becomes = \".hidden\"; };", "error: becomes"},
    {"usb = { max_files = 5; };", "usb = { max_files = 0; };", "1 到 1000000"},
    {"usb = { max_bytes = 68719476736L; };", "usb = { max_bytes = 68719476736; };",
     "1:21: error: 整数超出 32 位，请写成 68719476736L"},
    {"usb = { max_bytes = 1073741824; };", "usb = { max_bytes = 99999999999999999999L; };", "太大"},
    {"usb = { min_free_percent = 0; };", "usb = { min_free_percent = 91; };", "0 到 90"},
    {"usb = { feedback = \"corner\"; };", "usb = { feedback = \"\"; };", "full, corner, none"},
    {"records = { keep_days = 30; };", "records = { keep_days = 0x1FFFFFFFF; };", "32 位"},
    {"records = { max_bytes = 0x40000000; };", "records = { max_bytes = 5; };", "33554432"},
    {"staff = { pin_hash = \"$argon2id$v=19$x\"; };", "staff = { pin_hash = \"1234\"; };",
     "anxuan pin"},
    {"control = { change_wait_s = 0; };", "control = { change_wait_s = 3601; };", "0 到 3600"},
    {"", "contol = { };", "是否想写 'control'"},
    {"", "sound = { valume = 5; };", "did you mean 'volume'"},
    {"", "sound = { xyzzyx = 5; };", "known are: volume, device"},
    {"", "sound = 5;", "sound 应写成一组"},
    /* nothing between a number and the next key: libconfig reads on */
    {"", "quiz = { idle_menu_s = 45warn_s = 4294967301; };", "1:35: error: 整数超出 32 位"},
    {"", "quiz = { idle_menu_s = 0x2Dwarn_s = 4294967301; };", "1:37: error: 整数超出 32 位"},
    {"", "quiz = { idle_menu_s = +4.5e1warn_s = 4294967301; };", "1:39: error: 整数超出 32 位"},
    {"", "quiz = { idle_menu_s = 45.warn_s = 4294967301; };", "1:36: error: 整数超出 32 位"},
    {"", "usb = { max_bytes = 34359738368LLmin_free_percent = 4294967301; };",
     "1:53: error: 整数超出 32 位"},
};

static void test_every_key(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct config_report good = {0}, bad = {0};
        struct config_kiosk kiosk, defaults, kept;
        assert_true(config_kiosk_load(scratch_write("k.cfg", rows[i].good), &kiosk, &good));
        assert_counts(&good, 0, 0);
        assert_false(config_kiosk_load(scratch_write("k.cfg", rows[i].bad), &kept, &bad));
        assert_counts(&bad, 1, 0);
        assert_reported(&bad, rows[i].said);
        config_kiosk_defaults(&defaults);
        assert_memory_equal(&kept, &defaults, sizeof(kept)); /* a bad key keeps its default */
        if (rows[i].good[0])
            assert_memory_not_equal(&kiosk, &defaults, sizeof(kiosk));
        config_report_finish(&good);
        config_report_finish(&bad);
    }
}

static void test_missing_file_is_the_defaults(void **state)
{
    struct config_report report = {0};
    struct config_kiosk kiosk, defaults;
    (void)state;
    config_kiosk_defaults(&defaults);
    assert_true(config_kiosk_load(scratch_path("none.cfg"), &kiosk, &report));
    assert_memory_equal(&kiosk, &defaults, sizeof(kiosk));
    assert_counts(&report, 0, 0);
}

/* What is no configuration at all: said once, with a place. */
static void test_syntax(void **state)
{
    static const struct {
        const char *text, *said;
    } faults[] = {
        {"sound = { volume = 5; }; sound = { };", "两个相同的键"},
        {"a = 1;\n\nsound = { volume = ; };", ":3:1: error: 写法有误"},
        {"sound = {\n  device = \"auto; };\n", ":2:12: error: 这个引号没有结束"},
        {"sound = {\n  volume = 5;\n", ":1:9: error: 这个括号没有结束"},
        {"sound = { volume = 5; ) ;", ":1:9: error: 这个括号没有配对"},
        {"sound = { volume = 5; }; }", ":1:26: error: 多了一个右括号"},
        {"/* never closed", ":1:1: error: 注释没有结束"},
        {"@include \"x.cfg\"\n", ":1:1: error: 不允许 @include"},
        {"x = [1, \"a\"];", "方括号"},
        {"x = [1.5, 2];", "把 1 写成 1.0"},
        {"sound = { volume = 50% };", ":1:1: error: 写法有误"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
        struct config_report report = {0};
        struct config_kiosk kiosk;
        assert_false(config_kiosk_load(scratch_write("k.cfg", faults[i].text), &kiosk, &report));
        assert_counts(&report, 1, 0);
        assert_reported(&report, faults[i].said);
        config_report_finish(&report);
    }
}

static void check_refused(const char *bytes, size_t len, const char *said)
{
    struct config_report report = {0};
    struct config_kiosk kiosk;
    assert_false(config_kiosk_load(scratch_write_bytes("k.cfg", bytes, len), &kiosk, &report));
    assert_counts(&report, 1, 0);
    assert_reported(&report, said);
    config_report_finish(&report);
}

static void test_hostile_sizes(void **state)
{
    size_t len = 100000;
    struct str keys = {0};
    char *bytes = malloc(len);
    (void)state;
    assert_non_null(bytes);
    memset(bytes, '(', len);
    bytes[0] = 'x';
    bytes[1] = '=';
    check_refused(bytes, len, "超过 64 层");
    free(bytes);
    for (int i = 0; i < 100000; i++)
        str_addf(&keys, "k%d=1;", i);
    check_refused(keys.text, keys.len, "超过 1000 个键");
    str_clear(&keys);
    str_add(&keys, "x=(1");
    for (int i = 0; i < 1000000; i++)
        str_add(&keys, ",1");
    str_add(&keys, ");");
    check_refused(keys.text, keys.len, "超过 1000000 个");
    str_finish(&keys);
    check_refused("a=1;\0b=2;", 9, "NUL byte");
}

static void test_all_semantic_errors_are_reported(void **state)
{
    struct config_report report = {0};
    struct config_kiosk kiosk;
    static const char text[] = "sound = {\r\n  volume = 500;\r\n  devise = \"x\";\r\n};\r\n"
                               "quiz = { warn_s = 0; };\r\nusb = { trust = \"pin\"; };";
    (void)state;
    assert_false(config_kiosk_load(scratch_write("k.cfg", text), &kiosk, &report));
    assert_counts(&report, 3, 0);
    assert_reported(&report, ":2:3: error: volume");
    assert_reported(&report, ":3:3: error: 不认识的键 'devise'");
    assert_reported(&report, ":5:10: error: warn_s");
    assert_string_equal(kiosk.usb.trust, "pin");
    assert_int_equal(kiosk.sound.volume, 60);
    config_report_finish(&report);
}

/* As typed with a Chinese input method left on: simply works, and columns are the file's own. */
static void test_full_width(void **state)
{
    struct config_report report = {0};
    struct config_kiosk kiosk;
    (void)state;
    assert_true(config_kiosk_load(
        scratch_write("k.cfg",
                      "＃ 注释\r\nｓｏｕｎｄ　＝　｛　volume：５０；　device＝“none”；｝；\r\n"),
        &kiosk, &report));
    assert_counts(&report, 0, 0);
    assert_int_equal(kiosk.sound.volume, 50);
    assert_string_equal(kiosk.sound.device, "none");
    assert_false(config_kiosk_load(
        scratch_write("k.cfg", "ｓｏｕｎｄ＝｛　ｖｏｌｕｍｅ＝９００；｝"), &kiosk, &report));
    assert_reported(&report, ":1:9: error: volume");
    config_report_finish(&report);
}

static void test_suspicious_times(void **state)
{
    struct config_report report = {0};
    struct config_kiosk kiosk;
    (void)state;
    assert_true(
        config_kiosk_load(scratch_write("k.cfg", "quiz = { warn_s = 45; };"), &kiosk, &report));
    assert_counts(&report, 0, 1);
    config_report_finish(&report);
}

static void test_pin_hash(void **state)
{
    static const struct {
        const char *name, *before, *after;
    } edits[] = {
        {"syntax error", "a // x\nstaff = { pin_hash = \"old\"; };", NULL},
        {"value", "// 说明\r\nstaff = { pin_hash = \"\"; }; // 注释\r\nsound = { };\r\n",
         "// 说明\r\nstaff = { pin_hash = \"$argon2id$v=19$m=1,t=2,p=1$aa$bb\"; }; // "
         "注释\r\nsound = { "
         "};\r\n"},
        {"wide value", "\xEF\xBB\xBFｓｔａｆｆ＝｛　pin_hash＝“旧”；｝；# 尾",
         "\xEF\xBB\xBFｓｔａｆｆ＝｛　pin_hash＝\"$argon2id$v=19$m=1,t=2,p=1$aa$bb\"；｝；# 尾"},
        {"two strings", "staff = { pin_hash = \"a\" \"b\" ; };",
         "staff = { pin_hash = \"$argon2id$v=19$m=1,t=2,p=1$aa$bb\" ; };"},
        {"no key", "staff = { };\n",
         "staff = { pin_hash = \"$argon2id$v=19$m=1,t=2,p=1$aa$bb\"; };\n"},
        {"no group", "sound = { volume = 5; };",
         "sound = { volume = 5; };\nstaff = { pin_hash = \"$argon2id$v=19$m=1,t=2,p=1$aa$bb\"; "
         "};\n"},
        {"empty file", "", "staff = { pin_hash = \"$argon2id$v=19$m=1,t=2,p=1$aa$bb\"; };\n"},
        {"wrong kind", "staff = 5;", NULL},
    };
    static const char hash[] = "$argon2id$v=19$m=1,t=2,p=1$aa$bb";
    (void)state;
    for (size_t i = 0; i < sizeof(edits) / sizeof(edits[0]); i++) {
        struct err err = {0};
        struct str now = {0};
        const char *wanted = edits[i].after ? edits[i].after : edits[i].before;
        const char *path = scratch_write("k.cfg", edits[i].before);
        if (config_kiosk_set_pin_hash(path, hash, &err) != (edits[i].after != NULL))
            fail_msg("%s: %s", edits[i].name, err.text);
        assert_true(file_read(path, 100000, &now, &err));
        assert_string_equal(now.text ? now.text : "", wanted);
        str_finish(&now);
    }
}

static void test_pin_hash_is_read_back(void **state)
{
    struct config_report report = {0};
    struct config_kiosk kiosk;
    struct err err = {0};
    static const char hash[] = "$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHQ$aGFzaGhhc2g";
    const char *path = scratch_path("fresh.cfg");
    (void)state;
    assert_true(config_kiosk_set_pin_hash(path, hash, &err));
    assert_true(config_kiosk_load(path, &kiosk, &report));
    assert_string_equal(kiosk.staff.pin_hash, hash);
    assert_true(config_kiosk_set_pin_hash(path, "", &err));
    assert_true(config_kiosk_load(path, &kiosk, &report));
    assert_string_equal(kiosk.staff.pin_hash, "");
    assert_false(config_kiosk_set_pin_hash(path, "1234", &err));
    assert_int_equal(err.code, ERR_INVALID);
    assert_false(config_kiosk_set_pin_hash(path, "$argon2id$\"; x = \"", &err));
    assert_false(config_kiosk_set_pin_hash(scratch_path("no/such/k.cfg"), hash, &err));
    assert_int_equal(err.code, ERR_GONE);
    config_report_finish(&report);
}

static void test_pin_hash_in_gb18030(void **state)
{
    struct err err = {0};
    struct str now = {0};
    const char *path =
        scratch_write("k.cfg", "# \xB0\xB2\xC8\xAB\r\nstaff = { pin_hash = \"\"; };\r\n");
    (void)state;
    assert_true(config_kiosk_set_pin_hash(path, "$argon2id$x", &err));
    assert_true(file_read(path, 100000, &now, &err));
    assert_string_equal(now.text, "# 安全\r\nstaff = { pin_hash = \"$argon2id$x\"; };\r\n");
    str_finish(&now);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_key),
        cmocka_unit_test(test_missing_file_is_the_defaults),
        cmocka_unit_test(test_syntax),
        cmocka_unit_test(test_hostile_sizes),
        cmocka_unit_test(test_all_semantic_errors_are_reported),
        cmocka_unit_test(test_full_width),
        cmocka_unit_test(test_suspicious_times),
        cmocka_unit_test(test_pin_hash),
        cmocka_unit_test(test_pin_hash_is_read_back),
        cmocka_unit_test(test_pin_hash_in_gb18030),
    };
    return cmocka_run_group_tests(tests, scratch_open, scratch_close);
}
