/*
 * robot SESSIONS [SEED]: plays the quiz through its real pages, without a display: picks any target
 * of the page, or any point of the picture, as fingers would; leaves, waits, answers, finds. Time
 * is what it says it is, so that nobody waits for anything but pictures.
 *
 * Prints "# N sessions, …" lines and ends with 1 when a session ends twice or never, a score is not
 * between 0 and 10, or memory grows: after the first quarter by more than GROWTH_KB in all.
 *
 * usage: robot CONFIG DATA SESSIONS [SEED]
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/game_priv.h"
#include "view/quiz_parts.h"

#define PANEL_W      480
#define PANEL_H      270
#define GROWTH_KB    4096 /* 1.4 to 2.7 MiB were seen after 2,500 sessions, 1.7 after 50,000 */
#define STEPS_MAX    4000 /* of one session */
#define ERRORS_SHOWN 5
#define DRAWN_OF     40 /* pages: one is drawn */

static uint64_t state;

static unsigned dice(unsigned sides)
{
    state = state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (unsigned)(state >> 33) % sides;
}

static long memory_kb(void)
{
    long kb = 0;
    char line[256];
    FILE *file = fopen("/proc/self/status", "r");
    while (file && fgets(line, sizeof(line), file))
        if (sscanf(line, "RssAnon: %ld", &kb) == 1)
            break;
    if (file)
        (void)fclose(file);
    return kb;
}

static void pass(struct player *player, int64_t ms)
{
    player->game.covered_ms -= ms;
    player->turn_us += ms * 1000;
}

static void turn(struct player *player)
{
    site_look_at_clock(&player->site);
    game_step(player);
    show_update_scene(player);
    if (dice(DRAWN_OF) == 0)
        (void)view_draw(player->view, &player->scene);
}

static void tap(struct player *player, int x, int y)
{
    struct screen_event event = {.kind = SCREEN_EVENT_DOWN, .x = x, .y = y, .pointer = 1};
    game_input(player, &event);
    pass(player, 80);
    event.kind = SCREEN_EVENT_UP;
    game_input(player, &event);
    pass(player, 300);
}

/* A finger on the picture: half of them where a hazard of the level is. */
static void tap_picture(struct player *player, int w, int h)
{
    const struct game *game = &player->game;
    const struct quiz_session *session = &game->session;
    struct layout_rect box = quiz_picture_box(&game->shown, w, h);
    const struct quiz_picture *picture = &session->scene->pictures[game->level.view];
    struct quiz_point at = {dice(1000) / 1000.0, dice(1000) / 1000.0};
    if (dice(2) == 0) {
        const struct quiz_item *item = session->answers[dice((unsigned)session->count)].item;
        struct quiz_point centre = quiz_shape_centre(&item->shapes[game->level.view]);
        at = quiz_zoom_to_box(&game->zoom,
                              (struct quiz_point){centre.x / picture->w, centre.y / picture->h});
    }
    tap(player, box.x + (int)(at.x * box.w), box.y + (int)(at.y * box.h));
}

/* Whether a visitor who would press that does. A level's pictures cost two processes, and two more
 * when it is enlarged, a page read aloud one: their own tests count those. Who leaves at once sees
 * little. */
static bool is_wanted(const struct quiz_session *session, enum view_button button)
{
    switch (button) {
    case VIEW_BUTTON_SPEAK:
        return false;
    case VIEW_BUTTON_LEAVE:
    case VIEW_BUTTON_ZOOM:
        return dice(20) == 0;
    case VIEW_BUTTON_CHOICE_0:
        return session->state != QUIZ_NOTICE || dice(4) == 0;
    default:
        return true;
    }
}

/* Mostly somebody who plays; sometimes one who walks away, presses anything, or waits. */
static void act(struct player *player)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    int w, h;
    screen_size(player->screen, &w, &h);
    const struct quiz_session *session = &player->game.session;
    size_t count = view_quiz_targets(&player->game.shown, w, h, targets);
    if (dice(300) == 0)
        pass(player, 130000);
    if (session->state == QUIZ_SEARCH && !session->ask && dice(6) > 0) {
        tap_picture(player, w, h);
        return;
    }
    if (count == 0)
        return;
    const struct view_target *target = &targets[dice((unsigned)count)];
    if (is_wanted(session, target->button))
        tap(player, target->at.x + target->at.w / 2, target->at.y + target->at.h / 2);
}

static void wait_for_children(struct player *player)
{
    struct pollfd fds[GAME_FDS];
    size_t count = game_fds(player, fds);
    if (count > 0 && player->game.session.state == QUIZ_OPENING)
        (void)poll(fds, count, 20); /* a turn tells all there is to know */
}

/* True: it ended as it should. */
static bool play(struct player *player)
{
    int64_t ended = player->game.sessions_ended;
    bool has_begun = false;
    for (int i = 0; i < STEPS_MAX; i++) {
        const struct quiz_session *session = &player->game.session;
        if (session->state == QUIZ_ATTRACT && has_begun)
            return player->game.sessions_ended == ended + 1;
        if (session->state == QUIZ_ATTRACT) {
            tap(player, 100, 100);
            has_begun = session->state != QUIZ_ATTRACT;
        } else if (session->state == QUIZ_STORING) {
            (void)records_flush(player->records, 1000);
            pass(player, 10);
        } else {
            act(player);
        }
        if (quiz_score(session) < 0 || quiz_score(session) > 10)
            return false;
        wait_for_children(player);
        turn(player);
    }
    printf("# stuck on %s\n", quiz_state_name(player->game.session.state));
    return false;
}

static bool open_player(struct player *player, const struct options *options)
{
    int code;
    struct err err;
    *player = (struct player){.options = options, .on = -1, .lock_fd = -1};
    player->start_real_us = player->turn_us = clock_real_us();
    player->seats[0].index = player->seats[1].index = -1;
    if (!site_open(&player->site, options, &code))
        return false;
    game_open(player);
    player->records = records_open(player->site.data, player->site.is_rehearsal);
    const struct screen_options screen = {
        .backend = SCREEN_SURFACE, .window_w = PANEL_W, .window_h = PANEL_H, .is_hidden = true};
    player->screen = screen_open(&screen, &err);
    player->fonts = player->screen ? screen_fonts_open(&err) : NULL;
    if (!player->fonts) {
        (void)fprintf(stderr, "robot: %s\n", err.text);
        return false;
    }
    player->has_room = true;
    programme_first(player);
    reload_first(player);
    staff_init(&player->staff, true, false, PANEL_W, PANEL_H);
    director_init(&player->director, 1);
    return true;
}

static void close_player(struct player *player)
{
    game_close(player);
    records_close(player->records);
    view_destroy(player->view);
    programme_finish(&player->programme);
    screen_fonts_close(player->fonts);
    screen_close(player->screen);
    playlist_finish(&player->list);
    playlist_faults_finish(&player->faults);
    config_report_finish(&player->report);
    free(player->playlist_name);
    site_close(&player->site);
}

int main(int argc, char **argv)
{
    static struct player player;
    int failures = 0;
    long first_kb = 0;
    if (argc < 4)
        return 64;
    int sessions = atoi(argv[3]);
    state = argc > 4 ? (uint64_t)atoll(argv[4]) : 1;
    struct options options = {.config = argv[1],
                              .data = argv[2],
                              .at = "2026-06-16T09:30",
                              .speed = 1,
                              .item = 1,
                              .is_mute = true};
    if (!open_player(&player, &options))
        return 1;
    while (shelf_count(player.game.shelf) == 0)
        turn(&player);
    for (int i = 0; i < sessions && failures < ERRORS_SHOWN; i++) {
        if (!play(&player)) {
            failures++;
            printf("not ok - robot: session %d of seed %llu\n", i, (unsigned long long)state);
        }
        if (i == sessions / 4)
            first_kb = memory_kb();
    }
    long last_kb = memory_kb();
    printf("# robot: %d sessions, %d levels finished, %d with points; memory %ld KiB after a "
           "quarter, %ld KiB at the end\n",
           sessions, player.game.today.levels, player.game.today.sessions, first_kb, last_kb);
    close_player(&player);
    bool is_flat = last_kb - first_kb <= GROWTH_KB;
    printf("%s - robot: every session ends once, scores are 0 to 10\n", failures ? "not ok" : "ok");
    printf("%s - robot: memory stays flat\n", is_flat ? "ok" : "not ok");
    return failures || !is_flat;
}
