/*
 * What minisign's files say: a signature, a public key, a secret key; each input is read as all
 * three. What is taken as a public key or a signature can be written again and is the same.
 */
#include <sodium.h>
#include <stdlib.h>

#include "base/mem.h"
#include "fuzz/fuzz.h"
#include "seal/minisign.h"

#define HEAD        48 /* the first bytes of a secret key, up to behind its cost */
#define HEAD_DIGITS 64 /* of base64 */
#define AT_COST     38
#define COST_LIMIT  0x10000

static void check_public_key(const char *text, size_t len)
{
    struct seal_public_key key, again;
    struct str written = {0};
    struct err err = {0};
    char id[SEAL_KEY_ID_TEXT_BYTES];
    uint8_t id_again[SEAL_KEY_ID_BYTES];
    if (!seal_public_key_read(text, len, &key, &err)) {
        fuzz_expect_reason(&err);
        return;
    }
    seal_public_key_write(&key, "", &written);
    assert(seal_public_key_read(written.text, written.len, &again, &err));
    assert(memcmp(&key, &again, sizeof(key)) == 0);
    seal_key_id_text(key.id, id);
    assert(seal_key_id_read(id, id_again) && memcmp(id_again, key.id, sizeof(key.id)) == 0);
    str_finish(&written);
}

/* Nobody can sign with a key that was never written down. */
static void check_signature(const char *text, size_t len)
{
    static const struct seal_public_key nobody = {.key = {1}};
    struct seal_signature signature;
    struct err err = {0};
    if (!seal_signature_read(text, len, &signature, &err)) {
        fuzz_expect_reason(&err);
        return;
    }
    assert(len > sizeof(signature.signature) + strlen(signature.trusted));
    assert(utf8_is_valid(signature.trusted, strlen(signature.trusted)));
    struct seal_public_key key = nobody;
    memcpy(key.id, signature.id, sizeof(key.id));
    assert(!seal_signature_fits(&signature, &key, text, len));
}

/* Whether a secret key's file asks for so much work that it would hold up all others; one that asks
 * for more than minisign's do is refused without any. */
static bool is_costly(const char *text, size_t len)
{
    uint8_t raw[HEAD];
    size_t got;
    uint64_t operations = 0;
    const char *line = memchr(text, '\n', len);
    if (!line || (size_t)(text + len - line) <= HEAD_DIGITS ||
        sodium_base642bin(raw, sizeof(raw), line + 1, HEAD_DIGITS, NULL, &got, NULL,
                          sodium_base64_VARIANT_ORIGINAL) != 0)
        return false;
    for (int i = 7; i >= 0; i--)
        operations = operations << 8 | raw[AT_COST + i];
    return operations > COST_LIMIT &&
           operations <= crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE;
}

static void check_secret_key(const char *text, size_t len)
{
    struct seal_secret_key key;
    struct err err = {0};
    if (is_costly(text, len))
        return;
    if (!seal_secret_key_read(text, len, "correct horse", &key, &err))
        fuzz_expect_reason(&err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    char *text = mem_alloc(len); /* just so long: a step beyond its end is seen */
    memcpy(text, data, len);
    check_public_key(text, len);
    check_signature(text, len);
    check_secret_key(text, len);
    free(text);
    return 0;
}
