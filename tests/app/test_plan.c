#include "app/plan_site.h"

#include "base/day.h"

#define DAY ((int64_t)86400)

static char shipped_config[] = "config";
static char shipped_root[] = ".";

static struct site sample_site(void)
{
    struct site site = plan_site_of(shipped_config);
    site.shipped = shipped_root;
    return site;
}

/* Loads the folder's schedule, written anew. */
static void load(struct plan *plan, const char *text, int64_t utc, struct config_report *report)
{
    struct site site = plan_site_of(plan_folder);
    *report = (struct config_report){0};
    plan_write("schedule.cfg", text);
    plan_load(plan, &site, utc, report);
}

static void load_clean(struct plan *plan, const char *text, int64_t utc)
{
    struct config_report report;
    load(plan, text, utc, &report);
    assert_said(&report, 0, 0);
    config_report_finish(&report);
}

static struct schedule_answer answer_at(struct plan *plan, const char *local)
{
    struct schedule_answer answer;
    plan_resolve(plan, (struct schedule_moment){.utc = at(local)}, &answer);
    return answer;
}

static void assert_plays(struct plan *plan, const char *local, const char *playlist)
{
    struct schedule_answer answer = answer_at(plan, local);
    assert_string_equal(answer.values.playlist, playlist);
}

/* --- the sample --------------------------------------------------------------------------------
 */

static void power_on_at_every_hour_of_16_june(void **state)
{
    static const struct {
        int first, last; /* hours */
        const char *playlist, *by;
        bool is_screen_on, is_quiz_on;
        int brightness;
    } rows[] = {
        {0, 6, "always-on", "fallback", false, false, 100},
        {7, 8, "attract", "opening hours", true, false, 100},
        {9, 11, "consultation-day", "consultation day", true, true, 100},
        {12, 18, "attract", "opening hours", true, false, 100},
        {19, 21, "attract", "opening hours", true, false, 40},
        {22, 23, "always-on", "fallback", false, false, 100},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        for (int hour = rows[i].first; hour <= rows[i].last; hour++) {
            char local[32];
            struct plan plan;
            struct config_report report = {0};
            struct site site = sample_site();
            (void)snprintf(local, sizeof(local), "2026-06-16T%02d:00", hour);
            plan_load(&plan, &site, at(local), &report);
            struct schedule_answer answer = answer_at(&plan, local);
            assert_said(&report, 0, 0);
            assert_string_equal(answer.values.playlist, rows[i].playlist);
            assert_string_equal(plan_winner_name(&plan, answer.by[SCHEDULE_PLAYLIST]), rows[i].by);
            assert_int_equal(answer.values.is_screen_on, rows[i].is_screen_on);
            assert_int_equal(answer.values.is_quiz_on, rows[i].is_quiz_on);
            assert_int_equal(answer.values.brightness, rows[i].brightness);
            assert_int_equal(answer.values.volume, 60);
            assert_string_equal(answer.values.layout, "plaza");
            assert_null(answer.values.ticker);
            plan_finish(&plan);
            config_report_finish(&report);
        }
}

static void the_sample_knows_school_days_and_holidays(void **state)
{
    static const struct {
        const char *local, *playlist;
    } rows[] = {
        {"2026-06-16T16:28:59", "attract"},    {"2026-06-16T16:29:00", "1530-1min"},
        {"2026-06-16T16:29:59", "1530-1min"},  {"2026-06-16T16:30:00", "attract"},
        {"2026-06-12T16:25:00", "1530-5min"}, /* a Friday */
        {"2025-01-27T16:00:00", "1530-30min"}, {"2025-09-26T16:26:00", "1530-5min"},
        {"2025-09-28T16:26:00", "attract"},    {"2025-09-28T16:29:00", "1530-1min"},
        {"2025-12-31T16:00:00", "1530-30min"}, {"2026-06-18T16:10:00", "1530-30min"},
        {"2026-06-19T16:29:00", "attract"},    {"2026-06-19T19:30:00", "light-show"},
        {"2026-06-19T19:40:00", "attract"},    {"2026-02-13T16:26:00", "attract"},
        {"2026-02-14T16:10:00", "1530-30min"}, {"2026-07-03T16:29:00", "attract"},
    };
    struct plan plan;
    struct config_report report = {0};
    struct site site = sample_site();
    (void)state;
    plan_load(&plan, &site, at("2026-06-16T00:00"), &report);
    assert_said(&report, 0, 0);
    assert_true(plan.has_schedule);
    assert_true(plan_needs_calendar(&plan));
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_plays(&plan, rows[i].local, rows[i].playlist);
    plan_finish(&plan);
    config_report_finish(&report);
}

/* --- where files are ---------------------------------------------------------------------------
 */

static void files_of_the_folder_come_before_the_shipped_ones(void **state)
{
    char path[128];
    struct plan plan;
    struct config_report report = {0};
    struct site site = plan_site_of(plan_folder);
    (void)state;
    site.shipped = shipped_root;
    plan_write("schedule.cfg", "fallback = \"mine\";");
    plan_load(&plan, &site, at("2026-06-16T10:00"), &report);
    assert_plays(&plan, "2026-06-16T10:00", "mine");
    assert_false(schedule_days_know_year(&plan.schedule.days, 2026)); /* its own calendars: none */
    plan_finish(&plan);
    (void)snprintf(path, sizeof(path), "%s/schedule.cfg", plan_folder);
    assert_int_equal(unlink(path), 0);
    plan_load(&plan, &site, at("2026-06-16T10:00"), &report);
    assert_plays(&plan, "2026-06-16T10:00", "consultation-day");
    plan_finish(&plan);
    config_report_finish(&report);
}

static void without_a_schedule_the_fallback_plays(void **state)
{
    struct plan plan;
    struct config_report report = {0};
    struct site site = plan_site_of(plan_nowhere);
    int64_t change;
    (void)state;
    plan_load(&plan, &site, at("2026-06-16T10:00"), &report);
    assert_said(&report, 0, 0);
    assert_false(plan.has_schedule);
    assert_false(plan.is_broken);
    assert_false(plan_needs_calendar(&plan));
    assert_plays(&plan, "2026-06-16T10:00", PLAN_FALLBACK);
    assert_false(
        plan_next_change(&plan, (struct schedule_moment){.utc = at("2026-06-16T10:00")}, &change));
    plan_finish(&plan);
}

static void a_mark_tells_of_changes(void **state)
{
    struct site site = plan_site_of(plan_folder), none = plan_site_of(plan_nowhere);
    (void)state;
    assert_true(plan_mark(&none) == 0);
    plan_write("schedule.cfg", "fallback = \"a\";");
    uint64_t first = plan_mark(&site);
    plan_write("schedule.cfg", "fallback = \"ab\";");
    uint64_t second = plan_mark(&site);
    plan_write("calendars/more.ics", "");
    uint64_t third = plan_mark(&site);
    assert_true(first != 0 && first != second && second != third && first != third);
    char path[128];
    (void)snprintf(path, sizeof(path), "%s/calendars/more.ics", plan_folder);
    assert_int_equal(unlink(path), 0);
}

/* --- events ------------------------------------------------------------------------------------
 */

static const char events[] = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b//ZH\r\n"
                             "BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n"
                             "DTSTART:20260616T100000\r\nDTEND:20260616T110000\r\n"
                             "SUMMARY:drill\r\nEND:VEVENT\r\n"
                             "BEGIN:VEVENT\r\nUID:2\r\nDTSTAMP:20260101T000000Z\r\n"
                             "DTSTART:20260616T103000\r\nDTEND:20260616T104500\r\n"
                             "PRIORITY:9\r\nSUMMARY:visit\r\nEND:VEVENT\r\n"
                             "BEGIN:VEVENT\r\nUID:3\r\nDTSTAMP:20260101T000000Z\r\n"
                             "DTSTART;VALUE=DATE:20260617\r\nSUMMARY:fallback\r\nEND:VEVENT\r\n"
                             "BEGIN:VEVENT\r\nUID:4\r\nDTSTAMP:20260101T000000Z\r\n"
                             "DTSTART:20260618T100000\r\nDTEND:20260618T110000\r\n"
                             "SUMMARY:../secret\r\nEND:VEVENT\r\n"
                             "BEGIN:VEVENT\r\nUID:5\r\nDTSTAMP:20260101T000000Z\r\n"
                             "DTSTART:20260618T100000\r\nDTEND:20260618T110000\r\n"
                             "RRULE:FREQ=SECONDLY\r\nSUMMARY:often\r\nEND:VEVENT\r\n"
                             "END:VCALENDAR\r\n";

/* A calendar as Windows and old programs write it: GB18030, folded within a character, too large.
 */
static void calendars_of_all_kinds_are_read(void **state)
{
    static const struct {
        const char *name, *summary;
        bool is_off;
    } rows[] = {
        {"UTF-8", "\xE8\xB0\x83\xEF\xBC\x88\xE4\xBC\x91\xEF\xBC\x89", true}, /* 调（休） */
        {"folded in a character", "\xE8\xB0\x83\xEF\xBC\x88\xE4\r\n \xBC\x91\xEF\xBC\x89", true},
        {"GB18030", "\xB5\xF7\xA3\xA8\xD0\xDD\xA3\xA9", true},
        {"control: no day off", "\xB5\xF7", false},
    };
    char path[128];
    (void)state;
    (void)snprintf(path, sizeof(path), "%s/calendars/days.ics", plan_folder);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct plan plan;
        struct config_report report;
        struct str text = {0};
        str_addf(&text,
                 "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20260616\r\n"
                 "SUMMARY:%s\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                 rows[i].summary);
        plan_write("calendars/days.ics", text.text);
        str_finish(&text);
        load(&plan, "fallback = \"a\";", at("2026-06-16T00:00"), &report);
        if (schedule_days_know_year(&plan.schedule.days, 2026) != rows[i].is_off)
            fail_msg("%s", rows[i].name);
        config_report_finish(&report);
        plan_finish(&plan);
    }
    assert_int_equal(truncate(path, (off_t)10 * 1024 * 1024), 0);
    struct plan plan;
    struct config_report report;
    load(&plan, "fallback = \"a\";", at("2026-06-16T00:00"), &report);
    assert_told(&report, "/calendars/days.ics: error: ");
    assert_told(&report, "8 MiB");
    config_report_finish(&report);
    plan_finish(&plan);
    assert_int_equal(unlink(path), 0);
}

/* What a calendar may cost is bounded as a whole, not by its events alone. */
static void too_many_dense_events_are_refused(void **state)
{
    struct plan plan;
    struct config_report report;
    struct str text = {0};
    (void)state;
    str_add(&text, "BEGIN:VCALENDAR\r\n");
    for (int i = 0; i < 300; i++)
        str_addf(&text,
                 "BEGIN:VEVENT\r\nUID:%d\r\nDTSTART:20260101T00%02d00\r\nDURATION:PT1M\r\n"
                 "RRULE:FREQ=HOURLY\r\nSUMMARY:hourly\r\nEND:VEVENT\r\n",
                 i, i % 60);
    str_add(&text, "END:VCALENDAR\r\n");
    plan_write("calendars/events.ics", text.text);
    str_finish(&text);
    load(&plan, "fallback = \"a\"; rules = ( { ics = \"events.ics\"; } );", at("2026-06-16T00:00"),
         &report);
    assert_true(report.errors > 0);
    assert_told(&report, "error: 日程「hourly」：重复太密、太多");
    assert_true(plan.schedule.count > 10 && plan.schedule.count < 300);
    config_report_finish(&report);
    plan_finish(&plan);
    char path[128];
    (void)snprintf(path, sizeof(path), "%s/calendars/events.ics", plan_folder);
    assert_int_equal(unlink(path), 0);
}

static void events_become_rules_where_their_file_is_named(void **state)
{
    static const struct {
        const char *name, *playlist;
        int priority;
        bool is_cut;
    } rows[] = {
        {"before", "before", 5, false},    {"活动：drill", "drill", 5, true},
        {"活动：visit", "visit", 9, true}, {"活动：fallback", "fallback", 5, true},
        {"after", "after", 5, false},
    };
    struct plan plan;
    struct config_report report;
    (void)state;
    plan_write("calendars/events.ics", events);
    load(&plan,
         "fallback = \"a\"; rules = (\n"
         "{ name = \"before\"; when = { at = \"09:00-12:00\"; }; set = { playlist = \"before\"; };"
         " priority = 5; },\n"
         "{ name = \"活动\"; ics = \"events.ics\"; priority = 5; cut = true; },\n"
         "{ name = \"after\"; when = { at = \"10:50-12:00\"; }; set = { playlist = \"after\"; };"
         " priority = 5; } );",
         at("2026-06-16T00:00"), &report);
    assert_said(&report, 2, 0);
    assert_told(&report, "/calendars/events.ics:25:1: error: 日程标题「../secret」");
    assert_told(&report, "/calendars/events.ics:32:1: error: 日程「often」：");
    config_report_finish(&report);
    assert_int_equal(plan.schedule.count, 5);
    for (size_t i = 0; i < 5; i++) {
        const struct schedule_rule *rule = &plan.schedule.rules[i];
        assert_string_equal(rule->name, rows[i].name);
        assert_string_equal(rule->set.playlist, rows[i].playlist);
        assert_int_equal(rule->priority, rows[i].priority);
        assert_int_equal(rule->is_cut, rows[i].is_cut);
        assert_int_equal(rule->sets, 1u << SCHEDULE_PLAYLIST);
    }
    assert_int_equal(plan.places[2].line, 11);
    assert_non_null(strstr(plan.places[2].path, "events.ics"));
    assert_plays(&plan, "2026-06-16T09:59:59", "before");
    assert_plays(&plan, "2026-06-16T10:00", "drill"); /* of equals the later in the file */
    assert_plays(&plan, "2026-06-16T10:30", "visit");
    assert_plays(&plan, "2026-06-16T10:45", "drill");
    assert_plays(&plan, "2026-06-16T10:50", "after");
    assert_plays(&plan, "2026-06-17T23:00", "fallback");
    assert_plays(&plan, "2026-06-18T10:30", "before");
    plan_finish(&plan);
}

static void events_without_a_rule_s_name(void **state)
{
    struct plan plan;
    struct config_report report;
    (void)state;
    plan_write("calendars/events.ics", events);
    load(&plan, "fallback = \"a\"; rules = ( { ics = \"events.ics\"; } );", at("2026-06-16T00:00"),
         &report);
    config_report_finish(&report);
    assert_int_equal(plan.schedule.count, 3);
    assert_string_equal(plan.schedule.rules[0].name, "drill");
    assert_string_equal(plan.schedule.rules[2].name, "events.ics：fallback");
    plan_finish(&plan);
}

static void files_of_days_mark_days_and_files_of_events_do_not(void **state)
{
    static const char days[] = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\n"
                               "DTSTAMP:20260101T000000Z\nDTSTART;VALUE=DATE:20260616\n"
                               "CATEGORIES:HOLIDAY\nSUMMARY:drill\nEND:VEVENT\nEND:VCALENDAR\n";
    int64_t day = civil_days((struct civil_date){2026, 6, 16});
    struct plan plan;
    (void)state;
    plan_write("calendars/events.ics", days);
    load_clean(&plan, "fallback = \"a\";", at("2026-06-01T00:00"));
    assert_true(schedule_days_know_year(&plan.schedule.days, 2026));
    assert_true(schedule_days_words(&plan.schedule.days, day) & 1u << DAY_HOLIDAY);
    plan_finish(&plan);
    load_clean(&plan, "fallback = \"a\"; rules = ( { name = \"e\"; ics = \"events.ics\"; } );",
               at("2026-06-01T00:00"));
    assert_false(schedule_days_know_year(&plan.schedule.days, 2026));
    assert_plays(&plan, "2026-06-16T12:00", "drill");
    plan_finish(&plan);
    char path[128];
    (void)snprintf(path, sizeof(path), "%s/calendars/events.ics", plan_folder);
    assert_int_equal(unlink(path), 0);
    plan_write("calendars/school.ics", days);
    load_clean(&plan, "fallback = \"a\";", at("2026-06-01T00:00"));
    assert_false(schedule_days_words(&plan.schedule.days, day) & 1u << DAY_SCHOOLDAY);
    assert_true(schedule_days_words(&plan.schedule.days, day) & 1u << DAY_WORKDAY);
    plan_finish(&plan);
    (void)snprintf(path, sizeof(path), "%s/calendars/school.ics", plan_folder);
    assert_int_equal(unlink(path), 0);
}

/* --- what is wrong -----------------------------------------------------------------------------
 */

#define RECURRING(rrule, duration)                                                                 \
    "fallback = \"a\";\nrules = (\n{ name = \"x\"; when = {\nrrule = \"" rrule                     \
    "\";\nstart = \"2026-06-05T19:30:00\";\nduration = \"" duration                                \
    "\"; };\nset = { playlist = \"b\"; }; },\n"                                                    \
    "{ name = \"y\"; when = { }; set = { playlist = \"c\"; }; } );\n"

static void bad_recurrences_are_left_out_and_told_at_their_place(void **state)
{
    static const struct {
        const char *text, *told;
    } rows[] = {
        {RECURRING("FREQ=SECONDLY", "PT10M"), "schedule.cfg:4:1: error: 规则「x」："},
        {RECURRING("FREQ=MINUTELY", "PT10M"), "schedule.cfg:4:1: error: 规则「x」："},
        {RECURRING("FREQ=NEVER", "PT10M"), "schedule.cfg:4:1: error: 规则「x」："},
        {RECURRING("FREQ=HOURLY;BYMINUTE=0,5,10,15,20,25,30,35,40,45,50,55", "PT1M"),
         "schedule.cfg:4:1: error: 规则「x」："},
        {RECURRING("FREQ=DAILY", "ten minutes"), "schedule.cfg:6:1: error: 规则「x」："},
        {RECURRING("FREQ=DAILY", "PT0S"), "schedule.cfg:6:1: error: 规则「x」："},
        {RECURRING("FREQ=DAILY", "P400D"), "schedule.cfg:6:1: error: 规则「x」："},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct plan plan;
        struct config_report report;
        load(&plan, rows[i].text, at("2026-06-16T00:00"), &report);
        assert_said(&report, 1, 0);
        assert_told(&report, rows[i].told);
        assert_int_equal(plan.schedule.count, 1);
        assert_int_equal(plan.places[0].line, 8);
        assert_plays(&plan, "2026-06-16T10:00", "c");
        plan_finish(&plan);
        config_report_finish(&report);
    }
}

static void a_broken_schedule_is_not_used(void **state)
{
    struct plan plan;
    struct config_report report;
    (void)state;
    load(&plan, "fallback = \"a\"; rules = ( { name = \"x\" ", at("2026-06-16T00:00"), &report);
    assert_true(plan.is_broken);
    assert_int_equal(report.errors, 1);
    assert_int_equal(plan.schedule.count, 0);
    assert_plays(&plan, "2026-06-16T10:00", PLAN_FALLBACK);
    plan_finish(&plan);
    config_report_finish(&report);
}

static void broken_calendars_stop_nothing(void **state)
{
    struct plan plan;
    struct config_report report;
    char path[128];
    (void)state;
    plan_write("calendars/broken.ics", "this is no calendar\n");
    load(&plan,
         "fallback = \"a\";\nrules = (\n{ name = \"e\"; ics = \"broken.ics\"; },\n"
         "{ name = \"m\"; ics = \"missing.ics\"; } );",
         at("2026-06-16T00:00"), &report);
    assert_told(&report, "/calendars/broken.ics");
    assert_told(&report, "schedule.cfg:4:15: error: 规则「m」：没有日历文件");
    assert_plays(&plan, "2026-06-16T10:00", "a");
    plan_finish(&plan);
    config_report_finish(&report);
    load(&plan, "fallback = \"a\";", at("2026-06-16T00:00"), &report);
    assert_told(&report, "/calendars/broken.ics");
    plan_finish(&plan);
    config_report_finish(&report);
    (void)snprintf(path, sizeof(path), "%s/calendars/broken.ics", plan_folder);
    assert_int_equal(unlink(path), 0);
}

/* --- windows -----------------------------------------------------------------------------------
 */

#define WEEKLY                                                                                     \
    "fallback = \"a\"; rules = ( { name = \"w\"; when = { rrule = \"FREQ=WEEKLY;BYDAY=FR\";\n"     \
    "start = \"2026-06-05T19:30:00\"; duration = \"PT10M\"; }; set = { playlist = \"b\"; }; } );"

static void the_window_follows_the_moment_asked_for(void **state)
{
    static const struct {
        const char *local, *playlist;
    } rows[] = {
        {"2026-06-19T19:35", "b"}, {"2036-06-20T19:35", "b"}, {"2036-06-21T19:35", "a"},
        {"1970-01-02T19:35", "a"}, {"2026-06-05T19:30", "b"}, {"2026-06-05T19:29:59", "a"},
        {"2099-12-25T19:39", "b"}, {"2027-07-23T19:35", "b"}, {"2027-07-24T19:35", "a"},
    };
    struct plan plan;
    (void)state;
    load_clean(&plan, WEEKLY, at("2026-06-16T00:00"));
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        assert_plays(&plan, rows[i].local, rows[i].playlist);
        assert_true(plan.window.from_utc <= at(rows[i].local));
        assert_true(plan.window.to_utc > at(rows[i].local));
    }
    plan_finish(&plan);
}

#define ONCE(rrule)                                                                                \
    "fallback = \"a\"; rules = ( { name = \"w\"; when = { rrule = \"" rrule "\";\n"                \
    "start = \"2024-02-29T10:00:00\"; duration = \"PT1H\"; }; set = { playlist = \"b\"; }; } );"

static void the_next_change_is_looked_for_up_to_ten_years(void **state)
{
    static const struct {
        const char *text, *now, *next; /* next: NULL when there is none */
    } rows[] = {
        {WEEKLY, "2026-06-16T00:00", "2026-06-19T19:30"},
        {WEEKLY, "2026-06-19T19:30", "2026-06-19T19:40"},
        {ONCE("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29"), "2024-02-29T11:00", "2028-02-29T10:00"},
        {ONCE("FREQ=YEARLY;INTERVAL=9;BYMONTH=5;BYMONTHDAY=1"), "2024-06-01T00:00",
         "2033-05-01T10:00"},
        {ONCE("FREQ=YEARLY;INTERVAL=12;BYMONTH=5;BYMONTHDAY=1"), "2024-06-01T00:00", NULL},
        {ONCE("FREQ=DAILY;COUNT=3"), "2025-01-01T00:00", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct plan plan;
        int64_t change = 0;
        struct schedule_moment moment = {.utc = at(rows[i].now)};
        load_clean(&plan, rows[i].text, moment.utc);
        assert_int_equal(plan_next_change(&plan, moment, &change), rows[i].next != NULL);
        if (rows[i].next)
            assert_int_equal(change, at(rows[i].next));
        moment.is_clock_unset = true;
        assert_false(plan_next_change(&plan, moment, &change));
        plan_finish(&plan);
    }
}

/* 96 times a day: 38,400 in 400 days, 76,800 in 800, too many in 1600. */
#define DENSE                                                                                      \
    "fallback = \"a\"; rules = ( { name = \"w\"; when = { rrule = "                                \
    "\"FREQ=HOURLY;BYMINUTE=0,15,30,45\";\n"                                                       \
    "start = \"%s\"; duration = \"PT5M\"; }; set = { playlist = \"b\"; }; priority = -1; },\n"     \
    "{ name = \"always\"; when = { }; set = { playlist = \"c\"; }; } );"

static void a_widening_with_too_many_occurrences_is_refused(void **state)
{
    char text[512];
    struct plan plan;
    int64_t now = at("2026-06-16T00:00"), change;
    (void)state;
    (void)snprintf(text, sizeof(text), DENSE, "2026-01-01T00:00:00");
    load_clean(&plan, text, now);
    assert_false(plan_next_change(&plan, (struct schedule_moment){.utc = now}, &change));
    assert_true(plan.window.to_utc >= now + 800 * DAY);
    assert_true(plan.window.to_utc < now + 1600 * DAY);
    assert_false(plan_reach(&plan, now, now + PLAN_WIDEST_S));
    assert_true(plan.schedule.rules[0].when.span_count > 70000);
    assert_true(plan_reach(&plan, now + 700 * DAY, now + 701 * DAY));
    plan_finish(&plan);
}

/* Every minute is too much for 400 days; it begins when nobody looks yet. */
static void a_rule_that_grows_too_dense_narrows_the_window(void **state)
{
    char minutes[256] = "0", text[1024];
    struct plan plan;
    (void)state;
    for (int minute = 2; minute < 60; minute += 2)
        (void)snprintf(minutes + strlen(minutes), sizeof(minutes) - strlen(minutes), ",%d", minute);
    (void)snprintf(text, sizeof(text),
                   "fallback = \"a\"; rules = ( { name = \"w\"; when = { rrule = "
                   "\"FREQ=HOURLY;BYMINUTE=%s\"; start = \"2030-01-01T00:00:00\"; duration = "
                   "\"PT1M\"; }; set = { playlist = \"b\"; }; } );",
                   minutes);
    load_clean(&plan, text, at("2026-06-16T00:00"));
    assert_plays(&plan, "2029-12-31T23:58", "a");
    assert_plays(&plan, "2030-03-01T12:02:30", "b");
    assert_plays(&plan, "2030-03-01T12:03:30", "a");
    assert_plays(&plan, "2031-03-01T12:04:00", "b");
    assert_true(plan.window.to_utc - plan.window.from_utc < 400 * DAY);
    plan_finish(&plan);
}

static void other_zones_are_the_device_s(void **state)
{
    struct plan plan;
    int64_t change;
    (void)state;
    assert_true(clock_set_zone("Europe/Berlin"));
    load_clean(
        &plan,
        "fallback = \"a\"; rules = ( { name = \"x\"; when = { at = \"08:00-09:00\"; }; set = "
        "{ playlist = \"b\"; }; } );",
        at("2026-03-28T12:00"));
    struct schedule_moment moment = {.utc = at("2026-03-28T12:00")};
    assert_true(plan_next_change(&plan, moment, &change));
    assert_int_equal(change, at("2026-03-29T06:00:00Z")); /* summer time began that night */
    moment.utc = at("2026-10-24T12:00:00Z");
    assert_true(plan_next_change(&plan, moment, &change));
    assert_int_equal(change, at("2026-10-25T07:00:00Z"));
    plan_finish(&plan);
    assert_true(clock_set_zone("Asia/Shanghai"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(power_on_at_every_hour_of_16_june),
        cmocka_unit_test(the_sample_knows_school_days_and_holidays),
        cmocka_unit_test(files_of_the_folder_come_before_the_shipped_ones),
        cmocka_unit_test(without_a_schedule_the_fallback_plays),
        cmocka_unit_test(a_mark_tells_of_changes),
        cmocka_unit_test(events_become_rules_where_their_file_is_named),
        cmocka_unit_test(events_without_a_rule_s_name),
        cmocka_unit_test(files_of_days_mark_days_and_files_of_events_do_not),
        cmocka_unit_test(bad_recurrences_are_left_out_and_told_at_their_place),
        cmocka_unit_test(a_broken_schedule_is_not_used),
        cmocka_unit_test(broken_calendars_stop_nothing),
        cmocka_unit_test(calendars_of_all_kinds_are_read),
        cmocka_unit_test(too_many_dense_events_are_refused),
        cmocka_unit_test(the_window_follows_the_moment_asked_for),
        cmocka_unit_test(the_next_change_is_looked_for_up_to_ten_years),
        cmocka_unit_test(a_widening_with_too_many_occurrences_is_refused),
        cmocka_unit_test(a_rule_that_grows_too_dense_narrows_the_window),
        cmocka_unit_test(other_zones_are_the_device_s),
    };
    return cmocka_run_group_tests(tests, plan_folder_open, plan_folder_close);
}
