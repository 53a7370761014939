#include "screen/picture/header.h"

#include <string.h>

#include "screen/picture.h"

#define SVG_SEARCH_BYTES 4096

/* The file as a whole; positions are checked with has() before they are read. */
struct bytes {
    const uint8_t *data;
    size_t len;
};

static bool has(const struct bytes *in, size_t at, size_t count)
{
    return at <= in->len && count <= in->len - at;
}

static bool has_text(const struct bytes *in, size_t at, const char *text, size_t count)
{
    return has(in, at, count) && memcmp(in->data + at, text, count) == 0;
}

static uint32_t little(const struct bytes *in, size_t at, int count)
{
    uint32_t value = 0;
    for (int i = count - 1; i >= 0; i--)
        value = value << 8 | in->data[at + (size_t)i];
    return value;
}

static uint32_t big(const struct bytes *in, size_t at, int count)
{
    uint32_t value = 0;
    for (int i = 0; i < count; i++)
        value = value << 8 | in->data[at + (size_t)i];
    return value;
}

static bool tell_cut(enum header_type type, struct err *err)
{
    return err_set(err, ERR_PARSE, "%s 图片不完整 the picture is cut short",
                   header_type_name(type));
}

const char *header_type_name(enum header_type type)
{
    static const char *const names[HEADER_TYPE_COUNT] = {"PNG",  "JPEG", "GIF",
                                                         "WebP", "BMP",  "SVG"};
    return names[type];
}

/* Keeps a size that passes the limits. 64 bits, since a BMP's may be negative and any may lie. */
static bool set_size(struct header *out, int64_t w, int64_t h, struct err *err)
{
    if (w <= 0 || h <= 0)
        return err_set(err, ERR_PARSE, "%s 图片尺寸无效：%lld×%lld the picture has no size",
                       header_type_name(out->type), (long long)w, (long long)h);
    if (w > HEADER_SIDE_MAX || h > HEADER_SIDE_MAX)
        return err_set(
            err, ERR_LIMIT,
            "图片太大：%lld×%lld（每边上限 %d）picture too large: %lld×%lld (limit %d a side)",
            (long long)w, (long long)h, HEADER_SIDE_MAX, (long long)w, (long long)h,
            HEADER_SIDE_MAX);
    if (w * h > PICTURE_PIXELS_MAX)
        return err_set(err, ERR_LIMIT,
                       "图片太大：%lld×%lld（上限 1 亿像素）picture too large: %lld×%lld (limit %d "
                       "megapixels)",
                       (long long)w, (long long)h, (long long)w, (long long)h,
                       PICTURE_PIXELS_MAX / 1000000);
    out->w = (int)w;
    out->h = (int)h;
    return true;
}

/* --- PNG: signature, IHDR, further chunks {length, type, data, sum} ------------------------------
 */

static bool read_png(const struct bytes *in, struct header *out, struct err *err)
{
    if (!has(in, 8, 25) || !has_text(in, 12, "IHDR", 4))
        return tell_cut(HEADER_PNG, err);
    for (size_t at = 33; has(in, at, 8) && !has_text(in, at + 4, "IEND", 4);) {
        size_t len = big(in, at, 4);
        if (!has(in, at + 8, len) || !has(in, at + 8 + len, 4))
            break; /* the decoder says what is wrong with the rest */
        if (has_text(in, at + 4, "eXIf", 4)) {
            out->exif_at = at + 8;
            out->exif_len = len;
        }
        at += 8 + len + 4;
    }
    return set_size(out, big(in, 16, 4), big(in, 20, 4), err);
}

/* --- JPEG: segments {FF, marker, length, data} up to the frame's, SOF ----------------------------
 */

static bool is_frame(uint8_t marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

static void note_segment(const struct bytes *in, size_t at, size_t len, struct header *out)
{
    uint8_t marker = in->data[at - 1];
    if (marker == 0xe1 && len > 8 && out->exif_len == 0 && has_text(in, at + 2, "Exif\0\0", 6)) {
        out->exif_at = at + 8;
        out->exif_len = len - 8;
    }
    if (marker == 0xee && len >= 14 && has_text(in, at + 2, "Adobe", 5))
        out->is_inverted = true;
}

/* A picture whose end mark is missing would show as half grey. */
static bool has_end_mark(const struct bytes *in, size_t from)
{
    for (size_t at = in->len; at >= from + 2; at--) {
        if (in->data[at - 2] == 0xff && in->data[at - 1] == 0xd9)
            return true;
    }
    return false;
}

static bool read_jpeg_frame(const struct bytes *in, size_t at, size_t len, struct header *out,
                            struct err *err)
{
    if (len < 8)
        return err_set(err, ERR_PARSE, "JPEG 图片已损坏 damaged JPEG: short frame header");
    if (!has_end_mark(in, at + len))
        return tell_cut(HEADER_JPEG, err);
    out->is_cmyk = in->data[at + 7] == 4;
    return set_size(out, big(in, at + 5, 2), big(in, at + 3, 2), err);
}

static bool read_jpeg(const struct bytes *in, struct header *out, struct err *err)
{
    size_t at = 2;
    while (has(in, at, 4)) {
        if (in->data[at] != 0xff)
            return err_set(err, ERR_PARSE, "JPEG 图片已损坏 damaged JPEG: no marker at byte %zu",
                           at);
        uint8_t marker = in->data[at + 1];
        at += marker == 0xff ? 1 : 2; /* FF may be repeated before a marker */
        if (marker == 0xff || marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8))
            continue; /* these have no length */
        size_t len = has(in, at, 2) ? big(in, at, 2) : 0;
        if (len < 2 || !has(in, at, len))
            break;
        if (is_frame(marker))
            return read_jpeg_frame(in, at, len, out, err);
        if (marker == 0xda || marker == 0xd9)
            return err_set(err, ERR_PARSE, "JPEG 图片已损坏 damaged JPEG: no frame header");
        note_segment(in, at, len, out);
        at += len;
    }
    return tell_cut(HEADER_JPEG, err);
}

/* --- GIF: screen, colours, blocks up to the first frame, whose size is what gets decoded ---------
 */

static size_t skip_colours(uint8_t flags)
{
    return flags & 0x80 ? (size_t)3 << ((flags & 7) + 1) : 0;
}

static bool read_gif(const struct bytes *in, struct header *out, struct err *err)
{
    if (!has(in, 0, 13))
        return tell_cut(HEADER_GIF, err);
    size_t at = 13 + skip_colours(in->data[10]);
    while (has(in, at, 2) && in->data[at] == 0x21) { /* extension: sub-blocks up to an empty one */
        at += 2;
        while (has(in, at, 1) && in->data[at] != 0)
            at += 1 + (size_t)in->data[at];
        at += 1;
    }
    if (!has(in, at, 10))
        return tell_cut(HEADER_GIF, err);
    if (in->data[at] != 0x2c)
        return err_set(err, ERR_PARSE, "GIF 图片里没有画面 the GIF has no frame");
    return set_size(out, little(in, at + 5, 2), little(in, at + 7, 2), err);
}

/* --- WebP: RIFF chunks {type, length, data, padding} ---------------------------------------------
 */

#define WEBP_ANIMATED 0x02
#define WEBP_EXIF     0x08

static void find_webp_exif(const struct bytes *in, struct header *out)
{
    for (size_t at = 12; has(in, at, 8);) {
        size_t len = little(in, at + 4, 4);
        if (!has(in, at + 8, len))
            return;
        if (has_text(in, at, "EXIF", 4)) {
            /* some writers put JPEG's six bytes in front */
            size_t skip = has_text(in, at + 8, "Exif\0\0", 6) && len >= 6 ? 6 : 0;
            out->exif_at = at + 8 + skip;
            out->exif_len = len - skip;
            return;
        }
        at += 8 + len + (len & 1);
    }
}

static bool read_webp(const struct bytes *in, struct header *out, struct err *err)
{
    if (!has(in, 0, 30))
        return tell_cut(HEADER_WEBP, err);
    if (has_text(in, 12, "VP8X", 4)) {
        uint8_t flags = in->data[20];
        if (flags & WEBP_ANIMATED)
            return err_set(err, ERR_UNSUPPORTED,
                           "不支持动画 WebP，请另存为图片或视频 animated WebP is not supported");
        if (flags & WEBP_EXIF)
            find_webp_exif(in, out);
        return set_size(out, (int64_t)little(in, 24, 3) + 1, (int64_t)little(in, 27, 3) + 1, err);
    }
    if (has_text(in, 12, "VP8L", 4)) {
        uint32_t bits = little(in, 21, 4);
        return set_size(out, (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1, err);
    }
    if (has_text(in, 12, "VP8 ", 4))
        return set_size(out, little(in, 26, 2) & 0x3fff, little(in, 28, 2) & 0x3fff, err);
    return err_set(err, ERR_PARSE, "WebP 图片已损坏 damaged WebP: unknown first chunk");
}

/* --- BMP ----------------------------------------------------------------------------------------
 */

static bool read_bmp(const struct bytes *in, struct header *out, struct err *err)
{
    if (!has(in, 0, 26))
        return tell_cut(HEADER_BMP, err);
    uint32_t header_bytes = little(in, 14, 4);
    if (header_bytes < 12 || header_bytes > 124)
        return err_set(err, ERR_UNSUPPORTED,
                       "不是图片 not a picture"); /* a text may begin with BM */
    if (header_bytes == 12)
        return set_size(out, little(in, 18, 2), little(in, 20, 2), err);
    int64_t h = (int32_t)little(in, 22, 4);
    return set_size(out, (int32_t)little(in, 18, 4), h < 0 ? -h : h, err); /* < 0: top row first */
}

/* --- SVG: text that begins like XML; librsvg judges the rest -------------------------------------
 */

static bool is_space(uint8_t byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

bool header_is_svg(const uint8_t *data, size_t len)
{
    const struct bytes bytes = {data, len};
    const struct bytes *in = &bytes;
    size_t at = has_text(in, 0, "\xef\xbb\xbf", 3) ? 3 : 0;
    while (has(in, at, 1) && is_space(in->data[at]))
        at++;
    if (!has_text(in, at, "<", 1))
        return false;
    size_t reach = in->len - at < SVG_SEARCH_BYTES ? in->len - at : SVG_SEARCH_BYTES;
    return has_text(in, at, "<?xml", 5) || memmem(in->data + at, reach, "<svg", 4) != NULL;
}

/* --- all of them --------------------------------------------------------------------------------
 */

static const struct {
    const char *magic;
    size_t at, len;
    enum header_type type;
    bool (*read)(const struct bytes *in, struct header *out, struct err *err);
} pictures[] = {
    {"\x89PNG\r\n\x1a\n", 0, 8, HEADER_PNG, read_png},
    {"\xff\xd8\xff", 0, 3, HEADER_JPEG, read_jpeg},
    {"GIF87a", 0, 6, HEADER_GIF, read_gif},
    {"GIF89a", 0, 6, HEADER_GIF, read_gif},
    {"WEBP", 8, 4, HEADER_WEBP, read_webp},
    {"BM", 0, 2, HEADER_BMP, read_bmp},
};

/* What staff put into a picture folder by mistake, so that the message can say what it is. */
static const struct {
    const char *magic;
    size_t at, len;
    const char *text;
} strangers[] = {
    {"ftypheic", 4, 8, "是 HEIC 照片，请另存为 JPEG it is a HEIC photo: save it as JPEG"},
    {"ftypmif1", 4, 8, "是 HEIF 照片，请另存为 JPEG it is a HEIF photo: save it as JPEG"},
    {"ftypavif", 4, 8, "是 AVIF 图片，请另存为 JPEG it is an AVIF picture: save it as JPEG"},
    {"ftyp", 4, 4, "是视频 it is a film (MP4)"},
    {"\x1a\x45\xdf\xa3", 0, 4, "是视频 it is a film (MKV/WebM)"},
    {"AVI ", 8, 4, "是视频 it is a film (AVI)"},
    {"\x30\x26\xb2\x75", 0, 4, "是视频 it is a film (WMV)"},
    {"%PDF", 0, 4, "是 PDF 文件，请导出为图片 it is a PDF: export it as a picture"},
    {"PK\x03\x04", 0, 4, "是压缩包或 Office 文件 it is a ZIP or Office file"},
    {"\xd0\xcf\x11\xe0", 0, 4, "是 Office 文件，请导出为图片 it is an Office file: export it"},
    {"II*", 0, 4, "是 TIFF 图片，请另存为 PNG it is a TIFF picture: save it as PNG"},
    {"MM\0*", 0, 4, "是 TIFF 图片，请另存为 PNG it is a TIFF picture: save it as PNG"},
    {"8BPS", 0, 4, "是 Photoshop 文件，请另存为 PNG it is a Photoshop file: save it as PNG"},
    {"\x1f\x8b", 0, 2, "是压缩文件；SVGZ 请另存为 SVG it is compressed: save SVGZ as SVG"},
};

bool header_read(const uint8_t *data, size_t len, struct header *out, struct err *err)
{
    struct bytes in = {data, len};
    struct header found = {0};
    for (size_t i = 0; i < sizeof(pictures) / sizeof(pictures[0]); i++) {
        if (!has_text(&in, pictures[i].at, pictures[i].magic, pictures[i].len))
            continue;
        found.type = pictures[i].type;
        if (!pictures[i].read(&in, &found, err))
            return false;
        *out = found;
        return true;
    }
    if (header_is_svg(data, len)) {
        *out = (struct header){.type = HEADER_SVG};
        return true;
    }
    for (size_t i = 0; i < sizeof(strangers) / sizeof(strangers[0]); i++) {
        if (has_text(&in, strangers[i].at, strangers[i].magic, strangers[i].len))
            return err_set(err, ERR_UNSUPPORTED, "不是图片，%s", strangers[i].text);
    }
    return err_set(err, ERR_UNSUPPORTED, "不是图片 not a picture");
}
