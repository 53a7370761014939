/*
 * config/package_cfg: package.cfg, what a stick's package says of itself.
 *
 *   name = "spring-2026"; version = 20260616; created = "2026-06-01T10:00:00+08:00";
 *   devices = ["*"]; mode = "replace";            // or "add"
 *   expires = "2026-06-30"; export = true;        // optional
 */
#ifndef CONFIG_PACKAGE_CFG_H
#define CONFIG_PACKAGE_CFG_H

#include <stdint.h>

#include "base/str.h"
#include "config/report.h"

#define CONFIG_PACKAGE_BYTES   65536 /* a larger package.cfg is none */
#define CONFIG_PACKAGE_DEVICES 256
#define CONFIG_PACKAGE_VERSION INT64_C(1000000000000000) /* the greatest */

struct config_package {
    char name[64]; /* lower- and upper-case letters, digits, '-', '_', '.', hanzi; no leading dot */
    int64_t version;  /* 1 to CONFIG_PACKAGE_VERSION */
    char created[40]; /* RFC 3339, as written */
    char **devices;   /* owned: names of devices, or "*" for any */
    size_t device_count;
    bool is_add;      /* mode = "add": on top of what is there */
    bool has_expires; /* the last day, inclusive, days since 1970-01-01 */
    int64_t expires_day;
    bool has_export; /* results are to be written on the stick */
};

/*
 * Reads text[len] (all encodings and slips that other files may have); file: what messages call it.
 * False: *report says why (syntax, unknown key, missing name, version, created or devices, …);
 * *out is empty then.
 */
bool config_package_read(const char *text, size_t len, const char *file, struct config_package *out,
                         struct config_report *report) MUST_USE;
void config_package_finish(struct config_package *package);

/* Whether a device of that name is meant. */
bool config_package_is_for(const struct config_package *package, const char *device);

/* Adds "anxuan NAME VERSION", what the trusted comment of the signature must say. */
void config_package_comment(const struct config_package *package, struct str *out);

#endif
