/*
 * Looking for hazards: what a finger on the picture does, locks, hints, questions, the result.
 */
#include "quiz/session_test.h"

static struct play play;

static void tap_at(double x, double y, double slop)
{
    struct quiz_event tap = {
        .kind = QUIZ_EVENT_TAP, .point = {x, y}, .slop = slop, .view = QUIZ_LANDSCAPE};
    play_send(&play, &tap);
}

static void send(enum quiz_event_kind kind, int index)
{
    struct quiz_event event = {.kind = kind, .index = index};
    play_send(&play, &event);
}

/* ------------------------------------------------------------------ a finger */

static void test_find(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " hint tap-hazard");
    const struct quiz_answer *answer = &play.session.answers[0];
    assert_state(&play, "question");
    assert_effects(&play, "cue:found");
    assert_note(&play, "none");
    assert_true(answer->is_found);
    assert_int_equal(answer->number, 1);
    assert_int_equal(answer->hints, 1);
    assert_int_equal(answer->chosen, -1);
    assert_int_equal(play.session.current, 0);
    assert_int_equal(play.session.hint_stage, 0);
    assert_int_equal(play.session.tap_ms, play.now_ms);
    assert_true(play.session.tap.x == answer->item->shapes[QUIZ_LANDSCAPE].centre.x);
}

/* Numbers follow the finger, not the list; the missed follow behind. */
static void test_numbers(void **state)
{
    (void)state;
    static const int order[] = {3, 1}, wanted[QUIZ_LEVEL] = {3, 2, 4, 1, 5};
    play_to(&play, TO_SEARCH);
    for (size_t i = 0; i < COUNT(order); i++) {
        const struct quiz_item *item = play.session.answers[order[i]].item;
        tap_at(item->shapes[QUIZ_LANDSCAPE].centre.x, 0, 5);
        assert_int_equal(play.session.current, order[i]);
        play_script(&play, "choose-right next");
    }
    play_script(&play, "leave finish");
    for (int i = 0; i < QUIZ_LEVEL; i++)
        assert_int_equal(play.session.answers[i].number, wanted[i]);
}

/* Within the slop it is still meant, beyond it is not. */
static void test_slop(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH);
    double x = play.session.answers[0].item->shapes[QUIZ_LANDSCAPE].centre.x;
    tap_at(x, 26, 5);
    assert_note(&play, "miss");
    tap_at(x, 24, 5);
    assert_state(&play, "question");
}

/* In the drawing another day's hazard is put right and leaves its place to what lies there. */
static void test_put_right_catches_nothing(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH);
    struct quiz_point other = place_of(&play, OTHER, QUIZ_LANDSCAPE);
    tap_at(other.x, other.y, 5);
    assert_note(&play, "miss");
    play.stages[0].decoys[0].shapes[QUIZ_LANDSCAPE] = circle(other.x, other.y, 90);
    play.now_ms += 10000;
    tap_at(other.x, other.y, 5);
    assert_note(&play, "decoy");
    assert_ptr_equal(play.session.note_item, &play.stages[0].decoys[0]);
}

static void test_not_today_in_a_photograph(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " tap-other");
    assert_note(&play, "not-today");
    assert_effects(&play, "cue:press");
    assert_false(is_of_level(&play.session, play.session.note_item));
    assert_int_equal(play.session.misses, 0);
    assert_state(&play, "search");
}

/* Five within three seconds: a pause in which fingers do nothing, then all is as before. */
static void test_too_many_misses(void **state)
{
    (void)state;
    static const struct {
        int64_t apart_ms;
        bool is_slow;
    } rows[] = {{700, true}, {750, true}, {751, false}, {2000, false}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        play_to(&play, TO_SEARCH);
        for (int miss = 0; miss < QUIZ_MISSES; miss++) {
            play.now_ms += rows[i].apart_ms;
            tap_at(50, 150, 5);
        }
        assert_int_equal(play.session.misses, QUIZ_MISSES);
        assert_note(&play, rows[i].is_slow ? "slow" : "miss");
        assert_int_equal(play.session.pause_until_ms > 0, rows[i].is_slow);
    }
}

static void test_pause(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " tap-nothing tap-nothing tap-nothing tap-nothing tap-nothing");
    int64_t since_ms = play.now_ms, ignored = play.session.ignored;
    play.now_ms = since_ms + QUIZ_PAUSE_MS - 1;
    play_now(&play, "tap-hazard");
    assert_state(&play, "search");
    assert_int_equal(play.session.ignored, ignored + 1);
    assert_int_equal(play.session.tap_ms, since_ms);
    play.now_ms = since_ms + QUIZ_PAUSE_MS;
    play_now(&play, "tap-nothing"); /* the count begins anew */
    assert_note(&play, "miss");
    play_now(&play, "tap-hazard");
    assert_state(&play, "question");
}

/* ------------------------------------------------------------------ question, explanation */

/* A bouncing finger neither answers the question nor skips the explanation. */
static void test_locks(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " tap-hazard");
    play.now_ms += QUIZ_ANSWER_LOCK_MS - 1;
    play_now(&play, "choose-right");
    assert_state(&play, "question");
    play.now_ms += 1;
    play_now(&play, "choose-right");
    assert_state(&play, "explanation");
    assert_effects(&play, "cue:right");
    play.now_ms += QUIZ_ANSWER_LOCK_MS - 1;
    play_now(&play, "next");
    assert_state(&play, "explanation");
    play.now_ms += 1;
    play_now(&play, "next");
    assert_state(&play, "search");
}

static void test_the_result_is_not_skipped(void **state)
{
    (void)state;
    play_to(&play, TO_STORING);
    play_now(&play, "stored");
    play.now_ms += QUIZ_ANSWER_LOCK_MS - 1;
    play_now(&play, "next");
    assert_state(&play, "result");
    play.now_ms += 1;
    play_now(&play, "next");
    assert_state(&play, "attract");
}

static void test_one_answer_only(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " tap-hazard choose-wrong");
    int chosen = play.session.answers[0].chosen;
    assert_effects(&play, "cue:wrong");
    play_script(&play, "choose-right");
    assert_state(&play, "explanation");
    assert_int_equal(play.session.answers[0].chosen, chosen);
    assert_int_equal(play.session.right, 0);
}

/* Chosen is a place on the glass; what stands there is right by the file's number. */
static void test_right_is_what_the_file_says(void **state)
{
    (void)state;
    for (int place = 0; place < QUIZ_OPTIONS; place++) {
        play_to(&play, TO_SEARCH " tap-hazard");
        play_until(&play, play.now_ms + STEP_MS);
        send(QUIZ_EVENT_CHOOSE, place);
        const struct quiz_answer *answer = &play.session.answers[0];
        assert_int_equal(answer->chosen, place);
        assert_int_equal(answer->is_right, answer->order[place] == answer->item->answer - 1);
        assert_int_equal(play.session.right, answer->is_right);
    }
}

static void test_speech(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " tap-hazard speak");
    assert_effects(&play, "speak");
    play_script(&play, "speak");
    assert_effects(&play, "hush");
    play_script(&play, "speak choose-right");
    assert_effects(&play, "hush cue:right");
    assert_false(play.session.is_speaking);
    play_script(&play, "speak speech-ended next");
    assert_effects(&play, "cue:press");
    play_script(&play, "speak");
    assert_effects(&play, ""); /* no text stands beside the picture */
}

/* ------------------------------------------------------------------ hints */

static void test_hints_come_by_themselves(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH);
    int64_t since_ms = play.now_ms;
    play_until(&play, since_ms + QUIZ_HINT_MS - 1);
    assert_int_equal(play.session.hint_stage, 0);
    play_until(&play, since_ms + QUIZ_HINT_MS);
    assert_int_equal(play.session.hint_stage, 1);
    assert_note(&play, "hint-area");
    assert_ptr_equal(play.session.note_item, play.session.answers[0].item);
    play_until(&play, since_ms + INT64_C(2) * QUIZ_HINT_MS - 1);
    assert_int_equal(play.session.hint_stage, 1);
    play_until(&play, since_ms + INT64_C(2) * QUIZ_HINT_MS);
    assert_note(&play, "hint-place");
    play_until(&play, since_ms + INT64_C(3) * QUIZ_HINT_MS);
    assert_int_equal(play.session.hints, 2);
    assert_int_equal(play.session.answers[0].hints, 2);
}

static void test_hints_on_request(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " " ONE_RIGHT " hint");
    assert_int_equal(play.session.hint_of, 1);
    assert_note(&play, "hint-area");
    play_script(&play, "hint");
    assert_note(&play, "hint-place");
    play_script(&play, "hint"); /* said again, not counted again */
    assert_note(&play, "hint-place");
    assert_int_equal(play.session.hints, 2);
    play_script(&play, ONE_RIGHT);
    assert_int_equal(quiz_score(&play.session), 4);
    assert_int_equal(play.session.answers[1].hints, 2);
    assert_int_equal(play.session.answers[0].hints, 0);
}

/* A hint for one hazard stays on its account when another one is found. */
static void test_hint_for_another(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " hint hint");
    tap_at(play.session.answers[4].item->shapes[QUIZ_LANDSCAPE].centre.x, 0, 5);
    assert_int_equal(play.session.answers[4].hints, 0);
    play_script(&play, "choose-right next hint");
    assert_int_equal(play.session.hint_of, 0);
    assert_int_equal(play.session.answers[0].hints, 2);
    assert_int_equal(play.session.hints, 3);
}

/* Reading a question, or being asked something, is not searching. */
static void test_hint_time_stands_still(void **state)
{
    (void)state;
    static const char *const stops[] = {"tap-hazard choose-right", "leave"};
    static const char *const goes_on[] = {"next", "stay"};
    for (size_t i = 0; i < COUNT(stops); i++) {
        play_to(&play, TO_SEARCH);
        play_until(&play, play.now_ms + QUIZ_HINT_MS - 5000);
        play_script(&play, stops[i]);
        play_until(&play, play.now_ms + 60000);
        assert_int_equal(play.session.hint_stage, 0);
        play_script(&play, goes_on[i]);
        play_until(&play, play.now_ms + QUIZ_HINT_MS - 1);
        assert_int_equal(play.session.hint_stage, 0);
        play_until(&play, play.now_ms + 1);
        assert_int_equal(play.session.hint_stage, 1);
    }
}

static void test_no_hints(void **state)
{
    (void)state;
    struct quiz_settings settings = usual;
    settings.has_hints = false;
    play_begin(&play, &settings);
    play_script(&play, TO_SEARCH " hint");
    assert_int_equal(play.session.ignored, 1);
    play_until(&play, play.now_ms + INT64_C(3) * QUIZ_HINT_MS);
    assert_int_equal(play.session.hints, 0);
}

/* ------------------------------------------------------------------ leaving, result */

static void test_leaving_is_asked(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " leave");
    assert_ask(&play, "leave");
    assert_int_equal(quiz_ask_left_s(&play.session, play.now_ms), 0);
    int64_t ignored = play.session.ignored;
    play_script(&play, "tap-hazard hint leave next");
    assert_int_equal(play.session.ignored, ignored + 4);
    assert_int_equal(play.session.found, 0);
    play_script(&play, "stay tap-hazard");
    assert_state(&play, "question");
    play_script(&play, "leave finish"); /* the result is of the search */
    assert_state(&play, "question");
    assert_ask(&play, "leave");
}

static void test_review(void **state)
{
    (void)state;
    play_to(&play, TO_RESULT);
    for (int place = 1; place <= QUIZ_LEVEL; place++) {
        play_script(&play, "review");
        assert_int_equal(play.session.review, place);
    }
    play_script(&play, "back");
    assert_int_equal(play.session.review, QUIZ_LEVEL - 1);
    play_script(&play, "review review");
    assert_int_equal(play.session.review, 0);
    play_script(&play, "back"); /* nothing comes before all of them */
    assert_int_equal(play.session.review, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_slop),
        cmocka_unit_test(test_put_right_catches_nothing),
        cmocka_unit_test(test_not_today_in_a_photograph),
        cmocka_unit_test(test_too_many_misses),
        cmocka_unit_test(test_pause),
        cmocka_unit_test(test_locks),
        cmocka_unit_test(test_the_result_is_not_skipped),
        cmocka_unit_test(test_one_answer_only),
        cmocka_unit_test(test_right_is_what_the_file_says),
        cmocka_unit_test(test_speech),
        cmocka_unit_test(test_hints_come_by_themselves),
        cmocka_unit_test(test_hints_on_request),
        cmocka_unit_test(test_hint_for_another),
        cmocka_unit_test(test_hint_time_stands_still),
        cmocka_unit_test(test_no_hints),
        cmocka_unit_test(test_leaving_is_asked),
        cmocka_unit_test(test_review),
    };
    return cmocka_run_group_tests_name("quiz/session play", tests, NULL, NULL);
}
