#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

static void reserve(struct str *str, size_t more)
{
    if (str->len + more + 1 <= str->capacity)
        return;
    size_t capacity = 2 * (str->len + more + 1);
    char *text = mem_alloc(capacity);
    if (str->len)
        memcpy(text, str->text, str->len);
    free(str->text);
    str->text = text;
    str->capacity = capacity;
}

bool str_same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

void str_finish(struct str *str)
{
    free(str->text);
    *str = (struct str){0};
}

void str_clear(struct str *str)
{
    str->len = 0;
    if (str->text)
        str->text[0] = '\0';
}

void str_add_span(struct str *str, const char *text, size_t len)
{
    reserve(str, len);
    if (len)
        memcpy(str->text + str->len, text, len);
    str->len += len;
    str->text[str->len] = '\0';
}

void str_add(struct str *str, const char *text)
{
    str_add_span(str, text, strlen(text));
}

void str_addf(struct str *str, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = NULL;
    int len = vasprintf(&text, format, args);
    va_end(args);
    if (len >= 0)
        str_add_span(str, text, (size_t)len);
    free(text);
}

static void add_bytes_escaped(struct str *str, const char *bytes, size_t len)
{
    for (size_t i = 0; i < len; i++)
        str_addf(str, "\\x%02X", (unsigned)(unsigned char)bytes[i]);
}

void str_add_escaped(struct str *str, const char *text, size_t len)
{
    for (size_t i = 0; i < len;) {
        uint32_t point;
        size_t took = utf8_decode(text + i, len - i, &point);
        bool is_malformed = took == 1 && (unsigned char)text[i] >= 0x80;
        if (point == '\n')
            str_add(str, "\\n");
        else if (is_malformed || utf8_is_hidden(point))
            add_bytes_escaped(str, text + i, took);
        else
            str_add_span(str, text + i, took);
        i += took;
    }
}

char *str_take(struct str *str)
{
    char *text = str->text ? str->text : mem_alloc(1);
    *str = (struct str){0};
    return text;
}
