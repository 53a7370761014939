#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "seal/seal.h"

static char hash_of_2468[SEAL_PIN_HASH_BYTES];

static int make_hash(void **state)
{
    struct err err;
    (void)state;
    return seal_pin_hash("2468", hash_of_2468, &err) ? 0 : -1;
}

static void a_pin_is_4_to_12_ascii_digits(void **state)
{
    static const struct {
        const char *pin;
        bool ok;
    } rows[] = {
        {"0000", true},           {"123456789012", true}, {"", false},         {"123", false},
        {"1234567890123", false}, {"12a4", false},        {"１２３４", false}, {" 1234", false},
        {"1234\n", false},        {"-123", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char out[SEAL_PIN_HASH_BYTES] = "untouched";
        struct err err = {.code = ERR_NONE};
        assert_int_equal(seal_pin_hash(rows[i].pin, out, &err), rows[i].ok);
        assert_int_equal(err.code, rows[i].ok ? ERR_NONE : ERR_INVALID);
        if (!rows[i].ok)
            assert_string_equal(out, "untouched");
    }
}

static void the_refusal_says_what_a_pin_is(void **state)
{
    char out[SEAL_PIN_HASH_BYTES];
    struct err err;
    (void)state;
    assert_false(seal_pin_hash("12", out, &err));
    assert_string_equal(err.text,
                        "PIN 必须是 4 到 12 位数字 (0-9) the PIN must be 4 to 12 digits (0-9)");
}

static void only_the_right_pin_matches(void **state)
{
    static const struct {
        const char *pin;
        bool matches;
    } rows[] = {{"2468", true}, {"2469", false}, {"02468", false}, {"24680", false},
                {"246", false}, {"", false},     {"2468 ", false}};
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_int_equal(seal_pin_matches(hash_of_2468, rows[i].pin), rows[i].matches);
}

static void the_same_pin_has_another_hash_each_time(void **state)
{
    char other[SEAL_PIN_HASH_BYTES];
    struct err err;
    (void)state;
    assert_true(seal_pin_hash("2468", other, &err));
    assert_string_not_equal(other, hash_of_2468);
    assert_true(seal_pin_matches(other, "2468"));
}

static void a_hash_of_another_make_is_refused(void **state)
{
    static const char salt_and_sum[] = "$c29tZXNhbHRzb21lc2FsdA$"
                                       "mDRjDn2Aq1sXCHZy1GxCTyQUTjVtZbVIZZDxV8B0rN0";
    static const struct {
        const char *before, *after;
        bool is_valid;
    } rows[] = {
        {"$argon2id$v=19$m=65536,t=2,p=1", salt_and_sum, true}, /* the control: only costs differ */
        {"$argon2id$v=19$m=4194304,t=2,p=1", salt_and_sum, false},
        {"$argon2id$v=19$m=65536,t=9999,p=1", salt_and_sum, false},
        {"$argon2i$v=19$m=65536,t=2,p=1", salt_and_sum, false},
        {"$argon2id$v=19$m=65536,t=2,p=1", "", false},
        {"$2b$12$", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0", false},
        {"2468", "", false},
        {"", "", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char hash[256];
        (void)snprintf(hash, sizeof(hash), "%s%s", rows[i].before, rows[i].after);
        assert_int_equal(seal_pin_hash_is_valid(hash), rows[i].is_valid);
        assert_false(seal_pin_matches(hash, "2468"));
    }
}

static void a_damaged_or_too_long_hash_is_refused(void **state)
{
    char damaged[SEAL_PIN_HASH_BYTES];
    char longer[4 * SEAL_PIN_HASH_BYTES];
    (void)state;
    assert_true(seal_pin_hash_is_valid(hash_of_2468));
    memcpy(damaged, hash_of_2468, sizeof(damaged));
    damaged[strlen(damaged) - 5] = '!';
    assert_false(seal_pin_hash_is_valid(damaged));
    (void)snprintf(longer, sizeof(longer), "%s%s", hash_of_2468, hash_of_2468);
    assert_false(seal_pin_hash_is_valid(longer));
}

static void random_hex_has_the_wished_length(void **state)
{
    static const size_t counts[] = {0, 1, 16, 31, 32, 33, 100};
    (void)state;
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        char out[256];
        memset(out, '#', sizeof(out));
        seal_random_hex(out, counts[i]);
        assert_int_equal(strlen(out), 2 * counts[i]);
        assert_int_equal(strspn(out, "0123456789abcdef"), 2 * counts[i]);
        assert_int_equal(out[2 * counts[i] + 1], '#');
    }
}

static void random_hex_does_not_repeat(void **state)
{
    char first[65], second[65];
    (void)state;
    seal_random_hex(first, 32);
    seal_random_hex(second, 32);
    assert_string_not_equal(first, second);
}

static void random_bytes_are_all_filled_and_no_more(void **state)
{
    uint8_t seen[64] = {0};
    uint8_t out[65];
    (void)state;
    for (int round = 0; round < 16; round++) {
        memset(out, 0, sizeof(out));
        seal_random(out, 64);
        assert_int_equal(out[64], 0);
        for (int i = 0; i < 64; i++)
            seen[i] |= out[i];
    }
    for (int i = 0; i < 64; i++)
        assert_int_not_equal(seen[i], 0); /* 16 zeros in a row: once in 2^128 */
}

/* RFC 4231, 4.2 to 4.5, 4.7 and 4.8. A key shorter than ours is one with zeros behind it; of the
 * longer ones (131 times aa) HMAC takes the hash, which is given here. */
#define KEY_TEXT_20_OF(byte)                                                                       \
    {                                                                                              \
        byte, byte, byte, byte, byte, byte, byte, byte, byte, byte, byte, byte, byte, byte, byte,  \
            byte, byte, byte, byte, byte                                                           \
    }
#define HASH_OF_LONG_KEY                                                                           \
    {                                                                                              \
        0x45, 0xad, 0x4b, 0x37, 0xc6, 0xe2, 0xfc, 0x0a, 0x2c, 0xfc, 0xc1, 0xb5, 0xda, 0x52, 0x41,  \
            0x32, 0xec, 0x70, 0x76, 0x15, 0xc2, 0xca, 0xe1, 0xdb, 0xbc, 0x43, 0xc9, 0x7a, 0xa5,    \
            0x21, 0xdb, 0x81                                                                       \
    }

static const struct {
    uint8_t key[SEAL_KEY_BYTES];
    const char *bytes; /* NULL: count times fill */
    size_t count;
    uint8_t fill;
    const char *wanted;
} codes[] = {
    {KEY_TEXT_20_OF(0x0b), "Hi There", 8, 0,
     "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"},
    {{'J', 'e', 'f', 'e'},
     "what do ya want for nothing?",
     28,
     0,
     "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"},
    {KEY_TEXT_20_OF(0xaa), NULL, 50, 0xdd,
     "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"},
    {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25},
     NULL,
     50,
     0xcd,
     "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"},
    {HASH_OF_LONG_KEY, "Test Using Larger Than Block-Size Key - Hash Key First", 54, 0,
     "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"},
    {HASH_OF_LONG_KEY,
     "This is a test using a larger than block-size key and a larger than block-size data. The key "
     "needs to be hashed before being used by the HMAC algorithm.",
     152, 0, "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"},
};

static void codes_are_those_of_rfc_4231(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        char filled[64];
        uint8_t code[SEAL_HMAC_BYTES];
        char hex[2 * SEAL_HMAC_BYTES + 1];
        memset(filled, codes[i].fill, sizeof(filled));
        seal_hmac(codes[i].key, codes[i].bytes ? codes[i].bytes : filled, codes[i].count, code);
        for (size_t byte = 0; byte < sizeof(code); byte++)
            (void)snprintf(hex + 2 * byte, 3, "%02x", code[byte]);
        assert_string_equal(hex, codes[i].wanted);
    }
}

static void bytes_are_the_same_or_not(void **state)
{
    (void)state;
    assert_true(seal_same("abcd", "abcd", 4));
    assert_true(seal_same("abcd", "abce", 3));
    assert_false(seal_same("abcd", "abce", 4));
    assert_false(seal_same("abcd", "Abcd", 4));
    assert_true(seal_same("a", "b", 0));
}

static void wiping_leaves_zeros(void **state)
{
    char secret[] = "13579";
    static const char zeros[sizeof(secret)];
    (void)state;
    seal_wipe(secret, sizeof(secret));
    assert_memory_equal(secret, zeros, sizeof(secret));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_pin_is_4_to_12_ascii_digits),
        cmocka_unit_test(the_refusal_says_what_a_pin_is),
        cmocka_unit_test(only_the_right_pin_matches),
        cmocka_unit_test(the_same_pin_has_another_hash_each_time),
        cmocka_unit_test(a_hash_of_another_make_is_refused),
        cmocka_unit_test(a_damaged_or_too_long_hash_is_refused),
        cmocka_unit_test(random_hex_has_the_wished_length),
        cmocka_unit_test(random_hex_does_not_repeat),
        cmocka_unit_test(random_bytes_are_all_filled_and_no_more),
        cmocka_unit_test(codes_are_those_of_rfc_4231),
        cmocka_unit_test(bytes_are_the_same_or_not),
        cmocka_unit_test(wiping_leaves_zeros),
    };
    return cmocka_run_group_tests(tests, make_hash, NULL);
}
