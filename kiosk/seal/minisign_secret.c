#include <assert.h>
#include <sodium.h>
#include <string.h>

#include "seal/minisign_priv.h"

#define DERIVATION_SCRYPT "Sc"
#define CHECK_BLAKE2B     "B2"
static const uint8_t no_derivation[MINISIGN_KIND] = {0, 0}; /* minisign -W: no password */

/* minisign's own: 1 GiB; more is no file of its making. */
#define OPERATIONS_MAX crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE
#define MEMORY_MAX     crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE
#define OPERATIONS_MIN crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_MIN
#define MEMORY_MIN     crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_MIN

static_assert(sizeof(struct minisign_secret) == 158, "as the file has it");
static_assert(sizeof(((struct seal_secret_key *)0)->secret) == crypto_sign_SECRETKEYBYTES,
              "Ed25519");
static_assert(sizeof(((struct minisign_secret *)0)->salt) ==
                  crypto_pwhash_scryptsalsa208sha256_SALTBYTES,
              "scrypt's salt");

/* --- keys ---------------------------------------------------------------------------------- */

void seal_key_make(struct seal_secret_key *out)
{
    uint8_t public_key[crypto_sign_PUBLICKEYBYTES];
    assert(sodium_init() >= 0); /* a source of random numbers */
    randombytes_buf(out->id, sizeof(out->id));
    (void)crypto_sign_keypair(public_key, out->secret); /* returns 0 always */
}

struct seal_public_key seal_key_public(const struct seal_secret_key *key)
{
    struct seal_public_key public_key;
    memcpy(public_key.id, key->id, sizeof(public_key.id));
    (void)crypto_sign_ed25519_sk_to_pk(public_key.key, key->secret); /* returns 0 always */
    return public_key;
}

/* --- the password -------------------------------------------------------------------------- */

static void write_number(uint8_t out[8], uint64_t number)
{
    for (int i = 0; i < 8; i++)
        out[i] = (uint8_t)(number >> 8 * i);
}

static uint64_t read_number(const uint8_t bytes[8])
{
    uint64_t number = 0;
    for (int i = 0; i < 8; i++)
        number |= (uint64_t)bytes[i] << 8 * i;
    return number;
}

/* Seals what is open and opens what is sealed. False: not enough memory. */
static bool turn(struct minisign_secret *file, const char *password)
{
    uint8_t stream[sizeof(file->sealed)];
    uint8_t *sealed = (uint8_t *)&file->sealed;
    if (crypto_pwhash_scryptsalsa208sha256(stream, sizeof(stream), password, strlen(password),
                                           file->salt, read_number(file->operations),
                                           read_number(file->memory)) != 0)
        return false;
    for (size_t i = 0; i < sizeof(stream); i++)
        sealed[i] ^= stream[i];
    sodium_memzero(stream, sizeof(stream));
    return true;
}

/* Of kind, id and key: tells whether the password was the right one. */
static void sum(const struct minisign_secret *file, uint8_t out[32])
{
    crypto_generichash_state state;
    (void)crypto_generichash_init(&state, NULL, 0, 32); /* 0 always: sizes fit */
    (void)crypto_generichash_update(&state, file->kind, sizeof(file->kind));
    (void)crypto_generichash_update(&state, file->sealed.id, sizeof(file->sealed.id));
    (void)crypto_generichash_update(&state, file->sealed.secret, sizeof(file->sealed.secret));
    (void)crypto_generichash_final(&state, out, 32);
    sodium_memzero(&state, sizeof(state));
}

/* --- writing ------------------------------------------------------------------------------- */

/* As minisign does: half of it, and half of that, where there is not enough memory. */
static bool seal(struct minisign_secret *file, const char *password, enum seal_cost cost)
{
    uint64_t operations = cost == SEAL_COST_TEST ? OPERATIONS_MIN : OPERATIONS_MAX;
    uint64_t memory = cost == SEAL_COST_TEST ? MEMORY_MIN : MEMORY_MAX;
    for (; operations >= OPERATIONS_MIN && memory >= MEMORY_MIN; operations /= 2, memory /= 2) {
        write_number(file->operations, operations);
        write_number(file->memory, memory);
        if (turn(file, password))
            return true;
    }
    return false;
}

bool seal_secret_key_write(const struct seal_secret_key *key, const char *comment,
                           const char *password, enum seal_cost cost, struct str *out,
                           struct err *err)
{
    struct minisign_secret file;
    assert(minisign_comment_is_fine(comment, strlen(comment), SEAL_COMMENT_MAX_BYTES));
    assert(*password && strlen(password) <= SEAL_PASSWORD_MAX_BYTES);
    memcpy(file.kind, MINISIGN_KEY, MINISIGN_KIND);
    memcpy(file.derivation, DERIVATION_SCRYPT, MINISIGN_KIND);
    memcpy(file.check, CHECK_BLAKE2B, MINISIGN_KIND);
    randombytes_buf(file.salt, sizeof(file.salt));
    memcpy(file.sealed.id, key->id, sizeof(file.sealed.id));
    memcpy(file.sealed.secret, key->secret, sizeof(file.sealed.secret));
    sum(&file, file.sealed.sum);
    bool ok = seal(&file, password, cost);
    if (ok) {
        minisign_add_comment(MINISIGN_UNTRUSTED, comment, out);
        minisign_add_base64(&file, sizeof(file), out);
    } else {
        (void)err_set(err, ERR_LIMIT,
                      "内存不足，请关闭其他程序再试 not enough memory: close other programs");
    }
    sodium_memzero(&file, sizeof(file));
    return ok;
}

/* --- reading ------------------------------------------------------------------------------- */

static bool check_kinds(const struct minisign_secret *file, struct err *err)
{
    if (memcmp(file->kind, MINISIGN_KEY, MINISIGN_KIND) != 0 ||
        memcmp(file->check, CHECK_BLAKE2B, MINISIGN_KIND) != 0)
        return err_set(err, ERR_PARSE, "不是 minisign 的私钥 not a secret key of minisign");
    if (memcmp(file->derivation, no_derivation, MINISIGN_KIND) == 0)
        return err_set(err, ERR_UNSUPPORTED,
                       "私钥没有密码保护，请另造一对 the key is not protected by a password: make "
                       "another pair");
    if (memcmp(file->derivation, DERIVATION_SCRYPT, MINISIGN_KIND) != 0)
        return err_set(err, ERR_PARSE, "不是 minisign 的私钥 not a secret key of minisign");
    if (read_number(file->operations) > OPERATIONS_MAX || read_number(file->memory) > MEMORY_MAX)
        return err_set(err, ERR_LIMIT,
                       "私钥要求的内存或时间太多 the key asks for more memory or time than "
                       "minisign's do");
    return true;
}

static bool open_sealed(struct minisign_secret *file, const char *password, struct err *err)
{
    uint8_t expected[sizeof(file->sealed.sum)];
    if (!turn(file, password))
        return err_set(err, ERR_LIMIT,
                       "内存不足，无法读私钥（需要 %u MiB），请关闭其他程序再试 not enough memory "
                       "to read the key (%u MiB): close other programs",
                       (unsigned)(read_number(file->memory) >> 20),
                       (unsigned)(read_number(file->memory) >> 20));
    sum(file, expected);
    bool is_right = sodium_memcmp(expected, file->sealed.sum, sizeof(expected)) == 0;
    sodium_memzero(expected, sizeof(expected));
    return is_right || err_set(err, ERR_UNTRUSTED, "密码不对 wrong password");
}

bool seal_secret_key_read(const char *text, size_t len, const char *password,
                          struct seal_secret_key *out, struct err *err)
{
    struct minisign_lines lines = {text, text + len};
    struct minisign_line comment;
    struct minisign_secret file;
    if (!minisign_next_comment(&lines, MINISIGN_UNTRUSTED, SEAL_COMMENT_MAX_BYTES, &comment, err) ||
        !minisign_next_base64(&lines, &file, sizeof(file), err) ||
        !minisign_expect_end(&lines, err) || !check_kinds(&file, err))
        return false;
    bool ok = open_sealed(&file, password, err);
    if (ok) {
        memcpy(out->id, file.sealed.id, sizeof(out->id));
        memcpy(out->secret, file.sealed.secret, sizeof(out->secret));
    }
    sodium_memzero(&file, sizeof(file));
    return ok;
}
