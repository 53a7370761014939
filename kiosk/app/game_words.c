#include <stdio.h>

#include "app/game_priv.h"

/*
 * The fixed words of the game's pages.
 */

#define NOTICE                                                                                                                          \
    VIEW_N("本机不采集姓名、电话、人脸等个人信息，只匿名统计答题结果。自愿参加，随时可退出。\n" \
           "小朋友请和家长一起玩。")
#define LOCAL_VERSION VIEW_N("本机为本地体验版，积分不计入全国活动。")

__attribute__((format_arg(2))) static const char *say(const struct player *player, const char *text)
{
    return view_word(player->game.session.wishes.is_english ? VIEW_EN : VIEW_ZH, text);
}

const char *game_note_word(const struct player *player, enum view_note *out_kind)
{
    static const struct {
        const char *word;
        enum view_note kind;
    } words[QUIZ_NOTES] = {
        [QUIZ_NOTE_MISS] = {VIEW_N("这里暂时安全，再看看"), VIEW_NOTE_PLAIN},
        [QUIZ_NOTE_FOUND_ALREADY] = {VIEW_N("这里已经找到了"), VIEW_NOTE_GOOD},
        [QUIZ_NOTE_NOT_TODAY] = {VIEW_N("这里也有隐患，不过不在今天的5处里"), VIEW_NOTE_PLAIN},
        [QUIZ_NOTE_SLOW] = {VIEW_N("慢慢看，不着急"), VIEW_NOTE_PLAIN},
        [QUIZ_NOTE_HINT_AREA] = {VIEW_N("看看亮起来的这一片"), VIEW_NOTE_PLAIN},
        [QUIZ_NOTE_HINT_PLACE] = {VIEW_N("看看圈出来的地方"), VIEW_NOTE_PLAIN},
        [QUIZ_NOTE_NO_SCENE] = {VIEW_N("这个场景暂时打不开，请选别的"), VIEW_NOTE_PLAIN},
        [QUIZ_NOTE_TICKET_PLAYED] = {VIEW_N("今天已挑战一关，明天再来"), VIEW_NOTE_PLAIN},
        [QUIZ_NOTE_TICKET_OTHER_DAY] = {VIEW_N("这不是今天的小票，今天可以再玩一关"),
                                        VIEW_NOTE_GOOD},
        [QUIZ_NOTE_TICKET_BAD] = {VIEW_N("认不出这张小票，请再试一次"), VIEW_NOTE_BAD},
        [QUIZ_NOTE_NOT_LET_IN] = {VIEW_N("工作人员没有放行"), VIEW_NOTE_PLAIN},
    };
    const struct quiz_session *session = &player->game.session;
    enum quiz_note note = quiz_note_now(session, game_now_ms(player));
    *out_kind = words[note].kind;
    if (note == QUIZ_NOTE_DECOY && session->note_item)
        return view_scene_word(session->wishes.is_english ? VIEW_EN : VIEW_ZH,
                               session->note_item->text);
    return words[note].word ? say(player, words[note].word) : NULL;
}

static void fill_card(struct player *player, int index, int of, const char *title, const char *text)
{
    struct game *game = &player->game;
    game->shown.cards.cards[index] =
        (struct view_card_choice){.title = say(player, title),
                                  .text = text ? say(player, text) : NULL,
                                  .picture = game->cards[of + index].image};
}

static void fill_notice(struct player *player)
{
    struct game *game = &player->game;
    struct view_cards *cards = &game->shown.cards;
    (void)snprintf(game->words[1], sizeof(game->words[1]), "%s\n%s", say(player, NOTICE),
                   say(player, LOCAL_VERSION));
    cards->question = say(player, VIEW_N("想怎么玩？"));
    cards->text = game->words[1];
    cards->has_wishes = true;
    cards->count = QUIZ_GAMES;
    fill_card(player, 0, GAME_CARD_GAME_0, VIEW_N("找隐患"),
              VIEW_N("在一幅图里找出5处隐患，约5分钟"));
    fill_card(player, 1, GAME_CARD_GAME_0, VIEW_N("测测你的“安全力”"), VIEW_N("10道题，约3分钟"));
}

static void fill_entrance(struct player *player)
{
    struct view_cards *cards = &player->game.shown.cards;
    cards->question = say(player, VIEW_N("你从哪个入口参加？"));
    cards->has_back = true;
    cards->count = QUIZ_ENTRANCES;
    fill_card(player, 0, GAME_CARD_ENTRANCE_0, VIEW_N("地方"), VIEW_N("单位职工、社会公众"));
    fill_card(player, 1, GAME_CARD_ENTRANCE_0, VIEW_N("央企"), VIEW_N("本企业职工"));
}

static void fill_choice(struct player *player)
{
    static const char *const names[QUIZ_SETTINGS] = {VIEW_N("企业"), VIEW_N("农村"), VIEW_N("社区"),
                                                     VIEW_N("学校"), VIEW_N("家庭")};
    struct game *game = &player->game;
    struct view_cards *cards = &game->shown.cards;
    bool is_opening = game->session.state == QUIZ_OPENING;
    cards->question = say(player, is_opening ? VIEW_N("正在打开……") : VIEW_N("去哪里找隐患？"));
    cards->has_back = true;
    cards->count = QUIZ_SETTINGS;
    for (int i = 0; i < QUIZ_SETTINGS; i++) {
        fill_card(player, i, GAME_CARD_SETTING_0, names[i], NULL);
        cards->cards[i].is_off = !shelf_find(game->shelf, (enum quiz_setting)i, 0);
    }
}

static void fill_keypad(struct player *player)
{
    struct game *game = &player->game;
    struct view_keypad *keypad = &game->shown.keypad;
    keypad->is_redeem = game->page == GAME_REDEEM;
    keypad->heading = say(player, keypad->is_redeem ? VIEW_N("兑奖") : VIEW_N("今天玩过一关吗？"));
    keypad->text = say(player, VIEW_N("扫一扫今天的小票，或输入6位字符"));
    (void)snprintf(keypad->typed, sizeof(keypad->typed), "%.6s", game->typed.text);
    keypad->note_kind = game->typed.note_kind;
    keypad->note = game->typed.note ? say(player, game->typed.note) : NULL;
    if (!keypad->is_redeem || !player->site.kiosk.quiz.prize)
        return;
    keypad->stock = game->prize.stock;
    keypad->today = tickets_redeemed(&game->tickets, game->today_day);
    keypad->per_day = game->prize.per_day;
}

/* "已找到 2/5 · 电动车楼道充电", "第 3/10 题" */
static void write_heading(struct player *player)
{
    struct game *game = &player->game;
    const struct quiz_session *session = &game->session;
    char *out = game->words[0];
    if (session->game == QUIZ_QUICK_GAME) {
        (void)snprintf(out, sizeof(game->words[0]), say(player, VIEW_N("第 %d/%d 题")),
                       session->current + 1, session->count);
        return;
    }
    char counter[64];
    const struct quiz_item *item = session->answers[session->current].item;
    (void)snprintf(counter, sizeof(counter), say(player, VIEW_N("已找到 %d/%d")), session->found,
                   session->count);
    (void)snprintf(out, sizeof(game->words[0]), "%s · %s", counter,
                   view_scene_word(session->wishes.is_english ? VIEW_EN : VIEW_ZH, item->title));
}

void game_words_fill(struct player *player)
{
    switch (player->game.shown.page) {
    case VIEW_QUIZ_NOTICE:
        fill_notice(player);
        break;
    case VIEW_QUIZ_ENTRANCE:
        fill_entrance(player);
        break;
    case VIEW_QUIZ_CHOICE:
        fill_choice(player);
        break;
    case VIEW_QUIZ_TICKET:
    case VIEW_QUIZ_REDEEM:
        fill_keypad(player);
        break;
    case VIEW_QUIZ_QUESTION:
        write_heading(player);
        break;
    default:
        break; /* the page's own words */
    }
}
