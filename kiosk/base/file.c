#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

static bool read_all(int fd, const char *path, size_t limit_bytes, struct str *out, struct err *err)
{
    char block[65536];
    for (;;) {
        ssize_t got = read(fd, block, sizeof(block));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return err_set_errno(err, "%s", path);
        if (got == 0)
            return true;
        if (out->len + (size_t)got > limit_bytes)
            return err_set(err, ERR_LIMIT, "%s: larger than %zu bytes", path, limit_bytes);
        str_add_span(out, block, (size_t)got);
    }
}

bool file_read(const char *path, size_t limit_bytes, struct str *out, struct err *err)
{
    struct stat info;
    struct str data = {0};
    bool ok = false;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return err_set_errno(err, "%s", path);
    if (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode)) {
        (void)err_set(err, ERR_IO, "%s: not a regular file", path);
        goto out;
    }
    if (!read_all(fd, path, limit_bytes, &data, err))
        goto out;
    str_add_span(out, data.text ? data.text : "", data.len);
    ok = true;
out:
    str_finish(&data);
    (void)close(fd); /* was only read */
    return ok;
}

static bool write_all(int fd, const char *data, size_t len)
{
    while (len > 0) {
        ssize_t put = write(fd, data, len);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return false;
        data += put;
        len -= (size_t)put;
    }
    return true;
}

static bool sync_folder_of(const char *path)
{
    char *folder = mem_copy_text(path);
    char *slash = strrchr(folder, '/');
    if (slash)
        *slash = '\0';
    int fd = open(slash ? (*folder ? folder : "/") : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    free(folder);
    if (fd < 0)
        return false;
    bool ok = fsync(fd) == 0;
    (void)close(fd); /* fsync said what there was to say */
    return ok;
}

struct content {
    const char *bytes;
    size_t len;
};

static bool replace(const char *path, struct content content, mode_t mode, struct err *err)
{
    struct str fresh = {0};
    bool ok = false;
    str_addf(&fresh, "%s.new", path);
    int fd = open(fresh.text, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode);
    if (fd < 0) {
        (void)err_set_errno(err, "%s", fresh.text);
        goto out;
    }
    bool is_written = write_all(fd, content.bytes, content.len) && fsync(fd) == 0;
    is_written = close(fd) == 0 && is_written;
    if (!is_written || rename(fresh.text, path) != 0 || !sync_folder_of(path)) {
        (void)err_set_errno(err, "%s", path);
        (void)unlink(fresh.text); /* may be renamed already */
        goto out;
    }
    ok = true;
out:
    str_finish(&fresh);
    return ok;
}

bool file_replace(const char *path, const void *data, size_t len, struct err *err)
{
    return replace(path, (struct content){data, len}, 0644, err);
}

bool file_replace_private(const char *path, const void *data, size_t len, struct err *err)
{
    struct str fresh = {0};
    str_addf(&fresh, "%s.new", path);
    (void)unlink(fresh.text); /* left by a power cut it would keep its mode */
    str_finish(&fresh);
    return replace(path, (struct content){data, len}, 0600, err);
}

static bool create(const char *path, struct content content, mode_t mode, struct err *err)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (fd < 0 && errno == EEXIST)
        return err_set(err, ERR_BUSY, "%s: 已经存在 is there already", path);
    if (fd < 0)
        return err_set_errno(err, "%s", path);
    bool ok = write_all(fd, content.bytes, content.len) && fsync(fd) == 0;
    ok = close(fd) == 0 && ok;
    if (!ok || !sync_folder_of(path)) {
        (void)err_set_errno(err, "%s", path);
        (void)unlink(path); /* the error is told of */
        return false;
    }
    return true;
}

bool file_create(const char *path, const void *data, size_t len, struct err *err)
{
    return create(path, (struct content){data, len}, 0644, err);
}

bool file_create_private(const char *path, const void *data, size_t len, struct err *err)
{
    return create(path, (struct content){data, len}, 0600, err);
}

bool file_make_folders(const char *path, struct err *err)
{
    char *part = mem_copy_text(path);
    bool ok = true;
    for (char *at = part + 1; ok && *path; at++) {
        if (*at != '/' && *at != '\0')
            continue;
        char saved = *at;
        *at = '\0';
        if (mkdir(part, 0755) != 0 && errno != EEXIST)
            ok = err_set_errno(err, "%s", part);
        *at = saved;
        if (saved == '\0')
            break;
    }
    if (ok && !file_is_folder(path))
        ok = err_set(err, ERR_IO, "%s: not a folder", path);
    free(part);
    return ok;
}

static int remove_one(const char *path, const struct stat *info, int type, struct FTW *where)
{
    (void)info;
    (void)type;
    (void)where;
    (void)remove(path); /* what cannot be removed stays */
    return 0;
}

void file_remove_tree(const char *path)
{
    (void)nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS | FTW_MOUNT);
}

bool file_is_folder(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

bool file_is_regular(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

bool file_is_second_name(const char *path)
{
    char target[PATH_MAX];
    ssize_t len = readlink(path, target, sizeof(target));
    return len > 0 && !memchr(target, '/', (size_t)len);
}

bool file_is_below(const char *path, const char *folder)
{
    char *place = realpath(folder, NULL);
    char *real = realpath(path, NULL);
    size_t len = place ? strlen(place) : 0;
    bool is_below = place && real && strncmp(real, place, len) == 0 && real[len] == '/';
    free(real);
    free(place);
    return is_below;
}

char *file_join(const char *folder, const char *name)
{
    struct str path = {0};
    size_t len = strlen(folder);
    str_addf(&path, "%s%s%s", folder, len && folder[len - 1] == '/' ? "" : "/", name);
    return str_take(&path);
}

char *file_folder_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? mem_copy_span(path, (size_t)(slash - path)) : mem_copy_text(".");
}

const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

char *file_program_folder(void)
{
    char path[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", path, sizeof(path) - 1);
    if (len <= 0)
        return mem_copy_text(".");
    path[len] = '\0';
    char *slash = strrchr(path, '/');
    *slash = '\0';
    return mem_copy_text(path);
}
