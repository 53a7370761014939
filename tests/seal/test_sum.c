#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "seal/sum.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void assert_sum(struct seal_sum *sum, const char *wanted)
{
    uint8_t bytes[SEAL_SUM_BYTES];
    char text[SEAL_SUM_HEX_BYTES];
    seal_sum_end(sum, bytes);
    seal_sum_text(bytes, text);
    assert_string_equal(text, wanted);
}

/* FIPS 180-4's examples (NIST, “Examples with Intermediate Values”). */
static void test_vectors(void **state)
{
    static const struct {
        const char *text;
        int times;
        const char *wanted;
    } rows[] = {
        {"", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
        {"abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
        {"a", 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct seal_sum sum;
        seal_sum_begin(&sum);
        for (int k = 0; k < rows[i].times; k++)
            seal_sum_add(&sum, rows[i].text, strlen(rows[i].text));
        assert_sum(&sum, rows[i].wanted);
    }
}

/* However it is cut, it is the same. */
static void test_pieces(void **state)
{
    uint8_t bytes[300], whole[SEAL_SUM_BYTES], pieces[SEAL_SUM_BYTES];
    struct seal_sum sum;
    (void)state;
    for (size_t i = 0; i < sizeof(bytes); i++)
        bytes[i] = (uint8_t)(i * 7);
    seal_sum_begin(&sum);
    seal_sum_add(&sum, bytes, sizeof(bytes));
    seal_sum_end(&sum, whole);
    for (size_t cut = 0; cut <= sizeof(bytes); cut++) {
        seal_sum_begin(&sum);
        seal_sum_add(&sum, bytes, cut);
        seal_sum_add(&sum, NULL, 0);
        seal_sum_add(&sum, bytes + cut, sizeof(bytes) - cut);
        seal_sum_end(&sum, pieces);
        assert_memory_equal(pieces, whole, sizeof(whole));
    }
}

#define DIGITS "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b85"

static void test_text(void **state)
{
    static const struct {
        const char *text;
        bool ok;
    } rows[] = {
        {DIGITS "5", true},
        {"E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855", true},
        {DIGITS, false},
        {DIGITS "55", false},
        {DIGITS "g", false},
        {DIGITS " ", false},
        {"", false},
        {"0x" DIGITS, false},
        {":" DIGITS, false},
        {DIGITS "\xB5", false},
    };
    static const uint8_t untouched[SEAL_SUM_BYTES] = {0};
    (void)state;
    for (size_t i = 0; i < COUNT(rows); i++) {
        uint8_t sum[SEAL_SUM_BYTES] = {0};
        char text[SEAL_SUM_HEX_BYTES];
        assert_int_equal(seal_sum_read(rows[i].text, strlen(rows[i].text), sum), rows[i].ok);
        if (rows[i].ok) {
            seal_sum_text(sum, text);
            assert_string_equal(text, DIGITS "5");
        } else {
            assert_memory_equal(sum, untouched, sizeof(sum));
        }
    }
}

/* A text that does not end where the sum does, as a line of SHA256SUMS. */
static void test_span(void **state)
{
    static const char line[] = DIGITS "5  a.mp4\n";
    uint8_t sum[SEAL_SUM_BYTES];
    (void)state;
    assert_true(seal_sum_read(line, SEAL_SUM_HEX_BYTES - 1, sum));
    assert_int_equal(sum[0], 0xe3);
    assert_int_equal(sum[31], 0x55);
    assert_false(seal_sum_read(line, sizeof(line) - 1, sum));
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vectors),
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_span),
    };
    return cmocka_run_group_tests_name("seal/sum", tests, NULL, NULL);
}
