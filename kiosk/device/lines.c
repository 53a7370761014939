#include "device/lines.h"

#include <string.h>

void lines_finish(struct lines *lines)
{
    str_finish(&lines->data);
    *lines = (struct lines){.taken = 0};
}

static void drop_taken(struct lines *lines)
{
    if (lines->taken == 0)
        return;
    lines->data.len -= lines->taken;
    memmove(lines->data.text, lines->data.text + lines->taken, lines->data.len);
    lines->scanned -= lines->taken;
    lines->taken = 0;
}

void lines_add(struct lines *lines, const char *bytes, size_t len)
{
    drop_taken(lines);
    str_add_span(&lines->data, bytes, len);
}

/* Moves `scanned` to the next LF, or to the end. */
bool lines_has_next(struct lines *lines)
{
    size_t left = lines->data.len - lines->scanned;
    const char *from = left ? lines->data.text + lines->scanned : NULL;
    const char *end = left ? memchr(from, '\n', left) : NULL;
    lines->scanned += end ? (size_t)(end - from) : left;
    return end != NULL;
}

bool lines_next(struct lines *lines, const char **out_line, size_t *out_len)
{
    if (!lines_has_next(lines))
        return false;
    *out_line = lines->data.text + lines->taken;
    *out_len = lines->scanned - lines->taken;
    lines->scanned++;
    lines->taken = lines->scanned;
    return true;
}

size_t lines_pending(const struct lines *lines)
{
    return lines->data.len - lines->taken;
}
