#include "quiz/quiz_test.h"

#include <string.h>

#include "base/mem.h"
#include "quiz/draft.h"

#define REACH 10.0

static struct quiz_shape square(double x, double y)
{
    return POLYGON(x, y, x + 100, y, x + 100, y + 100, x, y + 100);
}

/* Two hazards and a decoy on a landscape picture, the first also on the portrait one. */
static struct quiz_scene make_scene(void)
{
    struct quiz_scene scene = {.setting = QUIZ_COMMUNITY};
    scene.pictures[QUIZ_LANDSCAPE] = (struct quiz_picture){mem_copy_text("a.svg"), 1000, 600, true};
    scene.pictures[QUIZ_PORTRAIT] = (struct quiz_picture){mem_copy_text("b.svg"), 600, 1000, true};
    struct quiz_item *item = quiz_scene_add_hazard(&scene);
    (void)strcpy(item->id, "C01");
    item->shapes[QUIZ_LANDSCAPE] = square(100, 100);
    item->shapes[QUIZ_PORTRAIT] = square(50, 700);
    item->is_drawn_twice[QUIZ_LANDSCAPE] = true;
    item = quiz_scene_add_hazard(&scene);
    (void)strcpy(item->id, "C03");
    item->shapes[QUIZ_LANDSCAPE] = square(400, 100);
    item = quiz_scene_add_decoy(&scene);
    (void)strcpy(item->id, "C90");
    item->shapes[QUIZ_LANDSCAPE] = square(700, 100);
    return scene;
}

struct table {
    struct quiz_scene scene;
    struct quiz_draft *draft;
};

static void end(struct table *table)
{
    quiz_draft_free(table->draft);
    quiz_scene_finish(&table->scene);
}

#define BEGIN(table)                                                                               \
    struct table table = {make_scene(), NULL};                                                     \
    table.draft = quiz_draft_create(&table.scene)

static void ids_are(const struct quiz_draft *draft, const char *wanted)
{
    char got[256] = "";
    size_t count;
    const struct quiz_draft_item *items = quiz_draft_items(draft, &count);
    for (size_t i = 0; i < count; i++) {
        (void)strcat(got, i ? " " : "");
        (void)strcat(got, items[i].id);
    }
    assert_string_equal(got, wanted);
}

static enum quiz_draft_answer press(struct quiz_draft *draft, double x, double y)
{
    return quiz_draft_touch(draft, QUIZ_DRAFT_PRESS, (struct quiz_point){x, y}, REACH);
}

static enum quiz_draft_answer move(struct quiz_draft *draft, double x, double y)
{
    return quiz_draft_touch(draft, QUIZ_DRAFT_MOVE, (struct quiz_point){x, y}, REACH);
}

static enum quiz_draft_answer lift(struct quiz_draft *draft, double x, double y)
{
    return quiz_draft_touch(draft, QUIZ_DRAFT_LIFT, (struct quiz_point){x, y}, REACH);
}

static void tap(struct quiz_draft *draft, double x, double y)
{
    (void)press(draft, x, y);
    (void)lift(draft, x, y);
}

static struct quiz_point point_of(const struct quiz_draft *draft, size_t item, size_t point)
{
    size_t count;
    const struct quiz_draft_item *items = quiz_draft_items(draft, &count);
    assert_true(item < count);
    assert_true(point < items[item].shapes[quiz_draft_view(draft)].count);
    return items[item].shapes[quiz_draft_view(draft)].points[point];
}

static void point_is(const struct quiz_draft *draft, size_t item, size_t point, double x, double y)
{
    struct quiz_point got = point_of(draft, item, point);
    if (got.x != x || got.y != y)
        fail_msg("item %zu point %zu: %g, %g instead of %g, %g", item, point, got.x, got.y, x, y);
}

static void test_beginning(void **state)
{
    (void)state;
    BEGIN(table);
    ids_are(table.draft, "C01 C03 C90");
    assert_int_equal(quiz_draft_chosen(table.draft), -1);
    assert_false(quiz_draft_is_changed(table.draft));
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_DELETE), QUIZ_DRAFT_NOTHING);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_UNDO), QUIZ_DRAFT_NOTHING);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_CLOSE), QUIZ_DRAFT_NOTHING);
    end(&table);
}

static void test_choosing(void **state)
{
    (void)state;
    BEGIN(table);
    tap(table.draft, 450, 150);
    assert_int_equal(quiz_draft_chosen(table.draft), 1);
    tap(table.draft, 300, 500);
    assert_int_equal(quiz_draft_chosen(table.draft), -1);
    for (int wanted = 0; wanted < 3; wanted++) {
        (void)quiz_draft_do(table.draft, QUIZ_DRAFT_NEXT);
        assert_int_equal(quiz_draft_chosen(table.draft), wanted);
    }
    (void)quiz_draft_do(table.draft, QUIZ_DRAFT_NEXT);
    assert_int_equal(quiz_draft_chosen(table.draft), 0);
    (void)quiz_draft_do(table.draft, QUIZ_DRAFT_PREVIOUS);
    assert_int_equal(quiz_draft_chosen(table.draft), 2);
    assert_false(quiz_draft_is_changed(table.draft));
    end(&table);
}

static void test_moving_a_shape(void **state)
{
    (void)state;
    BEGIN(table);
    (void)press(table.draft, 150, 150);
    (void)move(table.draft, 151, 151); /* a finger that trembles moves nothing */
    point_is(table.draft, 0, 0, 100, 100);
    (void)move(table.draft, 170, 140);
    point_is(table.draft, 0, 0, 120, 90);
    (void)move(table.draft, -500, 140);
    point_is(table.draft, 0, 0, 0, 90); /* not out of the picture */
    (void)lift(table.draft, -500, 140);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_UNDO), QUIZ_DRAFT_DONE);
    point_is(table.draft, 0, 0, 100, 100); /* one drag, one step */
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_REDO), QUIZ_DRAFT_DONE);
    point_is(table.draft, 0, 0, 0, 90);
    end(&table);
}

static void test_moving_a_point(void **state)
{
    (void)state;
    BEGIN(table);
    tap(table.draft, 150, 150);
    (void)press(table.draft, 104, 97);
    assert_int_equal(quiz_draft_point(table.draft), 0);
    (void)move(table.draft, 60, 60);
    assert_int_equal(lift(table.draft, 60, 60), QUIZ_DRAFT_DONE);
    point_is(table.draft, 0, 0, 60, 60);
    (void)press(table.draft, 60, 60);
    (void)move(table.draft, 260, 160); /* right through the opposite edge */
    assert_int_equal(lift(table.draft, 260, 160), QUIZ_DRAFT_CROSSES);
    point_is(table.draft, 0, 0, 60, 60);
    end(&table);
}

static void test_a_point_on_an_edge(void **state)
{
    (void)state;
    BEGIN(table);
    tap(table.draft, 150, 150);
    (void)press(table.draft, 148, 103); /* the middle of the upper edge */
    (void)move(table.draft, 150, 60);
    (void)lift(table.draft, 150, 60);
    point_is(table.draft, 0, 0, 100, 100);
    point_is(table.draft, 0, 1, 150, 60);
    point_is(table.draft, 0, 2, 200, 100);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_DELETE), QUIZ_DRAFT_DONE);
    point_is(table.draft, 0, 1, 200, 100);
    tap(table.draft, 100, 100);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_DELETE), QUIZ_DRAFT_DONE);
    tap(table.draft, 200, 100);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_DELETE), QUIZ_DRAFT_TOO_FEW);
    end(&table);
}

static void test_drawing(void **state)
{
    (void)state;
    BEGIN(table);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_ADD_HAZARD), QUIZ_DRAFT_DONE);
    ids_are(table.draft, "C01 C03 C02 C90");
    assert_int_equal(quiz_draft_chosen(table.draft), 2);
    tap(table.draft, 300, 300);
    tap(table.draft, 400, 300);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_CLOSE), QUIZ_DRAFT_TOO_FEW);
    tap(table.draft, 390, 390);
    tap(table.draft, 5000, 390);
    (void)quiz_draft_do(table.draft, QUIZ_DRAFT_UNDO); /* the last point only */
    assert_int_equal(quiz_draft_pen(table.draft)->count, 3);
    tap(table.draft, 303, 304); /* the first point again */
    assert_null(quiz_draft_pen(table.draft));
    point_is(table.draft, 2, 2, 390, 390);
    (void)quiz_draft_do(table.draft, QUIZ_DRAFT_UNDO);
    (void)quiz_draft_do(table.draft, QUIZ_DRAFT_UNDO);
    ids_are(table.draft, "C01 C03 C90");
    assert_false(quiz_draft_is_changed(table.draft));
    end(&table);
}

static void test_drawing_a_crossing(void **state)
{
    (void)state;
    BEGIN(table);
    tap(table.draft, 150, 150);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_REDRAW), QUIZ_DRAFT_DONE);
    tap(table.draft, 300, 300);
    tap(table.draft, 400, 400);
    tap(table.draft, 400, 300);
    tap(table.draft, 300, 400);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_CLOSE), QUIZ_DRAFT_CROSSES);
    assert_non_null(quiz_draft_pen(table.draft));
    point_is(table.draft, 0, 0, 100, 100); /* the old shape stays until the new one is whole */
    end(&table);
}

static void test_order_and_numbers(void **state)
{
    (void)state;
    BEGIN(table);
    tap(table.draft, 450, 150);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_DOWN), QUIZ_DRAFT_NOTHING); /* a decoy */
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_UP), QUIZ_DRAFT_DONE);
    ids_are(table.draft, "C03 C01 C90");
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_UP), QUIZ_DRAFT_NOTHING);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_NUMBER_DOWN), QUIZ_DRAFT_DONE);
    ids_are(table.draft, "C02 C01 C90");
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_NUMBER_DOWN), QUIZ_DRAFT_NOTHING);
    tap(table.draft, 150, 150);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_NUMBER_UP), QUIZ_DRAFT_IS_DRAWN);
    end(&table);
}

static void test_deleting(void **state)
{
    (void)state;
    BEGIN(table);
    tap(table.draft, 750, 150);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_DELETE), QUIZ_DRAFT_DONE);
    ids_are(table.draft, "C01 C03");
    assert_true(quiz_draft_is_changed(table.draft));
    (void)quiz_draft_do(table.draft, QUIZ_DRAFT_UNDO);
    assert_false(quiz_draft_is_changed(table.draft));
    ids_are(table.draft, "C01 C03 C90");
    end(&table);
}

static void test_the_other_picture(void **state)
{
    (void)state;
    BEGIN(table);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_TURN), QUIZ_DRAFT_DONE);
    assert_int_equal(quiz_draft_view(table.draft), QUIZ_PORTRAIT);
    tap(table.draft, 100, 750);
    assert_int_equal(quiz_draft_chosen(table.draft), 0);
    (void)press(table.draft, 100, 750);
    (void)move(table.draft, 120, 750);
    (void)lift(table.draft, 120, 750);
    point_is(table.draft, 0, 0, 70, 700);
    (void)quiz_draft_do(table.draft, QUIZ_DRAFT_TURN);
    point_is(table.draft, 0, 0, 100, 100);
    end(&table);
}

/* Shapes of a file come judged: what an author does to them is judged anew. */
static void test_judged_shapes(void **state)
{
    (void)state;
    BEGIN(table);
    for (size_t i = 0; i < table.scene.hazard_count; i++)
        quiz_shape_judge(&table.scene.hazards[i].shapes[QUIZ_LANDSCAPE]);
    quiz_draft_free(table.draft);
    table.draft = quiz_draft_create(&table.scene);
    (void)press(table.draft, 150, 150);
    (void)move(table.draft, 170, 150);
    (void)move(table.draft, -500, 150);
    (void)lift(table.draft, -500, 150);
    point_is(table.draft, 0, 0, 0, 100); /* not out of the picture */
    (void)press(table.draft, 50, 150);
    (void)move(table.draft, 250, 350);
    (void)lift(table.draft, 250, 350);
    tap(table.draft, 900, 500);
    tap(table.draft, 250, 350);
    assert_int_equal(quiz_draft_chosen(table.draft), 0); /* where it is now */
    (void)press(table.draft, 200, 300);
    (void)move(table.draft, 360, 360);
    assert_int_equal(lift(table.draft, 360, 360), QUIZ_DRAFT_CROSSES);
    end(&table);
}

/* A key while a finger holds something: the finger holds nothing any more. */
static void test_acts_while_dragging(void **state)
{
    (void)state;
    static const enum quiz_draft_act acts[] = {
        QUIZ_DRAFT_NEXT,   QUIZ_DRAFT_PREVIOUS, QUIZ_DRAFT_ADD_HAZARD, QUIZ_DRAFT_ADD_DECOY,
        QUIZ_DRAFT_REDRAW, QUIZ_DRAFT_DELETE,   QUIZ_DRAFT_UP,         QUIZ_DRAFT_DOWN,
        QUIZ_DRAFT_TURN,   QUIZ_DRAFT_UNDO,     QUIZ_DRAFT_REDO};
    for (size_t i = 0; i < 2 * COUNT(acts); i++) {
        bool is_point = i < COUNT(acts);
        BEGIN(table);
        tap(table.draft, 150, 150);
        (void)press(table.draft, is_point ? 104 : 150, is_point ? 97 : 150);
        (void)move(table.draft, is_point ? 300 : 170, is_point ? 180 : 170); /* it crosses */
        (void)quiz_draft_do(table.draft, acts[i % COUNT(acts)]);
        assert_int_equal(move(table.draft, 80, 80), QUIZ_DRAFT_NOTHING);
        assert_int_equal(lift(table.draft, 80, 80), QUIZ_DRAFT_NOTHING);
        size_t count;
        const struct quiz_draft_item *items = quiz_draft_items(table.draft, &count);
        for (size_t k = 0; k < count; k++)
            if (items[k].shapes[QUIZ_LANDSCAPE].kind != QUIZ_NO_SHAPE)
                assert_int_equal(quiz_shape_fault(&items[k].shapes[QUIZ_LANDSCAPE]),
                                 QUIZ_SHAPE_FINE);
        end(&table);
    }
}

/* A lift that never came. */
static void test_pressing_twice(void **state)
{
    (void)state;
    BEGIN(table);
    tap(table.draft, 150, 150);
    (void)press(table.draft, 104, 97);
    (void)press(table.draft, 900, 500);
    assert_int_equal(move(table.draft, 80, 80), QUIZ_DRAFT_NOTHING);
    point_is(table.draft, 0, 0, 100, 100);
    end(&table);
}

/* An edge at the picture's edge: the finger may be outside, its point may not. */
static void test_a_point_at_the_picture_s_edge(void **state)
{
    (void)state;
    BEGIN(table);
    (void)press(table.draft, 150, 150);
    (void)move(table.draft, 150, -500);
    (void)lift(table.draft, 150, -500);
    tap(table.draft, 150, -6);
    assert_int_equal(quiz_draft_point(table.draft), 1);
    point_is(table.draft, 0, 1, 150, 0);
    end(&table);
}

/* Undo gives up drawing a shape anew, and leaves what was done before that. */
static void test_undoing_a_redrawing(void **state)
{
    (void)state;
    BEGIN(table);
    (void)press(table.draft, 150, 150);
    (void)move(table.draft, 170, 140);
    (void)lift(table.draft, 170, 140);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_REDRAW), QUIZ_DRAFT_DONE);
    tap(table.draft, 300, 300);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_UNDO), QUIZ_DRAFT_DONE);
    assert_non_null(quiz_draft_pen(table.draft));
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_UNDO), QUIZ_DRAFT_DONE);
    assert_null(quiz_draft_pen(table.draft));
    point_is(table.draft, 0, 0, 120, 90);
    end(&table);
}

static void test_limits(void **state)
{
    (void)state;
    BEGIN(table);
    for (int i = 2; i < QUIZ_HAZARDS_MAX; i++)
        assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_ADD_HAZARD), QUIZ_DRAFT_DONE);
    assert_int_equal(quiz_draft_do(table.draft, QUIZ_DRAFT_ADD_HAZARD), QUIZ_DRAFT_FULL);
    for (int i = 0; i < 3 * QUIZ_DRAFT_UNDO_MAX; i++) {
        tap(table.draft, 450, 150);
        (void)quiz_draft_do(table.draft, i % 2 ? QUIZ_DRAFT_DELETE : QUIZ_DRAFT_ADD_DECOY);
        (void)quiz_draft_do(table.draft, QUIZ_DRAFT_UNDO);
    }
    int undone = 0;
    while (quiz_draft_do(table.draft, QUIZ_DRAFT_UNDO) == QUIZ_DRAFT_DONE)
        undone++;
    assert_true(undone <= QUIZ_DRAFT_UNDO_MAX);
    end(&table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_beginning),
        cmocka_unit_test(test_choosing),
        cmocka_unit_test(test_moving_a_shape),
        cmocka_unit_test(test_moving_a_point),
        cmocka_unit_test(test_a_point_on_an_edge),
        cmocka_unit_test(test_drawing),
        cmocka_unit_test(test_drawing_a_crossing),
        cmocka_unit_test(test_order_and_numbers),
        cmocka_unit_test(test_deleting),
        cmocka_unit_test(test_the_other_picture),
        cmocka_unit_test(test_judged_shapes),
        cmocka_unit_test(test_acts_while_dragging),
        cmocka_unit_test(test_pressing_twice),
        cmocka_unit_test(test_a_point_at_the_picture_s_edge),
        cmocka_unit_test(test_undoing_a_redrawing),
        cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
