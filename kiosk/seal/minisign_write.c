#include <assert.h>
#include <sodium.h>
#include <string.h>

#include "seal/minisign_priv.h"

void seal_public_key_write(const struct seal_public_key *key, const char *comment, struct str *out)
{
    struct minisign_public file;
    assert(minisign_comment_is_fine(comment, strlen(comment), SEAL_COMMENT_MAX_BYTES));
    memcpy(file.kind, MINISIGN_KEY, MINISIGN_KIND);
    memcpy(file.id, key->id, sizeof(file.id));
    memcpy(file.key, key->key, sizeof(file.key));
    minisign_add_comment(MINISIGN_UNTRUSTED, comment, out);
    minisign_add_base64(&file, sizeof(file), out);
}

static void sign(uint8_t out[64], const struct seal_secret_key *key, const void *bytes,
                 size_t count)
{
    (void)crypto_sign_detached(out, NULL, bytes, count, key->secret); /* returns 0 always */
}

void seal_sign(const struct seal_secret_key *key, const void *bytes, size_t count,
               const char *trusted, struct str *out)
{
    struct minisign_signature file;
    uint8_t hash[MINISIGN_HASH_BYTES], global[64];
    struct str both = {0};
    assert(minisign_comment_is_fine(trusted, strlen(trusted), SEAL_TRUSTED_MAX_BYTES));
    memcpy(file.kind, MINISIGN_PREHASHED, MINISIGN_KIND);
    memcpy(file.id, key->id, sizeof(file.id));
    minisign_hash(bytes, count, hash);
    sign(file.signature, key, hash, sizeof(hash));
    minisign_add_global(file.signature, trusted, &both);
    sign(global, key, both.text, both.len);
    str_finish(&both);
    minisign_add_comment(MINISIGN_UNTRUSTED, "signature from anxuan", out);
    minisign_add_base64(&file, sizeof(file), out);
    minisign_add_comment(MINISIGN_TRUSTED, trusted, out);
    minisign_add_base64(global, sizeof(global), out);
}
