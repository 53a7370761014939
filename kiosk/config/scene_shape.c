#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "config/fields.h"
#include "config/scene_parts.h"

#define SVG_ID_BYTES 200

struct shape_form {
    const char *svg;
    const config_setting_t *polygon, *circle, *rect;
};

static const struct config_field shape_fields[] = {
    {"svg", CONFIG_TEXT, .offset = offsetof(struct shape_form, svg), .min = 1, .max = SVG_ID_BYTES},
    {"polygon", CONFIG_LIST, .offset = offsetof(struct shape_form, polygon)},
    {"circle", CONFIG_LIST, .offset = offsetof(struct shape_form, circle)},
    {"rect", CONFIG_LIST, .offset = offsetof(struct shape_form, rect)},
    {.key = NULL},
};

static bool read_number(const struct config_document *document, const config_setting_t *list,
                        int index, double *out)
{
    const config_setting_t *element = config_setting_get_elem(list, (unsigned)index);
    return config_fields_read_number(document, element, -QUIZ_COORDINATE_MAX, QUIZ_COORDINATE_MAX,
                                     false, out);
}

static bool read_numbers(const struct config_document *document, const config_setting_t *list,
                         double *out, int count)
{
    if (config_setting_length(list) != count) {
        config_document_error(document, list, "%s 要写 %d 个数：%s must have %d numbers",
                              config_fields_name(list), count,
                              count == 3 ? "[圆心x, 圆心y, 半径]" : "[左, 上, 宽, 高]", count);
        return false;
    }
    for (int i = 0; i < count; i++)
        if (!read_number(document, list, i, &out[i]))
            return false;
    return true;
}

/* Points beyond the first too many are not kept: the shape has a fault anyway. */
static bool read_polygon(const struct config_document *document, const config_setting_t *list,
                         struct quiz_shape *out)
{
    int count = config_setting_length(list);
    double x, y;
    if (count % 2 != 0) {
        config_document_error(document, list,
                              "polygon 有 %d 个数，不成对；请写 [x1, y1, x2, y2, …] has %d "
                              "numbers: write pairs, [x1, y1, x2, y2, ...]",
                              count, count);
        return false;
    }
    out->kind = QUIZ_POLYGON;
    for (int i = 0; i < count && out->count <= QUIZ_POINTS_MAX; i += 2) {
        if (!read_number(document, list, i, &x) || !read_number(document, list, i + 1, &y))
            return false;
        quiz_shape_add_point(out, (struct quiz_point){x, y});
    }
    return true;
}

/* The forms with numbers. */
static bool make(const struct config_document *document, const struct shape_form *form,
                 struct quiz_shape *out)
{
    double at[4] = {0};
    bool ok = false;
    if (form->polygon) {
        ok = read_polygon(document, form->polygon, out);
    } else if (form->circle) {
        ok = read_numbers(document, form->circle, at, 3);
        out->kind = QUIZ_CIRCLE;
        out->centre = (struct quiz_point){at[0], at[1]};
        out->radius = at[2];
    } else if (form->rect) {
        ok = read_numbers(document, form->rect, at, 4);
        out->kind = QUIZ_RECT;
        out->box = (struct quiz_box){at[0], at[1], at[2], at[3]};
    }
    if (!ok)
        quiz_shape_finish(out);
    else
        quiz_shape_judge(out);
    return ok;
}

/* False, reported, when the group does not say exactly one shape. */
static bool read_form(const struct config_document *document, const config_setting_t *group,
                      struct shape_form *out)
{
    static const char wanted[] =
        "{ svg = \"C01\"; }、{ polygon = [x1, y1, …]; }、{ circle = [x, y, "
        "r]; } 或 { rect = [x, y, w, h]; }";
    if (!config_setting_is_group(group)) {
        config_fields_wrong_kind(document, group, wanted, "one of these");
        return false;
    }
    size_t errors_before = document->report->errors;
    config_fields_read(document, group, shape_fields, out);
    if (document->report->errors > errors_before)
        return false;
    if ((out->svg != NULL) + (out->polygon != NULL) + (out->circle != NULL) + (out->rect != NULL) ==
        1)
        return true;
    config_document_error(document, group, "%s 要写一种形状，且只写一种：%s write one of these",
                          config_fields_name(group), wanted);
    return false;
}

/* The shape of that id in the view's picture; what is wrong is reported at setting. */
static bool find_in_drawing(const struct config_scene_file *file, enum quiz_view view,
                            const char *id, const config_setting_t *setting, struct quiz_shape *out)
{
    struct err err;
    char shown[CONFIG_SHOWN_BYTES];
    const char *picture = file_name(file->out->scene.pictures[view].path);
    if (!file->drawings[view])
        (void)err_set(&err, ERR_UNSUPPORTED,
                      "不是 SVG，请写 polygon、circle 或 rect is not an SVG: write polygon, circle "
                      "or rect");
    else if (svg_shapes_find(file->drawings[view], id, out, &err))
        return true;
    config_document_error(&file->document, setting, "%s 里找不到形状“%s”：%s", picture,
                          config_fields_shown(id, shown), err.text);
    return false;
}

/* The shape that a form says for a view; false, reported, when there is none. */
static bool take(struct config_scene_file *file, const config_setting_t *setting,
                 const struct shape_form *form, enum quiz_view view, struct quiz_item *item)
{
    struct quiz_shape *shape = &item->shapes[view];
    if (!form->svg)
        return make(&file->document, form, shape);
    return !file->out->scene.pictures[view].path ||
           find_in_drawing(file, view, form->svg, setting, shape);
}

void config_scene_read_shapes(struct config_scene_file *file, const config_setting_t *shape,
                              const config_setting_t *shape_portrait, struct quiz_item *item,
                              struct config_scene_spots *spots)
{
    struct shape_form form = {0}, portrait = {0};
    bool is_read = shape && read_form(&file->document, shape, &form);
    bool is_shared = !shape_portrait && form.svg && file->drawings[QUIZ_PORTRAIT];
    spots->is_shape_told[QUIZ_LANDSCAPE] = shape && !is_read;
    spots->is_shape_told[QUIZ_PORTRAIT] = shape && !is_read;
    if (is_read)
        spots->is_shape_told[QUIZ_LANDSCAPE] = !take(file, shape, &form, QUIZ_LANDSCAPE, item);
    if (is_read && is_shared)
        spots->is_shape_told[QUIZ_PORTRAIT] = !take(file, shape, &form, QUIZ_PORTRAIT, item);
    if (shape_portrait)
        spots->is_shape_told[QUIZ_PORTRAIT] =
            !read_form(&file->document, shape_portrait, &portrait) ||
            !take(file, shape_portrait, &portrait, QUIZ_PORTRAIT, item);
}
