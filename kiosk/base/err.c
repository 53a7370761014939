#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

/* Texts are formatted one byte longer than they may be: so it shows whether a character was cut. */
#define FORMATTED_BYTES (sizeof(((struct err *)0)->text) + 1)

static void put_text(struct err *err, const char *text)
{
    utf8_copy(err->text, sizeof(err->text), text);
}

bool err_set(struct err *err, enum err_code code, const char *format, ...)
{
    char text[FORMATTED_BYTES];
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
    char text[FORMATTED_BYTES];
    char whole[2 * FORMATTED_BYTES];
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
    char text[FORMATTED_BYTES];
    char whole[2 * FORMATTED_BYTES];
    va_list args;
    va_start(args, format);
    (void)vsnprintf(text, sizeof(text), format, args);
    va_end(args);
    (void)snprintf(whole, sizeof(whole), "%s: %s", text, err->text);
    put_text(err, whole);
    return false;
}
