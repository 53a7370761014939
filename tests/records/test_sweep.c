/*
 * Every call on the disk fails once, or from then on: no row is lost, doubled or put out of order,
 * no game falls into pieces, and an older program's segment is upgraded whole or not yet.
 * ANXUAN_SWEEP (1): only each so-manieth call fails.
 * The functions below stand before the C library's, so that SQLite gets ours.
 */
#include "records/games.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <sys/stat.h>

#include "base/setting.h"

#define ROWS       4
#define GAME       14 /* with its three answers */
#define POINTS_MIN 20 /* fewer would mean that SQLite no longer calls what we stand before */

static atomic_bool is_armed;
static atomic_bool goes_on; /* fails from then on, not only once */
static atomic_int calls;
static atomic_int fatal_call;
static atomic_int fault_number;

static bool call_fails(void)
{
    if (!is_armed)
        return false;
    int call = ++calls;
    bool fails = goes_on ? call >= fatal_call : call == fatal_call;
    if (fails)
        errno = fault_number;
    return fails;
}

ssize_t pwrite64(int fd, const void *data, size_t len, off64_t at)
{
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "pwrite64");
    return call_fails() ? -1 : real(fd, data, len, at);
}

int fdatasync(int fd)
{
    static int (*real)(int);
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "fdatasync");
    return call_fails() ? -1 : real(fd);
}

int ftruncate64(int fd, off64_t len)
{
    static int (*real)(int, off64_t);
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "ftruncate64");
    return call_fails() ? -1 : real(fd, len);
}

int open64(const char *path, int options, ...)
{
    static int (*real)(const char *, int, ...);
    va_list args;
    va_start(args, options);
    int mode = va_arg(args, int);
    va_end(args);
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "open64");
    return call_fails() ? -1 : real(path, options, mode);
}

int unlink(const char *path)
{
    static int (*real)(const char *);
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "unlink");
    return call_fails() ? -1 : real(path);
}

int mkdir(const char *path, mode_t mode)
{
    static int (*real)(const char *, mode_t);
    if (!real)
        *(void **)&real = dlsym(RTLD_NEXT, "mkdir");
    return call_fails() ? -1 : real(path, mode);
}

/* One row after the other, each flushed while the disk may fail, and a game among them. */
static void write_rows(int64_t segment_bytes)
{
    struct records *records = records_open_limited(data_folder, false, segment_bytes);
    for (int i = 1; i <= ROWS; i++) {
        add_numbered(records, i, 1);
        if (i == 2)
            (void)add_game(records, GAME);
        (void)records_flush(records, PATIENCE_MS); /* may fail, the row stays */
    }
    is_armed = false;
    expect_flushed(records);
    assert_int_equal(records_game_state(records, 1), RECORDS_STORED);
    records_close(records);
}

static void expect_all_rows(bool is_old)
{
    char *wanted = count_up(1, ROWS + 1);
    struct records *records = records_open(data_folder, false);
    add_numbered(records, ROWS + 1, 1);
    expect_flushed(records);
    records_close(records);
    expect_rows("SELECT detail FROM event WHERE kind = 'test' ORDER BY seq", wanted);
    expect_rows(is_old ? "SELECT seq - 42 FROM event WHERE kind = 'test' ORDER BY seq"
                       : "SELECT seq FROM event ORDER BY seq",
                "1\n2\n7\n8\n9\n");
    expect_games(GAME, GAME);
    expect_rows("SELECT seq FROM play", is_old ? "41\n" : "");
    free(wanted);
    for (int number = 1; number <= SEGMENTS_MAX; number++) {
        char name[32];
        (void)snprintf(name, sizeof(name), "%06d.db.bad", number);
        assert_false(record_exists(name));
    }
}

struct sweep {
    int number;
    bool is_lasting;
    int64_t segment_bytes;
    bool is_old; /* begins with an older program's segment */
};

static void run_sweep(const struct sweep *sweep)
{
    int step = (int)setting("ANXUAN_SWEEP", 1);
    bool was_reached = true;
    for (fatal_call = 1; was_reached; fatal_call += step) {
        assert_int_equal(make_folder(NULL), 0);
        if (sweep->is_old)
            make_old_segment(1);
        fault_number = sweep->number;
        goes_on = sweep->is_lasting;
        calls = 0;
        is_armed = true;
        write_rows(sweep->segment_bytes);
        was_reached = calls >= fatal_call;
        expect_all_rows(sweep->is_old);
        (void)remove_folder(NULL);
    }
    if (fatal_call < POINTS_MIN)
        fail_msg("only %d points", fatal_call);
}

static void no_call_may_fail_harmfully(void **state)
{
    static const struct sweep rows[] = {{ENOSPC, false, RECORDS_SEGMENT_BYTES, false},
                                        {ENOSPC, true, RECORDS_SEGMENT_BYTES, false},
                                        {EIO, false, RECORDS_SEGMENT_BYTES, false},
                                        {EIO, true, RECORDS_SEGMENT_BYTES, false},
                                        {EROFS, true, RECORDS_SEGMENT_BYTES, false},
                                        {ENOSPC, false, 1, false},
                                        {EIO, true, 1, false},
                                        {ENOSPC, false, RECORDS_SEGMENT_BYTES, true},
                                        {EIO, true, RECORDS_SEGMENT_BYTES, true},
                                        {EIO, false, 1, true}};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        run_sweep(&rows[i]);
}

static void a_full_disk_is_named(void **state)
{
    static const struct {
        int number;
        const char *said;
    } rows[] = {{ENOSPC, "磁盘已满，请清出空间 the disk is full: free some space"},
                {EROFS, "不可写，请检查存储卡和权限 it is read-only: check the card"},
                {EIO, "请检查存储卡 check the card"}};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct err err = {.text = ""};
        struct records *records = records_open(data_folder, false);
        expect_flushed(records);
        add_event(records, "first");
        expect_flushed(records);
        fault_number = rows[i].number;
        goes_on = true;
        fatal_call = 1;
        calls = 0;
        is_armed = true;
        add_event(records, "x");
        bool is_flushed = records_flush(records, PATIENCE_MS);
        bool is_healthy = records_is_healthy(records, &err);
        is_armed = false;
        assert_false(is_flushed);
        assert_false(is_healthy);
        if (!strstr(err.text, rows[i].said))
            fail_msg("it says: %s", err.text);
        expect_flushed(records); /* the control */
        records_close(records);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_call_may_fail_harmfully),
        IN_FOLDER(a_full_disk_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
