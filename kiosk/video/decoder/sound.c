#include "video/decoder/sound.h"

#include <dlfcn.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>

/* As much of ALSA as asks "can this be opened?". Its library is there wherever libvlc's output is.
 */
#define ALSA_LIBRARY  "libasound.so.2"
#define ALSA_PLAYBACK 0
#define ALSA_NONBLOCK 1

struct alsa {
    int (*open)(void **pcm, const char *name, int stream, int mode);
    int (*close)(void *pcm);
    int (*set_error_handler)(void (*handler)(const char *, int, const char *, int, const char *,
                                             ...));
};

/* ALSA would write every complaint on standard error, for libvlc's attempts too. */
static void say_nothing(const char *file, int line, const char *function, int error,
                        const char *format, ...)
{
    (void)file;
    (void)line;
    (void)function;
    (void)error;
    (void)format;
}

static bool find_alsa(struct alsa *alsa)
{
    void *library =
        dlopen(ALSA_LIBRARY, RTLD_NOW | RTLD_LOCAL); /* stays: libvlc's output needs it */
    if (!library)
        return false;
    *(void **)&alsa->open = dlsym(library, "snd_pcm_open"); /* the cast POSIX shows */
    *(void **)&alsa->close = dlsym(library, "snd_pcm_close");
    *(void **)&alsa->set_error_handler = dlsym(library, "snd_lib_error_set_handler");
    // cppcheck-suppress resourceLeak ; it stays: libvlc's output needs it too
    return alsa->open && alsa->close && alsa->set_error_handler;
}

static bool can_open(const char *device)
{
    struct alsa alsa = {0};
    void *pcm = NULL;
    if (!find_alsa(&alsa))
        return false;
    (void)alsa.set_error_handler(say_nothing); /* cannot fail */
    if (alsa.open(&pcm, device, ALSA_PLAYBACK, ALSA_NONBLOCK) < 0)
        return false;
    (void)alsa.close(pcm); /* nothing was played on it */
    return true;
}

/* A card that the kernel lists and that has a playback device. */
static bool has_card(void)
{
    glob_t found = {0};
    bool has_playback = glob("/dev/snd/pcm*p", 0, NULL, &found) == 0;
    globfree(&found);
    if (!has_playback)
        return false;
    bool is_listed = false;
    FILE *cards = fopen("/proc/asound/cards", "re");
    char line[128];
    while (cards && fgets(line, sizeof(line), cards)) /* " 0 [Name   ]: ...", or "--- no ..." */
        is_listed = is_listed || strchr(line, '[');
    if (cards)
        (void)fclose(cards); /* only read */
    return is_listed;
}

static void add_arg(struct sound *sound, const char *arg)
{
    sound->args[sound->arg_count++] = arg;
}

static bool is_automatic(const char *device)
{
    return strcmp(device, "auto") == 0;
}

bool sound_is_wanted(const char *device)
{
    return is_automatic(device) ? has_card() : *device && strcmp(device, "none") != 0;
}

void sound_choose(const char *device, struct sound *sound)
{
    bool is_auto = is_automatic(device);
    bool is_asked = sound_is_wanted(device);
    *sound = (struct sound){0};
    sound->is_used = is_asked && can_open(is_auto ? "default" : device);
    sound->is_refused = is_asked && !sound->is_used;
    if (!sound->is_used) {
        add_arg(sound, "--no-audio");
        add_arg(sound, "--aout=dummy"); /* else it looks for a PulseAudio server all the same */
        return;
    }
    add_arg(sound, "--aout=alsa,none");
    if (is_auto)
        return;
    (void)snprintf(sound->device_arg, sizeof(sound->device_arg), "--alsa-audio-device=%s", device);
    add_arg(sound, sound->device_arg); /* a name cut short is refused by ALSA, and that is told */
}

bool sound_is_refused(const char *format)
{
    return strcmp(format, "failed to create audio output") == 0;
}
