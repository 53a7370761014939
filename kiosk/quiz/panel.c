#include "quiz/panel.h"

#include <math.h>

#define MM_PER_INCH 25.4

struct quiz_panel quiz_panel_fit(const struct quiz_scene *scene, int canvas_w, int canvas_h,
                                 double diagonal_in)
{
    enum quiz_view view = quiz_scene_view(scene, canvas_w, canvas_h);
    const struct quiz_picture *picture = &scene->pictures[view];
    double pixels_per_mm = hypot(canvas_w, canvas_h) / (diagonal_in * MM_PER_INCH);
    double units_per_pixel = fmax(picture->w / canvas_w, picture->h / canvas_h);
    return (struct quiz_panel){view, units_per_pixel * pixels_per_mm};
}
