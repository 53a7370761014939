#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "package/ring.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define SIGNED       "what is signed\n"
#define PAIRS        9

static struct seal_secret_key pairs[PAIRS];
static char folder[40];

static int make_pairs(void **state)
{
    (void)state;
    for (int i = 0; i < PAIRS; i++)
        seal_key_make(&pairs[i]);
    return 0;
}

static int enter(void **state)
{
    (void)state;
    (void)snprintf(folder, sizeof(folder), "/tmp/anxuan-ring-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int leave(void **state)
{
    (void)state;
    file_remove_tree(folder);
    return 0;
}

static void put(const char *name, const char *text, size_t len)
{
    char *path = file_join(folder, name);
    struct err err = {0};
    if (!file_create(path, text, len, &err))
        fail_msg("%s", err.text);
    free(path);
}

static void put_key(const char *name, int pair, const char *before, const char *behind)
{
    struct str text = {0};
    struct seal_public_key key = seal_key_public(&pairs[pair]);
    str_add(&text, before);
    seal_public_key_write(&key, "a key", &text);
    str_add(&text, behind);
    put(name, text.text, text.len);
    str_finish(&text);
}

static struct package_ring read_ring(void)
{
    struct package_ring ring;
    package_ring_read(folder, &ring);
    return ring;
}

static enum package_reason verify_bytes(const struct package_ring *ring, int pair,
                                        const char *bytes)
{
    struct str text = {0};
    struct seal_signature signature;
    struct package_trouble trouble = {0};
    struct err err;
    seal_sign(&pairs[pair], SIGNED, strlen(SIGNED), "anxuan 春节 7", &text);
    assert_true(seal_signature_read(text.text, text.len, &signature, &err));
    bool ok = package_ring_verify(ring, &signature, bytes, strlen(bytes), &trouble);
    assert_int_equal(ok, trouble.reason == PACKAGE_FINE);
    str_finish(&text);
    return trouble.reason;
}

static enum package_reason verify(const struct package_ring *ring, int pair)
{
    return verify_bytes(ring, pair, SIGNED);
}

static void test_keys(void **state)
{
    (void)state;
    put_key("one.pub", 0, "", "");
    put_key("安全.pub", 1, "\xEF\xBB\xBF", "");
    put_key(".hidden.pub", 2, "", "");
    put_key("three.key", 3, "", "");
    put("README", "put keys here", 13);
    struct package_ring ring = read_ring();
    assert_int_equal(ring.warning.code, ERR_NONE);
    assert_int_equal(ring.count, 2);
    assert_int_equal(verify(&ring, 0), PACKAGE_FINE);
    assert_int_equal(verify(&ring, 1), PACKAGE_FINE);
    assert_int_equal(verify(&ring, 2), PACKAGE_FOREIGN);
    assert_int_equal(verify(&ring, 3), PACKAGE_FOREIGN);
    assert_int_equal(verify_bytes(&ring, 0, "something else"), PACKAGE_BAD_SIGNATURE);
}

static void test_none(void **state)
{
    struct package_ring ring = read_ring();
    (void)state;
    assert_int_equal(ring.count, 0);
    assert_int_equal(ring.warning.code, ERR_NONE);
    assert_int_equal(verify(&ring, 0), PACKAGE_NO_KEY);
    file_remove_tree(folder);
    ring = read_ring();
    assert_int_equal(ring.count, 0);
    assert_int_equal(ring.warning.code, ERR_NONE);
    assert_int_equal(verify(&ring, 0), PACKAGE_NO_KEY);
}

/* Nine: the last one by name is left out, and said so. */
static void test_too_many(void **state)
{
    (void)state;
    for (int i = PAIRS - 1; i >= 0; i--) {
        char name[] = "0.pub";
        name[0] = (char)('0' + i);
        put_key(name, i, "", "");
    }
    struct package_ring ring = read_ring();
    assert_int_equal(ring.count, PACKAGE_KEYS_MAX);
    assert_int_equal(ring.warning.code, ERR_LIMIT);
    assert_non_null(strstr(ring.warning.text, "8.pub: "));
    assert_int_equal(verify(&ring, 7), PACKAGE_FINE);
    assert_int_equal(verify(&ring, 8), PACKAGE_FOREIGN);
}

static void test_bad_files(void **state)
{
    static char large[SEAL_KEY_FILE_BYTES + 1];
    (void)state;
    memset(large, 'x', sizeof(large));
    put_key("a.pub", 0, "x", "");
    put_key("b.pub", 1, "", "x");
    put("c.pub", "", 0);
    put("d.pub", large, sizeof(large));
    put_key("e.pub", 4, "", "");
    char *path = file_join(folder, "f.pub");
    assert_int_equal(mkfifo(path, 0600), 0);
    free(path);
    struct package_ring ring = read_ring();
    assert_int_equal(ring.count, 1);
    assert_int_equal(ring.warning.code, ERR_PARSE);
    assert_non_null(strstr(ring.warning.text, "a.pub: "));
    assert_int_equal(verify(&ring, 4), PACKAGE_FINE);
    assert_int_equal(verify(&ring, 0), PACKAGE_FOREIGN);
}

/* A NUL is no end of a file. */
static void test_nul(void **state)
{
    struct str text = {0};
    struct seal_public_key key = seal_key_public(&pairs[0]);
    (void)state;
    seal_public_key_write(&key, "a key", &text);
    str_add_span(&text, "\0x", 2);
    put("a.pub", text.text, text.len);
    str_finish(&text);
    struct package_ring ring = read_ring();
    assert_int_equal(ring.count, 0);
    assert_int_equal(ring.warning.code, ERR_PARSE);
}

/* The same id on two keys, as a forger would make them: the right one is still found. */
static void test_twins(void **state)
{
    struct package_ring ring = {.count = 2};
    (void)state;
    ring.keys[0] = seal_key_public(&pairs[1]);
    ring.keys[1] = seal_key_public(&pairs[0]);
    memcpy(ring.keys[0].id, ring.keys[1].id, sizeof(ring.keys[0].id));
    assert_int_equal(verify(&ring, 0), PACKAGE_FINE);
    assert_int_equal(verify(&ring, 1), PACKAGE_FOREIGN);
    struct package_ring one = package_ring_of(&ring.keys[1]);
    assert_int_equal(verify(&one, 0), PACKAGE_FINE);
    assert_int_equal(verify(&one, 1), PACKAGE_FOREIGN);
}

/* --- revoked.txt --------------------------------------------------------------------------- */

/* Puts revoked.txt: the ids of pairs 0 and 1 in the places of {0} and {1}, in lower case {2}. */
static void put_revoked(const char *template)
{
    struct str text = {0};
    char id[SEAL_KEY_ID_TEXT_BYTES];
    for (const char *at = template; *at; at++) {
        if (at[0] != '{') {
            str_add_span(&text, at, 1);
            continue;
        }
        seal_key_id_text(pairs[at[1] - '0'].id, id);
        for (char *letter = id; at[1] == '2' && *letter; letter++)
            if (*letter >= 'A')
                *letter = (char)(*letter - 'A' + 'a');
        str_add(&text, id);
        at += 2;
    }
    put("revoked.txt", text.text ? text.text : "", text.len);
    str_finish(&text);
}

static void test_revoked(void **state)
{
    static const struct {
        const char *text;
        bool has[3]; /* pairs 0, 1 and 2 are revoked */
    } good[] = {
        {"", {false, false, false}},
        {"\n\r\n", {false, false, false}},
        {"# nobody yet\n", {false, false, false}},
        {"{0}\n", {true, false, false}},
        {"{0}", {true, false, false}},
        {"{0}\r\n{1}\r\n", {true, true, false}},
        {"\xEF\xBB\xBF{1}\r\n", {false, true, false}},
        {"# 旧的\n\n {0}\t# 张三\n#{1}\n{2}\n{2}\n", {true, false, true}},
    };
    (void)state;
    put_key("0.pub", 0, "", "");
    put_key("1.pub", 1, "", "");
    put_key("2.pub", 2, "", "");
    for (size_t i = 0; i < COUNT(good); i++) {
        char *path = file_join(folder, "revoked.txt");
        put_revoked(good[i].text);
        struct package_ring ring = read_ring();
        assert_int_equal(ring.warning.code, ERR_NONE);
        for (int k = 0; k < 3; k++)
            if (verify(&ring, k) != (good[i].has[k] ? PACKAGE_REVOKED : PACKAGE_FINE))
                fail_msg("row %zu, key %d", i, k);
        assert_int_equal(verify(&ring, 3), PACKAGE_FOREIGN);
        assert_int_equal(unlink(path), 0);
        free(path);
    }
}

/* A list that is not understood whole leaves no key at all. */
static void test_bad_lists(void **state)
{
    static const char *bad[] = {
        "{0}0\n", "0x{0}\n",   "{0} {1}\n", "{0},\n{1}\n",           "{0}\nabc\n",
        "x\n{0}", "张三\n{0}", "{0};\n",    "untrusted comment: \n", "\xFF\xFE{0}",
    };
    (void)state;
    put_key("3.pub", 3, "", "");
    for (size_t i = 0; i < COUNT(bad); i++) {
        char *path = file_join(folder, "revoked.txt");
        put_revoked(bad[i]);
        struct package_ring ring = read_ring();
        if (ring.count != 0 || ring.warning.code != ERR_PARSE)
            fail_msg("row %zu", i);
        assert_non_null(strstr(ring.warning.text, "revoked.txt: "));
        assert_int_equal(verify(&ring, 3), PACKAGE_NO_KEY);
        assert_int_equal(unlink(path), 0);
        struct package_ring control = read_ring();
        assert_int_equal(verify(&control, 3), PACKAGE_FINE);
        free(path);
    }
}

static void test_too_many_revoked(void **state)
{
    struct str text = {0};
    (void)state;
    put_key("3.pub", 3, "", "");
    for (int i = 0; i < PACKAGE_REVOKED_MAX; i++)
        str_addf(&text, "%016X\n", i);
    put("revoked.txt", text.text, text.len);
    struct package_ring ring = read_ring();
    assert_int_equal(ring.revoked_count, PACKAGE_REVOKED_MAX);
    assert_int_equal(verify(&ring, 3), PACKAGE_FINE);
    char *path = file_join(folder, "revoked.txt");
    assert_int_equal(unlink(path), 0);
    free(path);
    str_add(&text, "FFFFFFFFFFFFFFFF\n");
    put("revoked.txt", text.text, text.len);
    ring = read_ring();
    assert_int_equal(ring.count, 0);
    assert_int_equal(ring.warning.code, ERR_PARSE);
    str_finish(&text);
}

static void test_list_of_nuls(void **state)
{
    static const struct {
        const char *text;
        size_t len;
    } rows[] = {{"\0", 1}, {"\0\0\0\0\n", 5}, {"0123456789ABCDEF\0\n", 18}, {" \0 \n", 4}};
    (void)state;
    put_key("3.pub", 3, "", "");
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *path = file_join(folder, "revoked.txt");
        put("revoked.txt", rows[i].text, rows[i].len);
        struct package_ring ring = read_ring();
        assert_int_equal(ring.count, 0);
        assert_int_equal(ring.warning.code, ERR_PARSE);
        assert_int_equal(unlink(path), 0);
        free(path);
    }
}

/* What cannot be read might hold anything. */
static void test_unreadable_list(void **state)
{
    char *path = file_join(folder, "revoked.txt");
    (void)state;
    put_key("3.pub", 3, "", "");
    assert_int_equal(symlink("nowhere", path), 0);
    struct package_ring ring = read_ring();
    assert_int_equal(ring.count, 0);
    assert_int_equal(ring.warning.code, ERR_GONE);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkdir(path, 0755), 0);
    ring = read_ring();
    assert_int_equal(ring.count, 0);
    assert_int_equal(ring.warning.code, ERR_IO);
    assert_int_equal(verify(&ring, 3), PACKAGE_NO_KEY);
    free(path);
}

int main(void)
{
#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, enter, leave)
    static const struct CMUnitTest tests[] = {
        IN_FOLDER(test_keys),
        IN_FOLDER(test_none),
        IN_FOLDER(test_too_many),
        IN_FOLDER(test_bad_files),
        IN_FOLDER(test_nul),
        IN_FOLDER(test_twins),
        IN_FOLDER(test_revoked),
        IN_FOLDER(test_bad_lists),
        IN_FOLDER(test_too_many_revoked),
        IN_FOLDER(test_unreadable_list),
        IN_FOLDER(test_list_of_nuls),
    };
    return cmocka_run_group_tests_name("package/ring", tests, make_pairs, NULL);
}
