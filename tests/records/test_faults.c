/* What the disk can do to the records. Each fault has its control: the same without it succeeds. */
#include "records/reading.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>

#define TINY_FILE_BYTES 4096 /* less than a write-ahead log with one row */
#define EXTRA           100

static void expect_unhealthy(struct records *records, const char *advice)
{
    struct err err = {.text = ""};
    char *folder = file_join(data_folder, "records");
    assert_false(records_is_healthy(records, &err));
    if (!strstr(err.text, folder) || !strstr(err.text, advice) ||
        strncmp(err.text, "记录写不进 ", strlen("记录写不进 ")) != 0)
        fail_msg("it only says: %s", err.text);
    free(folder);
}

static void expect_healthy(struct records *records)
{
    struct err err;
    assert_true(records_is_healthy(records, &err));
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

static void rows_wait_for_a_folder(void **state)
{
    (void)state;
    block_folder();
    struct records *records = records_open(data_folder, false);
    add_numbered(records, 1, 3);
    assert_false(records_flush(records, PATIENCE_MS));
    expect_unhealthy(records, "请检查存储卡");
    add_numbered(records, 4, 2);
    assert_false(records_flush(records, PATIENCE_MS));
    unblock_folder();
    expect_flushed(records); /* the control, and the recovery */
    expect_healthy(records);
    records_close(records);
    expect_rows("SELECT seq, detail FROM event ORDER BY seq", "1|1\n2|2\n3|3\n4|4\n5|5\n");
}

static void closing_without_a_folder_ends(void **state)
{
    (void)state;
    block_folder();
    struct records *records = records_open(data_folder, false);
    add_event(records, "lost");
    records_close(records);
    unblock_folder();
    assert_int_equal(segment_count(), 0);
}

static void set_file_limit(rlim_t bytes)
{
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes < limit.rlim_max ? bytes : limit.rlim_max;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void rows_wait_for_room_on_the_disk(void **state)
{
    static const bool is_limited[] = {false, true};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct records *records = records_open(data_folder, false);
        add_event(records, "before");
        expect_flushed(records);
        if (is_limited[i])
            set_file_limit(TINY_FILE_BYTES);
        add_event(records, "during");
        add_event(records, "during too");
        bool is_flushed = records_flush(records, PATIENCE_MS);
        set_file_limit(RLIM_INFINITY); /* first: what fails below has to be printed */
        assert_int_equal(is_flushed, !is_limited[i]);
        if (is_limited[i])
            expect_unhealthy(records, "请检查存储卡");
        add_event(records, "after");
        expect_flushed(records);
        expect_healthy(records);
        records_close(records);
    }
    expect_rows("SELECT seq, detail FROM event ORDER BY seq",
                "1|before\n2|during\n3|during too\n4|after\n"
                "5|before\n6|during\n7|during too\n8|after\n");
    expect_rows("PRAGMA integrity_check", "ok\n");
}

static void a_full_queue_gives_up_the_oldest_plays(void **state)
{
    (void)state;
    block_folder();
    struct records *records = records_open(data_folder, false);
    add_event(records, "oldest");
    assert_false(records_flush(records, PATIENCE_MS)); /* from here on the writer only waits */
    add_play(records, "oldest play");
    for (int i = 2; i < RECORDS_QUEUE_MAX; i++)
        add_play(records, "play");
    for (int i = 0; i < EXTRA; i++)
        add_play(records, "late play");
    assert_false(records_flush(records, PATIENCE_MS));
    expect_unhealthy(records, "已丢弃最早的 100 条 the oldest 100 are lost");
    unblock_folder();
    expect_flushed(records);
    records_close(records);
    expect_rows("SELECT count(*), sum(item = 'late play'), sum(item = 'oldest play') FROM play",
                "4095|100|0\n");
    expect_rows("SELECT kind, detail FROM event ORDER BY seq",
                "test|oldest\nfault|{\"rows_lost\":100}\n");
}

static void a_queue_full_of_events_gives_up_the_oldest(void **state)
{
    (void)state;
    block_folder();
    struct records *records = records_open(data_folder, false);
    add_numbered(records, 1, 1);
    assert_false(records_flush(records, PATIENCE_MS)); /* from here on the writer only waits */
    add_numbered(records, 2, RECORDS_QUEUE_MAX + EXTRA - 1);
    assert_false(records_flush(records, PATIENCE_MS));
    unblock_folder();
    expect_flushed(records);
    records_close(records);
    char *wanted = count_up(EXTRA + 1, RECORDS_QUEUE_MAX);
    expect_rows("SELECT detail FROM event WHERE kind = 'test' ORDER BY seq", wanted);
    free(wanted);
}

static void a_queue_that_is_just_full_loses_nothing(void **state)
{
    (void)state;
    block_folder();
    struct records *records = records_open(data_folder, false);
    for (int i = 0; i < RECORDS_QUEUE_MAX; i++)
        add_play(records, "play");
    assert_false(records_flush(records, PATIENCE_MS));
    unblock_folder();
    expect_flushed(records);
    records_close(records);
    expect_rows("SELECT count(*) FROM play", "4096\n");
    expect_rows("SELECT count(*) FROM event", "0\n");
}

/* Three rows in a first run, some of them long, so that the file has a few pages. */
static void make_first_segment(void)
{
    struct records *records = records_open(data_folder, false);
    char *detail = mem_alloc(RECORDS_TEXT_MAX_BYTES + 1);
    memset(detail, 'x', RECORDS_TEXT_MAX_BYTES);
    for (int i = 0; i < 3; i++)
        add_event(records, detail);
    records_close(records);
    free(detail);
}

static void overwrite(const char *path, off_t at, size_t len)
{
    char junk[4096];
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    memset(junk, 0x5a, sizeof(junk));
    assert_true(fd >= 0);
    assert_int_equal(pwrite(fd, junk, len, at), len);
    (void)close(fd);
}

static void expect_next_number(const char *file, const char *rows)
{
    struct str got = {0};
    struct records *records = records_open(data_folder, false);
    add_event(records, "next");
    expect_flushed(records);
    expect_healthy(records);
    records_close(records);
    char *path = record_path(file);
    read_file_rows(path, "SELECT seq FROM event WHERE detail = 'next' ORDER BY seq", &got);
    assert_string_equal(got.text, rows);
    str_finish(&got);
    free(path);
}

static void a_sound_segment_is_continued(void **state)
{
    (void)state;
    make_first_segment();
    expect_next_number("000001.db", "4\n");
    assert_int_equal(segment_count(), 1);
}

static void a_damaged_segment_is_set_aside(void **state)
{
    static const struct {
        off_t at;
        size_t len;
    } rows[] = {{0, 4096}, {0, 16}, {2 * 4096, 4096}, {3 * 4096, 64}};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        make_first_segment();
        char *path = segment_path(1);
        char *folder = file_join(data_folder, "records");
        overwrite(path, rows[i].at, rows[i].len);
        expect_next_number("000002.db", "1048577\n");
        assert_true(record_exists("000001.db.bad"));
        assert_false(record_exists("000001.db"));
        expect_next_number("000002.db", "1048577\n1048578\n"); /* the skip happens once */
        file_remove_tree(folder);
        free(path);
        free(folder);
    }
}

static void damage_behind_sound_segments_keeps_their_numbers(void **state)
{
    (void)state;
    struct records *records = records_open_limited(data_folder, false, 1);
    add_numbered(records, 1, 3);
    records_close(records);
    assert_int_equal(segment_count(), 3);
    char *path = segment_path(3);
    overwrite(path, 0, 4096);
    expect_next_number("000004.db", "1048579\n"); /* 2 is the last readable one */
    assert_int_equal(segment_count(), 3);
    free(path);
}

static void a_file_that_is_no_database_is_set_aside(void **state)
{
    struct err err;
    (void)state;
    make_first_segment();
    char *path = segment_path(2);
    char text[4096];
    memset(text, 'x', sizeof(text));
    assert_true(file_replace(path, text, sizeof(text), &err));
    expect_next_number("000003.db", "1048580\n");
    assert_true(record_exists("000002.db.bad"));
    free(path);
}

static void another_database_is_set_aside(void **state)
{
    struct err err;
    struct str none = {0};
    (void)state;
    make_first_segment();
    char *path = segment_path(2);
    assert_true(file_replace(path, "", 0, &err));
    read_file_rows(path, "CREATE TABLE play (x)", &none);
    expect_next_number("000003.db", "1048580\n");
    assert_true(record_exists("000002.db.bad"));
    str_finish(&none);
    free(path);
}

static void a_newer_programs_segment_is_left_alone(void **state)
{
    struct str none = {0};
    (void)state;
    make_first_segment();
    char *path = segment_path(1);
    read_file_rows(path, "PRAGMA user_version = 3", &none);
    expect_next_number("000002.db", "1048577\n");
    assert_true(record_exists("000001.db"));
    str_finish(&none);
    free(path);
}

static void a_segment_cut_off_at_birth_is_used(void **state)
{
    struct err err;
    (void)state;
    make_first_segment();
    char *path = segment_path(2);
    assert_true(file_replace(path, "", 0, &err));
    expect_next_number("000002.db", "4\n");
    free(path);
}

static void other_files_are_not_touched(void **state)
{
    static const char *const names[] = {"000000.db",         "sums.db",       "7.db.tmp",
                                        "000009.db.bad-wal", "1234567890.db", "000008.dbx",
                                        "notes.txt"};
    struct err err;
    (void)state;
    make_first_segment();
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        char *path = record_path(names[i]);
        assert_true(file_replace(path, "x", 1, &err));
        free(path);
    }
    expect_next_number("000001.db", "4\n");
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        assert_true(record_exists(names[i]));
}

static void a_file_taken_away_while_running_is_noticed(void **state)
{
    (void)state;
    struct records *records = records_open(data_folder, false);
    add_event(records, "before");
    expect_flushed(records);
    char *path = segment_path(1);
    assert_int_equal(unlink(path), 0);
    add_event(records, "after");
    assert_false(records_flush(records, PATIENCE_MS));
    expect_unhealthy(records, "记录文件被移走了");
    expect_flushed(records);
    expect_healthy(records);
    records_close(records);
    expect_rows("SELECT seq, detail FROM event", "2|after\n");
    free(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(rows_wait_for_a_folder),
        IN_FOLDER(closing_without_a_folder_ends),
        IN_FOLDER(rows_wait_for_room_on_the_disk),
        IN_FOLDER(a_full_queue_gives_up_the_oldest_plays),
        IN_FOLDER(a_queue_full_of_events_gives_up_the_oldest),
        IN_FOLDER(a_queue_that_is_just_full_loses_nothing),
        IN_FOLDER(a_sound_segment_is_continued),
        IN_FOLDER(a_damaged_segment_is_set_aside),
        IN_FOLDER(damage_behind_sound_segments_keeps_their_numbers),
        IN_FOLDER(a_file_that_is_no_database_is_set_aside),
        IN_FOLDER(another_database_is_set_aside),
        IN_FOLDER(a_newer_programs_segment_is_left_alone),
        IN_FOLDER(a_segment_cut_off_at_birth_is_used),
        IN_FOLDER(other_files_are_not_touched),
        IN_FOLDER(a_file_taken_away_while_running_is_noticed),
    };
    (void)signal(SIGXFSZ, SIG_IGN); /* a file at its limit then is an error like a full disk */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
