#include <stdio.h>

#include "quiz/quiz_test.h"
#include "quiz/training.h"

/* Places side by side, 100 wide, in the landscape picture; in the portrait one none has a shape. */
static struct quiz_scene scene_of(size_t places)
{
    struct quiz_scene scene = {0};
    for (size_t i = 0; i < places; i++)
        quiz_scene_add_hazard(&scene)->shapes[QUIZ_LANDSCAPE] = rect(100.0 * (double)i, 0, 90, 90);
    quiz_scene_add_decoy(&scene)->shapes[QUIZ_LANDSCAPE] = rect(10, 10, 5, 5);
    return scene;
}

/* n next, p previous, r reveal, a all */
static void step(struct quiz_training *training, const char *steps)
{
    for (; *steps; steps++)
        quiz_training_step(training, *steps == 'n'   ? QUIZ_TRAIN_NEXT
                                     : *steps == 'p' ? QUIZ_TRAIN_PREVIOUS
                                     : *steps == 'r' ? QUIZ_TRAIN_REVEAL
                                                     : QUIZ_TRAIN_REVEAL_ALL);
}

static void assert_state(const char *name, const struct quiz_training *training, int current,
                         uint64_t revealed)
{
    if (training->current != current || training->revealed != revealed)
        fail_msg("%s: at %d with %llx instead of %d with %llx", name, training->current,
                 (unsigned long long)training->revealed, current, (unsigned long long)revealed);
    for (size_t i = 0; i < 64; i++)
        assert_int_equal(quiz_training_is_revealed(training, i), (int)(revealed >> i & 1));
    for (size_t i = 64; i < 200; i++)
        assert_false(quiz_training_is_revealed(training, i));
}

static void test_steps(void **state)
{
    (void)state;
    static const struct {
        const char *steps;
        int current;
        uint64_t revealed;
    } rows[] = {
        {"", -1, 0},        {"n", 0, 0},        {"nn", 1, 0},
        {"nnn", 2, 0},      {"nrnrnrn", -1, 0}, /* from the last: hidden, from the start */
        {"nrnrnrnn", 0, 0}, {"p", -1, 0},       {"np", -1, 0},
        {"nnrp", 0, 2}, /* what is revealed stays */
        {"r", -1, 0},       {"nr", 0, 1},       {"nrr", 0, 0},
        {"nnr", 1, 2},      {"a", -1, 7},       {"aa", -1, 0},
        {"nra", 0, 7},      {"nar", 0, 6},      {"nara", 0, 7}, /* not all were */
        {"nrnrnra", 2, 0},
    };
    struct quiz_scene scene = scene_of(3);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct quiz_training training;
        quiz_training_begin(&training, &scene);
        step(&training, rows[i].steps);
        assert_state(rows[i].steps, &training, rows[i].current, rows[i].revealed);
        assert_ptr_equal(training.scene, &scene);
    }
    quiz_scene_finish(&scene);
}

static void test_taps(void **state)
{
    (void)state;
    static const struct {
        const char *name, *steps;
        enum quiz_view view;
        double x, y;
        int current;
        uint64_t revealed;
    } rows[] = {
        {"a place", "", QUIZ_LANDSCAPE, 150, 50, 1, 2},
        {"another one", "nr", QUIZ_LANDSCAPE, 250, 50, 2, 5},
        {"one that is revealed stays so", "nr", QUIZ_LANDSCAPE, 50, 50, 0, 1},
        {"where a decoy lies", "", QUIZ_LANDSCAPE, 12, 12, 0, 1},
        {"within the slop", "", QUIZ_LANDSCAPE, 94, 50, 0, 1},
        {"beside all", "nr", QUIZ_LANDSCAPE, 50, 200, 0, 1},
        {"nowhere", "nr", QUIZ_LANDSCAPE, NAN, 50, 0, 1},
        {"the other picture has no places", "nr", QUIZ_PORTRAIT, 150, 50, 0, 1},
    };
    struct quiz_scene scene = scene_of(3);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct quiz_training training;
        quiz_training_begin(&training, &scene);
        step(&training, rows[i].steps);
        quiz_training_tap(&training, rows[i].view, (struct quiz_point){rows[i].x, rows[i].y}, 5);
        assert_state(rows[i].name, &training, rows[i].current, rows[i].revealed);
    }
    quiz_scene_finish(&scene);
}

/* No scene, no places, as many as there can be, and more. */
static void test_sizes(void **state)
{
    (void)state;
    static const size_t sizes[] = {0, 1, QUIZ_HAZARDS_MAX, QUIZ_HAZARDS_MAX + 30};
    struct quiz_training training;
    quiz_training_begin(&training, NULL);
    step(&training, "nraprn");
    quiz_training_tap(&training, QUIZ_LANDSCAPE, (struct quiz_point){5, 5}, 5);
    assert_state("no scene", &training, -1, 0);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct quiz_scene scene = scene_of(sizes[i]);
        int places = (int)(sizes[i] < QUIZ_HAZARDS_MAX ? sizes[i] : QUIZ_HAZARDS_MAX);
        uint64_t all = (UINT64_C(1) << places) - 1;
        quiz_training_begin(&training, &scene);
        for (int k = 0; k < places; k++)
            step(&training, "nr");
        assert_state("each of them", &training, places - 1, all);
        step(&training, "n");
        assert_state("and round", &training, -1, 0);
        step(&training, "a");
        assert_state("all", &training, -1, all);
        quiz_training_tap(&training, QUIZ_LANDSCAPE,
                          (struct quiz_point){100.0 * QUIZ_HAZARDS_MAX + 50, 50}, 5);
        assert_state("beyond the most", &training, -1, all);
        quiz_scene_finish(&scene);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_steps),
        cmocka_unit_test(test_taps),
        cmocka_unit_test(test_sizes),
    };
    return cmocka_run_group_tests_name("quiz/training", tests, NULL, NULL);
}
