#include "package/content.h"

#define TODAY 20620 /* 2026-06-16 */

static struct seal_secret_key organiser, stranger;
static struct package_ring ring;

/* What the hooks say, and what they were told. */
static struct answers {
    enum package_reason stop; /* FINE: never */
    enum package_step stop_at;
    int64_t stop_behind_bytes; /* of copying */
    bool is_content_bad, is_declined;
    int asked, checked;
    struct package_progress last;
} answers;

static bool on_go_on(void *ctx, const struct package_progress *progress,
                     struct package_trouble *trouble)
{
    struct answers *now = ctx;
    assert_true(progress->step >= now->last.step);
    assert_true(progress->done_bytes >= now->last.done_bytes);
    assert_true(progress->done_bytes <= progress->total_bytes);
    now->last = *progress;
    now->last.name = NULL;
    if (now->stop == PACKAGE_FINE || progress->step != now->stop_at ||
        progress->done_bytes < now->stop_behind_bytes)
        return true;
    return package_refuse(trouble, now->stop, "stopped");
}

static bool on_check(void *ctx, const char *folder, struct package_trouble *trouble)
{
    struct answers *now = ctx;
    char *settings = file_join(folder, "package.cfg");
    now->checked++;
    assert_int_equal(now->last.done_bytes, now->last.total_bytes);
    assert_true(file_is_regular(settings)); /* the whole generation is there */
    free(settings);
    return !now->is_content_bad || package_refuse(trouble, PACKAGE_CONTENT, "a film is missing");
}

static bool on_accept(void *ctx, const char *folder, const struct package_progress *progress,
                      struct package_trouble *trouble)
{
    struct answers *now = ctx;
    now->asked++;
    assert_true(file_is_folder(folder));
    assert_int_equal(progress->step, PACKAGE_ASKING);
    return !now->is_declined || package_refuse(trouble, PACKAGE_NOT_ALLOWED, "declined");
}

static struct package_rules rules_of(enum package_trust trust)
{
    return (struct package_rules){
        .trust = trust,
        .has_pin = true,
        .limits = {.max_files = 100,
                   .max_bytes = 10 << 20,
                   .min_free_percent = 0,
                   .max_name_bytes = 200,
                   .max_depth = 8,
                   .max_sums_bytes = 1 << 20},
        .ring = &ring,
        .device = "anxuan-01",
        .becomes = "attract",
        .label = "KINGSTON",
        .has_today = true,
        .today = TODAY,
    };
}

static enum package_reason import_by(const struct package_rules *rules, struct package_outcome *out,
                                     struct package_trouble *trouble)
{
    const struct package_hooks hooks = {&answers, on_go_on, on_check, on_accept};
    *trouble = (struct package_trouble){.reason = PACKAGE_FINE};
    answers.last = (struct package_progress){.step = PACKAGE_READING};
    bool ok = package_import(STICK, DATA, rules, &hooks, out, trouble);
    assert_int_equal(ok, trouble->reason == PACKAGE_FINE);
    return trouble->reason;
}

static enum package_reason import(const struct package_rules *rules)
{
    struct package_outcome outcome;
    struct package_trouble trouble;
    enum package_reason reason = import_by(rules, &outcome, &trouble);
    package_outcome_finish(&outcome);
    return reason;
}

static void expect_taken(const struct package_rules *rules)
{
    struct package_outcome outcome;
    struct package_trouble trouble;
    if (import_by(rules, &outcome, &trouble) != PACKAGE_FINE)
        fail_msg("%s: %s", package_reason_words(trouble.reason)->name, trouble.err.text);
    package_outcome_finish(&outcome);
}

static void pass_trial(void)
{
    struct package_state state;
    struct package_trouble trouble;
    int lock = package_store_lock(DATA, &trouble);
    assert_true(lock >= 0);
    assert_true(package_trial_passed(DATA, &state, &trouble));
    (void)close(lock);
}

static int enter(void **state)
{
    struct package_rules rules = rules_of(PACKAGE_TRUST_SIGNED);
    answers = (struct answers){.stop = PACKAGE_FINE};
    if (enter_scratch(state) != 0)
        return -1;
    seal_key_make(&organiser);
    seal_key_make(&stranger);
    struct seal_public_key public = seal_key_public(&organiser);
    ring = package_ring_of(&public);
    make_signed_package(&organiser, 10, "ten");
    expect_taken(&rules);
    pass_trial();
    return 0;
}

#define ON_A_DEVICE(test) cmocka_unit_test_setup_teardown(test, enter, leave_scratch)

static void a_signed_package_is_taken_as_it_is(void **state)
{
    struct package_rules rules = rules_of(PACKAGE_TRUST_SIGNED);
    struct package_outcome outcome;
    struct package_trouble trouble;
    char key_id[SEAL_KEY_ID_TEXT_BYTES];
    (void)state;
    make_signed_package(&organiser, 11, "eleven");
    assert_int_equal(import_by(&rules, &outcome, &trouble), PACKAGE_FINE);
    struct package_state now = read_state();
    assert_int_equal(now.active, 2);
    assert_int_equal(now.previous, 1);
    assert_int_equal(now.version, 11);
    assert_int_equal(now.best_version, 10); /* it has not survived yet */
    assert_true(now.trial_starts > 0);
    assert_string_equal(digest_of_generation(2).text, digest_of(ANXUAN).text);
    assert_string_equal(outcome.package.name, "spring");
    assert_int_equal(outcome.package.version, 11);
    assert_int_equal(outcome.generation, 2);
    assert_int_equal(outcome.files, 6);
    assert_int_equal(outcome.bytes, answers.last.total_bytes);
    assert_int_equal(outcome.files, answers.last.files);
    assert_int_equal(answers.checked, 2); /* the first import is enter()'s */
    assert_true(outcome.is_signed);
    seal_key_id_text(organiser.id, key_id);
    assert_string_equal(outcome.key_id, key_id);
    assert_int_equal(strlen(outcome.sums), SEAL_SUM_HEX_BYTES - 1);
    assert_int_equal(answers.last.step, PACKAGE_ACTIVATING);
    assert_int_equal(answers.asked, 0);
    package_outcome_finish(&outcome);
    expect_content("1 2 state ");
    expect_outside_untouched();
}

/* --- everything that is refused --- */

static void flip(const char *path, size_t at)
{
    struct str text = {0};
    struct err err;
    assert_true(file_read(path, 1 << 20, &text, &err));
    assert_true(at < text.len);
    text.text[at] ^= 1;
    put_bytes(path, text.text, text.len);
    str_finish(&text);
}

static void no_package(void)
{
    file_remove_tree(ANXUAN);
}
static void no_signature(void)
{
    (void)unlink(ANXUAN "/SHA256SUMS.minisig");
}
static void sums_flipped(void)
{
    flip(ANXUAN "/SHA256SUMS", 5);
}
static void signature_torn(void)
{
    put(ANXUAN "/SHA256SUMS.minisig", "untrusted comment: x\nRUQ");
}
static void by_a_stranger(void)
{
    seal_package(&stranger, 11);
}
static void of_the_old_kind(void)
{
    struct str text = {0};
    struct err err;
    assert_true(file_read(ANXUAN "/SHA256SUMS.minisig", 1 << 20, &text, &err));
    strchr(text.text, '\n')[2] = 'W'; /* "ED" becomes "Ed" */
    put_bytes(ANXUAN "/SHA256SUMS.minisig", text.text, text.len);
    str_finish(&text);
}
static void another_comment(void)
{
    seal_package(&organiser, 12);
}
static void with_settings(const char *more)
{
    make_package(11, "eleven", more);
    seal_package(&organiser, 11);
}
static void for_others(void)
{
    with_settings("devices = [\"lobby\", \"anxuan-02\"]; mode = \"replace\";");
}
static void expired(void)
{
    with_settings("devices = [\"*\"]; mode = \"replace\"; expires = \"2026-06-15\";");
}
static void settings_broken(void)
{
    with_settings("devices = [\"*\"]; mode = \"sideways\";");
}
static void older(void)
{
    make_signed_package(&organiser, 9, "nine");
}
static void as_old(void)
{
    make_signed_package(&organiser, 10, "another ten");
}
static void the_same(void)
{
    make_signed_package(&organiser, 10, "ten");
}
static void sums_malformed(void)
{
    put(ANXUAN "/SHA256SUMS", "0123  package.cfg\n");
    sign_sums(&organiser, "anxuan spring 11");
}
static void missing(void)
{
    (void)unlink(ANXUAN "/config/schedule.cfg");
}
static void extra(void)
{
    put(ANXUAN "/playlists/attract/extra.mp4", "x");
}
static void film_flipped(void)
{
    flip(ANXUAN "/playlists/attract/燃气安全.mp4", 1234);
}
static void film_cut(void)
{
    assert_int_equal(truncate(ANXUAN "/playlists/attract/燃气安全.mp4", 99), 0);
}
static void linked(void)
{
    (void)unlink(ANXUAN "/config/schedule.cfg");
    assert_int_equal(symlink("../../../outside/precious", ANXUAN "/config/schedule.cfg"), 0);
}
static void linked_whole(void)
{
    assert_int_equal(rename(ANXUAN, "stick/elsewhere"), 0);
    assert_int_equal(symlink("elsewhere", ANXUAN), 0);
}
static void with_a_fifo(void)
{
    assert_int_equal(mkfifo(ANXUAN "/playlists/attract/b.mp4", 0644), 0);
}
static void with_a_program(void)
{
    put(ANXUAN "/bin/sh", "x");
    seal_package(&organiser, 11);
}
static void nothing_done(void)
{
}

static void nothing_else(struct package_rules *rules)
{
    (void)rules;
}
static void without_keys(struct package_rules *rules)
{
    static struct package_ring none;
    rules->ring = &none;
}
static void without_keys_or_pin(struct package_rules *rules)
{
    without_keys(rules);
    rules->trust = PACKAGE_TRUST_PIN;
    rules->has_pin = false;
}
static void without_pin(struct package_rules *rules)
{
    rules->trust = PACKAGE_TRUST_PIN;
    rules->has_pin = false;
}
static void with_pin(struct package_rules *rules)
{
    rules->trust = PACKAGE_TRUST_PIN;
}
static void with_anything(struct package_rules *rules)
{
    rules->trust = PACKAGE_TRUST_ANY;
}
static void signed_only(struct package_rules *rules)
{
    rules->trust = PACKAGE_TRUST_SIGNED;
}
static void called_back(struct package_rules *rules)
{
    static struct package_ring with_revoked;
    with_revoked = ring;
    memcpy(with_revoked.revoked[0], organiser.id, SEAL_KEY_ID_BYTES);
    with_revoked.revoked_count = 1;
    rules->ring = &with_revoked;
}
static void called_back_with_anything(struct package_rules *rules)
{
    called_back(rules);
    rules->trust = PACKAGE_TRUST_ANY;
}
static void few_files(struct package_rules *rules)
{
    rules->limits.max_files = 5;
}
static void few_bytes(struct package_rules *rules)
{
    rules->limits.max_bytes = 1000;
}
static void no_depth(struct package_rules *rules)
{
    rules->limits.max_depth = 2;
}
static void much_kept_free(struct package_rules *rules)
{
    rules->limits.min_free_percent = 100;
}
static void bad_content(struct package_rules *rules)
{
    (void)rules;
    answers.is_content_bad = true;
}
static void declining(struct package_rules *rules)
{
    rules->trust = PACKAGE_TRUST_PIN;
    answers.is_declined = true;
}
static void stop_at(enum package_reason reason, enum package_step step, int64_t bytes)
{
    answers.stop = reason;
    answers.stop_at = step;
    answers.stop_behind_bytes = bytes;
}
static void pulled_at_once(struct package_rules *rules)
{
    (void)rules;
    stop_at(PACKAGE_STICK, PACKAGE_READING, 0);
}
static void pulled_while_copying(struct package_rules *rules)
{
    (void)rules;
    stop_at(PACKAGE_STICK, PACKAGE_COPYING, 3000);
}
static void stopped_before_the_check(struct package_rules *rules)
{
    (void)rules;
    stop_at(PACKAGE_BUSY, PACKAGE_CHECKING, 0);
}
static void stopped_at_the_last_moment(struct package_rules *rules)
{
    (void)rules;
    stop_at(PACKAGE_BUSY, PACKAGE_ACTIVATING, 0);
}

struct refusal {
    const char *name;
    void (*spoil)(void);
    void (*set)(struct package_rules *rules);
    enum package_reason reason;
    bool is_signed; /* whether a receipt may be written */
};

static const struct refusal all_refusals[] = {
    {"no anxuan/", no_package, nothing_else, PACKAGE_NONE, false},
    {"no anxuan/, nor media", no_package, with_anything, PACKAGE_NONE, false},
    {"no key", nothing_done, without_keys, PACKAGE_NO_KEY, false},
    {"no key, unsigned", no_signature, without_keys, PACKAGE_NO_KEY, false},
    {"no key nor PIN", no_signature, without_keys_or_pin, PACKAGE_NO_KEY, false},
    {"unsigned", no_signature, nothing_else, PACKAGE_UNSIGNED, false},
    {"unsigned, no PIN", no_signature, without_pin, PACKAGE_UNSIGNED, false},
    {"sums changed", sums_flipped, nothing_else, PACKAGE_BAD_SIGNATURE, false},
    {"sums changed, PIN", sums_flipped, with_pin, PACKAGE_BAD_SIGNATURE, false},
    {"sums changed, any", sums_flipped, with_anything, PACKAGE_BAD_SIGNATURE, false},
    {"signature torn", signature_torn, with_anything, PACKAGE_BAD_SIGNATURE, false},
    {"foreign", by_a_stranger, nothing_else, PACKAGE_FOREIGN, false},
    {"foreign, no PIN", by_a_stranger, without_pin, PACKAGE_FOREIGN, false},
    {"revoked", nothing_done, called_back, PACKAGE_REVOKED, false},
    {"revoked, any", nothing_done, called_back_with_anything, PACKAGE_REVOKED, false},
    {"legacy", of_the_old_kind, nothing_else, PACKAGE_LEGACY, false},
    {"legacy, any", of_the_old_kind, with_anything, PACKAGE_LEGACY, false},
    {"comment", another_comment, nothing_else, PACKAGE_COMMENT, true},
    {"comment, any", another_comment, with_anything, PACKAGE_COMMENT, true},
    {"device", for_others, nothing_else, PACKAGE_DEVICE, true},
    {"expired", expired, nothing_else, PACKAGE_EXPIRED, true},
    {"older", older, nothing_else, PACKAGE_OLD, true},
    {"as old", as_old, nothing_else, PACKAGE_OLD, true},
    {"as old, any", as_old, with_anything, PACKAGE_OLD, true},
    {"same", the_same, nothing_else, PACKAGE_SAME, true},
    {"sums malformed", sums_malformed, nothing_else, PACKAGE_SUMS, true},
    {"missing", missing, nothing_else, PACKAGE_FILES, true},
    {"extra", extra, nothing_else, PACKAGE_FILES, true},
    {"flipped", film_flipped, nothing_else, PACKAGE_FILES, true},
    {"cut", film_cut, nothing_else, PACKAGE_FILES, true},
    {"a link", linked, nothing_else, PACKAGE_NAMES, true},
    {"all a link", linked_whole, nothing_else, PACKAGE_NAMES, false},
    {"a FIFO", with_a_fifo, nothing_else, PACKAGE_NAMES, true},
    {"a program", with_a_program, nothing_else, PACKAGE_NAMES, true},
    {"files", nothing_done, few_files, PACKAGE_LIMITS, true},
    {"bytes", nothing_done, few_bytes, PACKAGE_LIMITS, true},
    {"depth", nothing_done, no_depth, PACKAGE_LIMITS, true},
    {"settings", settings_broken, nothing_else, PACKAGE_SETTINGS, true},
    {"content", nothing_done, bad_content, PACKAGE_CONTENT, true},
    {"no space", nothing_done, much_kept_free, PACKAGE_NO_SPACE, true},
    {"pulled at once", nothing_done, pulled_at_once, PACKAGE_STICK, false},
    {"pulled", nothing_done, pulled_while_copying, PACKAGE_STICK, true},
    {"stopped", nothing_done, stopped_before_the_check, PACKAGE_BUSY, true},
    {"stopped late", nothing_done, stopped_at_the_last_moment, PACKAGE_BUSY, true},
    {"declined", no_signature, declining, PACKAGE_NOT_ALLOWED, false},
    {"declined, foreign", by_a_stranger, declining, PACKAGE_NOT_ALLOWED, false},
    {"the control", nothing_done, nothing_else, PACKAGE_FINE, true},
    {"the control, PIN", no_signature, with_pin, PACKAGE_FINE, false},
};

static void expect_refused(const struct refusal *row)
{
    struct package_rules rules = rules_of(PACKAGE_TRUST_SIGNED);
    struct package_outcome outcome;
    struct package_trouble trouble;
    struct package_state before = read_state();
    struct digest old = digest_of_generation(before.active);
    make_signed_package(&organiser, 11, "eleven");
    row->spoil();
    row->set(&rules);
    struct digest stick = digest_of(STICK);
    if (import_by(&rules, &outcome, &trouble) != row->reason)
        fail_msg("%s: %s: %s", row->name, package_reason_words(trouble.reason)->name,
                 trouble.err.text);
    if (outcome.is_signed != row->is_signed || (*outcome.key_id != '\0') != row->is_signed)
        fail_msg("%s: signed by '%s'", row->name, outcome.key_id);
    package_outcome_finish(&outcome);
    assert_true(same_digest(old, digest_of_generation(before.active)));
    assert_true(same_digest(stick, digest_of(STICK)));
    expect_outside_untouched();
    if (row->reason == PACKAGE_FINE)
        return;
    expect_same_state(read_state(), before);
    expect_content("1 state ");
}

static void what_is_refused_changes_nothing(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(all_refusals); i++) {
        assert_int_equal(enter(NULL), 0);
        expect_refused(&all_refusals[i]);
        assert_int_equal(leave_scratch(NULL), 0);
    }
}

static void every_reason_is_met(void **state)
{
    bool is_met[PACKAGE_REASONS] = {[PACKAGE_DISK] = true}; /* test_sweep does */
    (void)state;
    for (size_t i = 0; i < COUNT(all_refusals); i++)
        is_met[all_refusals[i].reason] = true;
    for (int reason = 0; reason < PACKAGE_REASONS; reason++)
        if (!is_met[reason])
            fail_msg("%s is not met", package_reason_words(reason)->name);
}

static void another_import_is_under_way(void **state)
{
    struct package_rules rules = rules_of(PACKAGE_TRUST_SIGNED);
    struct package_trouble trouble;
    (void)state;
    make_signed_package(&organiser, 11, "eleven");
    int lock = package_store_lock(DATA, &trouble);
    assert_int_equal(import(&rules), PACKAGE_BUSY);
    make_signed_package(&stranger, 11, "eleven");
    assert_int_equal(import(&rules), PACKAGE_FOREIGN); /* without waiting for anybody */
    make_signed_package(&organiser, 11, "eleven");
    (void)close(lock);
    expect_taken(&rules);
}

/* The player removes it later; here the room may be wanted now. */
static void what_nobody_needs_is_gone_first(void **state)
{
    struct package_rules rules = rules_of(PACKAGE_TRUST_SIGNED);
    (void)state;
    put(DATA "/content/stage.8/x", "of an import that was killed");
    put(DATA "/content/stage.old.9/x", "set aside by a start");
    make_signed_package(&organiser, 11, "eleven");
    expect_taken(&rules);
    expect_content("1 2 state ");
}

/* Whoever named it meant a folder: there is none; a file called anxuan on a stick is another
 * matter. */
static void a_file_is_no_stick(void **state)
{
    static const enum package_trust trusts[] = {PACKAGE_TRUST_SIGNED, PACKAGE_TRUST_PIN,
                                                PACKAGE_TRUST_ANY};
    (void)state;
    for (size_t i = 0; i < COUNT(trusts); i++) {
        struct package_rules rules = rules_of(trusts[i]);
        file_remove_tree(STICK);
        put(STICK, "a file");
        assert_int_equal(import(&rules), PACKAGE_NONE);
        assert_int_equal(unlink(STICK), 0);
        put(ANXUAN, "a file");
        assert_int_equal(import(&rules), PACKAGE_NAMES);
    }
}

static void the_clock_decides_only_when_it_is_worth_something(void **state)
{
    static const struct {
        bool has_today;
        int64_t today;
        enum package_reason reason;
    } rows[] = {{true, TODAY - 1, PACKAGE_FINE}, /* the last day counts */
                {true, TODAY, PACKAGE_EXPIRED},
                {false, TODAY, PACKAGE_FINE}};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct package_rules rules = rules_of(PACKAGE_TRUST_SIGNED);
        assert_int_equal(enter(NULL), 0);
        expired();
        rules.has_today = rows[i].has_today;
        rules.today = rows[i].today;
        assert_int_equal(import(&rules), rows[i].reason);
        assert_int_equal(leave_scratch(NULL), 0);
    }
}

/* --- versions and trials --- */

static void go_back(bool is_by_trial)
{
    struct package_state state;
    struct package_trouble trouble;
    int lock = package_store_lock(DATA, &trouble);
    assert_true(package_store_rollback(DATA, is_by_trial, &state, &trouble));
    (void)close(lock);
}

static void a_version_counts_from_its_trial(void **state)
{
    struct package_rules rules = rules_of(PACKAGE_TRUST_SIGNED);
    (void)state;
    make_signed_package(&organiser, 20, "twenty");
    expect_taken(&rules);
    make_signed_package(&organiser, 15, "fifteen");
    assert_int_equal(import(&rules), PACKAGE_OLD); /* not below what is on */
    go_back(false);
    expect_taken(&rules); /* twenty never survived */
    pass_trial();
    make_signed_package(&organiser, 20, "twenty");
    expect_taken(&rules);
    pass_trial();
    go_back(false);
    assert_int_equal(import(&rules), PACKAGE_OLD); /* it has survived */
}

static void what_a_trial_sent_back_does_not_come_again(void **state)
{
    struct package_rules rules = rules_of(PACKAGE_TRUST_SIGNED);
    (void)state;
    make_signed_package(&organiser, 20, "twenty");
    expect_taken(&rules);
    go_back(true);
    assert_int_equal(import(&rules), PACKAGE_CONTENT); /* the stick is still plugged in */
    assert_int_equal(import(&rules), PACKAGE_CONTENT);
    assert_int_equal(read_state().active, 1);
    make_signed_package(&organiser, 20, "twenty, mended");
    expect_taken(&rules);
}

static void what_nobody_signed_has_no_version(void **state)
{
    struct package_rules rules = rules_of(PACKAGE_TRUST_PIN);
    (void)state;
    make_package(CONFIG_PACKAGE_VERSION, "all too great", NULL);
    expect_taken(&rules);
    pass_trial();
    assert_int_equal(read_state().version, 0);
    assert_int_equal(read_state().best_version, 10);
    make_signed_package(&organiser, 11, "eleven");
    expect_taken(&rules);
    make_package(1, "nobody's", NULL);
    expect_taken(&rules); /* staff may go back in versions */
}

/* --- what nobody signed --- */

static void what_nobody_signed_is_asked_about_once(void **state)
{
    struct package_rules rules = rules_of(PACKAGE_TRUST_PIN);
    struct package_outcome outcome;
    struct package_trouble trouble;
    (void)state;
    make_package(3, "nobody's", NULL);
    assert_int_equal(import_by(&rules, &outcome, &trouble), PACKAGE_FINE);
    assert_int_equal(answers.asked, 1);
    assert_false(outcome.is_signed);
    assert_string_equal(outcome.key_id, "");
    assert_int_equal(strlen(outcome.sums), SEAL_SUM_HEX_BYTES - 1);
    package_outcome_finish(&outcome);
    assert_int_equal(import(&rules), PACKAGE_SAME); /* and not at every start */
    assert_int_equal(answers.asked, 1);
    assert_int_equal(read_state().previous, 1);
    go_back(true);
    assert_int_equal(import(&rules), PACKAGE_CONTENT);
    assert_int_equal(answers.asked, 1);
    expect_content("1 state ");
}

static void sums_that_are_there_must_be_right(void **state)
{
    struct package_rules rules = rules_of(PACKAGE_TRUST_ANY);
    (void)state;
    make_package(3, "nobody's", NULL);
    write_sums();
    film_flipped();
    assert_int_equal(import(&rules), PACKAGE_FILES);
    film_flipped(); /* back */
    expect_taken(&rules);
    assert_int_equal(answers.asked, 0);
}

static void the_sums_of_a_package_without_are_made(void **state)
{
    struct package_rules rules = rules_of(PACKAGE_TRUST_ANY);
    (void)state;
    make_package(3, "nobody's", NULL);
    expect_taken(&rules);
    write_sums();
    assert_string_equal(digest_of_generation(2).text, digest_of(ANXUAN).text);
}

/* --- a plain folder --- */

static void expect_link(const char *path, const char *wanted)
{
    char target[64] = "";
    assert_int_equal(readlink(path, target, sizeof(target) - 1), strlen(wanted));
    assert_string_equal(target, wanted);
}

static void a_plain_folder_becomes_a_package(void **state)
{
    static const char *const folders[] = {"stick", "stick/我的影片"};
    (void)state;
    for (size_t i = 0; i < COUNT(folders); i++) {
        struct package_rules rules = rules_of(i == 0 ? PACKAGE_TRUST_PIN : PACKAGE_TRUST_ANY);
        struct package_outcome outcome;
        struct package_trouble trouble;
        assert_int_equal(enter(NULL), 0);
        file_remove_tree(ANXUAN);
        static const char *const names[] = {"灯笼_repeat_2x.mp4", "b.JPG",      "._b.JPG",
                                            "Thumbs.db",          "readme.txt", ".hidden.mp4",
                                            "setup.exe"};
        for (size_t k = 0; k < COUNT(names); k++) {
            char *path = file_join(folders[i], names[k]);
            put(path, names[k]);
            free(path);
        }
        put("stick/System Volume Information/x.mp4", "junk");
        put("stick/documents/letter.txt", "no media");
        assert_int_equal(symlink("../outside/precious", "stick/link.mp4"), 0);
        assert_int_equal(mkdir("stick/folder.mp4", 0755), 0);
        if (import_by(&rules, &outcome, &trouble) != PACKAGE_FINE)
            fail_msg("%s", trouble.err.text);
        assert_string_equal(outcome.package.name, "usb-KINGSTON");
        assert_false(outcome.is_signed);
        assert_int_equal(outcome.files, 2);
        package_outcome_finish(&outcome);
        assert_int_equal(answers.asked, i == 0);
        expect_link(DATA "/content/2/playlists/attract", "usb");
        assert_true(file_is_regular(DATA "/content/2/playlists/attract/灯笼_repeat_2x.mp4"));
        assert_true(file_is_regular(DATA "/content/2/playlists/usb/b.JPG"));
        assert_int_equal(import(&rules), PACKAGE_SAME);
        assert_int_equal(read_state().version, 0);
        expect_outside_untouched();
        /* what came is what its own list says: moved to a stick it would be a good package */
        file_remove_tree(ANXUAN);
        assert_int_equal(unlink(DATA "/content/2/playlists/attract"), 0);
        assert_int_equal(rename(DATA "/content/2", ANXUAN), 0);
        expect_taken(&rules);
        assert_int_equal(leave_scratch(NULL), 0);
    }
}

static void a_label_becomes_a_name(void **state)
{
    static const struct {
        const char *label, *name;
    } rows[] = {
        {"", "usb-stick"},
        {"安全 U盘", "usb-安全-U盘"},
        {"../x\"; y\n", "usb----x---y-"},
        {"\xff\xfe", "usb---"},
        {"很长很长很长很长很长很长很长很长很长很长很长很长很长很长很长",
         "usb-很长很长很长很长很长很长很长很长很长很"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct package_rules rules = rules_of(PACKAGE_TRUST_ANY);
        struct package_outcome outcome;
        struct package_trouble trouble;
        assert_int_equal(enter(NULL), 0);
        file_remove_tree(ANXUAN);
        put("stick/a.mp4", "film");
        rules.label = rows[i].label;
        rules.becomes = "usb"; /* then nothing is linked */
        if (import_by(&rules, &outcome, &trouble) != PACKAGE_FINE)
            fail_msg("%s", trouble.err.text);
        assert_string_equal(outcome.package.name, rows[i].name);
        package_outcome_finish(&outcome);
        assert_true(file_is_regular(DATA "/content/2/playlists/usb/a.mp4"));
        assert_int_equal(leave_scratch(NULL), 0);
    }
}

static void two_folders(void)
{
    put("stick/one/a.mp4", "x");
    put("stick/two/b.mp4", "x");
}
static void too_deep(void)
{
    put("stick/one/two/b.mp4", "x");
}
static void only_links(void)
{
    assert_int_equal(symlink("../outside", "stick/one"), 0);
    assert_int_equal(symlink("/dev/zero", "stick/a.mp4"), 0);
}
static void a_broken_name(void)
{
    put("stick/\xff.mp4", "x");
}
static void twins(void)
{
    put("stick/A.mp4", "x");
    put("stick/a.MP4", "x");
}
static void many_media(void)
{
    for (int i = 0; i < 101; i++) {
        char name[32];
        (void)snprintf(name, sizeof(name), "stick/%d.jpg", i); /* it fits */
        put(name, "x");
    }
}
static void a_giant(void)
{
    put("stick/a.mp4", "x");
    assert_int_equal(truncate("stick/a.mp4", INT64_C(1) << 40), 0);
}
static void one_medium(void)
{
    put("stick/a.mp4", "x");
}

static void other_plain_folders_are_refused(void **state)
{
    static const struct {
        const char *name;
        void (*make)(void);
        void (*set)(struct package_rules *rules);
        enum package_reason reason;
    } rows[] = {
        {"nothing", nothing_done, with_anything, PACKAGE_NONE},
        {"two folders", two_folders, with_anything, PACKAGE_NONE},
        {"too deep", too_deep, with_anything, PACKAGE_NONE},
        {"links", only_links, with_anything, PACKAGE_NONE},
        {"a broken name", a_broken_name, with_anything, PACKAGE_NAMES},
        {"twins", twins, with_anything, PACKAGE_NAMES},
        {"many", many_media, with_anything, PACKAGE_LIMITS},
        {"a giant", a_giant, with_anything, PACKAGE_LIMITS},
        {"signed only", one_medium, signed_only, PACKAGE_NONE},
        {"no PIN", one_medium, without_pin, PACKAGE_UNSIGNED},
        {"no PIN nor key", one_medium, without_keys_or_pin, PACKAGE_NO_KEY},
        {"nothing, no PIN nor key", nothing_done, without_keys_or_pin, PACKAGE_NONE},
        {"no space", one_medium, much_kept_free, PACKAGE_NO_SPACE},
        {"declined", one_medium, declining, PACKAGE_NOT_ALLOWED},
        {"bad content", one_medium, bad_content, PACKAGE_CONTENT},
        {"pulled", one_medium, pulled_while_copying, PACKAGE_STICK},
        {"the control", one_medium, with_anything, PACKAGE_FINE},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct package_rules rules = rules_of(PACKAGE_TRUST_ANY);
        assert_int_equal(enter(NULL), 0);
        file_remove_tree(ANXUAN);
        rows[i].make();
        rows[i].set(&rules);
        answers.stop_behind_bytes = 0;
        enum package_reason reason = import(&rules);
        if (reason != rows[i].reason)
            fail_msg("%s: %s", rows[i].name, package_reason_words(reason)->name);
        if (reason != PACKAGE_FINE)
            expect_content("1 state ");
        expect_outside_untouched();
        assert_int_equal(leave_scratch(NULL), 0);
    }
}

/* --- additions --- */

static void an_addition_stands_on_what_is_there(void **state)
{
    struct package_rules rules = rules_of(PACKAGE_TRUST_SIGNED);
    struct str text = {0};
    struct err err;
    (void)state;
    make_package(11, "eleven", "devices = [\"*\"]; mode = \"add\";");
    file_remove_tree(ANXUAN "/assets");
    (void)unlink(ANXUAN "/playlists/night/empty.jpg");
    put(ANXUAN "/playlists/new/n.mp4", "new");
    seal_package(&organiser, 11);
    expect_taken(&rules);
    assert_true(file_is_regular(DATA "/content/2/playlists/new/n.mp4"));
    assert_true(file_is_regular(DATA "/content/2/playlists/night/empty.jpg"));
    assert_true(file_is_regular(DATA "/content/2/assets/scenes/a/scene.cfg"));
    assert_true(file_read(DATA "/content/2/playlists/attract/ticker.txt", 99, &text, &err));
    assert_true(file_read(DATA "/content/1/playlists/attract/ticker.txt", 99, &text, &err));
    assert_string_equal(text.text, "eleventen"); /* the old one did not change */
    str_finish(&text);
    assert_int_equal(import(&rules), PACKAGE_SAME);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_A_DEVICE(a_signed_package_is_taken_as_it_is),
        cmocka_unit_test(what_is_refused_changes_nothing),
        cmocka_unit_test(every_reason_is_met),
        ON_A_DEVICE(another_import_is_under_way),
        ON_A_DEVICE(what_nobody_needs_is_gone_first),
        ON_A_DEVICE(a_file_is_no_stick),
        cmocka_unit_test(the_clock_decides_only_when_it_is_worth_something),
        ON_A_DEVICE(a_version_counts_from_its_trial),
        ON_A_DEVICE(what_a_trial_sent_back_does_not_come_again),
        ON_A_DEVICE(what_nobody_signed_has_no_version),
        ON_A_DEVICE(what_nobody_signed_is_asked_about_once),
        ON_A_DEVICE(sums_that_are_there_must_be_right),
        ON_A_DEVICE(the_sums_of_a_package_without_are_made),
        cmocka_unit_test(a_plain_folder_becomes_a_package),
        cmocka_unit_test(a_label_becomes_a_name),
        cmocka_unit_test(other_plain_folders_are_refused),
        ON_A_DEVICE(an_addition_stands_on_what_is_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
