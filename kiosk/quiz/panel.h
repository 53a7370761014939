/*
 * quiz/panel: how large a scene's picture stands on the glass.
 */
#ifndef QUIZ_PANEL_H
#define QUIZ_PANEL_H

#include "quiz/scene.h"

struct quiz_panel {
    enum quiz_view view;
    double units_per_mm; /* scene units on one millimetre of glass; 0: not known, no sizes told */
};

/*
 * The scene's picture for that canvas, whole inside it, one scale for both axes, when the canvas
 * (pixels, >= 1) fills a panel of that diagonal (inches, > 0). The scene has a picture.
 */
struct quiz_panel quiz_panel_fit(const struct quiz_scene *scene, int canvas_w, int canvas_h,
                                 double diagonal_in);

#endif
