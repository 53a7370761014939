#include "screen/raster.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include <libyuv.h>

#include "base/mem.h"

#define PIXEL_BYTES   4
#define ALPHA_MASK    0xFF000000u
#define BLOCK_PX      256
#define COLOUR_ROW_PX 4096 /* wider is done in columns, at half the speed */

uint8_t *raster_memory_bytes(struct raster_memory *memory, size_t bytes)
{
    if (bytes > memory->capacity) {
        free(memory->bytes);
        memory->bytes = mem_alloc(bytes);
        memory->capacity = bytes;
    }
    return memory->bytes;
}

void raster_memory_finish(struct raster_memory *memory)
{
    free(memory->bytes);
    *memory = (struct raster_memory){0};
}

void raster_workspace_finish(struct raster_workspace *workspace)
{
    raster_memory_finish(&workspace->halves[0]);
    raster_memory_finish(&workspace->halves[1]);
    raster_memory_finish(&workspace->scaled);
}

struct raster raster_reserve(struct raster_memory *memory, int w, int h, bool is_opaque)
{
    int stride = w * PIXEL_BYTES;
    uint8_t *bytes = raster_memory_bytes(memory, (size_t)stride * (size_t)h);
    return (struct raster){bytes, stride, w, h, is_opaque};
}

static uint8_t *pixel_at(const struct raster *raster, int x, int y)
{
    return raster->bytes + (ptrdiff_t)y * raster->stride + (ptrdiff_t)x * PIXEL_BYTES;
}

struct raster raster_part(const struct raster *raster, struct layout_rect rect)
{
    assert(rect.x >= 0 && rect.y >= 0 && rect.w >= 0 && rect.h >= 0);
    assert(rect.x + rect.w <= raster->w && rect.y + rect.h <= raster->h);
    return (struct raster){pixel_at(raster, rect.x, rect.y), raster->stride, rect.w, rect.h,
                           raster->is_opaque};
}

void raster_scroll(const struct raster *dst, int left_px)
{
    size_t bytes = (size_t)(dst->w - left_px) * PIXEL_BYTES;
    for (int y = 0; y < dst->h; y++)
        memmove(pixel_at(dst, 0, y), pixel_at(dst, left_px, y), bytes);
}

void raster_fill(const struct raster *dst, uint32_t argb)
{
    (void)ARGBRect(dst->bytes, dst->stride, 0, 0, dst->w, dst->h,
                   argb); /* fails for no size only */
}

/* libyuv takes 0 to 255 of 256; the whole of `to` is a copy. */
void raster_mix(const struct raster *dst, const struct raster *from, const struct raster *to,
                int part)
{
    if (part >= 256)
        raster_copy(dst, to);
    else
        (void)ARGBInterpolate(from->bytes, from->stride, to->bytes, to->stride, dst->bytes,
                              dst->stride, dst->w, dst->h, part);
}

void raster_mix_colour(const struct raster *dst, const struct raster *from, uint32_t argb, int part)
{
    uint32_t row[COLOUR_ROW_PX];
    for (int x = 0; x < dst->w && x < COLOUR_ROW_PX; x++)
        row[x] = argb;
    for (int x = 0; x < dst->w; x += COLOUR_ROW_PX) {
        int w = dst->w - x < COLOUR_ROW_PX ? dst->w - x : COLOUR_ROW_PX;
        struct raster to_column = raster_part(dst, (struct layout_rect){x, 0, w, dst->h});
        struct raster from_column = raster_part(from, (struct layout_rect){x, 0, w, dst->h});
        struct raster colour = {(uint8_t *)row, 0, w, dst->h, true};
        raster_mix(&to_column, &from_column, &colour, part);
    }
}

int raster_part_of_alpha(int alpha)
{
    return alpha + (alpha >> 7);
}

void raster_copy(const struct raster *dst, const struct raster *src)
{
    (void)ARGBCopy(src->bytes, src->stride, dst->bytes, dst->stride, dst->w, dst->h);
}

void raster_copy_opaque(const struct raster *dst, const struct raster *src)
{
    for (int y = 0; y < dst->h; y++) {
        const uint32_t *from = (const uint32_t *)pixel_at(src, 0, y);
        uint32_t *to = (uint32_t *)pixel_at(dst, 0, y);
        for (int x = 0; x < dst->w; x++)
            to[x] = from[x] | ALPHA_MASK;
    }
}

void raster_copy_premultiplied(const struct raster *dst, const struct raster *src)
{
    (void)ARGBAttenuate(src->bytes, src->stride, dst->bytes, dst->stride, dst->w, dst->h);
}

/* Two channels of 8 bits at once in a 32-bit word, each times factor / 256, rounded. */
static uint32_t scale_pair(uint32_t pair, uint32_t factor)
{
    return ((pair * factor + 0x00800080u) >> 8) & 0x00FF00FFu;
}

static uint32_t scale_pixel(uint32_t argb, uint32_t factor)
{
    return scale_pair(argb & 0x00FF00FFu, factor) | scale_pair((argb >> 8) & 0x00FF00FFu, factor)
                                                        << 8;
}

/* ARGBBlend would make the target opaque; drawing on transparent images is rare enough for C. */
static void blend_keeping_alpha(const struct raster *dst, const struct raster *src, int alpha)
{
    uint32_t part = (uint32_t)raster_part_of_alpha(alpha);
    for (int y = 0; y < dst->h; y++) {
        const uint32_t *from = (const uint32_t *)pixel_at(src, 0, y);
        uint32_t *to = (uint32_t *)pixel_at(dst, 0, y);
        for (int x = 0; x < dst->w; x++) {
            uint32_t over = scale_pixel(from[x], part);
            uint32_t rest = 256 - (uint32_t)raster_part_of_alpha((int)(over >> 24));
            to[x] = over + scale_pixel(to[x], rest);
        }
    }
}

static void blend_row(uint8_t *dst, const uint8_t *src, int w, int alpha)
{
    static const uint8_t nothing[BLOCK_PX * PIXEL_BYTES];
    uint8_t weakened[BLOCK_PX * PIXEL_BYTES];
    for (int x = 0; x < w; x += BLOCK_PX) {
        int count = w - x < BLOCK_PX ? w - x : BLOCK_PX;
        uint8_t *to = dst + (ptrdiff_t)x * PIXEL_BYTES;
        (void)ARGBInterpolate(nothing, 0, src + (ptrdiff_t)x * PIXEL_BYTES, 0, weakened, 0, count,
                              1, raster_part_of_alpha(alpha));
        (void)ARGBBlend(weakened, 0, to, 0, to, 0, count, 1);
    }
}

static void lay(const struct raster *dst, const struct raster *src, int alpha)
{
    if (src->is_opaque) {
        raster_mix(dst, dst, src, raster_part_of_alpha(alpha));
    } else if (!dst->is_opaque) {
        blend_keeping_alpha(dst, src, alpha);
    } else if (alpha == 255) {
        (void)ARGBBlend(src->bytes, src->stride, dst->bytes, dst->stride, dst->bytes, dst->stride,
                        dst->w, dst->h);
    } else {
        for (int y = 0; y < dst->h; y++)
            blend_row(pixel_at(dst, 0, y), pixel_at(src, 0, y), dst->w, alpha);
    }
}

/*
 * libyuv's box filter averages all pixels only at 1:2, so a picture is halved until less than half
 * is left to go; bilinear does the rest.
 */
static struct raster halve_towards(const struct raster *src, int w, int h,
                                   struct raster_workspace *workspace)
{
    struct raster now = *src;
    for (int turn = 0; now.w >= 2 * w || now.h >= 2 * h; turn = 1 - turn) {
        int half_w = now.w >= 2 * w ? (now.w + 1) / 2 : now.w;
        int half_h = now.h >= 2 * h ? (now.h + 1) / 2 : now.h;
        struct raster half =
            raster_reserve(&workspace->halves[turn], half_w, half_h, src->is_opaque);
        (void)ARGBScale(now.bytes, now.stride, now.w, now.h, half.bytes, half.stride, half_w,
                        half_h, kFilterBox);
        now = half;
    }
    return now;
}

void raster_scale(const struct raster *dst, const struct raster *src,
                  const struct raster_scaling *to, struct raster_workspace *workspace)
{
    struct raster from = halve_towards(src, to->w, to->h, workspace);
    if (from.w == to->w && from.h == to->h) {
        struct raster part = raster_part(&from, to->part);
        raster_copy(dst, &part);
        return;
    }
    /* it counts from the scaled picture's corner, which may lie outside the target */
    uint8_t *corner = pixel_at(dst, -to->part.x, -to->part.y);
    (void)ARGBScaleClip(from.bytes, from.stride, from.w, from.h, corner, dst->stride, to->w, to->h,
                        to->part.x, to->part.y, to->part.w, to->part.h, kFilterBilinear);
}

void raster_draw(const struct raster *dst, const struct raster *src,
                 const struct raster_scaling *to, int alpha, struct raster_workspace *workspace)
{
    bool is_scaled = src->w != to->w || src->h != to->h;
    if (is_scaled && src->is_opaque && alpha == 255) {
        raster_scale(dst, src, to, workspace);
    } else if (is_scaled) {
        struct raster scaled = raster_reserve(&workspace->scaled, dst->w, dst->h, src->is_opaque);
        raster_scale(&scaled, src, to, workspace);
        lay(dst, &scaled, alpha);
    } else {
        struct raster part = raster_part(src, to->part);
        lay(dst, &part, alpha);
    }
}
