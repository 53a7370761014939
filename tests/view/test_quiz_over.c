/*
 * What moves over a page of the quiz: it is drawn where it belongs, touches nothing else, and
 * leaves nothing behind.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "view/page_scene.h"
#include "view/quiz_over.h"
#include "view/quiz_parts.h"
#include "view/theme.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define W        960
#define H        540
#define STRIPES  40

static const enum screen_backend backends[] = {SCREEN_SURFACE, SCREEN_RENDERER};

static struct quiz_point corners[] = {{400, 300}, {900, 320}, {880, 700}, {420, 640}};
static const struct quiz_shape polygon = {.kind = QUIZ_POLYGON, .points = corners, .count = 4};
static const struct quiz_shape circle = {.kind = QUIZ_CIRCLE, .centre = {1500, 500}, .radius = 200};

struct stand {
    struct view_page_ctx ctx;
    struct screen_image *picture;
    struct view_quiz quiz;
    struct quiz_over *over;
    struct layout_rect box;
    struct layout_rect dirty[QUIZ_OVER_DIRTY_MAX];
    size_t dirty_count;
};

/* Stripes, so that nothing restored to a wrong place looks right. */
static struct screen_image *make_picture(struct screen *screen)
{
    struct screen_image *picture = screen_image_create(screen, W, H, NULL, 0, true);
    screen_set_target(screen, picture);
    for (int i = 0; i < STRIPES; i++)
        screen_fill(screen, (struct layout_rect){i * W / STRIPES, i * 7, W, H},
                    (uint32_t)(0x204060 + i * 0x040302));
    screen_set_target(screen, NULL);
    return picture;
}

static void open_stand(struct stand *stand, enum screen_backend backend)
{
    struct err err;
    struct screen_options options = {backend, W, H, true};
    *stand = (struct stand){.ctx = {.w = W, .h = H, .theme = "人人讲安全"},
                            .quiz = {.page = VIEW_QUIZ_SCENE,
                                     .px_per_mm = view_px_per_mm(W, H, 43),
                                     .ground_serial = 1,
                                     .level = {.picture_w = 1920,
                                               .picture_h = 1080,
                                               .title = "居民小区",
                                               .total = 5,
                                               .has_hint = true},
                                     .over = {.sheet_part = 256}}};
    stand->ctx.screen = screen_open(&options, &err);
    assert_non_null(stand->ctx.screen);
    stand->ctx.fonts = screen_fonts_open(&err);
    assert_non_null(stand->ctx.fonts);
    stand->picture = make_picture(stand->ctx.screen);
    stand->quiz.level.picture = stand->picture;
    stand->over = quiz_over_create(&stand->ctx);
    stand->box = quiz_picture_box(&stand->quiz, W, H);
}

static void close_stand(struct stand *stand)
{
    quiz_over_destroy(stand->over);
    screen_image_destroy(stand->picture);
    screen_fonts_close(stand->ctx.fonts);
    screen_close(stand->ctx.screen);
}

/* A frame with that over the page, and the panel then. */
static uint32_t *draw(struct stand *stand, struct view_over over)
{
    stand->quiz.over = over;
    stand->dirty_count = quiz_over_draw(stand->over, &stand->quiz, false, stand->dirty);
    return screen_capture(stand->ctx.screen);
}

static bool is_in(struct layout_rect at, int x, int y)
{
    return x >= at.x && x < at.x + at.w && y >= at.y && y < at.y + at.h;
}

static bool is_dirty(const struct stand *stand, int x, int y)
{
    for (size_t i = 0; i < stand->dirty_count; i++)
        if (is_in(stand->dirty[i], x, y))
            return true;
    return false;
}

static int dirty_pixels(const struct stand *stand)
{
    int count = 0;
    for (size_t i = 0; i < stand->dirty_count; i++)
        count += stand->dirty[i].w * stand->dirty[i].h;
    return count;
}

static int changes(const uint32_t *a, const uint32_t *b)
{
    int count = 0;
    for (int i = 0; i < W * H; i++)
        count += a[i] != b[i];
    return count;
}

static const struct layout_rect glow = {200, 100, 240, 160};

static const struct {
    const char *name;
    struct view_over over;
    int most_pct; /* of the panel may be drawn anew */
} rows[] = {
    {"pressed", {.pressed = VIEW_BUTTON_HINT, .sheet_part = 256}, 2},
    {"focus", {.focus = VIEW_BUTTON_LOW, .sheet_part = 256}, 3},
    {"both", {.pressed = VIEW_BUTTON_ZOOM, .focus = VIEW_BUTTON_ZOOM, .sheet_part = 256}, 4},
    {"ripple",
     {.has_ripple = true, .ripple_x = 0.3, .ripple_y = 0.4, .ripple_part = 90, .sheet_part = 256},
     2},
    {"ripple at the edge",
     {.has_ripple = true, .ripple_x = 0, .ripple_y = 0.99, .ripple_part = 120, .sheet_part = 256},
     2},
    {"word", {.word = "这里暂时安全，再看看", .sheet_part = 256}, 8},
    {"good word", {.word = "找到了！", .word_kind = VIEW_NOTE_GOOD, .sheet_part = 256}, 8},
    {"glow", {.glow = {200, 100, 240, 160}, .sheet_part = 256}, 90},
    {"outline", {.outline = &polygon, .outline_part = 200, .sheet_part = 256}, 20},
    {"found", {.outline = &circle, .outline_part = 256, .is_found = true, .sheet_part = 256}, 20},
};

static void check_row(struct stand *stand, const uint32_t *ground, size_t row)
{
    struct view_over none = {.sheet_part = 256};
    uint32_t *with = draw(stand, rows[row].over);
    if (changes(ground, with) < 20)
        fail_msg("%s: is not to be seen", rows[row].name);
    if (dirty_pixels(stand) * 100 > rows[row].most_pct * W * H)
        fail_msg("%s: %d pixels drawn anew", rows[row].name, dirty_pixels(stand));
    for (int i = 0; i < W * H; i++)
        if (ground[i] != with[i] && !is_dirty(stand, i % W, i / W))
            fail_msg("%s: %d, %d has changed and is not told", rows[row].name, i % W, i / W);
    uint32_t *after = draw(stand, none);
    if (changes(ground, after) > 0)
        fail_msg("%s: leaves %d pixels behind", rows[row].name, changes(ground, after));
    free(with);
    free(after);
}

static void what_goes_leaves_nothing_behind(void **state)
{
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct stand stand;
        struct view_over none = {.sheet_part = 256};
        open_stand(&stand, backends[b]);
        uint32_t *ground = draw(&stand, none);
        assert_int_equal(dirty_pixels(&stand), W * H);
        for (size_t i = 0; i < COUNT(rows); i++)
            check_row(&stand, ground, i);
        free(ground);
        close_stand(&stand);
    }
}

/* All of it, by a millimetre; what was above it follows. */
static void a_pressed_button_goes_down(void **state)
{
    struct stand stand;
    bool is_picture;
    (void)state;
    open_stand(&stand, SCREEN_SURFACE);
    stand.quiz.px_per_mm = 3; /* so that it is three pixels */
    uint32_t *ground = draw(&stand, (struct view_over){0});
    uint32_t *with = draw(&stand, (struct view_over){.pressed = VIEW_BUTTON_HINT});
    for (int i = 0; i < W * (H - 3); i++)
        if (view_quiz_button_at(&stand.quiz, W, H, i % W, i / W, &is_picture) == VIEW_BUTTON_HINT)
            assert_int_equal(with[i + 3 * W], ground[i]);
    free(ground);
    free(with);
    close_stand(&stand);
}

static struct view_over all_of_it(int part)
{
    return (struct view_over){.pressed = VIEW_BUTTON_HINT,
                              .focus = VIEW_BUTTON_ZOOM,
                              .word = "到亮的地方找一找",
                              .has_ripple = true,
                              .ripple_x = 0.25,
                              .ripple_y = 0.35,
                              .ripple_part = part,
                              .glow = glow,
                              .outline = &polygon,
                              .outline_part = part,
                              .sheet_part = 256};
}

/* Frame by frame it is the same as drawn at once. */
static void many_small_steps_make_the_same_picture(void **state)
{
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct stand stand;
        open_stand(&stand, backends[b]);
        for (int part = 0; part <= 160; part += 20)
            free(draw(&stand, all_of_it(part)));
        uint32_t *stepwise = draw(&stand, all_of_it(170));
        quiz_over_destroy(stand.over);
        stand.over = quiz_over_create(&stand.ctx);
        uint32_t *at_once = draw(&stand, all_of_it(170));
        assert_int_equal(changes(stepwise, at_once), 0);
        free(stepwise);
        free(at_once);
        close_stand(&stand);
    }
}

static void what_stays_is_not_drawn_again(void **state)
{
    struct stand stand;
    (void)state;
    open_stand(&stand, SCREEN_SURFACE);
    free(draw(&stand, all_of_it(100)));
    free(draw(&stand, all_of_it(100)));
    assert_int_equal(stand.dirty_count, 0);
    stand.quiz.ground_serial++;
    free(draw(&stand, all_of_it(100)));
    assert_int_equal(dirty_pixels(&stand), W * H);
    stand.dirty_count = quiz_over_draw(stand.over, &stand.quiz, true, stand.dirty);
    assert_int_equal(dirty_pixels(&stand), W * H);
    close_stand(&stand);
}

/* All that changed, as one rectangle. */
static struct layout_rect changed_rect(const uint32_t *a, const uint32_t *b)
{
    int left = W, top = H, right = 0, bottom = 0;
    for (int i = 0; i < W * H; i++) {
        if (a[i] == b[i])
            continue;
        left = i % W < left ? i % W : left;
        right = i % W >= right ? i % W + 1 : right;
        top = i / W < top ? i / W : top;
        bottom = i / W + 1;
    }
    return (struct layout_rect){left, top, right - left, bottom - top};
}

static void a_ripple_stays_in_the_picture(void **state)
{
    struct view_over over = {.has_ripple = true, .ripple_y = 1, .ripple_part = 128};
    struct stand stand;
    (void)state;
    open_stand(&stand, SCREEN_SURFACE);
    uint32_t *ground = draw(&stand, (struct view_over){0}), *with = draw(&stand, over);
    struct layout_rect at = changed_rect(ground, with);
    assert_true(at.w > 5 && at.x >= stand.box.x && at.y + at.h <= stand.box.y + stand.box.h);
    free(ground);
    free(with);
    close_stand(&stand);
}

/* The finger comes from below, and its hand with it. */
static void a_word_stands_above_the_hand_that_asked(void **state)
{
    static const double taps[][2] = {{0.5, 0.97}, {0.45, 0.9}, {0.55, 0.6}};
    (void)state;
    for (size_t i = 0; i < COUNT(taps); i++) {
        struct stand stand;
        struct view_over over = {.word = "这里暂时安全，再看看",
                                 .has_ripple = true,
                                 .ripple_x = taps[i][0],
                                 .ripple_y = taps[i][1],
                                 .ripple_part = 256}; /* faded away: the word alone */
        open_stand(&stand, SCREEN_SURFACE);
        uint32_t *ground = draw(&stand, (struct view_over){0}), *with = draw(&stand, over);
        struct layout_rect at = changed_rect(ground, with);
        double finger = stand.box.y + taps[i][1] * stand.box.h;
        assert_true(at.w > 50 && at.y >= stand.box.y);
        assert_true(at.y + at.h < finger - 10 * stand.quiz.px_per_mm);
        over.has_ripple = false; /* and stays there */
        uint32_t *later = draw(&stand, over);
        assert_int_equal(changes(with, later), 0);
        free(ground);
        free(with);
        free(later);
        close_stand(&stand);
    }
}

static void a_dialog_stands_over_all_of_it(void **state)
{
    struct stand stand;
    (void)state;
    open_stand(&stand, SCREEN_SURFACE);
    stand.quiz.ask = VIEW_ASK_LEAVE;
    uint32_t *ground = draw(&stand, (struct view_over){0});
    struct view_over over = all_of_it(120);
    over.focus = over.pressed = VIEW_BUTTON_NONE;
    uint32_t *with = draw(&stand, over);
    assert_int_equal(changes(ground, with), 0);
    free(ground);
    free(with);
    close_stand(&stand);
}

static uint32_t *draw_question(struct stand *stand, int sheet_part)
{
    static const char *const options[] = {"马上报告", "装作没看见", "自己动手修", "等别人来"};
    stand->quiz.page = VIEW_QUIZ_QUESTION;
    stand->quiz.question = (struct view_question){.heading = "已找到 1/5", .question = "怎么办？"};
    memcpy(stand->quiz.question.options, options, sizeof(options));
    return draw(stand, (struct view_over){.sheet_part = sheet_part});
}

/* The first row that differs; H: none does. */
static int first_difference(const uint32_t *a, const uint32_t *b)
{
    for (int i = 0; i < W * H; i++)
        if (a[i] != b[i])
            return i / W;
    return H;
}

static void a_sheet_slides_over_what_was_there(void **state)
{
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct stand stand;
        open_stand(&stand, backends[b]);
        uint32_t *scene = draw(&stand, (struct view_over){.sheet_part = 256});
        uint32_t *begins = draw_question(&stand, 0);
        assert_int_equal(changes(scene, begins), 0);
        assert_true(view_quiz_is_moving(&stand.quiz));
        struct layout_rect sheet = quiz_question_sheet(&stand.quiz, W, H);
        uint32_t *half = draw_question(&stand, 128), *stands = draw_question(&stand, 256);
        assert_false(view_quiz_is_moving(&stand.quiz));
        assert_true(changes(half, stands) > 0);
        /* its upper edge is half way up: above it, within the sheet's place, is the old page */
        int y = sheet.y + sheet.h / 2 - 2;
        assert_memory_equal(half + (ptrdiff_t)y * W, scene + (ptrdiff_t)y * W, W * sizeof(*half));
        int low = sheet.y + sheet.h * 3 / 4;
        assert_memory_equal(half + (ptrdiff_t)low * W + sheet.x,
                            stands + (ptrdiff_t)(low - (sheet.h - sheet.h / 2)) * W + sheet.x,
                            (size_t)sheet.w * sizeof(*half));
        stand.quiz.ground_serial++;
        uint32_t *fresh = draw_question(&stand, 256);
        assert_int_equal(first_difference(stands, fresh), H);
        free(scene);
        free(begins);
        free(half);
        free(stands);
        free(fresh);
        close_stand(&stand);
    }
}

static void it_moves_until_it_has_arrived(void **state)
{
    struct view_quiz quiz = {.page = VIEW_QUIZ_SCENE};
    (void)state;
    assert_false(view_quiz_is_moving(&quiz));
    quiz.over.word = "这里已经找到了";
    assert_false(view_quiz_is_moving(&quiz));
    quiz.over.has_ripple = true;
    assert_true(view_quiz_is_moving(&quiz));
    quiz.over.ripple_part = 256;
    assert_false(view_quiz_is_moving(&quiz));
    quiz.over.outline = &polygon;
    quiz.over.outline_part = 255;
    assert_true(view_quiz_is_moving(&quiz));
    quiz.over.outline_part = 256;
    assert_false(view_quiz_is_moving(&quiz));
}

/* Through the view: only the quiz's page uses it, and the show comes back whole. */
static void the_view_shows_it_and_forgets_it(void **state)
{
    struct stand stand;
    struct layout layout;
    struct view_texts texts = {.theme = "人人讲安全", .organiser = "", .hotline = ""};
    (void)state;
    open_stand(&stand, SCREEN_SURFACE);
    layout_make_full(&layout, W, H);
    struct view *view = view_create(stand.ctx.screen, stand.ctx.fonts, &layout, &texts);
    struct view_scene scene = {.stage = {.still = stand.picture, .serial = 1}};
    assert_true(view_draw(view, &scene));
    uint32_t *show = screen_capture(stand.ctx.screen);
    scene.page = VIEW_PAGE_QUIZ;
    scene.quiz = &stand.quiz;
    assert_true(view_draw(view, &scene));
    assert_false(view_draw(view, &scene));
    assert_false(view_is_black(view));
    stand.quiz.over.pressed = VIEW_BUTTON_LEAVE;
    assert_true(view_draw(view, &scene));
    assert_false(view_draw(view, &scene));
    scene.page = VIEW_PAGE_NONE;
    assert_true(view_draw(view, &scene));
    uint32_t *again = screen_capture(stand.ctx.screen);
    assert_int_equal(changes(show, again), 0);
    free(show);
    free(again);
    view_destroy(view);
    close_stand(&stand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_goes_leaves_nothing_behind),
        cmocka_unit_test(a_pressed_button_goes_down),
        cmocka_unit_test(many_small_steps_make_the_same_picture),
        cmocka_unit_test(what_stays_is_not_drawn_again),
        cmocka_unit_test(a_ripple_stays_in_the_picture),
        cmocka_unit_test(a_word_stands_above_the_hand_that_asked),
        cmocka_unit_test(a_dialog_stands_over_all_of_it),
        cmocka_unit_test(a_sheet_slides_over_what_was_there),
        cmocka_unit_test(it_moves_until_it_has_arrived),
        cmocka_unit_test(the_view_shows_it_and_forgets_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
