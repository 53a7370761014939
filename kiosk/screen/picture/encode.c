#include <libyuv/convert_from_argb.h>
#include <png.h>
#include <stdlib.h>

#include "screen/picture/parts.h"

#define RGB_BYTES 3

/*
 * PNG_IMAGE_FLAG_FAST: rows as they are, and a light hand. Of what we draw (flat colours, text)
 * such a file is a third larger than with all filters and all effort, is written six times as fast,
 * and is read three times as fast: a scene's layers are read while a visitor waits.
 */
static bool write_rows(const SDL_Surface *box, const uint8_t *rows, void *out, size_t max_len,
                       size_t *out_len, struct err *err)
{
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)box->w,
                       .height = (png_uint_32)box->h,
                       .format = PNG_FORMAT_BGR,
                       .flags = PNG_IMAGE_FLAG_FAST};
    png_alloc_size_t len = max_len;
    if (!png_image_write_to_memory(&image, out, &len, 0, rows, box->w * RGB_BYTES, NULL))
        return err_set(err, ERR_IO, "无法生成 PNG cannot make the PNG: %s", image.message);
    *out_len = len;
    return true;
}

bool encode_png(SDL_Surface *box, void *out, size_t max_len, size_t *out_len, struct err *err)
{
    /* Not through base/mem: our limit on memory may be below this. */
    uint8_t *rows = malloc((size_t)box->w * (size_t)box->h * RGB_BYTES);
    if (!rows)
        return err_set(err, ERR_LIMIT, "内存不够 not enough memory");
    (void)ARGBToRGB24(box->pixels, box->pitch, rows, box->w * RGB_BYTES, box->w,
                      box->h); /* fails on bad arguments only */
    bool ok = write_rows(box, rows, out, max_len, out_len, err);
    free(rows);
    return ok;
}
