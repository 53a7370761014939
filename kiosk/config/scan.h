/*
 * config/scan (private): what libconfig 1.5 does not tell or check, found in the normalised text
 * before libconfig sees it: where each setting stands, brackets and strings that do not end, depth,
 * size, and integers it would cut to 32 bits.
 */
#ifndef CONFIG_SCAN_H
#define CONFIG_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "config/report.h"
#include "config/text.h"

#define CONFIG_DEPTH_MAX    64
#define CONFIG_SETTINGS_MAX 1000000 /* in one file: 100,000 items of ten settings */
#define CONFIG_KEYS_MAX     1000    /* in one group: libconfig compares each with all before it */

/* A setting; offsets into the text. */
struct config_mark {
    uint32_t name, name_len;   /* name_len 0: an element of a list, without a name */
    uint32_t value, value_end; /* of a bracket: from itself to behind the one that closes it */
    bool is_bad;               /* a number that was reported here: its value is not to be used */
};

/* All settings in the order they are written, which is the order of a walk through the tree. */
struct config_scan {
    struct config_mark *marks;
    size_t count, capacity;
};

/* Reports all it finds. False when the text must not go to libconfig. *scan is to be finished. */
bool config_scan_text(const struct config_text *text, const char *file, struct config_scan *scan,
                      struct config_report *report) MUST_USE;

void config_scan_finish(struct config_scan *scan);

#endif
