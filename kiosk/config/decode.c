#include "config/decode.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/utf8.h"
#include "config/text.h"

static bool begins_with(const char *bytes, size_t len, const char *mark, size_t mark_len)
{
    return len >= mark_len && memcmp(bytes, mark, mark_len) == 0;
}

static int count_line(const char *bytes, size_t len)
{
    int line = 1;
    for (size_t i = 0; i < len; i++)
        line += bytes[i] == '\n';
    return line;
}

static bool say_no_text(const char *bytes, size_t good_bytes, struct err *err)
{
    int line = count_line(bytes, good_bytes);
    return err_set(err, ERR_PARSE,
                   "第 %d 行既不是 UTF-8 也不是 GB18030 文字，请用记事本另存为 UTF-8 line %d is "
                   "neither UTF-8 nor GB18030 text: save as UTF-8",
                   line, line);
}

static bool is_fully_converted(iconv_t converter, char **from, size_t *left, struct str *out)
{
    char block[16384];
    while (*left > 0) {
        char *to = block;
        size_t room = sizeof(block);
        size_t answer = iconv(converter, from, left, &to, &room);
        str_add_span(out, block, sizeof(block) - room);
        if (answer == (size_t)-1 && errno != E2BIG)
            return false;
    }
    return true;
}

static bool convert(const char *charset, const char *bytes, size_t len, struct str *out,
                    struct err *err)
{
    char *from = (char *)bytes; /* iconv does not write there, whatever its type says */
    size_t left = len;
    iconv_t converter = iconv_open("UTF-8", charset);
    if (converter == (iconv_t)-1)
        return err_set(err, ERR_UNSUPPORTED,
                       "这台机器不能转换 %s 编码，请另存为 UTF-8 this machine has no %s converter: "
                       "save as UTF-8",
                       charset, charset);
    bool ok = is_fully_converted(converter, &from, &left, out);
    (void)iconv_close(converter); /* nothing is buffered any more */
    return ok || say_no_text(bytes, len - left, err);
}

/* The bytes in front of the first one that is no UTF-8. */
static size_t count_valid(const char *bytes, size_t len)
{
    size_t at = 0;
    while (at < len) {
        uint32_t point;
        size_t took = utf8_decode(bytes + at, len - at, &point);
        if (!utf8_is_valid(bytes + at, took))
            break;
        at += took;
    }
    return at;
}

static bool is_text(const struct str *text, struct err *err)
{
    const char *nul = text->len ? memchr(text->text, '\0', text->len) : NULL;
    if (!nul)
        return true;
    int line = count_line(text->text, (size_t)(nul - text->text));
    return err_set(err, ERR_PARSE,
                   "第 %d 行有空字节，这不是文本文件 line %d has a NUL byte: this is no text file",
                   line, line);
}

bool config_decode_bytes(const char *bytes, size_t len, struct str *out, struct err *err)
{
    static const char *const marks[2] = {"\xFF\xFE", "\xFE\xFF"};
    struct str text = {0};
    bool ok = true;
    if (len > CONFIG_TEXT_MAX_BYTES)
        return err_set(err, ERR_LIMIT, "文件超过 8 MiB，请删减 larger than 8 MiB: shorten it");
    if (begins_with(bytes, len, marks[0], 2) || begins_with(bytes, len, marks[1], 2)) {
        ok = convert("UTF-16", bytes, len, &text, err);
    } else {
        size_t bom = begins_with(bytes, len, CONFIG_BOM, 3) ? 3 : 0;
        size_t valid = count_valid(bytes, len);
        if (valid == len)
            str_add_span(&text, bytes + bom, len - bom);
        else if (bom) /* it says UTF-8, so it is not GB18030 */
            ok = say_no_text(bytes, valid, err);
        else
            ok = convert("GB18030", bytes, len, &text, err);
    }
    ok = ok && is_text(&text, err);
    if (ok)
        str_add_span(out, text.text ? text.text : "", text.len);
    str_finish(&text);
    return ok;
}
