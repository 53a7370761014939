#include "base/mem.h"
#include "calendar/given.h"

#define HEAD  "BEGIN:VCALENDAR\nVERSION:2.0\n"
#define TAIL  "END:VCALENDAR\n"
#define EVENT "BEGIN:VEVENT\n"
#define END   "END:VEVENT\n"

static void expect_spans(const struct calendar_file *file, size_t index, const struct zone *zone,
                         const char *spans_wanted, const char *name)
{
    struct calendar_window window = {given_s("2026-01-01T00:00"), given_s("2027-01-01T00:00"),
                                     NULL};
    struct calendar_spans spans = {0};
    struct err err = {0};
    char text[4000];
    if (!calendar_event_spans(file, index, zone, window, &spans, &err))
        fail_msg("%s: %s", name, err.text);
    given_spans_text(&spans, text, sizeof(text));
    if (strcmp(text, spans_wanted) != 0)
        fail_msg("%s:\n  is        %s\n  should be %s", name, text, spans_wanted);
    calendar_spans_finish(&spans);
}

static void test_fixture(void **state)
{
    (void)state;
    static const struct {
        const char *summary, *spans;
        int priority, line;
    } rows[] = {
        {"light-show", NULL, 30, 19},
        {"light-show", "2026-06-13T12:30/12:50", 0, 33},
        {"consultation-day", "2026-06-16T01:00/04:00", 10, 40},
        {"folded, with a tab", "2026-06-01T07:00/08:00", 0, 48},
        {"month", "2026-05-31T16:00/2026-06-30T16:00", 0, 55},
    };
    struct given_told told;
    struct zone zone = {0};
    struct calendar_file *file = given_open_file("tests/fixtures/calendar/events.ics", &told);
    assert_non_null(file);
    assert_int_equal(told.errors + told.warnings, 0);
    assert_int_equal(calendar_event_count(file), COUNT(rows));
    given_zone("Asia/Shanghai", &zone);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct calendar_event event;
        calendar_event(file, i, &event);
        assert_string_equal(event.summary, rows[i].summary);
        assert_int_equal(event.priority, rows[i].priority);
        assert_int_equal(event.line, rows[i].line);
        if (rows[i].spans)
            expect_spans(file, i, &zone, rows[i].spans, rows[i].summary);
    }
    /* Fridays and Saturdays, but not the 12th (EXDATE) nor the 13th (moved) */
    struct calendar_window june = {given_s("2026-06-01T00:00"), given_s("2026-06-21T00:00"), NULL};
    struct calendar_spans spans = {0};
    struct err err = {0};
    char text[400];
    assert_true(calendar_event_spans(file, 0, &zone, june, &spans, &err));
    given_spans_text(&spans, text, sizeof(text));
    assert_string_equal(text, "2026-06-05T11:30/11:40 2026-06-06T11:30/11:40 "
                              "2026-06-19T11:30/11:40 2026-06-20T11:30/11:40");
    calendar_spans_finish(&spans);
    zone_finish(&zone);
    calendar_close(file);
}

/* One event, in Berlin's zone where it has none of its own. */
static void test_events(void **state)
{
    (void)state;
    static const struct {
        const char *name, *lines, *spans;
    } rows[] = {
        {"floating: the zone given", "DTSTART:20260701T090000\nDTEND:20260701T100000\n",
         "2026-07-01T07:00/08:00"},
        {"CRLF", "DTSTART:20260701T090000\r\nDTEND:20260701T100000\r\n", "2026-07-01T07:00/08:00"},
        {"Z", "DTSTART:20260701T090000Z\nDURATION:PT1H\n", "2026-07-01T09:00/10:00"},
        {"small letters", "dtstart;tzid=Asia/Tokyo:20260701T090000\nduration:PT1H\n",
         "2026-07-01T00:00/01:00"},
        {"zones of the system, one for each end",
         "DTSTART;TZID=Asia/Shanghai:20260701T090000\nDTEND;TZID=Europe/London:20260701T090000\n",
         "2026-07-01T01:00/08:00"},
        {"a recurring event of another zone: its own summer time",
         "DTSTART;TZID=America/New_York:20260307T120000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=2\n",
         "2026-03-07T17:00/18:00 2026-03-08T16:00/17:00"},
        {"a parameter with a colon and a semicolon in quotes",
         "DTSTART;X-A=\"b;TZID=Asia/Tokyo:\":20260701T090000\nDURATION:PT1H\n",
         "2026-07-01T07:00/08:00"},
        {"a day", "DTSTART;VALUE=DATE:20260701\n", "2026-06-30T22:00/2026-07-01T22:00"},
        {"a day without VALUE=DATE", "DTSTART:20260701\nDTEND:20260703\n",
         "2026-06-30T22:00/2026-07-02T22:00"},
        {"a day that ends on itself is one day", "DTSTART:20260701\nDTEND:20260701\n",
         "2026-06-30T22:00/2026-07-01T22:00"},
        {"days with DURATION", "DTSTART:20260701\nDURATION:P1W\n",
         "2026-06-30T22:00/2026-07-07T22:00"},
        {"a day of 23 hours", "DTSTART:20260329\n", "2026-03-28T23:00/2026-03-29T22:00"},
        {"all-day, recurring: BYHOUR counts for nothing",
         "DTSTART:20260701\nRRULE:FREQ=MONTHLY;COUNT=2;BYHOUR=8,9\n",
         "2026-06-30T22:00/2026-07-01T22:00 2026-07-31T22:00/2026-08-01T22:00"},
        {"longer than a year, not recurring", "DTSTART:20240101\nDTEND:20270101\n",
         "2023-12-31T23:00/2026-12-31T23:00"},
        {"over the gap DTEND gives hours",
         "DTSTART:20260328T200000\nDTEND:20260329T080000\n"
         "RRULE:FREQ=DAILY;COUNT=2\n",
         "2026-03-28T19:00/2026-03-29T06:00 2026-03-29T18:00/2026-03-30T05:00"},
        {"RDATE beside the start",
         "DTSTART:20260701T090000\nDURATION:PT1H\nRDATE:20260702T090000,20260703T070000Z\n",
         "2026-07-01T07:00/08:00 2026-07-02T07:00/08:00 2026-07-03T07:00/08:00"},
        {"RDATE with periods",
         "DTSTART:20260701T090000\nDURATION:PT1H\n"
         "RDATE;VALUE=PERIOD:20260702T090000/PT2H,20260703T090000/20260703T120000\n",
         "2026-07-01T07:00/08:00 2026-07-02T07:00/09:00 2026-07-03T07:00/10:00"},
        {"RDATE of days", "DTSTART:20260701\nRDATE;VALUE=DATE:20260710\n",
         "2026-06-30T22:00/2026-07-01T22:00 2026-07-09T22:00/2026-07-10T22:00"},
        {"EXDATE in another zone, and one that meets nothing",
         "DTSTART:20260701T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\n"
         "EXDATE;TZID=Asia/Shanghai:20260702T150000\nEXDATE:20260703T090001\n",
         "2026-07-01T07:00/08:00 2026-07-03T07:00/08:00"},
        {"EXDATE as a day: all that begins on it",
         "DTSTART:20260701T090000\nDURATION:PT1H\nRRULE:FREQ=HOURLY;COUNT=30\nEXDATE:20260701\n",
         "2026-07-01T22:00/2026-07-02T13:00"},
        {"EXDATE with a time, of an all-day event",
         "DTSTART:20260701\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE:20260702T000000\n",
         "2026-06-30T22:00/2026-07-01T22:00 2026-07-02T22:00/2026-07-03T22:00"},
        {"two RRULEs",
         "DTSTART:20260701T090000\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=1\n"
         "RRULE:FREQ=MONTHLY;COUNT=2\n",
         "2026-07-01T07:00/08:00 2026-08-01T07:00/08:00"},
        {"a dead series", "DTSTART:20260701\nRRULE:FREQ=DAILY;UNTIL=20260601\n", ""},
        {"cancelled", "DTSTART:20260701\nSTATUS:CANCELLED\n", ""},
        {"a leap second", "DTSTART:20260701T090060Z\nDTEND:20260701T100059Z\n",
         "2026-07-01T09:00/10:00"},
    };
    struct zone zone = {0};
    given_zone("Europe/Berlin", &zone);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct given_told told;
        struct str text = {0};
        str_addf(&text, HEAD EVENT "%s" END TAIL, rows[i].lines);
        struct calendar_file *file = given_open(text.text, &told);
        if (!file || told.errors + told.warnings > 0)
            fail_msg("%s: %s", rows[i].name, told.text);
        expect_spans(file, 0, &zone, rows[i].spans, rows[i].name);
        calendar_close(file);
        str_finish(&text);
    }
    zone_finish(&zone);
}

static void test_bad_events(void **state)
{
    (void)state;
    static const struct {
        const char *lines;
        enum err_code code;
        const char *says;
    } rows[] = {
        {"SUMMARY:a\n", ERR_PARSE, "没有开始时间"},
        {"DTSTART:\n", ERR_PARSE, "DTSTART 不是时间"},
        {"DTSTART:20260230\n", ERR_PARSE, "DTSTART 不是时间：“20260230”"},
        {"DTSTART:20260701T250000\n", ERR_PARSE, "DTSTART 不是时间"},
        {"DTSTART:2026-07-01\n", ERR_PARSE, "写成 20260616"},
        {"DTSTART:20260701T090000\n", ERR_INVALID, "没有结束时间"},
        {"DTSTART:20260701T090000\nDTEND:20260701T090000\n", ERR_INVALID, "DTEND 要晚于"},
        {"DTSTART:20260701T090000\nDTEND:20260701T080000\n", ERR_INVALID, "DTEND 要晚于"},
        {"DTSTART:20260701\nDTEND:20260630\n", ERR_INVALID, "DTEND 要晚于"},
        {"DTSTART:20260701\nDTEND:soon\n", ERR_PARSE, "DTEND 不是时间"},
        {"DTSTART:20260701T090000\nDURATION:-PT1H\n", ERR_INVALID, "DURATION 写成"},
        {"DTSTART:20260701T090000\nDURATION:PT0S\n", ERR_INVALID, "DURATION 写成"},
        {"DTSTART:20260701\nDURATION:PT1H\n", ERR_INVALID, "DURATION 写成"},
        {"DTSTART:20260701\nRRULE:FREQ=SECONDLY\n", ERR_UNSUPPORTED, "FREQ=HOURLY"},
        {"DTSTART:20260701\nRRULE:FREQ=HOURLY\n", ERR_UNSUPPORTED, "请写 FREQ=DAILY"},
        {"DTSTART:20260701\nRRULE:FREQ=DAILY;BYSECOND=1\n", ERR_UNSUPPORTED, "BYSECOND"},
        {"DTSTART:20260701\nRRULE:\n", ERR_PARSE, "RRULE 要有 FREQ"},
        {"DTSTART:20240101\nDTEND:20260101\nRRULE:FREQ=YEARLY\n", ERR_INVALID, "366 天"},
        {"DTSTART:20260701\nEXDATE:tomorrow\n", ERR_PARSE, "EXDATE 不是时间"},
        {"DTSTART:20260701\nRDATE:20260701T090000\n", ERR_PARSE, "RDATE 不是时间"},
        {"DTSTART:20260701\nRDATE:20260702,x\n", ERR_PARSE, "RDATE 不是时间"},
    };
    const struct zone utc = {0};
    struct calendar_window window = {given_s("2026-01-01T00:00"), given_s("2027-01-01T00:00"),
                                     NULL};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct given_told told;
        struct str text = {0};
        struct calendar_spans spans = {0};
        struct err err = {0};
        str_addf(&text, HEAD EVENT "%s" END TAIL, rows[i].lines);
        struct calendar_file *file = given_open(text.text, &told);
        assert_non_null(file);
        if (calendar_event_spans(file, 0, &utc, window, &spans, &err))
            fail_msg("%s: accepted", rows[i].lines);
        if (err.code != rows[i].code || !strstr(err.text, rows[i].says))
            fail_msg("%s: %d %s", rows[i].lines, err.code, err.text);
        assert_null(spans.list);
        calendar_close(file);
        str_finish(&text);
    }
}

/* What calendar_open() says, and where. */
static void test_told(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        bool is_open;
        int errors, warnings, line;
        size_t events;
        const char *says;
    } rows[] = {
        {"", false, 1, 0, 0, 0, "没有 BEGIN:VCALENDAR"},
        {"hello\n", false, 1, 1, 0, 0, "没有 BEGIN:VCALENDAR"},
        {EVENT END, false, 1, 0, 0, 0, "没有 BEGIN:VCALENDAR"},
        {HEAD TAIL, true, 0, 0, 0, 0, ""},
        {"\n \nbegin:vcalendar\n\nEnd:VCalendar", true, 0, 0, 0, 0, ""},
        {HEAD EVENT "nonsense\n" END TAIL, true, 0, 1, 4, 1, "不看它：nonsense"},
        {HEAD EVENT "A;B=\"c:d\n" END TAIL, true, 0, 1, 4, 1, "名称:内容"},
        {HEAD EVENT "SUMMARY:a\n", true, 2, 0, 1, 0, "END:VCALENDAR"},
        {HEAD EVENT END EVENT TAIL, true, 1, 0, 5, 1, "END:VEVENT"},
        {HEAD END TAIL, true, 1, 0, 3, 0, "前面没有 BEGIN:VEVENT"},
        {HEAD EVENT "PRIORITY:high\n" END TAIL, true, 0, 1, 4, 1, "PRIORITY 写成"},
        {HEAD EVENT "PRIORITY:1000001\n" END TAIL, true, 0, 1, 4, 1, "PRIORITY 写成"},
        {HEAD EVENT "PRIORITY:99999999999999999999\n" END TAIL, true, 0, 1, 4, 1, "PRIORITY 写成"},
        {HEAD EVENT "X:1\n 2\n\t3\nDTSTART;TZID=China Standard Time:20260701T090000\n" END TAIL,
         true, 0, 1, 7, 1, "不认识时区“China Standard Time”"},
        {HEAD EVENT "DTSTART;TZID=../../etc/passwd:20260701T090000\n" END TAIL, true, 0, 1, 4, 1,
         "不认识时区"},
        {HEAD EVENT "RECURRENCE-ID;RANGE=THISANDFUTURE:20260701T090000\n" END TAIL, true, 0, 1, 4,
         1, "只换这一次"},
        {"BEGIN:VCALENDAR\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:A\nBEGIN:"
         "A\n",
         false, 1, 0, 9, 0, "套得太深"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct given_told told;
        struct calendar_file *file = given_open(rows[i].text, &told);
        if (!file == rows[i].is_open || told.errors != rows[i].errors ||
            told.warnings != rows[i].warnings || told.line != rows[i].line ||
            !strstr(told.text, rows[i].says))
            fail_msg("%s: %d errors, %d warnings, line %d: %s", rows[i].text, told.errors,
                     told.warnings, told.line, told.text);
        if (file)
            assert_int_equal(calendar_event_count(file), rows[i].events);
        calendar_close(file);
    }
}

static void test_unknown_zone_is_the_given_one(void **state)
{
    (void)state;
    struct given_told told;
    struct zone zone = {0};
    given_zone("Asia/Shanghai", &zone);
    struct calendar_file *file = given_open(
        HEAD EVENT "DTSTART;TZID=China Standard Time:20260701T090000\nDURATION:PT1H\n" END TAIL,
        &told);
    expect_spans(file, 0, &zone, "2026-07-01T01:00/02:00", "Windows' name");
    calendar_close(file);
    zone_finish(&zone);
}

/* The file's own zone is stronger than the system's of that name; the rules go on past 2037. */
static void test_zones(void **state)
{
    (void)state;
    static const char own[] =
        HEAD "BEGIN:VTIMEZONE\nTZID:Europe/Berlin\nBEGIN:STANDARD\nDTSTART:19700101T000000\n"
             "TZOFFSETFROM:+0500\nTZOFFSETTO:+0530\nEND:STANDARD\nEND:VTIMEZONE\n" EVENT
             "DTSTART;TZID=Europe/Berlin:20260701T120000\nDURATION:PT1H\n" END TAIL;
    static const char far[] = HEAD EVENT
        "DTSTART;TZID=Europe/Berlin:20260701T120000\nDURATION:PT1H\nRRULE:FREQ=MONTHLY\n" END TAIL;
    struct given_told told;
    const struct zone utc = {0};
    struct calendar_file *file = given_open(own, &told);
    expect_spans(file, 0, &utc, "2026-07-01T06:30/07:30", "own zone");
    calendar_close(file);
    file = given_open(far, &told);
    struct calendar_window window = {given_s("2100-06-15T00:00"), given_s("2101-01-15T00:00"),
                                     NULL};
    struct calendar_spans spans = {0};
    struct err err = {0};
    char text[400];
    assert_true(calendar_event_spans(file, 0, &utc, window, &spans, &err));
    given_spans_text(&spans, text, sizeof(text));
    assert_string_equal(text, "2100-07-01T10:00/11:00 2100-08-01T10:00/11:00 "
                              "2100-09-01T10:00/11:00 2100-10-01T10:00/11:00 "
                              "2100-11-01T11:00/12:00 2100-12-01T11:00/12:00 "
                              "2101-01-01T11:00/12:00");
    calendar_spans_finish(&spans);
    calendar_close(file);
}

/* Every zone a file may name is what the C library makes of it. */
static void test_zones_agree_with_libc(void **state)
{
    (void)state;
    static const char *const names[] = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
                                        "Asia/Kolkata",  "Asia/Tokyo",       "America/St_Johns",
                                        "Asia/Shanghai", "Pacific/Apia",     "America/Sao_Paulo"};
    const struct zone utc = {0};
    for (size_t i = 0; i < COUNT(names); i++) {
        struct given_told told;
        struct str text = {0};
        struct zone zone = {0};
        struct calendar_window window = {given_s("2025-01-02T00:00"), given_s("2040-01-01T00:00"),
                                         NULL};
        struct calendar_spans theirs = {0}, ours = {0};
        struct calendar_recurrence recurrence = {"FREQ=HOURLY;INTERVAL=7",
                                                 given_s("2025-01-01T00:00"), "PT1M"};
        struct err err = {0};
        str_addf(&text,
                 HEAD EVENT "DTSTART;TZID=%s:20250101T000000\nDURATION:PT1M\n"
                            "RRULE:FREQ=HOURLY;INTERVAL=7\n" END TAIL,
                 names[i]);
        struct calendar_file *file = given_open(text.text, &told);
        given_zone(names[i], &zone);
        assert_true(calendar_event_spans(file, 0, &utc, window, &ours, &err));
        assert_true(calendar_expand(&recurrence, &zone, window, &theirs, &err));
        assert_int_equal(ours.count, theirs.count);
        assert_memory_equal(ours.list, theirs.list, ours.count * sizeof(*ours.list));
        calendar_spans_finish(&ours);
        calendar_spans_finish(&theirs);
        zone_finish(&zone);
        calendar_close(file);
        str_finish(&text);
    }
}

/* A fold may stand in the middle of a character, and a summary may be too long. */
static void test_texts(void **state)
{
    (void)state;
    static const struct {
        const char *line, *summary;
    } rows[] = {
        {"SUMMARY:安全\n", "安全"},
        {"SUMMARY:\xE5\xAE\n \x89\xE5\n\t\x85\xA8\n", "安全"},
        {"SUMMARY:a\r\n  b\r\n", "a b"},
        {"SUMMARY;LANGUAGE=zh: a\\, b\\; c\\\\ d\\ne \n", "a, b; c\\ d e"},
        {"SUMMARY:\n", ""},
        {"X:1\n", ""},
        {"SUMMARY:a\x01z\n", "a z"},
        {"SUMMARY:a\\", "a\\"},
    };
    struct given_told told;
    struct calendar_event event;
    struct str text = {0};
    for (size_t i = 0; i < COUNT(rows); i++) {
        str_clear(&text);
        str_addf(&text, HEAD EVENT "%s\n" END TAIL, rows[i].line);
        struct calendar_file *file = given_open(text.text, &told);
        calendar_event(file, 0, &event);
        assert_string_equal(event.summary, rows[i].summary);
        calendar_close(file);
    }
    str_clear(&text);
    str_add(&text, HEAD EVENT "SUMMARY:a");
    for (int i = 0; i < 200; i++)
        str_add(&text, "安");
    str_add(&text, "\n" END TAIL);
    struct calendar_file *file = given_open(text.text, &told);
    calendar_event(file, 0, &event);
    assert_int_equal(strlen(event.summary), 253); /* the last is whole */
    calendar_close(file);
    str_finish(&text);
}

static void open_many(const char *piece, size_t count, size_t len, bool is_open, int errors)
{
    struct given_told told;
    struct str text = {0};
    str_add(&text, HEAD);
    for (size_t i = 0; i < count || text.len < len; i++)
        str_add(&text, piece);
    str_add(&text, TAIL);
    struct calendar_file *file = given_open(text.text, &told);
    if (!file == is_open || told.errors != errors)
        fail_msg("%.40s: %d errors: %s", piece, told.errors, told.text);
    assert_true(told.warnings <= 101);
    calendar_close(file);
    str_finish(&text);
}

/* 8 MiB of anything is read in one go or refused. */
static void test_large(void **state)
{
    (void)state;
    const size_t len = (size_t)8 << 20;
    open_many(EVENT "DTSTART:20260701\n" END, CALENDAR_EVENTS_MAX, 0, true, 0);
    open_many(EVENT "DTSTART:20260701\n" END, CALENDAR_EVENTS_MAX + 1, 0, false, 1);
    open_many(EVENT "DTSTART:20260701\n" END, 60000, len, false, 1);
    open_many("nonsense\n", 0, len, true, 0);
    open_many("X-LONG:a\n", 0, len, true, 0);
    open_many(" a\n", 0, len, true, 0); /* one line of three million folds */
    open_many("END:VEVENT\n", 0, len, true, 101);
    open_many("BEGIN:VTIMEZONE\nBEGIN:STANDARD\nEND:STANDARD\nEND:VTIMEZONE\n", 0, len, true, 0);
    struct given_told told;
    struct str text = {0};
    char *summary = mem_alloc(len + 1);
    memset(summary, 'a', len);
    str_addf(&text, HEAD EVENT "SUMMARY:%s\n" END TAIL, summary);
    struct calendar_file *file = given_open(text.text, &told);
    assert_int_equal(calendar_event_count(file), 1);
    calendar_close(file);
    str_finish(&text);
    free(summary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_fixture),
        cmocka_unit_test(test_events),
        cmocka_unit_test(test_bad_events),
        cmocka_unit_test(test_told),
        cmocka_unit_test(test_unknown_zone_is_the_given_one),
        cmocka_unit_test(test_zones),
        cmocka_unit_test(test_zones_agree_with_libc),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
