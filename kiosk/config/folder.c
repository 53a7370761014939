#include "config/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "config/suggest.h"
#include "playlist/names.h"

#define GUESSES 20000 /* tens of milliseconds, also in a folder full of missing files */

static char *fold(const char *name)
{
    char *folded = config_suggest_narrow(name);
    for (char *at = folded; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    return folded;
}

static int compare_natural(const void *a, const void *b)
{
    const struct config_entry *left = a, *right = b;
    return playlist_name_compare(left->name, right->name);
}

static int compare_folded(const void *a, const void *b)
{
    const struct config_entry *const *left = a, *const *right = b;
    int difference = strcmp((*left)->folded, (*right)->folded);
    return difference ? difference : strcmp((*left)->name, (*right)->name);
}

static void add_entry(struct config_folder *folder, const struct dirent *found)
{
    struct stat info;
    bool is_folder = found->d_type == DT_DIR, is_link = found->d_type == DT_LNK;
    if (found->d_type == DT_UNKNOWN &&
        fstatat(folder->fd, found->d_name, &info, AT_SYMLINK_NOFOLLOW) == 0) {
        is_folder = S_ISDIR(info.st_mode);
        is_link = S_ISLNK(info.st_mode);
    }
    folder->entries =
        mem_grow(folder->entries, folder->count, &folder->capacity, sizeof(*folder->entries));
    folder->entries[folder->count++] = (struct config_entry){
        .name = mem_copy_text(found->d_name),
        .folded = fold(found->d_name),
        .kind = playlist_name_kind(found->d_name),
        .is_junk = playlist_name_is_junk(found->d_name),
        .is_folder = is_folder,
        .is_link = is_link,
    };
}

static bool read_entries(struct config_folder *folder, DIR *stream, struct err *err)
{
    const struct dirent *found;
    errno = 0;
    /* cppcheck-suppress readdirCalled -- safe as long as the stream is one thread's, as here */
    while ((found = readdir(stream))) {
        if (strcmp(found->d_name, ".") == 0 || strcmp(found->d_name, "..") == 0)
            continue;
        if (folder->count == CONFIG_FOLDER_ENTRIES_MAX)
            return err_set(err, ERR_LIMIT,
                           "文件夹里超过 %d 个文件，请分成几个 more than %d files: split it",
                           CONFIG_FOLDER_ENTRIES_MAX, CONFIG_FOLDER_ENTRIES_MAX);
        add_entry(folder, found);
        errno = 0;
    }
    return errno == 0 || err_set_errno(err, "读不了文件夹 the folder cannot be read");
}

/* The first place in by_name whose folded name is not less than folded. */
static size_t lower_bound(const struct config_folder *folder, const char *folded)
{
    size_t low = 0, high = folder->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(folder->by_name[middle]->folded, folded) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The file with that folded name; the one written exactly as name (may be NULL) if there is one. */
static struct config_entry *find_folded(const struct config_folder *folder, const char *folded,
                                        const char *name)
{
    struct config_entry *first = NULL;
    for (size_t i = lower_bound(folder, folded); i < folder->count; i++) {
        struct config_entry *entry = folder->by_name[i];
        if (strcmp(entry->folded, folded) != 0)
            break;
        if (entry->is_folder)
            continue;
        if (name && strcmp(entry->name, name) == 0)
            return entry;
        first = first ? first : entry;
    }
    return first;
}

struct config_entry *config_folder_find(const struct config_folder *folder, const char *name)
{
    char *folded = fold(name);
    struct config_entry *entry = find_folded(folder, folded, name);
    free(folded);
    return entry;
}

/* "a-portrait.svg" belongs to "a.svg". */
static void link_twin(const struct config_folder *folder, struct config_entry *entry)
{
    static const char mark[] = "-portrait.";
    struct str base = {0};
    const char *dot = strrchr(entry->folded, '.');
    size_t mark_len = strlen(mark) - 1;
    if (entry->kind < 0 || entry->is_folder || !dot || (size_t)(dot - entry->folded) <= mark_len ||
        strncmp(dot - mark_len, mark, mark_len) != 0)
        return;
    str_add_span(&base, entry->folded, (size_t)(dot - entry->folded) - mark_len);
    str_add(&base, dot);
    struct config_entry *landscape = find_folded(folder, base.text, NULL);
    if (landscape && !landscape->is_junk && !landscape->portrait) {
        landscape->portrait = entry;
        entry->is_twin = true;
    }
    str_finish(&base);
}

static void sort_entries(struct config_folder *folder)
{
    if (folder->count)
        qsort(folder->entries, folder->count, sizeof(*folder->entries), compare_natural);
    folder->by_name = mem_alloc(folder->count * sizeof(struct config_entry *));
    for (size_t i = 0; i < folder->count; i++)
        folder->by_name[i] = &folder->entries[i];
    if (folder->count)
        qsort(folder->by_name, folder->count, sizeof(struct config_entry *), compare_folded);
    for (size_t i = 0; i < folder->count; i++)
        link_twin(folder, &folder->entries[i]);
}

bool config_folder_open(struct config_folder *folder, const char *path, struct err *err)
{
    *folder = (struct config_folder){.fd = -1, .guesses_left = GUESSES};
    DIR *stream = opendir(path);
    if (!stream)
        return errno == ENOENT ? err_set(err, ERR_GONE, "没有这个文件夹 no such folder")
                               : err_set_errno(err, "读不了文件夹 the folder cannot be read");
    folder->path = mem_copy_text(path);
    folder->real_path = realpath(path, NULL);
    folder->fd = fcntl(dirfd(stream), F_DUPFD_CLOEXEC, 0);
    bool ok = folder->real_path && folder->fd >= 0;
    ok = ok ? read_entries(folder, stream, err)
            : err_set_errno(err, "读不了文件夹 the folder cannot be read");
    (void)closedir(stream); /* was only read */
    sort_entries(folder);
    return ok;
}

void config_folder_finish(struct config_folder *folder)
{
    for (size_t i = 0; i < folder->count; i++) {
        free(folder->entries[i].name);
        free(folder->entries[i].folded);
    }
    free(folder->entries);
    free(folder->by_name);
    free(folder->path);
    free(folder->real_path);
    if (folder->fd >= 0)
        (void)close(folder->fd); /* was only read */
    *folder = (struct config_folder){.fd = -1};
}
