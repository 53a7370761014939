#include "package/office.h"

static struct seal_secret_key office, stranger;

static int make_keys(void **state)
{
    (void)state;
    seal_key_make(&office);
    seal_key_make(&stranger);
    return 0;
}

static bool verify(const struct package_ring *ring, struct package_outcome *out,
                   struct package_trouble *trouble)
{
    struct package_limits limits = package_limits_default();
    limits.max_files = 20;
    limits.max_bytes = 100000;
    limits.max_sums_bytes = 4096;
    return package_verify("stick", ring, &limits, NULL, out, trouble);
}

#define CFG     "stick/anxuan/package.cfg"
#define SUMS    "stick/anxuan/SHA256SUMS"
#define MINISIG SUMS ".minisig"
#define PICTURE "stick/anxuan/playlists/春天/一.jpg"

/* What is done to a package before it is listed and signed, before it is signed, or after. */
struct row {
    const char *name, *before_list, *before_sign, *after;
    enum package_reason reason;
};

static const struct row rows[] = {
    {"as it is", NULL, NULL, NULL, PACKAGE_FINE},
    {"CR LF", NULL, "sed -i 's/$/\\r/' " SUMS, NULL, PACKAGE_FINE},
    {"binary marks", NULL, "sed -i 's/  / */' " SUMS, NULL, PACKAGE_FINE},
    {"./", NULL, "sed -i 's,  ,  ./,' " SUMS, NULL, PACKAGE_FINE},
    {"BOM", NULL, "sed -i '1s/^/\\xEF\\xBB\\xBF/' " SUMS, NULL, PACKAGE_FINE},
    {"capitals", NULL, "sed -i 's/^[0-9a-f]*/\\U&/' " SUMS, NULL, PACKAGE_FINE},
    {"CR LF in package.cfg", "sed -i 's/$/\\r/' " CFG, NULL, NULL, PACKAGE_FINE},
    {"signature with CR LF", NULL, NULL, "sed -i 's/$/\\r/' " MINISIG, PACKAGE_FINE},
    {"junk", NULL, NULL,
     "cd stick/anxuan; touch .DS_Store playlists/._a playlists/Thumbs.db "
     "playlists/春天/desktop.ini "
     "config/'~$a'; mkdir 'System Volume Information'; touch 'System Volume Information/x'",
     PACKAGE_FINE},
    {"receipts and results", NULL, NULL,
     "cd stick/anxuan; mkdir -p receipts export/a/b; touch receipts/a export/a/b/c", PACKAGE_FINE},
    {"an empty folder", NULL, NULL, "mkdir -p stick/anxuan/playlists/x/y", PACKAGE_FINE},
    /* signature */
    {"no folder", NULL, NULL, "mv stick/anxuan stick/Anxuan", PACKAGE_NONE},
    {"no stick", NULL, NULL, "mv stick gone", PACKAGE_NONE},
    {"a link to a folder", NULL, NULL, "mv stick/anxuan a; ln -s ../a stick/anxuan", PACKAGE_NAMES},
    {"a file for a folder", NULL, NULL, "rm -r stick/anxuan; touch stick/anxuan", PACKAGE_NAMES},
    {"no signature", NULL, NULL, "rm " MINISIG, PACKAGE_UNSIGNED},
    {"neither list nor signature", NULL, NULL, "rm " SUMS " " MINISIG, PACKAGE_UNSIGNED},
    {"no list", NULL, NULL, "rm " SUMS, PACKAGE_SUMS},
    {"empty signature", NULL, NULL, ": >" MINISIG, PACKAGE_BAD_SIGNATURE},
    {"huge signature", NULL, NULL, "truncate -s 1G " MINISIG, PACKAGE_BAD_SIGNATURE},
    {"cut signature", NULL, NULL, "truncate -s -20 " MINISIG, PACKAGE_BAD_SIGNATURE},
    {"one more line", NULL, NULL, "echo more >>" MINISIG, PACKAGE_BAD_SIGNATURE},
    {"a changed comment", NULL, NULL, "sed -i 's/2026 7/2026 8/' " MINISIG, PACKAGE_BAD_SIGNATURE},
    {"a changed list", NULL, NULL, "echo >>" SUMS, PACKAGE_BAD_SIGNATURE},
    {"a huge list", NULL, NULL, "truncate -s 100M " SUMS, PACKAGE_LIMITS},
    {"a signature that is a link", NULL, NULL, "mv " MINISIG " a; ln -s ../../a " MINISIG,
     PACKAGE_NAMES},
    {"a list that is a FIFO", NULL, NULL, "rm " SUMS "; mkfifo " SUMS, PACKAGE_NAMES},
    /* list */
    {"an empty list", NULL, ": >" SUMS, NULL, PACKAGE_SUMS},
    {"a malformed list", NULL, "echo x >>" SUMS, NULL, PACKAGE_SUMS},
    {"twice", NULL, "tail -n 1 " SUMS " >a; cat a >>" SUMS, NULL, PACKAGE_SUMS},
    {"up", NULL, "sed -i 's,playlists/empty,../empty,' " SUMS, NULL, PACKAGE_NAMES},
    {"a key", "mkdir stick/anxuan/config/keys; touch stick/anxuan/config/keys/a.pub", NULL, NULL,
     PACKAGE_NAMES},
    {"a whole kiosk.cfg", "touch stick/anxuan/config/kiosk.cfg", NULL, NULL, PACKAGE_NAMES},
    {"a package inside",
     "mkdir stick/anxuan/playlists/anxuan; cp " CFG
     " stick/anxuan/playlists/anxuan/; touch stick/anxuan/playlists/anxuan/SHA256SUMS",
     NULL, NULL, PACKAGE_FINE}, /* files like others */
    {"too many files", "cd stick/anxuan/playlists; seq 30 | xargs touch", NULL, NULL,
     PACKAGE_LIMITS},
    /* files */
    {"missing", NULL, NULL, "rm " PICTURE, PACKAGE_FILES},
    {"the last one missing", NULL, NULL, "rm -r stick/anxuan/playlists", PACKAGE_FILES},
    {"renamed", NULL, NULL, "mv " PICTURE " " PICTURE ".jpg", PACKAGE_FILES},
    {"not listed", NULL, NULL, "touch stick/anxuan/playlists/extra", PACKAGE_FILES},
    {"not listed, at the end", NULL, NULL, "touch stick/anxuan/zzz", PACKAGE_FILES},
    {"one bit", NULL, NULL, "printf qicture >" PICTURE, PACKAGE_FILES},
    {"one bit of package.cfg", NULL, NULL, "sed -i 's/= 7/= 6/' " CFG, PACKAGE_FILES},
    {"no package.cfg", NULL, NULL, "rm " CFG, PACKAGE_FILES},
    {"longer", NULL, NULL, "echo >>" PICTURE, PACKAGE_FILES},
    {"shorter", NULL, NULL, "truncate -s 3 " PICTURE, PACKAGE_FILES},
    {"a link", NULL, NULL, "mv " PICTURE " a; ln -s ../../../../a " PICTURE, PACKAGE_NAMES},
    {"a linked folder", NULL, NULL,
     "mv stick/anxuan/playlists/春天 a; ln -s ../../../a stick/anxuan/playlists/春天",
     PACKAGE_NAMES},
    {"a hard link", NULL, NULL, "ln " PICTURE " a", PACKAGE_NAMES},
    {"a FIFO", NULL, NULL, "rm " PICTURE "; mkfifo " PICTURE, PACKAGE_NAMES},
    {"case twins", NULL, NULL, "cp " PICTURE " stick/anxuan/playlists/春天/一.JPG", PACKAGE_NAMES},
    {"a broken name", NULL, NULL, "touch \"$(printf 'stick/anxuan/playlists/\\377')\"",
     PACKAGE_NAMES},
    {"1 TB", NULL, NULL, "truncate -s 1T " PICTURE, PACKAGE_LIMITS},
    {"100 files more", NULL, NULL, "cd stick/anxuan/playlists; seq 100 | xargs touch",
     PACKAGE_LIMITS},
    {"too deep", NULL, NULL,
     "cd stick/anxuan/playlists; mkdir -p 2/3/4/5/6/7/8; touch 2/3/4/5/6/7/8/9", PACKAGE_LIMITS},
    /* package.cfg */
    {"a larger package.cfg", "head -c 70000 /dev/zero >>" CFG, NULL, NULL, PACKAGE_SETTINGS},
    {"broken", "echo name >" CFG, NULL, NULL, PACKAGE_SETTINGS},
    {"an unknown key", "echo 'key = 1;' >>" CFG, NULL, NULL, PACKAGE_SETTINGS},
    {"another version", "sed -i 's/= 7/= 8/' " CFG, NULL, NULL, PACKAGE_COMMENT},
    {"another name", "sed -i 's/spring/autumn/' " CFG, NULL, NULL, PACKAGE_COMMENT},
};

/* A stick as it should be, in "ready"; rows that change it only afterwards begin with a copy. */
static int open_office(void **state)
{
    if (office_open(state) != 0)
        return -1;
    office_fill("stick/anxuan");
    office_list();
    office_sign(&office, OFFICE_COMMENT);
    office_run("mv stick ready");
    return 0;
}

static void make_stick(const struct row *row)
{
    struct str commands = {0};
    str_addf(&commands, "rm -rf stick a gone; cp -r ready stick; (%s)",
             row->before_list ? row->before_list : "true");
    if (!row->before_list && !row->before_sign && row->after)
        str_addf(&commands, " && (%s)", row->after);
    office_run(commands.text);
    if (row->before_list)
        office_list();
    if (row->before_sign)
        office_run(row->before_sign);
    if (row->before_list || row->before_sign)
        office_sign(&office, OFFICE_COMMENT);
    str_finish(&commands);
}

/* From a COMMENT on the signature was good: a receipt may be written. */
static bool is_behind_signature(enum package_reason reason)
{
    return reason == PACKAGE_SUMS || reason == PACKAGE_SETTINGS || reason == PACKAGE_COMMENT;
}

static void test_rows(void **state)
{
    (void)state;
    struct package_ring ring = office_ring(&office);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct package_outcome outcome;
        struct package_trouble trouble = {0};
        make_stick(&rows[i]);
        bool ok = verify(&ring, &outcome, &trouble);
        if (ok != (rows[i].reason == PACKAGE_FINE) || trouble.reason != rows[i].reason)
            fail_msg("%s: %d %s", rows[i].name, (int)trouble.reason, trouble.err.text);
        if (ok ||
            (is_behind_signature(trouble.reason) && (rows[i].before_sign || rows[i].before_list)))
            assert_true(outcome.is_signed);
        if (trouble.reason == PACKAGE_BAD_SIGNATURE || trouble.reason == PACKAGE_UNSIGNED)
            assert_false(outcome.is_signed);
        package_outcome_finish(&outcome);
    }
}

static void test_outcome(void **state)
{
    (void)state;
    char key_id[SEAL_KEY_ID_TEXT_BYTES];
    struct str wanted = {0};
    struct err err = {0};
    struct package_ring ring = office_ring(&office);
    struct package_outcome outcome;
    struct package_trouble trouble = {0};
    make_stick(&rows[0]);
    assert_true(verify(&ring, &outcome, &trouble));
    seal_key_id_text(office.id, key_id);
    assert_string_equal(outcome.key_id, key_id);
    assert_string_equal(outcome.package.name, "spring-2026");
    assert_int_equal(outcome.package.version, 7);
    assert_int_equal(outcome.files, 6);
    assert_int_equal(outcome.bytes, strlen(OFFICE_SETTINGS) + 7 + 12 + 0 + 23 + 5);
    office_run("sha256sum " SUMS " | cut -c 1-64 | tr -d '\\n' >a");
    assert_true(file_read("a", 64, &wanted, &err));
    assert_string_equal(outcome.sums, wanted.text);
    str_finish(&wanted);
    package_outcome_finish(&outcome);
}

/* Who signed. */
static void test_keys(void **state)
{
    (void)state;
    struct package_ring rings[] = {
        office_ring(&office), office_ring(&stranger), office_ring(&office), {.count = 0}};
    static const enum package_reason reasons[] = {PACKAGE_FINE, PACKAGE_FOREIGN, PACKAGE_REVOKED,
                                                  PACKAGE_NO_KEY};
    memcpy(rings[2].revoked[0], office.id, sizeof(office.id));
    rings[2].revoked_count = 1;
    make_stick(&rows[0]);
    for (size_t i = 0; i < COUNT(rings); i++) {
        struct package_outcome outcome;
        struct package_trouble trouble = {0};
        bool ok = verify(&rings[i], &outcome, &trouble);
        assert_int_equal(trouble.reason, reasons[i]);
        assert_int_equal(ok, reasons[i] == PACKAGE_FINE);
        assert_int_equal(outcome.is_signed, ok);
        package_outcome_finish(&outcome);
    }
    office_sign(&stranger, OFFICE_COMMENT);
    struct package_outcome outcome;
    struct package_trouble trouble = {0};
    assert_false(verify(&rings[0], &outcome, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_FOREIGN);
    package_outcome_finish(&outcome);
    /* legacy: the algorithm's first letters are Ed, not ED */
    office_sign(&office, OFFICE_COMMENT);
    office_run("sed -i '2s/^RU/RW/' " MINISIG);
    assert_false(verify(&rings[0], &outcome, &trouble));
    assert_int_equal(trouble.reason, PACKAGE_LEGACY);
    package_outcome_finish(&outcome);
}

/* Where nobody has to vouch for it. */
static void test_unsigned(void **state)
{
    static const struct {
        const char *change;
        enum package_reason reason;
        bool has_sums;
    } changes[] = {
        {"true", PACKAGE_FINE, true},
        {"rm " MINISIG, PACKAGE_FINE, true},
        {"rm " MINISIG " " SUMS, PACKAGE_FINE, false},
        {"echo x >" MINISIG, PACKAGE_FINE, true},
        {"rm " MINISIG "; printf qicture >" PICTURE, PACKAGE_FILES, true},
        {"rm " MINISIG "; echo x >>" SUMS, PACKAGE_SUMS, false},
        {"rm " MINISIG " " SUMS "; touch stick/anxuan/a", PACKAGE_NAMES, false},
        {"rm " MINISIG " " SUMS " " CFG, PACKAGE_FILES, false},
        {"truncate -s 100M " SUMS, PACKAGE_LIMITS, false},
    };
    (void)state;
    struct package_limits limits = package_limits_default();
    for (size_t i = 0; i < COUNT(changes); i++) {
        struct package_opened opened;
        struct package_trouble trouble = {0};
        make_stick(&rows[0]);
        office_run(changes[i].change);
        bool ok = package_open_unsigned("stick", &limits, &opened, &trouble);
        assert_int_equal(opened.has_sums, changes[i].has_sums);
        ok = ok && package_opened_list(&opened, &limits, &trouble) &&
             package_opened_copy(&opened, -1, NULL, &trouble);
        if (ok != (changes[i].reason == PACKAGE_FINE) || trouble.reason != changes[i].reason)
            fail_msg("%s: %d %s", changes[i].change, (int)trouble.reason, trouble.err.text);
        assert_false(opened.is_signed);
        package_opened_finish(&opened);
    }
}

/* What a copy holds: all that is listed, the list, the signature; sums are made where none were. */
static void test_copy(void **state)
{
    (void)state;
    struct package_limits limits = package_limits_default();
    struct package_ring ring = office_ring(&office);
    for (int is_signed = 0; is_signed < 2; is_signed++) {
        struct package_opened opened;
        struct package_trouble trouble = {0};
        make_stick(&rows[0]);
        office_run(is_signed ? "touch stick/anxuan/.DS_Store" : "rm " MINISIG " " SUMS);
        office_run("rm -rf to; mkdir to");
        int fd = package_tree_open("to", &trouble);
        assert_true(is_signed ? package_open_signed("stick", &ring, &limits, &opened, &trouble)
                              : package_open_unsigned("stick", &limits, &opened, &trouble));
        assert_true(package_opened_list(&opened, &limits, &trouble));
        assert_true(package_opened_copy(&opened, fd, NULL, &trouble));
        assert_true(package_copy_settle(fd, &trouble));
        close(fd);
        package_opened_finish(&opened);
        office_run("cd to && sha256sum --check --strict --quiet SHA256SUMS");
        office_run(is_signed ? "diff -r -x .DS_Store stick/anxuan to"
                             : "diff -r -x SHA256SUMS stick/anxuan to; test -f to/SHA256SUMS");
    }
}

static bool count(void *ctx, int64_t bytes, struct package_trouble *trouble)
{
    int64_t *left = ctx;
    *left -= bytes;
    return *left > 0 || package_refuse(trouble, PACKAGE_STICK, "pulled");
}

/* The watch hears of every byte, and can stop at the last one, too. */
static void test_watch(void **state)
{
    (void)state;
    struct package_limits limits = package_limits_default();
    struct package_ring ring = office_ring(&office);
    make_stick(&rows[0]);
    int64_t total = 0;
    for (int is_stopped = 0; is_stopped < 2; is_stopped++) {
        struct package_outcome outcome;
        struct package_trouble trouble = {0};
        int64_t all = is_stopped ? total : 1000000, left = all;
        struct package_watch watch = {count, &left};
        bool ok = package_verify("stick", &ring, &limits, &watch, &outcome, &trouble);
        assert_int_equal(ok, !is_stopped);
        assert_int_equal(trouble.reason, is_stopped ? PACKAGE_STICK : PACKAGE_FINE);
        assert_int_equal(all - left, outcome.bytes);
        total = outcome.bytes;
        package_outcome_finish(&outcome);
    }
}

/* The stick is another one in the middle. */
static void test_swapped(void **state)
{
    static const struct {
        const char *change;
        enum package_reason reason;
    } changes[] = {
        {"printf qicture >" PICTURE, PACKAGE_FILES},
        {"echo longer >>" PICTURE, PACKAGE_FILES},
        {"truncate -s 1T " PICTURE, PACKAGE_FILES},
        {"rm " PICTURE, PACKAGE_FILES},
        {"rm -r stick/anxuan/playlists", PACKAGE_FILES},
        {"rm " PICTURE "; ln -s /etc/passwd " PICTURE, PACKAGE_NAMES},
        {"mv stick/anxuan/playlists p; ln -s ../../p stick/anxuan/playlists", PACKAGE_NAMES},
        {"rm " PICTURE "; mkfifo " PICTURE, PACKAGE_NAMES},
        {"mv stick/anxuan a", PACKAGE_FINE},                  /* what was opened stays what it is */
        {"echo bad >" CFG "; echo bad >" SUMS, PACKAGE_FINE}, /* both were read before */
    };
    (void)state;
    struct package_limits limits = package_limits_default();
    struct package_ring ring = office_ring(&office);
    for (size_t i = 0; i < COUNT(changes); i++) {
        struct package_opened opened;
        struct package_trouble trouble = {0};
        office_run("rm -rf p");
        make_stick(&rows[0]);
        assert_true(package_open_signed("stick", &ring, &limits, &opened, &trouble));
        assert_true(package_opened_list(&opened, &limits, &trouble));
        office_run(changes[i].change);
        bool ok = package_opened_copy(&opened, -1, NULL, &trouble);
        if (ok != (changes[i].reason == PACKAGE_FINE) || trouble.reason != changes[i].reason)
            fail_msg("%s: %d %s", changes[i].change, (int)trouble.reason, trouble.err.text);
        package_opened_finish(&opened);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_rows, open_office, office_close),
        cmocka_unit_test_setup_teardown(test_outcome, open_office, office_close),
        cmocka_unit_test_setup_teardown(test_keys, open_office, office_close),
        cmocka_unit_test_setup_teardown(test_unsigned, open_office, office_close),
        cmocka_unit_test_setup_teardown(test_copy, open_office, office_close),
        cmocka_unit_test_setup_teardown(test_watch, open_office, office_close),
        cmocka_unit_test_setup_teardown(test_swapped, open_office, office_close),
    };
    return cmocka_run_group_tests_name("package/verify", tests, make_keys, NULL);
}
