/*
 * seal/minisign_priv: what the files of minisign are made of; for this room's minisign*.c alone.
 */
#ifndef SEAL_MINISIGN_PRIV_H
#define SEAL_MINISIGN_PRIV_H

#include "seal/minisign.h"

#define MINISIGN_UNTRUSTED "untrusted comment: "
#define MINISIGN_TRUSTED   "trusted comment: "
#define MINISIGN_KEY       "Ed" /* what every key file says */
#define MINISIGN_LEGACY    "Ed" /* a signature of the file itself */
#define MINISIGN_PREHASHED "ED" /* a signature of its BLAKE2b-512 */
#define MINISIGN_KIND      2    /* bytes of such a word */

#define MINISIGN_HASH_BYTES 64

/* The binary contents of the three files' second lines. */
struct minisign_public {
    uint8_t kind[MINISIGN_KIND];
    uint8_t id[SEAL_KEY_ID_BYTES];
    uint8_t key[32];
};

struct minisign_signature {
    uint8_t kind[MINISIGN_KIND];
    uint8_t id[SEAL_KEY_ID_BYTES];
    uint8_t signature[64];
};

struct minisign_secret {
    uint8_t kind[MINISIGN_KIND];
    uint8_t derivation[MINISIGN_KIND]; /* how the stream is made of a password */
    uint8_t check[MINISIGN_KIND];      /* how the sum is made */
    uint8_t salt[32];
    uint8_t operations[8], memory[8]; /* little-endian */
    struct minisign_sealed {
        uint8_t id[SEAL_KEY_ID_BYTES];
        uint8_t secret[64];
        uint8_t sum[32];
    } sealed; /* xor the stream */
};

/* A text that is read line by line. */
struct minisign_lines {
    const char *at, *end;
};

struct minisign_line {
    const char *text; /* borrowed, not terminated */
    size_t len;
};

/* The next line without its LF or CR LF. ERR_PARSE: there is none. */
bool minisign_next_line(struct minisign_lines *lines, struct minisign_line *out,
                        struct err *err) MUST_USE;
/* ERR_PARSE: something follows the last line. */
bool minisign_expect_end(const struct minisign_lines *lines, struct err *err) MUST_USE;

/* Reads the next line as "PREFIX comment" of at most max_bytes; *out is the comment. ERR_PARSE. */
bool minisign_next_comment(struct minisign_lines *lines, const char *prefix, size_t max_bytes,
                           struct minisign_line *out, struct err *err) MUST_USE;
/* Reads the next line as the canonical base64 of just bytes[count]. ERR_PARSE. */
bool minisign_next_base64(struct minisign_lines *lines, void *bytes, size_t count,
                          struct err *err) MUST_USE;

/* Whether a comment is one line that may be shown. */
bool minisign_comment_is_fine(const char *text, size_t len, size_t max_bytes);

/* Adds "PREFIX comment LF", "base64 LF". */
void minisign_add_comment(const char *prefix, const char *comment, struct str *out);
void minisign_add_base64(const void *bytes, size_t count, struct str *out);

/* BLAKE2b-512: what a prehashed signature signs. */
void minisign_hash(const void *bytes, size_t count, uint8_t out[MINISIGN_HASH_BYTES]);

/* Adds what the second signature of a file signs: the first, and the trusted comment. */
void minisign_add_global(const uint8_t signature[64], const char *trusted, struct str *out);

#endif
