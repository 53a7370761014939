/*
 * app/import_talk: what the player and the process that imports for it say to each other, over the
 * socket of base/child: messages of fixed size.
 *
 * The player starts `anxuan import STICK -c DIR --data DIR --for-player`. That process reads the
 * stick, stages, checks and activates; it may be killed at any moment. It sends a message whenever
 * something changed (at most some ten a second), and one with DONE or REFUSED last.
 */
#ifndef APP_IMPORT_TALK_H
#define APP_IMPORT_TALK_H

#include <stdint.h>

#include "package/import.h"

enum import_kind {
    IMPORT_PROGRESS,
    IMPORT_SUMMARY, /* a line for staff, before ASKING: text */
    IMPORT_PICTURE, /* a picture's path for staff, before ASKING: text */
    IMPORT_DONE,    /* the new generation is on; the stick may be pulled (text: what was written) */
    IMPORT_REFUSED  /* reason, text */
};

struct import_message {
    int32_t kind;   /* enum import_kind */
    int32_t step;   /* enum package_step */
    int32_t reason; /* enum package_reason */
    int32_t is_signed;
    int64_t done_bytes, total_bytes, files, version;
    char name[64]; /* NUL-terminated, as the next one */
    char text[512];
};

enum import_word { IMPORT_LATE = 'l', IMPORT_ACCEPT = 'a', IMPORT_DECLINE = 'd' };

/* Whether bytes[count] is a message whose fields are in their ranges and whose texts end; texts
 * that are not UTF-8 are made so. */
bool import_message_read(const void *bytes, size_t count, struct import_message *out);

#endif
