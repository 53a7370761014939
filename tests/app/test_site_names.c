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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_folders),
        cmocka_unit_test(test_voices),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests_name("app/site_names", tests, open_site, close_site);
}
