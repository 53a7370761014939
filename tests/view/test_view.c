#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "view/theme.h"
#include "view/view.h"

#define W 640
#define H 360

struct stand {
    struct screen *screen;
    struct screen_fonts *fonts;
    struct layout layout;
    struct view *view;
    struct view_scene scene;
    struct screen_image *still;
};

static char first_line[] = "隐患就是事故，风险就在身边";
static char second_line[] = "早发现、早报告、早处置";
static char *const ticker_lines[] = {first_line, second_line};

static void add_zone(struct layout *layout, enum layout_shows shows, struct layout_rect at)
{
    struct layout_zone *zone = &layout->zones[layout->zone_count++];
    *zone = (struct layout_zone){.shows = shows, .at = at, .chars_per_minute = 70};
    strcpy(zone->style, "plain");
    strcpy(zone->code, "tel:12350");
}

static void make_stand(struct stand *stand, enum screen_backend backend)
{
    struct err err;
    struct screen_options options = {
        .backend = backend, .window_w = W, .window_h = H, .is_hidden = true};
    *stand = (struct stand){.layout = {.canvas_w = W, .canvas_h = H}};
    stand->screen = screen_open(&options, &err);
    assert_non_null(stand->screen);
    stand->fonts = screen_fonts_open(&err);
    assert_non_null(stand->fonts);
    add_zone(&stand->layout, LAYOUT_PLAYLIST, (struct layout_rect){0, 0, W, 280});
    add_zone(&stand->layout, LAYOUT_TICKER, (struct layout_rect){0, 280, 400, 80});
    add_zone(&stand->layout, LAYOUT_CLOCK, (struct layout_rect){400, 280, 160, 80});
    add_zone(&stand->layout, LAYOUT_QR, (struct layout_rect){560, 280, 80, 80});
    struct view_texts texts = {.ticker = ticker_lines,
                               .ticker_count = 2,
                               .theme = "人人讲安全",
                               .organiser = "",
                               .hotline = "12350"};
    stand->view = view_create(stand->screen, stand->fonts, &stand->layout, &texts);
    stand->still = screen_image_create(stand->screen, W, 280, NULL, 0, true);
    screen_set_target(stand->screen, stand->still);
    screen_fill(stand->screen, (struct layout_rect){0, 0, W, 280}, THEME_GREEN);
    screen_set_target(stand->screen, NULL);
    strcpy(stand->scene.clock_time, "09:30");
    stand->scene.pin_note = "";
}

static void clear_stand(struct stand *stand)
{
    screen_image_destroy(stand->still);
    view_destroy(stand->view);
    screen_fonts_close(stand->fonts);
    screen_close(stand->screen);
}

static uint32_t pixel(struct stand *stand, int x, int y)
{
    uint32_t *pixels = screen_capture(stand->screen);
    uint32_t value = pixels[y * W + x] & 0xFFFFFF;
    free(pixels);
    return value;
}

static void test_draws_only_what_changed(void **state)
{
    (void)state;
    static const enum screen_backend backends[] = {SCREEN_SURFACE, SCREEN_RENDERER};
    for (size_t i = 0; i < 2; i++) {
        struct stand stand;
        make_stand(&stand, backends[i]);
        stand.scene.stage.still = stand.still;
        stand.scene.stage.serial = 1;
        assert_true(view_draw(stand.view, &stand.scene));
        assert_int_equal(pixel(&stand, 10, 10), THEME_GREEN);
        assert_false(view_draw(stand.view, &stand.scene));
        stand.scene.ticker_ms = 1000;
        assert_true(view_has_ticker(stand.view));
        assert_true(view_draw(stand.view, &stand.scene));
        strcpy(stand.scene.clock_time, "09:31");
        assert_true(view_draw(stand.view, &stand.scene));
        stand.scene.stage.serial = 2;
        assert_true(view_draw(stand.view, &stand.scene));
        assert_false(view_draw(stand.view, &stand.scene));
        view_invalidate(stand.view);
        assert_true(view_draw(stand.view, &stand.scene));
        clear_stand(&stand);
    }
}

static void test_black_is_noticed(void **state)
{
    (void)state;
    struct stand stand;
    make_stand(&stand, SCREEN_SURFACE);
    (void)view_draw(stand.view, &stand.scene);
    assert_true(view_is_black(stand.view));
    stand.scene.stage = (struct view_stage){.still = stand.still, .serial = 1};
    (void)view_draw(stand.view, &stand.scene);
    assert_false(view_is_black(stand.view));
    stand.scene.stage = (struct view_stage){.serial = 2};
    (void)view_draw(stand.view, &stand.scene);
    assert_true(view_is_black(stand.view));
    stand.scene.page = VIEW_PAGE_SLATE;
    (void)view_draw(stand.view, &stand.scene);
    assert_false(view_is_black(stand.view));
    clear_stand(&stand);
}

/* Dark by intent is not what is counted as black, and comes back drawn anew. */
static void test_dark_is_no_fault(void **state)
{
    (void)state;
    struct stand stand;
    make_stand(&stand, SCREEN_SURFACE);
    stand.scene.stage = (struct view_stage){.still = stand.still, .serial = 1};
    (void)view_draw(stand.view, &stand.scene);
    stand.scene.page = VIEW_PAGE_DARK;
    assert_true(view_draw(stand.view, &stand.scene));
    assert_int_equal(pixel(&stand, 10, 10), THEME_BLACK);
    assert_int_equal(pixel(&stand, 450, 300), THEME_BLACK);
    assert_false(view_is_black(stand.view));
    stand.scene.ticker_ms = 5000;
    assert_false(view_draw(stand.view, &stand.scene));
    stand.scene.page = VIEW_PAGE_NONE;
    assert_true(view_draw(stand.view, &stand.scene));
    assert_int_equal(pixel(&stand, 10, 10), THEME_GREEN);
    clear_stand(&stand);
}

/* Another brightness is shown though nothing else changed; 0 leaves it as it was. */
static void test_brightness_is_shown_at_once(void **state)
{
    (void)state;
    struct stand stand;
    make_stand(&stand, SCREEN_SURFACE);
    stand.scene.stage = (struct view_stage){.still = stand.still, .serial = 1};
    stand.scene.brightness = 100;
    (void)view_draw(stand.view, &stand.scene);
    assert_false(view_draw(stand.view, &stand.scene));
    stand.scene.brightness = 40;
    assert_true(view_draw(stand.view, &stand.scene));
    assert_false(view_draw(stand.view, &stand.scene));
    stand.scene.brightness = 0;
    assert_false(view_draw(stand.view, &stand.scene));
    clear_stand(&stand);
}

static void test_film_stands_in_its_zone(void **state)
{
    (void)state;
    static uint8_t luma[160 * 120], chroma[2][80 * 60];
    memset(luma, 235, sizeof(luma));
    memset(chroma, 128, sizeof(chroma));
    struct screen_film film = {
        .planes = {luma, chroma[0], chroma[1]}, .pitches = {160, 80, 80}, .w = 160, .h = 120};
    struct stand stand;
    make_stand(&stand, SCREEN_SURFACE);
    stand.scene.stage = (struct view_stage){
        .serial = 1, .item = 1, .film = &film, .film_aspect_w = 160, .film_aspect_h = 120};
    (void)view_draw(stand.view, &stand.scene);
    assert_int_equal(pixel(&stand, 5, 140), THEME_INK);
    assert_true((pixel(&stand, W / 2, 140) & 0xFF) >= 0xFA);
    memset(luma, 16, sizeof(luma));
    stand.scene.stage.serial = 2;
    (void)view_draw(stand.view, &stand.scene);
    assert_true((pixel(&stand, W / 2, 140) & 0xFF) <= 5);
    assert_int_equal(pixel(&stand, 5, 140), THEME_INK);
    clear_stand(&stand);
}

static void test_fade_and_push(void **state)
{
    (void)state;
    struct stand stand;
    make_stand(&stand, SCREEN_SURFACE);
    struct screen_image *other = screen_image_create(stand.screen, W, 280, NULL, 0, true);
    screen_set_target(stand.screen, other);
    screen_fill(stand.screen, (struct layout_rect){0, 0, W, 280}, THEME_WHITE);
    screen_set_target(stand.screen, NULL);
    stand.scene.stage = (struct view_stage){.still = other, .serial = 1};
    stand.scene.leaving = (struct view_stage){.still = stand.still};
    stand.scene.transition = PLAYLIST_FADE;
    stand.scene.part = 128;
    (void)view_draw(stand.view, &stand.scene);
    uint32_t middle = pixel(&stand, 10, 10);
    assert_in_range(middle >> 16, 0x84, 0x8A); /* half way from 0F to FF */
    stand.scene.transition = PLAYLIST_PUSH;
    stand.scene.part = 64;
    (void)view_draw(stand.view, &stand.scene);
    assert_int_equal(pixel(&stand, 10, 10), THEME_GREEN);
    assert_int_equal(pixel(&stand, W - 10, 10), THEME_WHITE);
    stand.scene.transition = PLAYLIST_CUT;
    stand.scene.part = 0;
    (void)view_draw(stand.view, &stand.scene);
    assert_int_equal(pixel(&stand, 10, 10), THEME_WHITE);
    screen_image_destroy(other);
    clear_stand(&stand);
}

static void test_buttons(void **state)
{
    (void)state;
    struct stand stand;
    make_stand(&stand, SCREEN_SURFACE);
    bool seen[VIEW_BUTTON_COUNT] = {false};
    for (int y = 0; y < H; y += 4)
        for (int x = 0; x < W; x += 4) {
            assert_int_equal(view_button_at(stand.view, VIEW_PAGE_NONE, x, y), VIEW_BUTTON_NONE);
            seen[view_button_at(stand.view, VIEW_PAGE_PIN, x, y)] = true;
            seen[view_button_at(stand.view, VIEW_PAGE_STATUS, x, y)] = true;
            seen[view_button_at(stand.view, VIEW_PAGE_CLOCK, x, y)] = true;
        }
    for (size_t i = 0; i < VIEW_BUTTON_DIGIT_0 + 10; i++)
        assert_true(seen[i]);
    assert_true(seen[VIEW_BUTTON_TRAINING] && seen[VIEW_BUTTON_REDEEM] && seen[VIEW_BUTTON_IMPORT]);
    clear_stand(&stand);
}

/* However far it moved, it looks as if it were drawn anew. */
static void a_moved_ticker_is_the_ticker_drawn(void **state)
{
    static const int64_t at_ms[] = {1000, 1020, 1500, 4000, 60000, 60016, 1000};
    static const enum screen_backend backends[] = {SCREEN_SURFACE, SCREEN_RENDERER};
    (void)state;
    for (int b = 0; b < 2; b++) {
        struct stand stand;
        make_stand(&stand, backends[b]);
        for (size_t i = 0; i < sizeof(at_ms) / sizeof(at_ms[0]); i++) {
            stand.scene.ticker_ms = at_ms[i];
            (void)view_draw(stand.view, &stand.scene);
            uint32_t *moved = screen_capture(stand.screen);
            view_invalidate(stand.view);
            assert_true(view_draw(stand.view, &stand.scene));
            uint32_t *drawn = screen_capture(stand.screen);
            assert_memory_equal(moved, drawn, (size_t)W * H * 4);
            free(moved);
            free(drawn);
        }
        clear_stand(&stand);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_moved_ticker_is_the_ticker_drawn),
        cmocka_unit_test(test_draws_only_what_changed),
        cmocka_unit_test(test_black_is_noticed),
        cmocka_unit_test(test_dark_is_no_fault),
        cmocka_unit_test(test_brightness_is_shown_at_once),
        cmocka_unit_test(test_film_stands_in_its_zone),
        cmocka_unit_test(test_fade_and_push),
        cmocka_unit_test(test_buttons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
