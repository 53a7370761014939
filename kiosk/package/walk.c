#include "package/walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"

#define ALWAYS (O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW)

/* Opens name in folder_fd, unless that leads up, to the root ("" before a '/') or to another file
 * system. */
static int open_here(int folder_fd, const char *name, int flags)
{
    struct stat outer, inner;
    int fd = -1;
    errno = EXDEV;
    if (*name && strcmp(name, "..") != 0)
        fd = openat(folder_fd, name, flags | ALWAYS);
    if (fd < 0)
        return -1;
    if (fstat(folder_fd, &outer) == 0 && fstat(fd, &inner) == 0 && outer.st_dev == inner.st_dev)
        return fd;
    (void)close(fd); /* nothing was read */
    errno = EXDEV;
    return -1;
}

/* As the kernel would, name by name: kernels before 5.6, and what filters openat2() away. */
static int open_by_parts(int folder_fd, const char *path, int flags)
{
    int at = folder_fd;
    while (at >= 0) {
        size_t len = strcspn(path, "/");
        bool is_last = !path[len];
        char *part = mem_copy_span(path, len);
        int next = open_here(at, part, is_last ? flags : O_PATH | O_DIRECTORY);
        int number = errno;
        free(part);
        if (at != folder_fd)
            (void)close(at); /* only a place */
        errno = number;
        if (is_last)
            return next;
        at = next;
        path += len + 1;
    }
    return -1;
}

int package_open_beneath(int folder_fd, const char *path, int flags)
{
    struct open_how how = {.flags = (unsigned)(flags | ALWAYS),
                           .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_XDEV};
    int fd = (int)syscall(SYS_openat2, folder_fd, path, &how, sizeof(how));
    if (fd >= 0 || (errno != ENOSYS && errno != EPERM))
        return fd;
    return open_by_parts(folder_fd, path, flags);
}

/* The folders still to be looked into. */
struct walk {
    package_visit *visit;
    void *ctx;
    char **folders; /* owned, "" for the first one */
    size_t count, capacity;
};

static void push(struct walk *walk, char *folder)
{
    walk->folders = mem_grow(walk->folders, walk->count, &walk->capacity, sizeof(char *));
    walk->folders[walk->count++] = folder;
}

static bool visit_name(struct walk *walk, DIR *dir, const char *folder, const char *name,
                       struct package_trouble *trouble)
{
    struct package_entry entry;
    struct str path = {0};
    bool does_enter = false;
    str_addf(&path, "%s%s%s", folder, *folder ? "/" : "", name);
    entry.path = path.text;
    bool ok =
        fstatat(dirfd(dir), name, &entry.info, AT_SYMLINK_NOFOLLOW) == 0
            ? walk->visit(walk->ctx, &entry, &does_enter, trouble)
            : package_refuse_errno(trouble, PACKAGE_STICK, "读不了 cannot be read: %s", path.text);
    if (ok && does_enter)
        push(walk, str_take(&path));
    str_finish(&path);
    return ok;
}

static bool visit_folder(struct walk *walk, DIR *dir, const char *folder,
                         struct package_trouble *trouble)
{
    bool ok = true;
    while (ok) {
        errno = 0;
        /* cppcheck-suppress readdirCalled ; nobody else reads this stream */
        const struct dirent *entry = readdir(dir);
        if (!entry)
            return errno == 0 ||
                   package_refuse_errno(trouble, PACKAGE_STICK,
                                        "读不了文件夹 a folder cannot be read: %s", folder);
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            ok = visit_name(walk, dir, folder, entry->d_name, trouble);
    }
    return false;
}

static bool look_into(struct walk *walk, int folder_fd, const char *folder,
                      struct package_trouble *trouble)
{
    int fd = package_open_beneath(folder_fd, *folder ? folder : ".", O_RDONLY | O_DIRECTORY);
    DIR *dir = fd >= 0 ? fdopendir(fd) : NULL;
    if (!dir) {
        bool is_foreign = errno == ELOOP || errno == EXDEV || errno == ENOTDIR;
        (void)package_refuse_errno(trouble, is_foreign ? PACKAGE_NAMES : PACKAGE_STICK,
                                   "打不开文件夹 a folder cannot be opened: %s", folder);
        if (fd >= 0)
            (void)close(fd); /* nothing was read */
        return false;
    }
    bool ok = visit_folder(walk, dir, folder, trouble);
    (void)closedir(dir); /* was only read */
    return ok;
}

bool package_walk(int folder_fd, package_visit *visit, void *ctx, struct package_trouble *trouble)
{
    struct walk walk = {.visit = visit, .ctx = ctx};
    bool ok = true;
    push(&walk, mem_copy_text(""));
    while (ok && walk.count > 0) {
        char *folder = walk.folders[--walk.count];
        ok = look_into(&walk, folder_fd, folder, trouble);
        free(folder);
    }
    while (walk.count > 0)
        free(walk.folders[--walk.count]);
    free(walk.folders);
    return ok;
}
