/*
 * Defects of other hotspot quizzes that ours does not have. H5P's are of Find Multiple Hotspots and
 * Find the Hotspot, read in their sources; the others were complained of by their users.
 */
#include "quiz/session_test.h"

static struct play play;

static void tap(double x, double y, enum quiz_view view)
{
    struct quiz_event event = {.kind = QUIZ_EVENT_TAP, .point = {x, y}, .slop = 5, .view = view};
    play_send(&play, &event);
}

/* H5P: after a reset every hazard answers “already found”, and the marks stay. */
static void test_reset_clears_everything(void **state)
{
    (void)state;
    play_to(&play, TO_RESULT " next");
    quiz_session_wipe(&play.session);
    play_script(&play, TO_SEARCH);
    for (int i = 0; i < QUIZ_LEVEL; i++) {
        assert_false(play.session.answers[i].is_found);
        assert_int_equal(play.session.answers[i].number, 0);
        assert_int_equal(play.session.answers[i].chosen, -1);
    }
    play_script(&play, ONE_RIGHT " " ONE_RIGHT " " ONE_RIGHT " " ONE_RIGHT " " ONE_RIGHT " stored");
    assert_int_equal(quiz_score(&play.session), 10);
}

/* H5P: solutions show one spot. Xerte #1037: there is no way to see what was missed. */
static void test_every_missed_hazard_is_revealed(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " " ONE_RIGHT " leave finish stored");
    bool is_shown[QUIZ_LEVEL + 1] = {false};
    for (int i = 0; i < QUIZ_LEVEL; i++) {
        play_script(&play, "review");
        for (int k = 0; k < QUIZ_LEVEL; k++)
            is_shown[k] |= play.session.answers[k].number == play.session.review;
    }
    for (int i = 0; i < QUIZ_LEVEL; i++) {
        assert_true(is_shown[i]);
        assert_int_equal(play.session.answers[i].is_found, i == 0);
    }
}

/* H5P: a filtered list is read with the index of the whole one. */
static void test_answers_belong_to_their_hazards(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 20; seed++) {
        struct quiz_event choose = {.kind = QUIZ_EVENT_CHOOSE, .seed = seed};
        play_to(&play, TO_CHOICE);
        choose.scene = play.scenes[0];
        play_send(&play, &choose);
        for (int i = 0; i < QUIZ_LEVEL; i++) {
            assert_ptr_equal(play.session.answers[i].scene, play.scenes[0]);
            assert_ptr_equal(play.session.answers[i].item,
                             &play.scenes[0]->hazards[play.session.level[i]]);
        }
    }
}

/* Ren'Py #5976: overlapping places clip each other. The smallest is meant; of equals the one whose
 * centre is nearest. */
static void test_of_overlapping_hazards_the_smallest_is_meant(void **state)
{
    (void)state;
    static const struct {
        struct quiz_shape first, second;
        double x, y;
        int meant;
    } rows[] = {
        {{.kind = QUIZ_CIRCLE, .centre = {500, 900}, .radius = 90},
         {.kind = QUIZ_CIRCLE, .centre = {520, 900}, .radius = 30},
         520,
         900,
         1},
        {{.kind = QUIZ_CIRCLE, .centre = {500, 900}, .radius = 30},
         {.kind = QUIZ_RECT, .box = {400, 800, 200, 200}},
         510,
         900,
         0},
        {{.kind = QUIZ_CIRCLE, .centre = {500, 900}, .radius = 50},
         {.kind = QUIZ_CIRCLE, .centre = {560, 900}, .radius = 50},
         535,
         900,
         1},
        {{.kind = QUIZ_CIRCLE, .centre = {500, 900}, .radius = 50},
         {.kind = QUIZ_CIRCLE, .centre = {560, 900}, .radius = 50},
         525,
         900,
         0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        play_to(&play, TO_SEARCH);
        size_t *level = play.session.level;
        play.stages[0].hazards[level[0]].shapes[QUIZ_LANDSCAPE] = rows[i].first;
        play.stages[0].hazards[level[1]].shapes[QUIZ_LANDSCAPE] = rows[i].second;
        tap(rows[i].x, rows[i].y, QUIZ_LANDSCAPE);
        assert_state(&play, "question");
        assert_int_equal(play.session.current, rows[i].meant);
    }
}

static void test_second_tap_on_a_found_one_is_neutral(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " " ONE_RIGHT);
    for (int i = 0; i < 10; i++) {
        play_now(&play, "tap-found");
        assert_note(&play, "found-already");
        assert_effects(&play, "cue:press");
    }
    assert_state(&play, "search");
    assert_int_equal(play.session.misses, 0);
    assert_int_equal(quiz_score(&play.session), 2);
}

/* Five of a pool of ten make a level, and four days show them all. */
static void test_five_of_a_larger_pool(void **state)
{
    (void)state;
    bool is_shown[HAZARDS] = {false};
    for (uint64_t day = 0; day < 4; day++) {
        struct quiz_event choose = {.kind = QUIZ_EVENT_CHOOSE, .seed = 20260616 + day};
        play_to(&play, TO_CHOICE);
        choose.scene = play.scenes[0];
        play_send(&play, &choose);
        assert_int_equal(play.session.count, QUIZ_LEVEL);
        for (int i = 0; i < QUIZ_LEVEL; i++)
            is_shown[play.session.level[i]] = true;
        play_script(&play,
                    "opened " ONE_RIGHT " " ONE_RIGHT " " ONE_RIGHT " " ONE_RIGHT " " ONE_RIGHT);
        assert_state(&play, "storing");
        assert_int_equal(quiz_score(&play.session), 10);
    }
    for (int i = 0; i < HAZARDS; i++)
        assert_true(is_shown[i]);
}

static void test_decoys_explain_themselves(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " " ONE_RIGHT " tap-decoy");
    assert_note(&play, "decoy");
    assert_ptr_equal(play.session.note_item, &play.stages[0].decoys[1]);
    assert_non_null(play.session.note_item->text);
    assert_state(&play, "search");
    assert_int_equal(quiz_score(&play.session), 2);
}

/* H5P on WordPress #163: wrong picks subtract points. H5P Find the Hotspot: the first tap ends it.
 */
static void test_wrong_picks_subtract_nothing(void **state)
{
    (void)state;
    int score = 0;
    play_to(&play, TO_SEARCH);
    for (int i = 0; i < 60; i++) {
        play_script(&play, i % 2 ? "tap-nothing" : "tap-decoy");
        assert_int_equal(quiz_score(&play.session), 0);
    }
    play_until(&play, play.now_ms + QUIZ_PAUSE_MS);
    for (int i = 0; i < QUIZ_LEVEL; i++) {
        play_script(&play, "tap-hazard choose-right next tap-nothing");
        assert_int_equal(quiz_score(&play.session), score += 2);
    }
    play_to(&play, TO_QUICK " choose-right next choose-wrong next");
    assert_int_equal(quiz_score(&play.session), 1);
}

/* H5P: a spot's own feedback shows only where hotspotName is filled in. */
static void test_nothing_depends_on_a_name(void **state)
{
    (void)state;
    play_begin(&play, &usual);
    for (int i = 0; i < HAZARDS; i++) {
        assert_null(play.stages[0].hazards[i].title);
        play.stages[0].hazards[i].id[0] = '\0';
    }
    play_script(&play, TO_SEARCH " tap-found tap-decoy hint tap-hazard");
    assert_state(&play, "question");
    assert_int_equal(play.session.answers[0].number, 1);
    play_script(&play, "choose-right next tap-found");
    assert_note(&play, "found-already");
    play_script(&play, ONE_RIGHT " " ONE_RIGHT " " ONE_RIGHT " " ONE_RIGHT " stored");
    assert_int_equal(quiz_score(&play.session), 10);
}

/* H5P (mod_hvp #166): two of six, and after a break none. */
static void test_a_break_forgets_no_points(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " " ONE_RIGHT " " ONE_WRONG " leave stay leave wake stay");
    assert_int_equal(play.session.found, 2);
    assert_int_equal(quiz_score(&play.session), 3);
    play_script(&play, "tap-found");
    assert_note(&play, "found-already");
    play_script(&play, ONE_RIGHT);
    assert_int_equal(play.session.answers[2].number, 3);
}

/* Xerte #1037: marks are lost on a resize. Here the panel is turned: another picture. */
static void test_turning_keeps_what_was_found(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " " ONE_RIGHT);
    struct quiz_point centre = play.session.answers[0].item->shapes[QUIZ_PORTRAIT].centre;
    tap(centre.x, centre.y, QUIZ_PORTRAIT);
    assert_note(&play, "found-already");
    centre = play.session.answers[1].item->shapes[QUIZ_PORTRAIT].centre;
    tap(centre.x, centre.y, QUIZ_PORTRAIT);
    assert_state(&play, "question");
    assert_int_equal(play.session.answers[1].number, 2);
}

/* H5P: the answer given is read from a field that nobody sets. */
static void test_answers_are_kept(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " " ONE_RIGHT " " ONE_WRONG " leave finish");
    const struct quiz_answer *answers = play.session.answers;
    assert_int_equal(answers[0].order[answers[0].chosen] + 1, answers[0].item->answer);
    assert_true(answers[0].is_right);
    assert_int_not_equal(answers[1].order[answers[1].chosen] + 1, answers[1].item->answer);
    assert_false(answers[1].is_right);
    assert_int_equal(answers[2].chosen, -1);
}

/* H5P: one statement for each tap. Here taps are a number in one record. */
static void test_taps_are_not_stored_one_by_one(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH);
    for (int i = 0; i < 20; i++) {
        play_until(&play, play.now_ms + 2000);
        play_now(&play, "tap-nothing");
        assert_false(has_effect(&play.effects, QUIZ_DO_STORE));
    }
    play_script(&play, "leave finish");
    assert_effects(&play, "store cue:done");
    assert_int_equal(play.session.misses, 20);
}

/* Kahoot and others: the fast get more. Chamilo #3835: a quiz that ran out of time has a wrong
 * score. */
static void test_time_is_no_points(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH);
    for (int i = 0; i < QUIZ_LEVEL; i++) {
        play_until(&play, play.now_ms + 80000);
        play_script(&play, "tap-hazard");
        play_until(&play, play.now_ms + 80000);
        play_script(&play, "choose-right next");
    }
    assert_int_equal(quiz_score(&play.session), 10);
    play_to(&play, TO_SEARCH " " ONE_RIGHT " tap-hazard wake wake");
    assert_effects(&play, "store end");
    assert_int_equal(quiz_score(&play.session), 3);
}

/* H5P: with the last one found, taps fall on deaf ears. Here its question and explanation follow.
 */
static void test_the_last_find_is_explained(void **state)
{
    (void)state;
    play_to(&play, TO_SEARCH " " ONE_RIGHT " " ONE_RIGHT " " ONE_RIGHT " " ONE_RIGHT " tap-hazard");
    assert_state(&play, "question");
    play_script(&play, "choose-wrong");
    assert_state(&play, "explanation");
    play_script(&play, "next");
    assert_state(&play, "storing");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reset_clears_everything),
        cmocka_unit_test(test_every_missed_hazard_is_revealed),
        cmocka_unit_test(test_answers_belong_to_their_hazards),
        cmocka_unit_test(test_of_overlapping_hazards_the_smallest_is_meant),
        cmocka_unit_test(test_second_tap_on_a_found_one_is_neutral),
        cmocka_unit_test(test_five_of_a_larger_pool),
        cmocka_unit_test(test_decoys_explain_themselves),
        cmocka_unit_test(test_wrong_picks_subtract_nothing),
        cmocka_unit_test(test_nothing_depends_on_a_name),
        cmocka_unit_test(test_a_break_forgets_no_points),
        cmocka_unit_test(test_turning_keeps_what_was_found),
        cmocka_unit_test(test_answers_are_kept),
        cmocka_unit_test(test_taps_are_not_stored_one_by_one),
        cmocka_unit_test(test_time_is_no_points),
        cmocka_unit_test(test_the_last_find_is_explained),
    };
    return cmocka_run_group_tests_name("quiz/session defects", tests, NULL, NULL);
}
