/*
 * layout/lines: sets the units of a break plan in lines at one size. Inside the room only.
 */
#ifndef LAYOUT_LINES_H
#define LAYOUT_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/breaks.h"
#include "layout/text.h"

/*
 * The widths of a plan's units at one size. A line is measured as the sum of its units, each with
 * its left neighbour (kerning, the gap between Latin and Chinese), so that trying thousands of
 * lines costs no more than two calls a unit.
 */
struct ruler {
    const struct break_plan *plan;
    int64_t *alone;  /* alone[count]: a unit's width at the beginning of a line */
    int64_t *before; /* before[count + 1]: the sum of the widths in front of it, all in one line */
};

void ruler_init(struct ruler *ruler, const struct break_plan *plan,
                const struct layout_text_request *request, int size_px);
void ruler_finish(struct ruler *ruler);

/* Where lines end: line i is the units from ends[i - 1] (0 for the first) up to ends[i]. */
struct line_ends {
    size_t ends[LAYOUT_LINES_MAX];
    size_t count;
};

/*
 * Fills lines as far as they go, with breaks up to worst: the fewest lines there can be. Returns
 * how many; 0 when a piece without such a break is too wide. *out (may be NULL) gets the first
 * LAYOUT_LINES_MAX. With BREAK_NEVER there is always a way: a single unit may then be too wide.
 */
size_t lines_fill(const struct ruler *ruler, int64_t limit_px, enum break_rank worst,
                  struct line_ends *out);

/*
 * Sets the best lines: breaks at the best places, lines of like length, not many more lines than
 * needed and at most max_lines. fewest and *out are what lines_fill() gave, fewest 1 to
 * LAYOUT_LINES_MAX; a very long text keeps those lines.
 */
void lines_set(const struct ruler *ruler, int64_t limit_px, enum break_rank worst, size_t fewest,
               size_t max_lines, struct line_ends *out);

#endif
