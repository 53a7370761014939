/*
 * Before the game: what is kept, which game, which entrance, the gate, which setting.
 */
#include "quiz/session_priv.h"

static bool begin_quick(struct session_turn *turn)
{
    struct quiz_session *session = turn->session;
    if (!session_draw_quick(session, turn->event->pool)) {
        session_say(turn, QUIZ_NOTE_NO_SCENE, NULL);
        return true;
    }
    session->game = QUIZ_QUICK_GAME;
    session->game_ms = turn->now_ms;
    session_ask_of(turn, 0);
    return true;
}

static bool notice(struct session_turn *turn)
{
    if (turn->event->kind != QUIZ_EVENT_CHOOSE)
        return false;
    if (turn->event->index == QUIZ_QUICK_GAME)
        return begin_quick(turn);
    if (turn->event->index != QUIZ_LEVEL_GAME)
        return false;
    session_enter(turn, QUIZ_ENTRANCE);
    return true;
}

static void go_in(struct session_turn *turn)
{
    struct quiz_session *session = turn->session;
    if (session->rule == QUIZ_HONOUR || session->is_let_in) {
        session_enter(turn, QUIZ_CHOICE);
        return;
    }
    session_enter(turn, QUIZ_GATE);
    if (session->rule == QUIZ_STAFF_PIN)
        session_add(turn, QUIZ_DO_ASK_PIN);
}

static bool entrance(struct session_turn *turn)
{
    int index = turn->event->index;
    switch (turn->event->kind) {
    case QUIZ_EVENT_CHOOSE:
        if (index < 0 || index >= QUIZ_ENTRANCES)
            return false;
        turn->session->entrance = index == QUIZ_LOCAL ? QUIZ_LOCAL : QUIZ_CENTRAL;
        go_in(turn);
        return true;
    case QUIZ_EVENT_BACK:
        session_enter(turn, QUIZ_NOTICE);
        return true;
    default:
        return false;
    }
}

static void let_in(struct session_turn *turn)
{
    turn->session->is_let_in = true;
    session_enter(turn, QUIZ_CHOICE);
}

static void read_ticket(struct session_turn *turn)
{
    switch (turn->event->verdict) {
    case QUIZ_TICKET_OTHER_DAY:
        let_in(turn);
        session_say(turn, QUIZ_NOTE_TICKET_OTHER_DAY, NULL);
        break;
    case QUIZ_TICKET_PLAYED: /* who has read it leaves, or idle time returns to the show */
        session_say(turn, QUIZ_NOTE_TICKET_PLAYED, NULL);
        break;
    case QUIZ_TICKET_BAD:
        session_say(turn, QUIZ_NOTE_TICKET_BAD, NULL);
        break;
    }
}

static bool ticket_gate(struct session_turn *turn)
{
    switch (turn->event->kind) {
    case QUIZ_EVENT_TICKET:
        read_ticket(turn);
        return true;
    case QUIZ_EVENT_NEXT:
        let_in(turn);
        return true;
    case QUIZ_EVENT_BACK:
        session_enter(turn, QUIZ_ENTRANCE);
        return true;
    default:
        return false;
    }
}

static bool pin_gate(struct session_turn *turn)
{
    switch (turn->event->kind) {
    case QUIZ_EVENT_LET_IN:
        let_in(turn);
        return true;
    case QUIZ_EVENT_TURNED_AWAY:
        session_enter(turn, QUIZ_ENTRANCE);
        session_say(turn, QUIZ_NOTE_NOT_LET_IN, NULL);
        return true;
    default:
        return false;
    }
}

static bool choice(struct session_turn *turn)
{
    const struct quiz_event *event = turn->event;
    switch (event->kind) {
    case QUIZ_EVENT_CHOOSE:
        if (!session_draw_level(turn->session, event->scene, event->seed)) {
            session_say(turn, QUIZ_NOTE_NO_SCENE, NULL);
            return true;
        }
        session_enter(turn, QUIZ_OPENING);
        session_add(turn, QUIZ_DO_OPEN);
        return true;
    case QUIZ_EVENT_BACK:
        session_enter(turn, QUIZ_ENTRANCE);
        return true;
    default:
        return false;
    }
}

static bool opening(struct session_turn *turn)
{
    switch (turn->event->kind) {
    case QUIZ_EVENT_OPENED:
        turn->session->game_ms = turn->now_ms;
        session_search(turn);
        return true;
    case QUIZ_EVENT_OPEN_FAILED:
        session_draw_nothing(turn->session);
        session_enter(turn, QUIZ_CHOICE);
        session_say(turn, QUIZ_NOTE_NO_SCENE, NULL);
        return true;
    default:
        return false;
    }
}

bool session_menu(struct session_turn *turn)
{
    switch (turn->session->state) {
    case QUIZ_NOTICE:
        return notice(turn);
    case QUIZ_ENTRANCE:
        return entrance(turn);
    case QUIZ_GATE:
        return turn->session->rule == QUIZ_STAFF_PIN ? pin_gate(turn) : ticket_gate(turn);
    case QUIZ_CHOICE:
        return choice(turn);
    default:
        return opening(turn);
    }
}
