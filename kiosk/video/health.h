/*
 * video/health: is the decoder well? Judged by what was heard of it and by the time told, and put
 * into words for staff: Chinese first, then English.
 */
#ifndef VIDEO_HEALTH_H
#define VIDEO_HEALTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "video/wire.h"

struct health {
    int64_t opened_us;   /* when it was started */
    int64_t progress_us; /* when it last got further, or was told to run */
    int64_t closed_us;   /* when its socket ended; 0: it has not */
    bool is_ready;       /* its first frame came */
    bool should_run;     /* it was told to run, and not to stand still since */
};

/* Tells whether it is too late by now; *err says what for. name: the film's, without folder. */
bool health_is_overdue(const struct health *health, int64_t real_us, const char *name,
                       struct err *err);

/* Puts into words how the process ended (status of waitpid). */
void health_word_end(const char *name, int status, struct err *err);

/* Puts into words what the child says is wrong with the film; nothing in news is trusted. */
void health_word_fault(const char *name, const struct wire_news *news, struct err *err);

/* Copies how the child says it is confined; nothing in news is trusted. */
void health_word_cell(const struct wire_news *news, char *out, size_t out_bytes);

/* Puts into words what cannot be true of what the child sent. */
void health_word_lie(const char *name, const char *lie, struct err *err);

#endif
