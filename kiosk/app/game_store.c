#include <stdio.h>
#include <stdlib.h>

#include "app/game_priv.h"
#include "seal/seal.h"

/*
 * A finished or abandoned session on its way to the disk, and what today's have come to.
 *
 * Records never hold up a frame: the writer's thread does the work, and says through records_fd()
 * when there is news.
 */

/* The first and the last second of today. */
static void today_span(const struct player *player, int64_t *out_from, int64_t *out_until)
{
    int64_t day = civil_days(site_today(&player->site).date);
    *out_from = clock_utc_of_local(day * SCHEDULE_DAY_S);
    *out_until = clock_utc_of_local((day + 1) * SCHEDULE_DAY_S);
}

void game_store_open(struct player *player)
{
    int64_t from_utc, until_utc;
    struct game *game = &player->game;
    game->today_day = civil_days(site_today(&player->site).date);
    today_span(player, &from_utc, &until_utc);
    records_read_tally(player->site.data, player->site.is_rehearsal, from_utc, until_utc,
                       &game->today);
}

static void fill_answer(const struct quiz_session *session, int index, struct records_answer *out)
{
    const struct quiz_answer *answer = &session->answers[index];
    *out = (struct records_answer){
        .scene = answer->scene->name,
        .item = answer->item->id,
        .is_found = answer->is_found,
        .found_s = answer->found_s,
        .hints = answer->hints,
        .chosen = answer->chosen < 0 ? 0 : answer->order[answer->chosen] + 1,
        .is_right = answer->is_right,
    };
}

static void fill_game(const struct player *player, struct records_game *out)
{
    const struct config_kiosk *kiosk = &player->site.kiosk;
    const struct quiz_session *session = &player->game.session;
    bool is_level = session->game == QUIZ_LEVEL_GAME;
    *out = (struct records_game){
        .device = kiosk->device.name,
        .game = quiz_game_name(session->game),
        .scene = session->scene ? session->scene->name : NULL,
        .entrance = is_level && session->reached > QUIZ_ENTRANCE
                        ? quiz_entrance_name(session->entrance)
                        : NULL,
        .rule = quiz_rule_name(session->rule),
        .wanted_rule = kiosk->quiz.daily_rule,
        .outcome = quiz_outcome_name(session->outcome),
        .reached = quiz_state_name(session->reached),
        .language = view_lang_name(session->wishes.is_english ? VIEW_EN : VIEW_ZH),
        .is_large = session->wishes.is_large,
        .is_contrast = session->wishes.is_contrast,
        .is_low = session->wishes.is_low,
        .found = is_level ? session->found : 0,
        .right = session->right,
        .score = quiz_score(session),
        .duration_s = (int)((game_now_ms(player) - session->begun_ms) / 1000),
        .hints = session->hints,
        .misses = session->misses,
        .count = session->count,
    };
    seal_random_hex(out->id, 16);
    for (int i = 0; i < session->count; i++)
        fill_answer(session, i, &out->answers[i]);
}

void game_store(struct player *player)
{
    struct records_game record;
    struct game *game = &player->game;
    fill_game(player, &record);
    records_tally_add(&game->today, &record);
    game_stats_fill(game);
    if (player->records)
        game->store_number = records_add_game(player->records, &record, player_stamp(player));
    seal_wipe(&record, sizeof(record));
}

/* At midnight all begins at nothing. Where somebody set the clock, what was of that day before is
 * in the records. */
static void follow_day(struct player *player)
{
    struct game *game = &player->game;
    int64_t day = civil_days(site_today(&player->site).date);
    bool is_next = day == game->today_day + 1;
    if (day == game->today_day)
        return;
    if (is_next) {
        game->today_day = day;
        game->today = (struct records_tally){0};
    } else {
        game_store_open(player);
    }
    game_stats_fill(game);
}

void game_store_step(struct player *player)
{
    struct game *game = &player->game;
    if (!game_is_on(player))
        follow_day(player);
    if (player->records)
        records_drain(player->records);
    if (game->store_number == 0 || !player->records)
        return;
    enum records_state state = records_game_state(player->records, game->store_number);
    if (state == RECORDS_STORED && !game->session.is_stored)
        game_tell(player, QUIZ_EVENT_STORED);
    else if (state == RECORDS_REFUSED && !game->session.is_store_late)
        game_tell(player, QUIZ_EVENT_NOT_STORED);
}

/* Which hazard of today's levels was missed most often, as far as its scene is still there. */
static const char *most_missed(const struct game *game)
{
    const struct records_tally *today = &game->today;
    const struct quiz_item *found = NULL;
    int most = 0;
    for (int i = 0; i < today->item_count; i++) {
        const struct quiz_item *item =
            shelf_item(game->shelf, today->items[i].scene, today->items[i].item);
        if (!item || today->items[i].missed <= most)
            continue;
        most = today->items[i].missed;
        found = item;
    }
    return found ? found->title : NULL;
}

void game_stats_fill(struct game *game)
{
    const struct records_tally *today = &game->today;
    game->stats = (struct view_stats){.visitors = today->sessions, .average_x10 = -1};
    if (today->levels < GAME_STATS_MIN)
        return;
    game->stats.average_x10 = (today->level_points * 10 + today->levels / 2) / today->levels;
    game->stats.missed = most_missed(game);
}
