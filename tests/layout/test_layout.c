#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "layout/layout.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define YEAR_MS      (366LL * 86400 * 1000)

static void assert_rect(const char *name, struct layout_rect got, struct layout_rect wanted)
{
    if (memcmp(&got, &wanted, sizeof(got)) != 0)
        fail_msg("%s: [%d, %d, %d, %d] instead of [%d, %d, %d, %d]", name, got.x, got.y, got.w,
                 got.h, wanted.x, wanted.y, wanted.w, wanted.h);
}

static void test_names(void **state)
{
    (void)state;
    for (int i = 0; i < LAYOUT_SHOWS_COUNT; i++)
        assert_int_equal(layout_shows_find(layout_shows_name((enum layout_shows)i)), i);
    assert_int_equal(layout_shows_find("Ticker"), -1);
    assert_int_equal(layout_shows_find(""), -1);
}

static void test_full(void **state)
{
    (void)state;
    struct layout layout;
    layout_make_full(&layout, 1920, 1080);
    assert_int_equal(layout.zone_count, 1);
    assert_rect("full", layout.zones[0].at, (struct layout_rect){0, 0, 1920, 1080});
    assert_ptr_equal(layout_find_zone(&layout, LAYOUT_PLAYLIST), &layout.zones[0]);
    assert_null(layout_find_zone(&layout, LAYOUT_TICKER));
    layout_make_full(&layout, 0, 1 << 20);
    assert_rect("clamped", layout.zones[0].at, (struct layout_rect){0, 0, 1, LAYOUT_CANVAS_MAX});
}

static void test_fit_canvas(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int canvas_w, canvas_h, panel_w, panel_h;
        struct layout_rect wanted;
    } rows[] = {
        {"same", 1920, 1080, 1920, 1080, {0, 0, 1920, 1080}},
        {"half", 1920, 1080, 960, 540, {0, 0, 960, 540}},
        {"letterbox", 1920, 1080, 1024, 768, {0, 96, 1024, 576}},
        {"pillarbox", 1080, 1920, 1920, 1080, {656, 0, 608, 1080}},
        {"strip on a screen", 1536, 96, 1920, 1080, {0, 480, 1920, 120}},
        {"odd", 7, 5, 100, 100, {0, 14, 100, 71}},
        {"1 px panel", 1920, 1080, 1, 1, {0, 0, 1, 1}},
        {"1 px canvas", 1, 1, 1920, 1080, {420, 0, 1080, 1080}},
        {"thread", 16384, 1, 100, 100, {0, 49, 100, 1}},
        {"thread upright", 1, 16384, 100, 100, {49, 0, 1, 100}},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_rect(
            rows[i].name,
            layout_fit_canvas(rows[i].canvas_w, rows[i].canvas_h, rows[i].panel_w, rows[i].panel_h),
            rows[i].wanted);
}

static const struct {
    const char *name;
    int canvas_w, canvas_h, panel_w, panel_h;
} panels[] = {
    {"same", 1920, 1080, 1920, 1080},       {"smaller", 1920, 1080, 1366, 768},
    {"half", 1920, 1080, 960, 540},         {"larger", 1920, 1080, 3840, 2160},
    {"a third", 1920, 1080, 640, 360},      {"letterbox", 1920, 1080, 1280, 1024},
    {"upright", 1080, 1920, 1920, 1080},    {"strip", 1536, 96, 1280, 720},
    {"odd", 1001, 333, 767, 513},           {"tiny", 384, 64, 7, 5},
    {"one and a half", 640, 360, 960, 540}, {"1 px", 1920, 1080, 1, 1},
};

/* Zones that touch on the canvas touch on the panel, whatever the scale: no gap, no overlap. */
static void test_zones_touch(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(panels); i++) {
        struct layout layout = {.canvas_w = panels[i].canvas_w, .canvas_h = panels[i].canvas_h};
        struct layout_rect panel = layout_fit_canvas(layout.canvas_w, layout.canvas_h,
                                                     panels[i].panel_w, panels[i].panel_h);
        int edge = panel.x;
        for (int x = 0; x < layout.canvas_w; x += 13) {
            int w = layout.canvas_w - x < 13 ? layout.canvas_w - x : 13;
            struct layout_rect zone = {x, 0, w, layout.canvas_h};
            struct layout_rect on_panel = layout_to_panel(&layout, zone, panel);
            assert_int_equal(on_panel.x, edge);
            assert_true(on_panel.w >= 0);
            assert_int_equal(on_panel.y, panel.y);
            assert_int_equal(on_panel.h, panel.h);
            edge = on_panel.x + on_panel.w;
        }
        assert_int_equal(edge, panel.x + panel.w);
    }
}

/* A finger on a pixel of a zone's picture is a finger on that zone. */
static void test_touch_leads_back(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(panels); i++) {
        struct layout layout = {.canvas_w = panels[i].canvas_w, .canvas_h = panels[i].canvas_h};
        struct layout_rect panel = layout_fit_canvas(layout.canvas_w, layout.canvas_h,
                                                     panels[i].panel_w, panels[i].panel_h);
        for (int x = 0; x + 17 <= layout.canvas_w; x += 17) {
            struct layout_rect zone = {x, layout.canvas_h / 3, 17, layout.canvas_h / 2};
            struct layout_rect on_panel = layout_to_panel(&layout, zone, panel);
            for (int px = on_panel.x; on_panel.h > 0 && px < on_panel.x + on_panel.w; px++) {
                int back_x, back_y;
                layout_to_canvas(&layout, panel, px, on_panel.y, &back_x, &back_y);
                assert_in_range(back_x, zone.x, zone.x + zone.w - 1);
                layout_to_canvas(&layout, panel, px, on_panel.y + on_panel.h - 1, &back_x, &back_y);
                assert_in_range(back_y, zone.y, zone.y + zone.h - 1);
            }
        }
    }
}

static void test_to_canvas(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct layout_rect panel;
        int panel_x, panel_y, x, y;
    } rows[] = {
        {"first pixel", {0, 0, 1920, 1080}, 0, 0, 0, 0},
        {"last pixel", {0, 0, 1920, 1080}, 1919, 1079, 1919, 1079},
        {"twice as large", {0, 0, 3840, 2160}, 1921, 2159, 960, 1079},
        {"half as large", {0, 0, 960, 540}, 959, 539, 1918, 1078},
        {"left of the canvas", {100, 50, 1920, 1080}, 99, 50, -1, 0},
        {"behind the canvas", {100, 50, 1920, 1080}, 2020, 1130, 1920, 1080},
    };
    struct layout layout = {.canvas_w = 1920, .canvas_h = 1080};
    for (size_t i = 0; i < COUNT(rows); i++) {
        int x, y;
        layout_to_canvas(&layout, rows[i].panel, rows[i].panel_x, rows[i].panel_y, &x, &y);
        if (x != rows[i].x || y != rows[i].y)
            fail_msg("%s: (%d, %d) instead of (%d, %d)", rows[i].name, x, y, rows[i].x, rows[i].y);
    }
}

static void test_fit_picture(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int src_w, src_h, box_w, box_h;
        enum layout_fit fit;
        struct layout_rect src, dst;
    } rows[] = {
        {"contain, same",
         1920,
         1080,
         1920,
         1080,
         LAYOUT_CONTAIN,
         {0, 0, 1920, 1080},
         {0, 0, 1920, 1080}},
        {"contain, wider", 400, 100, 200, 200, LAYOUT_CONTAIN, {0, 0, 400, 100}, {0, 75, 200, 50}},
        {"contain, taller", 100, 400, 200, 200, LAYOUT_CONTAIN, {0, 0, 100, 400}, {75, 0, 50, 200}},
        {"contain, odd", 3, 7, 100, 101, LAYOUT_CONTAIN, {0, 0, 3, 7}, {28, 0, 43, 101}},
        {"contain, 1 px", 1, 1, 1920, 1080, LAYOUT_CONTAIN, {0, 0, 1, 1}, {420, 0, 1080, 1080}},
        {"contain, thread", 16384, 1, 96, 64, LAYOUT_CONTAIN, {0, 0, 16384, 1}, {0, 31, 96, 1}},
        {"contain in 1 px", 4000, 3000, 1, 1, LAYOUT_CONTAIN, {0, 0, 4000, 3000}, {0, 0, 1, 1}},
        {"cover, wider", 400, 100, 200, 200, LAYOUT_COVER, {150, 0, 100, 100}, {0, 0, 200, 200}},
        {"cover, taller", 100, 400, 200, 200, LAYOUT_COVER, {0, 150, 100, 100}, {0, 0, 200, 200}},
        {"cover, odd", 5, 3, 7, 7, LAYOUT_COVER, {1, 0, 3, 3}, {0, 0, 7, 7}},
        {"cover, 1 px", 1, 1, 1536, 96, LAYOUT_COVER, {0, 0, 1, 1}, {0, 0, 1536, 96}},
        {"cover, thread", 1, 16384, 1536, 96, LAYOUT_COVER, {0, 8191, 1, 1}, {0, 0, 1536, 96}},
        {"stretch", 400, 100, 200, 200, LAYOUT_STRETCH, {0, 0, 400, 100}, {0, 0, 200, 200}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct layout_rect src, dst;
        layout_fit_picture(rows[i].src_w, rows[i].src_h, rows[i].box_w, rows[i].box_h, rows[i].fit,
                           &src, &dst);
        assert_rect(rows[i].name, src, rows[i].src);
        assert_rect(rows[i].name, dst, rows[i].dst);
    }
}

/* No size, however odd, shows a part outside the picture or draws outside the box. */
static void test_fit_picture_stays_inside(void **state)
{
    (void)state;
    static const int sizes[] = {1, 2, 3, 7, 96, 333, 1080, 1919, 16384};
    const size_t count = COUNT(sizes);
    for (size_t i = 0; i < 3 * count * count * count * count; i++) {
        int src_w = sizes[i / 3 % count], src_h = sizes[i / 3 / count % count];
        int box_w = sizes[i / 3 / count / count % count];
        int box_h = sizes[i / 3 / count / count / count % count];
        struct layout_rect src, dst, part;
        layout_fit_picture(src_w, src_h, box_w, box_h, (enum layout_fit)(i % 3), &src, &dst);
        assert_true(layout_intersect(src, (struct layout_rect){0, 0, src_w, src_h}, &part));
        assert_rect("inside the picture", part, src);
        assert_true(layout_intersect(dst, (struct layout_rect){0, 0, box_w, box_h}, &part));
        assert_rect("inside the box", part, dst);
    }
}

static void test_intersect(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct layout_rect a, b;
        bool does;
        struct layout_rect common;
    } rows[] = {
        {"same", {1, 2, 3, 4}, {1, 2, 3, 4}, true, {1, 2, 3, 4}},
        {"corner", {0, 0, 10, 10}, {9, 9, 10, 10}, true, {9, 9, 1, 1}},
        {"inside", {0, 0, 10, 10}, {2, 3, 4, 5}, true, {2, 3, 4, 5}},
        {"touching", {0, 0, 10, 10}, {10, 0, 10, 10}, false, {0}},
        {"apart", {0, 0, 10, 10}, {50, 50, 1, 1}, false, {0}},
        {"empty", {0, 0, 10, 10}, {5, 5, 0, 5}, false, {0}},
        {"left of zero", {-5, -5, 10, 10}, {-8, -2, 5, 50}, true, {-5, -2, 2, 7}},
        {"far out",
         {INT_MAX - 1, 0, INT_MAX, 1},
         {INT_MAX - 1, 0, INT_MAX, 1},
         true,
         {INT_MAX - 1, 0, INT_MAX, 1}},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct layout_rect common = {0};
        if (layout_intersect(rows[i].a, rows[i].b, &common) != rows[i].does)
            fail_msg("%s: %s", rows[i].name, rows[i].does ? "no common part" : "a common part");
        assert_rect(rows[i].name, common, rows[i].common);
    }
}

static void test_ticker_offset(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int64_t elapsed_ms;
        int chars_per_minute, em_px, cycle_px, wanted;
    } rows[] = {
        {"start", 0, 70, 96, 5000, 0},
        {"before the start", -1, 70, 96, 5000, 0},
        {"1 s", 1000, 70, 96, 5000, 112},
        {"not yet a pixel", 8, 70, 96, 5000, 0},
        {"a pixel", 9, 70, 96, 5000, 1},
        {"1 min", 60000, 70, 96, 100000, 6720},
        {"once round", 60000, 70, 96, 6720, 0},
        {"16 dots", 1000, 70, 16, 5000, 18},
        {"a year, kept whole", YEAR_MS + 1000, 70, 96, 6720, 112},
        {"the end of time", INT64_MAX, 600, 16384, 1, 0},
        {"no cycle", 1000, 70, 96, 0, 0},
        {"no speed", 1000, 0, 96, 5000, 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        int got = layout_ticker_offset(rows[i].elapsed_ms, rows[i].chars_per_minute, rows[i].em_px,
                                       rows[i].cycle_px);
        if (got != rows[i].wanted)
            fail_msg("%s: %d instead of %d", rows[i].name, got, rows[i].wanted);
    }
}

/* Never back, never more than one frame's way ahead; after ten years as on the first day. */
static void test_ticker_is_steady(void **state)
{
    (void)state;
    static const struct {
        int chars_per_minute, em_px, cycle_px;
    } rows[] = {{70, 96, 4801}, {10, 16, 300}, {600, 1080, 99991}, {600, 16384, INT_MAX}};
    static const int64_t starts[] = {0, YEAR_MS - 500, 10 * YEAR_MS - 1, INT64_MAX - 100000};
    for (size_t i = 0; i < COUNT(rows) * COUNT(starts); i++) {
        int cpm = rows[i % COUNT(rows)].chars_per_minute, em = rows[i % COUNT(rows)].em_px;
        int cycle = rows[i % COUNT(rows)].cycle_px;
        int64_t start = starts[i / COUNT(rows)];
        int most = cpm * em * 17 / 60000 + 1;
        int before = layout_ticker_offset(start, cpm, em, cycle);
        for (int64_t ms = 17; ms < 90000; ms += 17) {
            int now = layout_ticker_offset(start + ms, cpm, em, cycle);
            int64_t moved = ((int64_t)now - before + cycle) % cycle;
            assert_in_range(now, 0, cycle - 1);
            assert_in_range(moved, 0, most);
            before = now;
        }
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_full),
        cmocka_unit_test(test_fit_canvas),
        cmocka_unit_test(test_zones_touch),
        cmocka_unit_test(test_touch_leads_back),
        cmocka_unit_test(test_to_canvas),
        cmocka_unit_test(test_fit_picture),
        cmocka_unit_test(test_fit_picture_stays_inside),
        cmocka_unit_test(test_intersect),
        cmocka_unit_test(test_ticker_offset),
        cmocka_unit_test(test_ticker_is_steady),
    };
    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
