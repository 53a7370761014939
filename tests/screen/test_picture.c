#include "screen/pictures.h"

#include <sys/stat.h>

static const uint32_t upright[4] = {RED, GREEN, BLUE, YELLOW};

/* --- kinds --------------------------------------------------------------------------------------
 */

static void every_kind_is_shown(void **state)
{
    static const uint32_t greys[4] = {0x1e1e1e, 0x5a5a5a, 0x969696, 0xd2d2d2};
    static const uint32_t means[4] = {0x565656, 0x535353, 0x646464, 0xa0a0a0};
    static const uint32_t glass[4] = {PAPER, GREEN, BLUE, YELLOW};
    static const uint32_t half[4] = {PAPER, 0x8ccb95, BLUE, YELLOW};
    static const uint32_t grey_glass[4] = {PAPER, 0x5a5a5a, 0x969696, 0xd2d2d2};
    static const struct {
        const char *name;
        const uint32_t *quarters;
        int tolerance;
    } rows[] = {
        {"rgb.jpg", upright, 3},       {"progressive.jpg", upright, 3},
        {"gray.jpg", means, 2},        {"cmyk.jpg", upright, 3},
        {"rgb.png", upright, 0},       {"palette.png", upright, 0},
        {"rgb16.png", upright, 0},     {"interlaced.png", upright, 0},
        {"gray.png", greys, 0},        {"gray-alpha.png", grey_glass, 1},
        {"rgba.png", half, 1},         {"rgb.bmp", upright, 0},
        {"lossy.webp", upright, 4},    {"lossless.webp", upright, 0},
        {"alpha.webp", glass, 4},      {"still.gif", upright, 0},
        {"animated.gif", upright, 0}, /* its first frame */
        {"transparent.gif", glass, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char path[200];
        (void)snprintf(path, sizeof(path), FIXTURES "%s", rows[i].name);
        struct seen seen = look_well(path, 64, 48, LAYOUT_CONTAIN);
        assert_int_equal(seen.src_w, 64);
        assert_int_equal(seen.src_h, 48);
        assert_quarters(&seen, rows[i].quarters, rows[i].tolerance, rows[i].name);
        seen_finish(&seen);
    }
}

static void the_name_does_not_count(void **state)
{
    struct str png = read_fixture("rgb.png");
    (void)state;
    struct seen seen =
        look_well(scratch_write("照片.jpg", png.text, png.len), 64, 48, LAYOUT_CONTAIN);
    assert_quarters(&seen, upright, 0, "PNG named .jpg");
    seen_finish(&seen);
    str_finish(&png);
}

/* --- fitting ------------------------------------------------------------------------------------
 */

static void contain_fills_the_bands_with_the_mean_of_each_edge(void **state)
{
    (void)state;
    struct seen seen = look_well(FIXTURES "rgb.png", 128, 48, LAYOUT_CONTAIN);
    for (int y = 0; y < 48; y++) {
        for (int x = 0; x < 32; x++) {
            assert_near(pixel(&seen, x, y), 0x782d73, 1, "left: red and blue");
            assert_near(pixel(&seen, 127 - x, y), 0x87b432, 1, "right: green and yellow");
        }
    }
    assert_int_equal(pixel(&seen, 32, 0), RED);
    assert_int_equal(pixel(&seen, 95, 47), YELLOW);
    seen_finish(&seen);
    seen = look_well(FIXTURES "rgb.png", 64, 100, LAYOUT_CONTAIN);
    for (int x = 0; x < 64; x++) {
        assert_near(pixel(&seen, x, 0), 0x735f2d, 1, "above: red and green");
        assert_near(pixel(&seen, x, 99), 0x8c8278, 1, "below: blue and yellow");
    }
    seen_finish(&seen);
}

static void cover_shows_the_middle(void **state)
{
    (void)state;
    struct seen seen = look_well(FIXTURES "rgb.png", 48, 48, LAYOUT_COVER);
    assert_quarters(&seen, upright, 0, "cover");
    assert_int_equal(pixel(&seen, 23, 0), RED);
    assert_int_equal(pixel(&seen, 24, 0), GREEN);
    seen_finish(&seen);
}

static void stretch_fills_the_box(void **state)
{
    (void)state;
    struct seen seen = look_well(FIXTURES "rgb.png", 300, 20, LAYOUT_STRETCH);
    assert_quarters(&seen, upright, 0, "stretch");
    assert_int_equal(pixel(&seen, 0, 0), RED);
    assert_int_equal(pixel(&seen, 299, 19), YELLOW);
    seen_finish(&seen);
}

static uint32_t white(int x, int y)
{
    (void)x;
    (void)y;
    return 0xffffff;
}

static uint32_t brown(int x, int y)
{
    (void)x;
    (void)y;
    return 0x7b2d11;
}

/* To one step of 255. */
static void scaling_keeps_a_flat_colour(void **state)
{
    static const int sizes[][2] = {{257, 131}, {514, 262}, {128, 65}, {100, 50},    {37, 19},
                                   {1, 1},     {1000, 3},  {3, 500},  {1920, 1080}, {2, 1},
                                   {12, 6},    {260, 1},   {1, 140}};
    (void)state;
    for (size_t i = 0; i < COUNT(sizes); i++) {
        for (int kind = 0; kind < 2; kind++) {
            const char *path = write_bmp("flat.bmp", 257, 131, kind ? brown : white);
            struct seen seen = look_well(path, sizes[i][0], sizes[i][1], LAYOUT_STRETCH);
            for (int at = 0; at < seen.w * seen.h; at++)
                assert_near(seen.pixels[at] & 0xffffff, kind ? 0x7b2d11 : 0xffffff, 1, "flat");
            seen_finish(&seen);
        }
    }
}

static uint32_t stripes(int x, int y)
{
    (void)y;
    return x % 2 ? 0xffffff : 0x000000;
}

/* A scaler that leaves columns out makes these black or white. */
static void shrinking_looks_at_every_pixel(void **state)
{
    (void)state;
    for (int part = 2; part <= 16; part *= 2) {
        const char *path = write_bmp("stripes.bmp", 640, 320, stripes);
        struct seen seen = look_well(path, 640 / part, 320 / part, LAYOUT_CONTAIN);
        for (int at = 0; at < seen.w * seen.h; at++)
            assert_near(seen.pixels[at] & 0xffffff, 0x7f7f7f, 1, "stripes");
        seen_finish(&seen);
    }
}

static uint32_t columns(int x, int y)
{
    (void)y;
    return (uint32_t)x * 0x030507 + 0x102030;
}

/* Scaled in height only, each column stays what it was: libyuv goes by 8, 16 or 32 of them. */
static void no_width_loses_a_column(void **state)
{
    enum { WIDEST = 66, H = 2 };
    uint32_t pixels[WIDEST * H];
    struct err err = {.text = ""};
    (void)state;
    for (int w = 1; w <= WIDEST; w++) {
        for (int i = 0; i < w * H; i++)
            pixels[i] = columns(i % w, 0);
        const char *paths[] = {mem_copy_text(scratch_path("columns.png")),
                               write_bmp("columns.bmp", w, H, columns)};
        if (!picture_save_png(picture_program(), pixels, w, H, paths[0], &err))
            fail_msg("%s", err.text);
        for (size_t kind = 0; kind < COUNT(paths); kind++) { /* 3 and 4 bytes a pixel inside */
            struct seen seen = look_well(paths[kind], w, 3 * H, LAYOUT_STRETCH);
            for (int x = 0; x < w; x++)
                assert_int_equal(pixel(&seen, x, H), columns(x, 0));
            seen_finish(&seen);
        }
        free((char *)paths[0]);
    }
}

static void thin_pictures_are_shown(void **state)
{
    static const int sizes[][2] = {{1, 1}, {1, 20000}, {20000, 1}, {30000, 2}};
    static const enum layout_fit fits[] = {LAYOUT_CONTAIN, LAYOUT_COVER, LAYOUT_STRETCH};
    (void)state;
    for (size_t i = 0; i < COUNT(sizes); i++) {
        for (size_t f = 0; f < COUNT(fits); f++) {
            const char *path = write_bmp("thin.bmp", sizes[i][0], sizes[i][1], brown);
            struct seen seen = look_well(path, 320, 180, fits[f]);
            assert_near(pixel(&seen, 0, 0), 0x7b2d11, 0, "thin");
            assert_near(pixel(&seen, 319, 179), 0x7b2d11, 0, "thin");
            seen_finish(&seen);
        }
    }
}

static void the_largest_box_works(void **state)
{
    (void)state;
    struct seen seen = look_well(FIXTURES "palette.png", 8192, 96, LAYOUT_STRETCH);
    assert_quarters(&seen, upright, 0, "8192 wide");
    seen_finish(&seen);
}

static void a_box_out_of_range_is_refused(void **state)
{
    static const int sizes[][2] = {{0, 48}, {64, 0}, {-1, 48}, {8193, 1}, {1, 8193}};
    (void)state;
    for (size_t i = 0; i < COUNT(sizes); i++) {
        struct seen seen = look(FIXTURES "rgb.png", sizes[i][0], sizes[i][1], LAYOUT_CONTAIN);
        assert_refused(&seen, ERR_INVALID, "画面尺寸无效");
    }
}

/* --- EXIF ---------------------------------------------------------------------------------------
 */

static const uint32_t turned[9][4] = {
    {RED, GREEN, BLUE, YELLOW}, /* 0 is not an orientation: upright */
    {RED, GREEN, BLUE, YELLOW}, {GREEN, RED, YELLOW, BLUE}, {YELLOW, BLUE, GREEN, RED},
    {BLUE, YELLOW, RED, GREEN}, {RED, BLUE, GREEN, YELLOW}, {BLUE, RED, YELLOW, GREEN},
    {YELLOW, GREEN, BLUE, RED}, {GREEN, YELLOW, RED, BLUE},
};

/* A TIFF block with the orientation alone. */
static void make_tiff(uint8_t tiff[26], unsigned orientation, bool is_big)
{
    void (*put)(uint8_t *, uint32_t, int) = is_big ? put_big : put_little;
    memset(tiff, 0, 26);
    memcpy(tiff, is_big ? "MM" : "II", 2);
    put(tiff + 2, 42, 2);
    put(tiff + 4, 8, 4);
    put(tiff + 8, 1, 2);
    put(tiff + 10, 0x0112, 2);
    put(tiff + 12, 3, 2);
    put(tiff + 14, 1, 4);
    put(tiff + 18, orientation, 2);
}

static const char *write_jpeg_with_exif(unsigned orientation, bool is_big)
{
    struct str jpeg = read_fixture("rgb.jpg");
    struct str out = {0};
    uint8_t tiff[26];
    make_tiff(tiff, orientation, is_big);
    str_add_span(&out, jpeg.text, 2);
    str_add_span(&out,
                 "\xff\xe1\x00\x22"
                 "Exif\0\0",
                 10);
    str_add_span(&out, (char *)tiff, sizeof(tiff));
    str_add_span(&out, jpeg.text + 2, jpeg.len - 2);
    const char *path = scratch_write("exif.jpg", out.text, out.len);
    str_finish(&jpeg);
    str_finish(&out);
    return path;
}

static const char *write_png_with_exif(unsigned orientation)
{
    struct str png = read_fixture("rgb.png");
    struct str out = {0};
    uint8_t chunk[4 + 4 + 26 + 4];
    put_big(chunk, 26, 4);
    memcpy(chunk + 4, "eXIf", 4);
    make_tiff(chunk + 8, orientation, true);
    put_big(chunk + 34, png_sum(chunk + 4, 30), 4);
    str_add_span(&out, png.text, 33);
    str_add_span(&out, (char *)chunk, sizeof(chunk));
    str_add_span(&out, png.text + 33, png.len - 33);
    const char *path = scratch_write("exif.png", out.text, out.len);
    str_finish(&png);
    str_finish(&out);
    return path;
}

static const char *write_webp_with_exif(unsigned orientation)
{
    struct str webp = read_fixture("lossless.webp");
    struct str out = {0};
    uint8_t head[30] = "RIFF....WEBPVP8X";
    uint8_t exif[8 + 26] = "EXIF";
    put_little(head + 4, (uint32_t)(22 + webp.len - 12 + sizeof(exif)), 4);
    put_little(head + 16, 10, 4);
    put_little(head + 20, 8, 4); /* has EXIF */
    put_little(head + 24, 63, 3);
    put_little(head + 27, 47, 3);
    put_little(exif + 4, 26, 4);
    make_tiff(exif + 8, orientation, false);
    str_add_span(&out, (char *)head, sizeof(head));
    str_add_span(&out, webp.text + 12, webp.len - 12);
    str_add_span(&out, (char *)exif, sizeof(exif));
    const char *path = scratch_write("exif.webp", out.text, out.len);
    str_finish(&webp);
    str_finish(&out);
    return path;
}

static void assert_turned(const char *path, unsigned orientation, int tolerance)
{
    bool is_sideways = orientation >= 5 && orientation <= 8;
    const uint32_t *want = turned[orientation <= 8 ? orientation : 0];
    struct seen seen =
        look_well(path, is_sideways ? 48 : 64, is_sideways ? 64 : 48, LAYOUT_CONTAIN);
    assert_int_equal(seen.src_w, is_sideways ? 48 : 64);
    assert_int_equal(seen.src_h, is_sideways ? 64 : 48);
    assert_quarters(&seen, want, tolerance, path);
    seen_finish(&seen);
    seen = look_well(path, 300, 200, LAYOUT_STRETCH); /* scaled, then turned */
    assert_quarters(&seen, want, tolerance, path);
    seen_finish(&seen);
}

static void exif_orientations_are_obeyed(void **state)
{
    (void)state;
    for (unsigned orientation = 0; orientation <= 9; orientation++) {
        assert_turned(write_jpeg_with_exif(orientation, false), orientation, 3);
        assert_turned(write_jpeg_with_exif(orientation, true), orientation, 3);
        assert_turned(write_png_with_exif(orientation), orientation, 0);
        assert_turned(write_webp_with_exif(orientation), orientation, 0);
    }
}

static void the_bands_of_a_turned_picture_are_upright(void **state)
{
    (void)state;
    struct seen seen = look_well(write_png_with_exif(6), 148, 64, LAYOUT_CONTAIN);
    assert_near(pixel(&seen, 0, 0), 0x8c8278, 1, "left: blue and yellow");
    assert_near(pixel(&seen, 147, 63), 0x735f2d, 1, "right: red and green");
    seen_finish(&seen);
}

/* --- what cannot be opened, in one way or another -----------------------------------------------
 */

static void what_is_no_file_is_refused_at_once(void **state)
{
    (void)state;
    struct seen seen = look("/nowhere/a.png", 64, 48, LAYOUT_CONTAIN);
    assert_refused(&seen, ERR_GONE, "a.png: 打不开图片 cannot open the picture: No such file");
    seen = look(scratch_folder, 64, 48, LAYOUT_CONTAIN);
    assert_refused(&seen, ERR_UNSUPPORTED, "不是普通文件 not a regular file");
    seen = look("/dev/null", 64, 48, LAYOUT_CONTAIN);
    assert_refused(&seen, ERR_UNSUPPORTED, "null: 不是普通文件 not a regular file");
    assert_int_equal(mkfifo(scratch_path("pipe.jpg"), 0600), 0);
    seen = look(scratch_path("pipe.jpg"), 64, 48, LAYOUT_CONTAIN);
    assert_refused(&seen, ERR_UNSUPPORTED, "pipe.jpg: 不是普通文件 not a regular file");
    seen = look(scratch_write("empty.jpg", "", 0), 64, 48, LAYOUT_CONTAIN);
    assert_refused(&seen, ERR_PARSE, "empty.jpg: 文件是空的 the file is empty");
}

static void a_file_that_is_too_long_is_refused(void **state)
{
    struct str png = read_fixture("rgb.png");
    (void)state;
    const char *path = scratch_write("long.png", png.text, png.len);
    assert_int_equal(truncate(path, ((off_t)512 << 20) + 1), 0); /* a hole: takes no room */
    struct seen seen = look(path, 64, 48, LAYOUT_CONTAIN);
    assert_refused(&seen, ERR_LIMIT, "long.png: 文件太大：512 MiB（上限 512 MiB）");
    str_finish(&png);
}

static void load_does_it_in_one(void **state)
{
    struct screen_options options = {SCREEN_SURFACE, 320, 200, true};
    struct picture_request request = {.program = picture_program(),
                                      .path = FIXTURES "rgb.png",
                                      .w = 100,
                                      .h = 80,
                                      .fit = LAYOUT_COVER};
    struct screen_image *image = NULL;
    struct err err = {.text = ""};
    int w = 0, h = 0;
    (void)state;
    assert_true(picture_load(&request, NULL, NULL, &err));
    struct screen *screen = screen_open(&options, &err);
    assert_non_null(screen);
    assert_true(picture_load(&request, screen, &image, &err));
    screen_image_size(image, &w, &h);
    assert_int_equal(w, 100);
    assert_int_equal(h, 80);
    screen_image_destroy(image);
    image = NULL;
    request.path = "/nowhere/a.png";
    assert_false(picture_load(&request, screen, &image, &err));
    assert_int_equal(err.code, ERR_GONE);
    assert_null(image);
    screen_close(screen);
}

/* --- saving -------------------------------------------------------------------------------------
 */

static void a_saved_png_comes_back_the_same(void **state)
{
    enum { W = 301, H = 97 };
    static uint32_t pixels[W * H];
    struct err err = {.text = ""};
    uint32_t noise = 1;
    (void)state;
    for (size_t i = 0; i < COUNT(pixels); i++) {
        noise = noise * 1664525 + 1013904223; /* cannot be packed; alpha is noise too */
        pixels[i] = noise;
    }
    const char *path = scratch_path("shot.png");
    if (!picture_save_png(picture_program(), pixels, W, H, path, &err))
        fail_msg("%s", err.text);
    struct seen seen = look_well(path, W, H, LAYOUT_CONTAIN);
    for (size_t i = 0; i < COUNT(pixels); i++)
        assert_int_equal(seen.pixels[i] & 0xffffff, pixels[i] & 0xffffff);
    seen_finish(&seen);
}

static void a_png_that_cannot_be_saved_says_why_and_leaves_the_old(void **state)
{
    static const uint32_t pixels[4] = {1, 2, 3, 4};
    struct err err;
    struct str left = {0};
    (void)state;
    assert_false(picture_save_png(picture_program(), pixels, 2, 2, "/nowhere/a.png", &err));
    assert_int_equal(err.code, ERR_GONE);
    assert_non_null(strstr(err.text, "/nowhere/a.png"));
    const char *path = scratch_write("old.png", "old", 3);
    assert_false(picture_save_png("/bin/false", pixels, 2, 2, path, &err));
    assert_int_equal(err.code, ERR_IO);
    assert_non_null(strstr(err.text, "解码进程意外结束 decoder died (exit 1)"));
    assert_false(picture_save_png(picture_program(), pixels, 0, 2, path, &err));
    assert_int_equal(err.code, ERR_INVALID);
    assert_true(file_read(path, 10, &left, &err));
    assert_string_equal(left.text, "old");
    str_finish(&left);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_is_shown),
        cmocka_unit_test(the_name_does_not_count),
        cmocka_unit_test(contain_fills_the_bands_with_the_mean_of_each_edge),
        cmocka_unit_test(cover_shows_the_middle),
        cmocka_unit_test(stretch_fills_the_box),
        cmocka_unit_test(scaling_keeps_a_flat_colour),
        cmocka_unit_test(shrinking_looks_at_every_pixel),
        cmocka_unit_test(no_width_loses_a_column),
        cmocka_unit_test(thin_pictures_are_shown),
        cmocka_unit_test(the_largest_box_works),
        cmocka_unit_test(a_box_out_of_range_is_refused),
        cmocka_unit_test(exif_orientations_are_obeyed),
        cmocka_unit_test(the_bands_of_a_turned_picture_are_upright),
        cmocka_unit_test(what_is_no_file_is_refused_at_once),
        cmocka_unit_test(a_file_that_is_too_long_is_refused),
        cmocka_unit_test(load_does_it_in_one),
        cmocka_unit_test(a_saved_png_comes_back_the_same),
        cmocka_unit_test(a_png_that_cannot_be_saved_says_why_and_leaves_the_old),
    };
    return cmocka_run_group_tests(tests, scratch_open, scratch_close);
}
