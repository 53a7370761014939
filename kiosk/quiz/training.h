/*
 * quiz/training: 培训模式: a presenter steps through the hazards of a scene, all of them dangerous;
 * one or all are revealed; nothing is scored or stored.
 *
 * Pure.
 */
#ifndef QUIZ_TRAINING_H
#define QUIZ_TRAINING_H

#include <stdint.h>

#include "quiz/scene.h"

enum quiz_training_step {
    QUIZ_TRAIN_NEXT, /* the next place; from the last: all hidden again, from the start */
    QUIZ_TRAIN_PREVIOUS,
    QUIZ_TRAIN_REVEAL,     /* or hide, the current one */
    QUIZ_TRAIN_REVEAL_ALL, /* or, when all are, hide all */
};

struct quiz_training {
    const struct quiz_scene *scene; /* borrowed; NULL: none yet */
    int current;                    /* index of scene->hazards; -1: before the first */
    uint64_t revealed;              /* bit of each hazard: QUIZ_HAZARDS_MAX <= 64 */
};

void quiz_training_begin(struct quiz_training *training, const struct quiz_scene *scene);
void quiz_training_step(struct quiz_training *training, enum quiz_training_step step);
/* A finger on the picture reveals what it means (quiz_hit) and makes it the current one; else
 * nothing. */
void quiz_training_tap(struct quiz_training *training, enum quiz_view view, struct quiz_point point,
                       double slop);
bool quiz_training_is_revealed(const struct quiz_training *training, size_t hazard);

#endif
