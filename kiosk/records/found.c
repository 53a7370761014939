#include "records/found.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/str.h"

#define DIGITS_MAX  9
#define FOUND_LIMIT 1000000

char *found_path(const char *folder, int64_t number, const char *suffix)
{
    struct str path = {0};
    str_addf(&path, "%s/%06lld%s", folder, (long long)number, suffix);
    return str_take(&path);
}

static bool parse_name(const char *name, struct found *out)
{
    const char *at = name;
    if (!number_scan_digits(&at, DIGITS_MAX, &out->number) || out->number == 0)
        return false;
    out->is_bad = strcmp(at, FOUND_BAD) == 0;
    return out->is_bad || strcmp(at, FOUND_GOOD) == 0;
}

static int newest_first(const void *left, const void *right)
{
    const struct found *a = left;
    const struct found *b = right;
    return (a->number < b->number) - (a->number > b->number);
}

bool found_list_read(const char *folder, struct found_list *out, struct err *err)
{
    DIR *stream = opendir(folder);
    const struct dirent *entry;
    struct found found;
    if (!stream)
        return err_set_errno(err, "%s", folder);
    errno = 0;
    /* cppcheck-suppress readdirCalled ; safe: nobody else reads this stream */
    while ((entry = readdir(stream)) != NULL) {
        if (!parse_name(entry->d_name, &found) || out->count == FOUND_LIMIT)
            continue;
        out->items = mem_grow(out->items, out->count, &out->capacity, sizeof(*out->items));
        out->items[out->count++] = found;
    }
    bool ok = errno == 0 || err_set_errno(err, "%s", folder);
    (void)closedir(stream); /* was only read */
    if (out->count > 0)
        qsort(out->items, out->count, sizeof(*out->items), newest_first);
    return ok;
}

void found_list_finish(struct found_list *list)
{
    free(list->items);
    *list = (struct found_list){0};
}
