/*
 * Groups: of each hazard one of the two drawings is hidden.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "quiz/groups.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void one_drawing_of_each_hazard_is_hidden(void **state)
{
    static const struct {
        size_t dangerous[3], count;
        const char *hidden;
    } rows[] = {
        {{0}, 0, "A-hazard B-hazard C-hazard"},
        {{1}, 1, "A-hazard B-safe C-hazard"},
        {{0, 2}, 2, "A-safe B-hazard C-safe"},
        {{2, 1, 0}, 3, "A-safe B-safe C-safe"},
    };
    struct quiz_scene scene = {0};
    (void)state;
    for (char id = 'A'; id <= 'C'; id++)
        (void)snprintf(quiz_scene_add_hazard(&scene)->id, QUIZ_ID_BYTES, "%c", id);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str hidden = {0};
        quiz_groups_hidden(&scene, rows[i].dangerous, rows[i].count, &hidden);
        assert_string_equal(hidden.text, rows[i].hidden);
        str_finish(&hidden);
    }
    quiz_scene_finish(&scene);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(one_drawing_of_each_hazard_is_hidden)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
