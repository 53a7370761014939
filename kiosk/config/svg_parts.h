/*
 * config/svg_parts (private): the parts of reading shapes from an SVG file, a file each.
 *
 * svg_read.c walks through the file (libxml2), svg_element.c keeps what has an id, svg_refuse.c
 * says what must not be in a file, svg_number.c and svg_matrix.c read numbers and transforms,
 * svg_outline.c and svg_path.c turn curves into points, svg_shapes.c answers.
 */
#ifndef CONFIG_SVG_PARTS_H
#define CONFIG_SVG_PARTS_H

#include "config/svg_shapes.h"

/* --- numbers; at moves behind what was read, and stays where there is none --- */

void svg_skip_spaces(const char **at); /* and commas */
/* After spaces and commas; false: no number, or one too large. */
bool svg_scan_number(const char **at, double *out);
/* An arc's flag, one digit that may stand right before the next number. */
bool svg_scan_flag(const char **at, double *out);
/* A whole attribute: a number, perhaps with a unit; in px. NULL is 0. False for % and others. */
bool svg_read_length(const char *text, double *out);

/* --- transforms: x' = ax + cy + e, y' = bx + dy + f --- */

struct svg_matrix {
    double a, b, c, d, e, f;
};

#define SVG_IDENTITY ((struct svg_matrix){1, 0, 0, 1, 0, 0})

/* First inner, then outer. */
struct svg_matrix svg_matrix_join(struct svg_matrix outer, struct svg_matrix inner);
struct quiz_point svg_matrix_apply(const struct svg_matrix *matrix, struct quiz_point point);
/* A `transform` attribute. *out is untouched when it cannot be read. */
bool svg_matrix_read(const char *text, struct svg_matrix *out);

/* --- points along a line, in units of the viewBox --- */

struct svg_outline {
    struct quiz_shape shape; /* at most QUIZ_POINTS_MAX + 1 points: then it has too many */
    struct svg_matrix matrix;
};

void svg_outline_line(struct svg_outline *outline, struct quiz_point to);
void svg_outline_cubic(struct svg_outline *outline, const struct quiz_point curve[4]);
void svg_outline_ellipse(struct svg_outline *outline, struct quiz_point centre, double rx,
                         double ry);
/* Drops a last point that repeats the first. */
void svg_outline_close(struct svg_outline *outline);

/* `points` of a polygon, `d` of a path. ERR_PARSE, and ERR_UNSUPPORTED for a path of several parts.
 */
bool svg_points_read(const char *points, struct svg_outline *outline, struct err *err) MUST_USE;
bool svg_path_read(const char *d, struct svg_outline *outline, struct err *err) MUST_USE;

/* --- the file --- */

enum svg_kind { SVG_RECT, SVG_CIRCLE, SVG_ELLIPSE, SVG_POLYGON, SVG_PATH, SVG_OTHER };

#define SVG_ATTRIBUTES 4 /* that a shape is made of */

struct svg_element {
    char *id;                         /* owned, like all texts here */
    char *name;                       /* of the element */
    char *attributes[SVG_ATTRIBUTES]; /* as svg_kind_attributes() has them; NULL: not written */
    enum svg_kind kind;
    struct svg_matrix matrix; /* to units of the viewBox */
    bool is_lost;             /* a transform above it cannot be read */
    bool is_aside;            /* in <defs> or what else is not drawn where it stands */
};

struct svg_shapes {
    double w, h;
    struct svg_element *elements; /* sorted by id */
    size_t count, capacity;
};

/* Names of the attributes, SVG_ATTRIBUTES at most, NULL where there are fewer. */
const char *const *svg_kind_attributes(enum svg_kind kind);

/* An element's attributes as libxml2 hands them over, five pointers each: name, prefix, namespace,
 * the value's begin and end. */
struct svg_attributes {
    const unsigned char **row;
    int count;
};

/* Borrowed from the row; the value has no NUL behind it. */
struct svg_attribute {
    const char *name, *prefix, *value; /* prefix: or NULL */
    size_t len;
};

struct svg_attribute svg_attributes_at(const struct svg_attributes *attributes, int index);
/* The value of an attribute without prefix, owned by the caller; NULL: there is none. */
char *svg_attributes_find(const struct svg_attributes *attributes, const char *name);

/* Four numbers. */
bool svg_read_view_box(const char *text, double box[4]);

/* Whether what is inside such an element is drawn elsewhere, or not at all. */
bool svg_is_aside(const char *name);

/* What holds at an element, from itself and those around it. */
struct svg_level {
    struct svg_matrix matrix;
    bool is_lost, is_aside; /* as in svg_element */
};

/* Adds the element to *shapes when it has an id. */
void svg_keep_element(struct svg_shapes *shapes, const char *name, const struct svg_level *level,
                      const struct svg_attributes *attributes);

/* Reads text[len] into *shapes (empty before). ERR_PARSE, ERR_UNTRUSTED, ERR_LIMIT. */
bool svg_read(const char *text, size_t len, struct svg_shapes *shapes, struct err *err) MUST_USE;

/* --- what must not be there; is_xml: an attribute with the prefix xml: --- */

bool svg_refuse_element(const char *name, struct err *err) MUST_USE;
bool svg_refuse_attribute(const char *name, bool is_xml, const char *value,
                          struct err *err) MUST_USE;
bool svg_refuse_style(const char *css, struct err *err) MUST_USE;
/* Of the file's text, before it is parsed. ERR_LIMIT. */
bool svg_refuse_crowd(const char *text, struct err *err) MUST_USE;

#endif
