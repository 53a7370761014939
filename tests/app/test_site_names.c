#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/site.h"
#include "base/file.h"

static char folder[] = "/tmp/anxuan-site-XXXXXX";
static struct site site;

static void make_folder(const char *name)
{
    char path[256];
    struct err err;
    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    assert_true(file_make_folders(path, &err));
}

static void make_file(const char *where, const char *name)
{
    char path[256];
    struct err err;
    make_folder(where);
    (void)snprintf(path, sizeof(path), "%s/%s/%s", folder, where, name);
    assert_true(file_replace(path, "x", 1, &err));
}

static int open_site(void **state)
{
    char path[256];
    (void)state;
    if (!mkdtemp(folder))
        return -1;
    (void)snprintf(path, sizeof(path), "%s/tree/config", folder);
    site.config = strdup(path);
    (void)snprintf(path, sizeof(path), "%s/shipped", folder);
    site.shipped = strdup(path);
    (void)snprintf(path, sizeof(path), "%s/data", folder);
    site.data = strdup(path);
    make_folder("tree/config/assets/scenes/inside");
    make_folder("tree/config/assets/scenes/both");
    make_folder("tree/assets/scenes/beside");
    make_folder("tree/assets/scenes/.hidden");
    make_folder("shipped/assets/scenes/both");
    make_folder("shipped/assets/scenes/family");
    make_folder("shipped/playlists/family");
    (void)snprintf(path, sizeof(path), "%s/made", folder);
    site.voice = strdup(path);
    make_file("made/zh", "C01-1.ogg");
    make_file("made/zh", "C01-2.ogg");
    make_file("made/zh", "C01-3.ogg");
    make_file("made/en", "C01-4.ogg");
    make_file("shipped/assets/voice/zh", "C01-2.ogg");
    make_file("shipped/assets/voice/zh", "C01-3.ogg");
    make_file("tree/assets/voice/zh", "C01-3.ogg");
    return 0;
}

static int close_site(void **state)
{
    (void)state;
    free(site.config);
    free(site.shipped);
    free(site.voice);
    free(site.data);
    free(site.content);
    file_remove_tree(folder);
    return 0;
}

static void test_folders(void **state)
{
    static const struct {
        char *(*find)(const struct site *site, const char *name);
        const char *name, *wanted;
    } rows[] = {
        {site_scene_folder, "inside", "/tree/config/assets/scenes/inside"},
        {site_scene_folder, "beside", "/tree/assets/scenes/beside"},
        {site_scene_folder, "both", "/tree/config/assets/scenes/both"},
        {site_scene_folder, "family", "/shipped/assets/scenes/family"},
        {site_scene_folder, "nowhere", "/tree/config/assets/scenes/nowhere"},
        {site_playlist_folder, "family", "/shipped/playlists/family"},
        {site_playlist_folder, "inside", "/tree/config/playlists/inside"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *path = rows[i].find(&site, rows[i].name);
        assert_string_equal(path + strlen(folder), rows[i].wanted);
        free(path);
    }
    char *path = site_scene_folder(&site, "./here");
    assert_string_equal(path, "./here");
    free(path);
}

/* What people have recorded comes before what a machine has read. */
static void test_voices(void **state)
{
    static const struct {
        const char *lang, *id, *wanted; /* NULL: there is none */
        bool is_made;
    } rows[] = {
        {"zh", "C01-1", "/made/zh/C01-1.ogg", true},
        {"zh", "C01-2", "/shipped/assets/voice/zh/C01-2.ogg", false},
        {"zh", "C01-3", "/tree/assets/voice/zh/C01-3.ogg", false},
        {"en", "C01-4", "/made/en/C01-4.ogg", true},
        {"zh", "C01-4", NULL, false},
        {"en", "C01-1", NULL, false},
        {"zh", "../en/C01-4", NULL, false},
        {"zh", "", NULL, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        bool is_made = false;
        char *path = site_voice_file(&site, rows[i].lang, rows[i].id, &is_made);
        if (!rows[i].wanted) {
            assert_null(path);
            continue;
        }
        assert_non_null(path);
        assert_string_equal(path + strlen(folder), rows[i].wanted);
        assert_int_equal(is_made, rows[i].is_made);
        free(path);
    }
}

static void test_names(void **state)
{
    static const char *const wanted[] = {"beside", "both", "family", "inside"};
    (void)state;
    struct site_names names = site_scene_names(&site);
    assert_int_equal(names.count, sizeof(wanted) / sizeof(wanted[0]));
    for (size_t i = 0; i < names.count; i++)
        assert_string_equal(names.names[i], wanted[i]);
    site_names_finish(&names);
    assert_int_equal(names.count, 0);
}

/* --- the active generation: before everything else, but for what no stick may bring --------------
 */

static void make_generation(void)
{
    static const struct {
        const char *where, *name;
    } files[] = {
        {"data/content/7/playlists/family", "a.png"},
        {"data/content/7/assets/scenes/both", "scene.cfg"},
        {"data/content/7/assets/scenes/fresh", "scene.cfg"},
        {"data/content/7/assets/voice/zh", "C01-3.ogg"},
        {"data/content/7/config", "schedule.cfg"},
        {"data/content/7/config", "kiosk.cfg"},
        {"data/content/7/config/keys", "theirs.pub"},
        {"data/content/7/config/layouts", "strip.cfg"},
        {"data/content/7/config/calendars", "2027.ics"},
        {"data/content/7/config/calendars", "school.ics"},
        {"data/content/7/config/alerts", "storm.cfg"},
        {"tree/config", "schedule.cfg"},
        {"tree/config/layouts", "full.cfg"},
        {"tree/config/calendars", "2026.ics"},
        {"tree/config/calendars", "school.ics"},
        {"tree/config/calendars", ".hidden.ics"},
        {"shipped/config/calendars", "2025.ics"},
        {"shipped/config/layouts", "plaza.cfg"},
    };
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
        make_file(files[i].where, files[i].name);
}

#define BROUGHT "/data/content/7"

static void test_generation(void **state)
{
    static const struct {
        char *(*find)(const struct site *site, const char *name);
        const char *name, *with, *without;
    } rows[] = {
        {site_playlist_folder, "family", BROUGHT "/playlists/family", "/shipped/playlists/family"},
        {site_playlist_folder, "none", "/tree/config/playlists/none",
         "/tree/config/playlists/none"},
        {site_scene_folder, "both", BROUGHT "/assets/scenes/both",
         "/tree/config/assets/scenes/both"},
        {site_config_path, "schedule.cfg", BROUGHT "/config/schedule.cfg",
         "/tree/config/schedule.cfg"},
        {site_config_path, "layouts/strip.cfg", BROUGHT "/config/layouts/strip.cfg",
         "/tree/config/layouts/strip.cfg"},
        {site_config_path, "layouts/full.cfg", "/tree/config/layouts/full.cfg",
         "/tree/config/layouts/full.cfg"},
        {site_config_path, "layouts/plaza.cfg", "/shipped/config/layouts/plaza.cfg",
         "/shipped/config/layouts/plaza.cfg"},
        {site_config_path, "calendars/school.ics", BROUGHT "/config/calendars/school.ics",
         "/tree/config/calendars/school.ics"},
        {site_config_path, "calendars", "/tree/config/calendars", "/tree/config/calendars"},
        {site_config_path, "alerts/storm.cfg", BROUGHT "/config/alerts/storm.cfg",
         "/tree/config/alerts/storm.cfg"},
        {site_config_path, "kiosk.cfg", "/tree/config/kiosk.cfg", "/tree/config/kiosk.cfg"},
        {site_config_path, "keys/theirs.pub", "/tree/config/keys/theirs.pub",
         "/tree/config/keys/theirs.pub"},
    };
    (void)state;
    make_generation();
    for (size_t i = 0; i < 2 * sizeof(rows) / sizeof(rows[0]); i++) {
        bool is_with = i % 2 == 0;
        site_set_content(&site, is_with ? 7 : 0);
        char *path = rows[i / 2].find(&site, rows[i / 2].name);
        assert_string_equal(path + strlen(folder),
                            is_with ? rows[i / 2].with : rows[i / 2].without);
        free(path);
    }
}

static void expect_names(struct site_names names, const char *const *wanted, size_t count)
{
    assert_int_equal(names.count, count);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(names.names[i], wanted[i]);
    site_names_finish(&names);
}

static void test_generation_names(void **state)
{
    static const char *const scenes[] = {"beside", "both", "family", "fresh", "inside"};
    static const char *const with[] = {"2026.ics", "2027.ics", "school.ics"};
    static const char *const without[] = {"2026.ics", "school.ics"};
    bool is_made = true;
    (void)state;
    site_set_content(&site, 7);
    expect_names(site_scene_names(&site), scenes, 5);
    expect_names(site_calendar_names(&site), with, 3);
    char *voice = site_voice_file(&site, "zh", "C01-3", &is_made);
    assert_string_equal(voice + strlen(folder), BROUGHT "/assets/voice/zh/C01-3.ogg");
    assert_false(is_made);
    free(voice);
    site_set_content(&site, 0);
    expect_names(site_calendar_names(&site), without, 2);
}

static void test_generation_not_there(void **state)
{
    static const int rows[] = {8, 0, -1};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        site_set_content(&site, 7);
        assert_int_equal(site.generation, 7);
        site_set_content(&site, rows[i]);
        assert_null(site.content);
        assert_int_equal(site.generation, 0);
    }
}

/* What came by a stick is decoded confined, whatever the owner allows his own files. */
static void test_cells(void **state)
{
    static const struct {
        const char *path;
        bool is_required, is_optional;
    } rows[] = {
        {"shipped/playlists/family", false, true},
        {"shipped/playlists/family", true, false},
        {"data/content/7/playlists/family/a.png", false, false},
        {"data/content/7/playlists/family/a.png", true, false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *path = file_join(folder, rows[i].path);
        site.kiosk.video.require_cell = rows[i].is_required;
        assert_int_equal(site_is_cell_optional(&site, path), rows[i].is_optional);
        free(path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folders),
        cmocka_unit_test(test_voices),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_generation),
        cmocka_unit_test(test_generation_names),
        cmocka_unit_test(test_generation_not_there),
        cmocka_unit_test(test_cells),
    };
    return cmocka_run_group_tests_name("app/site_names", tests, open_site, close_site);
}
