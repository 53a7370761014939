#include <iconv.h>

#include "base/day.h"
#include "base/utf8.h"
#include "config/config.h"
#include "config/schedule_cfg.h"
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

/* The rules of the shipped schedule; 0 and NULL: not written. */
struct shipped_rule {
    const char *name;
    int start_hhmm, end_hhmm;
    uint32_t days;
    int from_month, from_mday;
    const char *rrule, *duration;
    uint32_t sets;
    const char *playlist;
    int priority;
    bool is_cut;
};

#define BIT(word) (1u << (word))

static const struct shipped_rule shipped_rules[] = {
    {"opening hours", 700, 2200, 0, 0, 0, NULL, NULL, BIT(SCHEDULE_PLAYLIST), "attract", 0, false},
    {"night", 2200, 700, 0, 0, 0, NULL, NULL, BIT(SCHEDULE_SCREEN), NULL, 0, false},
    {"dusk", 1830, 2200, 0, 0, 0, NULL, NULL, BIT(SCHEDULE_BRIGHTNESS), NULL, 0, false},
    {"consultation day", 900, 1200, 0, 6, 16, NULL, NULL,
     BIT(SCHEDULE_PLAYLIST) | BIT(SCHEDULE_QUIZ), "consultation-day", 10, false},
    {"1530 daily", 1629, 1630, BIT(DAY_SCHOOLDAY), 0, 0, NULL, NULL, BIT(SCHEDULE_PLAYLIST),
     "1530-1min", 20, true},
    {"1530 weekly", 1625, 1630, BIT(DAY_SCHOOLDAY_WEEK_LAST), 0, 0, NULL, NULL,
     BIT(SCHEDULE_PLAYLIST), "1530-5min", 21, true},
    {"1530 holiday", 1600, 1630, BIT(DAY_SCHOOLDAY_HOLIDAY_EVE), 0, 0, NULL, NULL,
     BIT(SCHEDULE_PLAYLIST), "1530-30min", 22, true},
    {"light show", 0, 0, 0, 0, 0, "FREQ=WEEKLY;BYDAY=FR,SA", "PT10M", BIT(SCHEDULE_PLAYLIST),
     "light-show", 30, false},
};
#define SHIPPED_RULES (sizeof(shipped_rules) / sizeof(shipped_rules[0]))

static int seconds_of(int hhmm)
{
    return hhmm / 100 * 3600 + hhmm % 100 * 60;
}

static void expect_text(const char *got, const char *wanted)
{
    if (wanted)
        assert_string_equal(got ? got : "nothing", wanted);
    else
        assert_null(got);
}

static void expect_rule(const struct config_rule *rule, const struct shipped_rule *wanted)
{
    const struct schedule_when *when = &rule->rule.when;
    enum schedule_bound_kind kind = wanted->from_month ? SCHEDULE_YEARLY : SCHEDULE_NO_BOUND;
    assert_string_equal(rule->rule.name, wanted->name);
    assert_int_equal(when->has_at, wanted->end_hhmm > 0);
    assert_int_equal(when->at_start_s, seconds_of(wanted->start_hhmm));
    assert_int_equal(when->at_end_s, seconds_of(wanted->end_hhmm));
    assert_int_equal(when->days, wanted->days);
    assert_int_equal(when->from.kind, kind);
    assert_int_equal(when->from.month, wanted->from_month);
    assert_int_equal(when->from.mday, wanted->from_mday);
    assert_memory_equal(&when->until, &when->from, sizeof(when->from)); /* one day, or no bound */
    expect_text(rule->rrule, wanted->rrule);
    expect_text(rule->duration, wanted->duration);
    assert_int_equal(rule->has_start, wanted->rrule != NULL);
    assert_int_equal(rule->rule.sets, wanted->sets);
    expect_text(rule->rule.set.playlist, wanted->playlist);
    assert_int_equal(rule->rule.priority, wanted->priority);
    assert_int_equal(rule->rule.is_cut, wanted->is_cut);
}

static void expect_schedule(const char *path)
{
    struct config_report report = {0};
    struct config_schedule schedule = {0};
    bool is_missing;
    assert_true(config_schedule_load(path, &schedule, &is_missing, &report));
    assert_false(is_missing);
    assert_counts(&report, 0, 0);
    assert_string_equal(schedule.fallback, "always-on");
    assert_int_equal(schedule.count, SHIPPED_RULES);
    for (size_t i = 0; i < SHIPPED_RULES; i++)
        expect_rule(&schedule.rules[i], &shipped_rules[i]);
    assert_int_equal(schedule.rules[2].rule.set.brightness, 40);
    assert_false(schedule.rules[1].rule.set.is_screen_on);
    assert_true(schedule.rules[3].rule.set.is_quiz_on);
    struct civil first_show = {{2026, 6, 5}, 19, 30, 0};
    assert_int_equal(schedule.rules[7].start_local_s, civil_seconds(&first_show));
    config_schedule_finish(&schedule);
    config_report_finish(&report);
}

static void test_schedule_is_as_designed(void **state)
{
    (void)state;
    expect_schedule("config/schedule.cfg");
}

static void read_shipped(struct str *out)
{
    struct err err = {0};
    assert_true(file_read("config/schedule.cfg", 100000, out, &err));
}

/* Writes text in another encoding; returns the path. */
static const char *write_encoded(const char *encoding, const char *text, size_t len)
{
    size_t room = 4 * len + 16;
    char *bytes = malloc(room), *to = bytes, *from = strndup(text, len), *at = from;
    iconv_t converter = iconv_open(encoding, "UTF-8");
    assert_true(converter != (iconv_t)-1 && bytes && from);
    assert_int_equal(iconv(converter, &at, &len, &to, &room), 0);
    (void)iconv_close(converter); /* nothing is left to write */
    const char *path = scratch_write_bytes("schedule.cfg", bytes, (size_t)(to - bytes));
    free(bytes);
    free(from);
    return path;
}

/* The text with CRLF, behind a byte order mark. */
static void add_windows(const char *text, struct str *out)
{
    str_add(out, "\xEF\xBB\xBF");
    for (; *text; text++)
        str_addf(out, "%s%c", *text == '\n' ? "\r" : "", *text);
}

/* Digits and punctuation as a Chinese input method types them: all outside texts, and digits,
 * colons and dashes of times in them. */
static void add_wide(const char *text, struct str *out)
{
    bool is_in_text = false, is_time = false, is_comment = false;
    for (const char *at = text; *at; at++) {
        is_comment = *at == '\n' ? false : is_comment || strncmp(at, "//", 2) == 0;
        if (*at == '"' && !is_comment) {
            is_in_text = !is_in_text;
            is_time = is_in_text && at[3] == ':';
        }
        bool is_wide = is_in_text ? is_time && strchr("0123456789:-", *at) != NULL
                                  : strchr("0123456789={}();,[]", *at) != NULL;
        if (is_comment || !is_wide) {
            str_add_span(out, at, 1);
            continue;
        }
        char wide[4];
        str_add_span(out, wide, utf8_encode((uint32_t)*at - '!' + 0xFF01, wide));
    }
}

/* As saved by Notepad on a Chinese Windows, in each of its ways: the same rules. */
static void test_schedule_from_windows(void **state)
{
    struct str plain = {0}, windows = {0}, wide = {0};
    (void)state;
    read_shipped(&plain);
    add_windows(plain.text, &windows);
    add_wide(plain.text, &wide);
    assert_non_null(strstr(wide.text, "\"０７：００－２２：００\"；"));
    expect_schedule(scratch_write("schedule.cfg", windows.text));
    expect_schedule(write_encoded("GB18030", plain.text, plain.len));
    expect_schedule(write_encoded("UTF-16", plain.text, plain.len));
    expect_schedule(scratch_write("schedule.cfg", wide.text));
    expect_schedule(write_encoded("GB18030", wide.text, wide.len));
    str_finish(&plain);
    str_finish(&windows);
    str_finish(&wide);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kiosk_cfg_is_the_defaults),
        cmocka_unit_test(test_layouts_are_clean),
        cmocka_unit_test(test_schedule_is_as_designed),
        cmocka_unit_test(test_schedule_from_windows),
    };
    return cmocka_run_group_tests(tests, scratch_open, scratch_close);
}
