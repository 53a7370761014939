/*
 * quiz/hit: what a finger means.
 *
 * Of the shapes that contain the point the smallest counts, among equals the one whose centre is
 * nearest. When none does: the shape whose edge is nearest, if that is within the slop; so between
 * two neighbours each one's slop ends half-way.
 */
#ifndef QUIZ_HIT_H
#define QUIZ_HIT_H

#include "quiz/scene.h"

#define QUIZ_SLOP_MM 6.0 /* what a finger may miss by */

/* Index of the shape meant, or -1. slop in scene units. Shapes with a fault are never meant. */
int quiz_hit(const struct quiz_shape *const *shapes, size_t count, struct quiz_point point,
             double slop);

/*
 * The diameter, in scene units, of a circle as large as what shape `index` answers to with that
 * slop: its neighbours and the picture's edges taken off (measured by points one unit_step apart).
 */
double quiz_hit_diameter(const struct quiz_shape *const *shapes, size_t count, size_t index,
                         const struct quiz_picture *picture, double slop, double unit_step);

#endif
