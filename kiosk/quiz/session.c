/*
 *         START           CHOOSE level             CHOOSE, honour
 * ATTRACT ────> NOTICE ─────────────────> ENTRANCE ─────────────────> CHOICE <──────┐
 *    ^             │                          │       ticket or PIN    ^  │         │
 *    │             │ CHOOSE quick             └─────────> GATE ────────┘  │ CHOOSE  │
 *    │             │                            CHOOSE                    v         │
 *    │             │                                                   OPENING ─────┘
 *    │             v     TAP on a hazard             OPENED               │  OPEN_FAILED
 *    │         QUESTION <───────────────── SEARCH <───────────────────────┘
 *    │             │ CHOOSE                ^    │
 *    │             v       NEXT, some left │    │
 *    │        EXPLANATION ─────────────────┘    │ LEAVE and FINISH
 *    │             │ NEXT, the last             │
 *    │             v                            │
 *    │          STORING <───────────────────────┘
 *    │             │ STORED, NOT_STORED, or too late
 *    │  NEXT       v
 *    └────────── RESULT
 *
 * In the quick quiz NEXT leads from EXPLANATION to the next QUESTION. BACK leads one menu back.
 * LEAVE ends at once in the menus and in RESULT, and asks in a game. From everywhere but ATTRACT:
 * nobody there (asked, no answer), INTERRUPT, and the time after CLOSE end the session. What ends
 * before STORING is stored on the way out.
 */
#include "quiz/session.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "quiz/session_priv.h"

/* What an event is, whatever the page. */
static const struct traits {
    bool is_pressed;  /* on the glass: answered by a sound */
    bool is_stirring; /* somebody is there */
    bool is_told;     /* comes to the page although something is asked over it */
} all_traits[QUIZ_EVENTS] = {
    [QUIZ_EVENT_START] = {.is_pressed = true, .is_stirring = true},
    [QUIZ_EVENT_CHOOSE] = {.is_pressed = true, .is_stirring = true},
    [QUIZ_EVENT_TAP] = {.is_pressed = true, .is_stirring = true},
    [QUIZ_EVENT_NEXT] = {.is_pressed = true, .is_stirring = true},
    [QUIZ_EVENT_BACK] = {.is_pressed = true, .is_stirring = true},
    [QUIZ_EVENT_REVIEW] = {.is_pressed = true, .is_stirring = true},
    [QUIZ_EVENT_HINT] = {.is_pressed = true, .is_stirring = true},
    [QUIZ_EVENT_LEAVE] = {.is_pressed = true, .is_stirring = true},
    [QUIZ_EVENT_STAY] = {.is_pressed = true, .is_stirring = true},
    [QUIZ_EVENT_FINISH] = {.is_pressed = true, .is_stirring = true},
    [QUIZ_EVENT_QUIT] = {.is_pressed = true, .is_stirring = true},
    [QUIZ_EVENT_WISHES] = {.is_pressed = true, .is_stirring = true, .is_told = true},
    [QUIZ_EVENT_SPEAK] = {.is_stirring = true}, /* the voice is its sound */
    [QUIZ_EVENT_STIR] = {.is_stirring = true},
    [QUIZ_EVENT_SPEECH_ENDED] = {.is_told = true},
    [QUIZ_EVENT_OPENED] = {.is_told = true},
    [QUIZ_EVENT_OPEN_FAILED] = {.is_told = true},
    [QUIZ_EVENT_STORED] = {.is_told = true},
    [QUIZ_EVENT_NOT_STORED] = {.is_told = true},
    [QUIZ_EVENT_TICKET] = {.is_stirring = true, .is_told = true},
    [QUIZ_EVENT_LET_IN] = {.is_stirring = true, .is_told = true},
    [QUIZ_EVENT_TURNED_AWAY] = {.is_stirring = true, .is_told = true},
};

void quiz_session_init(struct quiz_session *session, const struct quiz_settings *settings)
{
    memset(session, 0, sizeof(*session));
    session->settings = *settings;
}

/* explicit_bzero(): what nobody reads again is zeroed all the same. */
void quiz_session_wipe(struct quiz_session *session)
{
    size_t kept = offsetof(struct quiz_session, state);
    explicit_bzero((char *)session + kept, sizeof(*session) - kept);
}

int quiz_score(const struct quiz_session *session)
{
    return session->found + session->right;
}

/* ------------------------------------------------------------------ what all pages do */

void session_add(struct session_turn *turn, enum quiz_effect_kind kind)
{
    assert(turn->out->count < QUIZ_EFFECTS_MAX);
    turn->out->list[turn->out->count++] = (struct quiz_effect){.kind = kind};
}

void session_cue(struct session_turn *turn, enum quiz_cue cue)
{
    session_add(turn, QUIZ_DO_CUE);
    turn->out->list[turn->out->count - 1].cue = cue;
}

void session_hush(struct session_turn *turn)
{
    if (turn->session->is_speaking)
        session_add(turn, QUIZ_DO_HUSH);
    turn->session->is_speaking = false;
}

void session_say(struct session_turn *turn, enum quiz_note note, const struct quiz_item *item)
{
    turn->session->note = note;
    turn->session->note_item = item;
    turn->session->note_ms = turn->now_ms;
}

void session_enter(struct session_turn *turn, enum quiz_state state)
{
    session_hush(turn);
    session_say(turn, QUIZ_NOTE_NONE, NULL);
    turn->session->state = state;
    turn->session->entered_ms = turn->session->stirred_ms = turn->now_ms;
}

/* ------------------------------------------------------------------ what every page hears */

static bool attract(struct session_turn *turn)
{
    struct quiz_session *session = turn->session;
    if (turn->event->kind != QUIZ_EVENT_START || session->is_closed)
        return false;
    quiz_session_wipe(session);
    session->begun_ms = turn->now_ms;
    session->random = turn->event->random;
    session->rule = session->settings.rule;
    session_enter(turn, QUIZ_NOTICE);
    return true;
}

static bool close_quiz(struct session_turn *turn)
{
    struct quiz_session *session = turn->session;
    if (session->is_closed)
        return false;
    session->is_closed = true;
    if (session->state != QUIZ_ATTRACT)
        session->close_by_ms = turn->now_ms + session->settings.max_session_ms;
    return true;
}

static bool open_quiz(struct session_turn *turn)
{
    bool was_closed = turn->session->is_closed;
    turn->session->is_closed = false;
    turn->session->close_by_ms = 0;
    return was_closed;
}

static bool leave(struct session_turn *turn)
{
    switch (turn->session->state) {
    case QUIZ_STORING:
        return false;
    case QUIZ_SEARCH:
    case QUIZ_QUESTION:
    case QUIZ_EXPLANATION:
        turn->session->ask = QUIZ_ASK_LEAVE;
        return true;
    default:
        session_end(turn, QUIZ_ABANDONED);
        return true;
    }
}

static bool speak(struct session_turn *turn)
{
    struct quiz_session *session = turn->session;
    if (session->state != QUIZ_NOTICE && session->state != QUIZ_QUESTION &&
        session->state != QUIZ_EXPLANATION)
        return false;
    if (session->is_speaking) {
        session_hush(turn);
        return true;
    }
    session->is_speaking = true;
    session_add(turn, QUIZ_DO_SPEAK);
    return true;
}

/* Idle time begins with the silence: who listens does not touch. */
static bool fall_silent(struct session_turn *turn)
{
    bool was_speaking = turn->session->is_speaking;
    turn->session->is_speaking = false;
    if (was_speaking)
        turn->session->stirred_ms = turn->now_ms;
    return was_speaking;
}

/* ------------------------------------------------------------------ one event */

static bool on_page(struct session_turn *turn)
{
    switch (turn->event->kind) {
    case QUIZ_EVENT_LEAVE:
        return leave(turn);
    case QUIZ_EVENT_WISHES:
        turn->session->wishes = turn->event->wishes;
        return true;
    case QUIZ_EVENT_SPEAK:
        return speak(turn);
    case QUIZ_EVENT_SPEECH_ENDED:
        return fall_silent(turn);
    case QUIZ_EVENT_STIR:
        return turn->session->state != QUIZ_STORING;
    default:
        break;
    }
    if (turn->session->state <= QUIZ_OPENING)
        return session_menu(turn);
    return turn->session->state <= QUIZ_EXPLANATION ? session_play(turn) : session_over(turn);
}

static bool on_ask(struct session_turn *turn)
{
    struct quiz_session *session = turn->session;
    switch (turn->event->kind) {
    case QUIZ_EVENT_STAY:
        session_go_on(turn);
        return true;
    case QUIZ_EVENT_QUIT:
        session_end(turn, QUIZ_ABANDONED);
        return true;
    case QUIZ_EVENT_FINISH:
        if (session->ask != QUIZ_ASK_LEAVE || session->state != QUIZ_SEARCH)
            return false;
        session_complete(turn);
        return true;
    default:
        return all_traits[turn->event->kind].is_told && on_page(turn);
    }
}

static bool take(struct session_turn *turn)
{
    switch (turn->event->kind) {
    case QUIZ_EVENT_TICK:
        session_pass_time(turn);
        return true;
    case QUIZ_EVENT_CLOSE:
        return close_quiz(turn);
    case QUIZ_EVENT_OPEN_AGAIN:
        return open_quiz(turn);
    default:
        break;
    }
    if (turn->session->state == QUIZ_ATTRACT)
        return attract(turn);
    if (turn->event->kind == QUIZ_EVENT_INTERRUPT) {
        session_end(turn, QUIZ_INTERRUPTED);
        return true;
    }
    return turn->session->ask != QUIZ_ASK_NOTHING ? on_ask(turn) : on_page(turn);
}

static bool has_cue(const struct quiz_effects *effects)
{
    for (int i = 0; i < effects->count; i++)
        if (effects->list[i].kind == QUIZ_DO_CUE)
            return true;
    return false;
}

/* What follows from an event that meant something, whatever it did. */
static void follow(struct session_turn *turn)
{
    const struct traits *traits = &all_traits[turn->event->kind];
    struct quiz_session *session = turn->session;
    if (traits->is_pressed && !has_cue(turn->out))
        session_cue(turn, QUIZ_CUE_PRESS);
    if (!traits->is_stirring || turn->is_over)
        return;
    session->stirred_ms = turn->now_ms;
    if (session->ask == QUIZ_ASK_STILL_THERE)
        session_go_on(turn);
}

void quiz_step(struct quiz_session *session, const struct quiz_event *event, int64_t now_ms,
               struct quiz_effects *out)
{
    assert(event->kind < QUIZ_EVENTS && now_ms > 0);
    struct session_turn turn = {session, event, now_ms, out, false};
    *out = (struct quiz_effects){0};
    if (take(&turn))
        follow(&turn);
    else
        session->ignored++;
    if (turn.is_over)
        session_add(&turn, QUIZ_DO_END);
}
