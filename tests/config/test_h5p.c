#include <archive.h>
#include <archive_entry.h>

#include "config/scratch.h"

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "config/h5p.h"

#define PNG "\x89PNG\r\n\x1a\nand so on"
#define TASK                                                                                          \
    "{\"imageMultipleHotspotQuestion\":{\"backgroundImageSettings\":{\"questionTitle\":"              \
    "\"“我的”宿舍 \\\"1\\\"\",\"backgroundImage\":{\"path\":\"images/a.png\",\"width\":1000," \
    "\"height\":500}},\"hotspotSettings\":{\"hotspot\":["                                             \
    "{\"userSettings\":{\"correct\":true,\"feedbackText\":\"插线板\"},\"computedSettings\":"       \
    "{\"x\":10,\"y\":20,\"width\":30,\"height\":40,\"figure\":\"rectangle\"}},"                       \
    "{\"userSettings\":{\"correct\":true},\"computedSettings\":"                                      \
    "{\"x\":50,\"y\":50,\"width\":10,\"height\":20,\"figure\":\"circle\"}},"                          \
    "{\"userSettings\":{\"correct\":true},\"computedSettings\":"                                      \
    "{\"x\":80,\"y\":50,\"width\":10,\"height\":10,\"figure\":\"circle\"}},"                          \
    "{\"userSettings\":{\"correct\":false,\"feedbackText\":\"这里没事\"},\"computedSettings\":"   \
    "{\"x\":0,\"y\":0,\"width\":5,\"height\":10,\"figure\":\"rectangle\"}}]}}}"

struct member {
    const char *name, *bytes;
    size_t len; /* 0: as strlen says */
};

static void write_zip(const char *path, const struct member *members, size_t count)
{
    struct archive *archive = archive_write_new();
    assert_int_equal(archive_write_set_format_zip(archive), ARCHIVE_OK);
    assert_int_equal(archive_write_open_filename(archive, path), ARCHIVE_OK);
    for (size_t i = 0; i < count; i++) {
        size_t len = members[i].len ? members[i].len : strlen(members[i].bytes);
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, members[i].name);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, (la_int64_t)len);
        assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
        assert_int_equal(archive_write_data(archive, members[i].bytes, len), len);
        archive_entry_free(entry);
    }
    assert_int_equal(archive_write_free(archive), ARCHIVE_OK);
}

/* Tells that its names are UTF-8, as libarchive does only in such a locale: in both headers. */
static void mark_utf8(const char *path)
{
    struct str bytes = {0};
    struct err err;
    assert_true(file_read(path, 1 << 20, &bytes, &err));
    for (size_t i = 0; i + 10 < bytes.len; i++) {
        char *at = bytes.text + i;
        if (memcmp(at, "PK\x03\x04", 4) == 0)
            at[7] |= 8;
        if (memcmp(at, "PK\x01\x02", 4) == 0)
            at[9] |= 8;
    }
    assert_true(file_replace(path, bytes.text, bytes.len, &err));
    str_finish(&bytes);
}

static bool import(struct err *err)
{
    return config_h5p_import(scratch_path("a.h5p"), scratch_path("scene"), err);
}

static bool import_members(const struct member *members, size_t count, struct err *err)
{
    write_zip(scratch_path("a.h5p"), members, count);
    return import(err);
}

static char *read_text(const char *name)
{
    struct str text = {0};
    struct err err;
    assert_true(file_read(scratch_path(name), 1 << 20, &text, &err));
    return str_take(&text);
}

static void test_a_scene_comes_out(void **state)
{
    (void)state;
    static const struct member members[] = {
        {"h5p.json", "{}", 0}, {"content/content.json", TASK, 0}, {"content/images/a.png", PNG, 0}};
    static const char *const wanted[] = {
        "title = \"“我的”宿舍 \\\"1\\\"\"",
        "picture = \"picture.png\"; size = [1000, 500];",
        "{ id = \"X01\"; title = \"\"; shape = { rect = [100, 100, 300, 200]; }",
        "explanation = \"插线板\"",
        "{ circle = [550, 300, 50]; }",
        "{ polygon = [900, 275, ",
        "{ id = \"X51\"; title = \"\"; shape = { rect = [0, 0, 50, 50]; };\n    text = "
        "\"这里没事\"",
    };
    struct err err = {0};
    if (!import_members(members, 3, &err))
        fail_msg("%s", err.text);
    char *cfg = read_text("scene/scene.cfg");
    char *picture = read_text("scene/picture.png");
    for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++)
        if (!strstr(cfg, wanted[i]))
            fail_msg("not there: %s\nin: %s", wanted[i], cfg);
    assert_string_equal(picture, PNG);
    assert_false(import(&err)); /* never over a folder that is there */
    assert_int_equal(err.code, ERR_BUSY);
    free(cfg);
    free(picture);
}

/* Names may be Chinese, whatever the locale. */
static void test_chinese_names(void **state)
{
    (void)state;
    static const char task[] =
        "{\"imageMultipleHotspotQuestion\":{\"backgroundImageSettings\":{\"backgroundImage\":"
        "{\"path\":\"images/图.png\",\"width\":10,\"height\":5}}}}";
    const struct member members[] = {{"h5p.json", "{}", 0},
                                     {"content/content.json", task, 0},
                                     {"content/images/声.mp3", "x", 0},
                                     {"content/images/图.png", PNG, 0}};
    struct err err = {0};
    write_zip(scratch_path("a.h5p"), members, 4);
    mark_utf8(scratch_path("a.h5p"));
    if (!import(&err))
        fail_msg("%s", err.text);
    char *picture = read_text("scene/picture.png");
    assert_string_equal(picture, PNG);
    free(picture);
}

/* A folder's name may end in a slash, and NAME.part may be somebody's. */
static void test_the_folder(void **state)
{
    (void)state;
    static const struct member members[] = {{"content/content.json", TASK, 0},
                                            {"content/images/a.png", PNG, 0}};
    struct err err = {0};
    char *folder = mem_copy_text(scratch_path("scene//"));
    assert_true(file_make_folders(scratch_path("scene.part"), &err));
    (void)scratch_write("scene.part/mine", "mine");
    write_zip(scratch_path("a.h5p"), members, 2);
    assert_false(config_h5p_import(scratch_path("a.h5p"), folder, &err));
    assert_int_equal(err.code, ERR_BUSY);
    char *mine = read_text("scene.part/mine");
    assert_string_equal(mine, "mine");
    file_remove_tree(scratch_path("scene.part"));
    if (!config_h5p_import(scratch_path("a.h5p"), folder, &err))
        fail_msg("%s", err.text);
    assert_true(file_is_regular(scratch_path("scene/scene.cfg")));
    free(mine);
    free(folder);
}

static void test_what_is_refused(void **state)
{
    (void)state;
    static const struct {
        struct member members[3];
        size_t count;
        enum err_code code;
        const char *words;
    } rows[] = {
        {{{"h5p.json", "{}", 0}}, 1, ERR_INVALID, "content/content.json"},
        {{{"content/content.json", "{", 0}}, 1, ERR_PARSE, "JSON"},
        {{{"content/content.json", TASK, 0}}, 1, ERR_INVALID, "content/images/a.png"},
        {{{"content/content.json", TASK, 0}, {"content/images/a.png", "<svg/>", 0}},
         2,
         ERR_INVALID,
         "PNG"},
        {{{"content/content.json", TASK, 0}, {"content/images/a.png", "GIF89a and so on", 0}},
         2,
         ERR_INVALID,
         "PNG"},
        {{{"content/content.json", TASK, 0},
          {"content/images/a.png", PNG, 0},
          {"../../etc/cron.d/x", "y", 0}},
         3,
         ERR_UNTRUSTED,
         "第 3 个"},
        {{{"/etc/x", "y", 0}, {"content/content.json", TASK, 0}}, 2, ERR_UNTRUSTED, "越界"},
        {{{"content\\..\\x", "y", 0}, {"content/content.json", TASK, 0}}, 2, ERR_UNTRUSTED, "越界"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct err err = {0};
        assert_false(import_members(rows[i].members, rows[i].count, &err));
        if (err.code != rows[i].code || !strstr(err.text, rows[i].words))
            fail_msg("row %zu: %d %s", i, err.code, err.text);
        assert_false(file_is_folder(scratch_path("scene")));
        assert_false(file_is_folder(scratch_path("scene.part")));
    }
}

/* Zeros pack a thousandfold: what comes out is counted, not what went in. */
static void test_a_bomb(void **state)
{
    (void)state;
    size_t len = CONFIG_H5P_TASK_MAX + 1;
    char *zeros = calloc(1, len);
    const struct member members[] = {{"content/content.json", zeros, len}};
    struct err err = {0};
    assert_false(import_members(members, 1, &err));
    assert_int_equal(err.code, ERR_LIMIT);
    free(zeros);
}

static void test_no_zip(void **state)
{
    (void)state;
    struct err err = {0};
    assert_false(import(&err));
    assert_int_equal(err.code, ERR_GONE);
    (void)scratch_write("a.h5p", "PK\x03\x04 not really");
    assert_false(import(&err));
    assert_int_equal(err.code, ERR_PARSE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_scene_comes_out, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_chinese_names, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_the_folder, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_what_is_refused, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_a_bomb, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_no_zip, scratch_open, scratch_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
