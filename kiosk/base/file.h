/*
 * base/file: whole files in and out, and the few path questions everybody has.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/str.h"

/*
 * Adds a regular file's bytes to *out. ERR_GONE when it is not there, ERR_LIMIT over limit_bytes,
 * ERR_IO otherwise (also for a folder or a device). *out is untouched on failure.
 */
bool file_read(const char *path, size_t limit_bytes, struct str *out, struct err *err) MUST_USE;

/*
 * Replaces path by data[len] so that a reader, or a power cut, sees the old or the new file whole:
 * writes PATH.new, fsyncs it, renames it, fsyncs the folder.
 */
bool file_replace(const char *path, const void *data, size_t len, struct err *err) MUST_USE;

/* The same for a secret: nobody but the owner can read it (mode 0600), not even for a moment. */
bool file_replace_private(const char *path, const void *data, size_t len, struct err *err) MUST_USE;

/*
 * Writes a file that was not there, and fsyncs it: mode 0644, or 0600 from its first moment for a
 * secret. ERR_BUSY: something is there. On failure nothing of it is left.
 */
bool file_create(const char *path, const void *data, size_t len, struct err *err) MUST_USE;
bool file_create_private(const char *path, const void *data, size_t len, struct err *err) MUST_USE;

/* Makes the folder and its parents, mode 0755. */
bool file_make_folders(const char *path, struct err *err) MUST_USE;

/* Removes a folder and all under it; what cannot be removed stays. */
void file_remove_tree(const char *path);

bool file_is_folder(const char *path);
bool file_is_regular(const char *path);
/* A symbolic link to what lies beside it. */
bool file_is_second_name(const char *path);

/* Whether path is something there under a folder that is there, links followed. */
bool file_is_below(const char *path, const char *folder);

/* Returns FOLDER/NAME, owned by the caller (free()). */
char *file_join(const char *folder, const char *name);

/* The part behind the last '/' (borrowed from path). */
const char *file_name(const char *path);

/* Returns the folder a path names a file in ("." for a bare name), owned by the caller (free()). */
char *file_folder_of(const char *path);

/* Returns the folder of the running program's file, owned by the caller (free()). */
char *file_program_folder(void);

#endif
