#include "screen/panel.h"

#include "screen/fonts.h"

/* --- opening ---------------------------------------------------------------------------------- */

static void a_hidden_panel_needs_no_display(void **state)
{
    static const char *const names[] = {"surface", "renderer"};
    (void)state;
    for (size_t i = 0; i < COUNT(backends); i++) {
        struct screen *screen = panel_open(backends[i], 120, 80);
        struct layout_rect whole = whole_panel(screen);
        assert_int_equal(whole.w, 120);
        assert_int_equal(whole.h, 80);
        assert_string_equal(screen_backend_name(screen), names[i]);
        assert_int_equal(screen_refresh_hz(screen), 60);
        assert_true(screen_image_max_px(screen) >= 4096);
        assert_int_equal(panel_count(screen, BLACK), 120 * 80);
        screen_present(screen, NULL, 0);
        screen_close(screen);
    }
    screen_close(NULL);
}

static void a_hidden_panel_needs_a_size(void **state)
{
    static const int sizes[][2] = {{0, 0}, {0, 80}, {120, 0}, {-1, 80}};
    (void)state;
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct screen_options options = {
            .window_w = sizes[i][0], .window_h = sizes[i][1], .is_hidden = true};
        struct err err;
        assert_null(screen_open(&options, &err));
        assert_int_equal(err.code, ERR_INVALID);
    }
}

/* --- fill, tint, round ------------------------------------------------------------------------ */

static void fill_stays_inside_clip_and_panel(void **state)
{
    static const struct {
        const char *name;
        struct layout_rect rect, clip;
        int pixels;
    } rows[] = {
        {"inside", {10, 10, 20, 5}, {0, 0, 100, 60}, 100},
        {"over the left top", {-5, -5, 10, 10}, {0, 0, 100, 60}, 25},
        {"over the right bottom", {95, 55, 50, 50}, {0, 0, 100, 60}, 25},
        {"cut by the clip", {10, 10, 20, 5}, {15, 0, 5, 100}, 25},
        {"beside the clip", {10, 10, 20, 5}, {50, 0, 5, 60}, 0},
        {"clip outside the panel", {10, 10, 20, 5}, {-50, -50, 10, 10}, 0},
        {"clip of no size", {10, 10, 20, 5}, {12, 12, 0, 0}, 0},
        {"no size", {10, 10, 0, 5}, {0, 0, 100, 60}, 0},
        {"negative size", {10, 10, -4, 5}, {0, 0, 100, 60}, 0},
    };
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 100, 60);
        for (size_t i = 0; i < COUNT(rows); i++) {
            screen_set_clip(screen, NULL);
            screen_fill(screen, whole_panel(screen), BLACK);
            screen_set_clip(screen, &rows[i].clip);
            screen_fill(screen, rows[i].rect, RED);
            if (panel_count(screen, RED) != rows[i].pixels)
                fail_msg("%s: %d pixels", rows[i].name, panel_count(screen, RED));
        }
        screen_close(screen);
    }
}

static void tint_mixes_by_alpha(void **state)
{
    static const struct {
        int alpha;
        uint32_t seen;
    } rows[] = {{-3, BLACK},     {0, BLACK},      {1, 0x010000},   {64, 0x400000},
                {128, 0x800000}, {254, 0xfe0000}, {255, 0xff0000}, {300, 0xff0000}};
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 40, 8);
        for (size_t i = 0; i < COUNT(rows); i++) {
            screen_fill(screen, whole_panel(screen), BLACK);
            screen_tint(screen, (struct layout_rect){-5, 0, 30, 8}, 0xff0000, rows[i].alpha);
            assert_colour(panel_pixel(screen, 24, 3), rows[i].seen, 1, "tinted");
            assert_colour(panel_pixel(screen, 25, 3), BLACK, 0, "beside");
        }
        screen_close(screen);
    }
}

static void round_corners_are_smooth_and_symmetric(void **state)
{
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 80, 60);
        screen_fill_round(screen, (struct layout_rect){10, 10, 60, 40}, 100, WHITE); /* radius 20 */
        assert_colour(panel_pixel(screen, 10, 10), BLACK, 0, "corner");
        assert_colour(panel_pixel(screen, 10, 30), WHITE, 24, "left of the middle");
        assert_colour(panel_pixel(screen, 40, 10), WHITE, 0, "top of the middle");
        assert_colour(panel_pixel(screen, 9, 30), BLACK, 0, "outside");
        uint32_t *pixels = screen_capture(screen);
        double covered = 0;
        for (int y = 0; y < 60; y++)
            for (int x = 0; x < 80; x++) {
                assert_int_equal(pixels[y * 80 + x], pixels[y * 80 + 79 - x]);
                assert_int_equal(pixels[y * 80 + x], pixels[(59 - y) * 80 + x]);
                covered += (pixels[y * 80 + x] & 0xff) / 255.0;
            }
        double exact = 60 * 40 - (4 - 3.14159265) * 20 * 20;
        assert_true(covered > exact - 8 && covered < exact + 8);
        free(pixels);
        screen_close(screen);
    }
}

static void round_without_radius_is_a_rectangle(void **state)
{
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 40, 40);
        screen_fill_round(screen, (struct layout_rect){1, 1, 1, 30}, 8, WHITE);
        screen_fill_round(screen, (struct layout_rect){4, 4, 10, 10}, 0, WHITE);
        assert_int_equal(panel_count(screen, WHITE), 130);
        screen_close(screen);
    }
}

/* --- images ----------------------------------------------------------------------------------- */

/* Four columns: red, blue, white, black; alpha as given. */
static struct screen_image *four_columns(struct screen *screen, uint32_t alpha, bool is_opaque)
{
    static const uint32_t colours[4] = {RED, BLUE, WHITE, BLACK};
    uint32_t pixels[3][6]; /* with two pixels of stride nobody may see */
    for (int y = 0; y < 3; y++)
        for (int x = 0; x < 6; x++)
            pixels[y][x] = x < 4 ? alpha << 24 | colours[x] : 0xff00ff00U;
    return screen_image_create(screen, 4, 3, pixels, sizeof(pixels[0]), is_opaque);
}

static void unscaled_images_are_copied(void **state)
{
    static const struct {
        const char *name;
        struct layout_rect src, dst, clip;
        int red, blue, white;
    } rows[] = {
        {"whole", {0, 0, 4, 3}, {5, 5, 4, 3}, {0, 0, 20, 20}, 3, 3, 3},
        {"part", {1, 1, 2, 2}, {5, 5, 2, 2}, {0, 0, 20, 20}, 0, 2, 2},
        {"over the left edge", {0, 0, 4, 3}, {-1, 0, 4, 3}, {0, 0, 20, 20}, 0, 3, 3},
        {"over the lower edge", {0, 0, 4, 3}, {0, 18, 4, 3}, {0, 0, 20, 20}, 2, 2, 2},
        {"clipped", {0, 0, 4, 3}, {5, 5, 4, 3}, {6, 6, 1, 9}, 0, 2, 0},
        {"outside", {0, 0, 4, 3}, {20, 0, 4, 3}, {0, 0, 20, 20}, 0, 0, 0},
        {"source outside", {4, 0, 4, 3}, {5, 5, 4, 3}, {0, 0, 20, 20}, 0, 0, 0},
    };
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 20, 20);
        struct screen_image *image = four_columns(screen, 0, true);
        int w;
        int h;
        screen_image_size(image, &w, &h);
        assert_int_equal(w * 10 + h, 43);
        for (size_t i = 0; i < COUNT(rows); i++) {
            screen_set_clip(screen, NULL);
            screen_fill(screen, whole_panel(screen), 0x808080);
            screen_set_clip(screen, &rows[i].clip);
            screen_draw(screen, image, &rows[i].src, rows[i].dst, 255);
            bool is_right = panel_count(screen, RED) == rows[i].red &&
                            panel_count(screen, BLUE) == rows[i].blue &&
                            panel_count(screen, WHITE) == rows[i].white;
            if (!is_right)
                fail_msg("%s on %s", rows[i].name, screen_backend_name(screen));
        }
        screen_image_destroy(image);
        screen_close(screen);
    }
}

static void alpha_of_image_and_call_multiply(void **state)
{
    static const struct {
        uint32_t image_alpha;
        int alpha;
        bool is_opaque;
        uint32_t seen; /* of white on black */
    } rows[] = {
        {255, 255, false, WHITE},    {128, 255, false, 0x808080}, {0, 255, false, BLACK},
        {255, 128, false, 0x808080}, {128, 128, false, 0x404040}, {0, 255, true, WHITE},
        {0, 128, true, 0x808080},    {255, 0, true, BLACK},
    };
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 16, 12);
        for (size_t i = 0; i < COUNT(rows); i++) {
            struct screen_image *image =
                four_columns(screen, rows[i].image_alpha, rows[i].is_opaque);
            screen_fill(screen, whole_panel(screen), BLACK);
            screen_draw(screen, image, NULL, (struct layout_rect){0, 0, 4, 3}, rows[i].alpha);
            assert_colour(panel_pixel(screen, 2, 1), rows[i].seen, 2, "unscaled");
            screen_draw(screen, image, &(struct layout_rect){2, 0, 1, 3},
                        (struct layout_rect){8, 0, 8, 12}, rows[i].alpha);
            assert_colour(panel_pixel(screen, 12, 6), rows[i].seen, 2, "scaled");
            screen_image_destroy(image);
        }
        screen_close(screen);
    }
}

static void enlarging_is_bilinear(void **state)
{
    static const uint32_t ramp[2] = {0xff000000U, 0xffffffffU};
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 65, 4);
        struct screen_image *image = screen_image_create(screen, 2, 1, ramp, 8, true);
        screen_draw(screen, image, NULL, whole_panel(screen), 255);
        assert_colour(panel_pixel(screen, 0, 2), BLACK, 1, "left");
        assert_colour(panel_pixel(screen, 32, 2), 0x7f7f7f, 3, "middle");
        assert_colour(panel_pixel(screen, 64, 2), WHITE, 3, "right");
        screen_image_destroy(image);
        screen_close(screen);
    }
}

/* Every pixel counts: a fine chequerboard becomes an even grey, at whatever ratio. */
static void shrinking_averages(void **state)
{
    enum { SIDE = 120 };
    static const int sides[] = {60, 30, 15, 8};
    static uint32_t chequers[SIDE * SIDE];
    (void)state;
    for (int i = 0; i < SIDE * SIDE; i++)
        chequers[i] = (i % SIDE + i / SIDE) % 2 ? 0xffffffffU : 0xff000000U;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], SIDE, SIDE);
        struct screen_image *image =
            screen_image_create(screen, SIDE, SIDE, chequers, SIDE * 4, true);
        for (size_t i = 0; i < COUNT(sides); i++) {
            screen_draw(screen, image, NULL, (struct layout_rect){0, 0, sides[i], sides[i]}, 255);
            for (int x = 0; x < sides[i]; x++)
                assert_colour(panel_pixel(screen, x, sides[i] / 2), 0x7f7f7f, 2, "grey");
        }
        screen_image_destroy(image);
        screen_close(screen);
    }
}

/* What is seen through a clip is what would be there without it: else redrawn parts would jump. */
static void a_clip_moves_no_pixel(void **state)
{
    enum { W = 90, H = 70 };
    static uint32_t noise[31 * 17];
    static const int sizes[][2] = {{90, 70}, {47, 61}, {20, 90}, {13, 7}, {33, 17}, {31, 40}};
    static const struct layout_rect clip = {7, 3, 11, 39};
    (void)state;
    for (size_t i = 0; i < COUNT(noise); i++)
        noise[i] = 0xff000000U | (uint32_t)(i * 2654435761U) >> 8;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], W, H);
        struct screen_image *image = screen_image_create(screen, 31, 17, noise, 31 * 4, true);
        for (size_t i = 0; i < COUNT(sizes); i++) {
            struct layout_rect dst = {-2, -3, sizes[i][0], sizes[i][1]};
            screen_fill(screen, whole_panel(screen), RED);
            screen_draw(screen, image, NULL, dst, 255);
            uint32_t *unclipped = screen_capture(screen);
            screen_fill(screen, whole_panel(screen), RED);
            screen_set_clip(screen, &clip);
            screen_draw(screen, image, NULL, dst, 255);
            screen_set_clip(screen, NULL);
            uint32_t *clipped = screen_capture(screen);
            for (int y = 0; y < H; y++)
                for (int x = 0; x < W; x++) {
                    bool is_in =
                        x >= clip.x && x < clip.x + clip.w && y >= clip.y && y < clip.y + clip.h;
                    uint32_t expected = is_in ? unclipped[y * W + x] : (0xff000000U | RED);
                    assert_colour(clipped[y * W + x], expected, 1, "clipped");
                }
            free(unclipped);
            free(clipped);
        }
        screen_image_destroy(image);
        screen_close(screen);
    }
}

static void mix_fades_from_one_to_the_other(void **state)
{
    static const struct {
        int part;
        uint32_t seen;
    } rows[] = {{0, 0x000000}, {64, 0x403810}, {128, 0x807020}, {255, 0xfedf40}, {256, 0xffe040}};
    static const struct layout_rect clip = {4, 4, 2, 2};
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 20, 20);
        struct screen_image *from = plain_image(screen, 10, 10, BLACK);
        struct screen_image *to = plain_image(screen, 10, 10, 0xffe040);
        for (size_t i = 0; i < COUNT(rows); i++) {
            screen_set_clip(screen, NULL);
            screen_fill(screen, whole_panel(screen), RED);
            screen_set_clip(screen, &clip);
            screen_mix(screen, from, to, (struct layout_rect){2, 2, 10, 10}, rows[i].part);
            assert_colour(panel_pixel(screen, 5, 5), rows[i].seen, 2, "mixed");
            assert_int_equal(panel_count(screen, RED), 20 * 20 - 4);
        }
        screen_image_destroy(from);
        screen_image_destroy(to);
        screen_close(screen);
    }
}

/* --- drawing on images ------------------------------------------------------------------------ */

static void a_target_takes_the_drawing_and_gives_it_back(void **state)
{
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 30, 30);
        struct screen_image *image = screen_image_create(screen, 10, 10, NULL, 0, true);
        screen_set_clip(screen, &(struct layout_rect){0, 0, 1, 1});
        screen_set_target(screen, image); /* ends the clip */
        screen_fill(screen, (struct layout_rect){5, 0, 90, 90}, RED);
        assert_int_equal(panel_count(screen, RED), 0);
        screen_set_target(screen, NULL);
        screen_draw(screen, image, NULL, (struct layout_rect){0, 0, 10, 10}, 255);
        assert_int_equal(panel_count(screen, RED), 50);
        screen_set_target(screen, image);
        screen_image_destroy(image); /* the panel is the target again */
        screen_fill(screen, whole_panel(screen), BLUE);
        assert_int_equal(panel_count(screen, BLUE), 900);
        screen_close(screen);
    }
}

/* The same strokes on a transparent image, and that on the panel, as on the panel at once. */
static void a_transparent_target_keeps_its_alpha(void **state)
{
    static const struct {
        uint32_t rgb;
        int alpha;
    } strokes[] = {{WHITE, 128}, {BLUE, 90}, {RED, 255}, {WHITE, 30}};
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 80, 40);
        struct screen_image *image = screen_image_create(screen, 40, 40, NULL, 0, false);
        struct screen_image *spot = four_columns(screen, 128, false);
        screen_fill(screen, whole_panel(screen), 0xf6b73c);
        for (int pass = 0; pass < 2; pass++) {
            screen_set_target(screen, pass == 0 ? NULL : image);
            for (int i = 0; i < (int)COUNT(strokes); i++) {
                struct layout_rect rect = {i * 6, i * 6, 18, 18};
                screen_tint(screen, rect, strokes[i].rgb, strokes[i].alpha);
                screen_set_target(screen, pass == 0 ? NULL : image); /* again: nothing happens */
                screen_draw(screen, spot, NULL, (struct layout_rect){30, i * 8, 4, 3}, 200);
            }
        }
        screen_set_target(screen, NULL);
        screen_draw(screen, image, NULL, (struct layout_rect){40, 0, 40, 40}, 255);
        uint32_t *pixels = screen_capture(screen);
        for (int y = 0; y < 40; y++)
            for (int x = 0; x < 40; x++)
                assert_colour(pixels[y * 80 + 40 + x], pixels[y * 80 + x], 4, "through an image");
        free(pixels);
        screen_image_destroy(spot);
        screen_image_destroy(image);
        screen_close(screen);
    }
}

/* --- both back ends --------------------------------------------------------------------------- */

static void draw_scene(struct screen *screen, struct screen_fonts *fonts)
{
    static uint32_t picture[64 * 48];
    for (int i = 0; i < 64 * 48; i++)
        picture[i] = (uint32_t)(i % 64 * 4) << 24 | (uint32_t)(i * 40503U & 0xffffff);
    const char *line = "拨打12350举报,人人讲安全";
    screen_fill(screen, whole_panel(screen), 0xfbf7ef);
    screen_fill_round(screen, (struct layout_rect){20, 20, 300, 120}, 24, 0x12263f);
    screen_tint(screen, (struct layout_rect){200, 60, 300, 200}, 0xf47b20, 77);
    screen_text_draw(screen, fonts, SCREEN_SANS_BOLD, 40, line, strlen(line), 30, 50, 0xf6b73c);
    screen_text_draw(screen, fonts, SCREEN_SERIF_BOLD, 24, line, strlen(line), 30, 200, 0x12263f);
    struct screen_image *opaque = screen_image_create(screen, 64, 48, picture, 64 * 4, true);
    struct screen_image *seen_through = screen_image_create(screen, 64, 48, picture, 64 * 4, false);
    screen_draw(screen, opaque, NULL, (struct layout_rect){400, 20, 64, 48}, 255);
    screen_draw(screen, opaque, NULL, (struct layout_rect){400, 100, 200, 77}, 255);
    screen_draw(screen, opaque, NULL, (struct layout_rect){500, 20, 25, 19}, 180);
    screen_draw(screen, seen_through, NULL, (struct layout_rect){30, 260, 64, 48}, 255);
    screen_mix(screen, opaque, opaque, (struct layout_rect){120, 260, 64, 48}, 100);
    screen_image_destroy(opaque);
    screen_image_destroy(seen_through);
}

static void both_back_ends_draw_the_same_picture(void **state)
{
    enum { W = 640, H = 360 };
    uint32_t *pictures[COUNT(backends)];
    struct err err;
    struct screen_fonts *fonts = screen_fonts_open(&err);
    (void)state;
    assert_non_null(fonts);
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], W, H);
        draw_scene(screen, fonts);
        pictures[b] = screen_capture(screen);
        screen_close(screen);
    }
    int differing = 0;
    for (int i = 0; i < W * H; i++)
        differing += colour_distance(pictures[0][i], pictures[1][i]) > 2;
    if (differing > W * H / 1000)
        fail_msg("%d of %d pixels differ", differing, W * H);
    free(pictures[0]);
    free(pictures[1]);
    screen_fonts_close(fonts);
}

/* --- scrolling ---------------------------------------------------------------------------------
 */

static void scrolling_moves_what_is_inside_and_nothing_else(void **state)
{
    (void)state;
    struct screen *screen = panel_open(SCREEN_SURFACE, 20, 20);
    screen_fill(screen, whole_panel(screen), WHITE);
    screen_fill(screen, (struct layout_rect){10, 4, 2, 8}, RED);
    assert_true(screen_scroll(screen, (struct layout_rect){4, 5, 10, 6}, 3));
    for (int y = 0; y < 20; y++) {
        bool is_moved = y >= 5 && y < 11;
        bool is_left = y >= 4 && y < 12 && !is_moved;
        assert_int_equal(panel_pixel(screen, 7, y), is_moved ? RED : WHITE);
        assert_int_equal(panel_pixel(screen, 8, y), is_moved ? RED : WHITE);
        assert_int_equal(panel_pixel(screen, 10, y), is_left ? RED : WHITE);
        assert_int_equal(panel_pixel(screen, 6, y), WHITE);
    }
    screen_close(screen);
    screen = panel_open(SCREEN_RENDERER, 20, 20); /* what a GPU has shown may be gone */
    assert_false(screen_scroll(screen, (struct layout_rect){4, 5, 10, 6}, 3));
    screen_close(screen);
}

/* --- brightness ------------------------------------------------------------------------------- */

static void a_capture_is_not_dimmed(void **state)
{
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 20, 20);
        screen_fill(screen, whole_panel(screen), WHITE);
        screen_set_brightness(screen, 40);
        screen_present(screen, NULL, 0);
        assert_int_equal(panel_count(screen, WHITE), 400);
        screen_set_brightness(screen, 100);
        assert_int_equal(panel_count(screen, WHITE), 400);
        screen_close(screen);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hidden_panel_needs_no_display),
        cmocka_unit_test(a_hidden_panel_needs_a_size),
        cmocka_unit_test(fill_stays_inside_clip_and_panel),
        cmocka_unit_test(tint_mixes_by_alpha),
        cmocka_unit_test(round_corners_are_smooth_and_symmetric),
        cmocka_unit_test(round_without_radius_is_a_rectangle),
        cmocka_unit_test(unscaled_images_are_copied),
        cmocka_unit_test(alpha_of_image_and_call_multiply),
        cmocka_unit_test(enlarging_is_bilinear),
        cmocka_unit_test(shrinking_averages),
        cmocka_unit_test(a_clip_moves_no_pixel),
        cmocka_unit_test(mix_fades_from_one_to_the_other),
        cmocka_unit_test(a_target_takes_the_drawing_and_gives_it_back),
        cmocka_unit_test(a_transparent_target_keeps_its_alpha),
        cmocka_unit_test(both_back_ends_draw_the_same_picture),
        cmocka_unit_test(scrolling_moves_what_is_inside_and_nothing_else),
        cmocka_unit_test(a_capture_is_not_dimmed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
