/*
 * quiz/session_priv: what the files of the session share.
 */
#ifndef QUIZ_SESSION_PRIV_H
#define QUIZ_SESSION_PRIV_H

#include "quiz/session.h"

/* One call of quiz_step(). */
struct session_turn {
    struct quiz_session *session;
    const struct quiz_event *event;
    int64_t now_ms;
    struct quiz_effects *out;
    bool is_over; /* QUIZ_DO_END follows all other effects */
};

/* Functions that take a turn and return bool say whether the event meant something. */

/* session.c */
void session_add(struct session_turn *turn, enum quiz_effect_kind kind);
void session_cue(struct session_turn *turn, enum quiz_cue cue);
void session_hush(struct session_turn *turn);
/* Another page: the voice of the one before falls silent, its word is gone. */
void session_enter(struct session_turn *turn, enum quiz_state state);
void session_say(struct session_turn *turn, enum quiz_note note, const struct quiz_item *item);

/* session_menu.c: QUIZ_NOTICE to QUIZ_OPENING */
bool session_menu(struct session_turn *turn);

/* session_play.c: QUIZ_SEARCH to QUIZ_EXPLANATION */
bool session_play(struct session_turn *turn);
void session_search(struct session_turn *turn);             /* opens QUIZ_SEARCH */
void session_ask_of(struct session_turn *turn, int answer); /* opens QUIZ_QUESTION */

/* session_tap.c */
bool session_tap(struct session_turn *turn);

/* session_hint.c */
bool session_hint(struct session_turn *turn);
int64_t session_hint_at(const struct quiz_session *session); /* the next by itself; INT64_MAX */
void session_delay_hint(struct session_turn *turn);          /* its time begins anew */

/* session_end.c: QUIZ_STORING, QUIZ_RESULT */
bool session_over(struct session_turn *turn);
void session_complete(struct session_turn *turn); /* opens QUIZ_STORING */
void session_give_up_waiting(struct session_turn *turn);
/* Stored and forgotten; with the outcome, unless there is one. */
void session_end(struct session_turn *turn, enum quiz_outcome outcome);

/* session_draw.c: false: there is nothing to play, and the session is as it was. */
bool session_draw_level(struct quiz_session *session, const struct quiz_scene *scene,
                        uint64_t seed);
bool session_draw_quick(struct quiz_session *session, const struct quiz_pool *pool);
void session_draw_nothing(struct quiz_session *session);

/* session_time.c */
void session_pass_time(struct session_turn *turn);
void session_go_on(struct session_turn *turn); /* nothing is asked any more */

#endif
