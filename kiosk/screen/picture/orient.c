#include <libexif/exif-data.h>
#include <libyuv/rotate_argb.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "screen/picture/parts.h"

#define EXIF_BYTES_MAX 65536 /* as much as a JPEG segment holds */

int orient_read(const uint8_t *tiff, size_t len)
{
    if (len == 0 || len > EXIF_BYTES_MAX)
        return 1;
    /* libexif wants this in front, as JPEG has it; PNG and WebP leave it out */
    static const unsigned char mark[6] = {'E', 'x', 'i', 'f', 0, 0};
    unsigned char *block = mem_alloc(sizeof(mark) + len);
    memcpy(block, mark, sizeof(mark));
    memcpy(block + sizeof(mark), tiff, len);
    ExifData *data = exif_data_new_from_data(block, (unsigned)(sizeof(mark) + len));
    free(block);
    if (!data)
        return 1;
    int found = 1;
    ExifEntry *entry = exif_content_get_entry(data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
    if (entry && entry->format == EXIF_FORMAT_SHORT && entry->components == 1 && entry->size >= 2)
        found = exif_get_short(entry->data, exif_data_get_byte_order(data));
    exif_data_unref(data);
    return found >= 1 && found <= 8 ? found : 1;
}

bool orient_is_sideways(int orientation)
{
    return orientation >= 5;
}

static void mirror(SDL_Surface *surface)
{
    for (int y = 0; y < surface->h; y++) {
        uint32_t *row = (uint32_t *)((uint8_t *)surface->pixels + (ptrdiff_t)y * surface->pitch);
        for (int left = 0, right = surface->w - 1; left < right; left++, right--) {
            uint32_t pixel = row[left];
            row[left] = row[right];
            row[right] = pixel;
        }
    }
}

void orient_turn(SDL_Surface *picture, int orientation, SDL_Surface *box)
{
    static const struct {
        bool is_mirrored; /* left to right, before it is turned */
        enum RotationMode turn;
    } ways[] = {
        [1] = {false, kRotate0},  [2] = {true, kRotate0},    [3] = {false, kRotate180},
        [4] = {true, kRotate180}, [5] = {true, kRotate270},  [6] = {false, kRotate90},
        [7] = {true, kRotate90},  [8] = {false, kRotate270},
    };
    if (ways[orientation].is_mirrored)
        mirror(picture);
    (void)ARGBRotate(picture->pixels, picture->pitch, box->pixels, box->pitch, picture->w,
                     picture->h, ways[orientation].turn); /* fails on bad arguments only */
}
