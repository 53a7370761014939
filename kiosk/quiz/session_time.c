/*
 * What time does to a session: asking whether somebody is there, forgetting who is not, hints,
 * not waiting for a disk, and words that go away.
 */
#include "quiz/session_priv.h"

static int64_t idle_ms(const struct quiz_session *session)
{
    return session->state <= QUIZ_OPENING ? session->settings.idle_menu_ms
                                          : session->settings.idle_question_ms;
}

/* When it is asked whether somebody is there; INT64_MAX: not as it stands. */
static int64_t idle_at(const struct quiz_session *session)
{
    if (session->state == QUIZ_STORING || session->ask == QUIZ_ASK_STILL_THERE)
        return INT64_MAX;
    return session->stirred_ms + (session->is_speaking ? QUIZ_SPEECH_MAX_MS : idle_ms(session));
}

static int64_t gone_at(const struct quiz_session *session)
{
    return session->ask == QUIZ_ASK_STILL_THERE ? session->ask_until_ms : INT64_MAX;
}

static int64_t closed_at(const struct quiz_session *session)
{
    return session->close_by_ms > 0 ? session->close_by_ms : INT64_MAX;
}

static int64_t store_late_at(const struct quiz_session *session)
{
    return session->state == QUIZ_STORING ? session->entered_ms + QUIZ_STORE_MS : INT64_MAX;
}

static int64_t note_over_at(const struct quiz_session *session)
{
    return session->note != QUIZ_NOTE_NONE ? session->note_ms + QUIZ_NOTE_MS : INT64_MAX;
}

static int64_t pause_over_at(const struct quiz_session *session)
{
    return session->pause_until_ms > 0 ? session->pause_until_ms : INT64_MAX;
}

int64_t quiz_wake_ms(const struct quiz_session *session)
{
    if (session->state == QUIZ_ATTRACT)
        return INT64_MAX;
    const int64_t times[] = {
        closed_at(session),     gone_at(session),         idle_at(session),
        store_late_at(session), session_hint_at(session), note_over_at(session),
        pause_over_at(session),
    };
    int64_t first = INT64_MAX;
    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++)
        first = times[i] < first ? times[i] : first;
    return first;
}

int quiz_ask_left_s(const struct quiz_session *session, int64_t now_ms)
{
    int64_t left_ms = session->ask_until_ms - now_ms;
    if (session->ask != QUIZ_ASK_STILL_THERE || left_ms <= 0)
        return 0;
    return (int)((left_ms + 999) / 1000);
}

enum quiz_note quiz_note_now(const struct quiz_session *session, int64_t now_ms)
{
    return now_ms < note_over_at(session) ? session->note : QUIZ_NOTE_NONE;
}

/* In place of what was asked before. Large text takes longer to read. */
static void ask_still_there(struct session_turn *turn)
{
    struct quiz_session *session = turn->session;
    int64_t warn_ms = session->settings.warn_ms, large_ms = INT64_C(1000) * QUIZ_WARN_LARGE_MIN_S;
    if (session->wishes.is_large && warn_ms < large_ms)
        warn_ms = large_ms;
    session_hush(turn);
    session->ask = QUIZ_ASK_STILL_THERE;
    session->ask_until_ms = turn->now_ms + warn_ms;
    session_cue(turn, QUIZ_CUE_ASK);
}

void session_go_on(struct session_turn *turn)
{
    struct quiz_session *session = turn->session;
    session->ask = QUIZ_ASK_NOTHING;
    session->ask_until_ms = 0;
    if (session->state == QUIZ_SEARCH)
        session_delay_hint(turn);
}

/* True: the session is over. */
static bool end_in_time(struct session_turn *turn)
{
    if (turn->now_ms >= closed_at(turn->session))
        session_end(turn, QUIZ_INTERRUPTED);
    else if (turn->now_ms >= gone_at(turn->session))
        session_end(turn, QUIZ_TIMED_OUT);
    return turn->is_over;
}

void session_pass_time(struct session_turn *turn)
{
    struct quiz_session *session = turn->session;
    if (session->state == QUIZ_ATTRACT || end_in_time(turn))
        return;
    if (turn->now_ms >= note_over_at(session))
        session_say(turn, QUIZ_NOTE_NONE, NULL);
    if (turn->now_ms >= pause_over_at(session))
        session->pause_until_ms = 0;
    if (turn->now_ms >= store_late_at(session))
        session_give_up_waiting(turn);
    if (turn->now_ms >= idle_at(session))
        ask_still_there(turn);
    if (turn->now_ms >= session_hint_at(session))
        (void)session_hint(turn); /* it always means something here */
}
