/*
 * base/utf8: reading UTF-8, and what a character is for our typesetting.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Reads one code point from text[len] (len >= 1) and stores it in *out_point; returns the bytes it
 * took, 1 to 4. A malformed byte counts as one byte and gives U+FFFD.
 */
size_t utf8_decode(const char *text, size_t len, uint32_t *out_point);

/* Writes point as UTF-8 into out[4] and returns the bytes written, 1 to 4 (U+FFFD if invalid). */
size_t utf8_encode(uint32_t point, char *out);

/* Tells whether text[len] is well formed (no surrogates, no overlong forms). */
bool utf8_is_valid(const char *text, size_t len);

/* How many bytes of text[len] are the mark that Windows puts in front of UTF-8: 3, or 0. */
size_t utf8_mark_bytes(const char *text, size_t len);

/* Counts the code points of a NUL-terminated text. */
size_t utf8_count(const char *text);

/* Copies text into out[out_bytes] (out_bytes >= 1), cut at a whole character when too long. */
void utf8_copy(char *out, size_t out_bytes, const char *text);

/* Tells whether point is set on a full square: Han, kana, full-width forms, CJK punctuation. */
bool utf8_is_wide(uint32_t point);

/* Tells whether point is a control, or a mark that turns the writing direction: on a terminal both
 * can forge a message. */
bool utf8_is_hidden(uint32_t point);

#endif
