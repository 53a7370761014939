/*
 * config/suggest: what somebody who wrote this probably meant.
 */
#ifndef CONFIG_SUGGEST_H
#define CONFIG_SUGGEST_H

#include <stddef.h>

#include "base/str.h"

/* Insertions, deletions and changes of bytes between a and b, case aside; 1000 for long texts. */
size_t config_suggest_distance(const char *a, const char *b);

/* The known word (NULL-terminated list) nearest to written, or NULL when none is near. */
const char *config_suggest_word(const char *written, const char *const *known);

/* Adds all known words, with ", " between. */
void config_suggest_list(const char *const *known, struct str *out);

/* Returns text with full-width ASCII and spaces made half-width, owned by the caller (free()). */
char *config_suggest_narrow(const char *text);

/* The same without the spaces at both ends. */
char *config_suggest_plain(const char *text);

#endif
