/*
 * The content check of an import: whose fault it is that it does not go well, and that it stops
 * when it is told to.
 */
#include "app/plan_site.h"

#include <fcntl.h>

#include "app/check_content.h"
#include "app/import_priv.h"

static char here[] = ".";
static struct site site;

/* Content with one error in each of its parts, which are looked at in this order. */
static const char *const all_parts[] = {"config/layouts/bad.cfg", "playlists/a/playlist.cfg",
                                        "assets/scenes/bad/scene.cfg", "config/schedule.cfg"};

static void put_file(const char *name, const char *text)
{
    struct err err;
    struct str path = {0};
    str_addf(&path, "%s/brought/%s", plan_folder, name);
    char *folder = file_folder_of(path.text);
    assert_true(file_make_folders(folder, &err));
    assert_true(file_replace(path.text, text, strlen(text), &err));
    free(folder);
    str_finish(&path);
}

static int open_site(void **state)
{
    if (plan_folder_open(state) != 0)
        return -1;
    site = plan_site_of(plan_folder);
    site.shipped = here;
    return 0;
}

static char *brought(void)
{
    return file_join(plan_folder, "brought");
}

static void bring_errors(void)
{
    put_file(all_parts[0], "canvas = [1,");
    put_file(all_parts[1],
             "items = ( { slogan = \"一\"; }, { slogan = \"二\"; style = \"x\"; } );");
    put_file(all_parts[2], "title = ");
    put_file(all_parts[3], "fallback = \"nowhere\";");
}

static bool is_told(const struct config_report *report, const char *part)
{
    for (size_t i = 0; i < report->count; i++)
        if (strstr(report->lines[i], part))
            return true;
    return false;
}

struct patience {
    int left, asked;
};

static bool be_patient(void *ctx)
{
    struct patience *patience = ctx;
    patience->asked++;
    return patience->left-- > 0;
}

/* Stops it when it was asked so often. Returns whether it came to its end; *report: to be
 * finished. */
static bool look(int patience_left, struct config_report *report)
{
    struct err err;
    struct patience patience = {.left = patience_left};
    struct check_watch watch = {.go_on = be_patient, .ctx = &patience};
    char *folder = brought();
    bool ok = check_content(&site, folder, &watch, report, &err);
    if (!ok && !watch.is_stopped)
        fail_msg("%s", err.text);
    assert_int_equal(ok, !watch.is_stopped);
    if (!ok)
        assert_int_equal(patience.asked, patience_left + 1); /* and not again */
    free(folder);
    return ok;
}

static void a_check_stops_at_once(void **state)
{
    bool is_whole = false;
    size_t before = 0;
    int patience = 0;
    (void)state;
    bring_errors();
    for (; !is_whole; patience++) {
        struct config_report report = {0};
        is_whole = look(patience, &report);
        if (patience == 0)
            assert_int_equal(report.count, 0);
        assert_true(report.count >= before);
        before = report.count;
        for (size_t i = 0; is_whole && i < sizeof(all_parts) / sizeof(all_parts[0]); i++)
            if (!is_told(&report, all_parts[i]))
                fail_msg("nothing was said of %s", all_parts[i]);
        if (!is_whole)
            assert_false(is_told(&report, all_parts[3])); /* the last one */
        config_report_finish(&report);
    }
    assert_true(patience > 5); /* it is asked before each part and each item */
}

static enum package_reason check(const char *folder, int signals)
{
    struct package_trouble trouble = {.reason = PACKAGE_FINE};
    struct import_job job = {
        .site = &site, .front = import_terminal(), .signals = signals, .socket = -1};
    bool ok = import_check(&job, folder, &trouble);
    assert_int_equal(ok, trouble.reason == PACKAGE_FINE);
    return trouble.reason;
}

static void whose_fault_it_is(void **state)
{
    int signals[2];
    (void)state;
    char *folder = brought();
    put_file("playlists/a/playlist.cfg", "items = ( { slogan = \"一\"; } );");
    assert_int_equal(check(folder, -1), PACKAGE_FINE);
    char *no_folder = file_join(folder, "playlists/a/playlist.cfg/x"); /* cannot be looked at */
    assert_int_equal(check(no_folder, -1), PACKAGE_DISK);
    bring_errors();
    assert_int_equal(check(folder, -1), PACKAGE_CONTENT);
    assert_int_equal(pipe2(signals, O_CLOEXEC), 0);
    assert_int_equal(write(signals[1], "x", 1), 1);
    assert_int_equal(check(folder, signals[0]), PACKAGE_NOT_ALLOWED);
    assert_int_equal(close(signals[0]), 0);
    assert_int_equal(close(signals[1]), 0);
    free(no_folder);
    free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_check_stops_at_once, open_site, plan_folder_close),
        cmocka_unit_test_setup_teardown(whose_fault_it_is, open_site, plan_folder_close),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
