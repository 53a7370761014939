#include <math.h>
#include <stdlib.h>

#include "app/game_priv.h"
#include "base/file.h"
#include "base/log.h"
#include "view/page_scene.h"
#include "view/quiz_parts.h"

/*
 * Pictures of the game: the level's, a larger one for the zoom, those on the cards.
 */

#define LARGEST_PX 3840 /* of the zoom's picture: the largest layers there are */

/* --- the level -----------------------------------------------------------------------------------
 */

/* Whether more of it is shown than one pixel for one: zoomed in, or one place of it. */
static bool is_enlarged(const struct game *game)
{
    return game->zoom.scale > 1 || game->session.state != QUIZ_SEARCH;
}

struct screen_image *game_picture_image(const struct game *game)
{
    return is_enlarged(game) && game->sharper.image ? game->sharper.image : game->level.image;
}

const struct quiz_scene *game_scene(const struct game *game)
{
    return game->page == GAME_SESSION ? game->session.scene : game->training.scene;
}

enum quiz_view game_picture_view(const struct player *player)
{
    int w, h;
    screen_size(player->screen, &w, &h);
    return quiz_scene_view(game_scene(&player->game), w, h);
}

/* As large as it stands on the page. */
static struct layout_rect level_box(const struct player *player, const struct quiz_scene *scene,
                                    enum quiz_view view)
{
    int w, h;
    const struct game *game = &player->game;
    screen_size(player->screen, &w, &h);
    const struct view_quiz page = {
        .page = game->page == GAME_SESSION ? VIEW_QUIZ_SCENE : VIEW_QUIZ_TRAINING,
        .mode = {game->session.wishes.is_large, game->session.wishes.is_contrast,
                 game->session.wishes.is_low},
        .px_per_mm = view_px_per_mm(w, h, player->site.kiosk.display.diagonal_in),
        .level = {.picture_w = scene->pictures[view].w,
                  .picture_h = scene->pictures[view].h,
                  .title = scene->title ? scene->title : scene->name,
                  .total = QUIZ_LEVEL},
    };
    return quiz_picture_box(&page, w, h);
}

static void finish_picture(struct game_picture *picture)
{
    scene_open_close(picture->opening);
    screen_image_destroy(picture->image);
    *picture = (struct game_picture){0};
}

void game_picture_close(struct game *game)
{
    finish_picture(&game->level);
    finish_picture(&game->sharper);
}

/* What of the running page is dangerous. */
static size_t dangerous_of(const struct game *game, size_t out[QUIZ_HAZARDS_MAX])
{
    const struct quiz_scene *scene = game_scene(game);
    bool is_level = game->page == GAME_SESSION;
    size_t count = is_level ? (size_t)game->session.count : scene->hazard_count;
    count = count < QUIZ_HAZARDS_MAX ? count : QUIZ_HAZARDS_MAX;
    for (size_t i = 0; i < count; i++)
        out[i] = is_level ? game->session.level[i] : i;
    return count;
}

static void start(struct player *player, struct game_picture *picture, int w, int h)
{
    struct err err;
    struct game *game = &player->game;
    size_t dangerous[QUIZ_HAZARDS_MAX];
    picture->view = game_picture_view(player);
    picture->w = w;
    picture->h = h;
    const struct scene_open_request request = {.site = &player->site,
                                               .scene = game_scene(game),
                                               .folder = game->level_folder,
                                               .view = picture->view,
                                               .dangerous = dangerous,
                                               .count = dangerous_of(game, dangerous),
                                               .w = w,
                                               .h = h};
    picture->opening = scene_open_start(&request, &err);
    if (!picture->opening)
        log_warning("app", "%s: %s", game->level_folder, err.text);
}

void game_picture_open(struct player *player)
{
    struct game *game = &player->game;
    game_picture_close(game);
    struct layout_rect box = level_box(player, game_scene(game), game_picture_view(player));
    start(player, &game->level, box.w, box.h);
}

/* FAILED also where nothing was begun. */
static enum picture_state step(struct player *player, struct game_picture *picture)
{
    struct err err;
    if (picture->image)
        return PICTURE_DONE;
    if (!picture->opening)
        return PICTURE_FAILED;
    enum picture_state state = scene_open_step(picture->opening, clock_real_us(), &err);
    if (state == PICTURE_PENDING)
        return state;
    if (state == PICTURE_DONE)
        picture->image = scene_open_image(picture->opening, player->screen);
    else
        log_warning("app", "%s: %s", player->game.level_folder, err.text);
    scene_open_close(picture->opening);
    picture->opening = NULL;
    return state;
}

enum picture_state game_picture_step(struct player *player)
{
    struct game *game = &player->game;
    (void)step(player, &game->sharper); /* without it the level's own is enlarged */
    return step(player, &game->level);
}

void game_picture_sharpen(struct player *player)
{
    struct game *game = &player->game;
    if (!is_enlarged(game) || game->sharper.w > 0 || !game->level.image)
        return;
    double scale = fmin(QUIZ_ZOOM_MAX, (double)LARGEST_PX / game->level.w);
    if (scale > 1)
        start(player, &game->sharper, (int)(game->level.w * scale), (int)(game->level.h * scale));
}

/* --- cards ---------------------------------------------------------------------------------------
 */

static const char *const drawings[GAME_CARD_SETTING_0] = {
    "quiz/game-level.svg", "quiz/game-quick.svg", "quiz/local.svg", "quiz/central.svg"};

/* How large a card's picture is on its page, in this panel's usual mode. */
static struct layout_rect card_box(struct player *player, int card)
{
    int w, h, index = card - GAME_CARD_GAME_0;
    struct game *game = &player->game;
    const struct view_quiz shown = game->shown;
    screen_size(player->screen, &w, &h);
    game->shown = (struct view_quiz){
        .page = VIEW_QUIZ_NOTICE,
        .px_per_mm = view_px_per_mm(w, h, player->site.kiosk.display.diagonal_in)};
    if (card >= GAME_CARD_SETTING_0) {
        game->shown.page = VIEW_QUIZ_CHOICE;
        index = card - GAME_CARD_SETTING_0;
    } else if (card >= GAME_CARD_ENTRANCE_0) {
        game->shown.page = VIEW_QUIZ_ENTRANCE;
        index = card - GAME_CARD_ENTRANCE_0;
    }
    game_words_fill(player);
    struct layout_rect box = quiz_card_picture_box(&game->shown, w, h, index);
    game->shown = shown;
    return box;
}

static void ask_drawing(struct player *player, struct game_card *card, const char *name,
                        struct layout_rect box)
{
    struct err err;
    char *path = file_join(player->site.assets, name);
    const struct picture_request request = {
        .program = player->site.picture_program,
        .path = path,
        .w = box.w,
        .h = box.h,
        .fit = LAYOUT_COVER,
        .real_us = clock_real_us(),
        .is_cell_optional = site_is_cell_optional(&player->site, path),
    };
    card->loading = picture_open(&request, &err);
    free(path);
}

static void ask_scene(struct player *player, struct game_card *card, int setting,
                      struct layout_rect box)
{
    struct err err;
    const struct shelf_scene *found = shelf_find(player->game.shelf, (enum quiz_setting)setting, 0);
    if (!found)
        return;
    const struct quiz_scene *scene = &found->loaded.scene;
    enum quiz_view view = quiz_scene_view(scene, box.w, box.h);
    double shape = scene->pictures[view].w / scene->pictures[view].h;
    int w = (int)fmax(box.w, box.h * shape), h = (int)fmax(box.h, box.w / shape);
    const struct scene_open_request request = {.site = &player->site,
                                               .scene = scene,
                                               .folder = found->folder,
                                               .view = view,
                                               .w = w,
                                               .h = h};
    card->opening = scene_open_start(&request, &err);
}

static void ask(struct player *player, int index)
{
    struct game_card *card = &player->game.cards[index];
    struct layout_rect box = card_box(player, index);
    card->is_asked = true;
    if (box.w < 1 || box.h < 1)
        return;
    if (index < GAME_CARD_SETTING_0)
        ask_drawing(player, card, drawings[index], box);
    else
        ask_scene(player, card, index - GAME_CARD_SETTING_0, box);
}

/* True while it is busy. Without its picture a card has its word alone. */
static bool step_card(struct player *player, struct game_card *card)
{
    struct err err;
    enum picture_state state = PICTURE_FAILED;
    if (card->loading)
        state = picture_step(card->loading, clock_real_us(), &err);
    else if (card->opening)
        state = scene_open_step(card->opening, clock_real_us(), &err);
    else
        return false;
    if (state == PICTURE_PENDING)
        return true;
    if (state == PICTURE_DONE)
        card->image = card->loading ? picture_image(card->loading, player->screen)
                                    : scene_open_image(card->opening, player->screen);
    else
        log_warning("app", "卡片图片 a card's picture: %s", err.text);
    picture_close(card->loading);
    scene_open_close(card->opening);
    card->loading = NULL;
    card->opening = NULL;
    return false;
}

/* True while one is busy. */
static bool step_cards(struct player *player)
{
    struct game_card *cards = player->game.cards;
    for (int i = 0; i < GAME_CARDS; i++)
        if (step_card(player, &cards[i]))
            return true;
    return false;
}

void game_cards_finish(struct player *player)
{
    (void)step_cards(player); /* its descriptors would say for ever that there is news */
}

void game_cards_step(struct player *player)
{
    struct game_card *cards = player->game.cards;
    if (step_cards(player))
        return; /* one after the other: they are in nobody's way */
    for (int i = 0; i < GAME_CARDS; i++)
        if (!cards[i].is_asked) {
            ask(player, i);
            return;
        }
}

bool game_cards_are_busy(const struct game *game)
{
    for (int i = 0; i < GAME_CARDS; i++)
        if (game->cards[i].loading || game->cards[i].opening)
            return true;
    return false;
}

void game_cards_close(struct game *game)
{
    for (int i = 0; i < GAME_CARDS; i++) {
        struct game_card *card = &game->cards[i];
        picture_close(card->loading);
        scene_open_close(card->opening);
        screen_image_destroy(card->image);
        *card = (struct game_card){0};
    }
}

size_t game_fds(const struct player *player, struct pollfd fds[GAME_FDS])
{
    const struct game *game = &player->game;
    struct scene_open *openings[] = {game->level.opening, game->sharper.opening, NULL};
    size_t count = 0;
    int pair[SCENE_OPEN_FDS];
    for (int i = 0; i < GAME_CARDS; i++) {
        if (game->cards[i].loading)
            fds[count++] =
                (struct pollfd){.fd = picture_fd(game->cards[i].loading), .events = POLLIN};
        if (game->cards[i].opening)
            openings[2] = game->cards[i].opening;
    }
    for (size_t i = 0; i < sizeof(openings) / sizeof(openings[0]); i++) {
        if (!openings[i])
            continue;
        scene_open_fds(openings[i], pair);
        for (int part = 0; part < SCENE_OPEN_FDS; part++)
            fds[count++] = (struct pollfd){.fd = pair[part], .events = POLLIN};
    }
    if (game->voice && count < GAME_FDS)
        fds[count++] = (struct pollfd){.fd = voice_fd(game->voice), .events = POLLIN};
    if (player->records && count < GAME_FDS)
        fds[count++] = (struct pollfd){.fd = records_fd(player->records), .events = POLLIN};
    return count;
}
