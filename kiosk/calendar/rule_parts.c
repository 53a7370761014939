#include "calendar/rule_parts.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/number.h"

#define VALUES_MAX 366

static const struct calendar_part parts[] = {
    {"FREQ", CALENDAR_PART_FREQ, 0, 0, false},
    {"INTERVAL", CALENDAR_PART_INTERVAL, 1, CALENDAR_INTERVAL_MAX, false},
    {"COUNT", CALENDAR_PART_COUNT, 0, 0, false},
    {"UNTIL", CALENDAR_PART_UNTIL, 0, 0, false},
    {"WKST", CALENDAR_PART_WKST, 0, 0, false},
    {"BYDAY", CALENDAR_PART_BYDAY, 1, 53, true},
    {"BYMINUTE", CALENDAR_PART_BYMINUTE, 0, 59, false},
    {"BYHOUR", CALENDAR_PART_BYHOUR, 0, 23, false},
    {"BYMONTHDAY", CALENDAR_PART_BYMONTHDAY, 1, 31, true},
    {"BYYEARDAY", CALENDAR_PART_BYYEARDAY, 1, 366, true},
    {"BYWEEKNO", CALENDAR_PART_BYWEEKNO, 1, 53, true},
    {"BYMONTH", CALENDAR_PART_BYMONTH, 1, 12, false},
    {"BYSETPOS", CALENDAR_PART_BYSETPOS, 1, 366, true},
    {"BYSECOND", CALENDAR_PART_BYSECOND, 0, 0, false},
    {"RSCALE", CALENDAR_PART_RSCALE, 0, 0, false},
    {"SKIP", CALENDAR_PART_SKIP, 0, 0, false},
};
#define PART_COUNT (sizeof(parts) / sizeof(parts[0]))

static const char *const weekdays[] = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};

const struct calendar_part *calendar_part_find(const char *name, size_t len)
{
    for (size_t i = 0; i < PART_COUNT; i++)
        if (strlen(parts[i].name) == len && strncasecmp(parts[i].name, name, len) == 0)
            return &parts[i];
    return NULL;
}

/* 0 to 6; -1: none. */
static int weekday_find(const char *text)
{
    for (int i = 0; i < 7; i++)
        if (strcasecmp(weekdays[i], text) == 0)
            return i;
    return -1;
}

static bool rewrite_freq(const char *value, struct str *clean, struct err *err)
{
    static const char *const known[] = {"YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"};
    if (strcasecmp(value, "SECONDLY") == 0 || strcasecmp(value, "MINUTELY") == 0)
        return err_set(
            err, ERR_UNSUPPORTED,
            "不能每秒或每分钟重复，最密写 FREQ=HOURLY recurring every second or minute is "
            "refused: FREQ=HOURLY is the most frequent");
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (strcasecmp(value, known[i]) == 0) {
            str_addf(clean, "FREQ=%s", known[i]);
            return true;
        }
    return err_set(err, ERR_PARSE,
                   "RRULE 里的 FREQ 写成 YEARLY、MONTHLY、WEEKLY、DAILY 或 HOURLY write FREQ as "
                   "YEARLY, MONTHLY, WEEKLY, DAILY or HOURLY");
}

static bool rewrite_interval(const char *value, struct str *clean, struct err *err)
{
    int64_t interval;
    if (!number_parse(value, 1, CALENDAR_INTERVAL_MAX, &interval))
        return err_set(
            err, ERR_PARSE,
            "RRULE 里的 INTERVAL 写成 1 到 %d 的数 write INTERVAL as a number from 1 to %d",
            CALENDAR_INTERVAL_MAX, CALENDAR_INTERVAL_MAX);
    str_addf(clean, "INTERVAL=%d", (int)interval);
    return true;
}

static bool rewrite_week_start(const char *value, struct str *clean, struct err *err)
{
    int weekday = weekday_find(value);
    if (weekday < 0)
        return err_set(err, ERR_PARSE, "RRULE 里的 WKST 写成 MO 或 SU write WKST as MO or SU");
    str_addf(clean, "WKST=%s", weekdays[weekday]);
    return true;
}

/* A value's place in order: numbers as they are, days by week and then weekday. */
static int compare_values(const void *left, const void *right)
{
    const int *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

static bool number_read(const struct calendar_part *part, const char *item, int *out)
{
    int64_t number;
    if (*item == '+')
        item++;
    int min = part->may_be_negative ? -part->max : part->min;
    if (!number_parse(item, min, part->max, &number) || (number == 0 && part->min > 0))
        return false;
    *out = (int)number;
    return true;
}

/* "-1SU" -> -7 + 0; "MO" -> 1: week × 7 + weekday (the week's sign leads). */
static bool day_read(const struct calendar_part *part, char *item, int *out)
{
    int week = 0;
    char *letters = item + strspn(item, "+-0123456789 ");
    int weekday = weekday_find(letters);
    if (weekday < 0)
        return false;
    *letters = '\0';
    while (letters > item && letters[-1] == ' ') /* Outlook writes "2 TH" and "MO, FR" */
        *--letters = '\0';
    item += strspn(item, " ");
    if (*item && !number_read(part, item, &week))
        return false;
    *out = week * 7 + weekday;
    return true;
}

static void day_write(struct str *clean, int value)
{
    int weekday = ((value % 7) + 7) % 7, week = (value - weekday) / 7;
    if (week != 0)
        str_addf(clean, "%d", week);
    str_add(clean, weekdays[weekday]);
}

static bool list_read(const struct calendar_part *part, char *items, int *values, size_t *out_count)
{
    size_t count = 0;
    /* libical keeps no more of each list than it may have different positive values */
    size_t max =
        part->id == CALENDAR_PART_BYDAY ? VALUES_MAX : (size_t)part->max + (part->min == 0);
    for (char *item = items; item;) {
        char *next = strchr(item, ',');
        if (next)
            *next++ = '\0';
        if (count == max)
            return false;
        if (!(part->id == CALENDAR_PART_BYDAY ? day_read(part, item, &values[count])
                                              : number_read(part, item, &values[count])))
            return false;
        count++;
        item = next;
    }
    *out_count = count;
    return true;
}

static bool list_refuse(const struct calendar_part *part, struct err *err)
{
    if (part->id == CALENDAR_PART_BYDAY)
        return err_set(
            err, ERR_PARSE,
            "RRULE 里的 BYDAY 写成 MO,TU,WE,TH,FR,SA,SU，前面可加第几个，如 -1SU write BYDAY "
            "as MO,TU,WE,TH,FR,SA,SU, with which one in front, such as -1SU");
    return err_set(err, ERR_PARSE,
                   "RRULE 里的 %s 写成 %d 到 %d 的数%s，用逗号分开 write %s as numbers from %d to "
                   "%d%s, with commas between",
                   part->name, part->min, part->max,
                   part->may_be_negative ? "，负数从末尾数起" : "", part->name, part->min,
                   part->max, part->may_be_negative ? " or negative ones from the end" : "");
}

static bool rewrite_list(const struct calendar_part *part, const char *value, struct str *clean,
                         struct err *err)
{
    int values[VALUES_MAX];
    size_t count;
    char *items = mem_copy_text(value);
    bool ok = list_read(part, items, values, &count);
    free(items);
    if (!ok)
        return list_refuse(part, err);
    qsort(values, count, sizeof(values[0]), compare_values);
    str_addf(clean, "%s=", part->name);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && values[i] == values[i - 1])
            continue;
        str_add(clean, i > 0 ? "," : "");
        if (part->id == CALENDAR_PART_BYDAY)
            day_write(clean, values[i]);
        else
            str_addf(clean, "%d", values[i]);
    }
    return true;
}

bool calendar_part_rewrite(const struct calendar_part *part, const char *value, struct str *clean,
                           struct err *err)
{
    switch (part->id) {
    case CALENDAR_PART_FREQ:
        return rewrite_freq(value, clean, err);
    case CALENDAR_PART_INTERVAL:
        return rewrite_interval(value, clean, err);
    case CALENDAR_PART_WKST:
        return rewrite_week_start(value, clean, err);
    case CALENDAR_PART_BYSECOND:
    case CALENDAR_PART_RSCALE:
    case CALENDAR_PART_SKIP:
        return err_set(err, ERR_UNSUPPORTED, "RRULE 里不能用 %s，请删去 %s is refused: remove it",
                       part->name, part->name);
    default:
        return rewrite_list(part, value, clean, err);
    }
}
