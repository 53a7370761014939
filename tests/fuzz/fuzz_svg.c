/*
 * An SVG file: refused with a reason, or a size within limits and shapes that are whole. The ids
 * that are asked for: s, and one letter each.
 */
#include <math.h>

#include "config/svg_shapes.h"
#include "fuzz/folder.h"

static void check_shape(struct quiz_shape *shape)
{
    struct quiz_box box = quiz_shape_bounds(shape);
    bool is_fine = quiz_shape_fault(shape) == QUIZ_SHAPE_FINE;
    assert(shape->kind != QUIZ_NO_SHAPE && shape->count <= QUIZ_POINTS_MAX + 1);
    assert(is_fine ? box.w > 0 && box.h > 0 : box.w == 0 && box.h == 0);
    assert(isfinite(quiz_shape_area(shape)));
    quiz_shape_finish(shape);
}

static void check_ids(const struct svg_shapes *shapes)
{
    for (char letter = 'a'; letter <= 'z'; letter++) {
        struct quiz_shape shape = {0};
        struct err err;
        char id[] = {letter, '\0'};
        bool is_found = svg_shapes_find(shapes, id, &shape, &err);
        if (is_found)
            check_shape(&shape);
        else
            fuzz_expect_reason(&err);
        assert(svg_shapes_has(shapes, id) == (is_found || err.code != ERR_GONE));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
    struct err err;
    double w, h;
    struct svg_shapes *shapes = svg_shapes_load(folder_write("scene.svg", data, len), &err);
    if (!shapes) {
        fuzz_expect_reason(&err);
        return 0;
    }
    svg_shapes_size(shapes, &w, &h);
    assert(w >= 1 && w <= 100000 && h >= 1 && h <= 100000);
    check_ids(shapes);
    svg_shapes_free(shapes);
    return 0;
}
