#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "config/svg_parts.h"

#define EXPONENT_MAX 400 /* beyond it a number is 0 or infinite anyway */

static bool is_digit(char character)
{
    return character >= '0' && character <= '9';
}

void svg_skip_spaces(const char **at)
{
    while (**at && strchr(" \t\r\n\f,", **at))
        (*at)++;
}

/* Digits as a number; *out_places counts those behind a point. */
static const char *scan_digits(const char *at, double *out, int *out_places)
{
    const char *begin = at;
    bool is_behind = false;
    *out = 0;
    *out_places = 0;
    for (; is_digit(*at) || (*at == '.' && !is_behind); at++) {
        if (*at == '.') {
            is_behind = true;
            continue;
        }
        *out = *out * 10 + (*at - '0');
        *out_places += is_behind;
    }
    return at - begin > is_behind ? at : begin;
}

/* An exponent, or nothing: "3em" is 3. */
static const char *scan_exponent(const char *at, int *out)
{
    const char *digits = at + 1;
    bool is_negative = *at && *digits == '-';
    *out = 0;
    if (*at != 'e' && *at != 'E')
        return at;
    if (*digits == '-' || *digits == '+')
        digits++;
    if (!is_digit(*digits))
        return at;
    for (; is_digit(*digits); digits++)
        *out = *out < EXPONENT_MAX ? *out * 10 + (*digits - '0') : EXPONENT_MAX;
    *out = is_negative ? -*out : *out;
    return digits;
}

bool svg_scan_number(const char **at, double *out)
{
    double number;
    int places, exponent;
    svg_skip_spaces(at);
    bool is_negative = **at == '-';
    const char *digits = *at + (**at == '-' || **at == '+');
    const char *end = scan_digits(digits, &number, &places);
    if (end == digits)
        return false;
    end = scan_exponent(end, &exponent);
    number *= exponent == places ? 1 : pow(10, exponent - places);
    if (!isfinite(number))
        return false;
    *out = is_negative ? -number : number;
    *at = end;
    return true;
}

bool svg_scan_flag(const char **at, double *out)
{
    svg_skip_spaces(at);
    if (**at != '0' && **at != '1')
        return false;
    *out = *(*at)++ - '0';
    return true;
}

bool svg_read_length(const char *text, double *out)
{
    static const struct {
        const char *name;
        double px;
    } units[] = {{"", 1},    {"px", 1},         {"mm", 96 / 25.4}, {"cm", 96 / 2.54},
                 {"in", 96}, {"pt", 96.0 / 72}, {"pc", 16}};
    double number = 0;
    if (text && !svg_scan_number(&text, &number))
        return false;
    for (size_t i = 0; text && i < sizeof(units) / sizeof(units[0]); i++) {
        size_t len = strlen(units[i].name);
        const char *rest = text + len;
        if (strncmp(text, units[i].name, len) != 0)
            continue;
        svg_skip_spaces(&rest);
        if (*rest)
            continue;
        *out = number * units[i].px;
        return true;
    }
    *out = text ? *out : 0;
    return !text;
}
