/*
 * The page of a question: where its answers stand on panels of all kinds, that the longest texts
 * fit at the sizes eyes need, and that right and wrong are seen.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "quiz_rooms.h"
#include "quiz_stand.h"
#include "view/quiz_paint.h"
#include "view/theme.h"

#define ANSWER_MM 25

static struct quiz_point corners[] = {{200, 200}, {600, 200}, {600, 500}, {200, 500}};
static const struct quiz_shape outline = {.kind = QUIZ_POLYGON, .points = corners, .count = 4};

/* A picture whose pixels nobody looks at. */
static struct screen_image *const some_picture = (struct screen_image *)&corners;

static void say(struct view_quiz *quiz)
{
    struct view_question *question = &quiz->question;
    bool is_english = quiz->lang == VIEW_EN;
    bool is_quick = !question->picture;
    question->heading = is_quick     ? "3/10"
                        : is_english ? "Found 2/5 - Electric bicycle charging in a corridor"
                                     : "已找到 2/5 · 电动自行车在楼道停放、充电";
    /* 36 characters, 20, 60; and 1.6 times as long */
    question->question =
        is_english
            ? "Which of these is right about a car that is parked on the fire lane of an estate?"
            : "私家车停在居住小区的消防车通道上，下列说法之中哪一种是符合规定并且正确的？";
    for (int i = 0; i < QUIZ_OPTIONS; i++)
        question->options[i] = is_english ? "Whoever leaves a telephone number may park there"
                                          : "只要留下了挪车电话并且随叫随到就不算违法";
    question->explanation =
        is_english
            ? "Whoever occupies, blocks or closes a fire lane so that a fire engine cannot "
              "pass is warned or fined up to five hundred yuan."
            : "占用、堵塞、封闭消防车通道，妨碍消防车通行的，个人可以处警告或者五百元以下罚款"
              "；请及时挪车，并提醒邻居不要占用。";
    question->practice =
        is_english ? "Neither park nor pile things there." : "消防车通道不停车、不堆物。";
    question->basis =
        is_english ? "Fire Protection Law, articles 28 and 60" : "《消防法》第二十八条、第六十条";
}

static struct view_quiz question_of(bool is_answered, bool is_quick)
{
    return (struct view_quiz){.page = VIEW_QUIZ_QUESTION,
                              .question = {.picture = is_quick ? NULL : some_picture,
                                           .part = {100, 100, 200, 150},
                                           .outline = &outline,
                                           .unit_x = 0.5,
                                           .unit_y = 0.5,
                                           .is_answered = is_answered,
                                           .answer = 3,
                                           .chosen = 1,
                                           .can_speak = true,
                                           .is_voice_made = true,
                                           .number = is_quick ? 3 : 0,
                                           .total = is_quick ? 10 : 0}};
}

static void check_room(const struct quiz_room *room)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    size_t count = quiz_question_targets(room->quiz, room->w, room->h, targets);
    check_targets(room, quiz_question_targets);
    for (size_t i = 0; i < count; i++)
        if (targets[i].button >= VIEW_BUTTON_CHOICE_0 &&
            targets[i].button < VIEW_BUTTON_CHOICE_0 + QUIZ_OPTIONS &&
            targets[i].at.h < ANSWER_MM * room->quiz->px_per_mm)
            fail_target(room, &targets[i], "is too low for an answer");
}

static void targets_are_for_fingers_and_within_reach(void **state)
{
    (void)state;
    for (int kind = 0; kind < 4; kind++) {
        struct view_quiz quiz = question_of((kind & 1) != 0, (kind & 2) != 0);
        for_each_quiz_room(&quiz, check_room);
    }
}

static void check_parts(const struct quiz_room *room)
{
    struct quiz_question_place place = quiz_question_place(room->quiz, room->w, room->h);
    const struct layout_rect parts[] = {place.heading,          place.question,   place.options[0],
                                        place.options[1],       place.options[2], place.options[3],
                                        place.explanation,      place.practice,   place.basis,
                                        place.bar.targets[0].at};
    struct layout_rect common, sheet = quiz_question_sheet(room->quiz, room->w, room->h);
    for (size_t i = 0; i < COUNT(parts); i++) {
        if (parts[i].h == 0)
            continue;
        struct view_target part = {.at = parts[i]};
        if (parts[i].y < sheet.y || parts[i].x < 0 || parts[i].x + parts[i].w > room->w)
            fail_target(room, &part, "is outside its sheet");
        for (size_t j = 0; j < i; j++)
            if (parts[j].h > 0 && layout_intersect(parts[i], parts[j], &common))
                fail_target(room, &part, "covers another part");
    }
}

/* On panels that somebody may have; not on those of a telephone's size in large and low mode. */
static bool is_usual(const struct quiz_room *room)
{
    int modes = room->quiz->mode.is_large + room->quiz->mode.is_low;
    int least = room->w < room->h ? room->w : room->h;
    return least >= 1080 || (least >= 768 && room->w >= 1280 && modes < 2);
}

static void check_usual_parts(const struct quiz_room *room)
{
    if (is_usual(room))
        check_parts(room);
}

static void nothing_covers_anything(void **state)
{
    (void)state;
    for (int kind = 0; kind < 4; kind++) {
        struct view_quiz quiz = question_of((kind & 1) != 0, (kind & 2) != 0);
        for_each_quiz_room(&quiz, check_usual_parts);
    }
}

static void check_answer_stays(const struct quiz_room *room)
{
    struct view_quiz answered = *room->quiz;
    answered.question.is_answered = true;
    struct quiz_question_place before = quiz_question_place(room->quiz, room->w, room->h);
    struct quiz_question_place after = quiz_question_place(&answered, room->w, room->h);
    assert_int_equal(before.sheet.y, after.sheet.y);
    assert_int_equal(before.question.y, after.question.y);
    assert_int_equal(before.question_px, after.question_px);
    if (after.options[0].h > 0) /* else some are left out, for want of room */
        assert_int_equal(before.options[1].x, after.options[1].x);
}

/* Who has answered finds the question where it was. */
static void answering_moves_no_question(void **state)
{
    (void)state;
    struct view_quiz quiz = question_of(false, false);
    for_each_quiz_room(&quiz, check_answer_stays);
}

static void answers_stand_side_by_side_where_there_is_room(void **state)
{
    (void)state;
    struct view_quiz quiz = question_of(false, false);
    quiz.px_per_mm = view_px_per_mm(1920, 1080, 43);
    struct quiz_question_place wide = quiz_question_place(&quiz, 1920, 1080);
    assert_int_equal(wide.options[0].y, wide.options[1].y);
    assert_true(wide.options[2].y > wide.options[0].y);
    struct quiz_question_place high = quiz_question_place(&quiz, 1080, 1920);
    assert_int_equal(high.options[0].x, high.options[1].x);
    assert_int_equal(high.options[0].w, 1080 - 2 * high.options[0].x);
}

static void an_answered_question_has_no_answers_to_press(void **state)
{
    (void)state;
    struct view_target targets[VIEW_TARGETS_MAX];
    struct view_quiz quiz = question_of(true, false);
    quiz.px_per_mm = 2;
    size_t count = quiz_question_targets(&quiz, 1920, 1080, targets);
    assert_null(find_target(targets, count, VIEW_BUTTON_CHOICE_0));
    assert_non_null(find_target(targets, count, VIEW_BUTTON_GO_ON));
    const struct view_target *speak = find_target(targets, count, VIEW_BUTTON_SPEAK);
    assert_non_null(speak);
    quiz.question.is_answered = false;
    quiz.question.can_speak = false;
    count = quiz_question_targets(&quiz, 1920, 1080, targets);
    assert_non_null(find_target(targets, count, VIEW_BUTTON_CHOICE_0 + 3));
    assert_null(find_target(targets, count, VIEW_BUTTON_GO_ON));
    assert_null(find_target(targets, count, VIEW_BUTTON_SPEAK));
    assert_non_null(find_target(targets, count, VIEW_BUTTON_LEAVE));
    assert_non_null(find_target(targets, count, VIEW_BUTTON_LOW));
}

/* --- drawn ---------------------------------------------------------------------------------------
 */

static void check_fits(struct quiz_stand *stand, struct screen_image *picture, int kind,
                       unsigned mode)
{
    for (int lang = 0; lang < VIEW_LANGS; lang++) {
        struct view_quiz quiz = question_of((kind & 1) != 0, (kind & 2) != 0);
        quiz.question.picture = quiz.question.picture ? picture : NULL;
        quiz.mode = (struct view_mode){(mode & 1) != 0, (mode & 2) != 0, (mode & 4) != 0};
        quiz.lang = (enum view_lang)lang;
        quiz.px_per_mm = view_px_per_mm(stand->ctx.w, stand->ctx.h, 43);
        say(&quiz);
        if (!quiz_question_paint(&stand->ctx, &quiz))
            fail_msg("%dx%d, mode %u, language %d, kind %d: a text does not fit", stand->ctx.w,
                     stand->ctx.h, mode, lang, kind);
    }
}

static void the_longest_texts_fit(void **state)
{
    static const struct quiz_panel panels[] = {{1920, 1080}, {1080, 1920}, {3840, 2160}};
    (void)state;
    for (size_t i = 0; i < COUNT(panels); i++) {
        struct quiz_stand stand;
        quiz_stand_open(&stand, panels[i].w, panels[i].h);
        struct screen_image *picture = quiz_stand_picture(&stand, 960, 540, THEME_SKY);
        for (int kind = 0; kind < 4; kind++)
            for (unsigned mode = 0; mode < 6; mode++)
                check_fits(&stand, picture, kind, mode);
        screen_image_destroy(picture);
        quiz_stand_close(&stand);
    }
}

static void right_and_wrong_are_green_and_red(void **state)
{
    (void)state;
    struct quiz_stand stand;
    quiz_stand_open(&stand, 1920, 1080);
    struct screen_image *picture = quiz_stand_picture(&stand, 960, 540, THEME_SKY);
    for (int answered = 0; answered < 2; answered++) {
        struct view_quiz quiz = question_of(answered, false);
        quiz.question.picture = picture;
        quiz.px_per_mm = view_px_per_mm(1920, 1080, 43);
        say(&quiz);
        assert_true(quiz_question_paint(&stand.ctx, &quiz));
        quiz_stand_look(&stand);
        struct quiz_question_place place = quiz_question_place(&quiz, 1920, 1080);
        for (int i = 0; i < QUIZ_OPTIONS; i++) {
            int area = place.options[i].w * place.options[i].h;
            int green = quiz_stand_count(&stand, place.options[i], THEME_GREEN);
            int red = quiz_stand_count(&stand, place.options[i], THEME_RED);
            assert_int_equal(green > area / 2, answered && i == 3);
            assert_int_equal(red > area / 2, answered && i == 1);
        }
        /* the found place in its outline */
        assert_true(quiz_stand_count(&stand, place.picture, THEME_GREEN) > 1000);
        assert_true(quiz_stand_count(&stand, place.picture, THEME_WHITE) > 500);
    }
    screen_image_destroy(picture);
    quiz_stand_close(&stand);
}

static void high_contrast_has_no_colour_but_the_marks(void **state)
{
    (void)state;
    struct quiz_stand stand;
    quiz_stand_open(&stand, 640, 360);
    struct view_quiz quiz = question_of(false, true);
    quiz.mode.is_contrast = true;
    quiz.px_per_mm = 0.7;
    say(&quiz);
    (void)quiz_question_paint(&stand.ctx, &quiz);
    quiz_stand_look(&stand);
    for (int i = 0; i < 640 * 360; i++) {
        int r = (int)(stand.pixels[i] >> 16 & 255), b = (int)(stand.pixels[i] & 255);
        assert_in_range(b, r, r + 50); /* between ink and white */
    }
    quiz_stand_close(&stand);
}

static void what_is_enlarged_is_seen_whole(void **state)
{
    static const struct {
        struct layout_rect part;
        int box_w, box_h;
    } rows[] = {{{100, 100, 200, 150}, 1920, 500},
                {{0, 0, 50, 80}, 1080, 960},
                {{1800, 1000, 120, 80}, 700, 700},
                {{600, 20, 10, 900}, 1920, 400},
                {{0, 0, 1920, 1080}, 1920, 300}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct layout_rect part = rows[i].part;
        struct layout_rect src = quiz_enlarge(part, 1920, 1080, rows[i].box_w, rows[i].box_h);
        assert_true(src.x >= 0 && src.y >= 0 && src.x + src.w <= 1920 && src.y + src.h <= 1080);
        double shape = (double)src.w / src.h, wanted = (double)rows[i].box_w / rows[i].box_h;
        assert_true(shape > wanted * 0.97 && shape < wanted * 1.03);
        bool has_room = part.w <= src.w && part.h <= src.h;
        if (has_room && i < 3)
            assert_true(src.x <= part.x && src.y <= part.y && src.x + src.w >= part.x + part.w &&
                        src.y + src.h >= part.y + part.h);
        assert_true(has_room || i >= 3); /* not where a picture has no such part */
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets_are_for_fingers_and_within_reach),
        cmocka_unit_test(nothing_covers_anything),
        cmocka_unit_test(answering_moves_no_question),
        cmocka_unit_test(answers_stand_side_by_side_where_there_is_room),
        cmocka_unit_test(an_answered_question_has_no_answers_to_press),
        cmocka_unit_test(the_longest_texts_fit),
        cmocka_unit_test(right_and_wrong_are_green_and_red),
        cmocka_unit_test(high_contrast_has_no_colour_but_the_marks),
        cmocka_unit_test(what_is_enlarged_is_seen_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
