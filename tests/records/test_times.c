/* utc of rows that were made before the time was known. */
#include "records/reading.h"

#define KNOWN_UTC  1781568000 /* at mono 100,000 ms */
#define KNOWN_MONO 100000

static void add_at(struct records *records, int64_t mono_ms)
{
    records_add_event(records, "unset", NULL, stamp_at(mono_ms, 12345, CLOCK_UNSET));
}

static void learn_time(struct records *records)
{
    records_add_event(records, "known", NULL, stamp_at(KNOWN_MONO, KNOWN_UTC, CLOCK_TRUSTED));
}

static void run_sql(const char *sql)
{
    char *none = read_rows(sql);
    free(none);
}

static void rows_get_their_time_when_it_is_known(void **state)
{
    static const struct {
        bool is_flushed_between;
        enum clock_trust trust;
    } rows[] = {{false, CLOCK_TRUSTED}, {true, CLOCK_TRUSTED}, {true, CLOCK_SUSPECT}};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct records *records = records_open(data_folder, false);
        struct records_play play = {"p", "image", "i", stamp_at(99999, 0, CLOCK_UNSET), 1, "next"};
        add_at(records, 1);
        records_add_play(records, &play);
        if (rows[i].is_flushed_between)
            expect_flushed(records);
        add_at(records, 100999);
        records_add_event(records, "known", NULL, stamp_at(KNOWN_MONO, KNOWN_UTC, rows[i].trust));
        records_close(records);
        expect_rows("SELECT mono_ms, utc, trust FROM event WHERE kind = 'unset' ORDER BY seq",
                    "1|1781567900|unset\n100999|1781568000|unset\n");
        expect_rows("SELECT mono_ms, utc, trust FROM play", "99999|1781567999|unset\n");
        run_sql("DELETE FROM event");
        run_sql("DELETE FROM play");
    }
}

static void without_a_time_it_stays_empty(void **state)
{
    (void)state;
    struct records *records = records_open(data_folder, false);
    add_at(records, 1);
    add_at(records, 2);
    records_close(records);
    expect_rows("SELECT utc FROM event", "NULL\nNULL\n");
}

static void a_later_run_of_this_boot_fills_in(void **state)
{
    (void)state;
    struct records *records = records_open(data_folder, false);
    add_at(records, 40000);
    records_close(records);
    records = records_open(data_folder, false);
    learn_time(records);
    records_close(records);
    expect_rows("SELECT utc FROM event WHERE kind = 'unset'", "1781567940\n");
}

static void another_boots_rows_stay_as_they_are(void **state)
{
    (void)state;
    struct records *records = records_open(data_folder, false);
    add_at(records, 40000);
    records_close(records);
    run_sql("UPDATE event SET boot_id = 'another'");
    records = records_open(data_folder, false);
    add_at(records, 50000);
    learn_time(records);
    records_close(records);
    expect_rows("SELECT mono_ms, utc FROM event WHERE kind = 'unset' ORDER BY seq",
                "40000|NULL\n50000|1781567950\n");
}

static void a_rehearsal_does_not_date_real_rows(void **state)
{
    (void)state;
    struct records *records = records_open(data_folder, false);
    add_at(records, 40000);
    records_close(records);
    records = records_open(data_folder, true);
    add_at(records, 50000);
    learn_time(records);
    records_close(records);
    expect_rows("SELECT mono_ms, utc FROM event WHERE kind = 'unset' ORDER BY seq",
                "40000|NULL\n50000|1781567950\n");
}

static void a_known_time_is_not_changed(void **state)
{
    (void)state;
    struct records *records = records_open(data_folder, false);
    learn_time(records);
    add_at(records, 101000);
    records_add_event(records, "set", NULL, stamp_at(102000, KNOWN_UTC + 3600, CLOCK_TRUSTED));
    records_close(records);
    expect_rows("SELECT kind, utc FROM event ORDER BY seq",
                "known|1781568000\nunset|1781571599\nset|1781571600\n");
}

static void older_segments_are_filled_in_too(void **state)
{
    (void)state;
    struct records *records = records_open_limited(data_folder, false, 1);
    add_at(records, 10000);
    expect_flushed(records);
    records_close(records);
    run_sql("UPDATE event SET boot_id = 'another'");
    records = records_open_limited(data_folder, false, 1);
    for (int i = 2; i <= 5; i++)
        add_at(records, i * 10000);
    learn_time(records);
    records_close(records);
    assert_int_equal(segment_count(), 6);
    expect_rows("SELECT mono_ms, utc FROM event WHERE kind = 'unset'",
                "10000|NULL\n20000|1781567920\n30000|1781567930\n40000|1781567940\n"
                "50000|1781567950\n");
}

static void gaps_and_damage_between_segments_are_passed_over(void **state)
{
    struct err err;
    (void)state;
    struct records *records = records_open_limited(data_folder, false, 1);
    for (int i = 1; i <= 5; i++)
        add_at(records, i * 10000);
    records_close(records);
    char *gone = segment_path(2);
    char *damaged = segment_path(4);
    assert_int_equal(unlink(gone), 0);
    assert_true(file_replace(damaged,
                             "no database at all, and longer than a header would be, so "
                             "that there is no doubt about what this file is not.",
                             100, &err));
    records = records_open_limited(data_folder, false, 1);
    learn_time(records);
    records_close(records);
    assert_int_equal(unlink(damaged), 0);
    expect_rows("SELECT mono_ms, utc FROM event WHERE kind = 'unset'",
                "10000|1781567910\n30000|1781567930\n50000|1781567950\n");
    free(gone);
    free(damaged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(rows_get_their_time_when_it_is_known),
        IN_FOLDER(without_a_time_it_stays_empty),
        IN_FOLDER(a_later_run_of_this_boot_fills_in),
        IN_FOLDER(another_boots_rows_stay_as_they_are),
        IN_FOLDER(a_rehearsal_does_not_date_real_rows),
        IN_FOLDER(a_known_time_is_not_changed),
        IN_FOLDER(older_segments_are_filled_in_too),
        IN_FOLDER(gaps_and_damage_between_segments_are_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
