#include "base/str.h"
#include "package/office.h"

#define TEN   "0123456789"
#define FIFTY TEN TEN TEN TEN TEN

/* Names in a package. */
static void test_check(void **state)
{
    static const struct {
        const char *path;
        enum package_reason reason;
    } rows[] = {
        {"package.cfg", PACKAGE_FINE},
        {"playlists/a/b.mp4", PACKAGE_FINE},
        {"playlists/安全 月/第1条（终）.mp4", PACKAGE_FINE},
        {"playlists/a/.hidden", PACKAGE_FINE},
        {"playlists/a/con1.jpg", PACKAGE_FINE},
        {"playlists/a/a..b.jpg", PACKAGE_FINE},
        {"playlists/é.jpg", PACKAGE_FINE},
        {"config/schedule.cfg", PACKAGE_FINE},
        {"config/layouts/a.cfg", PACKAGE_FINE},
        {"config/calendars/a.ics", PACKAGE_FINE},
        {"config/alerts/a.cfg", PACKAGE_FINE},
        {"assets/scenes/a/scene.svg", PACKAGE_FINE},
        {"assets/voice/zh/a.ogg", PACKAGE_FINE},
        {"playlists/1/2/3/4/5/6/7", PACKAGE_FINE},
        {"playlists/" FIFTY FIFTY FIFTY FIFTY, PACKAGE_FINE},
        /* elsewhere */
        {"", PACKAGE_NAMES},
        {"Package.cfg", PACKAGE_NAMES},
        {"package.cfg/a", PACKAGE_NAMES},
        {"playlists", PACKAGE_NAMES},
        {"readme.txt", PACKAGE_NAMES},
        {"Playlists/a.mp4", PACKAGE_NAMES},
        {"config/kiosk.cfg", PACKAGE_NAMES},
        {"config/keys/a.pub", PACKAGE_NAMES},
        {"config/keys/revoked.txt", PACKAGE_NAMES},
        {"config/schedule.cfg/x", PACKAGE_NAMES},
        {"assets/locale/zh.mo", PACKAGE_NAMES},
        {"assets/a", PACKAGE_NAMES},
        {"bin/anxuan", PACKAGE_NAMES},
        {"SHA256SUMS", PACKAGE_NAMES},
        {"SHA256SUMS.minisig", PACKAGE_NAMES},
        {"receipts/a.json", PACKAGE_NAMES},
        {"export/a", PACKAGE_NAMES},
        /* out of the folder */
        {"/playlists/a", PACKAGE_NAMES},
        {"../a", PACKAGE_NAMES},
        {"playlists/../a", PACKAGE_NAMES},
        {"playlists/..", PACKAGE_NAMES},
        {"playlists/./a", PACKAGE_NAMES},
        {"./playlists/a", PACKAGE_NAMES},
        {"playlists//a", PACKAGE_NAMES},
        {"playlists/a/", PACKAGE_NAMES},
        /* what Windows cannot write */
        {"playlists\\a", PACKAGE_NAMES},
        {"playlists/a:b", PACKAGE_NAMES},
        {"playlists/a*", PACKAGE_NAMES},
        {"playlists/a?", PACKAGE_NAMES},
        {"playlists/\"a\"", PACKAGE_NAMES},
        {"playlists/<a", PACKAGE_NAMES},
        {"playlists/a>", PACKAGE_NAMES},
        {"playlists/a|b", PACKAGE_NAMES},
        {"playlists/a ", PACKAGE_NAMES},
        {"playlists/a./b", PACKAGE_NAMES},
        {"playlists/.../b", PACKAGE_NAMES},
        {"playlists/CON", PACKAGE_NAMES},
        {"playlists/nul.txt", PACKAGE_NAMES},
        {"playlists/Com7.tar.gz", PACKAGE_NAMES},
        {"playlists/lpt0/a", PACKAGE_NAMES},
        /* what cannot be seen */
        {"playlists/a\nb", PACKAGE_NAMES},
        {"playlists/\x1b[2J", PACKAGE_NAMES},
        {"playlists/a\x7f", PACKAGE_NAMES},
        {"playlists/a\xC2\x85", PACKAGE_NAMES},
        {"playlists/gpj.\xE2\x80\xAE"
         "a",
         PACKAGE_NAMES},                                /* turns the writing direction */
        {"playlists/a\xE2\x80\x8B.jpg", PACKAGE_NAMES}, /* zero width space */
        {"playlists/a\xC2\xA0", PACKAGE_NAMES},         /* no-break space */
        {"playlists/a\xC2\xAD", PACKAGE_NAMES},         /* soft hyphen */
        {"playlists/\xEF\xBB\xBF"
         "a",
         PACKAGE_NAMES},
        {"playlists/a\xEF\xB8\x8F", PACKAGE_NAMES},     /* variation selector */
        {"playlists/a\xF3\xA0\x81\x81", PACKAGE_NAMES}, /* tag */
        {"playlists/\xEF\x80\xBA", PACKAGE_NAMES},      /* what some systems write for ':' */
        /* other forms */
        {"playlists/e\xCC\x81.jpg", PACKAGE_NAMES}, /* é in two characters */
        {"playlists/\xEF\xA4\x80", PACKAGE_NAMES},  /* 豈 of the compatibility block */
        {"playlists/\xE2\x84\xAA", PACKAGE_NAMES},  /* the kelvin sign */
        {"playlists/\xD6\xD0", PACKAGE_NAMES},      /* GB18030 */
        {"playlists/\xC0\xAF", PACKAGE_NAMES},      /* '/' in two bytes */
        {"playlists/\xED\xA0\x80", PACKAGE_NAMES},  /* half a pair */
        {"playlists/\xFF", PACKAGE_NAMES},
        /* junk */
        {"playlists/a/.DS_Store", PACKAGE_NAMES},
        {"playlists/._a.jpg", PACKAGE_NAMES},
        {"playlists/THUMBS.DB", PACKAGE_NAMES},
        {"playlists/~$a.doc", PACKAGE_NAMES},
        /* limits */
        {"playlists/1/2/3/4/5/6/7/8", PACKAGE_LIMITS},
        {"playlists/" FIFTY FIFTY FIFTY FIFTY "1", PACKAGE_LIMITS},
        {"playlists/" FIFTY FIFTY FIFTY FIFTY "1/a", PACKAGE_LIMITS},
    };
    (void)state;
    struct package_limits limits = package_limits_default();
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct package_trouble trouble = {0};
        bool ok = package_name_check(rows[i].path, &limits, &trouble);
        if (ok != (rows[i].reason == PACKAGE_FINE) || trouble.reason != rows[i].reason)
            fail_msg("%s: %d (%s)", rows[i].path, (int)trouble.reason, trouble.err.text);
    }
}

static void test_message(void **state)
{
    (void)state;
    struct package_limits limits = package_limits_default();
    struct package_trouble trouble = {0};
    assert_false(package_name_check_form("a\x1b[2J\xFF\n", &limits, &trouble));
    assert_string_equal(
        trouble.err.text,
        "文件名不是 UTF-8，请改名 a name is not UTF-8: rename it: a\\x1B[2J\\xFF\\n");
    assert_true(package_name_check_form("照片/1.jpg", &limits, &trouble)); /* wherever it is */
}

static void test_junk(void **state)
{
    static const struct {
        const char *path;
        bool is_junk, is_apart;
    } rows[] = {
        {".DS_Store", true, true},
        {"._anything", true, true},
        {"Thumbs.db", true, true},
        {"desktop.INI", true, true},
        {"~$list.docx", true, true},
        {"System Volume Information", true, true},
        {".Trashes", true, true},
        {".Spotlight-V100", true, true},
        {".fseventsd", true, true},
        {"SHA256SUMS", false, true},
        {"SHA256SUMS.minisig", false, true},
        {"receipts", false, true},
        {"export", false, true},
        {"receipts/a/b", false, true},
        {"export/a", false, true},
        {"playlists/a/.DS_Store", false, true},
        {"playlists/System Volume Information/a", false, true},
        {"SHA256SUMS2", false, false},
        {"SHA256", false, false},
        {"playlists/receipts", false, false},
        {"receipts2/a", false, false},
        {".hidden", false, false},
        {"_.a", false, false},
        {"a~$", false, false},
        {"package.cfg", false, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++)
        if (package_name_is_junk(rows[i].path) != rows[i].is_junk ||
            package_name_is_apart(rows[i].path) != rows[i].is_apart)
            fail_msg("%s", rows[i].path);
}

static void test_twins(void **state)
{
    static const struct {
        const char *names[4];
        bool do_differ;
    } rows[] = {
        {{NULL}, true},
        {{"a"}, true},
        {{"a", "b", "ab"}, true},
        {{"p/a", "p/b", "q/a"}, true},
        {{"p/s/1", "p/s/2", "p/s.cfg", "p/s-1/x"}, true},
        {{"一", "二"}, true},
        {{"a", "A"}, false},
        {{"p/a.jpg", "p/b.jpg", "p/A.JPG"}, false},
        {{"É", "é"}, false},
        {{"straße", "STRASSE"}, false},
        {{"Ａ", "ａ"}, false},
        {{"p/Show/1", "p/show/2"}, false},             /* folders */
        {{"p/show/1", "p/show-2/1", "p/SHOW"}, false}, /* a folder and a file */
        {{"P/x/1", "p/y/2", "p/z"}, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct package_trouble trouble = {0};
        size_t count = 0;
        while (count < COUNT(rows[i].names) && rows[i].names[count])
            count++;
        bool ok = package_names_differ((char *const *)rows[i].names, count, &trouble);
        if (ok != rows[i].do_differ || (!ok && trouble.reason != PACKAGE_NAMES))
            fail_msg("row %zu: %s", i, trouble.err.text);
    }
}

static void test_limits(void **state)
{
    (void)state;
    struct package_limits limits = package_limits_default();
    assert_int_equal(limits.max_files, 10000);
    assert_int_equal(limits.max_bytes, 34359738368);
    assert_int_equal(limits.min_free_percent, 10);
    assert_int_equal(limits.max_name_bytes, 200);
    assert_int_equal(limits.max_depth, 8);
    assert_int_equal(limits.max_sums_bytes, 8388608);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_check), cmocka_unit_test(test_message), cmocka_unit_test(test_junk),
        cmocka_unit_test(test_twins), cmocka_unit_test(test_limits),
    };
    return cmocka_run_group_tests_name("package/name", tests, NULL, NULL);
}
