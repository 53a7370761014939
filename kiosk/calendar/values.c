#include "calendar/values.h"

#include <string.h>

#include "base/civil.h"
#include "base/number.h"
#include "base/utf8.h"

/* Reads exactly count digits. */
static bool scan_exactly(const char **cursor, const char *end, int count, int *out)
{
    int value = 0;
    for (int i = 0; i < count; i++) {
        if (*cursor == end || **cursor < '0' || **cursor > '9')
            return false;
        value = 10 * value + (*(*cursor)++ - '0');
    }
    *out = value;
    return true;
}

static bool scan_clock(const char **cursor, const char *end, struct civil *civil)
{
    if (*cursor == end || **cursor != 'T')
        return false;
    ++*cursor;
    if (!scan_exactly(cursor, end, 2, &civil->hour) ||
        !scan_exactly(cursor, end, 2, &civil->minute) ||
        !scan_exactly(cursor, end, 2, &civil->second))
        return false;
    if (civil->second == 60) /* a leap second: no clock of ours shows it */
        civil->second = 59;
    return civil->hour < 24 && civil->minute < 60 && civil->second < 60;
}

bool calendar_time_parse(const char *text, size_t len, struct calendar_time *out)
{
    const char *cursor = text, *end = text + len;
    struct civil civil = {0};
    struct calendar_time time = {0};
    int year;
    if (!scan_exactly(&cursor, end, 4, &year) ||
        !scan_exactly(&cursor, end, 2, &civil.date.month) ||
        !scan_exactly(&cursor, end, 2, &civil.date.day))
        return false;
    civil.date.year = year;
    if (!civil_date_is_valid(civil.date))
        return false;
    time.is_day = cursor == end;
    if (!time.is_day && !scan_clock(&cursor, end, &civil))
        return false;
    if (!time.is_day && cursor < end && *cursor == 'Z') {
        time.is_utc = true;
        cursor++;
    }
    time.local_s = civil_seconds(&civil);
    *out = time;
    return cursor == end;
}

/* How many seconds a letter stands for; 0: none. Days and weeks are before the T, others after. */
static int seconds_of(char unit, bool is_after_t)
{
    switch (unit) {
    case 'W':
        return is_after_t ? 0 : 7 * 86400;
    case 'D':
        return is_after_t ? 0 : 86400;
    case 'H':
        return is_after_t ? 3600 : 0;
    case 'M':
        return is_after_t ? 60 : 0;
    case 'S':
        return is_after_t ? 1 : 0;
    default:
        return 0;
    }
}

bool calendar_length_parse(const char *text, size_t len, struct calendar_length *out)
{
    struct calendar_length length = {0};
    char copy[64];
    int last_unit_s = 8 * 86400;
    bool is_after_t = false;
    if (len >= sizeof(copy))
        return false;
    memcpy(copy, text, len);
    copy[len] = '\0';
    const char *cursor = copy + (copy[0] == '+');
    if (*cursor++ != 'P' || !*cursor)
        return false;
    while (*cursor) {
        int64_t value;
        if (*cursor == 'T' && !is_after_t) {
            is_after_t = true;
            cursor++;
        }
        if (!number_scan_digits(&cursor, 9, &value))
            return false;
        int unit_s = seconds_of(*cursor, is_after_t);
        if (unit_s == 0 || unit_s >= last_unit_s)
            return false;
        last_unit_s = unit_s;
        cursor++;
        if (is_after_t)
            length.seconds += value * unit_s;
        else
            length.days += value * (unit_s / 86400);
    }
    *out = length;
    return true;
}

bool calendar_offset_parse(const char *text, int *out_s)
{
    const char *cursor = text + 1, *end = text + strlen(text);
    int hour, minute, second = 0;
    if (*text != '+' && *text != '-')
        return false;
    if (!scan_exactly(&cursor, end, 2, &hour) || !scan_exactly(&cursor, end, 2, &minute))
        return false;
    if (cursor < end && !scan_exactly(&cursor, end, 2, &second))
        return false;
    if (cursor != end || hour > 23 || minute > 59 || second > 59)
        return false;
    *out_s = (*text == '-' ? -1 : 1) * (hour * 3600 + minute * 60 + second);
    return true;
}

static bool is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

void calendar_text_copy(char *out, size_t out_bytes, const char *value)
{
    char plain[1024]; /* longer than any out, so that what is cut is cut at a character */
    size_t len = 0;
    while (is_blank(*value))
        value++;
    for (; *value && len + 1 < sizeof(plain); value++) {
        char byte = *value;
        if (byte == '\\' && value[1]) {
            byte = *++value;
            if (byte == 'n' || byte == 'N')
                byte = ' ';
        }
        if ((unsigned char)byte < ' ' || byte == 0x7f)
            byte = ' ';
        plain[len++] = byte;
    }
    calendar_quote(out, out_bytes, plain, len);
    len = strlen(out);
    while (len > 0 && is_blank(out[len - 1]))
        out[--len] = '\0';
}

void calendar_quote(char *out, size_t out_bytes, const char *text, size_t len)
{
    size_t used = 0;
    for (size_t i = 0; i < len && text[i];) {
        uint32_t point;
        char bytes[4];
        i += utf8_decode(text + i, len - i, &point);
        size_t count = utf8_encode(point < ' ' || point == 0x7f ? '?' : point, bytes);
        if (used + count >= out_bytes)
            break;
        memcpy(out + used, bytes, count);
        used += count;
    }
    out[used] = '\0';
}
