/*
 * json/hotspots: what an H5P "Find Multiple Hotspots" task says (content/content.json of a .h5p
 * file).
 *
 * Keys as in the semantics.json of H5P.ImageMultipleHotspotQuestion 1.0: the picture with its path,
 * and spots with percentages of its width and height, a figure, correct or not, and a feedback
 * text.
 */
#ifndef JSON_HOTSPOTS_H
#define JSON_HOTSPOTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

#define JSON_HOTSPOTS_MAX 80

struct json_hotspot {
    bool is_right;     /* to be found; else it only has something to say */
    bool is_circle;    /* an ellipse in its box; else a rectangle */
    double x, y, w, h; /* 0 to 100, of the picture */
    char *feedback;    /* plain text: no tags, no entities; "" for none */
};

struct json_hotspots {
    char *title;   /* "" for none */
    char *picture; /* path under content/ */
    int w, h;      /* of the picture in pixels, 1 to 30,000 */
    struct json_hotspot *spots;
    size_t count;
};

/* ERR_PARSE not JSON; ERR_INVALID another kind of task, no picture, a number that is none;
 * ERR_LIMIT more than JSON_HOTSPOTS_MAX spots. Finish *out in any case. */
bool json_hotspots_read(const char *text, size_t len, struct json_hotspots *out,
                        struct err *err) MUST_USE;
void json_hotspots_finish(struct json_hotspots *hotspots);

#endif
