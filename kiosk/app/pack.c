#include <stdio.h>
#include <stdlib.h>

#include "app/check_content.h"
#include "app/command.h"
#include "app/package_words.h"
#include "app/password.h"
#include "base/file.h"
#include "package/pack.h"
#include "seal/seal.h"

/* `anxuan pack`: the office's side. Content with errors never gets a signature. */

#define MIB 1048576.0

static int refuse(const char *text, int code)
{
    (void)fprintf(stderr, "anxuan pack: error: %s\n", text);
    return code;
}

static int check(const struct site *site, const char *src)
{
    struct err err;
    struct config_report report = {0};
    int result = EXIT_DONE;
    if (!check_content(site, src, NULL, &report, &err))
        result = refuse(err.text, err.code == ERR_GONE ? EXIT_NO_INPUT
                                  : err.code == ERR_IO ? EXIT_IO
                                                       : EXIT_INTERNAL);
    config_report_print(&report, stderr);
    if (report.errors) {
        struct package_trouble trouble = {.reason = PACKAGE_CONTENT};
        result = package_words_refuse("pack", src, &trouble);
    }
    config_report_finish(&report);
    return result;
}

static int exit_of(enum err_code code)
{
    switch (code) {
    case ERR_GONE:
        return EXIT_NO_INPUT;
    case ERR_IO:
        return EXIT_IO;
    case ERR_UNTRUSTED:
        return EXIT_REFUSED;
    case ERR_LIMIT:
        return EXIT_INTERNAL;
    default:
        return EXIT_BAD_CONTENT;
    }
}

static bool read_key(const struct str *text, const char *password, struct seal_secret_key *out,
                     struct err *err)
{
    return seal_secret_key_read(text->text ? text->text : "", text->len, password, out, err);
}

/* Asks for the password only when there is a key to open. */
static int open_key(const struct options *options, struct seal_secret_key *out)
{
    struct err err;
    struct str text = {0};
    char password[PASSWORD_BYTES] = "";
    struct password_ask ask = {.file = options->password_file,
                               .question = "私钥的密码 password of the secret key: "};
    bool is_there = file_read(options->key, SEAL_KEY_FILE_BYTES, &text, &err);
    bool is_entered = is_there && password_read(&ask, password, &err);
    bool ok = is_entered && read_key(&text, password, out, &err);
    seal_wipe(password, sizeof(password));
    str_finish(&text);
    if (ok)
        return EXIT_DONE;
    return refuse(err.text, is_there && !is_entered ? password_exit(&err) : exit_of(err.code));
}

/* Of the disk troubles the words speak of a device: here it is the stick's. */
static int tell_trouble(const char *src, const char *stick, const struct package_trouble *trouble)
{
    const struct package_reason_words *words = package_reason_words(trouble->reason);
    bool is_full = trouble->reason == PACKAGE_NO_SPACE;
    if (!is_full && trouble->reason != PACKAGE_DISK)
        return package_words_refuse("pack", src, trouble);
    (void)fprintf(stderr, "%s: error: %s\nanxuan pack: error: %s\n", stick,
                  is_full ? "U盘空间不足，请换一个或减少内容 no room on the stick: use another or "
                            "bring less"
                          : "U盘写入失败，请换一个 the stick cannot be written: use another",
                  trouble->err.text);
    return words->exit;
}

static int pack(const struct options *options, const struct site *site,
                const struct seal_secret_key *key)
{
    const char *src = options->words[0];
    struct package_trouble trouble;
    struct package_outcome outcome = {.generation = 0};
    struct package_limits limits = package_limits_of(&site->kiosk);
    int result = EXIT_DONE;
    if (package_pack(src, options->output, key, &limits, &outcome, &trouble))
        (void)printf("%s: 已写好 %s，版本 %lld，%zu 个文件，%.1f MiB，密钥 %s，可以拔出\n"
                     "packed %s, version %lld, %zu file(s), %.1f MiB, key %s; the stick may be "
                     "pulled\n",
                     options->output, outcome.package.name, (long long)outcome.package.version,
                     outcome.files, (double)outcome.bytes / MIB, outcome.key_id,
                     outcome.package.name, (long long)outcome.package.version, outcome.files,
                     (double)outcome.bytes / MIB, outcome.key_id);
    else
        result = tell_trouble(src, options->output, &trouble);
    package_outcome_finish(&outcome);
    return result;
}

int command_pack(const struct options *options)
{
    struct site site;
    struct seal_secret_key key;
    int result = EXIT_USAGE;
    if (!options->output || !options->key)
        return refuse("请写明 -o U盘 和 --key 私钥 name the stick with -o and the key with --key",
                      EXIT_USAGE);
    if (!file_is_folder(options->output))
        return refuse("-o: 没有这个文件夹，请先插好U盘 no such folder: plug the stick in first",
                      EXIT_CANNOT_CREATE);
    if (site_open_reading(&site, options, &result))
        result = check(&site, options->words[0]);
    if (result == EXIT_DONE)
        result = open_key(options, &key);
    if (result == EXIT_DONE)
        result = pack(options, &site, &key);
    seal_wipe(&key, sizeof(key));
    site_close(&site);
    return result;
}
