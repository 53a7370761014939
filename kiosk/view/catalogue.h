/*
 * view/catalogue: one compiled catalogue (.mo, as msgfmt writes it) in memory.
 *
 * Why not libc's gettext(): from glibc 2.39 on (Debian 13) it passes LANGUAGE over in C.UTF-8, the
 * one locale that is always there; and it believes what a damaged file says of its own tables. All
 * offsets are checked here once, while loading.
 */
#ifndef VIEW_CATALOGUE_H
#define VIEW_CATALOGUE_H

#include <stdint.h>

#include "base/str.h"

#define VIEW_CATALOGUE_BYTES_MAX (4 << 20)

/* {0} is an empty one. */
struct view_catalogue {
    struct str bytes;                       /* the file */
    uint32_t count, originals_at, texts_at; /* of texts; their tables' offsets */
};

/*
 * Reads a file into *out, which is to be finished. ERR_GONE when it is not there, ERR_LIMIT when it
 * is too large, ERR_PARSE when it is no whole catalogue in UTF-8 of this machine's byte order,
 * sorted as msgfmt sorts.
 */
bool view_catalogue_load(const char *path, struct view_catalogue *out, struct err *err) MUST_USE;
void view_catalogue_finish(struct view_catalogue *catalogue);

/* The translation, borrowed from the catalogue; NULL when there is none (also of ""). */
const char *view_catalogue_find(const struct view_catalogue *catalogue, const char *original);

#endif
