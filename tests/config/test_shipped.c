#include "config/config.h"
#include "config/scratch.h"

static void test_kiosk_cfg_is_the_defaults(void **state)
{
    struct config_report report = {0};
    struct config_kiosk shipped, defaults;
    struct str text = {0};
    struct err err = {0};
    (void)state;
    config_kiosk_defaults(&defaults);
    assert_true(config_kiosk_load("config/kiosk.cfg", &shipped, &report));
    assert_counts(&report, 0, 0);
    assert_memory_equal(&shipped, &defaults, sizeof(shipped));
    /* and it says all of it: no key rests on the built-in value */
    assert_true(file_read("config/kiosk.cfg", 100000, &text, &err));
    static const char *const keys[] = {
        "name",      "timezone",        "profile",          "organiser",   "theme",
        "hotline",   "layout",          "public",           "diagonal_in", "led_profile",
        "volume",    "device",          "daily_rule",       "prize",       "idle_menu_s",
        "warn_s",    "idle_question_s", "max_session_s",    "hints",       "trust",
        "becomes",   "max_files",       "min_free_percent", "max_bytes",   "feedback",
        "keep_days", "pin_hash",        "change_wait_s"};
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        assert_non_null(strstr(text.text, keys[i]));
    str_finish(&text);
}

static void test_layouts_are_clean(void **state)
{
    static const struct {
        const char *name;
        int w, h;
        size_t zones;
    } layouts[] = {
        {"plaza", 1920, 1080, 2},
        {"portrait", 1080, 1920, 5},
        {"full", 1920, 1080, 1},
        {"strip", 1536, 96, 2},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(layouts) / sizeof(layouts[0]); i++) {
        struct config_report report = {0};
        struct layout layout;
        char path[100];
        int covered_px = 0;
        (void)snprintf(path, sizeof(path), "config/layouts/%s.cfg", layouts[i].name);
        assert_true(config_layout_load(path, &layout, &report));
        assert_counts(&report, 0, 0);
        assert_string_equal(layout.name, layouts[i].name);
        assert_int_equal(layout.canvas_w, layouts[i].w);
        assert_int_equal(layout.canvas_h, layouts[i].h);
        assert_int_equal(layout.zone_count, layouts[i].zones);
        assert_non_null(layout_find_zone(&layout, LAYOUT_PLAYLIST));
        for (size_t k = 0; k < layout.zone_count; k++)
            covered_px += layout.zones[k].at.w * layout.zones[k].at.h;
        assert_int_equal(covered_px, layout.canvas_w * layout.canvas_h); /* nothing left bare */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kiosk_cfg_is_the_defaults),
        cmocka_unit_test(test_layouts_are_clean),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
