#include "screen/panel.h"

#include <SDL2/SDL_ttf.h>
#include <fontconfig/fontconfig.h>

#include "screen/fonts.h"

static struct screen_fonts *fonts;

static int open_fonts(void **state)
{
    struct err err;
    (void)state;
    fonts = screen_fonts_open(&err);
    return fonts ? 0 : -1;
}

static int close_fonts(void **state)
{
    (void)state;
    screen_fonts_close(fonts);
    return 0;
}

static int width(enum screen_face face, int size_px, const char *text)
{
    return screen_text_width(fonts, face, size_px, text, strlen(text));
}

/* --- measuring -------------------------------------------------------------------------------- */

static void a_character_is_one_em_wide(void **state)
{
    static const char *const texts[] = {
        "人人讲安全个个会应急",
        "〇々《》「」【】、。",
        "カタカナ隐患隐患隐患",
        "一二三四五六七八九十",
    };
    (void)state;
    for (int face = 0; face < SCREEN_FACE_COUNT; face++)
        for (int size = 12; size <= 320; size += 11)
            for (size_t i = 0; i < COUNT(texts); i++)
                assert_int_equal(width(face, size, texts[i]), 10 * size);
    assert_int_equal(width(SCREEN_SANS, 40, "发现隐患，请，报。：！"), 11 * 40);
}

static void a_quarter_em_parts_latin_from_chinese(void **state)
{
    static const struct {
        const char *name, *whole, *left, *right;
        int gap_px; /* at 40 px */
    } rows[] = {
        {"Chinese, figures", "拨打12350", "拨打", "12350", 10},
        {"figures, Chinese", "2026年", "2026", "年", 10},
        {"per cent, Chinese", "50%以上", "50%", "以上", 10},
        {"letters, Chinese", "LED屏", "LED", "屏", 10},
        {"letter with accent", "é屏", "é", "屏", 10},
        {"full-width figures", "１２年", "１２", "年", 0},
        {"Chinese mark", "，12", "，", "12", 0},
        {"bracket", "（12）年", "（12", "）年", 0},
        {"Latin mark", "12,年", "12,", "年", 0},
        {"a space is there", "拨打 12350", "拨打 ", "12350", 0},
        {"a break is allowed", "拨打\u200B12350", "拨打", "12350", 10},
        {"Chinese only", "拨打举报", "拨打", "举报", 0},
        {"Latin only", "abcdef", "abc", "def", 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        int parts = width(SCREEN_SANS, 40, rows[i].left) + width(SCREEN_SANS, 40, rows[i].right);
        int gap = width(SCREEN_SANS, 40, rows[i].whole) - parts;
        if (gap < rows[i].gap_px - 1 || gap > rows[i].gap_px + 1)
            fail_msg("%s: a gap of %d px", rows[i].name, gap);
    }
}

static void what_is_not_seen_has_no_width(void **state)
{
    static const struct {
        const char *text, *like;
    } rows[] = {
        {"", ""},
        {"\u200B", ""},
        {"\u200B安\u200B\u200B全\u200B", "安全"},
        {"\uFEFF安全", "安全"},
        {"安\u2060全", "安全"},
        {"安\u00AD全\n", "安全"},
        {"安\uFE0F全\x01\x7F", "安全"},
        {"安\U000E0100全", "安全"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_int_equal(width(SCREEN_SANS_BOLD, 48, rows[i].text),
                         width(SCREEN_SANS_BOLD, 48, rows[i].like));
    assert_int_equal(screen_text_width(fonts, SCREEN_SANS, 48, "安全", 3), 48); /* len counts */
    assert_int_equal(width(SCREEN_SANS, 48, "\xE5\xAE"), 2 * 48); /* malformed: two U+FFFD */
}

static void width_grows_with_size(void **state)
{
    static const char *const texts[] = {"安", "1", "illicit", "AVAToWa, 2026年6月16日", "......"};
    struct screen_text_ctx ctx = {fonts, SCREEN_SERIF_BOLD};
    (void)state;
    for (size_t i = 0; i < COUNT(texts); i++)
        for (int size = 2; size <= 400; size++) {
            int smaller = screen_text_measure(&ctx, texts[i], strlen(texts[i]), size - 1);
            assert_true(screen_text_measure(&ctx, texts[i], strlen(texts[i]), size) >= smaller);
        }
}

/* --- drawing ---------------------------------------------------------------------------------- */

/* The box of all pixels that are not black. */
static struct layout_rect ink_of(struct screen *screen)
{
    struct layout_rect whole = whole_panel(screen);
    uint32_t *pixels = screen_capture(screen);
    int left = whole.w;
    int top = whole.h;
    int right = 0;
    int bottom = 0;
    for (int y = 0; y < whole.h; y++)
        for (int x = 0; x < whole.w; x++) {
            if ((pixels[y * whole.w + x] & 0xffffffU) == BLACK)
                continue;
            left = x < left ? x : left;
            right = x + 1 > right ? x + 1 : right;
            top = y < top ? y : top;
            bottom = y + 1 > bottom ? y + 1 : bottom;
        }
    free(pixels);
    return (struct layout_rect){left, top, right - left, bottom - top};
}

static void draw(struct screen *screen, enum screen_face face, int size_px, const char *text, int x,
                 int y)
{
    screen_set_clip(screen, NULL);
    screen_fill(screen, whole_panel(screen), BLACK);
    screen_text_draw(screen, fonts, face, size_px, text, strlen(text), x, y, WHITE);
}

static void ink_stands_in_the_em_box(void **state)
{
    static const int sizes[] = {16, 40, 96, 200};
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 500, 300);
        for (int face = 0; face < SCREEN_FACE_COUNT; face++)
            for (size_t i = 0; i < COUNT(sizes); i++) {
                int size = sizes[i];
                draw(screen, face, size, "国圆", 30, 20);
                struct layout_rect ink = ink_of(screen);
                assert_true(ink.x >= 30 && ink.x <= 30 + size / 5);
                assert_true(ink.y >= 20 && ink.y <= 20 + size / 5);
                assert_true(ink.x + ink.w <= 30 + 2 * size);
                assert_true(ink.x + ink.w >= 30 + 2 * size - size / 5);
                assert_true(ink.y + ink.h <= 20 + size + 1); /* rounding */
                assert_true(ink.y + ink.h >= 20 + size - size / 5);
                int above = ink.y - 20;
                int below = 20 + size - ink.y - ink.h;
                assert_true(abs(above - below) <= size / 12 + 2);
            }
        screen_close(screen);
    }
}

/* What is drawn ends where measuring says: no drift along a line of Latin and figures. */
static void ink_is_as_wide_as_measured(void **state)
{
    static const char *const texts[] = {
        "2026年6月16日 12350",          "http://www.example.com.cn/a1b2c3",
        "illillillillillillillillilli", "WWWWWWWWWWWWWWWWWW",
        "AVAVAVAVToToToWaWaWa",
    };
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 1200, 80);
        for (size_t i = 0; i < COUNT(texts); i++)
            for (int size = 17; size < 50; size += 7) {
                draw(screen, SCREEN_SANS, size, texts[i], 40, 5);
                struct layout_rect ink = ink_of(screen);
                int measured = width(SCREEN_SANS, size, texts[i]);
                assert_true(abs(ink.x - 40) <= size / 8 + 1);
                assert_true(abs(ink.x + ink.w - 40 - measured) <= size / 8 + 2);
            }
        screen_close(screen);
    }
}

static void a_first_letter_may_reach_left(void **state)
{
    (void)state;
    struct screen *screen = panel_open(SCREEN_SURFACE, 300, 300);
    draw(screen, SCREEN_SANS_BOLD, 200, "j", 50, 20);
    struct layout_rect ink = ink_of(screen);
    assert_true(ink.x < 50 && ink.x > 30);
    screen_close(screen);
}

static void colour_and_clip_hold_for_text(void **state)
{
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 200, 100);
        screen_fill(screen, whole_panel(screen), WHITE);
        screen_set_clip(screen, &(struct layout_rect){50, 30, 20, 20});
        screen_text_draw(screen, fonts, SCREEN_SANS_BOLD, 100, "国国", strlen("国国"), 0, 0, RED);
        uint32_t *pixels = screen_capture(screen);
        int red = 0;
        for (int i = 0; i < 200 * 100; i++) {
            bool is_in = i % 200 >= 50 && i % 200 < 70 && i / 200 >= 30 && i / 200 < 50;
            assert_true(is_in || pixels[i] == 0xffffffffU);
            red += (pixels[i] & 0xffffffU) == RED;
        }
        assert_true(red > 20);
        free(pixels);
        screen_close(screen);
    }
}

/* A line of 700 characters at 64 px is 44,800 px long: no image is. */
static void a_line_may_be_longer_than_any_image(void **state)
{
    enum { COPIES = 70, SIZE = 64 };
    struct str line = {0};
    (void)state;
    for (int i = 0; i < COPIES; i++)
        str_add(&line, "人人讲安全个个会应国");
    for (size_t b = 0; b < COUNT(backends); b++) {
        struct screen *screen = panel_open(backends[b], 3 * SIZE, SIZE);
        int whole = width(SCREEN_SANS, SIZE, line.text);
        assert_int_equal(whole, COPIES * 10 * SIZE);
        draw(screen, SCREEN_SANS, SIZE, line.text, 2 * SIZE - whole,
             0); /* 应国 and an empty square */
        struct layout_rect ink = ink_of(screen);
        uint32_t *at_end = screen_capture(screen);
        assert_true(ink.x + ink.w > SIZE + SIZE / 2 && ink.x + ink.w <= 2 * SIZE);
        draw(screen, SCREEN_SANS, SIZE, "应国", 0, 0);
        uint32_t *alone = screen_capture(screen);
        assert_memory_equal(at_end, alone, (size_t)3 * SIZE * SIZE * 4);
        free(at_end);
        free(alone);
        screen_close(screen);
    }
    str_finish(&line);
}

/* Drawing at many sizes in turn, as pages do, always gives the size asked for. */
static void sizes_do_not_mix_up(void **state)
{
    (void)state;
    struct screen *screen = panel_open(SCREEN_SURFACE, 200, 200);
    for (int round = 0; round < 3; round++)
        for (int size = 20; size <= 180; size += 40) {
            draw(screen, SCREEN_SANS, size, "国", 0, 0);
            int height = ink_of(screen).h;
            assert_true(height > size * 3 / 4 && height <= size);
            assert_int_equal(width(SCREEN_SANS, size, "W"), (size * 877 + 500) / 1000);
        }
    screen_close(screen);
}

/* --- glyphs ----------------------------------------------------------------------------------- */

/* Draws one character with the face of that family in the file that fontconfig knows. */
static SDL_Surface *draw_with(const char *family, const char *text, int size_px)
{
    FcConfig *config = FcInitLoadConfigAndFonts();
    FcPattern *wanted = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, family, FC_WEIGHT,
                                       FcTypeInteger, FC_WEIGHT_REGULAR, (char *)NULL);
    FcObjectSet *fields = FcObjectSetBuild(FC_FILE, FC_INDEX, (char *)NULL);
    FcFontSet *found = FcFontList(config, wanted, fields);
    FcChar8 *path;
    int index;
    assert_true(found->nfont > 0);
    assert_int_equal(FcPatternGetString(found->fonts[0], FC_FILE, 0, &path), FcResultMatch);
    assert_int_equal(FcPatternGetInteger(found->fonts[0], FC_INDEX, 0, &index), FcResultMatch);
    TTF_Font *font = TTF_OpenFontIndex((const char *)path, size_px, index);
    assert_non_null(font);
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
    SDL_Surface *surface = TTF_RenderUTF8_Blended(font, text, (SDL_Color){255, 255, 255, 255});
    assert_non_null(surface);
    TTF_CloseFont(font);
    FcFontSetDestroy(found);
    FcObjectSetDestroy(fields);
    FcPatternDestroy(wanted);
    FcConfigDestroy(config);
    return surface;
}

/* How many pixels of our drawing differ clearly from that surface, laid at the same baseline. */
static int differing_from(const char *family, const char *text)
{
    enum { SIZE = 100, SIDE = 160 };
    struct screen *screen = panel_open(SCREEN_SURFACE, SIDE, SIDE);
    draw(screen, SCREEN_SANS, SIZE, text, 20, 20);
    uint32_t *ours = screen_capture(screen);
    SDL_Surface *theirs = draw_with(family, text, SIZE);
    struct layout_rect ink = ink_of(screen);
    const uint8_t *pixels = theirs->pixels;
    int first_row = -1;
    for (int i = 0; i < theirs->w * theirs->h && first_row < 0; i++)
        if (pixels[i / theirs->w * theirs->pitch + i % theirs->w * 4 + 3])
            first_row = i / theirs->w;
    int differing = 0;
    for (int y = 0; y < ink.h; y++)
        for (int x = 0; x < theirs->w; x++) {
            int there = pixels[(first_row + y) * theirs->pitch + x * 4 + 3];
            int here = (int)(ours[(ink.y + y) * SIDE + 20 + x] & 0xff);
            differing += abs(there - here) > 8;
        }
    SDL_FreeSurface(theirs);
    free(ours);
    screen_close(screen);
    return differing;
}

static void glyphs_have_the_simplified_form(void **state)
{
    static const char *const told_apart[] = {"骨", "直", "返", "令"};
    (void)state;
    for (size_t i = 0; i < COUNT(told_apart); i++) {
        assert_int_equal(differing_from("Noto Sans CJK SC", told_apart[i]), 0);
        assert_true(differing_from("Noto Sans CJK JP", told_apart[i]) > 50);
    }
}

static void missing_glyphs_are_named_once(void **state)
{
    static const struct {
        const char *text, *missing;
    } rows[] = {
        {"人人讲安全,ABC 123 《》％℃\n", ""},
        {"", ""},
        {"安🔥全🔥", "🔥"},
        {"🔥🚒🔥", "🔥🚒"},
        {"安\u200B全\uFE0F", ""},
        {"\u0E01", "\u0E01"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str missing = {0};
        screen_text_missing(fonts, SCREEN_SANS, rows[i].text, &missing);
        assert_string_equal(missing.text ? missing.text : "", rows[i].missing);
        str_finish(&missing);
    }
    struct str missing = {0};
    screen_text_missing(fonts, SCREEN_SANS, "🔥", &missing);
    screen_text_missing(fonts, SCREEN_SANS, "🚒🔥", &missing);
    assert_string_equal(missing.text, "🔥🚒");
    str_finish(&missing);
}

/* --- opening ---------------------------------------------------------------------------------- */

static void the_version_is_told(void **state)
{
    (void)state;
    const char *version = screen_fonts_version(fonts);
    assert_int_equal(strspn(version, "0123456789.+"), strlen(version));
    assert_true(strlen(version) >= strlen("2.004"));
}

static void a_missing_font_names_its_package(void **state)
{
    struct err err;
    char *path = realpath("tests/fixtures/screen/no-fonts.conf", NULL); /* must be absolute */
    (void)state;
    assert_non_null(path);
    assert_int_equal(setenv("FONTCONFIG_FILE", path, 1), 0);
    free(path);
    assert_null(screen_fonts_open(&err));
    assert_int_equal(unsetenv("FONTCONFIG_FILE"), 0);
    assert_int_equal(err.code, ERR_GONE);
    assert_string_equal(err.text, "缺少字体 Noto Sans CJK SC Regular，请安装软件包 fonts-noto-cjk: "
                                  "the font is not installed, run: apt install fonts-noto-cjk");
    screen_fonts_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_character_is_one_em_wide),
        cmocka_unit_test(a_quarter_em_parts_latin_from_chinese),
        cmocka_unit_test(what_is_not_seen_has_no_width),
        cmocka_unit_test(width_grows_with_size),
        cmocka_unit_test(ink_stands_in_the_em_box),
        cmocka_unit_test(ink_is_as_wide_as_measured),
        cmocka_unit_test(a_first_letter_may_reach_left),
        cmocka_unit_test(colour_and_clip_hold_for_text),
        cmocka_unit_test(a_line_may_be_longer_than_any_image),
        cmocka_unit_test(sizes_do_not_mix_up),
        cmocka_unit_test(glyphs_have_the_simplified_form),
        cmocka_unit_test(missing_glyphs_are_named_once),
        cmocka_unit_test(the_version_is_told),
        cmocka_unit_test(a_missing_font_names_its_package),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
