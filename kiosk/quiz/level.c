#include "quiz/level.h"

#include <stdlib.h>

#include "base/mem.h"
#include "quiz/dice.h"

/* FNV-1a: a name's number, the same on every machine. */
static uint64_t number_of(const char *name)
{
    uint64_t number = UINT64_C(0xCBF29CE484222325);
    for (; name && *name; name++)
        number = (number ^ (unsigned char)*name) * UINT64_C(0x100000001B3);
    return number;
}

/* The pool in an order of the scene's own (Fisher and Yates). */
static void shuffle(const struct quiz_scene *scene, size_t *pool)
{
    uint64_t state = number_of(scene->name);
    for (size_t i = 0; i < scene->hazard_count; i++) {
        size_t place = quiz_dice_below(&state, i + 1);
        pool[i] = pool[place];
        pool[place] = i;
    }
}

static int compare(const void *left, const void *right)
{
    size_t a = *(const size_t *)left, b = *(const size_t *)right;
    return (a > b) - (a < b);
}

size_t quiz_level_choose(const struct quiz_scene *scene, uint64_t seed, size_t out[QUIZ_LEVEL])
{
    size_t all = scene->hazard_count, count = all < QUIZ_LEVEL ? all : QUIZ_LEVEL;
    if (count == 0)
        return 0;
    size_t *pool = mem_alloc(all * sizeof(*pool));
    shuffle(scene, pool);
    size_t first = (size_t)(seed % all * QUIZ_LEVEL % all);
    for (size_t i = 0; i < count; i++)
        out[i] = pool[(first + i) % all];
    qsort(out, count, sizeof(*out), compare);
    free(pool);
    return count;
}
