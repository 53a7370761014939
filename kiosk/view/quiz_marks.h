/*
 * view/quiz_marks: what lies over a page for a moment and is drawn by hand: the ripple of a tap,
 * the frame of what has the keys' focus, the dark around a hint. Images are made once for a size.
 */
#ifndef VIEW_QUIZ_MARKS_H
#define VIEW_QUIZ_MARKS_H

#include "screen/screen.h"
#include "view/view.h"

#define QUIZ_RIPPLE_RINGS 2

struct quiz_marks {
    struct screen *screen; /* borrowed */
    double px_per_mm;
    int weight; /* 2 with high contrast, else 1 */
    int corner; /* of targets */
    struct screen_image *ripple, *frame, *glow;
};

void quiz_marks_init(struct quiz_marks *marks, struct screen *screen, double px_per_mm,
                     struct view_mode mode);
void quiz_marks_finish(struct quiz_marks *marks);

/* A ring of the ripple, part 0 to 256 of its way: where it stands and how much of it is seen. */
struct layout_rect quiz_ripple_at(const struct quiz_marks *marks, int ring, int x, int y, int part);
int quiz_ripple_alpha(int ring, int part);
void quiz_ripple_draw(struct quiz_marks *marks, struct layout_rect at, int alpha);

/* Around a target, kept inside the panel of w × h. */
struct layout_rect quiz_frame_at(const struct quiz_marks *marks, struct layout_rect target, int w,
                                 int h);
void quiz_frame_draw(struct quiz_marks *marks, struct layout_rect at);

/* Darkens the box, but for the part that glows. */
void quiz_glow_draw(struct quiz_marks *marks, struct layout_rect box, struct layout_rect glow);

#endif
