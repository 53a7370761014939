/*
 * Pages of cards: where they stand on panels of all kinds, and what is drawn.
 */
#include "quiz_rooms.h"
#include "quiz_stand.h"

#include "view/theme.h"

static const struct view_cards pages[] = {
    {.question = "想怎么玩？",
     .text = "本机不采集姓名、电话、人脸等个人信息，只匿名统计答题结果。自愿参加，随时可退出。\n"
             "小朋友请和家长一起玩。",
     .cards = {{.title = "找隐患", .text = "约5分钟"}, {.title = "测测你的“安全力”"}},
     .count = 2,
     .has_wishes = true},
    {.question = "What would you like to play?",
     .text = "No names, phone numbers or faces are collected here; only the answers are counted, "
             "without a name. Taking part is voluntary, and you may leave at any time.\n"
             "Children, please play together with your parents.",
     .cards = {{.title = "Find the hazards", .text = "Find 5 hazards in one picture"},
               {.title = "Test your safety sense", .text = "10 questions, about 3 minutes"}},
     .count = 2,
     .has_wishes = true,
     .has_back = true},
    {.question = "从哪里参加？",
     .cards = {{.title = "地方"}, {.title = "央企"}},
     .count = 2,
     .has_back = true},
    {.question = "Where will you look for hazards?",
     .cards = {{.title = "Enterprise"},
               {.title = "Countryside"},
               {.title = "Community"},
               {.title = "School"},
               {.title = "Home"}},
     .count = 5,
     .has_back = true},
    {.question = "想去哪里？",
     .cards = {{.title = "企业"}, {.title = "农村"}, {.title = "社区"}, {.title = "学校"}},
     .count = 4},
    {.question = "想去哪里？",
     .cards = {{.title = "企业"}, {.title = "农村"}, {.title = "社区"}},
     .count = 3},
};

static void for_each_page(each_quiz_room *each)
{
    for (size_t i = 0; i < COUNT(pages); i++) {
        struct view_quiz quiz = {.page = VIEW_QUIZ_CHOICE, .cards = pages[i]};
        for_each_quiz_room(&quiz, each);
    }
}

static void check_fingers(const struct quiz_room *room)
{
    check_targets(room, quiz_cards_targets);
}

static void targets_are_for_fingers_within_reach(void **state)
{
    (void)state;
    for_each_page(check_fingers);
}

static void check_buttons(const struct quiz_room *room)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    const struct view_cards *cards = &room->quiz->cards;
    size_t count = quiz_cards_targets(room->quiz, room->w, room->h, targets);
    size_t wanted =
        (size_t)cards->count + 2 + (cards->has_back ? 1 : 0) + (cards->has_wishes ? 3 : 0);
    assert_int_equal(count, wanted);
    for (int i = 0; i < cards->count; i++)
        assert_int_equal(targets[i].button, VIEW_BUTTON_CHOICE_0 + i);
    for (size_t i = (size_t)cards->count; i < count; i++)
        if (quiz_button_label(room->quiz, targets[i].button)[0] == '\0')
            fail_target(room, &targets[i], "says nothing");
    assert_non_null(find_target(targets, count, VIEW_BUTTON_LOW));
    assert_non_null(find_target(targets, count, VIEW_BUTTON_LEAVE));
    assert_int_equal(find_target(targets, count, VIEW_BUTTON_BACK) != NULL, cards->has_back);
    assert_int_equal(find_target(targets, count, VIEW_BUTTON_LARGE) != NULL, cards->has_wishes);
    assert_int_equal(find_target(targets, count, VIEW_BUTTON_CONTRAST) != NULL, cards->has_wishes);
    assert_int_equal(find_target(targets, count, VIEW_BUTTON_LANGUAGE) != NULL, cards->has_wishes);
}

static void each_page_has_its_buttons(void **state)
{
    (void)state;
    for_each_page(check_buttons);
}

/* All of one size, and together a good part of what can be reached. */
static void check_large(const struct quiz_room *room)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    int number = room->quiz->cards.count;
    (void)quiz_cards_targets(room->quiz, room->w, room->h, targets);
    int area = 0;
    for (int i = 0; i < number; i++) {
        assert_int_equal(targets[i].at.w, targets[0].at.w);
        assert_int_equal(targets[i].at.h, targets[0].at.h);
        area += targets[i].at.w * targets[i].at.h;
    }
    int percent = room->quiz->mode.is_low || room->quiz->mode.is_large ? 25 : 40;
    if (area < room->w * room->h / 2 / 100 * percent)
        fail_target(room, &targets[0], "is a small card");
}

static void cards_are_large(void **state)
{
    (void)state;
    for_each_page(check_large);
}

static void check_picture(const struct quiz_room *room)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    struct layout_rect common;
    (void)quiz_cards_targets(room->quiz, room->w, room->h, targets);
    for (int i = 0; i < room->quiz->cards.count; i++) {
        struct layout_rect at = quiz_card_picture_box(room->quiz, room->w, room->h, i);
        if (!layout_intersect(at, targets[i].at, &common) || common.w != at.w || common.h != at.h)
            fail_target(room, &targets[i], "does not hold its picture");
        if (at.w * at.h * 6 < targets[i].at.w * targets[i].at.h)
            fail_target(room, &targets[i], "has a small picture");
    }
    assert_int_equal(quiz_card_picture_box(room->quiz, room->w, room->h, -1).w, 0);
    assert_int_equal(quiz_card_picture_box(room->quiz, room->w, room->h, room->quiz->cards.count).w,
                     0);
}

static void pictures_stand_in_their_cards(void **state)
{
    (void)state;
    for_each_page(check_picture);
}

static void what_is_off_is_no_target(void **state)
{
    struct view_target targets[VIEW_TARGETS_MAX];
    struct view_quiz quiz = {.cards = pages[3], .px_per_mm = 2};
    (void)state;
    size_t all = quiz_cards_targets(&quiz, 1920, 1080, targets);
    struct layout_rect fifth = targets[4].at;
    quiz.cards.cards[1].is_off = true;
    assert_int_equal(quiz_cards_targets(&quiz, 1920, 1080, targets), all - 1);
    assert_null(find_target(targets, all - 1, VIEW_BUTTON_CHOICE_0 + 1));
    assert_memory_equal(&find_target(targets, all - 1, VIEW_BUTTON_CHOICE_0 + 4)->at, &fifth,
                        sizeof(fifth));
}

static void hand_held_panels_keep_all_of_it_apart(void **state)
{
    static const struct quiz_panel narrow[] = {
        {360, 640}, {400, 700}, {240, 900}, {640, 360}, {240, 240}};
    struct view_target targets[VIEW_TARGETS_MAX];
    (void)state;
    for (size_t i = 0; i < COUNT(narrow) * COUNT(pages); i++) {
        const struct quiz_panel *panel = &narrow[i % COUNT(narrow)];
        struct view_quiz quiz = {.cards = pages[i / COUNT(narrow)],
                                 .px_per_mm = view_px_per_mm(panel->w, panel->h, 43)};
        struct quiz_room room = {&quiz, panel->w, panel->h};
        size_t count = quiz_cards_targets(&quiz, panel->w, panel->h, targets);
        for (size_t j = 0; j < count; j++) {
            if (targets[j].at.w < 1 || targets[j].at.h < 1)
                fail_target(&room, &targets[j], "is nothing");
            for (size_t k = 0; k < j; k++)
                if (is_near(targets[j].at, targets[k].at, 0))
                    fail_target(&room, &targets[j], "is covered");
        }
    }
}

static bool is_red(uint32_t rgb)
{
    return rgb >> 16 > 0xa0 && (rgb >> 8 & 255) < 0x40;
}

/* --- drawn ---------------------------------------------------------------------------------------
 */

static void a_picture_fills_its_box_with_round_corners(void **state)
{
    struct quiz_stand stand;
    struct view_quiz quiz = {.page = VIEW_QUIZ_CHOICE, .cards = pages[3], .px_per_mm = 2};
    (void)state;
    quiz_stand_open(&stand, 1280, 720);
    struct screen_image *picture = quiz_stand_picture(&stand, 100, 400, THEME_RED);
    quiz.cards.cards[2].picture = picture;
    quiz_cards_draw(&stand.ctx, &quiz);
    quiz_stand_look(&stand);
    struct layout_rect at = quiz_card_picture_box(&quiz, 1280, 720, 2);
    assert_true(is_red(quiz_stand_pixel(&stand, at.x + at.w / 2, at.y)));
    assert_true(is_red(quiz_stand_pixel(&stand, at.x + at.w - 1, at.y + at.h / 2)));
    assert_int_equal(quiz_stand_pixel(&stand, at.x, at.y), THEME_MIST);
    assert_int_equal(quiz_stand_pixel(&stand, at.x + at.w - 1, at.y + at.h - 1), THEME_MIST);
    screen_image_destroy(picture);
    quiz_stand_close(&stand);
}

/* A number key stands in a disc whether there is a picture or not: large where there is none. */
static void every_card_has_its_number(void **state)
{
    struct quiz_stand stand;
    struct view_target targets[VIEW_TARGETS_MAX];
    struct view_quiz quiz = {.page = VIEW_QUIZ_CHOICE, .cards = pages[3], .px_per_mm = 2};
    int discs[VIEW_CARDS_MAX];
    (void)state;
    quiz_stand_open(&stand, 1280, 720);
    struct screen_image *picture = quiz_stand_picture(&stand, 10, 10, THEME_WHITE);
    for (int i = 0; i < 4; i++)
        quiz.cards.cards[i].picture = picture;
    quiz_cards_draw(&stand.ctx, &quiz);
    quiz_stand_look(&stand);
    (void)quiz_cards_targets(&quiz, 1280, 720, targets);
    for (int i = 0; i < 5; i++)
        discs[i] = quiz_stand_count(&stand, targets[i].at, THEME_AMBER);
    for (int i = 0; i < 4; i++)
        assert_in_range(discs[i], 200, 3000);
    assert_true(discs[4] > 3 * discs[0]);
    screen_image_destroy(picture);
    quiz_stand_close(&stand);
}

static void what_is_off_is_pale(void **state)
{
    struct quiz_stand stand;
    struct view_target targets[VIEW_TARGETS_MAX];
    struct view_quiz quiz = {.page = VIEW_QUIZ_CHOICE, .cards = pages[3], .px_per_mm = 2};
    (void)state;
    quiz_stand_open(&stand, 1280, 720);
    (void)quiz_cards_targets(&quiz, 1280, 720, targets);
    quiz.cards.cards[0].is_off = true;
    quiz_cards_draw(&stand.ctx, &quiz);
    quiz_stand_look(&stand);
    assert_int_equal(quiz_stand_count(&stand, targets[0].at, THEME_INK), 0);
    assert_true(quiz_stand_count(&stand, targets[1].at, THEME_INK) > 100);
    quiz_stand_close(&stand);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(targets_are_for_fingers_within_reach),
        cmocka_unit_test(each_page_has_its_buttons),
        cmocka_unit_test(cards_are_large),
        cmocka_unit_test(pictures_stand_in_their_cards),
        cmocka_unit_test(what_is_off_is_no_target),
        cmocka_unit_test(hand_held_panels_keep_all_of_it_apart),
        cmocka_unit_test(a_picture_fills_its_box_with_round_corners),
        cmocka_unit_test(every_card_has_its_number),
        cmocka_unit_test(what_is_off_is_pale),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
