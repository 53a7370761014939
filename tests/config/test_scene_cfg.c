#include <iconv.h>

#include "config/scene_folder.h"

static int begin(void **state)
{
    int failed = scratch_open(state);
    write_drawing("scene.svg", SVG_OPEN);
    write_drawing("portrait.svg", SVG_PORTRAIT);
    return failed;
}

static int end(void **state)
{
    forget();
    return scratch_close(state);
}

static void test_good(void **state)
{
    (void)state;
    assert_true(load_with(HEAD, NULL));
    assert_counts(&report, 0, 0);
    assert_string_equal(scene.scene.name, strrchr(scratch_folder, '/') + 1);
    assert_string_equal(scene.scene.title, "小区");
    assert_int_equal(scene.scene.setting, QUIZ_COMMUNITY);
    assert_int_equal(scene.scene.hazard_count, HAZARDS);
    assert_int_equal(scene.scene.decoy_count, 1);
    assert_string_equal(scene.scene.pictures[QUIZ_PORTRAIT].path, scratch_path("portrait.svg"));
    assert_true(scene.scene.pictures[QUIZ_PORTRAIT].w == 900);
    assert_true(scene.scene.pictures[QUIZ_LANDSCAPE].is_drawing);
    const struct quiz_item *item = &scene.scene.hazards[4];
    assert_string_equal(item->id, "C05");
    assert_string_equal(item->question, "怎么办？");
    assert_string_equal(item->options[3], "四");
    assert_string_equal(item->basis_mark, "V");
    assert_int_equal(item->option_count, 4);
    assert_int_equal(item->answer, 2);
    assert_true(item->is_drawn_twice[QUIZ_LANDSCAPE] && item->is_drawn_twice[QUIZ_PORTRAIT]);
    assert_true(item->shapes[QUIZ_LANDSCAPE].box.x == 300);
    assert_true(item->shapes[QUIZ_PORTRAIT].is_judged);
    assert_string_equal(scene.scene.decoys[0].text, "放得对。");
    assert_int_equal(scene.hazards[4].at.line, 7);
    assert_int_equal(scene.hazards[4].fields[QUIZ_FIELD_ID].column, 5);
    assert_int_equal(scene.hazards[4].fields[QUIZ_FIELD_TEXT].line, 0);
    assert_int_equal(scene.decoys[0].at.line, 12);
    assert_true(load_and_check(scratch_path("scene.cfg"))); /* by the file, too */
    assert_counts(&report, 0, 0);
    for (int i = 0; i < QUIZ_SETTINGS; i++) {
        char head[100];
        (void)snprintf(head, sizeof(head), "title = \"x\"; setting = \"%s\";\n", /* fits */
                       quiz_setting_name((enum quiz_setting)i));
        assert_true(load_with(head, NULL));
        assert_int_equal(scene.scene.setting, i);
    }
}

/* What Chinese Windows makes of the file. */
static void test_encodings(void **state)
{
    (void)state;
    struct str cfg = {0}, windows = {0};
    char gb[16384];
    make_cfg(&cfg, "title ＝ \"小区\"； setting ＝ \"community\"；\n",
             (const char *const[][2]){{"answer", "３"}, {NULL, NULL}});
    str_add(&windows, "\xEF\xBB\xBF");
    for (const char *at = cfg.text; *at; at++)
        str_add(&windows, *at == '\n' ? "\r\n" : (char[]){*at, '\0'});
    assert_true(load_and_check(scratch_write("scene.cfg", windows.text)));
    assert_counts(&report, 0, 0);
    assert_int_equal(scene.scene.hazards[1].answer, 3);
    assert_int_equal(scene.hazards[4].fields[QUIZ_FIELD_ID].line, 7);
    char *in = windows.text + 3, *out = gb;
    size_t in_len = windows.len - 3, out_len = sizeof(gb);
    iconv_t converter = iconv_open("GB18030", "UTF-8");
    assert_true(iconv(converter, &in, &in_len, &out, &out_len) == 0);
    assert_int_equal(iconv_close(converter), 0);
    assert_true(load_and_check(scratch_write_bytes("scene.cfg", gb, sizeof(gb) - out_len)));
    assert_counts(&report, 0, 0);
    assert_string_equal(scene.scene.hazards[1].question, "怎么办？");
    str_finish(&cfg);
    str_finish(&windows);
}

#define T10 "一二三四五六七八九十"

/* One key of the second hazard is spoiled: it stands in line 4. */
static const struct {
    const char *key, *value; /* "": not written */
    size_t errors;
    const char *said;
} bad_keys[] = {
    {"id", "", 1, ":4:3: error: 第 2 个隐患：缺少编号，请写 id = \"C01\""},
    {"id", "\"C 02\"", 1, ":4:5: error: 第 2 个隐患：id = \"C 02\"：只能用字母、数字、- 和 _"},
    {"id", "\"C012345678901234\"", 1, ":4:5: error: 第 2 个隐患：id 太长：16 字节，最多 15 字节"},
    {"id", "\"隐患\"", 1, "只能用字母、数字"},
    {"id", "7", 1, ":4:5: error: 第 2 个隐患：id 应写成文字"},
    {"id", "\"C01\"", 1, ":4:5: error: 隐患「C01」：第 3 行已经用了这个编号，请改一个"},
    {"title", "", 1, ":4:3: error: 隐患「C02」：缺少 title，请写 title = \"…\""},
    {"title", "\"\"", 1, ":4:17: error: 隐患「C02」：title 不能是空的"},
    {"title", "5", 1, ":4:17: error: 隐患「C02」：title 应写成文字"},
    {"practice", "", 1, "缺少 practice"},
    {"basis", "", 1, "缺少 basis"},
    {"question", "", 1, "缺少 question"},
    {"explanation", "", 1, "缺少 explanation"},
    {"options", "", 1, ":4:3: error: 隐患「C02」：缺少选项，请写 options"},
    {"options", "5", 1, "options 应写成列表"},
    {"options", "[ ]", 1, "options 是空的，请写 4 个选项"},
    {"options", "[ \"一\", \"二\" ]", 1, "有 2 个选项，应有 4 个"},
    {"options", "[ \"一\", \"二\", \"三\", \"四\", \"五\" ]", 1, "有 5 个选项，应有 4 个"},
    {"options", "[ \"同\", \"同\", \"同\", \"同\" ]", 3, "第 1 个和第 4 个选项相同，请改一个"},
    {"options", "[ \"一\", \"\", \"三\", \"四\" ]", 1, "第 2 个选项是空的"},
    {"options", "( \"一\", 2, \"三\", \"四\" )", 1, "此处 应写成文字"},
    {"options", "[ \"一\", \"" T10 T10 "1\", \"三\", \"四\" ]", 1,
     "第 2 个选项 有 21 个字，最多 20 个，请缩短 has 21 characters, at most 20 fit"},
    {"answer", "", 1, ":4:3: error: 隐患「C02」：缺少正确答案，请写 answer = 1;"},
    {"answer", "0", 1, "answer 应在 1 到 4 之间（整数），不能是 0"},
    {"answer", "5", 1, "answer 应在 1 到 4 之间（整数），不能是 5"},
    {"answer", "1.5", 1, "不能是 1.5"},
    {"answer", "\"B\"", 1, "answer 应写成数字（不加引号），1 到 4"},
    {"answer", "[ 1, 3 ]", 1, "answer 只能写一个数，1 到 4：每题只有一个正确选项"},
    {"question", "\"" T10 T10 T10 "1234567\"", 1, "question 有 37 个字，最多 36 个，请缩短"},
    {"explanation", "\"" T10 T10 T10 T10 T10 T10 "1\"", 1, "explanation 有 61 个字，最多 60 个"},
    {"practice", "\"" T10 T10 T10 T10 T10 T10 "1\"", 1, "practice 有 61 个字，最多 60 个"},
    {"basis_mark", "\"12345678\"", 1, "basis_mark 太长"},
    {"more", "naem = 1;", 1, "隐患「C02」：不认识的键 'naem'"},
    {"more", "text = \"x\";", 1, "隐患「C02」：不认识的键 'text'"},
    /* shapes */
    {"shape", "", 2, ":4:3: error: 隐患「C02」：（portrait.svg）没有形状，请写 shape"},
    {"shape", "5", 1, "shape 应写成{ svg = \"C01\"; }、{ polygon"},
    {"shape", "{ }", 1, ":4:31: error: 隐患「C02」：shape 要写一种形状，且只写一种"},
    {"shape", "{ svg = \"C02\"; circle = [1, 1, 1]; }", 1, "且只写一种"},
    {"shape", "{ square = 5; }", 1, "不认识的键 'square'"},
    {"shape", "{ svg = \"C77\"; }", 2,
     ":4:31: error: 隐患「C02」：scene.svg 里找不到形状“C77”：没有这个 id"},
    {"shape", "{ svg = \"C77\"; }", 2, "portrait.svg 里找不到形状“C77”：没有这个 id"},
    {"shape", "{ svg = \"C01-safe\"; }", 2, "scene.svg 里找不到形状“C01-safe”：是 <g>，不是图形"},
    {"shape", "{ polygon = [ 0, 0, 5 ]; }", 2, "polygon 有 3 个数，不成对"},
    {"shape", "{ polygon = [ ]; }", 2, "（scene.svg）多边形不到三个不同的点，请补足"},
    {"shape", "{ polygon = [ 100, 100, 200, 200 ]; }", 2, "（scene.svg）多边形不到三个不同的点"},
    {"shape", "{ polygon = [ 100, 100, 200, 200, 300, 300 ]; }", 2, "形状没有面积"},
    {"shape", "{ polygon = [ 300, 100, 400, 200, 400, 100, 300, 200 ]; }", 2,
     ":4:31: error: 隐患「C02」：（scene.svg）多边形的边自己相交或相碰"},
    {"shape", "{ polygon = ( 0, 1e999, 5, 5, 0, 5 ); }", 2,
     ":4:56: error: 隐患「C02」：此处 应在 -1000000000 到 1000000000 之间，不能是 inf"},
    {"shape", "{ circle = [ 0.0, 0.0, -1e999 ]; }", 2, "不能是 -inf"},
    {"shape", "{ circle = [ 0, 0 ]; }", 2, "circle 要写 3 个数：[圆心x, 圆心y, 半径]"},
    {"shape", "{ circle = [ 500, 500, 0 ]; }", 2, "（scene.svg）形状没有面积"},
    {"shape", "{ rect = [ 1, 2, 3 ]; }", 2, "rect 要写 4 个数：[左, 上, 宽, 高]"},
    {"shape", "{ rect = [ \"1\", \"2\", \"3\", \"4\" ]; }", 2, "应写成数字（不加引号）"},
    {"shape", "{ rect = [ 1500, 100, 101, 100 ]; }", 2,
     "形状超出 scene.svg（1600×900），请移到图内"},
    {"more", "shape_portrait = { svg = \"C77\"; };", 1,
     "portrait.svg 里找不到形状“C77”：没有这个 id"},
    {"more", "shape_portrait = { rect = [ 0, 0, 5, 1601 ]; };", 1,
     "形状超出 portrait.svg（900×1600）"},
};

static void test_bad_keys(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bad_keys); i++) {
        const char *const changes[][2] = {{bad_keys[i].key, bad_keys[i].value}, {NULL, NULL}};
        assert_true(load_with(HEAD, changes));
        if (report.errors != bad_keys[i].errors) {
            config_report_print(&report, stderr);
            fail_msg("%s = %s: %zu errors", bad_keys[i].key, bad_keys[i].value, report.errors);
        }
        assert_reported(&report, bad_keys[i].said);
        assert_int_equal(scene.scene.hazard_count, HAZARDS);
    }
}

/* Forms other than svg are of the landscape picture; the portrait one has its own. */
static void test_shapes_by_numbers(void **state)
{
    (void)state;
    const char *const changes[][2] = {
        {"shape", "{ circle = ( 600, 850.5, 40 ); }"},
        {"more", "shape_portrait = { polygon = [ 700, 100, 800, 100, 800, 250 ]; };"},
        {NULL, NULL}};
    assert_true(load_with(HEAD, changes));
    assert_counts(&report, 0, 1); /* near the edge */
    assert_reported(&report, ":4:31: warning: 隐患「C02」：离图的边只有 5 毫米，最好 10 毫米以上");
    assert_int_equal(scene.scene.hazards[1].shapes[QUIZ_LANDSCAPE].kind, QUIZ_CIRCLE);
    assert_true(scene.scene.hazards[1].shapes[QUIZ_LANDSCAPE].centre.y == 850.5);
    assert_int_equal(scene.scene.hazards[1].shapes[QUIZ_PORTRAIT].count, 3);
}

static const struct {
    const char *head, *said;
    size_t errors;
    bool is_used;
} bad_heads[] = {
    {"setting = \"community\";\n", ":1:1: error: 缺少 title，请写 title = \"…\"", 1, true},
    {"title = 5; setting = \"community\";\n", ":1:1: error: title 应写成文字", 1, true},
    {"title = \"x\";\n", ":1:1: error: 缺少 setting，请写 setting = \"community\"", 1, true},
    {"title = \"x\"; setting = \"town\";\n", ":1:14: error: setting 不能是 \"town\"", 1, true},
    {HEAD "size = [1, 2];", ":2:1: warning: size 对 SVG 不起作用", 0, true},
    {HEAD "picture = \"none.jpg\";",
     ":2:1: error: 图 none.jpg：没有文件 'none.jpg'，请放进这个文件夹", 1, true},
    {HEAD "picture = \"../x.jpg\";", ":2:1: error: 图 ../x.jpg：'../x.jpg' 里有 ..", 1, true},
    {HEAD "picture = \"scene.cfg\";", ":2:1: error: 图 scene.cfg：只能用 SVG、PNG、JPEG、WebP", 1,
     true},
    {HEAD "picture = 5;", ":2:1: error: picture 应写成文字", 1, true},
    {HEAD "picture_portrait = \"bad.svg\";",
     ":2:1: error: 图 bad.svg：含有脚本 <script>，不能使用；请另存为普通 SVG", 1, true},
    {"title = \"x\"; setting = ;\n", ":1:1: error: ", 0, false},
    {"@include \"x\"\n" HEAD, ":1:1: error: ", 0, false},
};

static void test_bad_heads(void **state)
{
    (void)state;
    (void)scratch_write("bad.svg", SVG_OPEN "<script/></svg>"); /* its path is known */
    for (size_t i = 0; i < COUNT(bad_heads); i++) {
        bool is_used = load_with(bad_heads[i].head, NULL);
        assert_reported(&report, bad_heads[i].said);
        assert_int_equal(is_used, bad_heads[i].is_used);
        if (bad_heads[i].errors)
            assert_int_equal(report.errors, bad_heads[i].errors);
    }
}

/* Only ID-hazard: it could never be shown put right. */
static void test_drawn_once(void **state)
{
    (void)state;
    struct str svg = {0};
    str_add(&svg, SVG_OPEN);
    for (int i = 1; i <= HAZARDS; i++)
        str_addf(&svg,
                 "<g id=\"C%02d-hazard\"/>%s<rect id=\"C%02d\" x=\"%d\" y=\"99\" width=\"99\" "
                 "height=\"99\"/>",
                 i, i == 3 ? "" : "<g id=\"C01-safe\"/><g id=\"C02-safe\"/><g id=\"C04-safe\"/>", i,
                 100 + 150 * i);
    for (int i = 5; i <= HAZARDS; i++)
        str_addf(&svg, "<g id=\"C%02d-safe\"/>", i);
    str_add(&svg, "<rect id=\"C90\" x=\"300\" y=\"700\" width=\"150\" height=\"150\"/></svg>");
    (void)scratch_write("scene.svg", svg.text); /* its path is known */
    str_finish(&svg);
    assert_true(load_with(HEAD, NULL));
    assert_counts(&report, 1, 0);
    assert_reported(&report, ":5:5: error: 隐患「C03」：scene.svg 里要画两次：id=\"C03-hazard\""
                             "（有隐患）和 id=\"C03-safe\"（已整改）都要有");
    write_drawing("scene.svg", SVG_OPEN);
}

/* A folder of photographs only: what is on them is not drawn twice. */
static void test_photograph(void **state)
{
    (void)state;
    char cfg[2000];
    static const char item[] =
        "hazards = ( { id = \"P1\"; title = \"x\"; shape = { rect = [ 9, 9, 900, 900 ]; }; } );";
    forget();
    assert_int_equal(unlink(scratch_path("scene.svg")), 0);
    assert_int_equal(unlink(scratch_path("portrait.svg")), 0);
    (void)scratch_write("现场.JPG", "x");
    (void)snprintf(cfg, sizeof(cfg), HEAD "picture = \"现场.JPG\"; size = [4000, 3000];\n%s", item);
    assert_true(config_scene_load(scratch_write("scene.cfg", cfg), &scene, &report));
    assert_counts(&report, 0, 0);
    assert_true(scene.scene.pictures[QUIZ_LANDSCAPE].w == 4000);
    assert_true(scene.scene.pictures[QUIZ_LANDSCAPE].h == 3000);
    assert_false(scene.scene.pictures[QUIZ_LANDSCAPE].is_drawing);
    assert_null(scene.scene.pictures[QUIZ_PORTRAIT].path);
    forget();
    static const struct {
        const char *head, *said;
    } rows[] = {
        {"picture = \"现场.JPG\";",
         ":2:1: error: picture 不是 SVG，还要写它有多少像素，如 size = [1920, 1080];"},
        {"picture_portrait = \"现场.JPG\"; size = [5, 5];", "如 size_portrait = [1920, 1080];"},
        {"picture = \"现场.JPG\"; size = [4000];", ":2:21: error: size 应有 2 个整数"},
        {"picture = \"现场.JPG\"; size = [0, 5];", "应在 1 到 100000 之间"},
        {"", ":1:1: error: 没有图，请把 scene.svg（横版）或 portrait.svg（竖版）放进这个文件夹"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        (void)snprintf(cfg, sizeof(cfg), HEAD "%s\n%s", rows[i].head, item); /* fits */
        assert_false(config_scene_load(scratch_write("scene.cfg", cfg), &scene, &report));
        assert_int_equal(report.errors, 1);
        assert_reported(&report, rows[i].said);
        assert_int_equal(scene.scene.hazard_count, 1); /* an author can open it */
        forget();
    }
    (void)snprintf(cfg, sizeof(cfg), HEAD "picture = \"现场.JPG\"; size = [4000, 3000];\n%s",
                   "hazards = ( { id = \"P1\"; title = \"x\"; shape = { svg = \"P1\"; }; } );");
    assert_true(config_scene_load(scratch_write("scene.cfg", cfg), &scene, &report));
    assert_counts(&report, 1, 0);
    assert_reported(&report, "现场.JPG 里找不到形状“P1”：不是 SVG，请写 polygon、circle 或 rect");
    write_drawing("scene.svg", SVG_OPEN);
    write_drawing("portrait.svg", SVG_PORTRAIT);
}

static void test_bad_drawings(void **state)
{
    static const struct {
        const char *svg, *said;
    } rows[] = {
        {"<!DOCTYPE svg [<!ENTITY a 'aa'><!ENTITY b '&a;&a;'>]>" SVG_OPEN "</svg>",
         ":1:1: error: 图 scene.svg：含有 <!DOCTYPE>"},
        {SVG_OPEN "<image href='file:///etc/passwd'/></svg>", "引用了文件以外的内容"},
        {SVG_OPEN "<g onload='x'/></svg>", "含有脚本属性 onload"},
        {SVG_OPEN "<g>", "文件可能没有拷完或已损坏"},
        {"", "是空文件（0 字节），请重新拷贝"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        (void)scratch_write("scene.svg", rows[i].svg); /* its path is known */
        assert_true(load_with(HEAD, NULL));            /* there is the portrait one */
        assert_int_equal(report.errors, 1);
        assert_reported(&report, rows[i].said);
    }
    write_drawing("scene.svg", SVG_OPEN);
}

static void test_not_there(void **state)
{
    (void)state;
    forget();
    assert_false(config_scene_load(scratch_path("nowhere"), &scene, &report));
    assert_reported(&report, "nowhere: error: 没有这个文件，场景文件夹里要有 scene.cfg");
    forget();
    assert_int_equal(mkdir(scratch_path("empty"), 0755), 0);
    assert_false(config_scene_load(scratch_path("empty"), &scene, &report));
    assert_reported(&report, "empty/scene.cfg: error: 没有这个文件");
}

static void load_hazards(int count)
{
    struct str cfg = {0};
    str_add(&cfg, HEAD "hazards = (\n");
    for (int i = 1; i <= count; i++)
        add_hazard(&cfg, i, NULL);
    str_add(&cfg, "\n);\n");
    (void)scratch_write("scene.cfg", cfg.text); /* its path is known */
    str_finish(&cfg);
    assert_true(load_and_check(scratch_folder));
}

static void test_counts(void **state)
{
    (void)state;
    load_hazards(3);
    assert_counts(&report, 1, 0);
    assert_reported(&report, ":2:1: error: 只有 3 处隐患，一关要 5 处，请补足");
    load_hazards(6);
    assert_counts(&report, 0, 1);
    assert_reported(&report, ":2:1: warning: 只有 6 处隐患，最好 8 处以上");
    load_hazards(500);
    assert_reported(&report, ":2:1: error: 有 500 处隐患，最多 40 处，请删减或分成两个场景");
    assert_int_equal(scene.scene.hazard_count, 500);
    load_hazards(CONFIG_SCENE_ITEMS_MAX + 5);
    assert_int_equal(scene.scene.hazard_count, CONFIG_SCENE_ITEMS_MAX);
    assert_int_equal(report.count, CONFIG_REPORT_MAX);
    assert_true(load_with(HEAD "decoys_of = 1;", NULL));
    assert_reported(&report, "不认识的键 'decoys_of'");
    (void)scratch_write("scene.cfg", HEAD "hazards = ( 5, { } );");
    assert_true(load_and_check(scratch_folder));
    assert_reported(&report, ":2:13: error: 第 1 个隐患：此处 应写成 { id = …; title");
    assert_int_equal(scene.scene.hazard_count, 1);
    assert_reported(&report, "只有 1 处隐患");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),       cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_bad_keys),   cmocka_unit_test(test_shapes_by_numbers),
        cmocka_unit_test(test_bad_heads),  cmocka_unit_test(test_drawn_once),
        cmocka_unit_test(test_photograph), cmocka_unit_test(test_bad_drawings),
        cmocka_unit_test(test_not_there),  cmocka_unit_test(test_counts),
    };
    return cmocka_run_group_tests_name("config/scene_cfg", tests, begin, end);
}
