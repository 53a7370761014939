/*
 * What the tests of the session share: a scene, a visitor who plays it step by step, and effects as
 * text ("store cue:done").
 *
 * What a visitor (or the house) can do has a name here: "start", "choose-scene", "tap-hazard" …; a
 * script is a row of such names. Between two of them pass STEP_MS; time that is due passes first.
 */
#ifndef TESTS_QUIZ_SESSION_TEST_H
#define TESTS_QUIZ_SESSION_TEST_H

#include <stdio.h>
#include <stdlib.h>

#include "quiz/quiz_test.h"
#include "quiz/session.h"

#define STEP_MS 500 /* longer than answers are locked, five within the window of misses */

/* ------------------------------------------------------------------ a scene */

#define HAZARDS 10
#define DECOYS  2
#define PITCH   100.0 /* from one hazard to the next */

struct stage {
    struct quiz_item hazards[HAZARDS], decoys[DECOYS];
    struct quiz_scene scene;
};

/*
 * Ten hazards in a row (circles, in the portrait picture a column) and two decoys. The landscape
 * picture is a drawing, the portrait one a photograph. Right is hazard i's option i % 4.
 */
static inline void stage_set(struct stage *stage, char *name)
{
    static char question[] = "怎么办？", text[] = "这里没有问题。";
    static char options[QUIZ_OPTIONS][8] = {"甲", "乙", "丙", "丁"};
    *stage = (struct stage){.scene = {.name = name,
                                      .hazards = stage->hazards,
                                      .hazard_count = HAZARDS,
                                      .decoys = stage->decoys,
                                      .decoy_count = DECOYS}};
    for (int i = 0; i < HAZARDS; i++) {
        struct quiz_item *hazard = &stage->hazards[i];
        (void)snprintf(hazard->id, sizeof(hazard->id), "H%d", i);
        hazard->shapes[QUIZ_LANDSCAPE] = circle(i * PITCH, 0, 20);
        hazard->shapes[QUIZ_PORTRAIT] = circle(0, i * PITCH, 20);
        hazard->is_drawn_twice[QUIZ_LANDSCAPE] = true;
        hazard->question = question;
        for (int k = 0; k < QUIZ_OPTIONS; k++)
            hazard->options[k] = options[k];
        hazard->option_count = QUIZ_OPTIONS;
        hazard->answer = i % QUIZ_OPTIONS + 1;
    }
    for (int i = 0; i < DECOYS; i++) {
        stage->decoys[i].shapes[QUIZ_LANDSCAPE] = circle(i * PITCH, 300, 20);
        stage->decoys[i].shapes[QUIZ_PORTRAIT] = circle(300, i * PITCH, 20);
        stage->decoys[i].text = text;
    }
}

/* ------------------------------------------------------------------ a visitor */

#define SCENES 3

struct play {
    struct stage stages[SCENES];
    const struct quiz_scene *scenes[SCENES];
    struct quiz_pool pool;
    struct quiz_session session;
    int64_t now_ms;
    struct quiz_effects effects; /* of the last event */
};

static const struct quiz_settings usual = {.idle_menu_ms = 45000,
                                           .idle_question_ms = 90000,
                                           .warn_ms = 20000,
                                           .max_session_ms = 360000,
                                           .has_hints = true};

static inline void play_begin(struct play *play, const struct quiz_settings *settings)
{
    static char names[SCENES][8] = {"yard", "farm", "school"};
    *play = (struct play){.now_ms = 1000};
    for (int i = 0; i < SCENES; i++) {
        stage_set(&play->stages[i], names[i]);
        play->scenes[i] = &play->stages[i].scene;
    }
    play->pool = (struct quiz_pool){play->scenes, SCENES};
    quiz_session_init(&play->session, settings);
}

static inline void play_send(struct play *play, const struct quiz_event *event)
{
    quiz_step(&play->session, event, play->now_ms, &play->effects);
}

static inline bool is_of_level(const struct quiz_session *session, const struct quiz_item *item)
{
    for (int i = 0; i < session->count; i++)
        if (session->answers[i].item == item)
            return true;
    return false;
}

/* Where the first hazard is that is (not) found, or not of this level; (-1, -1) * PITCH: none. */
enum place { UNFOUND, FOUND, OTHER };
static inline struct quiz_point place_of(const struct play *play, enum place place,
                                         enum quiz_view view)
{
    const struct quiz_session *session = &play->session;
    for (int i = 0; place != OTHER && i < session->count; i++)
        if (session->answers[i].is_found == (place == FOUND))
            return session->answers[i].item->shapes[view].centre;
    for (int i = 0; place == OTHER && session->scene && i < HAZARDS; i++)
        if (!is_of_level(session, &session->scene->hazards[i]))
            return session->scene->hazards[i].shapes[view].centre;
    return (struct quiz_point){-PITCH, -PITCH};
}

/* The shown place of the right option of the question that is open. */
static inline int right_place(const struct quiz_session *session)
{
    const struct quiz_answer *answer = &session->answers[session->current];
    for (int i = 0; answer->item && i < QUIZ_OPTIONS; i++)
        if (answer->order[i] + 1 == answer->item->answer)
            return i;
    return 0;
}

/* ------------------------------------------------------------------ what can be done */

static const struct stimulus {
    const char *name;
    enum quiz_event_kind kind;
    int index; /* verdict of a ticket, wishes as bits */
} stimuli[] = {
    {"start", QUIZ_EVENT_START, 0},
    {"choose-0", QUIZ_EVENT_CHOOSE, 0},
    {"choose-1", QUIZ_EVENT_CHOOSE, 1},
    {"choose-4", QUIZ_EVENT_CHOOSE, QUIZ_OPTIONS},
    {"choose-none", QUIZ_EVENT_CHOOSE, -1},
    {"choose-scene", QUIZ_EVENT_CHOOSE, 0},
    {"choose-quick", QUIZ_EVENT_CHOOSE, QUIZ_QUICK_GAME},
    {"choose-right", QUIZ_EVENT_CHOOSE, 0},
    {"choose-wrong", QUIZ_EVENT_CHOOSE, 0},
    {"tap-hazard", QUIZ_EVENT_TAP, 0},
    {"tap-found", QUIZ_EVENT_TAP, 0},
    {"tap-other", QUIZ_EVENT_TAP, 0},     /* of another day, in the photograph */
    {"tap-put-right", QUIZ_EVENT_TAP, 0}, /* … in the drawing */
    {"tap-decoy", QUIZ_EVENT_TAP, 0},
    {"tap-nothing", QUIZ_EVENT_TAP, 0},
    {"next", QUIZ_EVENT_NEXT, 0},
    {"back", QUIZ_EVENT_BACK, 0},
    {"review", QUIZ_EVENT_REVIEW, 0},
    {"hint", QUIZ_EVENT_HINT, 0},
    {"leave", QUIZ_EVENT_LEAVE, 0},
    {"stay", QUIZ_EVENT_STAY, 0},
    {"finish", QUIZ_EVENT_FINISH, 0},
    {"quit", QUIZ_EVENT_QUIT, 0},
    {"wish-large", QUIZ_EVENT_WISHES, 1},
    {"wish-nothing", QUIZ_EVENT_WISHES, 0},
    {"speak", QUIZ_EVENT_SPEAK, 0},
    {"speech-ended", QUIZ_EVENT_SPEECH_ENDED, 0},
    {"stir", QUIZ_EVENT_STIR, 0},
    {"tick", QUIZ_EVENT_TICK, 0},
    {"wake", QUIZ_EVENT_TICK, 1}, /* when it is due next */
    {"opened", QUIZ_EVENT_OPENED, 0},
    {"open-failed", QUIZ_EVENT_OPEN_FAILED, 0},
    {"stored", QUIZ_EVENT_STORED, 0},
    {"not-stored", QUIZ_EVENT_NOT_STORED, 0},
    {"ticket-other-day", QUIZ_EVENT_TICKET, QUIZ_TICKET_OTHER_DAY},
    {"ticket-played", QUIZ_EVENT_TICKET, QUIZ_TICKET_PLAYED},
    {"ticket-bad", QUIZ_EVENT_TICKET, QUIZ_TICKET_BAD},
    {"let-in", QUIZ_EVENT_LET_IN, 0},
    {"turned-away", QUIZ_EVENT_TURNED_AWAY, 0},
    {"close", QUIZ_EVENT_CLOSE, 0},
    {"open-again", QUIZ_EVENT_OPEN_AGAIN, 0},
    {"interrupt", QUIZ_EVENT_INTERRUPT, 0},
};

static inline const struct stimulus *find_stimulus(const char *name, size_t length)
{
    for (size_t i = 0; i < COUNT(stimuli); i++)
        if (strlen(stimuli[i].name) == length && memcmp(stimuli[i].name, name, length) == 0)
            return &stimuli[i];
    fail_msg("nobody can do '%.*s'", (int)length, name);
    return NULL;
}

static inline bool is_named(const struct stimulus *stimulus, const char *name)
{
    return strcmp(stimulus->name, name) == 0;
}

static inline void aim(const struct play *play, const struct stimulus *stimulus,
                       struct quiz_event *event)
{
    event->slop = 5;
    event->view = is_named(stimulus, "tap-other") ? QUIZ_PORTRAIT : QUIZ_LANDSCAPE;
    if (is_named(stimulus, "tap-hazard"))
        event->point = place_of(play, UNFOUND, event->view);
    else if (is_named(stimulus, "tap-found"))
        event->point = place_of(play, FOUND, event->view);
    else if (is_named(stimulus, "tap-decoy"))
        event->point = play->stages[0].decoys[1].shapes[event->view].centre;
    else if (is_named(stimulus, "tap-nothing"))
        event->point = (struct quiz_point){50, 150};
    else
        event->point = place_of(play, OTHER, event->view);
}

static inline struct quiz_event event_of(const struct play *play, const struct stimulus *stimulus)
{
    struct quiz_event event = {.kind = stimulus->kind, .index = stimulus->index};
    if (stimulus->kind == QUIZ_EVENT_START)
        event.random = 77 + (uint64_t)play->now_ms;
    else if (stimulus->kind == QUIZ_EVENT_TICKET)
        event.verdict = (enum quiz_verdict)stimulus->index;
    else if (stimulus->kind == QUIZ_EVENT_WISHES)
        event.wishes.is_large = stimulus->index != 0;
    else if (stimulus->kind == QUIZ_EVENT_TAP)
        aim(play, stimulus, &event);
    else if (is_named(stimulus, "choose-scene"))
        event.scene = play->scenes[0];
    else if (is_named(stimulus, "choose-quick"))
        event.pool = &play->pool;
    else if (is_named(stimulus, "choose-right"))
        event.index = right_place(&play->session);
    else if (is_named(stimulus, "choose-wrong"))
        event.index = (right_place(&play->session) + 1) % QUIZ_OPTIONS;
    return event;
}

/* Ticks when it is due, up to then. Effects of those ticks are not kept. */
static inline void play_until(struct play *play, int64_t until_ms)
{
    static const struct quiz_event tick = {.kind = QUIZ_EVENT_TICK};
    while (quiz_wake_ms(&play->session) <= until_ms) {
        int64_t due_ms = quiz_wake_ms(&play->session);
        play->now_ms = due_ms > play->now_ms ? due_ms : play->now_ms;
        play_send(play, &tick);
    }
    play->now_ms = until_ms;
}

/* At once, without time passing before. */
static inline void play_now(struct play *play, const char *name)
{
    const struct stimulus *stimulus = find_stimulus(name, strlen(name));
    struct quiz_event event = event_of(play, stimulus);
    if (is_named(stimulus, "wake") && quiz_wake_ms(&play->session) != INT64_MAX)
        play->now_ms = quiz_wake_ms(&play->session);
    play_send(play, &event);
}

/* A row of names, with blanks between. */
static inline void play_script(struct play *play, const char *script)
{
    while (*script) {
        size_t length = strcspn(script, " ");
        char name[32] = "";
        assert_true(length < sizeof(name));
        memcpy(name, script, length);
        if (strcmp(name, "wake") != 0)
            play_until(play, play->now_ms + STEP_MS);
        play_now(play, name);
        script += length + (script[length] == ' ');
    }
}

#define TO_CHOICE    "start choose-0 choose-0" /* honour */
#define TO_SEARCH    TO_CHOICE " choose-scene opened"
#define ONE_RIGHT    "tap-hazard choose-right next"
#define ONE_WRONG    "tap-hazard choose-wrong next"
#define TO_STORING   TO_SEARCH " " ONE_RIGHT " " ONE_RIGHT " " ONE_RIGHT " " ONE_RIGHT " " ONE_RIGHT
#define TO_RESULT    TO_STORING " stored"
#define TO_QUICK     "start choose-quick"
#define QUICK_RIGHT  "choose-right next"
#define FIVE_QUICK   QUICK_RIGHT " " QUICK_RIGHT " " QUICK_RIGHT " " QUICK_RIGHT " " QUICK_RIGHT
#define QUICK_RESULT TO_QUICK " " FIVE_QUICK " " FIVE_QUICK " stored"

/* A new session of the usual settings, played so far. */
static inline void play_to(struct play *play, const char *script)
{
    play_begin(play, &usual);
    play_script(play, script);
}

/* ------------------------------------------------------------------ words */

static inline void write_effects(const struct quiz_effects *effects, char *out, size_t size)
{
    static const char *const names[] = {"open", "ask-pin", "store",  "speak",
                                        "hush", "cue",     "ticket", "end"};
    static const char *const cues[QUIZ_CUES] = {"press", "found", "miss", "right",
                                                "wrong", "done",  "ask"};
    size_t used = 0;
    out[0] = '\0';
    for (int i = 0; i < effects->count; i++) {
        const struct quiz_effect *effect = &effects->list[i];
        bool is_cue = effect->kind == QUIZ_DO_CUE;
        used +=
            (size_t)snprintf(out + used, size - used, "%s%s%s%s", i ? " " : "", names[effect->kind],
                             is_cue ? ":" : "", is_cue ? cues[effect->cue] : "");
        assert_true(used < size);
    }
}

static inline bool has_effect(const struct quiz_effects *effects, enum quiz_effect_kind kind)
{
    for (int i = 0; i < effects->count; i++)
        if (effects->list[i].kind == kind)
            return true;
    return false;
}

static const char *const ask_names[] = {"nothing", "still-there", "leave"};
static const char *const note_names[QUIZ_NOTES] = {
    "none",      "miss",       "decoy",    "found-already", "not-today",        "slow",
    "hint-area", "hint-place", "no-scene", "ticket-played", "ticket-other-day", "ticket-bad",
    "not-let-in"};

#define assert_effects(play, wanted)                                                               \
    do {                                                                                           \
        char effects_text[256];                                                                    \
        write_effects(&(play)->effects, effects_text, sizeof(effects_text));                       \
        assert_string_equal(effects_text, wanted);                                                 \
    } while (0)
#define assert_state(play, wanted)                                                                 \
    assert_string_equal(quiz_state_name((play)->session.state), wanted)
#define assert_note(play, wanted)                                                                  \
    assert_string_equal(note_names[quiz_note_now(&(play)->session, (play)->now_ms)], wanted)
#define assert_ask(play, wanted) assert_string_equal(ask_names[(play)->session.ask], wanted)

static inline bool is_wiped(const struct quiz_session *session)
{
    const unsigned char *bytes = (const unsigned char *)session;
    for (size_t i = offsetof(struct quiz_session, state); i < sizeof(*session); i++)
        if (bytes[i] != 0)
            return false;
    return true;
}

#endif
