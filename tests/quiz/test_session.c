/*
 * A session from the first touch to being forgotten: menus, whole games, ends.
 */
#include "quiz/session_test.h"

static struct play play;

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(quiz_state_name(QUIZ_ATTRACT), "attract");
    assert_string_equal(quiz_state_name(QUIZ_OPENING), "opening");
    assert_string_equal(quiz_state_name(QUIZ_RESULT), "result");
    assert_string_equal(quiz_game_name(QUIZ_QUICK_GAME), "quick");
    assert_string_equal(quiz_entrance_name(QUIZ_CENTRAL), "central");
    assert_string_equal(quiz_rule_name(QUIZ_STAFF_PIN), "staff_pin");
    assert_string_equal(quiz_outcome_name(QUIZ_TIMED_OUT), "timeout");
    assert_string_equal(quiz_event_name(QUIZ_EVENT_START), "start");
    assert_string_equal(quiz_event_name(QUIZ_EVENT_SPEECH_ENDED), "speech-ended");
    assert_string_equal(quiz_event_name(QUIZ_EVENT_INTERRUPT), "interrupt");
    for (int kind = 0; kind < QUIZ_EVENTS; kind++)
        for (int other = 0; other < kind; other++)
            assert_string_not_equal(quiz_event_name((enum quiz_event_kind)kind),
                                    quiz_event_name((enum quiz_event_kind)other));
}

/* The way through the menus, row by row: what was done last, and where it led. */
static void test_menus(void **state)
{
    (void)state;
    static const struct {
        enum quiz_rule rule;
        const char *script, *wanted, *note;
    } rows[] = {
        {QUIZ_HONOUR, "start", "notice", "none"},
        {QUIZ_HONOUR, "start choose-0", "entrance", "none"},
        {QUIZ_HONOUR, "start choose-0 back", "notice", "none"},
        {QUIZ_HONOUR, "start choose-1", "notice", "no-scene"}, /* the quick quiz has no questions */
        {QUIZ_HONOUR, "start choose-quick", "question", "none"},
        {QUIZ_HONOUR, "start choose-0 choose-1", "choice", "none"},
        {QUIZ_HONOUR, TO_CHOICE " back", "entrance", "none"},
        {QUIZ_HONOUR, TO_CHOICE " choose-0", "choice", "no-scene"},
        {QUIZ_HONOUR, TO_CHOICE " choose-scene", "opening", "none"},
        {QUIZ_HONOUR, TO_CHOICE " choose-scene open-failed", "choice", "no-scene"},
        {QUIZ_HONOUR, TO_CHOICE " choose-scene open-failed choose-scene opened", "search", "none"},
        {QUIZ_TICKET, "start choose-0 choose-0", "gate", "none"},
        {QUIZ_TICKET, "start choose-0 choose-0 next", "choice", "none"},
        {QUIZ_TICKET, "start choose-0 choose-0 back", "entrance", "none"},
        {QUIZ_TICKET, "start choose-0 choose-0 ticket-other-day", "choice", "ticket-other-day"},
        {QUIZ_TICKET, "start choose-0 choose-0 ticket-played", "gate", "ticket-played"},
        {QUIZ_TICKET, "start choose-0 choose-0 ticket-bad", "gate", "ticket-bad"},
        {QUIZ_TICKET, "start choose-0 choose-0 let-in", "gate", "none"},
        {QUIZ_STAFF_PIN, "start choose-0 choose-0", "gate", "none"},
        {QUIZ_STAFF_PIN, "start choose-0 choose-0 next ticket-other-day", "gate", "none"},
        {QUIZ_STAFF_PIN, "start choose-0 choose-0 let-in", "choice", "none"},
        {QUIZ_STAFF_PIN, "start choose-0 choose-0 turned-away", "entrance", "not-let-in"},
        /* who was let in is not asked again, who was not is */
        {QUIZ_TICKET, "start choose-0 choose-0 next back choose-1", "choice", "none"},
        {QUIZ_STAFF_PIN, "start choose-0 choose-0 let-in back choose-1", "choice", "none"},
        {QUIZ_STAFF_PIN, "start choose-0 choose-0 turned-away choose-0", "gate", "none"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct quiz_settings settings = usual;
        settings.rule = rows[i].rule;
        play_begin(&play, &settings);
        play_script(&play, rows[i].script);
        if (strcmp(quiz_state_name(play.session.state), rows[i].wanted) != 0)
            fail_msg("%s: %s, not %s", rows[i].script, quiz_state_name(play.session.state),
                     rows[i].wanted);
        assert_note(&play, rows[i].note);
    }
}

static void test_the_pin_page_is_asked_for(void **state)
{
    (void)state;
    struct quiz_settings settings = usual;
    settings.rule = QUIZ_STAFF_PIN;
    play_begin(&play, &settings);
    play_script(&play, "start choose-0 choose-1");
    assert_effects(&play, "ask-pin cue:press");
    assert_int_equal(play.session.entrance, QUIZ_CENTRAL);
}

/* Settings that change later are for the next visitor. */
static void test_the_rule_is_that_of_the_start(void **state)
{
    (void)state;
    play_to(&play, "start");
    play.session.settings.rule = QUIZ_TICKET;
    play_script(&play, "choose-0 choose-0");
    assert_state(&play, "choice");
    assert_int_equal(play.session.rule, QUIZ_HONOUR);
}

static void test_closed_means_no_new_session(void **state)
{
    (void)state;
    play_to(&play, "close start");
    assert_state(&play, "attract");
    assert_int_equal(play.effects.count, 0);
    play_script(&play, "open-again start");
    assert_state(&play, "notice");
}

/* ------------------------------------------------------------------ whole games */

static void test_ten_points(void **state)
{
    (void)state;
    play_to(&play, TO_STORING);
    assert_state(&play, "storing");
    assert_effects(&play, "store cue:done");
    assert_false(play.session.is_stored);
    play_script(&play, "stored");
    assert_state(&play, "result");
    assert_effects(&play, "ticket");
    assert_true(play.session.is_stored);
    assert_int_equal(play.session.outcome, QUIZ_COMPLETED);
    assert_int_equal(quiz_score(&play.session), 10);
    play_script(&play, "next");
    assert_effects(&play, "cue:press end");
}

/* A wrong answer gives nothing and takes nothing. */
static void test_points(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " " ONE_WRONG " " ONE_RIGHT
                             " tap-nothing tap-decoy hint hint " ONE_WRONG " leave finish stored");
    assert_int_equal(play.session.found, 3);
    assert_int_equal(play.session.right, 1);
    assert_int_equal(quiz_score(&play.session), 4);
    assert_int_equal(play.session.misses, 2);
    assert_int_equal(play.session.hints, 2);
    assert_int_equal(play.session.outcome, QUIZ_COMPLETED);
    assert_int_equal(play.session.reached, QUIZ_SEARCH);
}

static void test_the_same_number_shuffles_alike(void **state)
{
    (void)state;
    static struct play again;
    bool has_moved = false;
    play_to(&play, TO_SEARCH);
    play_to(&again, TO_SEARCH);
    for (int i = 0; i < QUIZ_LEVEL; i++)
        for (int k = 0; k < QUIZ_OPTIONS; k++) {
            assert_int_equal(play.session.answers[i].order[k], again.session.answers[i].order[k]);
            has_moved |= play.session.answers[i].order[k] != k;
        }
    assert_true(has_moved);
}

/* Over many visitors the right answer stands in each of the four places about as often. */
static void test_no_place_is_better(void **state)
{
    (void)state;
    int at[QUIZ_OPTIONS] = {0};
    for (int visitor = 0; visitor < 2000; visitor++) {
        struct quiz_event start = {.kind = QUIZ_EVENT_START, .random = (uint64_t)visitor};
        play_begin(&play, &usual);
        play_send(&play, &start);
        play_script(&play, "choose-quick");
        at[right_place(&play.session)]++;
    }
    for (int place = 0; place < QUIZ_OPTIONS; place++)
        assert_in_range(at[place], 400, 600);
}

/* Whole seconds since the picture, or the first question, was there. */
static void test_times(void **state)
{
    (void)state;
    static const struct {
        int64_t after_ms;
        int wanted_s;
    } rows[] = {{0, 0}, {999, 0}, {1000, 1}, {11999, 11}, {12000, 12}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        play_to(&play, TO_SEARCH);
        assert_int_equal(play.session.game_ms, play.now_ms);
        play_until(&play, play.now_ms + rows[i].after_ms);
        play_now(&play, "tap-hazard");
        assert_int_equal(play.session.answers[0].found_s, rows[i].wanted_s);
    }
    play_script(&play, "choose-right next leave finish");
    assert_int_equal(play.session.ended_ms, play.now_ms);
    assert_int_equal(play.session.begun_ms, 1000 + STEP_MS);
    play_to(&play, TO_QUICK);
    assert_int_equal(play.session.game_ms, play.now_ms);
    assert_int_equal(play.session.answers[0].found_s, 0);
    play_script(&play, "choose-right next");
    assert_int_equal(play.session.answers[1].found_s, 2 * STEP_MS / 1000);
}

/* ------------------------------------------------------------------ the quick quiz */

static void test_quick(void **state)
{
    (void)state;
    play_to(&play, TO_QUICK " choose-wrong next " FIVE_QUICK);
    assert_int_equal(play.session.current, 6);
    assert_state(&play, "question");
    play_script(&play, QUICK_RIGHT " " QUICK_RIGHT " " QUICK_RIGHT " choose-right next");
    assert_state(&play, "storing");
    play_script(&play, "stored");
    assert_effects(&play, ""); /* a ticket is for a level */
    assert_int_equal(play.session.found, 0);
    assert_int_equal(quiz_score(&play.session), 9);
    for (int i = 0; i < QUIZ_QUICK; i++)
        assert_int_equal(play.session.answers[i].number, i + 1);
}

static int times_drawn(const struct quiz_session *session, const struct quiz_scene *scene)
{
    int times = 0;
    for (int i = 0; i < session->count; i++)
        times += session->answers[i].scene == scene;
    return times;
}

/* Each question once, of each scene as many as of the others, give or take one. */
static void test_quick_is_spread(void **state)
{
    (void)state;
    bool has_differed = false;
    const struct quiz_item *first = NULL;
    for (int visitor = 0; visitor < 100; visitor++) {
        struct quiz_event start = {.kind = QUIZ_EVENT_START, .random = (uint64_t)visitor};
        play_begin(&play, &usual);
        play_send(&play, &start);
        play_script(&play, "choose-quick");
        const struct quiz_session *session = &play.session;
        assert_int_equal(session->count, QUIZ_QUICK);
        for (int i = 0; i < SCENES; i++)
            assert_in_range(times_drawn(session, play.scenes[i]), 3, 4);
        for (int i = 0; i < session->count; i++)
            for (int k = 0; k < i; k++)
                assert_ptr_not_equal(session->answers[i].item, session->answers[k].item);
        has_differed |= first && first != session->answers[0].item;
        first = session->answers[0].item;
    }
    assert_true(has_differed);
}

/* What an author has not finished is not asked; with fewer questions the quiz is shorter. */
static void test_quick_of_few(void **state)
{
    (void)state;
    play_begin(&play, &usual);
    struct quiz_item *hazards = play.stages[0].hazards;
    play.pool.scene_count = 1;
    hazards[0].question = NULL;
    hazards[1].option_count = 3;
    hazards[2].answer = 0;
    hazards[3].answer = 5;
    play_script(&play, TO_QUICK);
    assert_int_equal(play.session.count, HAZARDS - 4);
    for (int i = 0; i < play.session.count; i++)
        assert_true(play.session.answers[i].item >= &hazards[4]);
    play_script(&play, FIVE_QUICK " choose-right next stored");
    assert_state(&play, "result");
    assert_int_equal(quiz_score(&play.session), HAZARDS - 4);
}

static void test_quick_of_none(void **state)
{
    (void)state;
    play_begin(&play, &usual);
    play.pool.scene_count = 0;
    play_script(&play, TO_QUICK);
    assert_state(&play, "notice");
    assert_note(&play, "no-scene");
    assert_int_equal(play.session.game, QUIZ_LEVEL_GAME);
}

/* ------------------------------------------------------------------ ends */

/* Wherever it ends, it is stored once and forgotten last. */
static void test_ends(void **state)
{
    (void)state;
    static const struct {
        const char *script, *effects, *outcome, *reached;
    } rows[] = {
        {"start leave", "store cue:press end", "abandoned", "notice"},
        {"start speak leave", "hush store cue:press end", "abandoned", "notice"},
        {"start choose-0 leave", "store cue:press end", "abandoned", "entrance"},
        {TO_CHOICE " leave", "store cue:press end", "abandoned", "choice"},
        {TO_CHOICE " choose-scene leave", "store cue:press end", "abandoned", "opening"},
        {TO_SEARCH " leave quit", "store cue:press end", "abandoned", "search"},
        {TO_SEARCH " tap-hazard leave quit", "store cue:press end", "abandoned", "question"},
        {TO_QUICK " choose-0 leave quit", "store cue:press end", "abandoned", "explanation"},
        {TO_SEARCH " interrupt", "store end", "interrupted", "search"},
        {TO_SEARCH " leave interrupt", "store end", "interrupted", "search"},
        {TO_QUICK " speak interrupt", "hush store end", "interrupted", "question"},
        {TO_QUICK " wake wake", "store end", "timeout", "question"},
        {TO_STORING " interrupt", "end", "completed", "explanation"},
        {TO_RESULT " interrupt", "end", "completed", "explanation"},
        {TO_RESULT " next", "cue:press end", "completed", "explanation"},
        {TO_RESULT " leave", "cue:press end", "completed", "explanation"},
        {TO_RESULT " wake wake", "end", "completed", "explanation"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        play_to(&play, rows[i].script);
        assert_effects(&play, rows[i].effects);
        assert_state(&play, "attract");
        assert_ask(&play, "nothing");
        assert_string_equal(quiz_outcome_name(play.session.outcome), rows[i].outcome);
        assert_string_equal(quiz_state_name(play.session.reached), rows[i].reached);
        assert_int_equal(quiz_wake_ms(&play.session), INT64_MAX);
    }
}

/* The record is written after the step: what it needs still stands, until it is wiped. */
static void test_wipe(void **state)
{
    (void)state;
    play_to(&play, "choose-0 " TO_SEARCH " wish-large " ONE_RIGHT " close tap-hazard leave quit");
    assert_effects(&play, "store cue:press end");
    assert_ptr_equal(play.session.scene, play.scenes[0]);
    assert_int_equal(play.session.found, 2);
    assert_int_equal(play.session.right, 1);
    assert_true(play.session.wishes.is_large);
    assert_false(is_wiped(&play.session));
    quiz_session_wipe(&play.session);
    assert_true(is_wiped(&play.session));
    assert_memory_equal(&play.session.settings, &usual, sizeof(usual));
    assert_true(play.session.is_closed);
    assert_int_equal(play.session.ignored, 1);
}

/* A START finds nothing of the one before, also where nobody wiped. */
static void test_start_is_fresh(void **state)
{
    (void)state;
    play_to(&play, TO_RESULT " wish-large review next start");
    assert_state(&play, "notice");
    assert_int_equal(quiz_score(&play.session), 0);
    assert_int_equal(play.session.count, 0);
    assert_null(play.session.scene);
    assert_false(play.session.wishes.is_large || play.session.is_stored);
    assert_int_equal(play.session.review, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_menus),
        cmocka_unit_test(test_the_pin_page_is_asked_for),
        cmocka_unit_test(test_the_rule_is_that_of_the_start),
        cmocka_unit_test(test_closed_means_no_new_session),
        cmocka_unit_test(test_ten_points),
        cmocka_unit_test(test_points),
        cmocka_unit_test(test_the_same_number_shuffles_alike),
        cmocka_unit_test(test_no_place_is_better),
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_quick),
        cmocka_unit_test(test_quick_is_spread),
        cmocka_unit_test(test_quick_of_few),
        cmocka_unit_test(test_quick_of_none),
        cmocka_unit_test(test_ends),
        cmocka_unit_test(test_wipe),
        cmocka_unit_test(test_start_is_fresh),
    };
    return cmocka_run_group_tests_name("quiz/session", tests, NULL, NULL);
}
