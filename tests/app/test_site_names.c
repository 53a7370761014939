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
    return 0;
}

static int close_site(void **state)
{
    (void)state;
    free(site.config);
    free(site.shipped);
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
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests_name("app/site_names", tests, open_site, close_site);
}
