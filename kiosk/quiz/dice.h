/*
 * quiz/dice: chance that is told: numbers that follow from a first one, the same on every machine
 * (splitmix64, Steele, Lea and Flood 2014).
 */
#ifndef QUIZ_DICE_H
#define QUIZ_DICE_H

#include <stddef.h>
#include <stdint.h>

/* A number from 0 up to (excluding) end, which is at least 1; *dice goes on. */
size_t quiz_dice_below(uint64_t *dice, size_t end);

#endif
