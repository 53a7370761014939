#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/file.h"
#include "device/backlight.h"

static char folder[] = "/tmp/anxuan-test-XXXXXX";

static void make(const char *name, const char *power)
{
    char path[256];
    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    assert_int_equal(mkdir(path, 0755), 0);
    if (!power)
        return;
    (void)snprintf(path, sizeof(path), "%s/%s/bl_power", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(power, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void assert_power(const char *name, const char *wanted)
{
    char path[256], text[16] = "";
    (void)snprintf(path, sizeof(path), "%s/%s/bl_power", folder, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_non_null(fgets(text, sizeof(text), file));
    (void)fclose(file);
    assert_string_equal(text, wanted);
}

static void test_set(void **state)
{
    (void)state;
    assert_int_equal(backlight_set("/nowhere/at/all", false), 0);
    assert_int_equal(backlight_set(folder, false), 0);
    make("panel", "0\n");
    make("lcd", "0\n");
    make("odd", NULL);
    assert_int_equal(backlight_set(folder, false), 2);
    assert_power("panel", "4\n");
    assert_power("lcd", "4\n");
    assert_int_equal(backlight_set(folder, true), 2);
    assert_power("panel", "0\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_set)};
    if (!mkdtemp(folder))
        return 1;
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    file_remove_tree(folder);
    return failed;
}
