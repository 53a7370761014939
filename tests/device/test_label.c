#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "device/label.h"

#define DEVICE "/dev/null" /* which every system has */

static void labels_are_decoded(void **state)
{
    (void)state;
    static const struct {
        const char *link, *target, *label;
    } rows[] = {
        {"ANXUAN", DEVICE, "ANXUAN"},
        {"我的U盘", DEVICE, "我的U盘"},
        {"MY\\x20STICK", DEVICE, "MY STICK"},
        {"\\xe5\\xae\\x89", DEVICE, "安"},
        {"a\\x2fb\\x5cx", DEVICE, "a/b\\x"},
        {"odd\\x", DEVICE, "odd\\x"},
        {"odd\\x2", DEVICE, "odd\\x2"},
        {"odd\\xzz", DEVICE, "odd\\xzz"},
        {"bad\\xff", DEVICE, ""},
        {"bell\\x07", DEVICE, ""},
        {"nul\\x00", DEVICE, ""},
        {"turned\\xe2\\x80\\xae", DEVICE, ""},
        {"sixteen-bytes-at", DEVICE, ""},
        {"fifteen-bytes-a", DEVICE, "fifteen-bytes-a"},
        {"another", "/dev/zero", ""},
        {"dangling", "/dev/there-is-no-such", ""},
        {".hidden", DEVICE, ""},
    };
    struct stat about;
    assert_int_equal(stat(DEVICE, &about), 0);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char folder[] = "/tmp/anxuan-test-XXXXXX", label[16] = "before";
        assert_non_null(mkdtemp(folder));
        char *link = file_join(folder, rows[i].link);
        assert_int_equal(symlink(rows[i].target, link), 0);
        label_find(folder, about.st_rdev, label, sizeof(label));
        if (strcmp(label, rows[i].label) != 0)
            fail_msg("%s: '%s'", rows[i].link, label);
        file_remove_tree(folder);
        free(link);
    }
}

static void without_the_folder_there_is_none(void **state)
{
    (void)state;
    char label[16] = "before";
    label_find("/there/is/no/such", 0, label, sizeof(label));
    assert_string_equal(label, "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labels_are_decoded),
        cmocka_unit_test(without_the_folder_there_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
