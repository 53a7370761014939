/*
 * quiz/cells: which part of a scene's picture each hazard changes, and a level put together from
 * two pictures.
 *
 * Pure. A picture is drawn small, QUIZ_GRID_SIDE pixels along its longer side: all hazards put
 * right, and once for each hazard with only that one dangerous. A pixel of these is a cell. The
 * cells that differ, and those around them (edges, shadows, scaling), are the hazard's. Those of
 * two hazards must not meet; then a level is the picture with all put right and, for each dangerous
 * hazard, its rectangles copied from the picture with all dangerous, at any size of the two.
 */
#ifndef QUIZ_CELLS_H
#define QUIZ_CELLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define QUIZ_GRID_SIDE     480 /* 8 units a cell in our scenes of 3840 × 2160 */
#define QUIZ_CELLS_BETWEEN 3   /* so many untouched ones between two hazards are enough */

struct quiz_grid {
    int w, h; /* cells */
};

struct quiz_cell_rect { /* half-open, in cells */
    int x, y, w, h;
};

struct quiz_cells {
    int w, h;
    uint8_t *marks; /* w * h, 1: changed; owned */
    int count;      /* marks that are 1 */
};

/* The grid of a picture of that size (units, each more than 0): its longer side gets
 * QUIZ_GRID_SIDE, the other at least 1. */
struct quiz_grid quiz_cells_grid(double picture_w, double picture_h);

/* Marks what differs between two pictures of w × h pixels, and all cells next to that. */
struct quiz_cells quiz_cells_compare(const uint32_t *a, const uint32_t *b, int w, int h);
void quiz_cells_finish(struct quiz_cells *cells);

/* Whether both mark a cell; which (the first). Both of the same size. */
bool quiz_cells_meet(const struct quiz_cells *a, const struct quiz_cells *b, int *out_x,
                     int *out_y);

/*
 * Rectangles that hold all cells[index] marks and none that another of cells[count] marks: the one
 * around all of them where that will do, else few. They do not overlap. Returns them, *out_count
 * many, owned by the caller (free()); NULL: nothing is marked.
 */
struct quiz_cell_rect *quiz_cells_rects(const struct quiz_cells *cells, size_t count, size_t index,
                                        size_t *out_count);

/* Copies a rectangle of the grid, in which it lies, between pictures of w × h pixels. */
void quiz_cells_copy(const struct quiz_cell_rect *rect, struct quiz_grid grid, const uint32_t *from,
                     uint32_t *to, int w, int h);

#endif
