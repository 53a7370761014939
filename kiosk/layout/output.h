/*
 * layout/output: the output map of a layout: which pieces of the canvas stand where on the panel,
 * as a sender card's cabinets want them.
 *
 * Pure. A piece is mirrored (left becomes right), then turned clockwise, then laid with its
 * top-left corner at its place; where pieces overlap the later one shows.
 */
#ifndef LAYOUT_OUTPUT_H
#define LAYOUT_OUTPUT_H

#include "layout/layout.h"

struct layout_output {
    struct layout_rect from; /* canvas pixels */
    int to_x, to_y;          /* panel pixels: the corner of the piece as it stands there */
    int rotate;              /* 0, 90, 180, 270 degrees clockwise */
    bool mirror;
};

/*
 * A touch backwards through the map: the canvas pixel that shows at that panel pixel. False where
 * no piece lies (outputs untouched). Pieces without width or height show nothing.
 */
bool layout_output_to_canvas(const struct layout_output *outputs, size_t count, int panel_x,
                             int panel_y, int *out_x, int *out_y);

#endif
