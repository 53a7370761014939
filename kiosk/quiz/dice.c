#include "quiz/dice.h"

size_t quiz_dice_below(uint64_t *dice, size_t end)
{
    uint64_t mixed = *dice += UINT64_C(0x9E3779B97F4A7C15);
    mixed = (mixed ^ mixed >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    mixed = (mixed ^ mixed >> 27) * UINT64_C(0x94D049BB133111EB);
    return (size_t)((mixed ^ mixed >> 31) % end);
}
