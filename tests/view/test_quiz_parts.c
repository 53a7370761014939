/*
 * What all pages of the quiz are made of: sizes, the bar, buttons.
 */
#include "quiz_rooms.h"
#include "quiz_stand.h"

#include "view/theme.h"

static const enum view_button five[] = {VIEW_BUTTON_LEAVE, VIEW_BUTTON_BACK, VIEW_BUTTON_CONTRAST,
                                        VIEW_BUTTON_LARGE, VIEW_BUTTON_LANGUAGE};

static void check_eyes(const struct quiz_room *room)
{
    struct quiz_sizes sizes = quiz_sizes_of(room->quiz, room->w, room->h);
    double large = room->quiz->mode.is_large ? 1.4 : 1;
    double mm = room->quiz->px_per_mm * large;
    assert_true(sizes.question + 1 >= 9 * mm);
    assert_true(sizes.answer + 1 >= 8 * mm);
    assert_true(sizes.body + 1 >= 7 * mm);
    assert_true(sizes.small >= (int)(20 * large));
    assert_true(sizes.small <= sizes.body);
    assert_true(sizes.body < sizes.answer);
    assert_true(sizes.answer < sizes.question);
    assert_true(sizes.question <= sizes.headline);
    assert_true(sizes.answer_h >= 25 * room->quiz->px_per_mm);
}

static void text_is_large_enough_and_in_steps(void **state)
{
    struct view_quiz quiz = {.page = VIEW_QUIZ_SCENE};
    (void)state;
    for_each_quiz_room(&quiz, check_eyes);
}

static size_t bar_of_five(const struct view_quiz *quiz, int w, int h, struct view_target *out)
{
    (void)quiz_bar_place(quiz, w, h, five, COUNT(five), out);
    return COUNT(five) + 1;
}

static void check_bar(const struct quiz_room *room)
{
    struct view_target targets[QUIZ_BAR_MAX];
    struct layout_rect area =
        quiz_bar_place(room->quiz, room->w, room->h, five, COUNT(five), targets);
    check_targets(room, bar_of_five);
    assert_int_equal(targets[0].button, VIEW_BUTTON_LOW);
    assert_int_equal(targets[5].button, VIEW_BUTTON_LEAVE);
    for (size_t i = 1; i < COUNT(targets); i++)
        assert_true(targets[i].at.x > targets[i - 1].at.x);
    assert_true(area.y + area.h < targets[0].at.y);
    assert_true(area.y >= quiz_page_area(room->quiz->mode, room->w, room->h).y);
}

static void the_bar_holds_six_buttons(void **state)
{
    struct view_quiz quiz = {.page = VIEW_QUIZ_NOTICE};
    (void)state;
    for_each_quiz_room(&quiz, check_bar);
}

static void low_mode_is_the_lower_part(void **state)
{
    struct view_mode low = {.is_low = true}, plain = {.is_low = false};
    (void)state;
    assert_int_equal(quiz_page_area(low, 1080, 1920).y, 768);
    assert_int_equal(quiz_page_area(low, 1080, 1920).h, 1152);
    assert_int_equal(quiz_page_area(plain, 1080, 1920).h, 1920);
}

static void strips_have_no_room(void **state)
{
    (void)state;
    assert_true(quiz_has_no_room(1536, 96));
    assert_true(quiz_has_no_room(192, 64));
    assert_true(quiz_has_no_room(1920, 400));
    assert_true(quiz_has_no_room(300, 1920));
    assert_false(quiz_has_no_room(1366, 768));
    assert_false(quiz_has_no_room(360, 640));
}

static void labels_tell_what_a_button_will_do(void **state)
{
    struct view_quiz quiz = {.page = VIEW_QUIZ_RESULT};
    (void)state;
    assert_string_equal(quiz_button_label(&quiz, VIEW_BUTTON_LOW), "低位模式");
    assert_string_equal(quiz_button_label(&quiz, VIEW_BUTTON_GO_ON), "完成");
    assert_string_equal(quiz_button_label(&quiz, VIEW_BUTTON_LANGUAGE), "English");
    quiz.mode = (struct view_mode){true, true, true};
    quiz.page = VIEW_QUIZ_TICKET;
    assert_string_equal(quiz_button_label(&quiz, VIEW_BUTTON_LOW), "恢复高位");
    assert_string_equal(quiz_button_label(&quiz, VIEW_BUTTON_LARGE), "标准字");
    assert_string_equal(quiz_button_label(&quiz, VIEW_BUTTON_CONTRAST), "标准色");
    assert_string_equal(quiz_button_label(&quiz, VIEW_BUTTON_GO_ON), "没有小票，直接开始");
    quiz.lang = VIEW_EN;
    assert_string_equal(quiz_button_label(&quiz, VIEW_BUTTON_LANGUAGE), "中文");
    assert_string_equal(quiz_button_label(&quiz, VIEW_BUTTON_CHAR_0), "");
}

static void widths_and_lines_are_foretold(void **state)
{
    (void)state;
    assert_int_equal(quiz_label_w("安全生产", 20), 80);
    assert_int_equal(quiz_label_w("安全\n生产月", 20), 40);
    assert_in_range(quiz_label_w("English", 20), 70, 90);
    assert_int_equal(quiz_text_lines("安全", 20, 100), 1);
    assert_int_equal(quiz_text_lines("安全\n生产", 20, 100), 2);
    assert_int_equal(quiz_text_lines("安全生产月", 20, 60), 2);
}

/* --- drawn ---------------------------------------------------------------------------------------
 */

/* What leads on is full; what is beside the way is not; with high contrast by an outline. */
static void what_leads_on_stands_out(void **state)
{
    static const struct {
        enum view_button button;
        bool is_contrast;
        uint32_t rgb;
    } rows[] = {{VIEW_BUTTON_GO_ON, false, THEME_AMBER},
                {VIEW_BUTTON_LEAVE, false, THEME_MIST},
                {VIEW_BUTTON_GO_ON, true, THEME_INK},
                {VIEW_BUTTON_LEAVE, true, THEME_WHITE}};
    struct quiz_stand stand;
    (void)state;
    quiz_stand_open(&stand, 640, 360);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct view_quiz quiz = {.page = VIEW_QUIZ_QUESTION, .px_per_mm = 0.7};
        struct view_target target = {.button = rows[i].button, .at = {100, 100, 200, 80}};
        quiz.mode.is_contrast = rows[i].is_contrast;
        quiz_page_ground(&stand.ctx, &quiz);
        quiz_button_draw(&stand.ctx, &quiz, &target);
        quiz_stand_look(&stand);
        assert_int_equal(quiz_stand_pixel(&stand, 120, 110), rows[i].rgb);
        uint32_t edge = quiz_stand_pixel(&stand, 101, 140);
        assert_int_equal(edge, rows[i].is_contrast ? THEME_INK : rows[i].rgb);
    }
    quiz_stand_close(&stand);
}

static void low_mode_says_the_theme_above_the_page(void **state)
{
    struct quiz_stand stand;
    struct view_quiz quiz = {.page = VIEW_QUIZ_QUESTION, .px_per_mm = 0.7};
    struct layout_rect head = {0, 0, 640, 144};
    (void)state;
    quiz_stand_open(&stand, 640, 360);
    quiz_page_ground(&stand.ctx, &quiz);
    quiz_stand_look(&stand);
    assert_int_equal(quiz_stand_count(&stand, head, THEME_PAPER), 640 * 144);
    quiz.mode.is_low = true;
    quiz_page_ground(&stand.ctx, &quiz);
    quiz_page_theme(&stand.ctx, &quiz); /* it stands there already */
    quiz_stand_look(&stand);
    assert_true(quiz_stand_count(&stand, head, THEME_INK) > 100);
    assert_int_equal(quiz_stand_pixel(&stand, 5, 5), THEME_MIST);
    assert_int_equal(quiz_stand_count(&stand, (struct layout_rect){0, 144, 640, 216}, THEME_PAPER),
                     640 * 216);
    quiz_stand_close(&stand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_large_enough_and_in_steps),
        cmocka_unit_test(the_bar_holds_six_buttons),
        cmocka_unit_test(low_mode_is_the_lower_part),
        cmocka_unit_test(strips_have_no_room),
        cmocka_unit_test(labels_tell_what_a_button_will_do),
        cmocka_unit_test(widths_and_lines_are_foretold),
        cmocka_unit_test(what_leads_on_stands_out),
        cmocka_unit_test(low_mode_says_the_theme_above_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
