/*
 * What a caller is told of a game: waiting, stored, refused; and what the disk and other processes
 * do meanwhile. The functions below stand before the C library's.
 */
#include "records/games.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/wait.h>
#include <time.h>

#define DEADLOCK_S 300

static atomic_int disk_errno; /* 0: the disk works */
static atomic_bool is_stuck;  /* a write does not come back before release[] is written to */
static atomic_bool is_frozen; /* time stands still */
static atomic_bool has_no_threads;
static int arrived[2], release[2];

ssize_t pwrite64(int fd, const void *data, size_t len, off64_t at)
{
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    char byte = 'x';
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "pwrite64");
    if (is_stuck && (write(arrived[1], &byte, 1) != 1 || read(release[0], &byte, 1) != 1))
        return -1;
    if (disk_errno)
        errno = disk_errno;
    return disk_errno ? -1 : real(fd, data, len, at);
}

int clock_gettime(clockid_t clock, struct timespec *out)
{
    static int (*real)(clockid_t, struct timespec *);
    static struct timespec frozen;
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "clock_gettime");
    if (!is_frozen || clock != CLOCK_MONOTONIC)
        return real(clock, out);
    if (frozen.tv_sec == 0)
        (void)real(clock, &frozen);
    *out = frozen;
    return 0;
}

int pthread_create(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *),
                   void *argument)
{
    static int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "pthread_create");
    return has_no_threads ? EAGAIN : real(thread, attributes, run, argument);
}

static bool is_readable(const struct records *records)
{
    struct pollfd news = {.fd = records_fd(records), .events = POLLIN};
    return poll(&news, 1, 0) == 1;
}

static void the_descriptor_tells_of_games_alone(void **state)
{
    struct records_ticket ticket = {"issued", "x", 1, 1};
    (void)state;
    struct records *records = records_open(data_folder, false);
    assert_true(records_fd(records) >= 0);
    assert_int_not_equal(fcntl(records_fd(records), F_GETFD) & FD_CLOEXEC, 0);
    add_event(records, "x");
    expect_flushed(records);
    assert_false(is_readable(records));
    records_drain(records); /* does not wait */
    assert_int_equal(add_game(records, 1), 1);
    assert_int_equal(records_add_ticket(records, &ticket, stamp_at(1, 1, CLOCK_UNSET)), 2);
    expect_state(records, 2, RECORDS_STORED);
    assert_int_equal(records_game_state(records, 1), RECORDS_STORED);
    expect_flushed(records);
    records_drain(records);
    assert_false(is_readable(records));
    add_event(records, "x");
    expect_flushed(records);
    assert_false(is_readable(records)); /* nothing has changed */
    records_close(records);
}

static void numbers_nobody_was_given_are_refused(void **state)
{
    static const int64_t numbers[] = {INT64_MIN, -1, 0, 2, INT64_MAX};
    (void)state;
    struct records *records = records_open(data_folder, false);
    assert_int_equal(add_game(records, 1), 1);
    expect_flushed(records);
    assert_int_equal(records_game_state(records, 1), RECORDS_STORED);
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
        assert_int_equal(records_game_state(records, numbers[i]), RECORDS_REFUSED);
    records_close(records);
}

/* With time standing still nothing else is ever due. */
static void a_game_is_written_at_once(void **state)
{
    static const int events[] = {0, 1, 700}; /* the last: more than one commit takes */
    (void)state;
    for (int i = 0; i < 3; i++) {
        struct records *records = records_open(data_folder, false);
        add_event(records, "x");
        expect_flushed(records);
        is_frozen = true;
        add_numbered(records, 1, events[i]);
        int64_t number = add_game(records, i + 1);
        expect_state(records, number, RECORDS_STORED);
        expect_state(records, add_game(records, 10 + i), RECORDS_STORED);
        is_frozen = false;
        records_close(records);
    }
    expect_rows("SELECT id + 0 FROM session ORDER BY seq", "1\n10\n2\n11\n3\n12\n");
    assert_int_equal(count_broken(), 0);
}

static void close_pipes(void)
{
    for (int i = 0; i < 2; i++) {
        (void)close(arrived[i]);
        (void)close(release[i]);
    }
}

static void nobody_waits_for_the_disk(void **state)
{
    char byte;
    (void)state;
    assert_int_equal(pipe(arrived), 0);
    assert_int_equal(pipe(release), 0);
    struct records *records = records_open(data_folder, false);
    add_event(records, "x");
    expect_flushed(records);
    is_stuck = true;
    assert_int_equal(add_game(records, 1), 1);
    assert_int_equal(read(arrived[0], &byte, 1), 1);
    assert_int_equal(add_game(records, 2), 2);
    assert_int_equal(records_game_state(records, 1), RECORDS_WAITING);
    assert_int_equal(records_game_state(records, 2), RECORDS_WAITING);
    records_drain(records);
    is_stuck = false;
    assert_int_equal(write(release[1], "x", 1), 1);
    expect_state(records, 1, RECORDS_STORED);
    expect_state(records, 2, RECORDS_STORED);
    records_close(records);
    expect_games(1, 2);
    close_pipes();
}

/* The disk holds the oldest plays in its hands: games are taken, and when it gives the plays back
 * these are what there is no room for. */
static void games_go_before_plays_in_flight(void **state)
{
    char byte;
    (void)state;
    assert_int_equal(pipe(arrived), 0);
    assert_int_equal(pipe(release), 0);
    struct records *records = records_open(data_folder, false);
    add_event(records, "x");
    expect_flushed(records);
    is_frozen = true; /* the plays wait for the first game */
    for (int i = 0; i < 9; i++)
        add_play(records, "x");
    is_stuck = true;
    assert_int_equal(add_game(records, 1), 1);
    assert_int_equal(read(arrived[0], &byte, 1), 1);
    for (int i = 2; i <= RECORDS_QUEUE_MAX; i++)
        assert_int_equal(add_game(records, i), i);
    is_stuck = false;
    disk_errno = EIO;
    assert_int_equal(write(release[1], "x", 1), 1);
    expect_state(records, 1, RECORDS_REFUSED);
    disk_errno = 0;
    is_frozen = false;
    expect_flushed(records);
    records_close(records);
    expect_games(1, RECORDS_QUEUE_MAX);
    expect_rows("SELECT count(*) FROM play", "0\n");
    expect_rows("SELECT detail FROM event WHERE kind = 'fault'", "{\"rows_lost\":9}\n");
    close_pipes();
}

static void without_a_thread_all_is_refused(void **state)
{
    (void)state;
    has_no_threads = true;
    struct records *records = records_open(data_folder, false);
    has_no_threads = false;
    assert_int_equal(add_game(records, 1), 1);
    assert_true(is_readable(records));
    assert_int_equal(records_game_state(records, 1), RECORDS_REFUSED);
    records_close(records);
}

/* Another process, with the segment locked while it is told to. */
static struct {
    pid_t pid;
    int commands[2], answers[2];
} locker;

static void lock_when_told(void)
{
    sqlite3 *db = NULL;
    char command;
    char *path = segment_path(1);
    while (read(locker.commands[0], &command, 1) == 1) {
        bool is_lock = command == 'l';
        if (is_lock && (sqlite3_open(path, &db) != SQLITE_OK ||
                        sqlite3_exec(db, "BEGIN EXCLUSIVE", NULL, NULL, NULL) != SQLITE_OK))
            _exit(1);
        if (!is_lock && sqlite3_close(db) != SQLITE_OK)
            _exit(1);
        if (write(locker.answers[1], &command, 1) != 1)
            _exit(1);
    }
    _exit(0);
}

static void start_locker(void)
{
    assert_int_equal(pipe(locker.commands), 0);
    assert_int_equal(pipe(locker.answers), 0);
    locker.pid = fork();
    if (locker.pid == 0) {
        (void)close(locker.commands[1]);
        lock_when_told();
    }
    (void)close(locker.commands[0]);
    (void)close(locker.answers[1]);
}

static void end_locker(void)
{
    int status = -1;
    (void)close(locker.commands[1]);
    (void)close(locker.answers[0]);
    assert_int_equal(waitpid(locker.pid, &status, 0), locker.pid);
    assert_int_equal(status, 0);
}

static void tell_locker(const char *command)
{
    char answer;
    assert_int_equal(write(locker.commands[1], command, 1), 1);
    assert_int_equal(read(locker.answers[0], &answer, 1), 1);
}

enum fault { FAULT_NONE, FAULT_FULL, FAULT_READ_ONLY, FAULT_BROKEN, FAULT_LOCKED, FAULT_COUNT };

static void set_fault(enum fault fault, bool is_on)
{
    static const int numbers[FAULT_COUNT] = {0, ENOSPC, EROFS, EIO, 0};
    disk_errno = is_on ? numbers[fault] : 0;
    if (fault == FAULT_LOCKED)
        tell_locker(is_on ? "l" : "u");
}

/* Refused while the fault lasts, stored when it is over, by the next game at the latest. */
static void a_fault_refuses_and_loses_nothing(void **state)
{
    (void)state;
    for (enum fault fault = FAULT_NONE; fault < FAULT_COUNT; fault++) {
        enum records_state during = fault == FAULT_NONE ? RECORDS_STORED : RECORDS_REFUSED;
        char *folder = file_join(data_folder, "records");
        start_locker();
        struct records *records = records_open(data_folder, false);
        expect_state(records, add_game(records, 7), RECORDS_STORED);
        set_fault(fault, true);
        expect_state(records, add_game(records, 8), during);
        expect_state(records, add_game(records, 9), during);
        assert_int_equal(records_game_state(records, 1), RECORDS_STORED);
        assert_int_equal(records_game_state(records, 2), during);
        assert_int_equal(records_flush(records, PATIENCE_MS), fault == FAULT_NONE);
        set_fault(fault, false);
        assert_int_equal(records_game_state(records, 2), during);
        (void)add_game(records, 10);
        for (int number = 1; number <= 4; number++)
            expect_state(records, number, RECORDS_STORED);
        records_close(records);
        end_locker();
        expect_games(7, 10);
        expect_rows("PRAGMA integrity_check", "ok\n");
        file_remove_tree(folder);
        free(folder);
    }
}

static void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", sql, sqlite3_errmsg(db));
}

/* The first page of the sessions becomes junk in the file, and the log no longer covers it. */
static void damage_sessions(void)
{
    char junk[4096];
    sqlite3 *db = NULL;
    struct str page = {0};
    char *path = segment_path(1);
    memset(junk, 0x5a, sizeof(junk));
    read_file_rows(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'session'", &page);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    run(db, "UPDATE event SET detail = 'other pages are read anew'");
    run(db, "PRAGMA wal_checkpoint(TRUNCATE)");
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    int fd = open(path, O_WRONLY | O_CLOEXEC);
    off_t at = (strtol(page.text, NULL, 10) - 1) * (off_t)sizeof(junk);
    assert_int_equal(pwrite(fd, junk, sizeof(junk), at), sizeof(junk));
    (void)close(fd);
    str_finish(&page);
    free(path);
}

static void damage_during_a_run_loses_no_waiting_game(void **state)
{
    (void)state;
    struct records *records = records_open(data_folder, false);
    add_event(records, "x");
    expect_state(records, add_game(records, 7), RECORDS_STORED);
    expect_flushed(records);
    damage_sessions();
    expect_state(records, add_game(records, 8), RECORDS_REFUSED);
    expect_state(records, add_game(records, 9), RECORDS_STORED);
    expect_state(records, add_game(records, 10), RECORDS_STORED);
    assert_int_equal(records_game_state(records, 2), RECORDS_STORED);
    records_close(records);
    assert_true(record_exists("000001.db.bad"));
    assert_false(record_exists("000001.db"));
    expect_games(8, 10);
}

/* What was refused to the end was not lied about, and the next run is sound. */
static void closing_on_a_full_disk_leaves_no_half_game(void **state)
{
    (void)state;
    struct records *records = records_open(data_folder, false);
    expect_state(records, add_game(records, 7), RECORDS_STORED);
    disk_errno = ENOSPC;
    expect_state(records, add_game(records, 8), RECORDS_REFUSED);
    records_close(records);
    disk_errno = 0;
    expect_games(7, 7);
    records = records_open(data_folder, false);
    expect_state(records, add_game(records, 8), RECORDS_STORED);
    records_close(records);
    expect_games(7, 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(the_descriptor_tells_of_games_alone),
        IN_FOLDER(numbers_nobody_was_given_are_refused),
        IN_FOLDER(a_game_is_written_at_once),
        IN_FOLDER(nobody_waits_for_the_disk),
        IN_FOLDER(games_go_before_plays_in_flight),
        IN_FOLDER(without_a_thread_all_is_refused),
        IN_FOLDER(a_fault_refuses_and_loses_nothing),
        IN_FOLDER(damage_during_a_run_loses_no_waiting_game),
        IN_FOLDER(closing_on_a_full_disk_leaves_no_half_game),
    };
    (void)alarm(DEADLOCK_S); /* a caller that waits for the disk would wait for ever */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
