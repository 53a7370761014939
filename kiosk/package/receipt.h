/*
 * package/receipt: what a device did with a package, written on its stick where the signature was
 * good, one JSON file an attempt: STICK/anxuan/receipts/DEVICE-TIME.json. And results, which a
 * signed package asks for: STICK/anxuan/export/DEVICE/DATE/NAME.
 *
 * Every file: NAME.part, fsync, rename, fsync of the folder (vfat has no better way).
 */
#ifndef PACKAGE_RECEIPT_H
#define PACKAGE_RECEIPT_H

#include "package/import.h"

struct package_receipt {
    const char *device, *program_version;
    char time[40];   /* RFC 3339, or "" while the clock is unset */
    int64_t mono_ms; /* CLOCK_BOOTTIME, for a name where there is no time */
    const struct package_outcome *outcome;
    const struct package_trouble *trouble; /* NULL: it was taken */
};

bool package_receipt_write(const char *stick, const struct package_receipt *receipt,
                           struct package_trouble *trouble) MUST_USE;

/* One file of results. folder: "DEVICE/DATE"; parts are made safe for vfat. */
bool package_export_write(const char *stick, const char *folder, const char *name,
                          const void *bytes, size_t count,
                          struct package_trouble *trouble) MUST_USE;

#endif
