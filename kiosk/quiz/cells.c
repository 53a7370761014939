#include "quiz/cells.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct quiz_grid quiz_cells_grid(double picture_w, double picture_h)
{
    double longer = fmax(picture_w, picture_h);
    return (struct quiz_grid){(int)fmax(1, round(picture_w / longer * QUIZ_GRID_SIDE)),
                              (int)fmax(1, round(picture_h / longer * QUIZ_GRID_SIDE))};
}

static uint8_t *mark_at(const struct quiz_cells *cells, int x, int y)
{
    return &cells->marks[(size_t)y * (size_t)cells->w + (size_t)x];
}

static int at_most(int value, int max)
{
    return value < max ? value : max;
}

static int at_least(int value, int min)
{
    return value > min ? value : min;
}

static void mark_around(struct quiz_cells *cells, int x, int y)
{
    for (int j = at_least(y - 1, 0); j <= at_most(y + 1, cells->h - 1); j++)
        for (int i = at_least(x - 1, 0); i <= at_most(x + 1, cells->w - 1); i++) {
            cells->count += !*mark_at(cells, i, j);
            *mark_at(cells, i, j) = 1;
        }
}

struct quiz_cells quiz_cells_compare(const uint32_t *a, const uint32_t *b, int w, int h)
{
    struct quiz_cells cells = {w, h, mem_alloc((size_t)w * (size_t)h), 0};
    for (int y = 0; y < h; y++)
        for (int x = 0; x < w; x++, a++, b++)
            if (*a != *b)
                mark_around(&cells, x, y);
    return cells;
}

void quiz_cells_finish(struct quiz_cells *cells)
{
    free(cells->marks);
    *cells = (struct quiz_cells){0};
}

bool quiz_cells_meet(const struct quiz_cells *a, const struct quiz_cells *b, int *out_x, int *out_y)
{
    for (int y = 0; y < a->h; y++)
        for (int x = 0; x < a->w; x++)
            if (*mark_at(a, x, y) && *mark_at(b, x, y)) {
                *out_x = x;
                *out_y = y;
                return true;
            }
    return false;
}

/* --- rectangles ---------------------------------------------------------------------------------
 */

struct rects {
    struct quiz_cell_rect *items;
    size_t count, capacity;
};

static void add_rect(struct rects *rects, struct quiz_cell_rect rect)
{
    rects->items = mem_grow(rects->items, rects->count, &rects->capacity, sizeof(rect));
    rects->items[rects->count++] = rect;
}

static struct quiz_cell_rect bounds_of(const struct quiz_cells *cells)
{
    int left = cells->w, right = 0, top = cells->h, bottom = 0;
    for (int y = 0; y < cells->h; y++)
        for (int x = 0; x < cells->w; x++) {
            if (!*mark_at(cells, x, y))
                continue;
            left = at_most(left, x);
            right = at_least(right, x + 1);
            top = at_most(top, y);
            bottom = at_least(bottom, y + 1);
        }
    return (struct quiz_cell_rect){left, top, right - left, bottom - top};
}

static bool has_mark_in(const struct quiz_cells *cells, struct quiz_cell_rect rect)
{
    for (int y = rect.y; y < rect.y + rect.h; y++)
        if (memchr(mark_at(cells, rect.x, y), 1, (size_t)rect.w))
            return true;
    return false;
}

static bool is_free_of_others(const struct quiz_cells *cells, size_t count, size_t index,
                              struct quiz_cell_rect rect)
{
    for (size_t i = 0; i < count; i++)
        if (i != index && has_mark_in(&cells[i], rect))
            return false;
    return true;
}

/* Lengthens a rectangle that ends above row y and is as wide as this run; false: there is none. */
static bool lengthen(struct rects *rects, int x, int y, int w)
{
    for (size_t i = 0; i < rects->count; i++) {
        struct quiz_cell_rect *rect = &rects->items[i];
        if (rect->x == x && rect->w == w && rect->y + rect->h == y) {
            rect->h++;
            return true;
        }
    }
    return false;
}

static void add_row(struct rects *rects, const struct quiz_cells *cells, int y)
{
    for (int x = 0; x < cells->w; x++) {
        int from = x;
        while (x < cells->w && *mark_at(cells, x, y))
            x++;
        if (x > from && !lengthen(rects, from, y, x - from))
            add_rect(rects, (struct quiz_cell_rect){from, y, x - from, 1});
    }
}

struct quiz_cell_rect *quiz_cells_rects(const struct quiz_cells *cells, size_t count, size_t index,
                                        size_t *out_count)
{
    struct rects rects = {NULL, 0, 0};
    const struct quiz_cells *own = &cells[index];
    *out_count = 0;
    if (own->count == 0)
        return NULL;
    struct quiz_cell_rect around = bounds_of(own);
    bool is_one_enough = is_free_of_others(cells, count, index, around);
    if (is_one_enough)
        add_rect(&rects, around);
    for (int y = around.y; !is_one_enough && y < around.y + around.h; y++)
        add_row(&rects, own, y);
    *out_count = rects.count;
    return rects.items;
}

/* Where the cell begins among so many pixels: rounded, so that neighbours meet. */
static int pixel_of(int cell, int cells, int pixels)
{
    return (int)(((int64_t)cell * pixels + cells / 2) / cells);
}

void quiz_cells_copy(const struct quiz_cell_rect *rect, struct quiz_grid grid, const uint32_t *from,
                     uint32_t *to, int w, int h)
{
    size_t left = (size_t)pixel_of(rect->x, grid.w, w);
    size_t right = (size_t)pixel_of(rect->x + rect->w, grid.w, w);
    int bottom = pixel_of(rect->y + rect->h, grid.h, h);
    for (int y = pixel_of(rect->y, grid.h, h); y < bottom; y++) {
        size_t at = (size_t)y * (size_t)w + left;
        memcpy(to + at, from + at, (right - left) * sizeof(*to));
    }
}
