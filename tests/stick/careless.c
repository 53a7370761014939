/*
 * stick-careless STICK DATA: an importer as one should not be: it activates a generation first and
 * copies into it then, and flushes nothing of it. For tests/stick: their controls must find it out.
 */
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "package/store.h"

static bool copy_file(const char *from, const char *to)
{
    static char bytes[1048576];
    int in = open(from, O_RDONLY | O_CLOEXEC);
    int out = in >= 0 ? open(to, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644) : -1;
    ssize_t got = out >= 0 ? read(in, bytes, sizeof(bytes)) : -1;
    while (got > 0 && write(out, bytes, (size_t)got) == got)
        got = read(in, bytes, sizeof(bytes));
    if (in >= 0)
        (void)close(in); /* was only read */
    if (out >= 0)
        (void)close(out); /* careless */
    return got == 0;
}

static bool copy_folder(const char *from, const char *to)
{
    DIR *folder = opendir(from);
    bool is_done = folder && (mkdir(to, 0755) == 0 || access(to, W_OK) == 0);
    for (struct dirent *entry; is_done && (entry = readdir(folder));) {
        char *source = NULL, *target = NULL;
        if (entry->d_name[0] == '.' || strcmp(entry->d_name, "receipts") == 0)
            continue;
        if (asprintf(&source, "%s/%s", from, entry->d_name) < 0 ||
            asprintf(&target, "%s/%s", to, entry->d_name) < 0)
            abort();
        is_done = entry->d_type == DT_DIR ? copy_folder(source, target) : copy_file(source, target);
        free(source);
        free(target);
    }
    if (folder)
        (void)closedir(folder); /* was only read */
    return is_done;
}

int main(int argc, char **argv)
{
    struct package_trouble trouble = {0};
    struct package_state state;
    int generation = 0;
    char *stage = NULL, *folder = NULL, *source = NULL;
    int lock = argc == 3 ? package_store_lock(argv[2], &trouble) : -1;
    bool is_done = lock >= 0 && package_store_recover(argv[2], &state, &trouble) &&
                   (stage = package_store_stage(argv[2], &generation, &trouble)) &&
                   package_store_activate(argv[2], generation, 6, &state, &trouble);
    if (is_done) {
        folder = package_store_folder(argv[2], generation);
        is_done = asprintf(&source, "%s/anxuan", argv[1]) > 0 && copy_folder(source, folder);
    }
    free(source);
    free(folder);
    free(stage);
    return is_done ? 0 : 74;
}
