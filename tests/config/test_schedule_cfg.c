#include "base/campaign.h"
#include "base/day.h"
#include "config/schedule_cfg.h"
#include "config/scratch.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What load() read; load() and forget() begin and end each row. */
static struct config_schedule schedule;
static struct config_report report;

static void forget(void)
{
    config_schedule_finish(&schedule);
    config_report_finish(&report);
}

static bool load(const char *text)
{
    forget(); /* what a failed test left */
    bool is_missing;
    bool ok =
        config_schedule_load(scratch_write("schedule.cfg", text), &schedule, &is_missing, &report);
    assert_false(is_missing);
    return ok;
}

/* A file of one rule, which stands in line 2 from column 1 on. */
static void load_rule(const char *rule)
{
    struct str text = {0};
    str_addf(&text, "fallback = \"always-on\"; rules = (\n%s\n);", rule);
    assert_true(load(text.text));
    str_finish(&text);
}

#define SET         "set = { volume = 5; };"
#define WHEN(when)  "{ name = \"a\"; when = { " when " }; " SET " }"
#define SETS(set)   "{ name = \"a\"; set = { " set " }; }"
#define RULE(other) "{ name = \"a\"; " SET " " other " }"

/* Rules that are taken as they are. */
static void test_good(void **state)
{
    static const char *const rules[] = {
        "{ name = \"空 when\"; when = { }; " SET " }",
        WHEN("at = \"00:00-24:00\";"),
        WHEN("at = \"07:00:30-22:00:59\";"),
        WHEN("days = [ \"mon\" ];"),
        WHEN("days = ( \"mon\", \"holiday_eve\" );"),
        WHEN("days = \"schoolday\";"),
        WHEN("days = \" ｍｏｎ \";"),
        WHEN("from = \"2026-06-16\";"),
        WHEN("until = \"2028-02-29\";"),
        WHEN("from = \"2026-06-16\"; until = \"2026-06-16\";"),
        WHEN("from = \"２０２６－０６－０１\"; until = \" 2026-06-30 \";"),
        WHEN("from = \"campaign:安全生产月\"; until = \"campaign:安全生产月\";"),
        WHEN("from = \"campaign：全国消防日\"; until = \"campaign: 防灾减灾日\";"),
        WHEN("rrule = \"FREQ=DAILY\"; start = \"2026-06-05T19:30\"; duration = \"PT1M\";"),
        WHEN("start = \"2026-06-05T19:30:00\"; duration = \"P1D\";"),
        SETS("playlist = \"节目 一\";"),
        SETS("layout = \"full\";"),
        SETS("ticker = \"一条\";"),
        SETS("ticker = ( \"一\", \"二\" );"),
        SETS("brightness = 1;"),
        SETS("brightness = 100;"),
        SETS("volume = 0;"),
        SETS("volume = 100;"),
        SETS("screen = \"on\"; quiz = false;"),
        RULE("priority = -1000000;"),
        RULE("priority = 1000000; cut = false;"),
        "{ ics = \"events.ics\"; }",
        "{ ics = \"活动.ICS\"; name = \"活动\"; priority = 5; cut = true; }",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rules); i++) {
        load_rule(rules[i]);
        if (schedule.count != 1)
            print_message("%s\n", rules[i]);
        assert_counts(&report, 0, 0);
        assert_int_equal(schedule.count, 1);
        forget();
    }
}

/* Rules that are left out: the whole place, and words of what is said. */
static const struct {
    const char *rule, *place, *said;
} bad_rules[] = {
    /* at */
    {WHEN("at = \"7-22\";"), ":2:24: error: 规则「a」：at = \"7-22\"：请写成“开始-结束”",
     "like \"07:00-22:00\""},
    {WHEN("at = 7;"), ":2:24: error: 规则「a」：at 应写成文字", "in quotes"},
    {WHEN("at = \"\";"), ":2:24: error: 规则「a」：at 不能是空的", "must not be empty"},
    {WHEN("at = \"07:00\";"), ":2:24: error: 规则「a」：at", "请写成“开始-结束”"},
    {WHEN("at = \"07:00-\";"), ":2:24: error: 规则「a」：at", "请写成“开始-结束”"},
    {WHEN("at = \"0700-2200\";"), ":2:24: error: 规则「a」：at", "请写成“开始-结束”"},
    {WHEN("at = \"07:0-22:00\";"), ":2:24: error: 规则「a」：at", "请写成“开始-结束”"},
    {WHEN("at = \"07:000-22:00\";"), ":2:24: error: 规则「a」：at", "请写成“开始-结束”"},
    {WHEN("at = \"7:00,22:00\";"), ":2:24: error: 规则「a」：at", "请写成“开始-结束”"},
    {WHEN("at = \"07:00-09:00,17:00-19:00\";"), ":2:24: error: 规则「a」：at",
     "一条规则只写一段时间"},
    {WHEN("at = \"07:00-25:00\";"), ":2:24: error: 规则「a」：at", "没有 25 点"},
    {WHEN("at = \"07:60-22:00\";"), ":2:24: error: 规则「a」：at", "没有 60 分，分钟是 00 到 59"},
    {WHEN("at = \"07:00-22:00:60\";"), ":2:24: error: 规则「a」：at", "没有 60 秒"},
    {WHEN("at = \"07:00-24:30\";"), ":2:24: error: 规则「a」：at", "请写成 00:30"},
    {WHEN("at = \"07:00-24:00:01\";"), ":2:24: error: 规则「a」：at", "24 点以后是第二天"},
    {WHEN("at = \"24:00-07:00\";"), ":2:24: error: 规则「a」：at",
     "开始不能是 24:00，请写 00:00 a start cannot be 24:00"},
    {WHEN("at = \"07:00-7:00\";"), ":2:24: error: 规则「a」：at",
     "开始和结束相同；全天请写 \"00:00-24:00\"，或删去 at"},
    {WHEN("at = \"00:00-00:00\";"), ":2:24: error: 规则「a」：at", "开始和结束相同"},
    /* days */
    {WHEN("days = [ \"friday\" ];"),
     ":2:33: error: 规则「a」：days 里不能写 \"friday\"，是否想写 \"fri\"？请从这些里选",
     "must be one of: mon, tue, wed, thu, fri, sat, sun, holiday, workday, restday, week_last, "
     "holiday_eve, schoolday, schoolday_week_last, schoolday_holiday_eve"},
    {WHEN("days = [ \"mon\", \"Tue\" ];"), ":2:40: error: 规则「a」：days 里不能写 \"Tue\"",
     "是否想写 \"tue\"？"},
    {WHEN("days = \"星期一\";"), ":2:24: error: 规则「a」：days", "是否想写 \"mon\"？"},
    {WHEN("days = [ \"schooldays\" ];"), ":2:33: error: 规则「a」：days",
     "是否想写 \"schoolday\"？"},
    {WHEN("days = [ \"xyzzy\" ];"), ":2:33: error: 规则「a」：days",
     "\"xyzzy\"，请从这些里选 must be one of: mon"},
    {WHEN("days = [ 1 ];"), ":2:33: error: 规则「a」：此处 应写成文字", "a text in quotes"},
    {WHEN("days = 1;"), ":2:24: error: 规则「a」：days 应写成列表", "[ \"mon\", \"tue\" ]"},
    {WHEN("days = [ ];"), ":2:24: error: 规则「a」：days 是空的", "leave it out for every day"},
    /* from, until */
    {WHEN("from = \"2026-02-30\";"), ":2:24: error: 规则「a」：from = \"2026-02-30\"：没有这一天",
     "2026 年 2 月的最后一天是 2026-02-28"},
    {WHEN("from = \"2028-02-30\";"), ":2:24: error: 规则「a」：from", "2028-02-29"},
    {WHEN("until = \"2026-06-31\";"), ":2:24: error: 规则「a」：until", "2026-06-30"},
    {WHEN("from = \"2026-06-00\";"), ":2:24: error: 规则「a」：from", "没有这一天"},
    {WHEN("from = \"2026-13-01\";"), ":2:24: error: 规则「a」：from", "没有 13 月"},
    {WHEN("from = \"2026-6-1\";"), ":2:24: error: 规则「a」：from", "请写成 \"2026-06-01\""},
    {WHEN("from = \"2026年6月1日\";"), ":2:24: error: 规则「a」：from", "请写成 \"2026-06-01\""},
    {WHEN("from = \"26/6/1\";"), ":2:24: error: 规则「a」：from", "请写成 \"2026-06-01\""},
    {WHEN("from = \"june\";"), ":2:24: error: 规则「a」：from", "请写日期，如 \"2026-06-16\""},
    {WHEN("from = 2026;"), ":2:24: error: 规则「a」：from 应写成文字", "in quotes"},
    {WHEN("until = \"campaign:安全月\";"),
     ":2:24: error: 规则「a」：until = \"campaign:安全月\"：不认识的活动，请从这些里选",
     "known are: 安全生产月, 安全宣传咨询日, 防灾减灾日, 全国消防日"},
    {WHEN("from = \"2026-06-16\"; until = \"2026-06-15\";"), ":2:45: error: 规则「a」：until 早于",
     "correct the dates"},
    {WHEN("from = \"2026-06-16\"; until = \"campaign:安全生产月\";"),
     ":2:45: error: 规则「a」：from", "请都写日期或都写活动"},
    /* rrule, start, duration */
    {WHEN("rrule = \"FREQ=DAILY\";"),
     ":2:24: error: 规则「a」：有 rrule 还要写第一次的开始时刻 start = "
     "\"2026-06-05T19:30:00\"，每次",
     "duration = \"PT10M\"（10 分钟） rrule needs"},
    {WHEN("rrule = \"FREQ=DAILY\"; duration = \"PT1M\";"), ":2:24: error: 规则「a」：有 rrule",
     "start = \"2026-06-05T19:30:00\" rrule needs"},
    {WHEN("rrule = \"FREQ=DAILY\"; start = \"2026-06-05T19:30:00\";"),
     ":2:24: error: 规则「a」：有 rrule", "还要写每次多长"},
    {WHEN("start = \"2026-06-05T19:30:00\";"), ":2:24: error: 规则「a」：有 start 还要写多长",
     "PT10M"},
    {WHEN("duration = \"PT1M\";"), ":2:24: error: 规则「a」：有 duration 还要写开始时刻",
     "start ="},
    {WHEN("start = \"2026-06-05T19:30:00Z\"; duration = \"PT1M\";"),
     ":2:24: error: 规则「a」：start", "请写本地时间，去掉末尾的 Z 或 +08:00"},
    {WHEN("start = \"2026-06-05T19:30:00+08:00\"; duration = \"PT1M\";"),
     ":2:24: error: 规则「a」：start", "write local time"},
    {WHEN("start = \"2026-06-05 19:30\"; duration = \"PT1M\";"), ":2:24: error: 规则「a」：start",
     "请写成 \"2026-06-05T19:30:00\""},
    {WHEN("start = \"2026-6-5T7:30\"; duration = \"PT1M\";"), ":2:24: error: 规则「a」：start",
     "请写成 \"2026-06-05T07:30:00\""},
    {WHEN("start = \"2026-02-30T19:30\"; duration = \"PT1M\";"), ":2:24: error: 规则「a」：start",
     "最后一天是 2026-02-28"},
    {WHEN("start = \"2026-06-05T19:60\"; duration = \"PT1M\";"), ":2:24: error: 规则「a」：start",
     "没有 60 分"},
    {WHEN("start = \"2026-06-05T24:00\"; duration = \"PT1M\";"), ":2:24: error: 规则「a」：start",
     "请写成第二天的 00:00"},
    {WHEN("start = \"2026-06-05\"; duration = \"PT1M\";"), ":2:24: error: 规则「a」：start",
     "请写日期、字母 T 和时刻"},
    {WHEN("start = \"0206-06-05T19:30\"; duration = \"PT1M\";"), ":2:24: error: 规则「a」：start",
     "年份应在 1970 到 2200 之间，不能是 206"},
    {WHEN("rrule = 5; start = \"2026-06-05T19:30\"; duration = \"PT1M\";"),
     ":2:24: error: 规则「a」：rrule 应写成文字", "in quotes"},
    {WHEN("start = \"2026-06-05T19:30\"; duration = 600;"),
     ":2:52: error: 规则「a」：duration 应写成文字", "in quotes"},
    {WHEN("form = \"2026-06-16\";"), ":2:24: error: 规则「a」：不认识的键 'form'",
     "是否想写 'from'"},
    /* set */
    {"{ name = \"a\"; }", ":2:1: error: 规则「a」：缺少 set", "set = { playlist = \"NAME\"; };"},
    {"{ name = \"a\"; set = { }; }", ":2:15: error: 规则「a」：set 是空的", "set is empty"},
    {"{ name = \"a\"; set = 5; }", ":2:15: error: 规则「a」：set 应写成一组", "a group"},
    {"{ name = \"a\"; when = \"07:00-08:00\"; " SET " }",
     ":2:15: error: 规则「a」：when 应写成一组", "a group"},
    {SETS("playlist = \"\";"), ":2:23: error: 规则「a」：playlist 不能是空的", "must not be empty"},
    {SETS("playlist = \"../x\";"), ":2:23: error: 规则「a」：playlist = \"../x\"：名称不能以点开头",
     "must not begin with a dot"},
    {SETS("playlist = \"a/b\";"), ":2:23: error: 规则「a」：playlist", "也不能有 /"},
    {SETS("playlist = 5;"), ":2:23: error: 规则「a」：playlist 应写成文字", "in quotes"},
    {SETS("layout = \".full\";"), ":2:23: error: 规则「a」：layout", "名称不能以点开头"},
    {SETS("ticker = \"\";"), ":2:23: error: 规则「a」：ticker 是空的", "layout = \"full\""},
    {SETS("ticker = ( );"), ":2:23: error: 规则「a」：ticker 是空的", "write a text"},
    {SETS("ticker = ( \"a\", 5 );"), ":2:39: error: 规则「a」：此处 应写成文字", "in quotes"},
    {SETS("ticker = 5;"), ":2:23: error: 规则「a」：ticker 应写成文字，或几条文字", "some texts"},
    {SETS("brightness = 0;"),
     ":2:23: error: 规则「a」：brightness 应在 1 到 100 之间（整数），不能是 0",
     "不能是 0；要关屏请写 screen = \"off\" must be"},
    {SETS("brightness = 101;"), ":2:23: error: 规则「a」：brightness 应在 1 到 100", "not 101"},
    {SETS("brightness = \"40\";"), ":2:23: error: 规则「a」：brightness 应写成数字",
     "without quotes"},
    {SETS("volume = -1;"), ":2:23: error: 规则「a」：volume 应在 0 到 100", "not -1"},
    {SETS("volume = 101;"), ":2:23: error: 规则「a」：volume 应在 0 到 100", "not 101"},
    {SETS("screen = false;"), ":2:23: error: 规则「a」：screen 应写成文字", "in quotes"},
    {SETS("screen = \"of\";"), ":2:23: error: 规则「a」：screen", "是否想写 \"off\""},
    {SETS("quiz = \"on\";"), ":2:23: error: 规则「a」：quiz 应写成 true（是）或 false（否）",
     "without quotes"},
    {SETS("brightnes = 5;"), ":2:23: error: 规则「a」：不认识的键 'brightnes'",
     "是否想写 'brightness'"},
    /* name, priority, cut */
    {"{ name = \"\"; " SET " }", ":2:3: error: 规则「第1条」：name 不能是空的",
     "must not be empty"},
    {"{ name = 5; " SET " }", ":2:3: error: 规则「第1条」：name 应写成文字", "in quotes"},
    {"{ name = \"a\\nb\"; " SET " }", ":2:3: error: 规则「a\\nb」：name 应写成一行文字",
     "one line"},
    {"{ name = \"fallback\"; " SET " }", ":2:3: error: 规则「fallback」：name = \"fallback\"",
     "这个名字另有用处，请换一个"},
    {"{ name = \"default\"; " SET " }", ":2:3: error: 规则「default」：name", "choose another"},
    {RULE("priority = 1000001;"),
     ":2:38: error: 规则「a」：priority 应在 -1000000 到 1000000 之间（整数），不能是 1000001",
     "whole"},
    {RULE("priority = -1000001;"), ":2:38: error: 规则「a」：priority", "not -1000001"},
    {RULE("priority = 99999999999L;"), ":2:38: error: 规则「a」：priority", "not 99999999999"},
    {RULE("priority = 1.5;"), ":2:38: error: 规则「a」：priority", "（整数），不能是 1.5"},
    {RULE("priority = \"high\";"), ":2:38: error: 规则「a」：priority 应写成数字",
     "without quotes"},
    {RULE("cut = 1;"), ":2:38: error: 规则「a」：cut 应写成 true（是）或 false（否）",
     "true or false"},
    {RULE("pirority = 1;"), ":2:38: error: 规则「a」：不认识的键 'pirority'",
     "是否想写 'priority'"},
    {"\"attract\"", ":2:1: error: 规则「第1条」：此处 应写成 { name", "set = { … }; }"},
    /* ics */
    {"{ ics = \"events\"; }", ":2:3: error: 规则「第1条」：ics = \"events\"：文件名要以 .ics 结尾",
     "must end in .ics"},
    {"{ ics = \".ics\"; }", ":2:3: error: 规则「第1条」：ics", "calendars"},
    {"{ ics = \"calendars/events.ics\"; }", ":2:3: error: 规则「第1条」：ics",
     "只写 calendars 文件夹里的文件名"},
    {"{ ics = \"school.ics\"; }", ":2:3: error: 规则「第1条」：ics", "school.ics 是学校假期"},
    {"{ ics = 5; }", ":2:3: error: 规则「第1条」：ics 应写成文字", "in quotes"},
    {"{ name = \"a\"; ics = \"e.ics\"; when = { }; }",
     ":2:30: error: 规则「a」：有 ics 就不能再有 when", "make another rule"},
    {"{ name = \"a\"; ics = \"e.ics\"; " SET " }", ":2:30: error: 规则「a」：有 ics 就不能再有 set",
     "make another rule"},
};

static void test_bad(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(bad_rules); i++) {
        load_rule(bad_rules[i].rule);
        assert_int_equal(report.warnings, 0);
        if (report.errors != 1 || schedule.count != 0)
            print_message("%s\n", bad_rules[i].rule);
        assert_counts(&report, 1, 0);
        assert_reported(&report, bad_rules[i].place);
        assert_reported(&report, bad_rules[i].said);
        assert_int_equal(schedule.count, 0); /* left out whole */
        forget();
    }
}

/* Texts have their limits, to the byte. */
static void test_long_texts(void **state)
{
    static const struct {
        const char *format; /* with one %s */
        size_t max;
    } rows[] = {
        {"{ name = \"%s\"; " SET " }", 128},
        {SETS("playlist = \"%s\";"), 64},
        {SETS("layout = \"%s\";"), 64},
        {SETS("ticker = \"%s\";"), 500},
        {WHEN("rrule = \"%s\"; start = \"2026-06-05T19:30\"; duration = \"PT1M\";"), 1000},
        {WHEN("start = \"2026-06-05T19:30\"; duration = \"%s\";"), 128},
        {"{ ics = \"%s.ics\"; }", 124},
    };
    char word[1100];
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        for (size_t over = 0; over < 2; over++) {
            const char *rest = strstr(rows[i].format, "%s");
            struct str rule = {0};
            memset(word, 'x', sizeof(word));
            word[rows[i].max + over] = '\0';
            str_add_span(&rule, rows[i].format, (size_t)(rest - rows[i].format));
            str_addf(&rule, "%s%s", word, rest + 2);
            load_rule(rule.text);
            assert_counts(&report, over, 0);
            assert_int_equal(schedule.count, 1 - over);
            str_finish(&rule);
            forget();
        }
}

static void test_long_ticker(void **state)
{
    struct str rule = {0};
    (void)state;
    str_add(&rule, "{ name = \"a\"; set = { ticker = ( ");
    for (int i = 0; i < 50; i++)
        str_addf(&rule, "\"%0400d\", ", i);
    str_add(&rule, "\"\" ); }; }");
    load_rule(rule.text);
    assert_counts(&report, 1, 0);
    assert_reported(&report, ":2:23: error: 规则「a」：字幕太长：共 20049 字节，最多 20000 字节");
    str_finish(&rule);
    forget();
}

/* Spans as people write them. */
static void test_spans(void **state)
{
    static const struct {
        const char *at;
        int start_s, end_s;
    } rows[] = {
        {"07:00-22:00", 25200, 79200},      {"7:00-22:00", 25200, 79200},
        {"7:00-9:30", 25200, 34200},        {"22:00-07:00", 79200, 25200},
        {"22:00-00:00", 79200, 86400},      {"22:00-24:00", 79200, 86400},
        {"00:00-24:00", 0, 86400},          {"00:00:00-24:00:00", 0, 86400},
        {"23:59:59-00:00:01", 86399, 1},    {"07:00:01-07:00:02", 25201, 25202},
        {" 07:00 - 22:00 ", 25200, 79200},  {"０７：００－２２：００", 25200, 79200},
        {"07：00～22：00", 25200, 79200},   {"07:00~22:00", 25200, 79200},
        {"07:00–22:00", 25200, 79200},      {"07:00—22:00", 25200, 79200},
        {"07:00——22:00", 25200, 79200},     {"07:00〜22:00", 25200, 79200},
        {"07:00−22:00", 25200, 79200},      {"07:00至22:00", 25200, 79200},
        {"07:00　到　22:00", 25200, 79200},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char rule[200];
        (void)snprintf(rule, sizeof(rule), WHEN("at = \"%s\";"), rows[i].at);
        load_rule(rule);
        assert_counts(&report, 0, 0);
        const struct schedule_when *when = &schedule.rules[0].rule.when;
        assert_true(when->has_at);
        if (when->at_start_s != rows[i].start_s || when->at_end_s != rows[i].end_s)
            fail_msg("%s: %d to %d", rows[i].at, when->at_start_s, when->at_end_s);
        forget();
    }
}

static void test_every_key(void **state)
{
    static const char text[] =
        "fallback = \"always-on\";\n"
        "rules = (\n"
        "  { name = \"全部\";\n"
        "    when = { at = \"8:00-9:00\"; days = [ \"mon\", \"workday\" ];\n"
        "             from = \"2026-06-01\"; until = \"2026-06-30\";\n"
        "             rrule = \" ＦＲＥＱ＝DAILY \"; start = \"2026-06-05T19:30:05\";\n"
        "             duration = \"PT10M\"; };\n"
        "    set = { playlist = \"p\"; ticker = ( \"一\", \"\", \"二\" ); brightness = 40; volume "
        "= "
        "50;\n"
        "            screen = \"off\"; quiz = true; layout = \"l\"; };\n"
        "    priority = -7; cut = true; } );\n";
    (void)state;
    assert_true(load(text));
    assert_counts(&report, 0, 0);
    assert_string_equal(schedule.fallback, "always-on");
    assert_int_equal(schedule.fallback_at.line, 1);
    assert_int_equal(schedule.fallback_at.column, 1);
    assert_int_equal(schedule.count, 1);
    const struct config_rule *rule = &schedule.rules[0];
    const struct schedule_when *when = &rule->rule.when;
    const struct schedule_values *set = &rule->rule.set;
    assert_string_equal(rule->rule.name, "全部");
    assert_true(rule->has_name);
    assert_int_equal(when->at_start_s, 28800);
    assert_int_equal(when->at_end_s, 32400);
    assert_int_equal(when->days, 1u << DAY_MON | 1u << DAY_WORKDAY);
    assert_int_equal(when->from.kind, SCHEDULE_DATE);
    assert_int_equal(when->from.day, civil_days((struct civil_date){2026, 6, 1}));
    assert_int_equal(when->until.day, civil_days((struct civil_date){2026, 6, 30}));
    assert_false(when->has_spans);
    assert_string_equal(rule->rrule, "FREQ=DAILY");
    assert_string_equal(rule->duration, "PT10M");
    assert_true(rule->has_start);
    struct civil start = {{2026, 6, 5}, 19, 30, 5};
    assert_int_equal(rule->start_local_s, civil_seconds(&start));
    assert_int_equal(rule->rule.sets, (1u << SCHEDULE_KEY_COUNT) - 1);
    assert_string_equal(set->playlist, "p");
    assert_string_equal(set->ticker, "一\n二");
    assert_string_equal(set->layout, "l");
    assert_int_equal(set->brightness, 40);
    assert_int_equal(set->volume, 50);
    assert_false(set->is_screen_on);
    assert_true(set->is_quiz_on);
    assert_int_equal(rule->rule.priority, -7);
    assert_true(rule->rule.is_cut);
    assert_null(rule->ics);
    static const int places[][2] = {{3, 5}, {6, 14}, {7, 14}, {8, 13}, {9, 42}, {0, 0}};
    const struct config_spot spots[] = {rule->at,          rule->rrule_at,  rule->duration_at,
                                        rule->playlist_at, rule->layout_at, rule->ics_at};
    for (size_t i = 0; i < COUNT(places); i++) {
        assert_int_equal(spots[i].line, places[i][0]);
        assert_int_equal(spots[i].column, places[i][1]);
    }
    forget();
}

static void test_defaults(void **state)
{
    (void)state;
    load_rule("{ name = \"a\"; set = { volume = 0; }; }");
    const struct config_rule *rule = &schedule.rules[0];
    assert_int_equal(rule->rule.sets, 1u << SCHEDULE_VOLUME);
    assert_int_equal(rule->rule.priority, 0);
    assert_false(rule->rule.is_cut);
    assert_false(rule->rule.when.has_at);
    assert_int_equal(rule->rule.when.days, 0);
    assert_int_equal(rule->rule.when.from.kind, SCHEDULE_NO_BOUND);
    assert_null(rule->rule.set.playlist);
    assert_null(rule->rrule);
    assert_int_equal(rule->rrule_at.line, 0);
    forget();
}

/* from: the first day, until: the last; one alone is taken, with a warning. */
static void test_campaigns(void **state)
{
    static const struct {
        const char *when;
        int from_month, from_mday, until_month, until_mday;
        const char *warned;
    } rows[] = {
        {"from = \"campaign:安全生产月\"; until = \"campaign:安全生产月\";", 6, 1, 6, 30, NULL},
        {"from = \"campaign:全国消防日\"; until = \"campaign:防灾减灾日\";", 11, 9, 5, 12, NULL},
        {"from = \"campaign:安全宣传咨询日\";", 6, 16, 0, 0,
         ":2:24: warning: 规则「a」：只有 from 没有 until，每年从这个活动开始一直到 12 月 31 日"},
        {"until = \"campaign:安全宣传咨询日\";", 0, 0, 6, 16,
         ":2:24: warning: 规则「a」：只有 until 没有 from，每年从 1 月 1 日"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char rule[300];
        (void)snprintf(rule, sizeof(rule), WHEN("%s"), rows[i].when);
        load_rule(rule);
        assert_counts(&report, 0, rows[i].warned ? 1 : 0);
        if (rows[i].warned)
            assert_reported(&report, rows[i].warned);
        const struct schedule_when *when = &schedule.rules[0].rule.when;
        assert_int_equal(when->from.kind, rows[i].from_month ? SCHEDULE_YEARLY : SCHEDULE_NO_BOUND);
        assert_int_equal(when->until.kind,
                         rows[i].until_month ? SCHEDULE_YEARLY : SCHEDULE_NO_BOUND);
        assert_int_equal(when->from.month, rows[i].from_month);
        assert_int_equal(when->from.mday, rows[i].from_mday);
        assert_int_equal(when->until.month, rows[i].until_month);
        assert_int_equal(when->until.mday, rows[i].until_mday);
        forget();
    }
}

static void test_ics(void **state)
{
    (void)state;
    load_rule("{ ics = \"events.ics\"; priority = 3; cut = true; }");
    assert_counts(&report, 0, 0);
    assert_string_equal(schedule.rules[0].ics, "events.ics");
    assert_int_equal(schedule.rules[0].ics_at.column, 3);
    assert_int_equal(schedule.rules[0].at.column, 1);
    assert_false(schedule.rules[0].has_name);
    assert_int_equal(schedule.rules[0].rule.priority, 3);
    assert_int_equal(schedule.rules[0].rule.sets, 0);
    forget();
}

static void test_names(void **state)
{
    (void)state;
    assert_true(load("fallback = \"f\"; rules = (\n"
                     "{ name = \"b\"; " SET " },\n"
                     "{ name = \"a\"; " SET " },\n"
                     "{ " SET " },\n"
                     "{ name = \"a\"; set = { }; },\n" /* left out: nobody's namesake */
                     "{ name = \"a\"; " SET " },\n"
                     "{ name = \"b\"; " SET " },\n"
                     "{ name = \"a\"; " SET " } );"));
    assert_counts(&report, 1, 4);
    assert_reported(&report, ":4:1: warning: 规则「第3条」：没有名字，请写 name = \"名字\"");
    assert_reported(&report, ":5:15: error: 规则「a」：set 是空的");
    assert_reported(&report, ":6:3: warning: 规则「a」：第 3 行的规则也叫这个名字");
    assert_reported(&report, ":7:3: warning: 规则「b」：第 2 行的规则也叫这个名字");
    assert_reported(&report, ":8:3: warning: 规则「a」：第 3 行的规则也叫这个名字");
    assert_int_equal(schedule.count, 6);
    assert_string_equal(schedule.rules[2].rule.name, "第3条");
    assert_false(schedule.rules[2].has_name);
    forget();
}

/* All that is wrong is said, and what is right stays. */
static void test_all_errors_are_reported(void **state)
{
    (void)state;
    assert_true(
        load("fallbck = \"x\";\r\n"
             "rules = (\r\n"
             "  { name = \"坏\"; when = { at = \"25:00-26:00\"; days = [ \"xx\", \"yy\" ]; };\r\n"
             "    set = { brightness = 0; volume = 500; }; priority = 1.5; },\r\n"
             "  { name = \"好\"; set = { quiz = true; }; },\r\n"
             "  5 );\r\n"));
    assert_counts(&report, 8, 1);
    assert_reported(&report, "schedule.cfg:1:1: error: 不认识的键 'fallbck'，是否想写 'fallback'?");
    assert_reported(&report, "schedule.cfg: warning: 没有写 fallback");
    assert_reported(&report, ":3:26: error: 规则「坏」：at");
    assert_reported(&report, ":3:55: error: 规则「坏」：days");
    assert_reported(&report, ":3:61: error: 规则「坏」：days");
    assert_reported(&report, ":4:13: error: 规则「坏」：brightness");
    assert_reported(&report, ":4:29: error: 规则「坏」：volume");
    assert_reported(&report, ":4:46: error: 规则「坏」：priority");
    assert_reported(&report, ":6:3: error: 规则「第3条」：此处");
    assert_int_equal(schedule.count, 1);
    assert_string_equal(schedule.rules[0].rule.name, "好");
    assert_null(schedule.fallback);
    forget();
}

/* A number that libconfig cuts to 32 bits must not come back as another one. */
static void test_cut_numbers(void **state)
{
    (void)state;
    assert_true(load("rules = (\n"
                     "{ name = \"a\"; " SET " priority = 4294967297; },\n"
                     "{ name = \"b\"; set = { brightness = 4294967297; }; },\n"
                     "{ name = \"c\"; " SET " },\n"
                     "{ name = \"d\"; " SET " priority = -99999999999; } );\n"
                     "fallback = 4294967297;"));
    assert_counts(&report, 7, 0);
    assert_reported(&report, ":2:49: error: 整数超出 32 位");
    assert_reported(&report,
                    ":2:49: error: 规则「a」：这个数太大，这条规则不用；priority 是 -1000000");
    assert_reported(&report, ":3:36: error: 规则「b」：这个数太大");
    assert_reported(&report, ":5:49: error: 规则「d」：这个数太大");
    assert_reported(&report, ":6:12: error: 整数超出 32 位");
    assert_int_equal(schedule.count, 1);
    assert_string_equal(schedule.rules[0].rule.name, "c");
    forget();
}

static void test_fallback(void **state)
{
    static const struct {
        const char *text, *fallback, *said;
        size_t errors, warnings;
    } rows[] = {
        {"fallback = \"a b\";", "a b", NULL, 0, 0},
        {"fallback = \"a\"; rules = ( );", "a", NULL, 0, 0},
        {"rules = ( );", NULL, "请写 fallback = \"always-on\";", 0, 1},
        {"", NULL, "请写 fallback = \"always-on\";", 0, 1},
        {"fallback = \"\";", NULL, ":1:1: error: fallback 不能是空的", 1, 0},
        {"fallback = \"../x\";", NULL, "名称不能以点开头", 1, 0},
        {"fallback = 5;", NULL, "应写成文字", 1, 0},
        {"fallback = \"a\"; rules = { };", "a", ":1:17: error: rules 应写成列表", 1, 0},
        {"fallback = \"a\"; rule = ( );", "a", "是否想写 'rules'", 1, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(load(rows[i].text));
        assert_counts(&report, rows[i].errors, rows[i].warnings);
        if (rows[i].said)
            assert_reported(&report, rows[i].said);
        if (rows[i].fallback)
            assert_string_equal(schedule.fallback, rows[i].fallback);
        else
            assert_null(schedule.fallback);
        forget();
    }
}

static void test_syntax(void **state)
{
    static const struct {
        const char *text, *said;
    } rows[] = {
        {"rules = (\n  { name = \"a; } );", ":2:12: error: 这个引号没有结束"},
        {"rules = (\n  { name = \"a\"; );", ":2:3: error: 这个括号没有配对"},
        {"rules = (\n { name = \"a\"; name = \"b\"; });", "两个相同的键"},
        {"fallback = ;", ":1:1: error: 写法有误"},
        {"@include \"x\"", "不允许 @include"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_false(load(rows[i].text));
        assert_counts(&report, 1, 0);
        assert_reported(&report, rows[i].said);
        assert_int_equal(schedule.count, 0);
        assert_null(schedule.fallback);
        forget();
    }
}

static void test_missing_file(void **state)
{
    bool is_missing = false;
    (void)state;
    forget();
    assert_true(config_schedule_load(scratch_path("none.cfg"), &schedule, &is_missing, &report));
    assert_true(is_missing);
    assert_int_equal(schedule.count, 0);
    assert_counts(&report, 0, 0);
    assert_false(config_schedule_load(scratch_path("."), &schedule, &is_missing, &report));
    assert_false(is_missing);
    assert_counts(&report, 1, 0);
    forget();
}

/* Ten thousand rules, half of them namesakes, and one too many. */
static void test_many_rules(void **state)
{
    struct str text = {0};
    (void)state;
    str_add(&text, "fallback = \"f\"; rules = (\n");
    for (int i = 0; i < SCHEDULE_RULES_MAX + 5; i++)
        str_addf(&text,
                 "{ name = \"r%d\"; when = { at = \"%d:00-%d:30\"; }; set = { volume = %d; }; "
                 "priority = %d; },\n",
                 i / 2, i % 24, i % 24, i % 101, i);
    str_add(&text, ");");
    assert_true(load(text.text));
    assert_counts(&report, 1, SCHEDULE_RULES_MAX / 2);
    assert_reported(&report, ":10002:1: error: 规则超过 10000 条");
    assert_int_equal(schedule.count, SCHEDULE_RULES_MAX);
    assert_int_equal(schedule.rules[SCHEDULE_RULES_MAX - 1].rule.priority, SCHEDULE_RULES_MAX - 1);
    str_finish(&text);
    forget();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_long_texts),
        cmocka_unit_test(test_long_ticker),
        cmocka_unit_test(test_spans),
        cmocka_unit_test(test_every_key),
        cmocka_unit_test(test_defaults),
        cmocka_unit_test(test_campaigns),
        cmocka_unit_test(test_ics),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_all_errors_are_reported),
        cmocka_unit_test(test_cut_numbers),
        cmocka_unit_test(test_fallback),
        cmocka_unit_test(test_syntax),
        cmocka_unit_test(test_missing_file),
        cmocka_unit_test(test_many_rules),
    };
    return cmocka_run_group_tests(tests, scratch_open, scratch_close);
}
