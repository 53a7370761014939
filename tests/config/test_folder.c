/* Playlists without a playlist.cfg: the folder itself, .m3u8 lists, ticker.txt. */
#include "config/config.h"
#include "config/scratch.h"

static void write_all(const char *const names[])
{
    for (size_t i = 0; names[i]; i++)
        (void)scratch_write(names[i], "x");
}

static void load(struct playlist *list, struct config_report *report)
{
    *report = (struct config_report){0};
    assert_true(config_playlist_load(scratch_folder, list, report));
}

static void assert_items(const struct playlist *list, const char *const names[])
{
    size_t count = 0;
    for (; names[count]; count++) {
        assert_true(count < list->count);
        assert_string_equal(file_name(list->items[count].path), names[count]);
    }
    assert_int_equal(list->count, count);
}

static void test_natural_order(void **state)
{
    static const char *const files[] = {"10.mp4",
                                        "2.jpg",
                                        "1.MP4",
                                        "a_repeat_3x.png",
                                        ".DS_Store",
                                        "._1.mp4",
                                        "Thumbs.db",
                                        "~$2.pptx",
                                        "2-portrait.jpg",
                                        "readme.txt",
                                        "lone-portrait.jpg",
                                        NULL};
    static const char *const items[] = {
        "1.MP4", "2.jpg", "10.mp4", "a_repeat_3x.png", "lone-portrait.jpg", NULL};
    struct config_report report;
    struct playlist list;
    (void)state;
    write_all(files);
    assert_int_equal(mkdir(scratch_path("3.mp4"), 0755), 0);
    load(&list, &report);
    assert_counts(&report, 0, 0);
    assert_items(&list, items);
    assert_string_equal(file_name(list.items[1].path_portrait), "2-portrait.jpg");
    assert_int_equal(list.items[1].duration_ms, 1000 * PLAYLIST_SECONDS_OF_IMAGE);
    assert_int_equal(list.items[3].repeat, 3);
    assert_int_equal(list.items[0].line, 0);
    assert_null(list.title);
    playlist_finish(&list);
}

static void test_bad_files_are_left_out(void **state)
{
    static const char *const files[] = {"1.mp4", "a.pptx", "b.mp3", "playlist.cfg.txt", NULL};
    static const char *const items[] = {"1.mp4", NULL};
    struct config_report report;
    struct playlist list;
    (void)state;
    write_all(files);
    (void)scratch_write("2.mp4", "");
    assert_int_equal(symlink("/etc/passwd", scratch_path("3.mp4")), 0);
    assert_int_equal(symlink("nowhere", scratch_path("4.mp4")), 0);
    load(&list, &report);
    assert_items(&list, items);
    assert_counts(&report, 3, 2);
    assert_reported(&report, "'2.mp4' 是空文件");
    assert_reported(&report, "'3.mp4' 是断开的或指向文件夹外的链接");
    assert_reported(&report, "'4.mp4' 是断开的");
    assert_reported(&report, "2 个文件不是能播放的视频或图片");
    assert_reported(&report, "rename it playlist.cfg");
    playlist_finish(&list);
    config_report_finish(&report);
}

static void test_nothing_to_play(void **state)
{
    struct config_report report = {0};
    struct playlist list;
    (void)state;
    load(&list, &report);
    assert_int_equal(list.count, 0);
    assert_counts(&report, 1, 0);
    assert_reported(&report, "nothing to play");
    playlist_finish(&list);
    config_report_finish(&report);
}

static void test_no_folder(void **state)
{
    struct config_report report = {0};
    struct playlist list;
    char path[600];
    (void)state;
    (void)snprintf(path, sizeof(path), "%s/none/", scratch_folder);
    assert_false(config_playlist_load(path, &list, &report));
    assert_string_equal(list.name, "none");
    assert_counts(&report, 1, 0);
    assert_reported(&report, "no such folder");
    playlist_finish(&list);
    config_report_finish(&report);
    report = (struct config_report){0};
    assert_false(config_playlist_load(scratch_write("file", "x"), &list, &report));
    assert_reported(&report, "Not a directory");
    playlist_finish(&list);
    config_report_finish(&report);
}

static void test_lists(void **state)
{
    static const char *const files[] = {"a.mp4",          "b.jpg",    "安全.jpg", "c.mp4",
                                        "b-portrait.jpg", "left.jpg", NULL};
    static const char *const items[] = {"b.jpg", "a.mp4", "安全.jpg", "d.mp4", "安全.jpg", NULL};
    struct config_report report;
    struct playlist list;
    (void)state;
    write_all(files);
    assert_int_equal(mkdir(scratch_path("sub"), 0755), 0);
    (void)scratch_write("sub/d.mp4", "x");
    (void)scratch_write("2.m3u8",
                        "\xEF\xBB\xBF#EXTM3U\r\n#EXTINF:12,海报\r\nb.jpg\r\n\r\n"
                        "#EXTINF:30,片\r\n.\\a.mp4  \r\n#EXTINF:-1\r\n安全.jpg\r\nsub\\d.mp4");
    (void)scratch_write("10.M3U", "# \xD7\xA2\xCA\xCD\r\n\xB0\xB2\xC8\xAB.jpg\r\n");
    load(&list, &report);
    assert_items(&list, items);
    assert_counts(&report, 0, 1);
    assert_reported(&report, "2 个文件不在 .m3u8 列表里");
    assert_reported(&report, "c.mp4, left.jpg");
    assert_int_equal(list.items[0].duration_ms, 12000);
    assert_string_equal(file_name(list.items[0].path_portrait), "b-portrait.jpg");
    assert_int_equal(list.items[1].duration_ms, 0);
    assert_int_equal(list.items[2].duration_ms, 1000 * PLAYLIST_SECONDS_OF_IMAGE);
    playlist_finish(&list);
    config_report_finish(&report);
}

static void test_bad_list_lines(void **state)
{
    static const struct {
        const char *line, *said;
        size_t errors, warnings;
    } rows[] = {
        {"http://x.cn/a.mp4", ":2:1: error: 'http://x.cn/a.mp4' 是网址", 1, 0},
        {"/etc/passwd", "绝对路径", 1, 0},
        {"D:\\a.mp4", "绝对路径", 1, 0},
        {"..\\a.mp4", "里有 ..", 1, 0},
        {"\\\\server\\a.mp4", "绝对路径", 1, 0},
        {"none.mp4", "没有文件 'none.mp4'", 1, 0},
        {"e.mp4", "空文件", 1, 0},
        {"x.txt", "neither a film nor a picture", 1, 0},
        {"#EXTINF:abc,x", "#EXTINF", 0, 1},
        {"#EXTINF:1e99,x", "#EXTINF", 0, 1},
        {"#EXTINF:nan,x", "#EXTINF", 0, 1},
    };
    (void)state;
    (void)scratch_write("a.mp4", "x");
    (void)scratch_write("e.mp4", "");
    (void)scratch_write("x.txt", "x");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char text[200];
        struct config_report report;
        struct playlist list;
        (void)snprintf(text, sizeof(text), "a.mp4\n%s\n", rows[i].line);
        (void)scratch_write("l.m3u8", text);
        load(&list, &report);
        assert_int_equal(list.count, 1);
        assert_reported(&report, rows[i].said);
        assert_int_equal(report.errors, rows[i].errors);
        playlist_finish(&list);
        config_report_finish(&report);
    }
}

static void test_list_that_is_no_text(void **state)
{
    struct config_report report;
    struct playlist list;
    (void)state;
    (void)scratch_write("a.mp4", "x");
    (void)scratch_write_bytes("l.m3u8", "\0\0", 2);
    load(&list, &report);
    assert_int_equal(list.count, 1); /* the folder's media, then */
    assert_counts(&report, 1, 0);
    assert_reported(&report, "NUL byte");
    playlist_finish(&list);
    config_report_finish(&report);
}

static void test_ticker(void **state)
{
    struct config_report report;
    struct playlist list;
    struct str text = {0};
    (void)state;
    (void)scratch_write("a.mp4", "x");
    str_add(&text, "\xEF\xBB\xBF第一条\r\n\r\n# 注释\r\n  第二条\r\n");
    for (int i = 0; i < 501; i++)
        str_add(&text, "长");
    (void)scratch_write("Ticker.txt", text.text);
    load(&list, &report);
    assert_counts(&report, 0, 1);
    assert_reported(&report, "Ticker.txt:5:1: warning: 这一条超过 500 字");
    assert_int_equal(list.ticker_count, 3);
    assert_string_equal(list.ticker[0], "第一条");
    assert_string_equal(list.ticker[1], "第二条");
    assert_int_equal(strlen(list.ticker[2]), 1500);
    playlist_finish(&list);
    config_report_finish(&report);
    (void)scratch_write("playlist.cfg",
                        "items = ({ video = \"a.mp4\"; }); ticker = ( \"赢\", 5 );");
    load(&list, &report);
    assert_counts(&report, 1, 0);
    assert_int_equal(list.ticker_count, 1);
    assert_string_equal(list.ticker[0], "赢");
    playlist_finish(&list);
    config_report_finish(&report);
    (void)scratch_write("playlist.cfg", "items = ({ video = \"a.mp4\"; });");
    load(&list, &report);
    assert_int_equal(list.ticker_count, 3);
    playlist_finish(&list);
    config_report_finish(&report);
    str_finish(&text);
}

static void test_ten_thousand_files(void **state)
{
    struct config_report report;
    struct playlist list;
    char name[40];
    (void)state;
    for (int i = 0; i < 10000; i++) {
        (void)snprintf(name, sizeof(name), "%d.jpg", i);
        (void)scratch_write(name, "x");
    }
    load(&list, &report);
    assert_counts(&report, 0, 0);
    assert_int_equal(list.count, 10000);
    assert_string_equal(file_name(list.items[9999].path), "9999.jpg");
    playlist_finish(&list);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_natural_order, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_bad_files_are_left_out, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_nothing_to_play, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_no_folder, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_lists, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_bad_list_lines, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_list_that_is_no_text, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_ticker, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_ten_thousand_files, scratch_open, scratch_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
