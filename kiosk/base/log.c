#include "base/log.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void log_write(enum log_level level, const char *room, const char *format, ...)
{
    static const char *const names[LOG_COUNT] = {"error", "warning", "info", "debug"};
    if (level == LOG_DEBUG && !getenv("ANXUAN_DEBUG"))
        return;
    char text[1024];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof(text), format, args); /* cut is fine */
    va_end(args);
    (void)fprintf(stderr, "%s: %s: %s\n", names[level], room, text); /* nowhere else to complain */
}
