#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

static void put_text(struct err *err, const char *text)
{
    utf8_copy(err->text, sizeof(err->text), text);
}

bool err_set(struct err *err, enum err_code code, const char *format, ...)
{
    char text[sizeof(err->text)];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof(text), format, args); /* cut is fine */
    va_end(args);
    err->code = code;
    put_text(err, text);
    return false;
}

bool err_set_errno(struct err *err, const char *format, ...)
{
    int number = errno;
    char text[sizeof(err->text)];
    char whole[2 * sizeof(err->text)];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    (void)snprintf(whole, sizeof(whole), "%s: %s", text, strerror(number));
    err->code = number == ENOENT ? ERR_GONE : ERR_IO;
    put_text(err, whole);
    return false;
}

bool err_prefix(struct err *err, const char *format, ...)
{
    char text[sizeof(err->text)];
    char whole[2 * sizeof(err->text) + 2];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    (void)snprintf(whole, sizeof(whole), "%s: %s", text, err->text);
    put_text(err, whole);
    return false;
}
