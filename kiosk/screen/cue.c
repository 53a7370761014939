/*
 * A thread of its own makes the samples and owns the device, for both take their time: on a slow
 * board the samples cost tens of milliseconds, and a device is opened and closed in 20 to 200 ms,
 * or never, where a sound server hangs. The device is opened with the first cue.
 *
 * Two threads at most are alive, that of the session before giving its device back; SDL's audio is
 * one thing for the whole program, so the second waits for the first.
 */
#include "screen/cue.h"

#include <SDL.h>
#include <glob.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/mem.h"
#include "base/number.h"
#include "screen/cue_tone.h"

#define CHANNELS       2
#define BUFFER_SAMPLES 1024    /* 21 ms */
#define LATE_US        300000  /* a cue that comes later than that says something wrong */
#define RETRY_US       2000000 /* a device that another program had may be free again */
#define FADE_SAMPLES   480     /* what is cut off dies away in 10 ms, else it would click */

struct tone {
    int16_t *samples; /* owned; one channel */
    size_t count;
};

struct screen_cues {
    pthread_mutex_t lock; /* of these, up to the blank line */
    pthread_cond_t is_told;
    bool is_closing;
    bool is_wanted;
    enum screen_cue wanted;
    int volume_pct;
    int64_t wanted_us;
    bool has_failed; /* and nobody asked why yet */
    struct err why;

    /* the thread's own */
    struct tone tones[SCREEN_CUES];
    SDL_AudioDeviceID device; /* 0: not open */
    bool was_tried, was_told;
    int64_t tried_us;
    int16_t *playing; /* owned; all channels, as they were queued */
    size_t playing_count;
};

/* The one variable of the file that changes: SDL's audio is as global. */
static pthread_mutex_t audio_is_taken = PTHREAD_MUTEX_INITIALIZER; /* while it may be up */

/* --- the thread: the device ---------------------------------------------------------------- */

/* ALSA as for films, which are confined and reach no sound server; a test names another driver. */
static const char *driver_name(void)
{
    const char *given = getenv("SDL_AUDIODRIVER");
    return given && *given ? given : "alsa";
}

static bool open_device(struct screen_cues *cues)
{
    SDL_AudioSpec wanted = {.freq = CUE_TONE_HZ,
                            .format = AUDIO_S16SYS,
                            .channels = CHANNELS,
                            .samples = BUFFER_SAMPLES};
    if (!SDL_GetCurrentAudioDriver() && SDL_AudioInit(driver_name()) != 0)
        return false;
    cues->device = SDL_OpenAudioDevice(NULL, 0, &wanted, NULL, 0);
    if (cues->device == 0)
        return false;
    SDL_PauseAudioDevice(cues->device, 0);
    return true;
}

static void tell_failure(struct screen_cues *cues)
{
    (void)pthread_mutex_lock(&cues->lock);
    (void)err_set(&cues->why, ERR_GONE, "提示音没有声音 no sound for cues: %s", SDL_GetError());
    cues->has_failed = true;
    (void)pthread_mutex_unlock(&cues->lock);
}

static bool has_device(struct screen_cues *cues)
{
    int64_t now_us = clock_real_us();
    if (cues->device != 0)
        return true;
    if (cues->was_tried && now_us - cues->tried_us < RETRY_US)
        return false;
    cues->was_tried = true;
    cues->tried_us = now_us;
    if (open_device(cues))
        return true;
    if (!cues->was_told)
        tell_failure(cues);
    cues->was_told = true;
    return false;
}

static void close_device(struct screen_cues *cues)
{
    if (cues->device != 0)
        SDL_CloseAudioDevice(cues->device);
    SDL_AudioQuit();
}

/* --- the thread: the sounds ---------------------------------------------------------------- */

static void make_tones(struct screen_cues *cues)
{
    int16_t *room = mem_alloc(CUE_TONE_SAMPLES_MAX * sizeof(room[0]));
    for (int cue = 0; cue < SCREEN_CUES; cue++) {
        struct tone *tone = &cues->tones[cue];
        tone->count = cue_tone_make((enum screen_cue)cue, room);
        tone->samples = mem_alloc(tone->count * sizeof(room[0]));
        memcpy(tone->samples, room, tone->count * sizeof(room[0]));
    }
    free(room);
}

/* Adds the rest of what is playing, dying away; the sums of two quarters of full scale fit. */
static void add_fading(const struct screen_cues *cues, size_t rest, int16_t *out)
{
    const int16_t *from = cues->playing + (cues->playing_count - rest) * CHANNELS;
    for (size_t i = 0; i < rest && i < FADE_SAMPLES; i++)
        for (size_t channel = 0; channel < CHANNELS; channel++) {
            size_t at = i * CHANNELS + channel;
            int left = (int)(FADE_SAMPLES - i);
            out[at] = (int16_t)(out[at] + from[at] * left / FADE_SAMPLES);
        }
}

static void play(struct screen_cues *cues, enum screen_cue cue, int volume_pct)
{
    const struct tone *tone = &cues->tones[cue];
    size_t count = tone->count > FADE_SAMPLES ? tone->count : FADE_SAMPLES;
    int16_t *samples = mem_alloc(count * CHANNELS * sizeof(samples[0]));
    for (size_t i = 0; i < tone->count * CHANNELS; i++)
        samples[i] = (int16_t)(tone->samples[i / CHANNELS] * volume_pct / 100);
    SDL_LockAudioDevice(cues->device); /* nothing is taken between the question and the answer */
    size_t rest = SDL_GetQueuedAudioSize(cues->device) / (CHANNELS * sizeof(samples[0]));
    add_fading(cues, rest, samples);
    SDL_ClearQueuedAudio(cues->device);
    /* fails without memory only: then it is silent */
    (void)SDL_QueueAudio(cues->device, samples, (uint32_t)(count * CHANNELS * sizeof(samples[0])));
    SDL_UnlockAudioDevice(cues->device);
    free(cues->playing);
    cues->playing = samples;
    cues->playing_count = count;
}

/* Waits for a cue; false: it is over. */
static bool wait_for_cue(struct screen_cues *cues, enum screen_cue *out_cue, int *out_volume_pct,
                         int64_t *out_wanted_us)
{
    (void)pthread_mutex_lock(&cues->lock);
    while (!cues->is_wanted && !cues->is_closing)
        (void)pthread_cond_wait(&cues->is_told, &cues->lock);
    bool goes_on = !cues->is_closing;
    cues->is_wanted = false;
    *out_cue = cues->wanted;
    *out_volume_pct = cues->volume_pct;
    *out_wanted_us = cues->wanted_us;
    (void)pthread_mutex_unlock(&cues->lock);
    return goes_on;
}

static void destroy(struct screen_cues *cues)
{
    for (int cue = 0; cue < SCREEN_CUES; cue++)
        free(cues->tones[cue].samples);
    free(cues->playing);
    (void)pthread_cond_destroy(&cues->is_told);
    (void)pthread_mutex_destroy(&cues->lock);
    free(cues);
}

static void *serve(void *ctx)
{
    struct screen_cues *cues = ctx;
    enum screen_cue cue;
    int volume_pct;
    int64_t wanted_us;
    (void)pthread_setname_np(pthread_self(), "cues"); /* for debuggers */
    make_tones(cues);
    (void)pthread_mutex_lock(&audio_is_taken);
    while (wait_for_cue(cues, &cue, &volume_pct, &wanted_us))
        if (has_device(cues) && clock_real_us() - wanted_us <= LATE_US)
            play(cues, cue, volume_pct);
    close_device(cues);
    (void)pthread_mutex_unlock(&audio_is_taken);
    destroy(cues);
    SDL_TLSCleanup(); /* what it keeps for a thread, such as its last error */
    return NULL;
}

/* --- the caller ---------------------------------------------------------------------------- */

static bool is_automatic(const char *device)
{
    return strcmp(device, "auto") == 0;
}

static bool has_card(void)
{
    glob_t found = {0};
    bool has_playback = glob("/dev/snd/pcm*p", 0, NULL, &found) == 0;
    globfree(&found);
    return has_playback;
}

/* SDL takes the name of an ALSA device from here only. */
static void name_device(const char *device)
{
    const char *wanted = is_automatic(device) ? "default" : device;
    const char *named = getenv("AUDIODEV");
    if (!named || strcmp(named, wanted) != 0)
        (void)setenv("AUDIODEV", wanted, 1); /* fails without memory only */
}

struct screen_cues *screen_cues_open(const char *device, struct err *err)
{
    pthread_t thread;
    pthread_attr_t detached;
    if (!*device || strcmp(device, "none") == 0)
        return NULL;
    if (is_automatic(device) && strcmp(driver_name(), "alsa") == 0 && !has_card()) {
        (void)err_set(err, ERR_GONE, "没有声卡，提示音没有声音 no sound card: no sound for cues");
        return NULL;
    }
    name_device(device);
    struct screen_cues *cues = mem_alloc(sizeof(*cues));
    (void)pthread_mutex_init(&cues->lock, NULL); /* these fail only on bad arguments */
    (void)pthread_cond_init(&cues->is_told, NULL);
    (void)pthread_attr_init(&detached);
    (void)pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
    bool ok = pthread_create(&thread, &detached, serve, cues) == 0;
    (void)pthread_attr_destroy(&detached);
    if (ok)
        return cues;
    (void)err_set(err, ERR_IO, "提示音没有声音 no sound for cues: no thread");
    destroy(cues);
    return NULL;
}

void screen_cues_close(struct screen_cues *cues)
{
    if (!cues)
        return;
    (void)pthread_mutex_lock(&cues->lock);
    cues->is_closing = true; /* from here on it is the thread's */
    (void)pthread_cond_signal(&cues->is_told);
    (void)pthread_mutex_unlock(&cues->lock);
}

void screen_cue_play(struct screen_cues *cues, enum screen_cue cue, int volume_pct)
{
    if (!cues)
        return;
    (void)pthread_mutex_lock(&cues->lock);
    cues->is_wanted = true;
    cues->wanted = cue;
    cues->volume_pct = (int)number_clamp(volume_pct, 0, 100);
    cues->wanted_us = clock_real_us();
    (void)pthread_cond_signal(&cues->is_told);
    (void)pthread_mutex_unlock(&cues->lock);
}

bool screen_cues_have_failed(struct screen_cues *cues, struct err *err)
{
    if (!cues)
        return false;
    (void)pthread_mutex_lock(&cues->lock);
    bool is_news = cues->has_failed;
    if (is_news)
        *err = cues->why;
    cues->has_failed = false;
    (void)pthread_mutex_unlock(&cues->lock);
    return is_news;
}
