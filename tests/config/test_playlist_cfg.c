#include "base/day.h"
#include "config/config.h"
#include "config/scratch.h"

static int open_with_media(void **state)
{
    if (scratch_open(state) != 0)
        return -1;
    static const char *const names[] = {"a.mp4",   "燃气安全.mp4", "b.jpg",
                                        "B 2.svg", "海报１.png",   "c-portrait.jpg",
                                        "c.jpg",   "wide.PNG",     "wide-Portrait.png"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        (void)scratch_write(names[i], "x");
    (void)scratch_write("empty.mp4", "");
    (void)mkdir(scratch_path("sub"), 0755);
    (void)scratch_write("sub/d.mp4", "x");
    (void)mkdir(scratch_path("film.mp4"), 0755);
    if (symlink("/etc/passwd", scratch_path("out.mp4")) != 0 ||
        symlink("a.mp4", scratch_path("in.mp4")) != 0 ||
        symlink("/etc", scratch_path("sub/etc")) != 0 ||
        mkfifo(scratch_path("pipe.mp4"), 0600) != 0)
        return -1;
    return 0;
}

static bool load(const char *text, struct playlist *list, struct config_report *report)
{
    (void)scratch_write("playlist.cfg", text);
    *report = (struct config_report){0};
    return config_playlist_load(scratch_folder, list, report);
}

static void test_the_example(void **state)
{
    struct config_report report;
    struct playlist list;
    (void)state;
    assert_true(
        load("title = \"咨询日循环\";\nitems = (\n"
             "  { video = \"燃气安全.mp4\"; volume = 60; },\n"
             "  { image = \"b.jpg\"; seconds = 12; fit = \"cover\"; enter = \"push\"; },\n"
             "  { slogan = \"人人讲安全\\n个个会应急\"; style = \"banner\"; seconds = 8.5; },\n"
             "  { qr = \"tel:12350\"; title = \"发现隐患怎么办\"; text = \"拨打 12350\"; },\n"
             "  { countdown = \"campaign:安全宣传咨询日\"; text = \"距\"; seconds = 5; },\n"
             "  { countdown = \"2026-06-16\"; }, { video = \"a.mp4\"; seconds = 3; }, );\n"
             "ticker = ( \"隐患就是事故\", \"早发现\" );\n",
             &list, &report));
    assert_counts(&report, 0, 0);
    assert_string_equal(list.title, "咨询日循环");
    assert_int_equal(list.count, 7);
    assert_string_equal(file_name(list.items[0].path), "燃气安全.mp4");
    assert_int_equal(list.items[0].volume_pct, 60);
    assert_int_equal(list.items[0].duration_ms, 0);
    assert_int_equal(list.items[0].enter, PLAYLIST_CUT);
    assert_int_equal(list.items[0].line, 3);
    assert_int_equal(list.items[1].duration_ms, 12000);
    assert_int_equal(list.items[1].fit, PLAYLIST_COVER);
    assert_int_equal(list.items[1].enter, PLAYLIST_PUSH);
    assert_string_equal(list.items[2].text, "人人讲安全\n个个会应急");
    assert_string_equal(list.items[2].style, "banner");
    assert_int_equal(list.items[2].duration_ms, 8500);
    assert_int_equal(list.items[2].enter, PLAYLIST_FADE);
    assert_string_equal(list.items[3].target, "tel:12350");
    assert_string_equal(list.items[3].title, "发现隐患怎么办");
    assert_int_equal(list.items[3].duration_ms, 1000 * PLAYLIST_SECONDS_OF_CARD);
    assert_string_equal(list.items[4].target, "campaign:安全宣传咨询日");
    assert_string_equal(list.items[4].text, "距");
    assert_string_equal(list.items[5].target, "2026-06-16");
    assert_null(list.items[5].text);
    assert_int_equal(list.items[6].duration_ms, 3000);
    assert_int_equal(list.ticker_count, 2);
    assert_string_equal(list.ticker[1], "早发现");
    playlist_finish(&list);
}

/* Each is the only item: kept or left out, and what is said. */
static const struct {
    const char *item, *said;
    size_t errors, warnings;
    bool is_kept;
} rows[] = {
    {"{ image = \"b.jpg\"; seconds = 0.1; }", NULL, 0, 0, true},
    {"{ image = \"b.jpg\"; seconds = 86400; }", NULL, 0, 0, true},
    {"{ image = \"b.jpg\"; seconds = -1; }",
     ":1:30: error: seconds 应在 0.1 到 86400 之间，不能是 -1", 1, 0, true},
    {"{ image = \"b.jpg\"; seconds = 0; }", "0.1 到 86400", 1, 0, true},
    {"{ image = \"b.jpg\"; seconds = 1e9; }", "不能是 1000000000", 1, 0, true},
    {"{ image = \"b.jpg\"; seconds = 1e999; }", "不能是 inf", 1, 0, true},
    {"{ image = \"b.jpg\"; seconds = 99999999999; }", "99999999999L", 1, 0, true},
    {"{ image = \"b.jpg\"; seconds = \"10\"; }", "不加引号", 1, 0, true},
    {"{ image = \"b.jpg\"; secnods = 5; }", "不认识的键 'secnods'，是否想写 'seconds'", 1, 0, true},
    {"{ image = \"b.jpg\"; volume = 5; }", "volume 对 image 不起作用", 0, 1, true},
    {"{ video = \"a.mp4\"; volume = 0; }", NULL, 0, 0, true},
    {"{ video = \"a.mp4\"; volume = 100.0; }", NULL, 0, 0, true},
    {"{ video = \"a.mp4\"; volume = 101; }", "0 到 100", 1, 0, true},
    {"{ video = \"a.mp4\"; fit = \"stretch\"; }", NULL, 0, 0, true},
    {"{ video = \"a.mp4\"; fit = \"strech\"; }", "是否想写 \"stretch\"", 1, 0, true},
    {"{ video = \"a.mp4\"; enter = \"fade\"; }", NULL, 0, 0, true},
    {"{ video = \"a.mp4\"; enter = 1; }", "enter 应写成文字", 1, 0, true},
    {"{ video = \"a.mp4\"; from = \"2026-06-01\"; until = \"２０２６－０６－３０\"; }", NULL, 0, 0,
     true},
    {"{ video = \"a.mp4\"; from = \"2026-06-31\"; }", "must be a date that exists", 1, 0, true},
    {"{ video = \"a.mp4\"; from = \"campaign:安全生产月\"; }", "must be a date", 1, 0, true},
    {"{ video = \"a.mp4\"; until = 20260601; }", "until 应写成文字", 1, 0, true},
    {"{ video = \"a.mp4\"; from = \"2026-07-01\"; until = \"2026-06-30\"; }", "永远不会播放", 1, 0,
     true},
    {"{ video = \"a.mp4\"; days = [ \"mon\", \"holiday\" ]; }", NULL, 0, 0, true},
    {"{ video = \"a.mp4\"; days = [ \"monday\" ]; }", "days 里不能写 \"monday\"", 1, 0, true},
    {"{ video = \"a.mp4\"; days = \"mon\"; }", NULL, 0, 0, true},
    {"{ video = \"a.mp4\"; days = \"周一\"; }", "是否想写 \"mon\"？", 1, 0, true},
    {"{ video = \"a.mp4\"; days = 5; }", "days 应写成列表", 1, 0, true},
    {"{ video = \"a.mp4\"; audience = [ \"adult\" ]; }", NULL, 0, 0, true},
    {"{ video = \"a.mp4\"; audience = [ \"adlut\" ]; }", "是否想写 \"adult\"", 1, 0, true},
    {"{ slogan = \"\"; }", "must not be empty", 1, 0, false},
    {"{ slogan = 5; }", "slogan 应写成文字", 1, 0, false},
    {"{ slogan = \"\\xff\"; }", "不要用 \\x", 1, 0, false},
    {"{ slogan = \"好\"; style = \"\"; }", "must not be empty", 1, 0, true},
    {"{ slogan = \"好\"; title = \"x\"; }", "title 对 slogan 不起作用", 0, 1, true},
    {"{ qr = \"\"; }", "must not be empty", 1, 0, false},
    {"{ qr = \"x\"; text = 5; }", "text 应写成文字", 1, 0, true},
    {"{ countdown = \"campaign:安全日\"; }",
     "known are: 安全生产月, 安全宣传咨询日, 防灾减灾日, 全国消防日", 1, 0, false},
    {"{ countdown = \"campaign：安全生产月\"; }", NULL, 0, 0, true},
    {"{ countdown = \"明天\"; }", "must be a date or", 1, 0, false},
    {"{ stats = \"today\"; seconds = 8; }", NULL, 0, 0, true},
    {"{ stats = \"todya\"; }", "是否想写 \"today\"", 1, 0, false},
    {"{ stats = \"week\"; }", "stats", 1, 0, false},
    {"{ stats = 1; }", "stats 应写成", 1, 0, false},
    {"{ stats = \"today\"; text = \"x\"; }", "text 对 stats 不起作用", 0, 1, true},
    {"{ stats = \"today\"; qr = \"x\"; }", "一个节目只能是一种", 1, 0, false},
    {"{ seconds = 5; }", "this item has no content", 1, 0, false},
    {"{ vidoe = \"a.mp4\"; }", "是否想写 'video'", 1, 0, false},
    {"{ video = \"a.mp4\"; image = \"b.jpg\"; }", "1:30: error: 一个节目只能是一种", 1, 0, false},
    {"\"a.mp4\"", "此处 应写成 { video", 1, 0, false},
    {"{ video = \"b.jpg\"; }", "请写成 image", 1, 0, false},
    {"{ video = \"A.MP4\"; }", ":1:13: error: 没有文件 'A.MP4'，是否想写 'a.mp4'", 1, 0, false},
    {"{ image = \"b.png\"; }", "是否想写 'b.jpg'", 1, 0, false},
    {"{ image = \"海报1.png\"; }", "是否想写 '海报１.png'", 1, 0, false},
    {"{ video = \"燃汽安全.mp4\"; }", "是否想写 '燃气安全.mp4'", 1, 0, false},
    {"{ video = \"nothing-like-it.mp4\"; }", "no such file: put it", 1, 0, false},
    {"{ video = \"x\\ny.mp4\"; }", "'x\\ny.mp4'", 1, 0, false},
    {"{ video = \"empty.mp4\"; }", "空文件", 1, 0, false},
    {"{ video = \"film.mp4\"; }", "没有文件", 1, 0, false},
    {"{ video = \"pipe.mp4\"; }", "不是普通文件", 1, 0, false},
    {"{ video = \"in.mp4\"; }", NULL, 0, 0, true},
    {"{ video = \"out.mp4\"; }", "leaves the folder", 1, 0, false},
    {"{ video = \"sub/d.mp4\"; }", NULL, 0, 0, true},
    {"{ video = \"sub/e.mp4\"; }", "没有文件", 1, 0, false},
    {"{ image = \"sub/etc/passwd\"; }", "leaves the folder", 1, 0, false},
    {"{ video = \"sub/../a.mp4\"; }", "里有 ..", 1, 0, false},
    {"{ video = \"..\"; }", "里有 ..", 1, 0, false},
    {"{ video = \"/etc/passwd\"; }", "绝对路径", 1, 0, false},
    {"{ video = \"D:\\\\a.mp4\"; }", "绝对路径", 1, 0, false},
    {"{ video = \"https://x.cn/a.mp4\"; }", "是网址", 1, 0, false},
    {"{ video = \"\"; }", "file name is empty", 1, 0, false},
    {"{ video = \"~$a.mp4\"; }", "系统或临时文件", 1, 0, false},
};

static void test_items(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char text[1000];
        struct config_report report;
        struct playlist list;
        (void)snprintf(text, sizeof(text), "items = ( %s );", rows[i].item);
        assert_true(load(text, &list, &report));
        if (rows[i].said)
            assert_reported(&report, rows[i].said);
        /* an empty playlist is one error more */
        assert_counts(&report, rows[i].errors + !rows[i].is_kept, rows[i].warnings);
        assert_int_equal(list.count, rows[i].is_kept);
        playlist_finish(&list);
        config_report_finish(&report);
    }
}

static void test_conditions(void **state)
{
    struct config_report report;
    struct playlist list;
    (void)state;
    assert_false(
        load("items = ( { video = \"a.mp4\"; from = \"2026-06-01\"; days = [ \"sat\", \"xx\" ]; "
             "audience = [ \"child\" ]; } ",
             &list, &report)); /* the list is not closed */
    playlist_finish(&list);
    config_report_finish(&report);
    assert_true(
        load("items = ( { video = \"a.mp4\"; from = \"2026-06-01\"; days = [ \"sat\", \"xx\" ]; "
             "audience = [ \"child\" ]; } );",
             &list, &report));
    assert_counts(&report, 2, 0);
    assert_true(list.items[0].has_from);
    assert_false(list.items[0].has_until);
    assert_int_equal(list.items[0].from.month, 6);
    assert_int_equal(list.items[0].days, 1u << DAY_SAT);
    assert_true(list.items[0].is_for_adults); /* in doubt not for schools */
    playlist_finish(&list);
    config_report_finish(&report);
}

static void test_portrait_twins(void **state)
{
    struct config_report report;
    struct playlist list;
    (void)state;
    assert_true(load("items = ( { image = \"c.jpg\"; }, { image = \"wide.PNG\"; }, { image = "
                     "\"c-portrait.jpg\"; } );",
                     &list, &report));
    assert_counts(&report, 0, 0);
    assert_string_equal(file_name(list.items[0].path_portrait), "c-portrait.jpg");
    assert_string_equal(file_name(list.items[1].path_portrait), "wide-Portrait.png");
    assert_null(list.items[2].path_portrait);
    playlist_finish(&list);
}

static void test_strange_names(void **state)
{
    static const char *const names[] = {"with space.mp4", "quote\"d.mp4", "new\nline.mp4",
                                        "安全😀.mp4", "it's (1)#.mp4"};
    (void)state;
    struct str text = {0};
    struct config_report report;
    struct playlist list;
    str_add(&text,
            "items = ( { video = \"with space.mp4\"; }, { video = \"quote\\\"d.mp4\"; }, { video = "
            "\"new\\nline.mp4\"; }, { video = \"安全😀.mp4\"; }, { video = \"it's (1)#.mp4\"; } "
            ");");
    for (size_t i = 0; i < 5; i++)
        (void)scratch_write(names[i], "x");
    assert_true(load(text.text, &list, &report));
    assert_counts(&report, 0, 0);
    assert_int_equal(list.count, 5);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(file_name(list.items[i].path), names[i]);
    playlist_finish(&list);
    str_finish(&text);
}

/* After a syntax error the show goes on with the media that are there. */
static void test_syntax_error(void **state)
{
    struct config_report report;
    struct playlist list;
    (void)state;
    assert_false(load("items = (\n  { video = \"a.mp4\" }\n  { video = \"燃气安全.mp4\" }\n);",
                      &list, &report));
    assert_reported(&report, "playlist.cfg:3:1: error: 写法有误");
    assert_true(list.count >= 6);
    playlist_finish(&list);
    config_report_finish(&report);
}

static void test_file_without_items(void **state)
{
    struct config_report report;
    struct playlist list;
    (void)state;
    assert_true(load("title = \"只有标题\"; ticker = ();", &list, &report));
    assert_true(list.count >= 6);
    assert_string_equal(list.title, "只有标题");
    playlist_finish(&list);
    config_report_finish(&report);
    assert_true(
        load("titel = \"x\"; tiker = (\"x\"); items = ({ video = \"a.mp4\"; });", &list, &report));
    assert_counts(&report, 2, 0);
    assert_reported(&report, "'title'");
    assert_reported(&report, "'ticker'");
    playlist_finish(&list);
    config_report_finish(&report);
}

/* As saved by Notepad on a Chinese Windows. */
static void test_gb18030_fixture(void **state)
{
    struct config_report report = {0};
    struct playlist list;
    (void)state;
    assert_true(config_playlist_load("tests/fixtures/config/gb18030", &list, &report));
    assert_counts(&report, 0, 0);
    assert_string_equal(list.name, "gb18030");
    assert_string_equal(list.title, "咨询日循环");
    assert_int_equal(list.count, 2);
    assert_int_equal(list.items[0].duration_ms, 12000);
    assert_string_equal(list.items[1].text, "人人讲安全，个个会应急");
    assert_int_equal(list.ticker_count, 2);
    assert_string_equal(list.ticker[0], "隐患就是事故");
    playlist_finish(&list);
}

/* 100,000 items, each a file of its own name or the same: linear, and the limit holds. */
static void test_many_items(void **state)
{
    struct config_report report;
    struct playlist list;
    struct str text = {0};
    (void)state;
    str_add(&text, "items=(");
    for (int i = 0; i < PLAYLIST_ITEMS_MAX + 10; i++)
        str_addf(&text, "{video=\"%s\";},\n", i % 2 ? "a.mp4" : "燃气安全.mp4");
    str_add(&text, ");");
    assert_true(load(text.text, &list, &report));
    assert_int_equal(list.count, PLAYLIST_ITEMS_MAX);
    assert_counts(&report, 1, 0);
    assert_reported(&report, "more than 100000 items");
    playlist_finish(&list);
    config_report_finish(&report);
    str_clear(&text);
    str_add(&text, "items=(");
    for (int i = 0; i < 20000; i++)
        str_addf(&text, "{video=\"no-%d.mp4\";},", i);
    str_add(&text, ");");
    assert_true(load(text.text, &list, &report));
    assert_counts(&report, 20001, 0);
    playlist_finish(&list);
    config_report_finish(&report);
    str_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_example),        cmocka_unit_test(test_items),
        cmocka_unit_test(test_conditions),         cmocka_unit_test(test_portrait_twins),
        cmocka_unit_test(test_strange_names),      cmocka_unit_test(test_syntax_error),
        cmocka_unit_test(test_file_without_items), cmocka_unit_test(test_gb18030_fixture),
        cmocka_unit_test(test_many_items),
    };
    return cmocka_run_group_tests(tests, open_with_media, scratch_close);
}
