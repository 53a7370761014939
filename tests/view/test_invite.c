/*
 * The band that invites: where it stands, and that the show goes on above it.
 */
#include "quiz_stand.h"

#include <string.h>

#include "view/invite.h"
#include "view/theme.h"
#include "view/view.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))

static void add_zone(struct layout *layout, enum layout_shows shows, struct layout_rect at)
{
    struct layout_zone *zone = &layout->zones[layout->zone_count++];
    *zone = (struct layout_zone){.shows = shows, .at = at, .chars_per_minute = 70};
    strcpy(zone->style, "plain");
    strcpy(zone->code, "tel:12350");
}

static struct layout_rect band_of(const struct layout *layout, int w, int h)
{
    struct layout_rect canvas = layout_fit_canvas(layout->canvas_w, layout->canvas_h, w, h);
    return view_invite_band(layout, canvas, w, h);
}

static void assert_band(const struct layout *layout, int w, int h, int top)
{
    struct layout_rect band = band_of(layout, w, h);
    assert_int_equal(band.x, 0);
    assert_int_equal(band.w, w);
    assert_int_equal(band.y, top);
    assert_int_equal(band.h, h - top);
}

static void it_takes_the_place_of_a_ticker_at_the_edge(void **state)
{
    struct layout plaza = {.canvas_w = 1920, .canvas_h = 1080};
    (void)state;
    add_zone(&plaza, LAYOUT_PLAYLIST, (struct layout_rect){0, 0, 1920, 960});
    add_zone(&plaza, LAYOUT_TICKER, (struct layout_rect){20, 960, 1880, 120});
    assert_band(&plaza, 1920, 1080, 960);
    assert_band(&plaza, 3840, 2160, 1920);
    plaza.zones[1].at = (struct layout_rect){0, 900, 1920, 120}; /* not at the edge */
    assert_band(&plaza, 1920, 1080, 900);                        /* … but it would be cut */
    plaza.zones[1].at = (struct layout_rect){0, 0, 1920, 120};
    assert_band(&plaza, 1920, 1080, 1080 - 97);
}

static void else_it_is_a_strip_high_enough_to_be_read(void **state)
{
    static const struct {
        int w, h;
    } rows[] = {{1920, 1080}, {1080, 1920}, {3840, 2160}, {1366, 768}, {1280, 1024}};
    struct layout layout;
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        layout_make_full(&layout, rows[i].w, rows[i].h);
        struct layout_rect band = band_of(&layout, rows[i].w, rows[i].h);
        assert_in_range(band.h * 100, 8 * rows[i].h, 10 * rows[i].h);
        assert_int_equal(band.y + band.h, rows[i].h);
    }
}

static void it_cuts_no_clock_or_code_in_two(void **state)
{
    struct layout portrait = {.canvas_w = 1080, .canvas_h = 1920};
    (void)state;
    add_zone(&portrait, LAYOUT_PLAYLIST, (struct layout_rect){0, 140, 1080, 1520});
    add_zone(&portrait, LAYOUT_TICKER, (struct layout_rect){0, 1660, 820, 120});
    add_zone(&portrait, LAYOUT_CLOCK, (struct layout_rect){0, 1780, 820, 140});
    add_zone(&portrait, LAYOUT_QR, (struct layout_rect){820, 1660, 260, 260});
    assert_band(&portrait, 1080, 1920, 1660);
    portrait.zones[3].at = (struct layout_rect){820, 960, 260, 960}; /* too much to cover */
    portrait.zones[1].shows = LAYOUT_PLAYLIST;
    assert_band(&portrait, 1080, 1920, 1920 - 172);
}

static void strips_are_not_touched(void **state)
{
    static const struct {
        int w, h;
    } rows[] = {{1536, 96}, {384, 64}, {1920, 400}};
    struct layout layout;
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        layout_make_full(&layout, rows[i].w, rows[i].h);
        assert_int_equal(band_of(&layout, rows[i].w, rows[i].h).h, 0);
    }
}

/* --- drawn ---------------------------------------------------------------------------------------
 */

static void the_hand_moves_and_visitors_are_told_from_five_on(void **state)
{
    struct quiz_stand stand;
    struct layout_rect band = {0, 600, 1280, 120}, aside = {1000, 600, 280, 120},
                       left = {300, 600, 250, 120};
    int whites[4];
    (void)state;
    quiz_stand_open(&stand, 1280, 720);
    for (int step = 0; step < 4; step++) {
        view_invite_draw(&stand.ctx, band, &(struct view_invite){true, step, step + 2});
        quiz_stand_look(&stand);
        whites[step] = quiz_stand_count(&stand, left, THEME_WHITE);
        assert_true(whites[step] > 500); /* a hand */
        assert_int_equal(quiz_stand_count(&stand, aside, THEME_INK) > 100, step == 3);
        assert_true(quiz_stand_count(&stand, band, THEME_AMBER) > 1280 * 120 / 2);
    }
    assert_int_not_equal(whites[0], whites[2]);
    quiz_stand_close(&stand);
}

struct show {
    struct quiz_stand stand;
    struct layout layout;
    struct view *view;
    struct view_scene scene;
    struct screen_image *still;
};

static char line[] = "隐患就是事故，风险就在身边";
static char *const lines[] = {line};

static void make_show(struct show *show)
{
    struct view_texts texts = {
        .ticker = lines, .ticker_count = 1, .theme = "", .organiser = "", .hotline = ""};
    *show = (struct show){.layout = {.canvas_w = 640, .canvas_h = 360}};
    quiz_stand_open(&show->stand, 640, 360);
    add_zone(&show->layout, LAYOUT_PLAYLIST, (struct layout_rect){0, 0, 640, 340});
    add_zone(&show->layout, LAYOUT_TICKER, (struct layout_rect){0, 300, 640, 60});
    show->view = view_create(show->stand.ctx.screen, show->stand.ctx.fonts, &show->layout, &texts);
    show->still = quiz_stand_picture(&show->stand, 640, 340, THEME_GREEN);
    show->scene.stage = (struct view_stage){.still = show->still, .serial = 1};
    strcpy(show->scene.clock_time, "09:30");
}

static void clear_show(struct show *show)
{
    screen_image_destroy(show->still);
    view_destroy(show->view);
    quiz_stand_close(&show->stand);
}

static uint32_t *draw(struct show *show)
{
    assert_true(view_draw(show->view, &show->scene));
    return screen_capture(show->stand.ctx.screen);
}

static void assert_rows(const uint32_t *a, const uint32_t *b, int top, int bottom)
{
    assert_memory_equal(a + (ptrdiff_t)top * 640, b + (ptrdiff_t)top * 640,
                        (size_t)(bottom - top) * 640 * 4);
}

/* Stage and ticker go on, but never on the band; only its own changes draw it again. */
static void the_show_goes_on_above_it(void **state)
{
    struct show show;
    (void)state;
    make_show(&show);
    show.scene.invite = (struct view_invite){.is_on = true};
    uint32_t *first = draw(&show);
    assert_int_equal(first[299 * 640 + 5] & 0xffffff, THEME_GREEN);
    assert_int_equal(first[305 * 640 + 5] & 0xffffff, THEME_AMBER);
    assert_false(view_has_ticker(show.view));
    show.scene.ticker_ms = 5000;
    assert_false(view_draw(show.view, &show.scene)); /* it lies under the band */
    show.scene.stage.serial = 2;
    uint32_t *next = draw(&show);
    assert_rows(first, next, 0, 360);
    show.scene.invite.hand_step = 3;
    uint32_t *moved = draw(&show);
    assert_rows(first, moved, 0, 300);
    assert_true(memcmp(first + 300 * 640, moved + 300 * 640, 60 * 640 * 4) != 0);
    assert_false(view_draw(show.view, &show.scene));
    show.scene.invite.visitors = 7;
    assert_true(view_draw(show.view, &show.scene));
    free(first);
    free(next);
    free(moved);
    clear_show(&show);
}

static void what_it_covered_comes_back(void **state)
{
    struct show show;
    (void)state;
    make_show(&show);
    uint32_t *before = draw(&show);
    show.scene.invite = (struct view_invite){.is_on = true, .visitors = 20};
    free(draw(&show));
    show.scene.invite.is_on = false;
    uint32_t *after = draw(&show);
    assert_rows(before, after, 0, 360);
    assert_true(view_has_ticker(show.view));
    free(before);
    free(after);
    clear_show(&show);
}

/* Pages cover all of it, and it is there again behind them. */
static void pages_cover_it(void **state)
{
    struct show show;
    (void)state;
    make_show(&show);
    show.scene.invite = (struct view_invite){.is_on = true};
    uint32_t *first = draw(&show);
    show.scene.page = VIEW_PAGE_DARK;
    uint32_t *dark = draw(&show);
    assert_int_equal(dark[305 * 640 + 5] & 0xffffff, THEME_BLACK);
    show.scene.invite.hand_step = 1;
    assert_false(view_draw(show.view, &show.scene));
    show.scene.invite.hand_step = 0;
    show.scene.page = VIEW_PAGE_NONE;
    uint32_t *again = draw(&show);
    assert_rows(first, again, 0, 360);
    free(first);
    free(dark);
    free(again);
    clear_show(&show);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_takes_the_place_of_a_ticker_at_the_edge),
        cmocka_unit_test(else_it_is_a_strip_high_enough_to_be_read),
        cmocka_unit_test(it_cuts_no_clock_or_code_in_two),
        cmocka_unit_test(strips_are_not_touched),
        cmocka_unit_test(the_hand_moves_and_visitors_are_told_from_five_on),
        cmocka_unit_test(the_show_goes_on_above_it),
        cmocka_unit_test(what_it_covered_comes_back),
        cmocka_unit_test(pages_cover_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
