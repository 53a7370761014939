/*
 * base/mem: allocation that cannot fail (it aborts), and growing arrays.
 *
 * Anything whose size comes from a file or the network passes a named limit before it gets here.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

/* Returns bytes zeroed bytes, owned by the caller (free()). bytes may be 0. */
void *mem_alloc(size_t bytes);

/* Returns a copy of text, owned by the caller (free()); NULL for NULL. */
char *mem_copy_text(const char *text);

/* Returns a copy of text[len] with a NUL behind it, owned by the caller (free()). */
char *mem_copy_span(const char *text, size_t len);

/*
 * Makes room for one more element behind items[count]: returns items, perhaps moved and doubled
 * (takes the old pointer; free() the last one), and updates *capacity (in elements; 0 with NULL).
 */
void *mem_grow(void *items, size_t count, size_t *capacity, size_t element_bytes);

#endif
