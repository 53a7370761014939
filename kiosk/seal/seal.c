#include "seal/seal.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

static_assert(SEAL_PIN_HASH_BYTES == crypto_pwhash_STRBYTES, "a hash string fits its buffer");
static_assert(SEAL_KEY_BYTES == crypto_auth_hmacsha256_KEYBYTES, "a key has its size");
static_assert(SEAL_HMAC_BYTES == crypto_auth_hmacsha256_BYTES, "a code fits its buffer");

/* Fails only on a machine without a source of randomness, where nothing below could be kept. */
static bool sodium_is_ready(void)
{
    return sodium_init() >= 0;
}

static bool pin_is_well_formed(const char *pin)
{
    size_t len = strlen(pin);
    return len >= SEAL_PIN_DIGITS_MIN && len <= SEAL_PIN_DIGITS_MAX &&
           strspn(pin, "0123456789") == len;
}

bool seal_pin_hash(const char *pin, char out[SEAL_PIN_HASH_BYTES], struct err *err)
{
    char hash[SEAL_PIN_HASH_BYTES];
    if (!pin_is_well_formed(pin))
        return err_set(err, ERR_INVALID,
                       "PIN 必须是 %d 到 %d 位数字 (0-9) the PIN must be %d to %d digits (0-9)",
                       SEAL_PIN_DIGITS_MIN, SEAL_PIN_DIGITS_MAX, SEAL_PIN_DIGITS_MIN,
                       SEAL_PIN_DIGITS_MAX);
    if (!sodium_is_ready())
        return err_set(err, ERR_UNSUPPORTED, "本机没有随机数源 no source of random numbers");
    if (crypto_pwhash_str(hash, pin, strlen(pin), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                          crypto_pwhash_MEMLIMIT_INTERACTIVE) != 0)
        return err_set(err, ERR_IO,
                       "内存不足，无法计算 PIN 摘要（需要 %u MiB），请关闭其他程序再试 "
                       "not enough memory to hash the PIN (%u MiB): close other programs",
                       crypto_pwhash_MEMLIMIT_INTERACTIVE >> 20,
                       crypto_pwhash_MEMLIMIT_INTERACTIVE >> 20);
    memcpy(out, hash, sizeof(hash));
    return true;
}

/*
 * Our own cost parameters are part of the shape: a hash from elsewhere could ask for gigabytes and
 * minutes, and the check runs while the show is on.
 */
bool seal_pin_hash_is_valid(const char *hash)
{
    return strlen(hash) < SEAL_PIN_HASH_BYTES && sodium_is_ready() &&
           crypto_pwhash_argon2id_str_needs_rehash(hash, crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                                   crypto_pwhash_MEMLIMIT_INTERACTIVE) == 0;
}

bool seal_pin_matches(const char *hash, const char *pin)
{
    return pin_is_well_formed(pin) && seal_pin_hash_is_valid(hash) &&
           crypto_pwhash_str_verify(hash, pin, strlen(pin)) == 0;
}

void seal_random_hex(char *out, size_t count)
{
    static const char digits[] = "0123456789abcdef";
    unsigned char block[32];
    assert(sodium_is_ready());
    for (size_t i = 0; i < count; i++) {
        if (i % sizeof(block) == 0)
            randombytes_buf(block, sizeof(block));
        unsigned char byte = block[i % sizeof(block)];
        out[2 * i] = digits[byte >> 4];
        out[2 * i + 1] = digits[byte & 15];
    }
    out[2 * count] = '\0';
    sodium_memzero(block, sizeof(block));
}

void seal_random(void *out, size_t count)
{
    assert(sodium_is_ready());
    randombytes_buf(out, count);
}

/* Pure arithmetic: works before sodium_init(). */
void seal_hmac(const uint8_t key[SEAL_KEY_BYTES], const void *bytes, size_t count,
               uint8_t out[SEAL_HMAC_BYTES])
{
    (void)crypto_auth_hmacsha256(out, bytes, count, key); /* returns 0 always */
}

bool seal_same(const void *a, const void *b, size_t count)
{
    return sodium_memcmp(a, b, count) == 0;
}

void seal_wipe(void *secret, size_t bytes)
{
    sodium_memzero(secret, bytes);
}
