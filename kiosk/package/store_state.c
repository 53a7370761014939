#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/number.h"
#include "package/copy.h"
#include "package/store_priv.h"
#include "package/sums.h"

#define STATE_BYTES 4096 /* more is no state */
#define VALUE_BYTES 80
#define NO_SUMS     "-"
#define SPARE       "state.spare"

enum field {
    ACTIVE,
    PREVIOUS,
    TRIAL_STARTS,
    VERSION,
    PREVIOUS_VERSION,
    PREVIOUS_TRIAL,
    BEST_VERSION,
    RETURNED_FROM,
    FIELDS
};

static const struct {
    const char *key;
    int64_t min, max;
} all_fields[FIELDS] = {
    [ACTIVE] = {"active", 0, PACKAGE_GENERATION_MAX},
    [PREVIOUS] = {"previous", -1, PACKAGE_GENERATION_MAX},
    [TRIAL_STARTS] = {"trial_starts", 0, PACKAGE_TRIAL_STARTS + 1},
    [VERSION] = {"version", 0, INT64_MAX},
    [PREVIOUS_VERSION] = {"previous_version", 0, INT64_MAX},
    [PREVIOUS_TRIAL] = {"previous_trial", 0, 1},
    [BEST_VERSION] = {"best_version", 0, INT64_MAX},
    [RETURNED_FROM] = {"returned_from", 0, PACKAGE_GENERATION_MAX},
};

void package_state_text(const struct package_state *state, struct str *out)
{
    const int64_t values[FIELDS] = {
        [ACTIVE] = state->active,
        [PREVIOUS] = state->previous,
        [TRIAL_STARTS] = state->trial_starts,
        [VERSION] = state->version,
        [PREVIOUS_VERSION] = state->previous_version,
        [PREVIOUS_TRIAL] = state->is_previous_tried,
        [BEST_VERSION] = state->best_version,
        [RETURNED_FROM] = state->returned_from,
    };
    uint8_t digest[SEAL_SUM_BYTES];
    char hex[SEAL_SUM_HEX_BYTES];
    size_t begin = out->len;
    for (int i = 0; i < FIELDS; i++)
        str_addf(out, "%s %" PRId64 "\n", all_fields[i].key, values[i]);
    str_addf(out, "returned_sums %s\n", *state->returned_sums ? state->returned_sums : NO_SUMS);
    seal_sum_of(out->text + begin, out->len - begin, digest);
    seal_sum_text(digest, hex);
    str_addf(out, "sha256 %s\n", hex);
}

/* Reads the line "key VALUE" at *cursor and moves behind it. */
static bool read_value(const char **cursor, const char *key, char out[VALUE_BYTES])
{
    size_t key_len = strlen(key);
    const char *at = *cursor;
    if (strncmp(at, key, key_len) != 0 || at[key_len] != ' ')
        return false;
    at += key_len + 1;
    size_t len = strcspn(at, "\n");
    if (at[len] != '\n' || len >= VALUE_BYTES)
        return false;
    memcpy(out, at, len);
    out[len] = '\0';
    *cursor = at + len + 1;
    return true;
}

static bool read_sums(const char **cursor, char out[SEAL_SUM_HEX_BYTES])
{
    char value[VALUE_BYTES];
    uint8_t digest[SEAL_SUM_BYTES];
    out[0] = '\0';
    if (!read_value(cursor, "returned_sums", value))
        return false;
    if (str_same(value, NO_SUMS))
        return true;
    if (!seal_sum_read(value, strlen(value), digest))
        return false;
    seal_sum_text(digest, out);
    return true;
}

bool package_state_parse(const char *text, size_t len, struct package_state *out)
{
    int64_t values[FIELDS];
    char value[VALUE_BYTES];
    struct package_state state;
    struct str again = {0};
    const char *cursor = text;
    for (int i = 0; i < FIELDS; i++)
        if (!read_value(&cursor, all_fields[i].key, value) ||
            !number_parse(value, all_fields[i].min, all_fields[i].max, &values[i]))
            return false;
    if (!read_sums(&cursor, state.returned_sums))
        return false;
    state.active = (int)values[ACTIVE];
    state.previous = (int)values[PREVIOUS];
    state.trial_starts = (int)values[TRIAL_STARTS];
    state.version = values[VERSION];
    state.previous_version = values[PREVIOUS_VERSION];
    state.is_previous_tried = values[PREVIOUS_TRIAL] != 0;
    state.best_version = values[BEST_VERSION];
    state.returned_from = (int)values[RETURNED_FROM];
    package_state_text(&state, &again);
    bool is_same = again.len == len && memcmp(again.text, text, len) == 0; /* the sum too */
    str_finish(&again);
    if (is_same)
        *out = state;
    return is_same;
}

bool package_store_read(const char *data, struct package_state *out, struct err *err)
{
    struct str text = {0};
    struct err problem = {.code = ERR_NONE};
    char *path = package_store_path(data, "state");
    bool ok = true;
    *out = PACKAGE_STATE_EMPTY;
    if (!file_read(path, STATE_BYTES, &text, &problem))
        ok = problem.code == ERR_GONE;
    else if (!package_state_parse(text.text ? text.text : "", text.len, out))
        ok = err_set(&problem, ERR_PARSE,
                     "%s: 内容状态文件已损坏，改用安装时的内容，请重新导入 "
                     "it is damaged: what was installed is on, import again",
                     path);
    if (!ok)
        *err = problem;
    str_finish(&text);
    free(path);
    return ok;
}

bool package_store_read_to_change(const char *data, struct package_state *out,
                                  struct package_trouble *trouble)
{
    struct err err;
    if (package_store_read(data, out, &err) || err.code != ERR_IO)
        return true;
    return package_refuse(trouble, PACKAGE_DISK, "%s", err.text);
}

/* The spare's own blocks take the text, and it takes the state's name: nothing is needed of a full
 * disk. */
static bool write_spare(const char *data, const char *path, const struct str *text)
{
    struct package_trouble unused;
    char *content = file_join(data, "content");
    char *spare = package_store_path(data, SPARE);
    int fd = open(spare, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    bool ok = fd >= 0 && pwrite(fd, text->text, text->len, 0) == (ssize_t)text->len &&
              ftruncate(fd, (off_t)text->len) == 0 && fsync(fd) == 0;
    if (fd >= 0)
        ok = close(fd) == 0 && ok;
    ok = ok && rename(spare, path) == 0 && package_store_settle(content, false, &unused);
    free(spare);
    free(content);
    return ok;
}

void package_store_keep_spare(const char *data)
{
    static const char nothing[STATE_BYTES];
    struct package_trouble unused;
    struct stat info;
    int folder = -1;
    char *spare = package_store_path(data, SPARE);
    char *content = file_join(data, "content");
    if (lstat(spare, &info) == 0 && S_ISREG(info.st_mode) && info.st_size > 0)
        goto out;
    (void)unlink(spare); /* an empty one has no room */
    folder = open(content, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0 && !package_copy_bytes(nothing, sizeof(nothing), folder, SPARE, &unused))
        (void)unlink(spare); /* half of one is none */
    if (folder >= 0)
        (void)close(folder); /* a spare that a power cut takes is made anew */
out:
    free(content);
    free(spare);
}

bool package_store_write(const char *data, const struct package_state *state,
                         struct package_trouble *trouble)
{
    struct str text = {0};
    struct err err;
    char *path = package_store_path(data, "state");
    package_state_text(state, &text);
    errno = 0;
    bool ok = file_replace(path, text.text, text.len, &err);
    bool is_full = !ok && (errno == ENOSPC || errno == EDQUOT);
    if (is_full && write_spare(data, path, &text)) {
        package_store_keep_spare(data); /* the state before has left its room */
        ok = true;
    }
    if (!ok)
        (void)package_refuse(trouble, is_full ? PACKAGE_NO_SPACE : PACKAGE_DISK, "%s", err.text);
    str_finish(&text);
    free(path);
    return ok;
}

void package_store_sums(const char *data, int generation, char out[SEAL_SUM_HEX_BYTES])
{
    struct package_trouble unused;
    struct stat info;
    uint8_t digest[SEAL_SUM_BYTES];
    out[0] = '\0';
    char *folder = package_store_folder(data, generation);
    if (!folder)
        return;
    char *path = file_join(folder, PACKAGE_SUMS_FILE);
    struct package_source source = {.name = PACKAGE_SUMS_FILE};
    source.fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    bool is_file = source.fd >= 0 && fstat(source.fd, &info) == 0 && S_ISREG(info.st_mode);
    source.bytes = is_file ? info.st_size : 0;
    if (is_file && package_copy_file(&source, -1, NULL, digest, &unused))
        seal_sum_text(digest, out);
    if (source.fd >= 0)
        (void)close(source.fd); /* was only read */
    free(path);
    free(folder);
}
