#include "app/game_priv.h"

/*
 * 培训模式: staff choose a setting, then step through all the hazards of its scene before an
 * audience. Behind the PIN; nothing is scored or stored but that it took place.
 */

void game_begin_training(struct player *player)
{
    struct game *game = &player->game;
    if (!game->shelf || game_is_on(player) || player->programme.is_dark)
        return;
    game->page = GAME_TRAINING_CHOICE;
    game->stirred_us = player->turn_us;
    game->training = (struct quiz_training){.current = -1};
    quiz_zoom_init(&game->zoom);
    game_input_reset(game);
    shelf_refresh(game->shelf);
    records_add_event(player->records, "training", NULL, player_stamp(player));
    player_apply_hold(player);
}

static void choose(struct player *player, int setting)
{
    struct game *game = &player->game;
    const struct shelf_scene *found =
        setting < QUIZ_SETTINGS ? shelf_find(game->shelf, (enum quiz_setting)setting, 0) : NULL;
    if (!found)
        return;
    game->page = GAME_TRAINING;
    game->level_folder = found->folder;
    quiz_training_begin(&game->training, &found->loaded.scene);
    game_picture_open(player);
    quiz_touch_new_page(&game->touch);
}

/* What was stepped to is brought into view. */
static void look(struct game *game)
{
    const struct quiz_training *training = &game->training;
    if (training->current < 0 || !quiz_training_is_revealed(training, (size_t)training->current))
        return;
    const struct quiz_scene *scene = training->scene;
    const struct quiz_picture *picture = &scene->pictures[game->level.view];
    struct quiz_point at =
        quiz_shape_centre(&scene->hazards[training->current].shapes[game->level.view]);
    quiz_zoom_look_at(&game->zoom, (struct quiz_point){at.x / picture->w, at.y / picture->h});
}

void game_training_press(struct player *player, enum view_button button)
{
    struct game *game = &player->game;
    if (button == VIEW_BUTTON_LEAVE || button == VIEW_BUTTON_BACK || button == VIEW_BUTTON_CLOSE)
        game_leave_page(player);
    else if (button >= VIEW_BUTTON_CHOICE_0 && button < VIEW_BUTTON_CHAR_0)
        choose(player, (int)button - VIEW_BUTTON_CHOICE_0);
    else if (button == VIEW_BUTTON_NEXT)
        quiz_training_step(&game->training, QUIZ_TRAIN_NEXT);
    else if (button == VIEW_BUTTON_PREVIOUS)
        quiz_training_step(&game->training, QUIZ_TRAIN_PREVIOUS);
    else if (button == VIEW_BUTTON_REVEAL)
        quiz_training_step(&game->training, QUIZ_TRAIN_REVEAL);
    else if (button == VIEW_BUTTON_REVEAL_ALL)
        quiz_training_step(&game->training, QUIZ_TRAIN_REVEAL_ALL);
    if (game->page == GAME_TRAINING)
        look(game);
}

void game_training_tap(struct player *player, struct quiz_point point, double slop)
{
    struct game *game = &player->game;
    quiz_training_tap(&game->training, game->level.view, point, slop);
}
