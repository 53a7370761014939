#include "config/scratch.h"

#include "base/str.h"
#include "config/scene_save.h"

#define SVG                                                                                        \
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000 600\"><rect id=\"C01\" "         \
    "x=\"100\" y=\"100\" width=\"100\" height=\"100\"/></svg>\n"
#define PORTRAIT                                                                                   \
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 600 1000\"><rect id=\"C01\" "         \
    "x=\"50\" y=\"700\" width=\"100\" height=\"100\"/></svg>\n"
#define TEXTS                                                                                      \
    "practice = \"甲\"; basis = \"乙\"; basis_mark = \"V\"; question = \"丙？\";\n"            \
    "    options = [ \"一\", \"二\", \"三\", \"四\" ]; answer = 1; explanation = \"丁\"; }"
#define HEAD                                                                                       \
    "# 小区，初稿\n"                                                                          \
    "title = \"小区\"; setting = \"community\"; // 社区\n"
#define ONE "  // 第一处\n  { id = \"C01\"; title = \"充电\"; shape = { svg = \"C01\"; }; " TEXTS
#define TWO "  { id = \"C02\"; title = \"井盖\"; shape = { circle = [500, 150, 60]; }; " TEXTS
#define THREE                                                                                      \
    "  /* 三 */ { id = \"C03\"; title = \"车\"; shape = { rect = [700, 100, 90, 80]; }; " TEXTS
#define DECOYS                                                                                        \
    "\n# 这些不算\ndecoys = (\n  { id = \"C90\"; title = \"棋\"; shape = { polygon = [10, 400, " \
    "90, 400, 50, 480]; }; text = \"下棋\"; }\n); // 完\n"
#define WHOLE                                                                                      \
    HEAD "hazards = (\n" ONE ", // 门厅\n" TWO ",\n" THREE "\n  // 还要再画五处\n);" DECOYS

/* The least there can be. */
#define A      "{ id = \"A\"; }"
#define B      "{ id = \"B\"; }"
#define C      "{ id = \"C\"; }"
#define WIDE_A "｛ id = “A” ｝"
#define WIDE_B "｛ id = “B” ｝"
#define NEW(id)                                                                                    \
    "\n  { id = \"" id                                                                             \
    "\"; title = \"\"; shape = { polygon = [300, 300, 400, 300, 350, 400]; };\n"                   \
    "    practice = \"\"; basis = \"\"; basis_mark = \"\";\n    question = \"\"; "                 \
    "options = [ \"\", \"\", \"\", \"\" ]; answer = 1; explanation = \"\"; }"

struct work {
    struct config_scene scene;
    struct quiz_draft *draft;
};

static void begin(struct work *work, const char *cfg)
{
    struct config_report report = {0};
    (void)scratch_write("scene.svg", SVG);
    (void)scratch_write("portrait.svg", PORTRAIT);
    (void)scratch_write("scene.cfg", cfg);
    bool ok = config_scene_load(scratch_path("scene.cfg"), &work->scene, &report);
    if (!ok)
        config_report_print(&report, stderr);
    assert_true(ok);
    config_report_finish(&report);
    work->draft = quiz_draft_create(&work->scene.scene);
}

static bool save(struct work *work, struct err *err)
{
    size_t count;
    const struct quiz_draft_item *items = quiz_draft_items(work->draft, &count);
    return config_scene_save(&work->scene, items, count, err);
}

static void end(struct work *work)
{
    quiz_draft_free(work->draft);
    config_scene_finish(&work->scene);
}

/* Saves, and what is in the file then. */
static void becomes(struct work *work, const char *wanted)
{
    struct str text = {0};
    struct err err = {0};
    if (!save(work, &err))
        fail_msg("%s", err.text);
    assert_true(file_read(scratch_path("scene.cfg"), 1 << 20, &text, &err));
    assert_string_equal(text.text, wanted);
    str_finish(&text);
    end(work);
}

static void touch(struct work *work, enum quiz_draft_touch touch, double x, double y)
{
    (void)quiz_draft_touch(work->draft, touch, (struct quiz_point){x, y}, 10);
}

static void drag(struct work *work, double x, double y, double to_x, double to_y)
{
    touch(work, QUIZ_DRAFT_PRESS, x, y);
    touch(work, QUIZ_DRAFT_MOVE, to_x, to_y);
    touch(work, QUIZ_DRAFT_LIFT, to_x, to_y);
}

static void act(struct work *work, enum quiz_draft_act act)
{
    assert_int_equal(quiz_draft_do(work->draft, act), QUIZ_DRAFT_DONE);
}

static void draw_triangle(struct work *work)
{
    touch(work, QUIZ_DRAFT_PRESS, 300, 300);
    touch(work, QUIZ_DRAFT_PRESS, 400, 300);
    touch(work, QUIZ_DRAFT_PRESS, 350, 400);
    act(work, QUIZ_DRAFT_CLOSE);
}

static void test_nothing_changed(void **state)
{
    (void)state;
    static const char *const files[] = {
        WHOLE,
        "\xef\xbb\xbf" WHOLE,
        HEAD "hazards = (" TWO "," THREE ");" DECOYS,
        HEAD "hazards = ( " TWO " ,\n" THREE ");",
        HEAD DECOYS "hazards = (\n" TWO "\n);\n",
        HEAD "hazards＝（\n" TWO "，// 全角\n" THREE "\n）；" DECOYS,
        HEAD "hazards = (\n" A " // a\n," B " /* b */ , " C ",\n);" DECOYS,
        HEAD "hazards＝（" WIDE_A "，" WIDE_B "）；" DECOYS,
        HEAD "hazards = （" A ");",
        HEAD "hazards = (" A "）;",
        HEAD "hazards = [ ];" DECOYS,
        HEAD "hazards = ( { title = \"?\"; }, { id = \"C 1\"; } );" DECOYS,
    };
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        struct work work;
        begin(&work, files[i]);
        becomes(&work, files[i]);
    }
}

static void test_a_shape_moved(void **state)
{
    (void)state;
    struct work work;
    begin(&work, WHOLE);
    drag(&work, 500, 150, 510, 170);
    becomes(&work, HEAD "hazards = (\n" ONE ", // 门厅\n"
                        "  { id = \"C02\"; title = \"井盖\"; shape = { circle = [510, 170, 60]; "
                        "}; " TEXTS ",\n" THREE "\n  // 还要再画五处\n);" DECOYS);
}

/* A named shape serves both pictures: the other one keeps it. */
static void test_a_named_shape_moved(void **state)
{
    (void)state;
    struct work work;
    begin(&work, WHOLE);
    drag(&work, 150, 150, 160, 150);
    becomes(&work, HEAD "hazards = (\n"
                        "  // 第一处\n  { id = \"C01\"; title = \"充电\"; shape = { rect = "
                        "[110, 100, 100, 100]; }; shape_portrait = { svg = \"C01\"; }; " TEXTS
                        ", // 门厅\n" TWO ",\n" THREE "\n  // 还要再画五处\n);" DECOYS);
}

static void test_order(void **state)
{
    (void)state;
    struct work work;
    begin(&work, WHOLE);
    touch(&work, QUIZ_DRAFT_PRESS, 750, 150);
    touch(&work, QUIZ_DRAFT_LIFT, 750, 150);
    act(&work, QUIZ_DRAFT_UP);
    act(&work, QUIZ_DRAFT_UP);
    becomes(&work, HEAD "hazards = (\n" THREE ",\n" ONE ", // 门厅\n" TWO
                        "\n  // 还要再画五处\n);" DECOYS);
}

static void test_number_and_deleting(void **state)
{
    (void)state;
    struct work work;
    begin(&work, WHOLE);
    touch(&work, QUIZ_DRAFT_PRESS, 500, 150);
    touch(&work, QUIZ_DRAFT_LIFT, 500, 150);
    act(&work, QUIZ_DRAFT_NUMBER_UP);
    act(&work, QUIZ_DRAFT_NEXT);
    act(&work, QUIZ_DRAFT_DELETE);
    becomes(&work, HEAD "hazards = (\n" ONE ", // 门厅\n"
                        "  { id = \"C04\"; title = \"井盖\"; shape = { circle = [500, 150, 60]; "
                        "}; " TEXTS "\n  // 还要再画五处\n);" DECOYS);
}

static void test_new_items(void **state)
{
    (void)state;
    struct work work;
    struct config_report report = {0};
    begin(&work, WHOLE);
    act(&work, QUIZ_DRAFT_ADD_HAZARD);
    draw_triangle(&work);
    becomes(&work, HEAD "hazards = (\n" ONE ", // 门厅\n" TWO ",\n" THREE ",\n"
                        "  { id = \"C04\"; title = \"\"; shape = { polygon = [300, 300, 400, 300, "
                        "350, 400]; };\n"
                        "    practice = \"\"; basis = \"\"; basis_mark = \"\";\n"
                        "    question = \"\"; options = [ \"\", \"\", \"\", \"\" ]; answer = 1; "
                        "explanation = \"\"; }\n  // 还要再画五处\n);" DECOYS);
    assert_true(config_scene_load(scratch_path("scene.cfg"), &work.scene, &report));
    assert_int_equal(work.scene.scene.hazard_count, 4);
    config_scene_finish(&work.scene);
    config_report_finish(&report);
}

/* N chooses the next, U moves it up, X deletes it, + adds a hazard, R draws anew. */
static void do_all(struct work *work, const char *steps)
{
    for (; *steps; steps++) {
        if (*steps == 'N')
            act(work, QUIZ_DRAFT_NEXT);
        else if (*steps == 'U')
            act(work, QUIZ_DRAFT_UP);
        else if (*steps == 'X')
            act(work, QUIZ_DRAFT_DELETE);
        else
            act(work, *steps == 'R' ? QUIZ_DRAFT_REDRAW : QUIZ_DRAFT_ADD_HAZARD);
        if (strchr("+R", *steps))
            draw_triangle(work);
    }
}

/* No comment swallows an item or a bracket, none is torn, no comma stands there twice. */
static void test_what_stands_between(void **state)
{
    (void)state;
    static const char head[] = HEAD "hazards = ";
    static const struct {
        const char *list, *steps, *wanted;
    } rows[] = {
        {"(\n" A ", // a\n" B " );", "NNX", "(\n" A " // a\n);"},
        {"( " A ", " B " // b\n);", "NNU", "( " B ", // b\n " A "\n);"},
        {"(" A ", // a\n" B ", " C ");", "NNNU", "(" A ", // a\n " C ",\n" B ");"},
        {"(" A ", /* a\n b */ " B ", " C ");", "NNX", "(" A ", " C ");"},
        {"(" A ", /* a\n b */ " B ", " C ");", "NX", "( /* a\n b */ " B ", " C ");"},
        {"(\n  " A " // a\n, " B " // b\n);", "NNU", "( " B ", // b\n  " A " // a\n\n);"},
        {"(\n" A ", // {\n" B "\n);", "NX", "(\n" B "\n);"},
        {"( // alle\n  " A ", // a\n  " B "\n);", "NX", "( // alle\n  " B "\n);"},
        {"( // alle\n" A ", " B ");", "NNU", "( // alle\n " B ",\n" A ");"},
        {"(\n" A ",\n" B ", // b\n);", "NNU", "(\n" B ", // b\n" A "\n);"},
        {"( // keine\n);", "", "( // keine\n);"},
        {"（ " A " );", "+", "（ " A ", " NEW("A01") ");"},
        {"( " A "）;", "+", "( " A "," NEW("A01") "）;"},
        {"[ ];", "+", "(" NEW("C01") "\n);"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct work work;
        struct str before = {0}, wanted = {0};
        str_addf(&before, "%s%s", head, rows[i].list);
        str_addf(&wanted, "%s%s", head, rows[i].wanted);
        begin(&work, before.text);
        do_all(&work, rows[i].steps);
        becomes(&work, wanted.text);
        str_finish(&before);
        str_finish(&wanted);
    }
}

/* A draft holds no more than a level can use: what the file has beyond stays in it. */
static void test_more_than_a_draft_holds(void **state)
{
    (void)state;
    struct work work;
    struct str text = {0};
    str_add(&text, HEAD "hazards = (");
    for (int i = 0; i < QUIZ_HAZARDS_MAX + 5; i++)
        str_addf(&text, "%s\n  { id = \"C%02d\"; }", i ? "," : "", i);
    str_add(&text, "\n);" DECOYS);
    begin(&work, text.text);
    becomes(&work, text.text);
    str_finish(&text);
}

/* What is written in another way than a list of items is left alone. */
static void test_no_list(void **state)
{
    (void)state;
    static const char *const lists[] = {"( 5 )", "[ 1 ]", "\"C01\"",
                                        "{ C01 = { title = \"a\"; }; }"};
    for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
        struct work work;
        struct err err = {0};
        struct str text = {0}, after = {0};
        str_addf(&text, HEAD "hazards = %s;\n", lists[i]);
        begin(&work, text.text);
        do_all(&work, "+");
        assert_false(save(&work, &err));
        assert_int_equal(err.code, ERR_BUSY);
        assert_non_null(strstr(err.text, "写法有误"));
        assert_true(file_read(scratch_path("scene.cfg"), 1 << 20, &after, &err));
        assert_string_equal(after.text, text.text);
        str_finish(&text);
        str_finish(&after);
        end(&work);
    }
}

/* An item without a readable id can be drawn, too. */
static void test_no_id(void **state)
{
    (void)state;
    struct work work;
    begin(&work, HEAD "hazards = ( { practice = \"a\"; } );");
    do_all(&work, "NR");
    becomes(&work, HEAD "hazards = ( { shape = { polygon = [300, 300, 400, 300, 350, 400]; }; "
                        "practice = \"a\"; } );");
}

/* Where there is no portrait picture nothing is said of one; and few units need parts. */
static void test_one_small_picture(void **state)
{
    (void)state;
    struct work work;
    struct config_report report = {0};
    (void)scratch_write("scene.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 "
                                     "9\"><rect id=\"C01\" x=\"1\" y=\"1\" width=\"2\" "
                                     "height=\"0.5\"/></svg>");
    (void)scratch_write("scene.cfg",
                        HEAD "hazards = ( { id = \"C01\"; shape = { svg = \"C01\"; }; } );");
    assert_true(config_scene_load(scratch_path("scene.cfg"), &work.scene, &report));
    work.draft = quiz_draft_create(&work.scene.scene);
    struct quiz_point from = {1.2, 1.2}, to = {1.456, 1.2};
    (void)quiz_draft_touch(work.draft, QUIZ_DRAFT_PRESS, from, 0.1);
    (void)quiz_draft_touch(work.draft, QUIZ_DRAFT_MOVE, to, 0.1);
    (void)quiz_draft_touch(work.draft, QUIZ_DRAFT_LIFT, to, 0.1);
    becomes(&work, HEAD "hazards = ( { id = \"C01\"; shape = { rect = [1.26, 1.00, 2.00, 0.50]; "
                        "}; } );");
    assert_true(config_scene_load(scratch_path("scene.cfg"), &work.scene, &report));
    assert_int_equal(report.errors, 0);
    config_scene_finish(&work.scene);
    config_report_finish(&report);
}

static void test_a_list_that_was_not_there(void **state)
{
    (void)state;
    struct work work;
    begin(&work, HEAD "hazards = (\n" TWO "\n);\n");
    act(&work, QUIZ_DRAFT_ADD_DECOY);
    draw_triangle(&work);
    becomes(&work, HEAD "hazards = (\n" TWO "\n);\n"
                        "\ndecoys = (\n  { id = \"C90\"; title = \"\"; shape = { polygon = [300, "
                        "300, 400, 300, 350, 400]; };\n    text = \"\"; }\n);\n");
}

static void test_windows_line_ends(void **state)
{
    (void)state;
    struct work work;
    begin(&work,
          "title = \"小区\"; setting = \"community\";\r\nhazards = (\r\n"
          "  { id = \"C02\"; title = \"a\"; shape = { circle = [500, 150, 60]; }; }, // 一\r\n"
          "  { id = \"C03\"; title = \"b\"; shape = { circle = [800, 150, 60]; }; }\r\n);\r\n");
    drag(&work, 500, 150, 500, 180);
    act(&work, QUIZ_DRAFT_DOWN);
    becomes(
        &work,
        "title = \"小区\"; setting = \"community\";\r\nhazards = (\r\n"
        "  { id = \"C03\"; title = \"b\"; shape = { circle = [800, 150, 60]; }; },\r\n"
        "  { id = \"C02\"; title = \"a\"; shape = { circle = [500, 180, 60]; }; } // 一\r\n);\r\n");
}

static void test_changed_by_somebody_else(void **state)
{
    (void)state;
    struct work work;
    struct err err = {0};
    begin(&work, WHOLE);
    drag(&work, 500, 150, 510, 170);
    (void)scratch_write("scene.cfg", HEAD "hazards = (\n" TWO "\n);\n");
    assert_false(save(&work, &err));
    assert_int_equal(err.code, ERR_BUSY);
    (void)scratch_write("scene.cfg", HEAD "hazards = (");
    assert_false(save(&work, &err));
    assert_int_equal(err.code, ERR_PARSE);
    assert_int_equal(unlink(scratch_path("scene.cfg")), 0);
    assert_false(save(&work, &err));
    assert_int_equal(err.code, ERR_GONE);
    end(&work);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_nothing_changed, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_a_shape_moved, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_a_named_shape_moved, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_order, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_number_and_deleting, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_new_items, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_a_list_that_was_not_there, scratch_open,
                                        scratch_close),
        cmocka_unit_test_setup_teardown(test_what_stands_between, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_more_than_a_draft_holds, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_no_list, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_no_id, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_one_small_picture, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_windows_line_ends, scratch_open, scratch_close),
        cmocka_unit_test_setup_teardown(test_changed_by_somebody_else, scratch_open, scratch_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
