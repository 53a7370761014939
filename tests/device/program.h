/*
 * A script in a folder of one test's own, which stands in for one of our programs.
 */
#ifndef TESTS_DEVICE_PROGRAM_H
#define TESTS_DEVICE_PROGRAM_H

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

static char folder[] = "/tmp/anxuan-test-XXXXXX", program[sizeof(folder) + 16];

static inline int make_folder(void **state)
{
    (void)state;
    strcpy(folder + strlen(folder) - 6, "XXXXXX");
    bool is_made = mkdtemp(folder) != NULL;
    (void)snprintf(program, sizeof(program), "%s/program", folder);
    return is_made ? 0 : -1;
}

static inline int remove_folder(void **state)
{
    (void)state;
    file_remove_tree(folder);
    return 0;
}

static inline void write_program(const char *script)
{
    struct err err;
    assert_true(file_replace(program, script, strlen(script), &err));
    assert_int_equal(chmod(program, 0755), 0);
}

#endif
