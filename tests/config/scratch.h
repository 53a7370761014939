/*
 * A folder for one test's files, and what every test of this room asks of a report.
 */
#ifndef TESTS_CONFIG_SCRATCH_H
#define TESTS_CONFIG_SCRATCH_H

/* cmocka.h needs these four before it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "config/report.h"

/* libconfig 1.5 forgets the strings it holds when it meets a syntax error. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libconfig";
}

static char scratch_folder[] = "/tmp/anxuan-config-XXXXXX";

static inline int scratch_open(void **state)
{
    (void)state;
    strcpy(scratch_folder + strlen(scratch_folder) - 6, "XXXXXX");
    return mkdtemp(scratch_folder) ? 0 : -1;
}

static inline int scratch_close(void **state)
{
    (void)state;
    file_remove_tree(scratch_folder);
    return 0;
}

/* The path of a name in the folder; good until the call after the next. */
static inline const char *scratch_path(const char *name)
{
    static char paths[2][600];
    static int turn;
    turn = !turn;
    (void)snprintf(paths[turn], sizeof(paths[turn]), "%s/%s", scratch_folder, name);
    return paths[turn];
}

static inline const char *scratch_write_bytes(const char *name, const void *bytes, size_t len)
{
    const char *path = scratch_path(name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, len, file), len);
    assert_int_equal(fclose(file), 0);
    return path;
}

static inline const char *scratch_write(const char *name, const char *text)
{
    return scratch_write_bytes(name, text, strlen(text));
}

/* Some line of the report holds all of words. */
static inline void assert_reported(const struct config_report *report, const char *words)
{
    for (size_t i = 0; i < report->count; i++)
        if (strstr(report->lines[i], words))
            return;
    config_report_print(report, stderr);
    fail_msg("nothing was said of: %s", words);
}

static inline void assert_counts(const struct config_report *report, size_t errors, size_t warnings)
{
    if (report->errors != errors || report->warnings != warnings)
        config_report_print(report, stderr);
    assert_int_equal(report->errors, errors);
    assert_int_equal(report->warnings, warnings);
}

#endif
