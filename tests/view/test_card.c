#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "view/card.h"

static struct screen *screen;
static struct screen_fonts *fonts;

static int open_screen(void **state)
{
    (void)state;
    struct err err;
    struct screen_options options = {
        .backend = SCREEN_SURFACE, .window_w = 320, .window_h = 180, .is_hidden = true};
    screen = screen_open(&options, &err);
    fonts = screen_fonts_open(&err);
    return screen && fonts ? 0 : -1;
}

static int close_screen(void **state)
{
    (void)state;
    screen_fonts_close(fonts);
    screen_close(screen);
    return 0;
}

static bool fits(const struct view_card *card, int w, int h)
{
    bool result = false;
    struct screen_image *image = view_card_make(screen, fonts, card, w, h, &result);
    assert_non_null(image);
    screen_image_destroy(image);
    return result;
}

/* Every slogan that ships, in every style, on every shape. */
static void test_slogans_fit(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1920, 960}, {1080, 1520}, {1920, 1080}, {192, 96}, {1536, 96}};
    char line[512];
    FILE *file = fopen("tests/fixtures/layout/slogans.txt", "r");
    assert_non_null(file);
    int count = 0;
    while (fgets(line, sizeof(line), file)) {
        line[strcspn(line, "\n")] = '\0';
        for (const char *const *style = view_card_styles(); *style && *line; style++)
            for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
                struct view_card card = {.kind = PLAYLIST_SLOGAN,
                                         .style = *style,
                                         .text = line,
                                         .organiser = "某某市应急管理局"};
                if (!fits(&card, sizes[i][0], sizes[i][1]))
                    fail_msg("%s, %s, %d x %d", line, *style, sizes[i][0], sizes[i][1]);
                count++;
            }
    }
    (void)fclose(file);
    assert_true(count >= 14 * 5 * 5);
}

static void test_too_long_is_told(void **state)
{
    (void)state;
    char text[4096] = "";
    for (int i = 0; i < 300; i++)
        strcat(text, "安全");
    struct view_card card = {.kind = PLAYLIST_SLOGAN, .text = text, .organiser = ""};
    assert_false(fits(&card, 640, 360));
    card =
        (struct view_card){.kind = PLAYLIST_QR, .target = text, .title = "扫一扫", .organiser = ""};
    assert_false(fits(&card, 192, 96));
}

static void test_qr_and_countdown(void **state)
{
    (void)state;
    struct view_card qr = {.kind = PLAYLIST_QR,
                           .target = "tel:12350",
                           .title = "发现隐患怎么办",
                           .text = "拨打 12350",
                           .organiser = ""};
    struct view_card countdown = {
        .kind = PLAYLIST_COUNTDOWN, .text = "距全国安全宣传咨询日", .days = 206, .organiser = ""};
    assert_true(fits(&qr, 1920, 1080));
    assert_true(fits(&qr, 1080, 1520));
    assert_true(fits(&qr, 192, 96));
    assert_true(fits(&countdown, 1920, 1080));
    assert_true(fits(&countdown, 192, 96));
    countdown.days = 0;
    assert_true(fits(&countdown, 1080, 1920));
}

static void test_todays_figures(void **state)
{
    static const int sizes[][2] = {{1920, 1080}, {1080, 1520}, {1080, 1920}, {1536, 96}, {384, 96}};
    static const struct view_stats rows[] = {{0, -1, NULL},
                                             {4, -1, NULL},
                                             {12, 74, "高空抛物"},
                                             {9999, 100, "电动自行车在楼道停放、充电"}};
    (void)state;
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
        for (size_t j = 0; j <= sizeof(rows) / sizeof(rows[0]); j++) {
            bool is_told = j < sizeof(rows) / sizeof(rows[0]);
            struct view_card card = {
                .kind = PLAYLIST_STATS, .organiser = "", .stats = is_told ? &rows[j] : NULL};
            if (!fits(&card, sizes[i][0], sizes[i][1]))
                fail_msg("%d visitors, %d x %d", is_told ? rows[j].visitors : -1, sizes[i][0],
                         sizes[i][1]);
        }
}

static void test_styles_and_grounds(void **state)
{
    (void)state;
    char name[64];
    struct view_card card = {.kind = PLAYLIST_SLOGAN, .style = "ink"};
    assert_true(view_card_ground(&card, 1920, 1080, name, sizeof(name)));
    assert_string_equal(name, "ink.svg");
    assert_true(view_card_ground(&card, 1080, 1920, name, sizeof(name)));
    assert_string_equal(name, "ink-portrait.svg");
    assert_false(view_card_ground(&card, 1536, 96, name, sizeof(name)));
    card = (struct view_card){.kind = PLAYLIST_STATS};
    assert_true(view_card_ground(&card, 1080, 1920, name, sizeof(name)));
    assert_string_equal(name, "stats-portrait.svg");
    assert_false(view_card_style_is_known("neon"));
    for (const char *const *style = view_card_styles(); *style; style++) {
        char path[128];
        assert_true(view_card_style_is_known(*style));
        (void)snprintf(path, sizeof(path), "assets/cards/%s.svg", *style);
        FILE *file = fopen(path, "r");
        assert_non_null(file);
        (void)fclose(file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slogans_fit),        cmocka_unit_test(test_too_long_is_told),
        cmocka_unit_test(test_qr_and_countdown),   cmocka_unit_test(test_todays_figures),
        cmocka_unit_test(test_styles_and_grounds),
    };
    return cmocka_run_group_tests(tests, open_screen, close_screen);
}
