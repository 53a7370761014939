/*
 * What is said of a stick: its words, where it stands, and that the show beneath it goes on.
 */
#include "quiz_stand.h"

#include <string.h>

#include "view/theme.h"
#include "view/view.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define W        640
#define H        360

static struct view_stick stick_of(enum view_stick_state state, enum view_feedback feedback)
{
    return (struct view_stick){.state = state, .feedback = feedback, .percent = 42, .code = "E13"};
}

static void each_state_has_its_words(void **state)
{
    static const struct {
        enum view_stick_state state;
        const char *text;
    } rows[] = {
        {VIEW_STICK_NONE, ""},
        {VIEW_STICK_READING, "正在读取U盘，请勿拔出"},
        {VIEW_STICK_COPYING, "正在导入 42%，请勿拔出"},
        {VIEW_STICK_CHECKING, "正在检查内容，请勿拔出"},
        {VIEW_STICK_ASKING, "等待工作人员确认"},
        {VIEW_STICK_WRITING, "正在写入结果，请勿拔出"},
        {VIEW_STICK_DONE, "已更新，可以拔出U盘"},
        {VIEW_STICK_SAME, "内容已是最新，可以拔出U盘"},
        {VIEW_STICK_STRANGER, "此U盘内容未经授权"},
        {VIEW_STICK_REFUSED, "未导入（E13），请联系工作人员"},
        {VIEW_STICK_PULLED, "U盘已拔出，节目未改变"},
        {VIEW_STICK_RETURNED, "新内容无法播放，已恢复原节目"},
    };
    (void)state;
    assert_int_equal(COUNT(rows), VIEW_STICK_STATES);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct view_stick stick = stick_of(rows[i].state, VIEW_FEEDBACK_FULL);
        char *text = view_stick_text(&stick);
        assert_string_equal(text, rows[i].text);
        free(text);
    }
    struct view_stick bare = {.state = VIEW_STICK_REFUSED};
    char *text = view_stick_text(&bare);
    assert_string_equal(text, "未导入，请联系工作人员");
    free(text);
}

static void it_stands_at_the_edge(void **state)
{
    static const struct {
        enum view_feedback feedback;
        int w, h;
        struct layout_rect at;
    } rows[] = {
        {VIEW_FEEDBACK_FULL, 1920, 1080, {0, 0, 1920, 118}},
        {VIEW_FEEDBACK_FULL, 1080, 1920, {0, 0, 1080, 118}},
        {VIEW_FEEDBACK_FULL, 1536, 96, {0, 0, 1536, 96}},
        {VIEW_FEEDBACK_FULL, 192, 64, {0, 0, 192, 64}},
        {VIEW_FEEDBACK_CORNER, 1920, 1080, {1872, 1032, 48, 48}},
        {VIEW_FEEDBACK_CORNER, 192, 64, {172, 44, 20, 20}},
        {VIEW_FEEDBACK_CORNER, 16, 8, {8, 0, 8, 8}},
        {VIEW_FEEDBACK_NONE, 1920, 1080, {0, 0, 0, 0}},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct view_stick stick = stick_of(VIEW_STICK_DONE, rows[i].feedback);
        struct layout_rect at = view_stick_rect(&stick, rows[i].w, rows[i].h);
        assert_memory_equal(&at, &rows[i].at, sizeof(at));
        stick.state = VIEW_STICK_NONE;
        assert_int_equal(view_stick_rect(&stick, rows[i].w, rows[i].h).w, 0);
    }
}

/* --- over a show --------------------------------------------------------------------------------
 */

struct show {
    struct quiz_stand stand;
    struct layout layout;
    struct view *view;
    struct view_scene scene;
    struct screen_image *still;
    uint8_t luma[W * H], chroma[W * H];
    struct screen_film film;
};

static char line[] = "隐患就是事故，风险就在身边";
static char *const lines[] = {line};

static void add_zone(struct layout *layout, enum layout_shows shows, struct layout_rect at)
{
    struct layout_zone *zone = &layout->zones[layout->zone_count++];
    *zone = (struct layout_zone){.shows = shows, .at = at, .chars_per_minute = 70};
    strcpy(zone->style, "plain");
}

static void open_show(struct show *show, bool is_ticker_above)
{
    struct view_texts texts = {
        .ticker = lines, .ticker_count = 1, .theme = "", .organiser = "", .hotline = ""};
    *show = (struct show){.layout = {.canvas_w = W, .canvas_h = H}};
    quiz_stand_open(&show->stand, W, H);
    add_zone(&show->layout, LAYOUT_PLAYLIST,
             (struct layout_rect){0, is_ticker_above ? 60 : 0, W, 300});
    add_zone(&show->layout, LAYOUT_TICKER,
             (struct layout_rect){0, is_ticker_above ? 0 : 300, W, 60});
    show->view = view_create(show->stand.ctx.screen, show->stand.ctx.fonts, &show->layout, &texts);
    show->still = quiz_stand_picture(&show->stand, W, 300, THEME_GREEN);
    show->scene.stage = (struct view_stage){.still = show->still, .serial = 1};
    strcpy(show->scene.clock_time, "09:30");
    show->scene.pin_note = "";
}

static void close_show(struct show *show)
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

/* What is on the panel equals what a view shows that draws all of it anew. */
static void assert_as_new(struct show *show)
{
    uint32_t *now = screen_capture(show->stand.ctx.screen);
    view_invalidate(show->view);
    uint32_t *anew = draw(show);
    assert_memory_equal(now, anew, sizeof(*now) * W * H);
    free(now);
    free(anew);
}

static void the_show_goes_on_beneath_it(void **state)
{
    static const struct {
        enum view_feedback feedback;
        bool is_ticker_above, has_ticker;
    } rows[] = {
        {VIEW_FEEDBACK_FULL, false, true},   {VIEW_FEEDBACK_FULL, true, false},
        {VIEW_FEEDBACK_CORNER, false, true}, {VIEW_FEEDBACK_CORNER, true, true},
        {VIEW_FEEDBACK_NONE, false, true},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct show show;
        open_show(&show, rows[i].is_ticker_above);
        uint32_t *before = draw(&show);
        show.scene.stick = stick_of(VIEW_STICK_COPYING, rows[i].feedback);
        bool is_seen = rows[i].feedback != VIEW_FEEDBACK_NONE;
        assert_int_equal(view_draw(show.view, &show.scene), is_seen);
        assert_int_equal(view_has_ticker(show.view), rows[i].has_ticker);
        assert_false(view_draw(show.view, &show.scene));
        for (int step = 1; step <= 4; step++) {
            show.scene.ticker_ms += 700;
            show.scene.stage.serial++;
            show.scene.stick.percent += step % 2;
            assert_true(view_draw(show.view, &show.scene));
            assert_as_new(&show);
        }
        show.scene.stick.state = VIEW_STICK_NONE;
        show.scene.ticker_ms = 0;
        uint32_t *after = draw(&show);
        assert_memory_equal(before, after, sizeof(*before) * W * H);
        free(before);
        free(after);
        close_show(&show);
    }
}

static void over_a_film_too(void **state)
{
    static const enum view_feedback feedbacks[] = {VIEW_FEEDBACK_FULL, VIEW_FEEDBACK_CORNER};
    (void)state;
    for (size_t i = 0; i < COUNT(feedbacks); i++) {
        static struct show show;
        open_show(&show, true);
        memset(show.luma, 200, sizeof(show.luma));
        memset(show.chroma, 128, sizeof(show.chroma));
        show.film = (struct screen_film){.planes = {show.luma, show.chroma, show.chroma},
                                         .pitches = {W, W / 2, W / 2},
                                         .w = W,
                                         .h = 300};
        show.scene.stage = (struct view_stage){
            .film = &show.film, .serial = 1, .item = 1, .film_aspect_w = W, .film_aspect_h = 300};
        show.scene.stick = stick_of(VIEW_STICK_DONE, feedbacks[i]);
        struct layout_rect at = view_stick_rect(&show.scene.stick, W, H);
        free(draw(&show));
        for (int frame = 2; frame < 5; frame++) {
            memset(show.luma, 40 * frame, sizeof(show.luma));
            show.scene.stage.serial = frame;
            free(draw(&show));
            quiz_stand_look(&show.stand);
            assert_true(quiz_stand_count(&show.stand, at, THEME_GREEN) > at.h * at.h / 3);
            assert_as_new(&show);
        }
        close_show(&show);
    }
}

/* Staff's pages say it themselves; all others lie beneath it. */
static void pages_and_it(void **state)
{
    static struct view_status status = {.count = 0};
    static const struct {
        enum view_page page;
        bool is_seen;
    } rows[] = {
        {VIEW_PAGE_SLATE, true},
        {VIEW_PAGE_DARK, true},
        {VIEW_PAGE_STATUS, false},
        {VIEW_PAGE_PIN, false},
    };
    struct show show;
    (void)state;
    open_show(&show, false);
    show.scene.status = &status;
    show.scene.stick = stick_of(VIEW_STICK_STRANGER, VIEW_FEEDBACK_FULL);
    struct layout_rect at = view_stick_rect(&show.scene.stick, W, H);
    for (size_t i = 0; i < COUNT(rows); i++) {
        show.scene.page = rows[i].page;
        for (int serial = 0; serial < 2; serial++) {
            show.scene.page_serial = serial;
            free(draw(&show));
            quiz_stand_look(&show.stand);
            assert_int_equal(quiz_stand_count(&show.stand, at, THEME_RED) > 500, rows[i].is_seen);
        }
    }
    close_show(&show);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_state_has_its_words),
        cmocka_unit_test(it_stands_at_the_edge),
        cmocka_unit_test(the_show_goes_on_beneath_it),
        cmocka_unit_test(over_a_film_too),
        cmocka_unit_test(pages_and_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
