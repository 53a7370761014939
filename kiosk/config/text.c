#include "config/text.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "config/decode.h"

static bool is_first_byte(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

/* Takes the carriage returns out and notes where each byte that stays had stood. */
static void map_places(const struct str *from, struct config_text *out)
{
    struct config_place place = {1, 1}, of_char = place;
    for (size_t i = 0; i < from->len; i++) {
        char byte = from->text[i];
        if (byte == '\r')
            continue;
        if (is_first_byte(byte)) {
            of_char = place;
            place.column++;
        }
        out->places[out->len] = of_char;
        out->text[out->len++] = byte;
        if (byte == '\n')
            place = (struct config_place){place.line + 1, 1};
    }
    out->places[out->len] = place;
}

bool config_text_decode(const char *bytes, size_t len, struct config_text *out, struct err *err)
{
    struct str utf8 = {0};
    if (!config_decode_bytes(bytes, len, &utf8, err)) {
        str_finish(&utf8);
        return false;
    }
    size_t room = utf8.len + 2; /* config_text_normalise() may add a line end */
    *out = (struct config_text){.text = mem_alloc(room),
                                .places = mem_alloc(room * sizeof(*out->places))};
    map_places(&utf8, out);
    str_finish(&utf8);
    return true;
}

static bool explain(struct err *err)
{
    if (err->code == ERR_GONE)
        return err_set(err, ERR_GONE, "没有这个文件 no such file");
    if (err->code == ERR_LIMIT)
        return err_set(err, ERR_LIMIT, "文件超过 8 MiB，请删减 larger than 8 MiB: shorten it");
    return err_prefix(err, "读不了文件 cannot be read");
}

bool config_text_read(const char *path, struct config_text *out, struct err *err)
{
    struct str bytes = {0};
    if (!file_read(path, CONFIG_TEXT_MAX_BYTES, &bytes, err))
        return explain(err);
    bool ok = config_text_decode(bytes.text, bytes.len, out, err);
    str_finish(&bytes);
    return ok;
}

/* Joins folded lines in place. */
static void unfold(struct str *bytes)
{
    size_t to = 0, owed = 0; /* line ends that went so far */
    for (size_t i = 0; i < bytes->len; i++) {
        size_t end = i + (bytes->text[i] == '\r' && bytes->text[i + 1] == '\n');
        bool is_end = bytes->text[end] == '\n';
        if (is_end && (bytes->text[end + 1] == ' ' || bytes->text[end + 1] == '\t')) {
            i = end + 1;
            owed++;
            continue;
        }
        bytes->text[to++] = bytes->text[i];
        for (; is_end && i == end && owed > 0; owed--)
            bytes->text[to++] = '\n'; /* a fold took two bytes at least */
    }
    bytes->len = to;
    bytes->text[to] = '\0';
}

bool config_text_read_folded(const char *path, struct config_text *out, struct err *err)
{
    struct str bytes = {0};
    if (!file_read(path, CONFIG_TEXT_MAX_BYTES, &bytes, err))
        return explain(err);
    if (bytes.len > 0)
        unfold(&bytes);
    bool ok = config_text_decode(bytes.text, bytes.len, out, err);
    str_finish(&bytes);
    return ok;
}

void config_text_finish(struct config_text *text)
{
    free(text->text);
    free(text->places);
    *text = (struct config_text){0};
}
