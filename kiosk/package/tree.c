#include "package/tree.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "package/walk.h"

/* Names that are passed over and folders, for each file that may be there: a Mac leaves one of its
 * own beside each file. */
#define OTHERS_PER_FILE 3
#define OTHERS_AT_LEAST 100

#define READ_BYTES 65536

int package_tree_open(const char *folder, struct package_trouble *trouble)
{
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0)
        return fd;
    enum package_reason reason = errno == ENOENT                      ? PACKAGE_NONE
                                 : errno == ELOOP || errno == ENOTDIR ? PACKAGE_NAMES
                                                                      : PACKAGE_STICK;
    (void)package_refuse_errno(trouble, reason, "%s", folder);
    return -1;
}

struct listing {
    struct package_tree *tree;
    const struct package_limits *limits;
    int64_t others;
};

static bool check_kind(const struct package_entry *entry, struct package_trouble *trouble)
{
    if (!S_ISREG(entry->info.st_mode) && !S_ISDIR(entry->info.st_mode))
        return package_refuse(
            trouble, PACKAGE_NAMES,
            "既不是文件也不是文件夹（链接、设备、管道都不允许） neither a file nor "
            "a folder (links, devices and pipes are not allowed): %s",
            entry->path);
    if (S_ISREG(entry->info.st_mode) && entry->info.st_nlink > 1)
        return package_refuse(trouble, PACKAGE_NAMES,
                              "文件有别的名称（硬链接），请换成副本 a file with a second name (a "
                              "hard link): make a copy: %s",
                              entry->path);
    return true;
}

static bool add_file(struct listing *listing, const struct package_entry *entry,
                     struct package_trouble *trouble)
{
    struct package_tree *tree = listing->tree;
    const struct package_limits *limits = listing->limits;
    int64_t bytes = entry->info.st_size;
    if (tree->count == (size_t)limits->max_files)
        return package_refuse(trouble, PACKAGE_LIMITS, "文件超过 %d 个 more than %d files",
                              limits->max_files, limits->max_files);
    if (bytes < 0 || bytes > limits->max_bytes - tree->bytes) /* damaged disks have such sizes */
        return package_refuse(
            trouble, PACKAGE_LIMITS, "文件合计超过 %lld 字节 more than %lld bytes in all: %s",
            (long long)limits->max_bytes, (long long)limits->max_bytes, entry->path);
    tree->files = mem_grow(tree->files, tree->count, &tree->capacity, sizeof(*tree->files));
    tree->files[tree->count++] = (struct package_file){mem_copy_text(entry->path), bytes};
    tree->bytes += bytes;
    return true;
}

static bool count_other(struct listing *listing, struct package_trouble *trouble)
{
    int64_t most = (int64_t)OTHERS_PER_FILE * listing->limits->max_files + OTHERS_AT_LEAST;
    return ++listing->others <= most ||
           package_refuse(trouble, PACKAGE_LIMITS,
                          "文件夹和杂项文件太多 too many folders and junk files");
}

static bool visit(void *ctx, const struct package_entry *entry, bool *out_enter,
                  struct package_trouble *trouble)
{
    struct listing *listing = ctx;
    if (package_name_is_apart(entry->path))
        return count_other(listing, trouble);
    if (!package_name_check_form(entry->path, listing->limits, trouble) ||
        !check_kind(entry, trouble))
        return false;
    *out_enter = S_ISDIR(entry->info.st_mode);
    return *out_enter ? count_other(listing, trouble) : add_file(listing, entry, trouble);
}

static int compare_files(const void *left, const void *right)
{
    const struct package_file *a = left, *b = right;
    return strcmp(a->name, b->name);
}

static bool check_twins(const struct package_tree *tree, struct package_trouble *trouble)
{
    char **names = mem_alloc(tree->count * sizeof(char *));
    for (size_t i = 0; i < tree->count; i++)
        names[i] = tree->files[i].name;
    bool ok = package_names_differ(names, tree->count, trouble);
    free(names);
    return ok;
}

bool package_tree_list(int folder_fd, const struct package_limits *limits, struct package_tree *out,
                       struct package_trouble *trouble)
{
    *out = (struct package_tree){0};
    struct listing listing = {.tree = out, .limits = limits};
    bool ok = package_walk(folder_fd, visit, &listing, trouble);
    if (ok && out->count > 0)
        qsort(out->files, out->count, sizeof(*out->files), compare_files);
    ok = ok && check_twins(out, trouble);
    if (!ok)
        package_tree_finish(out);
    return ok;
}

void package_tree_finish(struct package_tree *tree)
{
    for (size_t i = 0; i < tree->count; i++)
        free(tree->files[i].name);
    free(tree->files);
    *tree = (struct package_tree){0};
}

static enum package_reason reason_of_open(int number)
{
    switch (number) {
    case ENOENT:
        return PACKAGE_FILES;
    case ELOOP:
    case EXDEV:
    case ENOTDIR:
    case ENXIO: /* a socket */
        return PACKAGE_NAMES;
    default:
        return PACKAGE_STICK;
    }
}

int package_tree_open_file(int folder_fd, const char *name, int64_t *out_bytes,
                           struct package_trouble *trouble)
{
    struct package_entry entry = {.path = name};
    int fd = package_open_beneath(folder_fd, name, O_RDONLY);
    if (fd < 0) {
        (void)package_refuse_errno(trouble, reason_of_open(errno), "%s", name);
        return -1;
    }
    bool ok = fstat(fd, &entry.info) == 0
                  ? check_kind(&entry, trouble)
                  : package_refuse_errno(trouble, PACKAGE_STICK, "%s", name);
    if (ok && S_ISDIR(entry.info.st_mode))
        ok = package_refuse(trouble, PACKAGE_NAMES, "是文件夹 a folder: %s", name);
    if (!ok) {
        (void)close(fd); /* nothing was read */
        return -1;
    }
    *out_bytes = entry.info.st_size;
    return fd;
}

bool package_tree_read(int folder_fd, const char *name, int64_t limit_bytes,
                       enum package_reason too_large, struct str *out,
                       struct package_trouble *trouble)
{
    int64_t bytes;
    struct str data = {0};
    bool ok = false;
    char *block = NULL;
    int fd = package_tree_open_file(folder_fd, name, &bytes, trouble);
    if (fd < 0)
        return false;
    block = mem_alloc(READ_BYTES);
    for (ssize_t got = 1; got != 0 && bytes <= limit_bytes;) {
        got = read(fd, block, READ_BYTES);
        if (got < 0 && errno != EINTR) {
            (void)package_refuse_errno(trouble, PACKAGE_STICK, "%s", name);
            goto out;
        }
        if (got > 0)
            str_add_span(&data, block, (size_t)got);
        bytes = (int64_t)data.len; /* it may have grown */
    }
    ok = bytes <= limit_bytes ||
         package_refuse(trouble, too_large, "超过 %lld 字节 more than %lld bytes: %s",
                        (long long)limit_bytes, (long long)limit_bytes, name);
    if (ok)
        str_add_span(out, data.text ? data.text : "", data.len);
out:
    str_finish(&data);
    free(block);
    (void)close(fd); /* was only read */
    return ok;
}
