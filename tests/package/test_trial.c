#include "package/content.h"

/*
 * A trial as a word: a new content (versions rise by one), s start of the player, e it ended in
 * order, p a minute of show, r rollback by staff.
 */
struct step_result {
    bool went_back;
};

static struct step_result take_step(char step, int64_t *version)
{
    struct package_state state;
    struct package_trouble trouble = {0};
    struct step_result result = {false};
    int generation = 0;
    bool ok = true;
    if (step == 'a') {
        assert_true(package_store_recover(DATA, &state, &trouble)); /* as an import does */
        char *stage = package_store_stage(DATA, &generation, &trouble);
        assert_non_null(stage);
        char *file = file_join(stage, "SHA256SUMS");
        char text[32];
        (void)snprintf(text, sizeof(text), "%" PRId64, *version); /* it fits */
        put(file, text);
        free(file);
        free(stage);
        ok = package_store_activate(DATA, generation, (*version)++, &state, &trouble);
    } else if (step == 's') {
        ok = package_trial_start(DATA, &state, &result.went_back, &trouble);
    } else if (step == 'e') {
        ok = package_trial_excuse(DATA, &state, &trouble);
    } else if (step == 'p') {
        ok = package_trial_passed(DATA, &state, &trouble);
    } else {
        ok = package_store_rollback(DATA, false, &state, &trouble);
    }
    if (!ok)
        fail_msg("%c: %s", step, trouble.err.text);
    expect_same_state(read_state(), state);
    return result;
}

static void a_trial_ends_as_it_should(void **state)
{
    static const struct {
        const char *steps;
        int active, previous, trial_starts;
        int64_t version, best_version;
        int returned_from;
        int back_at; /* the step that went back; -1: none */
    } rows[] = {
        {"s", 0, -1, 0, 0, 0, 0, -1},
        {"sep", 0, -1, 0, 0, 0, 0, -1},
        {"a", 1, 0, 4, 1, 0, 0, -1},
        {"as", 1, 0, 3, 1, 0, 0, -1},
        {"asss", 1, 0, 1, 1, 0, 0, -1},        /* the third start still tries */
        {"assss", 0, -1, 0, 0, 0, 1, 4},       /* the fourth does not */
        {"assssss", 0, -1, 0, 0, 0, 1, 4},     /* and once is enough */
        {"asesesesese", 1, 0, 4, 1, 0, 0, -1}, /* what ended in order does not count */
        {"ae", 1, 0, 4, 1, 0, 0, -1},          /* nor gives it more */
        {"ap", 1, 0, 0, 1, 1, 0, -1},          /* a minute of show */
        {"apssss", 1, 0, 0, 1, 1, 0, -1},      /* it stays */
        {"assspssss", 1, 0, 0, 1, 1, 0, -1},   /* passed in its last start */
        {"apape", 2, 1, 0, 2, 2, 0, -1},
        {"apassss", 1, -1, 0, 1, 1, 2, 6}, /* the good one is on again */
        {"apassssa", 3, 1, 4, 3, 1, 0, 6}, /* a next one is a next one */
        {"apar", 1, -1, 0, 1, 1, 2, -1},   /* staff went back */
        {"apara", 3, 1, 4, 3, 1, 0, -1},   /* no number is ever another content's */
        {"apapr", 1, -1, 0, 1, 2, 2, -1},  /* its version stays the greatest */
        {"aa", 2, 1, 4, 2, 0, 0, -1},
        {"aassss", 1, -1, 4, 1, 0, 2, 5},      /* the one before never showed that it can be */
        {"aassssp", 1, -1, 0, 1, 1, 2, 5},     /* it can */
        {"aassssssss", 0, -1, 0, 0, 0, 1, 99}, /* it cannot either: went back twice */
        {"aar", 1, -1, 4, 1, 0, 2, -1},        /* so with staff's way back */
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct package_trouble trouble = {0};
        int64_t version = 1;
        int back_at = -1;
        assert_int_equal(enter_scratch(NULL), 0);
        int lock = package_store_lock(DATA, &trouble);
        assert_true(lock >= 0);
        for (int k = 0; rows[i].steps[k]; k++)
            if (take_step(rows[i].steps[k], &version).went_back)
                back_at = back_at < 0 ? k : 99;
        struct package_state end = read_state();
        if (end.active != rows[i].active || end.previous != rows[i].previous ||
            end.trial_starts != rows[i].trial_starts || end.version != rows[i].version ||
            end.best_version != rows[i].best_version ||
            end.returned_from != rows[i].returned_from || back_at != rows[i].back_at)
            fail_msg("%s: active %d previous %d starts %d version %d best %d from %d back at %d",
                     rows[i].steps, end.active, end.previous, end.trial_starts, (int)end.version,
                     (int)end.best_version, end.returned_from, back_at);
        bool is_by_staff = strchr(rows[i].steps, 'r') != NULL; /* may come again */
        assert_int_equal(*end.returned_sums != '\0', end.returned_from != 0 && !is_by_staff);
        (void)close(lock);
        assert_int_equal(leave_scratch(NULL), 0);
    }
}

/* Lost with its folder, the previous one cannot be gone back to: what was installed can. */
static void without_a_previous_one_a_trial_ends_as_installed(void **state)
{
    struct package_state now;
    struct package_trouble trouble = {0};
    int64_t version = 1;
    bool went_back = false;
    (void)state;
    int lock = package_store_lock(DATA, &trouble);
    for (const char *step = "apasss"; *step; step++)
        (void)take_step(*step, &version);
    file_remove_tree(DATA "/content/1");
    assert_false(package_store_rollback(DATA, false, &now, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_NONE);
    assert_true(package_trial_start(DATA, &now, &went_back, &trouble));
    assert_true(went_back);
    assert_int_equal(now.active, 0);
    assert_int_equal(now.previous, -1);
    assert_int_equal(now.returned_from, 2);
    assert_int_equal(now.best_version, 1);
    assert_false(package_store_rollback(DATA, true, &now, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_NONE);
    (void)close(lock);
}

/* A start that counts is written down; one that does not costs no write. */
static void a_quiet_start_writes_nothing(void **state)
{
    struct package_state now;
    struct package_trouble trouble = {0};
    struct stat before, after;
    int64_t version = 1;
    bool went_back = true;
    (void)state;
    int lock = package_store_lock(DATA, &trouble);
    for (const char *step = "ap"; *step; step++)
        (void)take_step(*step, &version);
    assert_int_equal(stat(DATA "/content/state", &before), 0);
    assert_true(package_trial_start(DATA, &now, &went_back, &trouble));
    assert_false(went_back);
    assert_true(package_trial_excuse(DATA, &now, &trouble));
    assert_true(package_trial_passed(DATA, &now, &trouble));
    assert_int_equal(stat(DATA "/content/state", &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    (void)take_step('a', &version);
    assert_int_equal(stat(DATA "/content/state", &after), 0);
    assert_int_not_equal(before.st_ino, after.st_ino); /* the control */
    (void)close(lock);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_trial_ends_as_it_should),
        IN_SCRATCH(without_a_previous_one_a_trial_ends_as_installed),
        IN_SCRATCH(a_quiet_start_writes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
