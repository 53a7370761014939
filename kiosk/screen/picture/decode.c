#include <SDL_image.h>
#include <limits.h>
#include <string.h>

#include "screen/picture/parts.h"

/* Part of 255: value over the paper's. */
static uint32_t over_paper(uint32_t value, uint32_t paper, uint32_t alpha)
{
    return (value * alpha + paper * (255 - alpha) + 127) / 255;
}

/* Lays a pixel with straight alpha on the paper; red is above blue in it. */
static uint32_t lay_on_paper(uint32_t argb)
{
    uint32_t alpha = argb >> 24;
    if (alpha == 255)
        return argb;
    uint32_t r = over_paper(argb >> 16 & 255, PAPER_RGB >> 16, alpha);
    uint32_t g = over_paper(argb >> 8 & 255, PAPER_RGB >> 8 & 255, alpha);
    uint32_t b = over_paper(argb & 255, PAPER_RGB & 255, alpha);
    return 0xff000000 | r << 16 | g << 8 | b;
}

static uint32_t swap_red_blue(uint32_t pixel)
{
    return (pixel & 0xff00ff00) | (pixel >> 16 & 255) | (pixel & 255) << 16;
}

/* Bytes C, M, Y, K (255 is no ink) without a colour profile: each ink lets its share through. */
static uint32_t cmyk_to_argb(uint32_t pixel, uint32_t flip)
{
    uint32_t inks = SDL_SwapLE32(pixel) ^ flip;
    uint32_t k = inks >> 24;
    uint32_t r = (inks & 255) * k / 255;
    uint32_t g = (inks >> 8 & 255) * k / 255;
    uint32_t b = (inks >> 16 & 255) * k / 255;
    return 0xff000000 | r << 16 | g << 8 | b;
}

static void flatten_row(uint32_t *row, int w, uint32_t format)
{
    for (int x = 0; x < w; x++)
        row[x] = lay_on_paper(format == SDL_PIXELFORMAT_ABGR8888 ? swap_red_blue(row[x]) : row[x]);
}

static void inks_row(uint32_t *row, int w, const struct header *header)
{
    for (int x = 0; x < w; x++)
        row[x] = cmyk_to_argb(row[x], header->is_inverted ? 0 : 0xffffffff);
}

/* The 4-byte formats are changed where they stand: a second copy of the largest would not fit. */
static void flatten_in_place(SDL_Surface *surface, const struct header *header)
{
    for (int y = 0; y < surface->h; y++) {
        uint32_t *row = (uint32_t *)((uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch);
        if (header->is_cmyk)
            inks_row(row, surface->w, header);
        else
            flatten_row(row, surface->w, surface->format->format);
    }
}

static SDL_Surface *load(const uint8_t *data, size_t len, enum header_type type)
{
    static SDL_Surface *(*const loaders[HEADER_TYPE_COUNT])(SDL_RWops *) = {
        IMG_LoadPNG_RW, IMG_LoadJPG_RW, IMG_LoadGIF_RW, IMG_LoadWEBP_RW, IMG_LoadBMP_RW, NULL};
    SDL_RWops *stream = len <= INT_MAX ? SDL_RWFromConstMem(data, (int)len) : NULL;
    SDL_Surface *surface = stream ? loaders[type](stream) : NULL;
    if (stream)
        (void)SDL_RWclose(stream); /* memory: cannot fail */
    return surface;
}

static bool tell(const struct header *header, struct err *err)
{
    const char *reason = SDL_GetError();
    if (strcmp(reason, "Out of memory") == 0)
        return err_set(err, ERR_LIMIT,
                       "图片太大，内存不够：%d×%d not enough memory for the picture", header->w,
                       header->h);
    return err_set(err, ERR_PARSE, "%s 图片已损坏 the picture is damaged: %s",
                   header_type_name(header->type), reason);
}

SDL_Surface *decode_picture(const uint8_t *data, size_t len, const struct header *header,
                            struct err *err)
{
    SDL_Surface *surface = load(data, len, header->type);
    if (!surface) {
        (void)tell(header, err);
        return NULL;
    }
    uint32_t format = surface->format->format;
    bool has_key = SDL_HasColorKey(surface);
    if (format == SDL_PIXELFORMAT_RGB24 && !has_key)
        return surface;
    if (has_key || (!header->is_cmyk && format != SDL_PIXELFORMAT_ARGB8888 &&
                    format != SDL_PIXELFORMAT_ABGR8888)) {
        SDL_Surface *copy = SDL_ConvertSurfaceFormat(surface, SDL_PIXELFORMAT_ARGB8888, 0);
        SDL_FreeSurface(surface);
        surface = copy;
    }
    if (surface)
        flatten_in_place(surface, header);
    else
        (void)tell(header, err);
    return surface;
}
