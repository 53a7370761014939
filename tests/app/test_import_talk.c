#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "app/import_talk.h"

static struct import_message good(void)
{
    struct import_message message;
    memset(&message, 0, sizeof(message));
    message.kind = IMPORT_PROGRESS;
    message.step = PACKAGE_COPYING;
    message.is_signed = 1;
    message.done_bytes = 5;
    message.total_bytes = 10;
    message.files = 2;
    message.version = 20260616;
    strcpy(message.name, "安全月");
    strcpy(message.text, "燃气 gas");
    return message;
}

static void test_good(void **state)
{
    struct import_message in = good(), out;
    (void)state;
    assert_true(import_message_read(&in, sizeof(in), &out));
    assert_memory_equal(&in, &out, sizeof(in));
    in.kind = IMPORT_REFUSED;
    in.reason = PACKAGE_REASONS - 1;
    in.step = PACKAGE_STEPS - 1;
    in.done_bytes = in.total_bytes = INT64_MAX;
    assert_true(import_message_read(&in, sizeof(in), &out));
}

static void test_sizes(void **state)
{
    static const size_t sizes[] = {0, 1, sizeof(struct import_message) - 1};
    char bytes[sizeof(struct import_message) + 1] = {0};
    struct import_message in = good(), out = {.kind = 77};
    (void)state;
    memcpy(bytes, &in, sizeof(in));
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
        assert_false(import_message_read(bytes, sizes[i], &out));
    assert_false(import_message_read(bytes, sizeof(bytes), &out));
    assert_int_equal(out.kind, 77);
}

static void test_ranges(void **state)
{
    static const struct {
        size_t offset;
        int32_t value;
    } small[] = {
        {offsetof(struct import_message, kind), -1},
        {offsetof(struct import_message, kind), IMPORT_REFUSED + 1},
        {offsetof(struct import_message, step), -1},
        {offsetof(struct import_message, step), PACKAGE_STEPS},
        {offsetof(struct import_message, reason), -1},
        {offsetof(struct import_message, reason), PACKAGE_REASONS},
        {offsetof(struct import_message, is_signed), 2},
        {offsetof(struct import_message, is_signed), -1},
    };
    static const struct {
        size_t offset;
        int64_t value;
    } large[] = {
        {offsetof(struct import_message, done_bytes), -1},
        {offsetof(struct import_message, done_bytes), 11},
        {offsetof(struct import_message, total_bytes), 4},
        {offsetof(struct import_message, total_bytes), INT64_MIN},
        {offsetof(struct import_message, files), -1},
        {offsetof(struct import_message, version), -1},
    };
    struct import_message out;
    (void)state;
    for (size_t i = 0; i < sizeof(small) / sizeof(small[0]); i++) {
        struct import_message in = good();
        memcpy((char *)&in + small[i].offset, &small[i].value, sizeof(small[i].value));
        assert_false(import_message_read(&in, sizeof(in), &out));
    }
    for (size_t i = 0; i < sizeof(large) / sizeof(large[0]); i++) {
        struct import_message in = good();
        memcpy((char *)&in + large[i].offset, &large[i].value, sizeof(large[i].value));
        assert_false(import_message_read(&in, sizeof(in), &out));
    }
}

static void test_texts_end(void **state)
{
    struct import_message in = good(), out;
    (void)state;
    memset(in.name, 'x', sizeof(in.name));
    assert_false(import_message_read(&in, sizeof(in), &out));
    in = good();
    memset(in.text, 'x', sizeof(in.text));
    assert_false(import_message_read(&in, sizeof(in), &out));
}

static void test_texts_are_mended(void **state)
{
    static const struct {
        const char *in, *out;
    } rows[] = {
        {"", ""},
        {"a\xFF"
         "b",
         "a\xEF\xBF\xBD"
         "b"},
        {"\xE7\x87", "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"a\x1B[2J", "a\xEF\xBF\xBD[2J"},
    };
    struct import_message in, out;
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        in = good();
        strcpy(in.text, rows[i].in);
        assert_true(import_message_read(&in, sizeof(in), &out));
        assert_string_equal(out.text, rows[i].out);
    }
    in = good(); /* mended it is longer than its room */
    memset(in.name, 0xFF, sizeof(in.name) - 1);
    in.name[sizeof(in.name) - 1] = '\0';
    assert_true(import_message_read(&in, sizeof(in), &out));
    assert_int_equal(strlen(out.name), sizeof(in.name) - 1);
    assert_int_equal((sizeof(in.name) - 1) % 3, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_ranges),
        cmocka_unit_test(test_texts_end),
        cmocka_unit_test(test_texts_are_mended),
    };
    return cmocka_run_group_tests_name("app/import_talk", tests, NULL, NULL);
}
