#include "screen/panel.h"

#include <qrencode.h>

#include "screen/qr.h"

#define INK 0x12263fU

/* Compares every module with libqrencode's, and the four modules of white around them. */
static void assert_code(struct screen *screen, const char *text, struct layout_rect square)
{
    QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    int modules = code->width + 8;
    struct layout_rect panel = whole_panel(screen);
    uint32_t *pixels = screen_capture(screen);
    assert_int_equal(square.w % modules, 0);
    int px = square.w / modules;
    for (int y = 0; y < square.w; y++)
        for (int x = 0; x < square.w; x++) {
            int column = x / px - 4;
            int row = y / px - 4;
            bool is_inside = column >= 0 && row >= 0 && column < code->width && row < code->width;
            bool is_dark = is_inside && (code->data[row * code->width + column] & 1);
            uint32_t seen = pixels[(square.y + y) * panel.w + square.x + x] & 0xffffffU;
            assert_int_equal(seen, is_dark ? INK : WHITE);
        }
    free(pixels);
    QRcode_free(code);
}

static void codes_fill_the_box_in_whole_pixels(void **state)
{
    static const struct {
        const char *text;
        struct layout_rect box, square;
    } rows[] = {
        /* 21 modules and 8 around: 29 */
        {"tel:12350", {0, 0, 29, 29}, {0, 0, 29, 29}},
        {"tel:12350", {10, 20, 200, 120}, {52, 22, 116, 116}},
        {"tel:12350", {10, 20, 100, 220}, {16, 86, 87, 87}},
        /* 25 and 8: 33 */
        {"国家应急科普宣传", {0, 0, 99, 99}, {0, 0, 99, 99}},
    };
    (void)state;
    for (size_t b = 0; b < COUNT(backends); b++)
        for (size_t i = 0; i < COUNT(rows); i++) {
            struct screen *screen = panel_open(backends[b], 240, 250);
            struct err err;
            screen_fill(screen, whole_panel(screen), RED);
            assert_true(screen_qr_draw(screen, rows[i].text, rows[i].box, &err));
            assert_code(screen, rows[i].text, rows[i].square);
            int side = rows[i].square.w;
            assert_int_equal(panel_count(screen, RED), 240 * 250 - side * side);
            screen_close(screen);
        }
}

static void what_cannot_be_a_code_is_refused(void **state)
{
    static char long_text[1002];
    static const struct {
        size_t text_len;
        struct layout_rect box;
        enum err_code code;
    } rows[] = {
        {0, {0, 0, 100, 100}, ERR_INVALID},  {1001, {0, 0, 240, 250}, ERR_INVALID},
        {9, {0, 0, 28, 100}, ERR_LIMIT},     {9, {0, 0, 100, 28}, ERR_LIMIT},
        {9, {0, 0, 0, 0}, ERR_LIMIT},        {9, {0, 0, -5, 100}, ERR_LIMIT},
        {1000, {0, 0, 120, 120}, ERR_LIMIT},
    };
    struct screen *screen = panel_open(SCREEN_SURFACE, 240, 250);
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct err err;
        memset(long_text, 'a', rows[i].text_len);
        long_text[rows[i].text_len] = '\0';
        assert_false(screen_qr_draw(screen, long_text, rows[i].box, &err));
        assert_int_equal(err.code, rows[i].code);
    }
    assert_int_equal(panel_count(screen, BLACK), 240 * 250);
    struct err err;
    memset(long_text, 'a', 1000);
    long_text[1000] = '\0';
    assert_true(screen_qr_draw(screen, long_text, (struct layout_rect){0, 0, 240, 250}, &err));
    assert_false(screen_qr_draw(screen, "", whole_panel(screen), &err));
    assert_string_equal(err.text,
                        "二维码内容须为 1–1000 字节 a QR code holds 1 to 1000 bytes, not 0");
    screen_close(screen);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(codes_fill_the_box_in_whole_pixels),
        cmocka_unit_test(what_cannot_be_a_code_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
