#include "config/report.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

static void add_bytes_escaped(struct str *out, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        str_addf(out, "\\x%02X", (unsigned)(unsigned char)bytes[i]);
}

static void add_escaped(struct str *out, const char *text, size_t len)
{
    for (size_t i = 0; i < len;) {
        uint32_t point;
        size_t took = utf8_decode(text + i, len - i, &point);
        bool is_malformed = took == 1 && (unsigned char)text[i] >= 0x80;
        if (point == '\n')
            str_add(out, "\\n");
        else if (is_malformed || utf8_is_hidden(point))
            add_bytes_escaped(out, text + i, took);
        else
            str_add_span(out, text + i, took);
        i += took;
    }
}

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
    add_escaped(&line, origin->file, strlen(origin->file));
    if (origin->line > 0)
        str_addf(&line, ":%d:%d", origin->line, origin->column > 0 ? origin->column : 1);
    str_addf(&line, ": %s: ", origin->severity);
    if (len >= 0)
        add_escaped(&line, text, (size_t)len);
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
