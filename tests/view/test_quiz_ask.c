/*
 * The dialogs over a page, and the page while a result is being stored.
 */
#include "quiz_rooms.h"
#include "quiz_stand.h"

#include "view/theme.h"

static const struct row {
    enum view_ask ask;
    size_t count;
    enum view_button buttons[3];
} rows[] = {
    {VIEW_ASK_STILL_THERE, 1, {VIEW_BUTTON_STAY}},
    {VIEW_ASK_LEAVE, 2, {VIEW_BUTTON_STAY, VIEW_BUTTON_LEAVE_NOW}},
    {VIEW_ASK_LEAVE_OR_RESULT, 3, {VIEW_BUTTON_STAY, VIEW_BUTTON_FINISH, VIEW_BUTTON_LEAVE_NOW}},
};

static void check_fingers(const struct quiz_room *room)
{
    check_targets(room, quiz_ask_targets);
}

static void buttons_are_for_fingers_within_reach(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct view_quiz quiz = {.ask = rows[i].ask, .ask_left_s = 20};
        for_each_quiz_room(&quiz, check_fingers);
    }
}

static void each_dialog_has_its_buttons(void **state)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct view_quiz quiz = {.ask = rows[i].ask, .px_per_mm = 2};
        assert_int_equal(quiz_ask_targets(&quiz, 1920, 1080, targets), rows[i].count);
        for (size_t j = 0; j < rows[i].count; j++) {
            assert_int_equal(targets[j].button, rows[i].buttons[j]);
            assert_true(quiz_button_label(&quiz, targets[j].button)[0] != '\0');
        }
    }
}

static void to_go_on_is_the_largest(void **state)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    struct view_quiz quiz = {.ask = VIEW_ASK_LEAVE_OR_RESULT, .px_per_mm = 2};
    (void)state;
    (void)quiz_ask_targets(&quiz, 1080, 1920, targets);
    assert_true(targets[0].at.w >= 2 * targets[1].at.w);
    assert_true(targets[0].at.w >= 2 * targets[2].at.w);
}

/* The page is still there, but dim; what is asked stands in the lower half. */
static void the_page_below_is_dimmed(void **state)
{
    struct quiz_stand stand;
    struct view_target targets[VIEW_TARGETS_MAX];
    struct view_quiz quiz = {.ask = VIEW_ASK_LEAVE, .px_per_mm = 1.4};
    (void)state;
    quiz_stand_open(&stand, 1280, 720);
    screen_fill(stand.ctx.screen, page_whole(&stand.ctx), THEME_WHITE);
    quiz_ask_draw(&stand.ctx, &quiz);
    quiz_stand_look(&stand);
    uint32_t dim = quiz_stand_pixel(&stand, 640, 100);
    assert_in_range(dim >> 16, 0x40, 0xa0);
    assert_int_equal(quiz_stand_count(&stand, (struct layout_rect){0, 0, 1280, 360}, dim),
                     1280 * 360);
    assert_int_equal(quiz_ask_targets(&quiz, 1280, 720, targets), 2);
    struct layout_rect at = targets[0].at;
    assert_int_equal(quiz_stand_pixel(&stand, at.x + 20, at.y + at.h - 20), THEME_AMBER);
    quiz_stand_close(&stand);
}

static void the_seconds_are_seen(void **state)
{
    struct quiz_stand stand;
    struct view_quiz quiz = {.ask = VIEW_ASK_STILL_THERE, .px_per_mm = 1.4};
    struct layout_rect lower = {0, 360, 1280, 360};
    int inks[2];
    (void)state;
    quiz_stand_open(&stand, 1280, 720);
    for (int i = 0; i < 2; i++) {
        quiz.ask_left_s = i == 0 ? 1 : 18;
        screen_fill(stand.ctx.screen, page_whole(&stand.ctx), THEME_WHITE);
        quiz_ask_draw(&stand.ctx, &quiz);
        quiz_stand_look(&stand);
        inks[i] = quiz_stand_count(&stand, lower, THEME_INK);
    }
    assert_true(inks[1] > inks[0]);
    quiz_stand_close(&stand);
}

static void storing_is_one_calm_line(void **state)
{
    struct quiz_stand stand;
    struct view_quiz quiz = {.page = VIEW_QUIZ_STORING, .px_per_mm = 1.4};
    (void)state;
    quiz_stand_open(&stand, 1280, 720);
    for (int low = 0; low < 2; low++) {
        quiz.mode.is_low = low;
        quiz_storing_draw(&stand.ctx, &quiz);
        quiz_stand_look(&stand);
        int top = low ? 288 : 0;
        struct layout_rect line = {0, top + (720 - top) / 2 - 60, 1280, 120};
        assert_true(quiz_stand_count(&stand, line, THEME_INK) > 300);
        struct layout_rect below = {0, 600, 1280, 120};
        assert_int_equal(quiz_stand_count(&stand, below, THEME_PAPER), 1280 * 120);
    }
    quiz_stand_close(&stand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buttons_are_for_fingers_within_reach),
        cmocka_unit_test(each_dialog_has_its_buttons),
        cmocka_unit_test(to_go_on_is_the_largest),
        cmocka_unit_test(the_page_below_is_dimmed),
        cmocka_unit_test(the_seconds_are_seen),
        cmocka_unit_test(storing_is_one_calm_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
