/*
 * Help for who finds nothing: first the part of the picture, then the place. It costs no point.
 */
#include "quiz/session_priv.h"

enum { NO_HINT, AREA, PLACE };

static int first_unfound(const struct quiz_session *session)
{
    int answer = 0;
    while (answer < session->count - 1 && session->answers[answer].is_found)
        answer++;
    return answer;
}

/* The next stage; the last one is only said again. */
bool session_hint(struct session_turn *turn)
{
    struct quiz_session *session = turn->session;
    if (session->hint_stage == NO_HINT)
        session->hint_of = first_unfound(session);
    struct quiz_answer *answer = &session->answers[session->hint_of];
    if (session->hint_stage < PLACE) {
        session->hint_stage++;
        session->hints++;
        session->hint_ms = turn->now_ms;
    }
    if (answer->hints < session->hint_stage)
        answer->hints = session->hint_stage;
    session_say(turn, session->hint_stage == AREA ? QUIZ_NOTE_HINT_AREA : QUIZ_NOTE_HINT_PLACE,
                answer->item);
    return true;
}

int64_t session_hint_at(const struct quiz_session *session)
{
    if (session->state != QUIZ_SEARCH || session->ask != QUIZ_ASK_NOTHING ||
        !session->settings.has_hints || session->hint_stage == PLACE)
        return INT64_MAX;
    return (session->hint_stage == NO_HINT ? session->found_ms : session->hint_ms) + QUIZ_HINT_MS;
}

void session_delay_hint(struct session_turn *turn)
{
    struct quiz_session *session = turn->session;
    if (session->hint_stage == NO_HINT)
        session->found_ms = turn->now_ms;
    else
        session->hint_ms = turn->now_ms;
}
