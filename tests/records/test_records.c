#include "records/reading.h"

#include <pthread.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>

#define THREADS      2
#define PER_THREAD   1000
#define ACKNOWLEDGED 40

static void rows_have_all_their_columns(void **state)
{
    struct records *records = records_open(data_folder, false);
    struct records_play play = {"consultation-day",
                                "video",
                                "燃气安全.mp4",
                                stamp_at(61234, 1781568000, CLOCK_SUSPECT),
                                30500,
                                "next"};
    (void)state;
    records_add_event(records, "start", NULL, stamp_at(5, 7, CLOCK_UNSET));
    records_add_play(records, &play);
    records_add_event(records, "fault", "{\"item\":\"x\"}",
                      stamp_at(61300, 1781568060, CLOCK_TRUSTED));
    records_close(records);
    expect_rows("SELECT seq, mono_ms, utc, trust, rehearsal, playlist, kind, item, shown_ms, ended"
                " FROM play",
                "2|61234|1781568000|suspect|0|consultation-day|video|燃气安全.mp4|30500|next\n");
    expect_rows("SELECT seq, mono_ms, trust, rehearsal, kind, detail FROM event ORDER BY seq",
                "1|5|unset|0|start|NULL\n3|61300|trusted|0|fault|{\"item\":\"x\"}\n");
}

static void the_boot_is_the_kernels(void **state)
{
    struct err err;
    struct str boot_id = {0};
    (void)state;
    struct records *records = records_open(data_folder, false);
    add_event(records, "x");
    records_close(records);
    assert_true(file_read("/proc/sys/kernel/random/boot_id", 100, &boot_id, &err));
    expect_rows("SELECT boot_id FROM event", boot_id.text);
    str_finish(&boot_id);
}

static void a_rehearsal_marks_every_row(void **state)
{
    (void)state;
    struct records *records = records_open(data_folder, true);
    add_event(records, "x");
    add_play(records, "y");
    records_close(records);
    records = records_open(data_folder, false);
    add_event(records, "z");
    records_close(records);
    expect_rows("SELECT seq, rehearsal FROM " BOTH_TABLES " ORDER BY seq", "1|1\n2|1\n3|0\n");
}

static void files_are_made_for_power_cuts_and_readers(void **state)
{
    (void)state;
    struct records *records = records_open(data_folder, false);
    add_event(records, "x");
    expect_flushed(records);
    expect_rows("PRAGMA journal_mode", "wal\n");
    expect_rows("PRAGMA user_version", "2\n");
    expect_rows("SELECT detail FROM event", "x\n"); /* a reader beside the writer */
    records_close(records);
    expect_rows("PRAGMA integrity_check", "ok\n");
}

static void numbers_go_on_after_reopening(void **state)
{
    (void)state;
    for (int i = 0; i < 5; i++) {
        struct records *records = records_open(data_folder, false);
        add_event(records, "x");
        add_play(records, "y");
        records_close(records);
    }
    expect_rows("SELECT group_concat(seq) FROM (SELECT seq FROM " BOTH_TABLES " ORDER BY seq)",
                "1,2,3,4,5,6,7,8,9,10\n");
    assert_int_equal(segment_count(), 1);
}

static void numbers_go_on_over_segments(void **state)
{
    (void)state;
    for (int run = 0; run < 3; run++) {
        struct records *records = records_open_limited(data_folder, false, SMALL_SEGMENT);
        add_numbered(records, 1 + run * 1000, 1000);
        records_close(records);
    }
    assert_true(segment_count() >= 3);
    for (int number = 1; number <= segment_count(); number++) {
        struct stat info;
        char *path = segment_path(number);
        assert_int_equal(stat(path, &info), 0);
        assert_in_range(info.st_size, 4096, SMALL_SEGMENT);
        free(path);
    }
    char *wanted = count_up(1, 3000);
    expect_rows("SELECT seq FROM event ORDER BY seq", wanted);
    expect_rows("SELECT detail FROM event ORDER BY seq", wanted);
    free(wanted);
}

static void a_row_larger_than_a_segment_gets_one(void **state)
{
    char *detail = mem_alloc(RECORDS_TEXT_MAX_BYTES + 1);
    (void)state;
    memset(detail, 'x', RECORDS_TEXT_MAX_BYTES);
    struct records *records = records_open_limited(data_folder, false, 1);
    for (int i = 0; i < 3; i++)
        add_event(records, detail);
    records_close(records);
    expect_rows("SELECT seq, length(detail) FROM event", "1|4096\n2|4096\n3|4096\n");
    assert_int_equal(segment_count(), 3);
    free(detail);
}

static void texts_are_cut_and_made_utf8(void **state)
{
    struct str detail = {0};
    (void)state;
    struct records *records = records_open(data_folder, false);
    while (detail.len <= 2 * RECORDS_TEXT_MAX_BYTES)
        str_add(&detail, "安");
    add_event(records, detail.text);
    add_event(records, "GBK \xb0\xb2.mp4");
    add_event(records, "");
    records_close(records);
    expect_rows("SELECT length(CAST(detail AS BLOB)) FROM event WHERE seq = 1", "4095\n");
    expect_rows("SELECT detail FROM event WHERE seq > 1", "GBK \xef\xbf\xbd\xef\xbf\xbd.mp4\n\n");
    str_finish(&detail);
}

static void nothing_to_do_is_done_well(void **state)
{
    struct err err = {.code = ERR_NONE};
    (void)state;
    records_close(NULL);
    struct records *records = records_open(data_folder, false);
    expect_flushed(records);
    assert_true(records_is_healthy(records, &err));
    assert_int_equal(err.code, ERR_NONE);
    records_close(records);
    expect_rows("SELECT count(*) FROM event", "0\n");
}

static void many_rows_at_once_all_arrive(void **state)
{
    (void)state;
    struct records *records = records_open(data_folder, false);
    add_numbered(records, 1, RECORDS_QUEUE_MAX);
    expect_flushed(records);
    char *wanted = count_up(1, RECORDS_QUEUE_MAX);
    expect_rows("SELECT detail FROM event ORDER BY seq", wanted);
    free(wanted);
    records_close(records);
}

struct adder {
    pthread_t thread;
    struct records *records;
    const char *kind;
};

static void *add_many(void *argument)
{
    const struct adder *adder = argument;
    for (int i = 0; i < PER_THREAD; i++) {
        char detail[16];
        struct err err;
        (void)snprintf(detail, sizeof(detail), "%d", i);
        records_add_event(adder->records, adder->kind, detail, stamp_at(i, 0, CLOCK_UNSET));
        if (i % 100 == 0 && (!records_flush(adder->records, PATIENCE_MS) ||
                             !records_is_healthy(adder->records, &err)))
            return NULL;
    }
    return argument;
}

static void threads_may_add_at_the_same_time(void **state)
{
    static const char *const kinds[THREADS] = {"left", "right"};
    struct adder adders[THREADS];
    (void)state;
    struct records *records = records_open(data_folder, false);
    for (int i = 0; i < THREADS; i++) {
        adders[i] = (struct adder){.records = records, .kind = kinds[i]};
        assert_int_equal(pthread_create(&adders[i].thread, NULL, add_many, &adders[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        void *result = NULL;
        assert_int_equal(pthread_join(adders[i].thread, &result), 0);
        assert_non_null(result);
    }
    records_close(records);
    char *wanted = count_up(0, PER_THREAD);
    expect_rows("SELECT detail FROM event WHERE kind = 'left' ORDER BY seq", wanted);
    expect_rows("SELECT detail FROM event WHERE kind = 'right' ORDER BY seq", wanted);
    expect_rows("SELECT count(DISTINCT seq), max(seq) FROM event", "2000|2000\n");
    free(wanted);
}

/* Writes rows for ever; says on the pipe how many were acknowledged. */
static void write_until_killed(int ready)
{
    struct records *records = records_open_limited(data_folder, false, SMALL_SEGMENT);
    for (int i = 1;; i++) {
        add_numbered(records, i, 1);
        if (!records_flush(records, PATIENCE_MS) || write(ready, "y", 1) != 1)
            _exit(1);
    }
}

static void what_was_flushed_survives_a_kill(void **state)
{
    int ready[2];
    char byte;
    int acknowledged = 0;
    (void)state;
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0)
        write_until_killed(ready[1]);
    (void)close(ready[1]);
    for (; acknowledged < ACKNOWLEDGED; acknowledged++)
        assert_int_equal(read(ready[0], &byte, 1), 1);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    while (read(ready[0], &byte, 1) == 1)
        acknowledged++;
    (void)close(ready[0]);
    struct records *records = records_open_limited(data_folder, false, SMALL_SEGMENT);
    add_event(records, "after");
    expect_flushed(records);
    records_close(records);
    char *rows = read_rows("SELECT seq, detail FROM event ORDER BY seq");
    int count = 0;
    for (const char *at = rows; (at = strchr(at, '\n')) != NULL; at++)
        count++;
    assert_in_range(count, acknowledged + 1, acknowledged + 2); /* one may not have been told */
    char last[32];
    (void)snprintf(last, sizeof(last), "\n%d|after\n", count);
    assert_non_null(strstr(rows, last));
    free(rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(rows_have_all_their_columns),
        IN_FOLDER(the_boot_is_the_kernels),
        IN_FOLDER(a_rehearsal_marks_every_row),
        IN_FOLDER(files_are_made_for_power_cuts_and_readers),
        IN_FOLDER(numbers_go_on_after_reopening),
        IN_FOLDER(numbers_go_on_over_segments),
        IN_FOLDER(a_row_larger_than_a_segment_gets_one),
        IN_FOLDER(texts_are_cut_and_made_utf8),
        IN_FOLDER(nothing_to_do_is_done_well),
        IN_FOLDER(many_rows_at_once_all_arrive),
        IN_FOLDER(threads_may_add_at_the_same_time),
        IN_FOLDER(what_was_flushed_survives_a_kill),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
