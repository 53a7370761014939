/*
 * signer: our side of minisign's files, without a package around it.
 *   signer id PUB                                      prints the key's id
 *   signer sign KEY PASSWORD-FILE FILE (COMMENT SIG)…  signs, with each comment
 *   signer verify PUB FILE SIG                         prints the trusted comment
 * 0 fine, 1 refused (prints why), 2 usage.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "seal/minisign.h"

#define FILE_BYTES 65536

static bool read_key(char **words, struct seal_secret_key *out, struct err *err)
{
    struct str text = {0}, password = {0};
    bool ok = file_read(words[0], SEAL_KEY_FILE_BYTES, &text, err) &&
              file_read(words[1], SEAL_PASSWORD_MAX_BYTES, &password, err);
    if (ok) {
        password.text[strcspn(password.text, "\n")] = '\0';
        ok = seal_secret_key_read(text.text, text.len, password.text, out, err);
    }
    str_finish(&text);
    str_finish(&password);
    return ok;
}

static bool tell_id(char **words, struct err *err)
{
    struct seal_public_key key;
    struct str pub = {0};
    char id[SEAL_KEY_ID_TEXT_BYTES];
    bool ok = file_read(words[0], SEAL_KEY_FILE_BYTES, &pub, err) &&
              seal_public_key_read(pub.text, pub.len, &key, err);
    if (ok) {
        seal_key_id_text(key.id, id);
        puts(id);
    }
    str_finish(&pub);
    return ok;
}

static bool sign(char **words, struct err *err)
{
    struct seal_secret_key key;
    struct str file = {0}, text = {0};
    bool ok = read_key(words, &key, err) && file_read(words[2], FILE_BYTES, &file, err);
    for (char **more = words + 3; ok && more[0] && more[1]; more += 2) {
        str_clear(&text);
        seal_sign(&key, file.text, file.len, more[0], &text);
        ok = file_replace(more[1], text.text, text.len, err);
    }
    str_finish(&file);
    str_finish(&text);
    return ok;
}

static bool verify(char **words, struct err *err)
{
    struct seal_public_key key;
    struct seal_signature signature;
    struct str pub = {0}, file = {0}, text = {0};
    bool ok = file_read(words[0], SEAL_KEY_FILE_BYTES, &pub, err) &&
              file_read(words[1], FILE_BYTES, &file, err) &&
              file_read(words[2], SEAL_SIGNATURE_BYTES, &text, err) &&
              seal_public_key_read(pub.text, pub.len, &key, err) &&
              seal_signature_read(text.text, text.len, &signature, err);
    if (ok && !seal_signature_fits(&signature, &key, file.text, file.len))
        ok = err_set(err, ERR_UNTRUSTED, "does not fit");
    if (ok)
        puts(signature.trusted);
    str_finish(&pub);
    str_finish(&file);
    str_finish(&text);
    return ok;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        int words; /* at least */
        bool (*run)(char **words, struct err *err);
    } all[] = {{"id", 1, tell_id}, {"sign", 5, sign}, {"verify", 3, verify}};
    struct err err;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        if (argc < all[i].words + 2 || strcmp(argv[1], all[i].name) != 0)
            continue;
        if (all[i].run(argv + 2, &err))
            return 0;
        puts(err.text);
        return 1;
    }
    return 2;
}
