/*
 * The level's page of the quiz: its targets on panels of all kinds, and the picture enlarged.
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
#define W           640
#define H           360

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
        .page = VIEW_QUIZ_SCENE,
        .mode = mode,
        .px_per_mm = view_px_per_mm(w, h, DIAGONAL_IN),
        .level = {.picture_w = w > h ? 3840 : 2160,
                  .picture_h = w > h ? 2160 : 3840,
                  .title = "居民小区",
                  .total = 5,
                  .has_hint = true},
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
    assert_int_equal(count, quiz->level.has_hint ? 5 : 4);
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
            for (int variant = 0; variant < 2 * VIEW_LANGS; variant++) {
                struct view_quiz quiz = quiz_on(panels[i].w, panels[i].h, modes[j]);
                quiz.lang = (enum view_lang)(variant / 2);
                quiz.level.has_hint = variant % 2;
                check_targets(&quiz, panels[i].w, panels[i].h);
            }
}

static enum view_button at_middle(const struct view_quiz *quiz, struct layout_rect at,
                                  bool *out_is_picture)
{
    return view_quiz_button_at(quiz, 1920, 1080, at.x + at.w / 2, at.y + at.h / 2, out_is_picture);
}

static void a_finger_means_the_picture_or_a_button(void **state)
{
    struct view_quiz quiz = quiz_on(1920, 1080, modes[0]);
    struct view_target targets[VIEW_TARGETS_MAX];
    size_t count = view_quiz_targets(&quiz, 1920, 1080, targets);
    (void)state;
    for (size_t i = 0; i < count; i++) {
        bool is_picture;
        assert_int_equal(at_middle(&quiz, targets[i].at, &is_picture), targets[i].button);
        assert_int_equal(is_picture, targets[i].button == VIEW_BUTTON_PICTURE);
    }
    struct layout_rect box = quiz_picture_box(&quiz, 1920, 1080);
    assert_memory_equal(&box, &targets[0].at, sizeof(box));
}

static void buttons_stay_while_the_picture_is_enlarged(void **state)
{
    static const double zooms[] = {0, 1, 1.5, 2.2, 2.5};
    struct view_target first[VIEW_TARGETS_MAX], now[VIEW_TARGETS_MAX];
    struct view_quiz quiz = quiz_on(1920, 1080, modes[0]);
    size_t count = view_quiz_targets(&quiz, 1920, 1080, first);
    (void)state;
    for (size_t i = 0; i < COUNT(zooms); i++) {
        quiz.level.zoom = zooms[i];
        assert_int_equal(view_quiz_targets(&quiz, 1920, 1080, now), count);
        for (size_t j = 0; j < count; j++)
            assert_memory_equal(&now[j].at, &first[j].at, sizeof(now[j].at));
    }
}

static void strips_have_no_targets(void **state)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    struct view_quiz quiz = quiz_on(1536, 96, modes[0]);
    (void)state;
    assert_int_equal(view_quiz_targets(&quiz, 1536, 96, targets), 0);
    assert_int_equal(quiz_scene_targets(&quiz, 1536, 96, targets), 0);
    assert_int_equal(quiz_picture_box(&quiz, 1536, 96).w, 0);
}

/* --- drawn -------------------------------------------------------------------------------------
 */

struct stand {
    struct view_page_ctx ctx;
    struct screen_image *picture;
    struct view_quiz quiz;
    struct layout_rect box;
};

/* Four quarters of the picture, each of one colour. */
static const uint32_t quarters[4] = {THEME_RED, THEME_GREEN, THEME_SKY, THEME_AMBER};

static void open_stand(struct stand *stand, enum screen_backend backend, int picture_w)
{
    struct err err;
    struct screen_options options = {backend, W, H, true};
    int w = picture_w, h = picture_w * 9 / 16;
    *stand = (struct stand){.ctx = {.w = W, .h = H, .theme = "人人讲安全"},
                            .quiz = quiz_on(W, H, modes[0])};
    stand->ctx.screen = screen_open(&options, &err);
    assert_non_null(stand->ctx.screen);
    stand->ctx.fonts = screen_fonts_open(&err);
    assert_non_null(stand->ctx.fonts);
    stand->picture = screen_image_create(stand->ctx.screen, w, h, NULL, 0, true);
    screen_set_target(stand->ctx.screen, stand->picture);
    for (int i = 0; i < 4; i++)
        screen_fill(stand->ctx.screen, (struct layout_rect){i % 2 * w / 2, i / 2 * h / 2, w, h},
                    quarters[i]);
    screen_set_target(stand->ctx.screen, NULL);
    stand->quiz.level.picture = stand->picture;
    stand->quiz.level.picture_w = 16;
    stand->quiz.level.picture_h = 9;
    stand->box = quiz_picture_box(&stand->quiz, W, H);
}

static void close_stand(struct stand *stand)
{
    screen_image_destroy(stand->picture);
    screen_fonts_close(stand->ctx.fonts);
    screen_close(stand->ctx.screen);
}

static uint32_t *draw(struct stand *stand)
{
    quiz_scene_draw(&stand->ctx, &stand->quiz);
    return screen_capture(stand->ctx.screen);
}

/* The colour at a place in the box, in parts of its sides. */
static uint32_t colour_at(const struct stand *stand, const uint32_t *pixels, double x, double y)
{
    int column = stand->box.x + (int)(x * stand->box.w),
        row = stand->box.y + (int)(y * stand->box.h);
    return pixels[row * W + column] & 0xFFFFFF;
}

/* But for what scaling does to it. */
static bool is_about(uint32_t a, uint32_t b)
{
    for (int shift = 0; shift < 24; shift += 8)
        if (abs((int)(a >> shift & 255) - (int)(b >> shift & 255)) > 6)
            return false;
    return true;
}

static void check_zoom(struct stand *stand, double zoom, double x, double y)
{
    static const double places[][2] = {{0.02, 0.02}, {0.5, 0.1}, {0.31, 0.62}, {0.97, 0.97}};
    stand->quiz.level.zoom = zoom;
    stand->quiz.level.shown_x = x;
    stand->quiz.level.shown_y = y;
    uint32_t *pixels = draw(stand);
    for (size_t i = 0; i < COUNT(places); i++) {
        double px = x + places[i][0] / zoom, py = y + places[i][1] / zoom;
        if (fabs(px - 0.5) < 0.01 || fabs(py - 0.5) < 0.01)
            continue; /* where quarters meet */
        uint32_t wanted = quarters[(px > 0.5) + 2 * (py > 0.5)];
        uint32_t got = colour_at(stand, pixels, places[i][0], places[i][1]);
        if (!is_about(got, wanted))
            fail_msg("zoom %g at %g, %g: place %zu is %06X, not %06X", zoom, x, y, i, got, wanted);
    }
    /* nothing beside the box */
    assert_int_equal(pixels[(stand->box.y + 5) * W + stand->box.x - 1] & 0xFFFFFF, THEME_PAPER);
    free(pixels);
}

static void an_enlarged_picture_shows_the_part_asked_for(void **state)
{
    static const struct {
        enum screen_backend backend;
        int picture_w;
    } rows[] = {{SCREEN_SURFACE, 560}, {SCREEN_SURFACE, 1600}, {SCREEN_RENDERER, 1600}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct stand stand;
        open_stand(&stand, rows[i].backend, rows[i].picture_w);
        assert_true(stand.box.x > 0);
        check_zoom(&stand, 1, 0, 0);
        check_zoom(&stand, 1.5, 0, 1.0 / 3);
        check_zoom(&stand, 1.5, 1.0 / 3, 0);
        check_zoom(&stand, 2.5, 0.6, 0.6);
        check_zoom(&stand, 2.5, 0.217, 0.4);
        close_stand(&stand);
    }
}

static bool is_inside(struct layout_rect box, int x, int y)
{
    return x >= box.x && x < box.x + box.w && y >= box.y && y < box.y + box.h;
}

/* How many pixels differ, inside the box and beside it. */
static void count_changes(const struct stand *stand, const uint32_t *a, const uint32_t *b,
                          int out_counts[2])
{
    out_counts[0] = out_counts[1] = 0;
    for (int i = 0; i < W * H; i++)
        if (a[i] != b[i])
            out_counts[is_inside(stand->box, i % W, i / W)]++;
}

static void rings_go_with_the_picture_and_end_at_its_box(void **state)
{
    struct stand stand;
    int changes[2];
    (void)state;
    open_stand(&stand, SCREEN_SURFACE, 1600);
    stand.quiz.level.zoom = 2;
    stand.quiz.level.shown_x = 0.5;
    uint32_t *before = draw(&stand);
    stand.quiz.level.ring_count = 1;
    stand.quiz.level.rings[0] =
        (struct view_ring){0.5, 0.28, 0.1, 1}; /* at the left lower corner */
    uint32_t *after = draw(&stand);
    count_changes(&stand, before, after, changes);
    assert_int_equal(changes[0], 0);
    assert_true(changes[1] > 100);
    /* of a radius of 0.1 × 2 of the box's width, to the right of the left edge, low */
    int x = stand.box.x + stand.box.w / 5 - 2, y = stand.box.y + (int)(0.56 * stand.box.w) - 6;
    assert_int_equal(after[y * W + x] & 0xFFFFFF, THEME_GREEN);
    stand.quiz.level.rings[0] = (struct view_ring){0.2, 0.1, 0.1, 1}; /* not in the part shown */
    uint32_t *beside = draw(&stand);
    count_changes(&stand, before, beside, changes);
    assert_int_equal(changes[0] + changes[1], 0);
    free(before);
    free(after);
    free(beside);
    close_stand(&stand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets_are_for_fingers),
        cmocka_unit_test(a_finger_means_the_picture_or_a_button),
        cmocka_unit_test(buttons_stay_while_the_picture_is_enlarged),
        cmocka_unit_test(strips_have_no_targets),
        cmocka_unit_test(an_enlarged_picture_shows_the_part_asked_for),
        cmocka_unit_test(rings_go_with_the_picture_and_end_at_its_box),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
