#include <SDL_image.h>
#include <limits.h>

#include "screen/picture/parts.h"

bool encode_png(SDL_Surface *box, void *out, size_t max_len, size_t *out_len, struct err *err)
{
    bool ok = false;
    /* the same pixels without their alpha: written as RGB */
    SDL_Surface *opaque = SDL_CreateRGBSurfaceWithFormatFrom(box->pixels, box->w, box->h, 32,
                                                             box->pitch, SDL_PIXELFORMAT_RGB888);
    SDL_RWops *stream = max_len <= INT_MAX ? SDL_RWFromMem(out, (int)max_len) : NULL;
    if (opaque && stream && IMG_SavePNG_RW(opaque, stream, 0) == 0) {
        *out_len = (size_t)SDL_RWtell(stream);
        ok = true;
    } else {
        (void)err_set(err, ERR_IO, "无法生成 PNG cannot make the PNG: %s", SDL_GetError());
    }
    if (stream)
        (void)SDL_RWclose(stream); /* memory: cannot fail */
    SDL_FreeSurface(opaque);
    return ok;
}
