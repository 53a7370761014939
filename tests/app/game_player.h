/*
 * A player without a display for tests of its game: a config folder with the yard as its only
 * scene, a hidden window, and fingers. Nothing waits: time goes on when a test says so.
 */
#ifndef TESTS_APP_GAME_PLAYER_H
#define TESTS_APP_GAME_PLAYER_H

/* cmocka.h needs these four before it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/game_priv.h"
#include "base/file.h"
#include "base/mem.h"
#include "view/quiz_parts.h"

#define PANEL_W   960
#define PANEL_H   540
#define TURNS_MAX 2000 /* until something has come of it */
#define TURN_MS   10
#define OPEN_ALWAYS                                                                                \
    "fallback = \"cards\"; rules = ( { name = \"open\"; when = { }; set = { playlist = "           \
    "\"cards\"; quiz = true; layout = \"full\"; }; } );"

/* libconfig 1.5 forgets the strings it holds when it meets a syntax error. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libconfig\nleak:libdbus";
}

static char game_folder[] = "/tmp/anxuan-game-XXXXXX";
static struct player game_player; /* too large for a stack */
static struct options game_options;

static inline void game_write(const char *name, const char *text)
{
    char path[256];
    (void)snprintf(path, sizeof(path), "%s/%s", game_folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

/* A shell's command; $GAME is the folder. */
static inline void game_run(const char *command)
{
    assert_int_equal(setenv("GAME", game_folder, 1), 0);
    assert_int_equal(system(command), 0);
}

static inline void game_make_site(const char *quiz)
{
    char kiosk[512];
    strcpy(game_folder + strlen(game_folder) - 6, "XXXXXX");
    assert_non_null(mkdtemp(game_folder));
    game_run("mkdir -p $GAME/site/layouts $GAME/site/playlists/cards");
    game_run("mkdir -p $GAME/site/assets/scenes && cp -r tests/fixtures/scenes/yard "
             "$GAME/site/assets/scenes/community");
    game_run("cp config/layouts/*.cfg $GAME/site/layouts/");
    game_run("sed -i 's/setting = \"[a-z]*\"/setting = \"community\"/' "
             "$GAME/site/assets/scenes/community/scene.cfg");
    (void)snprintf(kiosk, sizeof(kiosk),
                   "display = { layout = \"full\"; public = true; };\n"
                   "sound = { device = \"none\"; };\nquiz = { %s };\n",
                   quiz);
    game_write("site/kiosk.cfg", kiosk);
    game_write("site/schedule.cfg", OPEN_ALWAYS);
    game_write("site/playlists/cards/playlist.cfg",
               "items = ( { slogan = \"点一点，找隐患\"; seconds = 60; enter = \"cut\"; } );");
}

/* One turn of the loop, without its waiting. */
static inline void game_turn(void)
{
    struct player *player = &game_player;
    player->turn_us += TURN_MS * 1000;
    site_look_at_clock(&player->site);
    staff_tick(&player->staff, player->turn_us / 1000);
    programme_step(player);
    game_step(player);
    show_step_seats(player);
    show_update_scene(player);
    (void)view_draw(player->view, &player->scene);
}

/* Turns, a little apart, until is_so. */
static inline bool game_wait(bool (*is_so)(void))
{
    for (int i = 0; i < TURNS_MAX && !is_so(); i++) {
        (void)poll(NULL, 0, TURN_MS);
        game_turn();
    }
    return is_so();
}

static inline bool game_has_scenes(void)
{
    return shelf_count(game_player.game.shelf) > 0;
}

static inline void game_pass(int64_t ms)
{
    game_player.site.clock.start_real_us -= ms * 1000;
    game_player.turn_us += ms * 1000;
}

static inline void game_start(const char *quiz)
{
    int code;
    struct err err;
    struct player *player = &game_player;
    char path[256];
    game_make_site(quiz);
    char *config = mem_copy_text((snprintf(path, sizeof(path), "%s/site", game_folder), path));
    char *data = mem_copy_text((snprintf(path, sizeof(path), "%s/data", game_folder), path));
    game_options = (struct options){.config = config,
                                    .data = data,
                                    .at = "2026-06-16T09:30",
                                    .speed = 1,
                                    .item = 1,
                                    .is_mute = true};
    *player = (struct player){.options = &game_options, .on = -1, .lock_fd = -1};
    player->start_real_us = player->turn_us = clock_real_us();
    player->seats[0].index = player->seats[1].index = -1;
    assert_true(site_open(&player->site, &game_options, &code));
    assert_true(file_make_folders(data, &err));
    const char *bin = getenv("ANXUAN_BIN");
    if (bin) {
        free(player->site.picture_program);
        player->site.picture_program = file_join(bin, "anxuan-picture");
    }
    game_open(player);
    player->records = records_open(player->site.data, player->site.is_rehearsal);
    const struct screen_options screen = {
        .backend = SCREEN_SURFACE, .window_w = PANEL_W, .window_h = PANEL_H, .is_hidden = true};
    player->screen = screen_open(&screen, &err);
    assert_non_null(player->screen);
    player->fonts = screen_fonts_open(&err);
    assert_non_null(player->fonts);
    player->has_room = true;
    programme_first(player);
    reload_first(player);
    player->has_shown = true; /* else the slate comes where the machine is slow */
    staff_init(&player->staff, true, false, PANEL_W, PANEL_H);
    director_init(&player->director, 1);
    assert_true(game_wait(game_has_scenes));
}

/* As the player ends. */
static inline void game_finish(void)
{
    struct player *player = &game_player;
    game_close(player);
    show_give_up(player, "quit");
    records_close(player->records);
    for (int i = 0; i < 2; i++)
        seat_clear(&player->seats[i]);
    show_bury(player, true);
    view_destroy(player->view);
    programme_finish(&player->programme);
    screen_fonts_close(player->fonts);
    screen_close(player->screen);
    playlist_finish(&player->list);
    playlist_faults_finish(&player->faults);
    config_report_finish(&player->report);
    free(player->playlist_name);
    site_close(&player->site);
    free((void *)(uintptr_t)game_options.config);
    free((void *)(uintptr_t)game_options.data);
    file_remove_tree(game_folder);
}

/* --- a visitor ----------------------------------------------------------------------------- */

static inline void game_key(enum screen_key key, int digit, char character)
{
    const struct screen_event event = {
        .kind = SCREEN_EVENT_KEY, .key = key, .digit = digit, .character = character};
    game_input(&game_player, &event);
}

/* A finger, long enough after the last one. */
static inline void game_tap(int x, int y)
{
    struct screen_event event = {.kind = SCREEN_EVENT_DOWN, .x = x, .y = y, .pointer = 1};
    game_pass(500);
    game_input(&game_player, &event);
    game_pass(80);
    event.kind = SCREEN_EVENT_UP;
    game_input(&game_player, &event);
}

static inline bool game_find(enum view_button button, struct view_target *out)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    game_view_fill(&game_player);
    size_t count = view_quiz_targets(&game_player.game.shown, PANEL_W, PANEL_H, targets);
    for (size_t i = 0; i < count; i++) {
        *out = targets[i];
        if (targets[i].button == button)
            return true;
    }
    return false;
}

static inline void game_press(enum view_button button)
{
    struct view_target target = {0};
    assert_true(game_find(button, &target));
    game_tap(target.at.x + target.at.w / 2, target.at.y + target.at.h / 2);
}

static inline bool game_is_opened(void)
{
    return game_player.game.session.state != QUIZ_OPENING;
}

static inline bool game_is_stored(void)
{
    return game_player.game.session.state != QUIZ_STORING;
}

static inline void game_choose(int index)
{
    const struct quiz_event event = {.kind = QUIZ_EVENT_CHOOSE, .index = index};
    game_pass(QUIZ_ANSWER_LOCK_MS);
    game_event(&game_player, &event);
}

/* The hazard that is not found yet, by its shape's middle or what of its bounds lies in it. */
static inline void game_find_hazard(void)
{
    const struct game *game = &game_player.game;
    const struct quiz_session *session = &game->session;
    for (int i = 0; i < session->count; i++) {
        const struct quiz_answer *answer = &session->answers[i];
        struct quiz_event event = {.kind = QUIZ_EVENT_TAP, .view = game->level.view};
        const struct quiz_shape *shape = &answer->item->shapes[game->level.view];
        struct quiz_box box = quiz_shape_bounds(shape);
        for (int at = 0; at < 81 && session->state == QUIZ_SEARCH && !answer->is_found; at++) {
            event.point = (struct quiz_point){box.x + box.w * ((double)(at % 9) + 0.5) / 9,
                                              box.y + box.h * ((double)(at / 9) + 0.5) / 9};
            if (!quiz_shape_has(shape, event.point))
                continue;
            game_pass(1000);
            game_event(&game_player, &event);
        }
    }
}

/* From nobody to that page (with the honour rule), as a visitor would get there. */
static inline void game_go_to(enum quiz_state state)
{
    const struct quiz_session *session = &game_player.game.session;
    assert_int_equal(session->state, QUIZ_ATTRACT);
    if (state == QUIZ_ATTRACT)
        return;
    assert_true(game_invites(&game_player));
    game_tap(100, 100);
    assert_int_equal(session->state, QUIZ_NOTICE);
    if (state >= QUIZ_ENTRANCE)
        game_press(VIEW_BUTTON_CHOICE_0 + QUIZ_LEVEL_GAME);
    if (state >= QUIZ_CHOICE)
        game_press(VIEW_BUTTON_CHOICE_0 + QUIZ_LOCAL);
    if (state >= QUIZ_OPENING)
        game_press((enum view_button)(VIEW_BUTTON_CHOICE_0 + QUIZ_COMMUNITY));
    if (state >= QUIZ_SEARCH)
        assert_true(game_wait(game_is_opened));
    if (state == QUIZ_QUESTION || state == QUIZ_EXPLANATION)
        game_find_hazard();
    if (state == QUIZ_EXPLANATION)
        game_choose(0);
    if (state >= QUIZ_STORING) {
        game_press(VIEW_BUTTON_LEAVE);
        game_press(VIEW_BUTTON_FINISH);
    }
    if (state >= QUIZ_RESULT)
        assert_true(game_wait(game_is_stored));
    if (state != QUIZ_GATE)
        assert_int_equal(session->state, state);
}

#endif
