/*
 * video/file: a file that somebody's process is to decode: opened here, once.
 */
#ifndef VIDEO_FILE_H
#define VIDEO_FILE_H

#include <stddef.h>

#include "base/err.h"

/* Returns a descriptor, or -1: what is there must be a file with something in it. */
int video_file_open(const char *path, struct err *err) MUST_USE;

/* Writes the path's last part as messages name it: without control characters, cut to out_bytes. */
void video_file_word(const char *path, char *out, size_t out_bytes);

#endif
