#include <limits.h>

#include "quiz/level.h"
#include "quiz/quiz_test.h"

static struct quiz_item hazards[QUIZ_HAZARDS_MAX];

static struct quiz_scene scene_of(char *name, size_t count)
{
    return (struct quiz_scene){.name = name, .hazards = hazards, .hazard_count = count};
}

static void test_few(void **state)
{
    (void)state;
    char name[] = "few";
    for (size_t count = 0; count < QUIZ_LEVEL; count++) {
        struct quiz_scene scene = scene_of(name, count);
        size_t chosen[QUIZ_LEVEL];
        assert_int_equal(quiz_level_choose(&scene, 77, chosen), count);
        for (size_t i = 0; i < count; i++)
            assert_int_equal(chosen[i], i);
    }
}

/* Any four seeds in a row show every hazard of a pool of 5 to 20; each level is five, rising. */
static void test_four_in_a_row(void **state)
{
    (void)state;
    char name[] = "community";
    static const uint64_t begins[] = {0, 20260616, UINT32_MAX - 60, UINT64_MAX - 200};
    for (size_t count = QUIZ_LEVEL; count <= 20; count++) {
        struct quiz_scene scene = scene_of(name, count);
        for (size_t begin = 0; begin < COUNT(begins); begin++)
            for (uint64_t seed = begins[begin]; seed < begins[begin] + 100; seed++) {
                bool is_shown[20] = {false};
                size_t shown = 0;
                for (uint64_t day = 0; day < 4; day++) {
                    size_t chosen[QUIZ_LEVEL];
                    assert_int_equal(quiz_level_choose(&scene, seed + day, chosen), QUIZ_LEVEL);
                    for (size_t i = 0; i < QUIZ_LEVEL; i++) {
                        assert_true(chosen[i] < count && (i == 0 || chosen[i] > chosen[i - 1]));
                        shown += !is_shown[chosen[i]];
                        is_shown[chosen[i]] = true;
                    }
                }
                assert_int_equal(shown, count);
            }
    }
}

/* What every machine must choose: worked out beside the program, from the same description
 * (FNV-1a, splitmix64, Fisher and Yates). */
static void test_the_same_everywhere(void **state)
{
    (void)state;
    static char community[] = "community", chinese[] = "小区", empty[] = "";
    static const struct {
        char *name;
        size_t count;
        uint64_t seed;
        size_t wanted[QUIZ_LEVEL];
    } rows[] = {
        {community, 8, 0, {0, 2, 4, 5, 6}},
        {community, 8, 1, {1, 2, 3, 4, 7}},
        {community, 20, 20260616, {2, 4, 9, 10, 12}},
        {community, 40, UINT64_MAX, {3, 13, 19, 24, 36}},
        {chinese, 12, 5, {1, 2, 6, 10, 11}},
        {chinese, 12, 6, {0, 3, 4, 5, 9}},
        {empty, 10, 3, {0, 1, 3, 5, 7}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct quiz_scene scene = scene_of(rows[i].name, rows[i].count);
        size_t chosen[QUIZ_LEVEL];
        assert_int_equal(quiz_level_choose(&scene, rows[i].seed, chosen), QUIZ_LEVEL);
        assert_memory_equal(chosen, rows[i].wanted, sizeof(chosen));
    }
}

/* Scenes of as many hazards do not go the same way. */
static void test_names_differ(void **state)
{
    (void)state;
    char names[2][8] = {"rural", "school"};
    int same = 0;
    for (uint64_t seed = 0; seed < 12; seed++) {
        size_t chosen[2][QUIZ_LEVEL];
        for (int i = 0; i < 2; i++) {
            struct quiz_scene scene = scene_of(names[i], 12);
            (void)quiz_level_choose(&scene, seed, chosen[i]); /* five: there are twelve */
        }
        same += memcmp(chosen[0], chosen[1], sizeof(chosen[0])) == 0;
    }
    assert_true(same < 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_few),
        cmocka_unit_test(test_four_in_a_row),
        cmocka_unit_test(test_the_same_everywhere),
        cmocka_unit_test(test_names_differ),
    };
    return cmocka_run_group_tests_name("quiz/level", tests, NULL, NULL);
}
