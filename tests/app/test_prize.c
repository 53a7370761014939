#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/prize.h"
#include "base/file.h"

static char folder[] = "/tmp/anxuan-prize-XXXXXX";

static int make_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) ? 0 : -1;
}

static int remove_folder(void **state)
{
    (void)state;
    file_remove_tree(folder);
    return 0;
}

static void write_file(const char *name, const char *text)
{
    struct err err = {0};
    char *path = file_join(folder, name);
    assert_true(file_replace(path, text, strlen(text), &err));
    free(path);
}

static void assert_file(const char *name, const char *wanted)
{
    struct err err = {0};
    struct str text = {0};
    char *path = file_join(folder, name);
    if (!file_read(path, 1000, &text, &err))
        fail_msg("%s", err.text);
    assert_string_equal(text.text, wanted);
    str_finish(&text);
    free(path);
}

static void without_a_file_there_is_none(void **state)
{
    struct app_prize prize;
    struct err err = {0};
    (void)state;
    assert_true(prize_open(&prize, folder, false, 100, &err));
    assert_int_equal(prize.stock, 0);
    assert_int_equal(prize.per_day, 100);
    assert_true(prize_take(&prize, &err)); /* nothing to take, nothing written */
    assert_int_equal(prize.stock, 0);
    prize_finish(&prize);
    char *path = file_join(folder, "prize");
    assert_int_equal(access(path, F_OK), -1);
    free(path);
}

static void what_is_set_and_taken_is_there_again(void **state)
{
    struct app_prize prize;
    struct err err = {0};
    (void)state;
    assert_true(prize_open(&prize, folder, false, 100, &err));
    assert_true(prize_set_stock(&prize, 3, &err));
    assert_file("prize", "stock 3\n");
    assert_true(prize_take(&prize, &err));
    prize_finish(&prize);
    assert_true(prize_open(&prize, folder, false, 100, &err));
    assert_int_equal(prize.stock, 2);
    for (int i = 0; i < 5; i++)
        assert_true(prize_take(&prize, &err));
    assert_int_equal(prize.stock, 0);
    assert_file("prize", "stock 0\n");
    prize_finish(&prize);
}

static void a_damaged_file_is_told_and_kept(void **state)
{
    static const char *const texts[] = {
        "",
        "stock",
        "stock \n",
        "stock -1\n",
        "stock 1000001\n",
        "stock 5x\n",
        "stock 5\nstock 6\n",
        "Stock 5\n",
        "stock 99999999999999999999999999\n",
        "stock 5                                                                              \n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct app_prize prize;
        struct err err = {0};
        write_file("prize", texts[i]);
        assert_false(prize_open(&prize, folder, false, 100, &err));
        assert_non_null(strstr(err.text, "/prize: "));
        assert_true(prize.is_damaged);
        assert_true(prize_take(&prize, &err));
        assert_file("prize", texts[i]);
        assert_true(prize_set_stock(&prize, 7, &err)); /* staff have counted */
        assert_false(prize.is_damaged);
        assert_file("prize", "stock 7\n");
        prize_finish(&prize);
    }
}

static void a_rehearsal_leaves_the_real_ones_alone(void **state)
{
    struct app_prize prize;
    struct err err = {0};
    (void)state;
    write_file("prize", "stock 40\r\n");
    assert_true(prize_open(&prize, folder, true, 100, &err));
    assert_int_equal(prize.stock, 0);
    assert_true(prize_set_stock(&prize, 9, &err));
    assert_true(prize_take(&prize, &err));
    assert_file("prize", "stock 40\r\n");
    assert_file("prize-rehearsal", "stock 8\n");
    prize_finish(&prize);
    assert_true(prize_open(&prize, folder, false, 100, &err));
    assert_int_equal(prize.stock, 40);
    prize_finish(&prize);
}

static void what_cannot_be_written_is_told(void **state)
{
    struct app_prize prize;
    struct err err = {0};
    (void)state;
    assert_true(prize_open(&prize, "/nowhere", false, 100, &err));
    assert_false(prize_set_stock(&prize, 5, &err));
    assert_int_equal(prize.stock, 0);
    prize.stock = 5;
    assert_false(prize_take(&prize, &err));
    assert_int_equal(prize.stock, 4); /* it is in somebody's hand */
    prize_finish(&prize);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_a_file_there_is_none),
        cmocka_unit_test(what_is_set_and_taken_is_there_again),
        cmocka_unit_test(a_damaged_file_is_told_and_kept),
        cmocka_unit_test(a_rehearsal_leaves_the_real_ones_alone),
        cmocka_unit_test(what_cannot_be_written_is_told),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
