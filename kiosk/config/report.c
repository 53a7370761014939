#include "config/report.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

static void add_line(struct config_report *report, char *line)
{
    report->lines = mem_grow(report->lines, report->count, &report->capacity, sizeof(char *));
    report->lines[report->count++] = line;
}

struct origin {
    const char *file;
    int line, column;
    const char *severity;
};

static PRINTF_LIKE(3, 0) void note(struct config_report *report, const struct origin *origin,
                                   const char *format, va_list args)
{
    char *text = NULL;
    struct str line = {0};
    if (report->count >= CONFIG_REPORT_MAX)
        return;
    int len = vasprintf(&text, format, args);
    str_add_escaped(&line, origin->file, strlen(origin->file));
    if (origin->line > 0)
        str_addf(&line, ":%d:%d", origin->line, origin->column > 0 ? origin->column : 1);
    str_addf(&line, ": %s: ", origin->severity);
    if (len >= 0)
        str_add_escaped(&line, text, (size_t)len);
    free(text);
    add_line(report, str_take(&line));
}

static bool is_elsewhere(const struct config_report *report, const char *file)
{
    const char *folder = report->only_below;
    size_t len = folder ? strlen(folder) : 0;
    return folder && (strncmp(file, folder, len) != 0 || file[len] != '/');
}

void config_report_error(struct config_report *report, const char *file, int line, int column,
                         const char *format, ...)
{
    struct origin origin = {file, line, column, "error"};
    va_list args;
    if (is_elsewhere(report, file))
        return;
    report->errors++;
    va_start(args, format);
    note(report, &origin, format, args);
    va_end(args);
}

void config_report_warning(struct config_report *report, const char *file, int line, int column,
                           const char *format, ...)
{
    struct origin origin = {file, line, column, "warning"};
    va_list args;
    if (is_elsewhere(report, file))
        return;
    report->warnings++;
    va_start(args, format);
    note(report, &origin, format, args);
    va_end(args);
}

void config_report_print(const struct config_report *report, FILE *to)
{
    size_t all = report->errors + report->warnings;
    for (size_t i = 0; i < report->count; i++)
        (void)fprintf(to, "%s\n", report->lines[i]); /* a report nobody can read is no fault */
    if (all > report->count)
        (void)fprintf(to, "还有 %zu 条没有列出 (%zu more not listed)\n", all - report->count,
                      all - report->count);
}

void config_report_finish(struct config_report *report)
{
    for (size_t i = 0; i < report->count; i++)
        free(report->lines[i]);
    free(report->lines);
    *report = (struct config_report){0};
}
