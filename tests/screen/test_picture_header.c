/*
 * What is refused before a decoder sees it, and how that is said: headers made by hand, sent
 * through the program.
 */
#include "screen/pictures.h"

static void assert_says(const char *what, const void *bytes, size_t len, enum err_code code,
                        const char *words)
{
    struct seen seen = look(scratch_write("a.jpg", bytes, len), 64, 48, LAYOUT_CONTAIN);
    if (seen.ok)
        fail_msg("%s was shown", what);
    assert_refused(&seen, code, words);
    assert_ptr_equal(strstr(seen.err.text, "a.jpg: "), seen.err.text);
}

static void what_is_no_picture_is_named(void **state)
{
    static const struct {
        const char *what, *bytes;
        size_t len;
        const char *words;
    } rows[] = {
        {"a text", BYTES("人人讲安全"), "不是图片 not a picture"},
        {"one byte", BYTES("x"), "不是图片 not a picture"},
        {"a text that begins with BM", BYTES("BMW 5 series: keep the exits of the garage free"),
         "不是图片 not a picture"},
        {"HTML", BYTES("<!doctype html><html><body>"), "不是图片 not a picture"},
        {"a film",
         BYTES("\0\0\0\x20"
               "ftypisom\0\0\2\0isomiso2avc1mp41"),
         "不是图片，是视频 it is a film (MP4)"},
        {"MKV", BYTES("\x1a\x45\xdf\xa3\x93\x42\x82\x88matroska"),
         "是视频 it is a film (MKV/WebM)"},
        {"AVI", BYTES("RIFF\0\0\1\0AVI LIST"), "是视频 it is a film (AVI)"},
        {"WMV", BYTES("\x30\x26\xb2\x75\x8e\x66\xcf\x11"), "是视频 it is a film (WMV)"},
        {"HEIC",
         BYTES("\0\0\0\x18"
               "ftypheic\0\0\0\0mif1heic"),
         "是 HEIC 照片，请另存为 JPEG"},
        {"AVIF",
         BYTES("\0\0\0\x18"
               "ftypavif\0\0\0\0mif1avif"),
         "是 AVIF 图片，请另存为 JPEG"},
        {"PDF", BYTES("%PDF-1.7\n"), "是 PDF 文件，请导出为图片"},
        {"PPTX", BYTES("PK\x03\x04\x14\0\6\0"), "是压缩包或 Office 文件"},
        {"PPT", BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "是 Office 文件，请导出为图片"},
        {"TIFF", BYTES("II*\0\x08\0\0\0"), "是 TIFF 图片，请另存为 PNG"},
        {"PSD", BYTES("8BPS\0\1\0\0"), "是 Photoshop 文件"},
        {"SVGZ", BYTES("\x1f\x8b\x08\0\0\0\0\0\0\3"), "是压缩文件；SVGZ 请另存为 SVG"},
        {"animated WebP", BYTES("RIFF\x30\0\0\0WEBPVP8X\x0a\0\0\0\2\0\0\0\x3f\0\0\x2f\0\0ANIM"),
         "不支持动画 WebP"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_says(rows[i].what, rows[i].bytes, rows[i].len, ERR_UNSUPPORTED, rows[i].words);
}

static void what_is_cut_short_or_damaged_is_named(void **state)
{
    static const struct {
        const char *what, *bytes;
        size_t len;
        const char *words;
    } rows[] = {
        {"PNG signature alone", BYTES("\x89PNG\r\n\x1a\n"), "PNG 图片不完整"},
        {"PNG without IHDR",
         BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIDAT\0\0\0\1\0\0\0\1\1\0\0\0\0\0\0\0\0"),
         "PNG 图片不完整"},
        {"PNG of no size", BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\1\1\0\0\0\0\0\0\0\0"),
         "PNG 图片尺寸无效：0×1"},
        {"JPEG start alone", BYTES("\xff\xd8\xff"), "JPEG 图片不完整"},
        {"JPEG segment beyond the end", BYTES("\xff\xd8\xff\xe0\xff\xff\0\0"), "JPEG 图片不完整"},
        {"JPEG segment of length 1", BYTES("\xff\xd8\xff\xe0\0\1\0\0\0\0"), "JPEG 图片不完整"},
        {"JPEG fill bytes for ever", BYTES("\xff\xd8\xff\xff\xff\xff\xff\xff\xff"),
         "JPEG 图片不完整"},
        {"JPEG without a marker", BYTES("\xff\xd8\xff\xe0\0\4ab-oops"), "no marker at byte 8"},
        {"JPEG without a frame", BYTES("\xff\xd8\xff\xda\0\4ab\xff\xd9"), "no frame header"},
        {"JPEG with a short frame", BYTES("\xff\xd8\xff\xc0\0\4ab\xff\xd9"), "short frame header"},
        {"JPEG of no height", BYTES("\xff\xd8\xff\xc0\0\x0b\x08\0\0\0\1\1\1\x11\0\xff\xd9"),
         "JPEG 图片尺寸无效：1×0"},
        {"JPEG without its end", BYTES("\xff\xd8\xff\xc0\0\x0b\x08\0\1\0\1\1\1\x11\0\xff"),
         "JPEG 图片不完整"},
        {"GIF screen alone", BYTES("GIF89a\1\0\1\0\0\0"), "GIF 图片不完整"},
        {"GIF without a frame", BYTES("GIF89a\1\0\1\0\0\0\0;         "), "GIF 图片里没有画面"},
        {"GIF colours beyond the end", BYTES("GIF89a\1\0\1\0\xf7\0\0ab"), "GIF 图片不完整"},
        {"GIF extension beyond the end", BYTES("GIF89a\1\0\1\0\0\0\0\x21\xf9\xff\0\0"),
         "GIF 图片不完整"},
        {"WebP start alone", BYTES("RIFF\4\0\0\0WEBP"), "WebP 图片不完整"},
        {"WebP of an unknown kind", BYTES("RIFF\x30\0\0\0WEBPABCD                  "),
         "WebP 图片已损坏"},
        {"BMP start alone", BYTES("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28"), "BMP 图片不完整"},
        {"BMP of no size", BYTES("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\0\0\0\0\1\0\0\0"),
         "BMP 图片尺寸无效：0×1"},
        {"BMP of negative width",
         BYTES("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\xff\xff\xff\xff\1\0\0\0"),
         "BMP 图片尺寸无效：-1×1"},
        {"not quite SVG", BYTES("<?xml version='1.0'?><html/>"), "SVG 图片已损坏"},
        {"SVG cut short", BYTES("<svg xmlns='http://www.w3.org/2000/svg'><rect"), "SVG 图片已损坏"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_says(rows[i].what, rows[i].bytes, rows[i].len, ERR_PARSE, rows[i].words);
}

static void what_is_too_large_is_refused_with_its_numbers(void **state)
{
    static const struct {
        const char *what, *bytes;
        size_t len;
        const char *words;
    } rows[] = {
        {"PNG", BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x27\x11\0\0\x27\x10\1\0\0\0\0\0\0\0\0"),
         "10001×10000（上限 1 亿像素）picture too large: 10001×10000 (limit 100 megapixels)"},
        {"PNG of 4 G a side",
         BYTES("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\xff\xff\xff\xff\xff\xff\xff\xff\1\0\0\0\0\0\0\0\0"),
         "4294967295×4294967295（每边上限 30000）"},
        {"JPEG", BYTES("\xff\xd8\xff\xc2\0\x0b\x08\xff\xff\xff\xff\1\1\x11\0\xff\xd9"),
         "65535×65535（每边上限 30000）"},
        {"GIF bomb: a small screen with a vast frame",
         BYTES("GIF89a\1\0\1\0\0\0\0\x21\xf9\4\0\0\0\0\0\x2c\0\0\0\0\x30\x75\x30\x75\0\2\1"),
         "30000×30000（上限 1 亿像素）"},
        {"WebP, lossless", BYTES("RIFF\x30\0\0\0WEBPVP8L\x10\0\0\0\x2f\xff\xff\xff\x0f     "),
         "16384×16384（上限 1 亿像素）"},
        {"WebP, lossy", BYTES("RIFF\x30\0\0\0WEBPVP8 \x10\0\0\0\x10\0\0\x9d\1\x2a\xff\x3f\xff\x3f"),
         "16383×16383（上限 1 亿像素）"},
        {"WebP, extended",
         BYTES("RIFF\x30\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\xff\xff\xff\xff\xff\xff"),
         "16777216×16777216（每边上限 30000）"},
        {"BMP, top row first", BYTES("BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\1\0\0\0\0\0\0\x80"),
         "1×2147483648（每边上限 30000）"},
        {"SVG", BYTES("<svg xmlns='http://www.w3.org/2000/svg' width='99999' height='5'/>"),
         "99999×5（每边上限 30000）"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_says(rows[i].what, rows[i].bytes, rows[i].len, ERR_LIMIT, rows[i].words);
}

static void a_real_picture_that_is_too_large_is_refused(void **state)
{
    (void)state;
    struct seen seen = look(FIXTURES "20000x20000.png", 64, 48, LAYOUT_CONTAIN);
    assert_refused(&seen, ERR_LIMIT,
                   "20000x20000.png: 图片太大：20000×20000（上限 1 亿像素）picture too large: "
                   "20000×20000 (limit 100 megapixels)");
}

/* A header that promises less than there is, or more. */
static void a_header_that_lies_does_no_harm(void **state)
{
    static const struct {
        uint32_t w, h;
        bool is_shown;
    } rows[] = {{64, 48, true}, {10, 10, true}, {64, 480, false}, {6400, 4800, false}};
    struct str png = read_fixture("rgb.png");
    uint8_t *bytes = (uint8_t *)png.text;
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        put_big(bytes + 16, rows[i].w, 4);
        put_big(bytes + 20, rows[i].h, 4);
        put_big(bytes + 29, png_sum(bytes + 12, 17), 4);
        struct seen seen = look(scratch_write("lie.png", bytes, png.len), 64, 48, LAYOUT_CONTAIN);
        if (rows[i].is_shown)
            assert_true(seen.ok);
        else
            assert_refused(&seen, ERR_PARSE, "lie.png: PNG 图片已损坏 the picture is damaged");
        seen_finish(&seen);
    }
    str_finish(&png);
}

/* 10,000 × 10,000 pixels promised by 40 bytes: as much memory as a GIF may ask for. */
static void a_gif_bomb_within_the_limits_ends(void **state)
{
    static const char bomb[] = "GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff"
                               "\x2c\0\0\0\0\x10\x27\x10\x27\0\2\2\x4c\1\0;";
    (void)state;
    struct seen seen =
        look(scratch_write("bomb.gif", bomb, sizeof(bomb) - 1), 64, 48, LAYOUT_CONTAIN);
    if (seen.err.code == ERR_LIMIT) /* 100 megapixels on a slow machine */
        assert_refused(&seen, ERR_LIMIT, "bomb.gif: 解码太慢");
    else if (!seen.ok) /* SDL2_image may also show what little there is */
        assert_refused(&seen, ERR_PARSE, "bomb.gif: GIF 图片已损坏");
    seen_finish(&seen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_picture_is_named),
        cmocka_unit_test(what_is_cut_short_or_damaged_is_named),
        cmocka_unit_test(what_is_too_large_is_refused_with_its_numbers),
        cmocka_unit_test(a_real_picture_that_is_too_large_is_refused),
        cmocka_unit_test(a_header_that_lies_does_no_harm),
        cmocka_unit_test(a_gif_bomb_within_the_limits_ends),
    };
    return cmocka_run_group_tests(tests, scratch_open, scratch_close);
}
