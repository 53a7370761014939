#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/check_faults.h"
#include "app/check_priv.h"
#include "app/check_schedule.h"
#include "app/command.h"
#include "app/exit.h"
#include "base/file.h"
#include "base/mem.h"
#include "config/package_cfg.h"

/*
 * `anxuan check`: preflight. Reads every file that `run` would read, decodes each medium through
 * the same child processes, sets each text in its zone, and says all that is wrong.
 */

static void check_kiosk(struct check *check, const char *path)
{
    struct config_kiosk kiosk;
    config_kiosk_defaults(&kiosk);
    if (!config_kiosk_load(path, &kiosk, &check->report))
        config_report_error(&check->report, path, 0, 0, "不能使用 cannot be used");
}

static void check_all(struct check *check)
{
    const struct site *site = check->site;
    char *layouts = file_join(site->config, "layouts");
    char *inside = file_join(site->config, "playlists");
    char *beside = file_join(site->config, "../playlists");
    char *shipped = file_join(site->shipped, "playlists");
    const char *lists = file_is_folder(inside) ? inside : file_is_folder(beside) ? beside : shipped;
    char *kiosk = file_join(site->config, "kiosk.cfg");
    check_kiosk(check, kiosk);
    if (site->content)
        check_brought(check, site->content);
    check_each(check, layouts, ".cfg", check_layout);
    check_each(check, lists, "", check_playlist);
    check_scenes_all(&check->scenes);
    check_schedule(site, clock_utc(&site->clock), &check->report);
    free(layouts);
    free(inside);
    free(beside);
    free(shipped);
    free(kiosk);
}

static void check_folder_of(struct check *check, const char *path)
{
    char *folder = file_folder_of(path);
    check_playlist(check, folder);
    free(folder);
}

static bool is_calendar(const char *name)
{
    size_t len = strlen(name);
    return len > 4 && strcasecmp(name + len - 4, ".ics") == 0;
}

static void check_file(struct check *check, const char *path)
{
    const char *name = file_name(path);
    int64_t utc = clock_utc(&check->site->clock);
    if (strcmp(name, "kiosk.cfg") == 0)
        check_kiosk(check, path);
    else if (strcmp(name, "playlist.cfg") == 0)
        check_folder_of(check, path);
    else if (strcmp(name, "schedule.cfg") == 0)
        check_schedule_file(check->site, path, utc, &check->report);
    else if (is_calendar(name))
        check_calendar_file(check->site, path, utc, &check->report);
    else
        check_layout(check, path);
}

/* A path, or the name of a playlist or scene. */
static char *find_path(const struct check *check, const char *word)
{
    if (strchr(word, '/') || file_is_folder(word) || file_is_regular(word))
        return mem_copy_text(word);
    char *path = site_playlist_folder(check->site, word);
    if (file_is_folder(path))
        return path;
    free(path);
    return site_scene_folder(check->site, word);
}

static void check_settings(struct check *check, const char *path)
{
    struct err err;
    struct str text = {0};
    struct config_package package = {.name = ""};
    if (!file_read(path, CONFIG_PACKAGE_BYTES, &text, &err))
        config_report_error(&check->report, path, 0, 0, "%s", err.text);
    else if (config_package_read(text.text ? text.text : "", text.len, path, &package,
                                 &check->report))
        config_package_finish(&package);
    str_finish(&text);
}

/* What `pack` takes, and what it makes; false: it is neither. */
static bool check_if_package(struct check *check, const char *path)
{
    static const char *const places[] = {".", "anxuan"};
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        char *below = file_join(path, places[i]);
        char *folder = realpath(below, NULL);
        char *settings = folder ? file_join(folder, "package.cfg") : NULL;
        bool is_one = settings && file_is_regular(settings);
        if (is_one) {
            check_settings(check, settings);
            check_package(check, folder);
        }
        free(settings);
        free(folder);
        free(below);
        if (is_one)
            return true;
    }
    return false;
}

static bool check_path(struct check *check, const char *word)
{
    char *path = find_path(check, word);
    bool is_folder = file_is_folder(path), is_there = is_folder || file_is_regular(path);
    if (!is_there)
        (void)fprintf(stderr, "%s: error: 没有这个文件或文件夹 no such file or folder\n", word);
    bool is_known = (is_folder && check_if_package(check, path)) ||
                    (is_there && check_scenes_at(&check->scenes, path));
    if (is_folder && !is_known)
        check_playlist(check, path);
    else if (is_there && !is_known)
        check_file(check, path);
    free(path);
    return is_there;
}

static int run_check(struct check *check, const struct site *site, const struct options *options)
{
    struct err err;
    if (!check_open(check, site, options->layout, &err)) {
        (void)fprintf(stderr, "anxuan check: error: %s\n", err.text);
        return EXIT_INTERNAL;
    }
    if (options->word_count == 0)
        check_all(check);
    for (int i = 0; i < options->word_count; i++)
        if (!check_path(check, options->words[i]))
            return EXIT_NO_INPUT;
    check_faults(options, &check->report);
    config_report_print(&check->report, stderr);
    (void)printf("检查了 %zu 个节目单、%zu 项、%zu 个场景：%zu 个错误，%zu 个警告\n"
                 "checked %zu playlist(s), %zu item(s), %zu scene(s): %zu error(s), %zu "
                 "warning(s)\n",
                 check->lists, check->items, check->scenes.count, check->report.errors,
                 check->report.warnings, check->lists, check->items, check->scenes.count,
                 check->report.errors, check->report.warnings);
    return check->report.errors ? EXIT_BAD_CONTENT : EXIT_DONE;
}

int command_check(const struct options *options)
{
    int result = EXIT_INTERNAL;
    struct site site;
    struct check check = {.items = 0};
    if (site_open_reading(&site, options, &result))
        result = run_check(&check, &site, options);
    else if (result == EXIT_CONFIG)
        result = EXIT_BAD_CONTENT;
    check_close(&check);
    site_close(&site);
    return result;
}
