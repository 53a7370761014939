/*
 * What the fuzz entries share. An entry is one program: libFuzzer calls LLVMFuzzerTestOneInput()
 * with bytes of its making, again and again; what must always hold is an assert.
 */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <assert.h>
#include <fcntl.h>
#include <iconv.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include "base/err.h"
#include "base/utf8.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len);

/* One line that a terminal or the journal can show: UTF-8 without control characters. */
static inline bool fuzz_is_line(const char *text)
{
    for (const char *at = text; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7f)
            return false;
    return utf8_is_valid(text, strlen(text));
}

/* A failure has a code and says why. */
static inline void fuzz_expect_reason(const struct err *err)
{
    assert(err->code > ERR_NONE && err->code < ERR_COUNT);
    assert(err->text[0] && fuzz_is_line(err->text));
}

/* How many descriptors are open: the same before and after means that none was left. */
static inline int fuzz_count_fds(void)
{
    int count = 0;
    for (int fd = 0; fd < 64; fd++)
        count += fcntl(fd, F_GETFD) >= 0;
    return count;
}

/* Keeps libc's converters loaded: most inputs are no UTF-8, and loading takes longer than all else.
 */
static inline void fuzz_keep_converters(void)
{
    static iconv_t gb18030, utf16;
    if (!gb18030)
        gb18030 = iconv_open("UTF-8", "GB18030");
    if (!utf16)
        utf16 = iconv_open("UTF-8", "UTF-16");
}

/* The input as a row of small numbers; 0 when it is at its end. */
struct fuzz_bytes {
    const uint8_t *data;
    size_t len;
};

static inline uint8_t fuzz_take(struct fuzz_bytes *bytes)
{
    if (bytes->len == 0)
        return 0;
    bytes->len--;
    return *bytes->data++;
}

/* At most count of the next bytes (borrowed from the input); *out_len says how many there are. */
static inline const uint8_t *fuzz_take_span(struct fuzz_bytes *bytes, size_t count, size_t *out_len)
{
    const uint8_t *span = bytes->data;
    *out_len = count < bytes->len ? count : bytes->len;
    bytes->data += *out_len;
    bytes->len -= *out_len;
    return span;
}

#endif
