#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/day.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "playlist/playlist.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define BIT(word)    (1u << DAY_##word)

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(playlist_kind_name(PLAYLIST_VIDEO), "video");
    assert_string_equal(playlist_kind_name(PLAYLIST_COUNTDOWN), "countdown");
    assert_string_equal(playlist_kind_name(PLAYLIST_STATS), "stats");
    for (int i = 0; i < PLAYLIST_FIT_COUNT; i++)
        assert_int_equal(playlist_fit_find(playlist_fit_name((enum playlist_fit)i)), i);
    for (int i = 0; i < PLAYLIST_ENTER_COUNT; i++)
        assert_int_equal(playlist_enter_find(playlist_enter_name((enum playlist_enter)i)), i);
    assert_int_equal(playlist_fit_find("zoom"), -1);
    assert_int_equal(playlist_enter_find(""), -1);
}

static void test_add(void **state)
{
    (void)state;
    static const struct {
        enum playlist_kind kind;
        int64_t duration_ms;
        enum playlist_enter enter;
    } rows[] = {
        {PLAYLIST_VIDEO, 0, PLAYLIST_CUT},         {PLAYLIST_IMAGE, 10000, PLAYLIST_FADE},
        {PLAYLIST_SLOGAN, 8000, PLAYLIST_FADE},    {PLAYLIST_QR, 8000, PLAYLIST_FADE},
        {PLAYLIST_COUNTDOWN, 8000, PLAYLIST_FADE}, {PLAYLIST_STATS, 8000, PLAYLIST_FADE},
    };
    struct playlist list = {.name = mem_copy_text("attract")};
    for (size_t i = 0; i < 100; i++) {
        const struct playlist_item *item = playlist_add(&list, rows[i % COUNT(rows)].kind);
        assert_int_equal(item->kind, rows[i % COUNT(rows)].kind);
        assert_int_equal(item->duration_ms, rows[i % COUNT(rows)].duration_ms);
        assert_int_equal(item->enter, rows[i % COUNT(rows)].enter);
        assert_int_equal(item->fit, PLAYLIST_CONTAIN);
        assert_int_equal(item->volume_pct, 100);
        assert_int_equal(item->repeat, 1);
        assert_null(item->path);
    }
    list.items[0].path = mem_copy_text("a.mp4");
    playlist_add_ticker(&list, "早发现、早报告、早处置");
    playlist_add_ticker(&list, "隐患就是事故，风险就在身边");
    assert_int_equal(list.count, 100);
    assert_int_equal(list.ticker_count, 2);
    assert_string_equal(list.ticker[1], "隐患就是事故，风险就在身边");
    playlist_finish(&list);
    assert_int_equal(list.count, 0);
    assert_null(list.items);
    playlist_finish(&list);
}

static void test_label(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        enum playlist_kind kind;
        const char *path, *text, *title, *target;
        const char *label;
    } rows[] = {
        {"film", PLAYLIST_VIDEO, "/a/b/燃气安全.mp4", NULL, NULL, NULL, "燃气安全.mp4"},
        {"picture", PLAYLIST_IMAGE, "海报-01.jpg", NULL, NULL, NULL, "海报-01.jpg"},
        {"control characters", PLAYLIST_VIDEO, "a/b\x1B[2J\nc.mp4", NULL, NULL, NULL,
         "b [2J c.mp4"},
        {"direction marks", PLAYLIST_VIDEO,
         "a\xE2\x80\xAE"
         "4pm.mp4",
         NULL, NULL, NULL, "a 4pm.mp4"},
        {"bytes that are no text", PLAYLIST_VIDEO, "\xC4\xE3.mp4", NULL, NULL, NULL,
         "\xEF\xBF\xBD\xEF\xBF\xBD.mp4"},
        {"slogan", PLAYLIST_SLOGAN, NULL, "人人讲安全\n个个会应急", NULL, NULL, "人人讲安全"},
        {"empty lines first", PLAYLIST_SLOGAN, NULL, "\n 　\r\n安全", NULL, NULL, "安全"},
        {"24 characters", PLAYLIST_SLOGAN, NULL, "一二三四五六七八九十一二三四五六七八九十一二三四",
         NULL, NULL, "一二三四五六七八九十一二三四五六七八九十一二三四"},
        {"25 characters", PLAYLIST_SLOGAN, NULL,
         "一二三四五六七八九十一二三四五六七八九十一二三四五", NULL, NULL,
         "一二三四五六七八九十一二三四五六七八九十一二三四…"},
        {"code", PLAYLIST_QR, NULL, "拨打 12350", "发现隐患怎么办", "tel:12350", "发现隐患怎么办"},
        {"code without words", PLAYLIST_QR, NULL, NULL, NULL, "tel:12350", "tel:12350"},
        {"countdown", PLAYLIST_COUNTDOWN, NULL, "距咨询日", NULL, "2026-06-16", "距咨询日"},
        {"blank slogan", PLAYLIST_SLOGAN, NULL, " \n", NULL, NULL, "slogan"},
        {"today's figures", PLAYLIST_STATS, NULL, NULL, NULL, NULL, "今日参与"},
        {"nothing at all", PLAYLIST_QR, NULL, NULL, NULL, NULL, "qr"},
        {"a folder's path", PLAYLIST_VIDEO, "a/b/", NULL, NULL, NULL, "video"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char label[256];
        /* labels only look: nothing here is freed or written */
        struct playlist_item item = {.kind = rows[i].kind,
                                     .path = (char *)rows[i].path,
                                     .text = (char *)rows[i].text,
                                     .title = (char *)rows[i].title,
                                     .target = (char *)rows[i].target};
        playlist_item_label(&item, label, sizeof(label));
        if (strcmp(label, rows[i].label) != 0)
            fail_msg("%s: '%s' instead of '%s'", rows[i].name, label, rows[i].label);
        playlist_item_label(&item, label, 6); /* cut at a whole character */
        assert_true(strlen(label) >= 2 && strlen(label) <= 5);
        assert_true(utf8_is_valid(label, strlen(label)));
    }
}

static void test_path(void **state)
{
    (void)state;
    char wide[] = "a.svg", tall[] = "a-portrait.svg";
    struct playlist_item item = {.kind = PLAYLIST_IMAGE, .path = wide};
    assert_string_equal(playlist_item_path(&item, true), "a.svg");
    item.path_portrait = tall;
    assert_string_equal(playlist_item_path(&item, true), "a-portrait.svg");
    assert_string_equal(playlist_item_path(&item, false), "a.svg");
    item = (struct playlist_item){.kind = PLAYLIST_SLOGAN};
    assert_null(playlist_item_path(&item, true));
}

static void test_due(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        struct playlist_item item;
        struct playlist_today today;
        bool is_due;
    } rows[] = {
        {"always", {0}, {.date = {2026, 6, 16}}, true},
        {"first day", {.has_from = true, .from = {2026, 6, 16}}, {.date = {2026, 6, 16}}, true},
        {"day before", {.has_from = true, .from = {2026, 6, 16}}, {.date = {2026, 6, 15}}, false},
        {"last day", {.has_until = true, .until = {2026, 6, 30}}, {.date = {2026, 6, 30}}, true},
        {"day after", {.has_until = true, .until = {2026, 6, 30}}, {.date = {2026, 7, 1}}, false},
        {"a year later",
         {.has_until = true, .until = {2026, 6, 30}},
         {.date = {2027, 1, 1}},
         false},
        {"its day",
         {.days = BIT(SAT) | BIT(HOLIDAY)},
         {.date = {2026, 6, 20}, .words = BIT(SAT)},
         true},
        {"not its day", {.days = BIT(SAT)}, {.date = {2026, 6, 19}, .words = BIT(FRI)}, false},
        {"no word holds", {.days = BIT(SAT)}, {.date = {2026, 6, 19}}, false},
        {"its day, too late",
         {.days = BIT(SAT), .has_until = true, .until = {2026, 6, 1}},
         {.date = {2026, 6, 20}, .words = BIT(SAT)},
         false},
        {"clock unset",
         {.days = BIT(SAT), .has_from = true, .from = {2026, 6, 16}},
         {.date = {1970, 1, 1}, .is_clock_unset = true},
         true},
        {"adults, at school",
         {.is_for_adults = true},
         {.date = {2026, 6, 16}, .is_school = true},
         false},
        {"adults, elsewhere", {.is_for_adults = true}, {.date = {2026, 6, 16}}, true},
        {"adults, at school, clock unset",
         {.is_for_adults = true},
         {.is_clock_unset = true, .is_school = true},
         false},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        if (playlist_item_is_due(&rows[i].item, &rows[i].today) != rows[i].is_due)
            fail_msg("%s: %s", rows[i].name, rows[i].is_due ? "not due" : "due");
}

/* ctx: a text with one letter an item, 'x' where it may not play. */
static bool is_not_crossed(const struct playlist_item *item, const void *ctx)
{
    const char *letters = ctx;
    return letters[item->line] != 'x';
}

static void test_next(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        int count;
        const char *due, *may; /* 'x': not */
        int64_t from;
        int step;
        int64_t wanted;
    } rows[] = {
        {"first", 3, "...", "...", -1, 1, 0},
        {"second", 3, "...", "...", 0, 1, 1},
        {"round", 3, "...", "...", 2, 1, 0},
        {"back", 3, "...", "...", 2, -1, 1},
        {"back round", 3, "...", "...", 0, -1, 2},
        {"back from the start", 3, "...", "...", -1, -1, 2},
        {"over one not due", 4, ".x..", "....", 0, 1, 2},
        {"over one set aside", 4, "....", ".x..", 0, 1, 2},
        {"back over both", 4, ".x..", "..x.", 3, -1, 0},
        {"itself again", 3, "x.x", "...", 1, 1, 1},
        {"the only one", 1, ".", ".", 0, 1, 0},
        {"the only one, back", 1, ".", ".", 0, -1, 0},
        {"none due", 3, "xxx", "...", 0, 1, -1},
        {"none may", 3, "...", "xxx", 0, -1, -1},
        {"empty", 0, "", "", -1, 1, -1},
        {"empty, from an old item", 0, "", "", 7, 1, -1},
        {"the list became shorter", 2, "..", "..", 7, 1, 0},
        {"and back", 2, "..", "..", 7, -1, 1},
        {"less than the start", 2, "..", "..", -9, 1, 0},
    };
    struct playlist_today today = {.date = {2026, 6, 16}, .words = BIT(TUE)};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct playlist list = {0};
        for (int k = 0; k < rows[i].count; k++) {
            struct playlist_item *item = playlist_add(&list, PLAYLIST_SLOGAN);
            item->line = k;
            item->days = rows[i].due[k] == 'x' ? BIT(SAT) : 0;
        }
        int64_t got =
            playlist_next(&list, rows[i].from, rows[i].step, &today, is_not_crossed, rows[i].may);
        if (got != rows[i].wanted)
            fail_msg("%s: %d instead of %d", rows[i].name, (int)got, (int)rows[i].wanted);
        playlist_finish(&list);
    }
}

static bool count_question(const struct playlist_item *item, const void *ctx)
{
    size_t *const *asked = ctx;
    (void)item;
    (**asked)++;
    return false;
}

/* However many items: each is asked once a call, and no more. */
static void test_next_is_linear(void **state)
{
    (void)state;
    struct playlist list = {0};
    struct playlist_today today = {.date = {2026, 6, 16}};
    size_t asked = 0;
    size_t *counter = &asked;
    for (int i = 0; i < PLAYLIST_ITEMS_MAX; i++)
        (void)playlist_add(&list, PLAYLIST_IMAGE);
    assert_int_equal(playlist_next(&list, 50000, 1, &today, count_question, &counter), -1);
    assert_int_equal(asked, PLAYLIST_ITEMS_MAX);
    assert_int_equal(playlist_next(&list, PLAYLIST_ITEMS_MAX - 1, 1, &today, NULL, NULL), 0);
    assert_int_equal(playlist_next(&list, 0, -1, &today, NULL, NULL), PLAYLIST_ITEMS_MAX - 1);
    playlist_finish(&list);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_add),
        cmocka_unit_test(test_label),
        cmocka_unit_test(test_path),
        cmocka_unit_test(test_due),
        cmocka_unit_test(test_next),
        cmocka_unit_test(test_next_is_linear),
    };
    return cmocka_run_group_tests_name("playlist", tests, NULL, NULL);
}
