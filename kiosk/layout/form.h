/*
 * layout/form: the forms a text of the same look can have in Unicode (ICU).
 */
#ifndef LAYOUT_FORM_H
#define LAYOUT_FORM_H

#include <stdbool.h>

/* Whether text is valid UTF-8 in normal form C. */
bool layout_text_is_nfc(const char *text);

/* Returns the text with its letters' case folded away, in normal form C, owned by the caller
 * (free()): two names that a stick or a Windows disk could take for the same are equal so. text is
 * valid UTF-8. */
char *layout_text_fold(const char *text);

#endif
