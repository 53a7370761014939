/*
 * A tone is a few notes; a note is a sine with two softer partials that die away sooner, under a
 * raised-cosine attack, an exponential decay and a raised-cosine end. What is struck (wood, a key)
 * has inharmonic partials and dies at once.
 */
#include "screen/cue_tone.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

#define FULL_SCALE 32767.0
#define DB_12      0.2512 /* of full scale */
#define DB_15      0.1778
#define DB_21      0.0891
#define NOTES_MAX  6
#define PARTIALS   3
#define TURN       6.283185307179586

#define F3 174.61
#define G4 392.00
#define C5 523.25
#define D5 587.33
#define E5 659.26
#define G5 783.99
#define B4 493.88
#define A4 440.00

/* Sound of a note: what is above its pitch, and how it comes and goes. */
struct colour {
    double ratios[PARTIALS], levels[PARTIALS];
    double attack_s, half_life_s, end_s;
};

static const struct colour bell = {{1, 2, 3}, {1, 0.28, 0.08}, 0.012, 0.16, 0.06};
static const struct colour hum = {{1, 2, 3}, {1, 0.45, 0.12}, 0.030, 0.14, 0.08};
static const struct colour wood = {{1, 1.58, 2.76}, {1, 0.35, 0.12}, 0.002, 0.012, 0.02};
static const struct colour key = {{1, 1.9, 3.1}, {1, 0.3, 0.1}, 0.0015, 0.004, 0.006};

struct note {
    double from_s, length_s, hz, level;
};

struct tone {
    const struct colour *colour;
    double peak; /* of full scale */
    int count;
    struct note notes[NOTES_MAX];
};

static const struct tone tones[SCREEN_CUES] = {
    [SCREEN_CUE_PRESS] = {&key, DB_21, 1, {{0, 0.030, 1100, 1}}},
    [SCREEN_CUE_FOUND] = {&bell, DB_12, 2, {{0, 0.34, C5, 0.8}, {0.13, 0.62, E5, 1}}},
    [SCREEN_CUE_MISS] = {&wood, DB_15, 1, {{0, 0.12, 420, 1}}},
    [SCREEN_CUE_RIGHT] = {&bell,
                          DB_12,
                          3,
                          {{0, 0.85, C5, 1}, {0.035, 0.82, E5, 0.8}, {0.07, 0.78, G5, 0.7}}},
    [SCREEN_CUE_WRONG] = {&hum, DB_12, 1, {{0, 0.50, F3, 1}}},
    [SCREEN_CUE_DONE] = {&bell,
                         DB_12,
                         6,
                         {{0, 0.45, G4, 0.8},
                          {0, 0.45, B4, 0.5},
                          {0, 0.45, D5, 0.5},
                          {0.32, 1.0, C5, 1},
                          {0.32, 1.0, E5, 0.7},
                          {0.32, 1.0, G5, 0.5}}},
    [SCREEN_CUE_ASK] = {&bell, DB_15, 2, {{0, 0.32, A4, 0.9}, {0.24, 0.55, D5, 1}}},
};

/* 0 to 1 like a swing that comes to rest at both ends. */
static double ease(double part)
{
    if (part <= 0)
        return 0;
    return part >= 1 ? 1 : (1 - cos(part * TURN / 2)) / 2;
}

static double note_at(const struct note *note, const struct colour *colour, double at_s)
{
    double since_s = at_s - note->from_s;
    double left_s = note->length_s - since_s;
    double sum = 0;
    if (since_s <= 0 || left_s <= 0)
        return 0;
    for (int i = 0; i < PARTIALS; i++) {
        double life_s = colour->half_life_s / colour->ratios[i];
        sum += colour->levels[i] * exp2(-since_s / life_s) *
               sin(TURN * note->hz * colour->ratios[i] * since_s);
    }
    return sum * note->level * ease(since_s / colour->attack_s) * ease(left_s / colour->end_s);
}

static double tone_at(const struct tone *tone, size_t sample)
{
    double sum = 0;
    for (int i = 0; i < tone->count; i++)
        sum += note_at(&tone->notes[i], tone->colour, (double)sample / CUE_TONE_HZ);
    return sum;
}

static size_t count_samples(const struct tone *tone)
{
    double end_s = 0;
    for (int i = 0; i < tone->count; i++)
        end_s = fmax(end_s, tone->notes[i].from_s + tone->notes[i].length_s);
    size_t count = (size_t)ceil(end_s * CUE_TONE_HZ) + 1;
    assert(count <= CUE_TONE_SAMPLES_MAX);
    return count;
}

size_t cue_tone_make(enum screen_cue cue, int16_t out[CUE_TONE_SAMPLES_MAX])
{
    const struct tone *tone = &tones[cue];
    size_t count = count_samples(tone);
    double *wave = mem_alloc(count * sizeof(wave[0]));
    double peak = 0;
    for (size_t i = 0; i < count; i++) {
        wave[i] = tone_at(tone, i);
        peak = fmax(peak, fabs(wave[i]));
    }
    for (size_t i = 0; i < count; i++)
        out[i] = (int16_t)lround(wave[i] / peak * tone->peak * FULL_SCALE);
    free(wave);
    return count;
}
