#include <stdlib.h>
#include <string.h>

#include "app/player_priv.h"
#include "json/json.h"

/* Staff's pause, the slate and the quiz hold what is on: it goes on when none does. */
void player_apply_hold(struct player *player)
{
    struct director_effects effects = {.count = 0};
    struct director_world world = show_world(player);
    director_pause(&player->director, &world,
                   player->is_paused || player->is_slate || game_is_on(player), &effects);
    show_effects(player, &effects);
}

void player_skip(struct player *player, int step)
{
    struct director_effects effects = {.count = 0};
    struct director_world world = show_world(player);
    if (player->programme.is_dark)
        return; /* nothing is made ready then */
    player->is_paused = false;
    director_skip(&player->director, &world, step, &effects);
    show_effects(player, &effects);
    player_apply_hold(player);
}

void player_set_paused(struct player *player, bool is_paused)
{
    player->is_paused = is_paused && !player->programme.is_dark; /* there is nothing to hold */
    player_apply_hold(player);
}

void player_set_slate(struct player *player, bool is_on)
{
    if (player->is_slate == is_on)
        return;
    player->is_slate = is_on;
    player_apply_hold(player);
    records_add_event(player->records, "slate", is_on ? "on" : "off", player_stamp(player));
}

void player_reload(struct player *player)
{
    player->is_paused = false;
    reload_now(player);
    player_apply_hold(player);
    if (player->game.shelf)
        shelf_refresh(player->game.shelf);
}

static bool answer_status(struct player *player, char *const *words, struct str *out,
                          struct err *err)
{
    (void)words;
    (void)err;
    status_write_json(player, out);
    return true;
}

static bool answer_next(struct player *player, char *const *words, struct str *out, struct err *err)
{
    (void)words;
    (void)out;
    (void)err;
    player_skip(player, 1);
    return true;
}

static bool answer_previous(struct player *player, char *const *words, struct str *out,
                            struct err *err)
{
    (void)words;
    (void)out;
    (void)err;
    player_skip(player, -1);
    return true;
}

static bool answer_pause(struct player *player, char *const *words, struct str *out,
                         struct err *err)
{
    (void)out;
    (void)err;
    player_set_paused(player, strcmp(words[0], "pause") == 0);
    return true;
}

static bool answer_screenshot(struct player *player, char *const *words, struct str *out,
                              struct err *err)
{
    int w, h;
    (void)out; /* the answer comes when the file is there */
    if (player->screenshot)
        return err_set(err, ERR_BUSY, "上一张截图还没有存好 the last one is still being written");
    screen_size(player->screen, &w, &h);
    player->screenshot = screenshot_begin(player->site.picture_program,
                                          screen_capture(player->screen), w, h, words[1], err);
    if (player->screenshot)
        player->screenshot_ticket = control_defer(player->control);
    return player->screenshot != NULL;
}

void answer_step(struct player *player)
{
    bool ok;
    struct err err;
    struct str path = {0};
    if (!player->screenshot || !screenshot_is_done(player->screenshot, &ok, &err))
        return;
    json_add_string(&path, screenshot_path(player->screenshot));
    control_answer(player->control, player->screenshot_ticket, path.text, ok ? NULL : &err);
    str_finish(&path);
    screenshot_finish(player->screenshot);
    player->screenshot = NULL;
}

static bool answer_reload(struct player *player, char *const *words, struct str *out,
                          struct err *err)
{
    (void)words;
    (void)err;
    programme_reload(player);
    player_reload(player);
    str_addf(out, "{\"items\":%zu,\"errors\":%zu,\"warnings\":%zu}", player->list.count,
             player->report.errors, player->report.warnings);
    return true;
}

static bool answer_slate(struct player *player, char *const *words, struct str *out,
                         struct err *err)
{
    (void)out;
    bool is_on = strcmp(words[1], "on") == 0;
    if (!is_on && strcmp(words[1], "off") != 0)
        return err_set(err, ERR_INVALID, "slate on 或 or slate off");
    player_set_slate(player, is_on);
    return true;
}

static bool answer_time(struct player *player, char *const *words, struct str *out, struct err *err)
{
    (void)out; /* the answer comes when the clock is set */
    if (strcmp(words[1], "set") != 0)
        return err_set(err, ERR_INVALID, "请写 write: time set 2026-06-16T09:00");
    return settime_by_ctl(player, words[2], err);
}

static bool answer_quiz(struct player *player, char *const *words, struct str *out, struct err *err)
{
    (void)words;
    if (!player->site.is_rehearsal)
        return err_set(err, ERR_INVALID, "只在预演（--at）时可用 only in a rehearsal (--at)");
    game_write_page(player, out);
    return true;
}

/* For our own commands beside us: what came of an import or a rollback by hand. */
static bool answer_record(struct player *player, char *const *words, struct str *out,
                          struct err *err)
{
    static const char *const kinds[] = {"import", "rollback", "pin"};
    (void)out;
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (strcmp(kinds[i], words[1]) != 0)
            continue;
        records_add_event(player->records, words[1], words[2], player_stamp(player));
        return true;
    }
    return err_set(err, ERR_INVALID, "record import|rollback|pin");
}

static bool answer_quit(struct player *player, char *const *words, struct str *out, struct err *err)
{
    (void)words;
    (void)out;
    (void)err;
    player->is_done = true;
    return true;
}

static const struct answer {
    const char *word;
    int arguments;
    bool (*answer)(struct player *player, char *const *words, struct str *out, struct err *err);
} answers[] = {
    {"status", 0, answer_status},     {"next", 0, answer_next},
    {"previous", 0, answer_previous}, {"pause", 0, answer_pause},
    {"resume", 0, answer_pause},      {"screenshot", 1, answer_screenshot},
    {"reload", 0, answer_reload},     {"slate", 1, answer_slate},
    {"time", 2, answer_time},         {"quiz", 0, answer_quiz},
    {"record", 2, answer_record},     {"quit", 0, answer_quit},
};

bool answer_command(void *ctx, char *const *words, int count, struct str *out_data, struct err *err)
{
    for (size_t i = 0; count > 0 && i < sizeof(answers) / sizeof(answers[0]); i++) {
        if (strcmp(answers[i].word, words[0]) != 0)
            continue;
        if (answers[i].arguments != count - 1)
            return err_set(err, ERR_INVALID, "%s 需要 %d 个参数 takes %d argument(s)", words[0],
                           answers[i].arguments, answers[i].arguments);
        return answers[i].answer(ctx, words, out_data, err);
    }
    return err_set(err, ERR_INVALID, "不认识的命令 unknown command '%s'",
                   count > 0 ? words[0] : "");
}
