/* The newest trusted row: what counts, and that whatever is wrong is no value. */
#include "records/games.h"

#include <sys/stat.h>

#define NOON 1781568000

struct wanted_row {
    enum clock_trust trust;
    bool is_play, is_rehearsal;
    int64_t utc;
};

static void write_row(const struct wanted_row *row)
{
    struct records *records = records_open(data_folder, row->is_rehearsal);
    struct records_stamp stamp = stamp_at(1000, row->utc, row->trust);
    struct records_play play = {"attract", "image", "x", stamp, 9999, "complete"};
    if (row->is_play)
        records_add_play(records, &play);
    else
        records_add_event(records, "test", "x", stamp);
    expect_flushed(records);
    records_close(records);
}

static void expect_newest(int64_t utc)
{
    int64_t got = -1;
    assert_true(records_newest_trusted(data_folder, &got));
    assert_int_equal(got, utc);
}

static void expect_none(void)
{
    int64_t got = 77;
    assert_false(records_newest_trusted(data_folder, &got));
    assert_int_equal(got, 77);
}

static void only_trusted_rows_of_daily_life_count(void **state)
{
    (void)state;
    static const struct {
        struct wanted_row row;
        int64_t newest; /* after it; 0: none */
    } rows[] = {
        {{CLOCK_UNSET, false, false, NOON + 9000}, 0},
        {{CLOCK_SUSPECT, true, false, NOON + 9000}, 0},
        {{CLOCK_TRUSTED, true, true, NOON + 9000}, 0},
        {{CLOCK_TRUSTED, false, false, NOON}, NOON},
        {{CLOCK_TRUSTED, true, false, NOON + 60}, NOON + 60},
        {{CLOCK_SUSPECT, false, false, NOON + 9000}, NOON + 60},
        {{CLOCK_UNSET, true, false, NOON + 9000}, NOON + 60},
        {{CLOCK_TRUSTED, false, true, NOON + 9000}, NOON + 60},
        {{CLOCK_TRUSTED, false, false, NOON - 86400}, NOON - 86400}, /* by seq, not by time */
        {{CLOCK_TRUSTED, true, false, NOON - 86000}, NOON - 86000},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        write_row(&rows[i].row);
        if (rows[i].newest)
            expect_newest(rows[i].newest);
        else
            expect_none();
    }
}

/* Their hour would set the clock's floor back; a play or event beside them is exact. */
static void games_and_tickets_do_not_count(void **state)
{
    struct records_stamp stamp = stamp_at(1000, NOON + 1900, CLOCK_TRUSTED);
    struct records_ticket ticket = {"issued", "x", 1, 1};
    struct records_game game;
    (void)state;
    make_game(1, &game);
    write_row(&(struct wanted_row){CLOCK_TRUSTED, false, false, NOON + 1800});
    struct records *records = records_open(data_folder, false);
    (void)records_add_game(records, &game, stamp);
    (void)records_add_ticket(records, &ticket, stamp);
    records_close(records);
    expect_rows("SELECT utc FROM session", "1781568000\n"); /* half an hour before */
    expect_newest(NOON + 1800);
    write_row(&(struct wanted_row){CLOCK_TRUSTED, true, false, NOON + 1960});
    expect_newest(NOON + 1960);
}

static void nothing_there_is_no_value(void **state)
{
    struct err err;
    (void)state;
    expect_none();
    char *folder = file_join(data_folder, "records");
    assert_true(file_make_folders(folder, &err));
    expect_none();
    free(folder);
    char *path = segment_path(1);
    assert_true(file_replace(path, "", 0, &err));
    expect_none();
    assert_true(file_replace(path, "not a database at all, but long enough to look at", 49, &err));
    expect_none();
    free(path);
}

/* Rows over several segments, the newest of them damaged: the one before it answers. */
static void a_damaged_segment_is_passed_over(void **state)
{
    struct err err;
    (void)state;
    write_row(&(struct wanted_row){CLOCK_TRUSTED, false, false, NOON});
    for (int number = 2; number <= RECORDS_LOOK_BACK; number++) {
        char *path = segment_path(number);
        assert_true(file_replace(path, "damaged", 7, &err));
        free(path);
        expect_newest(NOON);
    }
    char *path = segment_path(RECORDS_LOOK_BACK + 1); /* now it lies too far back */
    assert_true(file_replace(path, "damaged", 7, &err));
    free(path);
    expect_none();
}

static void set_aside_is_not_read(void **state)
{
    (void)state;
    write_row(&(struct wanted_row){CLOCK_TRUSTED, false, false, NOON});
    char *path = segment_path(1);
    char *bad_path = record_path("000001.db.bad");
    assert_int_equal(rename(path, bad_path), 0);
    expect_none();
    free(path);
    free(bad_path);
}

/* A power cut leaves rows in the log beside the file. */
static void rows_in_the_log_count(void **state)
{
    (void)state;
    struct records *records = records_open(data_folder, false);
    add_event(records, "x");
    expect_flushed(records);
    assert_true(record_exists("000001.db-wal"));
    expect_newest(NOON);
    records_close(records);
    expect_newest(NOON);
}

/* Where nothing can be written, as on a read-only disk (root may write anywhere, so it proves less
 * there), and under a name that means something in a URI. */
static void nothing_is_written(void **state)
{
    struct err err;
    (void)state;
    char *outer = data_folder;
    data_folder = file_join(outer, "50%25?#");
    assert_true(file_make_folders(data_folder, &err));
    write_row(&(struct wanted_row){CLOCK_TRUSTED, false, false, NOON});
    char *folder = file_join(data_folder, "records");
    assert_int_equal(chmod(folder, 0555), 0);
    expect_newest(NOON);
    assert_int_equal(chmod(folder, 0755), 0);
    free(folder);
    free(data_folder);
    data_folder = outer;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(only_trusted_rows_of_daily_life_count),
        IN_FOLDER(games_and_tickets_do_not_count),
        IN_FOLDER(nothing_there_is_no_value),
        IN_FOLDER(a_damaged_segment_is_passed_over),
        IN_FOLDER(set_aside_is_not_read),
        IN_FOLDER(rows_in_the_log_count),
        IN_FOLDER(nothing_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
