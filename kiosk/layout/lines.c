/*
 * Total fit: of all ways to set the text in k lines the cheapest is found by dynamic programming
 * over the places where a line may end, for each k from the fewest possible; the cheapest k wins.
 * Costs are whole numbers, so that every machine sets the same lines.
 */
#include "layout/lines.h"

#include <stdlib.h>

#include "base/mem.h"
#include "layout/marks.h"

enum {
    COST_LINE = 100,       /* one line more */
    COST_RAGGED = 1500,    /* × ((width − mean) / mean)² */
    COST_MIXED = 500,      /* a pause inside a line that begins or ends between other words */
    COST_MIXED_PAUSE = 60, /* a pause inside a line that ends at a lesser one */
    COST_LONELY = 500,     /* a line of one character */
    COST_TOO_WIDE = 100000
};
#define COST_NONE          INT64_MAX
#define PLACES_MAX         1000 /* longer texts are only filled: the search would take seconds */
#define SLOGAN_LINES       6    /* up to so many lines a text is set phrase by phrase */
#define MORE_LINES_OF_LONG 2    /* a longer one fills its lines */

static int64_t measure_units(const struct break_plan *plan,
                             const struct layout_text_request *request, int size_px, size_t from,
                             size_t count)
{
    const struct break_unit *first = &plan->units[from], *last = &plan->units[from + count - 1];
    return request->measure(request->measure_ctx, plan->text + first->at,
                            last->at + last->len - first->at, size_px);
}

void ruler_init(struct ruler *ruler, const struct break_plan *plan,
                const struct layout_text_request *request, int size_px)
{
    *ruler = (struct ruler){
        .plan = plan,
        .alone = mem_alloc((plan->count + 1) * sizeof(*ruler->alone)),
        .before = mem_alloc((plan->count + 1) * sizeof(*ruler->before)),
    };
    for (size_t i = 0; i < plan->count; i++) {
        bool is_line_end = marks_is_line_end(plan->units[i].point);
        bool is_first = plan->units[i].before == BREAK_FORCED;
        ruler->alone[i] = is_line_end ? 0 : measure_units(plan, request, size_px, i, 1);
        int64_t joined = ruler->alone[i];
        if (!is_line_end && !is_first)
            joined = measure_units(plan, request, size_px, i - 1, 2) - ruler->alone[i - 1];
        ruler->before[i + 1] = ruler->before[i] + joined;
    }
}

void ruler_finish(struct ruler *ruler)
{
    free(ruler->alone);
    free(ruler->before);
    *ruler = (struct ruler){0};
}

static int64_t line_width(const struct ruler *ruler, size_t from, size_t end)
{
    size_t first = break_plan_skip(ruler->plan, from, end);
    size_t last = break_plan_trim(ruler->plan, first, end);
    if (first == last)
        return 0;
    return ruler->alone[first] + ruler->before[last] - ruler->before[first + 1];
}

/* The next place behind from where a line may end. */
static size_t next_place(const struct break_plan *plan, size_t from, enum break_rank worst)
{
    size_t end = from + 1;
    while (end < plan->count && plan->units[end].before > worst)
        end++;
    return end;
}

size_t lines_fill(const struct ruler *ruler, int64_t limit_px, enum break_rank worst,
                  struct line_ends *out)
{
    const struct break_plan *plan = ruler->plan;
    size_t count = 0, start = 0;
    while (start < plan->count) {
        size_t end = next_place(plan, start, worst);
        if (line_width(ruler, start, end) > limit_px && worst < BREAK_NEVER)
            return 0;
        while (end < plan->count && plan->units[end].before != BREAK_FORCED) {
            size_t further = next_place(plan, end, worst);
            if (line_width(ruler, start, further) > limit_px)
                break;
            end = further;
        }
        if (out && count < LAYOUT_LINES_MAX)
            out->ends[out->count++] = end;
        count++;
        start = end;
    }
    return count;
}

/* The places where a line may begin or end, places[0] the beginning, the last one the end. */
struct search {
    const struct ruler *ruler;
    int64_t limit_px;
    int64_t total_px; /* of all lines, when each paragraph is one */
    enum break_rank worst;
    size_t fewest;
    size_t *places;
    size_t count;
    int64_t *costs;   /* costs[lines × count + place] of the best way there */
    uint16_t *origin; /* and the place its last line begins at */
};

static void find_places(struct search *search)
{
    const struct break_plan *plan = search->ruler->plan;
    search->places = mem_alloc((plan->count + 1) * sizeof(*search->places));
    search->count = 1;
    for (size_t at = 0; at < plan->count;) {
        at = next_place(plan, at, search->worst);
        search->places[search->count++] = at;
    }
    for (size_t start = 0, end = 0; start < plan->count; start = end) {
        end = next_place(plan, start, BREAK_FORCED);
        search->total_px += line_width(search->ruler, start, end);
    }
}

static int64_t cost_of_width(const struct search *search, int64_t width, size_t lines)
{
    int64_t mean = search->total_px / (int64_t)lines;
    int64_t off = (width - mean) * COST_RAGGED;
    if (mean < 1)
        return 0;
    int64_t off_by_mean = off / mean;
    return off_by_mean * off_by_mean / COST_RAGGED;
}

/* best_inside: the best place for a break that the line passes over. */
static int64_t cost_of_phrases(const struct search *search, size_t from, size_t end,
                               enum break_rank best_inside)
{
    const struct break_unit *units = search->ruler->plan->units;
    enum break_rank begins = units[from].before, ends = units[end].before;
    enum break_rank lesser = begins > ends ? begins : ends;
    int64_t fade = search->fewest > SLOGAN_LINES ? (int64_t)search->fewest : SLOGAN_LINES;
    if (lesser <= best_inside)
        return 0;
    if (best_inside > BREAK_ENUMERATION)
        return lesser == BREAK_NEVER ? COST_MIXED : 0; /* 请看S|AFETY: not while 请看|S would do */
    int64_t cost = lesser > BREAK_ENUMERATION ? COST_MIXED : COST_MIXED_PAUSE;
    return cost * SLOGAN_LINES / fade;
}

static int64_t cost_of_line(const struct search *search, size_t from, size_t end, int64_t width,
                            size_t lines)
{
    const struct break_plan *plan = search->ruler->plan;
    int64_t cost = COST_LINE + plan->units[end].cost + cost_of_width(search, width, lines);
    if (end - from <= 4 && break_plan_characters(plan, from, end) == 1)
        cost += COST_LONELY;
    return width > search->limit_px ? cost + COST_TOO_WIDE : cost;
}

/* Finds the cheapest last line of `row` lines that ends at place `to`, when there shall be lines.
 */
static void find_best_line(struct search *search, size_t row, size_t to, size_t lines)
{
    const struct break_unit *units = search->ruler->plan->units;
    int64_t *best = &search->costs[row * search->count + to];
    enum break_rank best_inside = BREAK_NONE;
    size_t end = search->places[to];
    for (size_t i = to; i > 0; i--) {
        size_t from = search->places[i - 1];
        int64_t width = line_width(search->ruler, from, end);
        if (width > search->limit_px && i < to)
            return;
        int64_t so_far = search->costs[(row - 1) * search->count + i - 1];
        if (so_far != COST_NONE) {
            int64_t cost = so_far + cost_of_line(search, from, end, width, lines) +
                           cost_of_phrases(search, from, end, best_inside);
            if (cost < *best) {
                *best = cost;
                search->origin[row * search->count + to] = (uint16_t)(i - 1);
            }
        }
        if (units[from].before == BREAK_FORCED)
            return;
        if (units[from].before < best_inside)
            best_inside = units[from].before;
    }
}

/* The cost of the best way to set all in so many lines; COST_NONE when there is none. */
static int64_t search_lines(struct search *search, size_t lines)
{
    for (size_t i = 0; i < (lines + 1) * search->count; i++)
        search->costs[i] = COST_NONE;
    search->costs[0] = 0;
    for (size_t row = 1; row <= lines; row++)
        for (size_t to = row; to < search->count; to++)
            find_best_line(search, row, to, lines);
    return search->costs[lines * search->count + search->count - 1];
}

static void keep_lines(const struct search *search, size_t lines, struct line_ends *out)
{
    size_t to = search->count - 1;
    out->count = lines;
    for (size_t row = lines; row > 0; row--) {
        out->ends[row - 1] = search->places[to];
        to = search->origin[row * search->count + to];
    }
}

static size_t most_lines(size_t fewest, size_t max_lines)
{
    size_t most = fewest <= SLOGAN_LINES ? 2 * fewest + 2 : fewest + MORE_LINES_OF_LONG;
    most = most < max_lines ? most : max_lines;
    most = most < LAYOUT_LINES_MAX ? most : LAYOUT_LINES_MAX;
    return most > fewest ? most : fewest;
}

/* Tries each number of lines and keeps the cheapest setting of all. */
static void keep_best_lines(struct search *search, size_t most, struct line_ends *out)
{
    int64_t least = COST_NONE;
    search->costs = mem_alloc((most + 1) * search->count * sizeof(*search->costs));
    search->origin = mem_alloc((most + 1) * search->count * sizeof(*search->origin));
    for (size_t lines = search->fewest; lines <= most; lines++) {
        if ((int64_t)lines * COST_LINE >= least)
            break;
        int64_t cost = search_lines(search, lines);
        if (cost < least) {
            least = cost;
            keep_lines(search, lines, out);
        }
    }
    free(search->costs);
    free(search->origin);
}

void lines_set(const struct ruler *ruler, int64_t limit_px, enum break_rank worst, size_t fewest,
               size_t max_lines, struct line_ends *out)
{
    struct search search = {.ruler = ruler, .limit_px = limit_px, .worst = worst, .fewest = fewest};
    find_places(&search);
    if (search.count <= PLACES_MAX)
        keep_best_lines(&search, most_lines(fewest, max_lines), out);
    free(search.places);
}
