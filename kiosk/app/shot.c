#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "app/exit.h"
#include "app/player_priv.h"
#include "base/mem.h"
#include "view/quiz_parts.h"

/*
 * `anxuan shot`: one frame into a PNG file, through the same reading, seats and views as the
 * player's, on a screen without a display.
 */

#define READY_LIMIT_US 10000000

static bool wait_until_ready(struct player *player, struct seat *seat, struct err *err)
{
    int64_t end_us = clock_real_us() + READY_LIMIT_US;
    while (clock_real_us() < end_us) {
        struct seat_world world = show_seat_world(player);
        enum seat_event event = seat_step(seat, &world);
        if (event == SEAT_READY)
            return true;
        if (event == SEAT_FAULT) {
            *err = seat->trouble;
            return false;
        }
        struct pollfd fd = {.fd = seat_fd(seat), .events = POLLIN};
        (void)poll(&fd, 1, 50); /* a signal is as good as a time-out */
    }
    return err_set(err, ERR_LIMIT, "%s: 超时 took too long", seat->label);
}

static bool take_item(struct player *player, struct err *err)
{
    const struct options *options = player->options;
    if ((size_t)options->item > player->list.count)
        return err_set(err, ERR_GONE, "%s: 只有 %zu 项 has only %zu item(s)", player->list.name,
                       player->list.count, player->list.count);
    struct seat_world world = show_seat_world(player);
    const struct playlist_item *item = &player->list.items[options->item - 1];
    seat_prepare(&player->seats[0], &world, item, options->item - 1, options->clip_ms);
    if (!wait_until_ready(player, &player->seats[0], err))
        return false;
    seat_enter(&player->seats[0]);
    player->on = 0;
    player->has_shown = true;
    return true;
}

static bool load_ground(struct player *player, struct err *err)
{
    int w, h;
    struct screen_image *ground = NULL;
    screen_size(player->screen, &w, &h);
    char *path = site_slate_ground(&player->site, w, h);
    struct picture_request request = {.program = player->site.picture_program,
                                      .path = path,
                                      .w = w,
                                      .h = h,
                                      .fit = LAYOUT_COVER,
                                      .real_us = clock_real_us(),
                                      .is_cell_optional =
                                          site_is_cell_optional(&player->site, path)};
    bool ok = picture_load(&request, player->screen, &ground, err);
    if (ok)
        view_set_slate_ground(player->view, ground);
    free(path);
    return ok;
}

static bool take_page(struct player *player, const char *page, struct err *err)
{
    player->has_shown = true;
    if (strcmp(page, "slate") == 0) {
        player->is_slate = true;
        return load_ground(player, err);
    }
    if (strcmp(page, "status") == 0)
        player->staff.state = STAFF_OPEN;
    else if (strcmp(page, "pin") == 0)
        player->staff.state = STAFF_PIN;
    else if (strcmp(page, "clock") == 0)
        player->staff.state = STAFF_CLOCK;
    else if (strcmp(page, "import") == 0)
        player->staff.state = STAFF_IMPORT;
    else
        return err_set(err, ERR_INVALID,
                       "没有这个页面 no such page '%s': status pin clock import slate; notice "
                       "entrance ticket setting scene question explanation result review idle "
                       "leave quick quick-result training redeem",
                       page);
    if (player->staff.state == STAFF_CLOCK)
        settime_open_page(player);
    return true;
}

static bool save(struct player *player, struct err *err)
{
    int w, h;
    screen_size(player->screen, &w, &h);
    uint32_t *pixels = screen_capture(player->screen);
    bool ok =
        picture_save_png(player->site.picture_program, pixels, w, h, player->options->output, err);
    free(pixels);
    return ok;
}

static bool draw(struct player *player, struct err *err)
{
    show_update_scene(player);
    player->scene.ticker_ms = player->options->clip_ms;
    (void)view_draw(player->view, &player->scene);
    return save(player, err);
}

static bool open_hidden(struct player *player, struct err *err)
{
    const struct options *options = player->options;
    struct layout layout;
    struct config_report report = {0};
    const char *name = options->layout ? options->layout : player->site.kiosk.display.layout;
    site_load_layout(&player->site, name, 1920, 1080, &layout, &report);
    config_report_finish(&report); /* reload_first() prints it */
    bool is_renderer = options->backend && strcmp(options->backend, "renderer") == 0;
    struct screen_options screen = {
        .backend = is_renderer ? SCREEN_RENDERER : SCREEN_SURFACE,
        .window_w = options->window_w ? options->window_w : layout.canvas_w,
        .window_h = options->window_h ? options->window_h : layout.canvas_h,
        .is_hidden = true,
    };
    player->screen = screen_open(&screen, err);
    if (!player->screen)
        return false;
    player->fonts = screen_fonts_open(err);
    return player->fonts != NULL;
}

void shot_make_view(struct player *player)
{
    int w, h;
    const struct config_kiosk *kiosk = &player->site.kiosk;
    char *theme = site_fill_text(&player->site, kiosk->device.theme);
    const struct view_texts texts = {
        .theme = theme, .organiser = kiosk->device.organiser, .hotline = kiosk->device.hotline};
    screen_size(player->screen, &w, &h);
    layout_make_full(&player->layout, w, h);
    player->view = view_create(player->screen, player->fonts, &player->layout, &texts);
    player->has_room = !quiz_has_no_room(w, h);
    free(theme);
}

static int shoot_quiz(struct player *player)
{
    struct err err;
    shot_make_view(player);
    int result = shot_quiz(player);
    if (result != EXIT_DONE || save(player, &err))
        return result;
    (void)fprintf(stderr, "anxuan shot: error: %s\n", err.text);
    return EXIT_CANNOT_CREATE;
}

static int shoot(struct player *player)
{
    struct err err;
    const struct options *options = player->options;
    if (!open_hidden(player, &err)) {
        (void)fprintf(stderr, "anxuan shot: error: %s\n", err.text);
        return EXIT_INTERNAL;
    }
    if (options->page && shot_is_quiz(options->page))
        return shoot_quiz(player);
    content_read(player);
    programme_first(player);
    player->programme.is_dark = false; /* what would be on, were it day */
    reload_first(player);
    staff_init(&player->staff, player->site.kiosk.display.is_public,
               *player->site.kiosk.staff.pin_hash, 0, 0);
    staff_tell_import(&player->staff, false, player->content.state.previous >= 0);
    bool is_taken =
        options->page ? take_page(player, options->page, &err) : take_item(player, &err);
    if (!is_taken) {
        (void)fprintf(stderr, "anxuan shot: error: %s\n", err.text);
        return err.code == ERR_GONE ? EXIT_NO_INPUT : EXIT_BAD_CONTENT;
    }
    if (!draw(player, &err)) {
        (void)fprintf(stderr, "anxuan shot: error: %s\n", err.text);
        return EXIT_CANNOT_CREATE;
    }
    return EXIT_DONE;
}

int command_shot(const struct options *options)
{
    int result = EXIT_USAGE;
    struct player player = {.options = options, .on = -1, .lock_fd = -1};
    if (!options->output) {
        (void)fprintf(stderr, "anxuan shot: error: 缺少 missing -o FILE.png\n");
        return result;
    }
    if (site_open_reading(&player.site, options, &result))
        result = shoot(&player);
    for (int i = 0; i < 2; i++)
        seat_clear(&player.seats[i]);
    shot_close_quiz(&player);
    view_destroy(player.view);
    programme_finish(&player.programme);
    screen_fonts_close(player.fonts);
    screen_close(player.screen);
    playlist_finish(&player.list);
    config_report_finish(&player.report);
    free(player.playlist_name);
    site_close(&player.site);
    return result;
}
