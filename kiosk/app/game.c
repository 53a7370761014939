#include "app/game.h"

#include "app/game_priv.h"
#include "seal/seal.h"
#include "view/quiz_over.h"
#include "json/json.h"

#define HAND_STEP_MS 350  /* of the invitation's hand */
#define HAND_STEPS   8    /* four of them at rest */
#define FIRST_MS     1000 /* the game's time begins so: the session wants it above 0 */
#define VISITORS_MIN 5    /* fewer are not told of */
/* Staff's pages of the game, left alone: a presenter talks, a prize is given out at once. */
#define TRAINING_IDLE_US INT64_C(900000000)
#define REDEEM_IDLE_US   INT64_C(180000000)

/* --- time ----------------------------------------------------------------------------------------
 */

int64_t game_now_ms(const struct player *player)
{
    const struct game *game = &player->game;
    int64_t now_ms = clock_now_ms(&player->site.clock);
    int64_t covered_ms = game->covered_ms;
    if (game->is_covered)
        covered_ms += now_ms - game->covered_since_ms;
    return now_ms - covered_ms + FIRST_MS;
}

static void cover(struct player *player)
{
    struct game *game = &player->game;
    int64_t now_ms = clock_now_ms(&player->site.clock);
    bool is_covered = player->is_slate || player->staff.state != STAFF_CLOSED;
    if (is_covered == game->is_covered)
        return;
    if (is_covered)
        game->covered_since_ms = now_ms;
    else
        game->covered_ms += now_ms - game->covered_since_ms;
    game->is_covered = is_covered;
    quiz_touch_init(&game->touch); /* fingers go up, and others down, on the page that covers */
    game->pressed = VIEW_BUTTON_NONE;
    if (is_covered && game->voice)
        game_silence(player);
}

/* --- effects -------------------------------------------------------------------------------------
 */

/* All of the visitor goes; the show goes on. */
static void end_session(struct player *player)
{
    struct game *game = &player->game;
    game_sound_close(player);
    game_picture_close(game);
    game->level_folder = NULL; /* the shelf's, which may change now */
    quiz_session_wipe(&game->session);
    game_input_reset(game);
    seal_wipe(game->ticket, sizeof(game->ticket));
    seal_wipe(game->ticket_short, sizeof(game->ticket_short));
    seal_wipe(game->words, sizeof(game->words));
    seal_wipe(&game->shown, sizeof(game->shown));
    game->is_pin_asked = false;
    staff_drop_level(&player->staff, player->turn_us / 1000);
    game->pencil_ms = 0;
    game->store_number = game->ticket_number = 0;
    game->sessions_ended++;
    shelf_refresh(game->shelf);
    player_apply_hold(player);
}

static void begin_session(struct player *player)
{
    quiz_zoom_init(&player->game.zoom);
    player_apply_hold(player);
}

static void ask_pin(struct player *player)
{
    player->game.is_pin_asked = true;
    staff_ask_level(&player->staff, player->turn_us / 1000);
}

static void carry_out(struct player *player, const struct quiz_effect *effect)
{
    struct game *game = &player->game;
    switch (effect->kind) {
    case QUIZ_DO_OPEN:
        quiz_zoom_init(&game->zoom);
        game_picture_open(player);
        break;
    case QUIZ_DO_ASK_PIN:
        ask_pin(player);
        break;
    case QUIZ_DO_STORE:
        game_store(player);
        break;
    case QUIZ_DO_SPEAK:
        game_speak(player);
        break;
    case QUIZ_DO_HUSH:
        game_hush(player);
        break;
    case QUIZ_DO_CUE:
        game_cue(player, effect->cue);
        break;
    case QUIZ_DO_TICKET:
        game_ticket_make(player);
        break;
    case QUIZ_DO_END:
        end_session(player);
        break;
    }
}

/* The rule may change with the clock; a running session keeps its own. */
static void refresh_settings(struct player *player)
{
    const struct config_kiosk *kiosk = &player->site.kiosk;
    player->game.session.settings = (struct quiz_settings){
        .idle_menu_ms = (int64_t)kiosk->quiz.idle_menu_s * 1000,
        .idle_question_ms = (int64_t)kiosk->quiz.idle_question_s * 1000,
        .warn_ms = (int64_t)kiosk->quiz.warn_s * 1000,
        .max_session_ms = (int64_t)kiosk->quiz.max_session_s * 1000,
        .has_hints = kiosk->quiz.hints,
        .rule = game_rule(player),
    };
}

/* Fingers on the page before mean nothing here; the keyboard comes back to the picture alone. */
static void new_page(struct game *game)
{
    quiz_touch_new_page(&game->touch);
    game->pressed = VIEW_BUTTON_NONE;
    if (game->focus != VIEW_BUTTON_PICTURE)
        game->focus = VIEW_BUTTON_NONE;
}

void game_event(struct player *player, const struct quiz_event *event)
{
    struct game *game = &player->game;
    struct quiz_effects effects;
    enum quiz_state state = game->session.state;
    enum quiz_ask ask = game->session.ask;
    int found = game->session.found;
    if (state == QUIZ_ATTRACT)
        refresh_settings(player);
    quiz_step(&game->session, event, game_now_ms(player), &effects);
    if (state == QUIZ_ATTRACT && game->session.state != QUIZ_ATTRACT)
        begin_session(player);
    if (game->session.found > found) {
        game->pencil_ms = game_now_ms(player);
        game_picture_sharpen(player); /* the place is shown enlarged */
    }
    if (game->session.state != state || game->session.ask != ask)
        new_page(game);
    for (int i = 0; i < effects.count; i++)
        carry_out(player, &effects.list[i]);
}

void game_tell(struct player *player, enum quiz_event_kind kind)
{
    const struct quiz_event event = {.kind = kind};
    game_event(player, &event);
}

/* --- the turn ------------------------------------------------------------------------------------
 */

/* Staff's page for the gate has closed: with the right PIN, or without. */
static void step_pin(struct player *player)
{
    struct game *game = &player->game;
    if (!game->is_pin_asked || player->staff.state != STAFF_CLOSED)
        return;
    game->is_pin_asked = false;
    game_tell(player, player->staff.is_let_in ? QUIZ_EVENT_LET_IN : QUIZ_EVENT_TURNED_AWAY);
}

static void step_opening(struct player *player)
{
    enum picture_state state = game_picture_step(player);
    if (player->game.session.state != QUIZ_OPENING || state == PICTURE_PENDING)
        return;
    game_tell(player, state == PICTURE_DONE ? QUIZ_EVENT_OPENED : QUIZ_EVENT_OPEN_FAILED);
}

/* The shelf's scenes are borrowed while somebody plays. */
static void step_shelf(struct player *player)
{
    bool is_lent = game_is_on(player) && player->game.page != GAME_TRAINING_CHOICE;
    if (is_lent || !shelf_step(player->game.shelf))
        return;
    game_cards_close(&player->game);
    game_stats_fill(&player->game);
}

static void step_session(struct player *player)
{
    const struct quiz_session *session = &player->game.session;
    if (session->state == QUIZ_ATTRACT || player->game.is_covered)
        return;
    if (quiz_wake_ms(session) <= game_now_ms(player))
        game_tell(player, QUIZ_EVENT_TICK);
}

/* Staff who walk away leave no page behind. */
static void step_staff_page(struct player *player)
{
    struct game *game = &player->game;
    int64_t limit_us = game->page == GAME_REDEEM ? REDEEM_IDLE_US : TRAINING_IDLE_US;
    if (game->page != GAME_SESSION && player->turn_us - game->stirred_us > limit_us)
        game_leave_page(player);
}

void game_step(struct player *player)
{
    struct game *game = &player->game;
    if (!game->shelf)
        return;
    cover(player);
    step_shelf(player);
    step_pin(player);
    if (game_is_on(player)) {
        step_opening(player);
        game_sound_step(player);
    }
    if (game_is_on(player) || game_invites(player))
        game_cards_step(player);
    else
        game_cards_finish(player);
    game_store_step(player);
    game_ticket_step(player);
    game_redeem_step(player);
    step_staff_page(player);
    step_session(player);
}

void game_open(struct player *player)
{
    struct game *game = &player->game;
    refresh_settings(player);
    quiz_session_init(&game->session, &game->session.settings);
    game->session.is_closed = true;
    quiz_touch_init(&game->touch);
    quiz_zoom_init(&game->zoom);
    game_input_reset(game);
    game_store_open(player);
    game_ticket_open(player);
    game->shelf = shelf_open(&player->site);
}

void game_close(struct player *player)
{
    struct game *game = &player->game;
    if (!game->shelf)
        return;
    game_interrupt(player);
    game_sound_close(player);
    game_cards_close(game);
    tickets_finish(&game->tickets);
    prize_finish(&game->prize);
    shelf_close(game->shelf);
    game->shelf = NULL;
}

void game_set_open(struct player *player, bool is_open)
{
    struct game *game = &player->game;
    if (!game->shelf || is_open == game->is_open)
        return;
    game->is_open = is_open;
    game_tell(player, is_open ? QUIZ_EVENT_OPEN_AGAIN : QUIZ_EVENT_CLOSE);
    if (is_open)
        shelf_refresh(game->shelf);
}

void game_interrupt(struct player *player)
{
    if (!player->game.shelf)
        return;
    if (player->game.session.state != QUIZ_ATTRACT)
        game_tell(player, QUIZ_EVENT_INTERRUPT);
    game_leave_page(player);
}

bool game_is_on(const struct player *player)
{
    return player->game.session.state != QUIZ_ATTRACT || player->game.page != GAME_SESSION;
}

bool game_invites(const struct player *player)
{
    const struct game *game = &player->game;
    return game->is_open && game->shelf && shelf_count(game->shelf) > 0 && !game_is_on(player) &&
           !player->programme.is_dark && !player->is_slate && player->has_room;
}

void game_leave_page(struct player *player)
{
    struct game *game = &player->game;
    if (game->page == GAME_SESSION)
        return;
    game->page = GAME_SESSION;
    game_picture_close(game);
    game->level_folder = NULL;
    game->training = (struct quiz_training){.current = -1};
    game_input_reset(game);
    player_apply_hold(player);
}

/* --- what is shown -------------------------------------------------------------------------------
 */

static int64_t hand_turn(const struct player *player)
{
    return player->turn_us / 1000 / HAND_STEP_MS;
}

/* With every movement of the hand: what the first touch will show may have become another page. */
static void prepare(struct player *player)
{
    struct game *game = &player->game;
    int64_t turn = hand_turn(player);
    if (game->prepared_turn == turn || game_cards_are_busy(game))
        return;
    game->prepared_turn = turn;
    game_view_prepare(player);
}

void game_update_scene(struct player *player)
{
    static const int steps[HAND_STEPS] = {0, 1, 2, 3};
    struct game *game = &player->game;
    struct view_scene *scene = &player->scene;
    scene->quiz = NULL;
    scene->invite = (struct view_invite){.is_on = game_invites(player)};
    if (scene->invite.is_on) {
        scene->invite.hand_step = steps[hand_turn(player) % HAND_STEPS];
        scene->invite.visitors = game->today.sessions >= VISITORS_MIN ? game->today.sessions : 0;
        prepare(player);
    }
    if (!game_is_on(player))
        return;
    game_view_fill(player);
    scene->quiz = &game->shown;
}

bool game_is_moving(const struct player *player)
{
    return player->scene.page == VIEW_PAGE_QUIZ && view_quiz_is_moving(&player->game.shown);
}

int64_t game_wake_us(const struct player *player)
{
    int64_t wake_us = INT64_MAX;
    if (game_invites(player))
        wake_us = (hand_turn(player) + 1) * HAND_STEP_MS * 1000;
    if (player->game.session.state == QUIZ_ATTRACT || player->game.is_covered)
        return wake_us;
    int64_t left_ms = quiz_wake_ms(&player->game.session) - game_now_ms(player);
    if (left_ms > (int64_t)SCHEDULE_DAY_S * 1000)
        return wake_us;
    int64_t session_us = clock_real_us() + left_ms * 1000 / player->site.clock.speed;
    int64_t second_us = player->turn_us + 1000000 / player->site.clock.speed;
    if (player->game.session.ask == QUIZ_ASK_STILL_THERE && second_us < session_us)
        session_us = second_us; /* the countdown */
    return session_us < wake_us ? session_us : wake_us;
}

void game_resized(struct player *player)
{
    struct game *game = &player->game;
    game_cards_close(game);
    quiz_touch_new_page(&game->touch);
    if (!game_scene(game) || !player->has_room)
        return; /* nothing is drawn: what there is waits for a larger size */
    bool has_picture = game->level.image || game->level.opening;
    if (!has_picture || game->level.view != game_picture_view(player))
        game_picture_open(player); /* a scene may have a picture for each shape of panel */
}

static const char *page_name(const struct game *game)
{
    static const char *const names[] = {[GAME_TRAINING_CHOICE] = "training",
                                        [GAME_TRAINING] = "training",
                                        [GAME_REDEEM] = "redeem"};
    return game->page == GAME_SESSION ? quiz_state_name(game->session.state) : names[game->page];
}

void game_write_json(const struct player *player, struct str *out)
{
    const struct game *game = &player->game;
    const struct quiz_scene *scene = game_scene(game);
    if (!game_is_on(player)) {
        str_add(out, "null");
        return;
    }
    str_add(out, "{\"page\":");
    json_add_string(out, page_name(game));
    str_add(out, ",\"scene\":");
    if (scene)
        json_add_string(out, scene->name);
    else
        str_add(out, "null");
    str_addf(out, ",\"score\":%d}", quiz_score(&game->session));
}
