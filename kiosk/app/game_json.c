#include <stdio.h>

#include "app/game_priv.h"
#include "view/quiz_parts.h"
#include "json/json.h"

/*
 * `ctl quiz`, in rehearsals only: what is on the game's page and where, for tests and for those who
 * try out a scene from afar.
 */

#define PROBES 9 /* along each side of a shape's bounds */

static const struct {
    enum view_button button;
    const char *name;
} names[] = {
    {VIEW_BUTTON_LOW, "low"},
    {VIEW_BUTTON_HINT, "hint"},
    {VIEW_BUTTON_ZOOM, "zoom"},
    {VIEW_BUTTON_LEAVE, "leave"},
    {VIEW_BUTTON_PICTURE, "picture"},
    {VIEW_BUTTON_BACK, "back"},
    {VIEW_BUTTON_GO_ON, "go-on"},
    {VIEW_BUTTON_REVIEW, "review"},
    {VIEW_BUTTON_SPEAK, "speak"},
    {VIEW_BUTTON_LANGUAGE, "language"},
    {VIEW_BUTTON_LARGE, "large"},
    {VIEW_BUTTON_CONTRAST, "contrast"},
    {VIEW_BUTTON_STAY, "stay"},
    {VIEW_BUTTON_FINISH, "finish"},
    {VIEW_BUTTON_LEAVE_NOW, "leave-now"},
    {VIEW_BUTTON_REVEAL, "reveal"},
    {VIEW_BUTTON_REVEAL_ALL, "reveal-all"},
    {VIEW_BUTTON_NEXT, "next"},
    {VIEW_BUTTON_PREVIOUS, "previous"},
    {VIEW_BUTTON_ENTER, "enter"},
    {VIEW_BUTTON_ERASE, "erase"},
    {VIEW_BUTTON_CLOSE, "close"},
    {VIEW_BUTTON_STOCK_MORE, "stock-more"},
    {VIEW_BUTTON_STOCK_LESS, "stock-less"},
};

static void add_name(enum view_button button, struct str *out)
{
    if (button >= VIEW_BUTTON_CHAR_0 && button < VIEW_BUTTON_COUNT)
        str_addf(out, "char-%d", (int)button - VIEW_BUTTON_CHAR_0);
    else if (button >= VIEW_BUTTON_CHOICE_0)
        str_addf(out, "choice-%d", (int)button - VIEW_BUTTON_CHOICE_0 + 1);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (names[i].button == button)
            str_add(out, names[i].name);
}

static void add_targets(const struct player *player, struct str *out)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    int w, h;
    screen_size(player->screen, &w, &h);
    size_t count = view_quiz_targets(&player->game.shown, w, h, targets);
    str_add(out, ",\"targets\":{");
    for (size_t i = 0; i < count; i++) {
        str_add(out, i ? ",\"" : "\"");
        add_name(targets[i].button, out);
        str_addf(out, "\":[%d,%d,%d,%d]", targets[i].at.x, targets[i].at.y, targets[i].at.w,
                 targets[i].at.h);
    }
    str_add(out, "}");
}

/* A point of the shape that a finger on the picture's box can mean it by. */
static struct quiz_point point_of(const struct quiz_shape *shape)
{
    struct quiz_box bounds = quiz_shape_bounds(shape);
    struct quiz_point centre = quiz_shape_centre(shape);
    for (int row = 0; row < PROBES; row++)
        for (int column = 0; column < PROBES && !quiz_shape_has(shape, centre); column++)
            centre = (struct quiz_point){bounds.x + bounds.w * (column + 0.5) / PROBES,
                                         bounds.y + bounds.h * (row + 0.5) / PROBES};
    return centre;
}

/* The level's places on the panel; those of the shapes that are shown. */
static void add_hazards(const struct player *player, struct str *out)
{
    int w, h;
    const struct game *game = &player->game;
    const struct quiz_session *session = &game->session;
    screen_size(player->screen, &w, &h);
    struct layout_rect box = quiz_picture_box(&game->shown, w, h);
    str_add(out, ",\"hazards\":[");
    for (int i = 0; session->state == QUIZ_SEARCH && i < session->count; i++) {
        const struct quiz_answer *answer = &session->answers[i];
        const struct quiz_picture *picture = &session->scene->pictures[game->level.view];
        struct quiz_point at = point_of(&answer->item->shapes[game->level.view]);
        struct quiz_point in_box = quiz_zoom_to_box(
            &game->zoom, (struct quiz_point){at.x / picture->w, at.y / picture->h});
        str_addf(out, "%s{\"id\":\"%s\",\"found\":%s,\"at\":[%d,%d]}", i ? "," : "",
                 answer->item->id, answer->is_found ? "true" : "false",
                 box.x + (int)(in_box.x * box.w), box.y + (int)(in_box.y * box.h));
    }
    str_add(out, "]");
}

static void add_cross(const struct player *player, struct str *out)
{
    int w, h;
    const struct game *game = &player->game;
    screen_size(player->screen, &w, &h);
    struct layout_rect box = quiz_picture_box(&game->shown, w, h);
    str_addf(out, ",\"cross\":[%d,%d],\"step\":%.3f", box.x + (int)(game->cross.x * box.w),
             box.y + (int)(game->cross.y * box.h), (double)box.w / GAME_CROSS_STEPS);
}

/* The number of the right answer as it is shown; 0: no question is open. */
static int right_of(const struct quiz_session *session)
{
    const struct quiz_answer *answer = &session->answers[session->current];
    for (int place = 0; session->state == QUIZ_QUESTION && place < QUIZ_OPTIONS; place++)
        if (answer->order[place] + 1 == answer->item->answer)
            return place + 1;
    return 0;
}

void game_write_page(struct player *player, struct str *out)
{
    const struct game *game = &player->game;
    if (!game_is_on(player)) {
        str_addf(out, "{\"page\":\"attract\",\"invites\":%s}",
                 game_invites(player) ? "true" : "false");
        return;
    }
    game_view_fill(player);
    str_addf(out, "{\"page\":\"%s\",\"ask\":%d,\"found\":%d,\"right\":%d,\"stored\":%s",
             quiz_state_name(game->session.state), (int)game->session.ask, game->session.found,
             game->session.right, game->session.is_stored ? "true" : "false");
    str_addf(out, ",\"note\":%d,\"hint\":%d,\"scale\":%.2f,\"answer\":%d",
             (int)quiz_note_now(&game->session, game_now_ms(player)), game->session.hint_stage,
             game->zoom.scale, right_of(&game->session));
    str_add(out, ",\"ticket\":");
    json_add_string(out, game_has_ticket(game) ? game->ticket : "");
    str_add(out, ",\"short\":");
    json_add_string(out, game_has_ticket(game) ? game->ticket_short : "");
    add_targets(player, out);
    add_cross(player, out);
    add_hazards(player, out);
    str_add(out, "}");
}
