#include <math.h>

#include "base/str.h"
#include "config/scratch.h"
#include "config/svg_shapes.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define OPEN                                                                                       \
    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "      \
    "viewBox=\"0 0 1600 900\">"
#define CLOSE "</svg>"

static struct err err;

static struct svg_shapes *load(const char *text)
{
    err = (struct err){0};
    return svg_shapes_load(scratch_write("scene.svg", text), &err);
}

static void assert_near(const char *name, double got, double wanted, double near)
{
    if (!(fabs(got - wanted) <= near))
        fail_msg("%s: %.9g instead of %.9g", name, got, wanted);
}

/* Loads OPEN text CLOSE and finds the shape of id "s". */
static struct quiz_shape find(const char *text)
{
    struct quiz_shape shape = {0};
    struct str all = {0};
    str_addf(&all, OPEN "%s" CLOSE, text);
    struct svg_shapes *shapes = load(all.text);
    if (!shapes || !svg_shapes_find(shapes, "s", &shape, &err))
        fail_msg("%s: %s", text, err.text);
    svg_shapes_free(shapes);
    str_finish(&all);
    return shape;
}

static void test_sizes(void **state)
{
    static const struct {
        const char *attributes;
        double w, h; /* 0: refused */
    } rows[] = {
        {"viewBox='0 0 3840 2160'", 3840, 2160},
        {"viewBox='0,0,100.5,20' width='50%' height='1in'", 100.5, 20},
        {"width='1920' height='1080px'", 1920, 1080},
        {"width='25.4mm' height='2in'", 96, 192},
        {"viewBox='0 0 1 1'", 1, 1},
        {"viewBox='0 0 100000 100000'", 100000, 100000},
        {"viewBox='0 0 100001 100'", 0, 0},
        {"viewBox='0 0 0.9 100'", 0, 0},
        {"viewBox='0 0 -5 100'", 0, 0},
        {"viewBox='0 0 1e999 100'", 0, 0},
        {"viewBox='0 0 100'", 0, 0},
        {"viewBox='0 0 100 100 7'", 0, 0},
        {"width='100%' height='100%'", 0, 0},
        {"width='100'", 0, 0},
        {"", 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str text = {0};
        double w = 0, h = 0;
        str_addf(&text, "<svg xmlns='http://www.w3.org/2000/svg' %s/>", rows[i].attributes);
        struct svg_shapes *shapes = load(text.text);
        assert_int_equal(shapes != NULL, rows[i].w > 0);
        if (shapes) {
            svg_shapes_size(shapes, &w, &h);
            assert_near(rows[i].attributes, w, rows[i].w, 1e-9);
            assert_near(rows[i].attributes, h, rows[i].h, 1e-9);
        } else {
            assert_int_equal(err.code, ERR_PARSE);
            assert_non_null(strstr(err.text, "viewBox=\"0 0 宽 高\""));
        }
        svg_shapes_free(shapes);
        str_finish(&text);
    }
}

/* Shapes with hand-worked areas and bounds. */
static void test_shapes(void **state)
{
    static const struct {
        const char *text;
        enum quiz_shape_kind kind;
        double area, x, y, w, h;
        double near; /* the area may be off by */
    } rows[] = {
        {"<rect id='s' x='10' y='20' width='30' height='40'/>", QUIZ_RECT, 1200, 10, 20, 30, 40, 0},
        {"<rect id='s' width='30px' height='40' rx='5'/>", QUIZ_RECT, 1200, 0, 0, 30, 40, 0},
        {"<circle id='s' cx='50' cy='60' r='10'/>", QUIZ_CIRCLE, M_PI * 100, 40, 50, 20, 20, 1e-9},
        {"<ellipse id='s' cx='50' cy='60' rx='10' ry='10'/>", QUIZ_CIRCLE, M_PI * 100, 40, 50, 20,
         20, 1e-9},
        {"<ellipse id='s' cx='500' cy='400' rx='200' ry='100'/>", QUIZ_POLYGON, M_PI * 20000, 300,
         300, 400, 200, 900},
        {"<polygon id='s' points='0,0 10,0 10,10 0,10'/>", QUIZ_POLYGON, 100, 0, 0, 10, 10, 0},
        {"<polygon id='s' points='0 0 10 0 10 10 0 10 0 0'/>", QUIZ_POLYGON, 100, 0, 0, 10, 10, 0},
        {"<path id='s' d='M0 0H10V10H0Z'/>", QUIZ_POLYGON, 100, 0, 0, 10, 10, 0},
        {"<path id='s' d='m5,5 10,0 0,10 -10,0z m3 3'/>", QUIZ_POLYGON, 100, 5, 5, 10, 10, 0},
        {"<path id='s' d='M1e1-5l+10 0v10.5.5h-10'/>", QUIZ_POLYGON, 110, 10, -5, 10, 11, 1e-9},
        {"<path id='s' d='M0 0 L10 0 10 10 0 10'/>", QUIZ_POLYGON, 100, 0, 0, 10, 10, 0},
        /* a half circle of 100, on its diameter */
        {"<path id='s' d='M0 0A100 100 0 0 1 200 0Z'/>", QUIZ_POLYGON, M_PI * 5000, 0, -100, 200,
         100, 200},
        {"<path id='s' d='M0 0a100 100 0 00200 0z'/>", QUIZ_POLYGON, M_PI * 5000, 0, 0, 200, 100,
         200},
        /* three quarters of a circle and the square of its missing quarter */
        {"<path id='s' d='M100 0A100 100 0 1 0 200 100L100 100Z'/>", QUIZ_POLYGON, M_PI * 7500, 0,
         0, 200, 200, 300},
        /* an arc too flat for its radius grows: again a half circle of 100 */
        {"<path id='s' d='M0 0A10 10 0 0 1 200 0Z'/>", QUIZ_POLYGON, M_PI * 5000, 0, -100, 200, 100,
         200},
        {"<path id='s' d='M0 0A0 10 0 0 1 20 0L20 20Z'/>", QUIZ_POLYGON, 200, 0, 0, 20, 20, 0},
        /* a parabola's cap: two thirds of base × height, its height half of the control's */
        {"<path id='s' d='M0 0Q100 200 200 0Z'/>", QUIZ_POLYGON, 2.0 / 3 * 200 * 100, 0, 0, 200,
         100, 100},
        {"<path id='s' d='M0 0Q50 100 100 0T200 0L200 -200L0 -200Z'/>", QUIZ_POLYGON, 40000, 0,
         -200, 200, 250, 100},
        /* the usual four curves of a circle of 100 */
        {"<path id='s' d='M100 0C155.23 0 200 44.77 200 100S155.23 200 100 200 0 155.23 0 "
         "100 44.77 0 100 0z'/>",
         QUIZ_POLYGON, M_PI * 10000, 0, 0, 200, 200, 200},
        /* transforms */
        {"<g transform='translate(100,50)'><g transform='scale(2)'>"
         "<rect id='s' x='1' y='2' width='3' height='4'/></g></g>",
         QUIZ_RECT, 48, 102, 54, 6, 8, 1e-9},
        {"<rect id='s' transform='rotate(90)' width='30' height='10'/>", QUIZ_RECT, 300, -10, 0, 10,
         30, 1e-9},
        {"<rect id='s' transform='rotate(45 5 5)' width='10' height='10'/>", QUIZ_POLYGON, 100,
         5 - 5 * M_SQRT2, 5 - 5 * M_SQRT2, 10 * M_SQRT2, 10 * M_SQRT2, 1e-9},
        {"<rect id='s' transform='skewX(45)' width='10' height='10'/>", QUIZ_POLYGON, 100, 0, 0, 20,
         10, 1e-9},
        {"<rect id='s' transform='skewY(45)' width='10' height='10'/>", QUIZ_POLYGON, 100, 0, 0, 10,
         20, 1e-9},
        {"<circle id='s' transform='matrix(0 2 -2 0 10 20) ' r='5'/>", QUIZ_CIRCLE, M_PI * 100, 0,
         10, 20, 20, 1e-9},
        {"<circle id='s' transform='scale(3,1) translate(10)' r='100'/>", QUIZ_POLYGON,
         M_PI * 30000, -270, -100, 600, 200, 1500},
        {"<path id='s' transform='scale(.5)' d='M0 0H10V10H0Z'/>", QUIZ_POLYGON, 25, 0, 0, 5, 5, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct quiz_shape shape = find(rows[i].text);
        struct quiz_box box = quiz_shape_bounds(&shape);
        double near = shape.kind == QUIZ_POLYGON && rows[i].near > 1 ? 1 : 1e-6;
        assert_int_equal(shape.kind, rows[i].kind);
        assert_near(rows[i].text, quiz_shape_area(&shape), rows[i].area, rows[i].near);
        assert_near(rows[i].text, box.x, rows[i].x, near);
        assert_near(rows[i].text, box.y, rows[i].y, near);
        assert_near(rows[i].text, box.w, rows[i].w, near);
        assert_near(rows[i].text, box.h, rows[i].h, near);
        quiz_shape_finish(&shape);
    }
}

/* No point of a curve is more than half a unit off its polygon. */
static void test_flatness(void **state)
{
    static const double radii[] = {1, 10, 100, 1000, 6000};
    (void)state;
    for (size_t i = 0; i < COUNT(radii); i++) {
        struct str text = {0};
        double r = radii[i];
        str_addf(&text, "<path id='s' d='M0 %f A%f %f 0 0 1 0 %f'/>", -r, r, r, r);
        struct quiz_shape shape = find(text.text);
        for (size_t k = 1; k < shape.count; k++) {
            struct quiz_point a = shape.points[k - 1], b = shape.points[k];
            assert_near("radius", hypot(b.x, b.y), r, 0.05);
            assert_near("chord", hypot((a.x + b.x) / 2, (a.y + b.y) / 2), r, 0.55);
        }
        str_finish(&text);
        quiz_shape_finish(&shape);
    }
}

static void test_view_box_begins_elsewhere(void **state)
{
    (void)state;
    struct quiz_shape shape = {0};
    struct svg_shapes *shapes = load("<svg xmlns='http://www.w3.org/2000/svg' viewBox='-100 50 800 "
                                     "600'><rect id='s' width='5' height='6'/></svg>");
    assert_non_null(shapes);
    assert_true(svg_shapes_find(shapes, "s", &shape, &err));
    assert_true(shape.box.x == 100 && shape.box.y == -50);
    svg_shapes_free(shapes);
}

static void test_not_found(void **state)
{
    static const struct {
        const char *text;
        enum err_code code;
        const char *said;
    } rows[] = {
        {"<g/>", ERR_GONE, "没有这个 id"},
        {"<g id='s'><rect width='1' height='1'/></g>", ERR_UNSUPPORTED, "是 <g>，不是图形"},
        {"<use id='s' href='#a'/>", ERR_UNSUPPORTED, "是 <use>"},
        {"<text id='s'>字</text>", ERR_UNSUPPORTED, "是 <text>"},
        {"<defs><rect id='s' width='1' height='1'/></defs>", ERR_UNSUPPORTED, "在 <defs>"},
        {"<svg><g><rect id='s' width='1' height='1'/></g></svg>", ERR_UNSUPPORTED, "请移到外面"},
        {"<rect id='s'/><rect id='s'/>", ERR_PARSE, "有两个元素用这个 id"},
        {"<rect id='s' width='10%'/>", ERR_PARSE, "<rect> 的 width 不是数字"},
        {"<rect id='s' width='1e999'/>", ERR_PARSE, "width 不是数字"},
        {"<rect id='s' width='nan'/>", ERR_PARSE, "width 不是数字"},
        {"<circle id='s' r='inf'/>", ERR_PARSE, "<circle> 的 r 不是数字"},
        {"<polygon id='s' points='1 2 3'/>", ERR_PARSE, "数字不成对"},
        {"<polygon id='s' points='1 2 x'/>", ERR_PARSE, "points 第 5 个字符起"},
        {"<path id='s' d='M0 0L5 5 7'/>", ERR_PARSE, "路径 d 第 11 个字符起"},
        {"<path id='s' d='L0 0'/>", ERR_PARSE, "路径 d 第 1 个字符起"},
        {"<path id='s' d='M0 0A1 1 0 2 0 5 5'/>", ERR_PARSE, "路径 d 第 12 个字符起"},
        {"<path id='s' d='M0 0L1e999 5'/>", ERR_PARSE, "路径 d 第 6 个字符起"},
        {"<path id='s' d='M0 0H5V5Z9'/>", ERR_PARSE, "路径 d 第 10 个字符起"},
        {"<path id='s' d='M0 0H5V5ZM9 9H11V11Z'/>", ERR_UNSUPPORTED, "路径有 2 段"},
        {"<path id='s' d='M0 0H5V5ZH11V11Z'/>", ERR_UNSUPPORTED, "路径有 2 段"},
        {"<g transform='rotate(1,2)'><rect id='s'/></g>", ERR_PARSE, "transform 读不懂"},
        {"<rect id='s' transform='move(1)'/>", ERR_PARSE, "transform 读不懂"},
        {"<rect id='s' transform='scale(1'/>", ERR_PARSE, "transform 读不懂"},
        {"<rect id='s' transform='scale(1e999)'/>", ERR_PARSE, "transform 读不懂"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct quiz_shape shape = {.radius = 7};
        struct str all = {0};
        str_addf(&all, OPEN "%s" CLOSE, rows[i].text);
        struct svg_shapes *shapes = load(all.text);
        if (!shapes)
            fail_msg("%s: %s", rows[i].text, err.text);
        assert_int_equal(svg_shapes_has(shapes, "s"), rows[i].code != ERR_GONE);
        if (svg_shapes_find(shapes, "s", &shape, &err) || !strstr(err.text, rows[i].said))
            fail_msg("%s: %s", rows[i].text, err.text);
        assert_int_equal(err.code, rows[i].code);
        assert_true(shape.radius == 7);
        svg_shapes_free(shapes);
        str_finish(&all);
    }
}

/* Found, but of no use: the shape's own fault tells. */
static void test_faults(void **state)
{
    static const struct {
        const char *text;
        enum quiz_shape_fault fault;
    } rows[] = {
        {"<rect id='s'/>", QUIZ_SHAPE_NO_AREA},
        {"<circle id='s' r='-1'/>", QUIZ_SHAPE_NO_AREA},
        {"<polygon id='s'/>", QUIZ_SHAPE_FEW_POINTS},
        {"<path id='s' d=''/>", QUIZ_SHAPE_FEW_POINTS},
        {"<polygon id='s' points='0 0 5 5'/>", QUIZ_SHAPE_FEW_POINTS},
        {"<polygon id='s' points='0 0 2 2 2 0 0 2'/>", QUIZ_SHAPE_CROSSES},
        {"<circle id='s' transform='scale(1e300)' r='1e300'/>", QUIZ_SHAPE_NOT_FINITE},
        {"<path id='s' transform='scale(1e300)' d='M0 0C1e300 5 5 1e300 7 7Z'/>",
         QUIZ_SHAPE_MANY_POINTS},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct quiz_shape shape = find(rows[i].text);
        if (quiz_shape_fault(&shape) != rows[i].fault)
            fail_msg("%s: %d", rows[i].text, (int)quiz_shape_fault(&shape));
        quiz_shape_finish(&shape);
    }
}

/* Files that are not used at all. */
static void test_refused(void **state)
{
    static const struct {
        const char *text;
        enum err_code code;
        const char *said;
    } rows[] = {
        {"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://example.org/x.dtd'>" OPEN CLOSE,
         ERR_UNTRUSTED, "含有 <!DOCTYPE>"},
        {"<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
         "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;'>]>" OPEN
         "<text id='&d;'>&d;</text>" CLOSE,
         ERR_UNTRUSTED, "请删去它"},
        {"<!DOCTYPE svg [<!ENTITY % x SYSTEM 'file:///etc/passwd'> %x;]>" OPEN CLOSE, ERR_UNTRUSTED,
         "DOCTYPE"},
        {OPEN "<image href='file:///etc/passwd'/>" CLOSE, ERR_UNTRUSTED,
         "href 引用了文件以外的内容“file:///etc/passwd”"},
        {OPEN "<image xlink:href='http://example.org/a.png'/>" CLOSE, ERR_UNTRUSTED,
         "“http://example.org/a.png”"},
        {OPEN "<use xlink:href='other.svg#a'/>" CLOSE, ERR_UNTRUSTED, "“other.svg#a”"},
        {OPEN "<a href=' &#104;ttps://example.org'/>" CLOSE, ERR_UNTRUSTED, "引用了文件以外"},
        {OPEN "<image href='//example.org/a.png'/>" CLOSE, ERR_UNTRUSTED, "引用了文件以外"},
        {OPEN "<g xml:base='http://example.org/'/>" CLOSE, ERR_UNTRUSTED, "base 引用了"},
        {OPEN "<rect fill='URL( http://example.org/#a)'/>" CLOSE, ERR_UNTRUSTED, "fill 引用了"},
        {OPEN "<rect style='fill:url(\"a.svg#b\")'/>" CLOSE, ERR_UNTRUSTED, "style 引用了"},
        {OPEN "<rect style='fill:\\75rl(a.svg#b)'/>" CLOSE, ERR_UNTRUSTED, "style 里有 \\"},
        {OPEN "<style>@import 'a.css';</style>" CLOSE, ERR_UNTRUSTED, "style 引用了"},
        {OPEN "<style><![CDATA[ r { fill: url(http://x/) } ]]></style>" CLOSE, ERR_UNTRUSTED,
         "“http://x/) } ”"},
        {"<?xml-stylesheet href='a.css'?>" OPEN CLOSE, ERR_UNTRUSTED, "外部样式表"},
        {OPEN "<script>1</script>" CLOSE, ERR_UNTRUSTED, "含有脚本 <script>"},
        {OPEN "<g><x:SCRIPT xmlns:x='urn:x'/></g>" CLOSE, ERR_UNTRUSTED, "含有脚本 <script>"},
        {"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1' onload='x()'/>", ERR_UNTRUSTED,
         "含有脚本属性 onload"},
        {OPEN "<g onclick=''/>" CLOSE, ERR_UNTRUSTED, "含有脚本属性 onclick"},
        {OPEN "<g id='a'>", ERR_PARSE, "not well-formed in line 1"},
        {OPEN "\n<rect width=5/>" CLOSE, ERR_PARSE, "第 2 行第"},
        {OPEN "<text>&nbsp;</text>" CLOSE, ERR_PARSE, "nbsp"},
        {"", ERR_PARSE, "读不懂"},
        {"GIF89a", ERR_PARSE, "读不懂"},
        {"<html/>", ERR_PARSE, "不是 SVG"},
        {"<svg viewBox='0 0 1 1'/>", ERR_PARSE, "不是 SVG"},
        /* libxml2 quotes these bytes, which are no text */
        {"<svg a='\xFF\xFF'/>", ERR_PARSE, "读不懂"},
        /* what is refused is not looked at any more: its attributes are gone */
        {"<svg transform='scale(1)' id='a' width='5'/>", ERR_PARSE, "不是 SVG"},
        {OPEN "<script transform='scale(1)' id='a'/>" CLOSE, ERR_UNTRUSTED, "含有脚本"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct svg_shapes *shapes = load(rows[i].text);
        if (shapes || !strstr(err.text, rows[i].said))
            fail_msg("%s: %s", rows[i].text, err.text);
        assert_int_equal(err.code, rows[i].code);
    }
    assert_null(svg_shapes_load(scratch_path("none.svg"), &err));
    assert_int_equal(err.code, ERR_GONE);
}

/* What drawing programs write and harms nobody. */
static void test_allowed(void **state)
{
    static const char *const texts[] = {
        OPEN "<image href='data:image/png;base64,AAAA'/>" CLOSE,
        OPEN "<use xlink:href='#a'/><rect fill='url(#g)' style='fill:url(&quot;#g&quot;)'/>" CLOSE,
        OPEN "<style>.a{fill:url(#g);mask:url('#m')}</style>" CLOSE,
        OPEN "<!-- onload=x <script> --><metadata><r:RDF xmlns:r='urn:r' "
             "r:resource='http://purl.org/x'/></metadata>" CLOSE,
        "\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-8' standalone='no'?>\r\n" OPEN "\r\n" CLOSE
        "\r\n",
        "<?xml version='1.0' encoding='GB18030'?>" OPEN "<text>\xB0\xB2</text>" CLOSE,
        OPEN "<text>&lt;script&gt; &#38;</text>" CLOSE,
        OPEN "<p:e xmlns:p='urn:p' only_selected='false'/>" CLOSE, /* Inkscape's round corners */
        "<s:svg xmlns:s='http://www.w3.org/2000/svg' viewBox='0 0 1 1'/>",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++) {
        struct svg_shapes *shapes = load(texts[i]);
        if (!shapes)
            fail_msg("%s: %s", texts[i], err.text);
        svg_shapes_free(shapes);
    }
}

static struct svg_shapes *load_groups(int count, bool is_nested)
{
    struct str text = {0};
    str_add(&text, OPEN);
    for (int i = 0; i < count; i++)
        str_add(&text, is_nested ? "<g>" : "<g/>");
    for (int i = 0; i < count && is_nested; i++)
        str_add(&text, "</g>");
    str_add(&text, CLOSE);
    struct svg_shapes *shapes = load(text.text);
    str_finish(&text);
    return shapes;
}

static void test_limits(void **state)
{
    static const struct {
        int count;
        bool is_nested, is_fine;
    } rows[] = {{99999, false, true},
                {100000, false, false},
                {63, true, true},
                {64, true, false},
                {100000, true, false}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct svg_shapes *shapes = load_groups(rows[i].count, rows[i].is_nested);
        assert_int_equal(shapes != NULL, rows[i].is_fine);
        if (!shapes) {
            assert_int_equal(err.code, ERR_LIMIT);
            assert_non_null(strstr(err.text, "元素超过 100000 个或嵌套超过 64 层"));
        }
        svg_shapes_free(shapes);
    }
    struct str text = {0};
    str_add(&text, OPEN);
    while (text.len <= 8 * 1024 * 1024)
        str_add(&text, "                                                                ");
    str_add(&text, CLOSE);
    assert_null(load(text.text));
    assert_int_equal(err.code, ERR_LIMIT);
    str_finish(&text);
}

/* libxml2 compares each attribute with all before it. */
static void test_many_attributes(void **state)
{
    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct str text = {0};
        int count = i % 2 ? 256 : 257;
        str_add(&text, OPEN "<!-- it's ' <g --><?x ' <g ?><text><![CDATA[ ' <g ]]> ' \" </text><g");
        for (int k = 0; k < count; k++) {
            char name[32];
            (void)snprintf(name, sizeof(name), i < 2 ? " a%x=\"'>\"" : " xmlns:a%x='>\"'",
                           (unsigned)k); /* fits */
            str_add(&text, name);
        }
        str_add(&text, "/>" CLOSE);
        struct svg_shapes *shapes = load(text.text);
        if (!shapes != (count > 256))
            fail_msg("%d: %s", count, err.text);
        if (!shapes) {
            assert_int_equal(err.code, ERR_LIMIT);
            assert_non_null(strstr(err.text, "属性超过 256 个"));
        }
        svg_shapes_free(shapes);
        str_finish(&text);
    }
}

static void test_utf16(void **state)
{
    (void)state;
    static const char text[] = "\xFF\xFE<\0s\0v\0g\0/\0>\0";
    FILE *file = fopen(scratch_path("a.svg"), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(text, 1, sizeof(text) - 1, file), sizeof(text) - 1);
    assert_int_equal(fclose(file), 0);
    assert_null(svg_shapes_load(scratch_path("a.svg"), &err));
    assert_int_equal(err.code, ERR_PARSE);
    assert_non_null(strstr(err.text, "UTF-8"));
}

static void test_many_points(void **state)
{
    (void)state;
    struct str text = {0};
    str_add(&text, "<polygon id='s' points='");
    for (int i = 0; i < 100000; i++)
        str_addf(&text, "%d %d ", i, (i % 100) * (i % 100));
    str_add(&text, "'/>");
    struct quiz_shape shape = find(text.text);
    assert_int_equal(shape.count, QUIZ_POINTS_MAX + 1);
    assert_int_equal(quiz_shape_fault(&shape), QUIZ_SHAPE_MANY_POINTS);
    quiz_shape_finish(&shape);
    str_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),     cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_flatness),  cmocka_unit_test(test_view_box_begins_elsewhere),
        cmocka_unit_test(test_not_found), cmocka_unit_test(test_faults),
        cmocka_unit_test(test_refused),   cmocka_unit_test(test_allowed),
        cmocka_unit_test(test_limits),    cmocka_unit_test(test_many_attributes),
        cmocka_unit_test(test_limits),    cmocka_unit_test(test_utf16),
        cmocka_unit_test(test_limits),    cmocka_unit_test(test_many_points),
    };
    return cmocka_run_group_tests_name("config/svg_shapes", tests, scratch_open, scratch_close);
}
