#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "package/office.h"
#include "package/pack.h"

static struct seal_secret_key key;

/* Stand before the C library's: whether all that was moved and removed is on the stick. */
static struct {
    bool is_settled, fails;
} stick_disk;

int syncfs(int fd)
{
    assert_true(fd >= 0);
    stick_disk.is_settled = !stick_disk.fails;
    errno = EIO;
    return stick_disk.fails ? -1 : 0;
}

int remove(const char *path)
{
    struct stat info;
    stick_disk.is_settled = false;
    bool is_folder = lstat(path, &info) == 0 && S_ISDIR(info.st_mode);
    return unlinkat(AT_FDCWD, path, is_folder ? AT_REMOVEDIR : 0);
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    stick_disk.is_settled = false;
    return renameat2(from_folder, from, to_folder, to, 0);
}

static int make_key(void **state)
{
    (void)state;
    seal_key_make(&key);
    return 0;
}

static bool pack(const char *stick, struct package_outcome *out, struct package_trouble *trouble)
{
    struct package_limits limits = package_limits_default();
    limits.max_files = 10;
    limits.max_bytes = 100000;
    return package_pack("src", stick, &key, &limits, out, trouble);
}

static bool verify(struct package_trouble *trouble)
{
    struct package_limits limits = package_limits_default();
    struct package_ring ring = office_ring(&key);
    struct package_outcome outcome;
    bool ok = package_verify("stick", &ring, &limits, NULL, &outcome, trouble);
    package_outcome_finish(&outcome);
    return ok;
}

/* A stick that the stock tools accept, with nothing on it but the package. */
static void assert_packed(void)
{
    struct str public = {0};
    struct seal_public_key office = seal_key_public(&key);
    struct package_trouble trouble = {0};
    if (!verify(&trouble))
        fail_msg("%s", trouble.err.text);
    seal_public_key_write(&office, "a test's", &public);
    office_write("key.pub", public.text, public.len);
    str_finish(&public);
    office_run("cd stick/anxuan && sha256sum --check --strict --quiet SHA256SUMS");
    office_run("minisign -V -q -H -p key.pub -m stick/anxuan/SHA256SUMS");
    office_run("minisign -V -Q -p key.pub -m stick/anxuan/SHA256SUMS | "
               "grep -qx 'anxuan spring-2026 7'");
    office_run("test \"$(ls -A stick)\" = anxuan");
}

static void test_pack(void **state)
{
    (void)state;
    char key_id[SEAL_KEY_ID_TEXT_BYTES];
    struct package_outcome outcome;
    struct package_trouble trouble = {0};
    office_fill("src");
    office_run("mkdir stick; touch src/.DS_Store src/playlists/._x; echo old >src/SHA256SUMS");
    if (!pack("stick", &outcome, &trouble))
        fail_msg("%s", trouble.err.text);
    seal_key_id_text(key.id, key_id);
    assert_string_equal(outcome.key_id, key_id);
    assert_string_equal(outcome.package.name, "spring-2026");
    assert_true(outcome.is_signed);
    assert_int_equal(outcome.files, 6);
    assert_int_equal(strlen(outcome.sums), 64);
    package_outcome_finish(&outcome);
    assert_packed();
    office_run("diff -r -x SHA256SUMS -x SHA256SUMS.minisig -x .DS_Store -x ._x src stick/anxuan");
    office_run("! test -e stick/anxuan/.DS_Store && ! test -e stick/anxuan/playlists/._x");
}

/* What is on the stick before: whatever it is, the package is whole afterwards, and what devices
 * wrote is there. */
static void test_before(void **state)
{
    static const struct {
        const char *make, *kept;
    } rows[] = {
        {"mkdir -p stick/anxuan/playlists/old; touch stick/anxuan/playlists/old/a", NULL},
        {"mkdir -p stick/anxuan/receipts stick/anxuan/export/d; touch stick/anxuan/receipts/a "
         "stick/anxuan/export/d/b",
         "receipts/a export/d/b"},
        /* interrupted: while it was filled, */
        {"mkdir -p stick/anxuan/receipts stick/anxuan.part/playlists; touch "
         "stick/anxuan/receipts/a",
         "receipts/a"},
        {"mkdir -p stick/anxuan.part/playlists", NULL},
        /* behind the exchange of two names, */
        {"mkdir -p stick/anxuan.part/receipts stick/anxuan; touch stick/anxuan.part/receipts/a",
         "receipts/a"},
        /* between two renames, */
        {"mkdir -p stick/anxuan.old/receipts stick/anxuan.part; touch stick/anxuan.old/receipts/a",
         "receipts/a"},
        /* behind both */
        {"mkdir -p stick/anxuan.old/receipts stick/anxuan.old/export stick/anxuan/receipts; touch "
         "stick/anxuan.old/export/b stick/anxuan/receipts/a",
         "receipts/a export/b"},
    };
    (void)state;
    office_fill("src");
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct package_outcome outcome;
        struct package_trouble trouble = {0};
        struct str look = {0};
        file_remove_tree("stick");
        office_run(rows[i].make);
        if (!pack("stick", &outcome, &trouble))
            fail_msg("row %zu: %s", i, trouble.err.text);
        package_outcome_finish(&outcome);
        assert_packed();
        str_addf(&look, "cd stick/anxuan && ls %s >/dev/null", rows[i].kept ? rows[i].kept : ".");
        office_run(look.text);
        str_finish(&look);
    }
}

/* A source that is refused changes nothing on the stick. */
static void test_bad(void **state)
{
    static const struct {
        const char *make;
        enum package_reason reason;
    } rows[] = {
        {"rm -r src", PACKAGE_NONE},
        {"rm -r src; touch src", PACKAGE_NONE},
        {"rm src/package.cfg", PACKAGE_FILES},
        {"echo x >src/package.cfg", PACKAGE_SETTINGS},
        {"touch src/readme.txt", PACKAGE_NAMES},
        {"mkdir src/config/keys; touch src/config/keys/a.pub", PACKAGE_NAMES},
        {"touch src/config/kiosk.cfg", PACKAGE_NAMES},
        {"ln -s /etc/passwd src/playlists/a", PACKAGE_NAMES},
        {"mkfifo src/playlists/a", PACKAGE_NAMES},
        {"touch src/playlists/a src/playlists/A", PACKAGE_NAMES},
        {"cd src/playlists; seq 10 | xargs touch", PACKAGE_LIMITS},
        {"truncate -s 1G src/playlists/a", PACKAGE_LIMITS},
    };
    (void)state;
    office_fill("src");
    office_run("mkdir stick");
    struct package_outcome outcome;
    struct package_trouble trouble = {0};
    assert_true(pack("stick", &outcome, &trouble));
    package_outcome_finish(&outcome);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str make = {0};
        trouble = (struct package_trouble){0};
        office_run("rm -rf src");
        office_fill("src");
        str_addf(&make, "(%s)", rows[i].make);
        office_run(make.text);
        str_finish(&make);
        if (pack("stick", &outcome, &trouble) || trouble.reason != rows[i].reason)
            fail_msg("%s: %d %s", rows[i].make, (int)trouble.reason, trouble.err.text);
        package_outcome_finish(&outcome);
        assert_packed();
    }
}

static void test_no_stick(void **state)
{
    (void)state;
    struct package_outcome outcome;
    struct package_trouble trouble = {0};
    office_fill("src");
    assert_false(pack("stick", &outcome, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_DISK);
    package_outcome_finish(&outcome);
}

/* What was there before is moved and removed last: that must be on the stick, too. */
static void test_settled(void **state)
{
    (void)state;
    struct package_outcome outcome;
    struct package_trouble trouble = {0};
    office_fill("src");
    office_run("mkdir -p stick/anxuan/receipts stick/anxuan/playlists; touch "
               "stick/anxuan/receipts/a stick/anxuan/playlists/b");
    assert_true(pack("stick", &outcome, &trouble));
    package_outcome_finish(&outcome);
    assert_true(stick_disk.is_settled);
    office_run("test -e stick/anxuan/receipts/a");
    stick_disk.fails = true;
    assert_false(pack("stick", &outcome, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_DISK);
    package_outcome_finish(&outcome);
    stick_disk.fails = false;
}

/* Stopped in each file in turn by a disk that takes no more: the old package is whole, and the next
 * pack() goes through. */
static void test_stopped(void **state)
{
    (void)state;
    struct rlimit all, some;
    struct package_outcome outcome;
    struct package_trouble trouble = {0};
    int failed = 0;
    office_fill("src");
    office_run("mkdir stick");
    assert_true(pack("stick", &outcome, &trouble));
    package_outcome_finish(&outcome);
    office_run("cp -r stick/anxuan before");
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &all), 0);
    (void)signal(SIGXFSZ, SIG_IGN);
    for (some = all, some.rlim_cur = 4; some.rlim_cur < 4096; some.rlim_cur *= 2) {
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &some), 0);
        bool ok = pack("stick", &outcome, &trouble);
        assert_int_equal(setrlimit(RLIMIT_FSIZE, &all), 0);
        package_outcome_finish(&outcome);
        if (ok)
            continue;
        failed++;
        assert_int_equal(trouble.reason, PACKAGE_DISK);
        office_run("diff -r before stick/anxuan");
    }
    assert_true(failed >= 4);
    assert_packed();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_pack, office_open, office_close),
        cmocka_unit_test_setup_teardown(test_before, office_open, office_close),
        cmocka_unit_test_setup_teardown(test_bad, office_open, office_close),
        cmocka_unit_test_setup_teardown(test_no_stick, office_open, office_close),
        cmocka_unit_test_setup_teardown(test_settled, office_open, office_close),
        cmocka_unit_test_setup_teardown(test_stopped, office_open, office_close),
    };
    return cmocka_run_group_tests_name("package/pack", tests, make_key, NULL);
}
