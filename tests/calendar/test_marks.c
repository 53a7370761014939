#include "calendar/given.h"

#define HEAD "BEGIN:VCALENDAR\n"
#define TAIL "END:VCALENDAR\n"

static int64_t day(const char *text)
{
    return given_s(text) / SCHEDULE_DAY_S;
}

/* The marked days of 2026 as text: "0101-0103o 0104w"; o off, w work, v vacation. */
static void marks_text(const struct schedule_marks *marks, char *out, size_t out_bytes)
{
    size_t used = 0;
    out[0] = '\0';
    int64_t end = day("2027-01-01T00:00");
    for (int64_t first = day("2026-01-01T00:00"), last; first < end; first = last + 1) {
        last = first;
        uint8_t mark = marks->marks ? marks->marks[first] : 0;
        if (mark == 0)
            continue;
        while (last + 1 < end && marks->marks[last + 1] == mark)
            last++;
        struct civil_date a = civil_date_of_days(first), b = civil_date_of_days(last);
        used += (size_t)snprintf(out + used, out_bytes - used, "%s%02d%02d-%02d%02d%s%s%s",
                                 used > 0 ? " " : "", a.month, a.day, b.month, b.day,
                                 mark & SCHEDULE_OFF ? "o" : "", mark & SCHEDULE_WORK ? "w" : "",
                                 mark & SCHEDULE_VACATION ? "v" : "");
        if (used >= out_bytes)
            fail_msg("too many marks: %s", out);
    }
}

/* Events one after the other, their lines separated by |. */
static struct calendar_file *open_events(const char *events, struct given_told *told)
{
    struct str text = {0};
    str_add(&text, HEAD "BEGIN:VEVENT\n");
    for (const char *at = events; *at; at++)
        if (*at == '|')
            str_add(&text, "\nEND:VEVENT\nBEGIN:VEVENT\n");
        else
            str_add_span(&text, at, 1);
    str_add(&text, "\nEND:VEVENT\n" TAIL);
    struct calendar_file *file = given_open(text.text, told);
    str_finish(&text);
    assert_non_null(file);
    assert_int_equal(told->errors + told->warnings, 0);
    return file;
}

static void test_marks(void **state)
{
    (void)state;
    static const struct {
        const char *name, *events;
        enum calendar_kind kind;
        const char *marks;
        int errors, warnings;
        const char *says;
    } rows[] = {
        {"CATEGORIES", "DTSTART:20260101\nCATEGORIES:HOLIDAY|DTSTART:20260104\nCATEGORIES:WORKDAY",
         CALENDAR_HOLIDAYS, "0101-0101o 0104-0104w", 0, 0, ""},
        {"one of several, small letters", "DTSTART:20260101\nCATEGORIES:china, holiday", 0,
         "0101-0101o", 0, 0, ""},
        {"another word that begins alike", "DTSTART:20260101\nCATEGORIES:HOLIDAYS", 0, "", 0, 1,
         "没写是休还是班"},
        {"Apple's",
         "DTSTART:20260101\nX-APPLE-SPECIAL-DAY:WORK-HOLIDAY|"
         "DTSTART:20260104\nX-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY",
         0, "0101-0101o 0104-0104w", 0, 0, ""},
        {"the summary's end",
         "DTSTART:20260101\nSUMMARY:元旦（休）|DTSTART:20260102\nSUMMARY:元旦(休)|"
         "DTSTART:20260104\nSUMMARY:元旦（班） |DTSTART:20260105\nSUMMARY:元旦(班)",
         0, "0101-0102o 0104-0105w", 0, 0, ""},
        {"not in its middle", "DTSTART:20260101\nSUMMARY:（休）元旦", 0, "", 0, 1,
         "不看“（休）元旦”"},
        {"both: work", "DTSTART:20260104\nCATEGORIES:HOLIDAY\nSUMMARY:元旦（班）", 0, "0104-0104w",
         0, 0, ""},
        {"both ends of several days", "DTSTART:20261001\nDTEND:20261008\nCATEGORIES:HOLIDAY", 0,
         "1001-1007o", 0, 0, ""},
        {"DURATION", "DTSTART:20261001\nDURATION:P7D\nCATEGORIES:HOLIDAY", 0, "1001-1007o", 0, 0,
         ""},
        {"no end: one day", "DTSTART:20261001\nCATEGORIES:HOLIDAY", 0, "1001-1001o", 0, 0, ""},
        {"over New Year", "DTSTART:20251230\nDTEND:20260103\nCATEGORIES:HOLIDAY", 0, "0101-0102o",
         0, 0, ""},
        {"each year", "DTSTART:20200501\nDTEND:20200504\nRRULE:FREQ=YEARLY\nCATEGORIES:HOLIDAY", 0,
         "0501-0503o", 0, 0, ""},
        {"each year but this",
         "DTSTART:20200501\nRRULE:FREQ=YEARLY\nEXDATE:20260501\nCATEGORIES:HOLIDAY", 0, "", 0, 0,
         ""},
        {"moved this year",
         "UID:a\nDTSTART:20200501\nRRULE:FREQ=YEARLY\nCATEGORIES:HOLIDAY|"
         "UID:a\nRECURRENCE-ID:20260501\nDTSTART:20260508\nCATEGORIES:HOLIDAY",
         0, "0508-0508o", 0, 0, ""},
        {"cancelled this year",
         "UID:a\nDTSTART:20200501\nRRULE:FREQ=YEARLY\nCATEGORIES:HOLIDAY|"
         "UID:a\nRECURRENCE-ID:20260501\nDTSTART:20260501\nSTATUS:CANCELLED\nCATEGORIES:HOLIDAY",
         0, "", 0, 0, ""},
        {"a time", "DTSTART:20260101T000000\nDTEND:20260102T000000\nSUMMARY:元旦（休）", 0, "", 0,
         1, "不是全天的"},
        {"a broken date", "DTSTART:20260230\nSUMMARY:元旦（休）", 0, "", 0, 1, "不是全天的"},
        {"a broken end", "DTSTART:20260201\nDTEND:20260101\nSUMMARY:元旦（休）", 0, "", 1, 0,
         "DTEND 要晚于"},
        {"one that never comes",
         "DTSTART:20260201\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\nSUMMARY:无（休）", 0, "", 1,
         0, "永远不会发生"},
        {"vacations: any all-day event", "DTSTART:20260701\nDTEND:20260901\nSUMMARY:暑假",
         CALENDAR_SCHOOL, "0701-0831v", 0, 0, ""},
        {"not one with a time", "DTSTART:20260701T080000\nDURATION:P1D\nSUMMARY:暑假",
         CALENDAR_SCHOOL, "", 0, 1, "不看“暑假”"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct given_told told;
        struct schedule_marks marks = {0};
        struct calendar_file *file = open_events(rows[i].events, &told);
        char text[400];
        calendar_mark(file, rows[i].kind, &marks, given_complain, &told);
        marks_text(&marks, text, sizeof(text));
        if (strcmp(text, rows[i].marks) != 0 || told.errors != rows[i].errors ||
            told.warnings != rows[i].warnings || !strstr(told.text, rows[i].says))
            fail_msg("%s: %s; %d errors, %d warnings: %s", rows[i].name, text, told.errors,
                     told.warnings, told.text);
        schedule_marks_finish(&marks);
        calendar_close(file);
    }
}

/* A day marked twice, and marks up to the last day there is. */
static void test_until_the_end(void **state)
{
    (void)state;
    struct given_told told;
    struct schedule_marks marks = {0};
    struct calendar_file *file =
        open_events("DTSTART:19600101\nRRULE:FREQ=YEARLY\nCATEGORIES:HOLIDAY|"
                    "DTSTART:20260101\nCATEGORIES:WORKDAY|"
                    "DTSTART:22001230\nDTEND:22020101\nCATEGORIES:HOLIDAY",
                    &told);
    calendar_mark(file, CALENDAR_HOLIDAYS, &marks, given_complain, &told);
    assert_int_equal(told.errors + told.warnings, 0);
    assert_int_equal(marks.marks[day("1970-01-01T00:00")], SCHEDULE_OFF);
    assert_int_equal(marks.marks[day("2026-01-01T00:00")], SCHEDULE_OFF | SCHEDULE_WORK);
    assert_int_equal(marks.marks[day("2200-01-01T00:00")], SCHEDULE_OFF);
    assert_int_equal(marks.marks[day("2200-12-29T00:00")], 0);
    assert_int_equal(marks.marks[day("2200-12-31T00:00")], SCHEDULE_OFF);
    schedule_marks_finish(&marks);
    calendar_close(file);
}

/* Thousands of events that recur daily for ever: told and ended, not waited for. */
static void test_too_much(void **state)
{
    (void)state;
    struct given_told told;
    struct schedule_marks marks = {0};
    struct str text = {0};
    str_add(&text, HEAD);
    for (int i = 0; i < CALENDAR_EVENTS_MAX; i++)
        str_add(&text, "BEGIN:VEVENT\nDTSTART:19700101\nRRULE:FREQ=DAILY\nCATEGORIES:HOLIDAY\n"
                       "END:VEVENT\n");
    str_add(&text, TAIL);
    struct calendar_file *file = given_open(text.text, &told);
    calendar_mark(file, CALENDAR_HOLIDAYS, &marks, given_complain, &told);
    assert_int_equal(told.errors, 101);
    assert_non_null(strstr(told.text, "还有别的问题"));
    schedule_marks_finish(&marks);
    calendar_close(file);
    str_finish(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_until_the_end),
        cmocka_unit_test(test_too_much),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
