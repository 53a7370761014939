/*
 * SVG through librsvg: sizes, text, and what an SVG must not do.
 */
#include "screen/pictures.h"

#define SVG(attributes, body)                                                                      \
    "<svg xmlns='http://www.w3.org/2000/svg' "                                                     \
    "xmlns:xlink='http://www.w3.org/1999/xlink' " attributes ">" body "</svg>"
#define QUARTERS                                                                                   \
    "<rect width='32' height='24' fill='#c81e1e'/><rect x='32' width='32' height='24' "            \
    "fill='#1ea03c'/><rect y='24' width='32' height='24' fill='#283cc8'/><rect x='32' y='24' "     \
    "width='32' height='24' fill='#f0c828'/>"

static const uint32_t upright[4] = {RED, GREEN, BLUE, YELLOW};

static const char *write_svg(const char *text)
{
    return scratch_write("a.svg", text, strlen(text));
}

static void it_is_drawn_at_the_size_of_the_box(void **state)
{
    static const struct {
        const char *what, *text;
        int src_w, src_h;
    } rows[] = {
        {"pixels", SVG("width='64' height='48'", QUARTERS), 64, 48},
        {"inches", SVG("width='0.6667in' height='0.5in' viewBox='0 0 64 48'", QUARTERS), 65, 48},
        {"view alone", SVG("viewBox='0 0 64 48'", QUARTERS), 64, 48},
        {"percent", SVG("width='100%' height='100%' viewBox='0 0 64 48'", QUARTERS), 64, 48},
        {"tiny", SVG("viewBox='0 0 6.4 4.8'", "<g transform='scale(0.1)'>" QUARTERS "</g>"), 7, 5},
        {"prologue",
         "\xef\xbb\xbf<?xml version='1.0' encoding='UTF-8'?>\r\n<!-- 海报 -->\r\n" SVG(
             "width='64' height='48'", QUARTERS),
         64, 48},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct seen seen = look_well(write_svg(rows[i].text), 640, 480, LAYOUT_CONTAIN);
        assert_int_equal(seen.src_w, rows[i].src_w);
        assert_int_equal(seen.src_h, rows[i].src_h);
        assert_quarters(&seen, upright, 0, rows[i].what);
        assert_near(pixel(&seen, 318, 100), RED, 0, rows[i].what); /* drawn, not scaled: sharp */
        assert_near(pixel(&seen, 321, 100), GREEN, 0, rows[i].what);
        seen_finish(&seen);
    }
}

static void one_without_any_size_takes_the_box(void **state)
{
    (void)state;
    const char *path = write_svg(SVG("", "<rect width='100%' height='100%' fill='#0f6b46'/>"));
    struct seen seen = look_well(path, 320, 180, LAYOUT_CONTAIN);
    assert_int_equal(seen.src_w, 320);
    assert_int_equal(pixel(&seen, 0, 0), 0x0f6b46);
    assert_int_equal(pixel(&seen, 319, 179), 0x0f6b46);
    seen_finish(&seen);
}

static void it_is_fitted_like_any_picture(void **state)
{
    (void)state;
    const char *path = write_svg(SVG("width='64' height='48'", QUARTERS));
    struct seen seen = look_well(path, 128, 48, LAYOUT_CONTAIN);
    assert_near(pixel(&seen, 0, 40), 0x782d73, 1, "left band: red and blue");
    assert_near(pixel(&seen, 127, 0), 0x87b432, 1, "right band: green and yellow");
    assert_int_equal(pixel(&seen, 32, 0), RED);
    seen_finish(&seen);
    seen = look_well(path, 48, 48, LAYOUT_COVER);
    assert_int_equal(pixel(&seen, 23, 0), RED);
    assert_int_equal(pixel(&seen, 24, 47), YELLOW);
    seen_finish(&seen);
    seen = look_well(path, 300, 20, LAYOUT_STRETCH);
    assert_quarters(&seen, upright, 0, "stretch");
    assert_int_equal(pixel(&seen, 0, 0), RED);
    assert_int_equal(pixel(&seen, 299, 19), YELLOW);
    seen_finish(&seen);
}

static void what_is_not_painted_is_paper(void **state)
{
    static const uint32_t half[4] = {PAPER, PAPER, 0x7e7c78, PAPER};
    (void)state;
    const char *path = write_svg(
        SVG("width='64' height='48'", "<rect y='24' width='32' height='24' fill-opacity='0.5'/>"));
    struct seen seen = look_well(path, 64, 48, LAYOUT_CONTAIN);
    assert_quarters(&seen, half, 1, "paper");
    seen_finish(&seen);
}

static int count_of(const struct seen *seen, uint32_t rgb)
{
    int count = 0;
    for (int i = 0; i < seen->w * seen->h; i++)
        count += (seen->pixels[i] & 0xffffff) == rgb;
    return count;
}

static void chinese_text_is_drawn(void **state)
{
    (void)state;
    struct seen seen = look_well(FIXTURES "poster.svg", 640, 480, LAYOUT_CONTAIN);
    int ink = count_of(&seen, 0x12263f);
    if (ink < 5000 || ink > 20000)
        fail_msg("five characters of 90 pixels have %d pixels of ink", ink);
    seen_finish(&seen);
}

/* --- what an SVG must not do --------------------------------------------------------------------
 */

static const char rgb_png_base64[] =
    "iVBORw0KGgoAAAANSUhEUgAAAEAAAAAwCAIAAAAuKetIAAAAXElEQVRo3u3RQQ3AIBBFQSDVsecq4oyWykEJ"
    "ZxRVxaYlmSfgbyZbV0TJrD+5+60cHgAAAAAAAAAAAAAAAAAAAMA3XSNm6oF9Dx8AAAAAAAAAAAAAAAAAAAAA"
    "+F8vGbcE3lWocSoAAAAASUVORK5CYII=";

#define GREEN_GROUND "<rect width='64' height='48' fill='#1ea03c'/>"

static void files_it_names_are_not_opened(void **state)
{
    static const char *const ways[] = {
        "<image width='64' height='48' xlink:href='file://%s/secret.png'/>",
        "<image width='64' height='48' href='%s/secret.png'/>",
        "<image width='64' height='48' href='secret.png'/><!-- %s -->",
        "<use xlink:href='file://%s/secret.svg#all'/>",
        "<use href='secret.svg#all'/><!-- %s -->",
        "<style>@import url('file://%s/secret.css');</style><g class='all'>" QUARTERS "</g>",
        "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file://%s/secret.svg'/>",
        "<image width='64' height='48' href='http://127.0.0.1:9/%s/secret.png'/>",
    };
    struct str png = read_fixture("rgb.png");
    (void)state;
    (void)scratch_write("secret.png", png.text, png.len);
    (void)scratch_write("secret.svg", BYTES(SVG("width='64' height='48' id='all'", QUARTERS)));
    (void)scratch_write("secret.css", BYTES(".all{visibility:visible}"));
    for (size_t i = 0; i < COUNT(ways); i++) {
        struct str text = {0};
        bool is_style = strstr(ways[i], "@import") != NULL;
        str_add(&text, "<svg xmlns='http://www.w3.org/2000/svg' width='64' height='48' "
                       "xmlns:xlink='http://www.w3.org/1999/xlink'>" GREEN_GROUND);
        if (is_style)
            str_add(&text, "<style>.all{visibility:hidden}</style>");
        const char *hole = strstr(ways[i], "%s");
        str_add_span(&text, ways[i], (size_t)(hole - ways[i]));
        str_addf(&text, "%s%s</svg>", scratch_folder, hole + 2);
        struct seen seen = look(write_svg(text.text), 64, 48, LAYOUT_CONTAIN);
        if (seen.ok && count_of(&seen, GREEN) != 64 * 48)
            fail_msg("it was opened: %s", ways[i]);
        seen_finish(&seen);
        str_finish(&text);
    }
    str_finish(&png);
}

/* The control to the test above: a picture inside the SVG itself is shown. */
static void a_picture_inside_it_is_shown(void **state)
{
    struct str text = {0};
    (void)state;
    str_addf(&text,
             SVG("width='64' height='48'", "<image width='64' height='48' "
                                           "xlink:href='data:image/png;base64,%s'/>"),
             rgb_png_base64);
    struct seen seen = look_well(write_svg(text.text), 64, 48, LAYOUT_CONTAIN);
    assert_quarters(&seen, upright, 0, "data:");
    seen_finish(&seen);
    str_finish(&text);
}

static void entities_do_not_read_files(void **state)
{
    struct str text = {0};
    (void)state;
    (void)scratch_write("secret.txt", BYTES("<rect width='64' height='48' fill='red'/>"));
    str_addf(&text,
             "<!DOCTYPE svg [<!ENTITY secret SYSTEM 'file://%s/secret.txt'>]>"
             "<svg xmlns='http://www.w3.org/2000/svg' width='64' height='48'>" GREEN_GROUND
             "&secret;</svg>",
             scratch_folder);
    struct seen seen = look(write_svg(text.text), 64, 48, LAYOUT_CONTAIN);
    if (seen.ok)
        assert_int_equal(count_of(&seen, GREEN), 64 * 48);
    seen_finish(&seen);
    str_finish(&text);
}

static void a_billion_laughs_are_refused(void **state)
{
    struct str text = {0};
    (void)state;
    str_add(&text, "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY l0 '<rect width=\"1\"/>'>");
    for (int i = 1; i < 12; i++) {
        str_addf(&text, "<!ENTITY l%d '", i);
        for (int k = 0; k < 10; k++)
            str_addf(&text, "&l%d;", i - 1);
        str_add(&text, "'>");
    }
    str_add(&text, "]><svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>&l11;</svg>");
    struct seen seen = look(write_svg(text.text), 64, 48, LAYOUT_CONTAIN);
    assert_refused(&seen, ERR_PARSE, "a.svg: SVG 图片已损坏 the SVG is damaged");
    str_finish(&text);
}

static void a_billion_uses_are_refused(void **state)
{
    struct str text = {0};
    (void)state;
    str_add(&text, "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' "
                   "xmlns:xlink='http://www.w3.org/1999/xlink'>"
                   "<defs><g id='u0'><rect width='1' height='1'/></g>");
    for (int i = 1; i < 12; i++) {
        str_addf(&text, "<g id='u%d'>", i);
        for (int k = 0; k < 10; k++)
            str_addf(&text, "<use xlink:href='#u%d'/>", i - 1);
        str_add(&text, "</g>");
    }
    str_add(&text, "</defs><use xlink:href='#u11'/></svg>");
    struct seen seen = look(write_svg(text.text), 64, 48, LAYOUT_CONTAIN);
    str_finish(&text);
    if (seen.err.code == ERR_LIMIT) /* a slow machine runs out of time before librsvg of patience */
        assert_refused(&seen, ERR_LIMIT, "a.svg: 解码太慢");
    else
        assert_refused(&seen, ERR_PARSE, "a.svg: SVG 画不出来 the SVG cannot be drawn");
}

static void one_of_no_size_is_refused(void **state)
{
    static const char *const rows[] = {
        SVG("width='0' height='48'", QUARTERS),
        SVG("viewBox='0 0 0 0'", QUARTERS),
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct seen seen = look(write_svg(rows[i]), 64, 48, LAYOUT_CONTAIN);
        assert_refused(&seen, ERR_PARSE, "a.svg: SVG 图片");
    }
}

#define TWO_GROUPS                                                                                 \
    SVG("width='64' height='48'",                                                                  \
        "<rect id='ground' width='64' height='48' fill='#c81e1e'/>"                                \
        "<g id='C01-hazard'><rect width='32' height='48' fill='#1ea03c'/></g>"                     \
        "<g id='7_x' display='inline' style='display:inline'>"                                     \
        "<rect x='32' width='32' height='48' fill='#283cc8'/></g>")

static struct seen look_hiding(const char *hidden)
{
    return look_at((struct picture_request){.program = picture_program(),
                                            .path = write_svg(TWO_GROUPS),
                                            .w = 64,
                                            .h = 48,
                                            .hidden = hidden});
}

static void hidden_groups_are_not_drawn(void **state)
{
    static const struct {
        const char *hidden;
        uint32_t left, right;
    } rows[] = {
        {NULL, GREEN, BLUE},          {"", GREEN, BLUE},
        {"C01-hazard", RED, BLUE},    {"7_x", GREEN, RED},
        {"C01-hazard 7_x", RED, RED}, {"  7_x  C01-hazard ", RED, RED},
        {"C01 hazard", GREEN, BLUE},  {"c01-hazard nothing", GREEN, BLUE},
        {"ground 7_x", GREEN, PAPER},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct seen seen = look_hiding(rows[i].hidden);
        if (!seen.ok)
            fail_msg("%s: %s", rows[i].hidden, seen.err.text);
        assert_near(pixel(&seen, 16, 24), rows[i].left, 0, rows[i].hidden);
        assert_near(pixel(&seen, 48, 24), rows[i].right, 0, rows[i].hidden);
        seen_finish(&seen);
    }
}

static void what_is_no_list_of_ids_is_refused(void **state)
{
    static const char *const rows[] = {"a,b", "a\"]{}*{fill:red}", "C01\n", "电动车", "#a"};
    char longest[PICTURE_HIDDEN_MAX + 2];
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct seen seen = look_hiding(rows[i]);
        assert_refused(&seen, ERR_INVALID, "要藏的部分无效");
    }
    memset(longest, 'a', sizeof(longest));
    longest[PICTURE_HIDDEN_MAX + 1] = '\0';
    struct seen seen = look_hiding(longest);
    assert_refused(&seen, ERR_INVALID, "要藏的部分无效");
    longest[PICTURE_HIDDEN_MAX] = '\0';
    seen = look_hiding(longest);
    assert_true(seen.ok);
    seen_finish(&seen);
}

static void nothing_is_hidden_in_other_pictures(void **state)
{
    (void)state;
    struct seen seen = look_at((struct picture_request){.program = picture_program(),
                                                        .path = FIXTURES "rgb.png",
                                                        .w = 64,
                                                        .h = 48,
                                                        .hidden = "C01-hazard"});
    assert_true(seen.ok);
    seen_finish(&seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_drawn_at_the_size_of_the_box),
        cmocka_unit_test(one_without_any_size_takes_the_box),
        cmocka_unit_test(it_is_fitted_like_any_picture),
        cmocka_unit_test(what_is_not_painted_is_paper),
        cmocka_unit_test(chinese_text_is_drawn),
        cmocka_unit_test(files_it_names_are_not_opened),
        cmocka_unit_test(a_picture_inside_it_is_shown),
        cmocka_unit_test(entities_do_not_read_files),
        cmocka_unit_test(a_billion_laughs_are_refused),
        cmocka_unit_test(a_billion_uses_are_refused),
        cmocka_unit_test(one_of_no_size_is_refused),
        cmocka_unit_test(hidden_groups_are_not_drawn),
        cmocka_unit_test(what_is_no_list_of_ids_is_refused),
        cmocka_unit_test(nothing_is_hidden_in_other_pictures),
    };
    return cmocka_run_group_tests(tests, scratch_open, scratch_close);
}
