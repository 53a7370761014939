#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "quiz/lint.h"
#include "quiz/quiz_test.h"

#define FOUND_MAX 1000

/* A scene without fault: twelve squares of 100 mm in 4 columns and 3 rows, a decoy among them.
 * One unit is one millimetre. */
static struct quiz_scene scene;
static struct quiz_panel panel;
static struct quiz_finding found[FOUND_MAX];
static size_t found_count;

static void note(void *context, const struct quiz_finding *finding)
{
    assert_ptr_equal(context, &scene);
    assert_true(found_count < FOUND_MAX);
    found[found_count++] = *finding;
}

static void replace(char **text, const char *with)
{
    free(*text);
    *text = mem_copy_text(with);
}

static void add_item(int number)
{
    bool is_decoy = number == 12;
    int column = number % 4, line = number / 4;
    struct quiz_item *item =
        is_decoy ? quiz_scene_add_decoy(&scene) : quiz_scene_add_hazard(&scene);
    (void)snprintf(item->id, sizeof(item->id), "C%02d", number); /* fits */
    item->title = mem_copy_text("隐患");
    for (int view = 0; view < QUIZ_VIEWS; view++) {
        item->shapes[view] = rect(100 + 300 * column, 100 + 250 * line, 100, 100);
        item->is_drawn_twice[view] = true;
    }
    if (is_decoy) {
        item->text = mem_copy_text("这样没有问题");
        return;
    }
    static const char *const options[QUIZ_OPTIONS] = {"一一", "二二", "三三", "四四"};
    item->practice = mem_copy_text("做法");
    item->basis = mem_copy_text("某法第一条");
    item->basis_mark[0] = 'V';
    item->question = mem_copy_text("问题");
    item->explanation = mem_copy_text("解释");
    item->option_count = QUIZ_OPTIONS;
    for (int i = 0; i < QUIZ_OPTIONS; i++)
        item->options[i] = mem_copy_text(options[i]);
    item->answer = 1 + number % QUIZ_OPTIONS;
}

static int begin(void **state)
{
    (void)state;
    scene = (struct quiz_scene){.name = mem_copy_text("x"), .title = mem_copy_text("小区")};
    scene.pictures[QUIZ_LANDSCAPE] =
        (struct quiz_picture){mem_copy_text("scene.svg"), 1300, 1100, true};
    scene.pictures[QUIZ_PORTRAIT] =
        (struct quiz_picture){mem_copy_text("portrait.svg"), 1300, 1200, true};
    panel = (struct quiz_panel){QUIZ_LANDSCAPE, 1};
    for (int i = 0; i <= 12; i++)
        add_item(i);
    scene.hazards[11].shapes[0].box.y = scene.hazards[11].shapes[1].box.y = 610;
    return 0;
}

static int end(void **state)
{
    (void)state;
    quiz_scene_finish(&scene);
    return 0;
}

static void lint(void)
{
    found_count = 0;
    quiz_lint(&scene, &panel, note, &scene);
}

/* Nothing else was found. */
static const struct quiz_finding *only(enum quiz_finding_kind kind)
{
    lint();
    for (size_t i = 0; i < found_count; i++)
        if (found[i].kind != kind)
            fail_msg("found also %d of %d", found[i].kind, found[i].index);
    assert_int_equal(found_count, 1);
    return &found[0];
}

static void assert_at(const struct quiz_finding *finding, bool is_decoy, int index,
                      enum quiz_field field)
{
    assert_int_equal(finding->is_decoy, is_decoy);
    assert_int_equal(finding->index, index);
    assert_int_equal(finding->field, field);
}

static void test_nothing(void **state)
{
    (void)state;
    lint();
    for (size_t i = 0; i < found_count; i++)
        print_message("found %d of %d\n", found[i].kind, found[i].index);
    assert_int_equal(found_count, 0);
    quiz_scene_finish(&scene);
    lint(); /* an empty scene: no title, no hazards */
    assert_int_equal(found_count, 2);
}

static void drop_hazards_to(size_t count)
{
    for (; scene.hazard_count > count; scene.hazard_count--) {
        struct quiz_scene rest = {.hazards = mem_alloc(sizeof(struct quiz_item)),
                                  .hazard_count = 1};
        rest.hazards[0] = scene.hazards[scene.hazard_count - 1];
        quiz_scene_finish(&rest);
    }
}

static void test_counts(void **state)
{
    (void)state;
    drop_hazards_to(8);
    lint();
    assert_int_equal(found_count, 0);
    drop_hazards_to(7);
    assert_true(only(QUIZ_FINDS_SMALL_POOL)->number == 7);
    drop_hazards_to(5);
    assert_true(only(QUIZ_FINDS_SMALL_POOL)->number == 5);
    drop_hazards_to(4);
    const struct quiz_finding *finding = only(QUIZ_FINDS_FEW_HAZARDS);
    assert_true(finding->number == 4);
    assert_int_equal(finding->index, -1);
}

/* 40 are not too many; 41 are, and then nothing is compared with one another. */
static void test_many(void **state)
{
    (void)state;
    char id[QUIZ_ID_BYTES];
    for (int i = 13; scene.hazard_count < QUIZ_HAZARDS_MAX; i++) {
        size_t last = scene.hazard_count;
        (void)snprintf(id, sizeof(id), "M%02d", i); /* fits */
        add_item(i % 4);
        memcpy(scene.hazards[last].id, id, sizeof(id));
        scene.hazards[last].shapes[0] = scene.hazards[last].shapes[1] =
            rect(100, 100, 60 + i, 60 + i);
    }
    lint();
    assert_true(found_count > 27);
    for (size_t i = 0; i < found_count; i++)
        assert_true(found[i].kind == QUIZ_FINDS_OVERLAP || found[i].kind == QUIZ_FINDS_TOO_SMALL);
    add_item(0);
    (void)snprintf(scene.hazards[40].id, sizeof(id), "M99"); /* fits */
    assert_true(only(QUIZ_FINDS_MANY_HAZARDS)->number == 41);
}

static void test_many_decoys(void **state)
{
    (void)state;
    while (scene.decoy_count <= QUIZ_DECOYS_MAX) {
        size_t last = scene.decoy_count;
        if (last == QUIZ_DECOYS_MAX) {
            lint(); /* the decoys lie on one another */
            for (size_t i = 0; i < found_count; i++)
                assert_int_equal(found[i].kind, QUIZ_FINDS_OVERLAP);
        }
        add_item(12);
        (void)snprintf(scene.decoys[last].id, QUIZ_ID_BYTES, "D%02zu", last); /* fits */
    }
    const struct quiz_finding *finding = only(QUIZ_FINDS_MANY_DECOYS);
    assert_at(finding, true, QUIZ_DECOYS_MAX, QUIZ_FIELD_ID);
    assert_true(finding->number == 41);
}

static void test_ids(void **state)
{
    (void)state;
    scene.hazards[3].id[0] = '\0';
    assert_at(only(QUIZ_FINDS_NO_ID), false, 3, QUIZ_FIELD_ID);
    memcpy(scene.hazards[3].id, "C01", 4);
    const struct quiz_finding *finding = only(QUIZ_FINDS_SAME_ID);
    assert_at(finding, false, 3, QUIZ_FIELD_ID);
    assert_int_equal(finding->other, 1);
    memcpy(scene.hazards[3].id, "C03", 4);
    memcpy(scene.decoys[0].id, "C03", 4);
    finding = only(QUIZ_FINDS_SAME_ID);
    assert_at(finding, true, 0, QUIZ_FIELD_ID);
    assert_int_equal(finding->other, 3);
    assert_false(finding->other_is_decoy);
}

static void test_missing(void **state)
{
    (void)state;
    struct quiz_item *hazard = &scene.hazards[2], *decoy = &scene.decoys[0];
    const struct {
        char **text;
        bool is_decoy;
        int index;
        enum quiz_field field;
    } rows[] = {
        {&scene.title, false, -1, QUIZ_FIELD_TITLE},
        {&hazard->title, false, 2, QUIZ_FIELD_TITLE},
        {&hazard->practice, false, 2, QUIZ_FIELD_PRACTICE},
        {&hazard->basis, false, 2, QUIZ_FIELD_BASIS},
        {&hazard->question, false, 2, QUIZ_FIELD_QUESTION},
        {&hazard->options[2], false, 2, QUIZ_FIELD_OPTIONS},
        {&hazard->explanation, false, 2, QUIZ_FIELD_EXPLANATION},
        {&decoy->title, true, 0, QUIZ_FIELD_TITLE},
        {&decoy->text, true, 0, QUIZ_FIELD_TEXT},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *was = *rows[i].text;
        char empty[] = "";
        *rows[i].text = NULL;
        assert_at(only(QUIZ_FINDS_MISSING), rows[i].is_decoy, rows[i].index, rows[i].field);
        assert_int_equal(found[0].other, rows[i].field == QUIZ_FIELD_OPTIONS ? 3 : 0);
        *rows[i].text = empty;
        assert_at(only(QUIZ_FINDS_MISSING), rows[i].is_decoy, rows[i].index, rows[i].field);
        *rows[i].text = was;
    }
}

static void test_options(void **state)
{
    (void)state;
    struct quiz_item *hazard = &scene.hazards[4];
    hazard->option_count = 3;
    assert_at(only(QUIZ_FINDS_OPTION_COUNT), false, 4, QUIZ_FIELD_OPTIONS);
    hazard->option_count = 5;
    assert_true(only(QUIZ_FINDS_OPTION_COUNT)->number == 5);
    hazard->option_count = 0;
    assert_at(only(QUIZ_FINDS_MISSING), false, 4, QUIZ_FIELD_OPTIONS);
    hazard->option_count = 4;
    replace(&hazard->options[3], "二二");
    const struct quiz_finding *finding = only(QUIZ_FINDS_SAME_OPTIONS);
    assert_at(finding, false, 4, QUIZ_FIELD_OPTIONS);
    assert_true(finding->number == 2);
    assert_int_equal(finding->other, 4);
    for (int i = 0; i < QUIZ_OPTIONS; i++)
        replace(&hazard->options[i], "一样");
    lint();
    assert_int_equal(found_count, 3);
}

static void test_answer(void **state)
{
    static const int wrong[] = {0, 5, -1, 1000};
    (void)state;
    for (size_t i = 0; i < COUNT(wrong); i++) {
        scene.hazards[0].answer = wrong[i];
        assert_at(only(QUIZ_FINDS_ANSWER), false, 0, QUIZ_FIELD_ANSWER);
        assert_true(found[0].number == wrong[i]);
    }
}

/* The longest text that is fine, and one character more; a Han character counts as one. */
static void test_too_long(void **state)
{
    (void)state;
    struct quiz_item *hazard = &scene.hazards[0]; /* its answer is 1 */
    const struct {
        char **text;
        size_t limit;
        bool is_decoy;
        enum quiz_field field;
    } rows[] = {
        {&hazard->question, 36, false, QUIZ_FIELD_QUESTION},
        {&hazard->options[1], 20, false, QUIZ_FIELD_OPTIONS},
        {&hazard->explanation, 60, false, QUIZ_FIELD_EXPLANATION},
        {&hazard->practice, 60, false, QUIZ_FIELD_PRACTICE},
        {&scene.decoys[0].text, 30, true, QUIZ_FIELD_TEXT},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        char text[256] = "";
        for (size_t k = 0; k < rows[i].limit; k++)
            memcpy(text + 3 * k, "字", 4);
        replace(rows[i].text, text);
        lint();
        assert_int_equal(found_count, 0);
        memcpy(text + 3 * rows[i].limit, "a", 2);
        replace(rows[i].text, text);
        assert_at(only(QUIZ_FINDS_TOO_LONG), rows[i].is_decoy, 0, rows[i].field);
        assert_true(found[0].number == (double)rows[i].limit + 1);
        assert_true(found[0].limit == (double)rows[i].limit);
        assert_int_equal(found[0].other, rows[i].field == QUIZ_FIELD_OPTIONS ? 2 : 0);
        replace(rows[i].text, "短");
    }
}

static void test_shape(void **state)
{
    (void)state;
    scene.hazards[1].shapes[QUIZ_PORTRAIT].box.w = NAN;
    const struct quiz_finding *finding = only(QUIZ_FINDS_SHAPE);
    assert_at(finding, false, 1, QUIZ_FIELD_SHAPE);
    assert_int_equal(finding->view, QUIZ_PORTRAIT);
    assert_int_equal(finding->fault, QUIZ_SHAPE_NOT_FINITE);
    free(scene.pictures[QUIZ_PORTRAIT].path);
    scene.pictures[QUIZ_PORTRAIT].path = NULL;
    lint(); /* without that picture nobody asks */
    assert_int_equal(found_count, 0);
    scene.decoys[0].shapes[QUIZ_LANDSCAPE].kind = QUIZ_NO_SHAPE;
    finding = only(QUIZ_FINDS_SHAPE);
    assert_at(finding, true, 0, QUIZ_FIELD_SHAPE);
    assert_int_equal(finding->fault, QUIZ_SHAPE_MISSING);
}

static void test_outside(void **state)
{
    (void)state;
    struct quiz_box *box = &scene.hazards[11].shapes[QUIZ_PORTRAIT].box;
    *box = (struct quiz_box){1200.4, 1100.4, 100, 100};
    lint(); /* rounding */
    assert_int_equal(found_count, 0);
    box->y = 1101;
    const struct quiz_finding *finding = only(QUIZ_FINDS_OUTSIDE);
    assert_at(finding, false, 11, QUIZ_FIELD_SHAPE);
    assert_int_equal(finding->view, QUIZ_PORTRAIT);
    *box = (struct quiz_box){-1, 0, 100, 100};
    assert_int_equal(only(QUIZ_FINDS_OUTSIDE)->index, 11);
}

static void test_one_drawing(void **state)
{
    (void)state;
    scene.hazards[7].is_drawn_twice[QUIZ_PORTRAIT] = false;
    scene.decoys[0].is_drawn_twice[QUIZ_PORTRAIT] = false; /* need not be */
    const struct quiz_finding *finding = only(QUIZ_FINDS_ONE_DRAWING);
    assert_at(finding, false, 7, QUIZ_FIELD_ID);
    assert_int_equal(finding->view, QUIZ_PORTRAIT);
    scene.pictures[QUIZ_PORTRAIT].is_drawing = false;
    lint(); /* a photograph cannot be */
    assert_int_equal(found_count, 0);
}

static void test_overlap(void **state)
{
    (void)state;
    scene.decoys[0].shapes[QUIZ_LANDSCAPE] = rect(190, 190, 100, 100); /* 10 × 10 of the first */
    const struct quiz_finding *finding = only(QUIZ_FINDS_OVERLAP);
    assert_at(finding, true, 0, QUIZ_FIELD_SHAPE);
    assert_int_equal(finding->other, 0);
    assert_false(finding->other_is_decoy);
    scene.decoys[0].shapes[QUIZ_LANDSCAPE] = rect(200, 200, 100, 100); /* a corner */
    lint();
    assert_int_equal(found_count, 0);
    panel.view = QUIZ_PORTRAIT;
    scene.hazards[1].shapes[QUIZ_PORTRAIT] = rect(150, 100, 100, 100);
    assert_at(only(QUIZ_FINDS_OVERLAP), false, 1, QUIZ_FIELD_SHAPE);
}

/* A square of 13 mm and its slop of 6 mm: 13² + 4 × 13 × 6 + π 6² = 594 mm², as a circle of 27.5;
 * in low mode 7.8² + 4 × 7.8 × 6 + π 6² = 361 mm²: 21.4. */
static void test_sizes(void **state)
{
    (void)state;
    struct quiz_box *box = &scene.hazards[5].shapes[QUIZ_LANDSCAPE].box;
    *box = (struct quiz_box){400, 400, 13, 13};
    const struct quiz_finding *finding = only(QUIZ_FINDS_TOO_LOW);
    assert_at(finding, false, 5, QUIZ_FIELD_SHAPE);
    assert_true(fabs(finding->number - 21.4) < 0.3 && finding->limit == 24);
    *box = (struct quiz_box){400, 400, 7.8, 7.8};
    finding = only(QUIZ_FINDS_TOO_SMALL);
    assert_true(fabs(finding->number - 21.4) < 0.3);
    *box = (struct quiz_box){400, 400, 18, 18};
    lint();
    assert_int_equal(found_count, 0);
    panel.units_per_mm = 2; /* all half as large: 9² + 4 × 9 × 6 + π 6² = 410 mm², 22.8 */
    assert_int_equal(only(QUIZ_FINDS_TOO_SMALL)->index, 5);
    panel.units_per_mm = 0;
    lint(); /* not known */
    assert_int_equal(found_count, 0);
}

static void test_near_edge(void **state)
{
    (void)state;
    struct quiz_box *box = &scene.hazards[3].shapes[QUIZ_LANDSCAPE].box;
    box->x = 1190; /* to 1290 of 1300 */
    lint();
    assert_int_equal(found_count, 0);
    box->x = 1191;
    const struct quiz_finding *finding = only(QUIZ_FINDS_NEAR_EDGE);
    assert_at(finding, false, 3, QUIZ_FIELD_SHAPE);
    assert_true(finding->number == 9 && finding->limit == 10);
}

static void test_basis(void **state)
{
    static const char *const marks[] = {"", "P", "V/N", "v"};
    (void)state;
    for (size_t i = 0; i < COUNT(marks); i++) {
        memcpy(scene.hazards[6].basis_mark, marks[i], strlen(marks[i]) + 1);
        assert_at(only(QUIZ_FINDS_BASIS), false, 6, QUIZ_FIELD_BASIS);
    }
}

/* Of twelve answers 2 to 4 may be of one letter: 16.7 % to 33.3 %. */
static void test_letters(void **state)
{
    (void)state;
    scene.hazards[0].answer = 2;
    lint();
    assert_int_equal(found_count, 0);
    scene.hazards[4].answer = 2;
    lint();
    assert_int_equal(found_count, 2);
    assert_int_equal(found[0].kind, QUIZ_FINDS_LETTERS);
    assert_int_equal(found[0].other, 1);
    assert_true(fabs(found[0].number - 8.33) < 0.01);
    assert_int_equal(found[1].other, 2);
    assert_true(fabs(found[1].number - 41.67) < 0.01);
}

/* 3 of 12 are 25 %, 4 are 33 %. */
static void test_longest(void **state)
{
    (void)state;
    for (int i = 0; i < 3; i++)
        replace(&scene.hazards[i].options[scene.hazards[i].answer - 1], "最长的一个");
    lint();
    assert_int_equal(found_count, 0);
    replace(&scene.hazards[3].options[3], "也最长");
    assert_true(fabs(only(QUIZ_FINDS_LONGEST)->number - 33.33) < 0.01);
    replace(&scene.hazards[3].options[0], "一样长");
    lint();
    assert_int_equal(found_count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_nothing, begin, end),
        cmocka_unit_test_setup_teardown(test_counts, begin, end),
        cmocka_unit_test_setup_teardown(test_many, begin, end),
        cmocka_unit_test_setup_teardown(test_many_decoys, begin, end),
        cmocka_unit_test_setup_teardown(test_ids, begin, end),
        cmocka_unit_test_setup_teardown(test_missing, begin, end),
        cmocka_unit_test_setup_teardown(test_options, begin, end),
        cmocka_unit_test_setup_teardown(test_answer, begin, end),
        cmocka_unit_test_setup_teardown(test_too_long, begin, end),
        cmocka_unit_test_setup_teardown(test_shape, begin, end),
        cmocka_unit_test_setup_teardown(test_outside, begin, end),
        cmocka_unit_test_setup_teardown(test_one_drawing, begin, end),
        cmocka_unit_test_setup_teardown(test_overlap, begin, end),
        cmocka_unit_test_setup_teardown(test_sizes, begin, end),
        cmocka_unit_test_setup_teardown(test_near_edge, begin, end),
        cmocka_unit_test_setup_teardown(test_basis, begin, end),
        cmocka_unit_test_setup_teardown(test_letters, begin, end),
        cmocka_unit_test_setup_teardown(test_longest, begin, end),
    };
    return cmocka_run_group_tests_name("quiz/lint", tests, NULL, NULL);
}
