/*
 * quiz/level: which hazards of a scene a level shows dangerous.
 *
 * Pure. Seeds that follow one another (days) go through a shuffled pool in steps of QUIZ_LEVEL, so
 * any four of them in a row show every hazard of a pool of up to 20.
 */
#ifndef QUIZ_LEVEL_H
#define QUIZ_LEVEL_H

#include <stdint.h>

#include "quiz/scene.h"

/*
 * Indexes of scene->hazards, rising, into out. Returns how many: QUIZ_LEVEL, or all there are when
 * there are fewer. The same scene name and seed give the same ones.
 */
size_t quiz_level_choose(const struct quiz_scene *scene, uint64_t seed, size_t out[QUIZ_LEVEL]);

#endif
