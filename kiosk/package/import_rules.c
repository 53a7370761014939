/* What is refused before the first byte is written. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>

#include "base/civil.h"
#include "base/file.h"
#include "package/import_priv.h"
#include "package/store_priv.h"

#define MEBIBYTE (UINT64_C(1) << 20)

/* Beside its files and their folders: a generation's folder, SHA256SUMS and its signature; of a
 * plain folder package.cfg, playlists/, playlists/usb/ and the link to it. */
#define OWN_ENTRIES 7

/* Of SHA256SUMS where we make it, beside the name: at most so much. */
#define LINE_BYTES (SEAL_SUM_HEX_BYTES + sizeof("  playlists/" PACKAGE_PLAIN_PLAYLIST "/"))

bool package_rules_fit(const struct package_rules *rules, const struct config_package *package,
                       struct package_trouble *trouble)
{
    if (!config_package_is_for(package, rules->device))
        return package_refuse(trouble, PACKAGE_DEVICE,
                              PACKAGE_SETTINGS_FILE ": devices 里没有本机 \"%s\" "
                                                    "this device is not among them",
                              rules->device);
    if (rules->has_today && package->has_expires && rules->today > package->expires_day)
        return package_refuse(trouble, PACKAGE_EXPIRED,
                              PACKAGE_SETTINGS_FILE ": 已过期 expired %" PRId64 " 天 days ago",
                              rules->today - package->expires_day);
    return true;
}

bool package_rules_rise(const struct package_state *state, int64_t version,
                        struct package_trouble *trouble)
{
    int64_t least = state->version > state->best_version ? state->version : state->best_version;
    if (version > least)
        return true;
    return package_refuse(trouble, PACKAGE_OLD,
                          PACKAGE_SETTINGS_FILE ": version %" PRId64 "，本机已有 "
                                                "this device has had %" PRId64,
                          version, least);
}

bool package_rules_is_new(const struct package_work *work, const char *sums_hex,
                          struct package_trouble *trouble)
{
    char active[SEAL_SUM_HEX_BYTES];
    package_store_sums(work->data, work->state.active, active);
    if (str_same(active, sums_hex))
        return package_refuse(trouble, PACKAGE_SAME, PACKAGE_SUMS_FILE ": 与本机相同 the same");
    if (str_same(work->state.returned_sums, sums_hex))
        return package_refuse(trouble, PACKAGE_CONTENT,
                              PACKAGE_SUMS_FILE
                              ": 这个版本试用失败，已退回，请修改内容并加大版本号 "
                              "its trial failed and it was sent back: mend it "
                              "and raise the version");
    return true;
}

/* Folders that those files stand in: they are sorted, so each name brings those that the name
 * before it does not share. */
static uint64_t folders_of(const struct package_tree *tree)
{
    uint64_t count = 0;
    const char *before = "";
    for (size_t i = 0; i < tree->count; i++) {
        const char *name = tree->files[i].name;
        size_t shared = 0;
        while (name[shared] && name[shared] == before[shared])
            shared++;
        for (const char *slash = strchr(name + shared, '/'); slash; slash = strchr(slash + 1, '/'))
            count++;
        before = name;
    }
    return count;
}

static uint64_t blocks_of(uint64_t bytes, uint64_t block)
{
    return (bytes + block - 1) / block;
}

/* Bytes of the disk that a package takes, of so many entries: whole blocks, and one for each
 * entry's own sake. */
static uint64_t room_of(const struct package_opened *opened, uint64_t entries, uint64_t block)
{
    uint64_t blocks = entries, list_bytes = 0;
    for (size_t i = 0; i < opened->tree.count; i++) {
        const struct package_file *file = &opened->tree.files[i];
        blocks += blocks_of((uint64_t)file->bytes, block);
        list_bytes += strlen(file->name) + LINE_BYTES;
    }
    if (opened->sums_text.len > 0)
        list_bytes = opened->sums_text.len;
    return (blocks + blocks_of(list_bytes, block)) * block;
}

bool package_rules_have_room(const struct package_work *work, const struct package_opened *opened,
                             struct package_trouble *trouble)
{
    struct statvfs disk;
    char *content = package_store_path(work->data, ".");
    bool is_known = statvfs(content, &disk) == 0;
    if (!is_known)
        (void)package_refuse_errno(trouble, PACKAGE_DISK, "%s", content);
    free(content);
    if (!is_known)
        return false;
    uint64_t block = disk.f_frsize;
    uint64_t entries = opened->tree.count + folders_of(&opened->tree) + OWN_ENTRIES;
    uint64_t needed = room_of(opened, entries, block);
    uint64_t kept = disk.f_blocks / 100 * (uint64_t)work->rules->limits.min_free_percent * block;
    uint64_t free_bytes = disk.f_bavail * block;
    bool has_files = disk.f_files == 0 || disk.f_favail >= entries; /* 0: they are not counted */
    if (has_files && free_bytes >= kept && free_bytes - kept >= needed)
        return true;
    return package_refuse(trouble, PACKAGE_NO_SPACE,
                          "需要 needed %" PRIu64 " MiB，空闲 free %" PRIu64
                          " MiB，须保留 kept free "
                          "%" PRIu64 " MiB",
                          needed / MEBIBYTE + 1, free_bytes / MEBIBYTE, kept / MEBIBYTE);
}
