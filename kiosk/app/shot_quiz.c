#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/exit.h"
#include "app/game_priv.h"
#include "base/file.h"
#include "config/scene_cfg.h"

/*
 * `anxuan shot --page notice|…`: a page of the quiz, come to by the same steps as a visitor's.
 */

#define MINUTE_MS 60000
#define PAST_MS   1000 /* longer than locks and animations */
#define WAIT_MS   100

struct shot_quiz {
    struct player *player;
    struct config_scene scene;
    char *folder;
    bool has_scene;
};

/* How far it goes. */
enum goal {
    TO_NOTICE,
    TO_ENTRANCE,
    TO_TICKET,
    TO_CHOICE,
    TO_SCENE,
    TO_QUESTION,
    TO_EXPLANATION,
    TO_RESULT
};

static const struct page {
    const char *name;
    enum goal goal;
    bool is_idle, is_leaving, is_quick, is_review;
} pages[] = {
    {.name = "notice", .goal = TO_NOTICE},
    {.name = "entrance", .goal = TO_ENTRANCE},
    {.name = "ticket", .goal = TO_TICKET},
    {.name = "setting", .goal = TO_CHOICE},
    {.name = "scene", .goal = TO_SCENE},
    {.name = "question", .goal = TO_QUESTION},
    {.name = "explanation", .goal = TO_EXPLANATION},
    {.name = "result", .goal = TO_RESULT},
    {.name = "review", .goal = TO_RESULT, .is_review = true},
    {.name = "idle", .goal = TO_SCENE, .is_idle = true},
    {.name = "leave", .goal = TO_SCENE, .is_leaving = true},
    {.name = "quick", .goal = TO_QUESTION, .is_quick = true},
    {.name = "quick-result", .goal = TO_RESULT, .is_quick = true},
};

static const struct page *find_page(const char *name)
{
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
        if (strcmp(pages[i].name, name) == 0)
            return &pages[i];
    return NULL;
}

bool shot_is_quiz(const char *page)
{
    return find_page(page) || strcmp(page, "training") == 0 || strcmp(page, "redeem") == 0;
}

/* Locks and animations are over. */
static void let_time_pass(struct player *player)
{
    player->game.covered_ms -= PAST_MS;
}

static void tell(struct shot_quiz *shot, enum quiz_event_kind kind)
{
    let_time_pass(shot->player);
    game_tell(shot->player, kind);
}

static void choose(struct shot_quiz *shot, int index)
{
    const struct quiz_scene *scene = &shot->scene.scene;
    struct quiz_pool pool = {&scene, shot->has_scene ? 1 : 0};
    const struct quiz_event event = {.kind = QUIZ_EVENT_CHOOSE,
                                     .index = index,
                                     .scene = shot->has_scene ? scene : NULL,
                                     .seed = (uint64_t)shot->player->options->seed,
                                     .pool = &pool};
    let_time_pass(shot->player);
    shot->player->game.level_folder = shot->folder;
    game_event(shot->player, &event);
}

/* In the place it must be found by: the middle of what answers to it. */
static bool tap_at(struct shot_quiz *shot, double x, double y)
{
    struct game *game = &shot->player->game;
    const struct quiz_event event = {
        .kind = QUIZ_EVENT_TAP, .point = {x, y}, .view = game_picture_view(shot->player)};
    let_time_pass(shot->player);
    game_event(shot->player, &event);
    return game->session.state == QUIZ_QUESTION;
}

static void find(struct shot_quiz *shot, int index)
{
    const struct quiz_session *session = &shot->player->game.session;
    enum quiz_view view = game_picture_view(shot->player);
    const struct quiz_shape *shape = &session->answers[index].item->shapes[view];
    struct quiz_box bounds = quiz_shape_bounds(shape);
    for (int i = 0; i < 81; i++) { /* from the middle outwards would be nicer, and no better */
        struct quiz_point at = {bounds.x + bounds.w * (i % 9 + 0.5) / 9,
                                bounds.y + bounds.h * ((i / 9 + 4) % 9 + 0.5) / 9};
        if (quiz_shape_has(shape, at) && tap_at(shot, at.x, at.y))
            return;
    }
}

static int place_of(const struct quiz_session *session, bool is_right)
{
    const struct quiz_answer *answer = &session->answers[session->current];
    int place = 0;
    while (place < QUIZ_OPTIONS - 1 &&
           (answer->order[place] + 1 == answer->item->answer) != is_right)
        place++;
    return place;
}

static void answer(struct shot_quiz *shot, bool is_right)
{
    choose(shot, place_of(&shot->player->game.session, is_right));
}

static enum picture_state wait_for_picture(struct shot_quiz *shot)
{
    enum picture_state state = game_picture_step(shot->player);
    while (state == PICTURE_PENDING) {
        struct pollfd fds[GAME_FDS];
        (void)poll(fds, game_fds(shot->player, fds),
                   WAIT_MS); /* a step tells all there is to know */
        state = game_picture_step(shot->player);
    }
    return state;
}

static void wait_for_cards(struct shot_quiz *shot)
{
    for (int i = 0; i < 2 * GAME_CARDS; i++) {
        struct pollfd fds[GAME_FDS];
        game_cards_step(shot->player);
        while (game_cards_are_busy(&shot->player->game)) {
            (void)poll(fds, game_fds(shot->player, fds), WAIT_MS); /* as above */
            game_cards_step(shot->player);
        }
    }
}

static void begin(struct shot_quiz *shot)
{
    const struct options *options = shot->player->options;
    const struct quiz_event start = {.kind = QUIZ_EVENT_START,
                                     .random = (uint64_t)options->seed + 1};
    const struct quiz_event wishes = {.kind = QUIZ_EVENT_WISHES,
                                      .wishes = {.is_english = options->lang == VIEW_EN,
                                                 .is_large = options->mode.is_large,
                                                 .is_contrast = options->mode.is_contrast,
                                                 .is_low = options->mode.is_low}};
    game_event(shot->player, &start);
    game_event(shot->player, &wishes);
}

/* Some found, some answered rightly, some missed: all that a result can show. */
static void play(struct shot_quiz *shot, enum goal goal)
{
    const struct quiz_session *session = &shot->player->game.session;
    bool is_quick = session->game == QUIZ_QUICK_GAME;
    int rounds = goal < TO_RESULT ? 2 : is_quick ? session->count : 3;
    for (int i = 0; i < rounds; i++) {
        bool is_last = goal < TO_RESULT && i == rounds - 1;
        if (!is_quick)
            find(shot, i);
        if (is_last && goal == TO_QUESTION)
            return;
        answer(shot, i % 3 != 1);
        if (is_last)
            return;
        tell(shot, QUIZ_EVENT_NEXT);
    }
    if (session->state == QUIZ_SEARCH) {
        tell(shot, QUIZ_EVENT_LEAVE);
        tell(shot, QUIZ_EVENT_FINISH);
    }
    tell(shot, QUIZ_EVENT_STORED);
}

static void walk_in(struct shot_quiz *shot, const struct page *page)
{
    begin(shot);
    if (page->goal == TO_TICKET)
        shot->player->game.session.rule = QUIZ_TICKET;
    if (page->goal > TO_NOTICE)
        choose(shot, page->is_quick ? 1 : 0);
    if (page->goal > TO_ENTRANCE && !page->is_quick)
        choose(shot, 0);
    if (page->goal > TO_CHOICE && !page->is_quick)
        choose(shot, 0);
}

static bool walk(struct shot_quiz *shot, const struct page *page, struct err *err)
{
    struct player *player = shot->player;
    walk_in(shot, page);
    if (player->game.session.state == QUIZ_OPENING) {
        if (player->has_room && wait_for_picture(shot) != PICTURE_DONE)
            return err_set(err, ERR_IO, "画面打不开 the picture cannot be opened");
        tell(shot, QUIZ_EVENT_OPENED);
    }
    if (page->goal >= TO_QUESTION)
        play(shot, page->goal);
    if (page->is_leaving)
        tell(shot, QUIZ_EVENT_LEAVE);
    if (page->is_review)
        tell(shot, QUIZ_EVENT_REVIEW);
    if (page->is_idle) {
        player->game.covered_ms -= player->game.session.settings.idle_question_ms;
        tell(shot, QUIZ_EVENT_TICK);
    }
    return true;
}

/* The presenter at the second place, revealed; or the prize page. */
static bool walk_staff(struct shot_quiz *shot, struct err *err)
{
    struct player *player = shot->player;
    struct game *game = &player->game;
    game->session.wishes = (struct quiz_wishes){.is_english = player->options->lang == VIEW_EN,
                                                .is_large = player->options->mode.is_large,
                                                .is_contrast = player->options->mode.is_contrast,
                                                .is_low = player->options->mode.is_low};
    if (strcmp(player->options->page, "redeem") == 0) {
        game->page = GAME_REDEEM;
        return true;
    }
    game->page = GAME_TRAINING;
    game->level_folder = shot->folder;
    quiz_training_begin(&game->training, &shot->scene.scene);
    game_picture_open(player);
    if (wait_for_picture(shot) != PICTURE_DONE)
        return err_set(err, ERR_IO, "画面打不开 the picture cannot be opened");
    game_training_press(player, VIEW_BUTTON_NEXT);
    game_training_press(player, VIEW_BUTTON_REVEAL);
    game_training_press(player, VIEW_BUTTON_NEXT);
    game_training_press(player, VIEW_BUTTON_REVEAL);
    quiz_zoom_init(&game->zoom);
    return true;
}

/* The picture for what is shown enlarged, too. */
static void wait_for_sharpness(struct shot_quiz *shot)
{
    struct pollfd fds[GAME_FDS];
    while (shot->player->game.sharper.opening) {
        (void)poll(fds, game_fds(shot->player, fds),
                   WAIT_MS); /* a step tells all there is to know */
        (void)game_picture_step(shot->player);
    }
}

static void draw(struct player *player)
{
    let_time_pass(player); /* what moves has come to rest */
    game_view_fill(player);
    player->game.shown.over.word = NULL;
    player->scene.page = VIEW_PAGE_QUIZ;
    player->scene.quiz = &player->game.shown;
    (void)view_draw(player->view, &player->scene);
    player->scene.quiz = NULL;
}

static bool needs_scene(const char *page)
{
    const struct page *found = find_page(page);
    return found ? found->goal >= TO_SCENE : strcmp(page, "training") == 0;
}

/* The scene that the options name. Returns an exit code. */
static int load_scene(struct shot_quiz *shot)
{
    struct player *player = shot->player;
    const char *name = player->options->scene;
    if (!name) {
        (void)fprintf(stderr, "anxuan shot: error: 缺少 missing --scene NAME\n");
        return EXIT_USAGE;
    }
    shot->folder = site_scene_folder(&player->site, name);
    if (!file_is_folder(shot->folder)) {
        (void)fprintf(stderr, "%s: error: 没有这个场景 no such scene\n", shot->folder);
        return EXIT_NO_INPUT;
    }
    shot->has_scene = config_scene_load(shot->folder, &shot->scene, &player->report) &&
                      player->report.errors == 0;
    config_report_print(&player->report, stderr);
    return shot->has_scene ? EXIT_DONE : EXIT_BAD_CONTENT;
}

static void wait_for_shelf(struct player *player)
{
    player->game.shelf = shelf_open(&player->site);
    shelf_refresh(player->game.shelf);
    while (!shelf_step(player->game.shelf))
        (void)poll(NULL, 0, 1); /* a millisecond is a millisecond */
}

int shot_quiz(struct player *player)
{
    struct err err = {.code = ERR_NONE};
    struct shot_quiz shot = {.player = player};
    struct game *game = &player->game;
    const struct page *page = find_page(player->options->page);
    int result = needs_scene(player->options->page) ? load_scene(&shot) : EXIT_DONE;
    if (result != EXIT_DONE)
        goto out;
    game->page = GAME_SESSION;
    game->covered_ms = 0;
    game_input_reset(game);
    quiz_session_wipe(&game->session);
    quiz_session_init(&game->session, &(struct quiz_settings){.has_hints = true,
                                                              .idle_menu_ms = MINUTE_MS,
                                                              .idle_question_ms = MINUTE_MS,
                                                              .warn_ms = MINUTE_MS / 3,
                                                              .max_session_ms = MINUTE_MS});
    game->is_still = true;
    if (!game->shelf)
        wait_for_shelf(player);
    if (!(page ? walk(&shot, page, &err) : walk_staff(&shot, &err))) {
        (void)fprintf(stderr, "anxuan shot: error: %s\n", err.text);
        result = EXIT_BAD_CONTENT;
        goto out;
    }
    if (!needs_scene(player->options->page) && player->has_room)
        wait_for_cards(&shot);
    wait_for_sharpness(&shot);
    draw(player);
out:
    game_picture_close(game);
    config_scene_finish(&shot.scene);
    free(shot.folder);
    return result;
}

void shot_close_quiz(struct player *player)
{
    game_cards_close(&player->game);
    shelf_close(player->game.shelf);
    player->game.shelf = NULL;
}
