/*
 * What of an RRULE may not stand together: RFC 5545's table of FREQ and BY parts, and what libical
 * does not do as the RFC says.
 */
#include "calendar/rule_parts.h"

#include <stdlib.h>

static bool has_several(const short *values)
{
    return calendar_rule_has(values) && values[1] != ICAL_RECURRENCE_ARRAY_MAX;
}

static bool has_negative(const short *values)
{
    for (; *values != ICAL_RECURRENCE_ARRAY_MAX; values++)
        if (*values < 0)
            return true;
    return false;
}

/* The greatest "which one" of BYDAY, without its sign; 0: plain weekdays. */
static int greatest_week(const short *days)
{
    int greatest = 0;
    for (; *days != ICAL_RECURRENCE_ARRAY_MAX; days++) {
        int week = abs(icalrecurrencetype_day_position(*days));
        greatest = week > greatest ? week : greatest;
    }
    return greatest;
}

static bool refuse(struct err *err, const char *sentence)
{
    return err_set(err, ERR_UNSUPPORTED, "%s", sentence);
}

static bool check_weeks(const struct icalrecurrencetype *recur, struct err *err)
{
    int week = greatest_week(recur->by_day);
    bool is_of_month = recur->freq == ICAL_MONTHLY_RECURRENCE || calendar_rule_has(recur->by_month);
    if (week == 0)
        return true;
    if (recur->freq != ICAL_MONTHLY_RECURRENCE && recur->freq != ICAL_YEARLY_RECURRENCE)
        return err_set(
            err, ERR_PARSE,
            "BYDAY 里的第几个（如 2MO）只能同 FREQ=MONTHLY 或 YEARLY 一起用 which one in "
            "BYDAY (such as 2MO) goes with FREQ=MONTHLY or YEARLY only");
    if (is_of_month && week > 5)
        return err_set(
            err, ERR_PARSE,
            "一个月里没有第 %d 个同样的星期几，写 1 到 5 a month has no %dth weekday of a "
            "kind: write 1 to 5",
            week, week);
    if (calendar_rule_has(recur->by_month_day) || calendar_rule_has(recur->by_year_day) ||
        calendar_rule_has(recur->by_week_no))
        return refuse(err,
                      "BYDAY 里有第几个（如 2MO）时，不要再写 BYMONTHDAY、BYYEARDAY 或 BYWEEKNO "
                      "beside which one in BYDAY (such as 2MO) write no BYMONTHDAY, BYYEARDAY "
                      "or BYWEEKNO");
    return true;
}

static bool check_days(const struct icalrecurrencetype *recur, struct err *err)
{
    bool has_days = calendar_rule_has(recur->by_month_day);
    if (has_days && recur->freq == ICAL_WEEKLY_RECURRENCE)
        return err_set(
            err, ERR_PARSE,
            "FREQ=WEEKLY 不能有 BYMONTHDAY，请写 BYDAY 或 FREQ=MONTHLY FREQ=WEEKLY takes no "
            "BYMONTHDAY: write BYDAY or FREQ=MONTHLY");
    if (has_negative(recur->by_month_day) &&
        (recur->freq == ICAL_DAILY_RECURRENCE || recur->freq == ICAL_HOURLY_RECURRENCE))
        return refuse(err, "BYMONTHDAY 有负数时请写 FREQ=MONTHLY with a negative BYMONTHDAY write "
                           "FREQ=MONTHLY");
    return true;
}

/* Weeks that reach over the turn of the year: libical 3.0 loses some of their days. */
static bool has_outer_week(const short *weeks)
{
    for (; *weeks != ICAL_RECURRENCE_ARRAY_MAX; weeks++)
        if (abs(*weeks) < 2 || abs(*weeks) > 51)
            return true;
    return false;
}

static bool check_year(const struct icalrecurrencetype *recur, struct err *err)
{
    bool has_days = calendar_rule_has(recur->by_year_day);
    bool has_weeks = calendar_rule_has(recur->by_week_no);
    if (!has_days && !has_weeks)
        return true;
    if (recur->freq != ICAL_YEARLY_RECURRENCE)
        return err_set(
            err, ERR_PARSE,
            "BYYEARDAY、BYWEEKNO 只能同 FREQ=YEARLY 一起用 BYYEARDAY and BYWEEKNO go with "
            "FREQ=YEARLY only");
    if (has_weeks && recur->week_start != ICAL_MONDAY_WEEKDAY)
        return refuse(err, "有 BYWEEKNO 时 WKST 只能写 MO beside BYWEEKNO write WKST=MO or none");
    if (has_outer_week(recur->by_week_no))
        return refuse(err,
                      "BYWEEKNO 只能写 2 到 51 或 -51 到 -2，年初年末请写 BYMONTH 和 BYDAY write "
                      "BYWEEKNO from 2 to 51 or -51 to -2; for the turn of the year write "
                      "BYMONTH and BYDAY");
    if ((has_days && has_weeks) || calendar_rule_has(recur->by_month) ||
        calendar_rule_has(recur->by_month_day))
        return refuse(err,
                      "BYYEARDAY 或 BYWEEKNO 旁边不要再写 BYMONTH、BYMONTHDAY beside BYYEARDAY or "
                      "BYWEEKNO write no BYMONTH and no BYMONTHDAY");
    return true;
}

static bool check_positions(const struct icalrecurrencetype *recur, struct err *err)
{
    if (!calendar_rule_has(recur->by_set_pos))
        return true;
    if (recur->freq != ICAL_MONTHLY_RECURRENCE && recur->freq != ICAL_YEARLY_RECURRENCE)
        return refuse(err, "BYSETPOS 只能同 FREQ=MONTHLY 或 YEARLY 一起用 BYSETPOS goes with "
                           "FREQ=MONTHLY or YEARLY only");
    if (has_several(recur->by_hour) || has_several(recur->by_minute))
        return refuse(
            err, "有 BYSETPOS 时，BYHOUR、BYMINUTE 各写一个数 beside BYSETPOS write one BYHOUR "
                 "and one BYMINUTE");
    return true;
}

bool calendar_rule_check(const struct calendar_rule *rule, struct err *err)
{
    const struct icalrecurrencetype *recur = &rule->recur;
    if (recur->freq == ICAL_HOURLY_RECURRENCE && recur->interval > 1 &&
        calendar_rule_has(recur->by_hour))
        return refuse(err,
                      "FREQ=HOURLY 有 INTERVAL 时不要写 BYHOUR，请写 FREQ=DAILY;BYHOUR= with an "
                      "INTERVAL write FREQ=DAILY;BYHOUR= instead of FREQ=HOURLY;BYHOUR=");
    return check_weeks(recur, err) && check_days(recur, err) && check_year(recur, err) &&
           check_positions(recur, err);
}
