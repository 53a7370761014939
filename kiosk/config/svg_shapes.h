/*
 * config/svg_shapes: the shapes that an SVG file names, by libxml2.
 *
 * rect (without round corners), circle, ellipse, polygon, and path (curves become polygons, within
 * half a unit), with all transforms above them, in units of the viewBox. Refused whole
 * (ERR_UNTRUSTED): a DOCTYPE or entities, script elements and on… attributes, references to
 * anything outside the file (data: is inside); ERR_LIMIT: more than 8 MiB, 100,000 elements, 256
 * attributes of one or a depth of 64.
 */
#ifndef CONFIG_SVG_SHAPES_H
#define CONFIG_SVG_SHAPES_H

#include "base/err.h"
#include "quiz/shape.h"

struct svg_shapes; /* opaque */

/* ERR_GONE, ERR_IO, ERR_PARSE (place in the text), and as above. */
struct svg_shapes *svg_shapes_load(const char *path, struct err *err) MUST_USE;
void svg_shapes_free(struct svg_shapes *shapes); /* NULL is fine */

/* The viewBox's size, or width and height; 1 to 100,000 each. */
void svg_shapes_size(const struct svg_shapes *shapes, double *out_w, double *out_h);

/* Whether an element of that id is there. */
bool svg_shapes_has(const struct svg_shapes *shapes, const char *id);

/* The shape of the element with that id, owned by the caller. ERR_GONE no such element,
 * ERR_UNSUPPORTED it is no shape (text: what it is), ERR_PARSE its numbers. */
bool svg_shapes_find(const struct svg_shapes *shapes, const char *id, struct quiz_shape *out,
                     struct err *err) MUST_USE;

#endif
