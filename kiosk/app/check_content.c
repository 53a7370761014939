#include "app/check_content.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "app/check_priv.h"
#include "app/check_schedule.h"
#include "app/seat.h"
#include "base/file.h"
#include "base/mem.h"

bool check_goes_on(struct check_watch *watch)
{
    if (watch && !watch->is_stopped)
        watch->is_stopped = !watch->go_on(watch->ctx);
    return !watch || !watch->is_stopped;
}

void check_each(struct check *check, const char *folder, const char *ending,
                void (*each)(struct check *check, const char *path))
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char *path = file_join(folder, entries[i]->d_name);
        size_t len = strlen(path), tail = strlen(ending);
        bool is_one = tail ? len > tail && strcmp(path + len - tail, ending) == 0
                           : file_is_folder(path) && !file_is_second_name(path);
        if (entries[i]->d_name[0] != '.' && is_one && check_goes_on(check->watch))
            each(check, path);
        free(path);
        free(entries[i]);
    }
    free(entries);
}

void check_layout(struct check *check, const char *path)
{
    struct layout layout;
    if (!config_layout_load(path, &layout, &check->report))
        config_report_error(&check->report, path, 0, 0, "没有可用的区域 no usable zone");
}

void check_brought(struct check *check, const char *folder)
{
    char *layouts = file_join(folder, "config/layouts");
    char *lists = file_join(folder, "playlists");
    check_each(check, layouts, ".cfg", check_layout);
    check_each(check, lists, "", check_playlist);
    free(layouts);
    free(lists);
}

bool check_open(struct check *check, const struct site *site, const char *layout, struct err *err)
{
    struct layout read;
    const char *name = layout ? layout : site->kiosk.display.layout;
    struct config_report once = {0}; /* whoever looks at layouts tells */
    check->site = site;
    site_load_layout(site, name, 1920, 1080, &read, &once);
    config_report_finish(&once);
    const struct layout_zone *zone = layout_find_zone(&read, LAYOUT_PLAYLIST);
    check->zone = zone ? zone->at : (struct layout_rect){0, 0, read.canvas_w, read.canvas_h};
    struct screen_options screen = {.backend = SCREEN_SURFACE,
                                    .window_w = 1, /* what is drawn has an image of its own */
                                    .window_h = 1,
                                    .is_hidden = true};
    check->screen = screen_open(&screen, err);
    if (!check->screen)
        return false;
    check->fonts = screen_fonts_open(err);
    check->scenes = (struct check_scenes){.site = site,
                                          .watch = check->watch,
                                          .fonts = check->fonts,
                                          .report = &check->report,
                                          .canvas_w = read.canvas_w,
                                          .canvas_h = read.canvas_h};
    return check->fonts != NULL;
}

void check_close(struct check *check)
{
    config_report_finish(&check->report);
    screen_fonts_close(check->fonts);
    screen_close(check->screen);
}

/* What is wrong with the device's own files is not the package's fault. */
static void check_its_schedule(struct check *check, const char *folder)
{
    check->report.only_below = folder;
    check_schedule(check->site, clock_utc(&check->site->clock), &check->report);
    check->report.only_below = NULL;
}

void check_package(struct check *check, const char *folder)
{
    const struct site *usual = check->site;
    struct site there = *usual;
    char *scenes = file_join(folder, "assets/scenes");
    char *named = mem_copy_text(folder);
    there.content = named;
    check->site = check->scenes.site = &there;
    check_brought(check, folder);
    (void)check_scenes_at(&check->scenes, scenes); /* it need not bring any */
    if (check_goes_on(check->watch))
        check_its_schedule(check, folder);
    check->site = check->scenes.site = usual;
    free(scenes);
    free(named);
}

bool check_content(const struct site *site, const char *folder, struct check_watch *watch,
                   struct config_report *report, struct err *err)
{
    struct site there = *site;
    struct check check = {.watch = watch, .report = *report};
    char *real = realpath(folder, NULL);
    bool ok = real || err_set_errno(err, "%s", folder);
    there.content = real; /* its layout counts */
    ok = ok && check_open(&check, &there, NULL, err);
    if (ok)
        check_package(&check, real);
    if (ok && watch && watch->is_stopped)
        ok = err_set(err, ERR_GONE, "检查中断 the check was stopped");
    *report = check.report;
    check.report = (struct config_report){0};
    check_close(&check);
    free(real);
    return ok;
}
