/*
 * 培训模式: its targets on panels of all kinds, and that what is revealed is seen, and all of it.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "view/page_scene.h"
#include "view/quiz_parts.h"
#include "view/theme.h"

#define COUNT(a)    (sizeof(a) / sizeof((a)[0]))
#define DIAGONAL_IN 43
#define BUTTONS     6

static const struct panel {
    int w, h;
} panels[] = {{1920, 1080}, {1080, 1920}, {3840, 2160}, {2160, 3840}, {1280, 800}, {1366, 768}};

static const struct view_mode modes[] = {
    {false, false, false}, {true, false, false}, {false, true, false},
    {false, false, true},  {true, true, true},
};

static struct view_quiz quiz_on(int w, int h, struct view_mode mode)
{
    return (struct view_quiz){
        .page = VIEW_QUIZ_TRAINING,
        .mode = mode,
        .px_per_mm = view_px_per_mm(w, h, DIAGONAL_IN),
        .level = {.picture_w = w > h ? 3840 : 2160,
                  .picture_h = w > h ? 2160 : 3840,
                  .title = "居民小区",
                  .total = 5},
        .training = {.number = 2, .count = 12, .current = 1},
    };
}

static double gap_between(struct layout_rect a, struct layout_rect b)
{
    int x = a.x < b.x ? b.x - a.x - a.w : a.x - b.x - b.w;
    int y = a.y < b.y ? b.y - a.y - a.h : a.y - b.y - b.h;
    return fmax(x, y);
}

static void check_targets(const struct view_quiz *quiz, int w, int h)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    size_t count = view_quiz_targets(quiz, w, h, targets);
    int top = quiz->mode.is_low ? h * 40 / 100 : 0;
    assert_int_equal(count, 1 + BUTTONS);
    for (size_t i = 0; i < count; i++) {
        struct layout_rect at = targets[i].at;
        if (at.x < 0 || at.y < top || at.x + at.w > w || at.y + at.h > h)
            fail_msg("%dx%d: target %zu is outside", w, h, i);
        if (at.w < 20 * quiz->px_per_mm || at.h < 20 * quiz->px_per_mm)
            fail_msg("%dx%d: target %zu is %dx%d", w, h, i, at.w, at.h);
        for (size_t j = i + 1; j < count; j++)
            if (gap_between(at, targets[j].at) < 5 * quiz->px_per_mm)
                fail_msg("%dx%d: targets %zu and %zu are too near", w, h, i, j);
    }
}

static void targets_are_for_fingers(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(panels); i++)
        for (size_t j = 0; j < COUNT(modes); j++)
            for (int lang = 0; lang < VIEW_LANGS; lang++) {
                struct view_quiz quiz = quiz_on(panels[i].w, panels[i].h, modes[j]);
                quiz.lang = (enum view_lang)lang;
                check_targets(&quiz, panels[i].w, panels[i].h);
            }
}

static void every_step_has_its_button(void **state)
{
    static const enum view_button wanted[] = {
        VIEW_BUTTON_PICTURE, VIEW_BUTTON_LOW,        VIEW_BUTTON_PREVIOUS, VIEW_BUTTON_NEXT,
        VIEW_BUTTON_REVEAL,  VIEW_BUTTON_REVEAL_ALL, VIEW_BUTTON_LEAVE};
    struct view_quiz quiz = quiz_on(1920, 1080, modes[0]);
    struct view_target targets[VIEW_TARGETS_MAX];
    size_t count = view_quiz_targets(&quiz, 1920, 1080, targets);
    (void)state;
    assert_int_equal(count, COUNT(wanted));
    for (size_t i = 0; i < count; i++)
        assert_int_equal(targets[i].button, wanted[i]);
}

static void the_picture_keeps_its_shape_and_is_large(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(panels); i++) {
        struct view_quiz quiz = quiz_on(panels[i].w, panels[i].h, modes[0]);
        struct layout_rect box = quiz_picture_box(&quiz, panels[i].w, panels[i].h);
        double shape = quiz.level.picture_w / quiz.level.picture_h;
        assert_true(fabs((double)box.w / box.h - shape) < 0.01);
        assert_true(box.w * 3 > panels[i].w * 2 || box.h * 3 > panels[i].h * 2);
    }
}

/* --- drawn -------------------------------------------------------------------------------------
 */

#define W 1280
#define H 720

struct stand {
    struct view_page_ctx ctx;
    struct view_quiz quiz;
};

static struct quiz_point corners[] = {{400, 300}, {900, 320}, {880, 700}, {420, 640}};
static const struct quiz_shape polygon = {.kind = QUIZ_POLYGON, .points = corners, .count = 4};
static const struct quiz_shape rect = {.kind = QUIZ_RECT, .box = {2000, 900, 600, 500}};

static void open_stand(struct stand *stand, struct view_mode mode)
{
    struct err err;
    struct screen_options options = {SCREEN_SURFACE, W, H, true};
    *stand =
        (struct stand){.ctx = {.w = W, .h = H, .theme = "人人讲安全"}, .quiz = quiz_on(W, H, mode)};
    stand->ctx.screen = screen_open(&options, &err);
    assert_non_null(stand->ctx.screen);
    stand->ctx.fonts = screen_fonts_open(&err);
    assert_non_null(stand->ctx.fonts);
}

static void close_stand(struct stand *stand)
{
    screen_fonts_close(stand->ctx.fonts);
    screen_close(stand->ctx.screen);
}

static uint32_t *draw(struct stand *stand)
{
    quiz_training_draw(&stand->ctx, &stand->quiz);
    return screen_capture(stand->ctx.screen);
}

static int count_in(const uint32_t *pixels, struct layout_rect at, uint32_t rgb)
{
    int count = 0;
    for (int y = at.y; y < at.y + at.h; y++)
        for (int x = at.x; x < at.x + at.w; x++)
            count += (pixels[y * W + x] & 0xFFFFFF) == rgb;
    return count;
}

static void only_what_is_revealed_is_shown(void **state)
{
    struct stand stand;
    (void)state;
    open_stand(&stand, modes[0]);
    struct layout_rect box = quiz_picture_box(&stand.quiz, W, H);
    uint32_t *hidden = draw(&stand);
    assert_int_equal(count_in(hidden, box, THEME_AMBER), 0);
    assert_int_equal(count_in(hidden, box, THEME_GREEN), 0);
    stand.quiz.training.outlines[1] = &rect;
    uint32_t *current = draw(&stand);
    assert_true(count_in(current, box, THEME_AMBER) > 500);
    assert_int_equal(count_in(current, box, THEME_GREEN), 0);
    stand.quiz.training.outlines[0] = &polygon;
    uint32_t *both = draw(&stand);
    assert_true(count_in(both, box, THEME_GREEN) > 500);
    free(hidden);
    free(current);
    free(both);
    close_stand(&stand);
}

/* The middle of the rectangle's left edge, which zooming moves. */
static void outlines_go_with_the_picture(void **state)
{
    struct stand stand;
    (void)state;
    open_stand(&stand, modes[0]);
    struct layout_rect box = quiz_picture_box(&stand.quiz, W, H);
    stand.quiz.training.outlines[1] = &rect;
    stand.quiz.level.zoom = 2;
    stand.quiz.level.shown_x = 0.5;
    stand.quiz.level.shown_y = 0.25;
    uint32_t *pixels = draw(&stand);
    double x = (rect.box.x / 3840 - 0.5) * 2, y = ((rect.box.y + 250) / 2160 - 0.25) * 2;
    int column = box.x + (int)(x * box.w), row = box.y + (int)(y * box.h);
    assert_int_equal(pixels[row * W + column] & 0xFFFFFF, THEME_AMBER);
    free(pixels);
    close_stand(&stand);
}

/* Where the words stand: right of the picture, of its height. */
static struct layout_rect panel_of(const struct view_quiz *quiz)
{
    struct layout_rect box = quiz_picture_box(quiz, W, H);
    struct quiz_sizes sizes = quiz_sizes_of(quiz, W, H);
    int x = box.x + box.w + sizes.gap;
    return (struct layout_rect){x, box.y, W - sizes.margin - x, box.h};
}

static void long_words_stay_in_their_panel(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct stand stand;
        open_stand(&stand, modes[i]);
        stand.quiz.training.title = "电动自行车在楼道和门厅里停放、充电，堵住了疏散的路";
        stand.quiz.training.practice =
            "把车推到室外集中停放充电的地方去；不要在楼道、门厅、楼梯间里停车或者充电，"
            "不要把电池带回家里充电，也不要从窗户拉线充电，充好了及时拔掉。";
        stand.quiz.training.basis = "《高层民用建筑消防安全管理规定》第三十七条，"
                                    "《中华人民共和国消防法》第二十八条";
        uint32_t *pixels = draw(&stand);
        struct layout_rect panel = panel_of(&stand.quiz);
        int pad = quiz_sizes_of(&stand.quiz, W, H).gap;
        struct layout_rect foot = {panel.x + pad, panel.y + panel.h - pad, panel.w - 2 * pad, pad};
        struct layout_rect below = {panel.x, panel.y + panel.h, panel.w, pad};
        assert_int_equal(count_in(pixels, foot, THEME_MIST), foot.w * foot.h);
        assert_int_equal(count_in(pixels, below, THEME_PAPER), below.w * below.h);
        assert_true(count_in(pixels, panel, THEME_INK) > 1000);
        free(pixels);
        close_stand(&stand);
    }
}

static int changes(const uint32_t *a, const uint32_t *b)
{
    int count = 0;
    for (int i = 0; i < W * H; i++)
        count += a[i] != b[i];
    return count;
}

static void each_place_has_its_own_words(void **state)
{
    struct stand stand;
    (void)state;
    open_stand(&stand, modes[0]);
    stand.quiz.training.number = 0;
    uint32_t *begin = draw(&stand);
    stand.quiz.training.number = 2;
    uint32_t *asked = draw(&stand);
    stand.quiz.training.title = "楼道堆放杂物";
    uint32_t *told = draw(&stand);
    assert_true(changes(begin, asked) > 100);
    assert_true(changes(asked, told) > 100);
    free(begin);
    free(asked);
    free(told);
    close_stand(&stand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets_are_for_fingers),
        cmocka_unit_test(every_step_has_its_button),
        cmocka_unit_test(the_picture_keeps_its_shape_and_is_large),
        cmocka_unit_test(only_what_is_revealed_is_shown),
        cmocka_unit_test(outlines_go_with_the_picture),
        cmocka_unit_test(long_words_stay_in_their_panel),
        cmocka_unit_test(each_place_has_its_own_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
