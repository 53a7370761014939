/*
 * A folder of this process alone, for entries whose parser reads files; in memory where there is
 * /dev/shm. It goes when the process ends well; fuzz.sh removes what a crash leaves.
 */
#ifndef TESTS_FUZZ_FOLDER_H
#define TESTS_FUZZ_FOLDER_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "config/report.h"
#include "fuzz/fuzz.h"

/* libconfig 1.5 forgets the strings it holds when it meets a syntax error. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libconfig";
}

static char folder_path[256];

static inline void folder_remove(void)
{
    file_remove_tree(folder_path);
}

/* The path of a name in the folder (made at the first call); good until the call after the next. */
static inline const char *folder_at(const char *name)
{
    static char paths[2][600];
    static int turn;
    if (!folder_path[0]) {
        const char *parent = getenv("TMPDIR");
        bool has_memory = file_is_folder("/dev/shm");
        (void)snprintf(folder_path, sizeof(folder_path), "%s/anxuan-fuzz-XXXXXX",
                       parent       ? parent
                       : has_memory ? "/dev/shm"
                                    : "/tmp"); /* mkdtemp refuses what was cut */
        assert(mkdtemp(folder_path));
        fuzz_keep_converters();
        (void)atexit(folder_remove); /* without it the folder stays: no harm */
    }
    turn = !turn;
    (void)snprintf(paths[turn], sizeof(paths[turn]), "%s/%s", folder_path, name);
    return paths[turn];
}

static inline const char *folder_write(const char *name, const void *data, size_t len)
{
    const char *path = folder_at(name);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    assert(fd >= 0 && write(fd, data, len) == (ssize_t)len);
    (void)close(fd); /* in memory, or a scratch file */
    return path;
}

/* Each message is one line, and none is kept beyond the maximum. */
static inline void folder_expect_report(const struct config_report *report)
{
    size_t all = report->errors + report->warnings;
    assert(report->count == (all < CONFIG_REPORT_MAX ? all : CONFIG_REPORT_MAX));
    for (size_t i = 0; i < report->count; i++)
        assert(fuzz_is_line(report->lines[i]));
}

#endif
