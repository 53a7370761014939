/*
 * What is kept of an element: its shape's attributes, where it stands, and whether it is drawn.
 */
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "config/svg_parts.h"

struct svg_attribute svg_attributes_at(const struct svg_attributes *attributes, int index)
{
    const unsigned char **five = attributes->row + (ptrdiff_t)5 * index;
    return (struct svg_attribute){.name = (const char *)five[0],
                                  .prefix = (const char *)five[1],
                                  .value = (const char *)five[3],
                                  .len = (size_t)(five[4] - five[3])};
}

char *svg_attributes_find(const struct svg_attributes *attributes, const char *name)
{
    for (int i = 0; i < attributes->count; i++) {
        struct svg_attribute attribute = svg_attributes_at(attributes, i);
        if (!attribute.prefix && strcmp(attribute.name, name) == 0)
            return mem_copy_span(attribute.value, attribute.len);
    }
    return NULL;
}

const char *const *svg_kind_attributes(enum svg_kind kind)
{
    static const char *const names[][SVG_ATTRIBUTES] = {
        [SVG_RECT] = {"x", "y", "width", "height"},
        [SVG_CIRCLE] = {"cx", "cy", "r"},
        [SVG_ELLIPSE] = {"cx", "cy", "rx", "ry"},
        [SVG_POLYGON] = {"points"},
        [SVG_PATH] = {"d"},
        [SVG_OTHER] = {NULL},
    };
    return names[kind];
}

static enum svg_kind kind_of(const char *name)
{
    static const char *const names[] = {"rect", "circle", "ellipse", "polygon", "path"};
    int kind = 0;
    while (kind < SVG_OTHER && strcmp(names[kind], name) != 0)
        kind++;
    return (enum svg_kind)kind;
}

bool svg_is_aside(const char *name)
{
    static const char *const names[] = {"defs",    "symbol", "clipPath", "mask",
                                        "pattern", "marker", "svg"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (strcmp(names[i], name) == 0)
            return true;
    return false;
}

bool svg_read_view_box(const char *text, double box[4])
{
    for (int i = 0; i < 4; i++)
        if (!svg_scan_number(&text, &box[i]))
            return false;
    svg_skip_spaces(&text);
    return *text == '\0';
}

void svg_keep_element(struct svg_shapes *shapes, const char *name, const struct svg_level *level,
                      const struct svg_attributes *attributes)
{
    char *id = svg_attributes_find(attributes, "id");
    if (!id)
        return;
    shapes->elements =
        mem_grow(shapes->elements, shapes->count, &shapes->capacity, sizeof(*shapes->elements));
    struct svg_element *element = &shapes->elements[shapes->count++];
    *element = (struct svg_element){.id = id,
                                    .name = mem_copy_text(name),
                                    .kind = kind_of(name),
                                    .matrix = level->matrix,
                                    .is_lost = level->is_lost,
                                    .is_aside = level->is_aside};
    const char *const *names = svg_kind_attributes(element->kind);
    for (int i = 0; i < SVG_ATTRIBUTES && names[i]; i++)
        element->attributes[i] = svg_attributes_find(attributes, names[i]);
}
