#include <stdio.h>

#include "app/command.h"
#include "app/package_words.h"
#include "base/file.h"
#include "package/import.h"

#define MIB 1048576.0

static bool read_key(const char *path, struct seal_public_key *out, int *out_exit)
{
    struct err err;
    struct str text = {0};
    bool is_read = file_read(path, SEAL_KEY_FILE_BYTES, &text, &err);
    bool ok = is_read && (seal_public_key_read(text.text ? text.text : "", text.len, out, &err) ||
                          err_prefix(&err, "%s", path));
    if (!ok) {
        (void)fprintf(stderr, "anxuan verify: error: %s\n", err.text);
        *out_exit = is_read ? EXIT_BAD_CONTENT : err.code == ERR_GONE ? EXIT_NO_INPUT : EXIT_IO;
    }
    str_finish(&text);
    return ok;
}

int command_verify(const struct options *options)
{
    int result = EXIT_USAGE;
    struct seal_public_key key;
    struct package_trouble trouble;
    struct package_outcome outcome = {.generation = 0};
    struct package_limits limits = package_limits_default();
    const char *stick = options->words[0];
    if (!options->pub) {
        (void)fprintf(stderr,
                      "anxuan verify: error: 请用 --pub 写明公钥 name the key with --pub\n");
        return result;
    }
    if (!read_key(options->pub, &key, &result))
        return result;
    struct package_ring ring = package_ring_of(&key);
    if (package_verify(stick, &ring, &limits, NULL, &outcome, &trouble)) {
        result = EXIT_DONE;
        (void)printf("%s: 完好：%s，版本 %lld，%zu 个文件，%.1f MiB，密钥 %s\n"
                     "good: %s, version %lld, %zu file(s), %.1f MiB, key %s\n",
                     stick, outcome.package.name, (long long)outcome.package.version, outcome.files,
                     (double)outcome.bytes / MIB, outcome.key_id, outcome.package.name,
                     (long long)outcome.package.version, outcome.files, (double)outcome.bytes / MIB,
                     outcome.key_id);
    } else {
        result = package_words_refuse("verify", stick, &trouble);
    }
    package_outcome_finish(&outcome);
    return result;
}
