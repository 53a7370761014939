/*
 * screen/cue: short sounds, made here (no file is read). Without a usable sound device they are
 * silent; words on the screen say the same.
 */
#ifndef SCREEN_CUE_H
#define SCREEN_CUE_H

#include <stdbool.h>

#include "base/err.h"

enum screen_cue {
    SCREEN_CUE_PRESS,
    SCREEN_CUE_FOUND,
    SCREEN_CUE_MISS,
    SCREEN_CUE_RIGHT,
    SCREEN_CUE_WRONG,
    SCREEN_CUE_DONE,
    SCREEN_CUE_ASK,
    SCREEN_CUES
};

struct screen_cues; /* opaque */

/* device: "auto", "none", or an ALSA name, as in kiosk.cfg. NULL and *err: there is no sound. */
struct screen_cues *screen_cues_open(const char *device, struct err *err) MUST_USE;
void screen_cues_close(struct screen_cues *cues); /* NULL is fine */

/* Never blocks; what still sounds is cut off. volume_pct 0 to 100. cues may be NULL. */
void screen_cue_play(struct screen_cues *cues, enum screen_cue cue, int volume_pct);

#endif
