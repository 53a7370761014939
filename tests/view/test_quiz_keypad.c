/*
 * The page on which a ticket is typed, and staff's with prizes.
 */
#include "quiz_rooms.h"
#include "quiz_stand.h"

#include <string.h>

#include "view/quiz_keypad.h"
#include "view/theme.h"

static const struct view_quiz ticket = {
    .page = VIEW_QUIZ_TICKET,
    .px_per_mm = 1.4,
    .keypad = {.heading = "Have you played a level today?",
               .text = "Scan today's ticket, or type the six characters that stand beside its "
                       "code. Without one you can start at once.",
               .typed = "7K"}};
static const struct view_quiz redeem = {
    .page = VIEW_QUIZ_REDEEM,
    .px_per_mm = 1.4,
    .keypad = {.heading = "兑奖", .text = "扫一扫小票。", .is_redeem = true, .stock = 120}};

static void for_each_page(each_quiz_room *each)
{
    struct view_quiz quiz = ticket;
    for_each_quiz_room(&quiz, each);
    quiz = redeem;
    for_each_quiz_room(&quiz, each);
}

static void check_fingers(const struct quiz_room *room)
{
    check_targets(room, quiz_keypad_targets);
}

static void keys_are_for_fingers_within_reach(void **state)
{
    (void)state;
    for_each_page(check_fingers);
}

/* Nothing that is read lies under anything else, or off the page. */
static void check_words(const struct quiz_room *room)
{
    struct quiz_keypad_place place = quiz_keypad_place_of(room->quiz, room->w, room->h);
    struct layout_rect parts[4 + QUIZ_KEYPAD_BOXES] = {place.heading, place.text, place.stock,
                                                       place.note};
    struct layout_rect page = quiz_page_area(room->quiz->mode, room->w, room->h);
    struct view_target shown = {.button = VIEW_BUTTON_NONE};
    memcpy(parts + 4, place.boxes, sizeof(place.boxes));
    for (size_t i = 0; i < COUNT(parts); i++) {
        shown.at = parts[i];
        if (parts[i].y < page.y || parts[i].y + parts[i].h > place.keys[0].at.y)
            fail_target(room, &shown, "stands under the keys or too high up");
        for (size_t j = 0; j < i; j++)
            if (is_near(parts[i], parts[j], 0) && parts[i].h > 0 && parts[j].h > 0)
                fail_target(room, &shown, "is covered");
    }
    shown.at = place.boxes[0];
    if (shown.at.h < 8 * room->quiz->px_per_mm)
        fail_target(room, &shown, "is a small box");
}

static void words_and_boxes_stand_above_the_keys(void **state)
{
    (void)state;
    for_each_page(check_words);
}

static void all_characters_are_there(void **state)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    (void)state;
    size_t count = quiz_keypad_targets(&ticket, 1920, 1080, targets);
    assert_int_equal(count, 32 + 2 + 3);
    for (int i = 0; i < 32; i++)
        assert_int_equal(targets[i].button, VIEW_BUTTON_CHAR_0 + i);
    for (size_t i = 32; i < count; i++)
        assert_true(quiz_button_label(&ticket, targets[i].button)[0] != '\0');
    assert_non_null(find_target(targets, count, VIEW_BUTTON_ERASE));
    assert_non_null(find_target(targets, count, VIEW_BUTTON_ENTER));
    assert_non_null(find_target(targets, count, VIEW_BUTTON_GO_ON));
    assert_non_null(find_target(targets, count, VIEW_BUTTON_BACK));
    assert_non_null(find_target(targets, count, VIEW_BUTTON_LOW));
}

static void staff_have_their_own_buttons(void **state)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    (void)state;
    size_t count = quiz_keypad_targets(&redeem, 1080, 1920, targets);
    assert_int_equal(count, 32 + 2 + 4);
    for (size_t i = 32; i < count; i++)
        assert_true(quiz_button_label(&redeem, targets[i].button)[0] != '\0');
    assert_non_null(find_target(targets, count, VIEW_BUTTON_STOCK_MORE));
    assert_non_null(find_target(targets, count, VIEW_BUTTON_STOCK_LESS));
    assert_non_null(find_target(targets, count, VIEW_BUTTON_CLOSE));
    assert_null(find_target(targets, count, VIEW_BUTTON_GO_ON));
    assert_null(find_target(targets, count, VIEW_BUTTON_BACK));
}

/* --- drawn ---------------------------------------------------------------------------------------
 */

static void what_was_typed_stands_in_the_boxes(void **state)
{
    struct quiz_stand stand;
    struct quiz_keypad_place place = quiz_keypad_place_of(&ticket, 1280, 720);
    (void)state;
    quiz_stand_open(&stand, 1280, 720);
    quiz_keypad_draw(&stand.ctx, &ticket);
    quiz_stand_look(&stand);
    for (int i = 0; i < QUIZ_KEYPAD_BOXES; i++) {
        struct layout_rect inside = place.boxes[i];
        inside.h -= inside.h / 5; /* without its line */
        int inks = quiz_stand_count(&stand, inside, THEME_INK);
        assert_int_equal(inks > 50, i < 2);
        int accents = quiz_stand_count(&stand, place.boxes[i], THEME_ORANGE);
        assert_int_equal(accents > 50, i == 2); /* the next one */
    }
    quiz_stand_close(&stand);
}

static void a_note_carries_a_sign_beside_its_colour(void **state)
{
    static const struct {
        enum view_note kind;
        uint32_t rgb;
    } rows[] = {{VIEW_NOTE_GOOD, THEME_GREEN}, {VIEW_NOTE_BAD, THEME_RED}};
    struct quiz_stand stand;
    struct view_quiz quiz = ticket;
    struct quiz_keypad_place place = quiz_keypad_place_of(&ticket, 1280, 720);
    (void)state;
    quiz_stand_open(&stand, 1280, 720);
    for (size_t i = 0; i < COUNT(rows); i++) {
        quiz.keypad.note = "认不出这张小票，请再试一次";
        quiz.keypad.note_kind = rows[i].kind;
        quiz_keypad_draw(&stand.ctx, &quiz);
        quiz_stand_look(&stand);
        assert_true(quiz_stand_count(&stand, place.note, rows[i].rgb) > 200);
        assert_true(quiz_stand_count(&stand, place.note, THEME_WHITE) > 20); /* the sign */
        assert_true(quiz_stand_count(&stand, place.note, THEME_INK) > 100);  /* the words */
    }
    quiz.keypad.note_kind = VIEW_NOTE_PLAIN;
    quiz_keypad_draw(&stand.ctx, &quiz);
    quiz_stand_look(&stand);
    assert_int_equal(quiz_stand_count(&stand, place.note, THEME_WHITE), 0);
    quiz_stand_close(&stand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_for_fingers_within_reach),
        cmocka_unit_test(words_and_boxes_stand_above_the_keys),
        cmocka_unit_test(all_characters_are_there),
        cmocka_unit_test(staff_have_their_own_buttons),
        cmocka_unit_test(what_was_typed_stands_in_the_boxes),
        cmocka_unit_test(a_note_carries_a_sign_beside_its_colour),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
