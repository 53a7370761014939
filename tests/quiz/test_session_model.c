/*
 * Random visitors, and what must hold whatever they do. A million of them (some minutes):
 *
 *   ANXUAN_SEQUENCES=1000000 build/tests/quiz/test_session_model
 *
 * ANXUAN_SEED=N begins with another one; a failure names the seed of its visitor.
 */
#include "base/setting.h"
#include "quiz/session_test.h"

#define STEPS        120
#define SEQUENCES    20000
#define EVERY_MS     40     /* visitors whose time also passes millisecond by millisecond */
#define FORGOTTEN_MS 600000 /* so long after the last touch nobody is known any more */

/* What a visitor of that state would do; what is not here is done as well, but rarely. */
static const char *const likely[QUIZ_STATES] = {
    [QUIZ_ATTRACT] = "start",
    [QUIZ_NOTICE] = "choose-0 choose-0 choose-quick speak",
    [QUIZ_ENTRANCE] = "choose-0 choose-1 choose-0 back",
    [QUIZ_GATE] = "let-in let-in next ticket-other-day ticket-played turned-away",
    [QUIZ_CHOICE] = "choose-scene choose-scene choose-scene back",
    [QUIZ_OPENING] = "opened opened opened open-failed",
    [QUIZ_SEARCH] = "tap-hazard tap-hazard tap-hazard tap-found tap-nothing tap-decoy hint leave",
    [QUIZ_QUESTION] = "choose-right choose-right choose-0 choose-1 speak speech-ended",
    [QUIZ_EXPLANATION] = "next next next speak",
    [QUIZ_STORING] = "stored not-stored wake",
    [QUIZ_RESULT] = "review back stored next",
};

struct model {
    struct play play;
    uint64_t seed, dice;
    int stored, ended;                            /* of this session */
    int64_t sessions[QUIZ_OUTCOMES], full, steps; /* of the whole run: what was reached */
};

static void hold_that(const struct model *model, bool is_true, const char *claim)
{
    if (!is_true)
        fail_msg("ANXUAN_SEED=%llu, at %lld ms in %s: not %s", (unsigned long long)model->seed,
                 (long long)model->play.now_ms, quiz_state_name(model->play.session.state), claim);
}

#define hold(model, claim) hold_that(model, claim, #claim)

static size_t below(struct model *model, size_t end)
{
    return (size_t)random_below(&model->dice, (double)end);
}

static const struct stimulus *choose_likely(struct model *model)
{
    const char *words = likely[model->play.session.state];
    size_t count = 1;
    for (const char *at = words; (at = strchr(at, ' ')); at++)
        count++;
    for (size_t skip = below(model, count); skip > 0; skip--)
        words = strchr(words, ' ') + 1;
    return find_stimulus(words, strcspn(words, " "));
}

static const struct stimulus *choose(struct model *model)
{
    static const char *const answers[] = {"stay", "stay", "stay", "finish", "quit", "wake"};
    if (below(model, 100) < 12)
        return &stimuli[below(model, COUNT(stimuli))];
    if (model->play.session.ask != QUIZ_ASK_NOTHING) {
        const char *answer = answers[below(model, COUNT(answers))];
        return find_stimulus(answer, strlen(answer));
    }
    return choose_likely(model);
}

/* ------------------------------------------------------------------ what must hold */

static void check_numbers(struct model *model)
{
    const struct quiz_session *session = &model->play.session;
    bool is_used[QUIZ_ANSWERS_MAX + 1] = {false};
    for (int i = 0; i < session->count; i++) {
        int number = session->answers[i].number;
        hold(model, number >= 1 && number <= session->count && !is_used[number]);
        is_used[number] = true;
    }
}

static void check_answer(struct model *model, const struct quiz_answer *answer)
{
    bool is_used[QUIZ_OPTIONS] = {false};
    for (int k = 0; k < QUIZ_OPTIONS; k++)
        is_used[answer->order[k]] = true;
    for (int k = 0; k < QUIZ_OPTIONS; k++)
        hold(model, is_used[k]);
    hold(model, answer->chosen >= -1 && answer->chosen < QUIZ_OPTIONS);
    hold(model, answer->hints >= 0 && answer->hints <= 2 && answer->found_s >= 0);
    hold(model, answer->is_found || answer->chosen < 0);
}

static void check_answers(struct model *model)
{
    const struct quiz_session *session = &model->play.session;
    enum quiz_state page = model->ended ? session->reached : session->state;
    int found = 0, right = 0, open = 0;
    for (int i = 0; i < session->count; i++) {
        const struct quiz_answer *answer = &session->answers[i];
        check_answer(model, answer);
        found += answer->is_found;
        right += answer->is_right;
        open += answer->is_found && answer->chosen < 0;
    }
    hold(model, open == (page == QUIZ_QUESTION));
    hold(model, right == session->right);
    hold(model, session->found == (session->game == QUIZ_LEVEL_GAME ? found : 0));
}

static void check_counts(struct model *model)
{
    const struct quiz_session *session = &model->play.session;
    int most = session->game == QUIZ_QUICK_GAME ? QUIZ_QUICK : QUIZ_LEVEL;
    hold(model, session->count >= 0 && session->count <= most);
    hold(model, session->found >= 0 && session->found <= session->count);
    hold(model, session->right >= 0 && session->right <= session->count);
    hold(model, quiz_score(session) == session->found + session->right);
    hold(model, quiz_score(session) >= 0 && quiz_score(session) <= 10);
    hold(model, session->hints >= 0 && session->misses >= 0);
    hold(model, session->hint_stage >= 0 && session->hint_stage <= 2);
    hold(model, session->review >= 0 && session->review <= session->count);
    hold(model, session->current >= 0 && session->current <= session->count);
    hold(model,
         model->ended || (session->ask == QUIZ_ASK_STILL_THERE) == (session->ask_until_ms > 0));
    hold(model, quiz_ask_left_s(session, model->play.now_ms) <= QUIZ_WARN_LARGE_MIN_S);
    hold(model, !session->is_stored || session->outcome == QUIZ_COMPLETED);
    hold(model, !(session->is_stored && session->is_store_late));
    hold(model, session->ask != QUIZ_ASK_LEAVE ||
                    (session->state >= QUIZ_SEARCH && session->state <= QUIZ_EXPLANATION));
}

static void count_effects(struct model *model)
{
    const struct quiz_effects *effects = &model->play.effects;
    for (int i = 0; i < effects->count; i++) {
        model->stored += effects->list[i].kind == QUIZ_DO_STORE;
        model->ended += effects->list[i].kind == QUIZ_DO_END;
        hold(model, effects->list[i].kind != QUIZ_DO_END || i == effects->count - 1);
    }
    hold(model, effects->count <= QUIZ_EFFECTS_MAX && model->stored <= 1 && model->ended <= 1);
}

static void forget(struct model *model)
{
    struct quiz_session *session = &model->play.session;
    hold(model, model->stored == 1 && session->state == QUIZ_ATTRACT);
    hold(model, !session->is_speaking && session->ask == QUIZ_ASK_NOTHING);
    hold(model, quiz_wake_ms(session) == INT64_MAX);
    model->sessions[session->outcome]++;
    model->full += session->outcome == QUIZ_COMPLETED && quiz_score(session) == 10;
    quiz_session_wipe(session);
    hold(model, is_wiped(session));
    model->stored = model->ended = 0;
}

static void check(struct model *model, enum quiz_event_kind kind)
{
    const struct quiz_session *session = &model->play.session;
    count_effects(model);
    check_answers(model);
    check_counts(model);
    hold(model, model->ended == 1 || model->stored == (session->state >= QUIZ_STORING));
    hold(model, kind != QUIZ_EVENT_TICK || quiz_wake_ms(session) > model->play.now_ms);
    if (model->stored == 1)
        check_numbers(model);
    if (model->ended == 1)
        forget(model);
}

/* ------------------------------------------------------------------ visitors */

static void step(struct model *model, const struct stimulus *stimulus)
{
    struct quiz_event event = event_of(&model->play, stimulus);
    if (event.kind == QUIZ_EVENT_CHOOSE && event.scene)
        event.seed = model->dice;
    if (event.kind == QUIZ_EVENT_START)
        event.random = model->dice;
    play_send(&model->play, &event);
    check(model, event.kind);
    model->steps++;
}

/* Ticks come when they are due; now and then one comes late. */
static void pass(struct model *model, int64_t ms)
{
    static const struct stimulus tick = {"tick", QUIZ_EVENT_TICK, 0};
    int64_t until_ms = model->play.now_ms + ms;
    bool is_late = below(model, 20) == 0;
    while (!is_late && quiz_wake_ms(&model->play.session) <= until_ms) {
        int64_t due_ms = quiz_wake_ms(&model->play.session);
        if (due_ms > model->play.now_ms)
            model->play.now_ms = due_ms;
        step(model, &tick);
    }
    model->play.now_ms = until_ms;
}

static int64_t choose_pause(struct model *model)
{
    size_t kind = below(model, 100);
    if (kind < 20)
        return (int64_t)below(model, 400);
    return (int64_t)(kind < 96 ? 400 + below(model, 2000) : below(model, 120000));
}

/* From wherever it is, nobody touching anything: everybody is forgotten. */
static void abandon(struct model *model)
{
    static const struct stimulus tick = {"tick", QUIZ_EVENT_TICK, 0};
    int64_t until_ms = model->play.now_ms + FORGOTTEN_MS;
    for (int i = 0; i < 16 && model->play.session.state != QUIZ_ATTRACT; i++) {
        int64_t due_ms = quiz_wake_ms(&model->play.session);
        if (due_ms > model->play.now_ms)
            model->play.now_ms = due_ms;
        step(model, &tick);
    }
    hold(model, model->play.session.state == QUIZ_ATTRACT && model->play.now_ms <= until_ms);
}

static void begin(struct model *model, uint64_t seed)
{
    struct quiz_settings settings = usual;
    model->seed = seed;
    model->dice = seed * UINT64_C(0x9E3779B97F4A7C15) + 1;
    (void)below(model, 2); /* the first of neighbouring seeds are alike */
    settings.rule = (enum quiz_rule)below(model, QUIZ_RULES);
    settings.has_hints = below(model, 4) > 0;
    quiz_session_init(&model->play.session, &settings);
    model->play.now_ms = 1 + (int64_t)below(model, 1000000);
    model->stored = model->ended = 0;
}

static void test_whatever_they_do(void **state)
{
    (void)state;
    static struct model model;
    int64_t wanted = setting("ANXUAN_SEQUENCES", SEQUENCES), seed = setting("ANXUAN_SEED", 1);
    play_begin(&model.play, &usual);
    for (int64_t i = 0; i < wanted; i++) {
        begin(&model, (uint64_t)(seed + i));
        for (int k = 0; k < STEPS; k++) {
            pass(&model, choose_pause(&model));
            step(&model, choose(&model));
        }
        abandon(&model);
    }
    print_message("%lld steps; completed %lld (%lld with 10 points), abandoned %lld, timed out "
                  "%lld, interrupted %lld\n",
                  (long long)model.steps, (long long)model.sessions[QUIZ_COMPLETED],
                  (long long)model.full, (long long)model.sessions[QUIZ_ABANDONED],
                  (long long)model.sessions[QUIZ_TIMED_OUT],
                  (long long)model.sessions[QUIZ_INTERRUPTED]);
    for (int outcome = 0; outcome < QUIZ_OUTCOMES && wanted >= 1000; outcome++)
        assert_true(model.sessions[outcome] >= wanted / 100);
    assert_true(wanted < 1000 || model.full > 0);
}

/* ------------------------------------------------------------------ when to tick */

static void same(struct model *model, const struct quiz_session *often)
{
    const struct quiz_session *rarely = &model->play.session;
    hold(model, rarely->state == often->state && rarely->ask == often->ask);
    hold(model, rarely->note == often->note && rarely->note_item == often->note_item);
    hold(model, rarely->note_ms == often->note_ms && rarely->entered_ms == often->entered_ms);
    hold(model, rarely->found_ms == often->found_ms && rarely->hint_ms == often->hint_ms);
    hold(model, rarely->hint_of == often->hint_of && rarely->hint_stage == often->hint_stage);
    hold(model, rarely->stirred_ms == often->stirred_ms);
    hold(model, rarely->ask_until_ms == often->ask_until_ms);
    hold(model, rarely->pause_until_ms == often->pause_until_ms);
    hold(model, rarely->close_by_ms == often->close_by_ms);
    hold(model, rarely->found == often->found && rarely->right == often->right);
    hold(model, rarely->hints == often->hints && rarely->misses == often->misses);
    hold(model, rarely->is_stored == often->is_stored);
    hold(model, rarely->is_store_late == often->is_store_late);
    hold(model, rarely->is_speaking == often->is_speaking);
    hold(model, rarely->outcome == often->outcome && rarely->ignored == often->ignored);
}

/* A tick that is not due changes nothing, so that who ticks every millisecond sees the same. */
static void pass_both(struct model *model, struct quiz_session *often, int64_t ms)
{
    static const struct quiz_event tick = {.kind = QUIZ_EVENT_TICK};
    struct play *play = &model->play;
    for (int64_t until_ms = play->now_ms + ms; play->now_ms < until_ms;) {
        struct quiz_effects effects;
        play->now_ms++;
        quiz_step(often, &tick, play->now_ms, &effects);
        play->effects.count = 0;
        if (quiz_wake_ms(&play->session) <= play->now_ms)
            play_send(play, &tick);
        hold(model, effects.count == play->effects.count);
        for (int i = 0; i < effects.count; i++)
            hold(model, effects.list[i].kind == play->effects.list[i].kind);
        same(model, often);
    }
}

static void test_ticks_only_when_due(void **state)
{
    (void)state;
    static struct model model;
    play_begin(&model.play, &usual);
    for (uint64_t seed = 1; seed <= EVERY_MS; seed++) {
        begin(&model, seed);
        struct quiz_session often = model.play.session;
        for (int k = 0; k < STEPS; k++) {
            struct quiz_effects effects;
            pass_both(&model, &often, choose_pause(&model));
            const struct stimulus *stimulus = choose(&model);
            struct quiz_event event = event_of(&model.play, stimulus);
            play_send(&model.play, &event);
            quiz_step(&often, &event, model.play.now_ms, &effects);
            same(&model, &often);
        }
        pass_both(&model, &often, 200000);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whatever_they_do),
        cmocka_unit_test(test_ticks_only_when_due),
    };
    return cmocka_run_group_tests_name("quiz/session model", tests, NULL, NULL);
}
