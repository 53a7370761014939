#include "config/svg_shapes.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/str.h"
#include "config/svg_parts.h"

#define FILE_MAX_BYTES 8388608
#define EVEN           1e-9 /* how far from even a transform may be by rounding */

static int compare(const void *left, const void *right)
{
    const struct svg_element *a = left, *b = right;
    return strcmp(a->id, b->id);
}

struct svg_shapes *svg_shapes_load(const char *path, struct err *err)
{
    struct str text = {0};
    struct svg_shapes *shapes = mem_alloc(sizeof(*shapes));
    bool ok = file_read(path, FILE_MAX_BYTES, &text, err) &&
              svg_read(text.text ? text.text : "", text.len, shapes, err);
    str_finish(&text);
    if (!ok) {
        svg_shapes_free(shapes);
        return NULL;
    }
    if (shapes->count)
        qsort(shapes->elements, shapes->count, sizeof(*shapes->elements), compare);
    return shapes;
}

void svg_shapes_free(struct svg_shapes *shapes)
{
    if (!shapes)
        return;
    for (size_t i = 0; i < shapes->count; i++) {
        for (int k = 0; k < SVG_ATTRIBUTES; k++)
            free(shapes->elements[i].attributes[k]);
        free(shapes->elements[i].id);
        free(shapes->elements[i].name);
    }
    free(shapes->elements);
    free(shapes);
}

void svg_shapes_size(const struct svg_shapes *shapes, double *out_w, double *out_h)
{
    *out_w = shapes->w;
    *out_h = shapes->h;
}

/* The first of that id; NULL: none. */
static const struct svg_element *find(const struct svg_shapes *shapes, const char *id)
{
    size_t low = 0, high = shapes->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(shapes->elements[middle].id, id) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    bool is_there = low < shapes->count && strcmp(shapes->elements[low].id, id) == 0;
    return is_there ? &shapes->elements[low] : NULL;
}

static bool is_twice(const struct svg_shapes *shapes, const struct svg_element *element)
{
    const struct svg_element *next = element + 1;
    return next < shapes->elements + shapes->count && strcmp(next->id, element->id) == 0;
}

bool svg_shapes_has(const struct svg_shapes *shapes, const char *id)
{
    return find(shapes, id) != NULL;
}

static bool read_lengths(const struct svg_element *element, double out[SVG_ATTRIBUTES],
                         struct err *err)
{
    const char *const *names = svg_kind_attributes(element->kind);
    for (int i = 0; i < SVG_ATTRIBUTES && names[i]; i++)
        if (!svg_read_length(element->attributes[i], &out[i]))
            return err_set(err, ERR_PARSE, "<%s> 的 %s 不是数字 its %s is not a number",
                           element->name, names[i], names[i]);
    return true;
}

/* Whether squares stay upright squares or rectangles. */
static bool is_upright(const struct svg_matrix *m)
{
    double size = fmax(hypot(m->a, m->b), hypot(m->c, m->d)) * EVEN;
    return (fabs(m->b) <= size && fabs(m->c) <= size) || (fabs(m->a) <= size && fabs(m->d) <= size);
}

/* Whether circles stay circles. */
static bool is_similar(const struct svg_matrix *m)
{
    double of_x = m->a * m->a + m->b * m->b, of_y = m->c * m->c + m->d * m->d;
    return fabs(of_x - of_y) <= of_x * EVEN && fabs(m->a * m->c + m->b * m->d) <= of_x * EVEN;
}

static void make_rect(struct svg_outline *outline, const double at[4])
{
    const struct quiz_point corners[] = {{at[0], at[1]},
                                         {at[0] + at[2], at[1]},
                                         {at[0] + at[2], at[1] + at[3]},
                                         {at[0], at[1] + at[3]}};
    struct quiz_point a = svg_matrix_apply(&outline->matrix, corners[0]);
    struct quiz_point b = svg_matrix_apply(&outline->matrix, corners[2]);
    if (is_upright(&outline->matrix)) {
        outline->shape.kind = QUIZ_RECT;
        outline->shape.box =
            (struct quiz_box){fmin(a.x, b.x), fmin(a.y, b.y), fabs(a.x - b.x), fabs(a.y - b.y)};
        return;
    }
    for (int i = 0; i < 4; i++)
        svg_outline_line(outline, corners[i]);
}

static void make_round(struct svg_outline *outline, const double at[4])
{
    struct quiz_point centre = {at[0], at[1]};
    if (at[2] != at[3] || !is_similar(&outline->matrix)) {
        svg_outline_ellipse(outline, centre, at[2], at[3]);
        return;
    }
    outline->shape.kind = QUIZ_CIRCLE;
    outline->shape.centre = svg_matrix_apply(&outline->matrix, centre);
    outline->shape.radius = at[2] * hypot(outline->matrix.a, outline->matrix.b);
}

static bool make(const struct svg_element *element, struct svg_outline *outline, struct err *err)
{
    double at[SVG_ATTRIBUTES] = {0};
    const char *text = element->attributes[0] ? element->attributes[0] : "";
    switch (element->kind) {
    case SVG_POLYGON:
        return svg_points_read(text, outline, err);
    case SVG_PATH:
        return svg_path_read(text, outline, err);
    default:
        break;
    }
    if (!read_lengths(element, at, err))
        return false;
    if (element->kind == SVG_CIRCLE)
        at[3] = at[2];
    if (element->kind == SVG_RECT)
        make_rect(outline, at);
    else
        make_round(outline, at);
    return true;
}

static bool is_usable(const struct svg_shapes *shapes, const struct svg_element *element,
                      struct err *err)
{
    if (is_twice(shapes, element))
        return err_set(err, ERR_PARSE, "有两个元素用这个 id two elements have this id");
    if (element->kind == SVG_OTHER)
        return err_set(err, ERR_UNSUPPORTED,
                       "是 <%s>，不是图形；请把 id 写在 rect、circle、ellipse、polygon 或 path 上 "
                       "is a <%s>: give the id to a rect, circle, ellipse, polygon or path",
                       element->name, element->name);
    if (element->is_aside)
        return err_set(err, ERR_UNSUPPORTED,
                       "在 <defs>、<symbol> 一类不直接画出的元素里，请移到外面 is inside <defs>, "
                       "<symbol> or the like: move it out");
    return !element->is_lost ||
           err_set(err, ERR_PARSE, "transform 读不懂 its transform cannot be read");
}

bool svg_shapes_find(const struct svg_shapes *shapes, const char *id, struct quiz_shape *out,
                     struct err *err)
{
    const struct svg_element *element = find(shapes, id);
    if (!element)
        return err_set(err, ERR_GONE, "没有这个 id no element has this id");
    struct svg_outline outline = {.shape.kind = QUIZ_POLYGON, .matrix = element->matrix};
    if (!is_usable(shapes, element, err) || !make(element, &outline, err)) {
        quiz_shape_finish(&outline.shape);
        return false;
    }
    quiz_shape_judge(&outline.shape);
    *out = outline.shape;
    return true;
}
