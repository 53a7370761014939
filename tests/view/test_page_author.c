#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "view/page_author.h"

static const struct {
    int w, h;
    struct quiz_picture picture;
} rooms[] = {
    {1920, 1080, {NULL, 3840, 2160, true}}, {1080, 1920, {NULL, 2160, 3840, true}},
    {1920, 1080, {NULL, 2160, 3840, true}}, {1080, 1920, {NULL, 3840, 2160, true}},
    {800, 600, {NULL, 1000, 1000, false}},  {3840, 2160, {NULL, 641, 359, false}},
};
#define ROOMS (sizeof(rooms) / sizeof(rooms[0]))

static void test_each_button_has_a_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROOMS; i++) {
        int w = rooms[i].w, h = rooms[i].h;
        int found[VIEW_AUTHOR_BUTTONS] = {0};
        for (int y = 0; y < h; y += 2)
            for (int x = 0; x < w; x += 2) {
                int button = view_author_button_at(w, h, x, y);
                assert_in_range(button + 1, 0, VIEW_AUTHOR_BUTTONS);
                if (button >= 0)
                    found[button]++;
            }
        for (int button = 0; button < VIEW_AUTHOR_BUTTONS; button++)
            if (found[button] < w * h / 2000)
                fail_msg("%dx%d: button %d has %d", w, h, button, found[button]);
    }
}

static void test_the_picture_is_free_of_buttons(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROOMS; i++) {
        int w = rooms[i].w, h = rooms[i].h;
        struct layout_rect at = view_author_picture_at(&rooms[i].picture, w, h);
        assert_true(at.x >= 0 && at.y >= 0 && at.x + at.w <= w && at.y + at.h <= h);
        assert_true(at.w * 3 >= w || at.h * 3 >= h);
        for (int y = at.y; y < at.y + at.h; y += 3)
            for (int x = at.x; x < at.x + at.w; x += 3)
                assert_int_equal(view_author_button_at(w, h, x, y), VIEW_AUTHOR_NONE);
    }
}

static void test_points(void **state)
{
    (void)state;
    for (size_t i = 0; i < ROOMS; i++) {
        int w = rooms[i].w, h = rooms[i].h;
        const struct quiz_picture *picture = &rooms[i].picture;
        struct layout_rect at = view_author_picture_at(picture, w, h);
        struct quiz_point first = view_author_point(picture, w, h, at.x, at.y);
        struct quiz_point last = view_author_point(picture, w, h, at.x + at.w - 1, at.y + at.h - 1);
        double pixel = picture->w / at.w;
        assert_true(first.x >= 0 && first.x <= pixel && first.y >= 0 && first.y <= pixel);
        assert_true(last.x <= picture->w && last.x >= picture->w - pixel);
        assert_true(fabs(last.y - picture->h) <= 2 * pixel); /* whole pixels: not quite in scale */
        assert_true(view_author_reach(picture, w, h) > 5 * pixel);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_button_has_a_place),
        cmocka_unit_test(test_the_picture_is_free_of_buttons),
        cmocka_unit_test(test_points),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
