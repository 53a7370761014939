#include "quiz/zoom.h"

#include <math.h>

#define SAME 0.99 /* a pinch that all but reached a step has reached it */

static const double steps[] = {1.5, QUIZ_ZOOM_MAX};

static double within(double value, double low, double high)
{
    return fmax(low, fmin(value, high));
}

static bool is_finite_point(struct quiz_point point)
{
    return isfinite(point.x) && isfinite(point.y);
}

/* A zoom that was never set up shows all of it. */
static double scale_of(const struct quiz_zoom *zoom)
{
    return zoom->scale > 1 ? fmin(zoom->scale, QUIZ_ZOOM_MAX) : 1;
}

static void set(struct quiz_zoom *zoom, double scale, struct quiz_point centre)
{
    double half = 0.5 / scale;
    zoom->scale = scale;
    zoom->centre =
        (struct quiz_point){within(centre.x, half, 1 - half), within(centre.y, half, 1 - half)};
}

void quiz_zoom_init(struct quiz_zoom *zoom)
{
    set(zoom, 1, (struct quiz_point){0.5, 0.5});
}

void quiz_zoom_step(struct quiz_zoom *zoom, struct quiz_point toward)
{
    double scale = scale_of(zoom), next = 1;
    for (size_t i = sizeof(steps) / sizeof(steps[0]); i-- > 0;)
        if (scale < steps[i] * SAME)
            next = steps[i];
    set(zoom, next, is_finite_point(toward) ? toward : zoom->centre);
}

void quiz_zoom_by(struct quiz_zoom *zoom, double factor, struct quiz_point at)
{
    if (!(factor > 0) || !is_finite_point(at))
        return;
    struct quiz_point kept = quiz_zoom_to_picture(zoom, at);
    double scale = within(scale_of(zoom) * factor, 1, QUIZ_ZOOM_MAX);
    set(zoom, scale,
        (struct quiz_point){kept.x + (0.5 - at.x) / scale, kept.y + (0.5 - at.y) / scale});
}

void quiz_zoom_pan(struct quiz_zoom *zoom, double dx, double dy)
{
    double scale = scale_of(zoom);
    if (isfinite(dx) && isfinite(dy))
        set(zoom, scale,
            (struct quiz_point){zoom->centre.x - dx / scale, zoom->centre.y - dy / scale});
}

void quiz_zoom_look_at(struct quiz_zoom *zoom, struct quiz_point at)
{
    if (is_finite_point(at))
        set(zoom, scale_of(zoom), at);
}

struct quiz_box quiz_zoom_shown(const struct quiz_zoom *zoom)
{
    struct quiz_zoom sound;
    set(&sound, scale_of(zoom), zoom->centre);
    double side = 1 / sound.scale;
    return (struct quiz_box){sound.centre.x - side / 2, sound.centre.y - side / 2, side, side};
}

struct quiz_point quiz_zoom_to_picture(const struct quiz_zoom *zoom, struct quiz_point in_box)
{
    struct quiz_box shown = quiz_zoom_shown(zoom);
    return (struct quiz_point){shown.x + in_box.x * shown.w, shown.y + in_box.y * shown.h};
}

struct quiz_point quiz_zoom_to_box(const struct quiz_zoom *zoom, struct quiz_point in_picture)
{
    struct quiz_box shown = quiz_zoom_shown(zoom);
    return (struct quiz_point){(in_picture.x - shown.x) / shown.w,
                               (in_picture.y - shown.y) / shown.h};
}
