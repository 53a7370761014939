#include "seal/sum.h"

#include <assert.h>
#include <sodium.h>

static_assert(SEAL_SUM_BYTES == crypto_hash_sha256_BYTES, "a sum fits its buffer");
static_assert(SEAL_SUM_HEX_BYTES == 2 * SEAL_SUM_BYTES + 1, "its digits too");
static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(((struct seal_sum *)0)->state),
              "libsodium's state fits ours");
static_assert(_Alignof(crypto_hash_sha256_state) <= _Alignof(struct seal_sum), "and is aligned");

static crypto_hash_sha256_state *state_of(struct seal_sum *sum)
{
    return (crypto_hash_sha256_state *)(void *)sum->state;
}

/* Pure arithmetic, all of it: works before sodium_init(), and returns 0 always. */
void seal_sum_begin(struct seal_sum *sum)
{
    (void)crypto_hash_sha256_init(state_of(sum));
}

void seal_sum_add(struct seal_sum *sum, const void *bytes, size_t count)
{
    (void)crypto_hash_sha256_update(state_of(sum), bytes, count);
}

void seal_sum_end(struct seal_sum *sum, uint8_t out[SEAL_SUM_BYTES])
{
    (void)crypto_hash_sha256_final(state_of(sum), out);
}

void seal_sum_of(const void *bytes, size_t count, uint8_t out[SEAL_SUM_BYTES])
{
    struct seal_sum sum;
    seal_sum_begin(&sum);
    seal_sum_add(&sum, bytes, count);
    seal_sum_end(&sum, out);
}

void seal_sum_text(const uint8_t sum[SEAL_SUM_BYTES], char out[SEAL_SUM_HEX_BYTES])
{
    (void)sodium_bin2hex(out, SEAL_SUM_HEX_BYTES, sum, SEAL_SUM_BYTES); /* returns out */
}

bool seal_sum_read(const char *text, size_t len, uint8_t out[SEAL_SUM_BYTES])
{
    uint8_t sum[SEAL_SUM_BYTES];
    size_t count = 0;
    const char *end = text;
    if (len != SEAL_SUM_HEX_BYTES - 1 ||
        sodium_hex2bin(sum, sizeof(sum), text, len, NULL, &count, &end) != 0)
        return false;
    if (count != sizeof(sum) || end != text + len)
        return false;
    for (size_t i = 0; i < sizeof(sum); i++)
        out[i] = sum[i];
    return true;
}
