/*
 * config/folder, second half: may a name be played? Nothing outside the folder may, and no file is
 * looked at twice.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "config/folder.h"
#include "config/nearby.h"
#include "playlist/names.h"

/* False when links on the way to name lead out of the folder. */
static bool is_inside(const struct config_folder *folder, const char *name)
{
    char *path = file_join(folder->path, name);
    char *real_path = realpath(path, NULL);
    size_t len = strlen(folder->real_path);
    bool is_in = real_path && strncmp(real_path, folder->real_path, len) == 0 &&
                 (real_path[len] == '/' || strcmp(folder->real_path, "/") == 0);
    free(real_path);
    free(path);
    return is_in;
}

static bool check_file(const struct config_folder *folder, const char *name, struct err *err)
{
    struct stat info;
    if (fstatat(folder->fd, name, &info, 0) != 0)
        return err_set_errno(err, "读不了 '%s' cannot be read", name);
    if (!S_ISREG(info.st_mode))
        return err_set(err, ERR_INVALID, "'%s' 不是普通文件 is not a regular file", name);
    if (info.st_size == 0)
        return err_set(err, ERR_INVALID,
                       "'%s' 是空文件（0 字节），请重新拷贝 is empty (0 bytes): copy it again",
                       name);
    return true;
}

static bool check_link(const struct config_folder *folder, const char *name, struct err *err)
{
    return is_inside(folder, name) ||
           err_set(err, ERR_UNTRUSTED,
                   "'%s' 是断开的或指向文件夹外的链接，请拷贝文件本身 is a link that is broken or "
                   "leaves the folder: copy the file itself",
                   name);
}

bool config_folder_check(const struct config_folder *folder, struct config_entry *entry,
                         struct err *err)
{
    if (entry->state == CONFIG_ENTRY_GOOD)
        return true;
    bool ok = (!entry->is_link || check_link(folder, entry->name, err)) &&
              check_file(folder, entry->name, err);
    entry->state = ok ? CONFIG_ENTRY_GOOD : CONFIG_ENTRY_BAD;
    return ok;
}

char *config_folder_portrait(const struct config_folder *folder, const struct config_entry *entry)
{
    struct err ignored; /* without the twin the landscape form is shown */
    if (!entry->portrait)
        return NULL;
    struct config_entry *twin = &folder->entries[entry->portrait - folder->entries];
    return config_folder_check(folder, twin, &ignored) ? file_join(folder->path, twin->name) : NULL;
}

static bool has_parent_step(const char *name)
{
    for (const char *part = name; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0'))
            return true;
    }
    return false;
}

static bool is_drive(const char *name)
{
    return ((name[0] >= 'A' && name[0] <= 'Z') || (name[0] >= 'a' && name[0] <= 'z')) &&
           name[1] == ':';
}

static bool is_allowed_name(const char *name, struct err *err)
{
    if (*name == '\0')
        return err_set(err, ERR_INVALID, "文件名是空的，请写上 the file name is empty: write one");
    if (strstr(name, "://"))
        return err_set(
            err, ERR_UNTRUSTED,
            "'%s' 是网址，请把文件放进这个文件夹再写文件名 is an address: put the file into "
            "this folder and write its name",
            name);
    if (name[0] == '/' || name[0] == '\\' || is_drive(name))
        return err_set(
            err, ERR_UNTRUSTED,
            "'%s' 是绝对路径，请把文件放进这个文件夹，只写文件名 is an absolute path: put the "
            "file into this folder and write its name only",
            name);
    if (has_parent_step(name))
        return err_set(err, ERR_UNTRUSTED,
                       "'%s' 里有 ..，请把文件放进这个文件夹 has .. in it: put the file into this "
                       "folder",
                       name);
    if (playlist_name_is_junk(file_name(name)))
        return err_set(
            err, ERR_INVALID,
            "'%s' 是系统或临时文件，不能播放 is a system or temporary file, not a medium", name);
    return true;
}

static bool say_missing(struct config_folder *folder, const char *name, struct err *err)
{
    const char *near = config_nearby_name(folder, name);
    if (near)
        return err_set(err, ERR_GONE,
                       "没有文件 '%s'，是否想写 '%s'? no such file, did you mean '%s'?", name, near,
                       near);
    return err_set(
        err, ERR_GONE,
        "没有文件 '%s'，请放进这个文件夹或改文件名 no such file: put it into this folder or "
        "correct the name",
        name);
}

static bool resolve_below(struct config_folder *folder, const char *name, char **out_path,
                          struct err *err)
{
    struct stat info;
    if (fstatat(folder->fd, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
        return say_missing(folder, name, err);
    if (!check_link(folder, name, err) || !check_file(folder, name, err))
        return false;
    *out_path = file_join(folder->path, name);
    return true;
}

bool config_folder_resolve(struct config_folder *folder, const char *name, char **out_path,
                           char **out_portrait, struct config_entry **out_entry, struct err *err)
{
    if (!is_allowed_name(name, err))
        return false;
    if (strchr(name, '/')) {
        *out_portrait = NULL;
        *out_entry = NULL;
        return resolve_below(folder, name, out_path, err);
    }
    struct config_entry *entry = config_folder_find(folder, name);
    if (!entry || strcmp(entry->name, name) != 0)
        return say_missing(folder, name, err);
    if (!config_folder_check(folder, entry, err))
        return false;
    *out_path = file_join(folder->path, entry->name);
    *out_portrait = config_folder_portrait(folder, entry);
    *out_entry = entry;
    return true;
}
