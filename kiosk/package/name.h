/*
 * package/name: what a file in a package may be called. Pure.
 */
#ifndef PACKAGE_NAME_H
#define PACKAGE_NAME_H

#include <stddef.h>
#include <stdint.h>

#include "config/config.h"
#include "package/trouble.h"

/* Every limit of a package: usb.* of kiosk.cfg. */
struct package_limits {
    int max_files;
    int64_t max_bytes;
    int min_free_percent; /* of the device's file system stays free */
    int max_name_bytes;   /* of one name between two '/' */
    int max_depth;        /* names in a path */
    int64_t max_sums_bytes;
};

/* What kiosk.cfg says, and what it says when nobody wrote it. */
struct package_limits package_limits_of(const struct config_kiosk *kiosk);
struct package_limits package_limits_default(void);

/*
 * Whether path (below anxuan/, '/' between names) may be in a package: relative, no "", "." or
 * "..", no control or invisible character, no '\\', ':', '*', '?', '"', '<', '>', '|', no name
 * ending in ' ' or '.', no "CON", "NUL" and so on (Windows could not write it), valid UTF-8 in
 * normal form C, not longer, not deeper; no junk; and package.cfg, or below one of playlists/,
 * config/layouts/, config/calendars/, config/alerts/, assets/scenes/, assets/voice/, or
 * config/schedule.cfg. Reasons: NAMES, LIMITS.
 */
bool package_name_check(const char *path, const struct package_limits *limits,
                        struct package_trouble *trouble) MUST_USE;

/* The same but for where it is: what a file in any folder that is copied may be called. */
bool package_name_check_form(const char *path, const struct package_limits *limits,
                             struct package_trouble *trouble) MUST_USE;

/* Whether a name (one, without '/') is junk that every system leaves on a stick: .DS_Store, ._*,
 * Thumbs.db, desktop.ini, ~$*, System Volume Information, .Spotlight-V100, .Trashes, .fseventsd.
 * It is never read. */
bool package_name_is_junk(const char *name);

/* Whether path (below anxuan/) is one that import never reads: junk, SHA256SUMS and its signature,
 * receipts/, export/. */
bool package_name_is_apart(const char *path);

/* Whether no two of names[count], nor of their folders, are equal but for case or form. Each is
 * valid UTF-8. Reason: NAMES. */
bool package_names_differ(char *const *names, size_t count,
                          struct package_trouble *trouble) MUST_USE;

#endif
