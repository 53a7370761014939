#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/command.h"
#include "app/exit.h"
#include "app/password.h"
#include "base/file.h"
#include "seal/seal.h"

/* The two files of a pair. */
struct pair {
    struct str key_path, pub_path;
    struct str key_text, pub_text;
};

static void finish(struct pair *pair)
{
    str_finish(&pair->key_path);
    str_finish(&pair->pub_path);
    str_finish(&pair->key_text);
    str_finish(&pair->pub_text);
}

/* What would fail in the end is told before anybody is asked for a password. */
static bool check_free(const char *path, struct err *err)
{
    return access(path, F_OK) != 0 ||
           err_set(err, ERR_BUSY, "%s: 已经存在，不会覆盖 is there already, and stays", path);
}

static bool check_paths(const struct pair *pair, struct err *err)
{
    char *folder = file_folder_of(pair->key_path.text);
    bool ok = access(*folder ? folder : "/", W_OK) == 0 || err_set_errno(err, "%s", folder);
    free(folder);
    return ok && check_free(pair->key_path.text, err) && check_free(pair->pub_path.text, err);
}

/* Both texts, of a new key. */
static bool make(struct pair *pair, const char *password, struct err *err)
{
    struct seal_secret_key key;
    struct str comment = {0};
    char id[SEAL_KEY_ID_TEXT_BYTES];
    seal_key_make(&key);
    struct seal_public_key public_key = seal_key_public(&key);
    seal_key_id_text(key.id, id);
    str_addf(&comment, "minisign public key %s", id);
    seal_public_key_write(&public_key, comment.text, &pair->pub_text);
    bool ok = seal_secret_key_write(&key, "minisign encrypted secret key", password,
                                    SEAL_COST_MINISIGN, &pair->key_text, err);
    str_finish(&comment);
    seal_wipe(&key, sizeof(key));
    return ok;
}

/* Both or none. */
static bool save(const struct pair *pair, struct err *err)
{
    if (!file_create_private(pair->key_path.text, pair->key_text.text, pair->key_text.len, err))
        return false;
    if (file_create(pair->pub_path.text, pair->pub_text.text, pair->pub_text.len, err))
        return true;
    (void)unlink(pair->key_path.text); /* the error is told of */
    return false;
}

static int run(struct pair *pair, const struct options *options, struct err *err)
{
    char password[PASSWORD_BYTES] = "";
    struct password_ask ask = {.file = options->password_file,
                               .question = "私钥的新密码 new password: ",
                               .is_twice = true};
    int result = EXIT_CANNOT_CREATE;
    if (!check_paths(pair, err))
        return result;
    if (!password_read(&ask, password, err)) {
        result = password_exit(err);
    } else {
        (void)fprintf(stderr, "正在生成，需要几秒 this takes some seconds\n");
        if (make(pair, password, err) && save(pair, err))
            result = EXIT_DONE;
    }
    seal_wipe(password, sizeof(password));
    return result;
}

int command_keygen(const struct options *options)
{
    struct err err;
    struct pair pair = {0};
    if (!options->output) {
        (void)fprintf(stderr, "anxuan keygen: error: 请用 -o 写明文件名 name the files with -o\n");
        return EXIT_USAGE;
    }
    str_addf(&pair.key_path, "%s.key", options->output);
    str_addf(&pair.pub_path, "%s.pub", options->output);
    int result = run(&pair, options, &err);
    if (result == EXIT_DONE)
        (void)printf("%s: 公钥，请放到每台设备的 config/keys/ 文件夹\n"
                     "  public key: put it into config/keys/ of each device\n"
                     "%s: 私钥，连同密码妥善保管，绝不要放到设备或U盘上\n"
                     "  secret key: keep it and its password safe, never on a device or a stick\n",
                     pair.pub_path.text, pair.key_path.text);
    else
        (void)fprintf(stderr, "anxuan keygen: error: %s\n", err.text);
    finish(&pair);
    return result;
}
