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

void config_report_error(struct config_report *report, const char *file, int line, int column,
                         const char *format, ...)
{
    struct origin origin = {file, line, column, "error"};
    va_list args;
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
    report->warnings++;
    va_start(args, format);
    note(report, &origin, format, args);
    va_end(args);
}

/* The file may have a colon in its name, and so may the text: the first severity counts. */
static bool is_error_line(const char *line)
{
    const char *error = strstr(line, ": error: "), *warning = strstr(line, ": warning: ");
    return error && (!warning || error < warning);
}

void config_report_take(struct config_report *from, const char *folder, struct config_report *to)
{
    size_t kept = 0, len = strlen(folder);
    for (size_t i = 0; i < from->count; i++) {
        char *line = from->lines[i];
        bool is_below = strncmp(line, folder, len) == 0 && line[len] == '/';
        bool is_error = is_error_line(line);
        if (!is_below) {
            from->lines[kept++] = line;
            continue;
        }
        *(is_error ? &from->errors : &from->warnings) -= 1;
        *(is_error ? &to->errors : &to->warnings) += 1;
        if (to->count < CONFIG_REPORT_MAX)
            add_line(to, line);
        else
            free(line);
    }
    from->count = kept;
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
