/*
 * video/voice: spoken texts: sound files played one after the other, each decoded by a confined
 * process of its own (anxuan-film --sound), the next one ready before the present one ends.
 *
 * voice_open() -> poll voice_fd() for POLLIN and call voice_step() (also every 100 ms without news)
 * until it says it has ended -> voice_close(). A file that is missing or cannot be played is passed
 * over.
 */
#ifndef VIDEO_VOICE_H
#define VIDEO_VOICE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

#define VOICE_FILES_MAX     12
#define VOICE_FILE_LIMIT_MS 60000 /* one file at most; then the next */

struct voice_request {
    const char *program; /* path of anxuan-film */
    char *const *paths;  /* count of them, copied */
    int count;           /* 0 to VOICE_FILES_MAX */
    bool is_cell_optional;
    int volume_pct;           /* 0 to 100 */
    const char *sound_device; /* "auto", "none", or an ALSA name */
    int64_t real_us;
};

struct voice; /* opaque */

/* Never fails: what cannot be begun has ended. Free with voice_close(). */
struct voice *voice_open(const struct voice_request *request);
void voice_close(struct voice *voice); /* stops at once, does not wait; NULL is fine */

int voice_fd(const struct voice *voice); /* -1: nothing to wait for */

/* True while it speaks; false: it has ended (all files are over or were passed over). */
bool voice_step(struct voice *voice, int64_t real_us);

/* Files passed over so far, and why the last one was (borrowed). */
int voice_failures(const struct voice *voice, const char **out_why);

#endif
