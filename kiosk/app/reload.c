#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/player_priv.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/utf8.h"

#define WATCH_EVERY_US 2000000

static uint64_t mix(uint64_t mark, uint64_t value)
{
    return (mark ^ value) * 0x100000001B3u; /* FNV-1a's prime */
}

/* A number that changes when a file in the folder comes, goes, grows or is written. */
static uint64_t mark_folder(const char *folder)
{
    uint64_t sum = 0;
    DIR *dir = opendir(folder);
    if (!dir)
        return 0;
    /* cppcheck-suppress readdirCalled ; this DIR is ours alone */
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        struct stat info;
        if (entry->d_name[0] == '.' || fstatat(dirfd(dir), entry->d_name, &info, 0) != 0)
            continue;
        uint64_t mark = 0xCBF29CE484222325u;
        for (const char *at = entry->d_name; *at; at++)
            mark = mix(mark, (unsigned char)*at);
        mark = mix(mark, (uint64_t)info.st_size);
        mark = mix(mark, (uint64_t)info.st_mtim.tv_sec);
        sum += mix(mark, (uint64_t)info.st_mtim.tv_nsec);
    }
    (void)closedir(dir); /* was only read */
    return sum ? sum : 1;
}

static void load_list(struct player *player)
{
    char *folder = site_playlist_folder(&player->site, player->playlist_name);
    config_report_finish(&player->report);
    player->report = (struct config_report){0};
    playlist_finish(&player->list);
    if (!config_playlist_load(folder, &player->list, &player->report) && player->list.count == 0)
        log_warning("app", "%s: nothing to play, the slate instead", folder);
    config_report_print(&player->report, stderr);
    player->watch.mark = player->watch.seen = mark_folder(folder);
    free(folder);
    if (!player->list.name)
        player->list.name = mem_copy_text(player->playlist_name);
}

/* The zone's texts with the names filled in; a banner says the theme when it says nothing else. */
static void fill_zone(const struct site *site, struct layout_zone *zone)
{
    bool is_theme = zone->shows == LAYOUT_BANNER && !*zone->text;
    char *text = site_fill_text(site, is_theme ? "{theme}" : zone->text);
    char *code = site_fill_text(site, zone->code);
    utf8_copy(zone->text, sizeof(zone->text), text);
    utf8_copy(zone->code, sizeof(zone->code), code);
    free(text);
    free(code);
}

static void make_view(struct player *player)
{
    char **ticker = mem_alloc((player->list.ticker_count + 1) * sizeof(*ticker));
    const struct config_kiosk *kiosk = &player->site.kiosk;
    for (size_t i = 0; i < player->list.ticker_count; i++)
        ticker[i] = site_fill_text(&player->site, player->list.ticker[i]);
    struct layout filled = player->layout;
    for (size_t i = 0; i < filled.zone_count; i++)
        fill_zone(&player->site, &filled.zones[i]);
    struct view_texts texts = {
        .ticker = ticker,
        .ticker_count = player->list.ticker_count,
        .theme = kiosk->device.theme,
        .organiser = kiosk->device.organiser,
        .hotline = kiosk->device.hotline,
    };
    view_destroy(player->view);
    player->has_asked_ground = false; /* the old view took it along */
    player->view = view_create(player->screen, player->fonts, &filled, &texts);
    if (!view_stage_rect(player->view, &player->zone))
        screen_size(player->screen, &player->zone.w, &player->zone.h);
    for (size_t i = 0; i < player->list.ticker_count; i++)
        free(ticker[i]);
    free(ticker);
}

static void load_slate_ground(struct player *player)
{
    int w, h;
    struct err err;
    screen_size(player->screen, &w, &h);
    char *path = site_slate_ground(&player->site, w, h);
    struct picture_request request = {
        .program = player->site.picture_program,
        .path = path,
        .w = w,
        .h = h,
        .fit = LAYOUT_COVER,
        .real_us = clock_real_us(),
        .is_cell_optional = site_is_cell_optional(&player->site, path),
    };
    player->has_asked_ground = true;
    picture_close(player->slate_picture);
    player->slate_picture = picture_open(&request, &err);
    free(path);
}

void reload_first(struct player *player)
{
    int w, h;
    const char *layout =
        player->options->layout ? player->options->layout : player->site.kiosk.display.layout;
    load_list(player);
    screen_size(player->screen, &w, &h);
    struct config_report report = {0};
    site_load_layout(&player->site, layout, w, h, &player->layout, &report);
    config_report_print(&report, stderr);
    config_report_finish(&report);
    make_view(player);
}

void reload_now(struct player *player)
{
    show_give_up(player, "changed");
    playlist_faults_forget(&player->faults, NULL);
    reload_first(player);
    records_add_event(player->records, "reload", player->list.name, player_stamp(player));
}

void reload_watch(struct player *player)
{
    struct player_watch *watch = &player->watch;
    int64_t now_us = clock_real_us();
    bool is_time = player->has_shown || player->scene.page == VIEW_PAGE_SLATE;
    if (is_time && !player->has_asked_ground)
        load_slate_ground(player);
    if (now_us < watch->next_real_us)
        return;
    watch->next_real_us = now_us + WATCH_EVERY_US;
    char *folder = site_playlist_folder(&player->site, player->playlist_name);
    uint64_t mark = mark_folder(folder);
    free(folder);
    bool has_settled = mark == watch->seen;
    watch->seen = mark;
    if (mark == watch->mark || !has_settled)
        return;
    log_info("app", "%s has changed: read again", player->playlist_name);
    player_reload(player);
}
