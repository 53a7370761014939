#include "video/decoder/shape.h"

#include "video/video.h"

#define PADDING_MAX                                                                                \
    128 /* of a decoder's picture: alignment of rows, macroblocks of interlaced film */
#define PITCH_ALIGN 64 /* what swscale and libyuv like */
#define SAR_MAX     16 /* anything beyond is a damaged header */

struct shape shape_turn(struct shape shape)
{
    return (struct shape){shape.h, shape.w, shape.sar_den, shape.sar_num};
}

bool shape_fits(struct shape shape, unsigned padded_w, unsigned padded_h)
{
    return shape.w > 0 && shape.h > 0 && shape.w <= padded_w && shape.h <= padded_h &&
           padded_w - shape.w <= PADDING_MAX && padded_h - shape.h <= PADDING_MAX;
}

static uint64_t row_bytes(uint64_t w)
{
    return (w + PITCH_ALIGN - 1) / PITCH_ALIGN * PITCH_ALIGN;
}

static bool is_too_large(uint64_t w, uint64_t h)
{
    return w > VIDEO_WIDTH_MAX || h > VIDEO_HEIGHT_MAX ||
           row_bytes(w) * (h + h % 2) > WIRE_AREA_MAX;
}

void shape_lay_out(struct shape shape, struct wire_frame *frame)
{
    uint64_t w = shape.w > 0 ? shape.w : 1;
    uint64_t h = shape.h > 0 ? shape.h : 1;
    for (uint64_t percent = 99; is_too_large(w, h) && percent > 0; percent--) {
        w = (shape.w * percent / 100 + 1) & ~UINT64_C(1);
        h = (shape.h * percent / 100 + 1) & ~UINT64_C(1);
    }
    uint32_t pitch = (uint32_t)row_bytes(w);
    uint32_t luma = pitch * (uint32_t)h;
    uint32_t chroma = pitch / 2 * (uint32_t)((h + 1) / 2);
    frame->w = (uint32_t)w;
    frame->h = (uint32_t)h;
    frame->pitches[0] = pitch;
    frame->pitches[1] = frame->pitches[2] = pitch / 2;
    frame->offsets[0] = 0;
    frame->offsets[1] = luma;
    frame->offsets[2] = luma + chroma;
}

static uint32_t aspect_side(uint64_t side, uint64_t longest)
{
    if (longest > WIRE_ASPECT_MAX)
        side = side * WIRE_ASPECT_MAX / longest;
    return side > 0 ? (uint32_t)side : 1;
}

void shape_aspect(struct shape shape, struct wire_frame *frame)
{
    uint64_t num = shape.sar_num;
    uint64_t den = shape.sar_den;
    uint64_t w = shape.w;
    uint64_t h = shape.h;
    bool is_sane = num > 0 && den > 0 && num <= den * SAR_MAX && den <= num * SAR_MAX;
    if (is_sane && num > den)
        w = (w * num + den / 2) / den;
    else if (is_sane)
        h = (h * den + num / 2) / num;
    uint64_t longest = w > h ? w : h;
    frame->aspect_w = aspect_side(w, longest);
    frame->aspect_h = aspect_side(h, longest);
}
