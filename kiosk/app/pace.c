#include <poll.h>

#include "app/player_priv.h"

/*
 * When to draw. Something that moves by itself (ticker, transition) is drawn on a grid of one beat
 * per refresh of the display, and film frames wait for that beat, so that all goes out in one
 * present. When only a film moves, each frame goes out as it comes.
 */

/* How often touch and keys are looked at: when the display tells of them; when a present may take
 * in what it would tell, or it tells nothing; once somebody is there, and for how long after. */
#define INPUT_CALM_US  500000
#define INPUT_IDLE_US  45000
#define INPUT_AWAKE_US 12000
#define INPUT_WAKE_US  3000000

bool pace_is_moving(const struct player *player)
{
    if (player->scene.brightness != player->programme.brightness)
        return true;
    if (player->scene.page != VIEW_PAGE_NONE)
        return game_is_moving(player);
    return player->move.kind != PLAYLIST_CUT || view_has_ticker(player->view);
}

static int64_t beat_us(const struct player *player)
{
    return 1000000 / screen_refresh_hz(player->screen);
}

static void count(struct player *player, int64_t due_us)
{
    player->counts.presented++;
    int64_t late_us = clock_real_us() - due_us;
    if (late_us > beat_us(player) / 2)
        player->counts.late++;
    if (late_us > beat_us(player))
        player->counts.missed++;
    if (view_is_black(player->view))
        player->counts.black++;
}

#ifdef ANXUAN_WITHHOLD_PRESENT
/* A test build only: one present shows nothing, to prove that `black` would count it. */
static void withhold(struct player *player)
{
    if (player->counts.presented == ANXUAN_WITHHOLD_PRESENT)
        player->scene.stage = (struct view_stage){.serial = ++player->stage_serial};
}
#else
static void withhold(struct player *player)
{
    (void)player;
}
#endif

void pace_draw(struct player *player)
{
    int64_t now_us = clock_real_us();
    int64_t due_us = player->turn_us; /* the news that woke us came then */
    if (pace_is_moving(player)) {
        int64_t beat = beat_us(player);
        due_us = player->beat_us + beat;
        if (now_us < due_us && !player->is_touched)
            return;
        if (now_us - due_us > 4 * beat)
            due_us = now_us; /* after a rest: a new grid */
        if (now_us < due_us)
            due_us = player->turn_us; /* a finger is answered between two beats */
        else
            player->beat_us = due_us;
    }
    player->is_touched = false;
    if (!player->has_shown && player->scene.page == VIEW_PAGE_NONE)
        return; /* nothing to show yet: the window stays away */
    withhold(player);
    if (view_draw(player->view, &player->scene))
        count(player, due_us);
}

int64_t pace_input_us(const struct player *player)
{
    bool is_awake = player->turn_us - player->touched_us < INPUT_WAKE_US && player->touched_us;
    bool is_calm =
        player->looked_count == player->counts.presented && screen_fd(player->screen) >= 0;
    int64_t usual_us = is_calm ? INPUT_CALM_US : INPUT_IDLE_US;
    return player->looked_us + (is_awake ? INPUT_AWAKE_US : usual_us);
}

/* When the item on screen is over, or the next is to be made ready. */
static int64_t item_us(struct player *player)
{
    struct director_world world = show_world(player);
    int64_t rest_ms = director_rest_ms(&player->director, &world);
    bool is_far = player->programme.is_dark || rest_ms > (int64_t)SCHEDULE_DAY_S * 1000;
    return is_far ? INT64_MAX : rest_ms * 1000 / player->site.clock.speed;
}

int pace_timeout_ms(struct player *player)
{
    int64_t now_us = clock_real_us();
    int64_t timeout_us = pace_input_us(player) - now_us;
    int64_t decision_us = programme_wake_us(player) - now_us;
    int64_t over_us = item_us(player);
    if (decision_us < timeout_us)
        timeout_us = decision_us;
    if (over_us < timeout_us)
        timeout_us = over_us;
    int64_t usb_us = usb_wake_us(player);
    if (usb_us != INT64_MAX && usb_us - now_us < timeout_us)
        timeout_us = usb_us - now_us;
    int64_t game_us = game_wake_us(player);
    if (game_us != INT64_MAX && game_us - now_us < timeout_us)
        timeout_us = game_us - now_us;
    if (pace_is_moving(player)) {
        int64_t left_us = player->beat_us + beat_us(player) - now_us;
        if (left_us < timeout_us)
            timeout_us = left_us;
    }
    return timeout_us <= 0 ? 0 : (int)((timeout_us + 999) / 1000);
}
