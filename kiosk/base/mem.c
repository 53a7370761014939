#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void *checked(void *memory)
{
    if (!memory) {
        (void)fputs("anxuan: out of memory\n", stderr); /* nothing better to do than to abort */
        abort();
    }
    return memory;
}

void *mem_alloc(size_t bytes)
{
    return checked(calloc(1, bytes ? bytes : 1));
}

char *mem_copy_text(const char *text)
{
    return text ? mem_copy_span(text, strlen(text)) : NULL;
}

char *mem_copy_span(const char *text, size_t len)
{
    char *copy = mem_alloc(len + 1);
    if (len)
        memcpy(copy, text, len);
    return copy;
}

void *mem_grow(void *items, size_t count, size_t *capacity, size_t element_bytes)
{
    if (count < *capacity)
        return items;
    size_t wanted = *capacity ? 2 * *capacity : 8;
    void *grown = checked(reallocarray(items, wanted, element_bytes));
    *capacity = wanted;
    return grown;
}
