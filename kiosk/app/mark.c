#include "app/mark.h"

#include <dirent.h>
#include <sys/stat.h>

static uint64_t mix(uint64_t mark, uint64_t value)
{
    return (mark ^ value) * 0x100000001B3u; /* FNV-1a's prime */
}

static uint64_t mark_info(const char *name, const struct stat *info)
{
    uint64_t mark = 0xCBF29CE484222325u;
    for (const char *at = name; *at; at++)
        mark = mix(mark, (unsigned char)*at);
    mark = mix(mark, (uint64_t)info->st_size);
    mark = mix(mark, (uint64_t)info->st_mtim.tv_sec);
    return mix(mark, (uint64_t)info->st_mtim.tv_nsec);
}

static uint64_t not_zero(uint64_t mark)
{
    return mark ? mark : 1;
}

uint64_t mark_file(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 ? not_zero(mark_info(path, &info)) : 0;
}

uint64_t mark_folder(const char *path)
{
    uint64_t sum = 0;
    DIR *dir = opendir(path);
    if (!dir)
        return 0;
    /* cppcheck-suppress readdirCalled ; this DIR is ours alone */
    for (struct dirent *entry = readdir(dir); entry; entry = readdir(dir)) {
        struct stat info;
        /* NOLINTNEXTLINE(clang-analyzer-unix.StdCLibraryFunctions): dirfd() of an open DIR works */
        if (entry->d_name[0] != '.' && fstatat(dirfd(dir), entry->d_name, &info, 0) == 0)
            sum += mark_info(entry->d_name, &info);
    }
    (void)closedir(dir); /* was only read */
    return not_zero(sum);
}
