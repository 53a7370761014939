#include <dirent.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "app/check_faults.h"
#include "app/check_scenes.h"
#include "app/check_schedule.h"
#include "app/command.h"
#include "app/exit.h"
#include "app/seat.h"
#include "base/file.h"
#include "base/mem.h"

/*
 * `anxuan check`: preflight. Reads every file that `run` would read, decodes each medium through
 * the same child processes, sets each text in its zone, and says all that is wrong.
 */

struct check {
    struct site site;
    struct screen *screen;
    struct screen_fonts *fonts;
    struct layout_rect zone; /* of the configured layout */
    struct config_report report;
    size_t items, lists;
    struct check_scenes scenes;
};

static void note_film(struct check *check, const struct playlist_item *item, const char *path,
                      const char *file)
{
    struct err err;
    struct video_request request = {.program = check->site.film_program,
                                    .path = path,
                                    .sound_device = "none",
                                    .real_us = clock_real_us(),
                                    .is_cell_optional = site_is_cell_optional(&check->site, path)};
    struct video *video = video_open(&request, &err);
    enum video_event event = video ? VIDEO_NOTHING : VIDEO_FAULT;
    while (event != VIDEO_READY && event != VIDEO_FAULT && event != VIDEO_ENDED) {
        struct pollfd fd = {.fd = video_fd(video), .events = POLLIN};
        (void)poll(&fd, 1, 50); /* a signal is as good as a time-out */
        event = video_step(video, clock_real_us(), &err);
    }
    if (event == VIDEO_FAULT)
        config_report_error(&check->report, file, item->line, 0, "%s", err.text);
    video_close(video);
}

static void note_picture(struct check *check, const struct playlist_item *item, const char *path,
                         const char *file)
{
    struct err err;
    struct screen_image *none = NULL;
    struct picture_request request = {.program = check->site.picture_program,
                                      .path = path,
                                      .w = check->zone.w,
                                      .h = check->zone.h,
                                      .fit = (enum layout_fit)item->fit,
                                      .real_us = clock_real_us(),
                                      .is_cell_optional =
                                          site_is_cell_optional(&check->site, path)};
    if (!picture_load(&request, NULL, &none, &err))
        config_report_error(&check->report, file, item->line, 0, "%s", err.text);
}

static void note_medium(struct check *check, const struct playlist_item *item, const char *path,
                        const char *file)
{
    if (item->kind == PLAYLIST_VIDEO)
        note_film(check, item, path, file);
    else
        note_picture(check, item, path, file);
}

static void note_glyphs(struct check *check, const char *text, const char *file, int line)
{
    struct str missing = {0};
    if (text)
        screen_text_missing(check->fonts, SCREEN_SANS_BOLD, text, &missing);
    if (missing.len)
        config_report_warning(&check->report, file, line, 0,
                              "字体里没有这些字，请换字 the font lacks: %s", missing.text);
    str_finish(&missing);
}

static void note_card(struct check *check, const struct playlist_item *item, const char *file)
{
    bool fits = true;
    char label[128];
    char *text = item->text ? site_fill_text(&check->site, item->text) : NULL;
    char *title = item->title ? site_fill_text(&check->site, item->title) : NULL;
    char *target = item->target ? site_fill_text(&check->site, item->target) : NULL;
    const struct view_stats crowded = {
        .visitors = 9999, .average_x10 = 100, .missed = "电动自行车在楼道停放、充电"};
    struct view_card card = {.kind = item->kind,
                             .style = item->style,
                             .text = text,
                             .title = title,
                             .target = target,
                             .days = 365,
                             .stats = &crowded,
                             .organiser = check->site.kiosk.device.organiser};
    if (item->style && !view_card_style_is_known(item->style))
        config_report_error(&check->report, file, item->line, 0,
                            "不认识的样式 unknown style '%s': banner ink steps leaf valve",
                            item->style);
    screen_image_destroy(
        view_card_make(check->screen, check->fonts, &card, check->zone.w, check->zone.h, &fits));
    playlist_item_label(item, label, sizeof(label));
    const char *shown = text ? text : label;
    if (!fits)
        config_report_warning(
            &check->report, file, item->line, 0,
            "文字或二维码放不下，请缩短 does not fit its zone, make it shorter: %s",
            target ? target : shown);
    note_glyphs(check, text, file, item->line);
    note_glyphs(check, title, file, item->line);
    free(text);
    free(title);
    free(target);
}

static void check_playlist(struct check *check, const char *folder)
{
    struct playlist list;
    bool is_read = config_playlist_load(folder, &list, &check->report);
    (void)is_read; /* what is wrong was reported, what is left is checked */
    char *cfg = file_join(folder, "playlist.cfg");
    const char *file = file_is_regular(cfg) ? cfg : folder;
    check->lists++;
    check->items += list.count;
    for (size_t i = 0; i < list.count; i++) {
        const struct playlist_item *item = &list.items[i];
        if (item->path)
            note_medium(check, item, item->path, file);
        else
            note_card(check, item, file);
        if (item->path_portrait)
            note_medium(check, item, item->path_portrait, file);
    }
    for (size_t i = 0; i < list.ticker_count; i++)
        note_glyphs(check, list.ticker[i], file, 0);
    playlist_finish(&list);
    free(cfg);
}

/* Calls `each` for every entry of a folder that has such an ending ("" for folders). */
static void for_each(struct check *check, const char *folder, const char *ending,
                     void (*each)(struct check *check, const char *path))
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, NULL, alphasort);
    for (int i = 0; i < count; i++) {
        char *path = file_join(folder, entries[i]->d_name);
        size_t len = strlen(path), tail = strlen(ending);
        bool is_one =
            tail ? len > tail && strcmp(path + len - tail, ending) == 0 : file_is_folder(path);
        if (entries[i]->d_name[0] != '.' && is_one)
            each(check, path);
        free(path);
        free(entries[i]);
    }
    free(entries);
}

static void check_layout(struct check *check, const char *path)
{
    struct layout layout;
    if (!config_layout_load(path, &layout, &check->report))
        config_report_error(&check->report, path, 0, 0, "没有可用的区域 no usable zone");
}

static void check_kiosk(struct check *check, const char *path)
{
    struct config_kiosk kiosk;
    config_kiosk_defaults(&kiosk);
    if (!config_kiosk_load(path, &kiosk, &check->report))
        config_report_error(&check->report, path, 0, 0, "不能使用 cannot be used");
}

static void check_all(struct check *check)
{
    char *layouts = file_join(check->site.config, "layouts");
    char *inside = file_join(check->site.config, "playlists");
    char *beside = file_join(check->site.config, "../playlists");
    char *shipped = file_join(check->site.shipped, "playlists");
    const char *lists = file_is_folder(inside) ? inside : file_is_folder(beside) ? beside : shipped;
    char *kiosk = file_join(check->site.config, "kiosk.cfg");
    check_kiosk(check, kiosk);
    for_each(check, layouts, ".cfg", check_layout);
    for_each(check, lists, "", check_playlist);
    check_scenes_all(&check->scenes);
    check_schedule(&check->site, clock_utc(&check->site.clock), &check->report);
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
    int64_t utc = clock_utc(&check->site.clock);
    if (strcmp(name, "kiosk.cfg") == 0)
        check_kiosk(check, path);
    else if (strcmp(name, "playlist.cfg") == 0)
        check_folder_of(check, path);
    else if (strcmp(name, "schedule.cfg") == 0)
        check_schedule_file(&check->site, path, utc, &check->report);
    else if (is_calendar(name))
        check_calendar_file(&check->site, path, utc, &check->report);
    else
        check_layout(check, path);
}

/* A path, or the name of a playlist or scene. */
static char *find_path(const struct check *check, const char *word)
{
    if (strchr(word, '/') || file_is_folder(word) || file_is_regular(word))
        return mem_copy_text(word);
    char *path = site_playlist_folder(&check->site, word);
    if (file_is_folder(path))
        return path;
    free(path);
    return site_scene_folder(&check->site, word);
}

static bool check_path(struct check *check, const char *word)
{
    char *path = find_path(check, word);
    bool is_folder = file_is_folder(path), is_there = is_folder || file_is_regular(path);
    if (!is_there)
        (void)fprintf(stderr, "%s: error: 没有这个文件或文件夹 no such file or folder\n", word);
    bool is_scene = is_there && check_scenes_at(&check->scenes, path);
    if (is_folder && !is_scene)
        check_playlist(check, path);
    else if (is_there && !is_scene)
        check_file(check, path);
    free(path);
    return is_there;
}

static bool open_check(struct check *check, const struct options *options, struct err *err)
{
    struct layout layout;
    const char *name = options->layout ? options->layout : check->site.kiosk.display.layout;
    struct config_report once = {0}; /* check_all() tells */
    site_load_layout(&check->site, name, 1920, 1080, &layout, &once);
    config_report_finish(&once);
    const struct layout_zone *zone = layout_find_zone(&layout, LAYOUT_PLAYLIST);
    check->zone = zone ? zone->at : (struct layout_rect){0, 0, layout.canvas_w, layout.canvas_h};
    struct screen_options screen = {.backend = SCREEN_SURFACE,
                                    .window_w = layout.canvas_w,
                                    .window_h = layout.canvas_h,
                                    .is_hidden = true};
    check->screen = screen_open(&screen, err);
    if (!check->screen)
        return false;
    check->fonts = screen_fonts_open(err);
    check->scenes = (struct check_scenes){.site = &check->site,
                                          .fonts = check->fonts,
                                          .report = &check->report,
                                          .canvas_w = layout.canvas_w,
                                          .canvas_h = layout.canvas_h};
    return check->fonts != NULL;
}

static int run_check(struct check *check, const struct options *options)
{
    struct err err;
    if (!open_check(check, options, &err)) {
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
    struct check check = {.items = 0};
    if (site_open_reading(&check.site, options, &result))
        result = run_check(&check, options);
    else if (result == EXIT_CONFIG)
        result = EXIT_BAD_CONTENT;
    config_report_finish(&check.report);
    screen_fonts_close(check.fonts);
    screen_close(check.screen);
    site_close(&check.site);
    return result;
}
