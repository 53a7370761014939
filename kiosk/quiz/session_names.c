#include <assert.h>

#include "quiz/session.h"

static const char *const states[QUIZ_STATES] = {"attract",     "notice",  "entrance", "gate",
                                                "choice",      "opening", "search",   "question",
                                                "explanation", "storing", "result"};
static const char *const games[QUIZ_GAMES] = {"level", "quick"};
static const char *const entrances[QUIZ_ENTRANCES] = {"local", "central"};
static const char *const rules[QUIZ_RULES] = {"honour", "ticket", "staff_pin"};
static const char *const outcomes[QUIZ_OUTCOMES] = {"completed", "abandoned", "timeout",
                                                    "interrupted"};
static const char *const events[QUIZ_EVENTS] = {
    "start",  "choose",      "tap",    "next",        "back",     "review",     "hint",
    "leave",  "stay",        "finish", "quit",        "wishes",   "speak",      "speech-ended",
    "stir",   "tick",        "opened", "open-failed", "stored",   "not-stored", "ticket",
    "let-in", "turned-away", "close",  "open-again",  "interrupt"};

const char *quiz_state_name(enum quiz_state state)
{
    assert(state < QUIZ_STATES);
    return states[state];
}

const char *quiz_game_name(enum quiz_game game)
{
    assert(game < QUIZ_GAMES);
    return games[game];
}

const char *quiz_entrance_name(enum quiz_entrance entrance)
{
    assert(entrance < QUIZ_ENTRANCES);
    return entrances[entrance];
}

const char *quiz_rule_name(enum quiz_rule rule)
{
    assert(rule < QUIZ_RULES);
    return rules[rule];
}

const char *quiz_outcome_name(enum quiz_outcome outcome)
{
    assert(outcome < QUIZ_OUTCOMES);
    return outcomes[outcome];
}

const char *quiz_event_name(enum quiz_event_kind kind)
{
    assert(kind < QUIZ_EVENTS);
    return events[kind];
}
