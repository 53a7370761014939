/*
 * config/original (private): an operator's file in its own bytes, for changing a value in it.
 *
 * Places are found in the parsed text (config/document), the change is made here: comments, line
 * ends and the byte order mark stay. A file in GB18030 becomes UTF-8.
 */
#ifndef CONFIG_ORIGINAL_H
#define CONFIG_ORIGINAL_H

#include "base/str.h"
#include "config/text.h"

struct config_original {
    struct str text; /* UTF-8, with its line ends, without the mark */
    bool has_mark;   /* a byte order mark stood in front */
    bool has_cr;     /* lines end in CR LF */
};

/* A missing file is an empty one. Finish it in any case. */
bool config_original_read(const char *path, struct config_original *out, struct err *err) MUST_USE;
void config_original_finish(struct config_original *original);

/* The offset in the text of a place as config/text counts them. */
size_t config_original_at(const struct config_original *original, struct config_place place);

/*
 * The offsets of places[count], which do not go back, all at once; owned by the caller (free()).
 * Behind a value its last byte's character ends: config_original_behind().
 */
size_t *config_original_map(const struct config_original *original,
                            const struct config_place *places, size_t count);
size_t config_original_behind(const struct config_original *original, size_t at);

/* Replaces the file by that text; the mark goes in front again. */
bool config_original_write(const struct config_original *original, const char *path,
                           const struct str *fresh, struct err *err) MUST_USE;

#endif
