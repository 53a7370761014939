#include "seal/minisign.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

#include "seal/minisign_priv.h"

static_assert(sizeof(struct minisign_public) == 42, "as the file has it");
static_assert(sizeof(struct minisign_signature) == 74, "as the file has it");
static_assert(sizeof(((struct seal_public_key *)0)->key) == crypto_sign_PUBLICKEYBYTES, "Ed25519");
static_assert(sizeof(((struct seal_signature *)0)->global) == crypto_sign_BYTES, "Ed25519");

/* --- keys ---------------------------------------------------------------------------------- */

static bool begins(const char *text, size_t len, const char *prefix)
{
    return len >= strlen(prefix) && memcmp(text, prefix, strlen(prefix)) == 0;
}

bool seal_public_key_read(const char *text, size_t len, struct seal_public_key *out,
                          struct err *err)
{
    struct minisign_lines lines = {text, text + len};
    struct minisign_line comment;
    struct minisign_public file;
    if (begins(text, len, MINISIGN_UNTRUSTED) &&
        !minisign_next_comment(&lines, MINISIGN_UNTRUSTED, SEAL_COMMENT_MAX_BYTES, &comment, err))
        return false;
    if (!minisign_next_base64(&lines, &file, sizeof(file), err) ||
        !minisign_expect_end(&lines, err))
        return false;
    if (memcmp(file.kind, MINISIGN_KEY, MINISIGN_KIND) != 0)
        return err_set(err, ERR_PARSE, "不是 minisign 的公钥 not a public key of minisign");
    memcpy(out->id, file.id, sizeof(out->id));
    memcpy(out->key, file.key, sizeof(out->key));
    return true;
}

void seal_key_id_text(const uint8_t id[SEAL_KEY_ID_BYTES], char out[SEAL_KEY_ID_TEXT_BYTES])
{
    static const char digits[] = "0123456789ABCDEF";
    for (size_t i = 0; i < SEAL_KEY_ID_BYTES; i++) {
        uint8_t byte = id[SEAL_KEY_ID_BYTES - 1 - i];
        out[2 * i] = digits[byte >> 4];
        out[2 * i + 1] = digits[byte & 15];
    }
    out[SEAL_KEY_ID_TEXT_BYTES - 1] = '\0';
}

bool seal_key_id_read(const char *text, uint8_t out[SEAL_KEY_ID_BYTES])
{
    uint8_t id[SEAL_KEY_ID_BYTES];
    size_t count = 0;
    if (strlen(text) != SEAL_KEY_ID_TEXT_BYTES - 1 ||
        sodium_hex2bin(id, sizeof(id), text, SEAL_KEY_ID_TEXT_BYTES - 1, NULL, &count, NULL) != 0 ||
        count != sizeof(id))
        return false;
    for (int i = 0; i < SEAL_KEY_ID_BYTES; i++)
        out[i] = id[SEAL_KEY_ID_BYTES - 1 - i];
    return true;
}

/* --- signatures ---------------------------------------------------------------------------- */

static bool check_kind(const struct minisign_signature *file, struct err *err)
{
    if (memcmp(file->kind, MINISIGN_LEGACY, MINISIGN_KIND) == 0)
        return err_set(err, ERR_UNSUPPORTED, "旧格式的签名 a signature of the legacy kind");
    return memcmp(file->kind, MINISIGN_PREHASHED, MINISIGN_KIND) == 0 ||
           err_set(err, ERR_PARSE, "不是 minisign 的签名 not a signature of minisign");
}

bool seal_signature_read(const char *text, size_t len, struct seal_signature *out, struct err *err)
{
    struct minisign_lines lines = {text, text + len};
    struct minisign_line untrusted, trusted;
    struct minisign_signature file;
    uint8_t global[64];
    if (!minisign_next_comment(&lines, MINISIGN_UNTRUSTED, SEAL_COMMENT_MAX_BYTES, &untrusted,
                               err) ||
        !minisign_next_base64(&lines, &file, sizeof(file), err) || !check_kind(&file, err) ||
        !minisign_next_comment(&lines, MINISIGN_TRUSTED, SEAL_TRUSTED_MAX_BYTES, &trusted, err) ||
        !minisign_next_base64(&lines, global, sizeof(global), err) ||
        !minisign_expect_end(&lines, err))
        return false;
    memcpy(out->id, file.id, sizeof(out->id));
    memcpy(out->signature, file.signature, sizeof(out->signature));
    memcpy(out->global, global, sizeof(out->global));
    memcpy(out->trusted, trusted.text, trusted.len);
    out->trusted[trusted.len] = '\0';
    return true;
}

bool seal_signature_fits(const struct seal_signature *signature, const struct seal_public_key *key,
                         const void *bytes, size_t count)
{
    uint8_t hash[MINISIGN_HASH_BYTES];
    struct str both = {0};
    if (memcmp(signature->id, key->id, sizeof(key->id)) != 0)
        return false;
    minisign_hash(bytes, count, hash);
    if (crypto_sign_verify_detached(signature->signature, hash, sizeof(hash), key->key) != 0)
        return false;
    minisign_add_global(signature->signature, signature->trusted, &both);
    bool fits = crypto_sign_verify_detached(signature->global, (const uint8_t *)both.text, both.len,
                                            key->key) == 0;
    str_finish(&both);
    return fits;
}
