#include "config/config.h"
#include "config/scratch.h"

#define CANVAS "canvas = [1000, 500];\n"
#define ZONE   "{ name = \"a\"; shows = \"playlist\"; at = [0, 0, 10, 10]; }"

static void test_all_keys(void **state)
{
    struct config_report report = {0};
    struct layout layout;
    (void)state;
    const char *path = scratch_write(
        "大厅.cfg",
        "canvas = [1000, 500];\n"
        "zones = ( { name = \"main\"; shows = \"playlist\"; at = [0, 0, 1000, 300]; },\n"
        " { name = \"words\"; shows = \"ticker\"; at = [0, 300, 1000, 50]; chars_per_minute = 120; "
        "style = \"amber\"; },\n"
        " { name = \"top\"; shows = \"banner\"; at = [0, 350, 1000, 50]; style = \"paper\"; text = "
        "\"你好\"; },\n"
        " { name = \"b2\"; shows = \"banner\"; at = [0, 400, 500, 50]; },\n"
        " { name = \"code\"; shows = \"qr\"; at = [0, 450, 50, 50]; text = \"x\"; code = \"y\"; "
        "},\n"
        " { name = \"code2\"; shows = \"qr\"; at = [50, 450, 50, 50]; },\n"
        " { name = \"time\"; shows = \"clock\"; at = [100, 450, 50, 50]; },);");
    assert_true(config_layout_load(path, &layout, &report));
    assert_counts(&report, 0, 0);
    assert_string_equal(layout.name, "大厅");
    assert_int_equal(layout.canvas_w, 1000);
    assert_int_equal(layout.canvas_h, 500);
    assert_int_equal(layout.zone_count, 7);
    assert_int_equal(layout.zones[0].at.h, 300);
    assert_string_equal(layout.zones[0].style, "plain");
    assert_int_equal(layout.zones[1].chars_per_minute, 120);
    assert_string_equal(layout.zones[1].style, "amber");
    assert_string_equal(layout.zones[2].text, "你好");
    assert_string_equal(layout.zones[3].text, "{theme}");
    assert_string_equal(layout.zones[4].code, "y");
    assert_string_equal(layout.zones[5].code, "tel:{hotline}");
    assert_int_equal(layout.zones[6].shows, LAYOUT_CLOCK);
    config_report_finish(&report);
}

struct row {
    const char *text, *said;
    size_t errors, warnings;
    bool is_usable;
};

static const struct row rows[] = {
    {"zones = (" ZONE ");", "canvas = [1920, 1080]", 1, 0, false},
    {"canvas = [0, 500]; zones = (" ZONE ");", ":1:11: error: 此处 应在 1 到 16384", 1, 0, false},
    {"canvas = [16384, 3907]; zones = (" ZONE ");", ":1:1: error: 画布 16384×3907 太大", 1, 0,
     false},
    {"canvas = [16384, 3906]; zones = (" ZONE ", " ZONE ");", "only one zone", 1, 0, true},
    {"canvas = [16385, 500]; zones = (" ZONE ");", "16384", 1, 0, false},
    {"canvas = [1000]; zones = (" ZONE ");", "2 whole numbers", 1, 0, false},
    {"canvas = 1000; zones = (" ZONE ");", "canvas 应写成列表", 1, 0, false},
    {CANVAS, "write zones =", 1, 0, false},
    {CANVAS "zones = ();", "no usable zone", 1, 0, false},
    {CANVAS "zones = (" ZONE ", 5);", ":2:68: error: 此处 应写成", 1, 0, true},
    {CANVAS "zones = (" ZONE ", " ZONE ");", "only one zone may show the playlist", 1, 0, true},
    {CANVAS "zones = ({ shows = \"clock\"; at = [0, 0, 9, 9]; });", "a zone needs a name", 1, 0,
     true},
    {CANVAS "zones = ({ name = \"a\"; at = [0, 0, 9, 9]; });", "a zone needs shows", 2, 0, false},
    {CANVAS "zones = ({ name = \"a\"; shows = \"tickr\"; at = [0, 0, 9, 9]; });",
     ":2:24: error: shows 不能是 \"tickr\"，是否想写 \"ticker\"", 2, 0, false},
    {CANVAS "zones = ({ name = \"a\"; shows = \"clock\"; });", "at = [", 2, 0, false},
    {CANVAS "zones = ({ name = \"a\"; shows = \"clock\"; at = [0, 0, 9]; });", "4 whole", 2, 0,
     false},
    {CANVAS "zones = ({ name = \"a\"; shows = \"clock\"; at = [0, 0, 1001, 9]; });",
     "不在画布 1000×500 之内", 2, 0, false},
    {CANVAS "zones = ({ name = \"a\"; shows = \"clock\"; at = [0, 0, 0, 9]; });", "not inside", 2,
     0, false},
    {CANVAS "zones = ({ name = \"a\"; shows = \"clock\"; at = [-1, 0, 9, 9]; });", "not -1", 2, 0,
     false},
    {CANVAS "zones = ({ name = \"a\"; shows = \"clock\"; at = [99999999999, 0, 9, 9]; });",
     "99999999999L", 2, 0, false},
    {CANVAS "zones = ({ name = \"a\"; shows = \"ticker\"; at = [0, 0, 9, 9]; chars_per_minute = 9; "
            "});",
     "10 到 600", 1, 0, true},
    {CANVAS "zones = ({ name = \"a\"; shows = \"ticker\"; at = [0, 0, 9, 9]; style = \"red\"; });",
     "plain, paper, amber", 1, 0, true},
    {CANVAS "zones = ({ name = \"a\"; shows = \"banner\"; at = [0, 0, 9, 9]; text = 5; });",
     "text 应写成文字", 1, 0, true},
    {CANVAS "zones = ({ name = \"a\"; shows = \"qr\"; at = [0, 0, 9, 9]; code = \"\"; });",
     "must not be empty", 1, 0, true},
    {CANVAS "zones = ({ name = \"a\"; shows = \"clock\"; at = [0, 0, 9, 9]; code = \"x\"; });",
     "has no effect", 0, 1, true},
    {CANVAS "zones = (" ZONE ", { name = \"b\"; shows = \"clock\"; at = [5, 5, 9, 9]; });",
     "重叠 5×5 像素", 0, 1, true},
    {CANVAS "zones = (" ZONE ", { name = \"a\"; shows = \"clock\"; at = [10, 0, 9, 9]; });",
     "two zones have this name", 0, 1, true},
    {CANVAS "zones = (" ZONE
            ");\noutput = ({ from = [0, 0, 9, 9]; to = [0, 0]; rotate = 90; mirror "
            "= false; });",
     "not applied yet", 0, 1, true},
    {CANVAS "zones = (" ZONE ");\noutput = ({ from = [0, 0, 9]; to = [0, 0]; rotate = 45; });",
     "must be 0, 90, 180 or 270", 2, 1, true},
    {CANVAS "zones = (" ZONE ");\noutput = ({ to = [0, 0]; mirror = 1; });", "needs from", 2, 1,
     true},
    {CANVAS "zones = (" ZONE ");\nzone = 5;", "'zones'", 1, 0, true},
    {CANVAS "zones = (" ZONE, "没有结束", 1, 0, false},
};

static void test_bad_layouts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct config_report report = {0};
        struct layout layout = {.canvas_w = -7};
        bool ok = config_layout_load(scratch_write("l.cfg", rows[i].text), &layout, &report);
        assert_reported(&report, rows[i].said);
        assert_counts(&report, rows[i].errors, rows[i].warnings);
        assert_int_equal(ok, rows[i].is_usable);
        if (!ok)
            assert_int_equal(layout.canvas_w, -7); /* untouched */
        config_report_finish(&report);
    }
}

static void test_too_many_zones(void **state)
{
    struct config_report report = {0};
    struct layout layout;
    struct str text = {0};
    (void)state;
    str_add(&text, CANVAS "zones = (");
    for (int i = 0; i <= LAYOUT_ZONES_MAX + 1; i++)
        str_addf(&text, "{ name = \"z%d\"; shows = \"clock\"; at = [%d, 0, 10, 10]; },", i, 10 * i);
    str_add(&text, ");");
    assert_true(config_layout_load(scratch_write("l.cfg", text.text), &layout, &report));
    assert_int_equal(layout.zone_count, LAYOUT_ZONES_MAX);
    assert_counts(&report, 1, 0);
    str_finish(&text);
    config_report_finish(&report);
}

static void test_missing_file(void **state)
{
    struct config_report report = {0};
    struct layout layout;
    (void)state;
    assert_false(config_layout_load(scratch_path("none.cfg"), &layout, &report));
    assert_counts(&report, 1, 0);
    assert_reported(&report, "no such layout file");
    config_report_finish(&report);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_keys),
        cmocka_unit_test(test_bad_layouts),
        cmocka_unit_test(test_too_many_zones),
        cmocka_unit_test(test_missing_file),
    };
    return cmocka_run_group_tests(tests, scratch_open, scratch_close);
}
