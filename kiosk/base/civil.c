#include "base/civil.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/number.h"

#define DAY_S 86400

static int64_t floor_div(int64_t value, int64_t by)
{
    return value / by - (value % by < 0);
}

int64_t civil_days(struct civil_date date)
{
    int64_t year = date.year - (date.month <= 2);
    int64_t era = floor_div(year, 400);
    int64_t year_of_era = year - era * 400;
    int64_t shifted_month = date.month + (date.month > 2 ? -3 : 9);
    int64_t day_of_year = (153 * shifted_month + 2) / 5 + date.day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct civil_date civil_date_of_days(int64_t days)
{
    days += 719468;
    int64_t era = floor_div(days, 146097);
    int64_t day_of_era = days - era * 146097;
    int64_t year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t shifted_month = (5 * day_of_year + 2) / 153;
    struct civil_date date = {
        .year = year_of_era + era * 400,
        .month = (int)(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9),
        .day = (int)(day_of_year - (153 * shifted_month + 2) / 5 + 1),
    };
    date.year += date.month <= 2;
    return date;
}

enum civil_weekday civil_weekday_of_days(int64_t days)
{
    int64_t since_monday = (days + 3) % 7; /* 1970-01-01 was a Thursday */
    return (enum civil_weekday)(since_monday < 0 ? since_monday + 7 : since_monday);
}

bool civil_date_is_valid(struct civil_date date)
{
    if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > 31)
        return false;
    struct civil_date back = civil_date_of_days(civil_days(date));
    return back.month == date.month && back.day == date.day;
}

int64_t civil_seconds(const struct civil *civil)
{
    return civil_days(civil->date) * DAY_S + INT64_C(3600) * civil->hour +
           INT64_C(60) * civil->minute + civil->second;
}

struct civil civil_of_seconds(int64_t seconds)
{
    int64_t days = floor_div(seconds, DAY_S);
    int rest = (int)(seconds - days * DAY_S);
    return (struct civil){.date = civil_date_of_days(days),
                          .hour = rest / 3600,
                          .minute = rest / 60 % 60,
                          .second = rest % 60};
}

static bool scan_fixed(const char **cursor, int digits, int64_t *out)
{
    const char *start = *cursor;
    return number_scan_digits(cursor, digits, out) && *cursor - start == digits;
}

static bool scan_char(const char **cursor, char wanted)
{
    if (**cursor != wanted)
        return false;
    (*cursor)++;
    return true;
}

static bool scan_date(const char **cursor, struct civil_date *out_date)
{
    int64_t year, month, day;
    if (!scan_fixed(cursor, 4, &year) || !scan_char(cursor, '-') ||
        !scan_fixed(cursor, 2, &month) || !scan_char(cursor, '-') || !scan_fixed(cursor, 2, &day))
        return false;
    struct civil_date date = {.year = year, .month = (int)month, .day = (int)day};
    if (!civil_date_is_valid(date))
        return false;
    *out_date = date;
    return true;
}

bool civil_parse_date(const char *text, struct civil_date *out_date)
{
    struct civil_date date;
    if (!scan_date(&text, &date) || *text)
        return false;
    *out_date = date;
    return true;
}

/* RFC 3339 allows parts of a second; we count whole ones. */
static bool scan_fraction(const char **cursor)
{
    if (!scan_char(cursor, '.'))
        return true;
    const char *start = *cursor;
    while (**cursor >= '0' && **cursor <= '9')
        (*cursor)++;
    return *cursor > start;
}

static bool scan_clock(const char **cursor, struct civil *civil)
{
    int64_t hour, minute, second = 0;
    if (!scan_fixed(cursor, 2, &hour) || !scan_char(cursor, ':') || !scan_fixed(cursor, 2, &minute))
        return false;
    bool has_second = scan_char(cursor, ':');
    if (has_second && !scan_fixed(cursor, 2, &second))
        return false;
    if (has_second && !scan_fraction(cursor))
        return false;
    if (hour > 23 || minute > 59 || second > 59)
        return false;
    civil->hour = (int)hour;
    civil->minute = (int)minute;
    civil->second = (int)second;
    return true;
}

static bool scan_offset(const char **cursor, int64_t *out_offset_s)
{
    if (scan_char(cursor, 'Z')) {
        *out_offset_s = 0;
        return true;
    }
    int sign = **cursor == '-' ? -1 : **cursor == '+' ? 1 : 0;
    int64_t hours, minutes;
    if (!sign)
        return false;
    (*cursor)++;
    if (!scan_fixed(cursor, 2, &hours) || !scan_char(cursor, ':') ||
        !scan_fixed(cursor, 2, &minutes) || hours > 23 || minutes > 59)
        return false;
    *out_offset_s = sign * (hours * 3600 + minutes * 60);
    return true;
}

bool civil_parse_time(const char *text, int64_t *out_seconds, bool *out_has_offset)
{
    struct civil civil = {0};
    int64_t offset_s = 0;
    if (!scan_date(&text, &civil.date) || !scan_char(&text, 'T') || !scan_clock(&text, &civil))
        return false;
    bool has_offset = *text != '\0';
    if (has_offset && (!scan_offset(&text, &offset_s) || *text))
        return false;
    *out_seconds = civil_seconds(&civil) - offset_s;
    *out_has_offset = has_offset;
    return true;
}

void civil_format_rfc3339(int64_t utc, int offset_s, char *out, size_t out_bytes)
{
    struct civil local = civil_of_seconds(utc + offset_s);
    int minutes = abs(offset_s) / 60;
    (void)snprintf(out, out_bytes, "%04lld-%02d-%02dT%02d:%02d:%02d%c%02d:%02d",
                   (long long)local.date.year, local.date.month, local.date.day, local.hour,
                   local.minute, local.second, offset_s < 0 ? '-' : '+', minutes / 60,
                   minutes % 60); /* cut only if out is too small */
}
