/*
 * config/report: all that is wrong with the files, one line each, in the order found.
 * Lines read `FILE:LINE:COLUMN: error: TEXT` (or `FILE: error: TEXT`); Chinese first, English
 * behind it, what to write instead.
 */
#ifndef CONFIG_REPORT_H
#define CONFIG_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/err.h"

#define CONFIG_REPORT_MAX 1000 /* lines kept; more are only counted */

struct config_spot {
    int line, column; /* from 1; 0: not written */
};

struct config_report {
    char **lines;
    size_t count, capacity;
    size_t errors, warnings; /* counted, also past the maximum */
    const char *only_below;  /* borrowed; a folder: what is said of files elsewhere is left out */
};

/* line, column: 0 when there is none. file is quoted as given (control characters escaped). */
void config_report_error(struct config_report *report, const char *file, int line, int column,
                         const char *format, ...) PRINTF_LIKE(5, 6);
void config_report_warning(struct config_report *report, const char *file, int line, int column,
                           const char *format, ...) PRINTF_LIKE(5, 6);
void config_report_print(const struct config_report *report, FILE *to);
void config_report_finish(struct config_report *report);

#endif
