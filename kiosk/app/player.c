#include "app/player.h"

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/exit.h"
#include "app/player_priv.h"
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cell/cell.h"
#include "device/backlight.h"
#include "device/instance.h"
#include "seal/seal.h"
#include "view/quiz_parts.h"

static bool open_screen(struct player *player)
{
    struct err err;
    struct screen_options options = {
        .window_w = player->options->window_w,
        .window_h = player->options->window_h,
    };
    const char *backend = player->options->backend;
    if (backend)
        options.backend = strcmp(backend, "surface") == 0 ? SCREEN_SURFACE : SCREEN_RENDERER;
    player->screen = screen_open(&options, &err);
    if (!player->screen) {
        (void)fprintf(stderr, "anxuan: error: %s\n", err.text);
        return false;
    }
    player->fonts = screen_fonts_open(&err);
    if (!player->fonts) {
        (void)fprintf(stderr, "anxuan: error: %s\n", err.text);
        return false;
    }
    return true;
}

/* The data folder: when it cannot be written the show goes on without it, and says so. */
static bool open_data(struct player *player, int *out_exit)
{
    struct err err;
    if (!file_make_folders(player->site.data, &err) ||
        !instance_lock(player->site.data, &player->lock_fd, &err)) {
        if (err.code == ERR_BUSY) {
            (void)fprintf(stderr, "%s: error: %s\n", player->site.data, err.text);
            *out_exit = EXIT_IO;
            return false;
        }
        log_warning("app", "%s; 照常播放，但不能记录 playing on without records", err.text);
        utf8_copy(player->data_trouble, sizeof(player->data_trouble), err.text);
    }
    settime_open(player);
    content_open(player);
    game_open(player); /* reads the records of today before they are written to */
    player->records = records_open(player->site.data, player->site.is_rehearsal);
    char *path = file_join(player->site.data, CONTROL_SOCKET);
    player->control = control_open(path, answer_command, player, &err);
    if (!player->control)
        log_warning("app", "%s; 无法用 ctl 控制 no control socket", err.text);
    free(path);
    usb_open(player);
    return true;
}

static bool open_player(struct player *player, const struct options *options, int *out_exit)
{
    int w, h;
    *player = (struct player){.options = options,
                              .on = -1,
                              .lock_fd = -1,
                              .usb = {.child = {0, -1}, .dying = {{0, -1}, {0, -1}}},
                              .start_real_us = clock_real_us()};
    player->wait_since_us = player->start_real_us;
    player->seats[0].index = player->seats[1].index = -1;
    timeset_init(&player->settime.timeset);
    if (!site_open(&player->site, options, out_exit) || !open_data(player, out_exit))
        return false;
    records_add_event(player->records, "start", ANXUAN_VERSION, player_stamp(player));
    *out_exit = EXIT_NO_DISPLAY;
    if (!open_screen(player))
        return false;
    programme_first(player);
    reload_first(player);
    screen_size(player->screen, &w, &h);
    player->has_room = !quiz_has_no_room(w, h);
    const struct config_kiosk *kiosk = &player->site.kiosk;
    staff_init(&player->staff, kiosk->display.is_public, *kiosk->staff.pin_hash, w, h);
    director_init(&player->director, options->speed);
    return true;
}

static void close_player(struct player *player)
{
    usb_close(player);
    content_close(player);
    game_close(player);
    if (player->view)
        show_give_up(player, "quit");
    if (player->is_unlit)
        (void)backlight_set(BACKLIGHT_FOLDER, true); /* as we found it */
    if (player->records)
        records_add_event(player->records, "stop", NULL, player_stamp(player));
    screenshot_finish(player->screenshot);
    settime_close(player);
    control_close(player->control);
    records_close(player->records);
    for (int i = 0; i < 2; i++)
        seat_clear(&player->seats[i]);
    show_bury(player, true);
    picture_close(player->slate_picture);
    view_destroy(player->view);
    programme_finish(&player->programme);
    screen_fonts_close(player->fonts);
    screen_close(player->screen);
    playlist_finish(&player->list);
    playlist_faults_finish(&player->faults);
    config_report_finish(&player->report);
    free(player->playlist_name);
    if (player->lock_fd >= 0)
        (void)close(player->lock_fd); /* the lock goes with it */
    site_close(&player->site);
}

static void answer_stick(struct player *player, bool is_accepted)
{
    const struct stick_event event = {.kind =
                                          is_accepted ? STICK_EVENT_ACCEPT : STICK_EVENT_DECLINE};
    usb_tell(player, &event);
}

static void check_pin(struct player *player, int64_t now_ms)
{
    bool is_right = seal_pin_matches(player->site.kiosk.staff.pin_hash, player->staff.digits);
    if (!is_right)
        records_add_event(player->records, "pin", "wrong", player_stamp(player));
    if (staff_pin_checked(&player->staff, is_right, now_ms) == STAFF_ACCEPT)
        answer_stick(player, true);
}

static void act(struct player *player, enum staff_action action, int64_t now_ms)
{
    switch (action) {
    case STAFF_CHECK_PIN:
        check_pin(player, now_ms);
        break;
    case STAFF_ROLLBACK:
        content_roll_back(player);
        break;
    case STAFF_ACCEPT:
        answer_stick(player, true);
        break;
    case STAFF_DECLINE:
        answer_stick(player, false);
        break;
    case STAFF_NEXT:
        player_skip(player, 1);
        break;
    case STAFF_PREVIOUS:
        player_skip(player, -1);
        break;
    case STAFF_PAUSE:
        player_set_paused(player, !player->is_paused);
        break;
    case STAFF_SLATE:
        player_set_slate(player, !player->is_slate);
        break;
    case STAFF_SHOW_CLOCK:
        settime_open_page(player);
        break;
    case STAFF_SET_CLOCK:
        settime_by_page(player);
        break;
    case STAFF_TRAINING:
        game_begin_training(player);
        break;
    case STAFF_REDEEM:
        game_begin_redeem(player);
        break;
    case STAFF_QUIT:
        player->is_done = true;
        break;
    case STAFF_NOTHING:
        break;
    }
}

/* Keys are the game's while it is on, but for staff's own; fingers may also mean staff's corner. */
static void take_event(struct player *player, const struct screen_event *event, int64_t now_ms)
{
    bool is_key = event->kind == SCREEN_EVENT_KEY;
    bool is_free = player->staff.state == STAFF_CLOSED && !player->is_slate;
    bool is_for_game =
        is_free && event->key != SCREEN_KEY_STAFF &&
        (game_is_on(player) || (game_invites(player) && game_begins_by(player, event)));
    enum view_button button = VIEW_BUTTON_NONE;
    if (!is_key)
        button = view_button_at(player->view, player->scene.page, event->x, event->y);
    if (!is_for_game && event->is_repeat)
        return;
    if (!is_key || !is_for_game)
        act(player, staff_input(&player->staff, event, button, now_ms), now_ms);
    if (is_for_game && player->staff.state == STAFF_CLOSED)
        game_input(player, event);
}

static void take_size(struct player *player)
{
    int w, h;
    screen_size(player->screen, &w, &h);
    player->staff.w = w;
    player->staff.h = h;
    player->has_room = !quiz_has_no_room(w, h);
    player->size_serial++;
    player_reload(player);
    game_resized(player);
}

static void take_input(struct player *player)
{
    struct screen_event event;
    bool is_resized = false;
    int64_t now_ms = player->turn_us / 1000; /* staff's hands do not run faster in a rehearsal */
    if (!player->has_input && player->turn_us < pace_input_us(player))
        return;
    player->looked_us = player->turn_us;
    player->looked_count = player->counts.presented;
    while (screen_next_event(player->screen, &event)) {
        player->touched_us = player->turn_us;
        player->is_touched |= event.kind == SCREEN_EVENT_DOWN || event.kind == SCREEN_EVENT_UP ||
                              event.kind == SCREEN_EVENT_KEY;
        if (event.kind == SCREEN_EVENT_QUIT) {
            player->is_done = true;
        } else if (event.kind == SCREEN_EVENT_EXPOSED) {
            view_invalidate(player->view);
        } else if (event.kind == SCREEN_EVENT_RESIZED) {
            is_resized = true;
        } else {
            take_event(player, &event, now_ms);
        }
    }
    if (is_resized)
        take_size(player);
    staff_tick(&player->staff, now_ms);
    if (player->staff.clock.held != VIEW_BUTTON_NONE)
        player->touched_us = player->turn_us; /* a finger that holds still is there all the same */
}

static void step_slate_picture(struct player *player)
{
    struct err err;
    if (!player->slate_picture)
        return;
    enum picture_state state = picture_step(player->slate_picture, clock_real_us(), &err);
    if (state == PICTURE_PENDING)
        return;
    if (state == PICTURE_DONE)
        view_set_slate_ground(player->view, picture_image(player->slate_picture, player->screen));
    picture_close(player->slate_picture);
    player->slate_picture = NULL;
}

/* Returns whether any of our descriptors has something to say. */
static bool wait_for_news(struct player *player)
{
    struct pollfd fds[CONTROL_CLIENTS_MAX + 5 + GAME_FDS + USB_FDS];
    fds[0] = (struct pollfd){.fd = screen_fd(player->screen), .events = POLLIN};
    size_t count = 1 + (player->control ? control_fds(player->control, fds + 1) : 0);
    for (int i = 0; i < 2; i++) {
        int fd = seat_fd(&player->seats[i]);
        if (fd >= 0)
            fds[count++] = (struct pollfd){.fd = fd, .events = POLLIN};
    }
    count += game_fds(player, fds + count);
    count += usb_fds(player, fds + count);
    if (settime_fd(player) >= 0)
        fds[count++] = (struct pollfd){.fd = settime_fd(player), .events = POLLIN};
    bool has_news = poll(fds, count, pace_timeout_ms(player)) > 0; /* or a time-out, or a signal */
    player->has_input = has_news && fds[0].revents != 0;
    return has_news;
}

static void turn(struct player *player, bool has_news)
{
    player->turn_us = clock_real_us();
    site_look_at_clock(&player->site);
    take_input(player);
    answer_step(player);
    settime_step(player);
    if (player->control && has_news)
        control_step(player->control);
    step_slate_picture(player);
    content_step(player);
    usb_step(player);
    programme_step(player);
    game_step(player);
    reload_watch(player);
    show_step_seats(player);
    show_update_scene(player);
    pace_draw(player);
    show_bury(player, false);
}

int player_run(const struct options *options)
{
    struct player player;
    int result = EXIT_INTERNAL;
    cell_shield();
    (void)signal(SIGPIPE, SIG_IGN); /* a reader that goes away is an error code, not our end */
    if (open_player(&player, options, &result)) {
        int64_t end_us =
            options->for_s ? player.start_real_us + options->for_s * 1000000 : INT64_MAX;
        bool has_news = true;
        while (!player.is_done && clock_real_us() < end_us) {
            turn(&player, has_news);
            has_news = wait_for_news(&player);
        }
        result = EXIT_DONE;
    }
    close_player(&player);
    return result;
}
