#include <stdio.h>
#include <string.h>

#include "app/game_priv.h"
#include "base/log.h"
#include "base/utf8.h"
#include "seal/seal.h"

/*
 * One level a day: today's tickets at the gate, and for prizes.
 */

#define PRIZE_OFF     VIEW_N("有奖竞答没有开启，请在 kiosk.cfg 写 quiz.prize = true")
#define NOT_NOTED     VIEW_N("暂时无法登记，登记成功之前请不要发奖")
#define SCAN_PAUSE_US 3000000 /* what was typed before is another one's, or nobody's */

enum quiz_rule game_rule(const struct player *player)
{
    const char *name = player->site.kiosk.quiz.daily_rule;
    bool has_time = site_trust(&player->site) != CLOCK_UNSET;
    if (strcmp(name, quiz_rule_name(QUIZ_STAFF_PIN)) == 0)
        return QUIZ_STAFF_PIN;
    if (strcmp(name, quiz_rule_name(QUIZ_TICKET)) != 0)
        return QUIZ_HONOUR;
    return has_time && player->game.tickets.has_key ? QUIZ_TICKET : QUIZ_HONOUR;
}

/* Whether tickets are of any use here. */
static bool has_tickets(const struct player *player)
{
    return strcmp(player->site.kiosk.quiz.daily_rule, quiz_rule_name(QUIZ_TICKET)) == 0 ||
           player->site.kiosk.quiz.prize;
}

void game_ticket_open(struct player *player)
{
    struct err err;
    struct game *game = &player->game;
    const struct site *site = &player->site;
    if (has_tickets(player) &&
        !tickets_open(&game->tickets, site->data, site->is_rehearsal, game->today_day, &err)) {
        utf8_copy(game->ticket_trouble, sizeof(game->ticket_trouble), err.text);
        log_warning("app", "%s", err.text);
    }
    if (site->kiosk.quiz.prize && !prize_open(&game->prize, site->data, site->is_rehearsal,
                                              site->kiosk.quiz.prize_per_day, &err))
        log_warning("app", "%s", err.text);
}

/* Its number; 0: it will never be on disk. */
static int64_t record(struct player *player, const char *kind, const char *code, int64_t day,
                      int scenes)
{
    const struct records_ticket ticket = {.kind = kind, .code = code, .day = day, .scenes = scenes};
    return player->records ? records_add_ticket(player->records, &ticket, player_stamp(player)) : 0;
}

/* Without its row the 6 characters would be nobody's after a power cut. */
bool game_has_ticket(const struct game *game)
{
    return *game->ticket && game->ticket_number == 0;
}

void game_ticket_make(struct player *player)
{
    struct quiz_ticket ticket;
    char code[TICKETS_CODE_TEXT];
    struct game *game = &player->game;
    const struct quiz_scene *scene = game->session.scene;
    bool has_time = site_trust(&player->site) != CLOCK_UNSET;
    if (!has_tickets(player) || !has_time || !scene ||
        !tickets_make(&game->tickets, game->today_day, 1u << scene->setting, &ticket))
        return;
    tickets_code(&ticket, code);
    game->ticket_number = record(player, "issued", code, ticket.day, (int)ticket.scenes);
    if (game->ticket_number > 0) {
        quiz_ticket_write(&ticket, game->ticket);
        quiz_ticket_write_short(&ticket, game->ticket_short);
    }
    seal_wipe(&ticket, sizeof(ticket));
    seal_wipe(code, sizeof(code));
}

void game_ticket_step(struct player *player)
{
    struct game *game = &player->game;
    if (game->ticket_number > 0 &&
        records_game_state(player->records, game->ticket_number) == RECORDS_STORED)
        game->ticket_number = 0;
}

/* --- typing --------------------------------------------------------------------------------------
 */

static void forget_typed(struct game *game)
{
    game->typed.count = 0;
    game->typed.is_too_long = false;
    seal_wipe(game->typed.text, sizeof(game->typed.text));
}

void game_ticket_typed(struct player *player, char character)
{
    struct game *game = &player->game;
    struct game_typed *typed = &game->typed;
    bool is_scan = typed->count > QUIZ_TICKET_SHORT;
    if (is_scan && player->turn_us - typed->last_us > SCAN_PAUSE_US)
        forget_typed(game);
    typed->last_us = player->turn_us;
    typed->note = NULL;
    if (typed->count < GAME_TYPED_MAX)
        typed->text[typed->count++] = character;
    else
        typed->is_too_long = true;
    if (game->session.state != QUIZ_ATTRACT)
        game_tell(player, QUIZ_EVENT_STIR);
}

/* The page shows no more than these: another one would be in the way unseen. */
void game_ticket_key(struct player *player, char character)
{
    if (player->game.typed.count < QUIZ_TICKET_SHORT)
        game_ticket_typed(player, character);
}

void game_ticket_erase(struct player *player)
{
    struct game_typed *typed = &player->game.typed;
    while (typed->count > QUIZ_TICKET_SHORT)
        typed->text[--typed->count] = '\0'; /* what is not shown */
    if (typed->count > 0)
        typed->text[--typed->count] = '\0';
    typed->is_too_long = false;
    typed->note = NULL;
    if (player->game.session.state != QUIZ_ATTRACT)
        game_tell(player, QUIZ_EVENT_STIR);
}

static void enter_gate(struct player *player)
{
    struct game *game = &player->game;
    struct quiz_event event = {.kind = QUIZ_EVENT_TICKET, .verdict = QUIZ_TICKET_BAD};
    if (!game->typed.is_too_long)
        event.verdict = tickets_judge(&game->tickets, game->typed.text, game->today_day);
    game_event(player, &event);
}

/* --- prizes --------------------------------------------------------------------------------------
 */

/* Its page may have been left meanwhile: what was to be said concerns no visitor. */
static void tell(struct game *game, enum view_note kind, const char *note)
{
    if (game->page != GAME_REDEEM)
        return;
    game->typed.note_kind = kind;
    game->typed.note = note;
}

static void enter_redeem(struct player *player)
{
    static const char *const refusals[TICKETS_PRIZES] = {
        [TICKETS_ALREADY] = VIEW_N("这张小票已经兑过奖"),
        [TICKETS_NOT_TODAY] = VIEW_N("这不是今天的小票，不能兑奖"),
        [TICKETS_BAD] = VIEW_N("认不出这张小票，请再试一次"),
        [TICKETS_CAP] = VIEW_N("今天的奖品已经发完"),
        [TICKETS_NO_STOCK] = VIEW_N("没有库存，请先点“+10”登记奖品数量"),
    };
    struct game *game = &player->game;
    enum tickets_prize prize = TICKETS_BAD;
    if (game->redeem_number != 0)
        return; /* one after the other */
    if (!player->site.kiosk.quiz.prize) {
        tell(game, VIEW_NOTE_PLAIN, PRIZE_OFF);
        return;
    }
    if (!game->typed.is_too_long)
        prize = tickets_redeem_judge(&game->tickets, game->typed.text, game->today_day,
                                     &game->prize, &game->redeem_ticket);
    if (prize != TICKETS_FINE) {
        tell(game, VIEW_NOTE_BAD, refusals[prize]);
        return;
    }
    game->redeem_number = record(player, "redeemed", game->redeem_ticket.code,
                                 game->redeem_ticket.day, game->redeem_ticket.scenes);
    if (game->redeem_number > 0)
        tell(game, VIEW_NOTE_PLAIN, VIEW_N("正在登记……"));
    else
        tell(game, VIEW_NOTE_BAD, NOT_NOTED);
}

/* Only what is on disk is handed out. */
void game_redeem_step(struct player *player)
{
    struct err err;
    struct game *game = &player->game;
    if (game->redeem_number == 0)
        return;
    enum records_state state = records_game_state(player->records, game->redeem_number);
    if (state == RECORDS_REFUSED) /* it waits; so does everybody else */
        tell(game, VIEW_NOTE_BAD, NOT_NOTED);
    if (state != RECORDS_STORED)
        return;
    game->redeem_number = 0;
    tickets_note_redeemed(&game->tickets, &game->redeem_ticket);
    if (!prize_take(&game->prize, &err))
        log_warning("app", "%s", err.text);
    tell(game, VIEW_NOTE_GOOD, VIEW_N("已登记，请发奖品"));
}

void game_ticket_enter(struct player *player)
{
    struct game *game = &player->game;
    if (game->page == GAME_REDEEM)
        enter_redeem(player);
    else
        enter_gate(player);
    forget_typed(game);
}

void game_stock(struct player *player, int more)
{
    struct err err;
    struct game *game = &player->game;
    int stock = game->prize.stock + more;
    if (!player->site.kiosk.quiz.prize)
        return;
    stock = stock < 0 ? 0 : stock > PRIZE_STOCK_MAX ? PRIZE_STOCK_MAX : stock;
    if (!prize_set_stock(&game->prize, stock, &err)) {
        log_warning("app", "%s", err.text);
        tell(game, VIEW_NOTE_BAD, VIEW_N("库存没有存上，请检查存储卡"));
    }
}

void game_begin_redeem(struct player *player)
{
    struct game *game = &player->game;
    if (!game->shelf || game_is_on(player) || player->programme.is_dark)
        return;
    game->page = GAME_REDEEM;
    game->stirred_us = player->turn_us;
    game_input_reset(game);
    if (!player->site.kiosk.quiz.prize)
        tell(game, VIEW_NOTE_PLAIN, PRIZE_OFF);
    player_apply_hold(player);
}
