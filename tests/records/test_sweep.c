/*
 * Every call on the disk fails once, or from then on: no row is lost, doubled or put out of order.
 * The functions below stand before the C library's, so that SQLite gets ours.
 */
#include "records/reading.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <sys/stat.h>

#define ROWS       4
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

/* One row after the other, each flushed while the disk may fail. */
static void write_rows(int64_t segment_bytes)
{
    struct records *records = records_open_limited(data_folder, false, segment_bytes);
    for (int i = 1; i <= ROWS; i++) {
        add_numbered(records, i, 1);
        (void)records_flush(records, PATIENCE_MS); /* may fail, the row stays */
    }
    is_armed = false;
    expect_flushed(records);
    records_close(records);
}

static void expect_all_rows(void)
{
    char *wanted = count_up(1, ROWS + 1);
    struct records *records = records_open(data_folder, false);
    add_numbered(records, ROWS + 1, 1);
    expect_flushed(records);
    records_close(records);
    expect_rows("SELECT detail FROM event ORDER BY seq", wanted);
    expect_rows("SELECT seq FROM event ORDER BY seq", wanted);
    free(wanted);
    for (int number = 1; number <= SEGMENTS_MAX; number++) {
        char name[32];
        (void)snprintf(name, sizeof(name), "%06d.db.bad", number);
        assert_false(record_exists(name));
    }
}

static void sweep(int number, bool is_lasting, int64_t segment_bytes)
{
    int points = 0;
    bool was_reached = true;
    while (was_reached) {
        assert_int_equal(make_folder(NULL), 0);
        fault_number = number;
        goes_on = is_lasting;
        fatal_call = ++points;
        calls = 0;
        is_armed = true;
        write_rows(segment_bytes);
        was_reached = calls >= fatal_call;
        expect_all_rows();
        (void)remove_folder(NULL);
    }
    if (points < POINTS_MIN)
        fail_msg("only %d points", points);
}

static void no_call_may_fail_harmfully(void **state)
{
    static const struct {
        int number;
        bool is_lasting;
        int64_t segment_bytes;
    } rows[] = {{ENOSPC, false, RECORDS_SEGMENT_BYTES},
                {ENOSPC, true, RECORDS_SEGMENT_BYTES},
                {EIO, false, RECORDS_SEGMENT_BYTES},
                {EIO, true, RECORDS_SEGMENT_BYTES},
                {EROFS, true, RECORDS_SEGMENT_BYTES},
                {ENOSPC, false, 1},
                {EIO, true, 1}};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        sweep(rows[i].number, rows[i].is_lasting, rows[i].segment_bytes);
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
