#include <math.h>

#include "quiz/hit.h"
#include "quiz/lint_priv.h"

#define EDGE_UNITS  0.5 /* a drawing's shape may leave the picture by: rounding */
#define SAMPLES_ROW 64  /* points across a shape's reach that are looked at */

static void check_shape(const struct quiz_lint *lint, const struct quiz_lint_item *item,
                        enum quiz_view view)
{
    const struct quiz_picture *picture = &lint->scene->pictures[view];
    const struct quiz_shape *shape = &item->item->shapes[view];
    struct quiz_finding finding = quiz_lint_about(item, QUIZ_FINDS_SHAPE);
    struct quiz_box box = quiz_shape_bounds(shape);
    finding.field = QUIZ_FIELD_SHAPE;
    finding.view = view;
    finding.fault = quiz_shape_fault(shape);
    if (finding.fault != QUIZ_SHAPE_FINE) {
        quiz_lint_tell_of(lint, &finding);
        return;
    }
    finding.kind = QUIZ_FINDS_OUTSIDE;
    if (box.x < -EDGE_UNITS || box.y < -EDGE_UNITS || box.x + box.w > picture->w + EDGE_UNITS ||
        box.y + box.h > picture->h + EDGE_UNITS)
        quiz_lint_tell_of(lint, &finding);
}

static void check_drawings(const struct quiz_lint *lint, const struct quiz_lint_item *item,
                           enum quiz_view view)
{
    struct quiz_finding finding = quiz_lint_about(item, QUIZ_FINDS_ONE_DRAWING);
    finding.field = QUIZ_FIELD_ID;
    finding.view = view;
    if (lint->scene->pictures[view].is_drawing && !item->is_decoy &&
        !item->item->is_drawn_twice[view])
        quiz_lint_tell_of(lint, &finding);
}

void quiz_lint_shapes(const struct quiz_lint *lint, const struct quiz_lint_item *item)
{
    for (int view = 0; view < QUIZ_VIEWS; view++) {
        if (!lint->scene->pictures[view].path)
            continue;
        check_shape(lint, item, (enum quiz_view)view);
        check_drawings(lint, item, (enum quiz_view)view);
    }
}

static void check_overlaps(const struct quiz_lint *lint, const struct quiz_lint_item *item,
                           size_t place)
{
    struct quiz_finding finding = quiz_lint_about(item, QUIZ_FINDS_OVERLAP);
    finding.field = QUIZ_FIELD_SHAPE;
    finding.view = lint->panel->view;
    for (size_t i = 0; i < place; i++) {
        if (!quiz_shape_overlaps(lint->shapes[place], lint->shapes[i]))
            continue;
        struct quiz_lint_item other = quiz_lint_item(lint, i);
        finding.other = (int)other.index;
        finding.other_is_decoy = other.is_decoy;
        quiz_lint_tell_of(lint, &finding);
    }
}

/* What the shape answers to, in millimetres, when the picture is drawn at that scale. */
static double measure(const struct quiz_lint *lint, size_t place, double scale)
{
    double units_per_mm = lint->panel->units_per_mm / scale;
    double slop = QUIZ_SLOP_MM * units_per_mm;
    struct quiz_box box = quiz_shape_bounds(lint->shapes[place]);
    double across = sqrt((box.w + 2 * slop) * (box.h + 2 * slop));
    size_t count = lint->scene->hazard_count + lint->scene->decoy_count;
    return quiz_hit_diameter(lint->shapes, count, place, &lint->scene->pictures[lint->panel->view],
                             slop, across / SAMPLES_ROW) /
           units_per_mm;
}

static void check_size(const struct quiz_lint *lint, struct quiz_finding finding, size_t place)
{
    finding.limit = QUIZ_TARGET_MIN_MM;
    finding.number = measure(lint, place, 1);
    finding.kind = QUIZ_FINDS_TOO_SMALL;
    if (finding.number >= finding.limit) {
        finding.number = measure(lint, place, QUIZ_LOW_SCALE);
        finding.kind = QUIZ_FINDS_TOO_LOW;
    }
    if (finding.number < finding.limit)
        quiz_lint_tell_of(lint, &finding);
}

static void check_edge(const struct quiz_lint *lint, struct quiz_finding finding, size_t place)
{
    const struct quiz_picture *picture = &lint->scene->pictures[lint->panel->view];
    struct quiz_box box = quiz_shape_bounds(lint->shapes[place]);
    double room =
        fmin(fmin(box.x, box.y), fmin(picture->w - box.x - box.w, picture->h - box.y - box.h));
    finding.kind = QUIZ_FINDS_NEAR_EDGE;
    finding.number = fmax(room, 0) / lint->panel->units_per_mm;
    finding.limit = QUIZ_EDGE_MIN_MM;
    if (room >= -EDGE_UNITS && finding.number < finding.limit)
        quiz_lint_tell_of(lint, &finding);
}

void quiz_lint_room(const struct quiz_lint *lint, const struct quiz_lint_item *item, size_t place)
{
    struct quiz_finding finding = quiz_lint_about(item, QUIZ_FINDS_TOO_SMALL);
    finding.field = QUIZ_FIELD_SHAPE;
    finding.view = lint->panel->view;
    if (!lint->scene->pictures[finding.view].path ||
        quiz_shape_fault(lint->shapes[place]) != QUIZ_SHAPE_FINE)
        return;
    check_overlaps(lint, item, place);
    if (item->is_decoy || !(lint->panel->units_per_mm > 0))
        return;
    check_size(lint, finding, place);
    check_edge(lint, finding, place);
}
