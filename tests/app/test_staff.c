#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/staff.h"

#define W 1920
#define H 1080

static struct screen_event down(int x, int y)
{
    return (struct screen_event){.kind = SCREEN_EVENT_DOWN, .x = x, .y = y, .pointer = 7};
}

static struct screen_event key(enum screen_key which, int digit)
{
    return (struct screen_event){.kind = SCREEN_EVENT_KEY, .key = which, .digit = digit};
}

static enum staff_action press_key(struct staff *staff, enum screen_key which, int digit)
{
    struct screen_event event = key(which, digit);
    return staff_input(staff, &event, VIEW_BUTTON_NONE, 1000);
}

static void hold(struct staff *staff, int x, int y, int64_t for_ms)
{
    struct screen_event event = down(x, y);
    (void)staff_input(staff, &event, VIEW_BUTTON_NONE, 10000);
    staff_tick(staff, 10000 + for_ms);
}

static void test_public_keys_are_dead(void **state)
{
    (void)state;
    struct staff staff;
    staff_init(&staff, true, true, W, H);
    for (int which = SCREEN_KEY_OTHER; which <= SCREEN_KEY_ENTER; which++)
        if (which != SCREEN_KEY_STAFF)
            assert_int_equal(press_key(&staff, (enum screen_key)which, 1), STAFF_NOTHING);
    assert_int_equal(staff.state, STAFF_CLOSED);
}

static void test_private_keys_work_at_once(void **state)
{
    (void)state;
    static const struct {
        enum screen_key key;
        enum staff_action action;
    } rows[] = {
        {SCREEN_KEY_ESCAPE, STAFF_QUIT},       {SCREEN_KEY_NEXT, STAFF_NEXT},
        {SCREEN_KEY_PREVIOUS, STAFF_PREVIOUS}, {SCREEN_KEY_PAUSE, STAFF_PAUSE},
        {SCREEN_KEY_SLATE, STAFF_SLATE},       {SCREEN_KEY_OTHER, STAFF_NOTHING},
    };
    struct staff staff;
    staff_init(&staff, false, false, W, H);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_int_equal(press_key(&staff, rows[i].key, 0), rows[i].action);
    (void)press_key(&staff, SCREEN_KEY_STATUS, 0);
    assert_int_equal(staff.state, STAFF_OPEN);
    (void)press_key(&staff, SCREEN_KEY_STATUS, 0);
    assert_int_equal(staff.state, STAFF_CLOSED);
}

static void test_corner_must_be_held(void **state)
{
    (void)state;
    static const struct {
        int x, y;
        int64_t for_ms;
        enum staff_state state;
    } rows[] = {
        {5, 5, 3000, STAFF_PIN},
        {W - 5, 5, 3000, STAFF_PIN},
        {5, H - 5, 3000, STAFF_PIN},
        {W - 5, H - 5, 3000, STAFF_PIN},
        {5, 5, 2999, STAFF_CLOSED},
        {W / 2, 5, 9000, STAFF_CLOSED},
        {W / 2, H / 2, 9000, STAFF_CLOSED},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct staff staff;
        staff_init(&staff, true, true, W, H);
        hold(&staff, rows[i].x, rows[i].y, rows[i].for_ms);
        assert_int_equal(staff.state, rows[i].state);
    }
}

static void test_sliding_away_or_lifting_ends_the_hold(void **state)
{
    (void)state;
    static const enum screen_event_kind ends[] = {SCREEN_EVENT_MOVE, SCREEN_EVENT_UP};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        struct staff staff;
        staff_init(&staff, true, true, W, H);
        struct screen_event event = down(5, 5);
        (void)staff_input(&staff, &event, VIEW_BUTTON_NONE, 0);
        event = down(W / 2, H / 2);
        event.kind = ends[i];
        (void)staff_input(&staff, &event, VIEW_BUTTON_NONE, 1000);
        staff_tick(&staff, 5000);
        assert_int_equal(staff.state, STAFF_CLOSED);
    }
}

static void test_without_pin_only_a_look(void **state)
{
    (void)state;
    struct staff staff;
    staff_init(&staff, true, false, W, H);
    (void)press_key(&staff, SCREEN_KEY_STAFF, 0);
    assert_int_equal(staff.state, STAFF_LOOK);
    assert_int_equal(press_key(&staff, SCREEN_KEY_NEXT, 0), STAFF_NOTHING);
    struct screen_event event = down(10, 10);
    assert_int_equal(staff_input(&staff, &event, VIEW_BUTTON_QUIT, 2000), STAFF_NOTHING);
    assert_int_equal(staff.state, STAFF_CLOSED);
}

static void enter_pin(struct staff *staff, int64_t now_ms)
{
    struct screen_event event = key(SCREEN_KEY_DIGIT, 4);
    (void)staff_input(staff, &event, VIEW_BUTTON_NONE, now_ms);
    event = key(SCREEN_KEY_ENTER, 0);
    if (staff_input(staff, &event, VIEW_BUTTON_NONE, now_ms) == STAFF_CHECK_PIN)
        staff_pin_checked(staff, false, now_ms);
}

static void test_right_pin_opens_wrong_ones_lock(void **state)
{
    (void)state;
    struct staff staff;
    staff_init(&staff, true, true, W, H);
    (void)press_key(&staff, SCREEN_KEY_STAFF, 0);
    for (int digit = 1; digit <= 4; digit++)
        (void)press_key(&staff, SCREEN_KEY_DIGIT, digit);
    assert_string_equal(staff.digits, "1234");
    assert_int_equal(press_key(&staff, SCREEN_KEY_ENTER, 0), STAFF_CHECK_PIN);
    staff_pin_checked(&staff, true, 1000);
    assert_int_equal(staff.state, STAFF_OPEN);
    assert_string_equal(staff.digits, "");

    staff_init(&staff, true, true, W, H);
    (void)press_key(&staff, SCREEN_KEY_STAFF, 0);
    for (int i = 0; i < STAFF_TRIES_MAX; i++)
        enter_pin(&staff, 2000);
    struct screen_event event = key(SCREEN_KEY_DIGIT, 4);
    (void)staff_input(&staff, &event, VIEW_BUTTON_NONE, 3000);
    event = key(SCREEN_KEY_ENTER, 0);
    assert_int_equal(staff_input(&staff, &event, VIEW_BUTTON_NONE, 3000), STAFF_NOTHING);
    event = key(SCREEN_KEY_DIGIT, 4);
    (void)staff_input(&staff, &event, VIEW_BUTTON_NONE, 2000 + STAFF_LOCK_MS);
    event = key(SCREEN_KEY_ENTER, 0);
    assert_int_equal(staff_input(&staff, &event, VIEW_BUTTON_NONE, 2000 + STAFF_LOCK_MS),
                     STAFF_CHECK_PIN);
}

static void test_open_page_acts_and_closes_when_left_alone(void **state)
{
    (void)state;
    struct staff staff;
    staff_init(&staff, true, true, W, H);
    (void)press_key(&staff, SCREEN_KEY_STAFF, 0);
    staff_pin_checked(&staff, true, 1000);
    struct screen_event event = down(100, 900);
    assert_int_equal(staff_input(&staff, &event, VIEW_BUTTON_NEXT, 2000), STAFF_NEXT);
    assert_int_equal(staff_input(&staff, &event, VIEW_BUTTON_QUIT, 2000), STAFF_QUIT);
    staff_tick(&staff, 2000 + STAFF_IDLE_MS - 1);
    assert_int_equal(staff.state, STAFF_OPEN);
    staff_tick(&staff, 2000 + STAFF_IDLE_MS);
    assert_int_equal(staff.state, STAFF_CLOSED);
}

/* Opens the status page with keys allowed. */
static struct staff open_staff(void)
{
    struct staff staff;
    staff_init(&staff, false, false, W, H);
    (void)press_key(&staff, SCREEN_KEY_STATUS, 0);
    return staff;
}

static void test_clock_page_is_behind_the_status_page(void **state)
{
    (void)state;
    struct staff staff;
    struct screen_event event = down(900, 900);
    staff_init(&staff, false, false, W, H);
    assert_int_equal(press_key(&staff, SCREEN_KEY_CLOCK, 0), STAFF_NOTHING);
    assert_int_equal(staff_input(&staff, &event, VIEW_BUTTON_CLOCK, 1000), STAFF_NOTHING);
    assert_int_equal(staff.state, STAFF_CLOSED);

    staff_init(&staff, true, false, W, H); /* no PIN: a look only */
    (void)press_key(&staff, SCREEN_KEY_STAFF, 0);
    assert_int_equal(press_key(&staff, SCREEN_KEY_CLOCK, 0), STAFF_NOTHING);
    assert_int_equal(staff.state, STAFF_LOOK);

    staff_init(&staff, true, true, W, H);
    (void)press_key(&staff, SCREEN_KEY_STAFF, 0);
    assert_int_equal(press_key(&staff, SCREEN_KEY_CLOCK, 0), STAFF_NOTHING);
    assert_int_equal(staff_input(&staff, &event, VIEW_BUTTON_CLOCK, 1000), STAFF_NOTHING);
    assert_int_equal(staff.state, STAFF_PIN);
    staff_pin_checked(&staff, true, 1000);
    assert_int_equal(press_key(&staff, SCREEN_KEY_CLOCK, 0), STAFF_SHOW_CLOCK);
    assert_int_equal(staff.state, STAFF_CLOCK);
    (void)press_key(&staff, SCREEN_KEY_ESCAPE, 0);
    assert_int_equal(staff.state, STAFF_OPEN);
    assert_int_equal(staff_input(&staff, &event, VIEW_BUTTON_CLOCK, 1000), STAFF_SHOW_CLOCK);
    assert_int_equal(staff_input(&staff, &event, VIEW_BUTTON_CLOSE, 1000), STAFF_NOTHING);
    assert_int_equal(staff.state, STAFF_OPEN);
}

static void test_on_the_clock_page_keys_mean_the_clock(void **state)
{
    (void)state;
    static const struct civil now = {.date = {2026, 6, 16}, .hour = 9};
    struct staff staff = open_staff();
    assert_int_equal(press_key(&staff, SCREEN_KEY_CLOCK, 0), STAFF_SHOW_CLOCK);
    clock_page_open(&staff.clock, &now, &now);
    assert_int_equal(press_key(&staff, SCREEN_KEY_NEXT, 0), STAFF_NOTHING);
    assert_int_equal(press_key(&staff, SCREEN_KEY_UP, 0), STAFF_NOTHING);
    assert_int_equal(clock_page_chosen(&staff.clock).date.month, 7);
    assert_int_equal(press_key(&staff, SCREEN_KEY_SLATE, 0), STAFF_NOTHING);
    assert_int_equal(press_key(&staff, SCREEN_KEY_ENTER, 0), STAFF_SET_CLOCK);
    assert_int_equal(staff.state, STAFF_CLOCK); /* it stays to tell what came of it */
}

static void test_clock_page_closes_when_left_alone(void **state)
{
    (void)state;
    struct staff staff = open_staff();
    (void)press_key(&staff, SCREEN_KEY_CLOCK, 0);
    staff_tick(&staff, 1000 + STAFF_IDLE_MS - 1);
    assert_int_equal(staff.state, STAFF_CLOCK);
    staff_tick(&staff, 1000 + STAFF_IDLE_MS);
    assert_int_equal(staff.state, STAFF_CLOSED);
}

static void type_pin(struct staff *staff)
{
    for (int digit = 1; digit <= 4; digit++)
        (void)press_key(staff, SCREEN_KEY_DIGIT, digit);
    assert_int_equal(press_key(staff, SCREEN_KEY_ENTER, 0), STAFF_CHECK_PIN);
}

static void test_the_pin_lets_a_visitor_in_and_opens_nothing(void **state)
{
    (void)state;
    struct staff staff;
    staff_init(&staff, true, true, W, H);
    staff_ask_level(&staff, 1000);
    assert_int_equal(staff.state, STAFF_PIN);
    type_pin(&staff);
    staff_pin_checked(&staff, true, 1000);
    assert_int_equal(staff.state, STAFF_CLOSED);
    assert_true(staff.is_let_in);
    assert_int_equal(press_key(&staff, SCREEN_KEY_NEXT, 0), STAFF_NOTHING);
}

static void test_a_visitor_is_let_in_once(void **state)
{
    (void)state;
    struct staff staff;
    staff_init(&staff, true, true, W, H);
    staff_ask_level(&staff, 1000);
    type_pin(&staff);
    staff_pin_checked(&staff, true, 1000);
    staff_ask_level(&staff, 2000);
    assert_false(staff.is_let_in);
    (void)press_key(&staff, SCREEN_KEY_ESCAPE, 0);
    assert_int_equal(staff.state, STAFF_CLOSED);
    assert_false(staff.is_let_in);
    hold(&staff, 5, 5, STAFF_HOLD_MS); /* and now it is staff's own page */
    type_pin(&staff);
    staff_pin_checked(&staff, true, 1000);
    assert_int_equal(staff.state, STAFF_OPEN);
}

static void test_wrong_pins_for_a_visitor_lock_as_well(void **state)
{
    (void)state;
    struct staff staff;
    staff_init(&staff, true, true, W, H);
    staff_ask_level(&staff, 1000);
    for (int i = 0; i < STAFF_TRIES_MAX; i++) {
        type_pin(&staff);
        staff_pin_checked(&staff, false, 1000);
    }
    (void)press_key(&staff, SCREEN_KEY_DIGIT, 1);
    assert_int_equal(press_key(&staff, SCREEN_KEY_ENTER, 0), STAFF_NOTHING);
    assert_false(staff.is_let_in);
}

/* --- what came by a stick ----------------------------------------------------------------------
 */

static enum staff_action press_button(struct staff *staff, enum view_button button)
{
    struct screen_event event = down(900, 900);
    return staff_input(staff, &event, button, 1000);
}

static void test_going_back_is_asked_twice(void **state)
{
    (void)state;
    struct staff staff = open_staff();
    staff_tell_import(&staff, false, true);
    assert_int_equal(press_button(&staff, VIEW_BUTTON_IMPORT), STAFF_NOTHING);
    assert_int_equal(staff.state, STAFF_IMPORT);
    assert_int_equal(press_button(&staff, VIEW_BUTTON_SURE), STAFF_NOTHING); /* not asked yet */
    assert_int_equal(press_button(&staff, VIEW_BUTTON_ROLLBACK), STAFF_NOTHING);
    assert_true(staff.is_sure_asked);
    assert_int_equal(press_button(&staff, VIEW_BUTTON_KEEP), STAFF_NOTHING);
    assert_false(staff.is_sure_asked);
    (void)press_button(&staff, VIEW_BUTTON_ROLLBACK);
    assert_int_equal(press_button(&staff, VIEW_BUTTON_SURE), STAFF_ROLLBACK);
    assert_false(staff.is_sure_asked);
    assert_int_equal(press_button(&staff, VIEW_BUTTON_CLOSE), STAFF_NOTHING);
    assert_int_equal(staff.state, STAFF_OPEN);
}

static void test_keys_do_what_the_buttons_do(void **state)
{
    (void)state;
    struct staff staff = open_staff();
    staff_tell_import(&staff, false, true);
    (void)press_key(&staff, SCREEN_KEY_UNDO, 0);
    assert_int_equal(staff.state, STAFF_IMPORT);
    assert_int_equal(press_key(&staff, SCREEN_KEY_ENTER, 0), STAFF_NOTHING);
    assert_int_equal(press_key(&staff, SCREEN_KEY_ESCAPE, 0), STAFF_NOTHING); /* no */
    assert_int_equal(staff.state, STAFF_IMPORT);
    (void)press_key(&staff, SCREEN_KEY_ENTER, 0);
    assert_int_equal(press_key(&staff, SCREEN_KEY_ENTER, 0), STAFF_ROLLBACK);
    assert_int_equal(press_key(&staff, SCREEN_KEY_SLATE, 0), STAFF_NOTHING);
    (void)press_key(&staff, SCREEN_KEY_ESCAPE, 0);
    assert_int_equal(staff.state, STAFF_OPEN);
}

static void test_without_a_previous_one_nothing_goes_back(void **state)
{
    (void)state;
    struct staff staff = open_staff();
    (void)press_button(&staff, VIEW_BUTTON_IMPORT);
    (void)press_button(&staff, VIEW_BUTTON_ROLLBACK);
    assert_false(staff.is_sure_asked);
    assert_int_equal(press_button(&staff, VIEW_BUTTON_SURE), STAFF_NOTHING);
}

static void test_the_page_is_behind_the_pin(void **state)
{
    (void)state;
    struct staff staff;
    staff_init(&staff, true, true, W, H);
    assert_int_equal(press_key(&staff, SCREEN_KEY_UNDO, 0), STAFF_NOTHING);
    assert_int_equal(press_button(&staff, VIEW_BUTTON_IMPORT), STAFF_NOTHING);
    assert_int_equal(staff.state, STAFF_CLOSED);
    staff_init(&staff, true, false, W, H);
    (void)press_key(&staff, SCREEN_KEY_STAFF, 0);
    assert_int_equal(press_key(&staff, SCREEN_KEY_UNDO, 0), STAFF_NOTHING);
    assert_int_equal(staff.state, STAFF_LOOK);
}

/* Opened with the PIN, the question is seen at once; to accept takes the PIN once more. */
static struct staff staff_with_a_question(void)
{
    struct staff staff;
    staff_init(&staff, true, true, W, H);
    staff_tell_import(&staff, true, true);
    (void)press_key(&staff, SCREEN_KEY_STAFF, 0);
    type_pin(&staff);
    assert_int_equal(staff_pin_checked(&staff, true, 1000), STAFF_NOTHING);
    assert_int_equal(staff.state, STAFF_IMPORT);
    return staff;
}

static void test_unsigned_content_is_accepted_by_pin(void **state)
{
    (void)state;
    struct staff staff = staff_with_a_question();
    assert_int_equal(press_button(&staff, VIEW_BUTTON_ROLLBACK), STAFF_NOTHING); /* not now */
    assert_false(staff.is_sure_asked);
    assert_int_equal(press_button(&staff, VIEW_BUTTON_ACCEPT), STAFF_NOTHING);
    assert_int_equal(staff.state, STAFF_PIN);
    type_pin(&staff);
    assert_int_equal(staff_pin_checked(&staff, false, 1000), STAFF_NOTHING);
    assert_int_equal(staff.state, STAFF_PIN);
    type_pin(&staff);
    assert_int_equal(staff_pin_checked(&staff, true, 1000), STAFF_ACCEPT);
    assert_int_equal(staff.state, STAFF_IMPORT);
    staff_tell_import(&staff, false, true);
    assert_int_equal(press_button(&staff, VIEW_BUTTON_ACCEPT), STAFF_NOTHING);
    assert_int_equal(staff.state, STAFF_IMPORT);
}

static void test_or_declined_or_gone(void **state)
{
    (void)state;
    struct staff staff = staff_with_a_question();
    assert_int_equal(press_button(&staff, VIEW_BUTTON_DECLINE), STAFF_DECLINE);
    (void)press_button(&staff, VIEW_BUTTON_ACCEPT);
    (void)press_key(&staff, SCREEN_KEY_ESCAPE, 0); /* back to the question */
    assert_int_equal(staff.state, STAFF_IMPORT);
    (void)press_button(&staff, VIEW_BUTTON_ACCEPT);
    staff_tell_import(&staff, false, true); /* the stick was pulled meanwhile */
}

/* Another stick is there by the time the PIN is typed: nobody has seen what is on that one. */
static void test_the_pin_is_for_what_was_seen(void **state)
{
    (void)state;
    struct staff staff = staff_with_a_question();
    (void)press_button(&staff, VIEW_BUTTON_ACCEPT);
    assert_int_equal(staff.state, STAFF_PIN);
    staff_tell_import(&staff, false, true);
    staff_tell_import(&staff, true, true);
    assert_int_equal(staff.state, STAFF_IMPORT);
}

static void test_without_a_pin_nothing_is_accepted(void **state)
{
    (void)state;
    struct staff staff = open_staff();
    staff_tell_import(&staff, true, true);
    (void)press_button(&staff, VIEW_BUTTON_IMPORT);
    assert_int_equal(press_button(&staff, VIEW_BUTTON_ACCEPT), STAFF_NOTHING);
    assert_int_equal(staff.state, STAFF_IMPORT);
}

static void test_without_a_pin_nobody_is_let_in(void **state)
{
    (void)state;
    struct staff staff;
    staff_init(&staff, true, false, W, H);
    staff_ask_level(&staff, 1000);
    assert_int_equal(staff.state, STAFF_CLOSED);
    assert_false(staff.is_let_in);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_public_keys_are_dead),
        cmocka_unit_test(test_private_keys_work_at_once),
        cmocka_unit_test(test_corner_must_be_held),
        cmocka_unit_test(test_sliding_away_or_lifting_ends_the_hold),
        cmocka_unit_test(test_without_pin_only_a_look),
        cmocka_unit_test(test_right_pin_opens_wrong_ones_lock),
        cmocka_unit_test(test_open_page_acts_and_closes_when_left_alone),
        cmocka_unit_test(test_clock_page_is_behind_the_status_page),
        cmocka_unit_test(test_on_the_clock_page_keys_mean_the_clock),
        cmocka_unit_test(test_clock_page_closes_when_left_alone),
        cmocka_unit_test(test_the_pin_lets_a_visitor_in_and_opens_nothing),
        cmocka_unit_test(test_a_visitor_is_let_in_once),
        cmocka_unit_test(test_wrong_pins_for_a_visitor_lock_as_well),
        cmocka_unit_test(test_going_back_is_asked_twice),
        cmocka_unit_test(test_keys_do_what_the_buttons_do),
        cmocka_unit_test(test_without_a_previous_one_nothing_goes_back),
        cmocka_unit_test(test_the_page_is_behind_the_pin),
        cmocka_unit_test(test_unsigned_content_is_accepted_by_pin),
        cmocka_unit_test(test_or_declined_or_gone),
        cmocka_unit_test(test_the_pin_is_for_what_was_seen),
        cmocka_unit_test(test_without_a_pin_nothing_is_accepted),
        cmocka_unit_test(test_without_a_pin_nobody_is_let_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
