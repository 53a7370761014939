/*
 * video/decoder/sound: whether there is a sound device, and what libvlc is told about it.
 *
 * libvlc tries again for every block of sound when its output cannot be opened, some 50 times a
 * second and as often at once before the first picture. So the device is tried before libvlc
 * starts, and a film whose device goes away later loses its sound track at the first failure.
 */
#ifndef VIDEO_DECODER_SOUND_H
#define VIDEO_DECODER_SOUND_H

#include <stdbool.h>

#define SOUND_ARGS_MAX 3

struct sound {
    bool is_used;
    bool is_refused;                  /* there should be sound, but the device cannot be opened */
    const char *args[SOUND_ARGS_MAX]; /* for libvlc_new() */
    int arg_count;
    char device_arg[160];
};

/* Tells whether the film is to be heard at all: so the cell leaves the way to ALSA open. */
bool sound_is_wanted(const char *device);

/* device: "auto" (ALSA's default if the machine has a card), "none", or an ALSA name. */
void sound_choose(const char *device, struct sound *sound);

/* Tells whether a message of libvlc's log (by its format) says that the output cannot be opened. */
bool sound_is_refused(const char *format);

#endif
