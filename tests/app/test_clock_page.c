#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "app/clock_page.h"

#define BUTTON(first, field) ((enum view_button)((int)(first) + (int)(field)))

static const struct civil built = {.date = {2026, 3, 1}};

static struct clock_page page_at(int64_t year, int month, int day, int hour, int minute)
{
    struct clock_page page = {.serial = 0};
    struct civil now = {.date = {year, month, day}, .hour = hour, .minute = minute, .second = 59};
    clock_page_open(&page, &now, &built);
    return page;
}

static enum clock_page_action press_key(struct clock_page *page, enum screen_key which, int digit)
{
    struct screen_event event = {.kind = SCREEN_EVENT_KEY, .key = which, .digit = digit};
    return clock_page_input(page, &event, VIEW_BUTTON_NONE, 1000);
}

static enum clock_page_action touch(struct clock_page *page, enum screen_event_kind kind,
                                    enum view_button button, int64_t now_ms)
{
    struct screen_event event = {.kind = kind, .pointer = 7};
    return clock_page_input(page, &event, button, now_ms);
}

/* ">" and "<" choose, "+" and "-" step, digits type, "e" erases. */
static void play(struct clock_page *page, const char *keys)
{
    for (const char *at = keys; *at; at++) {
        enum screen_key which = *at == '>'   ? SCREEN_KEY_NEXT
                                : *at == '<' ? SCREEN_KEY_PREVIOUS
                                : *at == '+' ? SCREEN_KEY_UP
                                : *at == '-' ? SCREEN_KEY_DOWN
                                : *at == 'e' ? SCREEN_KEY_ERASE
                                             : SCREEN_KEY_DIGIT;
        assert_int_equal(press_key(page, which, which == SCREEN_KEY_DIGIT ? *at - '0' : 0),
                         CLOCK_PAGE_NOTHING);
    }
}

/* "2026-6-16 09:00 *0": what is shown, and the field chosen. */
static void expect_shown(const struct clock_page *page, const char *name, const char *wanted)
{
    char got[64];
    struct view_clock shown;
    clock_page_show(page, &shown);
    (void)snprintf(got, sizeof(got), "%s-%s-%s %s:%s *%d", shown.values[0], shown.values[1],
                   shown.values[2], shown.values[3], shown.values[4], (int)shown.focus);
    if (strcmp(got, wanted) != 0)
        fail_msg("%s: '%s', not '%s'", name, got, wanted);
}

static void keys_change_what_is_shown(void **state)
{
    (void)state;
    static const struct {
        const char *keys, *shown; /* from 2026-06-16 09:30 */
    } rows[] = {
        {"", "2026-6-16 09:30 *0"},
        {">", "2026-6-16 09:30 *1"},
        {">>>>>", "2026-6-16 09:30 *0"},
        {"<", "2026-6-16 09:30 *4"},
        {"+", "2027-6-16 09:30 *0"},
        {"-", "2026-6-16 09:30 *0"}, /* not before this program was made */
        {">+", "2026-7-16 09:30 *1"},
        {">-", "2026-5-16 09:30 *1"},
        {">++++++", "2026-12-16 09:30 *1"},
        {">+++++++", "2026-1-16 09:30 *1"},
        {">------", "2026-12-16 09:30 *1"},
        {">>+++++++++++++++", "2026-6-1 09:30 *2"}, /* June has 30 */
        {">>----------------", "2026-6-30 09:30 *2"},
        {"<<++++++++++++++", "2026-6-16 23:30 *3"},
        {"<<+++++++++++++++", "2026-6-16 00:30 *3"},
        {"<<----------", "2026-6-16 23:30 *3"},
        {"<++++++++++++++++++++++++++++++", "2026-6-16 09:00 *4"},
        {"<-", "2026-6-16 09:29 *4"},
        /* typing */
        {"2", "2___-6-16 09:30 *0"},
        {"202", "202_-6-16 09:30 *0"},
        {"2028", "2028-6-16 09:30 *1"},
        {"20e", "2___-6-16 09:30 *0"},
        {"20ee", "2026-6-16 09:30 *0"},
        {"e", "2026-6-16 09:30 *0"},
        {"1999", "2026-6-16 09:30 *1"}, /* too early: the first that can be */
        {"999", "999_-6-16 09:30 *0"},
        {"9999", "999_-6-16 09:30 *0"},
        {"2200", "220_-6-16 09:30 *0"}, /* the last 0 would be too late */
        {"2199", "2199-6-16 09:30 *1"},
        {"20>", "2026-6-16 09:30 *1"}, /* half a year */
        {">1", "2026-1_-16 09:30 *1"},
        {">12", "2026-12-16 09:30 *2"},
        {">13", "2026-1_-16 09:30 *1"}, /* no such month */
        {">1>", "2026-1-16 09:30 *2"},
        {">1+", "2026-2-16 09:30 *1"},
        {">2", "2026-2-16 09:30 *2"}, /* nothing can follow */
        {">00", "2026-1-16 09:30 *2"},
        {">07", "2026-7-16 09:30 *2"},
        {">>31", "2026-6-30 09:30 *3"}, /* June has 30 */
        {">>32", "2026-6-3_ 09:30 *2"},
        {">>4", "2026-6-4 09:30 *3"},
        {"<<24", "2026-6-16 2_:30 *3"},
        {"<<23", "2026-6-16 23:30 *4"},
        {"<<7", "2026-6-16 07:30 *4"},
        {"<59", "2026-6-16 09:59 *4"},
        {"<6", "2026-6-16 09:06 *4"},
        {"<591", "2026-6-16 09:1_ *4"}, /* full, and typed anew */
        {"20270102030405", "2027-1-2 03:05 *4"},
        {"202701020304", "2027-1-2 03:04 *4"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct clock_page page = page_at(2026, 6, 16, 9, 30);
        play(&page, rows[i].keys);
        expect_shown(&page, rows[i].keys, rows[i].shown);
    }
}

static void the_day_is_clamped_to_the_month(void **state)
{
    (void)state;
    static const struct {
        int year, month, day;
        const char *keys, *shown;
    } rows[] = {
        {2026, 1, 31, ">+", "2026-2-28 00:00 *1"},  {2028, 1, 31, ">+", "2028-2-29 00:00 *1"},
        {2028, 2, 29, "+", "2029-2-28 00:00 *0"},   {2100, 1, 29, ">+", "2100-2-28 00:00 *1"},
        {2026, 5, 31, ">-", "2026-4-30 00:00 *1"},  {2026, 12, 31, ">+", "2026-1-31 00:00 *1"},
        {2028, 2, 29, ">>+", "2028-2-1 00:00 *2"},  {2026, 2, 1, ">>-", "2026-2-28 00:00 *2"},
        {2026, 2, 1, ">>30", "2026-2-28 00:00 *3"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct clock_page page = page_at(rows[i].year, rows[i].month, rows[i].day, 0, 0);
        play(&page, rows[i].keys);
        expect_shown(&page, rows[i].keys, rows[i].shown);
    }
}

static void what_cannot_be_is_opened_at_what_can(void **state)
{
    (void)state;
    struct clock_page page = page_at(1970, 1, 1, 0, 0);
    expect_shown(&page, "1970", "2026-1-1 00:00 *0");
    page = page_at(9999, 12, 31, 23, 59);
    expect_shown(&page, "9999", "2199-12-31 23:59 *0");
}

static void enter_sets_and_escape_closes(void **state)
{
    (void)state;
    struct clock_page page = page_at(2026, 6, 16, 9, 30);
    play(&page, "<<1");
    assert_int_equal(press_key(&page, SCREEN_KEY_ENTER, 0), CLOCK_PAGE_SET);
    struct civil chosen = clock_page_chosen(&page); /* what was typed so far counts */
    assert_int_equal(chosen.hour, 1);
    assert_int_equal(chosen.second, 0);
    assert_int_equal(press_key(&page, SCREEN_KEY_ESCAPE, 0), CLOCK_PAGE_CLOSE);
    assert_int_equal(press_key(&page, SCREEN_KEY_SLATE, 0), CLOCK_PAGE_NOTHING);
    assert_int_equal(touch(&page, SCREEN_EVENT_DOWN, VIEW_BUTTON_ENTER, 0), CLOCK_PAGE_SET);
    assert_int_equal(touch(&page, SCREEN_EVENT_DOWN, VIEW_BUTTON_CLOSE, 0), CLOCK_PAGE_CLOSE);
    assert_int_equal(touch(&page, SCREEN_EVENT_DOWN, VIEW_BUTTON_QUIT, 0), CLOCK_PAGE_NOTHING);
    assert_int_equal(touch(&page, SCREEN_EVENT_DOWN, BUTTON(VIEW_BUTTON_DIGIT_0, 5), 0),
                     CLOCK_PAGE_NOTHING);
}

static void every_field_has_its_buttons(void **state)
{
    (void)state;
    static const char *const raised[] = {"2027-6-16 09:30 *0", "2026-7-16 09:30 *1",
                                         "2026-6-17 09:30 *2", "2026-6-16 10:30 *3",
                                         "2026-6-16 09:31 *4"};
    for (int field = 0; field < VIEW_CLOCK_FIELDS; field++) {
        struct clock_page page = page_at(2026, 6, 16, 9, 30);
        char chosen[32];
        (void)touch(&page, SCREEN_EVENT_DOWN, BUTTON(VIEW_BUTTON_FIELD_0, field), 0);
        (void)snprintf(chosen, sizeof(chosen), "2026-6-16 09:30 *%d", field);
        expect_shown(&page, "chosen", chosen);
        (void)touch(&page, SCREEN_EVENT_DOWN, BUTTON(VIEW_BUTTON_RAISE_0, field), 0);
        expect_shown(&page, "raised", raised[field]);
        (void)touch(&page, SCREEN_EVENT_DOWN, BUTTON(VIEW_BUTTON_LOWER_0, field), 0);
        expect_shown(&page, "lowered again", chosen);
    }
}

static void a_held_button_steps_on(void **state)
{
    (void)state;
    static const enum view_button up = BUTTON(VIEW_BUTTON_RAISE_0, VIEW_CLOCK_MINUTE);
    struct clock_page page = page_at(2026, 6, 16, 9, 30);
    (void)touch(&page, SCREEN_EVENT_DOWN, up, 1000);
    clock_page_tick(&page, 1000 + CLOCK_PAGE_HOLD_MS - 1);
    expect_shown(&page, "not yet", "2026-6-16 09:31 *4");
    clock_page_tick(&page, 1000 + CLOCK_PAGE_HOLD_MS);
    clock_page_tick(&page, 1000 + CLOCK_PAGE_HOLD_MS + CLOCK_PAGE_REPEAT_MS);
    expect_shown(&page, "twice", "2026-6-16 09:33 *4");
    (void)touch(&page, SCREEN_EVENT_MOVE, up, 1700);
    clock_page_tick(&page, 1800);
    expect_shown(&page, "a finger that trembles", "2026-6-16 09:34 *4");
    struct screen_event other = {.kind = SCREEN_EVENT_UP, .pointer = 8};
    (void)clock_page_input(&page, &other, up, 1850);
    clock_page_tick(&page, 1900);
    expect_shown(&page, "another finger", "2026-6-16 09:35 *4");
    (void)touch(&page, SCREEN_EVENT_UP, up, 1950);
    clock_page_tick(&page, 9000);
    expect_shown(&page, "let go", "2026-6-16 09:35 *4");
    (void)touch(&page, SCREEN_EVENT_DOWN, up, 10000);
    (void)touch(&page, SCREEN_EVENT_MOVE, VIEW_BUTTON_NONE, 10100);
    clock_page_tick(&page, 19000);
    expect_shown(&page, "slid away", "2026-6-16 09:36 *4");
}

static void it_follows_the_clock_until_it_is_touched(void **state)
{
    (void)state;
    struct civil later = {.date = {2026, 6, 16}, .hour = 9, .minute = 31};
    struct civil next_day = {.date = {2026, 6, 17}};
    struct clock_page page = page_at(2026, 6, 16, 9, 30);
    int64_t serial = page.serial;
    clock_page_follow(&page, &later);
    expect_shown(&page, "followed", "2026-6-16 09:31 *0");
    assert_true(page.serial > serial);
    serial = page.serial;
    clock_page_follow(&page, &later);
    assert_int_equal(page.serial, serial); /* nothing to draw */
    play(&page, ">");
    clock_page_follow(&page, &next_day);
    expect_shown(&page, "touched", "2026-6-16 09:31 *1");
    clock_page_tell(&page, VIEW_NOTE_BAD, "没有改成", false);
    clock_page_follow(&page, &next_day);
    expect_shown(&page, "refused", "2026-6-16 09:31 *1");
    clock_page_tell(&page, VIEW_NOTE_GOOD, "已设为", true);
    clock_page_follow(&page, &next_day);
    expect_shown(&page, "set", "2026-6-17 00:00 *1");
}

static void a_note_stays_until_something_changes(void **state)
{
    (void)state;
    struct view_clock shown;
    struct clock_page page = page_at(2026, 6, 16, 9, 30);
    clock_page_tell(&page, VIEW_NOTE_BAD, "没有改时间的权限", false);
    clock_page_tick(&page, 50000);
    clock_page_show(&page, &shown);
    assert_string_equal(shown.note, "没有改时间的权限");
    assert_int_equal(shown.note_kind, VIEW_NOTE_BAD);
    assert_string_equal(shown.weekday, "星期二");
    play(&page, "+");
    clock_page_show(&page, &shown);
    assert_string_equal(shown.note, "");
    assert_string_equal(shown.weekday, "星期三"); /* 2027-06-16 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_change_what_is_shown),
        cmocka_unit_test(the_day_is_clamped_to_the_month),
        cmocka_unit_test(what_cannot_be_is_opened_at_what_can),
        cmocka_unit_test(enter_sets_and_escape_closes),
        cmocka_unit_test(every_field_has_its_buttons),
        cmocka_unit_test(a_held_button_steps_on),
        cmocka_unit_test(it_follows_the_clock_until_it_is_touched),
        cmocka_unit_test(a_note_stays_until_something_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
