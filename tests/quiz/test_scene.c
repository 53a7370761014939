#include "base/mem.h"
#include "quiz/quiz_test.h"
#include "quiz/scene.h"

static void test_settings(void **state)
{
    (void)state;
    for (int i = 0; i < QUIZ_SETTINGS; i++)
        assert_int_equal(quiz_setting_find(quiz_setting_name((enum quiz_setting)i)), i);
    assert_string_equal(quiz_setting_title(QUIZ_ENTERPRISE), "企业");
    assert_string_equal(quiz_setting_title(QUIZ_FAMILY), "家庭");
    assert_int_equal(quiz_setting_find("Family"), -1);
    assert_int_equal(quiz_setting_find(""), -1);
}

static void test_items(void **state)
{
    (void)state;
    struct quiz_scene scene = {.name = mem_copy_text("小区"), .title = mem_copy_text("小区")};
    for (int i = 0; i < 50; i++) {
        struct quiz_item *item = quiz_scene_add_hazard(&scene);
        item->answer = i;
        item->options[3] = mem_copy_text("四");
        item->shapes[QUIZ_PORTRAIT] = POLYGON(0, 0, 1, 0, 0, 1);
    }
    quiz_scene_add_decoy(&scene)->text = mem_copy_text("不是隐患");
    assert_int_equal(scene.hazard_count, 50);
    assert_int_equal(scene.decoy_count, 1);
    assert_int_equal(scene.hazards[49].answer, 49);
    assert_null(scene.hazards[49].text);
    quiz_scene_finish(&scene);
    assert_null(scene.hazards);
}

static void test_view(void **state)
{
    (void)state;
    static const struct {
        bool has_landscape, has_portrait;
        int panel_w, panel_h;
        enum quiz_view wanted;
    } rows[] = {
        {true, true, 1920, 1080, QUIZ_LANDSCAPE},  {true, true, 1080, 1920, QUIZ_PORTRAIT},
        {true, true, 1000, 1000, QUIZ_LANDSCAPE},  {true, false, 1080, 1920, QUIZ_LANDSCAPE},
        {false, true, 1920, 1080, QUIZ_PORTRAIT},  {false, true, 1080, 1920, QUIZ_PORTRAIT},
        {true, false, 1920, 1080, QUIZ_LANDSCAPE},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char path[] = "x.svg";
        struct quiz_scene scene = {0};
        scene.pictures[QUIZ_LANDSCAPE].path = rows[i].has_landscape ? path : NULL;
        scene.pictures[QUIZ_PORTRAIT].path = rows[i].has_portrait ? path : NULL;
        assert_int_equal(quiz_scene_view(&scene, rows[i].panel_w, rows[i].panel_h), rows[i].wanted);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_settings),
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_view),
    };
    return cmocka_run_group_tests_name("quiz/scene", tests, NULL, NULL);
}
