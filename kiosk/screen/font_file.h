/*
 * screen/font_file: which file holds a face. Private to the room.
 */
#ifndef SCREEN_FONT_FILE_H
#define SCREEN_FONT_FILE_H

#include <fontconfig/fontconfig.h>

#include "base/err.h"

struct font_name {
    const char *family;
    int weight; /* FC_WEIGHT_... */
    const char *weight_name;
};

struct font_file {
    char *path;  /* owned */
    long index;  /* of the face in its collection */
    int version; /* 16.16 fixed point; 0 when the file has none */
};

/* Finds the newest file of exactly that family and weight, into *file (zeroed). ERR_GONE when there
 * is none: the text names the package that brings it. */
bool font_file_find(FcConfig *config, const struct font_name *name, struct font_file *file,
                    struct err *err) MUST_USE;

void font_file_finish(struct font_file *file);

#endif
