/*
 * How a session ends: its outcome, its way to the disk, the result, and being forgotten.
 */
#include "quiz/session_priv.h"

/* Behind those found, in the order of the scene: 1 to count, each once. */
static void number_missed(struct quiz_session *session)
{
    int number = 0;
    for (int i = 0; i < session->count; i++)
        number += session->answers[i].is_found;
    for (int i = 0; i < session->count; i++)
        if (!session->answers[i].is_found)
            session->answers[i].number = ++number;
}

static void settle(struct session_turn *turn, enum quiz_outcome outcome)
{
    struct quiz_session *session = turn->session;
    session->outcome = outcome;
    session->reached = session->state;
    session->ended_ms = turn->now_ms;
    number_missed(session);
    session_add(turn, QUIZ_DO_STORE);
}

void session_complete(struct session_turn *turn)
{
    turn->session->ask = QUIZ_ASK_NOTHING;
    session_hush(turn);
    settle(turn, QUIZ_COMPLETED);
    session_enter(turn, QUIZ_STORING);
    session_cue(turn, QUIZ_CUE_DONE);
}

void session_end(struct session_turn *turn, enum quiz_outcome outcome)
{
    struct quiz_session *session = turn->session;
    session_hush(turn);
    if (session->state != QUIZ_STORING && session->state != QUIZ_RESULT)
        settle(turn, outcome);
    session->state = QUIZ_ATTRACT;
    session->ask = QUIZ_ASK_NOTHING;
    turn->is_over = true;
}

static void show_stored(struct session_turn *turn)
{
    turn->session->is_stored = true;
    turn->session->is_store_late = false;
    if (turn->session->game == QUIZ_LEVEL_GAME)
        session_add(turn, QUIZ_DO_TICKET);
}

void session_give_up_waiting(struct session_turn *turn)
{
    turn->session->is_store_late = true;
    session_enter(turn, QUIZ_RESULT);
}

static bool storing(struct session_turn *turn)
{
    switch (turn->event->kind) {
    case QUIZ_EVENT_STORED:
        session_enter(turn, QUIZ_RESULT);
        show_stored(turn);
        return true;
    case QUIZ_EVENT_NOT_STORED:
        session_give_up_waiting(turn);
        return true;
    default:
        return false;
    }
}

/* Place by place, and back to all of them. */
static bool review(struct session_turn *turn, int by)
{
    struct quiz_session *session = turn->session;
    int places = session->count + 1;
    session->review = (session->review + by + places) % places;
    return true;
}

static bool result(struct session_turn *turn)
{
    struct quiz_session *session = turn->session;
    switch (turn->event->kind) {
    case QUIZ_EVENT_REVIEW:
        return review(turn, 1);
    case QUIZ_EVENT_BACK:
        return session->review > 0 && review(turn, -1);
    case QUIZ_EVENT_NEXT:
        /* a second finger on the explanation's button must not hide the result */
        if (turn->now_ms < session->entered_ms + QUIZ_ANSWER_LOCK_MS)
            return false;
        session_end(turn, QUIZ_COMPLETED);
        return true;
    case QUIZ_EVENT_STORED:
        if (session->is_stored)
            return false;
        show_stored(turn);
        return true;
    default:
        return false;
    }
}

bool session_over(struct session_turn *turn)
{
    return turn->session->state == QUIZ_STORING ? storing(turn) : result(turn);
}
