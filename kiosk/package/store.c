#include "package/store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/number.h"
#include "package/copy.h"
#include "package/store_priv.h"

char *package_store_path(const char *data, const char *name)
{
    struct str path = {0};
    str_addf(&path, "%s/content/%s", data, name);
    return str_take(&path);
}

/* Returns DATA/content/PREFIXn, owned by the caller. */
static char *numbered(const char *data, const char *prefix, int generation)
{
    char name[32];
    (void)snprintf(name, sizeof(name), "%s%d", prefix, generation); /* it fits */
    return package_store_path(data, name);
}

char *package_store_folder(const char *data, int generation)
{
    return generation == 0 ? NULL : numbered(data, "", generation);
}

bool package_store_has(const char *data, int generation)
{
    struct stat info;
    if (generation == 0)
        return true;
    char *path = numbered(data, "", generation);
    bool has = lstat(path, &info) == 0 && S_ISDIR(info.st_mode);
    free(path);
    return has;
}

int package_store_number(const char *name)
{
    int64_t number;
    if (*name < '1' || *name > '9' || !number_parse(name, 1, PACKAGE_GENERATION_MAX, &number))
        return 0;
    return (int)number;
}

int package_store_lock(const char *data, struct package_trouble *trouble)
{
    struct err err;
    char *content = file_join(data, "content");
    char *path = package_store_path(data, "lock");
    int fd = -1;
    if (!file_make_folders(content, &err)) {
        (void)package_refuse(trouble, PACKAGE_DISK, "%s", err.text);
        goto out;
    }
    fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644);
    if (fd >= 0 && flock(fd, LOCK_EX | LOCK_NB) == 0)
        goto out;
    (void)package_refuse_errno(trouble, errno == EWOULDBLOCK ? PACKAGE_BUSY : PACKAGE_DISK, "%s",
                               path);
    if (fd >= 0)
        (void)close(fd); /* nothing was written */
    fd = -1;
out:
    free(path);
    free(content);
    return fd;
}

DIR *package_store_open(const char *data, struct package_trouble *trouble)
{
    char *path = file_join(data, "content");
    DIR *content = opendir(path);
    if (!content)
        (void)package_refuse_errno(trouble, PACKAGE_DISK, "%s", path);
    free(path);
    return content;
}

/* The greatest number that any generation has or had, as far as anybody knows; -1: *trouble. */
static int greatest_generation(const char *data, struct package_trouble *trouble)
{
    struct package_state state;
    if (!package_store_read_to_change(data, &state, trouble))
        return -1;
    DIR *content = package_store_open(data, trouble);
    if (!content)
        return -1;
    int greatest = state.active > state.previous ? state.active : state.previous;
    if (state.returned_from > greatest)
        greatest = state.returned_from;
    /* cppcheck-suppress readdirCalled ; nobody else reads this stream */
    for (const struct dirent *entry = readdir(content); entry; entry = readdir(content)) {
        int generation = package_store_number(entry->d_name);
        greatest = generation > greatest ? generation : greatest;
    }
    (void)closedir(content); /* was only read */
    return greatest;
}

char *package_store_stage(const char *data, int *out_generation, struct package_trouble *trouble)
{
    int greatest = greatest_generation(data, trouble);
    if (greatest < 0)
        return NULL;
    if (greatest >= PACKAGE_GENERATION_MAX) {
        (void)package_refuse(trouble, PACKAGE_DISK, "%s/content/%d: 编号用完 no number is left",
                             data, greatest);
        return NULL;
    }
    char *stage = numbered(data, PACKAGE_STAGE, greatest + 1);
    if (mkdir(stage, 0755) != 0) {
        (void)package_refuse_errno(trouble, PACKAGE_DISK, "%s", stage);
        free(stage);
        return NULL;
    }
    *out_generation = greatest + 1;
    return stage;
}

bool package_store_settle(const char *folder, bool is_whole, struct package_trouble *trouble)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return package_refuse_errno(trouble, PACKAGE_DISK, "%s", folder);
    bool ok = is_whole
                  ? package_copy_settle(fd, trouble)
                  : fsync(fd) == 0 || package_refuse_errno(trouble, PACKAGE_DISK, "%s", folder);
    (void)close(fd); /* fsync said what there was to say */
    return ok;
}

/* The stage gets its generation's name, and that and content/ itself are on disk. */
static bool give_name(const char *data, int generation, struct package_trouble *trouble)
{
    char *stage = numbered(data, PACKAGE_STAGE, generation);
    char *folder = numbered(data, "", generation);
    char *content = file_join(data, "content");
    bool ok = package_store_settle(stage, true, trouble);
    if (ok && rename(stage, folder) != 0)
        ok = package_refuse_errno(trouble, PACKAGE_DISK, "%s", folder);
    ok = ok && package_store_settle(content, false, trouble) &&
         package_store_settle(data, false, trouble);
    free(content);
    free(folder);
    free(stage);
    return ok;
}

/* After a failure: the old state, should the new one be there although its fsync failed; and the
 * generation is a stage again. Where even that fails, the next start finds one of both whole. */
static void take_name_back(const char *data, int generation, const struct package_state *old)
{
    struct package_state now;
    struct package_trouble unused;
    struct err err;
    bool is_on = package_store_read(data, &now, &err) && now.active == generation;
    if (is_on && !package_store_write(data, old, &unused))
        return;
    char *stage = numbered(data, PACKAGE_STAGE, generation);
    char *folder = numbered(data, "", generation);
    (void)rename(folder, stage); /* perhaps it never had that name */
    free(folder);
    free(stage);
}

bool package_store_activate(const char *data, int generation, int64_t version,
                            struct package_state *out, struct package_trouble *trouble)
{
    struct package_state old;
    if (!package_store_read_to_change(data, &old, trouble))
        return false;
    struct package_state fresh = {
        .active = generation,
        .previous = old.active,
        .trial_starts = TRIAL_BEGINS,
        .version = version,
        .previous_version = old.version,
        .is_previous_tried = old.trial_starts > 0,
        .best_version = old.best_version,
    };
    if (!give_name(data, generation, trouble) || !package_store_write(data, &fresh, trouble)) {
        take_name_back(data, generation, &old);
        return false;
    }
    *out = fresh;
    return true;
}
