/*
 * The page of a result: where things stand on panels of all kinds, that its texts fit, and that
 * what was found and missed is seen.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "quiz_rooms.h"
#include "quiz_stand.h"
#include "view/quiz_place.h"
#include "view/theme.h"

static int anything;
/* A picture whose pixels nobody looks at. */
static struct screen_image *const some_picture = (struct screen_image *)&anything;

enum kind { LEVEL, LEVEL_MISSED, LEVEL_REVIEW, QUICK, KINDS };

static struct view_quiz result_of(enum kind kind, int w, int h, enum view_lang lang)
{
    bool is_quick = kind == QUICK, is_english = lang == VIEW_EN;
    struct view_quiz quiz = {
        .page = VIEW_QUIZ_RESULT,
        .lang = lang,
        .result = {.picture = is_quick ? NULL : some_picture,
                   .picture_w = w > h ? 16 : 9,
                   .picture_h = w > h ? 9 : 16,
                   .is_quick = is_quick,
                   .count = is_quick ? 0 : 5,
                   .has_score = true,
                   .score = is_quick ? 10 : 8,
                   .found = kind == LEVEL_MISSED ? 0 : 5,
                   .right = is_quick ? 10 : 3,
                   .total = is_quick ? 10 : 5,
                   .topics = {is_english ? "Charging electric bicycles" : "电动自行车停放、充电",
                              is_english ? "Gas in the household" : "家庭燃气使用",
                              is_english ? "Escape routes" : "疏散通道"},
                   .review = kind == LEVEL_REVIEW ? 2 : 0,
                   .ticket = "AX1.20261122.5QW8RT3KPMZ4V7N2.c9f1e7a40b3d",
                   .ticket_short = "7KM3QX",
                   .hotline = "12350",
                   .is_prize = true}};
    for (int i = 0; i < quiz.result.count; i++)
        quiz.result.places[i] = (struct view_result_place){
            .x = 0.15 + 0.17 * i,
            .y = 0.25,
            .radius = 0.06,
            .number = i + 1,
            .is_found = kind != LEVEL_MISSED,
            .is_right = i < 3,
            .title =
                is_english ? "Electric bicycle parked in a corridor" : "电动自行车楼道停放充电",
            .text = is_english ? "Park and charge in the outdoor charging area."
                               : "到室外集中充电区停放、充电，不进楼入户。"};
    return quiz;
}

static enum kind kind_now; /* of the rooms being looked at */

static void check_room(const struct quiz_room *room)
{
    struct view_quiz quiz = result_of(kind_now, room->w, room->h, room->quiz->lang);
    quiz.mode = room->quiz->mode;
    quiz.px_per_mm = room->quiz->px_per_mm;
    check_targets(&(struct quiz_room){&quiz, room->w, room->h}, quiz_result_targets);
}

static void targets_are_for_fingers_and_within_reach(void **state)
{
    (void)state;
    struct view_quiz quiz = {.page = VIEW_QUIZ_RESULT};
    for (kind_now = LEVEL; kind_now < KINDS; kind_now++)
        for_each_quiz_room(&quiz, check_room);
}

static void check_parts(const struct quiz_room *room)
{
    struct view_quiz quiz = result_of(kind_now, room->w, room->h, room->quiz->lang);
    quiz.mode = room->quiz->mode;
    quiz.px_per_mm = room->quiz->px_per_mm;
    struct quiz_result_place place = quiz_result_place(&quiz, room->w, room->h);
    const struct layout_rect parts[] = {place.picture,       place.score,
                                        place.facts,         place.list,
                                        place.notice,        place.hotline.code,
                                        place.hotline.words, place.ticket.code,
                                        place.ticket.words,  place.bar.targets[0].at};
    int top = quiz_page_area(quiz.mode, room->w, room->h).y;
    struct layout_rect common;
    for (size_t i = 0; i < COUNT(parts); i++) {
        struct view_target part = {.at = parts[i]};
        if (parts[i].w < 1 || parts[i].h < 1)
            continue;
        if (parts[i].x < 0 || parts[i].y < top || parts[i].x + parts[i].w > room->w ||
            parts[i].y + parts[i].h > room->h)
            fail_target(room, &part, "is outside");
        for (size_t j = 0; j < i; j++)
            if (parts[j].w > 0 && parts[j].h > 0 && layout_intersect(parts[i], parts[j], &common))
                fail_target(room, &part, "covers another part");
    }
}

static void nothing_covers_anything(void **state)
{
    (void)state;
    struct view_quiz quiz = {.page = VIEW_QUIZ_RESULT};
    for (kind_now = LEVEL; kind_now < KINDS; kind_now++)
        for_each_quiz_room(&quiz, check_parts);
}

static void buttons_are_those_of_the_page(void **state)
{
    static const struct {
        enum kind kind;
        bool has_review, has_back;
    } rows[] = {{LEVEL, true, false}, {LEVEL_REVIEW, true, true}, {QUICK, false, false}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct view_target targets[VIEW_TARGETS_MAX];
        struct view_quiz quiz = result_of(rows[i].kind, 1920, 1080, VIEW_ZH);
        quiz.px_per_mm = 2;
        size_t count = quiz_result_targets(&quiz, 1920, 1080, targets);
        assert_non_null(find_target(targets, count, VIEW_BUTTON_GO_ON));
        assert_non_null(find_target(targets, count, VIEW_BUTTON_LOW));
        assert_int_equal(find_target(targets, count, VIEW_BUTTON_REVIEW) != NULL,
                         rows[i].has_review);
        assert_int_equal(find_target(targets, count, VIEW_BUTTON_BACK) != NULL, rows[i].has_back);
    }
}

/* --- drawn ---------------------------------------------------------------------------------------
 */

static void check_fits(struct quiz_stand *stand, struct screen_image *picture, unsigned mode)
{
    for (enum kind kind = LEVEL; kind < KINDS; kind++)
        for (int lang = 0; lang < VIEW_LANGS; lang++) {
            struct view_quiz quiz =
                result_of(kind, stand->ctx.w, stand->ctx.h, (enum view_lang)lang);
            quiz.result.picture = quiz.result.picture ? picture : NULL;
            quiz.mode = (struct view_mode){mode == 1, mode == 2, mode == 3};
            quiz.px_per_mm = view_px_per_mm(stand->ctx.w, stand->ctx.h, 43);
            if (!quiz_result_paint(&stand->ctx, &quiz))
                fail_msg("%dx%d, mode %u, language %d, kind %d: a text does not fit", stand->ctx.w,
                         stand->ctx.h, mode, lang, (int)kind);
        }
}

static void texts_fit(void **state)
{
    static const struct quiz_panel panels[] = {{1920, 1080}, {1080, 1920}, {3840, 2160}};
    (void)state;
    for (size_t i = 0; i < COUNT(panels); i++) {
        struct quiz_stand stand;
        quiz_stand_open(&stand, panels[i].w, panels[i].h);
        struct screen_image *picture = quiz_stand_picture(&stand, 960, 540, THEME_SKY);
        for (unsigned mode = 0; mode < 4; mode++)
            check_fits(&stand, picture, mode);
        screen_image_destroy(picture);
        quiz_stand_close(&stand);
    }
}

/* Where there is room for a quiz at all, but for little else. */
static void small_panels_are_drawn(void **state)
{
    static const struct quiz_panel panels[] = {{480, 270}, {240, 240}, {240, 960}, {960, 240}};
    (void)state;
    for (size_t i = 0; i < COUNT(panels); i++)
        for (enum kind kind = LEVEL; kind < KINDS; kind++) {
            struct quiz_stand stand;
            quiz_stand_open(&stand, panels[i].w, panels[i].h);
            struct view_quiz quiz = result_of(kind, panels[i].w, panels[i].h, VIEW_EN);
            quiz.result.picture = NULL;
            quiz.px_per_mm = view_px_per_mm(panels[i].w, panels[i].h, 43);
            assert_false(quiz_has_no_room(panels[i].w, panels[i].h));
            (void)quiz_result_paint(&stand.ctx, &quiz); /* what does not fit is left out */
            quiz_stand_close(&stand);
        }
}

/* How much of a colour the picture has around one of its places. */
static int count_around(const struct quiz_stand *stand, const struct view_quiz *quiz, int place,
                        uint32_t rgb)
{
    struct layout_rect picture = quiz_result_place(quiz, 1920, 1080).picture;
    const struct view_result_place *at = &quiz->result.places[place];
    int reach = (int)(at->radius * picture.w) + 6;
    struct layout_rect around = {picture.x + (int)(at->x * picture.w) - reach,
                                 picture.y + (int)(at->y * picture.w) - reach, 2 * reach,
                                 2 * reach};
    return quiz_stand_count(stand, around, rgb);
}

static void found_is_green_and_missed_is_amber(void **state)
{
    (void)state;
    struct quiz_stand stand;
    quiz_stand_open(&stand, 1920, 1080);
    struct screen_image *picture = quiz_stand_picture(&stand, 960, 540, THEME_SKY);
    struct view_quiz quiz = result_of(LEVEL, 1920, 1080, VIEW_ZH);
    quiz.result.picture = picture;
    quiz.px_per_mm = view_px_per_mm(1920, 1080, 43);
    quiz.result.places[3].is_found = false;
    assert_true(quiz_result_paint(&stand.ctx, &quiz));
    quiz_stand_look(&stand);
    assert_true(count_around(&stand, &quiz, 0, THEME_GREEN) > 500);
    assert_int_equal(count_around(&stand, &quiz, 0, THEME_AMBER), 0);
    assert_true(count_around(&stand, &quiz, 3, THEME_AMBER) > 300);
    assert_int_equal(count_around(&stand, &quiz, 3, THEME_GREEN), 0);
    screen_image_destroy(picture);
    quiz_stand_close(&stand);
}

static int ink_in(struct quiz_stand *stand, const struct view_quiz *quiz)
{
    struct quiz_result_place place = quiz_result_place(quiz, 1920, 1080);
    (void)quiz_result_paint(&stand->ctx, quiz);
    quiz_stand_look(stand);
    return quiz_stand_count(stand, place.ticket.code.w > 0 ? place.ticket.code : place.score,
                            THEME_INK);
}

/* No ticket: no code. Not stored: no figure, but it is said. */
static void what_there_is_not_is_not_drawn(void **state)
{
    (void)state;
    struct quiz_stand stand;
    quiz_stand_open(&stand, 1920, 1080);
    struct view_quiz quiz = result_of(QUICK, 1920, 1080, VIEW_ZH);
    quiz.px_per_mm = view_px_per_mm(1920, 1080, 43);
    assert_true(ink_in(&stand, &quiz) > 1000);
    quiz.result.ticket = NULL;
    assert_int_equal(quiz_result_place(&quiz, 1920, 1080).ticket.code.w, 0);
    int figure = ink_in(&stand, &quiz);
    quiz.result.has_score = false;
    int words = ink_in(&stand, &quiz);
    assert_true(words > 500 && words < figure);
    quiz_stand_close(&stand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets_are_for_fingers_and_within_reach),
        cmocka_unit_test(nothing_covers_anything),
        cmocka_unit_test(buttons_are_those_of_the_page),
        cmocka_unit_test(texts_fit),
        cmocka_unit_test(small_panels_are_drawn),
        cmocka_unit_test(found_is_green_and_missed_is_amber),
        cmocka_unit_test(what_there_is_not_is_not_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
