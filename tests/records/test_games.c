/* Games and tickets: their rows, their coarse times, and that a game stays in one piece. */
#include "records/games.h"

#define HOUR_S   3600
#define MINUTE   60000
#define KNOWN_MS 7290000 /* CLOCK_BOOTTIME when the time became known */

static const struct records_answer two_answers[] = {
    {"family", "f01", true, 12, 1, 3, true},
    {"family", "f07", false, 0, 2, 0, false},
};

static struct records_game whole_game(void)
{
    struct records_game game = {.id = "00112233445566778899aabbccddeeff",
                                .device = "大厅 1",
                                .game = "level",
                                .scene = "family",
                                .entrance = "central",
                                .rule = "honour",
                                .wanted_rule = "ticket",
                                .outcome = "timeout",
                                .reached = "question",
                                .language = "en",
                                .content = "7",
                                .is_large = true,
                                .is_low = true,
                                .found = 1,
                                .right = 1,
                                .score = 2,
                                .duration_s = 94,
                                .hints = 3,
                                .misses = 4,
                                .answers = {two_answers[0], two_answers[1]},
                                .count = 2};
    return game;
}

static void rows_have_all_their_columns(void **state)
{
    struct records_game game = whole_game();
    struct records_ticket ticket = {"issued", "0123456789abcdef", 20620, 5};
    struct records_stamp stamp = stamp_at(61234, GAME_UTC + 1, CLOCK_SUSPECT);
    (void)state;
    struct records *records = records_open(data_folder, false);
    add_event(records, "before");
    assert_int_equal(records_add_game(records, &game, stamp), 1);
    assert_int_equal(records_add_ticket(records, &ticket, stamp), 2);
    records_close(records);
    expect_rows("SELECT seq, mono_ms, utc, trust, rehearsal, id, device, game, scene, entrance,"
                " rule, wanted_rule, outcome, reached, language, large, contrast, low, content,"
                " found, right_count, score, duration_s, hints, misses FROM session",
                "2|60000|1781568000|suspect|0|00112233445566778899aabbccddeeff|大厅 1|level|family|"
                "central|honour|ticket|timeout|question|en|1|0|1|7|1|1|2|90|3|4\n");
    expect_rows("SELECT seq, mono_ms, utc, trust, rehearsal, session, scene, item, is_found,"
                " found_s, hints, chosen, is_right FROM answer ORDER BY seq",
                "3|60000|1781568000|suspect|0|00112233445566778899aabbccddeeff|family|f01|1|12|1|3|"
                "1\n"
                "4|60000|1781568000|suspect|0|00112233445566778899aabbccddeeff|family|f07|0|0|2|0|"
                "0\n");
    expect_rows("SELECT seq, mono_ms, utc, trust, rehearsal, kind, code, day, scenes FROM ticket",
                "5|60000|1781568000|suspect|0|issued|0123456789abcdef|20620|5\n");
    expect_rows("SELECT count(DISTINCT boot_id) FROM (SELECT boot_id FROM event UNION ALL SELECT"
                " boot_id FROM session UNION ALL SELECT boot_id FROM answer UNION ALL SELECT"
                " boot_id FROM ticket)",
                "1\n");
}

static void texts_may_be_none_long_or_wrong(void **state)
{
    struct str text = {0};
    struct records_game game = {.count = 1};
    struct records_ticket ticket = {.kind = NULL};
    (void)state;
    while (text.len < 400)
        str_add(&text, "安");
    struct records *records = records_open(data_folder, true);
    (void)records_add_game(records, &game, stamp_at(0, 0, CLOCK_UNSET));
    game.device = text.text;
    game.scene = "\xb0\xb2";
    (void)records_add_game(records, &game, stamp_at(0, 0, CLOCK_UNSET));
    (void)records_add_ticket(records, &ticket, stamp_at(0, 0, CLOCK_UNSET));
    expect_flushed(records);
    records_close(records);
    expect_rows("SELECT scene, length(CAST(device AS BLOB)), entrance, rule, content, rehearsal"
                " FROM session ORDER BY seq",
                "NULL|0|NULL||NULL|1\n\xef\xbf\xbd\xef\xbf\xbd|255|NULL||NULL|1\n");
    expect_rows("SELECT scene, item, utc FROM answer", "||NULL\n||NULL\n");
    expect_rows("SELECT kind, code FROM ticket", "|\n");
    str_finish(&text);
}

/* Times of a visitor as they come in, and as all his rows have them. */
static void times_are_coarse(void **state)
{
    static const struct {
        int64_t mono_ms, utc;
        int duration_s;
        const char *stored;
    } rows[] = {
        {0, GAME_UTC, 0, "0|1781568000|0\n"},
        {59999, GAME_UTC + HOUR_S - 1, 4, "0|1781568000|0\n"},
        {60000, GAME_UTC + HOUR_S, 5, "60000|1781571600|10\n"},
        {60001, GAME_UTC - 1, 14, "60000|1781564400|10\n"},
        {3599999, GAME_UTC + 1, 299, "3540000|1781568000|300\n"},
        {1, -1, 15, "0|-3600|20\n"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct records_game game = whole_game();
        struct records_ticket ticket = {"issued", "x", 1, 1};
        struct records_stamp stamp = stamp_at(rows[i].mono_ms, rows[i].utc, CLOCK_TRUSTED);
        char *folder = file_join(data_folder, "records");
        game.duration_s = rows[i].duration_s;
        struct records *records = records_open(data_folder, false);
        (void)records_add_game(records, &game, stamp);
        (void)records_add_ticket(records, &ticket, stamp);
        records_close(records);
        expect_rows("SELECT mono_ms, utc, (SELECT duration_s FROM session) FROM session UNION"
                    " SELECT mono_ms, utc, (SELECT duration_s FROM session) FROM answer UNION"
                    " SELECT mono_ms, utc, (SELECT duration_s FROM session) FROM ticket",
                    rows[i].stored);
        file_remove_tree(folder);
        free(folder);
    }
}

/* The file itself takes no finer ones. */
static void the_tables_refuse_exact_times(void **state)
{
    static const struct {
        const char *sql;
        int result;
    } rows[] = {
        {"UPDATE session SET utc = utc + 3600, mono_ms = mono_ms + 60000", SQLITE_OK},
        {"UPDATE session SET utc = utc + 1", SQLITE_CONSTRAINT},
        {"UPDATE session SET mono_ms = mono_ms + 1", SQLITE_CONSTRAINT},
        {"UPDATE answer SET utc = utc + 60", SQLITE_CONSTRAINT},
        {"UPDATE ticket SET mono_ms = 59999", SQLITE_CONSTRAINT},
        {"UPDATE session SET duration_s = 94", SQLITE_CONSTRAINT},
        {"UPDATE session SET score = 10", SQLITE_CONSTRAINT},
        {"UPDATE session SET score = 11, found = 10", SQLITE_CONSTRAINT},
        {"UPDATE answer SET chosen = 5", SQLITE_CONSTRAINT},
    };
    struct records_ticket ticket = {"issued", "x", 1, 1};
    sqlite3 *db = NULL;
    (void)state;
    struct records *records = records_open(data_folder, false);
    (void)add_game(records, 3);
    (void)records_add_ticket(records, &ticket, stamp_at(1, GAME_UTC, CLOCK_TRUSTED));
    records_close(records);
    char *path = segment_path(1);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (sqlite3_exec(db, rows[i].sql, NULL, NULL, NULL) != rows[i].result)
            fail_msg("%s: %s", rows[i].sql, sqlite3_errmsg(db));
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    free(path);
}

/* The machine was started on the hour. */
static void times_filled_in_later_are_coarse_too(void **state)
{
    struct records_ticket ticket = {"issued", "x", 1, 1};
    (void)state;
    struct records *records = records_open(data_folder, false);
    for (int minute = 0; minute < 121; minute += 40) {
        struct records_game game = whole_game();
        struct records_stamp stamp = stamp_at(minute * MINUTE + 59999, 5, CLOCK_UNSET);
        (void)records_add_game(records, &game, stamp);
        (void)records_add_ticket(records, &ticket, stamp);
    }
    expect_flushed(records);
    expect_rows("SELECT count(*) FROM session WHERE utc IS NULL", "4\n");
    records_add_event(records, "x", NULL,
                      stamp_at(KNOWN_MS, GAME_UTC + KNOWN_MS / 1000, CLOCK_TRUSTED));
    records_close(records);
    static const char wanted[] = "0|1781568000|unset\n2400000|1781568000|unset\n"
                                 "4800000|1781571600|unset\n7200000|1781575200|unset\n";
    expect_rows("SELECT mono_ms, utc, trust FROM session ORDER BY seq", wanted);
    expect_rows("SELECT DISTINCT mono_ms, utc, trust FROM answer ORDER BY seq", wanted);
    expect_rows("SELECT mono_ms, utc, trust FROM ticket ORDER BY seq", wanted);
}

/* The first row that knows the time is a game: the others are dated from its exact time. */
static void a_game_dates_the_rows_before_it_exactly(void **state)
{
    struct records_game game = whole_game();
    (void)state;
    struct records *records = records_open(data_folder, false);
    records_add_event(records, "x", NULL, stamp_at(100, 5, CLOCK_UNSET));
    expect_flushed(records);
    (void)records_add_game(records, &game, stamp_at(59100, GAME_UTC + 1859, CLOCK_TRUSTED));
    records_close(records);
    expect_rows("SELECT utc FROM event", "1781569800\n"); /* 59 s before */
    expect_rows("SELECT mono_ms, utc FROM session", "0|1781568000\n");
}

static void a_game_is_in_one_segment(void **state)
{
    static const int64_t segment_bytes[] = {1, SMALL_SEGMENT};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        char *folder = file_join(data_folder, "records");
        struct records *records = records_open_limited(data_folder, false, segment_bytes[i]);
        for (int k = 1; k <= 90; k++)
            (void)add_game(records, k);
        expect_flushed(records);
        records_close(records);
        assert_in_range(segment_count(), 3, 90);
        expect_games(1, 90); /* within each segment */
        file_remove_tree(folder);
        free(folder);
    }
}

static void numbers_go_on_over_games(void **state)
{
    (void)state;
    for (int run = 0; run < 3; run++) {
        struct records *records = records_open(data_folder, false);
        for (int i = 1; i <= 4; i++) {
            add_event(records, "x");
            assert_int_equal(add_game(records, run * 4 + i), i); /* of this run */
        }
        records_close(records);
    }
    expect_games(1, 12);
    expect_rows("SELECT count(*), count(DISTINCT seq), min(seq), max(seq) FROM (SELECT seq FROM"
                " event UNION ALL SELECT seq FROM session UNION ALL SELECT seq FROM answer)",
                "80|80|1|80\n");
}

static void expect_newest(int64_t utc)
{
    int64_t got = -1;
    assert_true(records_newest_trusted(data_folder, &got));
    assert_int_equal(got, utc);
}

static void an_older_programs_segment_gets_the_new_tables(void **state)
{
    (void)state;
    make_old_segment(1);
    expect_newest(1781560009);
    expect_rows("PRAGMA user_version", "1\n"); /* reading changes nothing */
    struct records *records = records_open(data_folder, false);
    (void)add_game(records, 2);
    add_event(records, "new");
    records_close(records);
    assert_int_equal(segment_count(), 1);
    expect_rows("PRAGMA user_version", "2\n");
    expect_rows("PRAGMA integrity_check", "ok\n");
    expect_rows("SELECT seq, ended FROM play", "41|e\n");
    expect_rows("SELECT seq, detail FROM event ORDER BY seq", "42|old\n46|new\n");
    expect_rows("SELECT seq FROM session UNION ALL SELECT seq FROM answer", "43\n44\n45\n");
    expect_games(2, 2);
    expect_newest(1781568000);
}

/* Behind a newer one it is as it was made: nothing there belongs to this run. */
static void an_older_segment_further_back_is_left_as_it_is(void **state)
{
    struct str version = {0};
    (void)state;
    make_old_segment(1);
    struct records *records = records_open_limited(data_folder, false, 1);
    add_event(records, "new");
    expect_flushed(records);
    records_close(records);
    assert_int_equal(segment_count(), 2);
    make_old_segment(3);
    records = records_open(data_folder, false);
    (void)add_game(records, 2);
    records_close(records);
    char *path = segment_path(3);
    read_file_rows(path, "PRAGMA user_version", &version);
    read_file_rows(path, "SELECT count(*) FROM session", &version);
    assert_string_equal(version.text, "2\n1\n");
    str_finish(&version);
    free(path);
}

/* A file where the folder should be: also root cannot write there. */
static void block_folder(void)
{
    struct err err;
    char *path = file_join(data_folder, "records");
    assert_true(file_replace(path, "in the way", 10, &err));
    free(path);
}

static void unblock_folder(void)
{
    char *path = file_join(data_folder, "records");
    assert_int_equal(unlink(path), 0);
    free(path);
}

static void a_full_queue_keeps_its_games(void **state)
{
    (void)state;
    block_folder();
    struct records *records = records_open(data_folder, false);
    assert_int_equal(add_game(records, 1), 1);
    add_numbered(records, 1, 2);
    add_play(records, "oldest play");
    for (int i = 2; i <= RECORDS_QUEUE_MAX; i++)
        assert_int_equal(add_game(records, i), i);
    /* now games alone are left: the play went first, then the events */
    assert_false(records_flush(records, PATIENCE_MS));
    unblock_folder();
    expect_flushed(records);
    records_close(records);
    expect_games(1, RECORDS_QUEUE_MAX);
    expect_rows("SELECT count(*) FROM play", "0\n");
    expect_rows("SELECT kind, detail FROM event", "fault|{\"rows_lost\":3}\n");
}

static void a_queue_full_of_games_takes_nothing_more(void **state)
{
    (void)state;
    block_folder();
    struct records *records = records_open(data_folder, false);
    for (int i = 1; i <= RECORDS_QUEUE_MAX; i++)
        assert_int_equal(add_game(records, i), i);
    assert_false(records_flush(records, PATIENCE_MS)); /* from here on the writer only waits */
    assert_int_equal(add_game(records, 10), 0);        /* with its 10 answers */
    assert_int_equal(records_game_state(records, 0), RECORDS_REFUSED);
    add_event(records, "lost too");
    unblock_folder();
    expect_flushed(records);
    assert_int_equal(records_game_state(records, 0), RECORDS_REFUSED);
    assert_int_equal(add_game(records, RECORDS_QUEUE_MAX + 1), RECORDS_QUEUE_MAX + 1);
    records_close(records);
    expect_games(1, RECORDS_QUEUE_MAX + 1);
    expect_rows("SELECT kind, detail FROM event", "fault|{\"rows_lost\":12}\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(rows_have_all_their_columns),
        IN_FOLDER(texts_may_be_none_long_or_wrong),
        IN_FOLDER(times_are_coarse),
        IN_FOLDER(the_tables_refuse_exact_times),
        IN_FOLDER(times_filled_in_later_are_coarse_too),
        IN_FOLDER(a_game_dates_the_rows_before_it_exactly),
        IN_FOLDER(a_game_is_in_one_segment),
        IN_FOLDER(numbers_go_on_over_games),
        IN_FOLDER(an_older_programs_segment_gets_the_new_tables),
        IN_FOLDER(an_older_segment_further_back_is_left_as_it_is),
        IN_FOLDER(a_full_queue_keeps_its_games),
        IN_FOLDER(a_queue_full_of_games_takes_nothing_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
