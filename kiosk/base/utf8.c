#include "base/utf8.h"

#include <string.h>

#define REPLACEMENT 0xFFFDu

static size_t sequence_len(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

size_t utf8_decode(const char *text, size_t len, uint32_t *out_point)
{
    static const uint32_t smallest[5] = {0, 0, 0x80, 0x800, 0x10000};
    unsigned char lead = (unsigned char)text[0];
    size_t need = sequence_len(lead);
    *out_point = REPLACEMENT;
    if (need == 0 || need > len)
        return 1;
    uint32_t point = need == 1 ? lead : lead & (0xFFu >> (need + 1));
    for (size_t i = 1; i < need; i++) {
        unsigned char next = (unsigned char)text[i];
        if ((next & 0xC0) != 0x80)
            return 1;
        point = point << 6 | (next & 0x3Fu);
    }
    bool is_surrogate = point >= 0xD800 && point <= 0xDFFF;
    if (point < smallest[need] || point > 0x10FFFF || is_surrogate)
        return 1;
    *out_point = point;
    return need;
}

size_t utf8_encode(uint32_t point, char *out)
{
    if (point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF))
        point = REPLACEMENT;
    if (point < 0x80) {
        out[0] = (char)point;
        return 1;
    }
    size_t len = point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    static const unsigned char lead[5] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = len - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (point & 0x3F));
        point >>= 6;
    }
    out[0] = (char)(lead[len] | point);
    return len;
}

bool utf8_is_valid(const char *text, size_t len)
{
    for (size_t i = 0; i < len;) {
        uint32_t point;
        size_t took = utf8_decode(text + i, len - i, &point);
        bool is_written_so = took == 3 && memcmp(text + i, "\xEF\xBF\xBD", 3) == 0;
        if (point == REPLACEMENT && !is_written_so)
            return false;
        i += took;
    }
    return true;
}

size_t utf8_mark_bytes(const char *text, size_t len)
{
    static const char mark[] = "\xEF\xBB\xBF";
    size_t bytes = sizeof(mark) - 1;
    return len >= bytes && memcmp(text, mark, bytes) == 0 ? bytes : 0;
}

size_t utf8_count(const char *text)
{
    size_t count = 0;
    size_t len = strlen(text);
    for (size_t i = 0; i < len; count++) {
        uint32_t point;
        i += utf8_decode(text + i, len - i, &point);
    }
    return count;
}

void utf8_copy(char *out, size_t out_bytes, const char *text)
{
    size_t len = strlen(text);
    if (len >= out_bytes) {
        len = out_bytes - 1;
        while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
            len--;
    }
    memmove(out, text, len);
    out[len] = '\0';
}

bool utf8_is_wide(uint32_t point)
{
    static const struct {
        uint32_t first, last;
    } wide[] = {
        {0x2014, 0x2014}, {0x2018, 0x2019}, {0x201C, 0x201D}, {0x2026, 0x2026}, {0x2E80, 0x303F},
        {0x3040, 0x30FF}, {0x3100, 0x312F}, {0x31A0, 0x31EF}, {0x3200, 0x9FFF}, {0xAC00, 0xD7AF},
        {0xF900, 0xFAFF}, {0xFE30, 0xFE4F}, {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6}, {0x20000, 0x3FFFD},
    };
    for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++)
        if (point >= wide[i].first && point <= wide[i].last)
            return true;
    return false;
}

bool utf8_is_hidden(uint32_t point)
{
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x061C ||
           (point >= 0x200E && point <= 0x200F) || (point >= 0x2028 && point <= 0x202E) ||
           (point >= 0x2066 && point <= 0x2069);
}
