#include "screen/film.h"

#include <stddef.h>

#include <libyuv.h>

void film_memory_finish(struct film_memory *memory)
{
    raster_memory_finish(&memory->picture);
    raster_memory_finish(&memory->planes);
    raster_workspace_finish(&memory->scaling);
}

static const struct YuvConstants *constants_of(const struct screen_film *film)
{
    switch (film->matrix) {
    case SCREEN_BT601:
        return film->is_full_range ? &kYuvJPEGConstants : &kYuvI601Constants;
    case SCREEN_BT2020:
        return film->is_full_range ? &kYuvV2020Constants : &kYuv2020Constants;
    case SCREEN_BT709:
        break;
    }
    return film->is_full_range ? &kYuvF709Constants : &kYuvH709Constants;
}

/* The frame from x, y (even) on. */
static struct screen_film film_from(const struct screen_film *film, int x, int y)
{
    struct screen_film from = *film;
    from.planes[0] += (ptrdiff_t)y * film->pitches[0] + x;
    for (int i = 1; i < 3; i++)
        from.planes[i] += (ptrdiff_t)(y / 2) * film->pitches[i] + x / 2;
    from.w -= x;
    from.h -= y;
    return from;
}

static void convert(const struct raster *dst, const struct screen_film *film)
{
    (void)I420ToARGBMatrix(film->planes[0], film->pitches[0], film->planes[1], film->pitches[1],
                           film->planes[2], film->pitches[2], dst->bytes, dst->stride,
                           constants_of(film), dst->w, dst->h);
}

/*
 * A chroma sample belongs to two by two pixels that begin at even places. A part that begins at an
 * odd one is converted from the even one before it and its margin left out.
 */
static struct raster convert_part(const struct screen_film *film, struct layout_rect src,
                                  struct raster_memory *memory)
{
    int margin_x = src.x & 1;
    int margin_y = src.y & 1;
    struct screen_film from = film_from(film, src.x - margin_x, src.y - margin_y);
    struct raster all = raster_reserve(memory, src.w + margin_x, src.h + margin_y, true);
    convert(&all, &from);
    return raster_part(&all, (struct layout_rect){margin_x, margin_y, src.w, src.h});
}

static void draw_unscaled(const struct raster *dst, const struct screen_film *film,
                          struct layout_rect src, struct film_memory *memory)
{
    if (src.x % 2 == 0 && src.y % 2 == 0) {
        struct screen_film from = film_from(film, src.x, src.y);
        convert(dst, &from);
        return;
    }
    struct raster part = convert_part(film, src, &memory->picture);
    raster_copy(dst, &part);
}

/* The planes of src box-filtered to w × h: I420 is 1.5 bytes a pixel, ARGB would be 4. */
static struct screen_film shrink(const struct screen_film *film, struct layout_rect src, int w,
                                 int h, struct raster_memory *memory)
{
    struct screen_film from = film_from(film, src.x & ~1, src.y & ~1);
    int half_w = (w + 1) / 2;
    int half_h = (h + 1) / 2;
    size_t luma = (size_t)w * (size_t)h;
    size_t chroma = (size_t)half_w * (size_t)half_h;
    uint8_t *bytes = raster_memory_bytes(memory, luma + 2 * chroma);
    uint8_t *planes[3] = {bytes, bytes + luma, bytes + luma + chroma};
    (void)I420Scale(from.planes[0], from.pitches[0], from.planes[1], from.pitches[1],
                    from.planes[2], from.pitches[2], src.w, src.h, planes[0], w, planes[1], half_w,
                    planes[2], half_w, w, h, kFilterBox);
    struct screen_film small = *film;
    for (int i = 0; i < 3; i++) {
        small.planes[i] = planes[i];
        small.pitches[i] = i == 0 ? w : half_w;
    }
    small.w = w;
    small.h = h;
    return small;
}

void film_draw(const struct raster *dst, const struct screen_film *film, struct layout_rect src,
               const struct raster_scaling *to, struct film_memory *memory)
{
    if (to->w == src.w && to->h == src.h) {
        struct layout_rect wanted = {src.x + to->part.x, src.y + to->part.y, to->part.w,
                                     to->part.h};
        draw_unscaled(dst, film, wanted, memory);
    } else if (src.w >= 2 * to->w && src.h >= 2 * to->h) {
        struct screen_film small = shrink(film, src, to->w, to->h, &memory->planes);
        draw_unscaled(dst, &small, to->part, memory);
    } else {
        struct raster picture = convert_part(film, src, &memory->picture);
        raster_scale(dst, &picture, to, &memory->scaling);
    }
}
