#include <libyuv/convert_argb.h>
#include <libyuv/planar_functions.h>
#include <libyuv/scale.h>
#include <stdlib.h>

#include "screen/picture/parts.h"

#define SPLIT_STEP_PX 32

static uint8_t *pixel_at(const SDL_Surface *surface, int x, int y)
{
    return (uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch +
           (ptrdiff_t)x * surface->format->BytesPerPixel;
}

static bool is_24_bit(const SDL_Surface *surface)
{
    return surface->format->BytesPerPixel == 3;
}

/* --- scaling ------------------------------------------------------------------------------------
 */

/* Three planes of w × h bytes, in one block. */
struct planes {
    uint8_t *r, *g, *b; /* r is the block */
    int w, h;
};

/* Not through base/mem: a picture within the limits may still need more than we have. */
static bool planes_init(struct planes *planes, int w, int h)
{
    size_t bytes = (size_t)w * (size_t)h;
    uint8_t *block = bytes > 0 ? malloc(3 * bytes) : NULL;
    if (!block)
        return false;
    planes->r = block;
    planes->g = block + bytes;
    planes->b = block + 2 * bytes;
    planes->w = w;
    planes->h = h;
    return true;
}

static void split_whole_steps(const SDL_Surface *picture, const uint8_t *from,
                              const struct planes *to, int w)
{
    if (is_24_bit(picture))
        SplitRGBPlane(from, picture->pitch, to->r, to->w, to->g, to->w, to->b, to->w, w, to->h);
    else
        SplitARGBPlane(from, picture->pitch, to->r, to->w, to->g, to->w, to->b, to->w, NULL, 0, w,
                       to->h);
}

/* libyuv 1904 (Debian 13) splits rows on AVX2 in steps of up to 32 pixels, and writes over the end
 * of its own stack for what is left of a row: so the rest of each row is split here. */
static void split(const SDL_Surface *picture, struct layout_rect part, const struct planes *to)
{
    int step = picture->format->BytesPerPixel;
    int r = is_24_bit(picture) ? 0 : 2; /* an ARGB8888 of a little-endian machine is B, G, R, A */
    int whole = to->w - to->w % SPLIT_STEP_PX;
    if (whole > 0)
        split_whole_steps(picture, pixel_at(picture, part.x, part.y), to, whole);
    for (int y = 0; y < to->h; y++) {
        const uint8_t *from = pixel_at(picture, part.x + whole, part.y + y);
        for (ptrdiff_t at = (ptrdiff_t)y * to->w + whole; at < (ptrdiff_t)(y + 1) * to->w; at++) {
            to->r[at] = from[r];
            to->g[at] = from[1];
            to->b[at] = from[2 - r];
            from += step;
        }
    }
}

static void scale_planes(const struct planes *from, int from_w, int from_h, const struct planes *to)
{
    ScalePlane(from->r, from->w, from_w, from_h, to->r, to->w, to->w, to->h, kFilterBilinear);
    ScalePlane(from->g, from->w, from_w, from_h, to->g, to->w, to->w, to->h, kFilterBilinear);
    ScalePlane(from->b, from->w, from_w, from_h, to->b, to->w, to->w, to->h, kFilterBilinear);
}

static int halved(int size, int target)
{
    return size / 2 >= target ? size / 2 : size;
}

/* Halves along each axis that stays at least w or h long; an odd last column or row falls away. */
static bool halve(struct planes *planes, int w, int h)
{
    struct planes half = {0};
    if (!planes_init(&half, halved(planes->w, w), halved(planes->h, h)))
        return false;
    scale_planes(planes, half.w < planes->w ? 2 * half.w : half.w,
                 half.h < planes->h ? 2 * half.h : half.h, &half);
    free(planes->r);
    *planes = half;
    return true;
}

static bool resize(struct planes *planes, int w, int h)
{
    struct planes to = {0};
    while (planes->w / 2 >= w || planes->h / 2 >= h) {
        if (!halve(planes, w, h))
            return false;
    }
    if (planes->w == w && planes->h == h)
        return true;
    if (!planes_init(&to, w, h))
        return false;
    scale_planes(planes, planes->w, planes->h, &to);
    free(planes->r);
    *planes = to;
    return true;
}

/*
 * Scales by planes, halving while there is twice too much, then by the rest. Each step takes the
 * mean of, or goes between, two pixels along each axis, so that none is left out and fine strokes
 * hold. libyuv's own ways are not for us: its ARGB scaler has no box filter and loses up to two
 * steps of brightness, and its box filter for planes runs over from boxes of 257 pixels on.
 * Frees picture before it scales.
 */
static bool scale(SDL_Surface *picture, struct layout_rect part, SDL_Surface *box,
                  struct layout_rect at)
{
    struct planes planes = {0};
    bool ok = planes_init(&planes, part.w, part.h);
    if (ok)
        split(picture, part, &planes);
    SDL_FreeSurface(picture);
    ok = ok && resize(&planes, at.w, at.h);
    if (ok)
        MergeARGBPlane(planes.r, at.w, planes.g, at.w, planes.b, at.w, NULL, 0,
                       pixel_at(box, at.x, at.y), box->pitch, at.w, at.h);
    free(planes.r);
    return ok;
}

static void copy(const SDL_Surface *picture, struct layout_rect part, SDL_Surface *box,
                 struct layout_rect at)
{
    const uint8_t *from = pixel_at(picture, part.x, part.y);
    uint8_t *to = pixel_at(box, at.x, at.y);
    if (is_24_bit(picture))
        (void)RAWToARGB(from, picture->pitch, to, box->pitch, at.w, at.h);
    else
        (void)ARGBCopy(from, picture->pitch, to, box->pitch, at.w, at.h);
    /* both fail on bad arguments only */
}

bool fit_picture(SDL_Surface *picture, enum layout_fit fit, SDL_Surface *box, struct err *err)
{
    struct layout_rect part, at;
    layout_fit_picture(picture->w, picture->h, box->w, box->h, fit, &part, &at);
    if (part.w == at.w && part.h == at.h) {
        copy(picture, part, box, at);
        SDL_FreeSurface(picture);
    } else if (!scale(picture, part, box, at)) {
        return err_set(err, ERR_LIMIT, "图片太大，内存不够 not enough memory to scale the picture");
    }
    fit_fill_bands(box, at);
    return true;
}

/* --- bands --------------------------------------------------------------------------------------
 */

#define EDGE_PARTS 100 /* the mean is taken over this part of the picture's side */

static uint32_t mean_colour(const SDL_Surface *box, struct layout_rect area)
{
    uint64_t sums[3] = {0, 0, 0};
    uint64_t count = (uint64_t)area.w * (uint64_t)area.h;
    for (int y = 0; y < area.h; y++) {
        const uint32_t *row = (const uint32_t *)pixel_at(box, area.x, area.y + y);
        for (int x = 0; x < area.w; x++) {
            sums[0] += row[x] >> 16 & 255;
            sums[1] += row[x] >> 8 & 255;
            sums[2] += row[x] & 255;
        }
    }
    for (int i = 0; i < 3; i++)
        sums[i] = (sums[i] + count / 2) / count;
    return 0xff000000 | (uint32_t)(sums[0] << 16 | sums[1] << 8 | sums[2]);
}

static void fill(SDL_Surface *box, struct layout_rect area, uint32_t argb)
{
    SDL_Rect rect = {area.x, area.y, area.w, area.h};
    (void)SDL_FillRect(box, &rect, argb); /* an empty one is fine */
}

void fit_fill_bands(SDL_Surface *box, struct layout_rect at)
{
    int edge_w = (at.w + EDGE_PARTS - 1) / EDGE_PARTS;
    int edge_h = (at.h + EDGE_PARTS - 1) / EDGE_PARTS;
    int right = at.x + at.w;
    int bottom = at.y + at.h;
    const struct {
        struct layout_rect band, edge;
    } sides[] = {
        {{0, 0, at.x, box->h}, {at.x, at.y, edge_w, at.h}},
        {{right, 0, box->w - right, box->h}, {right - edge_w, at.y, edge_w, at.h}},
        {{at.x, 0, at.w, at.y}, {at.x, at.y, at.w, edge_h}},
        {{at.x, bottom, at.w, box->h - bottom}, {at.x, bottom - edge_h, at.w, edge_h}},
    };
    for (size_t i = 0; i < sizeof(sides) / sizeof(sides[0]); i++) {
        if (sides[i].band.w > 0 && sides[i].band.h > 0)
            fill(box, sides[i].band, mean_colour(box, sides[i].edge));
    }
}
