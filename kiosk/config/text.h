/*
 * config/text: an operator's text file -> clean UTF-8, with the way back to the original place.
 *
 * Decoded (UTF-8 with or without BOM, UTF-16 with BOM, else GB18030), CR removed. For libconfig
 * files also: outside strings and comments full-width digits, punctuation and quotes become ASCII,
 * a comma before `)`, `]` is dropped, a comment the file ends in gets its line end; @include is
 * refused. Limit: CONFIG_TEXT_MAX_BYTES.
 */
#ifndef CONFIG_TEXT_H
#define CONFIG_TEXT_H

#include <stddef.h>

#include "base/err.h"

#define CONFIG_TEXT_MAX_BYTES ((size_t)8 * 1024 * 1024)

struct config_text {
    char *text; /* UTF-8, LF, NUL-terminated */
    size_t len;
    struct config_place {
        int line, column; /* both from 1; column counts characters, not bytes */
    } * places;           /* [len + 1]: where each byte of text stood in the file */
};

/* Reads a plain text file (ticker.txt, .m3u8). ERR_GONE when it is not there. */
bool config_text_read(const char *path, struct config_text *out, struct err *err) MUST_USE;

/*
 * The same for iCalendar, whose folded lines (RFC 5545, 3.1) are joined first, as a fold may part a
 * character. The line ends that go stand behind the joined line, so lines keep their numbers.
 */
bool config_text_read_folded(const char *path, struct config_text *out, struct err *err) MUST_USE;

/* The same from memory. */
bool config_text_decode(const char *bytes, size_t len, struct config_text *out,
                        struct err *err) MUST_USE;

/* Makes what config_text_decode() gave fit for libconfig, in place. Fails (ERR_UNTRUSTED, place in
 * *out_place) on @include. */
bool config_text_normalise(struct config_text *text, struct config_place *out_place,
                           struct err *err) MUST_USE;

void config_text_finish(struct config_text *text);

#endif
