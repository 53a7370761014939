#include <stdio.h>
#include <stdlib.h>

#include "app/game_priv.h"
#include "base/log.h"

/*
 * What the game lets be heard: short cues, and pages read aloud. Both have words on the screen
 * beside them; without a sound device it plays on in silence.
 */

#define SPOKEN_MAX 10 /* files of one page */

void game_cue(struct player *player, enum quiz_cue cue)
{
    static const enum screen_cue cues[QUIZ_CUES] = {
        [QUIZ_CUE_PRESS] = SCREEN_CUE_PRESS, [QUIZ_CUE_FOUND] = SCREEN_CUE_FOUND,
        [QUIZ_CUE_MISS] = SCREEN_CUE_MISS,   [QUIZ_CUE_RIGHT] = SCREEN_CUE_RIGHT,
        [QUIZ_CUE_WRONG] = SCREEN_CUE_WRONG, [QUIZ_CUE_DONE] = SCREEN_CUE_DONE,
        [QUIZ_CUE_ASK] = SCREEN_CUE_ASK};
    struct err err = {.code = ERR_NONE};
    struct game *game = &player->game;
    int volume = player->options->is_mute ? 0 : player->programme.volume;
    if (volume == 0)
        return;
    if (!game->cues && !game->is_silent) {
        game->cues = screen_cues_open(player->site.kiosk.sound.device, &err);
        game->is_silent = !game->cues; /* asked once a session */
    }
    screen_cue_play(game->cues, cues[cue], volume);
    bool is_failed = err.code != ERR_NONE || screen_cues_have_failed(game->cues, &err);
    if (is_failed && !game->has_told_silence)
        log_warning("app", "答题没有提示音 the quiz has no sound cues: %s", err.text);
    game->has_told_silence = game->has_told_silence || is_failed;
}

/* --- the page, read aloud ------------------------------------------------------------------------
 */

/* Names of the files, in order. */
struct spoken {
    char ids[SPOKEN_MAX][32];
    int count;
};

static void say(struct spoken *spoken, const char *id, const char *part)
{
    if (spoken->count < SPOKEN_MAX)
        (void)snprintf(spoken->ids[spoken->count++], sizeof(spoken->ids[0]), "%s%s", id, part);
}

static void say_question(struct spoken *spoken, const struct quiz_answer *answer)
{
    static const char *const letters[QUIZ_OPTIONS] = {"letter-a", "letter-b", "letter-c",
                                                      "letter-d"};
    static const char *const options[QUIZ_OPTIONS] = {"-1", "-2", "-3", "-4"};
    say(spoken, answer->item->id, "-question");
    for (int place = 0; place < QUIZ_OPTIONS; place++) {
        say(spoken, letters[place], "");
        say(spoken, answer->item->id, options[answer->order[place]]);
    }
}

static struct spoken spoken_of(const struct quiz_session *session)
{
    struct spoken spoken = {.count = 0};
    const struct quiz_answer *answer = &session->answers[session->current];
    if (session->state == QUIZ_NOTICE)
        say(&spoken, "notice", "");
    if (session->state == QUIZ_QUESTION)
        say_question(&spoken, answer);
    if (session->state == QUIZ_EXPLANATION) {
        say(&spoken, answer->is_right ? "right" : "wrong", "");
        say(&spoken, answer->item->id, "-explanation");
    }
    return spoken;
}

static char *file_of(const struct player *player, const char *id, bool *out_is_made)
{
    bool is_english = player->game.session.wishes.is_english;
    return site_voice_file(&player->site, view_lang_name(is_english ? VIEW_EN : VIEW_ZH), id,
                           out_is_made);
}

bool game_can_speak(const struct player *player, bool *out_is_made)
{
    struct spoken spoken = spoken_of(&player->game.session);
    *out_is_made = false;
    if (spoken.count == 0 || player->game.is_still)
        return spoken.count > 0;
    char *file = file_of(player, spoken.ids[spoken.count - 1], out_is_made);
    free(file);
    return file != NULL;
}

void game_speak(struct player *player)
{
    char *paths[SPOKEN_MAX];
    bool is_made;
    struct spoken spoken = spoken_of(&player->game.session);
    struct voice_request request = {
        .program = player->site.film_program,
        .paths = paths,
        .is_cell_optional = true, /* unless one of them came by a stick */
        .volume_pct = player->options->is_mute ? 0 : player->programme.volume,
        .sound_device = player->site.kiosk.sound.device,
        .real_us = clock_real_us(),
    };
    game_hush(player);
    screen_cues_close(player->game.cues); /* a device may have room for one voice only */
    player->game.cues = NULL;
    for (int i = 0; i < spoken.count; i++) {
        char *path = file_of(player, spoken.ids[i], &is_made);
        if (!path)
            continue;
        request.is_cell_optional =
            request.is_cell_optional && site_is_cell_optional(&player->site, path);
        paths[request.count++] = path;
    }
    player->game.voice = voice_open(&request);
    while (request.count > 0)
        free(paths[--request.count]);
}

void game_hush(struct player *player)
{
    voice_close(player->game.voice);
    player->game.voice = NULL;
}

void game_silence(struct player *player)
{
    game_hush(player);
    game_tell(player, QUIZ_EVENT_SPEECH_ENDED);
}

void game_sound_step(struct player *player)
{
    struct game *game = &player->game;
    if (game->voice && !voice_step(game->voice, clock_real_us()))
        game_silence(player);
}

void game_sound_close(struct player *player)
{
    game_hush(player);
    screen_cues_close(player->game.cues);
    player->game.cues = NULL;
    player->game.is_silent = false;
}
