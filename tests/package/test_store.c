#include "package/content.h"

#include <sys/wait.h>

static int lock_fd;

static int enter_locked(void **state)
{
    struct package_trouble trouble;
    if (enter_scratch(state) != 0)
        return -1;
    lock_fd = package_store_lock(DATA, &trouble);
    return lock_fd >= 0 ? 0 : -1;
}

static int leave_locked(void **state)
{
    (void)close(lock_fd);
    return leave_scratch(state);
}

#define LOCKED(test) cmocka_unit_test_setup_teardown(test, enter_locked, leave_locked)

/* A new generation that holds mark; returns its number. */
static int make_generation(const char *mark, int64_t version)
{
    struct package_state state;
    struct package_trouble trouble = {0};
    struct str path = {0};
    int generation = 0;
    char *stage = package_store_stage(DATA, &generation, &trouble);
    if (!stage)
        fail_msg("%s", trouble.err.text);
    str_addf(&path, "%s/playlists/attract/a.mp4", stage);
    put(path.text, mark);
    str_clear(&path);
    str_addf(&path, "%s/SHA256SUMS", stage);
    put(path.text, mark);
    str_finish(&path);
    free(stage);
    if (!package_store_activate(DATA, generation, version, &state, &trouble))
        fail_msg("%s", trouble.err.text);
    expect_same_state(state, read_state());
    return generation;
}

/* What a start does at once. */
static struct package_state mend(void)
{
    struct package_state state;
    struct package_trouble trouble = {0};
    if (!package_store_recover(DATA, &state, &trouble))
        fail_msg("%s", trouble.err.text);
    expect_same_state(state, read_state());
    return state;
}

static void sweep(void)
{
    struct package_trouble trouble = {0};
    assert_true(package_store_sweep(DATA, NULL, &trouble));
}

/* And what it does later. */
static struct package_state recover(void)
{
    struct package_state state = mend();
    sweep();
    return state;
}

static void nothing_is_there_yet(void **state)
{
    struct package_state now = read_state();
    struct package_trouble trouble;
    (void)state;
    assert_int_equal(now.active, 0);
    assert_int_equal(now.previous, -1);
    assert_null(package_store_folder(DATA, 0));
    int lock = package_store_lock(DATA, &trouble);
    assert_true(lock >= 0);
    now = recover();
    assert_int_equal(now.active, 0);
    assert_false(package_store_rollback(DATA, false, &now, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_NONE);
    (void)close(lock);
    expect_content("");
}

static void one_at_a_time(void **state)
{
    struct package_trouble trouble;
    (void)state;
    assert_int_equal(package_store_lock(DATA, &trouble), -1);
    assert_int_equal(trouble.reason, PACKAGE_BUSY);
    (void)close(lock_fd);
    lock_fd = package_store_lock(DATA, &trouble); /* the control */
    assert_true(lock_fd >= 0);
}

static void without_a_folder_there_is_no_lock(void **state)
{
    struct package_trouble trouble;
    (void)state;
    put(DATA "/content", "a file");
    assert_int_equal(package_store_lock(DATA, &trouble), -1);
    assert_int_equal(trouble.reason, PACKAGE_DISK);
}

static void the_last_two_are_kept(void **state)
{
    (void)state;
    assert_int_equal(make_generation("one", 10), 1);
    struct digest one = digest_of_generation(1);
    assert_int_equal(make_generation("two", 20), 2);
    assert_int_equal(make_generation("three", 30), 3);
    expect_content("1 2 3 state ");
    struct package_state now = recover();
    expect_content("2 3 state ");
    assert_int_equal(now.active, 3);
    assert_int_equal(now.previous, 2);
    assert_int_equal(now.version, 30);
    assert_int_equal(now.previous_version, 20);
    assert_false(same_digest(one, digest_of_generation(2)));
    assert_string_equal(digest_of_generation(1).text, "");
}

static void a_number_is_never_used_twice(void **state)
{
    struct package_state now;
    struct package_trouble trouble = {0};
    int generation = 0;
    (void)state;
    (void)make_generation("one", 1);
    (void)make_generation("two", 2);
    assert_true(package_store_rollback(DATA, true, &now, &trouble));
    (void)recover();
    expect_content("1 state ");
    assert_int_equal(make_generation("three", 3), 3);
    assert_int_equal(mkdir(DATA "/content/41", 0755), 0); /* named, and never activated */
    assert_int_equal(make_generation("four", 4), 42);
    put(DATA "/content/state", "no state");
    assert_int_equal(make_generation("five", 5), 43);
    assert_int_equal(mkdir(DATA "/content/999999999", 0755), 0);
    assert_null(package_store_stage(DATA, &generation, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_DISK);
}

/* --- what is not needed any more --- */

/* Some GB of it would hold up a start: they only lose their names. */
static void a_start_removes_nothing(void **state)
{
    (void)state;
    (void)make_generation("one", 1);
    (void)make_generation("two", 2);
    (void)make_generation("three", 3);
    put(DATA "/content/stage.1/x", "of an import that was killed");
    (void)mend();
    expect_content("2 3 stage.old.1 stage.old.stage.1 state ");
    assert_true(file_is_regular(DATA "/content/stage.old.1/playlists/attract/a.mp4"));
    assert_true(file_is_regular(DATA "/content/stage.old.stage.1/x"));
    (void)mend();
    expect_content("2 3 stage.old.1 stage.old.stage.1 state ");
    sweep();
    expect_content("2 3 state ");
}

static void only_what_was_set_aside_is_swept(void **state)
{
    (void)state;
    (void)make_generation("one", 1);
    (void)make_generation("two", 2);
    (void)make_generation("three", 3);
    put(DATA "/content/stage.4/x", "an import is under way");
    put(DATA "/content/notes.txt", "mine");
    sweep();
    expect_content("1 2 3 notes.txt stage.4 state ");
}

static bool let_some_go(void *ctx, int64_t bytes, struct package_trouble *trouble)
{
    int *left = ctx;
    assert_int_equal(bytes, 0);
    return (*left)-- > 0 || package_refuse(trouble, PACKAGE_STICK, "stopped");
}

static void make_much(const char *folder)
{
    for (int i = 0; i < 20 * 20; i++) {
        struct str path = {0};
        str_addf(&path, "%s/%d/%d/x", folder, i / 20, i % 20);
        put(path.text, "x");
        str_finish(&path);
    }
}

static void a_sweep_can_be_stopped(void **state)
{
    int left = 100;
    const struct package_watch watch = {let_some_go, &left};
    struct package_trouble trouble = {0};
    (void)state;
    (void)make_generation("one", 1);
    make_much(DATA "/content/stage.old.7");
    assert_false(package_store_sweep(DATA, &watch, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_STICK);
    assert_int_equal(left, -1); /* it was not asked again */
    expect_content("1 stage.old.7 state ");
    sweep();
    expect_content("1 state ");
}

/* The player in the background and an import that needs the room: neither stumbles. */
static void two_sweep_at_once(void **state)
{
    (void)state;
    (void)make_generation("one", 1);
    for (int i = 0; i < 10; i++) {
        make_much(DATA "/content/stage.old.7");
        pid_t child = fork();
        if (child == 0) {
            sweep();
            _exit(0);
        }
        sweep();
        expect_content("1 state ");
        assert_int_equal(waitpid(child, NULL, 0), child);
    }
}

/* --- as a crash leaves it --- */

static void only_a_stage(void)
{
    put(DATA "/content/stage.3/playlists/attract/half.mp4", "ha");
}

static void a_stage_with_its_name(void)
{
    put(DATA "/content/3/playlists/attract/a.mp4", "three");
}

static void a_half_written_state(void)
{
    a_stage_with_its_name();
    put(DATA "/content/state.new", "active 3\nprev");
}

static void half_removed(void)
{
    put(DATA "/content/stage.old.1/playlists/rest.mp4", "rest");
}

static void everything_at_once(void)
{
    only_a_stage();
    a_half_written_state();
    half_removed();
    put(DATA "/content/stage.", "a file");
    put(DATA "/content/7", "a file");
}

static void nothing_more(void)
{
}

static void after_a_crash_the_old_show_is_whole(void **state)
{
    static void (*const leftovers[])(void) = {
        nothing_more,         only_a_stage, a_stage_with_its_name,
        a_half_written_state, half_removed, everything_at_once,
    };
    (void)state;
    (void)make_generation("one", 1);
    (void)make_generation("two", 2);
    struct digest one = digest_of_generation(1), two = digest_of_generation(2);
    struct package_state before = read_state();
    for (size_t i = 0; i < COUNT(leftovers); i++) {
        leftovers[i]();
        expect_same_state(recover(), before);
        assert_true(same_digest(one, digest_of_generation(1)));
        assert_true(same_digest(two, digest_of_generation(2)));
        expect_content("1 2 state ");
    }
    expect_outside_untouched();
}

static void what_is_missing_is_not_shown(void **state)
{
    static const struct {
        bool has[2]; /* the previous, the active one */
        int active, previous;
        int64_t version;
    } rows[] = {
        {{true, true}, 2, 1, 20},
        {{false, true}, 2, -1, 20},
        {{true, false}, 1, -1, 10},
        {{false, false}, 0, -1, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(enter_locked(NULL), 0);
        (void)make_generation("one", 10);
        (void)make_generation("two", 20);
        if (!rows[i].has[0])
            file_remove_tree(DATA "/content/1");
        if (!rows[i].has[1])
            file_remove_tree(DATA "/content/2");
        struct package_state now = recover();
        assert_int_equal(now.active, rows[i].active);
        assert_int_equal(now.previous, rows[i].previous);
        assert_int_equal(now.version, rows[i].version);
        assert_int_equal(now.trial_starts > 0, rows[i].active > 0); /* neither survived one */
        expect_same_state(recover(), now);
        assert_int_equal(leave_locked(NULL), 0);
    }
}

/* --- a damaged state --- */

static struct str read_text(const char *path)
{
    struct str text = {0};
    struct err err;
    assert_true(file_read(path, 1 << 20, &text, &err));
    return text;
}

static void expect_unbelieved(void)
{
    struct package_state now;
    struct err err = {0};
    assert_false(package_store_read(DATA, &now, &err));
    assert_int_not_equal(err.code, ERR_IO);
    assert_int_equal(now.active, 0);
    assert_int_equal(now.previous, -1);
    assert_int_equal(now.best_version, 0);
}

static void no_damage_is_believed(void **state)
{
    struct package_state now;
    struct package_trouble trouble;
    (void)state;
    (void)make_generation("one", 1);
    (void)make_generation("two", 2);
    assert_true(package_store_rollback(DATA, true, &now, &trouble));
    struct str good = read_text(DATA "/content/state");
    for (size_t i = 0; i < good.len; i++) {
        for (int bit = 0; bit < 8; bit++) {
            good.text[i] = (char)(good.text[i] ^ 1 << bit);
            put_bytes(DATA "/content/state", good.text, good.len);
            expect_unbelieved();
            good.text[i] = (char)(good.text[i] ^ 1 << bit);
        }
        put_bytes(DATA "/content/state", good.text, i); /* cut short */
        expect_unbelieved();
    }
    put_bytes(DATA "/content/state", good.text, good.len); /* the control */
    expect_same_state(read_state(), now);
    str_add(&good, "\n");
    put_bytes(DATA "/content/state", good.text, good.len);
    expect_unbelieved();
    str_finish(&good);
}

static void a_state_out_of_range_is_not_believed(void **state)
{
    /* each with the right sum: only what a state can be is one */
    static const char *const starts[] = {
        "active -1\nprevious -1\ntrial_starts 0\n",
        "active 1000000000\nprevious -1\ntrial_starts 0\n",
        "active 1\nprevious -2\ntrial_starts 0\n",
        "active 1\nprevious 0\ntrial_starts 5\n",
        "active 01\nprevious 0\ntrial_starts 0\n",
        "active 1\nprevious 0\ntrial_starts 99999999999999999999\n",
        "previous 0\nactive 1\ntrial_starts 0\n",
        "active 1\nprevious 0\ntrial_starts 0\n", /* the control */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(starts); i++) {
        struct str text = {0};
        struct seal_sum sum;
        uint8_t digest[SEAL_SUM_BYTES];
        char hex[SEAL_SUM_HEX_BYTES];
        str_addf(&text,
                 "%sversion 7\nprevious_version 6\nprevious_trial 0\nbest_version 6\n"
                 "returned_from 0\n"
                 "returned_sums -\n",
                 starts[i]);
        seal_sum_begin(&sum);
        seal_sum_add(&sum, text.text, text.len);
        seal_sum_end(&sum, digest);
        seal_sum_text(digest, hex);
        str_addf(&text, "sha256 %s\n", hex);
        put_bytes(DATA "/content/state", text.text, text.len);
        str_finish(&text);
        if (i + 1 < COUNT(starts))
            expect_unbelieved();
    }
    assert_int_equal(read_state().version, 7);
}

static void damage_removes_nothing_and_the_next_import_heals_it(void **state)
{
    struct package_state now;
    struct package_trouble trouble;
    (void)state;
    (void)make_generation("one", 1);
    (void)make_generation("two", 2);
    put(DATA "/content/state", "damaged");
    put(DATA "/content/stage.3/x", "x");
    assert_true(package_store_recover(DATA, &now, &trouble));
    sweep();
    assert_int_equal(now.active, 0);
    expect_content("1 2 state ");
    expect_unbelieved(); /* it goes on being said */
    assert_int_equal(make_generation("three", 3), 3);
    now = recover();
    assert_int_equal(now.active, 3);
    assert_int_equal(now.previous, 0);
    expect_content("3 state ");
}

static void a_state_that_cannot_be_read_changes_nothing(void **state)
{
    struct package_state now;
    struct package_trouble trouble;
    struct err err;
    int generation;
    bool went_back;
    (void)state;
    (void)make_generation("one", 1);
    assert_int_equal(unlink(DATA "/content/state"), 0);
    assert_int_equal(mkdir(DATA "/content/state", 0755), 0);
    assert_false(package_store_read(DATA, &now, &err));
    assert_int_equal(now.active, 0);
    assert_false(package_store_recover(DATA, &now, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_DISK);
    assert_null(package_store_stage(DATA, &generation, &trouble));
    assert_false(package_store_rollback(DATA, false, &now, &trouble));
    assert_false(package_trial_start(DATA, &now, &went_back, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_DISK);
    expect_content("1 state ");
}

/* --- nothing outside --- */

static void links_lead_nowhere(void **state)
{
    (void)state;
    (void)make_generation("one", 1);
    assert_int_equal(mkdir(DATA "/content/stage.9", 0755), 0);
    assert_int_equal(symlink("../../../outside", DATA "/content/stage.9/link"), 0);
    assert_int_equal(symlink("../../outside", DATA "/content/stage.8"), 0);
    assert_int_equal(symlink("../../outside", DATA "/content/7"), 0);
    (void)recover();
    expect_content("1 state ");
    expect_outside_untouched();
}

static void a_generation_that_is_a_link_is_none(void **state)
{
    (void)state;
    (void)make_generation("one", 1);
    (void)make_generation("two", 2);
    file_remove_tree(DATA "/content/2");
    assert_int_equal(symlink("../../outside", DATA "/content/2"), 0);
    struct package_state now = recover();
    assert_int_equal(now.active, 1);
    expect_content("1 state ");
    expect_outside_untouched();
}

static void other_names_are_left_alone(void **state)
{
    static const char *const names[] = {"0",  "007", "12x",        "notes.txt",           "stages",
                                        "+1", "-1",  "1000000000", "99999999999999999999"};
    (void)state;
    for (size_t i = 0; i < COUNT(names); i++) {
        char *path = package_store_folder(DATA, 1);
        struct str other = {0};
        str_addf(&other, "%.*s%s", (int)(strlen(path) - 1), path, names[i]);
        put(other.text, "x");
        str_finish(&other);
        free(path);
    }
    assert_int_equal(make_generation("one", 1), 1);
    (void)recover();
    expect_content("+1 -1 0 007 1 1000000000 12x 99999999999999999999 notes.txt stages state ");
}

/* --- what an addition starts from --- */

static void an_addition_starts_from_what_is_there(void **state)
{
    char brought[][32] = {"config/layouts", "package.cfg", "playlists/attract/a.mp4",
                          "playlists/link/b.mp4", "playlists/night"};
    char *const names[] = {brought[0], brought[1], brought[2], brought[3], brought[4]};
    struct package_trouble trouble = {0};
    struct stat old, new;
    char target[16] = "";
    int generation = 0;
    (void)state;
    put(DATA "/content/5/playlists/attract/a.mp4", "old");
    put(DATA "/content/5/playlists/attract/更多.mp4", "kept");
    put(DATA "/content/5/playlists/night/c.mp4", "a file takes this folder's place");
    put(DATA "/content/5/playlists/nightly/d.mp4", "kept");
    put(DATA "/content/5/config/layouts/plaza.cfg", "a file takes this folder's place");
    put(DATA "/content/5/config/schedule.cfg", "kept");
    put(DATA "/content/5/package.cfg", "not handed on");
    put(DATA "/content/5/SHA256SUMS", "not handed on");
    assert_int_equal(symlink("usb", DATA "/content/5/playlists/link"), 0); /* a folder's, now */
    assert_int_equal(symlink("usb", DATA "/content/5/playlists/becomes"), 0);
    char *stage = package_store_stage(DATA, &generation, &trouble);
    assert_int_equal(generation, 6);
    if (!package_store_inherit(DATA, 5, stage, names, COUNT(names), &trouble))
        fail_msg("%s", trouble.err.text);
    free(stage);
    assert_int_equal(stat(DATA "/content/5/playlists/attract/更多.mp4", &old), 0);
    assert_int_equal(stat(DATA "/content/stage.6/playlists/attract/更多.mp4", &new), 0);
    assert_int_equal(old.st_ino, new.st_ino); /* a link, not a copy */
    assert_true(file_is_regular(DATA "/content/stage.6/playlists/nightly/d.mp4"));
    assert_true(file_is_regular(DATA "/content/stage.6/config/schedule.cfg"));
    assert_int_equal(readlink(DATA "/content/stage.6/playlists/becomes", target, 15), 3);
    assert_string_equal(target, "usb");
    static const char *const gone[] = {"playlists/attract/a.mp4",
                                       "playlists/night",
                                       "config/layouts",
                                       "playlists/link",
                                       "package.cfg",
                                       "SHA256SUMS",
                                       "assets"};
    for (size_t i = 0; i < COUNT(gone); i++) {
        char *path = file_join(DATA "/content/stage.6", gone[i]);
        if (lstat(path, &new) == 0)
            fail_msg("%s is there", gone[i]);
        free(path);
    }
}

static void an_addition_to_nothing_is_empty(void **state)
{
    struct package_trouble trouble = {0};
    int generation = 0;
    (void)state;
    char *stage = package_store_stage(DATA, &generation, &trouble);
    assert_true(package_store_inherit(DATA, 0, stage, NULL, 0, &trouble));
    assert_string_equal(digest_of(stage).text, digest_of(STICK).text); /* both empty */
    assert_false(package_store_inherit(DATA, 0, "gone", NULL, 0, &trouble) &&
                 package_store_inherit(DATA, 3, "gone", NULL, 0, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_DISK);
    free(stage);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_SCRATCH(nothing_is_there_yet),
        LOCKED(one_at_a_time),
        IN_SCRATCH(without_a_folder_there_is_no_lock),
        LOCKED(the_last_two_are_kept),
        LOCKED(a_number_is_never_used_twice),
        LOCKED(a_start_removes_nothing),
        LOCKED(only_what_was_set_aside_is_swept),
        LOCKED(a_sweep_can_be_stopped),
        LOCKED(two_sweep_at_once),
        LOCKED(after_a_crash_the_old_show_is_whole),
        cmocka_unit_test(what_is_missing_is_not_shown),
        LOCKED(no_damage_is_believed),
        LOCKED(a_state_out_of_range_is_not_believed),
        LOCKED(damage_removes_nothing_and_the_next_import_heals_it),
        LOCKED(a_state_that_cannot_be_read_changes_nothing),
        LOCKED(links_lead_nowhere),
        LOCKED(a_generation_that_is_a_link_is_none),
        LOCKED(other_names_are_left_alone),
        LOCKED(an_addition_starts_from_what_is_there),
        LOCKED(an_addition_to_nothing_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
