/*
 * package/sums: SHA256SUMS as sha256sum writes and reads it. Pure.
 */
#ifndef PACKAGE_SUMS_H
#define PACKAGE_SUMS_H

#include "base/str.h"
#include "package/name.h"
#include "seal/sum.h"

#define PACKAGE_SUMS_FILE      "SHA256SUMS"
#define PACKAGE_SUMS_SIGNATURE "SHA256SUMS.minisig"
#define PACKAGE_SETTINGS_FILE  "package.cfg"

struct package_sum {
    char *name; /* owned */
    uint8_t sum[SEAL_SUM_BYTES];
};

struct package_sums {
    struct package_sum *items; /* owned; sorted by name, bytewise; no name twice */
    size_t count, capacity;
};

/*
 * Reads text[len]: lines "HEX␠␠NAME" or "HEX␠*NAME", LF or CR LF, a leading "./" dropped, a BOM
 * passed over, and so are names that stand apart (package_name_is_apart()). Names are checked
 * (package_name_check(), package_names_differ()). Reasons: SUMS (malformed, an escaped name, a name
 * twice, no package.cfg), NAMES, LIMITS. *out is empty then.
 */
bool package_sums_read(const char *text, size_t len, const struct package_limits *limits,
                       struct package_sums *out, struct package_trouble *trouble) MUST_USE;
void package_sums_finish(struct package_sums *sums);

/* Takes name; sort before it is used. */
void package_sums_add(struct package_sums *sums, char *name, const uint8_t sum[SEAL_SUM_BYTES]);
void package_sums_sort(struct package_sums *sums);

/* Borrowed; NULL: not listed. */
const struct package_sum *package_sums_find(const struct package_sums *sums, const char *name);

/* Adds the file's text, sorted, LF. */
void package_sums_write(const struct package_sums *sums, struct str *out);

#endif
