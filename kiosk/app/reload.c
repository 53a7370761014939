#include <stdlib.h>
#include <string.h>

#include "app/mark.h"
#include "app/player_priv.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/utf8.h"

#define WATCH_EVERY_US 2000000

void reload_list(struct player *player)
{
    const struct player_programme *programme = &player->programme;
    config_report_finish(&player->report);
    player->report = (struct config_report){0};
    playlist_finish(&player->list);
    char *folder = site_playlist_folder(&player->site, player->playlist_name);
    player->watch.mark = player->watch.seen = mark_folder(folder);
    if (programme->is_followed && programme->plan.is_broken) {
        player->list.name = mem_copy_text(""); /* nobody knows what is meant to be on: the slate */
        free(folder);
        return;
    }
    if (!config_playlist_load(folder, &player->list, &player->report) && player->list.count == 0)
        log_warning("app", "%s: nothing to play, the slate instead", folder);
    config_report_print(&player->report, stderr);
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

/* The ticker's lines, filled in: what the schedule says, else the playlist's own. */
static struct playlist ticker_of(const struct player *player)
{
    struct playlist lines = {0};
    const char *rest = player->programme.ticker;
    for (size_t i = 0; !rest && i < player->list.ticker_count; i++) {
        char *line = site_fill_text(&player->site, player->list.ticker[i]);
        playlist_add_ticker(&lines, line);
        free(line);
    }
    while (rest && *rest) {
        size_t len = strcspn(rest, "\n");
        char *span = mem_copy_span(rest, len);
        char *line = site_fill_text(&player->site, span);
        playlist_add_ticker(&lines, line);
        free(line);
        free(span);
        rest += len + (rest[len] == '\n');
    }
    return lines;
}

/* The view of a layout with the texts of now; where the stage stands goes into *out_zone. */
static struct view *make_view(const struct player *player, const struct layout *layout,
                              struct layout_rect *out_zone)
{
    const struct config_kiosk *kiosk = &player->site.kiosk;
    struct playlist ticker = ticker_of(player);
    struct layout filled = *layout;
    for (size_t i = 0; i < filled.zone_count; i++)
        fill_zone(&player->site, &filled.zones[i]);
    struct view_texts texts = {
        .ticker = ticker.ticker,
        .ticker_count = ticker.ticker_count,
        .theme = kiosk->device.theme,
        .organiser = kiosk->device.organiser,
        .hotline = kiosk->device.hotline,
    };
    struct view *view = view_create(player->screen, player->fonts, &filled, &texts);
    if (!view_stage_rect(view, out_zone))
        screen_size(player->screen, &out_zone->w, &out_zone->h);
    playlist_finish(&ticker);
    return view;
}

static void load_layout(const struct player *player, struct layout *out)
{
    int w, h;
    struct config_report report = {0};
    screen_size(player->screen, &w, &h);
    site_load_layout(&player->site, player->programme.layout, w, h, out, &report);
    config_report_print(&report, stderr);
    config_report_finish(&report);
}

/* The slate's ground is the panel's, whatever the layout: it moves along. */
static void replace_view(struct player *player, struct view *view)
{
    if (player->view)
        view_set_slate_ground(view, view_take_slate_ground(player->view));
    view_destroy(player->view);
    player->view = view;
}

void reload_make_view(struct player *player)
{
    replace_view(player, make_view(player, &player->layout, &player->zone));
}

void reload_make_coming(struct player *player)
{
    struct player_programme *programme = &player->programme;
    view_destroy(programme->coming);
    load_layout(player, &programme->coming_layout);
    programme->coming = make_view(player, &programme->coming_layout, &programme->coming_zone);
}

void reload_take_coming(struct player *player)
{
    struct player_programme *programme = &player->programme;
    if (!programme->coming)
        return;
    replace_view(player, programme->coming);
    player->layout = programme->coming_layout;
    player->zone = programme->coming_zone;
    programme->coming = NULL;
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
    reload_list(player);
    load_layout(player, &player->layout);
    reload_make_view(player);
    view_destroy(player->programme.coming);
    player->programme.coming = NULL;
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
    programme_watch(player);
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
