/*
 * A .h5p file: refused with a reason and nothing left behind, or a folder with a scene.cfg and one
 * picture.
 */
#include <dirent.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/mem.h"
#include "config/h5p.h"
#include "fuzz/folder.h"

/* -1: no such folder. */
static int count_files(const char *folder)
{
    int count = 0;
    DIR *dir = opendir(folder);
    if (!dir)
        return -1;
    for (const struct dirent *entry; (entry = readdir(dir));)
        count += entry->d_name[0] != '.';
    (void)closedir(dir);
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct err err;
    char *path = mem_copy_text(folder_write("a.h5p", data, len));
    char *base = file_folder_of(path), *folder = file_join(base, "scene");
    char *part = file_join(base, "scene.part");
    if (config_h5p_import(path, folder, &err)) {
        assert(count_files(folder) == 2);
        file_remove_tree(folder);
    } else {
        fuzz_expect_reason(&err);
        assert(count_files(folder) == -1);
    }
    assert(count_files(part) == -1);
    free(part);
    free(folder);
    free(base);
    free(path);
    return 0;
}
