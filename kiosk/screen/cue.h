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

/*
 * Nothing here waits: a thread opens the device with the first cue and gives it back a moment after
 * the close, so that films have it meanwhile. One set at a time: open it when a session begins.
 *
 * device: "auto", "none", or an ALSA name, as in kiosk.cfg. NULL: there is no sound, and *err says
 * why; with "none" it is untouched, for nobody wanted any.
 */
struct screen_cues *screen_cues_open(const char *device, struct err *err) MUST_USE;
void screen_cues_close(struct screen_cues *cues); /* NULL is fine */

/* Never blocks; what still sounds is cut off. volume_pct 0 to 100. cues may be NULL. */
void screen_cue_play(struct screen_cues *cues, enum screen_cue cue, int volume_pct);

/* True once, when the device could not be opened (*err); it is tried again with later cues. */
bool screen_cues_have_failed(struct screen_cues *cues, struct err *err);

#endif
