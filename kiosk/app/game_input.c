#include <math.h>
#include <string.h>

#include "app/game_priv.h"
#include "quiz/hit.h"
#include "seal/seal.h"
#include "view/page_scene.h"
#include "view/quiz_parts.h"

/*
 * Fingers, keys and the scanner, as events of the session.
 *
 * A finger's target is what view says lies under it; the keyboard walks the same targets (Tab,
 * arrows, digits for cards and answers). A scanner is a keyboard that types fast and ends with
 * Enter.
 */

void game_input_reset(struct game *game)
{
    quiz_touch_new_page(&game->touch);
    seal_wipe(&game->typed, sizeof(game->typed));
    game->focus = game->pressed = VIEW_BUTTON_NONE;
    game->cross = (struct quiz_point){0.5, 0.5};
}

static void choose(struct player *player, int index)
{
    struct game *game = &player->game;
    struct quiz_event event = {.kind = QUIZ_EVENT_CHOOSE, .index = index};
    const struct quiz_pool pool = {shelf_scenes(game->shelf), shelf_count(game->shelf)};
    if (game->session.state == QUIZ_NOTICE)
        event.pool = &pool;
    if (game->session.state == QUIZ_CHOICE) {
        uint64_t number = (uint64_t)game->today.sessions;
        const struct shelf_scene *found = shelf_find(game->shelf, (enum quiz_setting)index, number);
        event.scene = found ? &found->loaded.scene : NULL;
        event.seed = (uint64_t)game->today_day + number;
        game->level_folder = found ? found->folder : NULL;
    }
    game_event(player, &event);
}

static void toggle(struct player *player, enum view_button button)
{
    struct quiz_event event = {.kind = QUIZ_EVENT_WISHES, .wishes = player->game.session.wishes};
    struct quiz_wishes *wishes = &event.wishes;
    wishes->is_low ^= button == VIEW_BUTTON_LOW;
    wishes->is_large ^= button == VIEW_BUTTON_LARGE;
    wishes->is_contrast ^= button == VIEW_BUTTON_CONTRAST;
    wishes->is_english ^= button == VIEW_BUTTON_LANGUAGE;
    if (player->game.session.state == QUIZ_ATTRACT)
        player->game.session.wishes = *wishes; /* staff's own pages */
    else
        game_event(player, &event);
}

static void zoom(struct player *player)
{
    struct game *game = &player->game;
    quiz_zoom_step(&game->zoom, game->zoom.centre);
    game_picture_sharpen(player);
    game_tell(player, QUIZ_EVENT_STIR);
}

/* What a button of a session's page means. */
static void press_session(struct player *player, enum view_button button)
{
    static const struct {
        enum view_button button;
        enum quiz_event_kind kind;
    } means[] = {
        {VIEW_BUTTON_HINT, QUIZ_EVENT_HINT},      {VIEW_BUTTON_LEAVE, QUIZ_EVENT_LEAVE},
        {VIEW_BUTTON_BACK, QUIZ_EVENT_BACK},      {VIEW_BUTTON_GO_ON, QUIZ_EVENT_NEXT},
        {VIEW_BUTTON_REVIEW, QUIZ_EVENT_REVIEW},  {VIEW_BUTTON_SPEAK, QUIZ_EVENT_SPEAK},
        {VIEW_BUTTON_STAY, QUIZ_EVENT_STAY},      {VIEW_BUTTON_FINISH, QUIZ_EVENT_FINISH},
        {VIEW_BUTTON_LEAVE_NOW, QUIZ_EVENT_QUIT},
    };
    for (size_t i = 0; i < sizeof(means) / sizeof(means[0]); i++)
        if (means[i].button == button)
            game_tell(player, means[i].kind);
    if (button >= VIEW_BUTTON_CHOICE_0 && button < VIEW_BUTTON_CHAR_0)
        choose(player, (int)button - VIEW_BUTTON_CHOICE_0);
    if (button == VIEW_BUTTON_ZOOM)
        zoom(player);
}

/* The crockford keypad's character. */
static char character_of(enum view_button button)
{
    return "0123456789ABCDEFGHJKMNPQRSTVWXYZ"[(int)button - VIEW_BUTTON_CHAR_0];
}

static void press(struct player *player, enum view_button button)
{
    struct game *game = &player->game;
    if (button == VIEW_BUTTON_LOW || button == VIEW_BUTTON_LARGE ||
        button == VIEW_BUTTON_CONTRAST || button == VIEW_BUTTON_LANGUAGE)
        toggle(player, button);
    else if (button >= VIEW_BUTTON_CHAR_0 && button < VIEW_BUTTON_COUNT)
        game_ticket_key(player, character_of(button));
    else if (button == VIEW_BUTTON_ERASE)
        game_ticket_erase(player);
    else if (button == VIEW_BUTTON_ENTER)
        game_ticket_enter(player);
    else if (button == VIEW_BUTTON_STOCK_MORE || button == VIEW_BUTTON_STOCK_LESS)
        game_stock(player, button == VIEW_BUTTON_STOCK_MORE ? 10 : -10);
    else if (game->page == GAME_REDEEM)
        game_leave_page(player); /* close, back, leave */
    else if (game->page != GAME_SESSION)
        game_training_press(player, button);
    else
        press_session(player, button);
}

/* --- the picture ---------------------------------------------------------------------------------
 */

static struct layout_rect picture_box(const struct player *player)
{
    int w, h;
    screen_size(player->screen, &w, &h);
    return quiz_picture_box(&player->game.shown, w, h);
}

static struct quiz_point in_box(struct layout_rect box, double x, double y)
{
    return (struct quiz_point){(x - box.x) / box.w, (y - box.y) / box.h};
}

static void tap_picture(struct player *player, double x, double y)
{
    struct game *game = &player->game;
    const struct quiz_scene *scene = game_scene(game);
    struct layout_rect box = picture_box(player);
    if (!scene || box.w == 0)
        return;
    enum quiz_view view = game->level.view;
    struct quiz_point part = quiz_zoom_to_picture(&game->zoom, in_box(box, x, y));
    double units_per_px = scene->pictures[view].w / (box.w * game->zoom.scale);
    const struct quiz_event event = {
        .kind = QUIZ_EVENT_TAP,
        .point = {part.x * scene->pictures[view].w, part.y * scene->pictures[view].h},
        .slop = QUIZ_SLOP_MM * game->shown.px_per_mm * units_per_px,
        .view = view,
    };
    if (game->page == GAME_TRAINING)
        game_training_tap(player, event.point, event.slop);
    else
        game_event(player, &event);
}

static void move_picture(struct player *player, const struct quiz_gesture *gesture)
{
    struct game *game = &player->game;
    struct layout_rect box = picture_box(player);
    if (box.w == 0)
        return;
    quiz_zoom_pan(&game->zoom, gesture->dx / box.w, gesture->dy / box.h);
    if (gesture->kind == QUIZ_PINCH)
        quiz_zoom_by(&game->zoom, gesture->factor, in_box(box, gesture->x, gesture->y));
    game_picture_sharpen(player);
    game_tell(player, QUIZ_EVENT_STIR);
}

/* --- fingers -------------------------------------------------------------------------------------
 */

static void take_gesture(struct player *player, const struct quiz_gesture *gesture)
{
    struct game *game = &player->game;
    switch (gesture->kind) {
    case QUIZ_TAP:
        game->pressed = VIEW_BUTTON_NONE;
        if (gesture->target == VIEW_BUTTON_PICTURE)
            tap_picture(player, gesture->x, gesture->y);
        else
            press(player, (enum view_button)gesture->target);
        break;
    case QUIZ_PAN:
    case QUIZ_PINCH:
        game->pressed = VIEW_BUTTON_NONE;
        move_picture(player, gesture);
        break;
    case QUIZ_PRESS:
        game->pressed = (enum view_button)gesture->target;
        break;
    case QUIZ_RELEASE:
        game->pressed = VIEW_BUTTON_NONE;
        break;
    case QUIZ_NO_GESTURE:
        break;
    }
}

static void begin(struct player *player)
{
    struct quiz_event event = {.kind = QUIZ_EVENT_START};
    seal_random(&event.random, sizeof(event.random));
    game_event(player, &event);
}

static void touch(struct player *player, const struct screen_event *event)
{
    struct game *game = &player->game;
    int w, h;
    screen_size(player->screen, &w, &h);
    struct quiz_finger_event finger = {
        .kind = event->kind == SCREEN_EVENT_DOWN ? QUIZ_FINGER_DOWN
                : event->kind == SCREEN_EVENT_UP ? QUIZ_FINGER_UP
                                                 : QUIZ_FINGER_MOVE,
        .pointer = event->pointer,
        .x = event->x,
        .y = event->y,
        .target = VIEW_BUTTON_GO_ON, /* the invitation: anywhere */
        .px_per_mm = view_px_per_mm(w, h, player->site.kiosk.display.diagonal_in),
    };
    bool is_on = game_is_on(player);
    if (is_on) {
        game_view_fill(player); /* several events may come in one turn */
        finger.target =
            (int)view_quiz_button_at(&game->shown, w, h, event->x, event->y, &finger.can_zoom);
        game->focus = VIEW_BUTTON_NONE;
    }
    struct quiz_gesture gesture = quiz_touch_step(&game->touch, &finger, player->turn_us / 1000);
    if (is_on)
        take_gesture(player, &gesture);
    else if (gesture.kind == QUIZ_TAP)
        begin(player);
}

/* --- keys ----------------------------------------------------------------------------------------
 */

static bool is_searching(const struct game *game)
{
    return !game->session.ask &&
           (game->session.state == QUIZ_SEARCH || game->page == GAME_TRAINING);
}

/* On the picture the arrows move a cross. */
static bool move_cross(struct player *player, enum screen_key key)
{
    struct game *game = &player->game;
    struct layout_rect box = picture_box(player);
    double step = 1.0 / GAME_CROSS_STEPS, aspect = box.h > 0 ? (double)box.w / box.h : 1;
    if (game->focus != VIEW_BUTTON_PICTURE || !is_searching(game) || key == SCREEN_KEY_TAB ||
        key == SCREEN_KEY_BACK_TAB)
        return false;
    game->cross.x += key == SCREEN_KEY_NEXT ? step : key == SCREEN_KEY_PREVIOUS ? -step : 0;
    game->cross.y += key == SCREEN_KEY_DOWN ? step * aspect
                     : key == SCREEN_KEY_UP ? -step * aspect
                                            : 0;
    game->cross.x = fmin(fmax(game->cross.x, 0), 1);
    game->cross.y = fmin(fmax(game->cross.y, 0), 1);
    game_tell(player, QUIZ_EVENT_STIR);
    return true;
}

/* The next target; from none: the picture where there is one, else the first. */
static void move_focus(struct player *player, int step)
{
    struct game *game = &player->game;
    struct view_target targets[VIEW_TARGETS_MAX];
    int w, h, at = -1;
    screen_size(player->screen, &w, &h);
    game_view_fill(player);
    int count = (int)view_quiz_targets(&game->shown, w, h, targets);
    int first = 0;
    for (int i = 0; i < count; i++) {
        if (targets[i].button == game->focus)
            at = i;
        if (targets[i].is_picture)
            first = i;
    }
    at = at < 0 ? first : (at + step + count) % count;
    if (count > 0)
        game->focus = targets[at].button;
    game_tell(player, QUIZ_EVENT_STIR);
}

static bool has_target(struct player *player, enum view_button button)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    int w, h;
    screen_size(player->screen, &w, &h);
    game_view_fill(player);
    size_t count = view_quiz_targets(&player->game.shown, w, h, targets);
    for (size_t i = 0; i < count; i++)
        if (targets[i].button == button)
            return true;
    return false;
}

static bool is_keypad(const struct player *player)
{
    return player->game.shown.page == VIEW_QUIZ_TICKET ||
           player->game.shown.page == VIEW_QUIZ_REDEEM;
}

static void press_if_there(struct player *player, enum view_button button)
{
    if (button != VIEW_BUTTON_NONE && has_target(player, button))
        press(player, button);
}

static void tap_cross(struct player *player)
{
    const struct game *game = &player->game;
    struct layout_rect box = picture_box(player);
    tap_picture(player, box.x + game->cross.x * box.w, box.y + game->cross.y * box.h);
}

static void press_enter(struct player *player)
{
    struct game *game = &player->game;
    if (is_keypad(player) && (game->typed.count > 0 || game->typed.is_too_long))
        game_ticket_enter(player);
    else if (game->focus == VIEW_BUTTON_PICTURE && is_searching(game))
        tap_cross(player);
    else if (game->focus != VIEW_BUTTON_PICTURE && has_target(player, game->focus))
        press(player, game->focus);
    else if (game->session.ask)
        press_if_there(player, VIEW_BUTTON_STAY);
    else
        press_if_there(player, VIEW_BUTTON_GO_ON);
}

static void step_key(struct player *player, enum screen_key key)
{
    bool is_back = key == SCREEN_KEY_BACK_TAB || key == SCREEN_KEY_PREVIOUS || key == SCREEN_KEY_UP;
    if (!move_cross(player, key))
        move_focus(player, is_back ? -1 : 1);
}

/* A keypad's arrow; OTHER for the digits that are none. */
static enum screen_key arrow_of(int digit)
{
    static const enum screen_key arrows[10] = {[2] = SCREEN_KEY_DOWN,
                                               [4] = SCREEN_KEY_PREVIOUS,
                                               [6] = SCREEN_KEY_NEXT,
                                               [8] = SCREEN_KEY_UP};
    return arrows[digit];
}

/* The number of a card or answer; 0 is a keypad's Tab; on the picture 2 4 6 8 are its arrows, 5
 * taps. */
static void press_digit(struct player *player, int digit)
{
    const struct game *game = &player->game;
    enum screen_key arrow = arrow_of(digit);
    bool is_picture = has_target(player, VIEW_BUTTON_PICTURE);
    if (digit == 0)
        move_focus(player, 1);
    else if (is_picture && digit == 5)
        press_enter(player);
    else if (is_picture && arrow != SCREEN_KEY_OTHER && game->focus != VIEW_BUTTON_PICTURE)
        player->game.focus = VIEW_BUTTON_PICTURE;
    else if (is_picture && arrow != SCREEN_KEY_OTHER)
        step_key(player, arrow);
    else if (digit <= VIEW_CARDS_MAX)
        press_if_there(player, (enum view_button)(VIEW_BUTTON_CHOICE_0 + digit - 1));
}

static void key_page(struct player *player, const struct screen_event *event)
{
    switch (event->key) {
    case SCREEN_KEY_TAB:
    case SCREEN_KEY_NEXT:
    case SCREEN_KEY_DOWN:
    case SCREEN_KEY_BACK_TAB:
    case SCREEN_KEY_PREVIOUS:
    case SCREEN_KEY_UP:
        step_key(player, event->key);
        break;
    case SCREEN_KEY_ENTER:
    case SCREEN_KEY_PAUSE:
        press_enter(player);
        break;
    case SCREEN_KEY_ESCAPE:
        press_if_there(player, player->game.session.ask ? VIEW_BUTTON_STAY : VIEW_BUTTON_LEAVE);
        break;
    case SCREEN_KEY_ERASE:
        press_if_there(player, is_keypad(player) ? VIEW_BUTTON_ERASE : VIEW_BUTTON_BACK);
        break;
    case SCREEN_KEY_DIGIT:
        press_digit(player, event->digit);
        break;
    default:
        break;
    }
}

/* Letters, digits and '-' belong to the ticket where one is asked for. */
static bool takes_character(const struct player *player, const struct screen_event *event)
{
    bool is_plain = event->character > ' ' && event->key != SCREEN_KEY_ENTER;
    return is_plain && is_keypad(player) && !player->game.session.ask;
}

/* A key that is held down means something again and again only where that changes something: an
 * arrow that moves the cross, a scanner's characters. A stuck one does not keep the show waiting.
 */
static bool takes_repeat(const struct player *player, const struct screen_event *event)
{
    const struct game *game = &player->game;
    enum screen_key key = event->key == SCREEN_KEY_DIGIT ? arrow_of(event->digit) : event->key;
    if (takes_character(player, event))
        return !game->typed.is_too_long;
    if (game->focus != VIEW_BUTTON_PICTURE || !is_searching(game))
        return false;
    return (key == SCREEN_KEY_NEXT && game->cross.x < 1) ||
           (key == SCREEN_KEY_PREVIOUS && game->cross.x > 0) ||
           (key == SCREEN_KEY_DOWN && game->cross.y < 1) ||
           (key == SCREEN_KEY_UP && game->cross.y > 0);
}

static void key(struct player *player, const struct screen_event *event)
{
    if (!game_is_on(player)) {
        begin(player);
        return;
    }
    game_view_fill(player);
    if (event->is_repeat && !takes_repeat(player, event))
        return;
    if (takes_character(player, event))
        game_ticket_typed(player, event->character);
    else
        key_page(player, event);
}

bool game_begins_by(const struct player *player, const struct screen_event *event)
{
    bool is_space = event->key == SCREEN_KEY_PAUSE && player->staff.is_public; /* else staff's */
    return event->kind != SCREEN_EVENT_KEY ||
           (!event->is_repeat && (event->key == SCREEN_KEY_ENTER || is_space));
}

void game_input(struct player *player, const struct screen_event *event)
{
    if (!game_is_on(player) && !game_invites(player))
        return;
    if (!event->is_repeat)
        player->game.stirred_us = player->turn_us;
    if (event->kind == SCREEN_EVENT_KEY)
        key(player, event);
    else
        touch(player, event);
}
