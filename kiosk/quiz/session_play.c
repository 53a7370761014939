/*
 * The game: looking for hazards, a question for each, its explanation.
 */
#include "quiz/session_priv.h"

void session_search(struct session_turn *turn)
{
    session_enter(turn, QUIZ_SEARCH);
    session_delay_hint(turn);
}

void session_ask_of(struct session_turn *turn, int answer)
{
    struct quiz_session *session = turn->session;
    struct quiz_answer *asked = &session->answers[answer];
    asked->is_found = true;
    asked->found_s = (int)((turn->now_ms - session->game_ms) / 1000);
    session->current = answer;
    if (session->game == QUIZ_LEVEL_GAME)
        asked->number = ++session->found;
    else
        asked->number = answer + 1;
    session_enter(turn, QUIZ_QUESTION);
}

static bool search(struct session_turn *turn)
{
    switch (turn->event->kind) {
    case QUIZ_EVENT_TAP:
        return session_tap(turn);
    case QUIZ_EVENT_HINT:
        return turn->session->settings.has_hints && session_hint(turn);
    default:
        return false;
    }
}

/* The finger that opened the page may still be bouncing. */
static bool is_locked(const struct session_turn *turn)
{
    return turn->now_ms < turn->session->entered_ms + QUIZ_ANSWER_LOCK_MS;
}

static bool question(struct session_turn *turn)
{
    struct quiz_session *session = turn->session;
    struct quiz_answer *answer = &session->answers[session->current];
    int place = turn->event->index;
    if (turn->event->kind != QUIZ_EVENT_CHOOSE || place < 0 || place >= QUIZ_OPTIONS ||
        is_locked(turn))
        return false;
    answer->chosen = place;
    answer->is_right = answer->order[place] + 1 == answer->item->answer;
    session->right += answer->is_right;
    session_enter(turn, QUIZ_EXPLANATION);
    session_cue(turn, answer->is_right ? QUIZ_CUE_RIGHT : QUIZ_CUE_WRONG);
    return true;
}

static bool explanation(struct session_turn *turn)
{
    struct quiz_session *session = turn->session;
    bool is_level = session->game == QUIZ_LEVEL_GAME;
    int asked = is_level ? session->found : session->current + 1;
    if (turn->event->kind != QUIZ_EVENT_NEXT || is_locked(turn))
        return false;
    if (asked == session->count)
        session_complete(turn);
    else if (is_level)
        session_search(turn);
    else
        session_ask_of(turn, asked);
    return true;
}

bool session_play(struct session_turn *turn)
{
    switch (turn->session->state) {
    case QUIZ_SEARCH:
        return search(turn);
    case QUIZ_QUESTION:
        return question(turn);
    default:
        return explanation(turn);
    }
}
