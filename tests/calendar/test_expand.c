#include "calendar/given.h"

struct row {
    const char *name, *start, *rrule, *duration, *from, *to;
    const char *spans; /* in UTC */
};

static void check_rows(const struct row *rows, size_t count, const char *zone_name)
{
    struct zone zone = {0};
    given_zone(zone_name, &zone);
    for (size_t i = 0; i < count; i++) {
        const struct row *row = &rows[i];
        struct calendar_recurrence recurrence = {row->rrule, given_s(row->start), row->duration};
        struct calendar_window window = {given_s(row->from), given_s(row->to), NULL};
        struct calendar_spans spans = {0};
        struct err err = {0};
        char text[2000];
        if (!calendar_expand(&recurrence, &zone, window, &spans, &err))
            fail_msg("%s: %s", row->name, err.text);
        given_spans_text(&spans, text, sizeof(text));
        if (strcmp(text, row->spans) != 0)
            fail_msg("%s:\n  is        %s\n  should be %s", row->name, text, row->spans);
        calendar_spans_finish(&spans);
    }
    zone_finish(&zone);
}

static void test_utc(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"once", "2026-06-16T09:00", NULL, "PT3H", "2026-01-01T00:00", "2027-01-01T00:00",
         "2026-06-16T09:00/12:00"},
        {"weekly", "2026-06-05T19:30", "FREQ=WEEKLY;BYDAY=FR,SA", "PT10M", "2026-06-01T00:00",
         "2026-06-15T00:00",
         "2026-06-05T19:30/19:40 2026-06-06T19:30/19:40 2026-06-12T19:30/19:40 "
         "2026-06-13T19:30/19:40"},
        {"pasted with its name, small letters, a last semicolon", "2026-06-05T19:30",
         "rrule:freq=daily;count=2;", "PT10M", "2026-06-01T00:00", "2026-07-01T00:00",
         "2026-06-05T19:30/19:40 2026-06-06T19:30/19:40"},
        {"a start that the rule does not produce is none", "2026-06-03T08:00",
         "FREQ=WEEKLY;BYDAY=MO;COUNT=2", "PT1H", "2026-06-01T00:00", "2026-07-01T00:00",
         "2026-06-08T08:00/09:00 2026-06-15T08:00/09:00"},
        {"COUNT is counted from the start, not from the window", "2026-01-01T08:00",
         "FREQ=DAILY;COUNT=32", "PT1H", "2026-01-31T00:00", "2027-01-01T00:00",
         "2026-01-31T08:00/09:00 2026-02-01T08:00/09:00"},
        {"UNTIL is inclusive", "2026-06-01T08:00", "FREQ=DAILY;UNTIL=20260602T080000", "PT1H",
         "2026-01-01T00:00", "2027-01-01T00:00", "2026-06-01T08:00/09:00 2026-06-02T08:00/09:00"},
        {"UNTIL as a date: that day whole", "2026-06-01T20:00", "FREQ=DAILY;UNTIL=20260602", "PT1H",
         "2026-01-01T00:00", "2027-01-01T00:00", "2026-06-01T20:00/21:00 2026-06-02T20:00/21:00"},
        {"hours out of order, one twice", "2026-06-01T00:00",
         "FREQ=DAILY;BYHOUR=18,9,18;BYMINUTE=30,0", "PT5M", "2026-06-02T00:00", "2026-06-03T00:00",
         "2026-06-02T09:00/09:05 2026-06-02T09:30/09:35 2026-06-02T18:00/18:05 "
         "2026-06-02T18:30/18:35"},
        {"hourly with BYHOUR", "2026-06-01T00:15", "FREQ=HOURLY;BYHOUR=9,11", "PT5M",
         "2026-06-01T00:00", "2026-06-02T00:00", "2026-06-01T09:15/09:20 2026-06-01T11:15/11:20"},
        {"every 36 hours, begun long ago", "1970-01-01T00:00", "FREQ=HOURLY;INTERVAL=36", "PT1H",
         "2026-06-01T00:00", "2026-06-04T00:00", "2026-06-01T12:00/13:00 2026-06-03T00:00/01:00"},
        {"every other week, weeks from Monday", "1997-08-05T09:00",
         "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", "PT1H", "1997-08-01T00:00",
         "1997-10-01T00:00",
         "1997-08-05T09:00/10:00 1997-08-10T09:00/10:00 1997-08-19T09:00/10:00 "
         "1997-08-24T09:00/10:00"},
        {"every other week, weeks from Sunday", "1997-08-05T09:00",
         "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", "PT1H", "1997-08-01T00:00",
         "1997-10-01T00:00",
         "1997-08-05T09:00/10:00 1997-08-17T09:00/10:00 1997-08-19T09:00/10:00 "
         "1997-08-31T09:00/10:00"},
        {"every third week on the last day of its week", "2020-01-31T23:00",
         "FREQ=WEEKLY;INTERVAL=3;WKST=WE;BYDAY=TU", "PT30M", "2024-10-16T00:00", "2024-11-20T00:00",
         "2024-10-22T23:00/23:30 2024-11-12T23:00/23:30"},
        {"the last workday of each month", "2026-01-01T17:00",
         "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "PT1H", "2026-01-01T00:00",
         "2026-04-01T00:00",
         "2026-01-30T17:00/18:00 2026-02-27T17:00/18:00 2026-03-31T17:00/18:00"},
        {"the last day of each month", "2026-01-31T08:00", "FREQ=MONTHLY;BYMONTHDAY=-1", "PT1H",
         "2027-12-01T00:00", "2028-03-01T00:00",
         "2027-12-31T08:00/09:00 2028-01-31T08:00/09:00 2028-02-29T08:00/09:00"},
        {"the 31st of months that have one", "2026-01-31T08:00", "FREQ=MONTHLY", "PT1H",
         "2026-01-01T00:00", "2026-06-01T00:00",
         "2026-01-31T08:00/09:00 2026-03-31T08:00/09:00 2026-05-31T08:00/09:00"},
        {"the last Sunday of the year", "2026-01-01T08:00", "FREQ=YEARLY;BYDAY=-1SU", "PT1H",
         "2026-01-01T00:00", "2028-01-01T00:00", "2026-12-27T08:00/09:00 2027-12-26T08:00/09:00"},
        {"the 13th of each month of a yearly rule", "2026-11-01T08:00", "FREQ=YEARLY;BYMONTHDAY=13",
         "PT1H", "2026-01-01T00:00", "2027-02-01T00:00",
         "2026-11-13T08:00/09:00 2026-12-13T08:00/09:00 2027-01-13T08:00/09:00"},
        {"Monday and Sunday of a week of the year", "2026-01-01T08:00",
         "FREQ=YEARLY;BYWEEKNO=-2;BYDAY=MO,SU", "PT1H", "2026-01-01T00:00", "2028-01-01T00:00",
         "2026-12-21T08:00/09:00 2026-12-27T08:00/09:00 2027-12-20T08:00/09:00 "
         "2027-12-26T08:00/09:00"},
        {"a leap day, yearly: leap years only, and 2100 is none", "2024-02-29T08:00", "FREQ=YEARLY",
         "PT1H", "2094-01-01T00:00", "2106-01-01T00:00",
         "2096-02-29T08:00/09:00 2104-02-29T08:00/09:00"},
        {"past 2038", "2026-01-19T03:14", "FREQ=YEARLY", "PT1H", "2037-06-01T00:00",
         "2039-06-01T00:00", "2038-01-19T03:14/04:14 2039-01-19T03:14/04:14"},
        {"2100", "2026-03-01T08:00", "FREQ=DAILY", "P1D", "2100-02-28T09:00", "2100-03-01T07:00",
         "2100-02-28T08:00/2100-03-01T08:00"},
        {"begun before the window, reaching into it: given whole", "2026-06-01T00:00",
         "FREQ=MONTHLY;BYMONTHDAY=1", "P10D", "2026-06-05T00:00", "2026-06-06T00:00",
         "2026-06-01T00:00/2026-06-11T00:00"},
        {"what ends or begins on the window's edge is outside", "2026-06-01T00:00", "FREQ=DAILY",
         "PT1H", "2026-06-02T01:00", "2026-06-03T00:00", ""},
        {"one minute more at each edge, and it is inside", "2026-06-01T00:00", "FREQ=DAILY", "PT1H",
         "2026-06-02T00:59", "2026-06-03T00:01", "2026-06-02T00:00/01:00 2026-06-03T00:00/01:00"},
        {"touching ones are merged", "2026-06-01T08:00", "FREQ=HOURLY;COUNT=3", "PT1H",
         "2026-06-01T00:00", "2026-06-02T00:00", "2026-06-01T08:00/11:00"},
        {"overlapping ones, too", "2026-06-01T08:00", "FREQ=HOURLY;COUNT=3", "PT90M",
         "2026-06-01T00:00", "2026-06-02T00:00", "2026-06-01T08:00/11:30"},
        {"a window before the start", "2026-06-01T08:00", "FREQ=DAILY", "PT1H", "2020-01-01T00:00",
         "2021-01-01T00:00", ""},
        {"a window behind UNTIL", "2026-06-01T08:00", "FREQ=DAILY;UNTIL=20260701", "PT1H",
         "2027-01-01T00:00", "2028-01-01T00:00", ""},
        {"a window of nothing", "2026-06-01T08:00", "FREQ=DAILY", "PT1H", "2026-06-01T07:30",
         "2026-06-01T07:30", ""},
    };
    check_rows(rows, COUNT(rows), "UTC");
}

/* 29 March 2026, 02:00 -> 03:00; 25 October, 03:00 -> 02:00. */
static void test_berlin(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"skipped: 02:30 is 03:30", "2026-03-28T02:30", "FREQ=DAILY;COUNT=3", "PT10M",
         "2026-01-01T00:00", "2027-01-01T00:00",
         "2026-03-28T01:30/01:40 2026-03-29T01:30/01:40 2026-03-30T00:30/00:40"},
        {"shown twice: the first", "2026-10-24T02:30", "FREQ=DAILY;COUNT=3", "PT10M",
         "2026-01-01T00:00", "2027-01-01T00:00",
         "2026-10-24T00:30/00:40 2026-10-25T00:30/00:40 2026-10-26T01:30/01:40"},
        {"hours are hours: over the gap it ends an hour later on the wall", "2026-03-28T20:00",
         NULL, "PT12H", "2026-01-01T00:00", "2027-01-01T00:00",
         "2026-03-28T19:00/2026-03-29T07:00"},
        {"days are days: 23 hours over the gap", "2026-03-28T20:00", NULL, "P1D",
         "2026-01-01T00:00", "2027-01-01T00:00", "2026-03-28T19:00/2026-03-29T18:00"},
        {"25 over the fold", "2026-10-24T20:00", NULL, "P1D", "2026-01-01T00:00",
         "2027-01-01T00:00", "2026-10-24T18:00/2026-10-25T19:00"},
        {"days, then hours", "2026-10-24T20:00", NULL, "P1DT1H", "2026-01-01T00:00",
         "2027-01-01T00:00", "2026-10-24T18:00/2026-10-25T20:00"},
        {"hourly over the gap: the skipped hour falls on the next", "2026-03-29T01:00",
         "FREQ=HOURLY;COUNT=4", "PT10M", "2026-01-01T00:00", "2027-01-01T00:00",
         "2026-03-29T00:00/00:10 2026-03-29T01:00/01:10 2026-03-29T02:00/02:10"},
        {"UNTIL with Z is UTC", "2026-07-01T09:00", "FREQ=DAILY;UNTIL=20260702T070000Z", "PT1H",
         "2026-01-01T00:00", "2027-01-01T00:00", "2026-07-01T07:00/08:00 2026-07-02T07:00/08:00"},
        {"one second before, it is over", "2026-07-01T09:00", "FREQ=DAILY;UNTIL=20260702T065959Z",
         "PT1H", "2026-01-01T00:00", "2027-01-01T00:00", "2026-07-01T07:00/08:00"},
    };
    check_rows(rows, COUNT(rows), "Europe/Berlin");
}

static void test_refused(void **state)
{
    (void)state;
    static const struct {
        const char *rrule;
        enum err_code code;
        const char *says;
    } rows[] = {
        {"", ERR_PARSE, "RRULE 要有 FREQ"},
        {";", ERR_PARSE, "不认识"},
        {"BYDAY=MO", ERR_PARSE, "RRULE 要有 FREQ"},
        {"FREQ=WEEKLY;BYDAY=XX", ERR_PARSE, "BYDAY 写成 MO,TU,WE,TH,FR,SA,SU"},
        {"FREQ=WEEKLY;BYDAY=", ERR_PARSE, "BYDAY 写成"},
        {"FREQ=WEEKLY;BYDAY=周五", ERR_PARSE, "BYDAY 写成"},
        {"FREQ=WEEKLY;BYDAY", ERR_PARSE, "BYDAY 后面要有等号"},
        {"FREQ=MONTHLY;BYDAY=54MO", ERR_PARSE, "BYDAY 写成"},
        {"FREQ=MONTHLY;BYDAY=7MO", ERR_PARSE, "没有第 7 个"},
        {"FREQ=WEEKLY;BYDAY=2MO", ERR_PARSE, "FREQ=MONTHLY 或 YEARLY"},
        {"FREQ=FORTNIGHTLY", ERR_PARSE, "FREQ 写成"},
        {"FREQ=每周", ERR_PARSE, "FREQ 写成"},
        {"FREQ=DAILY;FREQ=DAILY", ERR_PARSE, "FREQ 写了两次"},
        {"FREQ=DAILY;INTERVAL=0", ERR_PARSE, "INTERVAL 写成 1 到 1000"},
        {"FREQ=DAILY;INTERVAL=-1", ERR_PARSE, "INTERVAL 写成"},
        {"FREQ=DAILY;INTERVAL=65537", ERR_PARSE, "INTERVAL 写成"},
        {"FREQ=DAILY;COUNT=0", ERR_PARSE, "COUNT 写成"},
        {"FREQ=DAILY;COUNT=4294967297", ERR_PARSE, "COUNT 写成"},
        {"FREQ=DAILY;COUNT=2;UNTIL=20270101", ERR_PARSE, "只写一个"},
        {"FREQ=DAILY;UNTIL=2027-01-01", ERR_PARSE, "UNTIL 写成"},
        {"FREQ=DAILY;UNTIL=20270230", ERR_PARSE, "UNTIL 写成"},
        {"FREQ=DAILY;UNTIL=20200101", ERR_PARSE, "UNTIL 早于开始时间"},
        {"FREQ=DAILY;BYHOUR=24", ERR_PARSE, "BYHOUR 写成 0 到 23"},
        {"FREQ=DAILY;BYHOUR=-1", ERR_PARSE, "BYHOUR 写成 0 到 23"},
        {"FREQ=DAILY;BYMINUTE=60", ERR_PARSE, "BYMINUTE 写成 0 到 59"},
        {"FREQ=MONTHLY;BYMONTHDAY=32", ERR_PARSE, "BYMONTHDAY 写成 1 到 31"},
        {"FREQ=MONTHLY;BYMONTHDAY=0", ERR_PARSE, "BYMONTHDAY 写成"},
        {"FREQ=YEARLY;BYMONTH=13", ERR_PARSE, "BYMONTH 写成 1 到 12"},
        {"FREQ=YEARLY;BYMONTH=5L", ERR_PARSE, "BYMONTH 写成"},
        {"FREQ=WEEKLY;BYMONTHDAY=1", ERR_PARSE, "FREQ=WEEKLY 不能有 BYMONTHDAY"},
        {"FREQ=MONTHLY;BYYEARDAY=1", ERR_PARSE, "FREQ=YEARLY"},
        {"FREQ=DAILY;WKST=8", ERR_PARSE, "WKST 写成"},
        {"FREQ=DAILY;BYEASTER=1", ERR_PARSE, "不认识“BYEASTER”"},
        {"FREQ=DAILY;\x01\xff=1", ERR_PARSE, "不认识“?\uFFFD”"},
        {"FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", ERR_PARSE, "永远不会发生"},
        {"FREQ=MONTHLY;BYMONTH=4,6;BYMONTHDAY=31", ERR_PARSE, "永远不会发生"},
        {"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", ERR_PARSE, "永远不会发生"},
        {"FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30,31", ERR_PARSE, "永远不会发生"},
        {"FREQ=MONTHLY;INTERVAL=12;BYMONTH=3", ERR_PARSE, "永远不会发生"},
        {"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=6", ERR_PARSE, "永远不会发生"},
        {"FREQ=SECONDLY", ERR_UNSUPPORTED, "最密写 FREQ=HOURLY"},
        {"FREQ=MINUTELY;INTERVAL=30", ERR_UNSUPPORTED, "最密写 FREQ=HOURLY"},
        {"FREQ=DAILY;BYSECOND=0", ERR_UNSUPPORTED, "不能用 BYSECOND"},
        {"FREQ=YEARLY;RSCALE=CHINESE", ERR_UNSUPPORTED, "不能用 RSCALE"},
        {"FREQ=YEARLY;SKIP=OMIT", ERR_UNSUPPORTED, "不能用 SKIP"},
        {"FREQ=DAILY;BYMONTHDAY=-1", ERR_UNSUPPORTED, "请写 FREQ=MONTHLY"},
        {"FREQ=HOURLY;INTERVAL=2;BYHOUR=9", ERR_UNSUPPORTED, "FREQ=DAILY;BYHOUR="},
        {"FREQ=WEEKLY;BYDAY=MO,TU;BYSETPOS=1", ERR_UNSUPPORTED, "BYSETPOS"},
        {"FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1;BYHOUR=8,9", ERR_UNSUPPORTED, "BYSETPOS"},
        {"FREQ=YEARLY;BYWEEKNO=3;BYMONTH=1", ERR_UNSUPPORTED, "BYWEEKNO"},
        {"FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO", ERR_UNSUPPORTED, "2 到 51"},
        {"FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO", ERR_UNSUPPORTED, "2 到 51"},
        {"FREQ=YEARLY;BYWEEKNO=3;WKST=SU", ERR_UNSUPPORTED, "WKST"},
        {"FREQ=MONTHLY;BYDAY=1MO;BYMONTHDAY=8", ERR_UNSUPPORTED, "BYMONTHDAY"},
        {"FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23;"
         "BYMINUTE=0,5,10,15,20,25,30,35,40,45,50,55",
         ERR_LIMIT, "超过 100000 次"},
    };
    const struct zone utc = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct calendar_recurrence recurrence = {rows[i].rrule, given_s("2026-01-01T08:00"),
                                                 "PT1M"};
        struct calendar_window window = {given_s("2026-01-01T00:00"), given_s("2027-01-01T00:00"),
                                         NULL};
        struct calendar_spans spans = {0};
        struct err err = {0};
        if (calendar_expand(&recurrence, &utc, window, &spans, &err))
            fail_msg("%s: accepted", rows[i].rrule);
        if (err.code != rows[i].code || !strstr(err.text, rows[i].says))
            fail_msg("%s: %d %s", rows[i].rrule, err.code, err.text);
        assert_null(spans.list);
    }
}

/* Nothing here may take long: a rule is begun near the window, wherever its start is. */
static void test_limits(void **state)
{
    (void)state;
    static const struct {
        const char *start, *rrule, *from, *to;
        enum err_code code;
        size_t count;
    } rows[] = {
        {"1970-01-01T00:00", "FREQ=HOURLY", "2026-01-01T00:00", "2027-01-01T00:00", ERR_NONE, 8760},
        {"0001-01-01T00:00", "FREQ=HOURLY", "2026-01-01T00:00", "2026-01-02T00:00", ERR_NONE, 24},
        {"1970-01-01T00:00", "FREQ=HOURLY;COUNT=100000", "2026-01-01T00:00", "2027-01-01T00:00",
         ERR_NONE, 0},
        {"0001-01-01T00:00", "FREQ=HOURLY;COUNT=100000;BYMONTH=1", "2026-01-01T00:00",
         "2026-01-02T00:00", ERR_LIMIT, 0},
        {"2026-01-01T00:00", "FREQ=HOURLY;BYMONTHDAY=31", "1900-01-01T00:00", "2201-01-01T00:00",
         ERR_LIMIT, 0},
        {"2026-01-01T00:00", "FREQ=DAILY", "1900-01-01T00:00", "2201-01-01T00:00", ERR_NONE, 63917},
        {"0000-01-01T00:00", "FREQ=DAILY", "2026-01-01T00:00", "2027-01-01T00:00", ERR_INVALID, 0},
    };
    const struct zone utc = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct calendar_recurrence recurrence = {rows[i].rrule, given_s(rows[i].start), "PT1M"};
        struct calendar_window window = {given_s(rows[i].from), given_s(rows[i].to), NULL};
        struct calendar_spans spans = {0};
        struct err err = {0};
        bool ok = calendar_expand(&recurrence, &utc, window, &spans, &err);
        if (ok != (rows[i].code == ERR_NONE) || err.code != rows[i].code ||
            spans.count != rows[i].count)
            fail_msg("%s from %s: %d %s, %zu", rows[i].rrule, rows[i].start, err.code, err.text,
                     spans.count);
        calendar_spans_finish(&spans);
    }
}

static void test_duration(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t seconds; /* 0: refused */
    } rows[] = {
        {"PT10M", 600},    {"PT1H30M", 5400},
        {"PT1H30S", 3630}, {"P1D", 86400},
        {"P1W", 604800},   {"P1DT12H", 129600},
        {"+PT1S", 1},      {"P366D", (int64_t)366 * 86400},
        {"PT0S", 0},       {"P366DT1S", 0},
        {"P53W", 0},       {"", 0},
        {"P", 0},          {"PT", 0},
        {"P1", 0},         {"P1H", 0},
        {"PT1D", 0},       {"-PT10M", 0},
        {"10M", 0},        {"PT10", 0},
        {"PT10M5H", 0},    {"PT5M5M", 0},
        {"pt10m", 0},      {"P1DT", 0},
        {"PT1.5H", 0},     {"PT9999999999S", 0},
        {"十分钟", 0},     {"PT10M ", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct err err = {0};
        int64_t seconds = 0;
        bool ok = calendar_duration_s(rows[i].text, &seconds, &err);
        if (ok != (rows[i].seconds > 0) || seconds != rows[i].seconds)
            fail_msg("%s: %lld", rows[i].text, (long long)seconds);
        if (ok)
            continue;
        assert_int_equal(err.code, ERR_INVALID);
        assert_non_null(strstr(err.text, "PT10M"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_utc),      cmocka_unit_test(test_berlin),
        cmocka_unit_test(test_refused),  cmocka_unit_test(test_limits),
        cmocka_unit_test(test_duration),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
