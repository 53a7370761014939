#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/utf8.h"
#include "view/catalogue.h"
#include "view/catalogue_folder.h"

static char folder[] = "/tmp/anxuan-test-XXXXXX";
static char *path;
static struct str whole; /* the bytes of a good one */

static int make_folder(void **state)
{
    (void)state;
    struct err err;
    if (!mkdtemp(folder))
        return -1;
    path = catalogue_compile(folder, "good",
                             "msgid \"退出\"\nmsgstr \"Leave\"\n\n"
                             "msgid \"继续\"\nmsgstr \"Continue\"\n\n"
                             "msgid \"a\"\nmsgstr \"b\"\n\n"
                             "msgid \"确定\"\nmsgstr \"OK\"\n");
    return file_read(path, VIEW_CATALOGUE_BYTES_MAX, &whole, &err) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    file_remove_tree(folder);
    free(path);
    str_finish(&whole);
    return 0;
}

static void write_file(const char *bytes, size_t len)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
}

static bool load(struct view_catalogue *out, const char *bytes, size_t len)
{
    struct err err = {0};
    write_file(bytes, len);
    if (view_catalogue_load(path, out, &err))
        return true;
    assert_int_equal(err.code, ERR_PARSE);
    assert_non_null(strstr(err.text, path));
    return false;
}

static void test_good(void **state)
{
    (void)state;
    struct view_catalogue catalogue;
    assert_true(load(&catalogue, whole.text, whole.len));
    assert_string_equal(view_catalogue_find(&catalogue, "退出"), "Leave");
    assert_string_equal(view_catalogue_find(&catalogue, "继续"), "Continue");
    assert_string_equal(view_catalogue_find(&catalogue, "确定"), "OK");
    assert_string_equal(view_catalogue_find(&catalogue, "a"), "b");
    assert_null(view_catalogue_find(&catalogue, "退"));
    assert_null(view_catalogue_find(&catalogue, "退出。"));
    assert_null(view_catalogue_find(&catalogue, ""));
    view_catalogue_finish(&catalogue);
    assert_null(view_catalogue_find(&catalogue, "退出"));
}

static void test_no_file(void **state)
{
    (void)state;
    struct err err;
    struct view_catalogue catalogue;
    assert_false(view_catalogue_load("/nowhere.mo", &catalogue, &err));
    assert_int_equal(err.code, ERR_GONE);
    write_file("", 0);
    assert_int_equal(truncate(path, VIEW_CATALOGUE_BYTES_MAX + 1), 0);
    assert_false(view_catalogue_load(path, &catalogue, &err));
    assert_int_equal(err.code, ERR_LIMIT);
}

static void test_cut_anywhere(void **state)
{
    (void)state;
    struct view_catalogue catalogue;
    for (size_t len = 0; len < whole.len; len++)
        if (load(&catalogue, whole.text, len))
            fail_msg("cut at %zu of %zu", len, whole.len);
}

/* What is still taken gives whole texts, or none; the sanitizers see what is read. */
static void look_up_all(const struct view_catalogue *catalogue)
{
    static const char *const originals[] = {"退出", "继续", "确定", "a", "b", "\x7f", "龥"};
    for (size_t i = 0; i < sizeof(originals) / sizeof(originals[0]); i++) {
        const char *text = view_catalogue_find(catalogue, originals[i]);
        assert_true(!text || utf8_is_valid(text, strlen(text)));
    }
}

static void test_any_byte_changed(void **state)
{
    (void)state;
    static const unsigned char values[] = {0x00, 0x01, 0x7F, 0x80, 0xFF};
    int refused = 0;
    for (size_t at = 0; at < whole.len; at++)
        for (size_t i = 0; i < sizeof(values); i++) {
            struct view_catalogue catalogue;
            char *bytes = mem_copy_span(whole.text, whole.len);
            bytes[at] = (char)values[i];
            if (load(&catalogue, bytes, whole.len)) {
                look_up_all(&catalogue);
                view_catalogue_finish(&catalogue);
            } else {
                refused++;
            }
            free(bytes);
        }
    assert_in_range(refused, 100, 5 * (int)whole.len);
}

static void test_any_number_wrong(void **state)
{
    (void)state;
    static const uint32_t values[] = {0, 1, 7, 28, 0x7FFFFFFF, 0x80000000, 0xFFFFFFF8, 0xFFFFFFFF};
    for (size_t at = 0; at + sizeof(uint32_t) <= whole.len; at += sizeof(uint32_t))
        for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
            struct view_catalogue catalogue;
            char *bytes = mem_copy_span(whole.text, whole.len);
            memcpy(bytes + at, &values[i], sizeof(values[i]));
            if (load(&catalogue, bytes, whole.len)) {
                look_up_all(&catalogue);
                view_catalogue_finish(&catalogue);
            }
            free(bytes);
        }
}

static void test_not_a_catalogue(void **state)
{
    (void)state;
    struct view_catalogue catalogue;
    char bytes[4096];
    uint32_t dice = 1;
    for (size_t i = 0; i < sizeof(bytes); i++) {
        dice = dice * 1664525u + 1013904223u;
        bytes[i] = (char)(dice >> 24);
    }
    assert_false(load(&catalogue, bytes, sizeof(bytes)));
    memcpy(bytes, whole.text, 8); /* magic and revision */
    assert_false(load(&catalogue, bytes, sizeof(bytes)));
    memset(bytes, 0xFF, sizeof(bytes));
    assert_false(load(&catalogue, bytes, sizeof(bytes)));
}

static void test_not_sorted(void **state)
{
    (void)state;
    struct view_catalogue catalogue;
    uint32_t table; /* of the originals: 8 bytes each, the first is the header's "" */
    memcpy(&table, whole.text + 12, sizeof(table));
    char *bytes = mem_copy_span(whole.text, whole.len);
    memcpy(bytes + table + 8, whole.text + table + 16, 8);
    memcpy(bytes + table + 16, whole.text + table + 8, 8);
    assert_false(load(&catalogue, bytes, whole.len));
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good),
        cmocka_unit_test(test_no_file),
        cmocka_unit_test(test_cut_anywhere),
        cmocka_unit_test(test_any_byte_changed),
        cmocka_unit_test(test_any_number_wrong),
        cmocka_unit_test(test_not_a_catalogue),
        cmocka_unit_test(test_not_sorted),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
