#include "package/store.h"

#include <errno.h>
#include <fcntl.h>
#include <fts.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/str.h"
#include "package/copy.h"

/* What an older generation hands on, and to whom. */
struct heritage {
    size_t root_len; /* of the generation's path and its '/' */
    int stage_fd;
    char *const *names; /* sorted: what the package brings itself */
    size_t count;
};

/* The first of names[count] that is not less than path. */
static size_t find_place(const struct heritage *heritage, const char *path)
{
    size_t low = 0, high = heritage->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(heritage->names[middle], path) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Whether the package brings that path itself, as a file. */
static bool is_brought(const struct heritage *heritage, const char *path)
{
    size_t place = find_place(heritage, path);
    return place < heritage->count && strcmp(heritage->names[place], path) == 0;
}

/* Whether the package has something below that path: then a file of the old one cannot stand
 * there. */
static bool is_folder_of(const struct heritage *heritage, const char *path)
{
    struct str below = {0};
    str_addf(&below, "%s/", path);
    size_t place = find_place(heritage, below.text);
    bool is_folder =
        place < heritage->count && strncmp(heritage->names[place], below.text, below.len) == 0;
    str_finish(&below);
    return is_folder;
}

static bool copy_file(const struct heritage *heritage, const FTSENT *entry, const char *name,
                      struct package_trouble *trouble)
{
    uint8_t unused[SEAL_SUM_BYTES];
    struct stat info;
    int fd = open(entry->fts_path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0 || fstat(fd, &info) != 0) {
        (void)package_refuse_errno(trouble, PACKAGE_DISK, "%s", entry->fts_path);
        if (fd >= 0)
            (void)close(fd); /* was only opened */
        return false;
    }
    struct package_source source = {fd, info.st_size, name};
    bool ok = package_copy_file(&source, heritage->stage_fd, NULL, unused, trouble);
    if (!ok && trouble->reason != PACKAGE_NO_SPACE)
        trouble->reason = PACKAGE_DISK; /* what was read is our own disk, no stick */
    (void)close(fd);                    /* was only read */
    return ok;
}

static bool copy_link(const struct heritage *heritage, const FTSENT *entry, const char *name,
                      struct package_trouble *trouble)
{
    char target[PATH_MAX];
    ssize_t len = readlink(entry->fts_path, target, sizeof(target) - 1);
    if (len >= 0) {
        target[len] = '\0';
        if (symlinkat(target, heritage->stage_fd, name) == 0)
            return true;
    }
    return package_refuse_errno(trouble, PACKAGE_DISK, "%s", entry->fts_path);
}

/* Some file systems have no second name for a file, and every one has a greatest count of them. */
static bool hand_on(const struct heritage *heritage, const FTSENT *entry, const char *name,
                    struct package_trouble *trouble)
{
    if (linkat(AT_FDCWD, entry->fts_path, heritage->stage_fd, name, 0) == 0)
        return true;
    if (errno == ENOSPC || errno == EDQUOT || errno == EIO)
        return package_refuse_errno(trouble, PACKAGE_DISK, "%s", entry->fts_path);
    return entry->fts_info == FTS_F ? copy_file(heritage, entry, name, trouble)
                                    : copy_link(heritage, entry, name, trouble);
}

static bool inherit_entry(const struct heritage *heritage, FTS *walk, FTSENT *entry,
                          struct package_trouble *trouble)
{
    const char *name = entry->fts_path + heritage->root_len;
    switch (entry->fts_info) {
    case FTS_D:
        if (is_brought(heritage, name))
            (void)fts_set(walk, entry, FTS_SKIP); /* cannot fail with this word */
        else if (mkdirat(heritage->stage_fd, name, 0755) != 0 && errno != EEXIST)
            return package_refuse_errno(trouble, PACKAGE_DISK, "%s", entry->fts_path);
        return true;
    case FTS_F:
    case FTS_SL:
    case FTS_SLNONE:
        return is_brought(heritage, name) || is_folder_of(heritage, name) ||
               hand_on(heritage, entry, name, trouble);
    case FTS_DP:
    case FTS_DEFAULT: /* no generation has such a file */
        return true;
    default:
        errno = entry->fts_errno;
        return package_refuse_errno(trouble, PACKAGE_DISK, "%s", entry->fts_path);
    }
}

static bool inherit_part(const struct heritage *heritage, char *folder,
                         struct package_trouble *trouble)
{
    char *const folders[] = {folder, NULL};
    bool ok = true;
    if (access(folder, F_OK) != 0 && errno == ENOENT)
        return true;
    FTS *walk = fts_open(folders, FTS_PHYSICAL | FTS_NOCHDIR, NULL);
    if (!walk)
        return package_refuse_errno(trouble, PACKAGE_DISK, "%s", folder);
    errno = 0;
    for (FTSENT *entry = fts_read(walk); ok && entry; entry = ok ? fts_read(walk) : NULL)
        ok = inherit_entry(heritage, walk, entry, trouble);
    if (ok && errno != 0) /* the walk ended early */
        ok = package_refuse_errno(trouble, PACKAGE_DISK, "%s", folder);
    (void)fts_close(walk); /* was only read */
    return ok;
}

bool package_store_inherit(const char *data, int generation, const char *stage, char *const *names,
                           size_t count, struct package_trouble *trouble)
{
    static const char *const parts[] = {"playlists", "config", "assets"};
    bool ok = true;
    char *root = package_store_folder(data, generation);
    if (!root)
        return true;
    struct heritage heritage = {.root_len = strlen(root) + 1, .names = names, .count = count};
    heritage.stage_fd = open(stage, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (heritage.stage_fd < 0) {
        ok = package_refuse_errno(trouble, PACKAGE_DISK, "%s", stage);
        goto out;
    }
    for (size_t i = 0; ok && i < sizeof(parts) / sizeof(parts[0]); i++) {
        char *folder = file_join(root, parts[i]);
        ok = inherit_part(&heritage, folder, trouble);
        free(folder);
    }
    (void)close(heritage.stage_fd); /* activation fsyncs what was made */
out:
    free(root);
    return ok;
}
