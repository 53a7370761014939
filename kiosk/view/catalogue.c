#include "view/catalogue.h"

#include <string.h>

#include "base/file.h"
#include "base/utf8.h"

/*
 * The format (GNU gettext manual, "The Format of GNU MO Files"): 32-bit numbers, first magic,
 * revision, count and the offsets of two tables; a table holds length and offset of each text. The
 * originals are sorted; a NUL stands behind every text.
 */
#define MAGIC        0x950412DEu
#define HEADER_BYTES 20 /* what we read of it */
#define ROW_BYTES    8

enum header { HEADER_MAGIC, HEADER_REVISION, HEADER_COUNT, HEADER_ORIGINALS, HEADER_TEXTS };

static uint32_t number_at(const struct str *bytes, size_t at)
{
    uint32_t number;
    memcpy(&number, bytes->text + at, sizeof(number));
    return number;
}

static uint32_t header_number(const struct str *bytes, enum header field)
{
    return number_at(bytes, field * sizeof(uint32_t));
}

static const char *text_of(const struct view_catalogue *catalogue, uint32_t table, uint32_t row)
{
    size_t at = table + (size_t)row * ROW_BYTES;
    return catalogue->bytes.text + number_at(&catalogue->bytes, at + sizeof(uint32_t));
}

static bool is_table_whole(const struct view_catalogue *catalogue, uint32_t table)
{
    const struct str *bytes = &catalogue->bytes;
    if (table > bytes->len || catalogue->count > (bytes->len - table) / ROW_BYTES)
        return false;
    for (uint32_t row = 0; row < catalogue->count; row++) {
        size_t place = table + (size_t)row * ROW_BYTES;
        size_t len = number_at(bytes, place);
        size_t at = number_at(bytes, place + sizeof(uint32_t));
        if (at >= bytes->len || len >= bytes->len - at || bytes->text[at + len] != '\0' ||
            !utf8_is_valid(bytes->text + at, len))
            return false;
    }
    return true;
}

static bool is_sorted(const struct view_catalogue *catalogue)
{
    for (uint32_t row = 1; row < catalogue->count; row++)
        if (strcmp(text_of(catalogue, catalogue->originals_at, row - 1),
                   text_of(catalogue, catalogue->originals_at, row)) >= 0)
            return false;
    return true;
}

static bool is_whole(struct view_catalogue *catalogue)
{
    const struct str *bytes = &catalogue->bytes;
    if (bytes->len < HEADER_BYTES || header_number(bytes, HEADER_MAGIC) != MAGIC ||
        header_number(bytes, HEADER_REVISION) >> 16 != 0)
        return false;
    catalogue->count = header_number(bytes, HEADER_COUNT);
    catalogue->originals_at = header_number(bytes, HEADER_ORIGINALS);
    catalogue->texts_at = header_number(bytes, HEADER_TEXTS);
    return is_table_whole(catalogue, catalogue->originals_at) &&
           is_table_whole(catalogue, catalogue->texts_at) && is_sorted(catalogue);
}

bool view_catalogue_load(const char *path, struct view_catalogue *out, struct err *err)
{
    struct view_catalogue catalogue = {0};
    if (!file_read(path, VIEW_CATALOGUE_BYTES_MAX, &catalogue.bytes, err))
        return false;
    if (!is_whole(&catalogue)) {
        view_catalogue_finish(&catalogue);
        return err_set(err, ERR_PARSE, "%s: 不是完整的译文表 not a whole catalogue", path);
    }
    *out = catalogue;
    return true;
}

void view_catalogue_finish(struct view_catalogue *catalogue)
{
    str_finish(&catalogue->bytes);
    *catalogue = (struct view_catalogue){0};
}

const char *view_catalogue_find(const struct view_catalogue *catalogue, const char *original)
{
    uint32_t low = 0, high = catalogue->count;
    if (!*original) /* the catalogue's own header */
        return NULL;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = strcmp(original, text_of(catalogue, catalogue->originals_at, middle));
        if (order == 0) {
            const char *text = text_of(catalogue, catalogue->texts_at, middle);
            return *text ? text : NULL;
        }
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}
