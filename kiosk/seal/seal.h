/*
 * seal: password hashes, random bytes, codes of tickets (libsodium). Sums are in seal/sum.h,
 * keys and signatures in seal/minisign.h.
 */
#ifndef SEAL_SEAL_H
#define SEAL_SEAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

#define SEAL_PIN_HASH_BYTES 128
#define SEAL_PIN_DIGITS_MIN 4
#define SEAL_PIN_DIGITS_MAX 12

/* Writes the Argon2id hash string ("$argon2id$…") of a PIN of 4 to 12 ASCII digits. */
bool seal_pin_hash(const char *pin, char out[SEAL_PIN_HASH_BYTES], struct err *err) MUST_USE;

/* Tells whether pin belongs to hash; false for an empty or malformed hash. Takes about 50 ms. */
bool seal_pin_matches(const char *hash, const char *pin);

/* Tells whether text looks like a hash made by seal_pin_hash(). */
bool seal_pin_hash_is_valid(const char *hash);

/* Writes count random bytes as 2 × count lower-case hex digits and a NUL. */
void seal_random_hex(char *out, size_t count);

/* Fills out with count random bytes. */
void seal_random(void *out, size_t count);

#define SEAL_KEY_BYTES  32
#define SEAL_HMAC_BYTES 32

/* HMAC-SHA-256 of bytes[count]. */
void seal_hmac(const uint8_t key[SEAL_KEY_BYTES], const void *bytes, size_t count,
               uint8_t out[SEAL_HMAC_BYTES]);
/* Whether count bytes are the same, in a time that does not tell where they differ. */
bool seal_same(const void *a, const void *b, size_t count);

/* Overwrites a secret in memory. */
void seal_wipe(void *secret, size_t bytes);

#endif
