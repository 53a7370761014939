#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sodium.h>

#include "seal/minisign.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define SIGNED       "what is signed\n"
#define TRUSTED      "anxuan 春节 7"

/* One pair of keys for all, made anew in each run. */
static struct seal_secret_key key;
static struct seal_public_key public_key;
static struct str pub_file, signature_file;

static int make_keys(void **state)
{
    (void)state;
    seal_key_make(&key);
    public_key = seal_key_public(&key);
    seal_public_key_write(&public_key, "a key 钥", &pub_file);
    seal_sign(&key, SIGNED, strlen(SIGNED), TRUSTED, &signature_file);
    return 0;
}

static int finish_keys(void **state)
{
    (void)state;
    str_finish(&pub_file);
    str_finish(&signature_file);
    return 0;
}

/* --- what comes of a signature file -------------------------------------------------------- */

enum outcome { FITS, DIFFERS, MALFORMED, LEGACY };

static enum outcome judge(const char *text, size_t len)
{
    static const struct seal_signature untouched = {.trusted = "untouched"};
    struct seal_signature signature = untouched;
    struct err err = {.code = ERR_NONE};
    char *copy = malloc(len + 1); /* so that a sanitizer sees a step beyond its end */
    memcpy(copy, text, len);
    bool ok = seal_signature_read(copy, len, &signature, &err);
    free(copy);
    if (ok) {
        assert_int_equal(err.code, ERR_NONE);
        return seal_signature_fits(&signature, &public_key, SIGNED, strlen(SIGNED)) ? FITS
                                                                                    : DIFFERS;
    }
    assert_memory_equal(&signature, &untouched, sizeof(signature));
    assert_true(err.code == ERR_PARSE || err.code == ERR_UNSUPPORTED);
    assert_true(err.text[0]);
    return err.code == ERR_PARSE ? MALFORMED : LEGACY;
}

static void test_round_trip(void **state)
{
    struct seal_signature signature;
    struct seal_public_key again;
    struct seal_secret_key other;
    struct err err;
    (void)state;
    assert_true(seal_public_key_read(pub_file.text, pub_file.len, &again, &err));
    assert_memory_equal(&again, &public_key, sizeof(again));
    assert_true(seal_signature_read(signature_file.text, signature_file.len, &signature, &err));
    assert_string_equal(signature.trusted, TRUSTED);
    assert_true(seal_signature_fits(&signature, &again, SIGNED, strlen(SIGNED)));
    assert_false(seal_signature_fits(&signature, &again, SIGNED, strlen(SIGNED) - 1));
    assert_false(seal_signature_fits(&signature, &again, "What is signed\n", strlen(SIGNED)));
    seal_key_make(&other);
    again = seal_key_public(&other);
    assert_false(seal_signature_fits(&signature, &again, SIGNED, strlen(SIGNED)));
    memcpy(again.id, public_key.id, sizeof(again.id)); /* another key that claims to be ours */
    assert_false(seal_signature_fits(&signature, &again, SIGNED, strlen(SIGNED)));
    again = public_key;
    again.id[7] ^= 1; /* our key under another name */
    assert_false(seal_signature_fits(&signature, &again, SIGNED, strlen(SIGNED)));
}

static void test_empty_file(void **state)
{
    struct seal_signature signature;
    struct str text = {0};
    struct err err;
    (void)state;
    seal_sign(&key, NULL, 0, "", &text);
    assert_true(seal_signature_read(text.text, text.len, &signature, &err));
    assert_string_equal(signature.trusted, "");
    assert_true(seal_signature_fits(&signature, &public_key, NULL, 0));
    assert_false(seal_signature_fits(&signature, &public_key, "x", 1));
    str_finish(&text);
}

/* --- minisign's own ------------------------------------------------------------------------ */

/* Published with the verifier in Rust (crate minisign-verify, README): the word "test". */
#define THEIR_KEY     "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
#define THEIR_COMMENT "untrusted comment: signature from minisign secret key\n"
#define THEIR_PREHASHED                                                                            \
    THEIR_COMMENT                                                                                  \
    "RUQf6LRCGA9i559r3g7V1qNyJDApGip8MfqcadIgT9CuhV3EMhHoN1mGTkUidF/"                              \
    "z7SrlQgXdy8ofjb7bNJJylDOocrCo8KLzZwo=\n"                                                      \
    "trusted comment: timestamp:1556193335\tfile:test\n"                                           \
    "y/rUw2y8/hOUYjZU71eHp/Wo1KZ40fGy2VJEDl34XMJM+TX48Ss/17u3IvIfbVR1FkZZSNCisQbuQY+bHwhEBg==\n"
#define THEIR_LEGACY                                                                               \
    THEIR_COMMENT                                                                                  \
    "RWQf6LRCGA9i59SLOFxz6NxvASXDJeRtuZykwQepbDEGt87ig1BNpWaVWuNrm73YiIiJbq71Wi+"                  \
    "dP9eKL8OC351vwIasS"                                                                           \
    "SbXxwA=\n"                                                                                    \
    "trusted comment: timestamp:1555779966\tfile:test\n"                                           \
    "QtKMXWyYcwdpZAlPF7tE2ENJkRd1ujvKjlj1m9RtHTBnZPa5WKU5uWRs5GoP5M/VqE81QFuMKI5k/SfNQUaOAA==\n"

static void test_theirs(void **state)
{
    struct seal_public_key theirs;
    struct seal_signature signature;
    struct err err = {0};
    char id[SEAL_KEY_ID_TEXT_BYTES];
    (void)state;
    assert_true(seal_public_key_read(THEIR_KEY, strlen(THEIR_KEY), &theirs, &err));
    seal_key_id_text(theirs.id, id);
    assert_string_equal(id, "E7620F1842B4E81F");
    assert_true(seal_signature_read(THEIR_PREHASHED, strlen(THEIR_PREHASHED), &signature, &err));
    assert_string_equal(signature.trusted, "timestamp:1556193335\tfile:test");
    assert_true(seal_signature_fits(&signature, &theirs, "test", 4));
    assert_false(seal_signature_fits(&signature, &theirs, "Test", 4));
    assert_false(seal_signature_read(THEIR_LEGACY, strlen(THEIR_LEGACY), &signature, &err));
    assert_int_equal(err.code, ERR_UNSUPPORTED);
}

/* --- every bit ----------------------------------------------------------------------------- */

static bool is_in_comment(const struct str *file, size_t at)
{
    return at >= strlen("untrusted comment: ") &&
           at < (size_t)(strchr(file->text, '\n') - file->text);
}

static void test_flips_of_signature(void **state)
{
    size_t accepted = 0;
    (void)state;
    char *text = malloc(signature_file.len);
    memcpy(text, signature_file.text, signature_file.len);
    for (size_t bit = 0; bit < 8 * signature_file.len; bit++) {
        text[bit / 8] ^= (char)(1 << bit % 8);
        if (judge(text, signature_file.len) == FITS) {
            accepted++;
            assert_true(is_in_comment(&signature_file, bit / 8));
        }
        text[bit / 8] ^= (char)(1 << bit % 8);
    }
    assert_in_range(accepted, 1, 8 * strlen("signature from anxuan"));
    assert_int_equal(judge(text, signature_file.len), FITS); /* the control */
    free(text);
}

static void test_flips_of_key(void **state)
{
    struct seal_signature signature;
    struct seal_public_key flipped;
    struct err err;
    size_t read = 0;
    (void)state;
    assert_true(seal_signature_read(signature_file.text, signature_file.len, &signature, &err));
    for (size_t bit = 0; bit < 8 * pub_file.len; bit++) {
        pub_file.text[bit / 8] ^= (char)(1 << bit % 8);
        if (seal_public_key_read(pub_file.text, pub_file.len, &flipped, &err)) {
            read++;
            bool fits = seal_signature_fits(&signature, &flipped, SIGNED, strlen(SIGNED));
            assert_int_equal(fits, is_in_comment(&pub_file, bit / 8));
        }
        pub_file.text[bit / 8] ^= (char)(1 << bit % 8);
    }
    assert_true(read > 0);
}

static void test_cut_short(void **state)
{
    (void)state;
    for (size_t len = 0; len + 1 < signature_file.len; len++)
        assert_int_equal(judge(signature_file.text, len), MALFORMED);
    assert_int_equal(judge(signature_file.text, signature_file.len - 1), FITS);
    for (size_t len = 0; len + 1 < pub_file.len; len++) {
        struct seal_public_key cut;
        struct err err = {0};
        assert_false(seal_public_key_read(pub_file.text, len, &cut, &err));
        assert_int_equal(err.code, ERR_PARSE);
    }
}

/* --- by hand ------------------------------------------------------------------------------- */

/* The four lines of a signature file, and bad twins of them. */
enum piece { COMMENT, FIRST, TRUST, SECOND, PIECES };
static char lines[PIECES][256], loose[PIECES][256], high[PIECES][256], legacy[256], long_line[9300];

/* Sets a bit that decodes to nothing: of the last letter before the '='. */
static void loosen(char *line)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *last = strchr(line, '=') - 1;
    *last = letters[strchr(letters, *last) - letters + 1];
}

static void make_pieces(void)
{
    const char *at = signature_file.text;
    for (int i = 0; i < PIECES; i++) {
        (void)snprintf(lines[i], sizeof(lines[i]), "%.*s", (int)strcspn(at, "\n"), at);
        at += strcspn(at, "\n") + 1;
        memcpy(loose[i], lines[i], sizeof(loose[i]));
        memcpy(high[i], lines[i], sizeof(high[i]));
        high[i][20] |= (char)0x80;
    }
    loosen(loose[FIRST]);
    loosen(loose[SECOND]);
    memcpy(legacy, lines[FIRST], sizeof(legacy));
    legacy[1] = 'W'; /* "Ed" instead of "ED" */
    int len = snprintf(long_line, sizeof(long_line), "trusted comment: ");
    memset(long_line + len, 'x', 9000);
}

/* {C} {F} {T} {S} are the lines, {F~} {S~} loose, {F^} {S^} with a high bit, {L} legacy, {0} NUL.
 */
static const char *piece(const char *name, size_t len, size_t *out_len)
{
    static const char keys[] = "CFTS";
    const char *found = strchr(keys, name[0]);
    const char *text = found ? lines[found - keys] : name[0] == 'L' ? legacy : long_line;
    if (found && len == 2)
        text = name[1] == '~' ? loose[found - keys] : high[found - keys];
    *out_len = name[0] == '0' ? 1 : strlen(text);
    return name[0] == '0' ? "" : text;
}

static void expand(const char *template, struct str *out)
{
    for (const char *at = template; *at;) {
        size_t len, name = strcspn(at, "}");
        if (*at != '{') {
            str_add_span(out, at++, 1);
            continue;
        }
        const char *text = piece(at + 1, name - 1, &len);
        str_add_span(out, text, len);
        at += name + 1;
    }
}

static void test_by_hand(void **state)
{
    static const struct {
        const char *template;
        enum outcome wanted;
    } rows[] = {
        {"{C}\n{F}\n{T}\n{S}\n", FITS},
        {"{C}\r\n{F}\r\n{T}\r\n{S}\r\n", FITS},
        {"{C}\n{F}\n{T}\n{S}", FITS},
        {"{C}\r\n{F}\r\n{T}\r\n{S}", FITS},
        {"{C}\n{F}\r\n{T}\n{S}\r\n", FITS},
        {"untrusted comment: \n{F}\n{T}\n{S}\n", FITS},
        {"untrusted comment: 谁都能写\t的\n{F}\n{T}\n{S}\n", FITS},
        /* well formed, and not what was signed */
        {"{C}\n{F}\n{T}0\n{S}\n", DIFFERS},
        {"{C}\n{F}\n{T} \n{S}\n", DIFFERS},
        {"{C}\n{F}\n{T}\t\n{S}\n", DIFFERS},
        {"{C}\n{F}\ntrusted comment: \n{S}\n", DIFFERS},
        {"{C}\n{F}\ntrusted comment: anxuan 春节 8\n{S}\n", DIFFERS},
        {"{C}\n{L}\n{T}\n{S}\n", LEGACY},
        /* lines */
        {"", MALFORMED},
        {"\n", MALFORMED},
        {"{C}\n{F}\n", MALFORMED},
        {"{F}\n{T}\n{S}\n", MALFORMED},
        {"{C}\n\n{F}\n{T}\n{S}\n", MALFORMED},
        {"{C}\n{F}\n{T}\n{S}\n\n", MALFORMED},
        {"{C}\n{F}\n{T}\n{S}\n{S}\n", MALFORMED},
        {"{C}\n{F}\n{T}\n{S}\n{C}\n{F}\n{T}\n{S}\n", MALFORMED},
        {"{C}\n{F}\n{T}\n{S}\n ", MALFORMED},
        {"{C}\n{F}\n{T}\n{S}\n{0}", MALFORMED},
        {"\n{C}\n{F}\n{T}\n{S}\n", MALFORMED},
        {"\xEF\xBB\xBF{C}\n{F}\n{T}\n{S}\n", MALFORMED},
        {"{C}\r{F}\r{T}\r{S}\r", MALFORMED},
        {"{C}\r\r\n{F}\n{T}\n{S}\n", MALFORMED},
        {"{C}\n{F}\n{T}\r\r\n{S}\n", MALFORMED},
        {"{T}\n{F}\n{C}\n{S}\n", MALFORMED},
        {"{C}\n{S}\n{T}\n{F}\n", MALFORMED},
        /* comments */
        {"untrusted comment:\n{F}\n{T}\n{S}\n", MALFORMED},
        {"Untrusted comment: x\n{F}\n{T}\n{S}\n", MALFORMED},
        {"untrusted comment: \x1b[2J\n{F}\n{T}\n{S}\n", MALFORMED},
        {"untrusted comment: {0}\n{F}\n{T}\n{S}\n", MALFORMED},
        {"untrusted comment: \xD0\xC5\n{F}\n{T}\n{S}\n", MALFORMED},
        {"{C}\n{F}\n{T}{0}\n{S}\n", MALFORMED},
        {"{C}\n{F}\n{T}\x07\n{S}\n", MALFORMED},
        {"{C}\n{F}\n{T}\xE2\x80\xAE\n{S}\n", MALFORMED},
        {"{C}\n{F}\n{T}\xFF\n{S}\n", MALFORMED},
        {"{C}\n{F}\n {T}\n{S}\n", MALFORMED},
        {"{C}\n{F}\n{9k}\n{S}\n", MALFORMED},
        {"un{9k}\n{F}\n{T}\n{S}\n", MALFORMED},
        /* base64 */
        {"{C}\n{F~}\n{T}\n{S}\n", MALFORMED},
        {"{C}\n{F}\n{T}\n{S~}\n", MALFORMED},
        {"{C}\n{F^}\n{T}\n{S}\n", MALFORMED},
        {"{C}\n{F}\n{T}\n{S^}\n", MALFORMED},
        {"{C}\n{F} \n{T}\n{S}\n", MALFORMED},
        {"{C}\n {F}\n{T}\n{S}\n", MALFORMED},
        {"{C}\n{F}=\n{T}\n{S}\n", MALFORMED},
        {"{C}\n{F}AAAA\n{T}\n{S}\n", MALFORMED},
        {"{C}\n{F}\n{T}\n{S}{0}", MALFORMED},
    };
    (void)state;
    make_pieces();
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str text = {0};
        expand(rows[i].template, &text);
        enum outcome outcome = judge(text.text ? text.text : "", text.len);
        if (outcome != rows[i].wanted)
            fail_msg("row %zu: %d, not %d: %s", i, outcome, rows[i].wanted, rows[i].template);
        str_finish(&text);
    }
}

/* A second signature is that of a first one and a comment: another file's does not do. */
static void test_mixed(void **state)
{
    struct str other = {0}, mixed = {0};
    (void)state;
    seal_sign(&key, "another file", 12, TRUSTED, &other);
    size_t behind = strlen(signature_file.text) - 89; /* the last line, with its LF */
    str_add_span(&mixed, signature_file.text, behind);
    assert_int_equal(other.len, signature_file.len);
    str_add(&mixed, other.text + behind);
    assert_int_equal(judge(mixed.text, mixed.len), DIFFERS);
    assert_int_equal(judge(other.text, other.len), DIFFERS);
    str_finish(&mixed);
    str_finish(&other);
}

static void test_longest_comments(void **state)
{
    struct str text = {0};
    struct seal_signature signature;
    struct err err = {0};
    char comment[SEAL_TRUSTED_MAX_BYTES + 1];
    (void)state;
    memset(comment, 'c', sizeof(comment));
    comment[SEAL_TRUSTED_MAX_BYTES] = '\0';
    seal_sign(&key, SIGNED, strlen(SIGNED), comment, &text);
    assert_in_range(text.len, SEAL_TRUSTED_MAX_BYTES, SEAL_SIGNATURE_BYTES);
    assert_true(seal_signature_read(text.text, text.len, &signature, &err));
    assert_string_equal(signature.trusted, comment);
    assert_int_equal(judge(text.text, text.len), FITS);
    str_clear(&text);
    str_addf(&text, "untrusted comment: %.*s%s", SEAL_COMMENT_MAX_BYTES, comment,
             strchr(signature_file.text, '\n'));
    assert_int_equal(judge(text.text, text.len), FITS);
    str_clear(&text);
    str_addf(&text, "untrusted comment: %.*s%s", SEAL_COMMENT_MAX_BYTES + 1, comment,
             strchr(signature_file.text, '\n'));
    assert_int_equal(judge(text.text, text.len), MALFORMED);
    str_finish(&text);
}

/* --- public keys --------------------------------------------------------------------------- */

static void test_public_keys(void **state)
{
    static const struct {
        const char *text;
        bool ok;
    } rows[] = {
        {THEIR_KEY, true},
        {THEIR_KEY "\n", true},
        {THEIR_KEY "\r\n", true},
        {"untrusted comment: minisign public key E7620F1842B4E81F\n" THEIR_KEY "\n", true},
        {"untrusted comment: minisign public key E7620F1842B4E81F\r\n" THEIR_KEY, true},
        {"untrusted comment: 安宣发布\n" THEIR_KEY, true},
        {"", false},
        {"\n" THEIR_KEY, false},
        {THEIR_KEY "\n\n", false},
        {THEIR_KEY "\n" THEIR_KEY "\n", false},
        {" " THEIR_KEY, false},
        {THEIR_KEY " ", false},
        {THEIR_KEY "=", false},
        {"untrusted comment:\n" THEIR_KEY "\n", false},
        {"untrusted comment: \x1b]0;\x07\n" THEIR_KEY "\n", false},
        {"trusted comment: x\n" THEIR_KEY "\n", false},
        {"RUQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3", false}, /* "ED" */
        {"RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO", false},
        {"RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GF==", false},
        {"RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO-", false}, /* URLs' alphabet */
        {THEIR_PREHASHED, false},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        static const struct seal_public_key untouched = {.id = "id"};
        struct seal_public_key theirs = untouched;
        struct err err = {.code = ERR_NONE};
        if (seal_public_key_read(rows[i].text, strlen(rows[i].text), &theirs, &err) != rows[i].ok)
            fail_msg("row %zu: %s", i, rows[i].text);
        assert_int_equal(err.code, rows[i].ok ? ERR_NONE : ERR_PARSE);
        assert_int_equal(memcmp(&theirs, &untouched, sizeof(theirs)) == 0, !rows[i].ok);
    }
}

static void test_key_ids(void **state)
{
    static const char *bad[] = {"",
                                "E7620F1842B4E81",
                                "E7620F1842B4E81F0",
                                "E7620F1842B4E81G",
                                "0xE7620F1842B4E8",
                                " E7620F1842B4E81",
                                "E7:620F1842B4E81"};
    uint8_t id[SEAL_KEY_ID_BYTES] = {0};
    char text[SEAL_KEY_ID_TEXT_BYTES];
    (void)state;
    assert_true(seal_key_id_read("E7620f1842b4e81f", id));
    assert_int_equal(id[0], 0x1F);
    assert_int_equal(id[7], 0xE7);
    seal_key_id_text(id, text);
    assert_string_equal(text, "E7620F1842B4E81F");
    for (size_t i = 0; i < COUNT(bad); i++) {
        assert_false(seal_key_id_read(bad[i], id));
        assert_int_equal(id[0], 0x1F); /* untouched */
    }
}

/* --- secret keys --------------------------------------------------------------------------- */

static void write_secret(const char *password, struct str *out)
{
    struct err err = {0};
    if (!seal_secret_key_write(&key, "a secret key", password, SEAL_COST_TEST, out, &err))
        fail_msg("%s", err.text);
}

static void test_passwords(void **state)
{
    static const char *wrong[] = {"", "correct", "correct hors", "correct horsE", "correct horse "};
    struct str text = {0};
    struct seal_secret_key again;
    struct err err = {0};
    (void)state;
    write_secret("correct horse", &text);
    assert_true(text.len < SEAL_KEY_FILE_BYTES);
    assert_true(seal_secret_key_read(text.text, text.len, "correct horse", &again, &err));
    assert_memory_equal(&again, &key, sizeof(again));
    for (size_t i = 0; i < COUNT(wrong); i++) {
        struct seal_secret_key untouched = {0};
        assert_false(seal_secret_key_read(text.text, text.len, wrong[i], &untouched, &err));
        assert_int_equal(err.code, ERR_UNTRUSTED);
        assert_string_equal(err.text, "密码不对 wrong password");
        assert_int_equal(sodium_is_zero((uint8_t *)&untouched, sizeof(untouched)), 1);
    }
    str_finish(&text);
}

static void test_long_password(void **state)
{
    struct str text = {0};
    struct seal_secret_key again;
    struct err err;
    char password[SEAL_PASSWORD_MAX_BYTES + 1];
    (void)state;
    memset(password, 'p', sizeof(password));
    password[SEAL_PASSWORD_MAX_BYTES] = '\0';
    write_secret(password, &text);
    assert_true(seal_secret_key_read(text.text, text.len, password, &again, &err));
    password[SEAL_PASSWORD_MAX_BYTES - 1] = '\0';
    assert_false(seal_secret_key_read(text.text, text.len, password, &again, &err));
    str_finish(&text);
}

/* Two files of one key and password have nothing in common but their kind and cost. */
static void test_salt(void **state)
{
    struct str one = {0}, two = {0};
    (void)state;
    write_secret("correct horse", &one);
    write_secret("correct horse", &two);
    assert_int_equal(one.len, two.len);
    assert_string_not_equal(one.text, two.text);
    str_finish(&one);
    str_finish(&two);
}

#define SECRET_BYTES 158
#define AT_SALT      6
#define AT_COST      38
#define AT_MEMORY    46
#define AT_SEALED    54

/* Puts count bytes into the binary part of a secret key file. */
static void patch(const struct str *file, size_t at, const void *bytes, size_t count,
                  struct str *out)
{
    uint8_t raw[SECRET_BYTES];
    char text[sodium_base64_ENCODED_LEN(SECRET_BYTES, sodium_base64_VARIANT_ORIGINAL)];
    const char *line = strchr(file->text, '\n') + 1;
    size_t got;
    assert_int_equal(sodium_base642bin(raw, sizeof(raw), line, strlen(line), "\n", &got, NULL,
                                       sodium_base64_VARIANT_ORIGINAL),
                     0);
    assert_int_equal(got, sizeof(raw));
    memcpy(raw + at, bytes, count);
    sodium_bin2base64(text, sizeof(text), raw, sizeof(raw), sodium_base64_VARIANT_ORIGINAL);
    str_addf(out, "untrusted comment: patched\n%s\n", text);
}

static void test_patched_secrets(void **state)
{
    static const struct {
        const char *what;
        size_t at, count;
        const char *bytes;
        enum err_code wanted;
    } rows[] = {
        {"the control", 0, 2, "Ed", ERR_NONE},
        {"a signature's kind", 0, 2, "ED", ERR_PARSE},
        {"no password (minisign -W)", 2, 2, "\0\0", ERR_UNSUPPORTED},
        {"another derivation", 2, 2, "Ar", ERR_PARSE},
        {"half of one", 2, 2, "S\0", ERR_PARSE},
        {"another check", 4, 2, "SH", ERR_PARSE},
        {"another salt", AT_SALT, 4, "salt", ERR_UNTRUSTED},
        {"operations: for ever", AT_COST, 8, "\0\0\0\0\0\0\0\x80", ERR_LIMIT},
        {"operations: one too many", AT_COST, 8, "\1\0\0\2\0\0\0\0", ERR_LIMIT},
        {"memory: 1 TiB", AT_MEMORY, 8, "\0\0\0\0\0\1\0\0", ERR_LIMIT},
        {"memory: all there is", AT_MEMORY, 8, "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", ERR_LIMIT},
        {"memory: a byte too many", AT_MEMORY, 8, "\1\0\0\x40\0\0\0\0", ERR_LIMIT},
        {"no memory, no operations", AT_COST, 16, "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
         ERR_UNTRUSTED},
        {"another id", AT_SEALED, 4, "\0\0\0\0", ERR_UNTRUSTED},
        {"another key", AT_SEALED + 8, 4, "\0\0\0\0", ERR_UNTRUSTED},
        {"another sum", AT_SEALED + 72, 4, "\0\0\0\0", ERR_UNTRUSTED},
        {"its last byte", SECRET_BYTES - 4, 4, "\0\0\0\0", ERR_UNTRUSTED},
    };
    struct str file = {0};
    (void)state;
    write_secret("correct horse", &file);
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str patched = {0};
        struct seal_secret_key again;
        struct err err = {.code = ERR_NONE};
        patch(&file, rows[i].at, rows[i].bytes, rows[i].count, &patched);
        bool ok = seal_secret_key_read(patched.text, patched.len, "correct horse", &again, &err);
        if (err.code != rows[i].wanted || ok != (rows[i].wanted == ERR_NONE))
            fail_msg("%s: %d, not %d: %s", rows[i].what, err.code, rows[i].wanted, err.text);
        str_finish(&patched);
    }
    str_finish(&file);
}

static void test_cut_secret(void **state)
{
    struct str text = {0};
    struct seal_secret_key again;
    (void)state;
    write_secret("correct horse", &text);
    for (size_t len = 0; len + 1 < text.len; len++) {
        struct err err = {0};
        assert_false(seal_secret_key_read(text.text, len, "correct horse", &again, &err));
        assert_int_equal(err.code, ERR_PARSE);
    }
    str_add(&text, "\n");
    struct err err = {0};
    assert_false(seal_secret_key_read(text.text, text.len, "correct horse", &again, &err));
    assert_int_equal(err.code, ERR_PARSE);
    assert_false(seal_secret_key_read(pub_file.text, pub_file.len, "correct horse", &again, &err));
    assert_int_equal(err.code, ERR_PARSE);
    str_finish(&text);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_round_trip),       cmocka_unit_test(test_empty_file),
        cmocka_unit_test(test_theirs),           cmocka_unit_test(test_flips_of_signature),
        cmocka_unit_test(test_flips_of_key),     cmocka_unit_test(test_cut_short),
        cmocka_unit_test(test_by_hand),          cmocka_unit_test(test_mixed),
        cmocka_unit_test(test_longest_comments), cmocka_unit_test(test_public_keys),
        cmocka_unit_test(test_key_ids),          cmocka_unit_test(test_passwords),
        cmocka_unit_test(test_long_password),    cmocka_unit_test(test_salt),
        cmocka_unit_test(test_patched_secrets),  cmocka_unit_test(test_cut_secret),
    };
    return cmocka_run_group_tests_name("seal/minisign", tests, make_keys, finish_keys);
}
