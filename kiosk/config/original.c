#include "config/original.h"

#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "config/decode.h"

bool config_original_read(const char *path, struct config_original *out, struct err *err)
{
    struct str bytes = {0};
    struct err problem = {0};
    *out = (struct config_original){0};
    if (!file_read(path, CONFIG_TEXT_MAX_BYTES, &bytes, &problem)) {
        if (problem.code != ERR_GONE)
            *err = problem;
        return problem.code == ERR_GONE;
    }
    bool ok = config_decode_bytes(bytes.text, bytes.len, &out->text, err);
    out->has_mark = bytes.text && strncmp(bytes.text, CONFIG_BOM, strlen(CONFIG_BOM)) == 0;
    out->has_cr = ok && out->text.text && strstr(out->text.text, "\r\n");
    str_finish(&bytes);
    return ok;
}

void config_original_finish(struct config_original *original)
{
    str_finish(&original->text);
}

/* Carriage returns are nothing. */
size_t config_original_at(const struct config_original *original, struct config_place place)
{
    const char *text = original->text.text;
    size_t at = 0, len = original->text.len;
    uint32_t point;
    for (int line = 1; line < place.line && at < len; at++)
        line += text[at] == '\n';
    for (int column = 1; column < place.column && at < len;) {
        at += utf8_decode(text + at, len - at, &point);
        column += point != '\r';
    }
    return at;
}

static bool is_before(struct config_place a, struct config_place b)
{
    return a.line < b.line || (a.line == b.line && a.column < b.column);
}

size_t *config_original_map(const struct config_original *original,
                            const struct config_place *places, size_t count)
{
    size_t *offsets = mem_alloc(count * sizeof(*offsets));
    struct config_place now = {1, 1};
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        while (at < original->text.len && is_before(now, places[i])) {
            uint32_t point;
            at += utf8_decode(original->text.text + at, original->text.len - at, &point);
            now.column += point != '\r';
            if (point == '\n')
                now = (struct config_place){now.line + 1, 1};
        }
        offsets[i] = at;
    }
    return offsets;
}

/* Carriage returns in front of a character have its place, too. */
size_t config_original_behind(const struct config_original *original, size_t at)
{
    const char *text = original->text.text;
    uint32_t point;
    while (at < original->text.len && text[at] == '\r')
        at++;
    return at +
           (at < original->text.len ? utf8_decode(text + at, original->text.len - at, &point) : 0);
}

bool config_original_write(const struct config_original *original, const char *path,
                           const struct str *fresh, struct err *err)
{
    struct str out = {0};
    if (original->has_mark)
        str_add(&out, CONFIG_BOM);
    str_add_span(&out, fresh->text ? fresh->text : "", fresh->len);
    bool ok = file_replace(path, out.text, out.len, err);
    str_finish(&out);
    return ok;
}
