/* What is carried home on a stick: rows put in, and the texts that come out. */
#include "records/results.h"

#include "base/clock.h"
#include "records/games.h"

#define DAY_S     86400
#define FILES_MAX 32

/* What was given. */
struct given {
    char names[FILES_MAX][32];
    struct str texts[FILES_MAX];
    int count;
    int fails_at; /* the file that cannot be written; 0: none */
};

static bool take(void *ctx, const char *name, const char *bytes, size_t count, struct err *err)
{
    struct given *given = ctx;
    assert_true(given->count < FILES_MAX);
    (void)snprintf(given->names[given->count], sizeof(given->names[0]), "%s", name);
    str_add_span(&given->texts[given->count++], bytes, count);
    return given->count != given->fails_at || err_set(err, ERR_IO, "no");
}

static void finish(struct given *given)
{
    for (int i = 0; i < given->count; i++)
        str_finish(&given->texts[i]);
}

static const char *text_of(const struct given *given, const char *name)
{
    for (int i = 0; i < given->count; i++)
        if (strcmp(given->names[i], name) == 0)
            return given->texts[i].text ? given->texts[i].text : "";
    return NULL;
}

static void collect(int64_t from_utc, size_t limit_bytes, struct given *out)
{
    struct err err = {.text = ""};
    *out = (struct given){.count = 0};
    if (!records_results_each(data_folder, from_utc, limit_bytes, take, out, &err))
        fail_msg("%s", err.text);
}

static int count_lines(const char *text)
{
    int count = 0;
    for (const char *at = text; at && (at = strchr(at, '\n')); at++)
        count++;
    return count;
}

static void add_play_at(struct records *records, const char *item, int64_t utc,
                        enum clock_trust trust)
{
    struct records_play play = {.playlist = "attract",
                                .kind = "image",
                                .item = item,
                                .from = stamp_at(1000, utc, trust),
                                .shown_ms = 1500,
                                .end = "complete"};
    records_add_play(records, &play);
}

/* boot_id is this boot's: put where "BOOT" stands. Owned by the caller. */
static char *with_boot(const char *wanted)
{
    char boot[CLOCK_BOOT_ID_BYTES];
    struct str out = {0};
    (void)clock_boot_id(boot);
    for (const char *at = wanted, *next; at; at = next) {
        next = strstr(at, "BOOT");
        str_add_span(&out, at, next ? (size_t)(next - at) : strlen(at));
        str_add(&out, next ? boot : "");
        next = next ? next + 4 : NULL;
    }
    return str_take(&out);
}

static void expect_text(const struct given *given, const char *name, const char *wanted)
{
    char *text = with_boot(wanted);
    assert_non_null(text_of(given, name));
    assert_string_equal(text_of(given, name), text);
    free(text);
}

static void rows_come_as_json_lines_and_as_sums(void **state)
{
    (void)state;
    struct given given;
    struct records *records = records_open(data_folder, false);
    add_play_at(records, "安全帽 \"1\".mp4", GAME_UTC, CLOCK_TRUSTED);
    add_play_at(records, "安全帽 \"1\".mp4", GAME_UTC + 57599, CLOCK_SUSPECT); /* 23:59:59 here */
    add_play_at(records, "b", GAME_UTC + 57600, CLOCK_TRUSTED);
    records_add_event(records, "start", NULL, stamp_at(1000, 0, CLOCK_UNSET));
    records_add_event(records, "fault", "x\ny", stamp_at(1000, GAME_UTC, CLOCK_TRUSTED));
    records_close(records);
    collect(0, RECORDS_RESULTS_LIMIT_BYTES, &given);
    assert_int_equal(given.count, 3);
    expect_text(&given, "plays.jsonl",
                "{\"seq\":1,\"boot_id\":\"BOOT\",\"mono_ms\":1000,\"utc\":1781568000,"
                "\"time\":\"2026-06-16T08:00:00+08:00\",\"trust\":\"trusted\","
                "\"playlist\":\"attract\",\"kind\":\"image\",\"item\":\"安全帽 \\\"1\\\".mp4\","
                "\"shown_ms\":1500,\"ended\":\"complete\"}\n"
                "{\"seq\":2,\"boot_id\":\"BOOT\",\"mono_ms\":1000,\"utc\":1781625599,"
                "\"time\":\"2026-06-16T23:59:59+08:00\",\"trust\":\"suspect\","
                "\"playlist\":\"attract\",\"kind\":\"image\",\"item\":\"安全帽 \\\"1\\\".mp4\","
                "\"shown_ms\":1500,\"ended\":\"complete\"}\n"
                "{\"seq\":3,\"boot_id\":\"BOOT\",\"mono_ms\":1000,\"utc\":1781625600,"
                "\"time\":\"2026-06-17T00:00:00+08:00\",\"trust\":\"trusted\","
                "\"playlist\":\"attract\",\"kind\":\"image\",\"item\":\"b\","
                "\"shown_ms\":1500,\"ended\":\"complete\"}\n");
    expect_text(
        &given, "summary.json",
        "{\"is_complete\":true,\"days\":[\n"
        " {\"date\":\"2026-06-16\",\"sessions\":0,\"completed\":0,\"levels\":0,\"points\":0,"
        "\"average\":null,\"plays\":2,\"seconds\":3,\n"
        "  \"items\":[\n"
        "   {\"playlist\":\"attract\",\"kind\":\"image\",\"item\":\"安全帽 \\\"1\\\".mp4\","
        "\"plays\":2,\"seconds\":3}]},\n"
        " {\"date\":\"2026-06-17\",\"sessions\":0,\"completed\":0,\"levels\":0,\"points\":0,"
        "\"average\":null,\"plays\":1,\"seconds\":1,\n"
        "  \"items\":[\n"
        "   {\"playlist\":\"attract\",\"kind\":\"image\",\"item\":\"b\",\"plays\":1,"
        "\"seconds\":1}]}]}\n");
    const char *events = text_of(&given, "events.jsonl");
    assert_int_equal(count_lines(events), 2);
    assert_non_null(strstr(events, "\"kind\":\"start\",\"detail\":null}"));
    assert_non_null(strstr(events, "\"kind\":\"fault\",\"detail\":\"x\\u000ay\"}"));
    finish(&given);
}

static void games_come_as_sums_only(void **state)
{
    (void)state;
    struct given given;
    struct records_tally tally;
    char wanted[128];
    struct records *records = records_open_limited(data_folder, false, SMALL_SEGMENT);
    for (int i = 0; i < 100; i++)
        (void)add_game(records, i);
    expect_flushed(records); /* beside a player that writes */
    records_read_tally(data_folder, false, GAME_UTC, GAME_UTC + 3600, &tally);
    collect(0, RECORDS_RESULTS_LIMIT_BYTES, &given);
    records_close(records);
    assert_true(tally.levels > 0 && segment_count() > 1);
    assert_int_equal(given.count, 1);
    (void)snprintf(wanted, sizeof(wanted),
                   "\"2026-06-16\",\"sessions\":%d,\"completed\":%d,\"levels\":%d,\"points\":%d,"
                   "\"average\":%.2f,\"plays\":0",
                   tally.sessions, tally.completed, tally.levels, tally.level_points,
                   (double)tally.level_points / tally.levels);
    assert_non_null(strstr(text_of(&given, "summary.json"), wanted));
    finish(&given);
}

static void only_rows_of_that_time_and_of_no_rehearsal(void **state)
{
    (void)state;
    static const struct {
        int64_t from_utc;
        int plays;
        bool has_first_day;
    } rows[] = {
        {0, 3, true},
        {GAME_UTC, 3, true},
        {GAME_UTC + 1, 2, false},
        {GAME_UTC + DAY_S, 2, false},
        {GAME_UTC + DAY_S + 1, 1, false}, /* the one without a time is always there */
    };
    struct records *records = records_open(data_folder, false);
    add_play_at(records, "a", GAME_UTC, CLOCK_TRUSTED);
    add_play_at(records, "b", GAME_UTC + DAY_S, CLOCK_TRUSTED);
    records_close(records);
    records = records_open(data_folder, true);
    add_play_at(records, "rehearsed", GAME_UTC, CLOCK_TRUSTED);
    (void)add_game(records, 1);
    records_close(records);
    records = records_open(data_folder, false);
    add_play_at(records, "c", 0, CLOCK_UNSET);
    records_close(records);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct given given;
        collect(rows[i].from_utc, RECORDS_RESULTS_LIMIT_BYTES, &given);
        assert_int_equal(count_lines(text_of(&given, "plays.jsonl")), rows[i].plays);
        assert_null(strstr(text_of(&given, "plays.jsonl"), "rehearsed"));
        const char *summary = text_of(&given, "summary.json");
        assert_int_equal(strstr(summary, "2026-06-16") != NULL, rows[i].has_first_day);
        assert_non_null(strstr(summary, "[\n {\"date\":null,\"sessions\":0"));
        assert_null(strstr(summary, "rehearsed"));
        finish(&given);
    }
}

/* 400 plays of 8 kB each, which are some 3.3 MB of lines. */
static void add_large(struct records *records)
{
    char item[RECORDS_TEXT_MAX_BYTES + 1];
    memset(item, 'a', sizeof(item) - 1);
    item[sizeof(item) - 1] = '\0';
    for (int i = 0; i < 400; i++) {
        struct records_play play = {.playlist = item,
                                    .kind = "image",
                                    .item = item,
                                    .from = stamp_at(1000, GAME_UTC, CLOCK_TRUSTED),
                                    .end = "complete"};
        records_add_play(records, &play);
    }
}

static void many_lines_are_several_files_within_the_limit(void **state)
{
    (void)state;
    static const struct {
        size_t limit_bytes;
        int files, least_lines;
        bool is_complete;
    } rows[] = {
        {RECORDS_RESULTS_LIMIT_BYTES, 4, 400, true},
        {3 * RECORDS_RESULTS_FILE_BYTES, 2, 250, false}, /* each is a line larger than 1 MiB */
        {1000, 0, 0, false},
    };
    struct records *records = records_open(data_folder, false);
    add_large(records);
    add_event(records, "one");
    records_close(records);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct given given;
        int files = 0, lines = 0;
        collect(0, rows[i].limit_bytes, &given);
        for (int k = 0; k < given.count; k++)
            if (strncmp(given.names[k], "plays", 5) == 0) {
                files++;
                lines += count_lines(given.texts[k].text);
                assert_true(given.texts[k].len < RECORDS_RESULTS_FILE_BYTES + 10000);
            }
        assert_int_equal(files, rows[i].files);
        assert_true(lines >= rows[i].least_lines);
        assert_int_equal(text_of(&given, "plays-2.jsonl") != NULL, files > 1);
        assert_non_null(text_of(&given, "events.jsonl")); /* a small one fits yet */
        const char *summary = text_of(&given, "summary.json");
        assert_int_equal(strstr(summary, "{\"is_complete\":true,") == summary, rows[i].is_complete);
        assert_non_null(strstr(summary, "\"plays\":400")); /* counted all the same */
        finish(&given);
    }
}

static void what_cannot_be_written_ends_it(void **state)
{
    (void)state;
    struct records *records = records_open(data_folder, false);
    add_play(records, "a");
    add_event(records, "b");
    records_close(records);
    for (int fails_at = 1; fails_at <= 3; fails_at++) {
        struct err err = {.code = ERR_NONE};
        struct given given = {.fails_at = fails_at};
        assert_false(
            records_results_each(data_folder, 0, RECORDS_RESULTS_LIMIT_BYTES, take, &given, &err));
        assert_int_equal(err.code, ERR_IO);
        assert_int_equal(given.count, fails_at);
        finish(&given);
    }
}

static void without_records_the_sums_are_empty(void **state)
{
    (void)state;
    struct given given;
    collect(0, RECORDS_RESULTS_LIMIT_BYTES, &given);
    assert_int_equal(given.count, 1);
    expect_text(&given, "summary.json", "{\"is_complete\":true,\"days\":[]}\n");
    finish(&given);
}

static void a_damaged_segment_is_passed_over(void **state)
{
    (void)state;
    struct err err;
    struct given given;
    struct records *records = records_open_limited(data_folder, false, SMALL_SEGMENT);
    add_numbered(records, 1, 2000);
    records_close(records);
    assert_true(segment_count() > 2);
    char *damaged = segment_path(2);
    char *rows = read_rows("SELECT count(*) FROM event");
    assert_true(file_replace(damaged, "no database", 11, &err));
    collect(0, RECORDS_RESULTS_LIMIT_BYTES, &given);
    int lost = atoi(strchr(rows, '\n') + 1);
    assert_true(lost > 0);
    assert_int_equal(count_lines(text_of(&given, "events.jsonl")), 2000 - lost);
    finish(&given);
    free(damaged);
    free(rows);
}

static void a_day_has_so_many_items(void **state)
{
    (void)state;
    struct given given;
    struct records *records = records_open(data_folder, false);
    for (int i = 0; i < 600; i++) {
        char item[16];
        (void)snprintf(item, sizeof(item), "%d", i);
        add_play(records, item);
    }
    records_close(records);
    collect(0, RECORDS_RESULTS_LIMIT_BYTES, &given);
    const char *summary = text_of(&given, "summary.json");
    assert_non_null(strstr(summary, "{\"is_complete\":false"));
    assert_non_null(strstr(summary, "\"plays\":600"));
    assert_non_null(strstr(summary, "\"item\":\"499\""));
    assert_null(strstr(summary, "\"item\":\"500\""));
    finish(&given);
}

static int set_zone(void **state)
{
    (void)state;
    return clock_set_zone("Asia/Shanghai") ? 0 : -1;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(rows_come_as_json_lines_and_as_sums),
        IN_FOLDER(games_come_as_sums_only),
        IN_FOLDER(only_rows_of_that_time_and_of_no_rehearsal),
        IN_FOLDER(many_lines_are_several_files_within_the_limit),
        IN_FOLDER(what_cannot_be_written_ends_it),
        IN_FOLDER(without_records_the_sums_are_empty),
        IN_FOLDER(a_damaged_segment_is_passed_over),
        IN_FOLDER(a_day_has_so_many_items),
    };
    return cmocka_run_group_tests(tests, set_zone, NULL);
}
