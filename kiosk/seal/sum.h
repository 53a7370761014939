/*
 * seal/sum: SHA-256 of bytes that come piece by piece (libsodium).
 */
#ifndef SEAL_SUM_H
#define SEAL_SUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define SEAL_SUM_BYTES     32
#define SEAL_SUM_HEX_BYTES 65 /* with the NUL */

struct seal_sum {
    _Alignas(16) unsigned char state[128]; /* libsodium's, which others need not know */
};

void seal_sum_begin(struct seal_sum *sum);
void seal_sum_add(struct seal_sum *sum, const void *bytes, size_t count);
void seal_sum_end(struct seal_sum *sum, uint8_t out[SEAL_SUM_BYTES]);

/* All three for bytes that are there already. */
void seal_sum_of(const void *bytes, size_t count, uint8_t out[SEAL_SUM_BYTES]);

/* Lower-case hex, as sha256sum writes it. */
void seal_sum_text(const uint8_t sum[SEAL_SUM_BYTES], char out[SEAL_SUM_HEX_BYTES]);
/* Reads 64 hex digits, either case. False: text is not that. */
bool seal_sum_read(const char *text, size_t len, uint8_t out[SEAL_SUM_BYTES]);

#endif
