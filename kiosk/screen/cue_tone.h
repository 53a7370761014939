/*
 * screen/cue_tone: how the short sounds sound. Pure arithmetic.
 */
#ifndef SCREEN_CUE_TONE_H
#define SCREEN_CUE_TONE_H

#include <stddef.h>
#include <stdint.h>

#include "screen/cue.h"

#define CUE_TONE_HZ          48000
#define CUE_TONE_SAMPLES_MAX (CUE_TONE_HZ * 3 / 2)

/*
 * Writes one channel of samples and returns how many, at most CUE_TONE_SAMPLES_MAX. They begin and
 * end at 0 and nowhere exceed a quarter of full scale (-12 dBFS).
 */
size_t cue_tone_make(enum screen_cue cue, int16_t out[CUE_TONE_SAMPLES_MAX]);

#endif
