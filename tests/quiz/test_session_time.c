/*
 * What time does: asking who is still there, disks that take long, closing.
 */
#include "quiz/session_test.h"

static struct play play;

/* In each state: how long nobody need touch anything before it is asked. */
static void test_idle(void **state)
{
    (void)state;
    static const struct {
        enum quiz_rule rule;
        const char *script;
        int64_t idle_ms;
    } rows[] = {
        {QUIZ_HONOUR, "start", 45000},
        {QUIZ_HONOUR, "start choose-0", 45000},
        {QUIZ_TICKET, "start choose-0 choose-0", 45000},
        {QUIZ_STAFF_PIN, "start choose-0 choose-0", 45000},
        {QUIZ_HONOUR, TO_CHOICE, 45000},
        {QUIZ_HONOUR, TO_CHOICE " choose-scene", 45000},
        {QUIZ_HONOUR, TO_SEARCH, 90000},
        {QUIZ_HONOUR, TO_SEARCH " leave", 90000},
        {QUIZ_HONOUR, TO_QUICK, 90000},
        {QUIZ_HONOUR, TO_QUICK " choose-0", 90000},
        {QUIZ_HONOUR, TO_RESULT, 90000},
        {QUIZ_HONOUR, TO_STORING " not-stored", 90000},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct quiz_settings settings = usual;
        settings.rule = rows[i].rule;
        play_begin(&play, &settings);
        play_script(&play, rows[i].script);
        enum quiz_state page = play.session.state;
        int64_t since_ms = play.now_ms;
        play_until(&play, since_ms + rows[i].idle_ms - 1);
        assert_true(play.session.ask != QUIZ_ASK_STILL_THERE);
        play_until(&play, since_ms + rows[i].idle_ms);
        assert_ask(&play, "still-there");
        assert_effects(&play, "cue:ask");
        play_until(&play, since_ms + rows[i].idle_ms + 19999);
        assert_int_equal(play.session.state, page);
        play_until(&play, since_ms + rows[i].idle_ms + 20000);
        assert_state(&play, "attract");
    }
}

/* Any touch that means something begins the time anew; one that means nothing does not. */
static void test_stirring(void **state)
{
    (void)state;
    static const struct {
        const char *does;
        bool is_stirring;
    } rows[] = {{"stir", true},        {"speak", true},  {"wish-large", true}, {"choose-1", true},
                {"tap-hazard", false}, {"back", false},  {"stored", false},    {"close", false},
                {"tick", false},       {"let-in", false}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        play_to(&play, "start");
        int64_t since_ms = play.now_ms;
        play_until(&play, since_ms + 30000);
        play_now(&play, rows[i].does);
        assert_int_equal(play.session.stirred_ms,
                         rows[i].is_stirring ? since_ms + 30000 : since_ms);
    }
}

static void test_only_staying_stays(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " leave wake");
    assert_ask(&play, "still-there"); /* in place of the other */
    int64_t ignored = play.session.ignored;
    play_script(&play, "stir tap-hazard hint leave finish");
    assert_ask(&play, "still-there");
    assert_int_equal(play.session.ignored, ignored + 5);
    play_script(&play, "stay");
    assert_ask(&play, "nothing");
    assert_state(&play, "search");
}

static void test_as_often_as_wanted(void **state)
{
    (void)state;
    play_to(&play, TO_QUICK);
    for (int i = 0; i < 50; i++) {
        play_script(&play, "wake");
        assert_ask(&play, "still-there");
        play_until(&play, play.now_ms + 19000);
        play_now(&play, i % 2 ? "stay" : "wish-nothing");
        assert_ask(&play, "nothing");
    }
    assert_state(&play, "question");
}

static void test_countdown(void **state)
{
    (void)state;
    static const struct {
        int64_t warn_ms;
        bool is_large;
        int wanted_s;
    } rows[] = {{20000, false, 20}, {20000, true, 30}, {45000, true, 45}, {45000, false, 45}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct quiz_settings settings = usual;
        settings.warn_ms = rows[i].warn_ms;
        play_begin(&play, &settings);
        play_script(&play, rows[i].is_large ? "start wish-large" : "start");
        assert_int_equal(quiz_ask_left_s(&play.session, play.now_ms), 0);
        play_script(&play, "wake");
        assert_int_equal(quiz_ask_left_s(&play.session, play.now_ms), rows[i].wanted_s);
        assert_int_equal(quiz_ask_left_s(&play.session, play.now_ms + 1000), rows[i].wanted_s - 1);
        assert_int_equal(quiz_ask_left_s(&play.session, play.session.ask_until_ms - 1), 1);
        assert_int_equal(quiz_ask_left_s(&play.session, play.session.ask_until_ms), 0);
        assert_int_equal(quiz_wake_ms(&play.session), play.session.ask_until_ms);
    }
}

/* Who listens does not touch; a voice that never ends holds nobody for ever. */
static void test_speech_is_not_idle(void **state)
{
    (void)state;
    play_to(&play, TO_QUICK " speak");
    play_until(&play, play.now_ms + 150000);
    assert_ask(&play, "nothing");
    play_now(&play, "speech-ended");
    int64_t since_ms = play.now_ms;
    play_until(&play, since_ms + 89999);
    assert_ask(&play, "nothing");
    play_until(&play, since_ms + 90000);
    assert_ask(&play, "still-there");
    play_to(&play, TO_QUICK " speak");
    play_until(&play, play.now_ms + QUIZ_SPEECH_MAX_MS);
    assert_effects(&play, "hush cue:ask");
    assert_false(play.session.is_speaking);
}

/* A machine that slept asks first all the same. */
static void test_a_late_tick_asks_first(void **state)
{
    (void)state;
    static const struct quiz_event tick = {.kind = QUIZ_EVENT_TICK};
    play_to(&play, TO_SEARCH);
    play.now_ms += INT64_C(8) * 3600 * 1000;
    play_send(&play, &tick);
    assert_ask(&play, "still-there");
    assert_int_equal(quiz_ask_left_s(&play.session, play.now_ms), 20);
}

static void test_what_the_house_tells_is_heard(void **state)
{
    (void)state;
    play_to(&play, TO_CHOICE " choose-scene wake opened");
    assert_state(&play, "search");
    assert_ask(&play, "still-there");
    play_script(&play, "stay tap-hazard");
    assert_state(&play, "question");
}

static void test_notes_go_away(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " tap-decoy");
    int64_t since_ms = play.now_ms;
    assert_int_equal(quiz_wake_ms(&play.session), since_ms + QUIZ_NOTE_MS);
    assert_int_equal(quiz_note_now(&play.session, since_ms + QUIZ_NOTE_MS - 1), QUIZ_NOTE_DECOY);
    assert_int_equal(quiz_note_now(&play.session, since_ms + QUIZ_NOTE_MS), QUIZ_NOTE_NONE);
    play_until(&play, since_ms + QUIZ_NOTE_MS);
    assert_int_equal(play.session.note, QUIZ_NOTE_NONE);
    assert_null(play.session.note_item);
}

/* ------------------------------------------------------------------ the disk */

static void test_a_slow_disk(void **state)
{
    (void)state;
    play_to(&play, TO_STORING);
    int64_t since_ms = play.now_ms;
    play_until(&play, since_ms + QUIZ_STORE_MS - 1);
    assert_state(&play, "storing");
    play_until(&play, since_ms + QUIZ_STORE_MS);
    assert_state(&play, "result");
    assert_true(play.session.is_store_late && !play.session.is_stored);
    play_script(&play, "stored");
    assert_effects(&play, "ticket");
    assert_true(play.session.is_stored && !play.session.is_store_late);
    play_script(&play, "stored"); /* one ticket */
    assert_effects(&play, "");
}

static void test_a_full_disk(void **state)
{
    (void)state;
    play_to(&play, TO_STORING " not-stored");
    assert_state(&play, "result");
    assert_effects(&play, "");
    assert_true(play.session.is_store_late && !play.session.is_stored);
    play_script(&play, "not-stored review next");
    assert_effects(&play, "cue:press end");
}

static void test_storing_cannot_be_left(void **state)
{
    (void)state;
    struct quiz_settings settings = usual;
    settings.idle_question_ms = QUIZ_STORE_MS / 2; /* nobody is asked here either */
    play_begin(&play, &settings);
    play_script(&play, TO_STORING " leave next stir quit");
    assert_state(&play, "storing");
    play_until(&play, play.session.entered_ms + QUIZ_STORE_MS - 1);
    assert_ask(&play, "nothing");
    assert_state(&play, "storing");
    play_until(&play, play.now_ms + 1);
    assert_state(&play, "result");
}

/* ------------------------------------------------------------------ closing */

static void test_closing(void **state)
{
    (void)state;
    static const struct {
        const char *script, *effects, *outcome;
    } rows[] = {
        {"start close", "store end", "interrupted"},
        {TO_SEARCH " close", "store end", "interrupted"},
        {TO_QUICK " close", "store end", "interrupted"},
        {TO_RESULT " close", "end", "completed"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        play_to(&play, rows[i].script);
        int64_t since_ms = play.now_ms;
        for (int64_t ms = 10000; ms < 360000; ms += 10000) {
            play_until(&play, since_ms + ms);
            play_now(&play, "stir");
        }
        play_until(&play, since_ms + 359999);
        assert_true(play.session.state != QUIZ_ATTRACT);
        play_until(&play, since_ms + 360000);
        assert_state(&play, "attract");
        assert_effects(&play, rows[i].effects);
        assert_string_equal(quiz_outcome_name(play.session.outcome), rows[i].outcome);
        assert_true(play.session.is_closed);
    }
}

/* Closed again while it closes: the time that was given stays. */
static void test_closing_is_undone(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " close");
    int64_t by_ms = play.session.close_by_ms;
    play_script(&play, "close");
    assert_int_equal(play.session.close_by_ms, by_ms);
    play_script(&play, "open-again");
    assert_int_equal(play.session.close_by_ms, 0);
    assert_false(play.session.is_closed);
    play_script(&play, "leave quit");
    quiz_session_wipe(&play.session);
    play_script(&play, "start");
    assert_state(&play, "notice");
}

static void test_an_interruption_closes_nothing(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " interrupt");
    assert_false(play.session.is_closed);
    int64_t ignored = play.session.ignored;
    play_script(&play, "interrupt"); /* nobody plays */
    assert_int_equal(play.session.ignored, ignored + 1);
    assert_effects(&play, "");
    play_script(&play, "start");
    assert_state(&play, "notice");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_idle),
        cmocka_unit_test(test_stirring),
        cmocka_unit_test(test_only_staying_stays),
        cmocka_unit_test(test_as_often_as_wanted),
        cmocka_unit_test(test_countdown),
        cmocka_unit_test(test_speech_is_not_idle),
        cmocka_unit_test(test_a_late_tick_asks_first),
        cmocka_unit_test(test_what_the_house_tells_is_heard),
        cmocka_unit_test(test_notes_go_away),
        cmocka_unit_test(test_a_slow_disk),
        cmocka_unit_test(test_a_full_disk),
        cmocka_unit_test(test_storing_cannot_be_left),
        cmocka_unit_test(test_closing),
        cmocka_unit_test(test_closing_is_undone),
        cmocka_unit_test(test_an_interruption_closes_nothing),
    };
    return cmocka_run_group_tests_name("quiz/session time", tests, NULL, NULL);
}
