#include "config/original.h"

#include <string.h>

#include "base/file.h"
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
