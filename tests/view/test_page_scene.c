/*
 * The page of a level: where things stand on panels of all kinds, and that it draws.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "view/page_parts.h"
#include "view/page_scene.h"
#include "view/quiz.h"
#include "view/theme.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define MARKS    5

static const struct panel {
    int w, h;
    double diagonal_in;
} panels[] = {
    {1920, 1080, 43},   {1080, 1920, 43}, {3840, 2160, 43},   {2160, 3840, 55}, {1920, 1080, 21.5},
    {1080, 1920, 21.5}, {1920, 1080, 55}, {1920, 1080, 15.6}, {1280, 800, 32},  {1280, 1024, 19},
    {1366, 768, 43},    {960, 540, 43},   {540, 960, 43},
};

static const struct view_mode modes[] = {
    {false, false, false}, {true, false, false}, {false, true, false},
    {false, false, true},  {true, true, true},
};

static struct view_level_room room_of(const struct panel *panel, struct view_mode mode)
{
    bool is_upright = panel->h > panel->w;
    return (struct view_level_room){
        .w = panel->w,
        .h = panel->h,
        .px_per_mm = view_px_per_mm(panel->w, panel->h, panel->diagonal_in),
        .mode = mode,
        .picture_w = is_upright ? 2160 : 3840,
        .picture_h = is_upright ? 3840 : 2160,
        .title = "居民小区",
        .total = MARKS,
    };
}

typedef void each_room(const struct view_level_room *room, const struct view_level_place *place);

static void for_each_room(each_room *each)
{
    for (size_t i = 0; i < COUNT(panels); i++)
        for (size_t j = 0; j < COUNT(modes); j++) {
            struct view_level_room room = room_of(&panels[i], modes[j]);
            struct view_level_place place = view_level_place(&room);
            assert_false(place.is_card);
            each(&room, &place);
        }
}

static void fail_room(const struct view_level_room *room, const char *what, int index)
{
    fail_msg("%dx%d, %.2f px/mm, large %d, low %d: %s %d", room->w, room->h, room->px_per_mm,
             room->mode.is_large, room->mode.is_low, what, index);
}

/* All that stands on the page, one after the other; false behind the last. */
static bool part_of(const struct view_level_place *place, int index, struct layout_rect *out)
{
    const struct layout_rect first[] = {place->picture, place->title, place->counter};
    if (index < 3)
        *out = first[index];
    else if (index < 3 + MARKS)
        *out = place->marks[index - 3];
    else if (index < 3 + MARKS + VIEW_LEVEL_BUTTONS)
        *out = place->buttons[index - 3 - MARKS];
    else
        return false;
    return true;
}

static void check_apart(const struct view_level_room *room, const struct view_level_place *place)
{
    struct layout_rect a, b, common;
    for (int i = 0; part_of(place, i, &a); i++) {
        if (a.w < 1 || a.h < 1 || a.x < 0 || a.x + a.w > room->w || a.y < place->page.y ||
            a.y + a.h > room->h)
            fail_room(room, "is outside", i);
        for (int j = i + 1; part_of(place, j, &b); j++)
            if (layout_intersect(a, b, &common))
                fail_room(room, "is covered", i);
    }
}

static void nothing_covers_anything(void **state)
{
    (void)state;
    for_each_room(check_apart);
}

static void check_fingers(const struct view_level_room *room, const struct view_level_place *place)
{
    for (int i = 0; i < VIEW_LEVEL_BUTTONS; i++) {
        const struct layout_rect *at = &place->buttons[i];
        if (at->h < 20 * room->px_per_mm || at->w < 20 * room->px_per_mm)
            fail_room(room, "is too small a button", i);
        if (i > 1 && at->x - at[-1].x - at[-1].w < 5 * room->px_per_mm)
            fail_room(room, "is too near the one before", i);
    }
}

static void buttons_are_large_and_apart_enough_for_fingers(void **state)
{
    (void)state;
    for_each_room(check_fingers);
}

static void check_eyes(const struct view_level_room *room, const struct view_level_place *place)
{
    double least_mm = room->mode.is_large ? 10 : 8;
    if (place->text_px < least_mm * room->px_per_mm || place->text_px < 20)
        fail_room(room, "pixels of text are too few:", place->text_px);
    if (place->title_px <= place->text_px)
        fail_room(room, "title is no larger than text", place->title_px);
}

/* An em of the title's row for each of its characters: nothing is drawn smaller than planned. */
static void check_title(const struct view_level_room *room, const struct view_level_place *place)
{
    if (place->title.w < 4 * place->title_px)
        fail_room(room, "is too narrow for its title:", place->title.w);
}

static void narrow_panels_show_all_of_it(void **state)
{
    static const struct panel narrow[] = {
        {1080, 1920, 15.6}, {1080, 1920, 13.3}, {1080, 1920, 10.1}, {1080, 1920, 7},
        {720, 1280, 10.1},  {1024, 768, 7},     {400, 700, 43},     {360, 640, 43}};
    (void)state;
    for (size_t i = 0; i < COUNT(narrow); i++)
        for (size_t j = 0; j < COUNT(modes); j++) {
            struct view_level_room room = room_of(&narrow[i], modes[j]);
            struct view_level_place place = view_level_place(&room);
            assert_false(place.is_card);
            check_apart(&room, &place);
            check_title(&room, &place);
        }
}

static void a_title_is_never_squeezed(void **state)
{
    (void)state;
    for_each_room(check_title);
}

static void text_is_large_enough_for_eyes(void **state)
{
    (void)state;
    for_each_room(check_eyes);
}

static void check_low(const struct view_level_room *room, const struct view_level_place *place)
{
    int top = room->mode.is_low ? room->h - room->h * 60 / 100 : 0;
    if (place->page.y != top || place->head.h != top)
        fail_room(room, "is the page's top", place->page.y);
}

static void low_mode_keeps_to_the_lower_three_fifths(void **state)
{
    (void)state;
    for_each_room(check_low);
}

static void check_picture(const struct view_level_room *room, const struct view_level_place *place)
{
    double w = place->picture.w, h = place->picture.h;
    if (w / h < room->picture_w / room->picture_h * 0.995 ||
        w / h > room->picture_w / room->picture_h * 1.005)
        fail_room(room, "wide: not the picture's shape", place->picture.w);
    if (!room->mode.is_low && !room->mode.is_large && room->px_per_mm < 3 &&
        h < 0.8 * fmin(room->h, room->w * room->picture_h / room->picture_w))
        fail_room(room, "is a small picture", place->picture.h);
}

static void the_picture_keeps_its_shape_and_most_of_the_panel(void **state)
{
    (void)state;
    for_each_room(check_picture);
}

static void modes_change_sizes_and_weights(void **state)
{
    const struct panel *panel = &panels[0];
    struct view_level_room plain = room_of(panel, modes[0]), large = room_of(panel, modes[1]),
                           contrast = room_of(panel, modes[2]);
    (void)state;
    struct view_level_place a = view_level_place(&plain), b = view_level_place(&large),
                            c = view_level_place(&contrast);
    assert_int_equal(b.text_px, a.text_px * 140 / 100);
    assert_int_equal(c.text_px, a.text_px);
    assert_int_equal(c.line_px, 2 * a.line_px);
}

static enum view_button button_at(const struct view_level_place *place, int x, int y)
{
    for (int i = 0; !place->is_card && i < VIEW_LEVEL_BUTTONS; i++)
        if (page_is_in(place->buttons[i], x, y))
            return page_scene_button((enum view_level_button)i);
    return VIEW_BUTTON_NONE;
}

static void strips_and_led_walls_get_a_card(void **state)
{
    static const struct panel rows[] = {{1536, 96, 100}, {384, 64, 60},   {192, 64, 40},
                                        {1920, 200, 60}, {200, 1920, 60}, {1920, 400, 60}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct view_level_room room = room_of(&rows[i], modes[0]);
        struct view_level_place place = view_level_place(&room);
        assert_true(place.is_card);
        assert_int_equal(button_at(&place, 10, 10), VIEW_BUTTON_NONE);
    }
}

static void a_finger_means_the_button_under_it(void **state)
{
    static const enum view_button wanted[VIEW_LEVEL_BUTTONS] = {
        VIEW_BUTTON_LOW, VIEW_BUTTON_HINT, VIEW_BUTTON_ZOOM, VIEW_BUTTON_LEAVE};
    struct view_level_room room = room_of(&panels[0], modes[0]);
    struct view_level_place place = view_level_place(&room);
    (void)state;
    for (int i = 0; i < VIEW_LEVEL_BUTTONS; i++) {
        struct layout_rect at = place.buttons[i];
        assert_int_equal(button_at(&place, at.x, at.y), wanted[i]);
        assert_int_equal(button_at(&place, at.x + at.w - 1, at.y + at.h - 1), wanted[i]);
        assert_int_equal(button_at(&place, at.x - 1, at.y), VIEW_BUTTON_NONE);
        assert_int_equal(button_at(&place, at.x + at.w, at.y), VIEW_BUTTON_NONE);
    }
    assert_int_equal(button_at(&place, place.picture.x + 5, place.picture.y + 5), VIEW_BUTTON_NONE);
}

static void millimetres_come_from_the_diagonal(void **state)
{
    (void)state;
    double got = view_px_per_mm(1920, 1080, 43);
    assert_true(got > 2.01 && got < 2.02);
    got = view_px_per_mm(2160, 3840, 55);
    assert_true(got > 3.15 && got < 3.16);
}

/* --- drawn ---------------------------------------------------------------------------------------
 */

#define W 640
#define H 360

static uint32_t *draw(const struct view_level *level)
{
    struct err err = {.text = ""};
    struct screen_options options = {SCREEN_SURFACE, W, H, true};
    struct layout layout;
    struct view_texts texts = {.theme = "人人讲安全", .organiser = "", .hotline = "12350"};
    const struct view_quiz quiz = {.page = VIEW_QUIZ_SCENE,
                                   .mode = level->mode,
                                   .px_per_mm = level->px_per_mm,
                                   .ground_serial = 1,
                                   .level = *level};
    struct view_scene scene = {.page = VIEW_PAGE_QUIZ, .quiz = &quiz};
    struct screen *screen = screen_open(&options, &err);
    if (!screen)
        fail_msg("%s", err.text);
    struct screen_fonts *fonts = screen_fonts_open(&err);
    if (!fonts)
        fail_msg("%s", err.text);
    layout_make_full(&layout, W, H);
    struct view *view = view_create(screen, fonts, &layout, &texts);
    assert_true(view_draw(view, &scene));
    uint32_t *pixels = screen_capture(screen);
    view_destroy(view);
    screen_fonts_close(fonts);
    screen_close(screen);
    return pixels;
}

static int count_colour(const uint32_t *pixels, uint32_t rgb)
{
    int count = 0;
    for (int i = 0; i < W * H; i++)
        count += (pixels[i] & 0xffffff) == rgb;
    return count;
}

static void found_marks_and_rings_are_green(void **state)
{
    struct view_level level = {.picture_w = 16,
                               .picture_h = 9,
                               .title = "小院",
                               .total = MARKS,
                               .px_per_mm = 0.7,
                               .rings = {{0.5, 0.3, 0.1, 1}}};
    int greens[3];
    (void)state;
    for (int found = 0; found < 3; found++) {
        level.found = found;
        level.ring_count = found == 2;
        uint32_t *pixels = draw(&level);
        greens[found] = count_colour(pixels, THEME_GREEN);
        assert_int_equal(pixels[0] & 0xffffff, THEME_PAPER);
        free(pixels);
    }
    assert_int_equal(greens[0], 0);
    assert_in_range(greens[1], 100, 700); /* a disc of 26 pixels with a tick */
    assert_in_range(greens[2], 2 * greens[1] + 1000, 10000);
}

static void high_contrast_is_ink_on_white(void **state)
{
    struct view_level level = {.picture_w = 16,
                               .picture_h = 9,
                               .title = "小院",
                               .found = 1,
                               .total = MARKS,
                               .mode = {.is_contrast = true, .is_low = true},
                               .px_per_mm = 0.7};
    (void)state;
    uint32_t *pixels = draw(&level);
    for (int i = 0; i < W * H; i++) {
        int r = pixels[i] >> 16 & 255, b = pixels[i] & 255;
        assert_in_range(b, r, r + 50); /* between ink and white */
    }
    free(pixels);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_covers_anything),
        cmocka_unit_test(buttons_are_large_and_apart_enough_for_fingers),
        cmocka_unit_test(narrow_panels_show_all_of_it),
        cmocka_unit_test(a_title_is_never_squeezed),
        cmocka_unit_test(text_is_large_enough_for_eyes),
        cmocka_unit_test(low_mode_keeps_to_the_lower_three_fifths),
        cmocka_unit_test(the_picture_keeps_its_shape_and_most_of_the_panel),
        cmocka_unit_test(modes_change_sizes_and_weights),
        cmocka_unit_test(strips_and_led_walls_get_a_card),
        cmocka_unit_test(a_finger_means_the_button_under_it),
        cmocka_unit_test(millimetres_come_from_the_diagonal),
        cmocka_unit_test(found_marks_and_rings_are_green),
        cmocka_unit_test(high_contrast_is_ink_on_white),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
