#include "config/scene_folder.h"

static int begin(void **state)
{
    int failed = scratch_open(state);
    write_drawing("scene.svg", SVG_OPEN);
    return failed;
}

static int end(void **state)
{
    forget();
    return scratch_close(state);
}

/* What should be better, of the second hazard; two units are a millimetre. */
static const struct {
    const char *key, *value, *said;
} advice[] = {
    {"shape", "{ rect = [ 600, 100, 150, 150 ]; }",
     ":5:31: warning: 隐患「C03」：形状和隐患「C02」重叠，点重叠处时算小的那个；最好分开"},
    {"shape", "{ rect = [ 400, 700, 150, 150 ]; }",
     ":12:41: warning: 干扰项「C90」：形状和隐患「C02」重叠"},
    {"shape", "{ circle = [ 600, 200, 10 ]; }",
     ":4:31: warning: 隐患「C02」：点得到的范围只有直径 22 毫米（要 24 毫米），请画大些"},
    {"shape", "{ circle = [ 600, 200, 14 ]; }",
     ":4:31: warning: 隐患「C02」：画面降低（方便轮椅）时，点得到的范围只有直径 20 毫米（要 24 "
     "毫米），请画大些或离旁边远些 with the picture lowered, a finger finds it on 20 mm only"},
    {"shape", "{ circle = [ 600, 850, 45 ]; }",
     ":4:31: warning: 隐患「C02」：离图的边只有 2 毫米，最好 10 毫米以上"},
    {"basis_mark", "\"N\"",
     ":4:75: warning: 隐患「C02」：依据还没有核对原文（basis_mark 不是 "
     "\"V\"） its basis was not read in the original"},
    {"basis_mark", "", ":4:75: warning: 隐患「C02」：依据还没有核对原文"},
    {"answer", "4", ":2:1: warning: 正确答案是 C 的占 12%，最好接近 25%，请调换选项次序"},
    {"answer", "4", ":2:1: warning: 正确答案是 D 的占 38%"},
};

static void test_advice(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(advice); i++) {
        const char *const changes[][2] = {{advice[i].key, advice[i].value}, {NULL, NULL}};
        assert_true(load_with(HEAD, changes));
        assert_int_equal(report.errors, 0);
        assert_true(report.warnings > 0 && report.warnings <= 2);
        assert_reported(&report, advice[i].said);
    }
}

static void test_longest(void **state)
{
    (void)state;
    struct str cfg = {0};
    const char *const changes[][2] = {
        {"options", "[ \"很长\", \"二\", \"三\", \"四\" ]"}, {"answer", "1"}, {NULL, NULL}};
    str_add(&cfg, HEAD "hazards = (\n");
    for (int i = 1; i <= 7; i++)
        add_hazard(&cfg, i, i <= 3 ? changes : NULL);
    str_add(&cfg, "\n);\n");
    assert_true(load_and_check(scratch_write("scene.cfg", cfg.text)));
    assert_counts(&report, 0, 2);
    assert_reported(&report, ":2:1: warning: 43% 的题里最长的选项就是答案，容易猜；最好不超过 30%");
    assert_reported(&report, ":2:1: warning: 只有 7 处隐患，最好 8 处以上，每天才有不同");
    str_finish(&cfg);
}

/* Without ids, by their numbers. */
static void test_without_ids(void **state)
{
    (void)state;
    assert_true(load_and_check(scratch_write(
        "scene.cfg", HEAD "hazards = ( { shape = { rect = [ 100, 100, 200, 200 ]; }; },\n"
                          "{ shape = { rect = [ 150, 100, 200, 200 ]; }; } );")));
    assert_reported(&report, ":2:13: error: 第 1 个隐患：缺少编号");
    assert_reported(&report, ":3:3: warning: 第 2 个隐患：形状和第 1 个隐患重叠");
}

static void test_many_decoys(void **state)
{
    (void)state;
    struct str cfg = {0};
    str_add(&cfg, HEAD "hazards = ( );\ndecoys = (");
    for (int i = 0; i < 50; i++)
        str_addf(&cfg, "%s\n{ id = \"C%02d\"; }", i ? "," : "", i);
    str_add(&cfg, "\n);\n");
    assert_true(load_and_check(scratch_write("scene.cfg", cfg.text)));
    assert_reported(&report, ":44:3: error: 干扰项「C40」：有 50 个干扰项，最多 40 个，请删减");
    str_finish(&cfg);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_advice),
        cmocka_unit_test(test_longest),
        cmocka_unit_test(test_without_ids),
        cmocka_unit_test(test_many_decoys),
    };
    return cmocka_run_group_tests_name("config/scene_words", tests, begin, end);
}
