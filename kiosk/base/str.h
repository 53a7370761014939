/*
 * base/str: a growing UTF-8 text. `{0}` is an empty one; .text is NULL until something is added,
 * after that NUL-terminated with .len bytes in front of the NUL.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct str {
    char *text;
    size_t len;
    size_t capacity;
};

/* Whether two texts are the same; NULL is the same as NULL only. */
bool str_same(const char *a, const char *b);

/* Frees the text and makes *str empty again. */
void str_finish(struct str *str);

/* Empties *str and keeps its memory. */
void str_clear(struct str *str);

/* Adds bytes, a NUL-terminated text, or a formatted text at the end. */
void str_add_span(struct str *str, const char *text, size_t len);
void str_add(struct str *str, const char *text);
void str_addf(struct str *str, const char *format, ...) PRINTF_LIKE(2, 3);

/* Adds text for a message: what could forge one (control characters, marks that turn the writing
 * direction, broken bytes) as \n or \xNN. */
void str_add_escaped(struct str *str, const char *text, size_t len);

/* Returns the text (never NULL), owned by the caller (free()), and leaves *str empty. */
char *str_take(struct str *str);

#endif
