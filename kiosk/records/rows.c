#include "records/rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"

#define ROW_OVERHEAD_BYTES 256 /* numbers, boot_id, headers, its share of the inner pages */

static char *clean_copy(const char *text)
{
    struct str copy = {0};
    size_t len = text ? strlen(text) : 0;
    if (!text)
        return NULL;
    for (size_t i = 0; i < len;) {
        uint32_t point;
        char character[4];
        i += utf8_decode(text + i, len - i, &point);
        size_t bytes = utf8_encode(point, character);
        if (copy.len + bytes > RECORDS_TEXT_MAX_BYTES)
            break;
        str_add_span(&copy, character, bytes);
    }
    return str_take(&copy);
}

struct row *row_create(enum row_kind kind, struct records_stamp stamp,
                       const char *const texts[ROW_TEXTS])
{
    struct row *row = mem_alloc(sizeof(*row));
    row->kind = kind;
    row->stamp = stamp;
    for (int i = 0; i < ROW_TEXTS; i++)
        row->texts[i] = clean_copy(texts[i]);
    return row;
}

void row_destroy(struct row *row)
{
    if (!row)
        return;
    for (int i = 0; i < ROW_TEXTS; i++)
        free(row->texts[i]);
    free(row);
}

int64_t row_disk_bytes(const struct row *row)
{
    size_t bytes = ROW_OVERHEAD_BYTES;
    for (int i = 0; i < ROW_TEXTS; i++)
        if (row->texts[i])
            bytes += 2 * strlen(row->texts[i]); /* a long row ends on a page of its own */
    return (int64_t)bytes;
}

void rows_add(struct rows *rows, struct row *row)
{
    row->next = NULL;
    if (rows->last)
        rows->last->next = row;
    else
        rows->first = row;
    rows->last = row;
    rows->count++;
}

static struct row *remove_first(struct rows *rows)
{
    struct row *row = rows->first;
    if (!row)
        return NULL;
    rows->first = row->next;
    if (!rows->first)
        rows->last = NULL;
    rows->count--;
    row->next = NULL;
    return row;
}

void rows_finish(struct rows *rows)
{
    struct row *row;
    while ((row = remove_first(rows)) != NULL)
        row_destroy(row);
}

struct rows rows_take(struct rows *from, int64_t max_count, int64_t max_bytes)
{
    struct rows taken = {0};
    int64_t bytes = 0;
    while (from->first && taken.count < max_count) {
        bytes += row_disk_bytes(from->first);
        if (taken.count > 0 && bytes > max_bytes)
            break;
        rows_add(&taken, remove_first(from));
    }
    return taken;
}

void rows_put_back(struct rows *rows, struct rows *back)
{
    if (!back->first)
        return;
    back->last->next = rows->first;
    rows->first = back->first;
    if (!rows->last)
        rows->last = back->last;
    rows->count += back->count;
    *back = (struct rows){0};
}

struct row *rows_remove_oldest(struct rows *rows)
{
    struct row *before = NULL;
    struct row *row = rows->first;
    while (row && row->kind != ROW_PLAY) {
        before = row;
        row = row->next;
    }
    if (!row || !before)
        return remove_first(rows);
    before->next = row->next;
    if (rows->last == row)
        rows->last = before;
    rows->count--;
    row->next = NULL;
    return row;
}
