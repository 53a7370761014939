/*
 * What kind of picture a file holds, from its bytes alone.
 */
#include "fuzz/fuzz.h"
#include "screen/picture.h"
#include "screen/picture/header.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct header header = {.w = -1};
    struct err err = {0};
    if (!header_read(data, len, &header, &err)) {
        fuzz_expect_reason(&err);
        assert(err.code == ERR_UNSUPPORTED || err.code == ERR_PARSE || err.code == ERR_LIMIT);
        assert(header.w == -1);
        return 0;
    }
    assert(header.type < HEADER_TYPE_COUNT && header_type_name(header.type));
    assert(header.exif_len <= len && header.exif_at <= len - header.exif_len);
    if (header.type == HEADER_SVG) {
        assert(header.w == 0 && header.h == 0);
        return 0;
    }
    assert(header.w >= 1 && header.w <= HEADER_SIDE_MAX);
    assert(header.h >= 1 && header.h <= HEADER_SIDE_MAX);
    assert((int64_t)header.w * header.h <= PICTURE_PIXELS_MAX);
    assert(!header.is_cmyk || header.type == HEADER_JPEG);
    return 0;
}
