#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/shelf.h"
#include "base/file.h"
#include "base/mem.h"

/* A configuration whose only scenes are copies of the yard, as the test puts them there. */
static char root[] = "/tmp/anxuan-shelf-XXXXXX";

static void run(const char *before, const char *behind)
{
    char command[512];
    (void)snprintf(command, sizeof(command), "%s %s/assets/scenes/%s", before, root, behind);
    assert_int_equal(system(command), 0);
}

static struct site site_of(void)
{
    struct str config = {0};
    str_addf(&config, "%s/config", root);
    return (struct site){.config = str_take(&config), .shipped = mem_copy_text(root)};
}

static void finish(struct site *site)
{
    free(site->config);
    free(site->shipped);
}

/* Waits for the thread; tells whether there was news. */
static bool step(struct shelf *shelf)
{
    for (int i = 0; i < 500; i++) {
        if (shelf_step(shelf))
            return true;
        (void)poll(NULL, 0, 10);
    }
    return false;
}

static void test_reads_finds_and_leaves_out(void **state)
{
    (void)state;
    struct site site = site_of();
    struct shelf *shelf = shelf_open(&site);
    assert_int_equal(shelf_count(shelf), 0);
    run("mkdir -p", "");
    run("cp -r tests/fixtures/scenes/yard", "a");
    run("cp -r tests/fixtures/scenes/yard", "b");
    run("mkdir", "broken");
    shelf_refresh(shelf);
    assert_true(step(shelf));
    assert_int_equal(shelf_count(shelf), 2);
    assert_string_equal(shelf_trouble(shelf), "broken");
    enum quiz_setting setting = shelf_at(shelf, 0)->loaded.scene.setting;
    const struct shelf_scene *first = shelf_find(shelf, setting, 0);
    const struct shelf_scene *second = shelf_find(shelf, setting, 1);
    assert_ptr_not_equal(first, second); /* they take turns */
    assert_ptr_equal(shelf_find(shelf, setting, 2), first);
    assert_null(shelf_find(shelf, setting == QUIZ_RURAL ? QUIZ_SCHOOL : QUIZ_RURAL, 0));
    const struct quiz_item *item = &first->loaded.scene.hazards[0];
    assert_ptr_equal(shelf_item(shelf, first->loaded.scene.name, item->id), item);
    assert_null(shelf_item(shelf, "nowhere", item->id));
    shelf_close(shelf);
    finish(&site);
}

static void test_news_only_after_a_change(void **state)
{
    (void)state;
    struct site site = site_of();
    struct shelf *shelf = shelf_open(&site);
    shelf_refresh(shelf);
    assert_true(step(shelf));
    const struct shelf_scene *before = shelf_at(shelf, 0);
    shelf_refresh(shelf);
    for (int i = 0; i < 30; i++) {
        assert_false(shelf_step(shelf));
        (void)poll(NULL, 0, 10);
    }
    assert_ptr_equal(shelf_at(shelf, 0), before);
    run("rm -r", "b");
    shelf_refresh(shelf);
    assert_true(step(shelf));
    assert_int_equal(shelf_count(shelf), 1);
    shelf_close(shelf);
    finish(&site);
}

static void test_closing_while_it_reads(void **state)
{
    (void)state;
    struct site site = site_of();
    struct shelf *shelf = shelf_open(&site);
    shelf_refresh(shelf);
    shelf_refresh(shelf);
    shelf_close(shelf);
    finish(&site);
}

static int open_root(void **state)
{
    (void)state;
    return mkdtemp(root) ? 0 : -1;
}

static int close_root(void **state)
{
    (void)state;
    file_remove_tree(root);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads_finds_and_leaves_out),
        cmocka_unit_test(test_news_only_after_a_change),
        cmocka_unit_test(test_closing_while_it_reads),
    };
    return cmocka_run_group_tests(tests, open_root, close_root);
}
