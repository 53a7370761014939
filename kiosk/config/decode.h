/*
 * config/decode (private): whatever encoding Windows saved a text in -> UTF-8.
 */
#ifndef CONFIG_DECODE_H
#define CONFIG_DECODE_H

#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

#define CONFIG_BOM "\xEF\xBB\xBF"

/*
 * Adds bytes[len] to *out as UTF-8 without BOM, line ends as they are. Understood: UTF-8, GB18030,
 * and UTF-16 with BOM (what Notepad calls Unicode). ERR_PARSE with the line for anything else and
 * for NUL; ERR_LIMIT over CONFIG_TEXT_MAX_BYTES.
 */
bool config_decode_bytes(const char *bytes, size_t len, struct str *out, struct err *err) MUST_USE;

#endif
