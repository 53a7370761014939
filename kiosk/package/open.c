#include "package/open.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"
#include "package/import.h"

/* Opens a folder at or in `given`: where that is no folder at all there is nothing. */
static bool open_folder(const char *given, const char *folder, struct package_opened *out,
                        struct package_trouble *trouble)
{
    *out = (struct package_opened){.folder_fd = package_tree_open(folder, trouble)};
    if (out->folder_fd >= 0)
        return true;
    if (trouble->reason == PACKAGE_NAMES && !file_is_folder(given))
        trouble->reason = PACKAGE_NONE;
    return false;
}

static bool open_stick(const char *stick, struct package_opened *out,
                       struct package_trouble *trouble)
{
    char *folder = file_join(stick, PACKAGE_FOLDER);
    bool ok = open_folder(stick, folder, out, trouble);
    free(folder);
    return ok;
}

static bool read_signature(struct package_opened *opened, struct seal_signature *out,
                           struct package_trouble *trouble)
{
    struct err err = {0};
    struct str *text = &opened->signature_text;
    if (!package_tree_read(opened->folder_fd, PACKAGE_SUMS_SIGNATURE, SEAL_SIGNATURE_BYTES,
                           PACKAGE_BAD_SIGNATURE, text, trouble)) {
        if (trouble->reason == PACKAGE_FILES)
            trouble->reason = PACKAGE_UNSIGNED;
        return false;
    }
    if (seal_signature_read(text->text, text->len, out, &err))
        return true;
    return package_refuse(trouble,
                          err.code == ERR_UNSUPPORTED ? PACKAGE_LEGACY : PACKAGE_BAD_SIGNATURE,
                          PACKAGE_SUMS_SIGNATURE ": %s", err.text);
}

static void hash_sums(struct package_opened *opened)
{
    uint8_t sum[SEAL_SUM_BYTES];
    seal_sum_of(opened->sums_text.text, opened->sums_text.len, sum);
    seal_sum_text(sum, opened->sums_hex);
}

/* Reason FILES: there is none. */
static bool read_sums(struct package_opened *opened, const struct package_limits *limits,
                      struct package_trouble *trouble)
{
    if (!package_tree_read(opened->folder_fd, PACKAGE_SUMS_FILE, limits->max_sums_bytes,
                           PACKAGE_LIMITS, &opened->sums_text, trouble))
        return false;
    hash_sums(opened);
    return true;
}

static bool parse_sums(struct package_opened *opened, const struct package_limits *limits,
                       struct package_trouble *trouble)
{
    opened->has_sums = package_sums_read(opened->sums_text.text, opened->sums_text.len, limits,
                                         &opened->sums, trouble);
    return opened->has_sums;
}

static bool is_as_listed(const struct package_sum *listed, const uint8_t sum[SEAL_SUM_BYTES],
                         struct package_trouble *trouble)
{
    return memcmp(listed->sum, sum, SEAL_SUM_BYTES) == 0 ||
           package_refuse(trouble, PACKAGE_FILES, "内容与校验值不符 differs from its sum: %s",
                          listed->name);
}

bool package_opened_parse(struct package_opened *opened, struct package_trouble *trouble)
{
    struct config_report report = {0};
    const struct str *text = &opened->settings_text;
    bool ok = config_package_read(text->text, text->len, PACKAGE_SETTINGS_FILE, &opened->package,
                                  &report);
    if (!ok)
        (void)package_refuse(trouble, PACKAGE_SETTINGS, "%s",
                             report.count > 0 ? report.lines[0] : PACKAGE_SETTINGS_FILE);
    config_report_finish(&report);
    return ok;
}

static bool read_settings(struct package_opened *opened, struct package_trouble *trouble)
{
    uint8_t sum[SEAL_SUM_BYTES];
    const struct package_sum *listed = package_sums_find(&opened->sums, PACKAGE_SETTINGS_FILE);
    if (!package_tree_read(opened->folder_fd, PACKAGE_SETTINGS_FILE, CONFIG_PACKAGE_BYTES,
                           PACKAGE_SETTINGS, &opened->settings_text, trouble))
        return false;
    seal_sum_of(opened->settings_text.text, opened->settings_text.len, sum);
    return (!listed || is_as_listed(listed, sum, trouble)) && package_opened_parse(opened, trouble);
}

static bool check_comment(const struct package_opened *opened,
                          const struct seal_signature *signature, struct package_trouble *trouble)
{
    struct str wanted = {0};
    config_package_comment(&opened->package, &wanted);
    bool ok = strcmp(wanted.text, signature->trusted) == 0 ||
              package_refuse(trouble, PACKAGE_COMMENT,
                             "签名备注应为 the trusted comment must be \"%s\", 不是 not \"%s\"",
                             wanted.text, signature->trusted);
    str_finish(&wanted);
    return ok;
}

bool package_open_signed(const char *stick, const struct package_ring *ring,
                         const struct package_limits *limits, struct package_opened *out,
                         struct package_trouble *trouble)
{
    struct seal_signature signature;
    if (!open_stick(stick, out, trouble))
        return false;
    if (ring->count == 0)
        return package_refuse(trouble, PACKAGE_NO_KEY, "没有发布密钥 no organiser's key");
    if (!read_signature(out, &signature, trouble))
        return false;
    if (!read_sums(out, limits, trouble)) {
        if (trouble->reason == PACKAGE_FILES)
            trouble->reason = PACKAGE_SUMS;
        return false;
    }
    if (!package_ring_verify(ring, &signature, out->sums_text.text, out->sums_text.len, trouble))
        return false;
    out->is_signed = true;
    seal_key_id_text(signature.id, out->key_id);
    return parse_sums(out, limits, trouble) && read_settings(out, trouble) &&
           check_comment(out, &signature, trouble);
}

bool package_open_unsigned(const char *stick, const struct package_limits *limits,
                           struct package_opened *out, struct package_trouble *trouble)
{
    struct package_trouble why;
    if (!open_stick(stick, out, trouble))
        return false;
    bool is_there = read_sums(out, limits, &why);
    if (!is_there && why.reason != PACKAGE_FILES) {
        *trouble = why;
        return false;
    }
    return (!is_there || parse_sums(out, limits, trouble)) && read_settings(out, trouble);
}

bool package_open_source(const char *folder, struct package_opened *out,
                         struct package_trouble *trouble)
{
    return open_folder(folder, folder, out, trouble) && read_settings(out, trouble);
}

/* Both are sorted. */
static bool is_what_is_listed(const struct package_opened *opened, struct package_trouble *trouble)
{
    const struct package_tree *tree = &opened->tree;
    const struct package_sums *sums = &opened->sums;
    for (size_t i = 0; i < tree->count || i < sums->count; i++) {
        int order = i >= tree->count   ? 1
                    : i >= sums->count ? -1
                                       : strcmp(tree->files[i].name, sums->items[i].name);
        if (order < 0)
            return package_refuse(trouble, PACKAGE_FILES,
                                  "清单里没有这个文件 a file that is not listed: %s",
                                  tree->files[i].name);
        if (order > 0)
            return package_refuse(trouble, PACKAGE_FILES,
                                  "清单里的文件不在U盘上 a listed file is missing: %s",
                                  sums->items[i].name);
    }
    return true;
}

/* Nobody made a list: what is there is what is meant; the sums come with the copy. */
static bool list_what_is_there(struct package_opened *opened, const struct package_limits *limits,
                               struct package_trouble *trouble)
{
    static const uint8_t none[SEAL_SUM_BYTES];
    for (size_t i = 0; i < opened->tree.count; i++) {
        const char *name = opened->tree.files[i].name;
        if (!package_name_check(name, limits, trouble))
            return false;
        package_sums_add(&opened->sums, mem_copy_text(name), none);
    }
    return true;
}

bool package_opened_list(struct package_opened *opened, const struct package_limits *limits,
                         struct package_trouble *trouble)
{
    if (!package_tree_list(opened->folder_fd, limits, &opened->tree, trouble))
        return false;
    return opened->has_sums ? is_what_is_listed(opened, trouble)
                            : list_what_is_there(opened, limits, trouble);
}

/* package.cfg was read already: what was looked at is what is written. */
static bool copy_settings(const struct package_opened *opened, int to_folder_fd,
                          const struct package_watch *watch, uint8_t out_sum[SEAL_SUM_BYTES],
                          struct package_trouble *trouble)
{
    const struct str *text = &opened->settings_text;
    seal_sum_of(text->text, text->len, out_sum);
    if (to_folder_fd >= 0 &&
        !package_copy_bytes(text->text, text->len, to_folder_fd, PACKAGE_SETTINGS_FILE, trouble))
        return false;
    return package_watch_ask(watch, (int64_t)text->len, trouble);
}

int package_opened_file(const struct package_opened *opened, const struct package_file *file,
                        struct package_trouble *trouble)
{
    int64_t bytes;
    int fd = package_tree_open_file(opened->folder_fd, file->name, &bytes, trouble);
    if (fd < 0 || bytes == file->bytes)
        return fd;
    (void)close(fd); /* nothing was read */
    (void)package_refuse(trouble, PACKAGE_FILES, "变了大小 its size changed: %s", file->name);
    return -1;
}

static bool copy_file(const struct package_opened *opened, const struct package_file *file,
                      int to_folder_fd, const struct package_watch *watch,
                      uint8_t out_sum[SEAL_SUM_BYTES], struct package_trouble *trouble)
{
    struct package_source source = {.bytes = file->bytes, .name = file->name};
    source.fd = package_opened_file(opened, file, trouble);
    if (source.fd < 0)
        return false;
    bool ok = package_copy_file(&source, to_folder_fd, watch, out_sum, trouble);
    (void)close(source.fd); /* was only read */
    return ok;
}

static bool copy_one(struct package_opened *opened, size_t index, int to_folder_fd,
                     const struct package_watch *watch, struct package_trouble *trouble)
{
    uint8_t sum[SEAL_SUM_BYTES];
    struct package_sum *item = &opened->sums.items[index];
    bool is_settings = strcmp(item->name, PACKAGE_SETTINGS_FILE) == 0;
    bool ok = is_settings ? copy_settings(opened, to_folder_fd, watch, sum, trouble)
                          : copy_file(opened, &opened->tree.files[index], to_folder_fd, watch, sum,
                                      trouble);
    if (!ok)
        return false;
    if (opened->has_sums)
        return is_as_listed(item, sum, trouble);
    memcpy(item->sum, sum, sizeof(sum));
    return true;
}

static bool write_list(const struct package_opened *opened, int to_folder_fd,
                       struct package_trouble *trouble)
{
    const struct str *sums = &opened->sums_text, *signature = &opened->signature_text;
    if (!package_copy_bytes(sums->text, sums->len, to_folder_fd, PACKAGE_SUMS_FILE, trouble))
        return false;
    return !opened->is_signed || package_copy_bytes(signature->text, signature->len, to_folder_fd,
                                                    PACKAGE_SUMS_SIGNATURE, trouble);
}

bool package_opened_copy(struct package_opened *opened, int to_folder_fd,
                         const struct package_watch *watch, struct package_trouble *trouble)
{
    assert(opened->tree.count == opened->sums.count); /* package_opened_list() was true */
    for (size_t i = 0; i < opened->sums.count; i++)
        if (!copy_one(opened, i, to_folder_fd, watch, trouble))
            return false;
    if (!opened->has_sums) {
        package_sums_write(&opened->sums, &opened->sums_text);
        hash_sums(opened);
        opened->has_sums = true;
    }
    return to_folder_fd < 0 || write_list(opened, to_folder_fd, trouble);
}

void package_opened_tell(struct package_opened *opened, struct package_outcome *out)
{
    config_package_finish(&out->package);
    out->package = opened->package;
    opened->package = (struct config_package){0};
    out->is_signed = opened->is_signed;
    memcpy(out->key_id, opened->key_id, sizeof(out->key_id));
    memcpy(out->sums, opened->sums_hex, sizeof(out->sums));
    out->files = opened->tree.count;
    out->bytes = opened->tree.bytes;
}

void package_opened_finish(struct package_opened *opened)
{
    if (opened->folder_fd >= 0)
        (void)close(opened->folder_fd); /* was only read */
    str_finish(&opened->sums_text);
    str_finish(&opened->signature_text);
    str_finish(&opened->settings_text);
    package_sums_finish(&opened->sums);
    package_tree_finish(&opened->tree);
    config_package_finish(&opened->package);
    *opened = (struct package_opened){.folder_fd = -1};
}
