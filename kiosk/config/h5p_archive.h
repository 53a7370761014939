/*
 * config/h5p_archive (private): two files out of a .h5p, by libarchive.
 */
#ifndef CONFIG_H5P_ARCHIVE_H
#define CONFIG_H5P_ARCHIVE_H

#include "base/str.h"
#include "config/h5p.h"

/*
 * Adds the bytes of the member `name` to *out. Looks at the names of all members first: see
 * config_h5p_import(). ERR_INVALID (text: which) when there is no such member.
 */
bool h5p_archive_read(const char *path, const char *name, size_t limit_bytes, struct str *out,
                      struct err *err) MUST_USE;

#endif
