#include "screen/qr.h"

#include <string.h>

#include <qrencode.h>

#define TEXT_MAX_BYTES 1000
#define QUIET_MODULES  4
#define INK            0x12263F
#define WHITE          0xFFFFFF

/* libqrencode: bit 0 of a module's byte is set where it is dark. */
static bool is_dark(const QRcode *code, int x, int y)
{
    return (code->data[y * code->width + x] & 1) != 0;
}

/* Dark neighbours of one row are one rectangle. */
static void draw_row(struct screen *screen, const QRcode *code, int y, struct layout_rect square,
                     int module_px)
{
    int top = square.y + (y + QUIET_MODULES) * module_px;
    for (int x = 0; x < code->width;) {
        int end = x;
        while (end < code->width && is_dark(code, end, y))
            end++;
        if (end > x) {
            int left = square.x + (x + QUIET_MODULES) * module_px;
            struct layout_rect bar = {left, top, (end - x) * module_px, module_px};
            screen_fill(screen, bar, INK);
        }
        x = end + 1;
    }
}

bool screen_qr_draw(struct screen *screen, const char *text, struct layout_rect box,
                    struct err *err)
{
    size_t len = strlen(text);
    QRcode *code = NULL;
    bool is_done = false;
    if (len > 0 && len <= TEXT_MAX_BYTES)
        code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
    if (!code)
        return err_set(err, ERR_INVALID,
                       "二维码内容须为 1–%d 字节 a QR code holds 1 to %d bytes, not %zu",
                       TEXT_MAX_BYTES, TEXT_MAX_BYTES, len);

    int side = box.w < box.h ? box.w : box.h;
    int modules = code->width + 2 * QUIET_MODULES;
    int module_px = side / modules;
    if (module_px < 1) {
        (void)err_set(err, ERR_LIMIT,
                      "二维码区域太小 the box of %d×%d pixels is too small for %d modules", box.w,
                      box.h, modules);
        goto out;
    }
    int px = modules * module_px;
    struct layout_rect square = {box.x + (box.w - px) / 2, box.y + (box.h - px) / 2, px, px};
    screen_fill(screen, square, WHITE);
    for (int y = 0; y < code->width; y++)
        draw_row(screen, code, y, square, module_px);
    is_done = true;
out:
    QRcode_free(code);
    return is_done;
}
