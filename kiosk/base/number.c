#include "base/number.h"

#include <errno.h>
#include <stdlib.h>

bool number_parse(const char *text, int64_t min, int64_t max, int64_t *out_value)
{
    char *end = NULL;
    if (!(*text == '-' || (*text >= '0' && *text <= '9')))
        return false;
    errno = 0;
    long long value = strtoll(text, &end, 10);
    if (errno || *end || end == text || value < min || value > max)
        return false;
    *out_value = value;
    return true;
}

bool number_scan_digits(const char **cursor, int max_digits, int64_t *out_value)
{
    const char *at = *cursor;
    int64_t value = 0;
    for (int i = 0; i < max_digits && *at >= '0' && *at <= '9'; i++, at++)
        value = 10 * value + (*at - '0');
    if (at == *cursor)
        return false;
    *cursor = at;
    *out_value = value;
    return true;
}

int64_t number_clamp(int64_t value, int64_t min, int64_t max)
{
    return value < min ? min : value > max ? max : value;
}
