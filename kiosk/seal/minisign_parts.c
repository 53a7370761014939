#include <assert.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "seal/minisign_priv.h"

static_assert(MINISIGN_HASH_BYTES == crypto_generichash_BYTES_MAX, "BLAKE2b's longest");

/* --- reading ------------------------------------------------------------------------------- */

bool minisign_next_line(struct minisign_lines *lines, struct minisign_line *out, struct err *err)
{
    if (lines->at == lines->end) {
        (void)err_set(err, ERR_PARSE, "少了一行 a line is missing");
        return false;
    }
    size_t left = (size_t)(lines->end - lines->at);
    const char *stop = memchr(lines->at, '\n', left);
    size_t len = stop ? (size_t)(stop - lines->at) : left;
    *out = (struct minisign_line){.text = lines->at, .len = len};
    if (stop && len > 0 && lines->at[len - 1] == '\r')
        out->len--;
    lines->at += stop ? len + 1 : len;
    return true;
}

bool minisign_expect_end(const struct minisign_lines *lines, struct err *err)
{
    return lines->at == lines->end ||
           err_set(err, ERR_PARSE, "最后一行后面还有内容 something follows the last line");
}

static bool is_control(uint32_t point)
{
    return point != '\t' && utf8_is_hidden(point);
}

bool minisign_comment_is_fine(const char *text, size_t len, size_t max_bytes)
{
    uint32_t point;
    if (len > max_bytes || !utf8_is_valid(text, len))
        return false;
    for (size_t at = 0; at < len;) {
        at += utf8_decode(text + at, len - at, &point);
        if (is_control(point))
            return false;
    }
    return true;
}

bool minisign_next_comment(struct minisign_lines *lines, const char *prefix, size_t max_bytes,
                           struct minisign_line *out, struct err *err)
{
    struct minisign_line line;
    size_t skip = strlen(prefix);
    if (!minisign_next_line(lines, &line, err))
        return false;
    if (line.len < skip || memcmp(line.text, prefix, skip) != 0)
        return err_set(err, ERR_PARSE, "没有以 “%s” 开头的一行 no line that begins so", prefix);
    if (!minisign_comment_is_fine(line.text + skip, line.len - skip, max_bytes))
        return err_set(
            err, ERR_PARSE,
            "备注太长、不是 UTF-8 或含有控制字符 the comment is too long, not UTF-8, or has "
            "control characters");
    *out = (struct minisign_line){.text = line.text + skip, .len = line.len - skip};
    return true;
}

/* Many texts decode to the same bytes; only the one that they encode to is taken. */
bool minisign_next_base64(struct minisign_lines *lines, void *bytes, size_t count, struct err *err)
{
    struct minisign_line line;
    struct str again = {0};
    size_t got = 0;
    if (!minisign_next_line(lines, &line, err))
        return false;
    uint8_t *decoded = mem_alloc(count);
    bool ok = line.len == sodium_base64_ENCODED_LEN(count, sodium_base64_VARIANT_ORIGINAL) - 1 &&
              sodium_base642bin(decoded, count, line.text, line.len, NULL, &got, NULL,
                                sodium_base64_VARIANT_ORIGINAL) == 0 &&
              got == count;
    if (ok) {
        minisign_add_base64(decoded, count, &again);
        ok = memcmp(again.text, line.text, line.len) == 0;
    }
    if (ok)
        memcpy(bytes, decoded, count);
    else
        (void)err_set(err, ERR_PARSE, "base64 写法有误 malformed base64");
    free(decoded);
    str_finish(&again);
    return ok;
}

/* --- writing ------------------------------------------------------------------------------- */

void minisign_add_comment(const char *prefix, const char *comment, struct str *out)
{
    str_addf(out, "%s%s\n", prefix, comment);
}

void minisign_add_base64(const void *bytes, size_t count, struct str *out)
{
    size_t room = sodium_base64_ENCODED_LEN(count, sodium_base64_VARIANT_ORIGINAL);
    char *text = mem_alloc(room);
    (void)sodium_bin2base64(text, room, bytes, count, sodium_base64_VARIANT_ORIGINAL);
    str_add(out, text);
    str_add(out, "\n");
    free(text);
}

/* --- what is signed ------------------------------------------------------------------------ */

void minisign_hash(const void *bytes, size_t count, uint8_t out[MINISIGN_HASH_BYTES])
{
    (void)crypto_generichash(out, MINISIGN_HASH_BYTES, bytes, count, NULL, 0); /* 0: sizes fit */
}

void minisign_add_global(const uint8_t signature[64], const char *trusted, struct str *out)
{
    str_add_span(out, (const char *)signature, 64);
    str_add(out, trusted);
}
