/*
 * quiz/zoom: which part of a picture is shown, and back from a finger to the picture.
 *
 * Pure. The picture fills a box of its own shape; at scale s only 1/s of its width and height is
 * shown, never anything beyond its edges.
 */
#ifndef QUIZ_ZOOM_H
#define QUIZ_ZOOM_H

#include "quiz/shape.h"

#define QUIZ_ZOOM_MAX 2.5 /* steps of the button: 1, 1.5, 2.5, and round again */

struct quiz_zoom {
    double scale;             /* 1 to QUIZ_ZOOM_MAX */
    struct quiz_point centre; /* of what is shown, in parts (0 to 1) of the picture's sides */
};

void quiz_zoom_init(struct quiz_zoom *zoom); /* all of it */
void quiz_zoom_step(struct quiz_zoom *zoom,
                    struct quiz_point toward); /* the button; toward in parts */
/* Around a point of the box (parts of the box's sides) that stays where it is. */
void quiz_zoom_by(struct quiz_zoom *zoom, double factor, struct quiz_point at);
/* The finger has moved by so much of the box's sides: the picture goes with it. */
void quiz_zoom_pan(struct quiz_zoom *zoom, double dx, double dy);
/* Brings a place into the middle, as far as the edges allow. */
void quiz_zoom_look_at(struct quiz_zoom *zoom, struct quiz_point at);

/* What is shown, in parts of the picture's sides. */
struct quiz_box quiz_zoom_shown(const struct quiz_zoom *zoom);
/* From parts of the box to parts of the picture, and back (outside 0 to 1: not shown). */
struct quiz_point quiz_zoom_to_picture(const struct quiz_zoom *zoom, struct quiz_point in_box);
struct quiz_point quiz_zoom_to_box(const struct quiz_zoom *zoom, struct quiz_point in_picture);

#endif
