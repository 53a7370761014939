/*
 * seal/minisign: keys and signatures in the files of minisign 0.11 (libsodium), so that the stock
 * tool makes and checks the same ones. Format: jedisct1/minisign, src/minisign.h and its manual.
 *
 * Only prehashed signatures ("ED": Ed25519 of the BLAKE2b-512 of the file) are taken; the legacy
 * ones ("Ed") are refused. Base64 must be canonical: it is decoded, encoded again and compared. A
 * file is at most so many lines as it must have; CR LF and a missing last newline are accepted.
 * The untrusted comment is signed by nobody and is not kept. Comments are UTF-8 without control
 * characters, but for tabs, of which the stock tool puts some into a trusted comment of its own.
 */
#ifndef SEAL_MINISIGN_H
#define SEAL_MINISIGN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/str.h"

#define SEAL_KEY_ID_BYTES       8
#define SEAL_KEY_ID_TEXT_BYTES  17    /* 16 upper-case hex digits as minisign prints them, NUL */
#define SEAL_COMMENT_MAX_BYTES  1003  /* untrusted; the stock tool reads no longer ones */
#define SEAL_TRUSTED_MAX_BYTES  8173  /* likewise */
#define SEAL_KEY_FILE_BYTES     4096  /* more is no key file */
#define SEAL_SIGNATURE_BYTES    10240 /* more is no signature file */
#define SEAL_PASSWORD_MAX_BYTES 1024

struct seal_public_key {
    uint8_t id[SEAL_KEY_ID_BYTES];
    uint8_t key[32];
};

struct seal_signature {
    uint8_t id[SEAL_KEY_ID_BYTES];
    uint8_t signature[64], global[64];
    char trusted[SEAL_TRUSTED_MAX_BYTES + 1]; /* the trusted comment; believed only once verified */
};

struct seal_secret_key { /* wipe it: seal_wipe() */
    uint8_t id[SEAL_KEY_ID_BYTES];
    uint8_t secret[64]; /* seed, then public key */
};

/* text[len]: a public key file, or its second line alone. ERR_PARSE. */
bool seal_public_key_read(const char *text, size_t len, struct seal_public_key *out,
                          struct err *err) MUST_USE;
/* text[len]: a signature file. ERR_PARSE; ERR_UNSUPPORTED: a legacy signature. */
bool seal_signature_read(const char *text, size_t len, struct seal_signature *out,
                         struct err *err) MUST_USE;

/* Whether key made signature over bytes[count], and over its trusted comment. */
bool seal_signature_fits(const struct seal_signature *signature, const struct seal_public_key *key,
                         const void *bytes, size_t count);

/* "E7620F1842B4E81F": the id as minisign prints it (the 8 bytes, last one first). */
void seal_key_id_text(const uint8_t id[SEAL_KEY_ID_BYTES], char out[SEAL_KEY_ID_TEXT_BYTES]);
bool seal_key_id_read(const char *text, uint8_t out[SEAL_KEY_ID_BYTES]);

/* --- the office's side --- */

/* How hard a password is to guess: minisign's own (1 GiB, some seconds; with less memory half of
 * it and so on, as minisign does), or next to nothing, for tests. */
enum seal_cost { SEAL_COST_MINISIGN, SEAL_COST_TEST };

/* A new key pair. */
void seal_key_make(struct seal_secret_key *out);
struct seal_public_key seal_key_public(const struct seal_secret_key *key);

/* Adds the file's text. Comments: one line, no control characters, at most SEAL_COMMENT_MAX_BYTES
 * (asserted). The password is not empty and at most SEAL_PASSWORD_MAX_BYTES (asserted).
 * ERR_LIMIT: not even the least memory. */
void seal_public_key_write(const struct seal_public_key *key, const char *comment, struct str *out);
bool seal_secret_key_write(const struct seal_secret_key *key, const char *comment,
                           const char *password, enum seal_cost cost, struct str *out,
                           struct err *err) MUST_USE;

/*
 * text[len]: a secret key file. ERR_PARSE; ERR_UNTRUSTED: the password is wrong; ERR_UNSUPPORTED:
 * the file is not protected by a password; ERR_LIMIT: it asks for more memory than there is.
 */
bool seal_secret_key_read(const char *text, size_t len, const char *password,
                          struct seal_secret_key *out, struct err *err) MUST_USE;

/* Adds a signature file for bytes[count]. trusted: one line of at most SEAL_TRUSTED_MAX_BYTES,
 * without control characters (asserted). */
void seal_sign(const struct seal_secret_key *key, const void *bytes, size_t count,
               const char *trusted, struct str *out);

#endif
