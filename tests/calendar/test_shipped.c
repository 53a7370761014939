/*
 * The calendars that are shipped, against a table written by hand from the arrangement of holidays:
 * every day of 2025 and 2026.
 */
#include "base/day.h"
#include "calendar/given.h"

/* The days of a year that are no plain weekdays, "MMDD" or "MMDD-MMDD"; and the vacations. */
static const struct year {
    int64_t year;
    const char *off, *work, *vacation;
} years[] = {
    {2025, "0101 0128-0204 0404-0406 0501-0505 0531-0602 1001-1008", "0126 0208 0427 0928 1011",
     "0701-0831"},
    {2026, "0101-0103 0215-0223 0404-0406 0501-0505 0619-0621 0925-0927 1001-1007",
     "0104 0214 0228 0509 0920 1010", "0701-0831"},
};

static bool is_in(const char *list, struct civil_date date)
{
    int wanted = date.month * 100 + date.day;
    while (*list) {
        char *end;
        long first = strtol(list, &end, 10), last = first;
        if (*end == '-')
            last = strtol(end + 1, &end, 10);
        if (wanted >= first && wanted <= last)
            return true;
        list = end + strspn(end, " ");
    }
    return false;
}

static void mark(const char *path, enum calendar_kind kind, struct schedule_marks *marks)
{
    struct given_told told;
    struct calendar_file *file = given_open_file(path, &told);
    assert_non_null(file);
    calendar_mark(file, kind, marks, given_complain, &told);
    if (told.errors + told.warnings > 0)
        fail_msg("%s:%d: %s", path, told.line, told.text);
    calendar_close(file);
}

static void mark_all(struct schedule_marks *marks)
{
    mark("config/calendars/2025.ics", CALENDAR_HOLIDAYS, marks);
    mark("config/calendars/2026.ics", CALENDAR_HOLIDAYS, marks);
    mark("config/calendars/school.ics", CALENDAR_SCHOOL, marks);
}

static void test_every_day(void **state)
{
    (void)state;
    struct schedule_marks marks = {0};
    size_t seen = 0;
    mark_all(&marks);
    for (int64_t day = SCHEDULE_MARKS_FIRST; day < SCHEDULE_MARKS_END; day++) {
        struct civil_date date = civil_date_of_days(day);
        unsigned wanted = 0;
        for (size_t i = 0; i < COUNT(years); i++) {
            if (date.year != years[i].year)
                continue;
            wanted |= is_in(years[i].off, date) ? SCHEDULE_OFF : 0;
            wanted |= is_in(years[i].work, date) ? SCHEDULE_WORK : 0;
            wanted |= is_in(years[i].vacation, date) ? SCHEDULE_VACATION : 0;
            seen++;
        }
        if (marks.marks[day] != wanted)
            fail_msg("%d-%02d-%02d: %u, should be %u", (int)date.year, date.month, date.day,
                     marks.marks[day], wanted);
    }
    assert_int_equal(seen, 730);
    schedule_marks_finish(&marks);
}

/* The dates of the design, checked by hand. */
static void test_words(void **state)
{
    (void)state;
    static const struct {
        const char *date, *holds, *does_not;
    } rows[] = {
        {"2025-01-27", "mon workday week_last schoolday_holiday_eve", "restday holiday"},
        {"2025-01-28", "tue holiday restday", "workday holiday_eve"},
        {"2025-01-26", "sun workday", "restday week_last"},
        {"2025-09-26", "fri workday week_last schoolday_week_last", "holiday_eve"},
        {"2025-09-28", "sun workday schoolday", "week_last holiday_eve restday"},
        {"2025-09-30", "tue week_last holiday_eve schoolday_holiday_eve", "holiday"},
        {"2025-12-31", "wed holiday_eve week_last schoolday_holiday_eve", "holiday"},
        {"2026-02-13", "fri workday", "week_last holiday_eve"},
        {"2026-02-14", "sat workday week_last schoolday_holiday_eve", "restday"},
        {"2026-06-16", "tue workday schoolday", "week_last holiday_eve"},
        {"2026-06-18", "thu schoolday_holiday_eve", "holiday"},
        {"2026-07-03", "fri workday week_last", "schoolday schoolday_week_last"},
    };
    struct schedule_marks marks = {0};
    struct schedule_days days = {0};
    mark_all(&marks);
    schedule_days_make(&marks, &days);
    for (size_t i = 0; i < COUNT(rows); i++) {
        char at[40];
        (void)snprintf(at, sizeof(at), "%sT00:00", rows[i].date);
        uint32_t words = schedule_days_words(&days, given_s(at) / SCHEDULE_DAY_S);
        for (int holds = 0; holds < 2; holds++) {
            const char *list = holds ? rows[i].holds : rows[i].does_not;
            while (*list) {
                char word[40];
                size_t len = strcspn(list, " ");
                (void)snprintf(word, sizeof(word), "%.*s", (int)len, list);
                int bit = day_word_find(word);
                assert_true(bit >= 0);
                if (((words >> bit) & 1) != (uint32_t)holds)
                    fail_msg("%s: %s %s", rows[i].date, word, holds ? "misses" : "should not hold");
                list += len + strspn(list + len, " ");
            }
        }
    }
    assert_true(schedule_days_know_year(&days, 2025));
    assert_true(schedule_days_know_year(&days, 2026));
    assert_false(schedule_days_know_year(&days, 2027));
    schedule_days_finish(&days);
    schedule_marks_finish(&marks);
}

/* Each file tells its owner to check it, and every event can be recognised when it is sent anew. */
static void test_files(void **state)
{
    (void)state;
    static const struct {
        const char *path, *says;
        size_t events;
    } rows[] = {
        {"config/calendars/2025.ics", "DESCRIPTION:请与国务院办公厅通知核对\n", 11},
        {"config/calendars/2026.ics", "DESCRIPTION:请与国务院办公厅通知核对\n", 13},
        {"config/calendars/school.ics", "DESCRIPTION:示例", 2},
    };
    static const char *const lines[] = {"\nUID:", "\nDTSTAMP:", "\nSUMMARY:"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str text = {0};
        struct err err;
        assert_true(file_read(rows[i].path, 100000, &text, &err));
        assert_non_null(strstr(text.text, "\nX-WR-CALNAME:"));
        for (size_t k = 0; k <= COUNT(lines); k++) {
            const char *wanted = k < COUNT(lines) ? lines[k] : rows[i].says;
            size_t count = 0;
            for (const char *at = text.text; (at = strstr(at, wanted)); at++)
                count++;
            assert_int_equal(count, rows[i].events);
        }
        str_finish(&text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_day),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
