/* What games and tickets come to: added one by one, and read back. */
#include "records/games.h"

#define HOUR_S 3600
#define DAY_S  86400
#define GAMES  300

static void each_game_counts_for_what_it_is(void **state)
{
    static const struct {
        const char *game, *outcome;
        int found, chosen, right, score;
        int sessions, completed, levels, points, shown, missed;
    } rows[] = {
        {"level", "completed", 1, 2, 1, 2, 1, 1, 1, 2, 2, 1},
        {"level", "completed", 0, 0, 0, 0, 0, 1, 1, 0, 2, 2},
        {"level", "abandoned", 1, 2, 1, 2, 1, 0, 0, 0, 0, 0},
        {"level", "timeout", 1, 0, 0, 1, 1, 0, 0, 0, 0, 0}, /* found, not answered */
        {"level", "interrupted", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
        {"quick", "completed", 0, 1, 1, 1, 1, 1, 0, 0, 0, 0},
        {"quick", "abandoned", 0, 3, 0, 0, 1, 0, 0, 0, 0, 0},
        {"quick", "abandoned", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct records_tally tally = {0};
        struct records_game game = {.game = rows[i].game,
                                    .outcome = rows[i].outcome,
                                    .found = rows[i].found,
                                    .right = rows[i].right,
                                    .score = rows[i].score,
                                    .answers = {{.scene = "family",
                                                 .item = "a",
                                                 .is_found = rows[i].found > 0,
                                                 .chosen = rows[i].chosen},
                                                {.scene = "family", .item = "b"}},
                                    .count = 2};
        records_tally_add(&tally, &game);
        assert_int_equal(tally.sessions, rows[i].sessions);
        assert_int_equal(tally.completed, rows[i].completed);
        assert_int_equal(tally.levels, rows[i].levels);
        assert_int_equal(tally.level_points, rows[i].points);
        int shown = 0, missed = 0;
        for (int k = 0; k < tally.item_count; k++) {
            shown += tally.items[k].shown;
            missed += tally.items[k].missed;
        }
        assert_int_equal(shown, rows[i].shown);
        assert_int_equal(missed, rows[i].missed);
    }
}

static void expect_same(const struct records_tally *got, const struct records_tally *wanted)
{
    assert_int_equal(got->sessions, wanted->sessions);
    assert_int_equal(got->completed, wanted->completed);
    assert_int_equal(got->levels, wanted->levels);
    assert_int_equal(got->level_points, wanted->level_points);
    assert_int_equal(got->item_count, wanted->item_count);
    for (int i = 0; i < wanted->item_count; i++) {
        assert_string_equal(got->items[i].scene, wanted->items[i].scene);
        assert_string_equal(got->items[i].item, wanted->items[i].item);
        assert_int_equal(got->items[i].shown, wanted->items[i].shown);
        assert_int_equal(got->items[i].missed, wanted->items[i].missed);
    }
}

static void reading_back_equals_adding(void **state)
{
    struct records_tally added = {0};
    struct records_tally read;
    struct records_game game;
    (void)state;
    struct records *records = records_open_limited(data_folder, false, SMALL_SEGMENT);
    for (int i = 1; i <= GAMES; i++) {
        make_game(i, &game);
        records_tally_add(&added, &game);
        (void)records_add_game(records, &game, stamp_at(1, GAME_UTC + i * 60, CLOCK_SUSPECT));
        add_play(records, "between");
    }
    expect_flushed(records);
    records_read_tally(data_folder, false, GAME_UTC, GAME_UTC + DAY_S, &read); /* beside a writer */
    expect_same(&read, &added);
    records_close(records);
    assert_true(segment_count() > 3);
    assert_true(added.levels > 10 && added.sessions > 100 && added.item_count == 14);
    records_read_tally(data_folder, false, GAME_UTC, GAME_UTC + DAY_S, &read);
    expect_same(&read, &added);
}

/* More items than there is room for, and names longer than it. */
static void what_does_not_fit_is_cut(void **state)
{
    struct records_tally added = {0};
    struct records_tally read;
    struct str scene = {0};
    char items[70][32];
    (void)state;
    while (scene.len < 300)
        str_add(&scene, "x安");
    str_add(&scene, "\xb0");
    struct records *records = records_open(data_folder, false);
    for (int i = 0; i < 70; i++) {
        struct records_game game = {.game = "level", .outcome = "completed", .count = 1};
        (void)snprintf(game.id, sizeof(game.id), "%d", i);
        (void)snprintf(items[i], sizeof(items[i]), "%d安安安安安安安安", i + 10);
        game.answers[0] = (struct records_answer){.scene = i % 2 ? "\xb0" : scene.text,
                                                  .item = i == 1 ? "\xb0"
                                                          : i    ? items[i]
                                                                 : NULL};
        records_tally_add(&added, &game);
        (void)records_add_game(records, &game, stamp_at(1, GAME_UTC, CLOCK_TRUSTED));
    }
    records_close(records);
    records_read_tally(data_folder, false, GAME_UTC, GAME_UTC + 1, &read);
    expect_same(&read, &added);
    assert_int_equal(read.levels, 70);
    assert_int_equal(read.item_count, RECORDS_TALLY_ITEMS);
    assert_string_equal(read.items[0].item, "");
    assert_int_equal(strlen(read.items[0].scene), 61); /* whole characters */
    assert_string_equal(read.items[1].scene, "\xef\xbf\xbd");
    assert_string_equal(read.items[1].item, "\xef\xbf\xbd");
    assert_string_equal(read.items[2].item, "12安安安安");
    str_finish(&scene);
}

static int levels_between(int64_t from_utc, int64_t until_utc)
{
    struct records_tally tally;
    records_read_tally(data_folder, false, from_utc, until_utc, &tally);
    return tally.levels;
}

/* A completed level at that time. */
static void add_level(struct records *records, int64_t utc, enum clock_trust trust)
{
    struct records_game game = {.game = "level", .outcome = "completed"};
    (void)records_add_game(records, &game, stamp_at(1, utc, trust));
}

static void games_count_by_their_hour(void **state)
{
    static const struct {
        int64_t from, until; /* behind GAME_UTC */
        int levels;
    } rows[] = {{0, 1, 2},           {0, 2 * HOUR_S, 3},    {1, HOUR_S, 0},
                {HOUR_S, HOUR_S, 0}, {-HOUR_S, 0, 1},       {HOUR_S, 2 * HOUR_S, 1},
                {-DAY_S, DAY_S, 4},  {DAY_S, 2 * DAY_S, 0}, {0, -2 * HOUR_S, 0}};
    (void)state;
    struct records *records = records_open_limited(data_folder, false, 1);
    add_level(records, GAME_UTC - 1, CLOCK_TRUSTED);
    add_level(records, GAME_UTC, CLOCK_TRUSTED);
    add_level(records, GAME_UTC + HOUR_S - 1, CLOCK_SUSPECT);
    add_level(records, GAME_UTC + HOUR_S, CLOCK_TRUSTED);
    add_level(records, GAME_UTC, CLOCK_UNSET);
    records_close(records);
    assert_int_equal(segment_count(), 5);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_int_equal(levels_between(GAME_UTC + rows[i].from, GAME_UTC + rows[i].until),
                         rows[i].levels);
}

static void rehearsals_count_apart(void **state)
{
    struct records_tally tally;
    (void)state;
    for (int is_rehearsal = 0; is_rehearsal < 2; is_rehearsal++) {
        struct records *records = records_open_limited(data_folder, is_rehearsal, 1);
        for (int i = 0; i <= is_rehearsal; i++)
            add_level(records, GAME_UTC + is_rehearsal * DAY_S, CLOCK_TRUSTED);
        records_close(records);
    }
    struct records *records = records_open_limited(data_folder, false, 1);
    add_event(records, "a day before the rehearsal's time");
    expect_flushed(records);
    add_event(records, "and another");
    records_close(records);
    for (int is_rehearsal = 0; is_rehearsal < 2; is_rehearsal++) {
        records_read_tally(data_folder, is_rehearsal, GAME_UTC, GAME_UTC + 2 * DAY_S, &tally);
        assert_int_equal(tally.levels, 1 + is_rehearsal);
        records_read_tally(data_folder, is_rehearsal, GAME_UTC + DAY_S, GAME_UTC + 2 * DAY_S,
                           &tally);
        assert_int_equal(tally.levels, 2 * is_rehearsal);
    }
}

/* A new segment; its last play is from before the clock was set right. */
static void write_segment(int64_t utc, enum clock_trust trust, bool is_rehearsal)
{
    struct records_stamp long_ago = stamp_at(1, GAME_UTC - 90 * DAY_S, CLOCK_SUSPECT);
    struct records_play play = {"attract", "image", "x", long_ago, 9999, "complete"};
    struct records *records = records_open_limited(data_folder, is_rehearsal, 1);
    records_add_play(records, &play);
    records_close(records);
    records = records_open(data_folder, is_rehearsal);
    add_level(records, utc, trust);
    records_add_event(records, "end", NULL, stamp_at(1, utc, trust));
    records_close(records);
}

/* Segments end with an event each; those that end before the time asked for are not opened. */
static void the_search_goes_back_far_enough(void **state)
{
    static const struct {
        int64_t from; /* behind GAME_UTC */
        int levels;
    } rows[] = {{0, 4}, {DAY_S, 3}, {2 * DAY_S, 2}, {3 * DAY_S, 1}, {4 * DAY_S, 0}};
    (void)state;
    write_segment(GAME_UTC, CLOCK_TRUSTED, false);
    write_segment(GAME_UTC + DAY_S, CLOCK_TRUSTED, false);
    write_segment(GAME_UTC + 2 * DAY_S, CLOCK_SUSPECT, false);
    write_segment(GAME_UTC + 2 * DAY_S, CLOCK_UNSET, false);   /* tells nothing, stops nothing */
    write_segment(GAME_UTC - 30 * DAY_S, CLOCK_TRUSTED, true); /* its time is made up */
    write_segment(GAME_UTC + 3 * DAY_S, CLOCK_TRUSTED, false);
    assert_int_equal(segment_count(), 6);
    free(read_rows("UPDATE session SET utc = NULL WHERE trust = 'unset'"));
    free(read_rows("UPDATE event SET utc = NULL WHERE trust = 'unset'"));
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_int_equal(levels_between(GAME_UTC + rows[i].from, GAME_UTC + 9 * DAY_S),
                         rows[i].levels);
    char *oldest = segment_path(1);
    struct str none = {0};
    read_file_rows(oldest, "UPDATE session SET utc = utc + 5 * 86400", &none); /* seen or not? */
    assert_int_equal(levels_between(GAME_UTC + 3 * DAY_S, GAME_UTC + 9 * DAY_S), 1);
    assert_int_equal(levels_between(GAME_UTC, GAME_UTC + 9 * DAY_S), 4); /* the control */
    str_finish(&none);
    free(oldest);
}

static void change(int number, const char *sql)
{
    struct str none = {0};
    char *path = segment_path(number);
    read_file_rows(path, sql, &none);
    str_finish(&none);
    free(path);
}

static void what_cannot_be_read_counts_as_nothing(void **state)
{
    static const struct {
        const char *sql; /* NULL: no database at all */
    } rows[] = {{NULL},
                {"PRAGMA user_version = 3"},
                {"PRAGMA user_version = 1"},
                {"DROP TABLE answer"},
                {"DROP TABLE session"},
                {"DROP TABLE event"}}; /* tells its end no longer, but its games */
    struct records_tally tally = {.sessions = 7, .item_count = 7};
    struct records_ticket_rows tickets;
    struct err err;
    (void)state;
    records_read_tally(data_folder, false, GAME_UTC, GAME_UTC + DAY_S, &tally);
    assert_int_equal(tally.sessions + tally.item_count, 0);
    records_read_tickets(data_folder, false, 1, &tickets);
    assert_int_equal(tickets.count, 0);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char *folder = file_join(data_folder, "records");
        char *path = segment_path(3);
        for (int k = 0; k < 5; k++) {
            struct records *records = records_open_limited(data_folder, false, 1);
            add_level(records, GAME_UTC, CLOCK_TRUSTED);
            records_close(records);
        }
        assert_int_equal(levels_between(GAME_UTC, GAME_UTC + DAY_S), 5); /* the control */
        if (rows[i].sql)
            change(3, rows[i].sql);
        else
            assert_true(file_replace(path, "damaged", 7, &err));
        assert_int_equal(levels_between(GAME_UTC, GAME_UTC + DAY_S), 4 + (i == 5));
        file_remove_tree(folder);
        free(path);
        free(folder);
    }
}

static void add_ticket(struct records *records, const char *kind, const char *code, int64_t day)
{
    struct records_ticket ticket = {kind, code, day, 3};
    (void)records_add_ticket(records, &ticket,
                             stamp_at(1, day * DAY_S + 9 * HOUR_S, CLOCK_TRUSTED));
}

static void a_days_tickets_come_back_in_order(void **state)
{
    const int64_t day = GAME_UTC / DAY_S;
    static const struct {
        const char *code;
        bool is_redeemed;
    } wanted[] = {{"00000000000000aa", false},
                  {"00000000000000bb", false},
                  {"00000000000000aa", true},
                  {"01234567890123456789012", false}}; /* cut: it is none of ours */
    struct records_ticket_rows rows;
    (void)state;
    struct records *records = records_open(data_folder, true);
    add_ticket(records, "issued", "00000000000000ff", day);
    records_close(records);
    records = records_open_limited(data_folder, false, 1);
    add_ticket(records, "issued", "00000000000000cc", day - 1);
    add_ticket(records, "issued", "00000000000000aa", day);
    add_ticket(records, "issued", "00000000000000bb", day);
    add_ticket(records, "redeemed", "00000000000000aa", day);
    add_ticket(records, "issued", "012345678901234567890123456789", day);
    add_ticket(records, "issued", "00000000000000dd", day + 1);
    records_close(records);
    records_read_tickets(data_folder, false, day, &rows);
    assert_int_equal(rows.count, sizeof(wanted) / sizeof(wanted[0]));
    for (size_t i = 0; i < rows.count; i++) {
        assert_string_equal(rows.rows[i].code, wanted[i].code);
        assert_int_equal(rows.rows[i].is_redeemed, wanted[i].is_redeemed);
        assert_int_equal(rows.rows[i].scenes, 3);
    }
    free(rows.rows);
    records_read_tickets(data_folder, true, day, &rows);
    assert_int_equal(rows.count, 1);
    free(rows.rows);
    records_read_tickets(data_folder, false, day + 2, &rows);
    assert_int_equal(rows.count, 0);
    assert_null(rows.rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_game_counts_for_what_it_is),
        IN_FOLDER(reading_back_equals_adding),
        IN_FOLDER(what_does_not_fit_is_cut),
        IN_FOLDER(games_count_by_their_hour),
        IN_FOLDER(rehearsals_count_apart),
        IN_FOLDER(the_search_goes_back_far_enough),
        IN_FOLDER(what_cannot_be_read_counts_as_nothing),
        IN_FOLDER(a_days_tickets_come_back_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
