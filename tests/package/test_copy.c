#include <fcntl.h>
#include <sys/stat.h>

#include "package/copy.h"
#include "package/office.h"

/* A pattern that no two blocks share. */
static void write_pattern(const char *path, size_t bytes)
{
    unsigned char *data = malloc(bytes + 1);
    for (size_t i = 0; i < bytes; i++)
        data[i] = (unsigned char)(i * 31 + i / 251 + i / PACKAGE_BLOCK_BYTES);
    office_write(path, data, bytes);
    free(data);
}

static void assert_same_file(const char *path, const char *other, const uint8_t *sum)
{
    struct str a = {0}, b = {0};
    struct err err = {0};
    uint8_t wanted[SEAL_SUM_BYTES];
    struct seal_sum hash;
    if (!file_read(path, 1 << 24, &a, &err) || !file_read(other, 1 << 24, &b, &err))
        fail_msg("%s", err.text);
    assert_int_equal(a.len, b.len);
    assert_memory_equal(a.text, b.text, a.len);
    seal_sum_begin(&hash);
    seal_sum_add(&hash, b.text, b.len);
    seal_sum_end(&hash, wanted);
    assert_memory_equal(sum, wanted, sizeof(wanted));
    str_finish(&a);
    str_finish(&b);
}

/* What a watch was told; it stops the copy once it was told so many bytes. */
struct told {
    int64_t bytes, stop_at;
    int calls;
};

static bool go_on(void *ctx, int64_t bytes, struct package_trouble *trouble)
{
    struct told *told = ctx;
    told->bytes += bytes;
    told->calls++;
    assert_true(bytes > 0 && bytes <= PACKAGE_BLOCK_BYTES);
    return told->bytes < told->stop_at ||
           package_refuse(trouble, PACKAGE_STICK, "the stick was pulled");
}

static void test_sizes(void **state)
{
    static const size_t sizes[] = {0,
                                   1,
                                   65536,
                                   PACKAGE_BLOCK_BYTES - 1,
                                   PACKAGE_BLOCK_BYTES,
                                   PACKAGE_BLOCK_BYTES + 1,
                                   2 * PACKAGE_BLOCK_BYTES,
                                   3 * PACKAGE_BLOCK_BYTES - 7};
    (void)state;
    office_run("mkdir to");
    int folder = open("to", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (size_t i = 0; i < COUNT(sizes); i++) {
        char name[64], path[80];
        uint8_t sum[SEAL_SUM_BYTES], only_read[SEAL_SUM_BYTES];
        struct package_trouble trouble = {0};
        struct told told = {.stop_at = INT64_MAX};
        struct package_watch watch = {go_on, &told};
        struct stat info;
        (void)snprintf(name, sizeof(name), "a/b %zu/c", i);
        (void)snprintf(path, sizeof(path), "to/%s", name);
        write_pattern("from", sizes[i]);
        int in = open("from", O_RDONLY | O_CLOEXEC);
        struct package_source source = {in, (int64_t)sizes[i], name};
        if (!package_copy_file(&source, folder, &watch, sum, &trouble))
            fail_msg("%s", trouble.err.text);
        assert_same_file(path, "from", sum);
        assert_int_equal(told.bytes, sizes[i]);
        assert_int_equal(told.calls, (sizes[i] + PACKAGE_BLOCK_BYTES - 1) / PACKAGE_BLOCK_BYTES);
        assert_int_equal(stat(path, &info), 0);
        assert_int_equal(info.st_mode, S_IFREG | 0644);
        assert_int_equal(lseek(in, 0, SEEK_SET), 0);
        assert_true(package_copy_file(&source, -1, NULL, only_read, &trouble));
        assert_memory_equal(only_read, sum, sizeof(sum));
        close(in);
    }
    close(folder);
}

static void test_refused(void **state)
{
    static const struct {
        const char *name;
        size_t is;    /* its bytes, */
        int64_t said; /* what fstat() had said, */
        int flags;    /* how it was opened, */
        int64_t stop_at;
        enum package_reason reason;
        int64_t told; /* bytes that the watch heard of */
    } rows[] = {
        {"grew", 10, 9, O_RDONLY, INT64_MAX, PACKAGE_FILES, 0},
        {"shrank", 10, 11, O_RDONLY, INT64_MAX, PACKAGE_FILES, 0},
        {"now empty", 0, 11, O_RDONLY, INT64_MAX, PACKAGE_FILES, 0},
        {"was empty", 1, 0, O_RDONLY, INT64_MAX, PACKAGE_FILES, 0},
        {"grew behind a block", PACKAGE_BLOCK_BYTES + 1, PACKAGE_BLOCK_BYTES, O_RDONLY, INT64_MAX,
         PACKAGE_FILES, PACKAGE_BLOCK_BYTES},
        {"grew without end", 5 * PACKAGE_BLOCK_BYTES, PACKAGE_BLOCK_BYTES + 5, O_RDONLY, INT64_MAX,
         PACKAGE_FILES, PACKAGE_BLOCK_BYTES},
        {"shrank by a block", PACKAGE_BLOCK_BYTES, 2 * PACKAGE_BLOCK_BYTES, O_RDONLY, INT64_MAX,
         PACKAGE_FILES, PACKAGE_BLOCK_BYTES},
        {"cannot be read", 10, 10, O_WRONLY, INT64_MAX, PACKAGE_STICK, 0},
        {"stopped", 3 * PACKAGE_BLOCK_BYTES, 3 * PACKAGE_BLOCK_BYTES, O_RDONLY,
         2 * PACKAGE_BLOCK_BYTES, PACKAGE_STICK, 2 * PACKAGE_BLOCK_BYTES},
        {"there/already", 10, 10, O_RDONLY, INT64_MAX, PACKAGE_DISK, 0},
        {"file/is no folder", 10, 10, O_RDONLY, INT64_MAX, PACKAGE_DISK, 0},
        {"link", 10, 10, O_RDONLY, INT64_MAX, PACKAGE_DISK, 0},
    };
    (void)state;
    office_run("mkdir -p to/there; touch to/there/already to/file; ln -s ../outside to/link");
    int folder = open("to", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint8_t sum[SEAL_SUM_BYTES];
        struct package_trouble trouble = {0};
        struct told told = {.stop_at = rows[i].stop_at};
        struct package_watch watch = {go_on, &told};
        write_pattern("from", rows[i].is);
        int in = open("from", rows[i].flags | O_CLOEXEC);
        struct package_source source = {in, rows[i].said, rows[i].name};
        if (package_copy_file(&source, folder, &watch, sum, &trouble) ||
            trouble.reason != rows[i].reason || told.bytes != rows[i].told)
            fail_msg("%s: %d %s, %lld", rows[i].name, (int)trouble.reason, trouble.err.text,
                     (long long)told.bytes);
        close(in);
    }
    assert_int_equal(access("outside", F_OK), -1);
    close(folder);
}

/* The room is asked for before anything is read. */
static void test_no_space(void **state)
{
    (void)state;
    uint8_t sum[SEAL_SUM_BYTES];
    struct package_trouble trouble = {0};
    int folder = open("/dev/shm", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    char name[64];
    (void)snprintf(name, sizeof(name), "anxuan-copy-%d", (int)getpid());
    write_pattern("from", 10);
    int in = open("from", O_RDONLY | O_CLOEXEC);
    struct package_source source = {in, INT64_C(1) << 42, name};
    bool ok = package_copy_file(&source, folder, NULL, sum, &trouble);
    (void)unlinkat(folder, name, 0);
    assert_false(ok);
    assert_int_equal(trouble.reason, PACKAGE_NO_SPACE);
    assert_int_equal(lseek(in, 0, SEEK_CUR), 0);
    close(in);
    close(folder);
}

static void test_bytes(void **state)
{
    (void)state;
    struct package_trouble trouble = {0};
    struct str text = {0};
    struct err err = {0};
    office_run("mkdir to");
    int folder = open("to", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_true(package_copy_bytes("文字", 6, folder, "a/b", &trouble));
    assert_true(package_copy_bytes("", 0, folder, "a/c", &trouble));
    assert_true(file_read("to/a/b", 100, &text, &err));
    assert_string_equal(text.text, "文字");
    assert_false(package_copy_bytes("x", 1, folder, "a/b", &trouble));
    assert_int_equal(trouble.reason, PACKAGE_DISK);
    str_finish(&text);
    close(folder);
}

static void test_settle(void **state)
{
    (void)state;
    struct package_trouble trouble = {0};
    office_run("mkdir -p to/a/b/c to/d to/export; touch to/a/b/c/x");
    int folder = open("to", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_true(package_copy_settle(folder, &trouble));
    close(folder);
    assert_false(package_copy_settle(folder, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_DISK);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_sizes, office_open, office_close),
        cmocka_unit_test_setup_teardown(test_refused, office_open, office_close),
        cmocka_unit_test_setup_teardown(test_no_space, office_open, office_close),
        cmocka_unit_test_setup_teardown(test_bytes, office_open, office_close),
        cmocka_unit_test_setup_teardown(test_settle, office_open, office_close),
    };
    return cmocka_run_group_tests_name("package/copy", tests, NULL, NULL);
}
