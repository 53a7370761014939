/*
 * base/number: numbers out of texts, checked.
 */
#ifndef BASE_NUMBER_H
#define BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Reads a decimal integer that fills the whole text; false when it does not or is outside. */
bool number_parse(const char *text, int64_t min, int64_t max, int64_t *out_value);

/* Reads digits at *cursor, at most max_digits; false (cursor unmoved) when there is none. */
bool number_scan_digits(const char **cursor, int max_digits, int64_t *out_value);

/* Returns value, but not under min nor over max. */
int64_t number_clamp(int64_t value, int64_t min, int64_t max);

#endif
