#include "config/times.h"

#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "config/suggest.h"

/* Hour, minute and second as written, in no range yet. */
struct clock_time {
    int64_t hour, minute, second;
};

static void skip_spaces(const char **cursor)
{
    *cursor += strspn(*cursor, " ");
}

/* Steps over one of the NULL-terminated marks; false when none stands there. */
static bool skip_mark(const char **cursor, const char *const *marks)
{
    for (; *marks; marks++)
        if (strncmp(*cursor, *marks, strlen(*marks)) == 0) {
            *cursor += strlen(*marks);
            return true;
        }
    return false;
}

/* A Chinese dash is two long ones. */
static bool skip_dash(const char **cursor)
{
    static const char *const dashes[] = {"-", "~",  "–", "—",  "−",  "―", "‐",
                                         "‑", "〜", "─", "至", "到", NULL};
    bool is_found = false;
    skip_spaces(cursor);
    while (skip_mark(cursor, dashes))
        is_found = true;
    skip_spaces(cursor);
    return is_found;
}

static bool scan_two(const char **cursor, int64_t *out)
{
    const char *start = *cursor;
    return number_scan_digits(cursor, 2, out) && *cursor == start + 2;
}

/* H:MM, HH:MM or either with :SS. */
static bool scan_time(const char **cursor, struct clock_time *out)
{
    static const char *const colon[] = {":", NULL};
    *out = (struct clock_time){0, 0, 0};
    if (!number_scan_digits(cursor, 2, &out->hour) || !skip_mark(cursor, colon) ||
        !scan_two(cursor, &out->minute))
        return false;
    return !skip_mark(cursor, colon) || scan_two(cursor, &out->second);
}

static bool check_time(const struct clock_time *time, struct err *err)
{
    if (time->hour > 24)
        return err_set(
            err, ERR_INVALID,
            "没有 %d 点，小时是 00 到 23（结束可写 24:00） there is no hour %d: write 00 "
            "to 23 (24:00 as an end)",
            (int)time->hour, (int)time->hour);
    if (time->minute > 59)
        return err_set(err, ERR_INVALID,
                       "没有 %d 分，分钟是 00 到 59 there is no minute %d: write 00 to 59",
                       (int)time->minute, (int)time->minute);
    if (time->second > 59)
        return err_set(err, ERR_INVALID,
                       "没有 %d 秒，秒是 00 到 59 there is no second %d: write 00 to 59",
                       (int)time->second, (int)time->second);
    if (time->hour == 24 && (time->minute > 0 || time->second > 0))
        return err_set(err, ERR_INVALID,
                       "24 点以后是第二天，请写成 00:%02d 这样 after 24:00 comes the next day: "
                       "write 00:%02d",
                       (int)time->minute, (int)time->minute);
    return true;
}

static int seconds_of(const struct clock_time *time)
{
    return (int)(time->hour * 3600 + time->minute * 60 + time->second);
}

static bool is_span_shape(const char *text, struct clock_time *start, struct clock_time *end,
                          struct err *err)
{
    if (!scan_time(&text, start) || !skip_dash(&text) || !scan_time(&text, end))
        return err_set(err, ERR_INVALID,
                       "请写成“开始-结束”，如 \"07:00-22:00\" write start and end, like "
                       "\"07:00-22:00\"");
    if (*text)
        return err_set(err, ERR_INVALID,
                       "一条规则只写一段时间，后面的请另写一条规则 one span a rule: make another "
                       "rule of what follows");
    return true;
}

static bool check_span(const struct clock_time *start, const struct clock_time *end,
                       struct err *err)
{
    if (!check_time(start, err) || !check_time(end, err))
        return false;
    if (start->hour == 24)
        return err_set(err, ERR_INVALID,
                       "开始不能是 24:00，请写 00:00 a start cannot be 24:00: write 00:00");
    if (seconds_of(start) == seconds_of(end))
        return err_set(err, ERR_INVALID,
                       "开始和结束相同；全天请写 \"00:00-24:00\"，或删去 at start and end are "
                       "equal; for all day write \"00:00-24:00\" or leave `at` out");
    return true;
}

bool config_times_read_span(const char *text, int *out_start_s, int *out_end_s, struct err *err)
{
    struct clock_time start = {0}, end = {0};
    char *plain = config_suggest_plain(text);
    bool ok = is_span_shape(plain, &start, &end, err) && check_span(&start, &end, err);
    free(plain);
    if (!ok)
        return false;
    *out_start_s = seconds_of(&start);
    *out_end_s = seconds_of(&end) > 0 ? seconds_of(&end) : 24 * 3600;
    return true;
}

/* Year, month and day with some mark between: what was meant for a date. */
static bool scan_loose_date(const char **cursor, struct civil_date *out)
{
    static const char *const marks[] = {"-", "/", ".", "–", "—", "−", "年", "月", NULL};
    static const char *const ends[] = {"日", "号", NULL};
    int64_t month, day;
    if (!number_scan_digits(cursor, 4, &out->year) || !skip_mark(cursor, marks) ||
        !number_scan_digits(cursor, 2, &month) || !skip_mark(cursor, marks) ||
        !number_scan_digits(cursor, 2, &day))
        return false;
    (void)skip_mark(cursor, ends); /* may be there or not */
    out->year += out->year < 100 ? 2000 : 0;
    out->month = (int)month;
    out->day = (int)day;
    return true;
}

static bool check_date(struct civil_date date, struct err *err)
{
    if (date.month < 1 || date.month > 12)
        return err_set(err, ERR_INVALID,
                       "没有 %d 月，月份是 01 到 12 there is no month %d: write 01 to 12",
                       date.month, date.month);
    struct civil_date last = {date.year, date.month, 31};
    while (!civil_date_is_valid(last))
        last.day--;
    if (date.day >= 1 && date.day <= last.day)
        return true;
    return err_set(err, ERR_INVALID,
                   "没有这一天，%d 年 %d 月的最后一天是 %04d-%02d-%02d there is no such day: that "
                   "month ends on %04d-%02d-%02d",
                   (int)last.year, last.month, (int)last.year, last.month, last.day, (int)last.year,
                   last.month, last.day);
}

static bool explain_date(const char *text, struct err *err)
{
    struct civil_date date;
    if (!scan_loose_date(&text, &date) || *text)
        return err_set(err, ERR_INVALID,
                       "请写日期，如 \"2026-06-16\" write a date, like \"2026-06-16\"");
    if (!check_date(date, err))
        return false;
    return err_set(err, ERR_INVALID, "请写成 \"%04d-%02d-%02d\" write \"%04d-%02d-%02d\"",
                   (int)date.year, date.month, date.day, (int)date.year, date.month, date.day);
}

bool config_times_read_date(const char *text, struct civil_date *out, struct err *err)
{
    char *plain = config_suggest_plain(text);
    bool ok = civil_parse_date(plain, out) || explain_date(plain, err);
    free(plain);
    return ok;
}

/* Says what is wrong with text, which is no local date and time. */
static bool explain_start(const char *text, struct err *err)
{
    static const char *const marks[] = {"T", "t", " ", NULL};
    struct civil_date date;
    struct clock_time time;
    bool has_date = scan_loose_date(&text, &date);
    if (has_date && !check_date(date, err))
        return false;
    bool has_time = has_date && skip_mark(&text, marks) && scan_time(&text, &time);
    if (has_time && !check_time(&time, err))
        return false;
    if (has_time && time.hour == 24)
        return err_set(err, ERR_INVALID, "请写成第二天的 00:00 write it as 00:00 of the next day");
    if (has_time && *text && strchr("Zz+-", *text))
        return err_set(err, ERR_INVALID,
                       "请写本地时间，去掉末尾的 Z 或 +08:00 write local time, without Z or +08:00 "
                       "at the end");
    if (!has_time || *text)
        return err_set(
            err, ERR_INVALID,
            "请写日期、字母 T 和时刻，如 \"2026-06-05T19:30:00\" write date, T and time, "
            "like \"2026-06-05T19:30:00\"");
    return err_set(err, ERR_INVALID, "请写成 \"%04d-%02d-%02dT%02d:%02d:%02d\" write it like that",
                   (int)date.year, date.month, date.day, (int)time.hour, (int)time.minute,
                   (int)time.second);
}

static bool check_start_year(int64_t local_s, struct err *err)
{
    int64_t year = civil_of_seconds(local_s).date.year;
    if (year >= CONFIG_TIMES_FIRST_YEAR && year <= CONFIG_TIMES_LAST_YEAR)
        return true;
    return err_set(err, ERR_INVALID,
                   "年份应在 %d 到 %d 之间，不能是 %d the year must be %d to %d, not %d",
                   CONFIG_TIMES_FIRST_YEAR, CONFIG_TIMES_LAST_YEAR, (int)year,
                   CONFIG_TIMES_FIRST_YEAR, CONFIG_TIMES_LAST_YEAR, (int)year);
}

bool config_times_read_start(const char *text, int64_t *out_local_s, struct err *err)
{
    int64_t local_s;
    bool has_offset;
    char *plain = config_suggest_plain(text);
    bool ok = civil_parse_time(plain, &local_s, &has_offset) && !has_offset
                  ? check_start_year(local_s, err)
                  : explain_start(plain, err);
    free(plain);
    if (ok)
        *out_local_s = local_s;
    return ok;
}
